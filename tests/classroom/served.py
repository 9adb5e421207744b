"""The classroom's server as a process of its own, as a user starts it, for tests that kill it or open its page."""

import contextlib
import itertools
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx


class Server:
    """A running `unsc classroom`; `start` again after `kill` goes on in the same folder, at the same port."""

    def __init__(self, folder: Path, scenario: str = "dprk/2014", *options: str) -> None:
        self.folder, self.scenario, self.options = folder, scenario, options
        self.port = 0
        self.process: subprocess.Popen[str] | None = None
        self.address = self.key = ""

    def start(self) -> None:
        """Start it, and wait until it has said where it is."""
        words = ["-m", "sim", "classroom", self.scenario, "--no-open", "--port", str(self.port)]
        self.process = subprocess.Popen(
            [sys.executable, *words, "-o", str(self.folder), *self.options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        told = []
        for line in self.process.stdout:
            told.append(line)
            if "#host=" in line:
                self.address, _, self.key = line.split()[-1].partition("/#host=")
                self.port = int(self.address.rsplit(":", 1)[1])
                return
        self.process.wait()
        assert self.process.stderr is not None
        raise AssertionError(f"the server did not start: {''.join(told)}{self.process.stderr.read()}")

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def stop(self) -> str:
        """End it as Ctrl-C does, and return what it wrote to stderr."""
        if self.process is None:
            return ""
        self.process.terminate()
        _, told = self.process.communicate(timeout=20)
        self.process = None
        return told

    def host(self, method: str, path: str, body: Any = None) -> Any:
        """Ask as the host."""
        return ask(self.address, self.key, method, path, body)


@contextlib.contextmanager
def served(folder: Path, scenario: str = "dprk/2014", *options: str) -> Iterator[Server]:
    """Start a server, and end it whatever happens."""
    server = Server(folder, scenario, *options)
    try:
        server.start()
        yield server
    finally:
        server.kill()


CLIENT = httpx.Client(timeout=20, verify=False, limits=httpx.Limits(max_keepalive_connections=0))
"""One for all: to make one takes longer than to ask. No connection is kept: the server may be another by then."""


def answered(address: str, token: str, method: str, path: str, body: Any = None) -> httpx.Response:
    """Ask, again where a script does more than a person may, and return what is answered."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    while True:
        answer = CLIENT.request(method, address + path, json=body, headers=headers)
        if answer.status_code != 429 or "too many commands" not in answer.text:
            return answer
        time.sleep(float(answer.headers["retry-after"]))


def ask(address: str, token: str, method: str, path: str, body: Any = None) -> Any:
    """Ask once, and return the answer, which must not be a refusal."""
    answer = answered(address, token, method, path, body)
    assert answer.status_code < 300, (path, body, answer.status_code, answer.text)
    return answer.json()


_NUMBERS = itertools.count(1)


class Person:
    """Somebody in a room, who does things by the interface that the page uses."""

    def __init__(self, server: Server, joins: dict[str, Any]) -> None:
        self.server = server
        self.token = ask(server.address, "", "POST", "/api/join", joins)["token"]

    @property
    def view(self) -> dict[str, Any]:
        """What this person sees now."""
        found: dict[str, Any] = self.get("/api/room")
        return found

    def get(self, path: str) -> Any:
        """Ask for something."""
        return ask(self.server.address, self.token, "GET", path)

    def command(self, do: dict[str, Any], *, here: bool = True, id: str = "") -> dict[str, Any]:
        """Return a command as the page would send it now."""
        where = {}
        if here:
            view = self.view
            line = next(each for each in view["lines"] if each["id"] == view["line"])
            where = {"line": line["id"], "at": line["length"]}
        return {"id": id or f"test-{next(_NUMBERS):08}", **where, "do": do}

    def do(self, do: dict[str, Any], *, here: bool = True) -> Any:
        """Do something."""
        return self.send(self.command(do, here=here))

    def send(self, command: dict[str, Any]) -> Any:
        """Send a command as it is."""
        return ask(self.server.address, self.token, "POST", "/api/room/commands", command)

    def act(self, name: str, **fields: Any) -> Any:
        """Do an act that is offered, its blanks filled."""
        offers = [o["act"] for o in self.view["offers"] if o["act"]["act"] == name]
        assert offers, (name, [o["act"]["act"] for o in self.view["offers"]])
        return self.do({"what": "act", "act": {**offers[0], **fields}})


def chair_of(server: Server, room: int = 0) -> Person:
    """Join a room as its chair."""
    return Person(server, {"chair_key": server.host("GET", "/api/rooms")["rooms"][room]["chair_key"]})


def delegate_of(server: Server, seat: str, room: int = 0, name: str = "") -> Person:
    """Join a room and sit down."""
    person = Person(server, {"code": server.host("GET", "/api/rooms")["rooms"][room]["code"], "name": name})
    person.do({"what": "sit", "seat": seat}, here=False)
    return person
