"""Votes moved by one shared cause: the one-factor Gaussian copula, integrated over the factor. Base Python only.

Each unit has a latent disposition sqrt(rho) F + sqrt(1 - rho) e with independent standard normal F and e, and
votes no, abstains (or does not vote) or votes yes as it lies below, between or above two thresholds, which give
it the chances it has by itself. Given F all vote independently, so that the count is that of independent votes.
Source: O. Vasicek, The Distribution of Loan Portfolio Value, Risk 15(12), 2002, for the one-factor form.

The integrand is analytic and falls off as the normal density does; for such the trapezoidal rule converges faster
than any power of its step. Source: L. N. Trefethen and J. A. C. Weideman, SIAM Review 56(3), 2014.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import ceil, erfc, exp, inf, sqrt
from operator import mul
from statistics import NormalDist

from sim.analysis.counting import State
from sim.analysis.odds.conditional import count_given
from sim.analysis.odds.units import NO, YES, Unit
from sim.errors import UnscError
from sim.law import Measure
from sim.law.thresholds import AtLeast

REACH = 5.5
"""How far out the factor is followed, in standard deviations."""
BEYOND = erfc(REACH / sqrt(2)) + 1e-13
"""The chance that it lies beyond, which is 3.8e-8; and more than rounding takes."""
TOLERANCE = 5e-7
"""The step is halved until no more error than this is left, and what lies beyond the reach."""
MOST_HALVINGS = 8
HIGHEST = Fraction(99, 100)
"""The highest correlation; with it the first step is a sixteenth, so that the steps stay in the thousands."""
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

    `steps` are what unknown votes may add to the count. Beside it the error, which no sum or difference of the two
    chances exceeds. Of an integrand like this the error falls at least as exp(-c / step), so that half a step
    leaves its square (by experience its third power and less); the error at the whole step is seen in what the
    half changed. Raises `UnscError` for a correlation that is none, or so near one that the integral fails.
    """
    check_correlation(rho)
    uncertain = sum(len(unit.codes) for unit in units if unit.certain is None)
    if rho and not isinstance(measure.requirement, AtLeast) and uncertain > MOST_BY_SHARE:
        raise UnscError(
            f"found a correlation among {uncertain} uncertain votes where a share of those voting decides; "
            f"expected {MOST_BY_SHARE} such votes at most, or no correlation"
        )
    thresholds = [_thresholds(unit, rho) for unit in units]
    sorts = {pair: sort for sort, pair in enumerate(dict.fromkeys(thresholds))}
    count = count_given(units, [sorts[pair] for pair in thresholds], measure, watched, steps)
    pull, step = sqrt(rho / (1 - rho) / 2), first_step(rho)

    for _ in range(MOST_HALVINGS):
        values, densities, at_whole_steps = _nodes(step)
        pulls = [pull * value for value in values]
        yes = [[0.5 * erfc(t - shift) for shift in pulls] for _, t in sorts]
        no = [
            [0.5 * erfc(shift - t) for shift in pulls] if sort in count.blocking else []
            for (t, _), sort in sorts.items()
        ]
        chances: dict[str, dict[State, Chance2]] = {}
        change = 0.0
        for codes, more, *told in count.at(yes, no):
            enough, adopted = [sum(map(mul, densities, along)) for along in told]
            for code in codes:
                chances.setdefault(code, {})[more] = (min(1.0, enough), min(1.0, enough, adopted))
            at_whole = [sum(map(mul, at_whole_steps, along)) for along in told]
            change += abs(enough - at_whole[0]) + abs(adopted - at_whole[1])
        if change * change < TOLERANCE:
            return chances, change * change + BEYOND
        step /= 2
    raise UnscError(f"the shared factor cannot be integrated at a correlation of {rho:g}; expected 0.99 at most")


def check_correlation(rho: float | Fraction) -> None:
    """Raise `UnscError` for a correlation that is none, or so near to one that the integral is too steep."""
    if not 0 <= rho < 1:
        raise UnscError(f"found a correlation of {float(rho):g}; expected at least 0 and less than 1")
    if rho > HIGHEST:
        raise UnscError(
            f"found a correlation of {float(rho):.10g}; expected {float(HIGHEST):g} at most; members that always "
            "vote together are a bloc (`blocs`)"
        )


def first_step(rho: float) -> float:
    """Return the step to begin with: the nearer the correlation is to one, the steeper the integrand."""
    return 0.75 if not rho else min(0.75, 0.6 * sqrt((1 - rho) / rho))


def _thresholds(unit: Unit, rho: float) -> tuple[float, float]:
    """Return below which disposition a unit votes no, and above which yes, in the scale `erfc` takes."""
    scale = 1 / sqrt(2 * (1 - rho))
    return _quantile(float(unit.weight(NO))) * scale, -_quantile(float(unit.weight(YES))) * scale


def _quantile(chance: float) -> float:
    if chance <= 0:
        return -inf
    return inf if chance >= 1 else NORMAL.inv_cdf(chance)


@lru_cache(maxsize=64)
def _nodes(step: float) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    """Return values of the factor at every half step, and what each counts for; the last, at whole steps alone."""
    most = ceil(2 * REACH / step)
    values = [k * step / 2 for k in range(-most, most + 1)]
    density = [exp(-value * value / 2) for value in values]
    whole = [0.0 if (k - most) % 2 else d for k, d in enumerate(density)]
    # As shares of what they add up to, so that what is certain comes to one.
    of_all, of_whole = sum(density), sum(whole)
    return tuple(values), tuple([d / of_all for d in density]), tuple([d / of_whole for d in whole])
