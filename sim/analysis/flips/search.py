"""Least prices and numbers of sets of changes, by going through the members once. It knows no names and no law.

Members that are alike lead to the same counts, which are kept once: so millions of sets are counted without being
listed, and listed only as far as they are asked for.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from attrs import field, frozen

from sim.analysis.flips.standing import State
from sim.law import Choice


@frozen
class Option:
    """One change that a member can make: to which vote, at what price, and what it adds to the count."""

    after: Choice
    price: int
    change: State


Options = tuple[Option, ...]
"""The changes that one member can make, of which it makes one or none."""


def plus(state: State, change: State) -> State:
    """Add a change to a count."""
    return state[0] + change[0], state[1] + change[1], state[2] + change[2]


def least(members: Sequence[Options], start: State, goal: Callable[[State], bool | None]) -> int | None:
    """Return the least price of changes that lead to a goal, None where none do.

    `goal` tells of a count whether it is one (True), leads to none (False), or neither (None).
    """
    if goal(start) is not None:
        return 0 if goal(start) else None
    cheapest: int | None = None
    prices = {start: 0}
    for options in members:
        after = dict(prices)
        for state, price in prices.items():
            for option in options:
                total = price + option.price
                if cheapest is not None and total >= cheapest:
                    continue
                there = plus(state, option.change)
                reached = goal(there)
                if reached:
                    cheapest = total
                elif reached is None and total < after.get(there, total + 1):
                    after[there] = total
        prices = after
    return cheapest


@frozen
class Sets:
    """The sets of changes that reverse an outcome, by their price: how many, and which.

    `members` are the changes each member can make, in the order in which sets are to be listed; `best` is the most
    that one change of any member adds towards a reversal.
    """

    members: tuple[Options, ...]
    start: State
    reverses: Callable[[State], bool]
    best: State
    _known: dict[tuple[int, State, int], int] = field(factory=dict, init=False, eq=False, repr=False)

    def number(self, price: int) -> int:
        """Return how many sets have exactly this price."""
        return self._ways(0, self.start, price)

    def listed(self, price: int) -> Iterator[tuple[tuple[int, Choice], ...]]:
        """List these sets one by one in order: which members change, by their place in `members`, and to what."""
        yield from self._listed(0, self.start, price)

    def _listed(self, first: int, state: State, price: int) -> Iterator[tuple[tuple[int, Choice], ...]]:
        if price == 0:
            if self.reverses(state):
                yield ()
            return
        for place in range(first, len(self.members)):
            for option in self.members[place]:
                there, left = plus(state, option.change), price - option.price
                if left >= 0 and self._ways(place + 1, there, left):
                    for rest in self._listed(place + 1, there, left):
                        yield ((place, option.after), *rest)

    def _ways(self, first: int, state: State, price: int) -> int:
        """Count the sets among the members from a place on that have a price and reverse from this count."""
        if price == 0:
            return int(self.reverses(state))
        if first == len(self.members) or not self._within_reach(first, state, price):
            return 0
        asked = first, state, price
        if asked not in self._known:
            ways = self._ways(first + 1, state, price)
            for option in self.members[first]:
                if option.price <= price:
                    ways += self._ways(first + 1, plus(state, option.change), price - option.price)
            self._known[asked] = ways
        return self._known[asked]

    @cached_property
    def _bought(self) -> tuple[tuple[int, ...], ...]:
        """What one change, two, and so on cost at least, from each place on."""
        lowest = [min((option.price for option in options), default=None) for options in self.members]
        left = (sorted(price for price in lowest[place:] if price is not None) for place in range(len(lowest)))
        return tuple(tuple(accumulate(prices)) for prices in left)

    def _within_reach(self, first: int, state: State, price: int) -> bool:
        """Tell whether as many changes as this price buys could reverse the outcome, if each were the best."""
        changes = bisect_right(self._bought[first], price)
        yes, no, vetoes = (n + changes * by for n, by in zip(state, self.best, strict=True))
        return self.reverses((max(0, yes), max(0, no), max(0, vetoes)))
