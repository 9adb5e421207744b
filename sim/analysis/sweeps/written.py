"""Values as an override of a scenario says them: text, numbers, blocks and lists in braces and brackets."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sim.scenario.places import Block, Items, Node


def as_node(value: Any) -> Node:
    """Return a value of the file as what it is, a node."""
    assert isinstance(value, str | Block | Items), "values come from a file"
    return value  # type: ignore[return-value]


def as_override(node: Node) -> str:
    """Write a value as the text of an override: blocks and lists in braces and brackets, text as it stands."""
    if isinstance(node, Block | Items):
        return json.dumps(_plain(node), ensure_ascii=False)
    return json.dumps(str(node), ensure_ascii=False) if node[:1] in ("{", "[", '"', "'") else str(node)


def _plain(node: Node) -> Any:
    if isinstance(node, Block):
        return {str(key): _plain(value) for key, value in node.items()}
    return [_plain(item) for item in node] if isinstance(node, Items) else str(node)


def as_decimal(number: Fraction) -> str:
    """Write a number as a decimal where it is one exactly, else as a fraction.

    >>> as_decimal(Fraction(1, 20)), as_decimal(Fraction(1, 3))
    ('0.05', '1/3')
    """
    written = f"{Decimal(number.numerator) / number.denominator:f}"
    return written if Fraction(written) == number else str(number)
