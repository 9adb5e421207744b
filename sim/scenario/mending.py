"""Going on after misfits: what a file is without them, so that what else is wrong is told at the same time.

Nothing here is ever run: a tree is mended for its faults to be found, and only those that do not come of the
mending itself are told.
"""

from collections.abc import Iterable

from sim.scenario.places import Block, Items, Node, Text
from sim.scenario.resolving import Way
from sim.scenario.structuring import Wrong, node_at
from sim.scenario.trees import block

_STAND_IN = {"opens": "true", "timeline": ""}
_ANY_OTHER = "USA"
"""Good for a text, for an id and for a State: what stands in for a required key until its author writes it."""
_ON_STEPS = {"on", "approved_by", "request", "requested_in", "condition", "expect"}


def mended(root: Block, wrong: Iterable[Wrong]) -> Block:
    """Return a tree without what is wrong in it, and with something where a required key is missing."""
    for each in wrong:
        new = _mended(root, each.path, each.missing)
        assert isinstance(new, Block)
        root = new
    return root


def _mended(node: Node, path: Way, missing: str) -> Node:
    if not path:
        if missing and isinstance(node, Block):
            return block({**node, missing: Text(_STAND_IN.get(missing, _ANY_OTHER))}, node)
        return node
    part = {"condition": "if", "where": "in"}.get(str(path[0]), path[0])
    if isinstance(node, Items) and isinstance(part, int) and part < len(node):
        # A block in its place, not nothing: the items after it keep their numbers.
        new = _mended(node[part], path[1:], missing) if path[1:] or missing else Block()
        return Items([*node[:part], new, *node[part + 1 :]], node.line, node.column)
    if isinstance(node, Block) and isinstance(part, str) and part in node:
        if path[1:] or missing:
            new = _mended(node[part], path[1:], missing)
            return block({k: new if k == part else v for k, v in node.items()}, node)
        return block({k: v for k, v in node.items() if k != part}, node)
    return node


def comes_of(way: Way, wrong: Iterable[Wrong], root: Block) -> bool:
    """Tell whether what is found in one place may only come of what was mended elsewhere."""
    return any(_may_come_of(way, each, root) for each in wrong)


def _may_come_of(way: Way, wrong: Wrong, root: Block) -> bool:
    path = wrong.path
    if not path:
        return not way
    if _unit(way) == _unit(path):
        return True
    if path[0] == "council" and way[:1] == ("timeline",):
        return True
    if path[-1] == "id" or path == ("timeline",):
        return bool(_ON_STEPS.intersection(way))
    if path[0] == "timeline" and path[2:] == ("at",):
        return way[:1] == ("timeline",) and _has_time_of(way, path, root)
    return False


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
