"""All words of the page are in one catalogue: none stands in the code, none is missing, and none is left over."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from sim.classroom.saying import OURS
from tests.browser import chromium
from tests.classroom.every_view import some_views
from tests.classroom.pages import Class, Somebody, in_class
from tests.classroom.served import ask

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

PAGE = Path(__file__).parents[2] / "sim" / "classroom" / "page"
WORDS: dict[str, Any] = json.loads((PAGE / "words.en.json").read_text("utf-8"))
SETTINGS = {"page.locale", "page.direction"}
"""What a catalogue says of its language; it is not shown."""
FORMS = {"by", "zero", "one", "two", "few", "many", "other"}
BEGIN, END = "\u200b", "\u00ad"
"""Marks round all words of the catalogue that are not seen, and that do not keep a test from finding a button."""
TEMPLATES = {
    "from.${from}": {"position", "odds", "chair", "unknown"},
    "from.${rule}": {"position", "odds", "chair", "unknown"},
    "page.council.${name}": {"seat", "sort", "people"},
    "page.lines.${line.kind}": {"record", "played", "what_if"},
    "page.poll.${kind}": {"straw", "election"},
    "page.poll.${poll.kind}": {"straw", "election"},
    "page.poll.${after.poll.kind}": {"straw", "election"},
}
"""What stands in the gap of a key that the page makes, where other keys stand beside those."""
READ = """() => {
  const texts = [];
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walk.currentNode; node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (node instanceof Text && !parent.closest("script, noscript, style")) texts.push(node.data);
    if (node instanceof Element)
      for (const name of ["aria-label", "aria-description", "title", "placeholder", "alt", "label"])
        if (node.hasAttribute(name)) texts.push(node.getAttribute(name));
  }
  return texts; }"""
TOKEN = "JSON.parse(sessionStorage.getItem('unsc.here') ?? 'null')?.token ?? ''"


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with chromium() as started:
        yield started


def flat(words: dict[str, Any], above: str = "") -> Iterator[str]:
    """Yield the keys of a catalogue; one with forms for numbers is one key."""
    for key, value in words.items():
        if isinstance(value, dict) and not ("other" in value and set(value) <= FORMS):
            yield from flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}"


def marked(words: Any) -> Any:
    """Put marks round all words."""
    if isinstance(words, str):
        return f"{BEGIN}{words}{END}"
    return {
        k: v if k in ("by", "locale", "direction") and isinstance(v, str) else marked(v) for k, v in words.items()
    }


def unmarked(text: str) -> str:
    """Return what of a text stands outside of all marks."""
    depth, found = 0, []
    for letter in text:
        depth += (letter == BEGIN) - (letter == END)
        found.append(letter if depth == 0 and letter != END else " ")
    return "".join(found)


def test_no_words_stand_in_the_code(browser: "Browser", tmp_path: Path) -> None:
    """What is not from the catalogue is of the scenario, the law, or somebody's own; `and` is of the browser.

    In a normal run a third of the views is read.
    """
    with in_class(browser, tmp_path) as pages:
        pages.routes["**/static/words.en.json"] = _marked
        found: dict[str, str] = {}
        for name, who in some_views(pages, "all words"):
            texts = who.page.evaluate(READ)
            assert any(BEGIN in text for text in texts), f"{name}: nothing is marked"
            given = told(pages, who)
            for text in texts:
                for word in re.findall(r"[^\W\d_]{2,}", unmarked(text)):
                    if word not in given and word != "and":
                        found.setdefault(f"{word} in {text.strip()!r}", name)
    assert not found, found


def _marked(route: "Route") -> None:
    route.fulfill(json=marked(WORDS))


def told(pages: Class, who: Somebody) -> set[str]:
    """Return all words that the server sends to somebody as data, and those in which somebody has written."""
    token = who.page.evaluate(TOKEN)
    host = pages.server.host
    wrong = httpx.post(f"{pages.server.address}/api/join", json={"code": "ZZZZZZ", "as": "delegate"}, timeout=20)
    parts = [wrong.json(), host("GET", "/api/rooms"), host("GET", "/api/scenarios"), pages.server.address]
    if token:
        parts += [ask(pages.server.address, token, "GET", path) for path in ("/api/room", "/api/room/why")]
        if parts[-2]["you"]["seat"]:
            parts.append(ask(pages.server.address, token, "GET", "/api/room/sheet"))
    return set(re.findall(r"[^\W\d_]{2,}", json.dumps(parts, ensure_ascii=False)))


def used() -> tuple[set[str], set[str]]:
    """Return the keys that stand in the page's code, whole and with gaps."""
    top = "|".join(WORDS)
    whole, gaps = set(), set()
    for path in PAGE.rglob("*.js"):
        code = path.read_text("utf-8")
        whole |= set(re.findall(rf'"((?:{top})\.[\w.]+)"', code))
        gaps |= set(re.findall(rf"`((?:{top})\.(?:[^`$]|\$\{{[^}}]*\}})*)`", code))
    return whole, gaps


def test_every_key_of_the_code_is_in_the_catalogue() -> None:
    whole, gaps = used()
    keys = set(flat(WORDS))
    assert whole - keys == set()
    assert len(whole) > 200 and len(gaps) > 20
    for gap in gaps:
        assert any(re.fullmatch(pattern(gap), key) for key in keys), gap


def test_no_key_of_the_page_is_left_over() -> None:
    """What the server says is checked against its own keys, in test_saying.py."""
    whole, gaps = used()
    ours = {key for key in flat(WORDS) if key.partition(".")[0] not in OURS} - SETTINGS
    made = {key for gap in gaps for key in ours if re.fullmatch(pattern(gap), key)}
    broad = {gap for gap in gaps if gap not in TEMPLATES and any(re.fullmatch(pattern(gap), key) for key in whole)}
    assert not broad, "say in TEMPLATES what stands in the gap of these"
    assert ours - whole - made == set()


def pattern(gap: str) -> str:
    """Return what a key with gaps can be."""
    inside = "|".join(TEMPLATES.get(gap, ())) or r"\w+"
    return f"({inside})".join(map(re.escape, re.split(r"\$\{[^}]*\}", gap)))


def test_the_sheet_of_style_says_nothing() -> None:
    said = [re.findall(r'content:\s*"([^"]*)"', sheet.read_text("utf-8")) for sheet in PAGE.glob("*.css")]
    assert not [text for texts in said for text in texts if re.search(r"[^\W\d_]{2,}", text)]


def test_what_is_not_marked_is_found() -> None:
    assert unmarked(f"{marked('Vote of {who}')} stray").split() == ["stray"]
    assert unmarked(f"{BEGIN}Vote of {BEGIN}nobody{END}{END}").split() == []
    assert marked({"n": {"by": "size", "one": "a"}}) == {"n": {"by": "size", "one": f"{BEGIN}a{END}"}}
