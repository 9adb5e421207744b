"""Kill a sweep of 100,000 cases at random times, let it go on, and compare what it ends with.

`python tests/analysis/sweeps/kills.py [--kills 200] [--seed 1]` prints a report.
"""

import argparse
import json
import os
import platform
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
CASES = 100_000
BEGUN = b"begun\n"


def sweep(folder: Path, jobs: int, slow: float) -> dict[str, Any]:
    """Run the sweep that is to be killed, or go on with it."""
    from toys import Toy

    from sim.analysis.sweeps.running import Asked, run_sweep
    from sim.analysis.sweeps.workers import InProcess, Processes

    workers = InProcess() if jobs == 1 else Processes(jobs)
    asked = Asked("unsc sweep toy.yaml", "unsc sweep toy.yaml")
    return run_sweep(Toy(cases=CASES, fails=1000, slow=slow), folder, asked, workers)


def child(folder: str, jobs: str, slow: str) -> None:
    """Run the sweep in a process of its own, and say when it begins."""
    # So that what is killed is the sweep, and not its beginning.
    for name in ("polars", "toys", "sim.analysis.sweeps.running"):
        import_module(name)
    import_module("sim.analysis.sweeps.manifest").made_by()
    os.write(1, BEGUN)
    sweep(Path(folder), int(jobs), float(slow))


def kill_and_go_on(kills: int, seed: int, work: Path) -> Counter[str]:
    """Kill sweeps until so many were killed; end each, and compare it with one that was let run.

    Returns what was seen. Raises `AssertionError` where anything is lost, doubled or different.
    """
    chance, seen = random.Random(seed), Counter[str]()
    whole = work / "whole"
    sweep(whole, 1, 0.0)
    parts = len(list(whole.glob("parts/*")))
    folder = work / "killed"
    while seen["kills"] < kills:
        jobs = 2 if chance.random() < 0.2 else 1
        # Mostly as fast as it can, so that many kills hit the writing; else slow enough to be hit in the working.
        slow, longest = (0.0, 0.25) if chance.random() < 0.7 else (0.004, 0.5)
        with _process(folder, jobs, slow) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == BEGUN
            time.sleep(chance.random() * (longest if jobs == 1 else longest + 0.8))
            ended = process.poll() is not None
            process.send_signal(signal.SIGKILL)
            code = process.wait()
        if ended:
            assert code == 0, folder.with_suffix(".told").read_text("utf-8")
            seen["ended before they could be killed"] += 1
            _compare(whole, folder, seen)
            continue
        seen["kills"] += 1
        seen["of them with two processes"] += jobs == 2
        _look(folder, parts, seen)
    sweep(folder, 1, 0.0)
    _compare(whole, folder, seen)
    return seen


def _process(folder: Path, jobs: int, slow: float) -> "subprocess.Popen[bytes]":
    words = [sys.executable, str(HERE / "kills.py"), "--child", str(folder), str(jobs), str(slow)]
    path = os.pathsep.join([str(ROOT), str(HERE)])
    # Of a process killed Python says that it left semaphores behind: they are gone by then.
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONWARNINGS": "ignore::UserWarning"}
    with folder.with_suffix(".told").open("wb") as told:
        return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=told, env=environment)


def _look(folder: Path, parts: int, seen: Counter[str]) -> None:
    """See what a kill left behind, and that each part known by its line is whole."""
    from sim.analysis.sweeps.manifest import JOURNAL, read_journal, read_manifest
    from sim.analysis.sweeps.parts import sha256_of

    manifest = read_manifest(folder) if folder.exists() else None
    if manifest is None:
        seen["killed before the manifest stood"] += 1
        return
    there = {f"parts/{path.name}" for path in folder.glob("parts/*")}
    if manifest["run"]["state"] == "finished":
        seen["killed after the last part"] += 1
        return
    known = read_journal(folder)
    assert set(known) <= there <= {f"parts/part-{n:05}.parquet" for n in range(parts)}
    assert all(sha256_of(folder / name) == entry.sha256 for name, entry in known.items())
    journal = folder / JOURNAL
    seen["killed with a part in its place that had no line yet"] += len(there) > len(known)
    seen["killed with a part half written beside"] += bool(list(folder.glob(".part-*.tmp")))
    seen["killed within a line of the journal"] += journal.exists() and not journal.read_bytes().endswith(
        (b"\n", b"")[not journal.stat().st_size]
    )
    seen["killed between parts"] += len(there) == len(known)


def _compare(whole: Path, folder: Path, seen: Counter[str]) -> None:
    """Compare a finished folder with the one that nothing interrupted, byte for byte, and clear it away."""
    from toys import contents

    ours, theirs = contents(folder), contents(whole)
    assert list(ours) == list(theirs), "files are lost or doubled"
    assert ours == theirs, "parts differ"
    manifests = [json.loads((place / "manifest.json").read_text("utf-8")) for place in (folder, whole)]
    runs = [manifest.pop("run") for manifest in manifests]
    assert manifests[0] == manifests[1], "the manifests differ in more than their run"
    assert runs[0]["done"] + runs[0]["reused"] == CASES
    assert runs[0]["damaged"] == []
    seen["sweeps ended and compared"] += 1
    shutil.rmtree(folder)


def report(kills: int, seed: int) -> str:
    """Kill and go on, and return what came of it."""
    from sim.analysis.sweeps.manifest import versions

    began = time.monotonic()
    with tempfile.TemporaryDirectory() as work:
        seen = kill_and_go_on(kills, seed, Path(work))
    libraries = ", ".join(f"{name} {number}" for name, number in versions().items())
    lines = [
        f"{kills} SIGKILLs at random times in sweeps of {CASES:,} cases, seed {seed}; {date.today()}",
        f"{platform.system()} on {os.cpu_count()} cores; {libraries}",
        "",
        *(f"{number:>6,}  {what}" for what, number in seen.items()),
        "",
        "Every sweep ended with the parts of one that was let run, byte for byte, and with its manifest but for",
        f"`run`: nothing lost, nothing doubled, nothing damaged. It took {time.monotonic() - began:.0f} s.",
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--child", nargs=3)
    given = options.parse_args()
    if given.child:
        child(*given.child)
    else:
        print(report(given.kills, given.seed))


if __name__ == "__main__":
    for place in (str(ROOT), str(HERE)):
        if place not in sys.path:
            sys.path.insert(0, place)
    main()
