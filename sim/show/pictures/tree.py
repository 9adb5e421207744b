"""The tree of a procedure: time runs to the right, a ribbon is as thick as its course is likely."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve

from sim.analysis.odds.between import Between
from sim.analysis.odds.chain import Asked, Node, Path, paths
from sim.show.chances_words import RESULTS, at_most, fraction, in_per_cent
from sim.show.pictures.outcomes import MARKS, mark_of
from sim.show.pictures.picture import Picture, Table, element
from sim.show.pictures.tree_plan import Fork, Leaf, depth_of, folded_in, planned
from sim.show.pictures.widths import fitted, width_of
from sim.show.words import count

MOST_DRAWN = 40
"""How many ends are drawn; the others are folded together where they part from those."""
MOST_ROWS = 1000
"""How many ends the table has."""
_MOST_TOLD = 12
"""How many ends the description tells."""
_MOST_QUESTIONS = 12
_MARGIN, _NAME, _BEND, _FLAT, _ENDS = 16, 140, 60, 150, 480
_ACROSS = _NAME + _BEND + _FLAT
_NARROWEST = 860
_THICKEST, _THINNEST = 26.0, 1.5
_ROW = 40.0


def outcome_tree(tree: Node, title: str) -> Picture:
    """Return the drawing of a tree of odds (`sim.analysis.odds.chain`).

    From each question a ribbon leads to what follows from each result it may have; its thickness is the chance of
    coming so far, in proportion. Where a chance is not known, what is pale is the greatest it can be and what is
    strong the least. Of more than `MOST_DRAWN` ends the likeliest are drawn, and the others are folded together
    with their number and chance, but for one that would be alone. The table has all ends up to `MOST_ROWS`, the
    likeliest first, and says how many more there are.
    """
    ends = list(paths(tree))
    likeliest = sorted(range(len(ends)), key=lambda n: (-ends[n].chance.high, -ends[n].chance.low, n))
    plan = planned(tree, 0, set(likeliest[:MOST_DRAWN]), Between.exactly(1))
    if isinstance(plan, Fork):
        plan = evolve(plan, after="")  # the heading tells what is certain from the beginning
    width = max(round(2 * _MARGIN + depth_of(plan) * _ACROSS + _room(plan)), _NARROWEST)
    heading, y = _heading(tree, title, ends, folded_in(plan), width)
    drawing = _Drawing(y)
    drawing.drawn(plan, 0, drawing.placed(plan))
    table = _table([ends[n] for n in likeliest])
    return Picture(
        title,
        _description([ends[n] for n in likeliest], folded_in(plan)),
        table,
        width,
        int(drawing.y) + 16,
        (*heading, *drawing.body),
    )


def _thick(chance: Fraction) -> float:
    return max(_THINNEST, _THICKEST * float(chance)) if chance else 0.0


class _Drawing:
    """A tree as it is drawn, end by end downward."""

    def __init__(self, y: float) -> None:
        self.y = y
        self.body: list[str] = []
        self.heights: dict[int, float] = {}

    def placed(self, at: Fork | Leaf) -> float:
        """Give what is at the end of each ribbon its height, and return that of what they come from."""
        if isinstance(at, Leaf):
            tall = max(_ROW + _thick(at.chance.high), 18.0 * len(_words(at)) + 12)
            middle = self.y + tall / 2
            self.y += tall
        else:
            heights = [self.placed(to) for _, _, to in at.ribbons]
            middle = (heights[0] + heights[-1]) / 2
        self.heights[id(at)] = middle
        return middle

    def drawn(self, at: Fork | Leaf, depth: int, y: float) -> None:
        """Draw a fork with all that comes after it, its ribbons below its words."""
        x = _MARGIN + depth * _ACROSS
        if isinstance(at, Leaf):
            self._leaf(at, x + 8, y)
            return
        start, end = x + _NAME, x + _ACROSS
        thick = [_thick(to.chance.high) for _, _, to in at.ribbons]
        top = y - sum(thick) / 2
        for (result, chance, to), wide in zip(at.ribbons, thick, strict=True):
            there, leaves = self.heights[id(to)], top + wide / 2
            top += wide
            colour = MARKS[result].colour if result else "absent"
            known = to.chance.known is not None
            self.body.append(_ribbon(start, leaves, end, there, wide, colour, 0.55 if known else 0.25))
            if not known and to.chance.low:
                self.body.append(_ribbon(start, leaves, end, there, _thick(to.chance.low), colour, 0.5))
            flat = start + _BEND
            if result:
                self.body.append(mark_of(result, flat + 12, there, 9))
            words = flat + 28 if result else flat + 6
            said = RESULTS[result] if result else "others"
            size = 12.5
            self.body += [
                element("text", said, x=words, y=there - wide / 2 - 5, font_size=size),
                element("text", in_per_cent(chance), x=words, y=there + wide / 2 + 14, font_size=size),
            ]
            self.drawn(to, depth + 1, there)
        self._box(at, x, y)

    def _box(self, fork: Fork, x: float, y: float) -> None:
        """Draw a question as a box that ribbons enter on the left and leave on the right."""
        names = fitted(fork.id, _NAME - 14, 13, 2, bold=True)
        after = fitted(f"after {fork.after}", _NAME - 14, 11, 2) if fork.after else ()
        tall = max(
            17 * len(names) + 14 * len(after) + 14, 8 + sum(_thick(to.chance.high) for *_, to in fork.ribbons)
        )
        self.body.append(
            element("rect", x=x, y=y - tall / 2, width=_NAME, height=tall, rx=6, class_="raised", stroke_width=1.5)
        )
        middle, line = x + _NAME / 2, y - (17 * len(names) + 14 * len(after)) / 2 - 4
        for name in names:
            line += 17
            self.body.append(
                element("text", name, x=middle, y=line, font_size=13, text_anchor="middle", font_weight="bold")
            )
        for words in after:
            line += 14
            self.body.append(
                element("text", words, x=middle, y=line, font_size=11, text_anchor="middle", class_="soft")
            )

    def _leaf(self, leaf: Leaf, x: float, y: float) -> None:
        chance = in_per_cent(leaf.chance)
        lines = _words(leaf)
        up = y + 5 - 9 * (len(lines) - 1)
        self.body.append(element("text", chance, x=x, y=up, font_size=14, font_weight="bold"))
        for n, line in enumerate(lines):
            self.body.append(element("text", line, x=x + _beside(leaf), y=up + 18 * n, font_size=13))


def _room(at: Fork | Leaf) -> float:
    """Return how much room the words at the ends take."""
    if isinstance(at, Fork):
        return max(_room(to) for *_, to in at.ribbons)
    return 8 + _beside(at) + max(width_of(line, 13) for line in _words(at))


def _beside(leaf: Leaf) -> float:
    return max(72.0, width_of(in_per_cent(leaf.chance), 14, bold=True) + 10)


def _words(leaf: Leaf) -> Sequence[str]:
    return fitted(leaf.words, _ENDS - _beside(leaf) - 16, 13, 3)


def _ribbon(x: float, y: float, end: float, there: float, wide: float, colour: str, opacity: float) -> str:
    """Return a ribbon that bends to the height of its end and then runs flat."""
    bend, half = x + _BEND, wide / 2
    middle = x + _BEND / 2
    d = (
        f"M{x} {y - half:.1f}C{middle} {y - half:.1f} {middle} {there - half:.1f} {bend} {there - half:.1f}H{end}"
        f"V{there + half:.1f}H{bend}C{middle} {there + half:.1f} {middle} {y + half:.1f} {x} {y + half:.1f}Z"
    )
    folded = colour == "absent"
    return element("path", d=d, class_=colour, opacity=1.0 if folded else opacity, stroke_width=int(folded))


def _heading(tree: Node, title: str, ends: Sequence[Path], folded: int, width: int) -> tuple[list[str], float]:
    """Return title and questions, and how far down they come."""
    body, y = [], 10.0
    for line in fitted(title, width - 2 * _MARGIN, 20, 3, bold=True):
        y += 27
        body.append(element("text", line, x=_MARGIN, y=y, font_size=20, font_weight="bold"))
    notes = [f"{count(len(ends), 'possible end')}; a ribbon is as thick as its course is likely."]
    if any(path.chance.known is None for path in ends):
        notes.append("Pale: at most; strong: at least, as some votes are not known.")
    if folded:
        listed = "all are" if len(ends) <= MOST_ROWS else f"the {MOST_ROWS:,} likeliest are"
        notes.append(f"The {len(ends) - folded} likeliest are drawn one by one; {listed} in the table.")
    for line in fitted(" ".join(notes), width - 2 * _MARGIN, 13, 3):
        y += 19
        body.append(element("text", line, x=_MARGIN, y=y, font_size=13, class_="soft"))
    y += 8
    asked, certain = dict(_asked(tree)), dict(_certain(tree))
    for name, words in list(asked.items())[:_MOST_QUESTIONS]:
        y += 19
        short = fitted(name, 150, 13, bold=True)[0]
        body.append(element("text", short, x=_MARGIN, y=y, font_size=13, font_weight="bold"))
        words = f"{certain[name]}, for certain: {words}" if name in certain else words
        for n, line in enumerate(fitted(words, width - 2 * _MARGIN - 160, 13, 2)):
            y += 17 if n else 0
            body.append(element("text", line, x=_MARGIN + 160, y=y, font_size=13))
    if len(asked) > _MOST_QUESTIONS:
        y += 19
        more = f"and {count(len(asked) - _MOST_QUESTIONS, 'more question')}"
        body.append(element("text", more, x=_MARGIN, y=y, font_size=13, class_="soft"))
    y += 14
    body.append(element("path", d=f"M{_MARGIN} {y:.1f}H{width - _MARGIN}", class_="faint"))
    return body, y + 8


def _asked(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the questions of a tree with their words."""
    if isinstance(node, Asked):
        yield node.id, node.text
        for branch in node.branches:
            yield from _asked(branch.to)


def _certain(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the questions before the first that is uncertain, with their results."""
    while isinstance(node, Asked) and len(node.branches) == 1:
        yield node.id, RESULTS[node.branches[0].result]
        node = node.branches[0].to


def _description(ends: Sequence[Path], folded: int) -> str:
    told = "; ".join(f"{in_per_cent(path.chance)}: {path.text}" for path in ends[:_MOST_TOLD])
    more = f"; and {len(ends) - _MOST_TOLD} less likely" if len(ends) > _MOST_TOLD else ""
    drawn = f", of which {len(ends) - folded} are drawn and the others folded together" if folded else ""
    return f"A tree of {count(len(ends), 'possible end')}{drawn}. {told}{more}."


def _table(ends: Sequence[Path]) -> Table:
    rows = [
        (
            in_per_cent(path.chance),
            fraction(path.chance, path.error) or (f"at most {at_most(path.error)} off" if path.error else ""),
            "; ".join(f"{name}: {RESULTS[result]}" for name, result in path.steps) or "no question was put",
            "; ".join(path.end.followed),
        )
        for path in ends[:MOST_ROWS]
    ]
    if len(ends) > MOST_ROWS:
        rows.append(("", "", f"and {len(ends) - MOST_ROWS:,} less likely ends, which are not listed", ""))
    return Table(("Chance", "Exactly", "Course", "What follows"), tuple(rows))
