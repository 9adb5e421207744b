"""SIGKILL at random times: 200 with `python -m tests.long`, a seeded tenth otherwise."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import kills
import psutil
import pytest

from tests.effort import LONG


def test_killed_at_random_times(tmp_path: Path) -> None:
    number = 200 if LONG else 20
    seen = kills.kill_and_go_on(number, 2014, tmp_path)
    assert seen["kills"] == number
    assert seen["sweeps ended and compared"] >= 1
    assert (
        seen["killed between parts"] + seen["killed with a part in its place that had no line yet"] >= number // 4
    )


def test_workers_end_with_whoever_asked_for_them(tmp_path: Path) -> None:
    process = kills._process(tmp_path / "out", 3, 0.05)
    with process:
        asked = psutil.Process(process.pid)
        deadline = time.monotonic() + 60
        while len(list((tmp_path / "out").glob("parts/*"))) < 3:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        workers = asked.children(recursive=True)
        assert len(workers) >= 3
        process.send_signal(signal.SIGKILL)
        process.wait()
    _, alive = psutil.wait_procs(workers, timeout=30)
    assert not alive
    kills.sweep(tmp_path / "out", 1, 0.0)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c(jobs: str, tmp_path: Path) -> None:
    with kills._process(tmp_path / "out", int(jobs), 0.05) as process:
        deadline = time.monotonic() + 60
        while len(list((tmp_path / "out").glob("parts/*"))) < 3:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        workers = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
    _, alive = psutil.wait_procs(workers, timeout=30)
    assert not alive
    whole = kills.sweep(tmp_path / "whole", 1, 0.0)
    manifest = kills.sweep(tmp_path / "out", 1, 0.0)
    assert manifest["parts"] == whole["parts"]
    # The third part may have its name and not yet its line in the manifest: then it is computed again.
    assert manifest["run"]["reused"] >= 2 * 1024


def test_the_report(tmp_path: Path) -> None:
    words = [sys.executable, kills.__file__, "--kills", "1", "--seed", "3"]
    path = os.pathsep.join([str(kills.ROOT), str(kills.HERE)])
    ended = subprocess.run(
        words, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert ended.stderr == ""
    assert ended.returncode == 0
    assert "1 SIGKILLs at random times in sweeps of 100,000 cases" in ended.stdout
    assert "byte for byte" in ended.stdout
