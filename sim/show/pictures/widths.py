"""How wide words are in a picture, which nobody can tell for sure: guessed so that they do not leave their box.

The letters are as wide as those of DejaVu Sans, which is wider than the other faces that a reader's machine is
likely to choose.
"""

import re
import unicodedata
from collections.abc import Sequence

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
_PIECE = re.compile(r".*?[^\W\d_]-(?=[^\W\d_])|.+")
"""What a word may be parted into."""
_LONGEST = 400
"""Of a longer word only so many letters are looked at."""


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

    A line ends between words or behind a hyphen between letters; a word is broken only where it alone is wider
    than the room. `room` and `size` are in user units.

    >>> fitted("The situation in the Democratic People's Republic of Korea", 150, 12, 2)
    ['The situation in the', "Democratic People's ..."]
    """
    lines = [""]
    for word in words.split():
        for n, piece in enumerate(_PIECE.findall(word)):
            between = " " if lines[-1] and not n else ""
            if width_of(longer := f"{lines[-1]}{between}{piece}", size, bold=bold) <= room:
                lines[-1] = longer
                continue
            lines += _broken(piece, room, size, bold) if lines[-1] else []
            if lines == [""]:
                lines = _broken(piece, room, size, bold)
        if len(lines) > most:
            return [*lines[: most - 1], _cut(lines[most - 1], room, size, bold)]
    return lines


def _broken(word: str, room: float, size: float, bold: bool) -> list[str]:
    """Return a word in as few lines as hold it, each of one letter at least."""
    lines = [""]
    for letter in word[:_LONGEST]:
        if lines[-1] and width_of(lines[-1] + letter, size, bold=bold) > room:
            lines.append("")
        lines[-1] += letter
    return lines


def _cut(line: str, room: float, size: float, bold: bool) -> str:
    """Return the beginning of a line, whole words of it if any fits, with three dots."""
    while " " in line and width_of(f"{line} ...", size, bold=bold) > room:
        line = line.rpartition(" ")[0]
    while len(line) > 1 and width_of(f"{line} ...", size, bold=bold) > room:
        line = line[:-1].rstrip()
    return f"{line} ..."
