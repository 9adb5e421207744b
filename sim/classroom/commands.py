"""What people in a room can ask for, a frozen value for each. It is read in `commands_json`, done in `after`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

import attrs
from attrs import frozen

from sim.classroom.limits import CHANGES, LONGEST_SPEECH, NAME, SHORTEST_SPEECH
from sim.classroom.lines import RECORD, Stage
from sim.classroom.polls import Mark, PollKind
from sim.classroom.state import EmptySeats, Gavel, Role
from sim.classroom.strict import Malformed, fit, quoted
from sim.law import Choice
from sim.procedure.actions import Action


def _name(_: object, attribute: "attrs.Attribute[str]", name: str) -> None:
    if not fit(name, NAME, "the name").strip():
        raise Malformed(f"the {attribute.name} is empty, expected 1 to {NAME} characters")


def _not_negative(_: object, attribute: "attrs.Attribute[int]", number: int) -> None:
    if not 0 <= number <= 10**9:
        raise Malformed(f"{attribute.name}: found {quoted(number)}, expected a number from 0 on")


@frozen
class Do:
    """What somebody asks for. `placed` says that it holds only where the meeting stands as they saw it."""

    placed: ClassVar[bool] = False


@frozen
class Rename(Do):
    """Take another name."""

    name: str = attrs.field(validator=_name)


@frozen
class Sit(Do):
    """Sit down in a seat."""

    seat: str


@frozen
class Stand(Do):
    """Leave one's seat."""


@frozen
class TakeCard(Do):
    """Take the card of one's seat, which nobody holds, or who holds it is away."""


@frozen
class GiveCard(Do):
    """Pass the card to another of the seat; the chair says of which seat."""

    to: str
    seat: str | None = None


@frozen
class DoAct(Do):
    """Do an act at the meeting."""

    placed: ClassVar[bool] = True
    act: Action


@frozen
class RaiseHand(Do):
    """Raise a hand on the question put, or take it down (None); the chair may for an empty seat."""

    placed: ClassVar[bool] = True
    choice: Choice | None
    seat: str | None = None


@frozen
class Show(Do):
    """Show who raised a hand so, and who did so in the stages before it; all shown casts the votes."""

    placed: ClassVar[bool] = True
    which: Stage


@frozen
class FillEmpty(Do):
    """Have the empty seats that left a result open vote after all, before it is stated."""

    placed: ClassVar[bool] = True
    rule: EmptySeats = attrs.field()

    @rule.validator
    def _some_vote(self, _: "attrs.Attribute[EmptySeats]", rule: EmptySeats) -> None:
        if rule is EmptySeats.UNKNOWN:
            raise Malformed("rule: found 'unknown', which they are; expected 'position' or 'odds'")


@frozen
class ChooseEmptySeats(Do):
    """Choose how empty seats vote."""

    rule: EmptySeats


@frozen
class HoldGavel(Do):
    """Choose who does what is for the President."""

    held_by: Gavel


@frozen
class SetTimer(Do):
    """Time the speech now made, and those that follow; in seconds."""

    seconds: int = attrs.field()

    @seconds.validator
    def _bounded(self, _: "attrs.Attribute[int]", seconds: int) -> None:
        if not SHORTEST_SPEECH <= seconds <= LONGEST_SPEECH:
            raise Malformed(f"seconds: found {quoted(seconds)}, expected {SHORTEST_SPEECH} to {LONGEST_SPEECH}")


@frozen
class StopTimer(Do):
    """Time no speech any more."""


@frozen
class Reveal(Do):
    """Show everybody what really happened, or hide it again."""

    shown: bool


@frozen
class Remove(Do):
    """Put somebody out of the room."""

    person: str


@frozen
class Unseat(Do):
    """Take somebody out of their seat."""

    person: str


@frozen
class CloseDoor(Do):
    """Let nobody in any more, or open the door again."""

    closed: bool


@frozen
class Look(Do):
    """Go to a line that is looked at, at a number of events told."""

    step: int = attrs.field(validator=_not_negative)
    line: str = RECORD


@frozen
class Branch(Do):
    """Make a new line from a point of another, and go there."""

    line: str
    at: int = attrs.field(validator=_not_negative)


@frozen
class Go(Do):
    """Go to a line."""

    line: str


@frozen
class WhatIf(Do):
    """Run the scenario with changes, as pairs of a path and a value."""

    changes: tuple[tuple[str, str], ...] = attrs.field()

    @changes.validator
    def _bounded(self, _: "attrs.Attribute[Any]", changes: tuple[tuple[str, str], ...]) -> None:
        if not 1 <= len(changes) <= CHANGES:
            raise Malformed(f"changes: found {len(changes)}, expected 1 to {CHANGES} pairs of a path and a value")


@frozen
class OpenPoll(Do):
    """Open a straw poll or an election among some names, for so many seats."""

    kind: PollKind
    names: tuple[str, ...]
    seats: int = attrs.field(default=1, validator=_not_negative)
    coloured: bool = False


@frozen
class CastBallot(Do):
    """Cast a ballot: marks by name in a straw poll, names in an election."""

    poll: str
    marks: Mapping[str, Mark] | None = None
    names: tuple[str, ...] | None = None


@frozen
class ClosePoll(Do):
    """Close the poll and count it."""


@frozen
class NameLine(Do):
    """Give a line a name."""

    line: str
    name: str = attrs.field(validator=_name)


@frozen
class Join(Do):
    """Somebody came in. It comes from the server, never from a page."""

    role: Role
    name: str
    token_hash: str


COMMANDS: Mapping[str, type[Do]] = MappingProxyType(
    {
        "rename": Rename,
        "sit": Sit,
        "stand": Stand,
        "take_card": TakeCard,
        "give_card": GiveCard,
        "act": DoAct,
        "hand": RaiseHand,
        "show": Show,
        "fill_empty": FillEmpty,
        "empty_seats": ChooseEmptySeats,
        "gavel": HoldGavel,
        "timer": SetTimer,
        "timer_stop": StopTimer,
        "reveal": Reveal,
        "remove": Remove,
        "unseat": Unseat,
        "close_door": CloseDoor,
        "look": Look,
        "branch": Branch,
        "go": Go,
        "what_if": WhatIf,
        "poll": OpenPoll,
        "ballot": CastBallot,
        "poll_close": ClosePoll,
        "name_line": NameLine,
    }
)
"""What a page can ask for, by its name."""
NAMES: Mapping[type[Do], str] = MappingProxyType({**{cls: name for name, cls in COMMANDS.items()}, Join: "join"})


@frozen
class Command:
    """A command as a page sends it: its id, what to do, and on which line at which number it was drawn."""

    id: str
    do: Do
    line: str | None = None
    at: int | None = None


JOURNALLED: Mapping[str, type[Do]] = MappingProxyType({**COMMANDS, "join": Join})
"""What the journal of a room holds: every command, and who came in."""
