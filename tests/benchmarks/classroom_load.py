"""A school day at once: 200 delegates in 14 rooms join and vote together, and every vote is counted once.

    python -m tests.benchmarks.classroom_load [--rooms 14] [--delegates 200] [--votes 10]

It starts the server as a user would, and is its only client: joins, seats, a stream of views for each delegate,
then the votes, all of a round sent in the same moment. It prints how long an answer took (which is given when the
vote is on disk), the memory of the server, and whether the counts are right. The client runs on the same machine,
and its own work is part of the times.
"""

import argparse
import asyncio
import itertools
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import psutil
from attrs import Factory, define

SCENARIO = "dprk/2014"
CHOICES = ("yes", "no", "abstain")


@define
class Client:
    """One connection to the server that is kept open, as a browser keeps one."""

    host: str
    port: int
    token: str = ""
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Ask, and return the status and the answer."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        assert self.reader is not None
        self.writer.write(self._request(method, path, body))
        head = await self.reader.readuntil(b"\r\n\r\n")
        found = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        assert found is not None, head
        answer = await self.reader.readexactly(int(found[1]))
        return int(head.split(b" ", 2)[1]), json.loads(answer)

    async def follow(self, seen: Counter[str]) -> None:
        """Read views as they come, and count them."""
        reader, writer = await asyncio.open_connection(self.host, self.port, limit=2**24)
        writer.write(self._request("GET", "/api/room/stream", None))
        while True:
            line = await reader.readline()
            if not line:
                return
            if line.startswith(b"data:"):
                seen["views"] += 1
                seen["bytes"] += len(line)

    def _request(self, method: str, path: str, body: Any) -> bytes:
        data = b"" if body is None else json.dumps(body).encode()
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.host}:{self.port}", f"Content-Length: {len(data)}"]
        if self.token:
            lines.append(f"Authorization: Bearer {self.token}")
        if body is not None:
            lines.append("Content-Type: application/json")
        return "\r\n".join([*lines, "", ""]).encode() + data


_NUMBERS = itertools.count(1)


@define
class Class:
    """One room: its chair, its delegates, and how they voted."""

    chair: Client
    delegates: list[Client]
    seats: list[str] = Factory(list)
    cast: dict[str, str] = Factory(dict)

    async def do(self, who: Client, do: dict[str, Any], where: dict[str, Any] | None = None) -> dict[str, Any]:
        """Do something that must succeed."""
        status, answer = await who.ask("POST", "/api/room/commands", {"id": _id(), **(where or {}), "do": do})
        assert status == 200, (do, status, answer)
        found: dict[str, Any] = answer
        return found

    async def view(self, who: Client | None = None) -> dict[str, Any]:
        """Return what somebody sees; without saying who, what the chair does."""
        _, view = await (who or self.chair).ask("GET", "/api/room")
        found: dict[str, Any] = view
        return found

    async def offered(self, who: Client, *names: str) -> None:
        """Let somebody do the first of some acts that is in order."""
        view = await self.view(who)
        acts = [o["act"] for n in names for o in view["offers"] if o["act"]["act"] == n and not o["fields"]]
        assert acts, (names, view["meeting"], [o["act"] for o in view["offers"]])
        await self.do(who, {"what": "act", "act": acts[0]}, _where(view))

    async def to_the_vote(self) -> dict[str, Any]:
        """Bring the adoption of the agenda to the vote, from its beginning; return where the line stands."""
        view = await self.view()
        first = next(line["id"] for line in view["lines"] if line["kind"] == "played")
        if len(view["decided"]) or view["vote"]:
            await self.do(self.chair, {"what": "branch", "line": first, "at": 0})
        await self.offered(self.delegates[0], "AskForVote")
        await self.offered(self.chair, "PutToVote")
        return _where(await self.view())


def _where(view: dict[str, Any]) -> dict[str, Any]:
    here = next(line for line in view["lines"] if line["id"] == view["line"])
    return {"line": here["id"], "at": here["length"]}


def _id() -> str:
    return f"load-{next(_NUMBERS):08}"


async def _open_class(host: Client, delegates: int) -> Class:
    status, room = await host.ask("POST", "/api/rooms", {"scenario": SCENARIO})
    assert status == 201, room
    chair = Client(host.host, host.port)
    _, joined = await chair.ask("POST", "/api/join", {"chair_key": room["chair_key"]})
    chair.token = joined["token"]
    return Class(chair, [Client(host.host, host.port) for _ in range(delegates)]), room["code"]


async def _join(room: Class, client: Client, code: str, seat: str, times: list[float]) -> None:
    start = time.perf_counter()
    status, joined = await client.ask("POST", "/api/join", {"code": code, "as": "delegate", "name": f"d {seat}"})
    assert status == 200, joined
    client.token = joined["token"]
    await room.do(client, {"what": "sit", "seat": seat})
    times.append(time.perf_counter() - start)


async def _vote(room: Class, n: int, where: dict[str, Any], choice: str, times: list[float]) -> None:
    body = {"id": _id(), **where, "do": {"what": "hand", "choice": choice}}
    start = time.perf_counter()
    status, answer = await room.delegates[n].ask("POST", "/api/room/commands", body)
    times.append(time.perf_counter() - start)
    assert status == 200, answer
    room.cast[room.seats[n]] = choice
    if n % 3 == 0:  # a phone that sends the same once more is answered alike, and counted once
        again, same = await room.delegates[n].ask("POST", "/api/room/commands", body)
        assert (again, same.get("done")) == (200, True), same


async def _round(rooms: list[Class], number: int, times: list[float]) -> int:
    """Hold a vote in all rooms at once; return how many votes were counted, having seen that all were, once."""
    places = [await room.to_the_vote() for room in rooms]
    for room in rooms:
        room.cast.clear()
    votes = []
    for r, (room, where) in enumerate(zip(rooms, places, strict=True)):
        for n in range(len(room.delegates)):
            votes.append(_vote(room, n, where, CHOICES[(n * 7 + r + number) % 3], times))
    await asyncio.gather(*votes)
    counted = 0
    for room, where in zip(rooms, places, strict=True):
        await room.do(room.chair, {"what": "show", "which": "all"}, where)
        await room.offered(room.chair, "StateResult", "LeaveOpen")
        view = await room.view()
        shown = {code: choice for code, choice in view["decided"][-1]["votes"].items() if code in room.cast}
        assert shown == room.cast, (shown, room.cast)
        counted += len(shown)
    return counted


async def measure(process: psutil.Process, address: str, key: str, rooms: int, delegates: int, votes: int) -> None:
    """Play it, and print the figures."""
    port = int(address.rsplit(":", 1)[1])
    host = Client("127.0.0.1", port, key)
    shares = [delegates // rooms + (n < delegates % rooms) for n in range(rooms)]
    opened = [await _open_class(host, share) for share in shares]
    classes = [room for room, _ in opened]
    joins: list[float] = []
    joining = []
    for room, code in opened:
        view = await room.view()
        room.seats = [member["code"] for member in view["council"]["members"]][: len(room.delegates)]
        joining += [_join(room, c, code, s, joins) for c, s in zip(room.delegates, room.seats, strict=True)]
    await asyncio.gather(*joining)
    seen: Counter[str] = Counter()
    everybody = [c for room in classes for c in (*room.delegates, room.chair)]
    following = [asyncio.create_task(client.follow(seen)) for client in everybody]
    await asyncio.sleep(1)
    times: list[float] = []
    counted = sum([await _round(classes, n, times) for n in range(votes)])
    busy = process.cpu_times()
    for task in following:
        task.cancel()
    print(f"{delegates} delegates in {rooms} rooms, {votes} votes each")
    print(f"{counted:,} of {delegates * votes:,} votes counted, each once")
    _tell("joining and sitting down, all at once", joins)
    _tell("a vote, all at once, answered when on disk (aim: 95 % below 100 ms)", times)
    print(f"views sent: {seen['views']:,}, {seen['bytes'] / 1e6:.1f} MB")
    print(f"server: {_peak(process):.0f} MB at most (aim: below 150), {busy.user + busy.system:.1f} s of one core")


def _tell(what: str, times: list[float]) -> None:
    ordered = sorted(times)
    at = {p: 1000 * ordered[min(len(ordered) - 1, int(p / 100 * len(ordered)))] for p in (50, 95, 99)}
    told = ", ".join(f"{p} % within {ms:.0f} ms" for p, ms in at.items())
    print(f"{what}: {told}, the slowest {1000 * ordered[-1]:.0f} ms ({len(ordered):,} times)")


def _peak(process: psutil.Process) -> float:
    """Return the most memory a process has had, in MB; where the system does not tell, what it has now."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
    except (OSError, TypeError):
        return process.memory_info().rss / 2**20


def figures(rooms: int = 14, delegates: int = 200, votes: int = 10) -> None:
    """Start the server, measure it, and end it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "sim", "classroom", "--no-open", "--port", "0", "-o", folder]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            try:
                page = next(line for line in server.stdout if "#host=" in line).split()[-1]
                address, _, key = page.partition("/#host=")
                asyncio.run(measure(psutil.Process(server.pid), address, key, rooms, delegates, votes))
            finally:
                server.terminate()


def main() -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rooms", type=int, default=14)
    parser.add_argument("--delegates", type=int, default=200)
    parser.add_argument("--votes", type=int, default=10)
    args = parser.parse_args()
    figures(args.rooms, args.delegates, args.votes)


if __name__ == "__main__":
    main()
