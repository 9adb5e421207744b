"""A report written as one Markdown file: the pictures as what they show in words. Text in it stays text."""

from collections.abc import Iterable, Iterator, Mapping

from sim.show.legible import legible
from sim.show.markdown import escaped
from sim.show.reports.parts import Account, Block, Facts, Figure, Grid, Items, Part, Report, Said, Typed, by_name
from sim.show.sheets import of_the_web
from sim.source import Source


def report_markdown(report: Report) -> str:
    """Write a report; it ends with the end of a line."""
    return "\n\n".join(_Text(report).blocks()) + "\n"


class _Text:
    """A text being written, with the numbers of the documents cited."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.sources = report.sources
        self.numbers: Mapping[str, int] = {source.cite: n for n, source in enumerate(self.sources, start=1)}

    def blocks(self) -> Iterator[str]:
        yield f"# {_text(self.report.title)}"
        yield "\n>\n".join(f"> {self.said(said)}" for said in self.report.verdict)
        for part in self.report.parts:
            yield from self.part(part, 2)
        if self.sources:
            yield "## Sources"
            yield "\n".join(f"{n}. {_document(source)}" for n, source in enumerate(self.sources, start=1))

    def part(self, part: Part, level: int) -> Iterator[str]:
        yield f"{'#' * level} {_text(part.title)}"
        for block in part.blocks:
            yield from self.block(block, level + 1)
        for inner in part.parts:
            yield from self.part(inner, level + 1)

    def block(self, block: Block, level: int) -> Iterator[str]:
        match block:
            case Said():
                yield self.said(block)
            case Items():
                yield "\n".join(f"- {self.said(item)}" for item in block.items)
            case Grid():
                rows = ([self.said(cell) for cell in row] for row in block.rows)
                yield from (_text(block.caption), _table([_text(name) for name in block.head], rows))
            case Facts():
                yield "\n".join(f"- **{_text(name)}:** {self.said(said)}" for name, said in block.rows)
            case Typed():
                yield _fenced(block.text)
            case Figure():
                table = block.picture.table
                rows = ([_text(cell) for cell in row] for row in table.rows)
                yield f"**Picture:** {_text(block.picture.title)}. {_text(block.picture.description)}"
                yield _table([_text(name) for name in table.columns], rows)
            case Account():
                yield from self.account(block, level)

    def account(self, account: Account, level: int) -> Iterator[str]:
        day: list[str] = []
        for entry in account.entries:
            if entry.day:
                if day:
                    yield "\n".join(day)
                day = []
                yield f"{'#' * level} {_text(entry.day)}"
            hour = f"{_text(entry.hour)} " if entry.hour else ""
            day.append(f"- {hour}{' '.join(map(self.said, entry.said))}")
        if day:
            yield "\n".join(day)

    def said(self, said: Said) -> str:
        label = f"**{_text(said.label)}**" if _text(said.label) else ""
        cited = "; ".join(self.cited(s, in_full=said.in_full) for s in dict.fromkeys(said.sources))
        if cited and not (said.in_full and not said.text):
            cited = f"\\[{cited}\\]"
        return " ".join(filter(None, (label, _text(said.text), _text(said.then), cited)))

    def cited(self, source: Source, *, in_full: bool) -> str:
        name = _text(source.cite)
        return name if by_name(source, in_full=in_full) else f"source {self.numbers[source.cite]}"


def _text(text: str) -> str:
    return escaped(legible(text))


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _fenced(text: str) -> str:
    """Write a text letter by letter: the fence is longer than any row of backticks in it."""
    line = legible(text)
    fence = "`" * max(3, 1 + max((len(run) for run in _backticks(line)), default=0))
    return f"{fence}text\n{line}\n{fence}"


def _backticks(text: str) -> Iterator[str]:
    run = ""
    for letter in f"{text} ":
        if letter == "`":
            run += letter
        elif run:
            yield run
            run = ""


def _document(source: Source) -> str:
    url = of_the_web(source).replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    return f"[{_text(source.cite)}](<{url}>)" if url else _text(source.cite)
