"""Reading a folder of results: its parts checked against the manifest, and its first tables.

However large the folder, a few rows are held: polars reads the parts as a stream.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sim.analysis.sweeps.averages import mean
from sim.analysis.sweeps.bands import bands
from sim.analysis.sweeps.extras import required
from sim.analysis.sweeps.folder import refuse_unfinished
from sim.analysis.sweeps.manifest import MANIFEST, Entry, entries_in, read_manifest
from sim.analysis.sweeps.parts import PARTS, sha256_of
from sim.analysis.sweeps.plan import ERROR
from sim.errors import UnscError

if TYPE_CHECKING:
    import polars

_LEVELS, _POINTS = 24, 11
"""As many values of a varied column are listed one by one, or points of a fraction; more are cut into bands."""
_BANDS = 5
_NO_ANSWERS = ("case", "repetition", "question", ERROR)
"""Columns that say which row it is, and not what came of it."""
_OUTCOME = "outcome"
"""The column whose values are outcomes: of each the share is told beside the means of numbers."""
LOW, HIGH = "_low", "_high"
"""Ends of the names of the least and the greatest of what depends on votes that are not known."""
_SAME = 1e-12
_CHANCES = ("adopted", "too_few_votes", "vetoed")


@frozen
class Level:
    """The rows of a question with one value of a varied column, or within a band of its values.

    `means` are those of the numbers, None where a row has none, and the shares of the outcomes, from 0 to 1:
    of all rows, those included in which the question is not put (`not_put`), which is then not adopted. Where
    something is not known a name is there thrice: NAME is None, NAME_low and NAME_high the least and the greatest.
    """

    question: str | None
    value: str
    rows: int
    means: Mapping[str, float | None]


@frozen
class Share:
    """How often a value occurs among the rows of a question, from 0 to 1; None where a row has no value."""

    question: str | None
    value: str | None
    share: float


@frozen
class Results:
    """The first tables of a folder of results; rows with an error count only among the `errors`."""

    folder: str
    manifest: Mapping[str, Any]
    types: Mapping[str, str]
    overall: tuple[Level, ...]
    by: Mapping[str, tuple[Level, ...]]
    shares: Mapping[str, tuple[Share, ...]]
    errors: Mapping[str, int]
    first: tuple[Mapping[str, Any], ...]


def whole_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a folder whose parts are all there with their bytes.

    Raises `UnscError` where the sweep has not finished, or naming parts that are damaged, missing or strangers.
    """
    if not folder.is_dir():
        raise UnscError(f"{folder} is no folder; expected one that `unsc sweep FILE -o {folder}` has written")
    manifest = read_manifest(folder)
    if manifest is None:
        raise UnscError(f"{folder} holds no {MANIFEST}; expected a folder that `unsc sweep` has written")
    refuse_unfinished(folder, manifest)
    entries = entries_in(manifest)
    faults = [fault for entry in entries.values() if (fault := _fault(folder, entry))]
    ways = [f"`{manifest['command']} -o {folder}` computes what is damaged or missing again"] if faults else []
    strangers = _strangers(folder, entries)
    faults += [f"{name} is not of these results" for name in strangers]
    ways += [f"Move {'it' if len(strangers) == 1 else 'them'} elsewhere"] if strangers else []
    if faults:
        more = f"; and {len(faults) - 5} other parts with faults like these" if len(faults) > 5 else ""
        raise UnscError(f"{folder}: {'; '.join(faults[:5])}{more}; nothing was read. {'. '.join(ways)}")
    return manifest


def _strangers(folder: Path, entries: Mapping[str, Entry]) -> list[str]:
    """Return what stands among the parts and is none: whoever opens their folder would read it with them."""
    there = (folder / PARTS).iterdir() if (folder / PARTS).is_dir() else ()
    return sorted(name for path in there if (name := f"{PARTS}/{path.name}") not in entries)


def _fault(folder: Path, entry: Entry) -> str | None:
    try:
        found = sha256_of(folder / entry.file)
    except OSError as error:
        return f"{entry.file} cannot be read: {(error.strerror or str(error)).lower()}"
    if found is None:
        return f"{entry.file} is missing"
    return None if found == entry.sha256 else f"{entry.file} is damaged: its SHA-256 is not the one in {MANIFEST}"


def read_results(folder: Path, rows: int = 5) -> Results:
    """Check a folder of results and return its first tables, and its first `rows` rows. Raises `UnscError`."""
    pl = required("polars")
    manifest = whole_manifest(folder)
    frame = pl.scan_parquet([folder / entry["file"] for entry in manifest["parts"]])
    schema = frame.collect_schema()
    varied = [column["name"] for column in manifest["columns"] if column["varied"]]
    answers = [name for name in schema if name not in varied and name not in _NO_ANSWERS]
    good = frame.filter(pl.col(ERROR).is_null())
    if "question" not in schema:
        good = good.with_columns(question=pl.lit(None, pl.String))
    counts = _values(good)
    means = _outcomes(good) if _OUTCOME in schema else {}
    for name in answers:
        if schema[name].is_numeric():
            means[name] = _mean(name, schema)
    texts = [name for name in answers if name not in means and counts[name] <= _LEVELS]
    return Results(
        folder=str(folder),
        manifest=manifest,
        types={name: str(kind) for name, kind in schema.items()},
        overall=_levels(good, pl.lit("all"), means),
        by={
            name: _by(good, name, means, in_bands)
            for name in varied
            if not (in_bands := counts[name] > (_POINTS if schema[name].is_float() else _LEVELS))
            or schema[name].is_numeric()
        },
        shares={name: _shares(good, name) for name in texts if schema[name] != pl.Boolean or counts[name] > 1},
        errors=_errors(frame),
        first=tuple(frame.head(rows).collect().iter_rows(named=True)),
    )


def _values(frame: "polars.LazyFrame") -> dict[str, int]:
    """Return how many values each column has: exactly where they are few, and else about."""
    pl = required("polars")
    about: dict[str, int] = frame.select(pl.all().approx_n_unique()).collect(engine="streaming").row(0, named=True)
    few = [name for name, count in about.items() if count <= 2 * _LEVELS]
    return about | frame.select(pl.col(few).n_unique()).collect(engine="streaming").row(0, named=True)


def bounds(name: str, schema: Mapping[str, Any]) -> "tuple[polars.Expr, polars.Expr] | None":
    """Return the least and the greatest chance of `adopted`, or another result, in each row; None if it has none.

    In a row of a single run, the least is 1 where the outcome came and 0 where it did not, and the greatest is 1
    also where that is open. A question that is not put is not adopted; one that may be put, which depends on votes
    that are not known, may be adopted.
    """
    pl = required("polars")
    not_put = pl.col("put").eq_missing(False) if "put" in schema else pl.lit(False)
    if name in schema:
        bounded = name + LOW in schema
        low, high = (
            pl.when(not_put).then(0.0).otherwise(pl.coalesce(name, name + end) if bounded else pl.col(name))
            for end in (LOW, HIGH)
        )
        return low, high
    if name != "adopted" or _OUTCOME not in schema:
        return None
    came = pl.col(_OUTCOME).eq_missing(pl.lit(name))
    return came.cast(pl.Float64), (came | _open(schema)).cast(pl.Float64)


def _open(schema: Mapping[str, Any]) -> "polars.Expr":
    """Return whether the outcome of a run is open: by the votes on the question, or as it may not be put."""
    pl = required("polars")
    maybe = pl.col(_OUTCOME).is_null()
    if "put" in schema:
        maybe &= pl.col("put").ne_missing(False)
    found: polars.Expr = pl.col(_OUTCOME).eq_missing(pl.lit("open")) | maybe
    return found


def _outcomes(frame: "polars.LazyFrame") -> "dict[str, polars.Expr]":
    """Return the shares of the outcomes among all runs, each least and greatest where some are open."""
    pl = required("polars")
    schema = frame.collect_schema()
    found = bounds("adopted", schema)
    assert found is not None
    low, high = found
    is_open, none = _open(schema), pl.col(_OUTCOME).is_null()
    some = frame.select(open=is_open.any(), not_put=(none & ~is_open).any()).collect(engine="streaming")
    means = {"adopted": _certain(low, high)}
    if some["open"].item():
        means |= {"adopted" + LOW: mean(low), "adopted" + HIGH: mean(high)}
    means["not_adopted"] = mean(pl.col(_OUTCOME).eq_missing(pl.lit("not_adopted")))
    if some["open"].item():
        means["open"] = mean(is_open)
    if some["not_put"].item():
        means["not_put"] = mean(none & ~is_open)
    return means


def _certain(low: "polars.Expr", high: "polars.Expr") -> "polars.Expr":
    """Return the mean where nothing is unknown, and none otherwise."""
    pl = required("polars")
    found: polars.Expr = pl.when(((high - low) <= _SAME).all() & (low.null_count() == 0)).then(mean(low))
    return found


def _mean(name: str, schema: Mapping[str, Any]) -> "polars.Expr":
    """Return the mean of a column of numbers; of a chance, among all rows, 0 where the question is not put."""
    pl = required("polars")
    for end, which in ((LOW, 0), (HIGH, 1)):
        plain = name.removesuffix(end)
        found = bounds(plain, schema) if plain != name and plain in schema else None
        if found is not None:
            return mean(found[which])
    if name in _CHANCES:
        found = bounds(name, schema)
        assert found is not None
        return _certain(*found)
    # A mean of the rows that happen to have a value would pass for one of all: where any has none, there is none.
    of_all: polars.Expr = pl.when(pl.col(name).null_count() == 0).then(mean(pl.col(name)))
    return of_all


def _by(
    frame: "polars.LazyFrame", name: str, means: Mapping[str, "polars.Expr"], in_bands: bool
) -> tuple[Level, ...]:
    """Return the means at each value of a varied column, or in bands of it that are about equally wide."""
    pl = required("polars")
    key = pl.col(name)
    if not in_bands:
        return _levels(frame, key, means)
    low, high = frame.select(low=key.min(), high=key.max()).collect(engine="streaming").row(0)
    edges, labels = bands(low, high, _BANDS)
    band = pl.sum_horizontal([(key >= edge).cast(pl.Int8) for edge in edges[1:-1]])
    return _levels(frame, band, means, labels)


def _levels(
    frame: "polars.LazyFrame",
    key: "polars.Expr",
    means: Mapping[str, "polars.Expr"],
    labels: Sequence[str] | None = None,
) -> tuple[Level, ...]:
    pl = required("polars")
    keys = ["question", key.alias("level")]
    grouped = frame.group_by(keys).agg(pl.len().alias("rows"), *(m.alias(f"mean {n}") for n, m in means.items()))
    found = grouped.sort("question", "level", nulls_last=True).collect(engine="streaming")
    return tuple(
        Level(
            question,
            str(labels[level] if labels and level is not None else level),
            rows,
            dict(zip(means, row, strict=True)),
        )
        for question, level, rows, *row in found.iter_rows()
    )


def _shares(frame: "polars.LazyFrame", name: str) -> tuple[Share, ...]:
    """Return how often each value of a column occurs, of every question the most frequent first."""
    pl = required("polars")
    counts = frame.group_by("question", name).agg(pl.len().alias("n"))
    found = counts.with_columns(share=pl.col("n") / pl.col("n").sum().over("question"))
    ordered = found.sort("question", "n", name, descending=[False, True, False], nulls_last=True)
    return tuple(
        Share(question, None if value is None else str(value), share)
        for question, value, _, share in ordered.collect().iter_rows()
    )


def _errors(frame: "polars.LazyFrame") -> dict[str, int]:
    """Return the errors that occur the most often, each with how often."""
    pl = required("polars")
    counts = frame.filter(pl.col(ERROR).is_not_null()).group_by(ERROR).agg(pl.len().alias("n"))
    found = counts.sort("n", ERROR, descending=[True, False]).head(5).collect(engine="streaming")
    return dict(found.iter_rows())
