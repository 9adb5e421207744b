"""What `unsc sweep` and `unsc rerun` share: the options, the progress bar, and how a run that is stopped ends."""

import contextlib
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sim.cli.answers import say

if TYPE_CHECKING:
    from sim.analysis.sweeps.plan import Plan
    from sim.analysis.sweeps.running import Asked, Step
    from sim.analysis.sweeps.workers import Workers

F = TypeVar("F", bound=Callable[..., Any])


def worker_options(command: F) -> F:
    """Give a command the options that say who computes and what is told meanwhile."""
    for option in (
        click.option("-q", "--quiet", is_flag=True, help="No progress bar."),
        click.option("--progress", is_flag=True, help="A progress bar even where stderr is no terminal."),
        click.option("--json", "as_json", is_flag=True, help="Answer in JSON."),
        click.option(
            "--cluster",
            metavar="ADDRESS",
            help="Compute on a Dask cluster: tcp://HOST:8786, or `local` for one started here.",
        ),
        click.option(
            "--jobs",
            type=click.IntRange(1, 1024),
            metavar="N",
            help="Compute in N processes; with `--cluster local`, by N workers.",
        ),
    ):
        command = option(command)
    return command


def plan_for(file: str, settings: tuple[str, ...]) -> "Plan":
    """Plan a sweep file, given by path or name, with some values set. Raises `UnscError`."""
    from sim.analysis.sweeps.extras import required

    for library in ("numpy", "polars"):
        required(library)
    from sim.analysis.sweeps.planning import plan_of, planned

    if not settings:
        return planned(file)
    from sim.analysis.sweeps.setting import with_values
    from sim.scenario.library import SWEEP, find, name_of
    from sim.scenario.reading import read_path

    path = find(file, SWEEP)
    read_path(path, name_of(path))  # told as any other file that cannot be read
    text = with_values(path.read_bytes().decode("utf-8-sig"), settings, name_of(path))
    return plan_of(text, name_of(path), path)


def typed() -> str:
    """Return the command as it was typed."""
    return shlex.join(["unsc", *sys.argv[1:]])


def workers_of(jobs: int | None, cluster: str | None) -> "Workers":
    """Return who computes. Raises `click.UsageError` where the two options do not go together."""
    from sim.analysis.sweeps.workers import InProcess, Processes

    if cluster is not None:
        from sim.analysis.sweeps.cluster import LOCAL, Cluster

        if jobs is not None and cluster != LOCAL:
            raise click.UsageError("--jobs does not go with the address of a cluster, which has its own workers")
        return Cluster(cluster, jobs)
    return InProcess() if jobs in (None, 1) else Processes(jobs or 1)


def swept(
    plan: "Plan", folder: Path, asked: "Asked", workers: "Workers", *, quiet: bool, progress: bool
) -> dict[str, Any]:
    """Run a plan into a folder, with a progress bar on stderr, and return the manifest.

    Ctrl-C ends it with a line that says what is kept, and raises `KeyboardInterrupt` again.
    """
    from sim.analysis.sweeps.folder import GOES_ON
    from sim.analysis.sweeps.running import run_sweep
    from sim.show.sweep_text import damaged_text

    there = 0

    def told(step: "Step") -> None:
        nonlocal there
        there += step.cases
        if step.damaged:
            say([f"unsc: {damaged_text(step.damaged)}"], err=True)
        move(step)

    runs_or_cases = "runs" if plan.repetitions > 1 else "cases"
    shown = progress or (not quiet and sys.stderr is not None and sys.stderr.isatty())
    try:
        with _bar(plan.cases, shown, runs_or_cases) as move:
            return run_sweep(plan, folder, asked, workers, told)
    except KeyboardInterrupt:
        with contextlib.suppress(OSError):
            kept = f"{there:,} of {plan.cases:,} {runs_or_cases} are kept in {folder}"
            say([f"unsc: interrupted; {kept}, and {GOES_ON}"], err=True)
        raise


@contextlib.contextmanager
def _bar(number: int, shown: bool, unit: str) -> Iterator[Callable[["Step"], None]]:
    """Show a bar with rate and time left; what is reused counts for neither."""
    if not shown:
        yield lambda step: None
        return
    from sim.analysis.sweeps.extras import required

    tqdm = required("tqdm")
    with tqdm.tqdm(total=number, unit=f" {unit}", unit_scale=True, dynamic_ncols=True, file=sys.stderr) as bar:

        def move(step: "Step") -> None:
            if step.reused:
                bar.initial = step.cases
                bar.reset()
                bar.n = step.cases
                bar.refresh()
            else:
                bar.update(step.cases)

        yield move
