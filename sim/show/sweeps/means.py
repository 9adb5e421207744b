"""What there is to draw of the rows of a sweep: polars brings them down to a few means. Extra `sweep`."""

from collections.abc import Mapping, Sequence
from math import prod
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from sim.analysis.sweeps.averages import mean
from sim.analysis.sweeps.extras import required
from sim.analysis.sweeps.plan import ERROR
from sim.analysis.sweeps.results import bounds
from sim.errors import UnscError

if TYPE_CHECKING:
    import polars as pl

_FEW, _MANY, _BANDS, _OF_SAMPLES = 30, 200, 50, 10
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
    sampled: bool = False
    """Whether the numbers are points of a sample, and not crossed with one another."""
    averaged: tuple[str, ...] = ()
    """Columns that vary, but are not among `numbers` and `words`: what is drawn at random, beside what is not."""
    notes: tuple[str, ...] = ()
    """What must be known of the rows beside that, in sentences."""

    def called(self, name: str) -> str:
        """Return what a column is called: what it means where its name was not chosen in the sweep file."""
        meaning = self.meanings[name]
        return meaning.removeprefix("drawn: ").partition(",")[0] if meaning.startswith("drawn: ") else name


def drawn_of(frame: "pl.LazyFrame", varied: Mapping[str, str], panels: int) -> Drawn:
    """Find out what there is to draw of the rows of a sweep. Raises `UnscError` where there is nothing."""
    pl = required("polars")
    schema = frame.collect_schema()
    found = bounds("adopted", schema)
    if found is None:
        raise UnscError("these results have no chance and no outcome to draw; expected those of `unsc sweep`")
    shown = "Chance of adoption" if "adopted" in schema else "Share of all runs in which it is adopted"
    good = frame.filter(pl.col(ERROR).is_null()).with_columns(found[0].alias(LOW), found[1].alias(HIGH))
    good = good.drop_nulls([LOW, HIGH]).with_columns(((pl.col(LOW) + pl.col(HIGH)) / 2).alias(Y))
    not_put = pl.col("put").eq_missing(False).any() if "put" in schema else pl.lit(False)
    counts = (
        good.select(*[pl.col(name).n_unique() for name in varied], not_put.alias(_NOT_PUT), pl.len().alias(_ROWS))
        .collect(engine="streaming")
        .row(0, named=True)
    )
    kept = [name for name in varied if counts[name] > 1]
    questions = good.select(pl.col("question").unique(maintain_order=True)).collect()["question"].to_list()
    if not kept or not questions:
        raise UnscError("nothing varies among the rows that have an answer; there is nothing to draw")
    # What is drawn at random tells less than what was chosen, and is averaged over where there is such.
    chosen = [name for name in kept if not varied[name].startswith("drawn")] or kept
    numbers = [name for name in chosen if schema[name].is_numeric() or schema[name].is_temporal()]
    failed = frame.select(pl.col(ERROR).is_not_null().sum()).collect(engine="streaming").item()
    notes = ["A question that is not put counts as not adopted."] if counts[_NOT_PUT] else []
    notes += [f"{failed:,} row{'s have' if failed > 1 else ' has'} an error and no answer."] if failed else []
    notes += [f"Not drawn: {', '.join(questions[panels:])}."] if len(questions) > panels else []
    return Drawn(
        good,
        tuple(numbers),
        tuple([name for name in chosen if name not in numbers]),
        counts,
        varied,
        tuple([("question", str(q)) for q in questions[:panels]]),
        shown,
        prod(counts[name] for name in numbers) > 2 * counts[_ROWS],
        tuple([name for name in kept if name not in chosen]),
        tuple(notes),
    )


_NOT_PUT, _ROWS = "whether any is not put", "how many rows"


def means(drawn: Drawn, panel: tuple[str, str], keys: Sequence["pl.Expr"], names: Sequence[str]) -> Any:
    """Return the mean chances in a panel at each value of some keys, sorted by these."""
    pl = required("polars")
    of = drawn.frame.filter(pl.col(panel[0]) == panel[1])
    grouped = of.group_by([key.alias(name) for key, name in zip(keys, names, strict=True)])
    chances = [mean(pl.col(name)).alias(name) for name in (Y, LOW, HIGH)]
    found: Any = grouped.agg(chances).sort(*names).collect(engine="streaming")
    return found


def key(drawn: Drawn, name: str, *, share: bool = False) -> Any:
    """Return a column of numbers as a key; in bands where it has many values, and as the share of its range."""
    pl = required("polars")
    column = pl.col(name)
    sampled = (
        drawn.sampled and drawn.values[name] > _FEW and not share and len(drawn.numbers) > 2 - bool(drawn.words)
    )
    if not share and not sampled and drawn.values[name] <= _MANY:
        return column
    low, high = drawn.frame.select(column.min().alias("a"), column.max().alias("b")).collect().row(0)
    if not share and drawn.frame.collect_schema()[name].is_temporal():
        return column
    if share and drawn.values[name] <= _FEW:
        return (column - low) / (high - low)
    bands = _OF_SAMPLES if share or sampled else _BANDS
    place = ((column - low) / (high - low) * bands).floor().clip(0, bands - 1) + 0.5
    return place / bands if share else place / bands * (high - low) + low


def by_words(drawn: Drawn) -> Drawn:
    """Return the same with a panel for each value of its one column of words, instead of for its one question."""
    pl, name = required("polars"), drawn.words[0]
    values = drawn.frame.select(pl.col(name).unique(maintain_order=True)).collect()[name].to_list()
    return evolve(drawn, words=(), panels=tuple([(name, str(value)) for value in values]))
