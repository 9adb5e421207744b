"""Who computes the parts of a sweep: this process, or several. Parts come back as bytes; workers write nothing.

One writer means that nothing is written twice or half, whichever worker dies when. As many parts are under way as
keep the workers busy and no more, so that memory stays flat however many cases there are.
"""

import contextlib
import functools
import multiprocessing
import os
import pickle
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from multiprocessing.connection import Connection
from typing import Protocol, cast

from attrs import field, frozen, mutable

from sim.analysis.sweeps.manifest import made_by
from sim.analysis.sweeps.parts import Made, Part, make
from sim.analysis.sweeps.plan import Plan
from sim.errors import UnscError

TRIES = 3
"""How often a part is tried that takes its worker with it, for example by using up the memory."""


@frozen
class Failed:
    """A part that could not be computed at all, and why. (A single case that fails is a row with its error.)"""

    part: Part
    why: str


class Workers(Protocol):
    """Who computes parts."""

    @property
    def name(self) -> str:
        """Who they are, in a few words."""

    def finished(self, plan: Plan, parts: Iterable[Part]) -> Iterator[Made | Failed]:
        """Compute parts and return each as it is finished, in any order."""


@frozen
class InProcess:
    """This process alone."""

    name: str = "this process"

    def finished(self, plan: Plan, parts: Iterable[Part]) -> Iterator[Made | Failed]:
        """Compute the parts one after the other."""
        return (_tried(plan, part) for part in parts)


def _tried(plan: Plan, part: Part) -> Made | Failed:
    try:
        return make(plan, part)
    except Exception as error:
        return Failed(part, f"{type(error).__name__}: {error}")


def work(pickled: bytes, part: Part, ours: str) -> Made | Failed:
    """Compute a part in a worker. Raises `UnscError` where the worker has other code or versions than `ours`."""
    if made_by() != ours:
        raise UnscError(
            "a worker has another version of unsc-sim or of a library than this computer; expected the same "
            "code and versions everywhere, or the parts would not be alike"
        )
    return _tried(_plan(pickled), part)


@functools.lru_cache(maxsize=2)
def _plan(pickled: bytes) -> Plan:
    """Unpickle a plan once in a worker, so that what it works out once is kept for all its parts."""
    return cast(Plan, pickle.loads(pickled))


@mutable
class Todo:
    """The parts still to be computed; those to be tried again come first."""

    parts: Iterator[Part]
    again: deque[Part] = field(factory=deque)
    failures: Counter[int] = field(factory=Counter)

    def take(self) -> Part | None:
        """Take the next part, None where there is no more."""
        return self.again.popleft() if self.again else next(self.parts, None)


def flow(
    executor: Executor,
    plan: Plan,
    todo: Todo,
    limit: Callable[[], int],
    check: Callable[[], None] = lambda: None,
) -> Generator[Made | Failed, None, tuple[Part, ...]]:
    """Compute parts by an executor, never more than `limit()` under way, and yield each as it is finished.

    A part that fails is tried once more. Returns the parts that were under way when the executor broke; none where
    all were done. `check` is called every second and may raise.
    """
    pickled, ours = pickle.dumps(plan), made_by()
    running: dict[Future[Made | Failed], Part] = {}
    while True:
        while len(running) < limit() and (part := todo.take()) is not None:
            try:
                running[executor.submit(work, pickled, part, ours)] = part
            except BrokenExecutor:
                return (part, *running.values())
        if not running:
            return ()
        done, _ = wait(running, timeout=1.0, return_when=FIRST_COMPLETED)
        check()
        broken = []
        for future in done:
            part = running.pop(future)
            try:
                result = future.result()
            except UnscError:
                raise
            except BrokenExecutor:
                broken.append(part)
                continue
            except (Exception, CancelledError) as error:
                result = Failed(part, f"{type(error).__name__}: {error}")
            if isinstance(result, Failed) and not todo.failures[part.number]:
                todo.failures[part.number] += 1
                todo.again.append(part)
            else:
                yield result
        if broken:
            return (*broken, *running.values())


@frozen
class Processes:
    """Several processes of this computer.

    Where one dies, all parts under way are computed again, one at a time: so it is seen which part does it, and
    that part alone is given up after `TRIES`.
    """

    jobs: int

    @property
    def name(self) -> str:
        """How many there are."""
        return f"{self.jobs} processes"

    def finished(self, plan: Plan, parts: Iterable[Part]) -> Iterator[Made | Failed]:
        """Compute the parts, two under way for each process."""
        todo, died = Todo(iter(parts)), Counter[int]()
        suspects = yield from self._until_one_dies(plan, todo, 2 * self.jobs)
        while suspects:
            alone = Todo(iter(suspects))
            fell = yield from self._until_one_dies(plan, alone, 1)
            todo.again.extend(alone.again)
            suspects = (*alone.parts,)
            for part in fell:
                died[part.number] += 1
                if died[part.number] < TRIES:
                    suspects = (*suspects, part)
                else:
                    yield Failed(part, f"its process died {TRIES} times, for want of memory perhaps")
            if not suspects:
                suspects = yield from self._until_one_dies(plan, todo, 2 * self.jobs)

    def _until_one_dies(
        self, plan: Plan, todo: Todo, limit: int
    ) -> Generator[Made | Failed, None, tuple[Part, ...]]:
        with _pool(min(self.jobs, limit)) as executor:
            return (yield from flow(executor, plan, todo, lambda: limit))


@contextlib.contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Start processes that end with this one, however it ends.

    They are spawned, not forked: polars has threads, and a child must not hold this process's lock on the folder.
    """
    context = multiprocessing.get_context("spawn")
    theirs, ours = context.Pipe(duplex=False)
    executor = ProcessPoolExecutor(jobs, context, initializer=_enter, initargs=(theirs,))
    try:
        yield executor
        executor.shutdown(wait=True)
    finally:
        ours.close()  # whoever still works stops here
        executor.shutdown(wait=True, cancel_futures=True)
        theirs.close()


def _enter(line: Connection) -> None:
    """Prepare a worker: Ctrl-C is for the one who asked; the worker ends when the line to it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("POLARS_MAX_THREADS", "1")

    def watch() -> None:
        with contextlib.suppress(OSError):
            line.poll(None)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
