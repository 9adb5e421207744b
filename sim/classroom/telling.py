"""The transcript of a line that is played: acts with their rules, decisions with their reasons, and polls.

Entries are made once: a line only grows, and but for votes that leave a result open no act of it ever changes.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sim.classroom.lines import Line
from sim.classroom.polls import Poll
from sim.classroom.polls import told as told_of_poll
from sim.classroom.saying import KEYS, rule, say
from sim.classroom.saying_acts import said_of
from sim.law import Tally
from sim.procedure.actions import Action, DecideWithoutVote, GiveRuling, LeaveOpen, RaisePointOfOrder, StateResult
from sim.procedure.meeting import Meeting, Taken
from sim.procedure.order import in_order
from sim.source import Source

LAST = 60
"""So many entries are in a view; older ones are asked for."""
_DECIDE = (StateResult, LeaveOpen, DecideWithoutVote)
"""Acts of which nothing is told but what was decided by them."""

Entries = tuple[dict[str, Any], ...]


class Transcript:
    """The transcripts of the lines of one room, each entry made when it is first told."""

    def __init__(self) -> None:
        self._told: dict[str, list[tuple[Meeting, Entries]]] = {}

    def entries(self, line: Line, polls: Iterable[Poll] = ()) -> list[dict[str, Any]]:
        """Return the entries of a played line, with the polls that were held in it, numbered from 0."""
        told = self._told.setdefault(line.id, [])
        # Votes that left a result open may be cast anew with more of them known: then they are told anew.
        same = next((n for n, (after, _) in enumerate(told) if after is not line.states[n + 1]), len(told))
        del told[same:]
        for n in range(same, len(line.acts)):
            after = line.states[n + 1]
            told.append((after, tuple(_of_act(line.states[n], line.acts[n], after, n))))
        held: dict[int, list[Poll]] = {}
        for poll in polls:
            if poll.line == line.id:
                held.setdefault(poll.at, []).append(poll)
        entries: list[dict[str, Any]] = []
        for n in range(len(line.acts) + 1):
            entries += [entry for poll in held.get(n, ()) for entry in _of_poll(poll)]
            if n < len(line.acts):
                entries += told[n][1]
        return [{"n": number, **entry} for number, entry in enumerate(entries)]


def _entry(
    said: dict[str, Any], kind: str, line_at: int, *, words: str = "", source: Source | None = None
) -> dict[str, Any]:
    return {
        **said,
        "words": words or None,
        "rule": None if source is None else rule(source),
        "kind": kind,
        "line_at": line_at,
    }


def _of_act(before: Meeting, act: Action, after: Meeting, at: int) -> Iterator[dict[str, Any]]:
    if not isinstance(act, _DECIDE):
        name, filled = said_of(act, before)
        said = say(f"did.{name}", **{parameter: filled[parameter] for parameter in KEYS[f"did.{name}"]})
        yield _entry(said, "act", at, words=_words(act), source=in_order(before, act))
    for taken in after.taken[len(before.taken) :]:
        yield _of_decision(taken, at)


def _words(act: Action) -> str:
    """Return what somebody said in their own words with an act."""
    if isinstance(act, RaisePointOfOrder):
        return act.text
    return act.ruling.text if isinstance(act, GiveRuling) else ""


def _of_decision(taken: Taken, at: int) -> dict[str, Any]:
    decision = taken.decision
    outcome, question = decision.outcome.value, taken.question.text
    tally = decision.tally
    if tally is None:
        said = say(f"decided.without_vote.{outcome}", question=question)
    else:
        said = say(f"decided.by_vote.{outcome}", question=question, needed=decision.needed, **_numbers(tally))
    return _entry(said, "decision", at, words=decision.why, source=next(iter(decision.sources), None))


def _numbers(tally: Tally) -> dict[str, int]:
    return {name: getattr(tally, name) for name in ("yes", "no", "abstain", "not_voting", "unknown")}


def _of_poll(poll: Poll) -> Iterator[dict[str, Any]]:
    for said in told_of_poll(poll):
        yield _entry(said, "poll", poll.at)
