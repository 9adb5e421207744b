"""What the marks of a picture stand for, in rows below it; one for all pictures."""

from collections.abc import Iterable

from sim.show.pictures.picture import element, group
from sim.show.pictures.widths import width_of

Entry = tuple[str, str]
"""A drawing round the origin, at most one and a half times as wide as the letters are high, and its words."""


def legend(
    entries: Iterable[Entry], x: float, y: float, room: float, size: float, *, soft: bool = False
) -> tuple[list[str], float]:
    """Return a legend in as many rows as it needs, and how far down the line of the last row is.

    The first row begins at `x`, its words stand on the line at `y`; a row is no wider than `room`, and `size` is
    that of the letters, all in user units. An entry without a drawing is words alone.
    """
    found, at, down = [], x, y
    look = {"class_": "soft"} if soft else {}
    for drawing, words in entries:
        before = 1.95 * size if drawing else 0.0
        wide = before + width_of(words, size)
        if at > x and at + wide > x + room:
            at, down = x, down + 2.0 * size
        if drawing:
            place = f"translate({round(at + 0.75 * size, 2):g} {round(down - 0.33 * size, 2):g})"
            found.append(group([drawing], transform=place))
        found.append(element("text", words, x=at + before, y=down, font_size=size, **look))
        at += wide + 1.05 * size
    return found, down
