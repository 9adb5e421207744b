"""The General Assembly after a veto: the debate that is due, the one that is held, the Council's report on it."""

from sim.bodies.calendar import HOLIDAYS_SOURCE
from sim.bodies.criminal_court import plainly
from sim.bodies.sources import ART_24_3, VETO_INITIATIVE
from sim.bodies.veto_initiative import (
    bar_to_a_debate,
    bar_to_a_report,
    calls_for_a_debate,
    debate_by,
    holidays_known,
    report_by,
    report_in_time,
    speak_first,
)
from sim.engine.events import Decided, NotReached, VetoDebated, VetoDebateDue
from sim.engine.events_around import SessionOpened, SpecialReported
from sim.engine.play import Play, Process, Turn, cited
from sim.law import Outcome, Reason
from sim.procedure import OutOfOrder
from sim.scenario.around_the_council import SpecialReport, VetoDebate
from sim.scenario.model import Step
from sim.scenario.moments import Moment
from sim.source import Status, weakest


def after_a_veto(play: Play, decided: Decided, item: str = "", meeting_on_it: str = "") -> None:
    """See to the Assembly's debate that the veto of a draft, or of an amendment, brings about from 26 April 2022.

    `item` is that of the meeting. `meeting_on_it` names the emergency special session that meets on the situation,
    if one does: then no debate is due. Source: A/RES/76/262, paras. 1-3.
    """
    if not calls_for_a_debate(decided.decision, decided.at.day):
        return
    if meeting_on_it:
        play.record(
            NotReached,
            decided.at,
            cause=decided,
            what="debate under A/RES/76/262",
            why=f"{meeting_on_it} is meeting on the situation",
            status=decided.status,
            sources=(VETO_INITIATIVE,),
        )
        return
    deadline = Moment(debate_by(decided.at.day))
    note = "the vetoing members speak first; the Council is invited to report 72 hours before"
    if not holidays_known(deadline.day):
        note += "; weekdays only: the holidays of that year are not known here"
    due = play.record(
        VetoDebateDue,
        decided.at,
        cause=decided,
        on=decided.id,
        vetoed_by=speak_first(decided.decision),
        deadline=deadline,
        status=weakest(decided.status, Status.DERIVED),
        sources=(VETO_INITIATIVE, HOLIDAYS_SOURCE),
        note=note,
    )
    play.debates_due[decided.id] = plainly(item)
    if decided.id not in play.debate_on_record:
        play.env.process(_debate_by_the_deadline(play, due))


def _debate_by_the_deadline(play: Play, due: VetoDebateDue) -> Process:
    """Without a recorded date all that is known is by which day the debate was to be held.

    That it was held at all is assumed and not known; so nothing is said of its being in time.
    """
    yield from play.until(due.deadline, Turn.FOLLOWS)
    if due.on not in play.debates_due:  # a session met on the situation meanwhile
        return
    play.record(
        VetoDebated,
        due.deadline,
        cause=due,
        on=due.on,
        deadline=due.deadline,
        in_time=None,
        day_given=False,
        status=Status.ASSUMED,
        sources=(VETO_INITIATIVE,),
        note="the day is the last one the resolution leaves; the file gives no day of a debate",
    )


def spare_debates(play: Play, opened: SessionOpened, name: str, topic: str) -> None:
    """Note that no debate is due on a veto where a session opens on its item within the ten working days.

    A debate that the file tells of stays: it was held. Source: A/RES/76/262, para. 1.
    """
    for on, item in tuple(play.debates_due.items()):
        due = _due(play, on)
        if due is None or not item or item != plainly(topic) or on in play.debate_on_record:
            continue
        if _held(play, on) is None and opened.at.day <= due.deadline.day:
            del play.debates_due[on]
            play.record(
                NotReached,
                opened.at,
                cause=opened,
                what="debate under A/RES/76/262",
                why=f"{name} meets on the situation by {due.deadline}, so none is due on the veto of {due.at.day}",
                status=weakest(due.status, opened.status, Status.DERIVED),
                sources=(VETO_INITIATIVE,),
            )


def veto_debate(play: Play, step: Step, debate: VetoDebate, at: Moment) -> None:
    """The Assembly debates a veto on a recorded day, which wins over the computed deadline."""
    decided = _vetoed(play, step, debate.on, at, "so there is no veto to debate")
    if decided is None:
        return
    status, sources = play.known(step)
    held = _held(play, debate.on)
    bar = bar_to_a_debate(decided.at.day, "" if held is None else str(held.at))
    if bar is not None:
        refusal = OutOfOrder(bar.why, instead=bar.instead, rule=bar.rule)
        attempt, known = "a debate under A/RES/76/262", (status, sources)
        play.refused(attempt, refusal, at, step.id or "", held or decided, known, step.note)
        return
    due = _due(play, debate.on)
    play.record(
        VetoDebated,
        at,
        step.id or "",
        due or decided,
        on=debate.on,
        deadline=None if due is None else due.deadline,
        in_time=None if due is None else at.day <= due.deadline.day,
        status=status,
        sources=cited(*sources, VETO_INITIATIVE),
        note=step.note,
    )


def special_report(play: Play, step: Step, report: SpecialReport, at: Moment) -> None:
    """The Council reports to the Assembly on a veto, which it is invited to do 72 hours before the debate.

    That it decides to is procedural, or agreed without a vote. Source: Charter Art. 24(3); A/RES/76/262, para. 3.
    """
    decided = _vetoed(play, step, report.on, at, "so there is no veto to report on")
    if decided is None:
        return
    agreed = play.decided.get(report.decided_in or "")
    if report.decided_in is not None and (agreed is None or agreed.outcome is not Outcome.ADOPTED):
        why, event = play.stands(report.decided_in)
        play.not_reached(step, at, f"{why}, so the Council does not report", event)
        return
    known = play.known(step)
    held = _held(play, report.on)
    if held is not None:
        bar = bar_to_a_report(str(held.at))
        refusal = OutOfOrder(bar.why, instead=bar.instead, rule=bar.rule)
        play.refused("a special report on the veto", refusal, at, step.id or "", held, known, step.note)
        return
    on_record = play.debate_on_record.get(report.on)
    due = _due(play, report.on)
    debate = on_record or (None if due is None else due.deadline)
    in_time = None
    if debate is not None:
        in_time = report_in_time(report_by(debate.day, debate.hour), at.day, at.hour)
    status = known[0] if on_record is not None or in_time is None else weakest(known[0], Status.ASSUMED)
    play.record(
        SpecialReported,
        at,
        step.id or "",
        agreed or due or decided,
        on=report.on,
        debate=debate,
        in_time=in_time,
        status=status,
        sources=cited(*known[1], ART_24_3, VETO_INITIATIVE),
        note=step.note,
    )


def _vetoed(play: Play, step: Step, on: str, at: Moment, so: str) -> Decided | None:
    """Return the decision in which the veto was cast; None where none is known of, and the log says why."""
    decided = play.decided.get(on)
    if decided is None or decided.outcome is Outcome.OPEN:
        why, event = play.stands(on)
        play.not_reached(step, at, f"{why}, {so}", event)
        return None
    if decided.reason is not Reason.VETO:
        reason = decided.reason.value.replace("_", " ")
        play.not_reached(step, at, f"{on} is not known to have been vetoed ({reason}), {so}", decided)
        return None
    return decided


def _held(play: Play, on: str) -> VetoDebated | None:
    return next((e for e in play.log if isinstance(e, VetoDebated) and e.on == on), None)


def _due(play: Play, on: str) -> VetoDebateDue | None:
    if on not in play.debates_due:
        return None
    return next((e for e in play.log if isinstance(e, VetoDebateDue) and e.on == on), None)
