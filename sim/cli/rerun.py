"""`unsc rerun`: repeat a sweep from its manifest, and say whether every part is the same."""

import contextlib
from pathlib import Path

import click

from sim.cli.answers import DIFFERS, FINE, INTERRUPTED, say, say_json
from sim.cli.sweeping import plan_for, swept, typed, worker_options, workers_of


@click.command("rerun")
@click.argument("manifest", metavar="MANIFEST|DIR")
@click.option("-o", "--out", metavar="DIR", help="The folder of the rerun; beside the first one unless said.")
@worker_options
def command(
    manifest: str,
    out: str | None,
    jobs: int | None,
    cluster: str | None,
    as_json: bool,
    progress: bool,
    quiet: bool,
) -> int:
    """Repeat a sweep from the manifest of its results, into a new folder, and compare the parts.

    A folder of results holds its own sweep file. Exits with 1 where a part differs.
    """
    from sim.analysis.sweeps.manifest import SWEEP
    from sim.analysis.sweeps.rerunning import compared, finished_manifest, refuse_finished
    from sim.analysis.sweeps.running import Asked, changed_since
    from sim.show.sweep_text import rerun_text

    folder, there = finished_manifest(Path(manifest))
    plan = plan_for(str(folder / SWEEP), ())
    since = changed_since(plan, there)
    if since:
        say([f"unsc: not as it was then: {'; '.join(since)}"], err=True)
    resolved = folder.resolve()
    new = resolved.with_name(f"{resolved.name}-rerun") if out is None else Path(out)
    refuse_finished(new)
    workers = workers_of(jobs, cluster)
    try:
        here = swept(plan, new, Asked(there["command"], typed()), workers, quiet=quiet, progress=progress)
    except KeyboardInterrupt:
        return INTERRUPTED
    comparison = compared(folder, there, new, here)
    with contextlib.suppress(BrokenPipeError):
        if as_json:
            say_json(
                {
                    "folder": str(new),
                    "same": not comparison.different,
                    "parts": comparison.parts,
                    "different": comparison.different,
                    "same_values": comparison.same_values,
                    "since": since,
                    "fingerprints": [there["fingerprint"], here["fingerprint"]],
                }
            )
        else:
            say(rerun_text(comparison, str(new)))
    return DIFFERS if comparison.different else FINE
