"""A class in a browser: chair, delegates and screen, each in a context of its own, on the page of a real server.

Nothing goes unseen: an error in the console, a request that leaves the server, a violation of the policy of the
page, an answer that refuses or fails, or a dialog is a trouble, and a test that ends with a trouble fails.
"""

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.classroom.served import Server, served
from tests.payloads import SAID

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page, Response, Route

_playwright = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install '.[dev]'"
)
expect = _playwright.expect
expect.set_options(timeout=20_000)  # a machine that tests in two processes may be slow; nothing here waits in vain
PHONE = {"width": 360, "height": 780}
LAPTOP = {"width": 1280, "height": 800}
PROJECTOR = {"width": 1920, "height": 1080}
_SAY_VIOLATIONS = """document.addEventListener("securitypolicyviolation",
    (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))"""


class Somebody:
    """Somebody at a page, who sees what is there and presses it."""

    def __init__(self, page: "Page", name: str) -> None:
        self.page, self.name = page, name

    def find(self, selector: str, **how: Any) -> "Locator":
        return self.page.locator(selector, **how)

    def button(self, name: str) -> "Locator":
        """Return a button by what a screen reader calls it."""
        return self.page.get_by_role("button", name=name, exact=True)

    def unfold(self, inside: "Locator") -> None:
        """Open what something is folded in, from the outside."""
        inside.first.wait_for(state="attached")
        shut = inside.first.locator("xpath=ancestor::details[not(@open)]")
        while shut.count():
            shut.first.locator("> summary").click()

    def act(self, name: str, label: str = "", **blanks: str) -> None:
        """Do an act that is in order, its blanks filled; where there are several, the one labelled so."""
        self.button_of(name, label, **blanks).click()

    def button_of(self, name: str, label: str = "", **blanks: str) -> "Locator":
        """Unfold an act that is in order, fill its blanks, and return the button that does it."""
        blank = self.find("details.act", has=self.find(f'button[data-act="{name}"]'))
        plain = self.find(f'button[data-act="{name}"]', has_text=re.compile(re.escape(label)))
        if blanks:
            form = blank.filter(has_text=label).first
            button = form.locator(f'button[data-act="{name}"]')
            self.unfold(button)
            for field, text in blanks.items():
                there = form.locator(f'[name="{field}"], [name$=".{field}"]').first
                if there.evaluate("e => e.tagName") == "SELECT":
                    there.select_option(text)
                else:
                    there.fill(text)
            return button
        self.unfold(plain)
        return plain.first

    def sees(self, text: str | re.Pattern[str], where: str = "main") -> None:
        """Wait until something is to be read on the page."""
        expect(self.find(where).first).to_contain_text(text)

    def sit(self, seat: str) -> None:
        self.find(f'[data-seat="{seat}"]').click()
        expect(self.find("#mine-title")).to_be_visible()

    def vote(self, choice: str) -> None:
        """Raise one's hand, and see it acknowledged."""
        hand = self.find(f'[data-hand="{choice}"]')
        hand.click()
        expect(hand).to_have_attribute("aria-pressed", "true")

    def show(self, *which: str) -> None:
        """As the chair, show hands in stages."""
        for each in which:
            self.find(f'[data-show="{each}"]').click()
            expect(self.find(f'[data-show="{each}"]')).to_have_count(0)


class Class:
    """A browser full of people, and what went wrong at any of their pages."""

    def __init__(self, browser: "Browser", server: Server) -> None:
        self.browser, self.server = browser, server
        self.troubles: list[str] = []
        self.contexts: list[BrowserContext] = []
        self.routes: dict[str, Callable[[Route], None]] = {}
        """What is answered by the test instead of the server, by address."""

    @property
    def code(self) -> str:
        """The code of the first room."""
        return str(self.server.host("GET", "/api/rooms")["rooms"][0]["code"])

    def context(self, **how: Any) -> "BrowserContext":
        """Return a browser of its own for somebody, watched."""
        context = self.browser.new_context(**{"viewport": LAPTOP, "locale": "en-GB", **how})
        context.set_default_timeout(15_000)
        context.add_init_script(_SAY_VIOLATIONS)
        context.on("request", lambda request: self._asked(request.url))
        context.on("response", lambda answer: self._answered(answer))
        context.on("console", lambda said: self._said(said.type, said.text))
        context.on("weberror", lambda error: self.troubles.append(f"error: {error.error}"))
        context.on("dialog", lambda dialog: (self.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        for address, answer in self.routes.items():
            context.route(address, answer)
        self.contexts.append(context)
        return context

    def open(self, address: str, name: str = "", context: "BrowserContext | None" = None, **how: Any) -> Somebody:
        """Open an address of the server, such as "/#join=CODE"."""
        page = (context or self.context(**how)).new_page()
        page.goto(self.server.address + address)
        page.locator("h1").wait_for()
        return Somebody(page, name)

    def chair(self, **how: Any) -> Somebody:
        """Come as whoever started the server, straight into its only room."""
        chair = self.open(f"/#host={self.server.key}", "chair", **how)
        chair.find("#joining-title").wait_for()
        return chair

    def delegate(self, seat: str = "", name: str = "", **how: Any) -> Somebody:
        """Join with the code, and sit down if a seat is given."""
        delegate = self.open("/", name or seat, **{"viewport": PHONE, "has_touch": True, **how})
        delegate.find("#code").fill(self.code)
        delegate.find("#name").fill(name or f"Delegate {seat}".strip())
        delegate.button("Join").click()
        delegate.find("#seats-title").wait_for()
        if seat:
            delegate.sit(seat)
        return delegate

    def screen(self, **how: Any) -> Somebody:
        """Open the projector's view."""
        screen = self.open(f"/#screen={self.code}", "screen", **{"viewport": PROJECTOR, **how})
        screen.find("#council-title").wait_for()
        return screen

    def leave(self) -> None:
        """Close every page."""
        while self.contexts:
            self.contexts.pop().close()

    def forgive(self, *patterns: str) -> None:
        """Forget troubles that a test has brought about itself; each kind must have come about."""
        page = self.contexts[-1].pages[-1]
        for pattern in patterns:
            for _ in range(40):  # what a browser says of it may come a moment later
                if any(re.search(pattern, trouble) for trouble in self.troubles):
                    break
                page.wait_for_timeout(50)
            else:
                raise AssertionError((pattern, self.troubles))
        page.wait_for_timeout(100)
        self.troubles = [each for each in self.troubles if not any(re.search(p, each) for p in patterns)]

    def is_well(self) -> None:
        """Fail where anything went wrong at any page."""
        for context in self.contexts:
            for page in context.pages:
                assert page.evaluate(f"window.{SAID}") is None, f"{page.url} has carried out a payload"
        assert not self.troubles, self.troubles

    def _asked(self, url: str) -> None:
        if not url.startswith((self.server.address + "/", f"blob:{self.server.address}/")):
            self.troubles.append(f"request: {url}")

    def _answered(self, answer: "Response") -> None:
        if answer.status >= 400:
            self.troubles.append(f"{answer.status}: {answer.url} {answer.request.post_data or ''}")

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning", "assert"):
            self.troubles.append(f"{kind}: {text}")


@contextlib.contextmanager
def in_class(browser: "Browser", folder: Path, scenario: str = "dprk/2014", *options: str) -> Iterator[Class]:
    """Start a server and let a class in; at the end every page must have been well."""
    with served(folder, scenario, *options) as server:
        pages = Class(browser, server)
        try:
            yield pages
            pages.is_well()
        finally:
            pages.leave()
