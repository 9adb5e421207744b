"""The tree of a scenario file: texts, blocks and items that know their place. It reads no file."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from _collections_abc import dict_items, dict_keys

WORD = re.compile(r"[^\s,]+")
_PLAIN_KEY = re.compile(r"[^\s.\[\]'\"]{1,80}")


class Text(str):
    """A scalar of a scenario file, always text: `no`, `NO`, `7`, `2014-12-22` are words like any other.

    `line` and `column` count from 1, in characters, and point at the first character of the content
    (after an opening quote; in a block text under `|` or `>`, its first word). Where nothing is
    written after a key or a dash the text is empty and its place is just after the colon or the dash.
    A text made by hand has line and column 0.
    """

    __slots__ = ("column", "line", "raw")
    line: int
    column: int
    raw: str
    """The text as written in the file, from its place on, where that differs from the text; else empty."""

    def __new__(cls, text: str = "", line: int = 0, column: int = 0, raw: str = "") -> "Text":
        """Make a text, with its place where it comes from a file."""
        new = super().__new__(cls, text)
        new.line = line
        new.column = column
        new.raw = raw
        return new

    def words(self) -> "tuple[Text, ...]":
        """Return the words between spaces, line ends and commas, each with its own place in the file.

        In double quotes with escapes all words have the place of the text.

        >>> [(word, word.column) for word in Text("CHN, RUS", line=9, column=16).words()]
        [('CHN', 16), ('RUS', 21)]
        """
        words = WORD.findall(self)
        if not self.line:
            return tuple(Text(word) for word in words)
        written = self.raw or self
        found = list(WORD.finditer(written))
        # Folding changes only the space between words, and single quotes double a quotation mark within
        # one: so the n-th word written is the n-th word meant, unless escapes have made other words of them.
        if len(found) != len(words) or not all(map(_is_written, words, found)):
            return tuple(Text(word, self.line, self.column) for word in words)
        placed = []
        line, line_start, seen = self.line, 1 - self.column, 0
        for word, match in zip(words, found, strict=True):
            start = match.start()
            if breaks := written.count("\n", seen, start):
                line += breaks
                line_start = written.rfind("\n", seen, start) + 1
            seen = start
            placed.append(Text(word, line, start - line_start + 1))
        return tuple(placed)


def _is_written(word: str, match: "re.Match[str]") -> bool:
    return word in (match.group(), match.group().replace("''", "'"))


class Block(dict[str, "Node"]):
    """A mapping of a scenario file, in the order written, with the place where it begins.

    In a block that was read every key is a `Text`, so an unknown key has its place too.
    """

    __slots__ = ("column", "line")
    line: int
    column: int

    def __init__(self, entries: "Iterable[tuple[str, Node]]" = (), line: int = 0, column: int = 0) -> None:
        super().__init__(entries)
        self.line = line
        self.column = column

    if TYPE_CHECKING:  # looked up by any str, but what comes out is Text

        def __iter__(self) -> Iterator[Text]: ...
        def keys(self) -> "dict_keys[Text, Node]": ...  # noqa: D102
        def items(self) -> "dict_items[Text, Node]": ...  # noqa: D102


class Items(list["Node"]):
    """A sequence of a scenario file, with the place where it begins."""

    __slots__ = ("column", "line")
    line: int
    column: int

    def __init__(self, nodes: "Iterable[Node]" = (), line: int = 0, column: int = 0) -> None:
        super().__init__(nodes)
        self.line = line
        self.column = column


Node: TypeAlias = Text | Block | Items


class Lines:
    """The lines of a text, and the way between an offset in it and a line and column.

    >>> Lines("title: x\\ncouncil: y").place(9)
    (2, 1)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *map(re.Match.end, re.finditer("\n", text))]

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the column, counted from 1, of an offset."""
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and a column counted from 0, as parsers do; at most the end."""
        if line >= len(self.starts):  # libyaml ends a file one line after its last
            return len(self.text)
        return min(self.starts[line] + column, len(self.text))


def path_text(parts: Sequence[str | int]) -> str:
    """Return the way to a node as people write it; a key that would confuse it stands between quotes.

    >>> path_text(["timeline", 0, "put_to_vote", "against"])
    'timeline[0].put_to_vote.against'
    >>> path_text(["expect", "a.b", 2])
    "expect['a.b'][2]"
    """
    written = ""
    for part in parts:
        if isinstance(part, int):
            written += f"[{part}]"
        elif _PLAIN_KEY.fullmatch(part) and part.isprintable():
            written += f".{part}" if written else str(part)
        else:
            written += f"[{str(part)[:80]!r}]"
    return written
