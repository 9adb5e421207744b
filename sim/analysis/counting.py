"""The one count all analyses share: the weight of every result over all ways in which members may vote.

It uses + and * alone. Whole numbers count roll calls, fractions give exact chances, arrays run a sweep.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import frozen

from sim.analysis.digits import Counted, Digits
from sim.law import Measure, Reason
from sim.law.thresholds import AtLeast

Weight: TypeAlias = Any
"""A number, a fraction, or an array of either: anything with + and *."""


@frozen
class Weights:
    """One member's weight on each choice; `harmless` is abstaining and not voting, which the count holds alike.

    A chance: the three add up to one. A number of roll calls: each is how many choices there are of that sort.
    """

    yes: Weight
    no: Weight
    harmless: Weight


@frozen
class Results:
    """The weight of each result. A vetoed one had enough affirmative votes: else nothing is vetoed."""

    adopted: Weight
    too_few_votes: Weight
    vetoed: Weight

    @property
    def by_reason(self) -> Mapping[Reason, Weight]:
        """Return the weights by the reason a decision of the law would give."""
        return {
            Reason.ENOUGH_VOTES: self.adopted,
            Reason.TOO_FEW_VOTES: self.too_few_votes,
            Reason.VETO: self.vetoed,
        }


State = tuple[int, int, int]
"""Affirmative votes, negative votes, and vetoes among these; of each only as much as can matter."""


def spread(members: Iterable[tuple[str, Weights]], measure: Measure) -> dict[State, Weight]:
    """Return the weight of every count that the votes of some members may come to.

    `members` are codes with their weights, each voting on its own. A count holds no more than can matter: with a
    fixed number of votes needed the negative votes are not counted apart, and vetoes not beyond what blocks.
    """
    series = tuple(members)
    if digits := _as_digits(series, measure):
        return digits.states
    states: dict[State, Weight] = {(0, 0, 0): 1}
    for code, weights in series:
        states = _with(states, code, weights, measure)
    return states


def _with(states: dict[State, Weight], code: str, weights: Weights, measure: Measure) -> dict[State, Weight]:
    """Add one member's vote to every count."""
    yes_weight, no_weight, rest = _as_counted(code, weights, measure)
    not_yes = no_weight + rest
    requirement = measure.requirement
    counts_noes = not isinstance(requirement, AtLeast)
    most = None if counts_noes else requirement.needed(0, 0)
    blocks = code in measure.holders
    block = measure.noes_to_block or 0
    after: dict[State, Weight] = {}

    def add(state: State, weight: Weight) -> None:
        after[state] = after[state] + weight if state in after else weight

    for (yes, no, vetoes), weight in states.items():
        more = yes + 1 if most is None else min(yes + 1, most)
        add((more, no, vetoes), weight * yes_weight)
        against = (yes, no + 1 if counts_noes else no, min(vetoes + 1, block) if blocks else vetoes)
        if against == (yes, no, vetoes):
            add(against, weight * not_yes)
        else:
            add(against, weight * no_weight)
            add((yes, no, vetoes), weight * rest)
    return after


def _as_counted(code: str, weights: Weights, measure: Measure) -> tuple[Weight, Weight, Weight]:
    """Return the weights of a member's yes, no and the rest as the law counts them."""
    yes, no, rest = weights.yes, weights.no, weights.harmless
    if code in measure.held_to_abstain:
        return 0, 0, yes + no + rest
    if code in measure.not_against:
        return yes, 0, no + rest
    return yes, no, rest


def _as_digits(series: Sequence[tuple[str, Weights]], measure: Measure) -> Digits | None:
    """Return a faster count where the weights are whole numbers and a fixed number of votes is needed."""
    if not isinstance(measure.requirement, AtLeast):
        return None
    if not all(type(w.yes) is type(w.no) is type(w.harmless) is int for _, w in series):
        return None
    block = measure.noes_to_block or 0
    holders = measure.holders if block else frozenset()
    others: list[Counted] = []
    holding: dict[str, Counted] = {}
    for code, weights in series:
        if code in holders:
            holding[code] = _as_counted(code, weights, measure)
        else:
            others.append(_as_counted(code, weights, measure))
    return Digits(others, holding, needed=measure.requirement.votes, block=block)


def results_of(states: Mapping[State, Weight], measure: Measure) -> Results:
    """Sum up the weight of each result over complete counts."""
    weights: dict[Reason, Weight] = dict.fromkeys((Reason.ENOUGH_VOTES, Reason.TOO_FEW_VOTES, Reason.VETO), 0)
    for (yes, no, vetoes), weight in states.items():
        reason = measure.reason(yes, no, vetoes)
        weights[reason] = weights[reason] + weight
    return Results(weights[Reason.ENOUGH_VOTES], weights[Reason.TOO_FEW_VOTES], weights[Reason.VETO])


def results(members: Iterable[tuple[str, Weights]], measure: Measure) -> Results:
    """Return the weight of each result where every member's vote is a weight.

    How many of the 14,348,907 roll calls of fifteen members with three choices adopt a draft:

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> from sim.law import Kind, Question, law_on, measure_of
    >>> day = date(2024, 3, 28)
    >>> measure = measure_of(Question(Kind.SUBSTANTIVE), council_on(day), law_on(day))
    >>> results([(code, Weights(1, 1, 1)) for code in council_on(day).codes], measure).adopted
    146796
    """
    series = tuple(members)
    if digits := _as_digits(series, measure):
        return Results(*digits.results)
    return results_of(spread(series, measure), measure)


def results_and_vetoes(
    members: Iterable[tuple[str, Weights]], measure: Measure, holders: Iterable[str]
) -> tuple[Results, Mapping[str, Weight]]:
    """Return what `results` does; and for each of some veto holders, of a veto with it among those voting against.

    Where several vote against each of them vetoes, so that these add up to more than all vetoes.
    """
    series = tuple(members)
    if digits := _as_digits(series, measure):
        return Results(*digits.results), {code: digits.vetoed_with(code) for code in holders}
    vetoes = {}
    for code in holders:
        against = [(c, Weights(0, w.no, 0) if c == code else w) for c, w in series]
        vetoes[code] = results(against, measure).vetoed
    return results(series, measure), vetoes
