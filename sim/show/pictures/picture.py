"""A picture and its twin: the drawing as SVG that stands alone, and all that it shows as words and a table."""

import textwrap
from collections.abc import Iterable, Sequence
from hashlib import sha256
from xml.sax.saxutils import escape, quoteattr

from attrs import field, frozen

from sim.show.legible import legible, seen
from sim.show.pictures.look import STYLE


@frozen
class Table:
    """What a picture shows, as a table for those who do not see it: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class Picture:
    """A drawing with its title, what it shows in a sentence or two, and the same as a table.

    `body` is the drawing within a box of `width` by `height` user units, as elements of SVG: every text in it has
    been escaped, and what they look like is said by classes that `look.STYLE` has, in light and in dark.
    `widest` is how wide it may become in a notebook, in CSS pixels: beyond that its letters are larger than those
    around it. `narrow` is the same drawn for a screen on which it would be too small to be read, where there is
    such a form; a file has only one.
    """

    title: str
    description: str
    table: Table
    width: int
    height: int
    body: tuple[str, ...] = field(repr=False)
    widest: int = 1200
    narrow: "Picture | None" = field(default=None, repr=False)

    @property
    def svg(self) -> str:
        """The picture as a file of its own: it says what it shows, and is light or dark as its reader is."""
        return self.as_svg()

    def as_svg(self, name: str = "picture") -> str:
        """Return the picture as SVG. `name` begins the ids in it, which differ where a page holds several."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" '
            f'width="{self.width}" height="{self.height}" class="unsc" role="img" '
            f'aria-labelledby="{name}-title {name}-desc">'
        )
        lines = [
            head,
            f'<title id="{name}-title">{text(self.title)}</title>',
            f'<desc id="{name}-desc">{text(self.description)}</desc>',
            f"<style>{STYLE}</style>",
            f'<rect class="ground" width="{self.width}" height="{self.height}"/>',
            *self.body,
            "</svg>",
        ]
        return "\n".join(lines) + "\n"

    @property
    def twin(self) -> str:
        """All that the picture shows, as text: title, description, and the table in columns."""
        rows = [[legible(cell) for cell in row] for row in (self.table.columns, *self.table.rows)]
        wide = [max(len(row[n]) for row in rows) for n in range(len(self.table.columns))]
        lines = ["  ".join(f"{cell:<{w}}" for cell, w in zip(row, wide, strict=True)).rstrip() for row in rows]
        return "\n".join([legible(self.title), "", legible(self.description), "", *lines]) + "\n"

    @property
    def html(self) -> str:
        """The picture with its table below it, folded, for a page or a notebook."""
        head = "".join(f'<th scope="col">{text(name)}</th>' for name in self.table.columns)
        rows = "".join(
            "<tr>" + "".join(f"<td>{text(cell)}</td>" for cell in row) + "</tr>" for row in self.table.rows
        )
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        wide = min(self.width, self.widest)
        name, form, drawn = name_of(self), "unsc", self.as_svg(name_of(self))
        if self.narrow is not None:
            form = f"unsc {TWO_FORMS}"
            drawn = f"<style>{STYLE_OF_FORMS}</style>{drawn}{narrow_form(self.narrow, name)}"
        return (
            f'<figure class="{form}" style="max-width:{wide}px">{drawn}'
            f"<details><summary>{text(self.title)}: as a table</summary>{table}</details></figure>"
        )


TWO_FORMS = "two-forms"
"""The class of a figure that has a narrow form beside the wide one."""
STYLE_OF_FORMS = (
    f".{TWO_FORMS}>.narrow{{display:none}}"
    f"@media screen and (max-width:36rem){{.{TWO_FORMS}>svg{{display:none}}.{TWO_FORMS}>.narrow{{display:block}}}}"
)
"""Of the two forms the narrow one is shown on a narrow screen, and the wide one else, and on paper."""


def narrow_form(picture: Picture, name: str) -> str:
    """Return the narrow form of a picture as the second thing in a figure of the class `TWO_FORMS`."""
    return f'<div class="narrow">{picture.as_svg(f"{name}-narrow").rstrip()}</div>'


def name_of(picture: Picture) -> str:
    """Return a name for the ids of a picture: the same for the same picture, another for another."""
    return f"p{sha256(repr((picture.title, picture.description, picture.body)).encode()).hexdigest()[:10]}"


def text(words: str) -> str:
    """Return words as the text of an element: whatever they hold, they stay text, and are what is seen.

    >>> text("<b>S/2014/872</b>")
    '&lt;b&gt;S/2014/872&lt;/b&gt;'
    """
    return escape(seen(words))


def value(words: object) -> str:
    """Return words as the value of an attribute, with its quotes."""
    return quoteattr(seen(str(words)))


def element(name: str, inside: str | None = None, **attributes: object) -> str:
    """Return one element. An underscore in an attribute's name stands for a hyphen; a trailing one is dropped.

    `inside` is the text in it, which is escaped here. Numbers are written with two places at most.

    >>> element("text", "S/2014/872 & others", x=3.14159, class_="small")
    '<text x="3.14" class="small">S/2014/872 &amp; others</text>'
    """
    said = "".join(f" {k.rstrip('_').replace('_', '-')}={value(_short(v))}" for k, v in attributes.items())
    return f"<{name}{said}/>" if inside is None else f"<{name}{said}>{text(inside)}</{name}>"


def group(inside: Iterable[str], **attributes: object) -> str:
    """Return elements as one group."""
    said = "".join(f" {k.rstrip('_').replace('_', '-')}={value(_short(v))}" for k, v in attributes.items())
    return f"<g{said}>{''.join(inside)}</g>"


def lines_of(words: str, wide: int, most: int) -> Sequence[str]:
    """Return words broken into lines of so many letters, `most` of them; what does not fit ends in three dots."""
    lines = textwrap.wrap(words, wide) or [""]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], textwrap.shorten(" ".join(lines[most - 1 :]), wide, placeholder=" ...")]


def _short(number: object) -> object:
    return f"{round(number, 2) + 0.0:g}" if isinstance(number, float) else number
