"""The tree of a procedure as text: each question under the result it follows from, the ends with their chances."""

from collections.abc import Iterable, Iterator
from itertools import islice

from sim.analysis.odds.between import Between
from sim.analysis.odds.chain import End, Node
from sim.show.chances_words import RESULTS, fraction, in_per_cent
from sim.show.lines import WIDTH, Paragraph

_COLUMN = 16
MOST_LINES = 200
"""How many branches are printed; JSON has them all."""


def chain_text(tree: Node, width: int = WIDTH) -> Iterator[str]:
    """Return the lines of a tree.

    The column on the left is the chance of coming as far from the beginning; in brackets stands that of a result
    where its question is put, if it is not certain.
    """
    lines = list(islice(_lines(tree, Between.exactly(1), 0), MOST_LINES + 1))
    listed = lines[:MOST_LINES]
    column = _column(chance for chance, _, _ in listed)
    for chance, depth, text in listed:
        yield from Paragraph(text, f"  {in_per_cent(chance):<{column}}{'  ' * depth}").lines(width)
    if len(lines) > MOST_LINES:
        yield "... and more; --json lists all"


def _column(chances: Iterable[Between]) -> int:
    """Return how wide the column of some chances is, with a space after the longest."""
    return max(_COLUMN, *[len(in_per_cent(chance)) + 1 for chance in chances])


def _lines(node: Node, chance: Between, depth: int) -> Iterator[tuple[Between, int, str]]:
    if isinstance(node, End):
        return
    for branch in node.branches:
        so_far = Between(chance.low * branch.chance.low, chance.high * branch.chance.high)
        given = "" if branch.chance.known == 1 else f" ({in_per_cent(branch.chance)})"
        then = f"; {'; '.join(branch.to.followed)}" if isinstance(branch.to, End) and branch.to.followed else ""
        yield so_far, depth, f"{node.id}: {RESULTS[branch.result]}{given}{then}"
        yield from _lines(branch.to, so_far, depth + 1)


def ends_text(ends: tuple[tuple[str, Between, float], ...], width: int = WIDTH) -> Iterator[str]:
    """Return the lines that tell how likely each end is, over all paths that lead to it; likeliest first."""
    column = _column(chance for _, chance, _ in ends)
    for text, chance, error in sorted(ends, key=lambda end: (-end[1].high, end[0])):
        as_fraction = fraction(chance, error)
        told = f"{text}  [{as_fraction}]" if as_fraction else text
        yield from Paragraph(told, f"  {in_per_cent(chance):<{column}}").lines(width)
