"""What lies on the table before a seat, where it is in nobody's way: a plate, or a small mark."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from sim.show.pictures.picture import element, group
from sim.show.pictures.seating import MIDDLE, Box, Place, radius
from sim.show.pictures.vote_marks import REACH, VoteMark, drawn
from sim.show.pictures.widths import width_of

PLATES: Mapping[str, str] = {"veto": "VETO", "objection": "OBJECTS"}
"""The words on the plate of a seat, by the effect of its vote."""
_ON_TABLE = 34.0
"""How far inside the seats the middle of the table is."""
_GAP = 4.0
_LARGEST, _SMALLER, _SMALLEST = 26.0, 0.96, 3.0
_LEGIBLE = 19.0
"""Smaller plates are left out: on a telephone nobody could read them."""


def plates(seated: Sequence[tuple[Place, str]], number: int, clear: Iterable[Box] = ()) -> list[str]:
    """Return plates before some seats of so many: as large as leaves them and the middle of the table clear.

    Where that is too small to be read, there are none.

    `seated` are the places with the words of their plates; `clear` are further boxes that stay clear.
    """

    def boxes(letters: float) -> list[Box]:
        return [_plate(place, words, letters, number) for place, words in seated]

    letters = fitting(boxes, min(_LARGEST, 0.85 * radius(number) / REACH), (*MIDDLE, *clear))
    if letters < _LEGIBLE:
        return []
    found = []
    for (_, words), (left, top, right, bottom) in zip(seated, boxes(letters), strict=True):
        look = {"font_size": letters, "font_weight": "bold", "class_": "on-vote", "text_anchor": "middle"}
        wide, high = right - left, bottom - top
        found.append(
            group(
                [
                    element("rect", x=left, y=top, width=wide, height=high, rx=letters / 6, class_="no"),
                    element("text", words, x=left + wide / 2, y=top + high / 2 + letters * 0.36, **look),
                ]
            )
        )
    return found


def fitting(boxes: Callable[[float], Sequence[Box]], letters: float, free: Iterable[Box] = ()) -> float:
    """Return the largest size of letters, none larger than the one given, at which no two boxes overlap.

    `boxes` gives the boxes at a size; `free` are boxes that none of them may overlap either.
    """
    free = tuple(free)
    while letters > _SMALLEST:
        found = boxes(letters)
        beside = combinations(found, 2)
        if not any(overlap(*two) for two in beside) and not any(overlap(a, b) for a in found for b in free):
            break
        letters *= _SMALLER
    return round(letters, 2)


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes have more in common than an edge.

    >>> overlap((0, 0, 2, 2), (1, 1, 3, 3)), overlap((0, 0, 2, 2), (2, 0, 3, 2))
    (True, False)
    """
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _plate(place: Place, words: str, letters: float, number: int) -> Box:
    wide, high = width_of(words, letters, bold=True) + letters * 0.7, letters * 1.4
    x, y = _before(place, number, abs(place.outward_x) * wide / 2 + abs(place.outward_y) * high / 2)
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _before(place: Place, number: int, half: float) -> tuple[float, float]:
    """Return a point on the table before a seat, where what is so wide towards the seat does not touch it."""
    reach = radius(number)
    away = reach + max(_ON_TABLE, half + _GAP)
    return place.x - place.outward_x * away, place.y - place.outward_y * away


def counted_as(mark: VoteMark, place: Place, number: int) -> str:
    """Return a vote as the law counts it, small, on the table before the seat that cast another."""
    size = 0.55 * radius(number) / REACH
    return drawn(mark, *_before(place, number, size * 1.2), size)


def pointer(place: Place, number: int) -> str:
    """Return the mark of a member whose vote could still settle the question: it points from the table to it."""
    size = 0.45 * radius(number) / REACH
    x, y = _before(place, number, size)
    return pointing(x, y, size, place.outward_x, place.outward_y)


def pointing(x: float, y: float, size: float, to_x: float = 0.0, to_y: float = -1.0) -> str:
    """Return a pointer round a point, half as long as `size` says, that points one way."""
    ahead = ((1.1, 0.0), (-0.9, 0.95), (-0.4, 0.0), (-0.9, -0.95))
    corners = [(x + size * (a * to_x - b * to_y), y + size * (a * to_y + b * to_x)) for a, b in ahead]
    points = " ".join(f"{round(a, 2) + 0.0:g},{round(b, 2) + 0.0:g}" for a, b in corners)
    return element("polygon", points=points, class_="accent", stroke_linejoin="round", stroke_width=2)
