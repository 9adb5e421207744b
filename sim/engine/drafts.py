"""Drafts on their way to the vote: submitted, put in blue, and in what order they come before a meeting."""

import re

from attrs import frozen

from sim.council import Council
from sim.engine.events import DraftInBlue, DraftSubmitted, Event
from sim.engine.play import Known, Play, Process, Turn, on_the_day
from sim.law import Kind, Outcome, Question
from sim.law.matters import matter_of
from sim.procedure import Draft as TabledDraft
from sim.procedure import OutOfOrder, Tabled
from sim.procedure.drafts import check_draft
from sim.procedure.order_of_drafts import ahead
from sim.procedure.rules import IN_BLUE, RULE_17, RULE_38
from sim.scenario.bodies import council_for
from sim.scenario.model import Draft, Sources, Step
from sim.scenario.moments import MINUTES_A_DAY, Moment


@frozen
class Submission:
    """A draft as it is submitted: by which step and when, to which Council, and what it follows from.

    `invited` are the States taking part in the meeting, if there is one: they may submit drafts, too (Rule 38).
    """

    step: Step
    draft: Draft
    at: Moment
    council: Council
    known: Known
    invited: tuple[str, ...] = ()
    cause: Event | None = None


def draft(play: Play, step: Step, draft: Draft, at: Moment) -> None:
    """A draft is submitted before the meeting that votes on it. Source: Rules 31 and 38."""
    submit(play, Submission(step, draft, at, council_for(play.scenario, at.day), play.known(step)))


def submit(play: Play, submission: Submission) -> Event:
    """Put a draft among those submitted, and its text in blue when the file says so; or refuse it."""
    step, draft, known = submission.step, submission.draft, submission.known
    at, name, cause = submission.at, step.id or "", submission.cause
    try:
        tabled = _tabled(play, submission)
    except OutOfOrder as refusal:
        play.out_of_order.setdefault(draft.symbol, refusal)
        return play.refused(f"submitting {draft.symbol}", refusal, at, name, cause, known, step.note)
    play.tabled[draft.symbol] = tabled
    submitted = play.record(
        DraftSubmitted,
        at,
        name,
        cause,
        by=tuple([m for m in draft.by if m not in play.without_credentials]),
        symbol=draft.symbol,
        text=draft.text,
        penholder=tuple(draft.penholder),
        status=known[0],
        sources=known[1],
        note=step.note,
    )
    if draft.in_blue is not None:
        play.env.process(_blue(play, submitted, draft.in_blue))
    return submitted


def _tabled(play: Play, submission: Submission) -> Tabled:
    draft, out = submission.draft, play.without_credentials
    members = [m for m in draft.by if m in submission.council.codes and m not in out]
    able = members + [m for m in draft.by if m in submission.invited]
    rejected = [m for m in draft.by if m in submission.council.codes and m in out]
    if rejected and not able:
        raise OutOfOrder(
            f"The credentials of the representative of {rejected[0]} were rejected",
            instead="new credentials, on which the Secretary-General reports (Rule 15)",
            rule=RULE_17,
        )
    if draft.by and not able:
        raise OutOfOrder(
            f"{draft.by[0]} is not a member of the Council, and has not been invited to take part",
            instead="a draft submitted by a member (Rule 31), or an invitation first (Rule 37)",
            rule=RULE_38,
        )
    tabled = TabledDraft(draft.symbol, Question(draft.kind or Kind.SUBSTANTIVE, f"adopt {draft.symbol}"))
    check_draft(tabled, tuple(play.tabled.values()))
    by = able[0] if able else ""
    return Tabled(tabled, by, by_a_guest=by in submission.invited)


def _blue(play: Play, submitted: DraftSubmitted, at: Moment) -> Process:
    """The final text is printed in blue, unless it is too late for that, or too early. Source: custom."""
    at = on_the_day(at, submitted.at)
    if at.hour is None and at.day == submitted.at.day:
        at = submitted.at  # without an hour: right after it was submitted
    yield from play.until(at, Turn.GOES_ON)
    symbol, why = submitted.symbol, ""
    if at < submitted.at:
        at, why = submitted.at, f"{symbol} was not submitted by {at}"
    elif play.tabled[symbol].outcome is not None:
        why = f"{symbol} has been voted on"
    if why:
        instead = "putting it in blue after it is submitted and before the vote"
        refusal = OutOfOrder(why, instead=instead, rule=IN_BLUE)
        known = submitted.status, Sources(submitted.sources)
        play.refused(f"putting {symbol} in blue", refusal, at, "", submitted, known)
        return
    play.in_blue[symbol] = at
    play.record(
        DraftInBlue, at, cause=submitted, symbol=symbol, status=submitted.status, sources=submitted.sources
    )


def too_soon(play: Play, symbol: str, at: Moment) -> str:
    """Say that a draft is voted on sooner than custom has it; empty if not, or if that cannot be told.

    By custom a day passes after the text is in blue. That can be waived, and is no rule.
    """
    blue = play.in_blue.get(symbol)
    if blue is None:
        return ""
    hours_known = blue.hour is not None and at.hour is not None
    if blue.day == at.day or (hours_known and at.minutes() - blue.minutes() < MINUTES_A_DAY):
        return (
            f"{symbol} has been in blue since {blue}; by custom a day passes before the vote, which can be waived"
        )
    return ""


def brought_forward(drafts: tuple[Tabled, ...], question: Question, outcome: Outcome) -> tuple[Tabled, ...]:
    """Return the drafts in the order they come in after a question about that order: the one it names goes first.

    Rule 32(1) names no exception; in practice the Council can decide otherwise by a procedural vote (asked for in
    vain on 16 November 2017, S/PV.8105).
    """
    matter = matter_of(question.text)
    if outcome is not Outcome.ADOPTED or matter is None or matter.name != "conduct of business":
        return drafts
    waiting = {t.draft.symbol.lower(): t for t in drafts if t.waits}
    named = next((w for w in re.findall(r"[\w/.()-]*\w", question.text.lower()) if w in waiting), None)
    return drafts if named is None else ahead(drafts, waiting[named])
