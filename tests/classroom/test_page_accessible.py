"""Every view of the page for whoever sees, points or reads otherwise: WCAG 2.2 AA, as far as machines can tell."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import chromium
from tests.classroom.every_view import some_views
from tests.classroom.pages import LAPTOP, PHONE, Class, Somebody, in_class
from tests.effort import LONG

if TYPE_CHECKING:
    from playwright.sync_api import Browser

axe_playwright = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

WAYS = [(size, look) for size in (PHONE, LAPTOP) for look in ("light", "dark")]
ZOOMED = {"width": 320, "height": 256}
"""A window of 1280 by 1024 at 400 %: WCAG 1.4.10."""
SIDEWAYS = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
SMALL = """() => [...document.querySelectorAll("a, button, summary, input, select, textarea")]
  .map((e) => [e, e.matches("[type=checkbox], [type=radio]") ? e.closest("label") ?? e : e])
  .filter(([e, target]) => target.checkVisibility({ visibilityProperty: true })
    && !e.matches("p a, dd a, td a, .skip:not(:focus)"))
  .map(([e, target]) => [target.getBoundingClientRect(), e.outerHTML.slice(0, 120)])
  .filter(([box]) => box.width > 0 && (box.width < 23.9 || box.height < 23.9))
  .map(([box, html]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""
MOVING = """() => [...document.querySelectorAll("*")].filter((e) => {
    const look = getComputedStyle(e);
    return [look.transitionDuration, look.animationDuration].some((all) =>
      all.split(",").some((each) => parseFloat(each) > 0.01));
  }).map((e) => e.outerHTML.slice(0, 120))"""
UNSEEN = """() => {
  const ground = getComputedStyle(document.body).backgroundColor;
  const bare = [...document.querySelectorAll("button, input, select, textarea")]
    .filter((e) => e.checkVisibility() && !e.matches("[type=checkbox], [type=radio]"))
    .filter((e) => ["none", "0px"].some((no) => [getComputedStyle(e).borderStyle, getComputedStyle(e).borderWidth]
      .includes(no)) && getComputedStyle(e).textDecorationLine === "none");
  const marks = [...document.querySelectorAll("svg.picture :is(circle, rect, path, polygon)")]
    .filter((e) => { const look = getComputedStyle(e);
      return [look.fill, look.stroke].every((paint) => paint === "none" || paint === ground); });
  return [...bare, ...marks].map((e) => e.outerHTML.slice(0, 120)); }"""


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with chromium() as started:
        yield started


def test_every_view_keeps_to_the_guidelines(browser: "Browser", tmp_path: Path) -> None:
    """Each view at each size in light and dark; in a normal run a third of them, each in one way."""
    faults: list[str] = []
    with in_class(browser, tmp_path) as pages:
        seen: list[str] = []
        for name, who in some_views(pages, "axe"):
            was = who.page.viewport_size
            ways = WAYS if LONG else [WAYS[len(seen) % 4]]
            for size, look in ways:
                who.page.emulate_media(color_scheme=look)
                who.page.set_viewport_size(size)
                faults += [f"{name}, {size['width']}, {look}: {fault}" for fault in found_by_axe(who)]
            faults += [f"{name}: {fault}" for fault in found_by_measuring(who)]
            who.page.emulate_media(color_scheme="light")
            who.page.set_viewport_size(was)
            seen.append(name.split(",")[0])
        assert len(seen) > (30 if LONG else 10) and {"start", "chair", "delegate", "screen"} <= {*seen}
    assert not faults, "\n".join(faults)


def found_by_axe(who: Somebody) -> list[str]:
    """Return what axe calls serious or critical."""
    answer = axe_playwright.Axe().run(who.page).response
    assert answer["passes"], "axe has looked at nothing"
    return [
        f"{each['impact']} {each['id']} at {len(each['nodes'])}, first {each['nodes'][0]['html'][:160]}"
        for each in answer["violations"]
        if each["impact"] in ("serious", "critical")
    ]


def found_by_measuring(who: Somebody) -> list[str]:
    """Return what overflows, what is too small to hit, what moves, and what is unseen in forced colours."""
    faults = []
    for size in (PHONE, ZOOMED):
        who.page.set_viewport_size(size)
        wide, room = who.page.evaluate(SIDEWAYS)
        if wide > room:
            faults.append(f"{wide} pixels wide where there are {room}")
    faults += [f"too small: {each}" for each in who.page.evaluate(SMALL)]
    who.page.emulate_media(reduced_motion="reduce", forced_colors="active")
    faults += [f"moves: {each}" for each in who.page.evaluate(MOVING)]
    faults += [f"unseen in forced colours: {each}" for each in who.page.evaluate(UNSEEN)]
    who.page.emulate_media(reduced_motion="no-preference", forced_colors="none")
    return faults


@pytest.mark.parametrize(
    ("what", "spoiled"),
    [
        ("image-alt", "document.querySelector('main').append(new Image())"),
        ("pixels wide", "document.querySelector('h1').style.width = '1400px'"),
        ("too small", "document.querySelector('button').style.cssText = 'min-height:0;height:9px;padding:0'"),
        ("moves", "document.querySelector('h1').style.setProperty('transition', 'all 2s', 'important')"),
        ("unseen", "document.querySelector('#code').style.setProperty('border', '0', 'important')"),
    ],
)
def test_what_is_spoiled_is_found(server: Class, what: str, spoiled: str) -> None:
    """Each of the measures above can fail."""
    who = server.open("/")
    assert not found_by_measuring(who)
    who.page.evaluate(spoiled)
    assert any(what in fault for fault in found_by_axe(who) + found_by_measuring(who))


@pytest.fixture(scope="module")
def server(browser: "Browser", tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    with in_class(browser, tmp_path_factory.mktemp("spoiled")) as pages:
        yield pages
