"""What there is to draw of the rows of a sweep: polars brings them down to a few means. Extra `sweep`."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from sim.analysis.sweeps.extras import required
from sim.analysis.sweeps.plan import ERROR
from sim.errors import UnscError

if TYPE_CHECKING:
    import polars as pl

_FEW, _MANY, _BANDS = 30, 200, 50
"""With many more values than this a line or a side of a map is drawn in bands, each the mean of what is in it."""
Y, LOW, HIGH = "the chance", "its least", "its greatest"


@frozen
class Drawn:
    """What is drawn: the rows that have an answer, and the varied columns that take more than one value."""

    frame: "pl.LazyFrame"
    numbers: tuple[str, ...]
    words: tuple[str, ...]
    values: Mapping[str, int]
    meanings: Mapping[str, str]
    panels: tuple[tuple[str, str], ...]
    """What each panel holds the rows of: a column and its value, a question or a word."""
    shown: str
    """What the values are, in words."""


def drawn_of(frame: "pl.LazyFrame", varied: Mapping[str, str], panels: int) -> Drawn:
    """Find out what there is to draw of the rows of a sweep. Raises `UnscError` where there is nothing."""
    pl = required("polars")
    schema = frame.collect_schema()
    good = frame.filter(pl.col(ERROR).is_null())
    if "adopted" in schema:
        bounded = "adopted_low" in schema
        low = pl.coalesce("adopted", "adopted_low") if bounded else pl.col("adopted")
        high = pl.coalesce("adopted", "adopted_high") if bounded else pl.col("adopted")
        shown = "Chance of adoption"
    elif "outcome" in schema:
        low = (pl.col("outcome") == "adopted").cast(pl.Float64)
        high = pl.col("outcome").is_in(["adopted", "open"]).cast(pl.Float64)
        shown = "Share of runs in which it is adopted"
    else:
        raise UnscError("these results have no chance and no outcome to draw; expected those of `unsc sweep`")
    # A question that is not put has no outcome.
    good = good.with_columns(low.alias(LOW), high.alias(HIGH)).drop_nulls([LOW, HIGH])
    good = good.with_columns(((pl.col(LOW) + pl.col(HIGH)) / 2).alias(Y))
    counts = (
        good.select(pl.col(*varied).n_unique()).collect(engine="streaming").row(0, named=True) if varied else {}
    )
    kept = [name for name in varied if counts[name] > 1]
    questions = good.select(pl.col("question").unique(maintain_order=True)).collect()["question"].to_list()
    if not kept or not questions:
        raise UnscError("nothing varies among the rows that have an answer; there is nothing to draw")
    numbers = [name for name in kept if schema[name].is_numeric() or schema[name].is_temporal()]
    words = [name for name in kept if name not in numbers]
    return Drawn(
        good,
        tuple(numbers),
        tuple(words),
        counts,
        varied,
        tuple([("question", str(q)) for q in questions[:panels]]),
        shown,
    )


def means(drawn: Drawn, panel: tuple[str, str], keys: Sequence["pl.Expr"], names: Sequence[str]) -> Any:
    """Return the mean chances in a panel at each value of some keys, sorted by these."""
    pl = required("polars")
    of = drawn.frame.filter(pl.col(panel[0]) == panel[1])
    grouped = of.group_by([key.alias(name) for key, name in zip(keys, names, strict=True)])
    found: Any = grouped.agg(pl.col(Y, LOW, HIGH).mean()).sort(*names).collect(engine="streaming")
    return found


def key(drawn: Drawn, name: str, *, share: bool = False) -> Any:
    """Return a column of numbers as a key; in bands where it has many values, and as the share of its range."""
    pl = required("polars")
    column = pl.col(name)
    if not share and drawn.values[name] <= _MANY:
        return column
    low, high = drawn.frame.select(column.min().alias("a"), column.max().alias("b")).collect().row(0)
    if not share and drawn.frame.collect_schema()[name].is_temporal():
        return column
    if share and drawn.values[name] <= _FEW:
        return (column - low) / (high - low)
    bands = 10 if share else _BANDS
    place = ((column - low) / (high - low) * bands).floor().clip(0, bands - 1) + 0.5
    return place / bands if share else place / bands * (high - low) + low


def by_words(drawn: Drawn) -> Drawn:
    """Return the same with a panel for each value of its one column of words, instead of for its one question."""
    pl, name = required("polars"), drawn.words[0]
    values = drawn.frame.select(pl.col(name).unique(maintain_order=True)).collect()[name].to_list()
    return evolve(drawn, words=(), panels=tuple([(name, str(value)) for value in values]))
