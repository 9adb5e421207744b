"""What varies in a sweep, in which order, over which scenario; and where some cases are. It computes none."""

from collections.abc import Iterable, Iterator, Mapping
from math import prod
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from sim.analysis.sweeps.axes import COUNCIL, Axis, ChangeAxis, RandomAxis, changes
from sim.analysis.sweeps.base import Base, NoScenario
from sim.analysis.sweeps.designs import Layout
from sim.analysis.sweeps.positions import refuse_absent
from sim.analysis.sweeps.series import Continuous
from sim.errors import UnscError
from sim.scenario.model import Scenario

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

Place = int | float
"""Where on a change's axis: a place in its series, or a value between the ends of a continuous one."""
Combination = tuple[Place, ...]
"""A place on every axis that changes the scenario, in the order of the axes."""


@frozen(eq=False)
class Cases:
    """Some cases that follow one another: their numbers, and where each is on every axis.

    `at` has for each axis the places of its series, or the values themselves where it is continuous. `points` has
    the number of each case's random stream: that of its point on the axes that say how members vote and among the
    samples of the design. Axes that change the scenario itself (`laws`, `years`, `set`) do not enter it, so that
    what they change is tried on the same draws (common random numbers). Where none is given it is the case's own.
    """

    start: int
    stop: int
    at: "Mapping[str, Array]"
    points: "Array | None" = None
    _runs: "list[tuple[list[tuple[int, int]], Array | None]]" = field(factory=list, init=False, repr=False)
    _drawn: "dict[tuple[str, str], Array]" = field(factory=dict, init=False, repr=False)

    @property
    def count(self) -> int:
        """How many they are."""
        return self.stop - self.start

    def drawn(self, axis: RandomAxis, code: str) -> "Array":
        """Return the chances drawn for a member in these cases, of shape (3, cases); drawn once."""
        import numpy as np

        if (axis.name, code) not in self._drawn:
            if not self._runs:
                self._runs.append(self._points_in_runs())
            runs, places = self._runs[0]
            drawn = np.concatenate([axis.chances(code, start, stop) for start, stop in runs], axis=1)
            self._drawn[axis.name, code] = drawn if places is None else drawn[:, places]
        return self._drawn[axis.name, code]

    def _points_in_runs(self) -> "tuple[list[tuple[int, int]], Array | None]":
        """Return the points that occur, as few runs of numbers, and where among them each case's is."""
        import numpy as np

        if self.points is None or not self.count:
            return [(self.start, self.stop)], None
        found, places = np.unique(self.points, return_inverse=True)
        ends = [*np.flatnonzero(np.diff(found) != 1).tolist(), len(found) - 1]
        starts = [0, *(end + 1 for end in ends[:-1])]
        return [(int(found[a]), int(found[b]) + 1) for a, b in zip(starts, ends, strict=True)], places


@frozen(slots=False, eq=False)
class Study:
    """What varies, in which order, over which scenario."""

    base: Base
    axes: tuple[Axis, ...]
    layout: Layout
    questions: tuple[str, ...]
    seed: int
    repetitions: int

    @property
    def changes(self) -> tuple[ChangeAxis, ...]:
        """The axes that change the scenario."""
        return changes(self.axes)

    @property
    def positions(self) -> tuple[Axis, ...]:
        """The axes that say how members vote."""
        return tuple(axis for axis in self.axes if not isinstance(axis, ChangeAxis))

    def scenario(self, combination: Combination) -> Scenario:
        """Return the scenario at a combination.

        Raises `UnscError` where its changes make none, or where a member whose position varies has no seat in it.
        """
        overrides: dict[str, str] = {}
        for axis, place in zip(self.changes, combination, strict=True):
            overrides |= axis.override(place)
        try:
            scenario = self.base.scenario(overrides)
        except NoScenario as error:
            raise UnscError(told_of(error, self.changes)) from None
        refuse_absent(scenario, self.positions)
        return scenario

    @property
    def combinations(self) -> int | None:
        """How many combinations of changes there are; None where one of them is continuous."""
        if any(isinstance(a.series, Continuous) for a in self.changes):
            return None
        return prod(size_of(a) for a in self.changes)

    def some_combinations(self, most: int) -> Iterator[Combination]:
        """Yield all combinations, or `most` of them spread evenly from the first to the last."""
        sizes = [2 if isinstance(a.series, Continuous) else size_of(a) for a in self.changes]
        for number in _spread(prod(sizes), most):
            places: list[Place] = []
            for axis, size in zip(reversed(self.changes), reversed(sizes), strict=True):
                number, place = divmod(number, size)
                places.append(_place(axis, place))
            yield tuple(reversed(places))

    def some_places(self, axis: ChangeAxis, most: int) -> Iterator[Place]:
        """Yield all places of an axis, or `most` of them spread evenly; of a continuous one its two ends."""
        size = 2 if isinstance(axis.series, Continuous) else size_of(axis)
        return (_place(axis, n) for n in _spread(size, most))

    def cases(self, start: int, stop: int) -> Cases:
        """Return where cases start..stop-1 are. Raises `UnscError` for cases that are none."""
        if not 0 <= start <= stop <= self.layout.cases:
            raise UnscError(f"found cases {start} to {stop}, expected within 0 to {self.layout.cases}")
        places, points = self.layout.places(start, stop)
        at: dict[str, Array] = {}
        stream: Any = 0
        crossed, sampled = iter(places), iter(points.T)
        for axis in self.axes:
            if is_sampled(axis):
                series = axis.series  # type: ignore[union-attr]
                assert isinstance(series, Continuous)
                at[axis.name] = float(series.low) + float(series.high - series.low) * next(sampled)
            else:
                at[axis.name] = next(crossed)
                if not isinstance(axis, ChangeAxis):
                    stream = stream * size_of(axis) + at[axis.name]
        if not self.changes:
            return Cases(start, stop, at)
        return Cases(start, stop, at, stream * self.layout.samples + self.layout.sample(start, stop))

    def groups(self, cases: Cases) -> "Iterator[tuple[Combination, Any]]":
        """Yield the combinations that occur among cases, each with the cases it holds for (as an index)."""
        import numpy as np

        if not self.changes:
            yield (), slice(None)
            return
        columns = [cases.at[axis.name] for axis in self.changes]
        edges = np.ones(cases.count, dtype=bool)
        edges[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
        starts = np.flatnonzero(edges).tolist()
        rows: Iterator[Any]
        if len(starts) <= _FEW_RUNS:
            rows = map(slice, starts, [*starts[1:], cases.count])
        else:
            which = np.zeros(cases.count, dtype=np.int64)
            for column in columns:
                values, places = np.unique(column, return_inverse=True)
                which = which * len(values) + places
            order = np.argsort(which, kind="stable")
            rows = iter(np.split(order, np.flatnonzero(np.diff(which[order])) + 1))
        for here in rows:
            yield tuple(column[here][0].item() for column in columns), here


def told_of(error: NoScenario, axes: Iterable[ChangeAxis]) -> str:
    """Say what is wrong with changes by the names of columns: nobody wrote the path that `years` stands for.

    >>> from sim.analysis.sweeps.series import Texts
    >>> year = ChangeAxis("year", "council", Texts(("1944-01-01",)), Texts((1944,)))
    >>> told_of(NoScenario("council.as_of", "1944-01-01 lies outside"), [year])
    'year: 1944-01-01 lies outside'
    """
    for axis in axes:
        rest = error.path.removeprefix(axis.path)
        if rest != error.path and rest[:1] in ("", ".", "["):
            return f"{axis.name}{'' if axis.path == COUNCIL else rest}: {error.message}"
    return str(error)


_FEW_RUNS = 64
"""So many runs of cases of one combination are taken as they come; if there are more, like ones are gathered."""


def _spread(total: int, most: int) -> Iterator[int]:
    """Yield all numbers below a total, or `most` of them spread evenly from the first to the last."""
    shown = min(total, most)
    return (n if shown == total else round(n * (total - 1) / max(1, shown - 1)) for n in range(shown))


def _place(axis: ChangeAxis, number: int) -> Place:
    """Return a place of an axis by its number; those of a continuous one are its ends."""
    if isinstance(axis.series, Continuous):
        return float((axis.series.low, axis.series.high)[number])
    return number


def size_of(axis: Axis) -> int:
    """Return how many places an axis has; it must not be continuous."""
    if isinstance(axis, RandomAxis):
        return axis.draws
    assert not isinstance(axis.series, Continuous)
    return axis.series.count


def is_sampled(axis: Axis) -> bool:
    """Tell whether a design chooses the points of an axis."""
    return not isinstance(axis, RandomAxis) and isinstance(axis.series, Continuous)
