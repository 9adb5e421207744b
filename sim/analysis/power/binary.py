"""Coalitions and orders of a body that votes yes or no, counted by sort.

There is no abstention in these games: a member that is not in favour is against, so a veto holder that is not in
favour blocks where one no blocks. One that is held to abstain, or cannot vote against, abstains instead.
"""

from bisect import bisect_left
from collections.abc import Sequence
from operator import mul

from attrs import frozen

from sim.analysis.power.structure import SORTS, Structure
from sim.analysis.power.tallies import choosing, orders_around
from sim.law.thresholds import AtLeast

VETO, OTHER, PLEDGED = range(3)
"""The sorts whose votes count, by their places in `SORTS`."""


@frozen
class Counts:
    """What was counted over the members whose votes count; `swings` and `pivots` are one member's of each sort,
    in the order of `SORTS`.

    `settings` is how many ways there are in which all may vote, `adopting` how many of them adopt. `prevents` are
    the adopting ones that this member could turn by voting against, `initiates` the others it could turn by voting
    in favour.
    """

    settings: int
    adopting: int
    swings: Sequence[int]
    pivots: Sequence[int]
    orders: int
    prevents: Sequence[int]
    initiates: Sequence[int]


def count_coalitions(structure: Structure) -> Counts:
    """Count winning coalitions, each sort's swings in them, and the orders in which its member is the pivot.

    A coalition is the set of those in favour. Monotone: for so many veto holders (and pledged members) in favour
    there is a fewest number of other members that carries, found by bisection; all sums run from there.
    """
    veto, other, pledged, size = structure.veto, structure.other, structure.pledged, structure.voting
    of_veto, of_other, of_pledged = choosing(veto), choosing(other), choosing(pledged)
    around = orders_around(size)
    block = structure.noes_to_block
    # With fewer veto holders in favour than this, those against block.
    least = 0 if block is None else max(0, veto - block + 1)
    adopting = 0
    swings, pivots = [0] * len(SORTS), [0] * len(SORTS)

    def joins(sort: int, ways: int, before: int, enough: int, short: int) -> None:
        """Add the coalitions which one more of a sort makes winning: from `enough` others, but not yet `short`."""
        among = of_other[enough:short]
        swings[sort] += ways * sum(among)
        pivots[sort] += ways * sum(map(mul, among, around[before + enough : before + short]))

    for holders in range(least, veto + 1):
        for keepers in range(pledged + 1):
            ways = of_veto[holders] * of_pledged[keepers]
            enough = _fewest(structure, holders, keepers)
            adopting += ways * sum(of_other[enough:])
            if 0 < enough <= other:
                number = ways * choosing(other - 1)[enough - 1]
                swings[OTHER] += number
                pivots[OTHER] += number * around[holders + keepers + enough - 1]
            if holders:
                short = _fewest(structure, holders - 1, keepers) if holders > least else other + 1
                one_less = choosing(veto - 1)[holders - 1] * of_pledged[keepers]
                joins(VETO, one_less, holders - 1 + keepers, enough, short)
            if keepers:
                one_less = of_veto[holders] * choosing(pledged - 1)[keepers - 1]
                short = _fewest(structure, holders, keepers - 1)
                joins(PLEDGED, one_less, holders + keepers - 1, enough, short)
    # Yes or no: what a member can turn by going over is the same set, seen from either side.
    return Counts(2**size, adopting, swings, pivots, size * around[0] if size else 1, swings, swings)


def _fewest(structure: Structure, holders: int, keepers: int) -> int:
    """Return the fewest other members in favour that carry beside these; one more than there are if none do."""
    requirement, other = structure.requirement, structure.other
    already = holders + keepers
    if isinstance(requirement, AtLeast):
        return min(max(0, requirement.votes - already), other + 1)
    against = structure.veto - holders + other
    return bisect_left(range(other + 1), True, key=lambda yes: requirement.carried(already + yes, against - yes))
