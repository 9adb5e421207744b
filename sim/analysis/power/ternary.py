"""Ways of voting yes, abstaining or voting no, and the orders of doing so, counted by sort.

Here only a negative vote of a veto holder blocks, and only affirmative votes carry, as in the Charter. These are
the ternary voting games of Felsenthal and Machover (International Journal of Game Theory 26, 1997, 335-351); what
a swing and a pivot are is said below in our own words, as the paper itself could not be read.
"""

from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from math import factorial

from sim.analysis.power.binary import OTHER, PLEDGED, VETO, Counts
from sim.analysis.power.structure import SORTS, Structure
from sim.analysis.power.tallies import choosing, choosing_at_most, orders_around
from sim.law.thresholds import AtLeast, Requirement

Voters = tuple[int, int, int]
"""How many veto holders, other members and pledged members."""


def count_ways_of_voting(structure: Structure) -> Counts:
    """Count the ways of voting that adopt, each sort's swings in them, and the roll calls that turn on it.

    A swing of a member is a way of voting of all others in which its yes adopts and its no does not. A roll call
    is an order of the members with a choice of each; its pivot is the member whose vote settles the outcome,
    whatever those after it do, when no vote before did.
    """
    adopting = _adopting(structure)
    voters = (structure.veto, structure.other, structure.pledged)
    size = structure.voting
    swings, prevents, initiates = ([0] * len(SORTS) for _ in range(3))
    for n in (VETO, OTHER, PLEDGED):
        if voters[n]:
            rest = _one_less(voters, n)
            yes, abstains = adopting(rest, 1, 0, 0), adopting(rest, 0, 0, 0)
            no = adopting(rest, 0, int(n != PLEDGED), int(n == VETO))
            swings[n] = yes - no
            prevents[n] = (yes - no) + (abstains - no)
            initiates[n] = (yes - no) + (yes - abstains)
    return Counts(
        3**size,
        adopting(voters, 0, 0, 0),
        swings,
        _pivots(structure, adopting),
        factorial(size) * 3**size,
        prevents,
        initiates,
    )


Adopting = Callable[[Voters, int, int, int], int]
"""How many ways of voting of some adopt, when all others have cast so many yeses, noes, and vetoes among these."""


def _adopting(structure: Structure) -> Adopting:
    block = structure.noes_to_block
    carrying = _carrying(structure.requirement)

    @cache
    def adopting(voters: Voters, yes: int, no: int, vetoes: int) -> int:
        veto, other, pledged = voters
        most = veto if block is None else min(veto, block - 1 - vetoes)
        total = 0
        for against in range(most + 1):
            for holders in range(veto - against + 1):
                ways = choosing(veto)[against] * choosing(veto - against)[holders]
                for keepers in range(pledged + 1):
                    # A pledged member has two ways of not being in favour, and they count the same.
                    with_them = ways * choosing(pledged)[keepers] * 2 ** (pledged - keepers)
                    total += with_them * carrying(other, yes + holders + keepers, no + against)
        return total

    return adopting


def _carrying(requirement: Requirement) -> Callable[[int, int, int], int]:
    """Return in how many ways members without a veto vote so that it carries, beside so many yeses and noes."""

    @cache
    def carrying(voters: int, yes: int, no: int) -> int:
        if isinstance(requirement, AtLeast):
            enough = max(0, requirement.votes - yes)
            return sum(choosing(voters)[more] * 2 ** (voters - more) for more in range(enough, voters + 1))
        total = 0
        for more in range(voters + 1):
            left = voters - more
            too_many = bisect_left(
                range(left + 1), True, key=lambda noes: not requirement.carried(yes + more, no + noes)
            )
            if too_many:
                total += choosing(voters)[more] * choosing_at_most(left)[too_many - 1]
        return total

    if isinstance(requirement, AtLeast):
        return lambda voters, yes, no: carrying(voters, yes, 0)
    return carrying


def _pivots(structure: Structure, adopting: Adopting) -> list[int]:
    """Count the roll calls of which a member of each sort is the pivot.

    Whether the outcome is settled after some have voted depends on how many of each sort have, and on their votes.
    Once settled it stays so; so a member is the pivot in just as many roll calls as are settled with it, but not
    without it.
    """
    voters = (structure.veto, structure.other, structure.pledged)
    size = structure.voting

    @cache
    def settled(voted: Voters) -> int:
        """Count the ways of voting of all that are settled when so many of each sort have voted."""
        holders, others, keepers = (all_ - some for all_, some in zip(voters, voted, strict=True))
        left = holders + others + keepers
        sure = adopting(voted, 0, holders + others, holders)
        still_possible = adopting(voted, left, 0, 0)
        number: int = (sure + 3 ** (size - left) - still_possible) * 3**left
        return number

    pivots = [0] * len(SORTS)
    for n in (VETO, OTHER, PLEDGED):
        if not voters[n]:
            continue
        before = _one_less(voters, n)
        of = [choosing(number) for number in before]
        for holders in range(before[0] + 1):
            for others in range(before[1] + 1):
                for keepers in range(before[2] + 1):
                    voted = (holders, others, keepers)
                    turned = settled(_one_more(voted, n)) - settled(voted)
                    ways = of[0][holders] * of[1][others] * of[2][keepers]
                    pivots[n] += ways * orders_around(size)[sum(voted)] * turned
    return pivots


def _one_less(voters: Voters, n: int) -> Voters:
    a, b, c = voters
    return a - (n == 0), b - (n == 1), c - (n == 2)


def _one_more(voters: Voters, n: int) -> Voters:
    a, b, c = voters
    return a + (n == 0), b + (n == 1), c + (n == 2)
