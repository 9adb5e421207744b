"""Sweeps on Dask: a worker killed, all workers killed, the scheduler lost, and an address nobody answers."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import distributed
import pytest
from toys import Toy, contents

from sim import UnscError
from sim.analysis.sweeps.cluster import Cluster
from sim.analysis.sweeps.manifest import read_manifest
from sim.analysis.sweeps.running import Asked, Step, run_sweep

ASKED = Asked("unsc sweep toy.yaml", "unsc sweep toy.yaml")
SLOW = Toy(cases=2000, fails=7, slow=0.03)


@pytest.fixture
def dask() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, Any]]:
    folder = tmp_path_factory.mktemp("whole")
    manifest = run_sweep(Toy(cases=2000, fails=7), folder, ASKED)
    return contents(folder), manifest


def pids(dask: Any) -> list[int]:
    with distributed.Client(dask, set_as_default=False) as client:
        found: list[int] = list(client.run(os.getpid).values())
    return found


def ends_as(whole: tuple[dict[str, bytes], dict[str, Any]], folder: Path, manifest: dict[str, Any]) -> None:
    assert contents(folder) == whole[0]
    for each in (manifest, read_manifest(folder)):
        assert each is not None
        assert {k: v for k, v in each.items() if k != "run"} == {k: v for k, v in whole[1].items() if k != "run"}


@pytest.mark.parametrize("killed", [1, 2], ids=["one worker", "all workers"])
def test_workers_killed(
    killed: int, dask: Any, whole: tuple[dict[str, bytes], dict[str, Any]], tmp_path: Path
) -> None:
    """Their parts are computed elsewhere, or by the workers started in their place; none is lost or doubled."""
    doomed, written = pids(dask)[:killed], list[int]()

    def watch(step: Step) -> None:
        written.append(step.cases)
        if len(written) == 5:
            for pid in doomed:
                os.kill(pid, signal.SIGKILL)

    manifest = run_sweep(SLOW, tmp_path, ASKED, Cluster(dask.scheduler_address), watch)
    assert manifest["run"]["done"] == sum(written) == 2000
    assert not set(doomed) & set(pids(dask))
    ends_as(whole, tmp_path, manifest)


def test_a_part_that_kills_its_workers(
    dask: Any, whole: tuple[dict[str, bytes], dict[str, Any]], tmp_path: Path
) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    toy = Toy(cases=2000, fails=7, dies_at=100, times=1, marks=str(marks))
    manifest = run_sweep(toy, tmp_path / "out", ASKED, Cluster(dask.scheduler_address))
    assert len(list(marks.iterdir())) == 1
    ends_as(whole, tmp_path / "out", manifest)


def test_the_scheduler_is_lost(whole: tuple[dict[str, bytes], dict[str, Any]], tmp_path: Path) -> None:
    written = list[int]()
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:

        def watch(step: Step) -> None:
            written.append(step.cases)
            if len(written) == 3:
                cluster.close()

        with pytest.raises(UnscError, match="the same command goes on"):
            run_sweep(SLOW, tmp_path, ASKED, Cluster(cluster.scheduler_address, wait="1s"), watch)
    manifest = run_sweep(Toy(cases=2000, fails=7), tmp_path, ASKED)
    assert manifest["run"]["reused"] == sum(written) > 0
    ends_as(whole, tmp_path, manifest)


def test_a_cluster_without_workers(tmp_path: Path) -> None:
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None, silence_logs=50) as cluster,
        pytest.raises(UnscError, match=r"has had no worker for 1 s; start one \(dask worker"),
    ):
        run_sweep(SLOW, tmp_path, ASKED, Cluster(cluster.scheduler_address, patience=1.0))


@pytest.mark.parametrize("address", ["nonsense", "tcp://", "ftp://127.0.0.1:21", "tcp://127.0.0.1:{port}"])
def test_an_address_nobody_answers(address: str, tmp_path: Path) -> None:
    with socket.socket() as place:  # a port that nobody listens at
        place.bind(("127.0.0.1", 0))
        cluster = Cluster(address.format(port=place.getsockname()[1]), wait="1s")
        with pytest.raises(UnscError, match="there is no Dask scheduler at"):
            run_sweep(SLOW, tmp_path, ASKED, cluster)


def test_a_slip_in_local_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UnscError, match=r"at 'locl'; did you mean local\?; expected `local`"):
        run_sweep(SLOW, tmp_path, ASKED, Cluster("locl"))


LOST = """
import sys
from pathlib import Path

from toys import Toy

from sim.analysis.sweeps.cluster import Cluster
from sim.analysis.sweeps.running import Asked, run_sweep

if __name__ == "__main__":
    asked, written = Asked("unsc sweep toy.yaml", "unsc sweep toy.yaml"), []

    def watch(step):
        written.append(step.cases)
        if len(written) == 3:
            raise KeyboardInterrupt

    try:
        run_sweep(Toy(cases=2000, fails=7, slow=0.03), Path(sys.argv[1]), asked, Cluster("local", 2), watch)
    except KeyboardInterrupt:
        print("interrupted")
"""


def test_an_interrupted_local_cluster_says_nothing_of_its_own(tmp_path: Path) -> None:
    script = tmp_path / "lost.py"
    script.write_text(LOST)
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    with socket.socket() as usual:  # where another cluster of this machine would show its dashboard
        with contextlib.suppress(OSError):
            usual.bind(("", 8787))
            usual.listen()
        done = subprocess.run(
            [sys.executable, str(script), str(tmp_path / "out")],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env={**os.environ, "PYTHONPATH": path},
        )
    assert (done.stdout, done.stderr) == ("interrupted\n", "")
