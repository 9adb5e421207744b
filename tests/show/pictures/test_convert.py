"""Pictures as PNG and PDF: the same bytes again, light, in words too, and with nothing of the machine's own."""

import io
import re
import subprocess
import sys
from typing import Any
from xml.etree import ElementTree

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

import sim
from sim.analysis.sweeps import extras
from sim.show.pictures import convert
from sim.show.pictures.convert import converted, described, plain
from sim.show.pictures.look import STYLE
from sim.show.pictures.picture import Picture, Table, element
from tests.effort import examples

pytest.importorskip("typst")
pytest.importorskip("matplotlib")
from PIL import Image

TITLE = 'Šimonović & "others" \\ #strong[a] </desc>'


def picture(title: str = TITLE, words: str = "CHN against", width: int = 300) -> Picture:
    body = (
        element("rect", class_="yes", x=10, y=10, width=40, height=40),
        element("rect", class_="no", x=60, y=10, width=40, height=40),
        element("text", words, x=10, y=90, font_size=20, font_weight="bold"),
    )
    return Picture(title, f"What is shown: {title}", Table(("a",), (("b",),)), width, 100, body)


def pixels(png: bytes) -> Any:
    return Image.open(io.BytesIO(png)).convert("RGB")


@pytest.mark.parametrize("to", ["svg", "png", "pdf"])
def test_the_same_picture_gives_the_same_bytes(to: str):
    data = converted(picture(), to)
    assert data == converted(picture(), to)
    assert data[:5] == {"svg": b"<svg ", "png": b"\x89PNG\r", "pdf": b"%PDF-"}[to]
    assert data != converted(picture(words="CHN in favour"), to)


def test_another_process_gives_the_same_bytes():
    code = (
        "import sys; from tests.show.pictures.test_convert import converted, picture; "
        "[sys.stdout.buffer.write(converted(picture(), to)) for to in ('png', 'pdf')]"
    )
    env = {"PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(sys.path), "TZ": "Asia/Tokyo", "HOME": "/"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, check=True, timeout=60)
    assert done.stdout == converted(picture(), "png") + converted(picture(), "pdf")


def test_an_svg_is_the_picture_as_it_is():
    assert converted(picture(), "svg").decode() == picture().svg


def test_a_png_has_the_light_colours_at_two_dots_a_unit():
    image = pixels(converted(picture(), "png"))
    assert image.size == (600, 200)
    at = {"yes": (60, 60), "no": (160, 60), "ground": (590, 10)}
    light = dict(re.findall(r"--([\w-]+):(#\w+)", STYLE.partition("@media")[0]))
    for name, place in at.items():
        assert "#{:02x}{:02x}{:02x}".format(*image.getpixel(place)) == light[name]


def test_words_are_drawn_and_not_left_out():
    drawn, empty = (pixels(converted(picture(words=words), "png")) for words in ("CHN against", " "))
    assert drawn.crop((0, 120, 600, 200)).getextrema() != empty.crop((0, 120, 600, 200)).getextrema()


def test_a_letter_no_font_has_does_not_change_the_others():
    """One of them would have another font take over the whole line."""
    alone, beside = (pixels(converted(picture(words=words), "png")) for words in ("Kim", "Kim \u4e2d"))
    box = (0, 120, 100, 200)
    assert beside.crop(box).tobytes() == alone.crop(box).tobytes()
    assert beside.tobytes() != alone.tobytes()


def test_a_png_says_what_it_shows():
    image = Image.open(io.BytesIO(converted(picture(), "png")))
    assert image.text == {"Title": TITLE, "Description": f"What is shown: {TITLE}"}
    assert image.mode == "RGB"


def test_a_pdf_says_what_it_shows_holds_its_fonts_and_no_date():
    data = converted(picture("A vote"), "pdf")
    assert b"/Alt(What is shown: A vote)" in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert b"CreationDate" not in data
    assert b"CreateDate" not in data
    for word in (b"/FontFile2", b"DejaVuSans-Bold", b"/ToUnicode"):
        assert word in data


def test_a_very_large_picture_is_no_larger_than_can_be_opened(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(convert, "_MOST_DOTS", 90_000)
    assert pixels(converted(picture(), "png")).size == pytest.approx((520, 173), abs=1)


@given(st.text(st.characters(), max_size=40))
@example("\ud800 and \x00 and \ufffe")
@settings(max_examples=examples(12), deadline=None)
def test_any_words_are_taken(words: str):
    for to in ("png", "pdf"):
        assert converted(picture(words or "x", words), to)


def test_a_picture_without_a_description_can_be_a_pdf():
    assert b"/Alt(A vote)" in converted(evolve(picture("A vote"), description=""), "pdf")


def test_styles_are_made_plain_and_words_are_not_touched():
    said = "var(--ink) font-family:x @media print{}"
    svg = plain(picture(words=said).svg)
    assert said in svg
    style = svg.partition("<style>")[2].partition("</style>")[0]
    for gone in ("var(", "@media", "--", "system-ui"):
        assert gone not in style
    assert "font-family:'DejaVu Sans'" in style


def test_a_font_said_of_one_element_is_one_that_is_there():
    tag = element("text", 'font-family="Arial"', font_family="ui-monospace, monospace")
    assert plain(tag) == '<text font-family="DejaVu Sans Mono">font-family="Arial"</text>'


def test_a_plot_says_what_it_shows_to_a_screen_reader():
    plot = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9pt">\n<g/>\n</svg>'
    root = ElementTree.fromstring(described(plot, "svg", "A <b>", "C & D"))
    title, desc = list(root)[:2]
    assert (title.text, desc.text, root.attrib["role"]) == ("A <b>", "C & D", "img")
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], desc.attrib["id"]]
    assert described(b"%PDF-", "pdf", "A", "B") == b"%PDF-"


@pytest.mark.parametrize("missing", ["typst", "matplotlib"])
def test_what_is_missing_is_named_and_svg_needs_nothing(missing: str, monkeypatch: pytest.MonkeyPatch):
    real = extras.import_module

    def without(name: str) -> Any:
        if name.partition(".")[0] == missing:
            raise ImportError(name)
        return real(name)

    monkeypatch.setattr(extras, "import_module", without)
    assert converted(picture(), "svg")
    for to in ("png", "pdf"):
        with pytest.raises(sim.UnscError, match=f"this needs {missing}, of the extra `plot`"):
            converted(picture(), to)
