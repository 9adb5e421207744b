"""The core of a meeting by keyboard alone: no pointer is ever used, and the focus is always somewhere and seen."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import chromium
from tests.classroom.pages import Class, Somebody, expect, in_class

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ACTIVE = """() => { const e = document.activeElement; const look = getComputedStyle(e);
  return { tag: e.tagName, id: e.id, name: e.getAttribute("name"), html: e.outerHTML.slice(0, 99),
    inside: document.getElementById("page").contains(e) || !!e.closest("dialog"),
    said: e.getAttribute("aria-label") ?? e.innerText ?? "", act: e.dataset.act ?? "",
    seat: e.dataset.seat ?? "", hand: e.dataset.hand ?? "", show: e.dataset.show ?? "",
    outlined: look.boxShadow !== "none" || look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2 };
  }"""
MOST = 250


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with chromium() as started:
        yield started


class Typist:
    """Somebody who has a keyboard and nothing else."""

    def __init__(self, who: Somebody) -> None:
        self.who = who
        self.keys = who.page.keyboard

    @property
    def at(self) -> dict[str, str]:
        """Where the focus is; it must be on the page, and to be seen."""
        found: dict[str, str] = self.who.page.evaluate(ACTIVE)
        assert found["inside"], f"the focus is lost: {found}"
        assert found["outlined"], f"the focus is not seen: {found}"
        return found

    def go(self, key: str = "Tab", **wanted: str) -> None:
        """Press Tab until something has the focus; all on the way must have shown that they had it."""
        for _ in range(MOST):
            self.keys.press(key)
            if self.who.page.evaluate("document.activeElement === document.body"):
                continue  # round by way of the browser's own bar
            if all(str(self.at[name]).startswith(value) for name, value in wanted.items()):
                return
        raise AssertionError(f"{wanted} is not reached by {key}")

    def press(self, key: str = "Enter", **wanted: str) -> None:
        """Go to something and press it."""
        self.go(**wanted)
        self.keys.press(key)

    def act(self, name: str, unfold: str, **blanks: str) -> None:
        """Unfold an act by what its summary says, write into its blanks, and do it."""
        self.press(tag="SUMMARY", said=unfold)
        for field, text in blanks.items():
            self.go(name=field)
            self.keys.type(text)
        self.press(act=name)


def test_a_meeting_without_a_pointer(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path) as pages:
        chair, russia, screen = Typist(pages.chair()), joined(pages), pages.screen()
        for each in (chair, russia):  # the first stop of the page leads to what can be done
            each.who.page.reload()
            each.who.find("#acts-title").wait_for()
            each.keys.press("Tab")
            assert each.at["said"] == "Skip to what can be done"
            each.keys.press("Enter")
            assert each.at["id"] == "acts-title"

        russia.press(act="Object")
        expect(screen.find(".transcript")).to_contain_text("Russian Federation objects.")
        assert russia.at["tag"] in ("H2", "BUTTON"), (
            "where the button has gone the focus is at the heading of its part"
        )
        russia.press("Space", act="AskForVote")
        expect(chair.who.find("#polite")).to_contain_text("Russian Federation asks for a vote.")
        russia.press(tag="SUMMARY", said="Points of order")
        russia.act("RaisePointOfOrder", "Raise a point of order", text="By keyboard")
        expect(chair.who.find("#polite")).to_contain_text("By keyboard")
        chair.act("GiveRuling", "Rule on the point of order", **{"ruling.text": "Out of order"})
        russia.press(act="ChallengeRuling")
        expect(screen.find(".transcript")).to_contain_text("challenges the ruling")

        chair.press(act="PutToVote", said="Put to the vote: overrule")
        expect(russia.who.find("#polite")).to_contain_text("Hands are being raised.")
        russia.press("Space", hand="yes")
        expect(russia.who.find("[data-hand=yes]")).to_have_attribute("aria-pressed", "true")
        assert russia.at["hand"] == "yes", "a vote takes the focus away"
        expect(screen.find(".middle")).to_contain_text("1 hand of 15")
        for which in ("yes", "no", "abstain", "all"):
            chair.press(show=which)
            expect(chair.who.find(f"[data-show={which}]")).to_have_count(0)
            assert chair.at, "the focus is lost where a button goes"
        expect(russia.who.find("#polite")).to_contain_text("All votes are shown.")
        history(chair, screen)


def joined(pages: Class) -> Typist:
    """Join and sit down by keyboard."""
    russia = Typist(pages.open("/", "RUS"))
    russia.go(id="code")
    russia.keys.type(pages.code)
    russia.go(id="name")
    russia.keys.type("A typist")
    russia.keys.press("Enter")  # the form sends itself, as any form does
    russia.who.find("#seats-title").wait_for()
    russia.press(seat="RUS")
    russia.who.find("#mine-title").wait_for()
    assert russia.at
    return russia


def history(chair: Typist, screen: Somebody) -> None:
    """Step through the record: the same button, pressed again and again, keeps the focus."""
    chair.press(said="Step through what really happened")
    chair.who.find("#stepping-title").wait_for()
    chair.go(said="One step forward")
    for step in range(1, 9):
        chair.keys.press("Enter")
        expect(chair.who.find(".place")).to_contain_text(f"Step {step} of")
        assert chair.at["said"] == "One step forward"
    expect(chair.who.find("#polite")).to_contain_text("Step 8 of")
    chair.press(said="Play on from here")
    expect(screen.find(".now")).to_contain_text("The provisional agenda is before the Council.")
    chair.press(said="Settings")
    chair.go(said="Dark")
    chair.keys.press("Space")
    assert chair.at["said"] == "Dark"
    chair.keys.press("Escape")
    assert chair.at["said"] == "Settings", "a dialog that closes gives the focus back"


def test_single_keys_vote_only_where_they_are_switched_on(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path) as pages:
        chair, russia = pages.chair(), Typist(pages.delegate("RUS"))
        chair.act("AskForVote")
        chair.act("PutToVote")
        russia.who.find("[data-hand=no]").wait_for()
        russia.keys.press("n")
        russia.who.page.wait_for_timeout(200)
        expect(russia.who.find("[data-hand=no]")).to_have_attribute("aria-pressed", "false")
        russia.press(said="Settings")
        russia.press("Space", said="Use single keys as shortcuts")
        russia.keys.press("Escape")
        russia.keys.press("n")
        expect(russia.who.find("[data-hand=no]")).to_have_attribute("aria-pressed", "true")
        russia.press(tag="SUMMARY", said="Your delegation")
        russia.go(id="my-name")
        russia.keys.type("yay")  # what is written is no shortcut
        russia.who.page.wait_for_timeout(200)
        expect(russia.who.find("[data-hand=no]")).to_have_attribute("aria-pressed", "true")


def test_no_place_traps_the_focus(browser: "Browser", tmp_path: Path) -> None:
    """From any place of the chair's page Tab leads round to the beginning, and Shift and Tab back."""
    with in_class(browser, tmp_path) as pages:
        chair = Typist(pages.chair())
        for summary in chair.who.find("main details:not([open]) > summary").all():
            if summary.is_visible():
                summary.press("Enter")
        chair.who.find(".why-not dt").first.wait_for()
        for key in ("Tab", "Shift+Tab"):
            chair.who.page.evaluate("document.activeElement.blur()")
            chair.go(key, said="Skip to what can be done")
            chair.keys.press(key)
            chair.go(key, said="Skip to what can be done")
