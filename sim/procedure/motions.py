"""The motions of Rule 33, in its order of precedence, and which of them are debated. Amendments are elsewhere."""

from collections.abc import Iterable

from sim.law import Kind, Outcome, Question
from sim.procedure.actions import Move, ResumeMeeting
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers, by_each
from sim.procedure.matters import Motion, Polarity, ProceduralMotion
from sim.procedure.meeting import (
    Ended,
    Meeting,
    Pending,
    Phase,
    SetAside,
    Taken,
    changed,
    phase_with,
    with_before,
)
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_19, RULE_33
from sim.source import Source

_DOES = {
    Motion.SUSPEND: "suspend the meeting",
    Motion.ADJOURN: "adjourn the meeting",
    Motion.ADJOURN_TO: "adjourn the meeting to {until}",
    Motion.REFER: "refer the matter to {to}",
    Motion.POSTPONE: "postpone discussion of the question {until}",
}
_NAMES = {
    Motion.SUSPEND: "the motion to suspend the meeting",
    Motion.ADJOURN: "the motion to adjourn the meeting",
    Motion.ADJOURN_TO: "the motion to adjourn the meeting to a certain day or hour",
    Motion.REFER: "the motion to refer the matter",
    Motion.POSTPONE: "the motion to postpone discussion",
}
_SAYS = {
    Motion.SUSPEND: (),
    Motion.ADJOURN: (),
    Motion.ADJOURN_TO: ("until",),
    Motion.REFER: ("to",),
    Motion.POSTPONE: ("until",),
}
_ABOUT_THE_QUESTION = (Motion.REFER, Motion.POSTPONE)


def _check_move(meeting: Meeting, action: Move) -> Source:
    """A motion gives way to one that stands before it in Rule 33, and goes before all principal proposals."""
    if meeting.before:
        top = meeting.before[-1].matter
        if type(top) is ProceduralMotion and action.motion.value >= top.motion.value:
            raise OutOfOrder(
                f"{_NAMES[top.motion].capitalize()} is before the Council and comes first",
                instead=f"deciding that motion, {'with' if top.motion.debatable else 'without'} debate",
                rule=RULE_33,
            )
    pointless = [name for name in ("until", "to") if getattr(action, name) and name not in _SAYS[action.motion]]
    if pointless:
        raise OutOfOrder(
            f"{_NAMES[action.motion].capitalize()} does not say {pointless[0]!r}: {getattr(action, pointless[0])}",
            instead="the motion by itself, or the one of Rule 33 that says it",
            rule=RULE_33,
        )
    if action.motion in _ABOUT_THE_QUESTION:
        if not meeting.agenda_adopted:
            raise OutOfOrder(
                "Until the agenda is adopted no question is before the meeting",
                instead="adopting the agenda (Rule 9), or a motion to suspend or adjourn the meeting",
                rule=RULE_33,
            )
        check_not_set_aside(meeting)
    return RULE_33


def check_debate(meeting: Meeting) -> None:
    """Refuse to debate what is decided without debate. Raises `OutOfOrder`. Source: Rule 33(2).

    Nothing that waits but a suspension or a simple adjournment is kept from debate.
    """
    if meeting.before:
        matter = meeting.before[-1].matter
        if type(matter) is ProceduralMotion and not matter.motion.debatable:
            raise OutOfOrder(
                f"{_NAMES[matter.motion].capitalize()} is decided without debate",
                instead="objecting, asking for a vote, deciding without one, or putting the question",
                rule=RULE_33,
            )
    else:
        check_not_set_aside(meeting)


def check_not_set_aside(meeting: Meeting) -> None:
    """Refuse to go on with a question that was referred or postponed. Raises `OutOfOrder`. Source: Rule 33(1)."""
    aside = meeting.set_aside
    if aside is None:
        return
    if aside.motion is Motion.REFER:
        why, instead = f"The matter has been referred to {aside.to}", "taking it up when it comes back"
    else:
        until = f"to {aside.until}" if aside.until else "indefinitely"
        why, instead = f"Discussion of the question has been postponed {until}", "taking it up at a later meeting"
    raise OutOfOrder(why, instead=f"{instead}, or closing the meeting", rule=RULE_33)


def _move(meeting: Meeting, action: Move) -> Meeting:
    return with_before(meeting, Pending(ProceduralMotion(action.motion, action.until, action.to), action.by))


def _moves(meeting: Meeting, papers: Papers) -> Iterable[Move]:
    codes, days = meeting.council.codes, papers.days
    yield from by_each(Move, codes, Motion.SUSPEND)
    yield from by_each(Move, codes, Motion.ADJOURN)
    for until in days or ("",):
        yield from by_each(Move, codes, Motion.ADJOURN_TO, until)
    for to in papers.referees or ("",):
        yield from by_each(Move, codes, Motion.REFER, "", to)
    for until in ("", *days):
        yield from by_each(Move, codes, Motion.POSTPONE, until)


def _question(meeting: Meeting, matter: ProceduralMotion, put_as: Polarity) -> Question:
    until = matter.until
    if matter.motion is Motion.POSTPONE:
        until = f"to {until}" if until else "indefinitely"
    return Question(Kind.PROCEDURAL, _DOES[matter.motion].format(until=until, to=matter.to))


def _settle(meeting: Meeting, matter: ProceduralMotion, pending: Pending, taken: Taken) -> Meeting:
    """Suspend or adjourn the meeting, set its question aside, or go on where it was interrupted."""
    if taken.decision.outcome is not Outcome.ADOPTED:
        return meeting
    if matter.motion is Motion.SUSPEND:
        return changed(meeting, phase=Phase.SUSPENDED)
    if matter.motion in _ABOUT_THE_QUESTION:
        # What else was before the Council concerned the same question, and goes with it.
        aside = SetAside(matter.motion, matter.until, matter.to)
        return changed(meeting, set_aside=aside, speakers=(), before=(), phase=Phase.BUSINESS)
    return changed(meeting, phase=Phase.CLOSED, ended=Ended.ADJOURNED, adjourned_to=matter.until)


def _check_resume(meeting: Meeting, action: ResumeMeeting) -> Source:
    return RULE_19


def _resume(meeting: Meeting, action: ResumeMeeting) -> Meeting:
    return changed(meeting, phase=phase_with(meeting.before))


def _resumptions(meeting: Meeting, papers: Papers) -> Iterable[ResumeMeeting]:
    return (ResumeMeeting(meeting.chair),)


MOVE = Entry(
    Move,
    "a motion to suspend, adjourn, refer or postpone",
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
    rule=RULE_33,
)
MOTION = MatterEntry("a motion", RULE_33, _question, _settle)
