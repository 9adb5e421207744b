"""The rooms of a server: each a journal in its folder, opened again when the server starts again."""

import gc
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from sim.classroom.room import Room
from sim.classroom.server import keys
from sim.classroom.server.live import Live, Pace, now_ms
from sim.classroom.server.refusing import Refusal
from sim.errors import UnscError

MOST_ROOMS = 64
MOST_PEOPLE = 1000
"""So many may have joined all rooms together."""
JOURNAL = ".journal.jsonl"


def settle() -> None:
    """Keep the search for garbage short: what is there now stays, and going through it takes 0.1 s."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


class Rooms:
    """All rooms that one server has, by name. `folder` is where their journals and scenario files are.

    The folder is this server's alone until it ends, however it ends. Raises `UnscError` where it is another's.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = FileLock(folder / "classroom.lock")
        try:
            self.lock.acquire(timeout=0)
        except Timeout:
            raise UnscError(
                f"{folder} is in use by another classroom; end that first, or take another folder"
            ) from None
        except OSError as error:
            raise UnscError(f"{folder} cannot be locked: {(error.strerror or str(error)).lower()}") from None
        self.host_key = keys.host_key(folder)
        self.live: dict[str, Live] = {}
        self.pace = Pace()
        self.last = 0

    def resume(self) -> tuple[str, ...]:
        """Open again all rooms of the folder; return why some could not be. Their files stay as they are."""
        failed = []
        for journal in sorted(self.folder.glob(f"room-*{JOURNAL}")):
            number = journal.name.removeprefix("room-").removesuffix(JOURNAL)
            if not number.isascii() or not number.isdigit():
                continue
            self.last = max(self.last, int(number))
            try:
                room = Room.resume(journal)
            except UnscError as error:
                failed.append(str(error))
                continue
            self.live[room.name] = Live(room, self.pace)
        settle()
        return tuple(failed)

    def new(self, scenario: str, seed: int = 0) -> Live:
        """Open a room with a scenario. Raises `UnscError` for one that cannot be played, `Refusal` at too many."""
        if len(self.live) >= MOST_ROOMS:
            raise Refusal(429, f"there are {MOST_ROOMS} rooms already; close one first")
        name = f"room-{self.last + 1}"
        codes = {live.room.code for live in self.live.values()}
        code = next(c for c in iter(keys.new_code, "") if c not in codes)
        room = Room.new(
            self.folder / f"{name}{JOURNAL}",
            scenario,
            room=name,
            code=code,
            chair_key_hash=keys.hash_of(keys.chair_key(self.host_key, name)),
            seed=seed,
            now_ms=now_ms(),
        )
        self.last += 1
        self.live[name] = Live(room, self.pace)
        settle()
        return self.live[name]

    def close(self, name: str) -> None:
        """Close a room for good; its files stay under a name by which no server opens it. Raises `Refusal`."""
        live = self.live.pop(name, None)
        if live is None:
            raise Refusal(404, f"there is no room {name!r:.40}")
        journal = live.room.journal
        live.room.close()
        try:
            journal.rename(journal.with_name(f"closed-{journal.name}"))
        except OSError as error:
            raise Refusal(
                409, f"{journal.name} cannot be renamed: {(error.strerror or str(error)).lower()}"
            ) from None
        live.wake()

    def by_code(self, code: str) -> Live | None:
        """Return the room of a code."""
        return next((live for live in self.live.values() if keys.same(live.room.code, code)), None)

    def by_chair_key(self, key: str) -> Live | None:
        """Return the room whose chair has a key."""
        hashed = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
        return next((live for live in self.live.values() if keys.same(live.room.chair_key_hash, hashed)), None)

    def by_token(self, token: str) -> tuple[Live, str] | None:
        """Return the room of a token, and the person who has it."""
        name, _, _ = token.partition(".")
        live = self.live.get(name)
        person = live.room.person(keys.hash_of(token)) if live is not None else None
        return (live, person) if live is not None and person is not None else None

    @property
    def people(self) -> int:
        """How many have joined."""
        return sum(live.room.people for live in self.live.values())

    def rows(self) -> Iterator[dict[str, Any]]:
        """What the host is told of each room."""
        for name, live in self.live.items():
            room = live.room
            yield {
                "room": name,
                "code": room.code,
                "title": room.title,
                "scenario": room.scenario_name,
                "people": room.people,
                "chair_key": keys.chair_key(self.host_key, name),
            }
