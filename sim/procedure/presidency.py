"""Ceding the chair (Rule 20): the President's own act, never automatic. The monthly rotation is not here."""

from collections.abc import Iterable

from sim.council import next_in_order
from sim.procedure.actions import CedeChair
from sim.procedure.entry import Actor, Entry, Papers
from sim.procedure.meeting import Meeting, Phase, changed
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_20
from sim.source import Source


def _check_cede(meeting: Meeting, action: CedeChair) -> Source:
    """The President deems it; nobody else can, and no connection with the question does it by itself.

    Whoever takes the chair may pass it on in the same way, but not back to somebody who has ceded it.
    """
    following = next_in_order(meeting.council, meeting.chair)
    if following == meeting.chair or following in meeting.ceded:
        raise OutOfOrder(
            "Every other member has ceded the chair", instead="presiding over the meeting", rule=RULE_20
        )
    return RULE_20


def _cede(meeting: Meeting, action: CedeChair) -> Meeting:
    following = next_in_order(meeting.council, meeting.chair)
    return changed(meeting, chair=following, ceded=(*meeting.ceded, meeting.chair))


def _cessions(meeting: Meeting, papers: Papers) -> Iterable[CedeChair]:
    return (CedeChair(meeting.chair),)


CEDE = Entry(
    CedeChair,
    "ceding the chair",
    (Phase.AGENDA, Phase.BUSINESS, Phase.PROPOSAL),
    Actor.CHAIR,
    _check_cede,
    _cede,
    _cessions,
)
