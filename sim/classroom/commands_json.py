"""Commands from JSON, read strictly, and back. What each of them is stands in `commands`."""

import re
from collections import abc
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, get_origin

from cattrs import Converter

from sim.classroom.acts_json import act_from_json, act_to_json
from sim.classroom.commands import COMMANDS, NAMES, Command, Do
from sim.classroom.limits import LISTED, LONGEST_ID, SHORTEST_ID
from sim.classroom.polls import Mark
from sim.classroom.strict import Malformed, near, quoted, strict_converter, structured, word_of
from sim.procedure.actions import Action

_ID = re.compile(rf"[A-Za-z0-9_-]{{{SHORTEST_ID},{LONGEST_ID}}}")
_ID_OF_LINE = re.compile(r"[a-z0-9-]{1,40}")


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
    return {"what": NAMES[type(do)], **_converter().unstructure(do)}
