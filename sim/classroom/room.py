"""A room while it is open: its state and journal, who is here, what was answered. No rule, no thread, no loop.

`handle` changes the state and leaves an entry to be written; whoever serves the room writes what is pending before
the answer is passed on.
"""

import threading
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import evolve, frozen

from sim.analysis.sweeps.parts import put
from sim.classroom import commands as c
from sim.classroom.after import Entry, after
from sim.classroom.answering import check, line_of
from sim.classroom.commands_json import command_from_json, do_from_json
from sim.classroom.guests import with_code
from sim.classroom.journal import Header, Journal, entry_line, read
from sim.classroom.limits import AWAY_MS, ENTRIES, JOURNAL, KEPT, NAME, PEOPLE
from sim.classroom.lines import MAIN, RECORD, afresh, record
from sim.classroom.refusals import MALFORMED, NOT_YOURS, SCHEMA, Refused, out_of_order, refusal_to_json
from sim.classroom.saved import Files, file_name, text_of
from sim.classroom.state import Changes, Person, Role, State
from sim.classroom.strict import Malformed, fit
from sim.classroom.views import Views
from sim.engine.running import Run, run
from sim.errors import UnscError
from sim.procedure import OutOfOrder
from sim.scenario import load
from sim.scenario.library import find, shipped
from sim.scenario.writing import to_text

_Answer = tuple[c.Do, int, str, int]
"""What was done by a command, and what it was answered: the version, the line, and where it stood."""


@frozen
class Reply:
    """An answer: a status of HTTP and a JSON body."""

    status: int
    body: Mapping[str, Any]


def rerun(scenario: str, changes: Changes) -> Run:
    """Run a scenario with changes. Raises `ScenarioError` with what is wrong in them."""
    return run(load(scenario, changes))


def at_first(header: Header, happened: Run, source: str) -> State:
    """Return a room that nobody has entered: the record, and a line to be played from its first meeting on."""
    lines = {RECORD: record(happened)}
    here = RECORD
    if happened.standing:
        lines[MAIN], here = afresh(happened, MAIN), MAIN
    return State(
        header.room,
        header.code,
        header.scenario,
        header.seed,
        happened,
        partial(rerun, source),
        MappingProxyType(lines),
        here,
    )


def called(scenario: str) -> tuple[str, bool]:
    """Return what a scenario is called in a room, and whether it comes with the package. Raises `UnscError`.

    A file of one's own is called by its name alone: where it lies is nobody's business.

    >>> called("dprk/2014")
    ('dprk/2014', True)
    """
    found, folder = find(scenario).resolve(), shipped().resolve()
    if found.is_relative_to(folder):
        return found.relative_to(folder).with_suffix("").as_posix(), True
    return found.name, False


class Room:
    """One room. `version` grows with everything that changes what anybody sees; it is never the same again.

    Everything is called from one thread, but `write` and `save`, each of which another may run meanwhile.
    """

    def __init__(self, header: Header, state: State, journal: Journal) -> None:
        self.header = header
        self.state = state
        self.version = header.at_ms
        self.saving_failed = ""
        """Why the scenario files could not be written the last time; empty if they could."""
        self._journal = journal
        self._pending: list[bytes] = []
        self._answers: dict[tuple[str, str], _Answer] = {}
        self._tokens: dict[str, str] = {}
        self._here: set[str] = set()
        self._left: dict[str, int] = {}
        self._since = header.at_ms
        self._views = Views()
        self._files = Files(journal.path.parent)
        self._saving = threading.Lock()

    # Opening and closing

    @classmethod
    def new(
        cls,
        journal: Path,
        scenario_name: str,
        *,
        room: str,
        code: str,
        chair_key_hash: str,
        seed: int,
        now_ms: int,
    ) -> "Room":
        """Open a room with a scenario. Raises `UnscError` where the scenario or the journal cannot be used.

        A file of one's own is copied beside the journal: the session goes on whatever becomes of it.
        """
        file = ""
        name, comes_with_it = called(scenario_name)
        source = name
        if not comes_with_it:
            file = f"{room}.base.yaml"
            try:
                put(journal.parent, file, to_text(load(scenario_name)).encode())
            except OSError as error:
                why = (error.strerror or str(error)).lower()
                raise UnscError(f"{file} cannot be written: {why}") from None
            source = str(journal.parent / file)
        happened = run(load(source))
        header = Header(room, name, happened.fingerprint, code, chair_key_hash, seed, now_ms, file)
        return cls(header, at_first(header, happened, source), Journal.new(journal, header))

    @classmethod
    def resume(cls, journal: Path) -> "Room":
        """Open a room again as its journal has it. Raises `UnscError` with what is wrong in it, and where."""
        header, entries, whole = read(journal)
        source = str(journal.parent / header.file) if header.file else header.scenario
        try:
            happened = run(load(source))
        except UnscError as error:
            raise UnscError(f"{journal.name}:1: its scenario cannot be used: {error}") from None
        if happened.fingerprint != header.fingerprint:
            raise UnscError(f"{journal.name}:1: the scenario {header.scenario} is no longer what was played here")
        try:
            room = cls(header, at_first(header, happened, source), Journal(journal, whole))
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise UnscError(f"{journal.name} cannot be written: {why}") from None
        for entry in entries:
            try:
                room._apply(entry)
            except (UnscError, KeyError, AssertionError, AttributeError) as error:
                room._journal.close()
                raise UnscError(f"{journal.name}:{entry.number + 1}: this cannot have happened: {error}") from None
        room._since = time.time_ns() // 1_000_000
        return room

    def close(self) -> None:
        """Write what is pending, and close the journal."""
        self.commit()
        self._journal.close()

    # Who is in the room

    @property
    def name(self) -> str:
        """The name of the room."""
        return self.header.room

    @property
    def code(self) -> str:
        """The code by which people join."""
        return self.header.code

    @property
    def chair_key_hash(self) -> str:
        """The hash of the key of the room's chair."""
        return self.header.chair_key_hash

    @property
    def scenario_name(self) -> str:
        """The scenario that is played, by its name."""
        return self.header.scenario

    @property
    def title(self) -> str:
        """The title of the scenario."""
        return self.state.run.scenario.title

    @property
    def journal(self) -> Path:
        """Where the journal is."""
        return self._journal.path

    @property
    def people(self) -> int:
        """How many people are in the room."""
        return len(self.state.people)

    def knows(self, person: str) -> bool:
        """Tell whether somebody is in the room."""
        return person in self.state.people

    def person(self, token_hash: str) -> str | None:
        """Return who has a token, None where nobody in the room has it."""
        return self._tokens.get(token_hash)

    def join(self, role: str, name: str, token_hash: str, now_ms: int) -> str:
        """Let somebody in, and return who that is. Raises `Refused` where the door is closed or the room full.

        `Malformed` says what is wrong with the role or the name.
        """
        do = do_from_json({"what": "join", "role": role, "name": name, "token_hash": token_hash}, c.JOURNALLED)
        assert isinstance(do, c.Join)
        fit(do.name, NAME, "the name")
        most = PEOPLE if do.role is Role.CHAIR else PEOPLE - KEPT
        if len(self.state.people) >= most:
            raise Refused(f"there are {len(self.state.people)} people in this room, the most there can be")
        if self.state.closed and do.role is not Role.CHAIR:
            raise Refused("the chair has closed the door of this room", status=NOT_YOURS)
        self._done("", "", do, now_ms)
        return f"p{self.state.joined}"

    def here(self, person: str, connected: bool, now_ms: int) -> None:
        """Note that somebody follows the room, or does so no more. It is not in the journal."""
        if connected:
            self._here.add(person)
            self._left.pop(person, None)
        else:
            self._here.discard(person)
            self._left[person] = now_ms
        self.version = max(self.version + 1, now_ms)

    def _away(self, person: str, now_ms: int) -> bool:
        return person not in self._here and now_ms - self._left.get(person, self._since) > AWAY_MS

    # What is asked for

    def handle(self, person: str, body: Mapping[str, Any], now_ms: int) -> Reply:
        """Do what somebody asks, or say why not. It raises nothing, whatever the JSON.

        What was done once is not done again: the same person and id get the same answer, and where something else
        is asked for under that id, a refusal.
        """
        if not isinstance(body, Mapping):
            return self._refused(Refused("expected an object with id and do", status=400))
        try:
            command = command_from_json(body)
            command = evolve(command, do=with_code(command.do))
            if (answer := self._answers.get((person, command.id))) is not None:
                return self._again(answer, command)
            who = self._in_the_room(person)
            check(self.state, who, command, partial(self._away, now_ms=now_ms))
            self._done(person, command.id, command.do, now_ms)
        except Malformed as error:
            return self._refused(Refused(str(error), status=MALFORMED))
        except Refused as error:
            return self._refused(error)
        except OutOfOrder as error:
            return self._refused(out_of_order(error))
        except UnscError as error:
            return self._refused(Refused(str(error)))
        return _answered(self._answers[person, command.id])

    def _again(self, answer: _Answer, command: c.Command) -> Reply:
        if answer[0] != command.do:
            return self._refused(Refused(f"something else was done under the id {command.id} already"))
        return _answered(answer)

    def _done(self, person: str, id: str, do: c.Do, now_ms: int) -> None:
        if self.state.entries >= ENTRIES:
            raise Refused(f"this room has {ENTRIES} entries, the most there can be; open another room")
        if self._journal.size > JOURNAL:
            raise Refused(
                f"the journal of this room has {JOURNAL >> 20} MB, the most there can be; open another room"
            )
        entry = Entry(self.state.entries + 1, max(self.version + 1, now_ms), now_ms, person, id, do)
        self._apply(entry)
        self._pending.append(entry_line(entry))

    def _apply(self, entry: Entry) -> None:
        before, self.state = self.state, after(self.state, entry)
        self.version = entry.version
        if entry.id:
            self._answers[entry.person, entry.id] = (entry.do, entry.version, self.state.line, self.state.here.at)
        if self.state.people is not before.people:
            self._tokens = {who.token_hash: who.id for who in self.state.people.values()}

    def _refused(self, refused: Refused) -> Reply:
        return Reply(refused.status, refusal_to_json(refused, self.version))

    # What is shown

    def view(self, person: str, now_ms: int) -> bytes:
        """Return what somebody sees, as JSON. Raises `Refused` for who is not in the room any more."""
        self._in_the_room(person)
        return self._views.view(self.state, person, here=self._here, version=self.version, now_ms=now_ms)

    def why_not(self, person: str) -> list[dict[str, Any]]:
        """Return which acts are not in order now for somebody, and why. Raises `Refused` as `view` does."""
        self._in_the_room(person)
        return self._views.why_not(self.state, person)

    def sheet(self, person: str, seat: str | None = None) -> dict[str, Any]:
        """Return the role sheet of a seat: one's own, to the chair any. Raises `Refused`, `UnscError`."""
        self._in_the_room(person)
        return self._views.sheet(self.state, person, seat)

    def transcript(self, person: str, start: int) -> dict[str, Any]:
        """Return the transcript from an entry on. Raises `Refused` as `view` does."""
        self._in_the_room(person)
        return self._views.transcript(self.state, start)

    def scenario_text(self, person: str, line: str | None = None) -> tuple[str, str]:
        """Return a line as a scenario file, its name and its text: the line the room stands in, if none is named.

        Raises `Refused` for a line there is not, and for what is not revealed yet.
        """
        who = self._in_the_room(person)
        wanted = line_of(self.state, line or self.state.line)
        if who.role is not Role.CHAIR and not self.state.revealed:
            raise Refused(
                "a scenario file tells what really happened, and the chair has not revealed it",
                instead="asking the chair, who has the file",
                status=NOT_YOURS,
            )
        return file_name(self.name, wanted.id), text_of(self.state, wanted)

    def _in_the_room(self, person: str) -> Person:
        who = self.state.people.get(person)
        if who is None:
            raise Refused("you are not in this room any more", status=NOT_YOURS)
        return who

    # What is written

    @property
    def has_pending(self) -> bool:
        """Whether something was done that is not yet in the journal."""
        return bool(self._pending)

    def take_pending(self) -> bytes:
        """Return what is to be written, and regard it as taken."""
        data, self._pending = b"".join(self._pending), []
        return data

    def write(self, data: bytes) -> None:
        """Write what was taken, and sync it. Raises `OSError`, and then the journal is as it was before."""
        self._journal.write(data)

    def commit(self) -> None:
        """Write what is pending, and sync it. Raises `OSError`."""
        self.write(self.take_pending())

    def save(self) -> None:
        """Write the scenario files of the lines that have changed. Raises `OSError`, `UnscError`."""
        with self._saving:
            self._files.write(self.state)


def _answered(answer: _Answer) -> Reply:
    _, version, line, at = answer
    return Reply(200, {"schema": SCHEMA, "done": True, "version": version, "line": line, "at": at})
