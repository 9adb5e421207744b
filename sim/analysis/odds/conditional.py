"""The count of votes given the shared factor, in floats, for all values of the factor at once.

It gives what `units.counts_of` gives for the same chances: that one is exact and general, this one is fast,
because each step runs along the values of the factor and not over a handful of counts.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import comb

from attrs import evolve, frozen

from sim.analysis.counting import State, Weights
from sim.analysis.odds.units import HARMLESS, NO, YES, Unit, added, counts_of, step_of
from sim.law import Measure
from sim.law.thresholds import AtLeast

Along = list[float]
"""A figure for each value of the factor."""
Counts = list[Along]
"""The chances of 0, 1, 2 ... more affirmative votes; the last stands for as many as matter, or more."""
Levels = list[Counts | None]
"""The counts by how many vetoes there are; None where there cannot be so many."""
Told = tuple[Sequence[str], State, Along]
"""The chance of a count, and the members that are taken to vote against (the empty name: nobody)."""


@frozen(eq=False)
class Caster:
    """A unit as the count sees it: what its yes and its no add, and which of the chances it has."""

    yes: int
    vetoes: int
    sort: int


class CountGiven:
    """The counts of a vote with a fixed number needed, for any chances of its sorts of members.

    `sorts[i]` is the sort of the i-th unit, units with the same chances being of one sort. The members `watched`,
    given with their units, are in turn taken to vote against.
    """

    def __init__(
        self, units: Sequence[Unit], sorts: Sequence[int], measure: Measure, watched: Mapping[str, Unit]
    ) -> None:
        assert isinstance(measure.requirement, AtLeast), "a share of those voting is counted by the general count"
        self.block = measure.noes_to_block or 0
        self.others: list[Caster] = []
        self.holders: list[Caster] = []
        start: State = (0, 0, 0)
        casters: dict[tuple[str, ...], Caster] = {}
        for unit, sort in zip(units, sorts, strict=True):
            steps = [step_of(unit.codes, choice, measure) for choice in range(3)]
            certain = next((choice for choice in (YES, NO, HARMLESS) if unit.weight(choice) == 1), None)
            if certain is not None:
                start = added(start, steps[certain], measure)
                continue
            caster = Caster(steps[YES][0], steps[NO][2], sort)
            if caster.vetoes:
                self.holders.append(caster)
                casters[unit.codes] = caster
            elif caster.yes:
                self.others.append(caster)
        # The largest number of members that are alike are counted at once, all others one after another.
        sorts_of_one = Counter(caster.sort for caster in self.others if caster.yes == 1)
        self.most = max(sorts_of_one.items(), key=lambda of: of[1], default=(0, 0))
        self.others = [c for c in self.others if c.yes > 1 or c.sort != self.most[0]]
        self.yes, self.vetoes = start[0], start[2]
        self.top = measure.requirement.votes - self.yes
        # Members of one bloc vote against together, and who does so anyway changes nothing: one count serves all.
        self.against: dict[Caster | None, list[str]] = {None: [""]}
        for code, unit in watched.items():
            self.against.setdefault(casters.get(unit.codes), []).append(code)

    def at(self, yes: Sequence[Along], no: Sequence[Along]) -> Iterator[Told]:
        """Return the chance of each count where each sort votes yes and no with these chances."""
        not_yes = [[1.0 - a for a in along] for along in yes]
        harmless = [_difference(along, against) for along, against in zip(not_yes, no, strict=True)]
        base = self._alike(self.most, yes, not_yes)
        for caster in self.others:
            base = self._with(base, caster.yes, yes[caster.sort], not_yes[caster.sort])
        for against, codes in self.against.items():
            before = self.vetoes if against is None else min(self.block, self.vetoes + against.vetoes)
            levels: Levels = [base, *[None] * (self.block - before)]
            for caster in self.holders:
                if caster is not against:
                    i = caster.sort
                    levels = self._with_holder(levels, caster, (yes[i], no[i], not_yes[i], harmless[i]))
            for more, counts in enumerate(levels):
                for k, chances in enumerate(counts or ()):
                    told = chances if against is None else _product(chances, no[against.sort])
                    yield codes, (self.yes + k, 0, before + more), told

    def _alike(self, most: tuple[int, int], yes: Sequence[Along], not_yes: Sequence[Along]) -> Counts:
        """Return the counts of members that are alike: a binomial distribution."""
        sort, number = most
        one = [1.0] * len(yes[0])
        abstaining = [one]
        for _ in range(number):
            abstaining.append(_product(abstaining[-1], not_yes[sort]))
        counts, in_favour = [abstaining[number]], one
        for k in range(1, min(number, self.top) + 1):
            in_favour, ways = _product(in_favour, yes[sort]), comb(number, k)
            counts.append([ways * a * b for a, b in zip(in_favour, abstaining[number - k], strict=True)])
        if number > self.top:  # the last stands for so many and more
            counts[-1] = (
                [max(0.0, 1.0 - sum(below)) for below in zip(*counts[:-1], strict=True)] if self.top else one
            )
        return counts

    def _with_holder(self, levels: Levels, caster: Caster, chances: tuple[Along, Along, Along, Along]) -> Levels:
        """Return the counts with a unit more whose negative vote is a veto, or several."""
        yes, no, not_yes, harmless = chances
        last = len(levels) - 1
        after: Levels = [None] * len(levels)
        for vetoes, counts in enumerate(levels):
            if counts is None:
                continue
            to = min(vetoes + caster.vetoes, last)
            stay = self._with(counts, caster.yes, yes, not_yes if to == vetoes else harmless)
            after[vetoes] = _together(after[vetoes], stay)
            if to != vetoes:
                after[to] = _together(after[to], [_product(c, no) for c in counts])
        return after

    def _with(self, counts: Counts, gain: int, yes: Along, stay: Along) -> Counts:
        """Return the counts with a unit more that adds so many affirmative votes, or none."""
        after: Counts = []
        for k in range(len(counts) + gain):
            here = counts[k] if k < len(counts) else None
            below = counts[k - gain] if k >= gain else None
            if here is not None and below is not None:
                after.append([a * s + b * y for a, s, b, y in zip(here, stay, below, yes, strict=True)])
            elif here is not None:
                after.append(_product(here, stay))
            else:
                after.append([0.0] * len(yes) if below is None else _product(below, yes))
        while len(after) > self.top + 1:
            beyond = after.pop()
            after[-1] = _sum(after[-1], beyond)
        return after


def _product(one: Along, other: Along) -> Along:
    return [a * b for a, b in zip(one, other, strict=True)]


def _sum(one: Along, other: Along) -> Along:
    return [a + b for a, b in zip(one, other, strict=True)]


def _difference(one: Along, other: Along) -> Along:
    return [a - b for a, b in zip(one, other, strict=True)]


def _together(one: Counts | None, other: Counts) -> Counts:
    """Return two ways to come to some counts as one."""
    if one is None:
        return other
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    return [_sum(a, b) for a, b in zip(longer, shorter, strict=False)] + longer[len(shorter) :]


class AnyCountGiven:
    """The same for a share of those voting, by the shared count, for one value of the factor after another."""

    def __init__(
        self, units: Sequence[Unit], sorts: Sequence[int], measure: Measure, watched: Mapping[str, Unit]
    ) -> None:
        self.units, self.sorts, self.measure, self.watched = units, sorts, measure, watched
        self.possible = sorted(counts_of([evolve(u, weights=Weights(1, 1, 1)) for u in units], measure))

    def at(self, yes: Sequence[Along], no: Sequence[Along]) -> Iterator[Told]:
        """Return the chance of each count where each sort votes yes and no with these chances."""
        for code in ("", *self.watched):
            along = [self._at(code, [y[n] for y in yes], [a[n] for a in no]) for n in range(len(yes[0]))]
            for state in self.possible:
                yield [code], state, [states.get(state, 0.0) for states in along]

    def _at(self, code: str, yes: Sequence[float], no: Sequence[float]) -> Mapping[State, float]:
        units = [
            evolve(u, weights=Weights(yes[s], no[s], 1.0 - yes[s] - no[s]))
            for u, s in zip(self.units, self.sorts, strict=True)
        ]
        return counts_of([u.only(NO) if code in u.codes else u for u in units], self.measure)


def count_given(
    units: Sequence[Unit], sorts: Sequence[int], measure: Measure, watched: Mapping[str, Unit]
) -> CountGiven | AnyCountGiven:
    """Return the count for a measure: the fast one where a fixed number of votes is needed."""
    fixed = isinstance(measure.requirement, AtLeast)
    return (CountGiven if fixed else AnyCountGiven)(units, sorts, measure, watched)
