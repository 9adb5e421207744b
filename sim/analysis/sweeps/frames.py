"""The rows of a sweep as a polars frame: the columns of what varies, and of the answers. It computes neither."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sim.analysis.batch import RESULTS
from sim.analysis.sweeps.axes import Axis, ChanceAxis, ChangeAxis, RandomAxis
from sim.analysis.sweeps.exact import Answers
from sim.analysis.sweeps.extras import required
from sim.analysis.sweeps.plan import ERROR, Column
from sim.analysis.sweeps.series import Continuous, Days, Numbers
from sim.analysis.sweeps.study import Cases
from sim.scenario.sweep_file import Drawn

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

    Array = np.ndarray[Any, Any]

CASE = Column("case", "number of the case, from 0 in the order of the design")
QUESTION = Column("question", "id of the question put to the vote")
FAILED = Column(ERROR, "why the case has no answer; empty where it has one")
MEANINGS = {
    "adopted": "chance that the question is adopted, from 0 to 1",
    "too_few_votes": "chance that it gets too few affirmative votes, from 0 to 1",
    "vetoed": "chance that it has enough affirmative votes and is vetoed, from 0 to 1",
}
PUT = Column("put", "whether the question is put to the vote")


def columns_of(axis: Axis) -> tuple[Column, ...]:
    """Return the columns of one thing that varies."""
    if isinstance(axis, ChangeAxis):
        if axis.path == "council":
            return (Column(axis.name, "varied: the year or day whose Council votes", True),)
        return (Column(axis.name, f"varied: the value of {axis.path}", True),)
    if isinstance(axis, ChanceAxis):
        on = " and ".join(axis.on)
        how = axis.choice.value.replace("_", " ")
        return (Column(axis.name, f"varied: chance that {' '.join(axis.codes)} votes {how} on {on}", True),)
    if axis.drawn is Drawn.VOTES:
        return tuple(Column(f"{axis.name}_{c}", f"drawn: how {c} votes{_ALIKE}", True) for c in axis.codes)
    return tuple(
        Column(f"{axis.name}_{c}_{way}", f"drawn: chance that {c} votes {way}{_ALIKE}", True)
        for c in axis.codes
        for way in _WAYS
    )


_WAYS = ("yes", "no", "abstain")
_ALIKE = ", the same in cases that differ only in what changes the scenario"


def exact_columns(axes: tuple[Axis, ...], *, bounds: bool) -> tuple[Column, ...]:
    """Return the columns of the exact path; with `bounds` also the least and greatest chances."""
    found = [CASE, *(c for axis in axes for c in columns_of(axis)), QUESTION, PUT]
    for name, meaning in MEANINGS.items():
        only = "; null where it depends on votes that are not known" if bounds else ""
        found.append(Column(name, meaning + only))
    if bounds:
        for name, meaning in MEANINGS.items():
            found.append(Column(f"{name}_low", f"least {meaning}, whatever votes that are not known"))
            found.append(Column(f"{name}_high", f"greatest {meaning}, whatever votes that are not known"))
    return (*found, FAILED)


def of_axes(axes: tuple[Axis, ...], cases: Cases, rows: "Array | None") -> "Iterator[pl.Series]":
    """Yield the columns of what varies; `rows` says of which of the cases each row is (None: one row a case)."""
    required("polars")
    import polars as pl

    for axis in axes:
        if isinstance(axis, RandomAxis):
            for code in axis.codes:
                chances = cases.drawn(axis, code)
                if axis.drawn is Drawn.VOTES:
                    votes = pl.Series(list(_WAYS)).gather(pl.Series(_at(chances.argmax(axis=0), rows)))
                    yield votes.alias(f"{axis.name}_{code}")
                else:
                    for way, values in zip(_WAYS, chances, strict=True):
                        yield pl.Series(f"{axis.name}_{code}_{way}", _at(values, rows))
        else:
            yield _values(axis, _at(cases.at[axis.name], rows))


def _at(values: "Array", rows: "Array | None") -> "Array":
    return values if rows is None else values[rows]


def _values(axis: ChanceAxis | ChangeAxis, places: "Array") -> "pl.Series":
    required("polars")
    import polars as pl

    series = axis.series if isinstance(axis, ChanceAxis) else axis.shown
    if isinstance(series, Continuous):
        found: pl.Series = pl.Series(axis.name, places, dtype=pl.Float64)
    elif isinstance(series, Numbers):
        whole = isinstance(axis, ChangeAxis) and series.whole
        found = pl.Series(axis.name, series.floats(places).astype("int64" if whole else "float64", copy=False))
    elif isinstance(series, Days):
        first = series.first.toordinal() - _EPOCH
        found = pl.Series(axis.name, (first + series.step * places).astype("int32")).cast(pl.Date)
    else:
        found = pl.Series(axis.name, list(series.values)).gather(pl.Series(places))
    return found


_EPOCH = 719_163
"""The ordinal of 1 January 1970, from which polars counts days."""


def exact_frame(
    axes: tuple[Axis, ...], names: tuple[str, ...], cases: Cases, found: Answers, *, bounds: bool
) -> "pl.DataFrame":
    """Lay out the rows of the exact path: for every case one row a question, or one with its error."""
    import numpy as np

    required("polars")
    import polars as pl

    q = len(names)
    rows = None if q == 1 else np.repeat(np.arange(cases.count), q)
    failed = np.zeros(cases.count, dtype=bool)
    failed[list(found.faults)] = True
    unanswered = np.repeat(failed, q)
    put = found.put.ravel()
    columns: list[pl.Series] = [pl.Series("case", _at(np.arange(cases.start, cases.stop, dtype=np.int64), rows))]
    columns += of_axes(axes, cases, rows)
    which = np.tile(np.arange(q, dtype=np.uint32), cases.count)
    columns.append(pl.Series("question", list(names), dtype=pl.String).gather(pl.Series(which)))
    columns.append(pl.Series("put", put))
    blank = bool(unanswered.any() or not put.all())
    for name, least, most in zip(RESULTS, found.low, found.high, strict=True):
        values = np.where(most - least <= _SAME, least, np.nan) if bounds else least
        columns.append(pl.Series(name, values.ravel(), nan_to_null=bounds or blank))
    if bounds:
        for name, least, most in zip(RESULTS, found.low, found.high, strict=True):
            columns.append(pl.Series(f"{name}_low", least.ravel(), nan_to_null=blank))
            columns.append(pl.Series(f"{name}_high", most.ravel(), nan_to_null=blank))
    frame: pl.DataFrame = pl.DataFrame(columns)
    if not found.faults:
        return frame.with_columns(pl.lit(None, dtype=pl.String).alias(ERROR))
    texts = [found.faults.get(n) for n in range(cases.count)]
    error = pl.Series(ERROR, texts, dtype=pl.String)
    frame = frame.with_columns(error if rows is None else error.gather(pl.Series(rows)))
    # A case without an answer is one row, that says nothing of any question.
    first = np.zeros(cases.count * q, dtype=bool)
    first[::q] = True
    answered = pl.Series(~unanswered)
    said = [
        c
        for c in frame.columns
        if c in ("question", "put") or c.removesuffix("_low").removesuffix("_high") in RESULTS
    ]
    return frame.with_columns(
        [pl.when(answered).then(pl.col(name)).otherwise(None).alias(name) for name in said]
    ).filter(pl.Series(first | ~unanswered))


_SAME = 1e-12
"""Bounds no further apart are one chance, rounded."""
