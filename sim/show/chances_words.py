"""Chances as they are read and as scripts take them: per cent, fractions, from where to where."""

from decimal import ROUND_CEILING, Context, Decimal
from fractions import Fraction
from math import ceil, floor

from sim.analysis.odds.between import Between

RESULTS = {"adopted": "adopted", "too_few_votes": "too few votes", "vetoed": "vetoed"}
"""The results of a question in words."""
_BILLION = 10**9
_LONGEST = 24
"""How long a fraction may be that is still read; JSON has them all."""


def per_cent(chance: Fraction) -> str:
    """Write a chance in per cent, so that only what is certain reads 100% and only the impossible 0%.

    >>> [per_cent(Fraction(p)) for p in ("1", "0.7", "47/60", "1/100000", "99999/100000", "1e-9")]
    ['100%', '70%', '78.33%', '0.001%', '>99.99%', '<0.0001%']
    """
    hundred = float(100 * chance)
    if chance in (0, 1):
        return f"{hundred:.0f}%"
    if hundred > 99.99:
        return ">99.99%"
    if hundred < 0.0001:
        return "<0.0001%"
    if hundred < 0.01:
        return f"{hundred:.2g}%"
    return f"{hundred:.2f}".rstrip("0").rstrip(".") + "%"


def in_per_cent(chance: Between) -> str:
    """Write a chance in per cent, or from where to where it lies.

    >>> in_per_cent(Between(Fraction(0), Fraction(1, 2)))
    '0% to 50%'
    """
    low, high = per_cent(chance.low), per_cent(chance.high)
    return low if chance.known is not None else f"{low} to {high}"


def fraction(chance: Between, error: float) -> str:
    """Write a chance as the fraction it is; empty where it is none, or too long to be read."""
    if error or {chance.low, chance.high} <= {0, 1}:
        return ""
    low, high = written(chance.low), written(chance.high)
    text = low if chance.known is not None else f"{low} to {high}"
    return text if len(text) <= _LONGEST else ""


def exact(chance: Between, error: float) -> str | None:
    """Return a chance as scripts take it, "p/q"; None where votes are unknown, or no fraction was counted."""
    known = chance.known
    return None if known is None or (error and known not in (0, 1)) else written(known)


def written(number: Fraction) -> str:
    """Write a fraction as "p/q", or as a whole number, with however many digits.

    >>> written(Fraction(1, 3)), len(written(Fraction(1, 10**5000)))
    ('1/3', 5003)
    """
    # `str` of a whole number refuses more than 4,300 digits, for fear of slowness that decimals do not have.
    whole = str(Decimal(number.numerator))
    return whole if number.denominator == 1 else f"{whole}/{Decimal(number.denominator)}"


def bounds(chance: Between, error: float) -> list[str]:
    """Return the bounds of a chance as scripts take them, "p/q"; widened by the error of an integral.

    >>> bounds(Between(Fraction(1, 4), Fraction(1, 2)), 0.0)
    ['1/4', '1/2']
    """
    low, high = chance.low, chance.high
    # What is 0 or 1 is so for certain, integral or not.
    if error and low not in (0, 1):
        low = max(Fraction(0), Fraction(floor((low - Fraction(error)) * _BILLION), _BILLION))
    if error and high not in (0, 1):
        high = min(Fraction(1), Fraction(ceil((high + Fraction(error)) * _BILLION), _BILLION))
    return [written(low), written(high)]


def at_most(error: float) -> str:
    """Write a bound on an error in one digit, rounded up so that it still is one.

    >>> at_most(1.22e-8)
    '2e-08'
    """
    return f"{float(Context(prec=1, rounding=ROUND_CEILING).create_decimal_from_float(error)):.0e}"


def number(chance: Between) -> float | None:
    """Return a chance as a number; None where votes are unknown."""
    return None if chance.known is None else float(chance.known)
