"""Public and private meetings (Rules 48 and 55). A private meeting is still a formal one: it can decide."""

from collections.abc import Iterable

from sim.law import Kind, Outcome, Question
from sim.procedure.actions import ProposePrivateMeeting
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers, by_each
from sim.procedure.formats import Format
from sim.procedure.matters import Draft, Polarity, PrivateMeeting
from sim.procedure.meeting import Meeting, Pending, Phase, Taken, changed
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_48
from sim.source import Source


def check_publicity(meeting: Meeting, draft: Draft) -> None:
    """Refuse to decide in public what is decided in private. Raises `OutOfOrder`. Source: Rule 48."""
    if draft.recommends_secretary_general and meeting.format is not Format.PRIVATE:
        raise OutOfOrder(
            f"{draft.symbol} recommends a Secretary-General, which is decided in private",
            instead="a decision to meet in private",
            rule=RULE_48,
        )


def _check_private(meeting: Meeting, action: ProposePrivateMeeting) -> Source:
    if meeting.format is Format.PRIVATE:
        raise OutOfOrder("The meeting is private already", instead="the business of the meeting", rule=RULE_48)
    return RULE_48


def _propose(meeting: Meeting, action: ProposePrivateMeeting) -> Meeting:
    before = (*meeting.before, Pending(PrivateMeeting(), action.by))
    return changed(meeting, before=before, phase=Phase.PROPOSAL)


def _proposals(meeting: Meeting, papers: Papers) -> Iterable[ProposePrivateMeeting]:
    return by_each(ProposePrivateMeeting, meeting.council.codes)


_QUESTION = Question(Kind.PROCEDURAL, "meet in private")


def _question(meeting: Meeting, matter: PrivateMeeting, put_as: Polarity) -> Question:
    return _QUESTION


def _settle(meeting: Meeting, matter: PrivateMeeting, pending: Pending, taken: Taken) -> Meeting:
    if taken.decision.outcome is Outcome.ADOPTED:
        return changed(meeting, format=Format.PRIVATE)
    return meeting


PROPOSE_PRIVATE = Entry(
    ProposePrivateMeeting,
    "proposing to meet in private",
    (Phase.BUSINESS,),
    Actor.MEMBER,
    _check_private,
    _propose,
    _proposals,
)
PRIVATE = MatterEntry("the proposal to meet in private", RULE_48, _question, _settle)
