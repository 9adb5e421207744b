"""Many tabs of one browser: those that nobody sees rest, so that what is sent in the one that is seen is sent.

Playwright shows every tab at once; which of them is seen is therefore said here, as a browser would.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import chromium
from tests.classroom.pages import Class, Somebody, expect, in_class
from tests.classroom.served import chair_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Request

TABS = 8
CONNECTIONS = 6
"""So many a browser has to one server over HTTP/1.1."""
SEEN = """window.isHidden = false;
Object.defineProperty(document, "hidden", { get: () => window.isHidden });
Object.defineProperty(document, "visibilityState", { get: () => (window.isHidden ? "hidden" : "visible") });"""
TURN = """(hidden) => { if (window.isHidden === hidden) return;
  window.isHidden = hidden; document.dispatchEvent(new Event("visibilitychange")); }"""
ALONE = "export const share = () => () => {};"


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with chromium() as started:
        yield started


class Tabs:
    """Tabs of one browser, of which one is seen at a time."""

    def __init__(self, pages: Class) -> None:
        self.pages = pages
        self.context: BrowserContext = pages.context()
        self.context.add_init_script(SEEN)
        self.context.on("request", lambda request: self._count(request, 1))
        self.context.on("requestfinished", lambda request: self._count(request, -1))
        self.context.on("requestfailed", lambda request: self._count(request, -1))
        self.streams = self.most = 0
        self.all: list[Somebody] = []

    def open(self, address: str, *, behind: bool = False) -> Somebody:
        """Open a tab, before the others or behind the one that is seen."""
        if not behind:
            for each in self.all:
                each.page.evaluate(TURN, True)
        tab = self.pages.open(address, context=self.context)
        if behind:
            tab.page.evaluate(TURN, True)
        self.all.append(tab)
        return tab

    def see(self, tab: Somebody) -> None:
        """Bring a tab to the front."""
        for each in self.all:
            if each is not tab:
                each.page.evaluate(TURN, True)
        tab.page.evaluate(TURN, False)

    def _count(self, request: "Request", more: int) -> None:
        if request.url.endswith("/api/room/stream"):
            self.streams += more
            self.most = max(self.most, self.streams)


def joined(pages: Class) -> Tabs:
    """Join in a first tab, and take a seat."""
    tabs = Tabs(pages)
    first = tabs.open(f"/#join={pages.code}")
    first.find("#name").fill("Somebody with many tabs")
    first.button("Join").click()
    first.find("#seats-title").wait_for()
    first.sit("CHN")
    return tabs


def test_of_eight_tabs_the_one_that_is_seen_goes_on(browser: "Browser", tmp_path: Path) -> None:
    with in_class(browser, tmp_path) as pages:
        chair, tabs = chair_of(pages.server), joined(pages)
        first = tabs.all[0]
        while len(tabs.all) < TABS:
            tabs.open(f"/#join={pages.code}").find("#mine-title").wait_for()
        assert tabs.most < CONNECTIONS - 1, "a connection or two is left for what is sent"
        last = tabs.all[-1]
        last.act("Object")
        last.sees("China objects.", ".transcript")
        chair.act("AskForVote", by="AUS")
        last.sees("Australia asks for a vote.", ".transcript")
        assert "objects" not in first.find(".transcript").inner_text(), "it rests"
        assert first.find(".banner").count() == 0
        for tab in (first, tabs.all[3], last, tabs.all[4]):
            tabs.see(tab)
            tab.sees("Australia asks for a vote.", ".transcript")
        chair.act("PutToVote")
        tabs.all[4].vote("no")
        assert tabs.most < CONNECTIONS - 1


def test_tabs_opened_behind_rest_too_and_who_is_seen_is_told_of_a_broken_line(
    browser: "Browser", tmp_path: Path
) -> None:
    with in_class(browser, tmp_path) as pages:
        tabs = joined(pages)
        for _ in range(TABS - 1):
            tabs.open(f"/#join={pages.code}", behind=True).find("#mine-title").wait_for()
        first, second = tabs.all[:2]
        first.act("Object")
        first.sees("China objects.", ".transcript")
        assert tabs.streams < CONNECTIONS - 1
        pages.server.kill()
        first.sees("No connection", ".banner")
        assert second.find(".banner").count() == 0, "it rests, and has lost nothing"
        tabs.see(second)
        second.sees("No connection", ".banner")
        pages.server.start()
        for each in (first, second):
            tabs.see(each)
            expect(each.find(".banner")).to_have_count(0)
            each.sees("China objects.", ".transcript")
        pages.forgive("ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY|ERR_NETWORK|ERR_SOCKET")


def test_two_tabs_follow_both(browser: "Browser", tmp_path: Path) -> None:
    """Who looks something up in a second tab is still here, and is read to what happens in the first."""
    with in_class(browser, tmp_path) as pages:
        chair, tabs = chair_of(pages.server), joined(pages)
        tabs.open(f"/#join={pages.code}").find("#mine-title").wait_for()
        tabs.see(tabs.all[0])
        tabs.see(tabs.all[1])
        chair.act("AskForVote", by="AUS")
        for tab in tabs.all:
            tab.sees("Australia asks for a vote.", ".transcript")


def test_if_none_rested_nothing_would_be_sent(browser: "Browser", tmp_path: Path) -> None:
    """What the other tests measure comes about."""
    with in_class(browser, tmp_path) as pages:
        pages.routes["**/static/tabs.js"] = lambda route: route.fulfill(
            body=ALONE, content_type="text/javascript; charset=utf-8"
        )
        chair, tabs = chair_of(pages.server), joined(pages)
        for _ in range(CONNECTIONS - 1):
            tabs.open(f"/#join={pages.code}").find("#mine-title").wait_for()
        assert tabs.streams == CONNECTIONS
        last = tabs.all.pop()
        last.act("Object")
        last.page.wait_for_timeout(2_000)
        assert chair.view["transcript"]["entries"] == []
        tabs.all.pop().page.close()
        last.sees("China objects.", ".transcript")
