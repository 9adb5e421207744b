"""A report in a real browser with the network cut: it asks for nothing, runs nothing, fits a phone, and prints."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import chromium
from payloads import PAYLOADS, SAID
from test_report import of, of_every_block, report_on

from sim.show.reports.page import report_html
from sim.show.reports.parts import Report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (360, 1280)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    what_ifs = ("what-if/2014-treated-as-substantive", "what-if/2014-slips-past-new-year")
    return saved(of("dprk/2014", *what_ifs), tmp_path_factory.mktemp("report") / "a.html")


def saved(whole: Report, place: Path) -> Path:
    place.write_text(report_html(whole), encoding="utf-8")
    return place


def opened(browser: "Browser", place: Path, **context: Any) -> tuple["Page", list[str], list[str]]:
    """Open a page, and return with it what it asks for beside itself, and what it complains of."""
    page = browser.new_context(**context).new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message) or dialog.dismiss())
    page.goto(place.as_uri())
    return page, [url for url in asked if url != place.as_uri() and not url.startswith("data:")], said


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_it_asks_for_nothing_and_fits(browser: "Browser", page_file: Path, width: int, scheme: str) -> None:
    page, asked, said = opened(
        browser, page_file, viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=True
    )
    assert (asked, said) == ([], [])
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator("h1").inner_text() == "The situation in the DPRK reaches the agenda, 2014"
    page.context.close()


@pytest.mark.parametrize("word", ["W" * 300, f"https://example.org/{'a/' * 120}end"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_word_too_long_for_the_page_breaks(browser: "Browser", tmp_path: Path, width: int, word: str) -> None:
    for number, way in enumerate((report_on, of_every_block)):
        place = saved(way(word), tmp_path / f"{number}.html")
        page, _, _ = opened(browser, place, viewport={"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.context.close()


def test_it_is_read_without_scripts(browser: "Browser", page_file: Path) -> None:
    page, asked, _ = opened(browser, page_file, java_script_enabled=False)
    assert asked == []
    assert page.get_by_text("so no vote of China and the Russian Federation is a veto.").first.is_visible()
    table = page.locator("details").first
    assert not table.locator("table").is_visible()
    table.locator("summary").click()
    assert table.locator("table").is_visible()
    page.context.close()


def test_by_keyboard_alone(browser: "Browser", page_file: Path) -> None:
    page, _, _ = opened(browser, page_file)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "report"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(browser: "Browser", page_file: Path, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    # Its script is put in by the browser; the policy of the page would keep it out, as any other.
    page, _, _ = opened(
        browser, page_file, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    told = [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found.response["violations"]]
    assert told == []
    page.context.close()


def test_nothing_of_forty_payloads_is_carried_out(browser: "Browser", tmp_path: Path) -> None:
    context = browser.new_context(bypass_csp=True)  # the text alone has to hold, without the policy
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: said.append(dialog.message) or dialog.dismiss())
    for number, payload in enumerate(PAYLOADS):
        for way in (report_on, of_every_block):
            place = saved(way(payload), tmp_path / f"{number}.html")
            page.goto(place.as_uri())
            page.mouse.move(100, 100)
            page.keyboard.press("Tab")
            assert page.evaluate(f"window.{SAID}") is None, payload
            assert page.url == place.as_uri(), payload
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()


def test_on_a_phone_every_picture_is_seen_as_a_whole(browser: "Browser", page_file: Path) -> None:
    """Nothing is moved sideways; the table of a picture, which is opened by its name, is what is read there."""
    page, _, _ = opened(browser, page_file, viewport={"width": 360, "height": 800})
    wide = page.locator("figure svg").evaluate_all(
        "all => all.map(e => [e.getBoundingClientRect().left, e.getBoundingClientRect().right])"
    )
    assert len(wide) >= 6
    assert all(left >= 0 and right <= 360 for left, right in wide)
    for table in page.locator("figure details").all():
        table.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.context.close()


def test_it_prints_on_white_paper_whatever_the_screen_is(browser: "Browser", page_file: Path) -> None:
    page, _, _ = opened(browser, page_file, color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 29)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('svg text')).fill") == "rgb(27, 31, 36)"
    assert not page.locator("summary").first.is_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")
    page.context.close()
