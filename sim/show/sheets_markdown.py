"""Sheets written as Markdown, one after the other. Whatever a scenario says stays text."""

from collections.abc import Iterable, Iterator

from sim.show.markdown import escaped
from sim.show.sheets import Blank, Block, Heading, Listing, Sheet, Table, Words, of_the_web
from sim.source import Source

_LINE = "_" * 60
"""To write on: beside a label as it stands, alone as the rule that Markdown makes of it."""
BETWEEN = "\n---\n\n"


def sheets_markdown(sheets: Iterable[Sheet]) -> str:
    """Write some sheets with a rule between them."""
    return BETWEEN.join(map(sheet_markdown, sheets))


def sheet_markdown(sheet: Sheet) -> str:
    """Write one sheet; it ends with the end of a line."""
    parts = [f"# {escaped(sheet.title)}", *("\n".join(_lines(block)) for block in sheet.blocks)]
    return "\n\n".join(parts) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {escaped(block.text)}"
        case Words():
            yield _words(block)
        case Listing():
            for n, item in enumerate(block.items, start=1):
                yield f"{f'{n}.' if block.ordered else '-'} {_words(item)}"
        case Table():
            yield _row(block.head)
            yield _row(["---"] * len(block.head), plain=True)
            yield from map(_row, block.rows)
        case Blank():
            yield f"**{escaped(block.label)}** {_LINE}"
            for _ in range(block.lines - 1):
                yield f"\n{_LINE}"


def _row(cells: Iterable[str], *, plain: bool = False) -> str:
    return f"| {' | '.join(cell if plain else escaped(cell) for cell in cells)} |"


def _words(words: Words) -> str:
    text = escaped(words.text)
    if words.label:
        text = f"**{escaped(words.label)}** {text}".rstrip()
    cited = "; ".join(map(_cited, words.sources))
    return f"{text} [{cited}]" if cited and text else text or cited


def _cited(source: Source) -> str:
    url = of_the_web(source).replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    return f"[{escaped(source.cite)}](<{url}>)" if url else escaped(source.cite)
