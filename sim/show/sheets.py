"""Sheets for a class as values: headings, paragraphs, lists, tables. What they say, and their form, is elsewhere.

One structure is written as Markdown or as a page for a browser, so that the two cannot differ.
"""

from collections.abc import Iterable

from attrs import frozen

from sim.source import Source


@frozen
class Heading:
    """The heading of a part of a sheet; of level 2, or of 3 within it."""

    text: str
    level: int = 2


@frozen
class Words:
    """A paragraph, or an item of a list: a label to be set off, the text, and documents cited after it."""

    text: str
    label: str = ""
    sources: tuple[Source, ...] = ()


@frozen
class Listing:
    """Items one under the other, numbered where their order matters."""

    items: tuple[Words, ...]
    ordered: bool = False


@frozen
class Table:
    """A table of texts; an empty cell is to be filled in by hand."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class Blank:
    """Lines to write on, after a label."""

    label: str
    lines: int = 1


Block = Heading | Words | Listing | Table | Blank


@frozen
class Sheet:
    """One sheet of paper: the name of its file, its title, and what stands on it."""

    name: str
    title: str
    blocks: tuple[Block, ...]


def listing(items: Iterable[str | Words], *, ordered: bool = False) -> Listing:
    """Return a list of texts."""
    return Listing(tuple(Words(item) if isinstance(item, str) else item for item in items), ordered)


def of_the_web(source: Source) -> str:
    """Return the address of a source if a browser can go there, else nothing: a file may say anything.

    >>> of_the_web(Source("S/PV.7353", "https://undocs.org/S/PV.7353")), of_the_web(Source("x", "javascript:x()"))
    ('https://undocs.org/S/PV.7353', '')
    """
    url = source.url or ""
    return url if url.startswith(("https://", "http://")) and url.isprintable() and " " not in url else ""
