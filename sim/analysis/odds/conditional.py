"""What a vote comes to given the shared factor, in floats, for all values of the factor at once.

It gives what `units.counts_of` gives for the same chances: that one is exact and general, this one is fast,
because each step runs along the values of the factor, and only what decides the result is counted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import add, mul

from attrs import evolve, frozen

from sim.analysis.counting import State, Weights, results_of
from sim.analysis.odds.units import NO, YES, Unit, added, combined, counts_of, step_of
from sim.law import Measure
from sim.law.thresholds import AtLeast

Along = list[float]
"""A figure for each value of the factor."""
Tails = dict[int, Along]
"""The chance of 0, 1, 2 ... more affirmative votes or beyond; one not there is nought, or not asked for."""
Told = tuple[Sequence[str], State, Along, Along]
"""For members that are taken to vote against (the empty name: nobody), and what the unknown votes add: the chance
that they do and there are enough affirmative votes, and that they do and the question is adopted."""


@frozen(eq=False)
class Caster:
    """A unit as the count sees it: what its yes and its no add, and which of the chances it has."""

    yes: int
    vetoes: int
    sort: int


@frozen
class Branch:
    """Where the count stands: of all votes, and of those not vetoed, by how many vetoes there are."""

    all: Tails
    unvetoed: Sequence[Tails]


class CountGiven:
    """The results of a vote with a fixed number needed, for any chances of its sorts of members.

    `sorts[i]` is the sort of the i-th unit, units with the same chances being of one sort. The members `watched`,
    given with their units, are in turn taken to vote against. `steps` are what unknown votes may add to the count.
    """

    def __init__(
        self,
        units: Sequence[Unit],
        sorts: Sequence[int],
        measure: Measure,
        watched: Mapping[str, Unit],
        steps: Iterable[State],
    ) -> None:
        assert isinstance(measure.requirement, AtLeast), "a share of those voting is counted by the general count"
        self.others: list[Caster] = []
        self.holders: list[Caster] = []
        start: State = (0, 0, 0)
        casters: dict[tuple[str, ...], Caster] = {}
        for unit, sort in zip(units, sorts, strict=True):
            if unit.certain is not None:
                start = added(start, step_of(unit.codes, unit.certain, measure), measure)
                continue
            holds = unit.weight(NO) and not measure.holders.isdisjoint(unit.codes)
            vetoes = step_of(unit.codes, NO, measure)[2] if holds else 0
            caster = Caster(step_of(unit.codes, YES, measure)[0], vetoes, sort)
            if vetoes:
                self.holders.append(caster)
                casters[unit.codes] = caster
            elif caster.yes:
                self.others.append(caster)
        # How many votes and noes are still wanting, if the unknown votes add each step; None: none can block.
        self.wanting: dict[State, tuple[int, int | None]] = {}
        possible = start[2] + sum(caster.vetoes for caster in self.holders)
        for step in steps:
            yes, _, vetoes = added(start, step, measure)
            block = measure.noes_to_block
            blockable = block is not None and step[2] + possible >= block
            self.wanting[step] = (measure.requirement.votes - yes, (block or 0) - vetoes if blockable else None)
        self.levels = max((noes or 0 for _, noes in self.wanting.values()), default=0)
        wanted = [votes for votes, _ in self.wanting.values()]
        self.least, self.most = min(wanted, default=0), max(wanted, default=0)
        # Members of one bloc vote against together, and who does so anyway changes nothing: one count serves all.
        self.against: dict[Caster | None, list[str]] = {None: [""]}
        for code, unit in watched.items():
            self.against.setdefault(casters.get(unit.codes), []).append(code)
        self.blocking = frozenset([caster.sort for caster in self.holders])
        """The sorts whose chance of a negative vote matters."""

    def at(self, yes: Sequence[Along], no: Sequence[Along]) -> Iterator[Told]:
        """Return what is told where each sort votes yes and no with these chances (no: of `blocking` alone)."""
        none, one = [0.0] * len(yes[0]), [1.0] * len(yes[0])
        for against, branch in self._branches(yes, no, {0: one}).items():
            for step, (votes, noes) in self.wanting.items():
                enough = adopted = branch.all.get(votes, none)
                if noes is not None:
                    few = max(0, noes - (against.vetoes if against else 0))
                    adopted = reduce(_sum, [tails.get(votes, none) for tails in branch.unvetoed[:few]] or [none])
                if against is not None:
                    voting_no = no[against.sort]
                    enough = _product(enough, voting_no)
                    adopted = adopted if adopted is none else _product(adopted, voting_no)
                yield self.against[against], step, enough, adopted

    def _branches(self, yes: Sequence[Along], no: Sequence[Along], start: Tails) -> Mapping[Caster | None, Branch]:
        """Return where the count comes to: for nobody, and for each caster taken to vote against, without it."""
        to_come = sum(caster.yes for caster in (*self.others, *self.holders))
        tails = start
        for caster in self.others:
            to_come -= caster.yes
            tails = _with(tails, caster.yes, yes[caster.sort], None, self._asked(to_come))
        nothing: list[Tails] = [{}] * self.levels
        found: dict[Caster | None, Branch] = {None: Branch(tails, [tails, *nothing][: self.levels])}
        for holder in self.holders:
            to_come -= holder.yes
            asked, y, against = self._asked(to_come), yes[holder.sort], no[holder.sort]
            stay = [1.0 - a - b for a, b in zip(y, against, strict=True)]
            without = found[None]
            for key, branch in found.items():
                levels = [_with(tails, holder.yes, y, stay, asked) for tails in branch.unvetoed]
                for vetoes in range(holder.vetoes, len(levels)):
                    before = branch.unvetoed[vetoes - holder.vetoes]
                    for votes in before.keys() & asked:
                        more = _product(before[votes], against)
                        here = levels[vetoes].get(votes)
                        levels[vetoes][votes] = _sum(here, more) if here else more
                found[key] = Branch(_with(branch.all, holder.yes, y, None, asked), levels)
            if holder in self.against:
                found[holder] = Branch(without.all, without.unvetoed[: max(0, self.levels - holder.vetoes)])
        return found

    def _asked(self, to_come: int) -> range:
        """Return the numbers of votes that matter where so many more may come."""
        return range(max(0, self.least - to_come), self.most + 1)


def _with(tails: Tails, gain: int, yes: Along, stay: Along | None, asked: range) -> Tails:
    """Return the chances with a unit more that adds so many affirmative votes, or none.

    The chance of none is `stay`; None: whatever is not a yes.
    """
    after: Tails = {}
    for votes in asked:
        here, short = tails.get(votes), tails.get(votes - gain if votes > gain else 0)
        if here and short:
            if stay:
                after[votes] = [a * s + b * y for a, b, s, y in zip(here, short, stay, yes, strict=True)]
            elif here is short:  # none or more there are in any case
                after[votes] = here
            else:
                after[votes] = [a + (b - a) * y for a, b, y in zip(here, short, yes, strict=True)]
        elif short:
            after[votes] = _product(short, yes)
    return after


def _product(one: Along, other: Along) -> Along:
    return list(map(mul, one, other))


def _sum(one: Along, other: Along) -> Along:
    return list(map(add, one, other))


class AnyCountGiven:
    """The same for a share of those voting, by the shared count, for one value of the factor after another."""

    def __init__(
        self,
        units: Sequence[Unit],
        sorts: Sequence[int],
        measure: Measure,
        watched: Mapping[str, Unit],
        steps: Iterable[State],
    ) -> None:
        self.units, self.sorts, self.measure, self.watched, self.steps = units, sorts, measure, watched, steps
        self.blocking = frozenset(sorts)

    def at(self, yes: Sequence[Along], no: Sequence[Along]) -> Iterator[Told]:
        """Return what is told where each sort votes yes and no with these chances."""
        for code in ("", *self.watched):
            counts = [self._at(code, [y[n] for y in yes], [a[n] for a in no]) for n in range(len(yes[0]))]
            for step in self.steps:
                after = [results_of(combined(states, {step: 1}, self.measure), self.measure) for states in counts]
                adopted = [found.adopted for found in after]
                yield [code], step, _sum(adopted, [found.vetoed for found in after]), adopted

    def _at(self, code: str, yes: Sequence[float], no: Sequence[float]) -> Mapping[State, float]:
        units = [
            evolve(u, weights=Weights(yes[s], no[s], 1.0 - yes[s] - no[s]))
            for u, s in zip(self.units, self.sorts, strict=True)
        ]
        return counts_of([u.only(NO) if code in u.codes else u for u in units], self.measure)


def count_given(
    units: Sequence[Unit],
    sorts: Sequence[int],
    measure: Measure,
    watched: Mapping[str, Unit],
    steps: Iterable[State],
) -> CountGiven | AnyCountGiven:
    """Return the count for a measure: the fast one where a fixed number of votes is needed."""
    fixed = isinstance(measure.requirement, AtLeast)
    return (CountGiven if fixed else AnyCountGiven)(units, sorts, measure, watched, steps)
