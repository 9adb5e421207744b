"""Ceding the chair (Rule 20): the President's own act, never automatic. The monthly rotation is not here."""

from collections.abc import Iterable

from sim.council import next_in_order
from sim.procedure.actions import CedeChair
from sim.procedure.entry import Actor, Entry, Papers
from sim.procedure.meeting import Meeting, Phase, changed
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_20
from sim.source import Source


def with_chair(meeting: Meeting) -> Meeting:
    """Return a meeting with the chair in the hands of the President, or whoever comes next.

    That is the first in English alphabetical order, from the President on, that has not ceded the chair and whose
    delegation sits. Where only such are left that have ceded it, the first of them presides again. Who presides
    where the credentials of the President are rejected no rule says; it is taken from Rule 20.
    """
    chair = _presiding(meeting, meeting.ceded)
    if chair is not None:
        return meeting if chair == meeting.chair else changed(meeting, chair=chair)
    chair = _presiding(meeting, ())
    assert chair is not None, "whoever challenges credentials sits"
    return changed(meeting, chair=chair, ceded=tuple([c for c in meeting.ceded if c != chair]))


def _presiding(meeting: Meeting, ceded: tuple[str, ...]) -> str | None:
    """Return who is first in line for the chair, None if everybody in it has ceded or does not sit."""
    at = meeting.president
    for _ in meeting.council.codes:
        if at not in ceded and at not in meeting.without_credentials:
            return at
        at = next_in_order(meeting.council, at)
    return None


def _check_cede(meeting: Meeting, action: CedeChair) -> Source:
    """The President deems it; nobody else can, and no connection with the question does it by itself.

    Whoever takes the chair may pass it on in the same way, but not back to somebody who has ceded it.
    """
    if _presiding(meeting, (*meeting.ceded, meeting.chair)) is None:
        raise OutOfOrder(
            "Every other member has ceded the chair", instead="presiding over the meeting", rule=RULE_20
        )
    return RULE_20


def _cede(meeting: Meeting, action: CedeChair) -> Meeting:
    return with_chair(changed(meeting, ceded=(*meeting.ceded, meeting.chair)))


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
    rule=RULE_20,
)
