"""The tree of a procedure as a drawing: SVG that stands alone, with a title and a description to be read out."""

from collections.abc import Iterator
from math import sqrt
from xml.sax.saxutils import escape

from sim.analysis.odds.between import Between
from sim.analysis.odds.chain import End, Node, paths
from sim.show.chances_words import RESULTS, in_per_cent

_ACROSS, _DOWN, _MARGIN, _TOP = 260, 30, 16, 44
_FOR_ENDS = 460
_NAME_AT_MOST = 16
_THICKEST = 10.0
_COLOURS = {"adopted": "#2a7f4f", "too_few_votes": "#8a6d1f", "vetoed": "#b3382c"}


def chain_svg(tree: Node, title: str) -> str:
    """Return the drawing of a tree: time runs to the right, a line is as thick as its path is likely.

    What colour says is also said in words.
    """
    ends = list(paths(tree))
    depth = max(len(path.steps) for path in ends)
    width, height = 2 * _MARGIN + depth * _ACROSS + _FOR_ENDS, _TOP + len(ends) * _DOWN + _MARGIN
    told = "; ".join(f"{in_per_cent(path.chance)}: {path.text}" for path in ends)
    body, _ = _drawn(tree, Between.exactly(1), 0, iter(range(len(ends))))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="12">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(f"A tree of {len(ends)} possible ends. {told}.")}</desc>',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="{_MARGIN}" y="24" font-size="15" font-weight="bold">{escape(title)}</text>',
        *body,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _drawn(node: Node, chance: Between, depth: int, rows: Iterator[int]) -> tuple[list[str], float]:
    """Return the elements that draw a node and all after it, and how far down the node stands."""
    x = _MARGIN + depth * _ACROSS
    if isinstance(node, End):
        y = _TOP + (next(rows) + 0.5) * _DOWN
        told = "; ".join((in_per_cent(chance), *node.followed))
        return [f'<text x="{x + 6}" y="{y + 4:.1f}">{escape(told)}</text>'], y
    drawn: list[str] = []
    lines: list[str] = []
    heights: list[float] = []
    for branch in node.branches:
        so_far = Between(chance.low * branch.chance.low, chance.high * branch.chance.high)
        after, height = _drawn(branch.to, so_far, depth + 1, rows)
        drawn += after
        heights.append(height)
    y = (heights[0] + heights[-1]) / 2
    start, end = x + 8 * min(len(node.id), _NAME_AT_MOST), x + _ACROSS
    for branch, to in zip(node.branches, heights, strict=True):
        thick = max(1.0, _THICKEST * sqrt(float(chance.high * branch.chance.high)))
        label = f"{RESULTS[branch.result]} {in_per_cent(branch.chance)}"
        curve = f"M{start} {y:.1f} C{start + 30} {y:.1f} {start + 10} {to:.1f} {start + 40} {to:.1f} H{end}"
        lines += [
            f'<path d="{curve}" fill="none" stroke="{_COLOURS[branch.result]}" stroke-width="{thick:.1f}" '
            'stroke-opacity="0.45"/>',
            f'<text x="{end - 4}" y="{to - 4:.1f}" text-anchor="end" font-size="11">{escape(label)}</text>',
        ]
    name = node.id if len(node.id) <= _NAME_AT_MOST else f"{node.id[: _NAME_AT_MOST - 3]}..."
    return [*lines, *drawn, f'<text x="{x}" y="{y + 4:.1f}" font-weight="bold">{escape(name)}</text>'], y
