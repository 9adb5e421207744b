"""Figures as counts that add up: so many of so many votes, by period, member and measure. It counts no vote.

Each vote gives a few marks, a key with 0, 1 or 1/2; a cell is the sum of the marks of one key and how many they
are. So every figure is exact, says its n, and is summed over periods by adding.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from attrs import frozen

from sim.records.summing.other_laws import DraftUnder


class Key(NamedTuple):
    """What a figure is of. `member` is a seat or a State, `other` the second of a pair, `law` another law."""

    table: str
    measure: str
    member: str = ""
    other: str = ""
    law: str = ""


Mark = tuple[Key, float]
"""What one vote adds to one figure."""


@frozen
class Cell:
    """A figure: `value` of `n` votes. The value is whole, or whole and a half where half agreement counts."""

    value: float = 0
    n: int = 0

    @property
    def share(self) -> float | None:
        """The value as a share of n; None of no votes."""
        return self.value / self.n if self.n else None

    def __add__(self, other: "Cell") -> "Cell":
        return Cell(self.value + other.value, self.n + other.n)


@frozen
class Summary:
    """All figures of some files of recorded votes.

    `cells` holds them by period, a period without votes being absent. `votes` is how many votes were summed, from
    `first` to `last`; left out were `bad_rows` that could not be read, `doubled` votes that came a second time,
    and votes `outside` the days asked for. `drafts` are the failed drafts under each other law.
    """

    cells: Mapping[str, Mapping[Key, Cell]]
    votes: int
    bad_rows: int
    doubled: int
    outside: int
    first: date | None
    last: date | None
    drafts: tuple[DraftUnder, ...] = ()

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods with votes, in order."""
        return tuple(self.cells)

    def of(self, key: Key, period: str | None = None) -> Cell:
        """Return a figure of one period, or of all; nought of nought where no vote bears on it."""
        periods: Iterable[str] = self.cells if period is None else (period,)
        return sum((self.cells[p].get(key, Cell()) for p in periods), Cell())

    def keys(self, table: str) -> tuple[Key, ...]:
        """Return the keys of a table that some vote bears on, sorted."""
        return tuple(sorted({key for cells in self.cells.values() for key in cells if key.table == table}))

    def rows(self) -> Iterator[tuple[str, Key, Cell]]:
        """List all figures: by period, then by key."""
        for period, cells in self.cells.items():
            for key in sorted(cells):
                yield period, key, cells[key]
