"""Sheets written as one page for a browser, each on paper of its own. Nothing is fetched, and text stays text."""

from collections.abc import Iterable, Iterator
from html import escape

from sim.show.sheets import Blank, Block, Heading, Listing, Sheet, Table, Words, of_the_web
from sim.source import Source

_STYLE = """
body { font: 11pt/1.4 Georgia, 'Times New Roman', serif; color: #111; }
body { max-width: 46em; margin: 2em auto; padding: 0 1em; }
section { break-after: page; border-bottom: 1px solid #999; margin-bottom: 3em; padding-bottom: 2em; }
section:last-of-type { break-after: auto; border: 0; }
h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin-top: 1.4em; } h3 { font-size: 1em; }
h1, h2, h3 { break-after: avoid; } li, tr { break-inside: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #555; padding: .25em .5em; text-align: left; }
td:empty { min-width: 2.5em; } .cite { font-size: .85em; color: #444; } a { color: inherit; }
.blank { border-bottom: 1px solid #555; min-height: 1.9em; }
@media print { body { margin: 0; max-width: none; } section { border: 0; margin: 0; padding: 0; } }
"""


def sheets_html(sheets: Iterable[Sheet], title: str) -> str:
    """Write some sheets as a whole page; `title` is what the window is called."""
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        # Whatever a file says: the page may load nothing and run nothing.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(title)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
    ]
    for sheet in sheets:
        lines += [f'<section id="{escape(sheet.name)}">', f"<h1>{_text(sheet.title)}</h1>"]
        lines += [line for block in sheet.blocks for line in _lines(block)]
        lines.append("</section>")
    return "\n".join([*lines, "</body>", "</html>"]) + "\n"


def _text(text: str) -> str:
    return escape(" ".join(text.split()))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<h{block.level}>{_text(block.text)}</h{block.level}>"
        case Words():
            yield f"<p>{_words(block)}</p>"
        case Listing():
            tag = "ol" if block.ordered else "ul"
            yield f"<{tag}>"
            yield from (f"<li>{_words(item)}</li>" for item in block.items)
            yield f"</{tag}>"
        case Table():
            yield "<table>"
            yield _row(block.head, "th")
            yield from (_row(row, "td") for row in block.rows)
            yield "</table>"
        case Blank():
            yield f"<p><strong>{_text(block.label)}</strong></p>"
            yield from ['<div class="blank"></div>'] * block.lines


def _row(cells: Iterable[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_text(cell)}</{tag}>' for cell in cells)}</tr>"


def _words(words: Words) -> str:
    text = _text(words.text)
    if words.label:
        text = f"<strong>{_text(words.label)}</strong> {text}".rstrip()
    cited = "; ".join(map(_cited, words.sources))
    return f'{text} <span class="cite">[{cited}]</span>' if cited and text else text or cited


def _cited(source: Source) -> str:
    url = of_the_web(source)
    return f'<a href="{escape(url)}">{_text(source.cite)}</a>' if url else _text(source.cite)
