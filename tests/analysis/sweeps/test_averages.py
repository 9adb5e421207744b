"""Means are exact, so that neither the order of the rows nor the threads that read them can be seen in one."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import examples

pl = pytest.importorskip("polars")

from sim.analysis.sweeps.averages import mean  # noqa: E402

NUMBERS = st.floats(-1e3, 1e3).map(lambda n: round(n, 6)) | st.floats(2**-8, 1) | st.none()


def averaged(numbers: list[float | None]) -> float | None:
    frame = pl.DataFrame({"n": numbers}, schema={"n": pl.Float64})
    found: float | None = frame.select(mean(pl.col("n"))).item()
    return found


@settings(max_examples=examples(200))
@given(st.lists(NUMBERS, min_size=1).flatmap(lambda ns: st.tuples(st.just(ns), st.permutations(ns))))
def test_the_order_of_the_rows_changes_no_digit(orders: tuple[list[float | None], list[float | None]]):
    one, other = map(averaged, orders)
    known = [Fraction(n) for n in orders[0] if n is not None]
    if not known:
        assert one is other is None or one != one  # nothing to average
        return
    assert one == other
    assert one == pytest.approx(float(sum(known) / len(known)), rel=1e-15, abs=2**-59)


def test_truth_values_are_averaged_as_shares():
    frame = pl.DataFrame({"came": [True, False, None, True]})
    assert frame.select(mean(pl.col("came"))).item() == 2 / 3


def test_threads_change_no_digit(tmp_path: Path):
    """The mean of polars itself does not pass this: of twenty runs nearly all differ."""
    rows = 400_000
    numbers = [(n * 0.6180339887) % 1 for n in range(rows)]
    frame = pl.DataFrame({"which": [n % 7 for n in range(rows)], "n": numbers})
    frame.write_parquet(tmp_path / "rows.parquet", row_group_size=10_000)
    read = pl.scan_parquet(tmp_path / "rows.parquet").group_by("which").agg(mean(pl.col("n"))).sort("which")
    found = {tuple(read.collect(engine="streaming")["n"].to_list()) for _ in range(10)}
    assert len(found) == 1
