"""A real browser for the tests of pages: Chromium where it is installed, with all traffic to the outside cut."""

import contextlib
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--no-sandbox",  # the tests run as root in a container, where Chromium has no sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Every name but that of this machine is unknown, so that nothing leaves it even where a test forgets to look.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]",
)


def browser_path() -> str | None:
    """Return where a browser is installed; None where there is none."""
    return next((path for path in map(shutil.which, _NAMES) if path), None)


@contextlib.contextmanager
def chromium() -> Iterator["Browser"]:
    """Start a browser, and close it at the end; a test is skipped where there is none, or no playwright."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install '.[dev]'"
    )
    path = browser_path()
    if path is None:
        pytest.skip(f"no browser is on the path; looked for {', '.join(_NAMES)}")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=list(_FLAGS))
        try:
            yield browser
        finally:
            browser.close()
