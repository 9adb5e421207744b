"""A room while it is served: what is done is on disk before anybody is told, and news wakes who waits for it."""

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any

from sim.classroom.room import Reply, Room
from sim.classroom.server.refusing import Refusal
from sim.errors import UnscError

SAVED_AFTER, SAVED_IN, SAVED_BY = 1.0, 0.3, 10.0
"""The scenario files are written so many seconds after a change, in a pause of so many, or after so many in all.

The journal has it at once; a scenario file takes the interpreter longer than hundreds of votes.
"""
STREAMS_PER_PERSON = 6
BURST, PER_SECOND = 40, 5.0
"""So many commands somebody may send at once, and so many a second for long: more than hands and fingers do."""
SHOWN_IN, SHOWN_BY = 0.03, 0.25
"""A view is sent in a pause between commands of so many seconds, or after so many in all."""


def now_ms() -> int:
    """Return the time, in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class Pace:
    """What goes first: who does something is answered before anybody is shown it.

    A class votes in one moment. If every hand were shown at once to all that follow, in each of so many rooms, the
    last hand would wait for hundreds of views that are out of date as soon as they are sent.
    """

    def __init__(self) -> None:
        self.busy = 0
        """How many commands are being done, and have been."""
        self.done = 0
        self.saving = asyncio.Lock()
        """One scenario file is written at a time: that takes the interpreter longer than many commands."""

    async def quiet(self, lull: float, longest: float) -> None:
        """Wait until nothing has been done for so many seconds, but no longer than so many."""
        end = time.monotonic() + longest
        while time.monotonic() < end:
            done = self.done
            await asyncio.sleep(lull)
            if not self.busy and self.done == done:
                return


class Live:
    """One room in the loop of the server. Everything runs in one thread, so that what is done has an order.

    Only writing is done in another: as many changes as have come meanwhile are written and synced together.
    """

    def __init__(self, room: Room, pace: Pace) -> None:
        self.room, self.pace = room, pace
        self.news = 0
        """Counts what could change a view: commands on disk, and who comes and goes."""
        self.streams: dict[str, int] = {}
        self._allowed: dict[str, tuple[float, float]] = {}
        """How many commands each person had left, and when that was."""
        self._woken = asyncio.Event()
        self._writing: asyncio.Task[None] | None = None
        self._saving: asyncio.Task[None] | None = None

    async def join(self, role: str, name: str, token_hash: str) -> str:
        """Let somebody in, and return who that is."""
        person = self.room.join(role, name, token_hash, now_ms())
        await self.on_disk()
        self.wake()
        return person

    async def handle(self, person: str, body: Mapping[str, Any]) -> Reply:
        """Do what somebody asks, and answer when it is on disk; also who asks again of what is being written."""
        self._count(person)
        before = self.room.version
        self.pace.busy += 1
        try:
            reply = self.room.handle(person, body, now_ms())
            await self.on_disk()
        finally:
            self.pace.busy -= 1
            self.pace.done += 1
        if self.room.version != before:
            self.wake()
            if self._saving is None:
                self._saving = asyncio.create_task(self._save_soon())
        return reply

    def _count(self, person: str) -> None:
        """Raise `Refusal` for somebody who sends more commands than a person does."""
        now = time.monotonic()
        left, since = self._allowed.get(person, (float(BURST), now))
        left = min(BURST, left + (now - since) * PER_SECOND)
        if left < 1:
            raise Refusal(429, "too many commands; wait a moment", headers={"retry-after": "1"})
        self._allowed[person] = left - 1, now

    async def on_disk(self) -> None:
        """Wait until all that was done so far is on disk. Raises `Refusal` where it could not be written."""
        while self._writing is not None or self.room.has_pending:
            if self._writing is None:
                self._writing = asyncio.create_task(self._write())
            writing = self._writing
            try:
                await asyncio.shield(writing)
            except OSError as error:
                why = (error.strerror or str(error)).lower()
                raise Refusal(409, f"nothing was changed: the session cannot be saved ({why})") from None

    async def _write(self) -> None:
        """Write what is pending. What cannot be written is undone: the room is as its journal has it."""
        data = self.room.take_pending()
        try:
            await asyncio.to_thread(self.room.write, data)
        except OSError:
            self.room = await asyncio.to_thread(Room.resume, self.room.journal)
            self.wake()
            raise
        finally:
            self._writing = None

    async def _save_soon(self) -> None:
        await asyncio.sleep(SAVED_AFTER)
        async with self.pace.saving:
            await self.pace.quiet(SAVED_IN, SAVED_BY)
            self._saving = None
            await self.save()

    async def save(self) -> None:
        """Write the scenario files; if that fails the journal has it all, and the next change tries again."""
        try:
            await asyncio.to_thread(self.room.save)
        except (OSError, UnscError) as error:
            self.room.saving_failed = str(error)

    def wake(self) -> None:
        """Tell who waits that there may be something new."""
        self.news += 1
        self._woken.set()
        self._woken = asyncio.Event()

    async def wait(self, news: int, seconds: float) -> int:
        """Wait until there is other news than that, or for so long; return the number of the last."""
        if self.news == news:
            try:
                async with asyncio.timeout(seconds):
                    await self._woken.wait()
            except TimeoutError:
                pass
        return self.news

    def came(self, person: str) -> Callable[[], None]:
        """Note that somebody follows, and return what notes that they left. Raises `Refusal` at too many."""
        if self.streams.get(person, 0) >= STREAMS_PER_PERSON:
            raise Refusal(429, f"{STREAMS_PER_PERSON} pages of this person follow already; close one")
        self.streams[person] = self.streams.get(person, 0) + 1
        if self.streams[person] == 1:
            self.room.here(person, True, now_ms())
            self.wake()

        def left() -> None:
            self.streams[person] -= 1
            if not self.streams[person]:
                del self.streams[person]
                self.room.here(person, False, now_ms())
                self.wake()

        return left
