"""An agenda fight played on the page: chair, delegates and screen, each in a browser of their own."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sim.cli import main
from sim.engine.running import run
from sim.scenario import load
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
        chair.sees("Only this computer can open this address.", ".joining")
        with chair.page.expect_popup() as opened:
            chair.find(".joining a").click()
        Somebody(opened.value, "screen").sees(pages.code, ".join-line")
        opened.value.close()  # a tab behind another is slow to be drawn
        screen = pages.screen()
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
    words = " ".join(told.output.replace("|", " ").split())
    assert "The Russian Federation raises a point of order: Is it our business?" in words
    assert re.search(r"NOT ADOPTED, too few votes 2-6-1, 6 unknown .* ADOPTED 11-2-2", words), words


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
    for each in (chair, screen, *seats.values()):
        each.sees("China objects.", ".transcript")
    seats["USA"].act("AskForVote")
    for each in (chair, screen, *seats.values()):
        each.sees("The United States asks for a vote.", ".transcript")
    seats["RUS"].act("RaisePointOfOrder", text="Is it our business?")
    screen.sees("“Is it our business?”", ".transcript")
    chair.sees("The President has been asked to rule, and rules at once.", ".now")
    chair.act("GiveRuling", text="It is for the Council to say.")
    screen.sees("“It is for the Council to say.”", ".transcript")
    seats["RUS"].act("ChallengeRuling")
    screen.sees("The Russian Federation challenges the ruling.", ".transcript")
    expect(screen.find(".transcript li").first.locator(".cite")).to_have_text("Rule 30")
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


def test_history_is_stepped_through_branched_from_and_left_again(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path) as pages:
        chair, screen, china = pages.chair(), pages.screen(), pages.delegate("CHN")
        china.act("Object")
        chair.sees("1 act", ".lines-list [aria-current]")
        chair.button("Step through what really happened").click()
        decided = run(load("dprk/2014")).decisions["agenda"].number
        for step in range(1, decided + 1):
            chair.button("One step forward").click()
            screen.sees(re.compile(rf"Step {step}\b"), ".place")
        for each in (chair, screen, china):
            each.sees("Carried: 11 affirmative votes, 9 needed.", ".told .decision")
        assert not china.find("button[data-act]").count(), "something can be done in the record"
        chair.button("One step back").click()
        for each in (screen, china):
            each.sees(re.compile(rf"Step {decided - 1}\b"), ".place")
            expect(each.find(".told .decision")).to_have_count(0)

        chair.button("One step forward").click()
        chair.find("details.what-if > summary").click()
        for seat in ("AUS", "CHL", "FRA"):
            chair.find(f"#if-{seat}").select_option("abstaining")
        chair.button("Run it").click()
        assert not screen.find(".differs h3").count(), "what differs tells what is not revealed"
        chair.button("The class sees it").click()
        for each in (chair, screen, china):
            each.sees("Australia, Chile and France: abstaining", ".differs")
        expect(screen.find(".differs")).not_to_contain_text("timeline.")
        expect(chair.find(".differs .paths li").first).to_have_text("timeline.agenda.AUS=abstaining")
        expect(chair.find(".differs .paths li").first).to_be_hidden()
        for each in (chair, screen):
            each.sees("not adopted 8-2-5 here, adopted 11-2-2 on the record", ".differs")
        screen.sees("Not adopted", ".told .outcome")
        screen.sees("8 affirmative votes", ".told .decision")

        chair.find(".lines-list").get_by_role("button", name="Go to The record", exact=True).click()
        chair.button("To the beginning").click()
        screen.sees(re.compile(r"Step 0\b"), ".place")
        for step in range(1, 10):
            chair.button("One step forward").click()
            screen.sees(re.compile(rf"Step {step}\b"), ".place")
        chair.button("Play on from here").click()
        screen.sees("Nothing has been said yet.", ".transcript")
        china.act("RaisePointOfOrder", text="In this branch only")
        screen.sees("“In this branch only”", ".transcript")
        chair.find(".lines-list").get_by_role("button", name="Go to Our meeting", exact=True).click()
        for each in (screen, chair, china):
            each.sees("China objects.", ".transcript")
            expect(each.find(".transcript")).not_to_contain_text("In this branch only")
        chair.button("Take back the last act").click()
        expect(china.find("button[data-act=Object]")).to_have_count(1)
        expect(chair.find(".lines-list > li")).to_have_count(5)


def test_a_secret_poll_shows_its_totals_and_no_more(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path) as pages:
        chair, screen = pages.chair(), pages.screen()
        voters = [pages.delegate(seat) for seat in ("CHN", "FRA", "ARG", "AUS")]
        chair.find("details.new-poll > summary").click()
        chair.find("#poll-names").fill("First name\nSecond name")
        chair.find("input[name=coloured]").check()
        chair.button("Hand out the ballots").click()
        for voter, marks in zip(voters, ("discourage", "encourage", "encourage", "no_opinion"), strict=True):
            for number, mark in enumerate((marks, "encourage")):
                voter.find(f'input[name="mark-{number}"][value="{mark}"]').check()
            voter.button("Cast the ballot").click()
            voter.sees("Your ballot is cast.", ".polls")
        for each in (chair, screen):
            each.sees("4 of 4 ballots are cast", ".polls")
            expect(each.find(".polls")).not_to_contain_text("ncourage")
        chair.button("Close and count").click()
        rows = (("First name", "2 1 1"), ("First name, of permanent members", "1 1 0"))
        rows += (("Second name", "4 0 0"), ("Second name, of permanent members", "2 0 0"))
        for each in (chair, screen, *voters):
            shown = each.find(".polls tbody tr")
            expect(shown.locator("th")).to_have_text([name for name, _ in rows])
            expect(shown.locator("td")).to_have_text(" ".join(numbers for _, numbers in rows).split())
            expect(each.find(".polls")).not_to_contain_text("Too few ballots")

        chair.find("details.new-poll > summary").click()
        chair.find("#poll-names").fill("A name")
        chair.find("input[name=coloured]").check()
        chair.button("Hand out the ballots").click()
        for voter in voters[1:]:  # one permanent member alone
            voter.find('input[name="mark-0"][value="encourage"]').check()
            voter.button("Cast the ballot").click()
            voter.sees("Your ballot is cast.", ".polls")
        chair.button("Close and count").click()
        for each in (chair, screen, *voters):
            expect(each.find(".polls tbody th")).to_have_text(["A name"])
            each.sees("Too few ballots to count those of the permanent members apart", ".polls")


def test_a_veto_settles_a_draft_only_when_it_is_shown(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path, "vetoes/2022-ukraine-annexation") as pages:
        chair, screen, russia = pages.chair(), pages.screen(), pages.delegate("RUS")
        chair.button("Step through what really happened").click()
        for step in range(1, 6):
            chair.button("One step forward").click()
            screen.sees(re.compile(rf"Step {step}\b"), ".place")
        chair.button("Play on from here").click()
        chair.act("PutToVote")
        russia.vote("no")
        chair.show("yes")
        screen.sees("Not settled yet", ".vote")
        screen.sees("Could still settle it: China and the Russian Federation", ".vote")
        expect(screen.find(".horseshoe .plate.could")).to_have_text(["?", "?"])
        chair.show("no")
        screen.sees("Settled: Not adopted", ".vote")
        screen.sees("A vote against by the Russian Federation blocks.", ".vote")
        chair.show("abstain", "all")
        chair.act("StateResult")
        screen.sees("Blocked by the Russian Federation.", ".decided")
        expect(screen.find(".horseshoe .plate.no")).to_have_text("VETO")


def test_the_delegation_that_presides_shows_the_hands(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path) as pages:
        chair, screen = pages.chair(), pages.screen()
        chad, china = pages.delegate("TCD"), pages.delegate("CHN")
        china.act("AskForVote")
        chad.sees("China asks for a vote.", ".transcript")
        expect(chad.find("[data-act=PutToVote]")).to_have_count(0)
        chair.button("the delegation that presides, and the chair").click()
        chad.act("PutToVote")
        china.vote("no")
        for who in (chair, chad):
            who.sees("13 seats are empty, and vote as the scenario has them.", ".vote")
        chair.button("unknown").click()
        for who in (chair, chad):
            who.sees("13 empty seats whose votes stay unknown", ".vote .warning")
        expect(chair.find(".for-empty")).to_have_count(1)
        expect(chad.find(".for-empty")).to_have_count(0)
        expect(china.find("[data-show]")).to_have_count(0)
        chad.vote("abstain")
        chad.show("yes")
        screen.sees("Those in favour are shown.", ".vote")
        expect(chad.find(".asking .warning")).to_have_count(0)
        chad.show("no", "abstain", "all")
        screen.sees("1 against", ".middle")
        screen.sees("1 abstaining", ".middle")
        chair.button("the chair of the class").click()
        expect(chad.find("[data-act=StateResult], [data-act=LeaveOpen]")).to_have_count(0)


def test_two_presses_are_two_steps(browser: "Browser", tmp_path: Path) -> None:
    """Faster than any view comes back: each press counts from where the last one leads, and none is lost."""
    with in_class(browser, tmp_path) as pages:
        chair, screen = pages.chair(), pages.screen()
        chair.button("Step through what really happened").click()
        on = chair.find("[data-step=on]")
        on.wait_for()
        for presses, step in (
            ("on on", 2),
            ("on on on on on", 7),
            ("on back on", 8),
            ("back back back", 5),
            ("back " * 9 + "on", 1),
        ):
            chair.page.evaluate(
                "for (const way of ARGS) document.querySelector(`[data-step=${way}]`).click()".replace(
                    "ARGS", str(presses.split())
                )
            )
            for each in (chair, screen):
                each.sees(re.compile(rf"Step {step}\b"), ".place")
            chair.page.wait_for_timeout(150)
            chair.sees(re.compile(rf"Step {step}\b"), ".place")
        on.dblclick()
        for each in (chair, screen):
            each.sees(re.compile(r"Step 3\b"), ".place")
        # Not by the mouse: what is pressed moves when a view comes between.
        chair.button("To the beginning").dispatch_event("click")
        on.dispatch_event("click")
        screen.sees(re.compile(r"Step 1\b"), ".place")
        expect(chair.find(".refused")).to_have_count(0)


def test_an_address_of_this_machine_alone_is_known(browser: "Browser", tmp_path: Path) -> None:
    asked = "async all => { const { onlyHere } = await import('/static/people.js'); return all.map(onlyHere); }"
    with in_class(browser, tmp_path) as pages:
        page = pages.open("/").page
        here = ["http://127.0.0.1:8000", "http://localhost:8000", "http://[::1]:8000", "http://127.1.2.3", ""]
        there = ["http://192.168.1.20:8000", "http://127.example.org", "http://localhost.example.org:8000"]
        assert page.evaluate(asked, here) == [True] * len(here)
        assert page.evaluate(asked, there) == [False] * len(there)


def test_double_clicks_and_two_tabs_do_a_thing_once(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path) as pages:
        chair, china = pages.chair(), pages.delegate("CHN")
        tab = pages.open(f"/#join={pages.code}", context=china.page.context)
        tab.sees("China", "#mine-title")  # the same person, not a second one
        chair.sees("1 person in the room", ".people")
        china.find("button[data-act=Object]").evaluate("button => { button.click(); button.click() }")
        chair.sees("China objects.", ".transcript")
        expect(china.find("button[data-act=Object]")).to_have_count(0)
        expect(tab.find("button[data-act=Object]")).to_have_count(0)

        for each in (china, tab):
            each.page.evaluate(
                "() => setTimeout(() => document.querySelector('button[data-act=AskForVote]').click(),"
                " 1000 - Date.now() % 1000)"
            )
        chair.sees("China asks for a vote.", ".transcript")
        expect(chair.find(".transcript li")).to_have_count(2)
        expect(china.find(".refused")).to_have_count(0)
        expect(tab.find(".refused")).to_have_count(0)

        # Two acts at once that each hold only where the meeting stood: the second is told that it has moved on.
        china.page.evaluate(
            "for (const act of ['ClaimNotProcedural', 'Move'])"
            " document.querySelector(`button[data-act=${act}]`).click()"
        )
        china.sees("The meeting has moved on", ".refused")
        pages.forgive("409")
        expect(chair.find(".transcript li")).to_have_count(3)
