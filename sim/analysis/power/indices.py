"""The indices of voting power, as exact fractions of what is counted; a priori, so nobody's wishes enter.

- Shapley-Shubik: pivots of all orders. Shapley and Shubik, American Political Science Review 48, 1954.
- Banzhaf, absolute: swings of the ways in which all others may vote. Penrose, Journal of the Royal Statistical
  Society 109, 1946.
- Banzhaf, normalised: the same swings, as a share of all members' swings. Banzhaf, Rutgers Law Review 19, 1965.
- Power to prevent: swings of the ways that adopt. Power to initiate: swings of the ways that do not. Passage, the
  power of the collectivity to act: the ways that adopt of all ways. Coleman, Control of collectivities, 1971.

With abstention a way of voting gives each member yes, abstain or no, and a swing is a way in which all others may
vote so that this member's yes adopts and its no does not. That, and the pivot of a roll call, are after Felsenthal
and Machover, Ternary voting games, International Journal of Game Theory 26, 1997.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import factorial
from operator import mul

from attrs import frozen

from sim.analysis.power.binary import Counts, count_coalitions
from sim.analysis.power.structure import SORTS, Sort, Structure, sorts_of, structure_of_sorts
from sim.analysis.power.ternary import count_ways_of_voting
from sim.errors import UnscError
from sim.law import Body, Measure


@frozen
class Power:
    """One member's power: what was counted, and the indices, which are its ratios. A ratio to nothing is 0.

    `pivots` of `orders`; `swings` of `all_swings`, those of all members together, and of `settings_of_others`, the
    ways in which all others may vote. In `prevents` of the `adopting` ways of voting the member could turn the
    outcome by voting against, in `initiates` of the `failing` ones by voting in favour. Without abstention these
    two are the swings; with it they are defined here by the same words, as Coleman knew no abstention.
    """

    pivots: int
    orders: int
    swings: int
    all_swings: int
    settings_of_others: int
    prevents: int
    adopting: int
    initiates: int
    failing: int

    @property
    def shapley_shubik(self) -> Fraction:
        """Return how likely the member is the pivot, all orders being equally likely (Shapley and Shubik 1954).

        The pivot is the member that makes the coalition of those before it a winning one; with abstention, the
        one whose vote settles the outcome whatever follows, choices being equally likely too.
        """
        return Fraction(self.pivots, self.orders)

    @property
    def banzhaf(self) -> Fraction:
        """Return the member's share of all swings (Banzhaf 1965)."""
        return _ratio(self.swings, self.all_swings)

    @property
    def banzhaf_absolute(self) -> Fraction:
        """Return how likely all others leave the outcome to this member (Penrose 1946; called beta-prime).

        Swings of 2^(n-1), and of 3^(n-1) with abstention.
        """
        return Fraction(self.swings, self.settings_of_others)

    @property
    def prevent(self) -> Fraction:
        """Return in what part of the ways that adopt the member could prevent it (Coleman 1971)."""
        return _ratio(self.prevents, self.adopting)

    @property
    def initiate(self) -> Fraction:
        """Return in what part of the ways that do not adopt the member could change that (Coleman 1971)."""
        return _ratio(self.initiates, self.failing)


def _ratio(part: int, whole: int) -> Fraction:
    return Fraction(part, whole) if whole else Fraction(0)


@frozen
class PowersByType:
    """The power of one member of each sort, and of the `settings` in which all may vote how many adopt."""

    by_sort: Mapping[Sort, Power]
    winning: int
    settings: int

    @property
    def passage(self) -> Fraction:
        """Return Coleman's power of the collectivity to act: what part of all ways of voting adopts."""
        return Fraction(self.winning, self.settings)


@frozen
class Powers:
    """The power of every member of a body, by its code, in the order of the seats."""

    sorts: Mapping[str, Sort]
    by_type: PowersByType
    structure: Structure
    ternary: bool = False

    def of(self, code: str) -> Power:
        """Return the power of a member; raises `UnscError` for a stranger."""
        if code not in self.sorts:
            raise UnscError(f"{code!r} is none of the members that vote; expected one of {', '.join(self.sorts)}")
        return self.by_type.by_sort[self.sorts[code]]

    @property
    def passage(self) -> Fraction:
        """Return the chance that a draft passes if every choice of every member is as likely (Coleman 1971)."""
        return self.by_type.passage

    @property
    def shapley_shubik(self) -> dict[str, Fraction]:
        """Return every member's Shapley-Shubik index; they add up to 1 unless no votes can make a difference."""
        return self._by_member(lambda power: power.shapley_shubik)

    @property
    def banzhaf(self) -> dict[str, Fraction]:
        """Return every member's normalised Banzhaf index; they add up to 1, likewise."""
        return self._by_member(lambda power: power.banzhaf)

    @property
    def banzhaf_absolute(self) -> dict[str, Fraction]:
        """Return every member's absolute Banzhaf (Penrose) index; these do not add up to anything."""
        return self._by_member(lambda power: power.banzhaf_absolute)

    def _by_member(self, index: Callable[[Power], Fraction]) -> dict[str, Fraction]:
        """Work an index out once for each sort, and give it to every member of the sort."""
        of = {sort: index(power) for sort, power in self.by_type.by_sort.items()}
        return {code: of[sort] for code, sort in self.sorts.items()}


def powers_by_type(structure: Structure, *, ternary: bool = False) -> PowersByType:
    """Return the power of one member of each sort; `ternary` lets members abstain.

    >>> from datetime import date
    >>> from sim.law.thresholds import AtLeast
    >>> council = Structure(AtLeast(9, date(1966, 1, 1), ()), veto=5, other=10, noes_to_block=1)
    >>> found = powers_by_type(council)
    >>> found.winning, [str(power.shapley_shubik) for power in found.by_sort.values()]
    (848, ['421/2145', '4/2145'])
    >>> [power.swings for power in powers_by_type(council, ternary=True).by_sort.values()]
    [108336, 53154]
    """
    counts = count_ways_of_voting(structure) if ternary else count_coalitions(structure)
    return _of_all(counts, structure, 3 if ternary else 2)


def _of_all(counts: Counts, structure: Structure, choices: int) -> PowersByType:
    """Bring in the members held to abstain: whatever they choose changes nothing, so they only multiply."""
    times = choices**structure.held
    settings, adopting = counts.settings * times, counts.adopting * times
    in_order = factorial(structure.size) // factorial(structure.voting) if structure.held else 1
    if choices == 3:
        in_order *= times
    orders, of_others, failing = counts.orders * in_order, settings // choices, settings - adopting
    numbers = structure.numbers
    all_swings = sum(map(mul, counts.swings, numbers)) * times
    counted = zip(SORTS, numbers, counts.pivots, counts.swings, counts.prevents, counts.initiates, strict=True)
    by_sort = {}
    for sort, number, pivots, swings, prevents, initiates in counted:
        if number:
            by_sort[sort] = Power(
                pivots * in_order,
                orders,
                swings * times,
                all_swings,
                of_others,
                prevents * times,
                adopting,
                initiates * times,
                failing,
            )
    return PowersByType(by_sort, adopting, settings)


def powers(measure: Measure, body: Body, *, ternary: bool = False) -> Powers:
    """Return the power of every member of a body on a question of this measure; `ternary` lets members abstain.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> from sim.law import Question, law_on, measure_of
    >>> day = date(2024, 6, 12)
    >>> council = council_on(day)
    >>> found = powers(measure_of(Question("substantive"), council, law_on(day)), council)
    >>> str(found.banzhaf["CHN"]), str(found.banzhaf["JPN"]), str(found.passage)
    ('106/635', '21/1270', '53/2048')
    """
    sorts = sorts_of(measure, body)
    structure = structure_of_sorts(sorts.values(), measure)
    return Powers(
        sorts,
        powers_by_type(structure, ternary=ternary),
        structure,
        ternary,
    )
