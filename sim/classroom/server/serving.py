"""The server as a process: where it listens, what it prints, how it ends. All it knows is in its folder."""

import asyncio
import contextlib
import signal
import socket
import sys
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

import uvicorn
from attrs import frozen

from sim.classroom.room import called
from sim.classroom.server.connections import Connections, most_connections, protocol
from sim.classroom.server.guard import hosts_of
from sim.classroom.server.live import Live
from sim.classroom.server.rooms import Rooms
from sim.classroom.server.routes import application
from sim.errors import UnscError
from sim.scenario import load

LOOPBACK = ("127.0.0.1", "localhost", "::1")
ENDING = 3
"""So many seconds an answer that is being given may still take when the server ends."""


@frozen
class Place:
    """Where a server listens: on this machine alone, or in the network it is in."""

    port: int
    lan: bool = False
    names: tuple[str, ...] = ()
    """Further names under which it may be addressed."""


@frozen
class Opened:
    """What is told when a server has opened: its address, the rooms, and those that could not be opened again."""

    address: str
    host_key: str
    rooms: tuple[Live, ...]
    failed: tuple[str, ...]
    resumed: bool

    @property
    def own_page(self) -> str:
        """The address of the host's page; whoever has it may do everything."""
        return f"{self.address}/#host={self.host_key}"


def serve(
    folder: Path,
    scenario: str | None,
    place: Place,
    *,
    seed: int = 0,
    open_browser: bool = True,
    tell: Callable[[Opened], None],
) -> None:
    """Serve the rooms of a folder until interrupted; `tell` is called once it listens.

    Rooms of the folder are opened again. One with the scenario is made where there is none yet. Raises `UnscError`
    where the folder, the port or the scenario is not to be had.
    """
    if scenario is not None:
        load(scenario)  # before anything is made
    with _listening(place) as listener:
        rooms, failed = _rooms(folder)
        resumed = bool(rooms.live)
        open_already = {live.room.scenario_name for live in rooms.live.values()}
        if scenario is not None and called(scenario)[0] not in open_already:
            rooms.new(scenario, seed)
        port = listener.getsockname()[1]
        own = _addresses() if place.lan else ()
        app = application(rooms, hosts_of((*LOOPBACK, *own, *place.names), port))
        shown = own[0] if own else LOOPBACK[0]
        opened = Opened(f"http://{shown}:{port}", rooms.host_key, tuple(rooms.live.values()), failed, resumed)
        config = uvicorn.Config(
            app,
            http=protocol(Connections(most_connections())),
            log_level="critical",
            access_log=False,
            server_header=False,
            lifespan="off",
            timeout_keep_alive=30,
            timeout_graceful_shutdown=ENDING,
            h11_max_incomplete_event_size=32 * 1024,
        )
        server = _Server(config)
        # Scenario files are written in a thread; a command must not wait for it longer than it takes itself.
        sys.setswitchinterval(0.0005)
        with contextlib.suppress(KeyboardInterrupt), asyncio.Runner(loop_factory=_loop()) as runner:
            runner.run(_until_ended(server, listener, rooms, opened, open_browser, tell))


def _rooms(folder: Path) -> tuple[Rooms, tuple[str, ...]]:
    """Open the rooms of a folder, which is made where there is none; return why some could not be opened."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnscError(f"{folder} cannot be made: {(error.strerror or str(error)).lower()}") from None
    rooms = Rooms(folder)
    return rooms, rooms.resume()


class _Server(uvicorn.Server):
    """A server that leaves signals alone: it would raise them again before the rooms are saved."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


async def _until_ended(
    server: uvicorn.Server,
    listener: socket.socket,
    rooms: Rooms,
    opened: Opened,
    open_browser: bool,
    tell: Callable[[Opened], None],
) -> None:
    def stop(*_: object) -> None:
        server.should_exit = True

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.01)
    if not serving.done():
        tell(opened)
        if open_browser:
            # In a thread of its own: some ways of opening a browser wait until it closes.
            asyncio.get_running_loop().run_in_executor(None, webbrowser.open, opened.own_page)
    try:
        await serving
    finally:
        for live in rooms.live.values():
            with contextlib.suppress(Exception):  # what cannot be written as a scenario is in the journal
                await live.on_disk()
            await live.save()


def _loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Return how the loop is made: a fast one where the platform has it."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


@contextlib.contextmanager
def _listening(place: Place) -> Iterator[socket.socket]:
    """Open the port. Raises `UnscError` where it is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("0.0.0.0" if place.lan else "127.0.0.1", place.port))
            listener.listen(512)
        except (OSError, OverflowError) as error:
            why = (getattr(error, "strerror", None) or str(error)).lower()
            raise UnscError(
                f"port {place.port} is not to be had: {why}; expected another with --port, or 0 for any"
            ) from None
        yield listener
    finally:
        listener.close()


def _addresses() -> tuple[str, ...]:
    """Return the addresses of this machine in its network, the one it would be reached at first."""
    found: list[str] = []
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # a documentation address: nothing is sent, only the way is looked up
        found.append(probe.getsockname()[0])
    with contextlib.suppress(OSError):
        found += socket.gethostbyname_ex(socket.gethostname())[2]
    return tuple(dict.fromkeys([a for a in found if not a.startswith("127.")] + [socket.gethostname().lower()]))
