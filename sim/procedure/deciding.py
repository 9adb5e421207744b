"""Every matter the Council can decide, in one table, and what is done with a decision. It counts no votes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sim.procedure.agenda import ADOPTION
from sim.procedure.amendments import AMENDMENT
from sim.procedure.credentials import CHALLENGED, REPORTED
from sim.procedure.drafts import DRAFT
from sim.procedure.entry import MatterEntry
from sim.procedure.invitations import INVITATION, rule_of
from sim.procedure.matters import (
    AgendaAdoption,
    AmendmentVote,
    AppointmentProposed,
    CredentialsChallenged,
    CredentialsReported,
    DraftVote,
    Invitation,
    KindClaim,
    Matter,
    OrderOfDrafts,
    OtherQuestion,
    PartVote,
    PointOfOrder,
    PrivateMeeting,
    ProceduralMotion,
    PublicMeeting,
    RulingGiven,
    SingleCopy,
)
from sim.procedure.meeting import Meeting, Pending, Taken, changed, phase_with
from sim.procedure.motions import MOTION
from sim.procedure.not_procedural import CLAIMED
from sim.procedure.order_of_drafts import ORDER
from sim.procedure.points_of_order import POINT, RULING
from sim.procedure.publicity import PRIVATE, PUBLIC, SINGLE
from sim.procedure.questions import OTHER
from sim.procedure.rapporteurs import APPOINTMENT
from sim.procedure.separate_votes import PART
from sim.source import Source

MATTERS: Mapping[type[Matter], MatterEntry[Any]] = MappingProxyType(
    {
        AgendaAdoption: ADOPTION,
        Invitation: INVITATION,
        ProceduralMotion: MOTION,
        PrivateMeeting: PRIVATE,
        PublicMeeting: PUBLIC,
        SingleCopy: SINGLE,
        AppointmentProposed: APPOINTMENT,
        CredentialsReported: REPORTED,
        CredentialsChallenged: CHALLENGED,
        DraftVote: DRAFT,
        AmendmentVote: AMENDMENT,
        PartVote: PART,
        OrderOfDrafts: ORDER,
        PointOfOrder: POINT,
        KindClaim: CLAIMED,
        RulingGiven: RULING,
        OtherQuestion: OTHER,
    }
)


def source_of(matter: Matter) -> Source:
    """Return the rule under which a matter is decided."""
    return rule_of(matter.guest) if isinstance(matter, Invitation) else MATTERS[type(matter)].source


def settle(meeting: Meeting, top: Pending, taken: Taken) -> Meeting:
    """Record a decision, take its matter from before the Council, and do what the matter says follows."""
    before = meeting.before[:-1]
    decided = changed(
        meeting,
        taken=(*meeting.taken, taken),
        before=before,
        phase=phase_with(before),
        explained_after=() if taken.roll is not None else meeting.explained_after,
    )
    return MATTERS[type(top.matter)].effect(decided, top.matter, top, taken)
