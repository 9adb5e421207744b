"""How wide words are in a picture, which nobody can tell for sure: guessed so that they do not leave their box.

The letters are as wide as those of DejaVu Sans, which is wider than the other faces that a reader's machine is
likely to choose.
"""

import unicodedata
from collections.abc import Sequence

from sim.show.pictures.picture import lines_of

_WIDTHS: dict[str, float] = {
    letter: width
    for letters, width in (
        ("ijl'IJ", 0.3),
        (" ,./:;\\|", 0.35),
        ("f-()[]t!r", 0.42),
        ('"*_`szc?L“”‘’–', 0.55),
        ("FkvxyPTYaoe", 0.62),
        ("ESbdghnpqu$0123456789{}", 0.64),
        ("KAVBRXZCU", 0.73),
        ("HNDG&OQ", 0.79),
        ("w#+<=>^~M", 0.86),
        ("%mW@—…−", 1.0),
    )
    for letter in letters
}
_EUROPEAN, _OTHER, _BOLD = 0.8, 1.5, 1.15
_FEWEST = 6
"""Fewer letters are no line."""


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide words are at most, in user units, in letters of a size in user units.

    >>> width_of("11-2-2", 10) < width_of("Mmmmmm", 10)
    True
    """
    return sum(map(_of, words)) * size * (_BOLD if bold else 1.0)


def _of(letter: str) -> float:
    if (known := _WIDTHS.get(letter)) is not None:
        return known
    if unicodedata.combining(letter):
        return 0.0
    return _EUROPEAN if "\u00a0" <= letter < "\u0180" else _OTHER


def fitted(words: str, room: float, size: float, most: int = 1, *, bold: bool = False) -> Sequence[str]:
    """Return words broken into at most so many lines, none wider than the room; a cut ends in three dots.

    `room` and `size` are in user units.

    >>> fitted("The situation in the Democratic People's Republic of Korea", 150, 12, 2)
    ['The situation in the', "Democratic People's ..."]
    """
    wide = max(_FEWEST, int(room / (0.42 * size)))
    kept = " ".join(words.split())[: (most + 1) * wide]
    while True:
        lines = lines_of(kept, wide, most)
        widest = max(width_of(line, size, bold=bold) for line in lines)
        if widest <= room or wide <= _FEWEST:
            return lines
        wide = max(_FEWEST, min(wide - 1, int(wide * room / widest) + 1))
