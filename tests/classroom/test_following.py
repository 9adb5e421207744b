"""How pages follow a room: the newest view, a sign of life, no queue, and an end for who is gone or too slow."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sim.classroom.server import following, live
from sim.classroom.server.following import ViewStream
from sim.classroom.server.keys import hash_of
from sim.classroom.server.live import BURST, STREAMS_PER_PERSON, Live
from sim.classroom.server.refusing import Refusal
from sim.classroom.server.rooms import MOST_ROOMS, Rooms
from sim.errors import UnscError

Sent = list[dict[str, Any]]


class Page:
    """A page that follows: what it was sent, and whether it takes what it is sent."""

    def __init__(self, takes: bool = True) -> None:
        self.sent: Sent = []
        self.takes = takes
        self.gone = asyncio.Event()

    async def send(self, message: Any) -> None:
        if not self.takes and self.sent:
            await asyncio.sleep(3600)
        self.sent.append(message)

    async def receive(self) -> Any:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    @property
    def views(self) -> list[dict[str, Any]]:
        bodies = [m["body"].decode() for m in self.sent if m["type"] == "http.response.body"]
        return [json.loads(b.split("data: ")[1]) for b in bodies if b.startswith("event: view")]


async def until(true: Callable[[], Any]) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.01)


async def in_room(folder: Path) -> tuple[Live, str]:
    room = Rooms(folder).new("dprk/2014")
    return room, await room.join("delegate", "D", hash_of("token"))


def test_a_page_is_sent_what_is_and_what_changes(tmp_path: Path) -> None:
    async def followed() -> None:
        room, person = await in_room(tmp_path)
        page = Page()
        stream = asyncio.create_task(ViewStream(room, person)({}, page.receive, page.send))
        await until(lambda: page.views)
        assert page.views[0]["you"]["seat"] is None
        reply = await room.handle(person, {"id": "sit-down", "do": {"what": "sit", "seat": "CHN"}})
        assert reply.status == 200
        await until(lambda: page.views[-1]["you"]["seat"] == "CHN")
        page.gone.set()
        await stream
        assert room.streams == {}

    asyncio.run(followed())


def test_many_changes_at_once_are_one_view(tmp_path: Path) -> None:
    async def followed() -> None:
        room, person = await in_room(tmp_path)
        page = Page()
        stream = asyncio.create_task(ViewStream(room, person)({}, page.receive, page.send))
        await until(lambda: page.views)
        before = len(page.views)
        for n in range(30):
            await room.handle(person, {"id": f"rename-{n:04}", "do": {"what": "rename", "name": f"name {n}"}})
        await until(lambda: page.views[-1]["you"]["name"] == "name 29")
        assert len(page.views) - before < 15
        page.gone.set()
        await stream

    asyncio.run(followed())


def test_a_page_that_does_not_read_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "PATIENCE", 0.2)

    async def followed() -> None:
        room, person = await in_room(tmp_path)
        page = Page(takes=False)
        async with asyncio.timeout(5):
            await ViewStream(room, person)({}, page.receive, page.send)
        assert page.views == []
        assert room.streams == {}

    asyncio.run(followed())


def test_a_page_is_told_that_the_server_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "SIGN_OF_LIFE", 0.1)

    async def followed() -> None:
        room, person = await in_room(tmp_path)
        page = Page()
        stream = asyncio.create_task(ViewStream(room, person)({}, page.receive, page.send))
        await until(lambda: any(m.get("body") == b": here\n\n" for m in page.sent))
        page.gone.set()
        await stream

    asyncio.run(followed())


def test_who_is_removed_is_told_and_follows_no_more(tmp_path: Path) -> None:
    async def followed() -> None:
        room, person = await in_room(tmp_path)
        chair = await room.join("chair", "", hash_of("chair"))
        page = Page()
        stream = asyncio.create_task(ViewStream(room, person)({}, page.receive, page.send))
        await until(lambda: page.views)
        reply = await room.handle(chair, {"id": "remove-them", "do": {"what": "remove", "person": person}})
        assert reply.status == 200
        async with asyncio.timeout(5):
            await stream
        assert page.sent[-1]["body"].startswith(b"event: gone")

    asyncio.run(followed())


def test_one_person_follows_with_so_many_pages_and_no_more(tmp_path: Path) -> None:
    async def followed() -> None:
        room, person = await in_room(tmp_path)
        left = [room.came(person) for _ in range(STREAMS_PER_PERSON)]
        with pytest.raises(Refusal) as refused:
            room.came(person)
        assert refused.value.status == 429
        left[0]()
        room.came(person)

    asyncio.run(followed())


def test_what_cannot_be_written_has_not_happened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def followed() -> None:
        room, person = await in_room(tmp_path)
        before = room.room.view(person, 0)

        def full(_: bytes) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(room.room, "write", full)
        with pytest.raises(Refusal, match="no space left on device") as refused:
            await room.handle(person, {"id": "sit-down", "do": {"what": "sit", "seat": "CHN"}})
        assert refused.value.status == 409
        again = await room.handle(person, {"id": "sit-down", "do": {"what": "sit", "seat": "CHN"}})
        assert again.status == 200, "the room was read again from its journal, and goes on"
        assert json.loads(before)["you"]["seat"] is None
        assert json.loads(room.room.view(person, 0))["you"]["seat"] == "CHN"

    asyncio.run(followed())


def test_rooms_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.classroom.server.rooms.MOST_ROOMS", 2)
    rooms = Rooms(tmp_path)
    rooms.new("dprk/2014")
    rooms.new("dprk/2014")
    with pytest.raises(Refusal) as refused:
        rooms.new("dprk/2014")
    assert refused.value.status == 429
    assert MOST_ROOMS >= 14


def test_the_same_folder_has_the_same_rooms_again(tmp_path: Path) -> None:
    async def joined() -> tuple[str, str]:
        rooms = Rooms(tmp_path)
        room = rooms.new("dprk/2014")
        await room.join("delegate", "D", hash_of("room-1.token"))
        rooms.close(rooms.new("dprk/2014").room.name)
        rooms.lock.release()
        return room.room.code, rooms.host_key

    code, key = asyncio.run(joined())
    again = Rooms(tmp_path)
    assert again.resume() == ()
    assert again.host_key == key
    assert [live.room.code for live in again.live.values()] == [code], "a room that was closed stays closed"
    found = again.by_token("room-1.token")
    assert found is not None and found[1]
    assert again.new("dprk/2014").room.name == "room-2" or again.last > 2


def test_a_folder_is_one_servers_alone(tmp_path: Path) -> None:
    rooms = Rooms(tmp_path)
    with pytest.raises(UnscError, match="in use by another classroom"):
        Rooms(tmp_path)
    rooms.lock.release()
    Rooms(tmp_path).lock.release()


def test_nobody_sends_more_commands_than_a_person_does(tmp_path: Path) -> None:
    async def sent() -> None:
        room, person = await in_room(tmp_path)
        other = await room.join("delegate", "E", hash_of("other"))
        with pytest.raises(Refusal) as refused:
            for n in range(BURST + 5):
                await room.handle(person, {"id": f"rename-{n:04}", "do": {"what": "rename", "name": f"name {n}"}})
        assert refused.value.status == 429
        reply = await room.handle(other, {"id": "sit-down", "do": {"what": "sit", "seat": "CHN"}})
        assert reply.status == 200, "nobody else is held up"

    asyncio.run(sent())


def test_a_room_that_cannot_be_read_keeps_no_other_from_opening(tmp_path: Path) -> None:
    rooms = Rooms(tmp_path)
    rooms.new("dprk/2014")
    rooms.lock.release()
    (tmp_path / "room-7.journal.jsonl").write_text("{}\n")
    again = Rooms(tmp_path)
    failed = again.resume()
    assert len(failed) == 1 and "room-7.journal.jsonl" in failed[0]
    assert list(again.live) == ["room-1"]
    assert again.new("dprk/2014").room.name == "room-8", "no file of another session is written over"


def test_views_wait_for_a_pause_but_not_for_ever() -> None:
    async def waited() -> float:
        pace = live.Pace()
        pace.busy = 1
        loop = asyncio.get_running_loop()
        start = loop.time()
        await pace.quiet(0.01, 0.1)
        return loop.time() - start

    assert 0.09 < asyncio.run(waited()) < 5
