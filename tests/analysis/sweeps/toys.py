"""A toy plan for the tests of running: small, quick, of any size, and awkward where it is told to be."""

import hashlib
import os
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import polars as pl
from attrs import frozen

from sim.analysis.sweeps.plan import Column

COLUMNS = (
    Column("case", "the number of the case in the design, from 0"),
    Column("yes", "the chance of an affirmative vote", varied=True),
    Column("adopted", "the chance that the draft is adopted"),
    Column("outcome", "the outcome that is the most likely"),
    Column("error", "why the case has no answer; null where it has one"),
)


@frozen
class Toy:
    """Cases whose rows are arithmetic; `slow` seconds for each part, and a fault for every `fails`-th case.

    Part `dies_at` takes its process with it until `times` marks stand beside `marks`; `raises_at` always raises.
    """

    cases: int = 1000
    path: str = "engine"
    because: str = "it is a toy"
    notes: tuple[str, ...] = ()
    repetitions: int = 1
    case_bytes: int = 100
    name: str = "toy"
    slow: float = 0.0
    fails: int = 0
    dies_at: int = -1
    times: int = 0
    marks: str = ""
    raises_at: int = -1

    @property
    def columns(self) -> tuple[Column, ...]:
        return COLUMNS

    @property
    def files(self) -> Mapping[str, str]:
        return {"sweep.yaml": f"{self.name}: {self.cases}\n", "bases/toy.yaml": "title: Toy\n"}

    def table(self, start: int, stop: int) -> pl.DataFrame:
        if start <= self.dies_at < stop:
            marks = Path(self.marks)
            number = len(list(marks.glob("*")))
            if number < self.times:
                (marks / str(number)).touch()
                os._exit(9)
        if start <= self.raises_at < stop:
            raise RuntimeError("the toy breaks")
        if self.slow:
            time.sleep(self.slow)
        case = np.arange(start, stop, dtype=np.int64)
        yes = ((case * 2654435761) % 1_000_003) / 1_000_003
        adopted = yes**9 * (1 + 9 * (1 - yes))
        bad = (case % self.fails == 0) if self.fails else np.zeros(len(case), dtype=bool)
        frame = pl.DataFrame(
            {
                "case": case,
                "yes": yes,
                "adopted": adopted,
                "outcome": np.where(adopted > 0.5, "adopted", "not_adopted"),
                "error": np.where(bad, "ZZZ is no State code", ""),
            }
        )
        failed = pl.col("error") != ""
        return frame.with_columns(
            pl.when(~failed).then("adopted").alias("adopted"),
            pl.when(~failed).then("outcome").alias("outcome"),
            pl.when(failed).then("error").alias("error"),
        )

    def identity(self) -> Mapping[str, object]:
        sweep = hashlib.sha256(self.files["sweep.yaml"].encode()).hexdigest()
        return {"sweep": sweep, "seed": 7, "design": {"fails": self.fails, "path": (self.path, 1)}}


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder that are the answer: the parts, and the texts kept beside them."""
    names = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in names
        if path.name not in ("manifest.json", ".lock")
    }
