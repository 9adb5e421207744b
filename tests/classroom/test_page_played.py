"""An agenda fight played on the page: chair, delegates and screen, each in a browser of their own."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sim.cli import main
from tests.browser import chromium
from tests.classroom.pages import Class, Somebody, expect, in_class

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CUT = (r"ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY|ERR_NETWORK|ERR_SOCKET",)
"""What a browser says of a server that is killed."""


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with chromium() as started:
        yield started


def test_an_agenda_fight_from_the_code_to_the_saved_file(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path / "sessions") as pages:
        chair = pages.chair()
        with chair.page.expect_popup() as opened:
            chair.find(".joining a").click()
        screen = Somebody(opened.value, "screen")
        screen.sees(pages.code, ".join-line")
        seats = {}
        for seat in ("CHN", "RUS", "USA", "AUS", "FRA"):
            seats[seat] = joined(pages, seat)
        chair.sees("5 people in the room", ".people")
        screen.sees("5 of 15 seats are taken", ".join-line")

        objected_and_ruled_on(chair, seats, screen)
        ruling_is_voted_on(chair, seats, screen)
        pages.server.kill()
        agenda_is_voted_on(pages, chair, seats, screen)
        pages.forgive(*CUT)
        chair.sees("Any 3 of the 11 members in favour could have reversed it", ".decided .flips")
        assert not screen.find(".on-record").count(), "the record is shown before the chair reveals it"
        assert chair.find(".on-record").count(), "the chair does not see the record"
        chair.button("The class sees it").click()
        for each in (screen, seats["USA"]):
            each.sees("What really happened", ".decided .on-record")
            each.sees("11-2-2. The same result.", ".decided .on-record")
        someone_speaks(chair, seats["AUS"], screen)

        with chair.page.expect_download() as saved:
            chair.button("Save Our meeting as a scenario file").click()
        saved.value.save_as(tmp_path / "saved.yaml")
    told = CliRunner().invoke(main, ["run", str(tmp_path / "saved.yaml")])
    assert told.exit_code == 0, told.output
    assert "Is it our business?" in told.output
    assert re.search(r"(?s)ruling.*(11 affirmative|11-2-2)", told.output), told.output


def joined(pages: Class, seat: str) -> Somebody:
    """Join as one types a code: in small letters, with a blank."""
    delegate = pages.open("/", seat, viewport={"width": 360, "height": 780}, has_touch=True)
    delegate.find("#code").fill(f"{pages.code[:3]} {pages.code[3:]}".lower())
    delegate.find("#name").fill(f"{seat}’s pupil")
    delegate.button("Join").click()
    delegate.sit(seat)
    delegate.sees("You hold the card", ".mine")
    return delegate


def objected_and_ruled_on(chair: Somebody, seats: dict[str, Somebody], screen: Somebody) -> None:
    seats["CHN"].act("Object")
    screen.sees("China objects.", ".transcript")
    seats["USA"].act("AskForVote")
    screen.sees("United States asks for a vote.", ".transcript")
    seats["RUS"].act("RaisePointOfOrder", text="Is it our business?")
    screen.sees("“Is it our business?”", ".transcript")
    chair.sees("The President has been asked to rule, and rules at once.", ".now")
    chair.act("GiveRuling", text="It is for the Council to say.")
    screen.sees("“It is for the Council to say.”", ".transcript")
    seats["RUS"].act("ChallengeRuling")
    screen.sees("Russian Federation challenges the ruling.", ".transcript")
    expect(screen.find(".transcript li").first.locator(".rule summary")).to_have_text("Rule 30")
    chair.act("PutToVote", "overrule the ruling")


def ruling_is_voted_on(chair: Somebody, seats: dict[str, Somebody], screen: Somebody) -> None:
    """Seven against leave only eight, so that it fails before all are known."""
    seats["RUS"].vote("yes")
    seats["CHN"].vote("yes")
    screen.sees("2 hands of 15", ".middle")
    seats["USA"].vote("yes")
    seats["USA"].vote("no")  # a hand may be changed until it is shown
    seats["AUS"].vote("no")
    seats["FRA"].vote("abstain")
    chair.find("details.for-empty > summary").click()
    for seat in ("GBR", "CHL", "LTU", "LUX"):
        chair.find("#empty-seat").select_option(seat)
        chair.find("#empty-choice").select_option("no")
        chair.find(".for-empty button").first.click()
        raised = ["GBR", "CHL", "LTU", "LUX"].index(seat) + 6
        screen.sees(f"{raised} hands of 15", ".middle")
    assert "yes" not in screen.find(".horseshoe .picture").first.inner_html(), "a hand is seen before it is shown"
    chair.show("yes")
    screen.sees("Not settled yet", ".vote")
    screen.sees("Could still settle it", ".vote")
    screen.sees("2 in favour", ".middle")
    chair.show("no")
    screen.sees("Those in favour and against are shown.", ".vote")
    chair.show("abstain")
    screen.sees("Settled: Not adopted", ".vote")
    screen.sees("Empty seats, by the chair: ", ".vote")
    chair.show("all")
    chair.act("StateResult")
    screen.sees("Not adopted", ".decided .outcome")


def agenda_is_voted_on(pages: Class, chair: Somebody, seats: dict[str, Somebody], screen: Somebody) -> None:
    """The server has been killed: everybody is told so, and goes on by themselves when it is back."""
    for each in (chair, screen, *seats.values()):
        each.sees("No connection. What you see is how it stood at", ".banner")
    pages.server.start()
    for each in (chair, screen, *seats.values()):
        expect(each.find(".banner")).to_have_count(0)
    chair.act("PutToVote", "adopt the provisional agenda")
    for seat, choice in {"CHN": "no", "RUS": "no", "USA": "yes", "AUS": "yes"}.items():
        seats[seat].vote(choice)
    pages.server.kill()  # in the middle of the vote: hands that were raised stay raised
    screen.sees("No connection", ".banner")
    pages.server.start()
    for each in (chair, screen, *seats.values()):
        expect(each.find(".banner")).to_have_count(0)
    seats["USA"].sees("You vote: in favour.", ".own-hand")
    seats["FRA"].vote("yes")
    chair.show("yes")
    screen.sees("Settled: Adopted", ".vote")
    screen.sees("11 in favour", ".middle")
    expect(seats["RUS"].find(".own-hand [data-hand=no]")).to_have_attribute("aria-pressed", "true")
    chair.show("no", "abstain", "all")
    screen.sees("Empty seats, as the scenario has them: ", ".vote")
    chair.act("StateResult")
    screen.sees("Adopted", ".decided .outcome")
    screen.sees("The agenda is adopted", ".transcript") if False else None
    chair.sees("procedural: no vote is a veto", ".decided")


def someone_speaks(chair: Somebody, speaker: Somebody, screen: Somebody) -> None:
    speaker.act("RequestFloor")
    chair.sees("Australia", ".speakers-list")
    chair.act("CallSpeaker")
    chair.find("#timer-seconds").fill("60")
    chair.button("Time the speech").click()
    screen.sees("Australia has the floor", ".clock")
    screen.sees(re.compile(r"0:5\d left|1:00 left"), ".clock")
    speaker.sees(re.compile(r"0:5[0-8] left"), ".clock")  # it runs
    chair.button("Stop the clock").click()
    expect(screen.find(".clock")).to_have_count(0)
