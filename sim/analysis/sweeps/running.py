"""Running a plan into a folder of Parquet parts, so that it can be stopped anywhere and go on where it stopped."""

import contextlib
import time
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from sim.analysis.sweeps import manifest as manifests
from sim.analysis.sweeps.extras import required
from sim.analysis.sweeps.folder import alone, begun, differences_of, own, whole_parts, writing
from sim.analysis.sweeps.manifest import JOURNAL, MANIFEST, Entry
from sim.analysis.sweeps.parts import Division, Made, division_of, put, settle
from sim.analysis.sweeps.plan import Plan
from sim.analysis.sweeps.workers import Failed, InProcess, Workers
from sim.errors import UnscError


@frozen
class Step:
    """What has just come to be there: so many cases, by reuse or by work; and the parts found damaged.

    As everywhere in running a plan, each repetition of a case of the design counts.
    """

    cases: int
    reused: bool = False
    damaged: tuple[str, ...] = ()


@frozen
class Asked:
    """How a sweep was asked for: the command that repeats it wherever it is run, and the words typed."""

    command: str
    typed: str


def run_sweep(
    plan: Plan,
    folder: Path,
    asked: Asked,
    workers: Workers | None = None,
    watch: Callable[[Step], None] = lambda step: None,
) -> dict[str, Any]:
    """Run a plan into a folder, reusing the parts that are there and whole, and return its manifest.

    `watch` is told first what is reused, then each part as it is written. Raises `UnscError` where the folder
    belongs to something else or is being written to, where it cannot be written, and at the end where parts could
    not be computed; what is written by then is whole, and the same call goes on.
    """
    required("polars")
    workers = workers or InProcess()
    division = division_of(plan)
    with writing(folder, "the folder"):
        folder.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        answer = begun(plan, division, asked.command)
        answer, known = own(folder, answer, plan.files)
        began, clock = datetime.now(UTC), time.monotonic()
        whole, damaged = whole_parts(folder, division, known)
        with writing(folder, JOURNAL):
            manifests.start_journal(folder, whole.values())
        todo = [part for part in division if part.file not in whole]
        reused = plan.cases - sum(part.stop - part.start for part in todo)
        watch(Step(reused, reused=True, damaged=damaged))
        done, failures = 0, []
        with contextlib.closing(_generated(workers.finished(plan, todo))) as finished:
            for made in finished:
                if isinstance(made, Failed):
                    failures.append(made)
                    continue
                entry = Entry(made.part.file, made.rows, made.failed, len(made.data), made.sha256)
                with writing(folder, entry.file):
                    put(folder, entry.file, made.data)
                    manifests.note(folder, entry)
                whole[entry.file] = entry
                cases = made.part.stop - made.part.start
                done += cases
                watch(Step(cases))
        if failures:
            raise UnscError(_could_not(sorted(failures, key=lambda f: f.part.number), division, folder))
        entries = [whole[part.file] for part in division]
        answer |= {
            "repetitions": plan.repetitions,
            "rows": sum(entry.rows for entry in entries),
            "failed": sum(entry.failed for entry in entries),
            "parts": [asdict(entry) for entry in entries],
        }
        run = {
            "state": "finished",
            "done": done,
            "reused": reused,
            "failed": answer["failed"],
            "damaged": list(damaged),
            "began": began.isoformat(timespec="seconds"),
            "ended": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": round(time.monotonic() - clock, 3),
            "workers": workers.name,
            "command": asked.typed,
        }
        with writing(folder, MANIFEST):
            content = manifests.write_manifest(folder, answer, run)
            (folder / JOURNAL).unlink(missing_ok=True)
            settle(folder)
    return content


def _generated(made: Iterable[Made | Failed]) -> Generator[Made | Failed, None, None]:
    """Return a generator of what workers make; closing it ends them at once."""
    yield from made


def changed_since(plan: Plan, manifest: Mapping[str, Any]) -> list[str]:
    """Return what of code and versions differs from when a manifest was written.

    Raises `UnscError` where the plan is not the one of the manifest.
    """
    here = begun(plan, division_of(plan), "")
    there = dict(manifest["identity"])
    since = []
    for key in ("code", "law", "versions"):
        since += differences_of(
            {**manifest, key: here["identity"].pop(key)}, {**manifest, key: there.pop(key)}, key
        )
    others = differences_of(here, {**manifest, "identity": there})
    if others:
        raise UnscError(f"the sweep file is not the one of the manifest: {others[0]}")
    return since


def _could_not(failures: Sequence[Failed], division: Division, folder: Path) -> str:
    first = failures[0]
    many = "1 part" if len(failures) == 1 else f"{len(failures)} parts"
    return (
        f"{many} of {division.parts} could not be computed, first cases {first.part.start}.."
        f"{first.part.stop - 1}: {first.why}; all others are kept in {folder}, and the same command tries again"
    )
