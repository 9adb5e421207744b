"""Sweeps from file to folder, against writing what is ready; and two processes against one."""

import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from sim.analysis.sweeps.plan import Plan
from sim.analysis.sweeps.running import Asked, run_sweep
from sim.analysis.sweeps.workers import InProcess, Processes, Workers
from tests.benchmarks.pairs import Seconds, say, timed, title, turns
from tests.benchmarks.sweep_files import grid, random_positions, scattered, write_base

ASKED = Asked("unsc sweep", "unsc sweep")


def swept(make: Callable[[], Plan], folder: Path, workers: Workers) -> Seconds:
    """Return how to time a sweep, from reading its file to the manifest; the folder is emptied beforehand."""

    def seconds() -> float:
        shutil.rmtree(folder, ignore_errors=True)
        return timed(lambda: run_sweep(make(), folder, ASKED, workers), clock=time.perf_counter)()

    return seconds


def to_parquet(what: str, make: Callable[[], Plan], rounds: int, folder: Path, aim: float) -> None:
    """A sweep into a folder, against polars writing the very same columns, ready in memory, to one file."""
    results = folder / "results"
    sweep = swept(make, results, InProcess())
    sweep()
    ready = pl.read_parquet(results / "parts").rechunk()
    file = folder / "ready.parquet"
    writing = timed(lambda: ready.write_parquet(file, compression="zstd"), clock=time.perf_counter)
    ratios = turns(sweep, writing, rounds)
    say(f"{what}, {ready.height:,} rows of {ready.width} columns", ratios, at_most=aim)


def processes(make: Callable[[], Plan], rounds: int, folder: Path) -> None:
    """Engine cases in this process against two, which have to be started first."""
    one = swept(make, folder / "one", InProcess())
    two = swept(make, folder / "two", Processes(2))
    cases = make().cases
    say(f"one process to two, {cases:,} cases run by the engine", turns(one, two, rounds), at_least=1.7)


def figures(*, quick: bool) -> None:
    """Print the figures about sweeps."""
    title("Sweeps into a folder of Parquet parts, to polars writing the columns ready (by the clock)")
    cases, rounds = (2**17, 3) if quick else (2**20, 7)
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_base(folder)
        to_parquet("grid over two members", partial(grid, folder, 10**5 if quick else 10**6), rounds, folder, 3)
        to_parquet("arbitrary points of two members (Sobol)", partial(scattered, folder, cases), rounds, folder, 5)
        if not quick:
            everybody = partial(random_positions, folder, 10**5)
            to_parquet("arbitrary points of all fifteen (drawn)", everybody, rounds, folder, 5)
            processes(partial(grid, folder, 30_000, "engine"), 3, folder)
