"""Parts of a sweep computed on a Dask cluster, local or remote (https://distributed.dask.org).

A task carries the plan and a range of cases; its part comes back as bytes to this process, which alone writes.
A worker that is lost takes nothing with it: the scheduler gives its tasks to another, and a part computed twice
comes back once.
"""

import contextlib
import logging
import os
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from sim.analysis.sweeps.extras import required
from sim.analysis.sweeps.parts import Made, Part
from sim.analysis.sweeps.plan import Plan
from sim.analysis.sweeps.workers import TRIES, Failed, Todo, flow
from sim.errors import UnscError
from sim.scenario.faults import nearest

LOCAL = "local"
_PATIENCE = 60.0
"""For how many seconds a cluster may be without any worker."""


@frozen
class Cluster:
    """Workers of a Dask scheduler, at an address such as tcp://10.0.0.1:8786, or one started here (`local`).

    `jobs` are the workers of a local one, by default one for each processor; others have theirs.
    """

    address: str
    jobs: int | None = None
    patience: float = _PATIENCE
    wait: str = "10s"

    @property
    def name(self) -> str:
        """Where they are."""
        return f"Dask at {self.address}"

    def finished(self, plan: Plan, parts: Iterable[Part]) -> Iterator[Made | Failed]:
        """Compute the parts, two under way for each thread of a worker, as many workers as there are by then.

        Raises `UnscError` where the scheduler cannot be reached or is lost, or has no worker for a minute.
        """
        with _client(self) as client:
            watch = _Watch(client, self.address, self.patience)
            executor = client.get_executor(pure=False, retries=TRIES)
            yield from flow(executor, plan, Todo(iter(parts)), watch.room, watch.look)


class _Watch:
    """Sees whether a cluster is still there, and how much it can take."""

    def __init__(self, client: Any, address: str, patience: float) -> None:
        self._client, self._address, self._patience = client, address, patience
        self._seen = time.monotonic()

    def room(self) -> int:
        """Return how many parts may be under way."""
        return 2 * max(1, self._threads())

    def look(self) -> None:
        """Raise `UnscError` where the cluster is gone, or has had no worker for too long."""
        if self._client.status != "running":
            raise UnscError(f"the cluster at {self._address} is gone; the same command goes on where it stopped")
        if self._threads():
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > self._patience:
            raise UnscError(
                f"the cluster at {self._address} has had no worker for {self._patience:.0f} s; start one "
                f"(dask worker {self._address}), and the same command goes on where it stopped"
            )

    def _threads(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except Exception:  # whatever it is, it means that nobody answers, and `look` says so
            return 0


@contextlib.contextmanager
def _client(asked: Cluster) -> Iterator[Any]:
    if asked.address != LOCAL and ":" not in asked.address:
        # Dask would look for a host of that name, for as long as it waits for one.
        raise UnscError(
            f"there is no Dask scheduler at {asked.address!r}{nearest(asked.address, (LOCAL,))}; {_EXPECTED}"
        )
    distributed = required("distributed", "cluster")
    _hush()
    with contextlib.ExitStack() as stack:
        try:
            if asked.address == LOCAL:
                with _deaf():
                    cluster = distributed.LocalCluster(
                        n_workers=asked.jobs or os.cpu_count() or 1,
                        threads_per_worker=1,
                        processes=True,
                        dashboard_address=None,
                        # Even so it opens an HTTP port, and would warn of its usual one being taken.
                        scheduler_kwargs={"dashboard_address": "localhost:0"},
                        silence_logs=logging.CRITICAL,
                    )
                stack.callback(_closed, cluster)
                client = distributed.Client(cluster, set_as_default=False)
            else:
                client = distributed.Client(asked.address, timeout=asked.wait, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            why = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise UnscError(f"there is no Dask scheduler at {asked.address!r}: {why}; {_EXPECTED}") from None
        stack.callback(_closed, client)
        yield client


_EXPECTED = "expected `local`, or an address such as tcp://10.0.0.1:8786"


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Let processes started meanwhile not hear Ctrl-C, which a terminal sends to all: this one ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _hush() -> None:
    """Let Dask and what it runs on say nothing: what matters of it is said in our own words."""
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    logging.getLogger("tornado").setLevel(logging.CRITICAL)
    for name in ["distributed", *logging.root.manager.loggerDict]:
        if name.partition(".")[0] == "distributed":  # each of its parts has a level of its own
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _closed(what: Any) -> None:
    """Close a client or a cluster; where the other side is gone, that it cannot say goodbye is no news."""
    with contextlib.suppress(Exception):
        what.close()
