"""What every picture must be: XML with our elements only, no id but its two, no text outside its box."""

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
    for element in root.iter(f"{_SVG}text"):
        _check_within(element, picture)
    return root


def _check_within(element: ElementTree.Element, picture: Picture) -> None:
    """Check that a text does not leave its picture, as wide as it is at most; those in groups stand elsewhere."""
    if "x" not in element.attrib or not element.text:
        return
    at, wide = float(element.attrib["x"]), _width(element)
    left = at - wide * {"middle": 0.5, "end": 1.0}.get(element.attrib.get("text-anchor", ""), 0.0)
    if left >= 0:  # in a group that is moved, the place is another
        assert left + wide <= picture.width + 1, element.text
    assert float(element.attrib["y"]) <= picture.height


def _width(element: ElementTree.Element) -> float:
    bold = element.attrib.get("font-weight") == "bold"
    return width_of(element.text or "", float(element.attrib["font-size"]), bold=bold)


def words_of(root: ElementTree.Element) -> str:
    """Return all words that are drawn, one after the other."""
    return " ".join(element.text or "" for element in root.iter(f"{_SVG}text"))
