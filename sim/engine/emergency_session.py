"""Emergency special sessions in a run: called, opened within 24 hours, and meeting on a situation."""

from datetime import date

from sim.bodies.bar import Bar
from sim.bodies.criminal_court import plainly
from sim.bodies.sources import GA_RULE_9
from sim.bodies.uniting_for_peace import (
    CAN,
    CANNOT,
    MATTER,
    REFERRED,
    REFERRED_SOURCES,
    SESSION_SOURCES,
    bar_of_date,
    bar_to_a_request,
    condition,
    in_time,
    opens_by,
    votes_of_the_council,
)
from sim.council import assembly_members_on
from sim.engine.assembly import spare_debates
from sim.engine.events import Decided, Event
from sim.engine.events_around import QuestionReferred, SessionCalled, SessionOpened
from sim.engine.play import OpenSession, Play, Process, Turn, cited
from sim.errors import UnscError
from sim.law import Kind, Outcome, Reason
from sim.law.matters import matter_of
from sim.procedure import OutOfOrder
from sim.scenario.around_the_council import EmergencySession
from sim.scenario.model import Step
from sim.scenario.moments import Moment
from sim.source import Status, weakest


def after_a_call(play: Play, decided: Decided, item: str = "") -> None:
    """See to the session that an adopted decision of the Council calls, by its words or by a step that says so.

    Where the Assembly sits anyway there is none to call. Without a recorded day the session is to have met by the
    last moment, on the `item` of the meeting that called it. Source: GA res. 377 A (V), para. 1; GA Rule 8(b).
    """
    steps = [s.emergency_session for s in play.scenario.timeline if s.emergency_session is not None]
    on_record = next((s for s in steps if s.on == decided.id), None)
    matter = matter_of(decided.question)
    called = on_record is not None or (matter is not None and matter.name == MATTER)
    if decided.outcome is not Outcome.ADOPTED or not called or bar_of_date(decided.at.day) is not None:
        return
    if on_record is not None and on_record.regular_session:
        return
    deadline = Moment(*opens_by(decided.at.day, decided.at.hour))
    due = play.record(
        SessionCalled,
        decided.at,
        cause=decided,
        by="the Security Council",
        deadline=deadline,
        condition=condition(_vetoed_before(play)),
        status=weakest(decided.status, Status.DERIVED),
        sources=SESSION_SOURCES,
        note="" if decided.kind is Kind.PROCEDURAL else _otherwise_put(decided),
    )
    if on_record is None:
        play.env.process(_opens_by_the_deadline(play, due, item))


def _otherwise_put(decided: Decided) -> str:
    needed = votes_of_the_council(decided.at.day).needed(0, 0)
    return (
        f"the question was decided as {decided.kind.value}; it is procedural, and takes {needed} affirmative votes"
    )


def _vetoed_before(play: Play) -> tuple[str, ...]:
    return tuple([d.id for d in play.decided.values() if d.reason is Reason.VETO and d.permanent])


def _opens_by_the_deadline(play: Play, due: SessionCalled, item: str) -> Process:
    yield from play.until(due.deadline, Turn.FOLLOWS)
    opened = play.record(
        SessionOpened,
        due.deadline,
        cause=due,
        session="",
        topic=item,
        deadline=due.deadline,
        in_time=None,
        day_given=False,
        can=CAN,
        cannot=CANNOT,
        status=Status.ASSUMED,
        sources=SESSION_SOURCES,
        note="the day is the last one the resolution leaves; the file gives no day of its opening",
    )
    _meets(play, opened, "an emergency special session", item, None)


def emergency_session(play: Play, step: Step, session: EmergencySession, at: Moment) -> None:
    """A session opens at the step's moment, if the Council or a majority of the Members called it.

    Source: GA res. 377 A (V), para. 1; GA Rules 8(b) and 9(b).
    """
    known = play.known(step)
    cause: Event | None = None
    deadline: Moment | None = None
    if session.on is not None:
        decided = play.decided.get(session.on)
        if decided is None or decided.outcome is not Outcome.ADOPTED:
            why, event = play.stands(session.on)
            play.not_reached(step, at, f"{why}, so no session is called", event)
            return
        due = next((e for e in play.log if isinstance(e, SessionCalled) and e.cause == decided.number), None)
        cause, deadline = due or decided, None if due is None else due.deadline
    elif session.requested is not None:
        deadline = Moment(*opens_by(session.requested.day, session.requested.hour))
    members, told = _members(session, at)
    bar = bar_of_date(at.day) or _bar_to_the_request(session, members)
    if bar is not None:
        refusal = OutOfOrder(bar.why, instead=bar.instead, rule=bar.rule)
        play.refused("an emergency special session", refusal, at, step.id or "", cause, known, step.note)
        return
    note = " ".join(filter(None, [step.note, told]))
    if session.regular_session:
        play.record(
            QuestionReferred,
            at,
            step.id or "",
            cause,
            topic=session.topic,
            says=REFERRED,
            status=known[0],
            sources=cited(*known[1], *REFERRED_SOURCES),
            note=note,
        )
        return
    opened = play.record(
        SessionOpened,
        at,
        step.id or "",
        cause,
        session=session.number,
        topic=session.topic,
        deadline=deadline,
        again=session.again,
        in_time=None if deadline is None else in_time((deadline.day, deadline.hour), at.day, at.hour),
        can=CAN,
        cannot=CANNOT,
        status=known[0],
        sources=cited(
            *known[1], *SESSION_SOURCES, *(() if session.on is not None or session.again else (GA_RULE_9,))
        ),
        note=note,
    )
    number = f"the {session.number} " if session.number else "an "
    name = f"{number}emergency special session"
    _meets(play, opened, name, session.topic, session.closed)


def _meets(play: Play, opened: SessionOpened, name: str, topic: str, closed: date | None) -> None:
    play.sessions.append(OpenSession(opened, name, plainly(topic), closed))
    spare_debates(play, opened, name, topic)


def _members(session: EmergencySession, at: Moment) -> tuple[int | None, str]:
    """Return how many Members there were when a majority asked, and a note where that is not known."""
    if not _asking(session):
        return None, ""
    if session.members is not None:
        return session.members, ""
    try:
        return len(assembly_members_on((session.requested or at).day)), ""
    except UnscError:
        return None, (
            f"How many Members there were on that day is not in our tables, so whether {_asking(session)} are a "
            "majority is not checked; `members` says it."
        )


def _asking(session: EmergencySession) -> int:
    return session.requests or len(session.requested_by)


def _bar_to_the_request(session: EmergencySession, members: int | None) -> Bar | None:
    if session.on is not None or session.again or members is None:
        return None
    return bar_to_a_request(_asking(session), members)


def meeting_on(play: Play, situation: str, day: date) -> str:
    """Return the session that meets on a situation on a day, as one says it; empty where none is known to."""
    if not situation:
        return ""
    return next(
        (s.name for s in play.sessions if s.topic == plainly(situation) and (s.closed is None or day <= s.closed)),
        "",
    )
