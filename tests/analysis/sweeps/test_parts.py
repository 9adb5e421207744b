import errno
import os
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toys import Toy

from sim import UnscError
from sim.analysis.sweeps.parts import Division, Part, division_of, make, parquet, put, sha256_of
from tests.effort import examples


@given(st.integers(1, 10**9), st.integers(1, 10**5))
@settings(max_examples=examples(100))
def test_every_case_is_in_one_part(cases: int, size: int) -> None:
    division = Division(cases, size)
    last = division.part(division.parts - 1)
    assert division.part(0).start == 0
    assert last.stop == cases
    assert last.start < cases
    for number in sorted({0, (division.parts - 2) // 2, division.parts - 2}) if division.parts > 1 else ():
        assert division.part(number).stop == division.part(number + 1).start
        assert division.part(number).file < division.part(number + 1).file
        assert len(division.part(number).file) == len(last.file)


@given(st.integers(1, 10**9), st.sampled_from(["exact", "engine"]), st.integers(0, 10**9))
@settings(max_examples=examples(100))
def test_a_part_fits_in_memory(cases: int, path: str, case_bytes: int) -> None:
    size = division_of(Toy(cases=cases, path=path, case_bytes=case_bytes)).size
    assert size >= 1
    assert size == 1 or size * case_bytes <= 32 << 20
    assert size <= 65_536


def test_a_small_sweep_of_the_engine_can_still_be_shared_among_processes() -> None:
    assert division_of(Toy(cases=1000)).parts >= 16


def test_no_case() -> None:
    with pytest.raises(UnscError, match="no case"):
        division_of(Toy(cases=0))


def test_the_bytes_of_a_part_do_not_depend_on_how_its_table_came_about() -> None:
    toy = Toy(fails=3)
    whole = toy.table(0, 600)
    pieces = pl.concat([toy.table(n, n + 100) for n in range(0, 600, 100)], rechunk=False)
    assert pieces.n_chunks() == 6
    assert parquet(pieces) == parquet(whole) == parquet(toy.table(0, 1000).head(600))
    assert pl.read_parquet(parquet(whole)).equals(whole)


def test_a_part_of_no_rows() -> None:
    assert pl.read_parquet(parquet(Toy().table(5, 5))).columns == [c.name for c in Toy().columns]


def test_what_is_made() -> None:
    made = make(Toy(fails=10), Part(3, 96, 128, "part-00003.parquet"))
    assert (made.rows, made.failed) == (32, 3)
    found = pl.read_parquet(made.data)
    assert found.get_column("case").to_list() == list(range(96, 128))
    assert found.filter(pl.col("error").is_not_null()).get_column("case").to_list() == [100, 110, 120]


def test_columns_that_the_plan_does_not_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Toy, "columns", ())
    with pytest.raises(UnscError, match="have the columns case, yes"):
        make(Toy(), Part(0, 0, 1, "part-00000.parquet"))


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_what_was_there(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a", b"first")

    def full(*words: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        if call == "replace":
            patch.setattr(Path, call, full)
        with pytest.raises(OSError, match="No space left"):
            put(tmp_path, "a", b"second")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"first"
    put(tmp_path, "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"second"


def test_a_file_that_is_not_there_has_no_hash(tmp_path: Path) -> None:
    assert sha256_of(tmp_path / "none") is None
    put(tmp_path, "empty", b"")
    assert sha256_of(tmp_path / "empty") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
