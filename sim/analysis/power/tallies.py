"""The numbers all counts of coalitions and orders are made of, each worked out once."""

from functools import lru_cache
from itertools import accumulate
from math import comb, factorial

# As many as the largest body has members, and some: rows are asked for again and again.
_ROWS = 512


@lru_cache(_ROWS)
def choosing(n: int) -> tuple[int, ...]:
    """Return in how many ways 0, 1, … n of n members are chosen.

    >>> choosing(4)
    (1, 4, 6, 4, 1)
    """
    return tuple(comb(n, k) for k in range(n + 1))


@lru_cache(_ROWS)
def choosing_at_most(n: int) -> tuple[int, ...]:
    """Return in how many ways at most 0, 1, … n of n members are chosen.

    >>> choosing_at_most(4)
    (1, 5, 11, 15, 16)
    """
    return tuple(accumulate(choosing(n)))


@lru_cache(_ROWS)
def orders_around(n: int) -> tuple[int, ...]:
    """Return for 0, 1, … n - 1 in how many orders of n members that many given ones precede a given one.

    >>> orders_around(3)
    (2, 1, 2)
    """
    return tuple(factorial(k) * factorial(n - 1 - k) for k in range(n))
