"""Suspension, adjournment and resumption of a meeting (Rule 33(1), first and second). Without debate."""

from collections.abc import Iterable

from sim.law import Kind, Outcome, Question
from sim.procedure.actions import Move, ResumeMeeting
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers, by_each
from sim.procedure.matters import Motion, Polarity, ProceduralMotion
from sim.procedure.meeting import Ended, Meeting, Pending, Phase, Taken, changed, phase_with
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_19, RULE_33
from sim.source import Source

_QUESTIONS = {
    Motion.SUSPEND: Question(Kind.PROCEDURAL, "suspend the meeting"),
    Motion.ADJOURN: Question(Kind.PROCEDURAL, "adjourn the meeting"),
}
_NAMES = {Motion.SUSPEND: "the motion to suspend the meeting", Motion.ADJOURN: "the motion to adjourn the meeting"}


def _check_move(meeting: Meeting, action: Move) -> Source:
    if meeting.before:
        top = meeting.before[-1].matter
        if type(top) is ProceduralMotion and action.motion.value >= top.motion.value:
            raise OutOfOrder(
                f"{_NAMES[top.motion].capitalize()} is before the Council and comes first",
                instead="deciding that motion, without debate",
                rule=RULE_33,
            )
    return RULE_33


def check_debate(meeting: Meeting) -> None:
    """Refuse to debate a motion that is decided without debate. Raises `OutOfOrder`. Source: Rule 33."""
    if meeting.before:
        matter = meeting.before[-1].matter
        if type(matter) is ProceduralMotion:
            raise OutOfOrder(
                f"{_NAMES[matter.motion].capitalize()} is decided without debate",
                instead="objecting, asking for a vote, deciding without one, or putting the question",
                rule=RULE_33,
            )


def _move(meeting: Meeting, action: Move) -> Meeting:
    before = (*meeting.before, Pending(ProceduralMotion(action.motion), action.by))
    return changed(meeting, before=before, phase=Phase.PROPOSAL)


def _moves(meeting: Meeting, papers: Papers) -> Iterable[Move]:
    for motion in Motion:
        yield from by_each(Move, meeting.council.codes, motion)


def _question(meeting: Meeting, matter: ProceduralMotion, put_as: Polarity) -> Question:
    return _QUESTIONS[matter.motion]


def _settle(meeting: Meeting, matter: ProceduralMotion, pending: Pending, taken: Taken) -> Meeting:
    """Suspend or adjourn the meeting, or go on where it was interrupted."""
    if taken.decision.outcome is not Outcome.ADOPTED:
        return meeting
    if matter.motion is Motion.SUSPEND:
        return changed(meeting, phase=Phase.SUSPENDED)
    return changed(meeting, phase=Phase.CLOSED, ended=Ended.ADJOURNED)


def _check_resume(meeting: Meeting, action: ResumeMeeting) -> Source:
    return RULE_19


def _resume(meeting: Meeting, action: ResumeMeeting) -> Meeting:
    return changed(meeting, phase=phase_with(meeting.before))


def _resumptions(meeting: Meeting, papers: Papers) -> Iterable[ResumeMeeting]:
    return (ResumeMeeting(meeting.chair),)


MOVE = Entry(
    Move,
    "a motion to suspend or adjourn the meeting",
    (Phase.AGENDA, Phase.BUSINESS, Phase.PROPOSAL),
    Actor.MEMBER,
    _check_move,
    _move,
    _moves,
)
RESUME = Entry(
    ResumeMeeting,
    "resuming the meeting",
    (Phase.SUSPENDED,),
    Actor.CHAIR,
    _check_resume,
    _resume,
    _resumptions,
)
MOTION = MatterEntry("a motion", RULE_33, _question, _settle)
