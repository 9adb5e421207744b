"""The values of a column cut into bands, and what each is called: by its name every value is in one alone."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from itertools import pairwise

_FINE = 2
"""Ends of bands are round numbers: told to so many decimal places below the first of a band's width."""


def bands(low: float, high: float, count: int) -> tuple[tuple[float, ...], tuple[str, ...]]:
    """Return the `count` + 1 ends of bands from `low` to `high`, and what each band is called.

    A value is in the last band whose lower end it has reached. Of whole numbers (int) both ends named are in the
    band; of others the upper end is in the next, but that of the last is in it. `low` must be below `high`, and
    whole numbers have to be at least `count`.

    >>> bands(1964, 2026, 5)[1]
    ('1964 to 1975', '1976 to 1988', '1989 to 2000', '2001 to 2013', '2014 to 2026')
    >>> bands(0.0, 1.0, 5)[1]
    ('0 to below 0.2', '0.2 to below 0.4', '0.4 to below 0.6', '0.6 to below 0.8', '0.8 to 1')
    """
    if isinstance(low, int) and isinstance(high, int):
        whole = [low + n * (high + 1 - low) // count for n in range(count + 1)]
        pairs = [(first, after - 1) for first, after in pairwise(whole)]
        return tuple(whole), tuple(f"{a} to {b}" if a < b else f"{a}" for a, b in pairs)
    least, most = Decimal(repr(low)), Decimal(repr(high))
    wide = (most - least) / count
    unit = Decimal(1).scaleb(wide.adjusted() - _FINE)
    ends = [
        least.quantize(unit, ROUND_FLOOR),
        *((least + n * wide).quantize(unit, ROUND_HALF_EVEN) for n in range(1, count)),
        most.quantize(unit, ROUND_CEILING),
    ]
    told = [_plain(end) for end in ends]
    names = [f"{a} to below {b}" for a, b in pairwise(told[:-1])]
    return tuple(float(end) for end in ends), (*names, f"{told[-2]} to {told[-1]}")


def _plain(number: Decimal) -> str:
    """Write a number without a power of ten, idle noughts, or a sign before nought."""
    text = f"{number + 0:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
