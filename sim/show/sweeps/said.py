"""What the plots of a sweep show, in words, for those who do not see them."""

from typing import TYPE_CHECKING, Any

from sim.show.plots import said
from sim.show.sweeps.means import HIGH, LOW, Drawn

if TYPE_CHECKING:
    import polars as pl


_SAME = 1e-9
"""Chances as near as this are told as one: floats that were computed along different ways are no nearer."""


def shown_of(drawn: Drawn) -> str:
    """Return what the values are, as it stands within a sentence."""
    return drawn.shown[:1].lower() + drawn.shown[1:]


def between(low: float, high: float) -> str:
    """Say a chance, or from where to where it may lie.

    >>> between(0.25, 0.25), between(0.25, 0.5)
    ('25%', '25% to 50%')
    """
    return f"{said(low)} to {said(high)}" if high - low > _SAME else said(low)


def course(drawn: Drawn, of: tuple[str, str], name: str, which: str, table: "pl.DataFrame") -> str:
    """Say how a line runs: its first and its last value, and the greatest where that lies between them.

    `of` is its panel, `name` the column along it, `which` the word that it stands for; the values are in `table`.
    """
    rows = list(table.select("x", LOW, HIGH).iter_rows())
    (first, *start), (last, *end) = rows[0], rows[-1]
    at, *top = max(rows, key=lambda row: row[2])
    ends = f"{between(*start)} at {_place(first)}, {between(*end)} at {_place(last)}"
    greatest = f", at most {between(*top)} at {_place(at)}" if top[1] > max(start[1], end[1]) + _SAME else ""
    return f"{of[1]}, by {drawn.called(name)}{f', {which}' if which else ''}: {ends}{greatest}."


def extremes(table: "pl.DataFrame", value: str, title: str) -> str:
    """Say the least and the greatest chance of a map, and where each is, the first of several."""
    rows = list(table.select("x", "y", value).iter_rows())
    ends = (min(rows, key=lambda row: row[2]), max(rows, key=lambda row: row[2]))
    told = " to ".join(f"{said(chance)} (at {_place(x)} and {_place(y)})" for x, y, chance in ends)
    return f"{title}: {told}."


def _place(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
