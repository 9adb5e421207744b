"""Columns of a sweep that would contradict each other: two say how one member votes, or fill one place.

Of two such columns the later would win without a word, and the rows would say what did not hold. It runs nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from sim.analysis.sweeps.axes import Axis, ChangeAxis
from sim.scenario import ScenarioError
from sim.scenario.faults import Fault
from sim.scenario.known_votes import GROUPS
from sim.scenario.model import Position
from sim.scenario.places import Block, Items, Node, Text
from sim.scenario.resolving import Placed, Way, votes_in
from sim.scenario.sweep_file import SweepFile
from sim.scenario.trees import changed

_BY_MEMBER = ("odds", "instead")
_BY_CHOICE = tuple(name for name, _, _ in GROUPS)
_CODE = re.compile(r"[A-Z]{3}")

Said = Mapping[str, frozenset[str]]
"""The members of whose vote something is said, by question."""


@frozen
class _Filled:
    """A place of the scenario that a column fills: the way to it, and the values written for it, if any are."""

    way: Way
    values: tuple[Node, ...]


def said_by_changes(file: SweepFile, axes: Iterable[Axis], questions: Iterable[str]) -> Mapping[str, Said]:
    """Return of whose votes the columns with `set` say something, by column and question.

    A member is named by the path (`timeline.referral.CHN`, `odds.CHN.no`), or by a value: in a group
    (`abstaining`), in `odds`, in a whole block, in `positions`. "The rest" names nobody: it gives way.
    """
    asked = [placed for placed in votes_in(file.scenario) if placed.id in set(questions)]
    found: dict[str, Said] = {}
    for axis in axes:
        filled = _filled(file, axis) if isinstance(axis, ChangeAxis) else None
        if filled is not None:
            found[axis.name] = {placed.id: frozenset(_said(filled, placed, file)) for placed in asked}
    return found


def contradictions(file: SweepFile, axes: Sequence[Axis], said: Mapping[str, Said]) -> list[Fault]:
    """Return a fault for every column that contradicts one before it. Two chances of one member go together."""
    faults = []
    for n, later in enumerate(axes):
        for earlier in axes[:n]:
            why = _both(file, earlier, later, said)
            if why:
                names = f"{earlier.name} and {later.name}"
                faults.append(file.fault(("vary", later.name), f"{names} both say {why}; expected one of them"))
    return faults


def _both(file: SweepFile, earlier: Axis, later: Axis, said: Mapping[str, Said]) -> str:
    """Say what two columns both say; empty where nothing."""
    if not (isinstance(earlier, ChangeAxis) or isinstance(later, ChangeAxis)):
        return ""
    one, other = (_members(axis, said) for axis in (earlier, later))
    for question in one:
        codes = sorted(one[question] & other.get(question, frozenset()))
        if codes:
            return f"how {' '.join(codes)} votes on {question}"
    if isinstance(earlier, ChangeAxis) and isinstance(later, ChangeAxis):
        before, after = _filled(file, earlier), _filled(file, later)
        if before is not None and after is not None and _overwrites(after.way, before):
            return f"what stands at {later.path}"
    return ""


def _members(axis: Axis, said: Mapping[str, Said]) -> Said:
    """Return the members of whose votes a column says something, by question."""
    if isinstance(axis, ChangeAxis):
        return said.get(axis.name, {})
    return dict.fromkeys(axis.on, frozenset(axis.codes))


def _overwrites(way: Way, before: _Filled) -> bool:
    """Tell whether filling a place takes away what was filled before: a place below it, or one of its values."""
    if before.way[: len(way)] == way:
        return True
    if way[: len(before.way)] != before.way:
        return False
    return any(_holds(value, way[len(before.way) :]) for value in before.values)


def _holds(value: Node, way: Way) -> bool:
    for part in way:
        if isinstance(value, Text):
            return bool(value)  # one word for a block
        below: Mapping[str | int, Node] = dict(value.items() if isinstance(value, Block) else enumerate(value))
        if part not in below:
            return False
        value = below[part]
    return True


def _filled(file: SweepFile, axis: ChangeAxis) -> _Filled | None:
    """Return the place a column fills; None where its path leads nowhere, which is told elsewhere."""
    mark = Text("mark", 1, 1)
    try:
        tree, _ = changed(file.loaded.tree, Text(axis.path, 1, 1), mark, file.name)
    except ScenarioError:
        return None
    way = _way_to(tree.root, mark)
    if way is None:
        return None
    way = way[:-1] if way[-1] == "members" and way[-2] in _BY_CHOICE else way
    varied = file.sweep.vary[axis.name]
    if varied.years:
        return _Filled(way, (Text(varied.years),))
    return _Filled(way, tuple(value for value in varied.values if isinstance(value, Text | Block | Items)))


def _way_to(node: Node, mark: Text) -> Way | None:
    if node is mark:
        return ()
    below: Iterable[tuple[str | int, Node]] = ()
    if isinstance(node, Block):
        below = [(str(key), value) for key, value in node.items()]
    elif isinstance(node, Items):
        below = enumerate(node)
    for part, value in below:
        found = _way_to(value, mark)
        if found is not None:
            return (part, *found)
    return None


def _said(filled: _Filled, placed: Placed, file: SweepFile) -> Iterator[str]:
    """Yield the members of whose vote on a question something is said, with those of their blocs."""
    way, here = filled.way, placed.way
    positions = file.scenario.positions
    if way[: len(here)] == here:
        rest: Way = way[len(here) :]
    elif here[: len(way)] == way or (way[0] == "positions" and len(way) < 3):
        rest = ()
    elif way[0] == "positions" and isinstance(way[1], int) and _speaks_of(positions[way[1]], placed.id):
        rest = way[2:]
    else:
        return
    if not rest:
        named = {code for value in filled.values for code in _within(value, placed.id, placed.id)}
    elif len(rest) > 1 and rest[0] in _BY_MEMBER:
        named = {str(rest[1])}
    else:
        named = {code for value in filled.values for code in _named(str(rest[0]), value)}
    yield from named
    if rest[:1] != ("instead",):  # whose vote is changed by itself leaves its bloc
        blocs = (*placed.votes.blocs, *(bloc for position in positions for bloc in position.blocs))
        yield from (code for bloc in blocs if named & set(bloc) for code in bloc)


def _speaks_of(position: Position, question: str) -> bool:
    """Tell whether a standing position may be one on a question: on it by id, or on all of a kind."""
    return question in position.on if position.on else True


def _within(node: Node, here: str, question: str) -> Iterator[str]:
    """Yield whom a block or list names that says how members vote on a question; `here` is the one it is of."""
    if isinstance(node, Items):
        for item in node:
            yield from _within(item, here, question)
    if not isinstance(node, Block):
        return
    here = str(node.get("id", here))
    on = node.get("on")
    speaks = here == question and (on is None or question in _words(on))
    for key, value in node.items():
        if speaks and key in (*_BY_CHOICE, *_BY_MEMBER):
            yield from _named(key, value)
        else:
            yield from _within(value, "agenda" if key == "agenda" else here, question)


def _named(key: str, value: Node) -> Iterator[str]:
    """Yield the members that what stands under a key of a vote names."""
    if key in _BY_MEMBER:
        yield from value.keys() if isinstance(value, Block) else ()
    elif key in _BY_CHOICE:
        members = value.get("members", Text()) if isinstance(value, Block) else value
        yield from (word for word in _words(members) if _CODE.fullmatch(word))


def _words(node: Node) -> list[str]:
    if isinstance(node, Items):
        return [word for item in node for word in _words(item)]
    return node.replace(",", " ").split() if isinstance(node, Text) else []
