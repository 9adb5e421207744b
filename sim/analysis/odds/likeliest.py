"""For each possible result of a question, the likeliest roll call that has it: what an engine can be run with."""

from collections.abc import Iterable, Mapping
from math import log

from attrs import evolve, frozen

from sim.analysis.counting import State
from sim.analysis.odds.units import HARMLESS, NO, YES, Unit, added, step_of
from sim.law import Choice, Measure, Reason, Tally
from sim.scenario.known_votes import NO_CORRELATION, KnownVote, KnownVotes

Chosen = tuple[int, ...]
"""The choice of each unit, in their order."""


@frozen
class _Way:
    """One way to come to a count: how likely, as a logarithm, and who chooses what."""

    likely: float
    chosen: Chosen


def likeliest(units: Iterable[Unit], measure: Measure, by_number: Tally) -> Mapping[Reason, Mapping[str, int]]:
    """Return, for each result with a chance, a likeliest way to it: each member's choice.

    Of units not known every vote is as likely as any other; `by_number` are votes known to be among theirs.
    """
    series = tuple(units)
    counted = bool(by_number.known)
    ways: dict[tuple[State, int, int, int], _Way] = {((0, 0, 0), 0, 0, 0): _Way(0.0, ())}
    for unit in series:
        steps = [(c, unit.weight(c), step_of(unit.codes, c, measure)) for c in range(3)]
        further: dict[tuple[State, int, int, int], _Way] = {}
        for (state, *cast), way in ways.items():
            for choice, weight, step in steps:
                if not weight:
                    continue
                votes = list(cast)
                if counted and unit.weights is None:
                    votes[choice] += len(unit.codes)
                to = (added(state, step, measure), votes[0], votes[1], votes[2])
                likely = way.likely + log(weight)
                if to not in further or further[to].likely < likely:
                    further[to] = _Way(likely, (*way.chosen, choice))
        ways = further
    best: dict[Reason, _Way] = {}
    harmless = by_number.abstain + by_number.not_voting
    for (state, yes, no, rest), way in ways.items():
        if counted and (yes < by_number.yes or no < by_number.no or rest < harmless):
            continue
        reason = measure.reason(*state)
        if reason not in best or best[reason].likely < way.likely:
            best[reason] = way
    return {
        reason: {code: choice for unit, choice in zip(series, way.chosen, strict=True) for code in unit.codes}
        for reason, way in best.items()
    }


def cast_so(votes: KnownVotes, chosen: Mapping[str, int]) -> KnownVotes:
    """Return votes cast as chosen, so that nothing is left to chance or unknown."""
    members = tuple([_cast(vote, chosen[vote.member]) for vote in votes.members])
    return evolve(votes, members=members, unnamed=Tally(), blocs=(), correlation=NO_CORRELATION)


def _cast(vote: KnownVote, chosen: int) -> KnownVote:
    if vote.choice is not None:
        return vote
    choice = {YES: Choice.YES, NO: Choice.NO, HARMLESS: Choice.ABSTAIN}[chosen]
    if chosen == HARMLESS and vote.chances is not None and vote.chances.not_voting > vote.chances.abstain:
        choice = Choice.NOT_VOTING
    return evolve(vote, choice=choice, chances=None)
