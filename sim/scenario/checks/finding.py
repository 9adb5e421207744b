"""What a check finds, and where to point at in the file."""

from collections.abc import Callable

from sim.scenario.places import Block, Node
from sim.scenario.resolving import Way
from sim.scenario.structuring import node_at, words_of

Finding = tuple[Way, Node | None, str]
"""The way to what is wrong, the node to point at where it is not the one at the end of the way, the message."""

PassedOver = Callable[[Node], bool]

FIRST_YEAR, LAST_YEAR = 1945, 2200
"""The years a scenario may tell of: from the founding to well beyond any what-if."""


def key_node(root: Block, *path: str | int) -> Node | None:
    """Return the key at the end of a way, as it is written in the file; None where it is not there."""
    above = node_at(root, path[:-1])
    return next((k for k in above if k == path[-1]), None) if isinstance(above, Block) else None


def word(root: Block, way: Way, name: str) -> Node | None:
    """Return the word of a list that is a name, or else the node of the whole list."""
    node = node_at(root, way)
    return next((w for w in words_of(node) if w == name), node) if not isinstance(node, Block) else node
