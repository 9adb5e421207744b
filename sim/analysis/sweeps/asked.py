"""What a scenario puts to the vote, and whether that depends on how other votes come out. No chance is counted."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve

from sim.analysis.sweeps.axes import Axis, ChangeAxis
from sim.analysis.sweeps.positions import varied_in
from sim.engine import Voting, run
from sim.law import Choice, measure_of
from sim.scenario.known_votes import KnownVotes
from sim.scenario.model import Scenario, Step

Votings = Mapping[str, Voting]
"""The votes of a run, by the id of the question, in the order taken."""


def votings_of(scenario: Scenario, forced: Mapping[str, KnownVotes] | None = None) -> Votings:
    """Return what is put to the vote in a run, with the votes of some questions cast as given.

    Votes that are given as chances are otherwise not cast: the question is open unless it is settled.
    """
    seen: dict[str, Voting] = {}

    def cast(voting: Voting) -> KnownVotes:
        seen[voting.id] = voting
        return (forced or {}).get(voting.id, voting.votes)

    run(scenario, cast=cast)
    return seen


def free_in(voting: Voting, axes: Sequence[Axis]) -> tuple[str, ...]:
    """Return the members of whose votes more than one is possible. Raises `UnscError` as `varied_in` does."""
    varied = {code for unit in varied_in(voting, axes) for code in unit}
    if voting.votes.unnamed.known:
        return ()
    return tuple(v.member for v in voting.votes.members if v.choice is None or v.member in varied)


def is_drawn(voting: Voting, axes: Sequence[Axis]) -> bool:
    """Tell whether a draw is needed to cast the votes on a question. Raises `UnscError` as `varied_in` does."""
    varied = varied_in(voting, axes)
    codes = {code for unit in varied for code in unit}
    return any(vote.chances is not None and vote.member not in codes for vote in voting.votes.members) or any(
        not axis.is_certain for listed in varied.values() for axis in listed if not isinstance(axis, ChangeAxis)
    )


def why_the_path_matters(scenario: Scenario, votings: Votings, axes: Sequence[Axis]) -> str:
    """Say why the votes of a scenario cannot be counted one question at a time; empty where they can.

    Every question that is not certain is brought to each of its results in turn, and what else is put to the vote,
    by whom, under which law and with which positions must stay what it is.
    """
    uncertain: list[str] = []
    for name, voting in votings.items():
        if voting.votes.correlation and free_in(voting, axes):
            return f"the votes on {name} share a cause (`correlation`), so they are not independent"
        free = free_in(voting, axes)
        if not free:
            continue
        uncertain.append(name)
        for votes in _brought_to_each_result(voting, free):
            other = votings_of(scenario, {name: votes})
            changed = _first_difference(name, votings, other)
            if changed:
                return f"{changed} depends on how {name} comes out"
    together = _conditions_on_several(scenario, set(uncertain))
    return f"a step depends on how {' and '.join(together)} come out together" if together else ""


def _brought_to_each_result(voting: Voting, free: tuple[str, ...]) -> list[KnownVotes]:
    """Return ways to cast the votes that are not certain so that the question comes out in every way it can."""
    measure = measure_of(voting.question, voting.body, voting.law)
    blocking = set([c for c in free if c in measure.holders][: measure.noes_to_block or 0])
    return [
        _with(voting.votes, free, lambda code: Choice.YES),
        _with(voting.votes, free, lambda code: Choice.NO),
        _with(voting.votes, free, lambda code: Choice.NO if code in blocking else Choice.YES),
    ]


def _with(votes: KnownVotes, free: tuple[str, ...], choose: Any) -> KnownVotes:
    members = [
        evolve(v, choice=choose(v.member), chances=None, how=None) if v.member in free else v
        for v in votes.members
    ]
    return evolve(votes, members=tuple(members))


def _first_difference(but: str, one: Votings, other: Votings) -> str:
    for name in dict.fromkeys([*one, *other]):
        if name == but:
            continue
        if name not in one or name not in other:
            return f"whether {name} is put to the vote"
        a, b = one[name], other[name]
        if (a.question, a.body, a.law) != (b.question, b.body, b.law):
            return f"how {name} is decided"
        if a.votes != b.votes:
            return f"how members vote on {name}"
    return ""


def _conditions_on_several(scenario: Scenario, uncertain: set[str]) -> tuple[str, ...]:
    """Return uncertain questions on which something depends together: brought about singly they change nothing."""
    conditions: list[Mapping[str, Any]] = [position.condition for position in scenario.positions]
    waiting: list[Step] = list(scenario.timeline)
    while waiting:
        step = waiting.pop()
        conditions.append(step.condition)
        waiting += step.meeting.proceedings if step.meeting is not None else ()
    return next((t for c in conditions if len(t := tuple(sorted(uncertain & set(c)))) > 1), ())
