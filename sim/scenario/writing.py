"""A scenario as the text of a file, such that reading it gives the same scenario. PyYAML's emitter writes it."""

import io
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from textwrap import indent
from typing import Any, get_args

import attrs
import yaml
from attrs import evolve
from yaml.emitter import Emitter
from yaml.resolver import Resolver

from sim.errors import UnscError
from sim.law import Tally
from sim.scenario.characters import FORBIDDEN, named
from sim.scenario.model import (
    Codes,
    CouncilChoice,
    Expectation,
    Group,
    Id,
    Ids,
    LawChange,
    Pledging,
    ReformName,
    Scenario,
    Sources,
)
from sim.scenario.moments import Moment
from sim.scenario.seated import with_the_seated
from sim.scenario.structuring import THE_REST, as_symbol, names_of
from sim.source import Source

_WIDTH = 104
_SHORT = 88
"""A block of so many characters at most stands on one line, in braces."""
_NEVER_ON_ONE_LINE = ("agenda", "council", "law", "lesson", "meeting", "put_to_vote", "roles", "sources")
_Tree = str | dict[str, Any] | list[Any]


class _Word(str):
    """Text that needs no quotation marks for what it looks like: a date, a code, a number, an id."""


def to_text(scenario: Scenario) -> str:
    """Return a scenario as the text of a file of its own, which `loads` reads as the same scenario.

    A what-if is written out in full, without its base and without the members that have no seat in it (which play
    passes over). Comments are not kept, and what a key says by default is left out. Documents are cited by the
    short names of `sources`; one that has none and is no symbol gets one. Raises `UnscError` for characters that
    no scenario file may hold.

    >>> from sim.scenario import loads
    >>> print(to_text(loads("{title: 'no', date: 2014-12-22, question: adopt the agenda, against: CHN, "
    ...     "in_favour: the rest}")), end="")
    title: 'no'
    <BLANKLINE>
    timeline:
      - id: vote
        at: 2014-12-22
        put_to_vote:
          question: adopt the agenda
          in_favour: the rest
          against: CHN
    """
    scenario = standalone(scenario)
    root = _Keys(scenario.sources).block(scenario)
    written, above = "", ""
    for name, tree in root.items():
        if isinstance(tree, list) and tree and isinstance(tree[0], dict):
            apart = "\n" if name == "timeline" else ""
            section = f"{name}:\n" + apart.join([indent(_emitted([item]), "  ") for item in tree])
        else:
            section = _emitted({name: tree})
        written += section if above in ("", "title") and name == "about" else ("\n" if above else "") + section
        above = name
    if wrong := FORBIDDEN.search(written):
        raise UnscError(f"found {named(wrong.group())}, expected text that can be seen")
    return written


def standalone(scenario: Scenario) -> Scenario:
    """Return a scenario that a file of its own can tell: it names who sits, and has names for its documents.

    Raises `UnscError` for a vote on a day without a Council.
    """
    if scenario.base or scenario.changes:
        scenario = with_the_seated(scenario)
    return evolve(scenario, sources=_with_all_named(scenario))


class _Keys:
    """Writes values as trees of keys, lists and words; it knows the short names of the documents."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.names = {source: name for name, source in reversed(tuple(sources.items()))}

    def block(self, value: Any) -> dict[str, Any]:
        """Write what a value says otherwise than by default, key by key."""
        cls: Any = type(value)
        entries: dict[str, Any] = {}
        for name, (spelt, meant, default) in _keys_of(cls).items():
            now = getattr(value, name)
            if default is attrs.NOTHING or now != default:
                entries[_Word(spelt)] = self.tree(now, meant)
        return entries

    def tree(self, value: Any, meant: Any) -> _Tree:
        """Write a value; `meant` is the type of its key, for a series of words says not of what."""
        if meant is Sources:
            cited = [self.cited(source) for source in value]
            return cited[0] if len(cited) == 1 else cited
        if meant in (Codes, Ids):
            return _Word(" ".join(value)) if value else []
        if meant is Pledging:
            return _Word(" ".join(value) or "all")
        if isinstance(value, bool):
            return _Word("true" if value else "false")
        if isinstance(value, str):
            return _Word(value) if meant in (Id, ReformName) else value
        if isinstance(value, tuple):
            (inner, *_) = get_args(meant)
            return [self.tree(item, inner) for item in value]
        if isinstance(value, Mapping):
            inner = (*get_args(meant), None, None)[1]
            return {str(name): self.tree(item, inner) for name, item in value.items()}
        return self.of_one(value)

    def of_one(self, value: Any) -> _Tree:
        """Write a value that says by itself what it is: in a word where one will do."""
        if isinstance(value, Enum):
            return _Word(value.value)
        if isinstance(value, Moment):
            return _Word(f"{value.hour:%H:%M}" if value.day == date.min and value.hour else str(value))
        if isinstance(value, Tally):
            counts = (value.yes, value.no, value.abstain, *([value.not_voting] if value.not_voting else ()))
            return _Word("-".join(map(str, counts)))
        if isinstance(value, Fraction):
            return _Word(_number(value))
        if isinstance(value, int | date):
            return _Word(value)
        if isinstance(value, Source) and value == as_symbol(value.cite):
            return value.cite
        written = self.block(value)
        if isinstance(value, Group):
            members = _Word(THE_REST) if value.rest else written.pop("members", [])
            return {"members": members, **written} if written else members
        short = _SHORT_FORMS.get(type(value))
        if short is not None and list(written) == [short]:
            said: _Tree = written[short]
            return said
        return written

    def cited(self, source: Source) -> str:
        """Cite a document by its short name, or by its symbol where it has none."""
        return _Word(self.names.get(source, source.cite))


_SHORT_FORMS: Mapping[type, str] = {Expectation: "outcome", CouncilChoice: "as_of", LawChange: "like"}
"""The key that stands for its whole block where nothing else is said in it."""


@cache
def _keys_of(cls: Any) -> Mapping[str, tuple[str, Any, Any]]:
    """Return the keys of a block by field, its own before those of what it is a kind of.

    Each is given as it is spelt, with the type of its value, which does not say that the key may be absent, and
    with what it says by default.
    """
    spelt = names_of(cls)
    keys = {}
    for field in sorted(attrs.fields(cls), key=lambda field: field.inherited):
        if field.name in spelt:
            given = [a for a in get_args(field.type) if a is not type(None)]
            optional = len(given) == 1 and type(None) in get_args(field.type)
            default: Any = field.default
            if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
                default = default.factory()
            keys[field.name] = spelt[field.name], given[0] if optional else field.type, default
    return keys


def _number(value: Fraction) -> str:
    """Write a number exactly: as a decimal where one of at most eighteen places says it, else as a fraction."""
    if 10**18 % value.denominator:
        return str(value)
    whole, rest = divmod(value * 10**18, 10**18)
    return f"{whole}.{int(rest):018}".rstrip("0").rstrip(".")


# Documents


def _with_all_named(scenario: Scenario) -> Mapping[str, Source]:
    """Return the documents by short name, those included that are cited, have none, and are known by no symbol."""
    sources = dict(scenario.sources)
    for source in _cited_in(scenario):
        by_symbol = source == as_symbol(source.cite) and source.cite not in sources and _is_no_short_name(source)
        if not by_symbol and source not in sources.values():
            number = len(sources) + 1
            while f"document-{number}" in sources:
                number += 1
            sources[f"document-{number}"] = source
    return sources


def _is_no_short_name(source: Source) -> bool:
    return bool({" ", ".", "/"}.intersection(source.cite)) or not source.cite.islower()


def _cited_in(value: Any) -> Iterator[Source]:
    if isinstance(value, Source):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _cited_in(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _cited_in(item)
    elif attrs.has(type(value)):
        for name in names_of(type(value)):
            if not (isinstance(value, Scenario) and name == "sources"):
                yield from _cited_in(getattr(value, name))


# YAML


class _Indented(Emitter):
    """PyYAML's emitter, the lists in a block indented like the blocks."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_RESOLVER: Any = Resolver()


def _emitted(tree: _Tree) -> str:
    stream = io.StringIO()
    emitter = _Indented(stream, width=_WIDTH - 4, allow_unicode=True)
    for event in (
        yaml.StreamStartEvent(),
        yaml.DocumentStartEvent(explicit=False),
        *_events(tree, "", 0),
        yaml.DocumentEndEvent(explicit=False),
        yaml.StreamEndEvent(),
    ):
        emitter.emit(event)
    return stream.getvalue()


def _events(tree: _Tree, name: str, column: int) -> Iterator[yaml.Event]:
    """Yield the events that write a tree under a key, from a column on; in braces there is none, and it is -1."""
    below = column if column < 0 else column + 2
    if isinstance(tree, dict) and tree:
        in_braces = column < 0 or (_may_stand_on_one_line(name) and _is_short(tree))
        below = -1 if in_braces else below
        yield yaml.MappingStartEvent(None, None, implicit=True, flow_style=in_braces)
        for key, value in tree.items():
            yield yaml.ScalarEvent(None, None, (True, True), str(key), style=_style(key, "", -1))
            yield from _events(value, key, below)
        yield yaml.MappingEndEvent()
    elif isinstance(tree, list):
        in_brackets = column < 0 or all(isinstance(item, _Word) for item in tree)
        yield yaml.SequenceStartEvent(None, None, implicit=True, flow_style=in_brackets)
        for item in tree:
            yield from _events(item, "", -1 if in_brackets else below)
        yield yaml.SequenceEndEvent()
    else:
        text = tree if isinstance(tree, str) else _Word()
        yield yaml.ScalarEvent(None, None, (True, True), str(text), style=_style(text, name, column))


def _may_stand_on_one_line(name: str) -> bool:
    return bool(name) and not (isinstance(name, _Word) and name in _NEVER_ON_ONE_LINE)


def _is_short(tree: dict[str, Any]) -> bool:
    said = [len(key) + len(value) + 4 for key, value in tree.items() if isinstance(value, str)]
    return len(said) == len(tree) <= 6 and sum(said) <= _SHORT


def _style(text: str, name: str, column: int) -> str | None:
    """Return how a text is written: folded, in quotation marks where it looks like something else, or plain."""
    words = text.split(" ")
    if column >= 0 and column + len(name) + len(text) > _WIDTH and len(words) > 1 and all(words):
        return ">"
    plain = isinstance(text, _Word) or _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)).endswith(":str")
    return None if plain else "'"
