"""What a projector shows fits on the wall: nobody scrolls there, and nobody presses anything."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sim.classroom.limits import CANDIDATES
from sim.engine.running import run
from sim.scenario import load
from tests.browser import chromium
from tests.classroom.pages import PROJECTOR, Somebody, in_class
from tests.classroom.served import Person, chair_of, delegate_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SEATS = ["CHN", "RUS", "USA", "GBR", "FRA", "ALB", "BRA", "GAB", "GHA", "IND", "IRL", "KEN", "MEX", "NOR", "ARE"]
WALLS = (PROJECTOR, {"width": 1280, "height": 720})
CUT = """(selector) => [...document.querySelectorAll(selector)].filter((e) => {
    const box = e.getBoundingClientRect();
    return !(box.width > 0 && box.top >= 0 && box.bottom <= innerHeight + 0.5 && box.right <= innerWidth + 0.5);
  }).map((e) => `${e.className}: ${e.textContent}`.slice(0, 120))"""
SEEN = """(selector) => { const list = document.querySelector(selector).getBoundingClientRect();
  return [...document.querySelectorAll(`${selector} > li`)].map((e) => e.getBoundingClientRect())
    .filter((box) => box.bottom <= list.bottom + 0.5 && box.right <= list.right + 0.5).length; }"""
OVER = """() => { const room = document.querySelector(".table-room")?.getBoundingClientRect();
  return [...document.querySelectorAll(".middle > *")].map((e) => [e.getBoundingClientRect(), e.textContent])
    .filter(([box]) => box.bottom > room.bottom).map(([, text]) => text); }"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll("main :is(p, li, td, th, dd, span, h2, h3)")]
  .filter((e) => e.checkVisibility() && e.textContent).map((e) => parseFloat(getComputedStyle(e).fontSize)))"""
LETTERS = 9.0
"""The smallest letters on the smaller wall, in its pixels, where everything comes together."""
PRESSED = "main :is(button, a, summary, details, input, select)"
WHOLE = ".decided, .told, .vote, .now, .floor, .place, .polls, .join-line, .horseshoe, .legend li"


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with chromium() as started:
        yield started


def fits(screen: Somebody, entries: str, *needed: str) -> None:
    """See that all of it is on either wall, and the newest of the entries asked for, each of them whole."""
    for wall in WALLS:
        screen.page.set_viewport_size(wall)
        screen.page.wait_for_function("() => new Promise((done) => requestAnimationFrame(() => done(true)))")
        for selector in needed:
            assert screen.find(selector).count(), selector
        assert screen.page.evaluate(CUT, ", ".join((WHOLE, *needed))) == [], wall
        if entries:
            assert screen.page.evaluate(SEEN, entries) >= 1, (wall, screen.find(entries).inner_text()[:200])
        assert screen.page.evaluate(OVER) == [], wall
        assert screen.page.evaluate(SMALLEST) >= LETTERS, wall
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
        decided = run(load("dprk/2014")).decisions["agenda"].number
        chair.do({"what": "look", "line": "record", "step": decided}, here=False)
        screen.sees("Carried", ".told .why")
        fits(screen, ".happened .entries", ".told .outcome")
        changes = [[f"timeline.agenda.{seat}", "abstaining"] for seat in ("AUS", "CHL", "FRA")]
        chair.do({"what": "what_if", "changes": changes}, here=False)
        chair.do({"what": "reveal", "shown": True}, here=False)
        screen.sees("not adopted 8-2-5 here", ".differs")
        fits(screen, ".happened .entries", ".told .outcome", ".differs")


NAMES = [f"{first} {last}" for first in ("Irina", "Vesna", "António", "Helen") for last in ["Bokova", "Kerim"]]
MANY = [f"{name} of the {n}th of {CANDIDATES}" for n, name in enumerate(NAMES * 5, 1)]


def poll(chair: Person, people: list[Person], kind: str, names: list[str]) -> None:
    """Let a class cast its ballots, all of them; the poll stays open."""
    more = {"coloured": True} if kind == "straw" else {"seats": 5}
    chair.do({"what": "poll", "kind": kind, "names": names, **more}, here=False)
    marks = ("encourage", "discourage", "no_opinion")
    for n, person in enumerate(people):
        given = {name: marks[(n + k) % 3] for k, name in enumerate(names)}
        paper = {"marks": given} if kind == "straw" else {"names": names[n : n + 5]}
        person.do({"what": "ballot", "poll": chair.view["poll"]["id"], **paper}, here=False)


def test_polls_of_many_names_fit_beside_whatever_else_there_is(browser: "Browser", tmp_path: Path) -> None:
    """From few names to the most there can be, and at the end beside a decision told at length and a ruling."""
    assert len(MANY) == CANDIDATES
    with in_class(browser, tmp_path, "vetoes/2022-ukraine-annexation") as pages:
        chair, screen = chair_of(pages.server), pages.screen()
        chair.do({"what": "branch", "line": "record", "at": 5}, here=False)
        people = [delegate_of(pages.server, seat) for seat in SEATS]
        for kind, names in (("straw", NAMES[:3]), ("straw", NAMES), ("straw", MANY), ("election", MANY)):
            poll(chair, people, kind, names)
            screen.sees(f"{len(people)} of {len(people)} ballots are cast", ".polls")
            fits(screen, ".transcript .entries", ".polls .big-count", ".now .phase")
            chair.do({"what": "poll_close"}, here=False)
            told = ".polls tbody tr" if len(names) == 3 else ".polls .totals li"
            screen.find(told).first.wait_for()
            assert screen.find(told).count() == (2 * len(names) if len(names) == 3 else len(names))
            fits(screen, ".transcript .entries", told, ".now .phase")
        chair.act("PutToVote")
        for person in people[:9]:
            person.do({"what": "hand", "choice": "yes"})
        chair.do({"what": "show", "which": "yes"})
        poll(chair, people, "straw", MANY)
        screen.sees("Those in favour are shown.", ".vote")
        fits(screen, ".transcript .entries", ".polls .big-count", ".standing", ".tally")
        chair.do({"what": "poll_close"}, here=False)
        chair.do({"what": "show", "which": "all"})
        chair.act("StateResult")
        chair.do({"what": "reveal", "shown": True}, here=False)
        people[0].act("RaisePointOfOrder", text="May the Council be asked of forty people at once?")
        screen.sees("The President has been asked to rule", ".now")
        fits(screen, ".transcript .entries", ".decided .why", ".on-record", ".flips", ".now .before")
        poll(chair, people, "straw", MANY)
        chair.do({"what": "poll_close"}, here=False)
        screen.find(".polls .totals li").first.wait_for()
        fits(screen, ".transcript .entries", ".polls .totals li", ".on-record", ".flips", ".now .before")


def test_empty_seats_that_stay_unknown_are_named_to_chair_and_wall_from_the_beginning(
    browser: "Browser", tmp_path: Path
) -> None:
    with in_class(browser, tmp_path) as pages:
        chair, screen, page = chair_of(pages.server), pages.screen(), pages.chair()
        china = pages.delegate("CHN")
        chair.act("AskForVote")
        chair.act("PutToVote")
        for who in (screen, page):
            who.sees("14 seats are empty, and vote as the scenario has them.", ".vote")
            assert who.find(".vote .warning").count() == 0
        chair.do({"what": "empty_seats", "rule": "unknown"}, here=False)
        chair.do({"what": "hand", "seat": "USA", "choice": "no"})
        named = "13 empty seats whose votes stay unknown, so that the result may stay open: Argentina (ARG), "
        for which in ("", "yes", "no", "abstain"):
            if which:
                chair.do({"what": "show", "which": which})
                screen.sees(
                    {"yes": "in favour are", "no": "and against are", "abstain": "All hands"}[which], ".vote"
                )
            for who in (screen, page):
                who.sees(named, ".vote .warning")
                assert "Russian Federation (RUS)" in who.find(".vote .warning").inner_text()
                assert "(USA)" not in who.find(".vote .warning").inner_text()
            fits(screen, ".transcript .entries", ".vote .warning")
            assert china.find(".vote .warning").count() == 0
        chair.do({"what": "show", "which": "all"})
        for who in (screen, page):
            who.sees("Empty seats, unknown: Argentina, ", ".vote .from")
        fits(screen, ".transcript .entries", ".from")


def test_letters_made_larger_fit_too(browser: "Browser", tmp_path: Path) -> None:
    """Whoever sets letters of another size on the wall sees at once how much of it there is room for."""
    with in_class(browser, tmp_path) as pages:
        chair, screen = chair_of(pages.server), pages.screen()
        poll(chair, [], "straw", MANY)
        screen.find(".polls .big-count").wait_for()
        sizes = []
        for size in ("100 %", "125 %", "100 %"):
            screen.find("[data-settings]").click()
            screen.button(size).click()
            screen.find("#settings").get_by_role("button", name="Close", exact=True).click()
            fits(screen, "", ".polls .big-count")
            sizes.append(screen.page.evaluate(SMALLEST))
        assert sizes[0] == sizes[2]


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
