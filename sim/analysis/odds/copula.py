"""Votes moved by one shared cause: the one-factor Gaussian copula, integrated over the factor. Base Python only.

Each unit has a latent disposition sqrt(rho) F + sqrt(1 - rho) e with independent standard normal F and e, and
votes no, abstains (or does not vote) or votes yes as it lies below, between or above two thresholds, which give
it the chances it has by itself. Given F all vote independently, so that the count is that of independent votes.
Source: O. Vasicek, The Distribution of Loan Portfolio Value, Risk 15(12), 2002, for the one-factor form.

The integral over the factor is a sum of its values in the middles of equal steps, and how far that is off is known
beforehand. Given all n dispositions the factor is normal with the variance s^2 = (1 - rho) / (1 - rho + n rho),
whatever they are, so that E[exp(i t F); A] is at most exp(-(s t)^2 / 2) for any event A of the votes. By Poisson's
summation formula steps of h then miss the chance of A by no more than the sum of twice that over t = 2 pi / h,
4 pi / h ... Source for such rules: L. N. Trefethen and J. A. C. Weideman, The Exponentially Convergent Trapezoidal
Rule, SIAM Review 56(3), 2014.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import ceil, erfc, exp, inf, log, pi, sqrt
from operator import mul
from statistics import NormalDist

from sim.analysis.counting import State
from sim.analysis.odds.conditional import count_given
from sim.analysis.odds.units import NO, YES, Unit
from sim.errors import UnscError
from sim.law import Measure
from sim.law.thresholds import AtLeast

REACH = 5.2
"""How far out the factor is followed, in standard deviations."""
BEYOND = erfc(REACH / sqrt(2)) + 1e-13
"""The chance that it lies beyond, which is 2e-7, and more than rounding takes; the sum leaves out less, as the
density is convex there."""
MISSED = 2.5e-7
"""How much the steps may miss."""
LONGEST = 0.75
"""The longest step; with it what the density itself sums up to is off by 1e-15."""
HIGHEST = Fraction(99, 100)
"""The highest correlation; with it there are 360 steps for fifteen members, and 720 for sixty."""
MOST_BY_SHARE = 60
"""How many uncertain votes are counted by their share of those voting; the time grows as the third power."""

NORMAL = NormalDist()
NO_MORE_VOTES: tuple[State, ...] = ((0, 0, 0),)
Chance2 = tuple[float, float]
"""The chance that there are enough affirmative votes, and that the question is adopted; the rest is vetoed."""


def mixed(
    units: Sequence[Unit],
    measure: Measure,
    watched: Mapping[str, Unit],
    rho: float,
    steps: Iterable[State] = NO_MORE_VOTES,
) -> tuple[dict[str, dict[State, Chance2]], float]:
    """Return the chances for nobody watched (``) and for each watched member voting against, for each step.

    `steps` are what unknown votes may add to the count. Beside it the error: by no more is the chance of any event
    of the votes off, so also that of a veto, the difference of the two. Raises `UnscError` for a correlation that
    is none or too near to one, and for too many votes that are counted by their share.
    """
    check_correlation(rho)
    uncertain = [len(unit.codes) for unit in units if unit.certain is None]
    if rho and not isinstance(measure.requirement, AtLeast) and sum(uncertain) > MOST_BY_SHARE:
        raise UnscError(
            f"found a correlation among {sum(uncertain)} uncertain votes where a share of those voting decides; "
            f"expected {MOST_BY_SHARE} such votes at most, or no correlation"
        )
    thresholds = [_thresholds(unit, rho) for unit in units]
    sorts = {pair: sort for sort, pair in enumerate(dict.fromkeys(thresholds))}
    count = count_given(units, [sorts[pair] for pair in thresholds], measure, watched, steps)
    factor, shares = _nodes(steps_for(len(uncertain), rho))
    pull = sqrt(rho / (1 - rho) / 2)
    pulls = [pull * value for value in factor]
    yes = [[0.5 * erfc(t - shift) for shift in pulls] for _, t in sorts]
    no = [
        [0.5 * erfc(shift - t) for shift in pulls] if sort in count.blocking else []
        for (t, _), sort in sorts.items()
    ]
    chances: dict[str, dict[State, Chance2]] = {}
    for codes, more, *told in count.at(yes, no):
        enough, adopted = [sum(map(mul, shares, along)) for along in told]
        for code in codes:
            chances.setdefault(code, {})[more] = (min(1.0, enough), min(1.0, enough, adopted))
    return chances, MISSED + BEYOND


def check_correlation(rho: float | Fraction) -> None:
    """Raise `UnscError` for a correlation that is none, or so near to one that the integral is too steep."""
    if not 0 <= rho < 1:
        raise UnscError(f"found a correlation of {float(rho):g}; expected at least 0 and less than 1")
    if rho > HIGHEST:
        raise UnscError(
            f"found a correlation of {float(rho):.10g}; expected {float(HIGHEST):g} at most; members that always "
            "vote together are a bloc (`blocs`)"
        )


def steps_for(uncertain: int, rho: float) -> int:
    """Return in how many steps the factor is followed through its reach, so that they miss no more than they may.

    The step follows from the bound above: 2 exp(-2 (pi s / h)^2) is what may be missed, all that comes after it
    being less than rounding takes.
    """
    spread = sqrt((1 - rho) / (1 - rho + uncertain * rho))
    return ceil(2 * REACH / min(LONGEST, pi * spread * sqrt(2 / log(2 / MISSED))))


def _thresholds(unit: Unit, rho: float) -> tuple[float, float]:
    """Return below which disposition a unit votes no, and above which yes, in the scale `erfc` takes."""
    scale = 1 / sqrt(2 * (1 - rho))
    return _quantile(float(unit.weight(NO))) * scale, -_quantile(float(unit.weight(YES))) * scale


def _quantile(chance: float) -> float:
    if chance <= 0:
        return -inf
    return inf if chance >= 1 else NORMAL.inv_cdf(chance)


@lru_cache(maxsize=64)
def _nodes(steps: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the factor in the middles of so many steps, and what share of the whole each of these counts for."""
    values = [REACH * ((2 * k + 1) / steps - 1) for k in range(steps)]
    density = [exp(-value * value / 2) for value in values]
    whole = sum(density)  # so that what is certain comes to one
    return tuple(values), tuple([d / whole for d in density])
