"""The day and hour to which a meeting is adjourned are chosen as browsers let one choose, by keyboard too."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import chromium
from tests.classroom.pages import expect, in_class
from tests.classroom.served import chair_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with chromium() as started:
        yield started


def test_a_day_or_a_day_and_an_hour_is_chosen_and_read_out(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path, "motions/2017-syria-adjournment") as pages:
        chair, screen = chair_of(pages.server), pages.screen()
        russia = pages.delegate("RUS")
        chair.act("DecideWithoutVote")
        done = russia.button_of("Move", "Move to adjourn to a certain day", until="2017-11-07")
        form = done.locator("xpath=ancestor::form")
        day, hour = form.get_by_label("To which day"), form.get_by_label("At which hour")
        assert [each.get_attribute("type") for each in (day, hour)] == ["date", "time"]
        assert (day.get_attribute("min"), hour.get_attribute("required")) == ("2017-10-24", None)
        hour.fill("15:00")
        assert russia.page.evaluate("document.documentElement.scrollWidth") == 360
        done.click()
        moved = "Russian Federation moves to adjourn the meeting to 7 November 2017 at 15:00."
        for who in (russia, screen):
            who.sees(moved, ".transcript")
        chair.act("DecideWithoutVote")
        screen.sees("adjourn the meeting to 2017-11-07 15:00", ".decided .question")


def test_what_the_browser_or_the_server_does_not_take_is_said(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path, "motions/2017-syria-adjournment") as pages:
        chair, russia = chair_of(pages.server), pages.delegate("RUS")
        chair.act("DecideWithoutVote")
        before = russia.button_of("Move", "Move to adjourn to a certain day", until="2017-10-23")
        before.click()
        assert before.locator("xpath=ancestor::form").evaluate("form => !form.checkValidity()"), (
            "it is over by then"
        )
        later = russia.button_of("Move", "postpone", until="")
        form = later.locator("xpath=ancestor::form")
        form.get_by_label("At which hour").fill("15:00")
        later.click()
        refused = form.locator(".refused")
        expect(refused).to_contain_text("found '15:00', expected a day that is not before 2017-10-24")
        pages.forgive("422")
        form.get_by_label("At which hour").fill("")
        later.click()
        russia.sees("moves to postpone the discussion indefinitely.", ".transcript")


def test_by_keyboard_alone(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path, "motions/2017-syria-adjournment") as pages:
        chair, russia = chair_of(pages.server), pages.delegate("RUS", viewport={"width": 1280, "height": 800})
        chair.act("DecideWithoutVote")
        done = russia.button_of("Move", "Move to adjourn to a certain day", until="")
        day = done.locator("xpath=ancestor::form").get_by_label("To which day")
        day.focus()
        keys = russia.page.keyboard
        for part in ("11", "11", "2017"):
            keys.type(part)
        assert day.input_value() == "2017-11-11"
        keys.press("Enter")
        russia.sees("Russian Federation moves to adjourn the meeting to 11 November 2017.", ".transcript")
