"""What a projector shows fits on the wall: nobody scrolls there, and nobody presses anything."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import chromium
from tests.classroom.pages import PROJECTOR, Somebody, in_class
from tests.classroom.served import chair_of, delegate_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WALLS = (PROJECTOR, {"width": 1280, "height": 720})
CUT = """(selector) => [...document.querySelectorAll(selector)].filter((e) => {
    const box = e.getBoundingClientRect();
    return !(box.width > 0 && box.top >= 0 && box.bottom <= innerHeight + 0.5 && box.right <= innerWidth + 0.5);
  }).map((e) => `${e.className}: ${e.textContent}`.slice(0, 120))"""
SEEN = """(selector) => { const list = document.querySelector(selector).getBoundingClientRect();
  return [...document.querySelectorAll(`${selector} > li`)].map((e) => e.getBoundingClientRect())
    .filter((box) => box.bottom <= list.bottom + 0.5 && box.right <= list.right + 0.5).length; }"""
PRESSED = "main :is(button, a, summary, details, input, select)"
WHOLE = ".decided, .told, .vote, .place, .polls, .join-line, .horseshoe, .legend li"


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with chromium() as started:
        yield started


def fits(screen: Somebody, entries: str, *needed: str) -> None:
    """See that all of it is on either wall, and the newest entries too, each of them whole."""
    for wall in WALLS:
        screen.page.set_viewport_size(wall)
        screen.page.wait_for_function("() => new Promise((done) => requestAnimationFrame(() => done(true)))")
        for selector in needed:
            assert screen.find(selector).count(), selector
        assert screen.page.evaluate(CUT, ", ".join((WHOLE, *needed))) == [], wall
        assert screen.page.evaluate(SEEN, entries) >= 1, (wall, screen.find(entries).inner_text()[:200])
        high = screen.page.evaluate("[document.documentElement.scrollHeight, innerHeight]")
        assert high[0] <= high[1], wall
    assert screen.find(PRESSED).count() == 0


def test_a_decision_fits_with_why_and_what_really_happened(browser: "Browser", tmp_path: Path) -> None:
    """A veto withheld: another result, five ways to have reversed it, and who voted otherwise then."""
    with in_class(browser, tmp_path, "vetoes/2022-ukraine-annexation") as pages:
        chair, screen = chair_of(pages.server), pages.screen()
        russia = delegate_of(pages.server, "RUS")
        chair.do({"what": "branch", "line": "record", "at": 5}, here=False)
        chair.act("PutToVote")
        russia.do({"what": "hand", "choice": "abstain"})
        screen.sees("1 hand of 15", ".middle")
        fits(screen, ".transcript .entries", ".vote .question", ".middle .huge")
        chair.do({"what": "show", "which": "yes"})
        screen.sees("Those in favour are shown.", ".vote")
        fits(screen, ".transcript .entries", ".standing", ".tally")
        chair.do({"what": "show", "which": "all"})
        screen.sees("All votes are shown.", ".vote")
        fits(screen, ".transcript .entries", ".standing", ".from")
        chair.act("StateResult")
        chair.do({"what": "reveal", "shown": True}, here=False)
        screen.sees("What really happened", ".on-record")
        screen.sees("Another result.", ".on-record")
        assert screen.find(".flips li").count() == 5
        fits(screen, ".transcript .entries", ".decided .why", ".on-record", ".flips", ".decided .outcome")
        assert "ource" not in screen.find(".decided").inner_text()


def test_what_is_looked_at_fits(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path) as pages:
        chair, screen = chair_of(pages.server), pages.screen()
        chair.do({"what": "look", "line": "record", "step": 3}, here=False)
        screen.sees("Step 3", ".place")
        fits(screen, ".happened .entries")
        chair.do({"what": "look", "line": "record", "step": 11}, here=False)
        screen.sees("Carried", ".told .why")
        fits(screen, ".happened .entries", ".told .outcome")
        changes = [[f"timeline.agenda.{seat}", "abstaining"] for seat in ("AUS", "CHL", "FRA")]
        chair.do({"what": "what_if", "changes": changes}, here=False)
        chair.do({"what": "reveal", "shown": True}, here=False)
        screen.sees("not adopted 8-2-5 here", ".differs")
        fits(screen, ".happened .entries", ".told .outcome", ".differs")


def test_what_does_not_fit_is_found(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path) as pages:
        screen = pages.screen()
        chair_of(pages.server).act("AskForVote")
        screen.find(".transcript li").wait_for()
        fits(screen, ".transcript .entries")
        for spoiled in (".join-line", ".now", ".transcript li"):
            was = screen.find(spoiled).evaluate("e => { e.style.marginBlockStart = '90vh'; return e.className }")
            with pytest.raises(AssertionError):
                fits(screen, ".transcript .entries", f".{was.split()[0]}")
            screen.find(spoiled).evaluate("e => { e.style.marginBlockStart = '' }")
