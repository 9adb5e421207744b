"""Meeting in private and in public, the record of it, the communique; and bodies appointed, in a meeting."""

from collections.abc import Mapping
from types import MappingProxyType

from sim.engine.events_of_the_meeting import BodyAppointed, CommuniqueIssued, PublicityChanged
from sim.engine.matters import decide_by
from sim.engine.play import Known, cited
from sim.engine.sitting import Sitting
from sim.procedure import OutOfOrder
from sim.procedure.actions import (
    SECRETARY_GENERAL,
    Action,
    DecideWithoutVote,
    IssueCommunique,
    ProposeAppointment,
    ProposePrivateMeeting,
    ProposePublicMeeting,
    ProposeSingleCopy,
)
from sim.procedure.matters import Appointment
from sim.procedure.rules import RULE_55
from sim.scenario.model import PutToVote, Step
from sim.scenario.of_the_meeting import Appoint, Publicity
from sim.source import Status, weakest

_PROPOSES: Mapping[str, tuple[type[Action], str]] = MappingProxyType(
    {
        "go_private": (ProposePrivateMeeting, "goes on in private"),
        "go_public": (ProposePublicMeeting, "goes on in public"),
        "single_copy": (ProposeSingleCopy, "has its record kept in a single copy"),
    }
)


def publicity(sitting: Sitting, step: Step, plan: Publicity, known: Known) -> None:
    """It is proposed to go on in private, in public, or with a record in one copy. Source: Rules 48 and 51."""
    act, how = _PROPOSES[step.action]
    by = sitting.mover(plan.by)
    before = sitting.state
    if not _proposed(sitting, step, act(by), plan.vote, known, f"a proposal that the meeting {how}"):
        return
    now = sitting.state
    if (before.format, before.single_copy) != (now.format, now.single_copy):
        name = "" if plan.vote is not None else step.id or ""
        sitting.record(PublicityChanged, name, known, how=how, note="" if plan.vote is not None else step.note)


def appoint(sitting: Sitting, step: Step, plan: Appoint, known: Known) -> None:
    """A commission, committee or rapporteur is proposed for a specified question. Source: Rule 28."""
    by = sitting.mover(plan.by)
    before = sitting.state.appointed
    appointment = Appointment(plan.what, plan.question, plan.speaks)
    attempt = f"appointing a {plan.what.value}"
    if not _proposed(sitting, step, ProposeAppointment(by, appointment), plan.vote, known, attempt):
        return
    sitting.play.appointed = sitting.state.appointed
    if sitting.state.appointed != before:
        sitting.record(
            BodyAppointed,
            "" if plan.vote is not None else step.id or "",
            known,
            what=plan.what.value,
            question=plan.question,
            speaks=plan.speaks,
            note="" if plan.vote is not None else step.note,
        )


def _proposed(
    sitting: Sitting, step: Step, act: Action, vote: PutToVote | None, known: Known, attempt: str
) -> bool:
    """Bring a proposal before the Council and decide it; tell whether that was in order."""
    try:
        sitting.do(act)
        if vote is None:
            sitting.do(DecideWithoutVote(sitting.state.chair))
        else:
            decide_by(sitting, step, vote, known)
    except OutOfOrder as refusal:
        sitting.refuse(attempt, refusal, step.id or "", known, step.note)
        return False
    return True


def communique(sitting: Sitting) -> None:
    """The Secretary-General issues the communique on a meeting that was private. Source: Rule 55."""
    if not sitting.state.communique_due:
        return
    sitting.do(IssueCommunique(SECRETARY_GENERAL))
    status = weakest(sitting.known[0], Status.DERIVED)
    sitting.record(CommuniqueIssued, known=(status, cited(*sitting.known[1], RULE_55)))
