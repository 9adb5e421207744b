"""A report written as one page for a browser. It fetches nothing, needs no script, and text in it stays text."""

from collections.abc import Iterable, Iterator, Mapping

from sim.show.legible import legible
from sim.show.pictures.picture import TWO_FORMS, narrow_form, text, value
from sim.show.reports.parts import (
    Account,
    Block,
    Extent,
    Facts,
    Figure,
    Grid,
    Items,
    Part,
    Report,
    Said,
    Tone,
    Typed,
    by_name,
)
from sim.show.reports.style import STYLE
from sim.show.sheets import of_the_web
from sim.source import Source

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""Whatever a file says: the page may load nothing, run nothing and send nothing."""


_TALL = 1.5
"""A pair taller than so many times its width is too small on a page of paper: its table is printed instead."""


def report_html(report: Report) -> str:
    """Write a report as a whole page."""
    return "\n".join([*_Page(report).lines()]) + "\n"


class _Page:
    """A page being written: the numbers of the documents cited, and how many pictures there are so far."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.sources = report.sources
        self.numbers: Mapping[str, int] = {source.cite: n for n, source in enumerate(self.sources, start=1)}
        self.figures = 0

    def lines(self) -> Iterator[str]:
        report = self.report
        yield from (
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            _tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            '<link rel="icon" href="data:,">',
            _tag("title", _text(report.title)),
            f"<style>{STYLE}</style>",
            "</head>",
            '<body class="unsc">',
            '<a class="skip" href="#report">Skip to the report</a>',
            '<div class="page">',
            "<header>",
            '<p class="kind">Report on a run of unsc-sim</p>',
            _tag("h1", _text(report.title)),
            *self.verdict(),
            "</header>",
            *_contents(report, self.sources),
            '<main id="report" tabindex="-1">',
        )
        for part in report.parts:
            yield from self.part(part, 2)
        yield from self.documents()
        yield from ("</main>", "<footer>", "<p>Written by unsc-sim. This page fetches nothing.</p>", "</footer>")
        yield from ("</div>", "</body>", "</html>")

    def verdict(self) -> Iterator[str]:
        tones = [said.tone for said in self.report.verdict if said.tone is not Tone.PLAIN]
        yield f'<div class="verdict {tones[0].value if tones else ""}">'
        for said in self.report.verdict:
            yield _tag("p", self.said(said), class_=f"why {said.tone.value}" if said.label else said.tone.value)
        yield "</div>"

    def part(self, part: Part, level: int) -> Iterator[str]:
        yield f'<section id="{part.name}" aria-labelledby="{part.name}-title">'
        yield _tag(f"h{level}", _text(part.title), id=f"{part.name}-title")
        for block in part.blocks:
            yield from self.block(block, level + 1)
        for inner in part.parts:
            yield from self.part(inner, level + 1)
        yield "</section>"

    def block(self, block: Block, level: int) -> Iterator[str]:
        match block:
            case Said():
                yield _tag("p", self.said(block), class_=block.tone.value)
            case Items():
                yield from ("<ul>", *(_tag("li", self.said(item)) for item in block.items), "</ul>")
            case Grid():
                yield from self.grid(block)
            case Facts():
                facts = (f"{_tag('dt', _text(name))}{_tag('dd', self.said(said))}" for name, said in block.rows)
                yield from ("<dl>", *facts, "</dl>")
            case Typed():
                yield _tag("pre", _tag("code", _text(block.text)))
            case Figure():
                yield from self.figure(block)
            case Account():
                yield from self.account(block, level)

    def grid(self, grid: Grid) -> Iterator[str]:
        # The roles say again what the elements are: a phone shows rows as blocks, and browsers forget them then.
        head = (_tag("th", _text(name), scope="col", role="columnheader") for name in grid.head)
        yield '<table role="table">'
        yield _tag("caption", _text(grid.caption))
        yield f'<thead role="rowgroup"><tr role="row">{"".join(head)}</tr></thead><tbody role="rowgroup">'
        for row in grid.rows:
            first, *others = row
            cells = [_tag("th", self.said(first), scope="row", role="rowheader")]
            for name, cell in zip(grid.head[1:], others, strict=True):
                label = _attribute(name) if cell.text or cell.sources else None
                cells.append(_tag("td", self.said(cell), role="cell", class_=cell.tone.value, data_label=label))
            yield f'<tr role="row">{"".join(cells)}</tr>'
        yield "</tbody></table>"

    def figure(self, figure: Figure) -> Iterator[str]:
        self.figures += 1
        name = f"picture-{self.figures}"
        picture, table = figure.picture, figure.picture.table
        grid = Grid(picture.description, table.columns, tuple(tuple(map(Said, row)) for row in table.rows))
        tall = figure.extent is Extent.PAIR and picture.height > _TALL * picture.width
        forms = f" {TWO_FORMS}" if picture.narrow is not None else ""
        yield _tag("figure", class_=f"{figure.extent.value}{' tall' if tall else ''}{forms}")
        yield picture.as_svg(name).rstrip()
        if picture.narrow is not None:
            yield narrow_form(picture.narrow, name)
        yield "<details><summary>This picture as a table</summary>"
        yield from self.grid(grid)
        yield "</details>"
        if tall:
            yield from ('<div class="on-paper">', *self.grid(grid), "</div>")
        yield "</figure>"

    def account(self, account: Account, level: int) -> Iterator[str]:
        within = False
        for entry in account.entries:
            if entry.day:
                yield from ("</ol>",) if within else ()
                yield _tag(f"h{level}", _text(entry.day), class_="day")
            if entry.day or not within:
                yield '<ol class="account">'
                within = True
            hour = _tag("time", _text(entry.hour)) if entry.hour else ""
            said = (_tag("p", self.said(said), class_=_of_entry(said)) for said in entry.said)
            yield f"<li>{hour}{''.join(said)}</li>"
        yield from ("</ol>",) if within else ()

    def documents(self) -> Iterator[str]:
        if not self.sources:
            return
        yield '<section id="sources" aria-labelledby="sources-title">'
        yield '<h2 id="sources-title">Sources</h2>'
        yield '<ol class="sources">'
        for number, source in enumerate(self.sources, start=1):
            url = of_the_web(source)
            cite = _tag("a", _text(source.cite), href=url, rel="noreferrer") if url else _text(source.cite)
            address = f" {_tag('span', _text(url), class_='address')}" if url else ""
            yield f'<li id="source-{number}">{cite}{address}</li>'
        yield from ("</ol>", "</section>")

    def said(self, said: Said) -> str:
        words = _text(said.text)
        if said.to and words:
            words = _tag("a", words, href=f"#{said.to}")
        label = _tag("strong", _text(said.label)) if said.label else ""
        cited = "; ".join(self.cited(source, in_full=said.in_full) for source in _each_once(said.sources))
        if cited:
            cited = cited if said.in_full and not words else f'<span class="cite">[{cited}]</span>'
        return " ".join(filter(None, (label, words, _text(said.then), cited)))

    def cited(self, source: Source, *, in_full: bool) -> str:
        number = self.numbers[source.cite]
        to = f"#source-{number}"
        if by_name(source, in_full=in_full):
            return _tag("a", _text(source.cite), href=to)
        return _tag("a", str(number), href=to, aria_label=f"source {number}: {legible(source.cite)}")


def _contents(report: Report, sources: Iterable[Source]) -> Iterator[str]:
    yield '<nav class="contents" aria-labelledby="contents-title"><div>'
    yield '<h2 id="contents-title">Contents</h2>'
    yield from _listed((*report.parts, Part("sources", "Sources", ())) if sources else report.parts)
    yield "</div></nav>"


def _listed(parts: Iterable[Part]) -> Iterator[str]:
    yield "<ul>"
    for part in parts:
        yield f"<li>{_tag('a', _text(part.title), href=f'#{part.name}')}"
        if part.parts:
            yield from _listed(part.parts)
        yield "</li>"
    yield "</ul>"


def _of_entry(said: Said) -> str:
    return f"decided {said.tone.value}" if said.to else said.tone.value


def _each_once(sources: Iterable[Source]) -> Iterable[Source]:
    return {source.cite: source for source in sources}.values()


def _text(words: str) -> str:
    return text(legible(words))


def _attribute(words: str) -> str:
    return legible(words)


def _tag(name: str, inside: str | None = None, **attributes: str | None) -> str:
    """Return an element around what is written already; an attribute that is empty or None is left out."""
    said = "".join(f" {k.rstrip('_').replace('_', '-')}={value(v)}" for k, v in attributes.items() if v)
    return f"<{name}{said}>" if inside is None else f"<{name}{said}>{inside}</{name}>"
