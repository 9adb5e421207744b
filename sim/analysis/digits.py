"""Whole weights counted as the digits of large numbers: the same count as in `counting`, ten times as fast.

A member's weights are a polynomial in x for an affirmative vote and y for a veto, and the product of all members'
has the weight of each count as a coefficient. Whole numbers multiply as such polynomials do where x is a power of
two above every coefficient, and y one above every power of x (Kronecker substitution). A sum of digits is what is
left of a number after division by x - 1.
"""

from collections.abc import Sequence
from math import prod

Counted = tuple[int, int, int]
"""One member's weights of yes, no and the rest."""


class Digits:
    """The count of some members, `holding` those whose noes may block; so many are `needed`, `block` noes block.

    `block` 0 means that nothing can be vetoed. Vetoes beyond what blocks are not told apart: what is not unvetoed
    is vetoed.
    """

    def __init__(self, others: Sequence[Counted], holding: Sequence[Counted], *, needed: int, block: int) -> None:
        self.needed, self.block = needed, block
        self.total = prod([sum(each) for each in others]) * prod([sum(each) for each in holding])
        self.bits = bits = self.total.bit_length() + 1
        self.level = level = bits * (len(others) + len(holding) + 1)
        below_block = (1 << level * block) - 1
        of_others, of_holders, unvetoed = 1, 1, 1
        for yes, no, rest in others:
            of_others *= no + rest + (yes << bits)
        for yes, no, rest in holding:
            of_holders *= no + rest + (yes << bits)
            if block == 1:  # one veto is already too many
                unvetoed *= rest + (yes << bits)
            else:
                unvetoed = unvetoed * (rest + (yes << bits) + (no << level)) & below_block
        self.all, self.unvetoed = of_others * of_holders, of_others * unvetoed

    @property
    def results(self) -> tuple[int, int, int]:
        """The weights of adopted, of too few votes, and of vetoed."""
        enough = self._enough(self.all)
        adopted = sum(map(self._enough, self._rows)) if self.block else enough
        return adopted, self.total - enough, enough - adopted

    @property
    def states(self) -> dict[tuple[int, int, int], int]:
        """The weight of every count that has any: by affirmative votes, noes (never counted here) and vetoes."""
        of_all, found = self._digits(self.all), dict[tuple[int, int, int], int]()
        for vetoes, row in enumerate(self._rows):
            for yes, weight in enumerate(self._digits(row)):
                found[yes, 0, vetoes] = weight
                of_all[yes] -= weight
        found |= {(yes, 0, self.block): weight for yes, weight in enumerate(of_all)}
        return {state: weight for state, weight in found.items() if weight}

    @property
    def _rows(self) -> list[int]:
        """The counts by how many vetoes there are, as far as these do not block."""
        row = (1 << self.level) - 1
        return [self.unvetoed >> vetoes * self.level & row for vetoes in range(self.block)]

    def _enough(self, row: int) -> int:
        """Return the weight of all counts with enough affirmative votes."""
        return (row >> self.bits * self.needed) % ((1 << self.bits) - 1)

    def _digits(self, row: int) -> list[int]:
        digit = (1 << self.bits) - 1
        return [row >> self.bits * yes & digit for yes in range(self.needed)] + [self._enough(row)]
