"""`unsc sweep`: run many cases into a folder of Parquet parts, and go on where it stopped."""

import shlex
from pathlib import Path
from typing import Any

import click
from attrs import asdict

from sim.cli.answers import FINE, INTERRUPTED, say, say_json
from sim.cli.sweeping import plan_for, swept, typed, worker_options, workers_of


@click.command("sweep")
@click.argument("file", metavar="FILE")
@click.option("-o", "--out", metavar="DIR", help="The folder of the results; one begun there goes on.")
@click.option(
    "--dry-run", is_flag=True, help="Say how many cases, by which path, what time and room; run nothing."
)
@click.option(
    "--set",
    "changes",
    metavar="PATH=VALUE",
    multiple=True,
    help="Change a value of the sweep file, such as seed=2, or of the scenario it varies.",
)
@worker_options
@click.pass_context
def command(
    ctx: click.Context,
    file: str,
    out: str | None,
    dry_run: bool,
    changes: tuple[str, ...],
    jobs: int | None,
    cluster: str | None,
    as_json: bool,
    progress: bool,
    quiet: bool,
) -> int:
    """Run the cases of a sweep file: a base scenario and what varies in it.

    The results are a folder of Parquet parts, in the order of the design, with a manifest. Stopped anywhere, the
    same command goes on where it stopped, and ends with the same parts whoever computes them. A case that fails
    is a row with its error.

    The keys of a sweep file are those of a what-if (base, changes, remove, positions), and vary, questions, seed,
    repetitions, design (grid, latin-hypercube, sobol), samples and path (exact, engine). Under vary each column
    has one of chance, set, years, laws, random, and with it on, otherwise, values, from, to, steps, step, day,
    draw, draws. docs/sweeps.md has them all with examples; `unsc new my.sweep.yaml` writes one to begin with.
    """
    if out is None and not dry_run:
        raise click.UsageError("say with -o DIR where the results go, or ask for --dry-run", ctx)

    workers = workers_of(jobs, cluster)
    plan = plan_for(file, changes)
    if dry_run:
        return _estimated(plan, jobs or 1, as_json)
    from sim.analysis.sweeps.running import Asked
    from sim.show.sweep_text import swept_text

    given = Path(file).name if Path(file).exists() else file  # one that comes with the package has a name
    words = ["unsc", "sweep", given, *(word for change in changes for word in ("--set", change))]
    folder = Path(out or "")
    try:
        manifest = swept(plan, folder, Asked(shlex.join(words), typed()), workers, quiet=quiet, progress=progress)
    except KeyboardInterrupt:
        return INTERRUPTED
    if as_json:
        say_json({**swept_row(manifest, folder), "notes": plan.notes})
    else:
        say(swept_text(manifest, str(folder), notes=plan.notes))
    return FINE


def swept_row(manifest: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return what a script is told of a sweep that has been run: all of its manifest but the list of parts."""
    keys = ("command", "path", "because", "cases", "rows", "failed", "fingerprint", "run")
    parts = manifest["parts"]
    return {
        "folder": str(folder),
        **{key: manifest[key] for key in keys},
        "parts": len(parts),
        "bytes": sum(part["bytes"] for part in parts),
    }


def _estimated(plan: Any, jobs: int, as_json: bool) -> int:
    from sim.analysis.sweeps.estimating import estimate
    from sim.show.sweep_text import estimate_text

    found = estimate(plan)
    if as_json:
        say_json(asdict(found))
    else:
        say(estimate_text(found, jobs))
    return FINE
