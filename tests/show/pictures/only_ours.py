"""What every picture must be: XML with our elements only, no id but its two, no text outside its box."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from sim.show.pictures.picture import Picture
from sim.show.pictures.widths import width_of

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = {"svg", "title", "desc", "style", "rect", "circle", "line", "path", "polygon", "g", "text"}
_ATTRIBUTES = {
    *("viewBox", "width", "height", "class", "role", "aria-labelledby", "id", "x", "y", "cx", "cy", "r", "rx"),
    *("x1", "y1", "x2", "y2", "d", "points", "transform", "opacity", "stroke-width", "stroke-dasharray"),
    *("stroke-linejoin", "text-anchor", "font-size", "font-weight", "font-style"),
}


def check_safe(picture: Picture, name: str = "picture") -> ElementTree.Element:
    """Check a picture, whatever words are in it, and return it as it was read."""
    root = ElementTree.fromstring(picture.as_svg(name))
    ids = []
    for element in root.iter():
        assert element.tag.startswith(_SVG), element.tag
        assert element.tag.removeprefix(_SVG) in _ELEMENTS
        assert set(element.attrib) <= _ATTRIBUTES, element.attrib
        ids += [element.attrib["id"]] if "id" in element.attrib else []
    assert ids == [f"{name}-title", f"{name}-desc"]
    assert root.attrib["aria-labelledby"].split() == ids
    check_within(root, picture)
    return root


def check_within(root: ElementTree.Element, picture: Picture) -> None:
    """Check that no text leaves its picture, as wide as it is at most."""
    for element, (left, _, right, bottom) in boxes(root):
        assert left >= -1, element.text
        assert right <= picture.width + 1, element.text
        assert bottom <= picture.height, element.text


def boxes(
    root: ElementTree.Element, x: float = 0.0, y: float = 0.0, scale: float = 1.0
) -> Iterator[tuple[ElementTree.Element, tuple[float, float, float, float]]]:
    """Yield the texts that are drawn with their boxes, left, top, right, bottom; not those that are turned."""
    for element in root:
        moved = _MOVED.fullmatch(element.attrib.get("transform", "translate(0 0)"))
        if moved is None:
            continue
        to_x, to_y = float(moved[1]), float(moved[2])
        if element.tag == f"{_SVG}text" and element.text:
            size, wide = float(element.attrib["font-size"]) * scale, _width(element) * scale
            share = {"middle": 0.5, "end": 1.0}.get(element.attrib.get("text-anchor", ""), 0.0)
            left, foot = (
                x + scale * float(element.attrib["x"]) - wide * share,
                y + scale * float(element.attrib["y"]),
            )
            yield element, (left, foot - 0.73 * size, left + wide, foot)
        yield from boxes(element, x + scale * to_x, y + scale * to_y, scale * float(moved[3] or 1))


_MOVED = re.compile(r"translate\((-?[\d.]+) (-?[\d.]+)\)(?: scale\(([\d.]+)\))?")


def _width(element: ElementTree.Element) -> float:
    bold = element.attrib.get("font-weight") == "bold"
    return width_of(element.text or "", float(element.attrib["font-size"]), bold=bold)


def words_of(root: ElementTree.Element) -> str:
    """Return all words that are drawn, one after the other."""
    return " ".join(element.text or "" for element in root.iter(f"{_SVG}text"))
