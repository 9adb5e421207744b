"""Where the members of a Council sit round its horseshoe table, as places on a plan. It draws nothing."""

from functools import cache
from itertools import pairwise
from math import cos, hypot, pi, sin

from attrs import frozen

from sim.council import Council
from sim.errors import UnscError

WIDTH, HEIGHT = 1000, 600
"""The box of the plan, in user units: x runs to the right, y down; the bend of the table is at the top."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
MIDDLE: tuple[Box, ...] = ((290.0, 258.0, 710.0, 368.0), (284.0, 386.0, 716.0, 600.0))
"""Where the votes by number and the result stand within the table, free of all that lies on it."""

_MIDDLE = WIDTH / 2
_REACH, _RISE = 362.0, 275.0
"""Half the width of the bend, and its height."""
_BEND, _END = 385.0, 550.0
"""How far down the plan the bend goes over into the two straight arms, and where they end."""
_PIECES = 2000
_WIDEST = 46.0
_FILLED = 0.92
"""How much of the way to the next place a seat may fill."""


@frozen
class Place:
    """One member's place: the middle of its seat at `x` and `y`, in the units of the plan.

    `outward_x` and `outward_y` point away from the table; their length is one.
    """

    code: str
    x: float
    y: float
    permanent: bool
    president: bool
    outward_x: float
    outward_y: float


def places(council: Council, president: str | None = None) -> tuple[Place, ...]:
    """Return the places of a Council's members, each exactly once, in the order of `council.codes`.

    The President sits in the middle of the bend; the other members sit round the table in the order of the
    Council, which is that of the English alphabet, those that follow the President to the right as one looks at
    the plan. `president` is who takes the chair where it is not the Council's own; where nobody presides, the
    order begins at the left end. The plan fits `WIDTH` by `HEIGHT`. A vacant seat is `empty_places`'. Raises
    `NotAMember` for a president that does not sit, and `UnscError` for a Council without members.

    The order is that of `Council.members`. That the President sits in the middle of the bend, and to which hand
    of the President the alphabet goes on, we found in no document that we could read: both are unverified.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> chad = places(council_on(date(2014, 12, 22)))[2]
    >>> chad.code, chad.x, chad.y, chad.president
    ('TCD', 500.0, 110.0, True)
    """
    codes = council.codes
    if not codes:
        raise UnscError("found a Council without members; expected one that somebody sits on")
    chair = council.president if president is None else president
    if chair is not None:
        council.member(chair)
    first = 0 if chair is None else codes.index(chair) - (len(codes) - 1) // 2
    found = []
    for n, code in enumerate(codes):
        # With an even number one end of the table stays empty, so that the President is in the middle.
        steps = (n - first) % len(codes) - (len(codes) - 1) // 2
        x, y, out_x, out_y = _at(steps, council.size)
        found.append(Place(code, x, y, code in council.permanent, code == chair, out_x, out_y))
    return tuple(found)


def empty_places(council: Council) -> tuple[Place, ...]:
    """Return the places of vacant seats, which are at the ends of the table: whose they would be nobody knows.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> [(place.code, place.x, place.y) for place in empty_places(council_on(date(1980, 1, 3)))]
    [('', 138.0, 550.0)]
    """
    taken, size = len(council.codes), council.size
    left, right = (taken - 1) // 2, taken // 2
    beyond = [step for n in range(1, size) for step in (-left - n, right + n)]
    free = [step for step in beyond if -(size // 2) <= step <= size // 2][: council.vacant]
    return tuple(
        Place("", x, y, False, False, out_x, out_y) for x, y, out_x, out_y in (_at(s, size) for s in free)
    )


def _at(steps: int, number: int) -> tuple[float, float, float, float]:
    """Return the point so many places right of the middle, and which way is outward, where so many sit."""
    track = _track()
    middle, aside = (len(track) - 1) // 2, number // 2
    return track[middle + (round(steps * middle / aside) if aside else 0)]


def radius(number: int) -> float:
    """Return how far a seat may reach from its middle where so many members sit, so that no two overlap.

    >>> radius(15), radius(15) > radius(30)
    (43.59, True)
    """
    track = _track()
    if number < 2:
        return _WIDEST
    # Along a curve the straight way between two places is shorter than the way along it.
    step = (len(track) - 1) // 2 / (number // 2)
    at = [track[round(n * step)] for n in range(2 * (number // 2) + 1)]
    near = min(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(at))
    return min(_WIDEST, round(near * _FILLED / 2, 2))


def table(inward: float) -> str:
    """Return the line of the table as the data of an SVG path, so far inside the middles of the seats."""
    across, up = _REACH - inward, _RISE - inward
    left, right = _MIDDLE - across, _MIDDLE + across
    return f"M{left:g} {_END:g}V{_BEND:g}A{across:g} {up:g} 0 0 1 {right:g} {_BEND:g}V{_END:g}"


@cache
def _track() -> tuple[tuple[float, float, float, float], ...]:
    """Return points at equal distances along the table, from left to right, and which way is outward."""
    half = [(_MIDDLE - _REACH, _END, -1.0, 0.0)]
    for n in range(_PIECES + 1):
        turn = n / _PIECES * pi / 2
        out_x, out_y = -cos(turn) / _REACH, -sin(turn) / _RISE
        long = hypot(out_x, out_y)
        half.append((_MIDDLE - _REACH * cos(turn), _BEND - _RISE * sin(turn), out_x / long, out_y / long))
    line = half + [(2 * _MIDDLE - x, y, -out_x, out_y) for x, y, out_x, out_y in reversed(half[:-1])]
    far = [0.0]
    for a, b in pairwise(line):
        far.append(far[-1] + hypot(b[0] - a[0], b[1] - a[1]))
    even, n = [], 0
    for piece in range(2 * _PIECES + 1):
        wanted = far[-1] * piece / (2 * _PIECES)
        while n < len(far) - 2 and far[n + 1] < wanted:
            n += 1
        part = (wanted - far[n]) / (far[n + 1] - far[n])
        even.append(_between(line[n], line[n + 1], part))
    return tuple(even)


def _between(a: tuple[float, ...], b: tuple[float, ...], part: float) -> tuple[float, float, float, float]:
    x, y, out_x, out_y = (one + (other - one) * part for one, other in zip(a, b, strict=True))
    long = hypot(out_x, out_y)
    return round(x, 2), round(y, 2), round(out_x / long, 4), round(out_y / long, 4)
