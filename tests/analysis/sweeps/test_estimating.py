"""What a sweep will cost: counted as it is divided, measured with what it takes to make its files."""

from types import SimpleNamespace

import pytest

pytest.importorskip("numpy")
pytest.importorskip("polars")

from toys import Toy

from sim.analysis.sweeps import estimating, parts
from sim.analysis.sweeps.estimating import estimate
from sim.analysis.sweeps.parts import Part, make
from sim.show.sweep_text import estimate_text, swept_text


def test_a_sweep_that_is_measured_whole_has_the_size_it_will_have() -> None:
    found = estimate(Toy(cases=20))
    assert (found.cases, found.parts, found.cases_in_a_part, found.sampled) == (20, 1, 32, 20)
    assert found.bytes == len(make(Toy(cases=20), Part(0, 0, 20, "part-00000.parquet")).data)


def test_the_time_is_measured_with_the_making_of_files(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    written = parts.parquet

    def slowly(table: object) -> bytes:
        clock[0] += 2.0
        return written(table)

    monkeypatch.setattr(parts, "parquet", slowly)
    monkeypatch.setattr(estimating, "time", SimpleNamespace(perf_counter=lambda: clock[0]))
    found = estimate(Toy(cases=1000))
    assert found.sampled == 4
    assert found.seconds == 2.0 * 1000


def test_cases_that_are_repeated_are_told_from_their_runs() -> None:
    found = estimate(Toy(cases=600, repetitions=200))
    assert (found.cases, found.repetitions) == (600, 200)
    lines = "\n".join(estimate_text(found))
    assert "3, each run 200 times, makes 600 runs, in 19 parts of 32" in lines
    assert "runs; nothing was written" in lines
    assert "each run" not in "\n".join(estimate_text(estimate(Toy(cases=600))))


def test_a_sweep_that_was_run_says_how_many_runs_a_second() -> None:
    run = {"done": 500, "reused": 100, "seconds": 5.0, "workers": "this process"}
    manifest = {"run": run, "cases": 600, "rows": 600, "failed": 0, "path": "engine", "because": "so", "parts": []}
    manifest["fingerprint"] = "f" * 64
    repeated = "\n".join(swept_text({**manifest, "repetitions": 200}, "out"))
    assert "3, each run 200 times, makes 600 runs: 500 computed, 100 reused" in repeated
    assert "100 runs a second" in repeated
    once = "\n".join(swept_text({**manifest, "repetitions": 1}, "out"))
    assert "600: 500 computed, 100 reused" in once
    assert "100 cases a second" in once
