"""The JSON Schemas of scenario and sweep files, made from their classes. They check nothing; editors do.

An editor reads YAML 1.2 and gives the schema numbers and booleans where we read text, so both are let in
wherever our reader takes the word. What a schema cannot say (who sat when, what adds up) it leaves to `validate`.
"""

import enum
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from sim.law import Tally
from sim.law.reforms import REFORMS
from sim.scenario.chances import LONGEST, NUMBER, Chances, Odds
from sim.scenario.elections import CourtCandidate
from sim.scenario.model import (
    INSIDE,
    OUTSIDE,
    Codes,
    CouncilChoice,
    Expectation,
    Group,
    Id,
    Ids,
    LawChange,
    Meeting,
    Pledging,
    PutToVote,
    ReformName,
    Scenario,
    Sources,
    Stands,
    Step,
    Voted,
)
from sim.scenario.moments import Moment
from sim.scenario.structuring import THE_REST
from sim.scenario.sweep_file import TARGETS, WHAT_IF, Sweep, Varied
from sim.scenario.trees import SHORT_ID
from sim.source import Source

Schema = dict[str, Any]

DRAFT_7 = "http://json-schema.org/draft-07/schema#"
"""The version of JSON Schema that editors know best (JSON Schema draft 7, 2018)."""

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_HOUR = r"[0-9]{1,2}:[0-9]{1,2}"
_ID = r"[A-Za-z0-9_-]{1,60}"
_CODE = r"[A-Z]{3}"


def schema_text(of: str = "scenario") -> str:
    """Return one of the `SCHEMAS` as the text of `scenarios/scenario.schema.json` or `sweep.schema.json`."""
    return json.dumps(SCHEMAS[of](), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def json_schema() -> Schema:
    """Return the JSON Schema (draft 7) of a scenario file in any of its three forms."""
    scenario = _Definitions()
    forms = {"Scenario": _whole(scenario), "OneVote": _one_vote(scenario), "WhatIf": _what_if(scenario)}
    return {
        "$schema": DRAFT_7,
        "title": "Scenario of unsc-sim",
        "description": "A scenario with a timeline, one vote on a date, or a what-if on top of another scenario.",
        "oneOf": [_ref(name) for name in forms],
        "definitions": {**scenario.made, **forms},
    }


def sweep_schema() -> Schema:
    """Return the JSON Schema (draft 7) of a sweep file."""
    made = _Definitions()
    what_if = _what_if(made)["properties"]
    keys = made.keys(Sweep) | {name: what_if[name] for name in WHAT_IF}
    keys["vary"]["minProperties"] = 1
    whole = _object(keys, _required(Sweep), _first_line(Sweep))
    varied = {**made.made["Varied"], "type": "object", "oneOf": [{"required": [each]} for each in TARGETS]}
    head = {"$schema": DRAFT_7, "title": "Sweep of unsc-sim"}
    return {**head, **whole, "definitions": {**made.made, "Varied": varied}}


SCHEMAS: Mapping[str, Callable[[], Schema]] = {"scenario": json_schema, "sweep": sweep_schema}
"""What makes the schema of each form of file."""


# The three forms of a file


def _whole(definitions: "_Definitions") -> Schema:
    return _object(definitions.keys(Scenario), _required(Scenario), "what happens, in order, on a timeline")


def _one_vote(definitions: "_Definitions") -> Schema:
    step = definitions.keys(Step)
    keys = {k: v for k, v in definitions.keys(Scenario).items() if k != "timeline"}
    keys |= definitions.keys(PutToVote) | {k: step[k] for k in ("source", "status", "note", "if")}
    for name in ("date", "at"):
        keys[name] = _about(_moment(), "when the vote was taken: 2014-12-22 or 2014-12-22T15:08")
    named = _object({SHORT_ID: definitions.of(Expectation)}, (SHORT_ID,), "what came of the vote")
    keys["expect"] = _about({"anyOf": [definitions.of(Expectation), named]}, "what came of it on the record")
    one = _object(keys, ("title", "question"), "one question put to the vote on a date")
    return {**one, "anyOf": [{"required": ["date"]}, {"required": ["at"]}]}


def _what_if(definitions: "_Definitions") -> Schema:
    keys = {k: v for k, v in definitions.keys(Scenario).items() if k != "timeline"}
    keys["base"] = _about(_text(), "the scenario that is changed: a file, or a name such as dprk/2014")
    paths = "paths and values, such as `timeline.meeting.at: 2015-01-05`"
    keys["changes"] = _about({"type": "object"}, f"what differs from the base: {paths}")
    removed = {"anyOf": [_text(), {"type": "array", "items": _text()}]}
    keys["remove"] = _about(removed, "what is taken out of the base: paths, such as timeline.dropped")
    return _object(keys, ("base",), "a what-if: a base, and what is changed in it")


# The classes of the model


class _Definitions:
    """The definitions made so far, by class; each class is one block of the file."""

    def __init__(self) -> None:
        self.made: dict[str, Schema] = {}

    def of(self, cls: type[Any]) -> Schema:
        """Return a reference to the definition of a class, which is made when it is first asked for."""
        if cls is Step:
            raise TypeError("a step is defined by where it stands: ask for `step`")
        if cls.__name__ not in self.made:
            self.made[cls.__name__] = {}  # a meeting holds steps, a step a meeting
            whole = _object(self.keys(cls), _required(cls), _first_line(cls))
            if not _required(cls):
                whole["type"] = ["object", "null"]
            short = _SHORT.get(cls)
            self.made[cls.__name__] = {"anyOf": [*short(), whole]} if short else whole
        return _ref(cls.__name__)

    def step(self, where: str, actions: tuple[str, ...]) -> Schema:
        """Return a reference to a step that says exactly one of some things."""
        if where not in self.made:
            self.made[where] = {}
            others = set(OUTSIDE + INSIDE) - set(actions)
            keys = {k: v for k, v in self.keys(Step).items() if k not in others}
            if where == "Step":
                keys["at"] = _about(_moment(), "when: 2014-12-22 or 2014-12-22T15:08")
            step = _object(keys, (), _first_line(Step))
            self.made[where] = {**step, "oneOf": [{"required": [action]} for action in actions]}
        return _ref(where)

    def keys(self, cls: type[Any]) -> dict[str, Schema]:
        """Return what may stand after each key of a block."""
        hints = get_type_hints(cls)
        keys = {}
        for a in attrs.fields(cls):
            if a.metadata.get("hidden"):
                continue
            about = a.metadata.get("about") or _ABOUT[cls.__name__, a.name]
            value: Schema
            if cls is Group and a.name == "members":
                value = {"anyOf": _the_rest()}
            elif cls is Chances:
                value = _number({"maximum": 1})
            elif (cls, a.name) in _STEPS:
                value = {"type": "array", "items": self.step(*_STEPS[cls, a.name])}
                if a.default is attrs.NOTHING:
                    value["minItems"] = 1
            else:
                value = self.value(hints[a.name], a.default is not attrs.NOTHING)
            keys[a.metadata.get("named", a.name)] = _about(value, about)
        return keys

    def value(self, kind: Any, may_be_empty: bool = False) -> Schema:
        """Return what a value of a type may be written as."""
        if kind is Any:
            return {}
        if kind is str:
            return _text(may_be_empty)
        if kind in _SIMPLE:
            return _SIMPLE[kind]()
        if kind == Stands:
            return {"anyOf": [_choice(voted.value for voted in Voted), self.of(Chances)]}
        if kind is Odds:
            return {
                "type": "object",
                "additionalProperties": self.of(Chances),
                "propertyNames": {"anyOf": _the_rest()},
            }
        inner = [a for a in get_args(kind) if a is not type(None)]
        if get_origin(kind) in (Union, UnionType):
            if all(map(_is_enum, inner)):
                return _choice(member.value for cls in inner for member in cls)
            return self.value(inner[0], may_be_empty)
        if get_origin(kind) is Mapping:
            entries = {"type": "object", "additionalProperties": self.value(inner[1])}
            ids = {**entries, "propertyNames": {"pattern": f"^{_ID}$"}}
            return entries if inner[1] in _UNDER_ANY_NAME else ids
        if get_origin(kind) is tuple:
            item = self.value(inner[0])
            listed = {"type": "array", "items": item}
            if not _is_enum(inner[0]):
                return listed
            words = _words("|".join(re.escape(str(member.value)) for member in inner[0]))
            return {"anyOf": [item, words, listed]}
        if _is_enum(kind):
            return _choice(member.value for member in kind)
        return self.of(kind)


# What stands under names that are no ids: documents, varied values, people and their votes.
_UNDER_ANY_NAME = (Source, Varied, CourtCandidate, int)
_STEPS: dict[tuple[type[Any], str], tuple[str, tuple[str, ...]]] = {
    (Scenario, "timeline"): ("Step", OUTSIDE),
    (Meeting, "proceedings"): ("StepInMeeting", INSIDE),
}
_ABOUT = {
    ("Source", "cite"): "the document, as a reader would cite it",
    ("Source", "url"): "where it can be read",
}


def _required(cls: type[Any]) -> tuple[str, ...]:
    return tuple(a.metadata.get("named", a.name) for a in attrs.fields(cls) if a.default is attrs.NOTHING)


def _first_line(cls: type[Any]) -> str:
    return (cls.__doc__ or "").strip().split("\n")[0].rstrip(".")


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


# Words, and what an editor makes of them


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _about(schema: Schema, about: str) -> Schema:
    # In draft 7 nothing beside a $ref counts, so a reference is wrapped before it is explained.
    return {**({"allOf": [schema]} if "$ref" in schema else schema), "description": about}


def _object(keys: dict[str, Schema], required: tuple[str, ...], about: str) -> Schema:
    block: Schema = {"type": "object", "description": about, "properties": keys, "additionalProperties": False}
    return {**block, "required": sorted(required)} if required else block


def _text(may_be_empty: bool = False) -> Schema:
    if may_be_empty:
        return {"type": ["string", "number", "boolean", "null"]}
    return {"type": ["string", "number", "boolean"], "minLength": 1}


def _pattern(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^{pattern}$"}


def _words(word: str) -> Schema:
    return _pattern(rf"[\s,]*({word})([\s,]+({word}))*[\s,]*")


def _series(word: str, *others: Schema) -> Schema:
    return {"anyOf": [_words(word), *others, {"type": "array", "items": {"anyOf": [_words(word), *others]}}]}


def _choice(values: Iterable[str]) -> Schema:
    listed: list[str | float] = []
    for value in values:
        listed.append(value)
        if value.replace(".", "").isdigit():  # 52.3 is a number to an editor
            listed.append(float(value))
    return {"enum": listed}


def _codes() -> Schema:
    return _series(_CODE)


def _day() -> Schema:
    return _pattern(_DAY)


def _moment() -> Schema:
    return _pattern(f"{_DAY}([T ]{_HOUR})?")


def _number(most: Schema) -> Schema:
    return {"anyOf": [{"type": "number", "minimum": 0, **most}, {**_pattern(f"({NUMBER})"), "maxLength": LONGEST}]}


def _outcome() -> Schema:
    return _Definitions().value(get_type_hints(Expectation)["outcome"])


def _the_rest() -> list[Schema]:
    anyhow = r"\s+".join("".join(f"[{c.upper()}{c}]" for c in word) for word in THE_REST.split())
    return [{"enum": [THE_REST]}, _pattern(rf"\s*{anyhow}\s*"), _codes()]


_SIMPLE: dict[Any, Callable[[], Schema]] = {
    int: lambda: {"anyOf": [{"type": "integer", "minimum": 0}, _pattern("[0-9]{1,9}")]},
    bool: lambda: {"enum": [True, False, "true", "false"]},
    date: _day,
    Moment: lambda: _pattern(f"({_DAY}([T ]{_HOUR})?|{_HOUR})"),
    Fraction: lambda: _number({}),
    Tally: lambda: _pattern(r"[0-9]{1,3}(-[0-9]{1,3}){2,3}"),
    Codes: _codes,
    Id: lambda: {"type": ["string", "number", "boolean"], "pattern": f"^{_ID}$"},
    ReformName: lambda: _choice(REFORMS),
    Pledging: lambda: _series(_CODE, {"enum": ["all"]}),
    Ids: lambda: _series(_ID, {"type": ["number", "boolean"]}),
    Sources: lambda: {"anyOf": [_text(), {"type": "array", "items": _text()}]},
}
_SHORT: dict[type[Any], Callable[[], list[Schema]]] = {
    Group: _the_rest,
    Expectation: lambda: [_outcome()],
    CouncilChoice: lambda: [_day()],
    LawChange: lambda: [_choice(REFORMS)],
    Source: lambda: [_text()],
}
"""The blocks that may be written as one text, and what that text may be."""
