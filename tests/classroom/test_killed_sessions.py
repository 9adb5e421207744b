"""A server killed at any moment resumes, and what was played is the same as if nothing had happened."""

import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.classroom.served import Person, Server, chair_of, delegate_of, served
from tests.effort import LONG

SEATS = ("CHN", "RUS", "USA", "AUS", "ARG", "CHL")
CHOICES = {"CHN": "no", "RUS": "no", "USA": "yes", "AUS": "yes", "ARG": "yes", "CHL": "abstain"}
KILLS = 50 if LONG else 5


class Session:
    """A scripted agenda fight; every command is sent until it is answered, through any number of deaths."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.chair = chair_of(server)
        self.seats = {seat: delegate_of(server, seat, name=f"d {seat}") for seat in SEATS}
        self.sent = 0
        self.deaths = 0

    def steps(self) -> Iterator[tuple[Person, dict[str, Any]]]:
        """Say who does what, one after the other; what is in order is asked of the view of each."""
        yield self.chair, {"what": "empty_seats", "rule": "position"}
        yield self.seats["CHN"], self._offered(self.seats["CHN"], "Object")
        yield self.seats["USA"], self._offered(self.seats["USA"], "AskForVote")
        yield self.seats["RUS"], self._offered(self.seats["RUS"], "RaisePointOfOrder", text="Is it our business?")
        yield self.chair, self._offered(self.chair, "GiveRuling", ruling={"text": "It is for the Council to say"})
        yield self.seats["RUS"], self._offered(self.seats["RUS"], "ChallengeRuling")
        yield self.chair, self._offered(self.chair, "PutToVote")
        for seat in ("TCD", "FRA", "JOR", "LTU", "LUX", "NGA", "KOR", "RWA", "GBR"):
            yield self.chair, {"what": "hand", "choice": "abstain", "seat": seat}
        yield from self._vote()
        yield self.chair, self._offered(self.chair, "PutToVote")
        yield from self._vote()
        yield self.chair, {"what": "timer", "seconds": 60}
        yield self.seats["AUS"], self._offered(self.seats["AUS"], "RequestFloor")
        yield self.chair, self._offered(self.chair, "CallSpeaker")
        yield self.chair, {"what": "reveal", "shown": True}
        yield self.chair, {"what": "branch", "line": "main", "at": 2}
        yield self.chair, {"what": "go", "line": "main"}
        yield self.chair, self._offered(self.chair, "CloseMeeting")

    def _vote(self) -> Iterator[tuple[Person, dict[str, Any]]]:
        for seat, choice in CHOICES.items():
            yield self.seats[seat], {"what": "hand", "choice": choice}
        for which in ("yes", "no", "abstain", "all"):
            yield self.chair, {"what": "show", "which": which}
        yield self.chair, self._offered(self.chair, "StateResult")

    def _offered(self, who: Person, name: str, **fields: Any) -> dict[str, Any]:
        view = self._until_answered(lambda: who.view)
        acts = [o["act"] for o in view["offers"] if o["act"]["act"] == name]
        assert acts, (name, view["vote"], [o["act"] for o in view["offers"]])
        return {"what": "act", "act": {**acts[0], **fields}}

    def play(self, moments: dict[int, float]) -> None:
        """Play it all; `moments` are the numbers of commands during which it is killed, and how long after."""
        for who, do in self.steps():
            self.sent += 1
            command = self._until_answered(lambda: who.command(do, id=f"scripted-{self.sent:04}"))  # noqa: B023
            killer = None
            if self.sent in moments:
                process = self.server.process
                assert process is not None
                killer = threading.Timer(moments[self.sent], process.kill)
                killer.start()
            self._until_answered(lambda: who.send(command))  # noqa: B023
            if killer is not None:
                killer.join()
        self._until_answered(lambda: self.chair.view)

    def _until_answered(self, asked: Any) -> Any:
        while True:
            try:
                return asked()
            except httpx.TransportError:
                process = self.server.process
                assert process is not None
                process.wait(10)
                self.server.kill()
                self.deaths += 1
                self.server.start()

    def log(self) -> dict[str, Any]:
        """Return what the session came to, without what differs each time: names of people, codes, times."""
        view = self.chair.view
        told = self.chair.get("/api/room/transcript?from=0")
        return {
            "lines": [{k: line[k] for k in ("id", "kind", "parent", "at", "length")} for line in view["lines"]],
            "transcript": told["entries"],
            "decided": view["decided"],
            "scenario": httpx.get(
                f"{self.server.address}/api/room/scenario?line=main",
                headers={"authorization": f"Bearer {self.chair.token}"},
            ).text,
        }


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with served(tmp_path_factory.mktemp("undisturbed")) as server:
        session = Session(server)
        session.play({})
        found = session.log()
        assert len(found["decided"]) == 2
        return {**found, "sent": session.sent}


@pytest.mark.parametrize("number", range(KILLS))
def test_it_resumes_with_the_same_log(number: int, tmp_path: Path, undisturbed: dict[str, Any]) -> None:
    chance = random.Random(f"killed {number}")
    moments = {chance.randrange(1, undisturbed["sent"] + 1): chance.uniform(0, 0.03) for _ in range(2)}
    with served(tmp_path) as server:
        session = Session(server)
        session.play(moments)
        if session.deaths < len(moments):  # the last kill came after the last answer
            time.sleep(0.1)
            session._until_answered(lambda: session.chair.view)
        assert session.deaths == len(moments)
        assert session.log() == {key: value for key, value in undisturbed.items() if key != "sent"}
