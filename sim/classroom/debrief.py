"""What is told of a decision: why, by what law, how close it was, and what really happened. It decides nothing."""

from collections.abc import Mapping
from itertools import islice
from math import comb
from typing import Any

from attrs import frozen

from sim.analysis.flips import Flips, flips
from sim.analysis.flips.changes import TARGETS
from sim.classroom.lines import Line, Origin
from sim.classroom.on_record import decided_on_record
from sim.classroom.saying import say
from sim.engine.events import Decided
from sim.engine.running import Run
from sim.errors import UnscError
from sim.law import Choice, Decision, Outcome, Tally
from sim.procedure.actions import CastVotes
from sim.procedure.meeting import Meeting, Taken

MOST_SETS = 5
"""So many of the smallest sets of changed votes are told."""


@frozen
class Told:
    """A decision of a played line: its number from 1, the act that took it, and where its votes come from."""

    number: int
    act: int
    taken: Taken
    origins: Mapping[str, Origin]
    meeting: Meeting


def decisions_in(line: Line) -> tuple[Told, ...]:
    """Return the decisions the class has taken in a line, the newest last.

    Votes that are counted again, because a ruling made their question one of another kind, are a decision again.
    """
    found: list[Told] = []
    cast = {each.act: dict(each.origins) for each in line.cast}
    origins: Mapping[str, Origin] = {}
    for n, act in enumerate(line.acts):
        if isinstance(act, CastVotes):
            origins = cast.get(n, {})
        before, after = line.states[n], line.states[n + 1]
        for taken in after.taken[len(before.taken) :]:
            whence = origins if taken.roll is not None else {}
            found.append(Told(len(found) + 1, n, taken, whence, before))
    return tuple(found)


def told_row(told: Told) -> dict[str, Any]:
    """Return what everybody is told of a decision; what really happened is not in it."""
    taken, council = told.taken, told.meeting.council
    votes: dict[str, str] = {}
    whence: dict[str, str] = {}
    if taken.roll is not None:
        named = taken.roll.by_member()
        for code in council.codes:
            vote = named.get(code)
            votes[code] = vote.choice.value if vote is not None else "unknown"
            origin = told.origins.get(code)
            whence[code] = origin.value if origin is not None else "hand" if vote is not None else "unknown"
    return {
        "number": told.number,
        "question": taken.question.text,
        **decision_row(taken.decision),
        "votes": votes,
        "from": whence,
        "flips": flips_of(told),
        "record": None,
    }


def decision_row(decision: Decision) -> dict[str, Any]:
    """Return a decision as it is sent."""
    return {
        "kind": decision.kind.value,
        "outcome": decision.outcome.value,
        "reason": decision.reason.value,
        "tally": tally_row(decision.tally),
        "needed": decision.needed,
        "blocked_by": list(decision.blocked_by),
        "why": decision.why,
        "sources": [source.cite for source in decision.sources],
    }


def tally_row(tally: Tally | None) -> dict[str, int] | None:
    """Return votes by number as they are sent; None where no vote was taken."""
    if tally is None:
        return None
    return {name: getattr(tally, name) for name in ("yes", "no", "abstain", "not_voting", "unknown")}


def flips_of(told: Told) -> dict[str, Any]:
    """Return which changed votes would have reversed a decision: the smallest sets, some of them by name."""
    taken, meeting = told.taken, told.meeting
    none: dict[str, Any] = {"size": None, "count": 0, "sets": []}
    if taken.roll is None:
        return {**none, **say("flips.without_vote")}
    if taken.decision.outcome is Outcome.OPEN:
        return {**none, **say("flips.open", who=list(taken.decision.could_settle))}
    try:
        found = flips(taken.question, taken.roll, meeting.council, meeting.law)
    except UnscError:
        return {**none, **say("flips.unknown")}
    return _flips_row(found)


def _flips_row(found: Flips) -> dict[str, Any]:
    size, count = found.size, found.count()
    if size is None:
        return {"size": None, "count": 0, "sets": [], **say("flips.none")}
    sets = [
        [{"member": c.member, "from": c.before.value, "to": c.after.value} for c in changes]
        for changes in islice(found.sets(), MOST_SETS)
    ]
    alike = _any_of_a_group(found, size, count)
    if alike is not None:
        said = say("flips.any", size=size, of=alike[1], choice=alike[0].value)
    else:
        said = say("flips.one", size=size) if count == 1 else say("flips.some", size=size, count=count)
    return {"size": size, "count": count, "sets": sets, **said}


def _any_of_a_group(found: Flips, size: int, count: int) -> tuple[Choice, int] | None:
    """Return whose votes they are, and of how many, where any so many that voted alike would do, and no others."""
    if count <= MOST_SETS:
        return None
    before = {change.before for change in next(found.sets())}
    if len(before) > 1:
        return None
    (choice,) = before
    group = sum(cast is choice for _, cast in found.standing.votes)
    others = len(TARGETS) - (choice in TARGETS)
    return (choice, group) if count == comb(group, size) * others**size else None


def record_row(run: Run, line: Line, told: Told) -> dict[str, Any] | None:
    """Return what really happened on the question of a decision; None where the record has no such question."""
    taken = told.taken
    found = decided_on_record(run, taken.matter, taken.question, line.standing)
    if found is None:
        return None
    row = event_row(found)
    return {
        **{name: row[name] for name in ("outcome", "tally", "blocked_by", "why", "votes")},
        "source": "; ".join(source.cite for source in found.sources),
    }


def event_row(event: Decided, number: int = 0, path: str = "") -> dict[str, Any]:
    """Return a decision of a log as it is sent. `path` is where a what-if changes its votes, empty for nowhere.

    Votes that are known only by number cannot be changed one by one.
    """
    named = sum(vote.choice is not None for vote in event.votes)
    by_name = event.tally is not None and event.tally.known == named
    return {
        "number": number,
        "body": event.body,
        "on": str(event.at.day),
        "question": event.question,
        **decision_row(event.decision),
        "votes": {v.member: v.choice.value if v.choice is not None else "unknown" for v in event.votes},
        "from": {},
        "flips": None,
        "record": None,
        "path": path if path and by_name else None,
    }
