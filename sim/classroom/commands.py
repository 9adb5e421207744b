"""What people in a room can ask for, one frozen value for each, read strictly from JSON. Nothing is done here."""

import re
from collections import abc
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, ClassVar, get_origin

import attrs
from attrs import frozen
from cattrs import Converter

from sim.classroom.acts_json import act_from_json, act_to_json
from sim.classroom.limits import CHANGES, LISTED, LONGEST_ID, LONGEST_SPEECH, NAME, SHORTEST_ID, SHORTEST_SPEECH
from sim.classroom.lines import RECORD, Stage
from sim.classroom.polls import Mark, PollKind
from sim.classroom.state import EmptySeats, Gavel, Role
from sim.classroom.strict import Malformed, fit, near, quoted, strict_converter, structured, word_of
from sim.law import Choice
from sim.procedure.actions import Action

_ID = re.compile(rf"[A-Za-z0-9_-]{{{SHORTEST_ID},{LONGEST_ID}}}")


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
    """Show who raised a hand so: one stage further, or all at once."""

    placed: ClassVar[bool] = True
    which: Stage


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
_NAMES: Mapping[type[Do], str] = MappingProxyType({**{cls: name for name, cls in COMMANDS.items()}, Join: "join"})


@frozen
class Command:
    """A command as a page sends it: its id, what to do, and on which line at which number it was drawn."""

    id: str
    do: Do
    line: str | None = None
    at: int | None = None


@cache
def _converter() -> Converter:
    converter = strict_converter()
    converter.register_structure_hook(Action, lambda value, _: act_from_json(value))
    converter.register_unstructure_hook(Action, act_to_json)
    converter.register_structure_hook_func(_is_marks, _marks)
    converter.register_unstructure_hook_func(_is_marks, _marks_to_json)
    return converter


def _is_marks(cls: Any) -> bool:
    return get_origin(cls) is abc.Mapping


def _marks(value: Any, _: Any) -> Mapping[str, Mark]:
    if type(value) is not dict:
        raise Malformed(f"found {quoted(value)}, expected an object of marks by name")
    if len(value) > LISTED:
        raise Malformed(f"found {len(value)} marks, expected at most {LISTED}")
    read = _converter().structure
    return MappingProxyType({read(name, str): read(mark, Mark) for name, mark in value.items()})


def _marks_to_json(marks: Mapping[str, Mark]) -> dict[str, str]:
    return {name: word_of(mark) for name, mark in marks.items()}


def command_from_json(body: object) -> Command:
    """Read a command. Raises `Malformed` for anything that is none, with what was found and what was expected.

    >>> command_from_json({"id": "c0ffee-1", "do": {"what": "sit", "seat": "CHN"}}).do
    Sit(seat='CHN')
    """
    if not isinstance(body, Mapping):
        raise Malformed(f"found {quoted(body)}, expected an object with id and do")
    unknown = [key for key in body if key not in ("id", "line", "at", "do")]
    if unknown:
        raise Malformed(f"there is no key {quoted(unknown[0])} here; expected id, line, at and do")
    id, line, at = body.get("id"), body.get("line"), body.get("at")
    if type(id) is not str or not _ID.fullmatch(id):
        raise Malformed(f"id: found {quoted(id)}, expected {SHORTEST_ID} to {LONGEST_ID} letters, digits, - or _")
    if line is not None and (type(line) is not str or not _ID_OF_LINE.fullmatch(line)):
        raise Malformed(f"line: found {quoted(line)}, expected the id of a line")
    if at is not None and (type(at) is not int or not 0 <= at <= 10**9):
        raise Malformed(f"at: found {quoted(at)}, expected a number from 0 on")
    do = do_from_json(body.get("do"), COMMANDS)
    if do.placed and (line is None or at is None):
        raise Malformed("line and at are missing: this depends on where the meeting stands")
    return Command(id, do, line, at)


_ID_OF_LINE = re.compile(r"[a-z0-9-]{1,40}")


def do_from_json(value: object, known: Mapping[str, type[Do]]) -> Do:
    """Read what is to be done. Raises `Malformed`."""
    if type(value) is not dict:
        raise Malformed(f"do: found {quoted(value)}, expected an object such as {{'what': 'stand'}}")
    what = value.get("what")
    if type(what) is not str:
        raise Malformed(f"do.what: found {quoted(what)}, expected one of {', '.join(known)}")
    if what not in known:
        raise Malformed(f"do.what: {near(what, tuple(known))}")
    rest = {key: field for key, field in value.items() if key != "what"}
    return structured(_converter(), rest, known[what], "do")


def do_to_json(do: Do) -> dict[str, Any]:
    """Return what is to be done as a JSON object, which `do_from_json` reads back."""
    return {"what": _NAMES[type(do)], **_converter().unstructure(do)}


JOURNALLED: Mapping[str, type[Do]] = MappingProxyType({**COMMANDS, "join": Join})
"""What the journal of a room holds: every command, and who came in."""
