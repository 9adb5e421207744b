"""Snapback in a run: thirty days begin with a notification, and end with the relief continued, lost, or open."""

from sim.bodies.snapback import (
    APPLY_AGAIN,
    SOURCES,
    Ended,
    Result,
    Standing,
    bar_to_notify,
    draft_by,
    last_day,
    midnight_greenwich,
    standing_of_all,
    what_became_of_it,
)
from sim.engine.events import Event, NotReached
from sim.engine.events_around import PresidentToSubmit, ReliefLeftOpen, SanctionsRestored, SnapbackNotified
from sim.engine.play import Play, Process, Turn, cited
from sim.law import Outcome
from sim.law.wording import names
from sim.procedure import OutOfOrder
from sim.scenario.around_the_council import Snapback
from sim.scenario.bodies import council_for
from sim.scenario.model import Step, all_steps
from sim.scenario.moments import Moment
from sim.source import Source, Status, weakest

_DISPUTED = (
    "Those who notify have left the Plan of Action and say that the resolution still names them; whether that "
    "makes them participants is disputed."
)


def snapback(play: Play, step: Step, notice: Snapback, at: Moment) -> None:
    """A State notifies significant non-performance: the days begin, if it is a participant or disputes that it is.

    Source: S/RES/2231 (2015), paras. 10-12.
    """
    known = play.known(step)
    by = tuple(notice.by)
    bar = bar_to_notify(by, at.day)
    if bar is not None:
        refusal = OutOfOrder(bar.why, instead=bar.instead, rule=bar.rule)
        play.refused("a notification of non-performance", refusal, at, step.id or "", None, known, step.note)
        return
    standing = standing_of_all(by, at.day)
    end = last_day(at.day)
    notes = [step.note, _DISPUTED if standing is Standing.DISPUTED else ""]
    notified = play.record(
        SnapbackNotified,
        at,
        step.id or "",
        notified_by=by,
        standing=standing.value,
        denied_by=tuple(notice.denied_by),
        draft_by=Moment(draft_by(at.day)),
        last_day=Moment(end, midnight_greenwich(end)),
        status=known[0],
        sources=cited(*known[1], *SOURCES),
        note=" ".join(filter(None, notes)),
    )
    play.env.process(_thirty_days(play, notified, notice))


def _thirty_days(play: Play, notified: SnapbackNotified, notice: Snapback) -> Process:
    yield from play.until(notified.draft_by, Turn.FOLLOWS)
    if not _submitted(play, notice) and notified.standing == Standing.PARTICIPANT.value:
        council = council_for(play.scenario, notified.draft_by.day)
        play.record(
            PresidentToSubmit,
            notified.draft_by,
            cause=notified,
            president=council.president or "",
            status=weakest(notified.status, Status.DERIVED),
            sources=SOURCES[:1],
            note="no draft that a member submitted is known here",
        )
    yield from play.until(notified.last_day, Turn.FOLLOWS)
    drafts = [(name, _outcome(play, name)) for name in notice.votes]
    ended = what_became_of_it(notified.at.day, Standing(notified.standing), drafts)
    _tell(play, notified, ended, [name for name, _ in drafts])


def _submitted(play: Play, notice: Snapback) -> bool:
    """Tell whether a draft that the votes are on has been submitted."""
    return any(
        step.id in notice.votes and step.put_to_vote is not None and step.put_to_vote.draft in play.tabled
        for step in all_steps(play.scenario.timeline)
    )


def _outcome(play: Play, name: str) -> Outcome | None:
    """Return what became of a vote so far; open also where it hangs on one that is, None where there was none."""
    if name in play.decided:
        return play.decided[name].outcome
    return Outcome.OPEN if play.hangs_on_open(play.happened.get(name)) else None


def _tell(play: Play, notified: SnapbackNotified, ended: Ended, drafts: list[str]) -> None:
    votes = [play.decided[n] for n in drafts if n in play.decided]
    cause: Event = votes[-1] if votes else notified
    sources: tuple[Source, ...] = ended.sources
    status = weakest(notified.status, *[v.status for v in votes], Status.DERIVED)
    if ended.result is Result.RESTORED:
        play.record(
            SanctionsRestored,
            notified.last_day,
            notified.step,
            cause,
            resolutions=APPLY_AGAIN,
            why=ended.why,
            status=status,
            sources=sources,
            note=_denied(play, notified),
        )
        return
    if ended.result is Result.OPEN:
        play.record(
            ReliefLeftOpen,
            notified.last_day,
            notified.step,
            cause,
            why=ended.why,
            status=status,
            sources=sources,
        )
        return
    play.record(
        NotReached,
        notified.last_day,
        notified.step,
        cause,
        what="return of the sanctions",
        why=ended.why,
        status=status,
        sources=sources,
    )


def _denied(play: Play, notified: SnapbackNotified) -> str:
    if not notified.denied_by:
        return ""
    return f"{names(notified.denied_by)} denied that there was a notification, and so that they apply"
