"""A class in a room without any server: a chair, delegates, and what they send."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from sim.classroom.room import Reply, Room

START = 1_000_000


class Class:
    """A room and who is in it. Every command gets an id of its own unless it is given one."""

    def __init__(
        self, folder: Path, scenario: str = "dprk/2014", seats: str | tuple[str, ...] = (), seed: int = 1
    ):
        self.room = Room.new(
            folder / "room-1.journal.jsonl",
            scenario,
            room="room-1",
            code="BCDFGH",
            chair_key_hash="of the chair",
            seed=seed,
            now_ms=START,
        )
        self.clock: Iterator[int] = count(START + 1)
        self.ids = (f"command-{n:06}" for n in count())
        self.chair = self.room.join("chair", "Teacher", "t-chair", next(self.clock))
        self.by_seat: dict[str, str] = {}
        for seat in seats.split() if isinstance(seats, str) else seats:
            self.by_seat[seat] = self.join()
            self.ok(self.by_seat[seat], "sit", seat=seat)

    def join(self, role: str = "delegate", name: str = "Somebody") -> str:
        now = next(self.clock)
        return self.room.join(role, name, f"token {now}", now)

    def body(
        self, what: str, /, *, id: str | None = None, placed: bool | None = None, **fields: Any
    ) -> dict[str, Any]:
        body: dict[str, Any] = {"id": id or next(self.ids), "do": {"what": what, **fields}}
        if placed if placed is not None else what in ("act", "hand", "show", "fill_empty"):
            body |= {"line": self.room.state.line, "at": self.room.state.here.at}
        return body

    def send(self, person: str, body: Any) -> Reply:
        return self.room.handle(person, body, next(self.clock))

    def do(self, person: str, what: str, /, **fields: Any) -> Reply:
        return self.send(person, self.body(what, **fields))

    def ok(self, person: str, what: str, /, **fields: Any) -> Reply:
        reply = self.do(person, what, **fields)
        assert reply.status == 200, reply
        return reply

    def no(self, person: str, what: str, status: int, /, *words: str, **fields: Any) -> dict[str, Any]:
        before = self.room.state
        reply = self.do(person, what, **fields)
        assert reply.status == status, reply
        assert self.room.state is before
        error: dict[str, Any] = reply.body["error"]
        assert all(word in error["message"] for word in words), error
        return error

    def act(self, by: str, name: str, **fields: Any) -> Reply:
        """Do an act: of a delegation by its own card, of anybody else by the chair."""
        meeting = self.room.state.meeting
        assert meeting is not None
        by = meeting.chair if by == "President" else by
        person = self.by_seat.get(by, self.chair)
        return self.ok(person, "act", act={"act": name, "by": by, **fields})

    def preside(self, name: str, **fields: Any) -> Reply:
        """Do an act of the President from the chair's page."""
        meeting = self.room.state.meeting
        assert meeting is not None
        return self.ok(self.chair, "act", act={"act": name, "by": meeting.chair, **fields})

    def put_the_agenda(self) -> None:
        self.ok(self.by_seat.get("CHN", self.chair), "act", act=ASK)
        self.preside("PutToVote")

    def again(self) -> Room:
        """Write what is pending and open the room again from its journal, as after a kill."""
        self.room.commit()
        self.room = Room.resume(self.room.journal)
        return self.room


ASK = {"act": "AskForVote", "by": "CHN"}
