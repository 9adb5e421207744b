"""Two tables side by side are too small on a phone: there one stands below the other, and their codes are read."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from browser import chromium
from test_report import of

import sim
from sim.show.pictures.before_after import before_after
from sim.show.pictures.picture import Picture
from sim.show.reports.page import report_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

READ = 9.0
"""The least size of a code that is read on a phone, in CSS pixels."""
CODES = """() => [...document.querySelectorAll("figure svg")].filter((svg) => svg.checkVisibility()).map((svg) =>
  [...svg.querySelectorAll("text")].filter((text) => /^[A-Z]{3}$/.test(text.textContent))
    .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"""
WHAT_IFS = ("what-if/2014-treated-as-substantive", "what-if/2014-slips-past-new-year")


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with chromium() as started:
        yield started


def sizes(browser: "Browser", place: Path, width: int, **media: Any) -> list[list[float]]:
    """Return how large the codes are in each picture that is seen."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.emulate_media(**media)
    page.goto(place.as_uri())
    found: list[list[float]] = page.evaluate(CODES)
    page.close()
    return found


def picture() -> Picture:
    return before_after(sim.run(sim.load("dprk/2014")), sim.run(sim.load(WHAT_IFS[0])))


@pytest.mark.parametrize("width", [360, 412, 580, 1280])
def test_the_codes_of_a_report_are_read_at_every_width(browser: "Browser", tmp_path: Path, width: int) -> None:
    place = tmp_path / "report.html"
    place.write_text(report_html(of("dprk/2014", *WHAT_IFS)), encoding="utf-8")
    seen = [codes for codes in sizes(browser, place, width) if codes]
    assert [len(codes) for codes in seen] == [15, 30, 30], "each picture is seen once, in one form"
    assert min(size for codes in seen for size in codes) >= READ


def test_on_paper_the_wide_form_is_printed(browser: "Browser", tmp_path: Path) -> None:
    place = tmp_path / "report.html"
    place.write_text(report_html(of("dprk/2014", *WHAT_IFS)), encoding="utf-8")
    assert [len(codes) for codes in sizes(browser, place, 360, media="print") if codes] == [15, 30, 30]
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.emulate_media(media="print")
    page.goto(place.as_uri())
    assert not page.locator("figure .narrow").first.is_visible()
    page.close()


def test_a_notebook_on_a_phone_has_the_narrow_form_and_without_one_nothing_could_be_read(
    browser: "Browser", tmp_path: Path
) -> None:
    for name, drawn in (("both", picture()), ("wide alone", evolve(picture(), narrow=None))):
        (tmp_path / f"{name}.html").write_text(
            f"<!DOCTYPE html><meta name=viewport content='width=device-width'>{drawn.html}", encoding="utf-8"
        )
    (both,) = sizes(browser, tmp_path / "both.html", 360)
    (wide,) = sizes(browser, tmp_path / "wide alone.html", 360)
    assert len(both) == len(wide) == 30
    assert min(both) >= READ > max(wide)


def test_both_forms_show_the_same() -> None:
    wide = picture()
    assert wide.narrow is not None
    narrow = wide.narrow
    assert (wide.title, wide.description, wide.table) == (narrow.title, narrow.description, narrow.table)
    assert narrow.height > wide.height and narrow.narrow is None
