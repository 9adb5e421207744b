"""Text laid out in lines of a width, with a style for those that have a screen. It reads no log."""

import enum
import unicodedata
from collections.abc import Iterable, Iterator

from attrs import frozen

WIDTH = 80
"""The width of what is piped, printed or mailed."""


class Style(enum.Enum):
    """What a line is, for a screen that can show it; without one it is the same text."""

    PLAIN = "plain"
    TITLE = "title"
    DAY = "day"
    ADOPTED = "adopted"
    NOT_ADOPTED = "not adopted"
    OPEN = "open"
    REFUSED = "refused"
    REMARK = "remark"


@frozen
class Paragraph:
    """A text to be laid out: its first line begins with `head`, all others are indented as far.

    `bar` is put before every line, so that a block is told from the rest; left of it, and on the first line only,
    stands `margin`.
    """

    text: str
    head: str = ""
    style: Style = Style.PLAIN
    bar: str = ""
    margin: str = ""

    def lines(self, width: int = WIDTH) -> list[str]:
        """Return the lines; a word longer than a line stands alone and is not broken."""
        first = self.margin + self.bar + self.head
        others = " " * columns(self.margin) + self.bar + " " * columns(self.head)
        wrapped = list(_wrapped(self.text, max(20, width - columns(first)))) or [""]
        return [f"{others if n else first}{line}".rstrip() for n, line in enumerate(wrapped)]


def columns(text: str) -> int:
    """Return how many columns a text takes: wide letters take two, marks set over another none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _wrapped(text: str, room: int) -> Iterator[str]:
    line, used = "", 0
    for word in text.split():
        size = columns(word)
        if line and used + 1 + size > room:
            yield line
            line, used = word, size
        else:
            line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    if line:
        yield line


def laid_out(paragraphs: Iterable[Paragraph], width: int = WIDTH) -> Iterator[str]:
    """Return the plain lines of some paragraphs."""
    for paragraph in paragraphs:
        yield from paragraph.lines(width)
