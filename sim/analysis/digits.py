"""Whole weights counted as the digits of large numbers: the same count as in `counting`, ten times as fast.

A member's weights are a polynomial in x for an affirmative vote and y for a veto, and the product of all members'
has the weight of each count as a coefficient. Whole numbers multiply as such polynomials do where x is a power of
two above every coefficient, and y one above every power of x (Kronecker substitution). A sum of digits is what is
left of a number after division by x - 1.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import prod

Counted = tuple[int, int, int]
"""One member's weights of yes, no and the rest."""


class Digits:
    """The count of some members, `holding` those whose noes may block; so many are `needed`, `block` noes block.

    `block` 0 means that nothing can be vetoed. Vetoes beyond what blocks are not told apart: what is not unvetoed
    is vetoed.
    """

    def __init__(
        self, others: Sequence[Counted], holding: Mapping[str, Counted], *, needed: int, block: int
    ) -> None:
        self.needed, self.block, self.holding = needed, block, holding
        self.total = prod(map(sum, others)) * prod(map(sum, holding.values()))
        self.bits = self.total.bit_length() + 1
        self.level = self.bits * (len(others) + len(holding) + 1)
        self.of_others = 1
        for yes, no, rest in others:
            self.of_others *= no + rest + (yes << self.bits)
        self.all, self.unvetoed = self._with_holders(holding.values(), block)

    def _with_holders(self, holding: Iterable[Counted], block: int) -> tuple[int, int]:
        """Return the count of all others and of some that hold a veto; and of these what so many do not block."""
        bits, level = self.bits, self.level
        below_block = (1 << level * block) - 1
        of_holders, unvetoed = 1, int(block > 0)
        for yes, no, rest in holding:
            of_holders *= no + rest + (yes << bits)
            if block == 1:  # one veto is already too many
                unvetoed *= rest + (yes << bits)
            else:
                unvetoed = unvetoed * (rest + (yes << bits) + (no << level)) & below_block
        return self.of_others * of_holders, self.of_others * unvetoed

    @property
    def results(self) -> tuple[int, int, int]:
        """The weights of adopted, of too few votes, and of vetoed."""
        enough = self._enough(self.all)
        adopted = sum(map(self._enough, self._rows(self.unvetoed, self.block))) if self.block else enough
        return adopted, self.total - enough, enough - adopted

    def vetoed_with(self, code: str) -> int:
        """Return the weight of vetoed where one of those holding a veto is among those voting against."""
        others = [each for holder, each in self.holding.items() if holder != code]
        of_all, unvetoed = self._with_holders(others, self.block - 1)
        adopted = sum(map(self._enough, self._rows(unvetoed, self.block - 1)))
        return self.holding[code][1] * (self._enough(of_all) - adopted)

    @property
    def states(self) -> dict[tuple[int, int, int], int]:
        """The weight of every count that has any: by affirmative votes, noes (never counted here) and vetoes."""
        of_all, found = self._digits(self.all), dict[tuple[int, int, int], int]()
        for vetoes, row in enumerate(self._rows(self.unvetoed, self.block)):
            for yes, weight in enumerate(self._digits(row)):
                found[yes, 0, vetoes] = weight
                of_all[yes] -= weight
        found |= {(yes, 0, self.block): weight for yes, weight in enumerate(of_all)}
        return {state: weight for state, weight in found.items() if weight}

    def _rows(self, unvetoed: int, block: int) -> list[int]:
        """Return the counts by how many vetoes there are, as far as these do not block."""
        row = (1 << self.level) - 1
        return [unvetoed >> vetoes * self.level & row for vetoes in range(block)]

    def _enough(self, row: int) -> int:
        """Return the weight of all counts with enough affirmative votes."""
        return (row >> self.bits * self.needed) % ((1 << self.bits) - 1)

    def _digits(self, row: int) -> list[int]:
        digit = (1 << self.bits) - 1
        return [row >> self.bits * yes & digit for yes in range(self.needed)] + [self._enough(row)]
