"""The base of all pictures: words stay text whatever they are, ids differ, the twin says what the table says."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.show.pictures.look import STYLE
from sim.show.pictures.picture import Picture, Table, element, group, lines_of, name_of, text, value
from tests.effort import examples

NS = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "</text><script>alert(1)</script>",
    "]]><svg onload=alert(1)>",
    "&lt;b&gt; &amp; &#x3c;script&#x3e;",
    '" onload="alert(1)" \'',
    "\x00\x0b\ud800\ufffe",
    "<!-- --><![CDATA[<script/>]]>",
    "<style>*{display:none}</style>",
)


def picture(words: str) -> Picture:
    table = Table(("Code", "Vote"), ((words, "in favour"), ("CHN", words)))
    return Picture(words, words, table, 100, 50, (element("text", words, x=1, y=2, data_said=words),))


def said(words: str) -> str:
    """What a reader of XML gets back of words: what no XML may hold is replaced, and line ends become one."""
    root = ElementTree.fromstring(f"<a>{text(words)}</a>")
    return root.text or ""


@settings(max_examples=examples(100))
@given(st.one_of(st.sampled_from(HOSTILE), st.text()))
def test_words_stay_text(words: str) -> None:
    root = ElementTree.fromstring(picture(words).svg)
    assert [e.tag.removeprefix(NS) for e in root.iter()] == ["svg", "title", "desc", "style", "rect", "text"]
    assert [root.find(f"{NS}{name}").text or "" for name in ("title", "desc", "text")] == [said(words)] * 3
    assert set(root.find(f"{NS}text").attrib) == {"x", "y", "data-said"}


@pytest.mark.parametrize("words", HOSTILE)
def test_html_holds_no_element_that_words_ask_for(words: str) -> None:
    html = picture(words).html
    for tag in ("<script", "<svg onload", "<b>", "<!--"):
        assert tag not in html
    ElementTree.fromstring(html)


def test_ids_differ_between_pictures_and_name_what_is_there() -> None:
    one, other = picture("one"), picture("other")
    ids = []
    for each in (one, other):
        root = ElementTree.fromstring(each.as_svg(name_of(each)))
        own = [e.attrib["id"] for e in root.iter() if "id" in e.attrib]
        assert root.attrib["aria-labelledby"].split() == own
        ids += own
    assert len(ids) == len(set(ids)) == 4
    assert name_of(one) == name_of(picture("one"))


@given(st.lists(st.tuples(st.text("abc xyz", min_size=1), st.text("abc xyz", min_size=1)), max_size=6))
def test_the_twin_holds_the_whole_table(rows: list[tuple[str, str]]) -> None:
    drawn = Picture("A title", "What it shows.", Table(("First", "Second"), tuple(rows)), 10, 10, ())
    lines = drawn.twin.splitlines()
    assert lines[:4] == ["A title", "", "What it shows.", ""]
    assert len(lines) == 5 + len(rows)
    for line, (first, second) in zip(lines[5:], rows, strict=True):
        assert " ".join(line.split()) == " ".join(f"{first} {second}".split())


def test_light_and_dark_have_the_same_colours_to_give() -> None:
    light, dark = (part.split("}")[0] for part in (STYLE.split("{", 2)[1], STYLE.split("dark){.unsc{")[1]))
    names = [{v.split(":")[0] for v in part.split(";") if v.startswith("--")} for part in (light, dark)]
    assert names[0] == names[1]
    used = {part.split(")")[0] for part in STYLE.split("var(")[1:]}
    assert used <= names[0]


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("part", [0, 1], ids=["light", "dark"])
def test_contrast_is_that_of_wcag_aa(part: int) -> None:
    sheet = STYLE.split("@media")[part]
    colours = dict(
        v.split(":") for v in sheet.replace("{", ";").replace("}", ";").split(";") if v.startswith("--")
    )
    for name in ("--yes", "--no", "--abstain"):
        assert _contrast(colours["--on-vote"], colours[name]) >= 4.5, name
    for name in ("--ink", "--soft", "--accent", "--yes", "--no", "--abstain"):
        assert _contrast(colours["--ground"], colours[name]) >= 4.5, name
        assert _contrast(colours["--raised"], colours[name]) >= 4.5, name


def test_numbers_are_short_and_names_of_attributes_have_hyphens() -> None:
    assert (
        element("line", x1=1 / 3, stroke_width=2.0, class_="a") == '<line x1="0.33" stroke-width="2" class="a"/>'
    )
    assert group([element("g")], transform="scale(2)") == '<g transform="scale(2)"><g/></g>'
    assert value("a\"b'c") == '"a&quot;b\'c"'


def test_lines_that_are_cut_end_in_three_dots() -> None:
    assert lines_of("one two three four", 9, 2) == ["one two", "three ..."]
    assert lines_of("one two", 9, 2) == ["one two"]
    assert lines_of("", 9, 2) == [""]


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\u200b", "\u200f", "\u00ad", "\ufeff", "\x85", "\U000e0041", "\x1b"]
)
def test_what_steers_or_is_not_seen_is_shown_as_replaced(hidden: str) -> None:
    drawn = picture(f"CHN{hidden} in favour")
    for written in (drawn.svg, drawn.html, drawn.twin):
        assert hidden not in written
        assert "CHN\ufffd in favour" in written
    assert (
        text("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645")
        == "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    )
