"""The values one thing takes in a sweep: listed, equally spaced, or between two ends. It knows no scenario."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sim.analysis.sweeps.written import as_node
from sim.scenario.chances import read_fraction
from sim.scenario.moments import parse_day
from sim.scenario.sweep_file import Varied
from sim.scenario.trees import in_short

if TYPE_CHECKING:
    import numpy as np

_EXACT_IN_A_FLOAT = 2**53


class BadSeries(ValueError):
    """The values of one thing that varies are none; `key` is the key of the sweep file at fault.

    `item` is the place in a list under that key, where one of several is at fault.
    """

    def __init__(self, key: str, message: str, item: int | None = None) -> None:
        super().__init__(message)
        self.key, self.item = key, item

    @property
    def way(self) -> tuple[str | int, ...]:
        """The way to what is at fault from the block of what varies."""
        return tuple([part for part in (self.key, self.item) if part not in ("", None)])


@frozen
class Numbers:
    """Numbers listed, or `count` of them from `first` on, `step` apart: exact, and each from its place alone.

    >>> spaced = Numbers.spaced(Fraction(0), Fraction(1, 10), 11)
    >>> spaced.count, spaced.at(3)
    (11, Fraction(3, 10))
    """

    first: Fraction
    step: Fraction
    count: int
    listed: tuple[Fraction, ...] = ()

    @classmethod
    def spaced(cls, first: Fraction, step: Fraction, count: int) -> "Numbers":
        """Return equally spaced numbers."""
        return cls(first, step, count)

    @classmethod
    def of(cls, numbers: Sequence[Fraction]) -> "Numbers":
        """Return some numbers as they are listed."""
        return cls(Fraction(0), Fraction(0), len(numbers), tuple(numbers))

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The least and the greatest number."""
        if self.listed:
            return min(self.listed), max(self.listed)
        return self.first, self.at(self.count - 1)

    def at(self, place: int) -> Fraction:
        """Return the number at a place, counted from 0."""
        return self.listed[place] if self.listed else self.first + place * self.step

    def floats(self, places: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
        """Return the numbers at some places, each the float nearest to the exact number."""
        import numpy as np

        if self.listed:
            known: np.ndarray[Any, Any] = np.array([float(n) for n in self.listed])
            chosen: np.ndarray[Any, Any] = known[places]
            return chosen
        divisor = lcm(self.first.denominator, self.step.denominator)
        first, step = int(self.first * divisor), int(self.step * divisor)
        if max(divisor, first + step * self.count) < _EXACT_IN_A_FLOAT:
            spaced: np.ndarray[Any, Any] = (first + step * places) / divisor
            return spaced
        return np.array([float(self.at(int(place))) for place in places.tolist()], dtype=float)

    @property
    def whole(self) -> bool:
        """Whether all are whole numbers."""
        return all(n.denominator == 1 for n in self.listed or (self.first, self.step))


@frozen
class Days:
    """Days, `step` of them apart.

    >>> str(Days(date(2014, 12, 1), 7, 3).at(2))
    '2014-12-15'
    """

    first: date
    step: int
    count: int

    def at(self, place: int) -> date:
        """Return the day at a place, counted from 0."""
        return self.first + timedelta(days=self.step * place)


@frozen
class Continuous:
    """Any number from `low` to `high`: for designs that choose their own points."""

    low: Fraction
    high: Fraction


@frozen
class Texts:
    """Values as they are written in the file."""

    values: tuple[Any, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.values)

    def at(self, place: int) -> Any:
        """Return the value at a place, counted from 0."""
        return self.values[place]


Series = Numbers | Days | Continuous | Texts


def series_of(varied: Varied) -> Series:
    """Return the values that a block of a sweep file asks for. Raises `BadSeries` saying what was expected.

    >>> series_of(Varied(start="0", to="1", steps=101)).at(1)
    Fraction(1, 100)
    """
    ranged = [key for key, said in (("from", varied.start), ("to", varied.to)) if said]
    if varied.values:
        if ranged or varied.step or varied.steps is not None:
            raise BadSeries("values", "found `values` beside a range; expected one of the two")
        _refuse_twice(varied.values)
        numbers = [_number(value) for value in varied.values]
        known = [n for n in numbers if n is not None]
        return Numbers.of(known) if len(known) == len(numbers) else Texts(varied.values)
    if len(ranged) < 2:
        raise BadSeries("", "expected `values`, or `from` and `to`")
    if varied.steps is not None and varied.step:
        raise BadSeries("step", "found `steps` and `step`; expected one of the two")
    return _days(varied) if "-" in varied.start[1:] else _numbers(varied)


def _refuse_twice(values: Sequence[Any]) -> None:
    """Refuse values of which one stands twice, however it is written: two cases would be the same."""
    seen: dict[Any, str] = {}
    for n, value in enumerate(values):
        number, written = _number(value), in_short(as_node(value)) or ""
        same = written if number is None else number
        if same in seen:
            again = "" if seen[same] == written else f", which is {seen[same]}"
            raise BadSeries("values", f"found {written} a second time{again}; expected values that differ", n)
        seen[same] = written


def _number(value: Any) -> Fraction | None:
    try:
        return read_fraction(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _read(key: str, text: str) -> Fraction:
    try:
        return read_fraction(text)
    except ValueError as error:
        raise BadSeries(key, str(error)) from None


def _numbers(varied: Varied) -> Series:
    low, high = _read("from", varied.start), _read("to", varied.to)
    if high < low:
        raise BadSeries("to", f"found {varied.to}, expected no less than {varied.start}, where it begins")
    if varied.step:
        step = _read("step", varied.step)
        if step <= 0:
            raise BadSeries("step", f"found {varied.step}, expected more than 0")
        return Numbers.spaced(low, step, int((high - low) / step) + 1)
    if varied.steps is None:
        return Continuous(low, high)
    if varied.steps < 2:
        raise BadSeries("steps", f"found {varied.steps}, expected at least 2: both ends are values")
    return Numbers.spaced(low, (high - low) / (varied.steps - 1), varied.steps)


_EARLIEST = 1945


def _days(varied: Varied) -> Days:
    try:
        first = parse_day(varied.start)
    except ValueError as error:
        raise BadSeries("from", str(error)) from None
    try:
        last = parse_day(varied.to)
    except ValueError as error:
        raise BadSeries("to", str(error)) from None
    if first.year < _EARLIEST:
        raise BadSeries("from", f"found {first}, expected no year before {_EARLIEST}, that of the Charter")
    if last < first:
        raise BadSeries("to", f"found {last}, expected no day before {first}, where it begins")
    if varied.steps is not None:
        raise BadSeries("steps", "found `steps`; expected of days `step`, a number of days")
    step = _read("step", varied.step or "1")
    if step < 1 or step.denominator != 1:
        raise BadSeries("step", f"found {varied.step}, expected a whole number of days")
    return Days(first, int(step), (last - first).days // int(step) + 1)


def years_of(text: str, day: str) -> tuple[tuple[int, ...], tuple[date, ...]]:
    """Return the years that "2014-2026" or "1965, 1966" means, and a day of each. Raises `BadSeries`.

    >>> years_of("2014-2016 2020", "01-01")[0]
    (2014, 2015, 2016, 2020)
    """
    years: list[int] = []
    for word in text.replace(",", " ").split():
        first, _, last = word.partition("-")
        if not all(w.isascii() and w.isdigit() and len(w) == 4 for w in (first, last or first)):
            raise BadSeries("years", f"found {word[:20]!r}, expected years such as 2014-2026 or 1965 1966")
        span = range(int(first), int(last or first) + 1)
        if not span:
            raise BadSeries("years", f"found {word}, expected the earlier year first")
        twice = next((year for year in span if year in years), None)
        if twice is not None:
            raise BadSeries("years", f"found {twice} a second time; expected years that differ")
        years += span
    days = []
    for year in years:
        try:
            days.append(parse_day(f"{year}-{day}"))
        except ValueError:
            raise BadSeries("day", f"found {day[:20]!r}, expected a day of every year, such as 06-30") from None
    return tuple(years), tuple(days)
