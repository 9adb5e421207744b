"""First-order and total effects estimated by SALib on a Saltelli design, with confidence intervals. Extra `sweep`.

Sources: A. Saltelli, Making best use of model evaluations to compute sensitivity indices, Computer Physics
Communications 145, 2002; A. Saltelli and others, Variance based sensitivity analysis of model output, Computer
Physics Communications 181, 2010 (the estimators); J. Herman and W. Usher, SALib, Journal of Open Source Software
2, 2017.
"""

import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sim.analysis.batch import CHUNK, counts
from sim.analysis.counting import Weights, results_of
from sim.analysis.odds.units import Unit
from sim.analysis.sensitivity.effects import CHOICES, OUTCOMES, Vary, open_choices
from sim.analysis.sweeps.extras import required
from sim.errors import UnscError
from sim.law import Measure

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

CONFIDENCE = 0.95
RESAMPLES = 200
MOST_SAMPLES = 2**20
MOST_POINTS = 20_000_000


@frozen
class Estimate:
    """Effects as estimated, and half the width of the 95 per cent confidence interval of each (bootstrap)."""

    first: float
    first_within: float
    total: float
    total_within: float


Estimates = Mapping[str, tuple[Estimate, ...]]
"""By outcome, in the order of what varies; empty where the outcome does not vary at any point of the design."""
Model = "Callable[[Array], Array]"


def estimates(
    factors: Sequence[tuple[str, int]], model: "Callable[[Array], Array]", samples: int, seed: int
) -> Estimates:
    """Return the estimated effects of some factors on the chance of each outcome.

    `factors` are their names, which must differ, and how many numbers each takes; `model` turns points of the
    unit cube, of shape (points, numbers), into chances of shape (3 outcomes, points). The design has (factors +
    2) times `samples` points; the same seed gives the same. Raises `UnscError` for a number of samples that is
    no power of two, and where SALib is not installed.
    """
    check(samples, len(factors))
    if len(factors) < 2:
        # One factor explains all there is; a Saltelli design needs two.
        return {name: (Estimate(1.0, 0.0, 1.0, 0.0),) * len(factors) for name in OUTCOMES}
    required("SALib")
    sampling, analysing = required("SALib.sample.sobol"), required("SALib.analyze.sobol")
    groups = [name for name, size in factors for _ in range(size)]
    problem = {
        "num_vars": len(groups),
        "names": [f"{name} {n}" for n, name in enumerate(groups)],
        "groups": groups,
        "bounds": [[0.0, 1.0]] * len(groups),
    }
    found: dict[str, tuple[Estimate, ...]] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of arguments that SciPy renames
        points = sampling.sample(problem, samples, calc_second_order=False, seed=seed)
        for name, values in zip(OUTCOMES, model(points), strict=True):
            # SALib divides by the spread, and takes a seed of 0 for none.
            if values.std() <= 1e-12:
                found[name] = ()
                continue
            of = analysing.analyze(
                problem,
                values,
                calc_second_order=False,
                num_resamples=RESAMPLES,
                conf_level=CONFIDENCE,
                seed=abs(seed) + 1,
            )
            columns = zip(of["S1"], of["S1_conf"], of["ST"], of["ST_conf"], strict=True)
            found[name] = tuple([Estimate(*map(float, row)) for row in columns])
    return found


def check(samples: int, factors: int) -> None:
    """Refuse a design that is none, or too large to hold. Raises `UnscError`."""
    if samples < 2 or samples & (samples - 1) or samples > MOST_SAMPLES:
        near = min(MOST_SAMPLES, max(2, 1 << max(0, samples - 1).bit_length()))
        raise UnscError(f"found {samples} samples; expected a power of two up to {MOST_SAMPLES:,}, such as {near}")
    if samples * (factors + 2) * factors > MOST_POINTS:
        raise UnscError(
            f"{samples:,} samples of {factors} positions are too many to hold; expected fewer, such as 1024"
        )


def sizes(units: Sequence[Unit], vary: Vary) -> tuple[int, ...]:
    """Return how many numbers from 0 to 1 fix the position of each varying unit."""
    return tuple([1 if vary is Vary.VOTES else len(open_choices(u)) - 1 for u in units])


def model_of(
    units: Sequence[Unit], varied: Sequence[Unit], measure: Measure, vary: Vary
) -> "Callable[[Array], Array]":
    """Return the chances of the outcomes as a function of points of the unit cube, counted exactly at each."""
    np = required("numpy")
    taken = sizes(varied, vary)

    def model(points: "Array") -> "Array":
        out: Array = np.zeros((3, len(points)))
        for start in range(0, len(points), CHUNK):
            here = points[start : start + CHUNK].T
            positions, first = {}, 0
            for unit, size in zip(varied, taken, strict=True):
                numbers = here[first : first + size]
                first += size
                positions[unit.codes] = Unit(unit.codes, Weights(*_position(np, unit, numbers, vary)))
            placed = [positions.get(u.codes) or _as_floats(u) for u in units]
            found = results_of(counts(placed, measure), measure)
            for row, name in zip(out, OUTCOMES, strict=True):
                row[start : start + CHUNK] = found.by_reason[OUTCOMES[name]]
        return out

    return model


def _as_floats(unit: Unit) -> Unit:
    return Unit(unit.codes, Weights(*[float(unit.weight(c)) for c in CHOICES]))


def _position(np: Any, unit: Unit, numbers: "Array", vary: Vary) -> "list[Array]":
    """Return a unit's chances of yes, no and neither, from independent uniform numbers from 0 to 1."""
    left = open_choices(unit)
    nothing = np.zeros(numbers.shape[1])
    if vary is Vary.VOTES:
        below = np.cumsum([float(unit.weight(c)) for c in left])[:-1]
        cast = np.searchsorted(below, numbers[0], side="right")
        return [(cast == left.index(c)).astype(float) if c in left else nothing for c in CHOICES]
    if len(left) == 2:
        shares = [numbers[0], 1.0 - numbers[0]]
    else:
        # Of a triangle: the square root makes all mixtures of three alike likely.
        root = np.sqrt(numbers[0])
        shares = [1.0 - root, root * (1.0 - numbers[1]), root * numbers[1]]
    return [shares[left.index(c)] if c in left else nothing for c in CHOICES]
