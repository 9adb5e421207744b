"""Pictures as the bytes of a file: SVG as it is, PNG and PDF by typst in light colours, with the extra `plot`.

The same picture gives the same bytes with the same version of the libraries: no date is written, and all words are
set in the DejaVu Sans that comes with matplotlib, never in a font of the machine.
"""

import io
import re
from pathlib import Path

from sim.analysis.sweeps.extras import required
from sim.show.pictures.picture import Picture, text

_POINTS, _PER_INCH, _MOST_DOTS = 0.75, 192, 60_000_000
"""A user unit is 1/96 inch, as in a browser, so three quarters of a point; and two dots of a PNG, or fewer where
there would be too many in all."""
_NO_LETTER = "\u25a1"
_PAGE = b"""\
#set document(title: sys.inputs.title, date: none)
#set page(width: float(sys.inputs.width) * 1pt, height: float(sys.inputs.height) * 1pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, alt: sys.inputs.alt)
"""
_HEAD = re.compile(r"<svg\b([^>]*)>")
_STYLE, _TAG = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL), re.compile(r"<[^<>]*>")
_FAMILY, _FAMILY_SAID = re.compile(r"font-family:[^;}]*"), re.compile(r"font-family=\"([^\"]*)\"")
_DARK = re.compile(r"@media[^{}]*\{(?:[^{}]*\{[^{}]*\})*\}")
_VARIABLE, _USED = re.compile(r"--([\w-]+):([^;}]*);?"), re.compile(r"var\(--([\w-]+)\)")


def needed(to: str) -> None:
    """See that what writes a format is there. Raises `UnscError` where the extra `plot` is not installed."""
    if to != "svg":
        required("typst", "plot")
        required("matplotlib", "plot")


def converted(picture: Picture, to: str) -> bytes:
    """Return a picture as the bytes of a file: `to` is "svg", "png" or "pdf".

    A PDF is tagged (PDF/UA-1) and keeps title and description, for a screen reader; a PNG keeps them as text (the
    keywords Title and Description). Raises `UnscError` where the extra `plot` is needed and not installed.
    """
    if to == "svg":
        return picture.svg.encode()
    needed(to)
    typst = required("typst", "plot")
    fonts = Path(required("matplotlib", "plot").get_data_path()) / "fonts" / "ttf"
    compiler = typst.Compiler(
        _PAGE,
        root=fonts,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]),
        ignore_system_fonts=True,
        sys_inputs={
            "svg": _in_font(plain(picture.svg), fonts / "DejaVuSans.ttf"),
            "title": _sayable(picture.title),
            "alt": _sayable(picture.description or picture.title),
            "width": str(picture.width * _POINTS),
            "height": str(picture.height * _POINTS),
        },
    )
    if to == "pdf":
        pdf: bytes = compiler.compile(format="pdf", pdf_standards="ua-1")
        return pdf
    dots = picture.width * picture.height * (_PER_INCH / 96) ** 2
    ppi = _PER_INCH * min(1.0, (_MOST_DOTS / dots) ** 0.5)
    return described(compiler.compile(format="png", ppi=ppi), "png", picture.title, picture.description)


def described(data: bytes, to: str, title: str, description: str) -> bytes:
    """Return an SVG or a PNG that holds in words what it shows; a PDF is returned as it is.

    For plots of matplotlib, which have no such words: in SVG they are what a screen reader says, in PNG text with
    the keywords Title and Description.
    """
    if to == "png":
        image, info = required("PIL.Image", "plot"), required("PIL.PngImagePlugin", "plot").PngInfo()
        info.add_itxt("Title", _sayable(title))
        info.add_itxt("Description", _sayable(description))
        file, dots = io.BytesIO(), image.open(io.BytesIO(data))
        per_inch = dots.info.get("dpi", (_PER_INCH, _PER_INCH))
        dots.convert("RGB").save(file, "PNG", pnginfo=info, dpi=per_inch)
        return file.getvalue()
    if to == "svg":
        said = f'<title id="plot-title">{text(title)}</title>\n<desc id="plot-desc">{text(description)}</desc>'
        head = r'<svg role="img" aria-labelledby="plot-title plot-desc"\1>'
        found = _HEAD.sub(lambda tag: f"{tag.expand(head)}\n{said}", data.decode(), count=1)
        return found.encode()
    return data


def _sayable(words: str) -> str:
    """Return words without halves of letters, which no file can hold."""
    return words.encode(errors="replace").decode()


def plain(svg: str) -> str:
    """Return SVG that says no more of style than a converter understands: light, in one font, no variables.

    >>> plain('<svg><style>.a{--ink:#111;fill:var(--ink)}@media print{.a{--ink:#eee}}</style></svg>')
    '<svg><style>.a{fill:#111}</style></svg>'
    """
    return _TAG.sub(_in_tag, _STYLE.sub(lambda found: _light(found[0]), svg))


def _light(style: str) -> str:
    """Return a style sheet with its variables put in, and without what holds for dark screens only."""
    light = _DARK.sub("", style)
    colours = dict(_VARIABLE.findall(light))
    light = _USED.sub(lambda found: colours[found[1]], _VARIABLE.sub("", light))
    return _FAMILY.sub("font-family:'DejaVu Sans'", light)


def _in_tag(found: re.Match[str]) -> str:
    mono = " Mono" if "mono" in found[0] else ""
    return _FAMILY_SAID.sub(f'font-family="DejaVu Sans{mono}"', found[0])


def _in_font(svg: str, font: Path) -> str:
    """Return SVG with a box for every letter that a font has not: else another font takes the whole line."""
    if svg.isascii():
        return svg
    known = required("matplotlib.ft2font", "plot").FT2Font(font).get_charmap()
    return svg.translate({ord(c): _NO_LETTER for c in set(svg) if not c.isascii() and ord(c) not in known})
