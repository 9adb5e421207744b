"""What a room knows at one moment: people, seats, lines, flags. A frozen value; what changes it is in `after`."""

import enum
from collections.abc import Callable, Mapping
from types import MappingProxyType

from attrs import field, frozen

from sim.classroom.lines import RECORD, Line, council_of
from sim.classroom.polls import Poll
from sim.council import Council
from sim.engine.running import Run
from sim.procedure.meeting import Meeting


class Role(enum.Enum):
    """What somebody is in the room."""

    CHAIR = "chair"
    """Who has the chair key: the teacher, or whoever leads the class."""
    DELEGATE = "delegate"
    SCREEN = "screen"
    """The projector."""


class Gavel(enum.Enum):
    """Who does what is for the President."""

    TEACHER = "teacher"
    PRESIDENT = "president"
    """The holder of the card of the State that presides; the teacher still can."""


class EmptySeats(enum.Enum):
    """How seats vote that nobody sits in."""

    POSITION = "position"
    ODDS = "odds"
    UNKNOWN = "unknown"


@frozen
class Person:
    """Somebody in the room. `seat` is the code of the State whose delegation they are in."""

    id: str
    role: Role
    name: str
    seat: str | None = None
    token_hash: str = field(default="", repr=False)


@frozen
class Seat:
    """A seat somebody sits in: the ids of its people in the order they sat down, and who holds the card."""

    people: tuple[str, ...]
    card: str | None = None


@frozen
class Timer:
    """A speech that is timed: by whom, how long in seconds, when it ends in milliseconds of the server's clock."""

    by: str
    seconds: int
    ends_ms: int


Changes = tuple[tuple[str, str], ...]
"""Changes of a scenario, as pairs of a path and a value."""
NOBODY: Mapping[str, Person] = MappingProxyType({})
NO_SEATS: Mapping[str, Seat] = MappingProxyType({})


@frozen
class State:
    """A room at one moment, as the entries of its journal have made it.

    `seed` draws what is drawn. `run` is the record, and `rerun` runs the scenario again with changes. `people` are
    by id, `seats` by the code of the State and only those somebody sits in, `lines` by id in the order they were
    made. `line` is the one the room stands in. `speech_seconds` is how long each speech is timed, None for not at
    all. `poll` is the one that is open, `polls` are those that are closed. `joined` counts all who ever joined.
    """

    room: str
    code: str
    scenario: str
    seed: int
    run: Run = field(repr=False)
    rerun: Callable[[Changes], Run] = field(repr=False, eq=False)
    lines: Mapping[str, Line]
    line: str = RECORD
    people: Mapping[str, Person] = NOBODY
    seats: Mapping[str, Seat] = NO_SEATS
    closed: bool = False
    gavel: Gavel = Gavel.TEACHER
    empty_seats: EmptySeats = EmptySeats.POSITION
    revealed: bool = False
    timer: Timer | None = None
    speech_seconds: int | None = None
    poll: Poll | None = None
    polls: tuple[Poll, ...] = ()
    joined: int = 0
    entries: int = 0
    """How many entries the journal has."""

    @property
    def here(self) -> Line:
        """The line the room stands in."""
        return self.lines[self.line]

    @property
    def meeting(self) -> Meeting | None:
        """The meeting as it stands in that line; None where there is none."""
        return self.here.meeting

    @property
    def council(self) -> Council | None:
        """The Council that sits in that line; None where the scenario has no meeting of the Council."""
        return council_of(self.here)

    def holder(self, seat: str) -> str | None:
        """Return who holds the card of a seat, None where nobody does."""
        taken = self.seats.get(seat)
        return None if taken is None else taken.card

    def holds_card(self, person: str) -> bool:
        """Tell whether somebody holds the card of the seat they sit in."""
        who = self.people.get(person)
        return who is not None and who.seat is not None and self.holder(who.seat) == person
