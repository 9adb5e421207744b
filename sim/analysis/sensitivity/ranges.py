"""First-order and total effects of the chances that a sweep file varies, each over its range. Extra `sweep`.

Each chance is taken as uniform from its least to its greatest value, whatever the design of the file, and
independent of the others. The chance of an outcome is then a polynomial in them, of each to the power of as
many votes as it governs: Gauss-Legendre quadrature with one node more on each axis integrates its square
exactly, but for rounding.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from sim.analysis.sensitivity.effects import OUTCOMES
from sim.analysis.sensitivity.estimates import Estimates, estimates
from sim.analysis.sweeps.axes import ChanceAxis, RandomAxis
from sim.analysis.sweeps.exact import Prepared
from sim.analysis.sweeps.extras import required
from sim.analysis.sweeps.question import Question
from sim.analysis.sweeps.series import Continuous, Texts
from sim.analysis.sweeps.study import Cases, Study
from sim.analysis.sweeps.understood import study_of
from sim.errors import UnscError
from sim.scenario.faults import nearest
from sim.scenario.sweep_file import SweepFile

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

MOST_POINTS = 2_000_000
"""So many points of a quadrature are computed; beyond them effects are estimated only."""
MOST_COMBINATIONS = 50
SAMPLES = 1024


@frozen
class Range:
    """A chance that varies, by the name of its column: of whom, to vote how, between which values."""

    name: str
    codes: tuple[str, ...]
    choice: str
    low: Fraction
    high: Fraction


@frozen
class RangeEffect:
    """The share of an outcome's variance that one range explains: by itself, and with all it has a part in."""

    name: str
    first: float
    total: float


@frozen
class RangeEffects:
    """The mean and variance of one outcome's chance over the ranges, and the effect of each, in their order."""

    mean: float
    variance: float
    effects: tuple[RangeEffect, ...]


@frozen
class RangeSensitivity:
    """How one question depends on the chances that vary, at one combination of whatever else the sweep changes.

    `middle` are the chances of the outcomes with every range at its middle, and `ends` those with one of them,
    in turn, at its least and its greatest value. `exact` are the effects by quadrature, empty where there would
    be too many points; `estimates` those of SALib.
    """

    question: str
    combination: tuple[tuple[str, str], ...]
    ranges: tuple[Range, ...]
    middle: Mapping[str, float]
    ends: Mapping[str, tuple[tuple[float, float], ...]]
    exact: Mapping[str, RangeEffects]
    estimates: Estimates


def range_sensitivities(
    file: SweepFile, samples: int = SAMPLES, seed: int = 0, law: str | None = None
) -> tuple[RangeSensitivity, ...]:
    """Return how each question of a sweep depends on the chances that it varies; under one of its laws, or all.

    Raises `UnscError` where it varies none over a range, or what cannot be taken as independent, or has no such
    law.
    """
    study = study_of(file)
    drawn = [axis.name for axis in study.axes if isinstance(axis, RandomAxis)]
    if drawn:
        raise UnscError(f"{drawn[0]} is drawn at random; expected chances with ranges (`from`, `to`) alone")
    ranges = tuple([_range(axis) for axis in study.axes if isinstance(axis, ChanceAxis)])
    ranges = tuple([each for each in ranges if each.low < each.high])
    if not ranges:
        raise UnscError(
            "this sweep varies no chance over a range; expected one such as `chance: CHN no` with from and to"
        )
    _see_that_changes_are_few(study)
    study = evolve(study, axes=tuple([_without_steps(axis) for axis in study.axes]))
    prepared = Prepared(study)
    found = []
    of_law = _places_of(study, law)
    for combination in study.some_combinations(MOST_COMBINATIONS):
        if any(combination[n] != place for n, place in of_law.items()):
            continue
        shown = tuple(
            [(axis.name, str(_shown(axis, place))) for axis, place in zip(study.changes, combination, strict=True)]
        )
        for name, question in prepared.questions(combination).items():
            if question.open:
                raise UnscError(f"not all votes on {name} are known; expected odds for all members")
            varying = tuple([r for r in ranges if _degree(question, r)])
            model = _model(question, study, ranges, varying)
            found.append(
                RangeSensitivity(
                    name,
                    shown,
                    varying,
                    *_one_at_a_time(varying, model),
                    by_quadrature(varying, [_degree(question, r) for r in varying], model),
                    estimates([(r.name, 1) for r in varying], model, samples, seed),
                )
            )
    return tuple(found)


def _range(axis: ChanceAxis) -> Range:
    low, high = (axis.series.low, axis.series.high) if isinstance(axis.series, Continuous) else axis.series.ends
    return Range(axis.name, axis.codes, axis.choice.value, low, high)


def _without_steps(axis: Any) -> Any:
    if not isinstance(axis, ChanceAxis):
        return axis
    of = _range(axis)
    return evolve(axis, series=Continuous(of.low, of.high))


def _shown(axis: Any, place: Any) -> object:
    return axis.shown.at(place)


def _degree(question: Question, of: Range) -> int:
    """Return to what power a chance enters: how many members or blocs vote by it, each on its own."""
    return sum(any(axis.name == of.name for axis in axes) for axes in question.varied.values())


def _model(question: Question, study: Study, ranges: Sequence[Range], varying: Sequence[Range]) -> Any:
    """Return the chances of the outcomes as a function of points of the unit cube, one number for each range."""
    np = required("numpy")

    def model(points: "Array") -> "Array":
        at = {r.name: np.full(len(points), float(r.low)) for r in ranges}
        for r, column in zip(varying, points.T, strict=True):
            at[r.name] = float(r.low) + float(r.high - r.low) * column
        for axis in study.axes:  # a chance that is the same throughout
            if isinstance(axis, ChanceAxis) and axis.name not in at:
                at[axis.name] = np.full(len(points), float(_range(axis).low))
        found = question.at(Cases(0, len(points), at), slice(None))
        if found.faults:
            raise UnscError(f"{found.faults[0][1]} in part of the ranges; expected ranges all of which can be")
        chances: Array = found.low
        return chances

    return model


def _see_that_changes_are_few(study: Study) -> None:
    """Raise `UnscError` where what changes beside the chances cannot be gone through."""
    for axis in study.changes:
        if isinstance(axis.series, Continuous):
            raise UnscError(
                f"{axis.name} changes the scenario ({axis.path}) over a whole range and is no chance of a "
                f"member's vote; expected some values of it, each taken by itself: `{axis.name}: {{set: "
                f"{axis.path}, values: [{float(axis.series.low):g}, {float(axis.series.high):g}]}}`"
            )
    combinations = study.combinations or 0
    if combinations > MOST_COMBINATIONS:
        names = ", ".join(axis.name for axis in study.changes)
        raise UnscError(
            f"{names} change{'s' if len(study.changes) == 1 else ''} the scenario in {combinations:,} ways, each "
            f"of which has a table of its own; expected {MOST_COMBINATIONS} at most, so give fewer values"
        )


def _places_of(study: Study, law: str | None) -> Mapping[int, int]:
    """Return the place of a law on its axis, by the number of that. Raises `UnscError` where it is on none."""
    if law is None:
        return {}
    axes = {n: list(a.shown.values) for n, a in enumerate(study.changes) if isinstance(a.shown, Texts)}
    axes = {n: values for n, values in axes.items() if study.changes[n].path == "law"}
    found = {n: values.index(law) for n, values in axes.items() if law in values}
    if not found:
        laws = [value for values in axes.values() for value in values]
        if not laws:
            raise UnscError(f"this sweep has no `laws`, of which --law {law} would take one")
        raise UnscError(f"--law: {law!r} is no law of this sweep{nearest(law, laws)}; expected {', '.join(laws)}")
    return found


def _one_at_a_time(
    ranges: Sequence[Range], model: Any
) -> tuple[Mapping[str, float], Mapping[str, tuple[tuple[float, float], ...]]]:
    """Return the chances at the middle of all ranges, and at the ends of each with the others at their middle."""
    np = required("numpy")
    points = np.full((1 + 2 * len(ranges), len(ranges)), 0.5)
    for n in range(len(ranges)):
        points[1 + 2 * n, n], points[2 + 2 * n, n] = 0.0, 1.0
    middle, ends = {}, {}
    for name, values in zip(OUTCOMES, model(points).tolist(), strict=True):
        middle[name] = values[0]
        ends[name] = tuple(zip(values[1::2], values[2::2], strict=True))
    return middle, ends


def by_quadrature(ranges: Sequence[Range], degrees: Sequence[int], model: Any) -> Mapping[str, RangeEffects]:
    """Return the effects by Gauss-Legendre quadrature, exact but for rounding for polynomials of these degrees.

    `model` turns points of the unit cube into chances of shape (3 outcomes, points). Empty where the grid of nodes
    would have more than `MOST_POINTS` points.
    """
    np = required("numpy")
    shape = [degree + 1 for degree in degrees]
    if int(np.prod(shape, dtype=float)) > MOST_POINTS:
        return {}
    rules = [np.polynomial.legendre.leggauss(n) for n in shape]
    nodes = [(x + 1) / 2 for x, _ in rules]
    weights = [w / 2 for _, w in rules]
    grid = np.stack([axis.ravel() for axis in np.meshgrid(*nodes, indexing="ij")], axis=1)
    chances = model(grid).reshape(3, *shape)
    found = {}
    for name, values in zip(OUTCOMES, chances, strict=True):
        mean = float(_mean(np, values, weights, ()))
        variance = float(_mean(np, values**2, weights, ()) - mean**2)
        effects = []
        if variance > 1e-18:
            for n, each in enumerate(ranges):
                own = _mean(np, values, weights, (n,))
                others = _mean(np, values, weights, tuple(k for k in range(len(ranges)) if k != n))
                first = float((own**2 * weights[n]).sum() - mean**2)
                rest = [w for k, w in enumerate(weights) if k != n]
                without = float(_mean(np, others**2, rest, ()) - mean**2)
                effects.append(RangeEffect(each.name, first / variance, 1.0 - without / variance))
        found[name] = RangeEffects(mean, max(0.0, variance), tuple(effects))
    return found


def _mean(np: Any, values: Any, weights: Sequence[Any], kept: tuple[int, ...]) -> Any:
    """Return the mean over all axes but those kept."""
    for axis in reversed(range(len(weights))):
        if axis not in kept:
            values = np.tensordot(values, weights[axis], axes=(axis, 0))
    return values
