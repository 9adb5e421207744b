"""A class smaller than the Council in a browser: what the chair is warned of, how an open result is completed."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import chromium
from tests.classroom.pages import Class, Somebody, expect, in_class
from tests.classroom.served import chair_of, delegate_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOCUS = "(() => { const e = document.activeElement; return `${e.tagName} ${e.id}`.trim(); })()"


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with chromium() as started:
        yield started


def test_a_result_that_empty_seats_leave_open_is_completed(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path) as pages:
        chair, screen = pages.chair(), pages.screen()
        usa, russia = pages.delegate("USA"), delegate_of(pages.server, "RUS")
        chair.button("unknown").click()
        usa.act("AskForVote")
        screen.sees("The United States asks for a vote.", ".transcript")
        chair.act("PutToVote")
        usa.vote("yes")
        chair.sees(
            "One delegation has raised no hand, and will count as not voting: the Russian Federation.", ".vote"
        )
        russia.do({"what": "hand", "choice": "no"})
        expect(chair.find(".asking .no-hand")).to_have_count(0)
        chair.find('[data-show="all"]').click()
        chair.sees("The votes leave it open", ".completing")
        chair.find("#empty-seat").select_option("ARG")
        chair.find("#empty-choice").select_option("not_voting")
        chair.find(".completing").get_by_role("button", name="Do it").click()
        screen.sees("Empty seats, by the chair: Argentina", ".vote")
        chair.button("Have them vote as the scenario has them").click()
        expect(chair.find(".completing")).to_have_count(0)
        screen.sees("Adopted", ".middle")
        chair.act("StateResult")
        screen.sees("Empty seats, as the scenario has them: AUS,", ".decided .from")
        screen.sees("Empty seats, by the chair: ARG", ".decided .from")
        # The picture goes on marking whose vote no delegation cast.
        expect(screen.find(".seat-of .dashed")).to_have_count(13)
        chair.button("The class sees it").click()
        screen.sees("Voted otherwise then: Argentina in favour (here not voting).", ".on-record")


def test_what_was_copied_from_the_record_is_not_said_to_have_been_voted_as_then(
    browser: "Browser", tmp_path: Path
) -> None:
    with in_class(browser, tmp_path) as pages:
        chair, screen = chair_of(pages.server), pages.screen()
        usa = delegate_of(pages.server, "USA")
        usa.act("AskForVote")
        chair.act("PutToVote")
        usa.do({"what": "hand", "choice": "yes"})
        chair.do({"what": "show", "which": "all"})
        chair.act("StateResult")
        chair.do({"what": "reveal", "shown": True}, here=False)
        screen.sees("As far as delegations voted themselves, everybody voted as then.", ".on-record")


def test_on_the_wall_each_step_names_its_body_day_and_tally(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path) as pages:
        chair, screen = chair_of(pages.server), pages.screen()
        russia = pages.delegate("RUS")
        for who, seen in ((screen, 0), (russia, 0)):
            chair.do({"what": "look", "line": "record", "step": 3}, here=False)
            who.sees("General Assembly, Third Committee, 18 November 2014", ".told")
            who.sees(re_tally(111, 19, 55, 8), ".told .numbers")
            expect(who.find(".horseshoe")).to_have_count(seen)
            who.sees("18 November 2014 · General Assembly, Third Committee", ".head")
            assert "22 December" not in who.find("body").inner_text()
        chair.do({"what": "look", "line": "record", "step": 12}, here=False)
        for who in (screen, russia):
            who.sees("Security Council, 22 December 2014", ".told")
            expect(who.find(".horseshoe")).to_have_count(1)


def re_tally(*numbers: int) -> str:
    words = ("in favour", "against", "abstaining", "unknown")
    return "".join(f"{mark}{n} {word}" for mark, n, word in zip("YNA?", numbers, words, strict=True))


def test_the_focus_goes_to_the_heading_when_one_joins_and_the_skip_link_to_the_vote(
    browser: "Browser", tmp_path: Path
) -> None:
    with in_class(browser, tmp_path) as pages:
        chair, usa = chair_of(pages.server), delegate_of(pages.server, "USA")
        russia = joining(pages)
        assert russia.page.evaluate(FOCUS) == "H1"
        russia.sit("RUS")
        usa.act("AskForVote")
        chair.act("PutToVote")
        russia.find("[data-hand=yes]").wait_for()
        for begin, link in (("#acts-title", "Skip to your vote"), ("body", "Skip to what can be done")):
            if begin == "body":
                russia.page.reload()
                russia.find("[data-hand=yes]").wait_for()
            else:
                russia.find(begin).focus()
            russia.page.keyboard.press("Tab")
            assert russia.page.evaluate("document.activeElement.innerText") == link
            russia.page.keyboard.press("Enter")
            assert russia.page.evaluate(FOCUS) == "H3 own-title"
            russia.page.keyboard.press("Tab")
            assert russia.page.evaluate("document.activeElement.dataset.hand") == "yes"


def joining(pages: Class) -> Somebody:
    somebody = pages.open("/")
    somebody.find("#code").fill(pages.code)
    somebody.find("#code").press("Enter")
    somebody.find("#seats-title").wait_for()
    return somebody


def test_what_can_only_be_looked_at_is_offered_so(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path) as pages:
        chair = pages.chair()
        chair.button("Rooms").click()
        for name, only in (("admission/2011-palestine", True), ("dprk/2014", False)):
            chair.find("#find").fill(name)
            row = chair.find("li", has=chair.find(f'[data-scenario="{name}"]')).last
            chair.unfold(row)
            expect(row.get_by_text("to look at only")).to_have_count(int(only))
            expect(row.get_by_role("button")).to_have_text(
                "Open a room to look at this" if only else "Open a room with this"
            )
