"""From a scenario file to a checked `Scenario`: the file, its base, what it changes, and overrides on top."""

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from itertools import islice
from numbers import Real
from pathlib import Path
from typing import Any

from attrs import evolve
from cattrs import BaseValidationError

from sim.law import Tally
from sim.scenario import library
from sim.scenario.checks.steps import NO_TIME
from sim.scenario.checks.whole import check
from sim.scenario.deriving import with_derived
from sim.scenario.faults import MAX_FAULTS, Fault, ScenarioError, shown
from sim.scenario.giving_way import with_room
from sim.scenario.mending import comes_of, mended
from sim.scenario.model import Change, Scenario
from sim.scenario.moments import Moment
from sim.scenario.places import Block, Items, Node, Text, path_text
from sim.scenario.reading import read, read_path
from sim.scenario.resolving import Way, is_of_record, resolved, without_stale_counts
from sim.scenario.structuring import Structurer, Wrong, misfits, names_of, no_key, node_at, text, words_of
from sim.scenario.trees import VOTE_KEYS, Tree, changed, expected_of_short, is_short, nodes, shortened, written_out
from sim.source import Source

DEEPEST_BASE = 8
"""How many files a what-if may stand on."""

_MENDINGS = 4
"""How often what is wrong in the form is mended to look for what else is wrong: mostly once is enough."""

_OVERRIDE = "--set "
"""What the file of an override begins with, in its faults."""
_WHAT_IF_KEYS = ("base", "changes", "remove")
_TOP_KEYS = (*names_of(Scenario).values(), *VOTE_KEYS, "date", "at")
_OF_THE_BASE = ("expect", "reported", "about", "lesson")
_PREPENDED = ("positions",)
_MERGED = ("sources",)


def load(path: str | Path, overrides: Mapping[str, Any] | Iterable[str | tuple[str, Any]] = ()) -> Scenario:
    """Read a scenario file, check it, and return it as a value.

    `path` is a file of the user's, or the name of a scenario that comes with the package (`dprk/2014`);
    the user's own files win. `overrides` are changes on top, as a mapping from path to value, as pairs of the two,
    or as texts "path=value". Raises `ScenarioError` with every fault found, each with its place.

    >>> scenario = load("dprk/2014")
    >>> scenario.title
    'The situation in the DPRK reaches the agenda, 2014'
    """
    file = library.find(path)
    return load_tree(_loaded(file, library.name_of(file), ()), overrides)


def loads(source: str | bytes, name: str = "scenario.yaml", overrides: Iterable[str] = ()) -> Scenario:
    """Read a scenario from text; `name` is what its faults are reported under.

    >>> loads("title: A test\\ndate: 2014-12-22\\nquestion: adopt the draft\\nin_favour: the rest").title
    'A test'
    """
    root = read(source, name)
    return load_tree(tree_of(root, name, None, ()), overrides)


def load_tree(loaded: "Loaded", overrides: Mapping[str, Any] | Iterable[str | tuple[str, Any]] = ()) -> Scenario:
    """Turn a loaded tree into a scenario, with overrides on top, and work out what is derived in it."""
    return with_derived(_overridden(loaded, overrides), other_of(loaded.tree.file))


def other_of(file: str) -> Callable[[str], Scenario]:
    """Return what reads the other scenarios that a file speaks of: beside it, or by their names.

    Of those the positions are not asked for, so that no circle can come of it.
    """

    def read_other(name: str) -> Scenario:
        beside = [folder / Path(file).parent / name for folder in (Path(), library.shipped())]
        found = library.find(next((place for place in beside if place.is_file()), Path(name)))
        return _loaded(found, library.name_of(found), ()).scenario

    return read_other


def _overridden(loaded: "Loaded", overrides: Mapping[str, Any] | Iterable[str | tuple[str, Any]]) -> Scenario:
    faults: list[Fault] = []
    given: list[_Given] = []
    for override in _listed(overrides):
        try:
            path, value = override if isinstance(override, tuple) else _split(override)
            given.append((Text(path, 1, 1), _value(path, value), _by_override(path)))
        except ScenarioError as error:
            faults += error.faults
    if not given and not faults:
        return loaded.scenario
    tree, changes = _with_changes(loaded, given, faults)
    if faults:
        raise ScenarioError([*faults, *_misfits_in(tree, _OVERRIDE)])
    return _finished(tree, loaded.scenario, changes, loaded.scenario.base, _OVERRIDE)


_Given = tuple[Text, Node | None, str]
"""A change: the path, what is to stand there (None where it is to be taken out), and who is to answer for it."""


def _with_changes(
    loaded: "Loaded", given: Iterable[_Given], faults: list[Fault]
) -> tuple[Tree, tuple[Change, ...]]:
    """Make the changes of one layer, or add to `faults` why they cannot be made."""
    tree = resolved(loaded.tree, loaded.scenario)
    before, changes = len(tree.files), list(loaded.scenario.changes)
    for path, new, by in given:
        try:
            tree, change = changed(tree, path, new, by)
            changes.append(change)
        except ScenarioError as error:
            faults += error.faults
    return with_room(tree, before), tuple(changes)


class Loaded:
    """A tree and the scenario made of it."""

    def __init__(self, tree: Tree, scenario: Scenario) -> None:
        self.tree = tree
        self.scenario = scenario


def _by_override(path: str) -> str:
    """Return what the faults of an override are reported under: the option and the path, on one line."""
    return _OVERRIDE + (path[:60] if path.isprintable() else shown(path, 60))


def _listed(overrides: object) -> list[Any]:
    if isinstance(overrides, Mapping):
        return list(overrides.items())
    if isinstance(overrides, str):
        return [overrides]
    return list(overrides) if isinstance(overrides, Iterable) else [overrides]


def _split(override: object) -> tuple[str, str]:
    if not isinstance(override, str):
        raise _not_text(repr(override), "an override", override, "a text path=value")
    path, equals, value = override.partition("=")
    if not equals or not path.strip():
        raise ScenarioError(
            [
                Fault(
                    _by_override(override),
                    0,
                    0,
                    "",
                    "expected path=value, such as timeline.agenda.against=CHN",
                )
            ]
        )
    return path.strip(), value.strip()


def _not_text(by: str, what: str, value: object, expected: str) -> ScenarioError:
    try:
        found = f"{type(value).__name__} {shown(repr(value))}"
    except Exception:  # whatever it is, it is none of ours
        found = type(value).__name__
    message = f"{what} is {found}; expected {expected}"
    return ScenarioError([Fault(_by_override(by), 0, 0, "", message)])


def _value(path: object, value: object) -> Node:
    """Read the value of an override as the file would: text, or a block or list in braces or brackets."""
    if not isinstance(path, str):
        raise _not_text(repr(path), "the path", path, "a text such as timeline.agenda.against")
    if isinstance(value, str) and not isinstance(value, Enum) and value[:1] in ("{", "[", '"', "'"):
        root = read(f"value: {value}", _by_override(path))
        assert isinstance(root, Block)
        return root["value"]
    return _from_python(path, value)


def _from_python(path: str, value: object) -> Node:
    if isinstance(value, Block):  # read elsewhere, such as the file of a law
        return value
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, bool):
        return Text("true" if value else "false", 1, 1)
    if isinstance(value, int) and abs(value) < 10**9:
        return Text(str(value), 1, 1)
    if isinstance(value, Real) and not isinstance(value, int):  # a float, a fraction, a number of numpy
        return Text(str(value), 1, 1)
    if isinstance(value, datetime):
        return Text(f"{value:%Y-%m-%dT%H:%M}", 1, 1)
    if isinstance(value, date):
        return Text(value.isoformat(), 1, 1)
    if isinstance(value, Moment | Tally):
        return Text(str(value), 1, 1)
    if isinstance(value, str):
        return Text(value, 1, 1)
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return Items([Text(item, 1, 1) for item in value], 1, 1)
    if value is None:
        expected = "a value; `remove` in a what-if takes a key out, and [] names nobody"
    else:
        expected = "text, a number, a date, true or false, or a list of texts"
    raise _not_text(path, "the value", value, expected)


def _loaded(file: Path, name: str, above: tuple[Path, ...]) -> Loaded:
    root = read_path(file, name)
    return tree_of(root, name, file, above)


def tree_of(root: Node, name: str, file: Path | None, above: tuple[Path, ...]) -> Loaded:
    """Return the tree of a file that was read, with its bases and changes, and the scenario it makes.

    `above` are the files that name this one as their base. Raises `ScenarioError`.
    """
    if not isinstance(root, Block):
        message = "a scenario begins with keys, such as `title:`; found a list or one text"
        key, colon, _ = str(root).split(" ")[0].partition(":")
        if isinstance(root, Text) and key.isidentifier() and colon:
            message = (
                f"a colon with no space after it makes no key; put a space after the colon: `{shown(key)}: ...`"
            )
        raise ScenarioError([Fault(name, root.line, root.column, "", message)])
    if "base" in root:
        return _what_if(root, name, file, above)
    for wrong in ("changes", "remove"):
        if wrong in root:
            key = next(k for k in root if k == wrong)
            message = f"`{wrong}` says what differs from a `base`, and this file names none"
            raise ScenarioError([Fault(name, key.line, key.column, wrong, message)])
    if "timeline" not in root and "question" not in root:
        raise ScenarioError(_neither(root, name))
    if is_short(root) and "date" in root and "at" in root:
        second = [key for key in root if key in ("date", "at")][1]
        message = "`date` and `at` both say when; expected one of the two"
        raise ScenarioError([Fault(name, second.line, second.column, second, message)])
    tree = Tree(root, name, short=is_short(root))
    scenario = _structured(tree)
    return Loaded(tree, evolve(scenario, of_record=is_of_record(scenario)))


def _neither(root: Block, name: str) -> list[Fault]:
    unknown = [key for key in root if key not in _TOP_KEYS and key not in _WHAT_IF_KEYS]
    keys = (*_TOP_KEYS, *_WHAT_IF_KEYS)
    faults = [Fault(name, k.line, k.column, k, no_key(k, keys)) for k in unknown[:MAX_FAULTS]]
    if any(f.message.endswith(f"did you mean {key}?") for f in faults for key in ("timeline", "question", "base")):
        return _told(faults, max(0, len(unknown) - MAX_FAULTS))
    if any(key in root for key in ("date", "at", *VOTE_KEYS)):
        message = "the key `question` is missing: what is put to the vote, such as adopt the provisional agenda"
        return _told([Fault(name, root.line, root.column, "", message), *faults], 0)
    message = "a scenario needs a `timeline`, or one `question` with a `date`"
    told = f"{message}; found {', '.join(map(shown, list(root)[:6])) or 'nothing'}"
    return [Fault(name, root.line, root.column, "", told)]


def _what_if(root: Block, name: str, file: Path | None, above: tuple[Path, ...]) -> Loaded:
    node = text(root["base"])
    if len(above) >= DEEPEST_BASE or (file is not None and file.resolve() in above):
        raise ScenarioError([Fault(name, node.line, node.column, "base", "the bases go round in a circle")])
    folder = file.parent if file is not None else Path()
    try:
        found = library.find(folder / node if (folder / node).exists() else Path(node))
    except ScenarioError as error:
        raise ScenarioError([Fault(name, node.line, node.column, "base", error.faults[0].message)]) from None
    called = Path(os.path.normpath(folder / node))
    # A name stands for the file with the ending.
    told = called if found.name == called.name else called.with_name(called.name + found.suffix)
    base = _loaded(found, str(told), (*above, *([file.resolve()] if file is not None else [])))
    faults: list[Fault] = []
    given = [(path, new, name) for path, new in _changes(root, name, faults)]
    tree, changes = _with_changes(base, given, faults)
    if "timeline" in root:
        key = next(k for k in root if k == "timeline")
        message = "a what-if changes its base's timeline under `changes`"
        faults.append(Fault(name, key.line, key.column, key, message))
    tree = _on_top(tree, root, name)
    if faults:
        # Only the form is looked at further: what does not add up may come of a change that was not made.
        raise ScenarioError([*faults, *_misfits_in(tree, name)])
    return Loaded(tree, _finished(tree, base.scenario, changes, str(node), name))


def _changes(root: Block, name: str, faults: list[Fault]) -> list[tuple[Text, Node | None]]:
    found: list[tuple[Text, Node | None]] = []
    block = root.get("changes", Block())
    if isinstance(block, Block):
        found += block.items()
    else:
        message = "expected paths and values, such as `timeline.meeting.at: 2015-01-05`"
        faults.append(Fault(name, block.line, block.column, "changes", message))
    if "remove" in root:
        paths = words_of(root["remove"])
        if not paths:
            node = root["remove"]
            message = "found nothing, expected paths, such as `timeline.meeting.agenda.against`"
            faults.append(Fault(name, node.line, node.column, "remove", message))
        found += [(word, None) for word in paths]
    return found


def _on_top(tree: Tree, root: Block, name: str) -> Tree:
    """Lay the what-if's own keys over the base: its title, its expectations, its positions first."""
    # What the base's file says of the record is no longer the record of this one, nor are its lesson and roles.
    top: dict[str, Node] = {k: v for k, v in written_out(tree.root).items() if k not in _OF_THE_BASE}
    for key, node in root.items():
        if key in _WHAT_IF_KEYS:
            continue
        below = top.get(key)
        if key in _PREPENDED and isinstance(node, Items) and isinstance(below, Items):
            top = {**top, key: Items([*node, *below], node.line, node.column)}
        elif key in _MERGED and isinstance(node, Block) and isinstance(below, Block):
            top = {**top, key: Block({**below, **node}.items(), node.line, node.column)}
        elif key != "timeline":
            top.pop(key, None)
            top = {**top, key: expected_of_short(node) if key == "expect" and tree.short else node}
    own = [n for key, node in root.items() if key not in _WHAT_IF_KEYS for n in (key, *nodes(node))]
    files = tuple((id(n), name, n) for n in own)
    return Tree(Block(top.items(), root.line, root.column), name, (*_all_of(tree), *files), tree.short, tree.paths)


def _all_of(tree: Tree) -> tuple[tuple[int, str, Node], ...]:
    """Say of every node of a base which file it is from, now that the tree goes by another file's name."""
    known = {at for at, _, _ in tree.files}
    return (*((id(n), tree.file, n) for n in nodes(tree.root) if id(n) not in known), *tree.files)


def _finished(tree: Tree, base: Scenario, changes: tuple[Change, ...], base_name: str, by: str) -> Scenario:
    """Make the scenario of a changed tree; `by` is what the file of the one who changed it begins with."""
    scenario = _structured(tree, by)
    stale = without_stale_counts(tree, scenario, base)
    if stale is not tree:
        scenario = _structured(stale, by)
    return evolve(scenario, changes=changes, base=base_name, of_record=base.of_record)


def _structured(tree: Tree, changed_by: str = "") -> Scenario:
    """Make a scenario of a tree, and check it; what was not written by the one who changed it is the base's."""
    root = written_out(tree.root)
    structurer = Structurer(documents(root))
    also = _also_at_the_top(tree, changed_by)

    def passed_over(node: Node) -> bool:
        return bool(changed_by) and not (node.line and tree.file_of(node).startswith(changed_by))

    wrong: list[Wrong] = []
    scenario: Scenario | None = None
    checked = root
    for _ in range(_MENDINGS):
        try:
            scenario = structurer.structure(checked, Scenario)
            break
        except Exception as error:
            more = tuple(misfits(error, checked, also))
        wrong += more if not wrong else ()
        if len(more) > MAX_FAULTS:
            break
        checked = mended(checked, more)
    faults, more_faults = _first(tree, root, [(each.path, each.node, each.message) for each in _meant(wrong)])
    if scenario is not None:
        found = (
            (path, node or node_at(root, path), message)
            for path, node, message in check(scenario, checked, passed_over)
            if not comes_of(path, wrong, root)
        )
        found_faults, found_more = _first(tree, root, list(islice(found, _MOST_CHECKED)))
        faults, more_faults = faults + found_faults, more_faults + found_more
    if faults:
        raise ScenarioError(_told(faults, more_faults))
    assert scenario is not None
    return evolve(scenario, file=tree.file)


def _meant(wrong: list[Wrong]) -> list[Wrong]:
    """Leave out the required keys that are there, and only misspelt: that is told."""
    said = {(each.path[:-1], each.message.partition("did you mean ")[2]) for each in wrong if each.path}
    return [each for each in wrong if not each.missing or (each.path, f"{each.missing}?") not in said]


def _also_at_the_top(tree: Tree, changed_by: str) -> tuple[str, ...]:
    if changed_by not in ("", _OVERRIDE):
        return _WHAT_IF_KEYS
    return (*VOTE_KEYS, "date", "at") if tree.short else ()


def _misfits_in(tree: Tree, changed_by: str) -> list[Fault]:
    """List what is wrong in the form of a tree, and nothing else."""
    root = written_out(tree.root)
    try:
        Structurer(documents(root)).structure(root, Scenario)
    except Exception as error:
        wrong = misfits(error, root, _also_at_the_top(tree, changed_by))
        return _told(*_first(tree, root, [(each.path, each.node, each.message) for each in wrong]))
    return []


def documents(root: Block) -> dict[str, Source]:
    """Return the documents a file names under `sources`, by their short names."""
    listed = root.get("sources")
    sources: dict[str, Source] = {}
    for key, node in listed.items() if isinstance(listed, Block) else ():
        try:
            sources[str(key)] = Structurer({}).structure(node, Source)
        except (ValueError, BaseValidationError):
            sources[str(key)] = Source(str(key))  # its fault is told once, where it stands, not where it is cited
    return sources


_MOST_CHECKED = 200
"""So many faults of sense are looked for at most: each takes a while, and only MAX_FAULTS are told."""


def _first(tree: Tree, root: Block, wrong: list[tuple[Way, Node, str]]) -> tuple[list[Fault], int]:
    """Return the first faults, as many as are told, and how many there are beyond them."""
    faults = list(dict.fromkeys(_fault(tree, root, *each) for each in wrong[:MAX_FAULTS]))
    return faults, max(0, len(wrong) - MAX_FAULTS)


def _told(faults: list[Fault], more: int) -> list[Fault]:
    """Return the faults to be told, the last of them saying how many there are beyond."""
    first = ScenarioError(dict.fromkeys(faults)).faults
    more += max(0, len(first) - MAX_FAULTS)
    told = list(first[:MAX_FAULTS])
    if more:
        last = told[-1]
        told.append(Fault(last.file, last.line, last.column, "", f"and {more} more faults"))
    return told


_SPELT = {"condition": "if", "where": "in", "reading": "as"}


def _fault(tree: Tree, root: Block, path: tuple[str | int, ...], node: Node, message: str) -> Fault:
    # A word of a text is nobody's node: its file is that of the text.
    written = node if tree.borrows(node) else node_at(root, path)
    spelt = tuple(_SPELT.get(p, p) if isinstance(p, str) else p for p in path)
    if message == NO_TIME and tree.short:
        message = "the date is missing: `date: 2014-12-22`"
    fault = Fault(tree.file_of(written), node.line, node.column, path_text(spelt), message)
    if fault.line == 0:
        # A node made by us, not by the author: point at the nearest thing above it that the author wrote.
        for end in range(len(path), -1, -1):
            above = node_at(root, path[:end])
            if above.line:
                fault = evolve(fault, line=above.line, column=above.column)
                break
    typed = _as_typed(tree, root, path)
    if typed:
        return evolve(fault, path=typed)
    return evolve(fault, path=shortened(fault.path)) if tree.short else fault


def _as_typed(tree: Tree, root: Block, path: tuple[str | int, ...]) -> str:
    """Return the way to what a change has brought as the author of the change wrote it; else nothing."""
    way: list[Node] = [root]
    for part in path:
        below = node_at(way[-1], (part,))
        if below is way[-1]:
            break
        way.append(below)
    for n in range(len(way) - 1, 0, -1):
        typed = tree.path_of(way[n])
        if typed:
            typed = typed if typed.isprintable() and len(typed) <= 80 else shown(typed, 80)
            rest = path_text(path[n:])
            return typed + ("." if rest and not rest.startswith("[") else "") + rest
    return ""


__all__ = ["load", "loads", "path_text"]
