"""How many connections there may be, and how long one may say nothing: a server that is full serves nobody."""

import asyncio
import contextlib
import time
from collections import Counter
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

MOST = 4000
"""Connections at once, where the system allows that many files to be open."""
SPARE = 100
"""Files that are kept for journals and all else."""
SHARE = 2
"""One address has at most one in so many of them: a class behind one address must fit, and not fill it."""
FIRST, BETWEEN = 10.0, 30.0
"""So many seconds a connection may take to its first whole request, and so many from one answer to the next."""
_LOOKED_AFTER = 2.0


class Connections:
    """The connections there are, by address, and how many there may be."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.open: Counter[str] = Counter()

    def let_in(self, address: str) -> bool:
        """Count a connection in, and tell whether there is room for it."""
        if self.open.total() >= self.most or self.open[address] >= max(1, self.most // SHARE):
            return False
        self.open[address] += 1
        return True

    def left(self, address: str) -> None:
        """Count a connection out."""
        self.open[address] -= 1
        if not self.open[address]:
            del self.open[address]


def most_connections() -> int:
    """Return how many connections there may be, having asked the system for as many files as it gives."""
    try:
        import resource
    except ImportError:  # Windows, where files are not counted so
        return MOST
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + SPARE if hard == resource.RLIM_INFINITY else min(hard, MOST + SPARE)
    if soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    return max(1, min(MOST, soft - SPARE))


def protocol(connections: Connections) -> type[asyncio.Protocol]:
    """Return the protocol of connections that are counted, and closed when they ask nothing for too long."""

    class Counted(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
        """One connection. It is looked after from time to time, since a client need not send anything."""

        _address = ""
        _idle_since: float | None = None
        _watch: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            """Let a connection in, or close it at once."""
            peer = transport.get_extra_info("peername")
            address = peer[0] if peer else "-"
            if not connections.let_in(address):
                assert isinstance(transport, asyncio.Transport)
                transport.abort()
                return
            self._address = address
            super().connection_made(transport)
            self._look()

        def data_received(self, data: bytes) -> None:
            """Pass on what was sent on a connection that was let in."""
            if self._address:
                super().data_received(data)

        def connection_lost(self, exc: Exception | None) -> None:
            """Count it out."""
            if self._watch is not None:
                self._watch.cancel()
            if self._address:
                connections.left(self._address)
                super().connection_lost(exc)

        def _look(self) -> None:
            cycle: Any = self.cycle
            now = time.monotonic()
            if cycle is not None and not cycle.response_complete:
                self._idle_since = None
            elif self._idle_since is None:
                self._idle_since = now
            elif now - self._idle_since > (FIRST if cycle is None else BETWEEN):
                self.transport.abort()
                return
            self._watch = self.loop.call_later(_LOOKED_AFTER, self._look)

    return Counted
