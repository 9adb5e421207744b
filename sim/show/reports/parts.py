"""What a report is made of, as values: parts with blocks in them. What they say, and their form, is elsewhere.

One structure is written as a page for a browser or as Markdown, so that the two cannot differ.
"""

import enum
from collections.abc import Iterable, Iterator

from attrs import field, frozen

from sim.law import Outcome
from sim.show.pictures.picture import Picture
from sim.source import Source


class Tone(enum.Enum):
    """What a text is, for a page that can show it by more than its words."""

    PLAIN = ""
    ADOPTED = "adopted"
    NOT_ADOPTED = "not-adopted"
    OPEN = "open"
    REFUSED = "refused"
    REMARK = "remark"
    LEAD = "lead"


class Extent(enum.Enum):
    """How much room a picture takes on a page."""

    SMALL = "small"
    """One table."""
    PAIR = "pair"
    """Two of them, and what is said of them."""
    WHOLE = "whole"
    """All the room there is."""


TONES = {Outcome.ADOPTED: Tone.ADOPTED, Outcome.NOT_ADOPTED: Tone.NOT_ADOPTED, Outcome.OPEN: Tone.OPEN}
"""The tone in which an outcome is told."""


@frozen
class Said:
    """A text: a paragraph, an item of a list or a cell. `to` is the id of the part it leads to.

    What stands in `then` follows and leads nowhere. The sources are cited after it: `in_full` by their names, else
    long ones by their numbers.
    """

    text: str
    label: str = ""
    sources: tuple[Source, ...] = ()
    to: str = ""
    then: str = ""
    tone: Tone = Tone.PLAIN
    in_full: bool = False


@frozen
class Items:
    """Texts one under the other."""

    items: tuple[Said, ...]


@frozen
class Grid:
    """A table: the names of its columns, and its rows, the first cell of which names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Said, ...], ...]


@frozen
class Facts:
    """Names with what belongs to them, such as `Law` and the articles."""

    rows: tuple[tuple[str, Said], ...]


@frozen
class Typed:
    """Something to be typed, or read by a machine, letter by letter."""

    text: str


@frozen
class Figure:
    """A picture, with all that it shows as a table.

    It is never wider than the page: on a phone a large one is seen as a whole, in its narrow form if it has one.
    If not, its table is what is read.
    """

    picture: Picture
    extent: Extent = Extent.SMALL


@frozen
class Entry:
    """An entry of an account: the day if it is another than before, the hour, and what happened."""

    day: str
    hour: str
    said: tuple[Said, ...]


@frozen
class Account:
    """What happened, in the order of time."""

    entries: tuple[Entry, ...]


Block = Said | Items | Grid | Facts | Typed | Figure | Account


@frozen
class Part:
    """A part of a report under a heading, with the parts in it. `name` is what leads to it."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    parts: tuple["Part", ...] = ()


@frozen
class Report:
    """A whole report: the verdict up front, the parts, and the documents that they cite by number."""

    title: str
    verdict: tuple[Said, ...]
    parts: tuple[Part, ...]
    documents: tuple[Source, ...] = field(default=())
    """Documents that the scenario names, cited or not."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every document cited, each once, in the order in which they are first cited; then what is left."""
        cited = [source for said in _said(self) for source in said.sources]
        # Of one document known with and without an address, the one with it is named.
        by_cite: dict[str, Source] = {}
        for source in (*cited, *self.documents):
            before = by_cite.setdefault(source.cite, source)
            if not before.url and source.url:
                by_cite[source.cite] = source
        return tuple(by_cite.values())


def by_name(source: Source, *, in_full: bool) -> bool:
    """Tell whether a document is cited by its name; else its number in the list of sources stands for it.

    >>> by_name(Source("Charter Art. 27(2)"), in_full=False)
    True
    """
    return in_full or len(source.cite) <= _SHORT


_SHORT = 28


def items(texts: Iterable[str | Said]) -> Items:
    """Return a list of texts."""
    return Items(tuple(Said(text) if isinstance(text, str) else text for text in texts))


def _said(report: Report) -> Iterator[Said]:
    yield from report.verdict
    for part in report.parts:
        yield from _in_part(part)


def _in_part(part: Part) -> Iterator[Said]:
    for block in part.blocks:
        match block:
            case Said():
                yield block
            case Items():
                yield from block.items
            case Grid():
                yield from (cell for row in block.rows for cell in row)
            case Facts():
                yield from (said for _, said in block.rows)
            case Account():
                yield from (said for entry in block.entries for said in entry.said)
            case Typed() | Figure():
                pass
    for inner in part.parts:
        yield from _in_part(inner)
