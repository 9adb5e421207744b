"""Going on after misfits: what a file is without them, so that what else is wrong is told at the same time.

Nothing here is ever run: a tree is mended for its faults to be found, and only those that do not come of the
mending itself are told.
"""

from collections.abc import Iterable

from sim.scenario.known_votes import GROUPS
from sim.scenario.places import WORD, Block, Items, Node, Text
from sim.scenario.resolving import Way
from sim.scenario.structuring import Wrong, node_at
from sim.scenario.trees import block

_STAND_IN = {"opens": "true", "timeline": ""}
_LONGEST = 5_000
"""A longer text is no list of members, and is left out as a whole: going over its words again takes too long."""
_ANY_OTHER = "USA"
"""Good for a text, for an id and for a State: what stands in for a required key until its author writes it."""
_GROUPS = {name for name, _, _ in GROUPS}
_ON_STEPS = {"on", "approved_by", "request", "requested_in", "condition", "expect"}


def mended(root: Block, wrong: Iterable[Wrong]) -> Block:
    """Return a tree without what is wrong in it, and with something where a required key is missing."""
    for each in wrong:
        new = _mended(root, each.path, each.missing, each.node)
        assert isinstance(new, Block)
        root = new
    return root


def _mended(node: Node, path: Way, missing: str, bad: Node) -> Node:
    if not path:
        if missing and isinstance(node, Block):
            return block({**node, missing: Text(_STAND_IN.get(missing, _ANY_OTHER))}, node)
        return node
    part = {"condition": "if", "where": "in", "reading": "as"}.get(str(path[0]), path[0])
    if isinstance(node, Items) and isinstance(part, int) and part < len(node):
        # A block in its place, not nothing: the items after it keep their numbers.
        new = _mended(node[part], path[1:], missing, bad) if path[1:] or missing else Block()
        return Items([*node[:part], new, *node[part + 1 :]], node.line, node.column)
    if isinstance(node, Block) and isinstance(part, str) and part in node:
        if path[1:] or missing:
            new = _mended(node[part], path[1:], missing, bad)
            return block({k: new if k == part else v for k, v in node.items()}, node)
        rest = _without_word(node[part], bad)
        if rest is None:
            return block({k: v for k, v in node.items() if k != part}, node)
        return block({k: rest if k == part else v for k, v in node.items()}, node)
    return node


def _without_word(node: Node, bad: Node) -> Text | Items | None:
    """Return a text of words, or a list of texts, without a word that is wrong; None if nothing is left."""
    if isinstance(node, Items):
        if len(node) > _LONGEST:
            return None
        rest = [item for item in node if item is not bad and not _says(item, bad)]
        return Items(rest, node.line, node.column) if rest and len(rest) < len(node) else None
    if not (isinstance(node, Text) and isinstance(bad, Text)) or bad is node or len(node) > _LONGEST:
        return None
    words = node.words()
    places = [n for n, word in enumerate(words) if (word, word.line, word.column) == (bad, bad.line, bad.column)]
    if len(words) < 2 or not places:
        return None
    return Text(
        _blanked(node, places[0]),
        node.line,
        node.column,
        _blanked(node.raw, places[0]) if len(WORD.findall(node.raw)) == len(words) else "",
    )


def _says(item: Node, bad: Node) -> bool:
    if not (isinstance(item, Text) and isinstance(bad, Text)):
        return False
    return any((w, w.line, w.column) == (bad, bad.line, bad.column) for w in item.words())


def _blanked(text: str, number: int) -> str:
    found = list(WORD.finditer(text))[number]
    return text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]


def comes_of(way: Way, wrong: Iterable[Wrong], root: Block) -> bool:
    """Tell whether what is found in one place may only come of what was mended elsewhere."""
    return any(_may_come_of(way, each, root) for each in wrong)


def _may_come_of(way: Way, wrong: Wrong, root: Block) -> bool:
    path = wrong.path
    if not path:
        return not way
    if _unit(way) == _unit(path):
        # What a member is wrongly named for in one place of a vote does not come of another word's being wrong.
        return not (_in_group(way) and _in_group(path))
    if path[0] == "council" and way[:1] == ("timeline",):
        return True
    if path[-1] == "id" or path == ("timeline",):
        return bool(_ON_STEPS.intersection(way))
    if path[0] == "timeline" and path[2:] == ("at",):
        return way[:1] == ("timeline",) and _has_time_of(way, path, root)
    return False


def _in_group(way: Way) -> bool:
    return bool(_GROUPS.intersection(way[-2:]))


def _unit(way: Way) -> Way:
    """Return the innermost step, position or entry that a way leads into: its faults hang together."""
    numbers = [n for n, part in enumerate(way) if isinstance(part, int)]
    return way[: numbers[-1] + 1] if numbers else way[: 2 if way[:1] in (("expect",), ("sources",)) else 1]


def _has_time_of(way: Way, path: Way, root: Block) -> bool:
    """Tell whether a step has no time of its own, and so that of the step whose time was mended."""
    first, here = path[1], way[1] if len(way) > 1 else -1
    if not (isinstance(first, int) and isinstance(here, int)) or here < first:
        return False
    steps = [node_at(root, ("timeline", n)) for n in range(first + 1, here + 1)]
    return not any(isinstance(step, Block) and "at" in step for step in steps)
