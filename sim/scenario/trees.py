"""Changing the tree of a file before it becomes a scenario: what-ifs, overrides, the short form of one vote."""

import re
from functools import cache, cached_property
from typing import get_args, get_type_hints

from attrs import evolve, fields, frozen

from sim.scenario.faults import Fault, ScenarioError, nearest, shown
from sim.scenario.model import ACTIONS, Change, PutToVote, Step, Votes
from sim.scenario.places import Block, Items, Node, Text


@frozen
class Tree:
    """A file as read, with the file that each borrowed node came from."""

    root: Block
    file: str
    files: tuple[tuple[int, str, Node], ...] = ()
    """Nodes from other files, by identity; kept here so that they live as long as the tree does."""
    short: bool = False
    """Whether the author wrote the short form, so that paths may be those of the short form."""
    paths: tuple[tuple[int, str], ...] = ()
    """Nodes that came with a change, by identity, with the path to them as its author wrote it."""

    @cached_property
    def _borrowed(self) -> dict[int, str]:
        return {at: file for at, file, _ in self.files}

    @cached_property
    def _written(self) -> dict[int, str]:
        return dict(self.paths)

    def file_of(self, node: Node) -> str:
        """Return the file a node was written in."""
        return self._borrowed.get(id(node), self.file)

    def borrows(self, node: Node) -> bool:
        """Tell whether a node is known by itself to come from a file, which words of a text are not."""
        return id(node) in self._borrowed

    def path_of(self, node: Node) -> str:
        """Return the path by which a change brought a node; empty where no change did."""
        return self._written.get(id(node), "")


def nodes(node: Node) -> list[Node]:
    """List a node and all below it, keys included."""
    listed: list[Node] = []
    waiting = [node]
    while waiting:
        here = waiting.pop()
        listed.append(here)
        if isinstance(here, Block):
            waiting.extend(here.keys())
            waiting.extend(here.values())
        elif isinstance(here, Items):
            waiting.extend(here)
    return listed


def block(entries: dict[str, Node], like: Node) -> Block:
    """Make a block that stands where another node stands."""
    return Block(entries.items(), like.line, like.column)


_STEP_KEYS = {"source", "status", "note", "if"}
VOTE_KEYS = {f.metadata.get("named", f.name) for f in fields(PutToVote)}
_CODE = re.compile(r"[A-Z]{3}")
SHORT_ID = "vote"
"""The id of the one vote of a scenario in its short form."""


def is_short(root: Block) -> bool:
    """Tell whether a file is in the short form: one question, at the top."""
    return "question" in root and "timeline" not in root


def written_out(root: Block) -> Block:
    """Write the short form out: the question becomes the one step of a timeline, and `expect` its result."""
    if not is_short(root):
        return root
    question: dict[str, Node] = {}
    step: dict[str, Node] = {"id": Text(SHORT_ID)}
    top: dict[str, Node] = {}
    for name, node in root.items():
        if name in VOTE_KEYS:
            question[name] = node
        elif name in ("date", "at"):
            step[Text("at", name.line, name.column)] = node
        elif name in _STEP_KEYS:
            step[name] = node
        elif name == "expect":
            top[name] = expected_of_short(node)
        else:
            top[name] = node
    step["put_to_vote"] = block(question, root)
    timeline = Items([block(step, root)], root.line, root.column)
    return block({**top, "timeline": timeline}, root)


def expected_of_short(node: Node) -> Node:
    """Say of which vote the one result of a short form is."""
    return node if isinstance(node, Block) and SHORT_ID in node else block({SHORT_ID: node}, node)


def _way_of_short(parts: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return where a path of the short form leads once the form is written out."""
    if parts[0] in ("date", "at"):
        return ("timeline", 0, "at", *parts[1:])
    if parts[0] in _STEP_KEYS:
        return ("timeline", 0, *parts)
    if parts[0] == "expect" and parts[1:2] != (SHORT_ID,):
        return ("expect", SHORT_ID, *parts[1:])
    one_member = len(parts) == 1 and _CODE.fullmatch(str(parts[0]))
    return ("timeline", 0, "put_to_vote", *parts) if parts[0] in VOTE_KEYS or one_member else parts


def _voted_before(root: Block, code: str, now: Node | None) -> Text | None:
    """Return under which key of the vote a member stood that now votes otherwise."""
    for node in nodes(root):
        instead = node.get("instead") if isinstance(node, Block) else None
        if isinstance(node, Block) and isinstance(instead, Block) and instead.get(code) is now:
            for name in sorted(_GROUPS & set(node)):
                group = node[name]
                members = group.get("members") if isinstance(group, Block) else group
                if isinstance(members, Text) and code in members.split():
                    return Text(name, members.line, members.column)
    return None


def _of_one_member(parts: tuple[str | int, ...], new: Node | None) -> tuple[str | int, ...]:
    """Let `timeline.agenda.CHN: abstaining` change one member's vote and leave the others as they are."""
    if (
        len(parts) > 2
        and parts[-2] not in ("instead", "odds")
        and _CODE.fullmatch(str(parts[-1]))
        and isinstance(new, Text)
    ):
        return (*parts[:-1], "instead", parts[-1])
    return parts


def shortened(path: str) -> str:
    """Return a path as the author of a short form knows it."""
    if path in ("timeline[0].put_to_vote", "timeline[0]", "timeline"):
        return ""
    if path == "timeline[0].at" or path.startswith("timeline[0].at."):
        return "date"
    for prefix in ("timeline[0].put_to_vote.", "timeline[0]."):
        if path.startswith(prefix):
            return path.removeprefix(prefix)
    return re.sub(rf"^expect\.{SHORT_ID}(?=\.|$)", "expect", path)


# Paths, as people write them: timeline.meeting.agenda.against, timeline[0].at, positions[1].on


def parts_of(path: Text) -> tuple[str | int, ...]:
    """Split a path at its dots and brackets."""
    parts: list[str | int] = []
    for piece in path.split("."):
        name, *numbers = piece.split("[")
        if name:
            parts.append(name)
        for number in numbers:
            digits = number.removesuffix("]")
            if not (digits.isascii() and digits.isdigit() and number.endswith("]")) or len(digits) > 6:
                raise ValueError(
                    f"{shown(path)} is no path; expected such as timeline.meeting.at or timeline[0].at"
                )
            parts.append(int(digits))
    if not parts or any(not part and part != 0 for part in parts):
        raise ValueError(f"{shown(path)} is no path; expected such as timeline.meeting.at or timeline[0].at")
    return tuple(parts)


class _Nowhere(ValueError):
    """A way leads nowhere for want of a key that a change might bring with it."""


def replaced(node: Node, parts: tuple[str | int, ...], new: Node | None, where: Text) -> tuple[Node, Node | None]:
    """Return a tree with one place changed (or removed, for None), and what stood there.

    A step is addressed by its id wherever it stands, and so is the adoption of an agenda; an id that is not
    there yet adds a step. Within a step the key that says what happens may be left out. Raises ValueError,
    saying what was expected, for a way that leads nowhere.
    """
    part, rest = parts[0], parts[1:]
    if isinstance(node, Items):
        inside = _in_a_meeting(node, part)
        if inside:
            return replaced(node, (*inside, *rest), _with_id(new, part) if new and not rest else new, where)
        index = _index(node, part, bool(rest) or new is None)
        if index == len(node):
            return Items([*node, _with_id(new, part)], node.line, node.column), None
        inner: Node | None
        if rest:
            inner, old = replaced(node[index], rest, new, where)
        else:
            inner, old = (None if new is None else _with_id(new, part)), node[index]
        kept = [*node[:index], *([] if inner is None else [inner]), *node[index + 1 :]]
        return Items(kept, node.line, node.column), old
    if isinstance(node, Block) and isinstance(part, str):
        action = _action_with(node, part)
        if action is not None:
            inner, old = replaced(node[action], parts, new, where)
            return _with(node, action, inner, where), old
        if part not in node and (rest or new is None):
            raise _Nowhere(
                f"there is no {shown(part)} in the base; it has {', '.join(list(node)[:8])}{nearest(part, node)}"
            )
        if rest:
            inner, old = replaced(_in_full(part, node[part]), rest, new, where)
            return _with(node, part, inner, where), old
        if new is None:
            return block({k: v for k, v in node.items() if k != part}, node), node[part]
        return _with(node, part, new, where), node.get(part)
    raise ValueError(f"there is nothing below {shown(str(part))} that could be changed")


_IN_ONE_WORD = {"law": "like", "council": "as_of"}
"""Blocks that may be written as one word, and the key the word is for."""


def _in_full(name: str, node: Node) -> Node:
    """Write out a block that was written as one word, so that `law.substantive_votes` goes with `law: g4`."""
    if name not in _IN_ONE_WORD or not isinstance(node, Text) or not node:
        return node
    return block({Text(_IN_ONE_WORD[name], node.line, node.column): node}, node)


def _with(node: Block, name: str, value: Node, where: Text) -> Block:
    if name in node:
        return block({k: (value if k == name else v) for k, v in node.items()}, node)
    return block({**node, where: value}, node)


_STEP = {a.metadata.get("named", a.name) for a in fields(Step)}


def _action_with(node: Block, part: str) -> str | None:
    """Return the key of a step's action that a key belongs to: `timeline.meeting.agenda` will do."""
    if part in _STEP or part in node:
        return None
    for action in ACTIONS:
        inner = node.get(action)
        if isinstance(inner, Block) and (part in inner or part in keys_of(action)):
            return action
    return None


@cache
def keys_of(action: str) -> tuple[str, ...]:
    """Return the keys of the block under an action."""
    cls = get_type_hints(Step)[action]
    return tuple(a.name for a in fields(next(c for c in get_args(cls) if c is not type(None))))


def _in_a_meeting(items: Items, part: str | int) -> tuple[str | int, ...]:
    """Return the way to what has an id within a meeting: its agenda, or a step of its proceedings."""
    if part in _ids(items):
        return ()
    for n, item in enumerate(items):
        meeting = item.get("meeting") if isinstance(item, Block) else None
        if not isinstance(meeting, Block):
            continue
        agenda, proceedings = meeting.get("agenda"), meeting.get("proceedings")
        if isinstance(agenda, Block) and agenda.get("id", "agenda") == part:
            return n, "meeting", "agenda"
        if isinstance(proceedings, Items) and part in _ids(proceedings):
            return n, "meeting", "proceedings", _ids(proceedings).index(part)
    return ()


def _ids(items: Items) -> list[str | int]:
    return [str(item["id"]) if isinstance(item, Block) and "id" in item else "" for item in items]


def _ids_in_meetings(items: Items) -> list[str]:
    known: list[str] = []
    for item in items:
        meeting = item.get("meeting") if isinstance(item, Block) else None
        if not isinstance(meeting, Block):
            continue
        agenda, proceedings = meeting.get("agenda"), meeting.get("proceedings")
        if isinstance(agenda, Block):
            known.append(str(agenda.get("id", "agenda")))
        known += [str(i) for i in _ids(proceedings) if i] if isinstance(proceedings, Items) else []
    return known


def _index(items: Items, part: str | int, must_exist: bool) -> int:
    if isinstance(part, int):
        if part < len(items):
            return part
        raise ValueError(f"there is no [{part}]; the list has {len(items)}, counted from 0")
    ids = _ids(items)
    if part in ids:
        return ids.index(part)
    if must_exist:
        known = [*(str(i) for i in ids if i), *_ids_in_meetings(items)]
        listed = ", ".join(map(shown, known[:20]))
        raise ValueError(f"there is no step {shown(part)} in the base; it has {listed}{nearest(part, known)}")
    return len(items)


def _with_id(new: Node | None, part: str | int) -> Node:
    if isinstance(new, Block) and isinstance(part, str) and "id" not in new:
        return block({"id": Text(part), **new}, new)
    if new is None:
        raise ValueError("there is nothing to remove")
    return new


_GROUPS = {f.name for f in fields(Votes)} - {"counts", "instead", "odds", "blocs", "correlation"}


def _supposed(group: Node) -> Node:
    """Say of members put under a choice by a change that their vote is assumed, unless the change says else."""
    if not isinstance(group, Block):
        return block({Text("members", group.line, group.column): group, "status": Text("assumed")}, group)
    if "status" in group or "source" in group:
        return group
    return block({**group, "status": Text("assumed")}, group)


def in_short(node: Node | None) -> str | None:
    """Write a value on one line, for a list of changes."""
    if node is None:
        return None
    if isinstance(node, Block):
        return "{" + ", ".join(f"{k}: {in_short(v)}" for k, v in node.items()) + "}"
    if isinstance(node, Items):
        return "[" + ", ".join(in_short(v) or "" for v in node) + "]"
    return " ".join(node.split())


def _as_written(node: Node | None) -> str | None:
    """Write what a change takes the place of on one line; what we put there ourselves was not there."""
    if isinstance(node, Text) and not node.line:
        return None
    if isinstance(node, Block):
        written = block({k: v for k, v in node.items() if not isinstance(v, Text) or v.line}, node)
        return in_short(written["members"] if list(written) == ["members"] else written)
    return in_short(node)


def changed(tree: Tree, path: Text, new: Node | None, file: str) -> tuple[Tree, Change]:
    """Return the tree with one place changed, and the change.

    Raises ScenarioError for a path that leads nowhere.
    """
    shown_as = in_short(new)
    try:
        parts = parts_of(path)
        if tree.short:
            whole = parts == ("expect",) and isinstance(new, Block) and SHORT_ID in new
            parts = parts if whole or (parts == ("expect",) and new is None) else _way_of_short(parts)
        parts = _of_one_member(parts, new)
        asked, given = str(parts[-1]), new
        root = written_out(tree.root)
        if new is not None and parts[-1] in _GROUPS:
            new = _supposed(new)
            given = given if isinstance(given, Text | Items) else new
        while True:
            # A key that is new stands where its path was written, so that is where its faults are found.
            last = Text(str(parts[-1]), path.line, path.column)
            try:
                changed_root, old = replaced(root, parts, new, last)
                break
            except _Nowhere:
                if new is None or isinstance(parts[-1], int) or len(parts) == 1:
                    raise
                # `law.no_veto: true` where the base has no `law`: the change brings it.
                parts, new = parts[:-1], Block([(last, new)], path.line, path.column)
    except ValueError as error:
        way = str(path)[:80] if path.isprintable() else shown(path, 80)
        raise ScenarioError([Fault(file, path.line, path.column, way, str(error))]) from None
    assert isinstance(changed_root, Block)
    if old is None and len(parts) > 1 and "instead" in parts:
        old = _voted_before(changed_root, asked, given)
    borrowed = [] if new is None else nodes(new)
    files = tuple((id(n), file, n) for n in [*borrowed, last])
    paths = ((id(given), str(path)),) if given is not None else ()
    grown = evolve(tree, root=changed_root, files=tree.files + files, paths=tree.paths + paths)
    return grown, Change(str(path), _as_written(old), shown_as)
