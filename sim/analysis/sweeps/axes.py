"""What varies: chances of members, changes of the scenario, positions drawn at random. It runs nothing."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sim.analysis.sweeps.series import BadSeries, Continuous, Numbers, Series, Texts, series_of, years_of
from sim.analysis.sweeps.written import as_decimal, as_node, as_override
from sim.council import UnknownState, state
from sim.errors import UnscError
from sim.law import Choice
from sim.scenario.bodies import law_change, law_node
from sim.scenario.chances import read_chance
from sim.scenario.faults import Fault, ScenarioError, nearest, shown
from sim.scenario.library import find
from sim.scenario.sweep_file import Drawn, SweepFile, Varied
from sim.scenario.trees import in_short

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

CHOICES = tuple(choice.value for choice in Choice)
COUNCIL = "council"
"""The place of a scenario that `years` fills."""


@frozen
class ChanceAxis:
    """The chance that each of some members votes one way, on some questions, each by itself."""

    name: str
    codes: tuple[str, ...]
    choice: Choice
    otherwise: Choice | None
    on: tuple[str, ...]
    series: Numbers | Continuous

    @property
    def is_certain(self) -> bool:
        """Whether every one of its chances is 0 or 1, so that no vote is drawn by it."""
        series = self.series
        if isinstance(series, Continuous):
            return False
        return all(series.at(n) in (0, 1) for n in range(min(series.count, 3)))


@frozen
class ChangeAxis:
    """A place of the scenario that takes one value after another.

    `written` are the values as an override says them, None for no override at all; where they follow from a series
    they are worked out one by one. `shown` is what stands in the column.
    """

    name: str
    path: str
    series: Series
    shown: Series
    written: tuple[str | None, ...] = ()

    def override(self, place: "int | float") -> Mapping[str, str]:
        """Return the change of the scenario at a place of the series, or at a point of a continuous one."""
        if isinstance(self.series, Continuous):
            return {self.path: f"{place:.15f}"}
        if self.written:
            text = self.written[int(place)]
            return {} if text is None else {self.path: text}
        value = self.series.at(int(place))
        return {self.path: as_decimal(value) if isinstance(value, Fraction) else str(value)}


@frozen
class RandomAxis:
    """Positions of some members, drawn anew for every point from a stream of its own (Philox, counted by point).

    A point is a place on all axes that say how members vote, and a sample of the design: cases that differ only in
    what changes the scenario (`laws`, `years`, `set`) have the same draws, so that three laws are tried on the
    same Councils. A member's draws depend on the seed, the name of the column, the member and the point; not on
    who else is drawn.
    """

    name: str
    codes: tuple[str, ...]
    rest: bool
    on: tuple[str, ...]
    drawn: Drawn
    draws: int
    seed: int

    @property
    def is_certain(self) -> bool:
        """Whether it gives votes, and not chances by which they are then drawn."""
        return self.drawn is Drawn.VOTES

    def chances(self, code: str, start: int, stop: int) -> "Array":
        """Return the chances of yes, no and abstaining of a member at points start..stop-1, of shape (3, points).

        Chances are uniform on all mixtures: three exponential draws over their sum. Votes are one of the three.
        """
        import numpy as np

        key = blake2b("\x1f".join((str(self.seed), self.name, code)).encode(), digest_size=16).digest()
        stream = np.random.Philox(key=int.from_bytes(key, "big"), counter=start)
        # Each point takes one block of the generator, which is four numbers: so it is found by its number.
        raw = stream.random_raw(4 * (stop - start)).reshape(-1, 4)[:, :3]
        uniform = ((raw >> np.uint64(11)).astype(float) + 0.5) / 2.0**53
        if self.drawn is Drawn.VOTES:
            choice = np.minimum((uniform[:, 0] * 3).astype(int), 2)
            votes: Array = (np.arange(3)[:, None] == choice).astype(float)
            return votes
        exponential = np.ascontiguousarray(-np.log(uniform).T)
        exponential /= exponential[0] + exponential[1] + exponential[2]
        return exponential


Axis = ChanceAxis | ChangeAxis | RandomAxis


def axes_of(file: SweepFile, known: tuple[str, ...]) -> tuple[Axis, ...]:
    """Return what varies in a sweep file, in its order; `known` are the questions of the base.

    Raises `ScenarioError` with every fault found, those of a law's file with their place in it.
    """
    faults: list[Fault] = []
    axes: list[Axis] = []
    for name, varied in file.sweep.vary.items():
        try:
            axes.append(_axis(file, name, varied, known))
        except BadSeries as error:
            faults.append(file.fault(("vary", name, *error.way), str(error)))
        except ScenarioError as error:
            faults += error.faults
    if faults:
        raise ScenarioError(faults)
    return tuple(axes)


def _axis(file: SweepFile, name: str, varied: Varied, known: tuple[str, ...]) -> Axis:
    if varied.chance:
        return _chance(name, varied, _on(file, varied, known))
    if varied.random is not None:
        if varied.draws < 1:
            raise BadSeries("draws", "found 0, expected at least 1")
        on = _on(file, varied, known)
        codes = varied.random.members
        if not codes and not varied.random.rest:
            raise BadSeries("random", "found nobody; expected members such as CHN RUS, or `the rest`")
        return RandomAxis(name, codes, varied.random.rest, on, varied.draw, varied.draws, file.sweep.seed)
    if varied.years:
        years, days = years_of(varied.years, varied.day)
        return ChangeAxis(name, COUNCIL, Texts(days), Texts(years), tuple(str(day) for day in days))
    if varied.laws:
        return _laws(file, name, varied)
    series = series_of(varied)
    if isinstance(series, Texts):
        nodes = [as_node(value) for value in series.values]
        return ChangeAxis(
            name, varied.set, series, Texts(tuple(in_short(n) for n in nodes)), tuple(map(as_override, nodes))
        )
    return ChangeAxis(name, varied.set, series, series)


def _on(file: SweepFile, varied: Varied, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the questions on which members' positions vary: as said, else the only one there is."""
    for name in varied.on:
        if name not in known:
            it_has = f"it has {', '.join(known[:8])}{nearest(name, known)}"
            raise BadSeries("on", f"{shown(name)} is no question of the base; {it_has}")
    if varied.on:
        return varied.on
    asked = tuple(file.sweep.questions) or known
    if len(asked) != 1:
        listed = ", ".join(asked[:8]) or "none"
        raise BadSeries("", f"the base has several questions ({listed}); say on which: `on: {asked[-1]}`")
    return asked


def _chance(name: str, varied: Varied, on: tuple[str, ...]) -> ChanceAxis:
    *codes, said = varied.chance.replace(",", " ").split() or [""]
    if said not in CHOICES:
        message = (
            f"found {shown(said)}, expected members and how they vote, such as `CHN no`{nearest(said, CHOICES)}"
        )
        raise BadSeries("chance", message)
    if not codes:
        raise BadSeries("chance", f"found no member; expected such as `CHN {said}`")
    for code in codes:
        try:
            state(code)
        except UnknownState as error:
            raise BadSeries("chance", str(error)) from None
    for n, value in enumerate(varied.values):
        _refuse_no_chance("values", value, n)
    for key, end in (("from", varied.start), ("to", varied.to)):
        _refuse_no_chance(key, end or "0")
    series = series_of(varied)
    assert isinstance(series, Numbers | Continuous), "all of its values are chances"
    choice = Choice(said)
    if varied.otherwise is choice:
        raise BadSeries("otherwise", f"found {said}, whose chance varies; expected what they do if not so")
    return ChanceAxis(name, tuple(codes), choice, varied.otherwise, on, series)


def _refuse_no_chance(key: str, value: Any, item: int | None = None) -> None:
    """Refuse a value that is no chance. Raises `BadSeries` naming it."""
    try:
        read_chance(value if isinstance(value, str) else in_short(value) or "")
    except ValueError as error:
        raise BadSeries(key, str(error), item) from None


OF_THE_DAY = "charter"
"""The name of the law of the day among `laws`."""


def _laws(file: SweepFile, name: str, varied: Varied) -> ChangeAxis:
    written: list[str | None] = []
    faults: list[Fault] = []
    names = [Path(str(value)).name for value in varied.laws]
    for n, value in enumerate(varied.laws):
        if names.index(names[n]) < n:
            raise BadSeries("laws", f"two laws are called {names[n]}; expected names that differ")
        text = str(value)
        if text == OF_THE_DAY:
            if file.scenario.law is not None:
                raise BadSeries("laws", "the base changes the law itself, so that `charter` is not what it has")
            written.append(None)
            continue
        try:
            law = _beside(file, text)
            law_change(law)  # its faults are told with their place in its file, not as those of an override
            written.append(as_override(law_node(law)))
        except UnscError as error:
            faults += _at(file, ("vary", name, "laws", n), error).faults
    if faults:
        raise ScenarioError(faults)
    return ChangeAxis(name, "law", Texts(tuple(names)), Texts(tuple(names)), tuple(written))


def _beside(file: SweepFile, text: str) -> str:
    """Return the path of a law's file that stands beside the sweep file, if one does."""
    if file.folder is not None and text.endswith((".yaml", ".yml")) and (file.folder / text).is_file():
        return str(find(file.folder / text))
    return text


def _at(file: SweepFile, way: tuple[str | int, ...], error: UnscError) -> ScenarioError:
    if isinstance(error, ScenarioError) and error.faults[0].line:
        return error
    message = error.faults[0].message if isinstance(error, ScenarioError) else str(error)
    return ScenarioError([file.fault(way, message)])


def changes(axes: Iterable[Axis]) -> tuple[ChangeAxis, ...]:
    """Return those axes that change the scenario."""
    return tuple(axis for axis in axes if isinstance(axis, ChangeAxis))
