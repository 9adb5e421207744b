"""Forty texts that try to become markup, wherever a text can come in: on every page they are text and no more."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.browser import chromium
from tests.classroom.pages import Class, Somebody, expect, in_class
from tests.classroom.served import Person, answered, chair_of
from tests.effort import LONG
from tests.payloads import PAYLOADS, SAID

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FEW = 8
NAME = 40
"""The longest name there may be; what is longer is refused, and so comes cut."""
MARKUP = """[...document.querySelectorAll("*")].filter((e) =>
    e.closest("#page, dialog, #polite, #assertive") && (
      /^(script|style|iframe|object|embed|img|image|link|meta|base|foreignobject|title|body|html|audio|video|use|b)$/i
        .test(e.tagName) ||
      [...e.attributes].some((a) => /^on|^srcdoc$|^formaction$|^autofocus$/i.test(a.name)
        || /^\\s*(javascript|data):/i.test(a.value) && a.name !== "value"
        || /evil/.test(a.value) && !/^(value|aria-label)$/.test(a.name)))
  ).map((e) => e.outerHTML.slice(0, 200))"""
READ = """[...document.querySelectorAll("main")].map((main) => main.textContent + " " +
    [...main.querySelectorAll("option, input")].map((e) => e.value).join(" ")).join(" ")"""

PUT_IN = "text => { document.querySelector('main').innerHTML = text }"


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with chromium() as started:
        yield started


def test_no_text_becomes_markup(browser: "Browser", tmp_path: Path) -> None:
    """Names, points of order, rulings and polls take all texts; in a normal run the others take a seeded tenth."""
    with in_class(browser, tmp_path) as pages:
        teacher = chair_of(pages.server)
        delegate = Person(pages.server, {"code": pages.code, "name": PAYLOADS[6][:NAME]})
        delegate.do({"what": "sit", "seat": "RUS"}, here=False)
        people, ruled = names(pages), points_of_order(teacher, delegate)

        chair, screen, russia = pages.chair(), pages.screen(), pages.delegate("RUS", PAYLOADS[2][:NAME])
        by = {who.name: who for who in (chair, screen, russia)}
        shown(by, people, (chair.name,))
        shown(by, [PAYLOADS[6][:NAME]], (russia.name,))
        shown(by, ruled, tuple(by))
        shown(by, polled(teacher), tuple(by))
        teacher.act("DecideWithoutVote")
        texts = list(enumerate(some("drafts")))
        for first in range(0, len(texts), FEW):  # the transcript goes on, and a wall has its last entries alone
            shown(by, drafts_and_guests(teacher, texts[first : first + FEW]), tuple(by))
        shown(by, named_lines(teacher), (chair.name,))
        refused(chair)
        pages.forgive("409")
        russia.page.reload()
        russia.find("#mine-title").wait_for()
        shown(by, [], tuple(by))


def test_markup_would_be_found(browser: "Browser", tmp_path: Path) -> None:
    """Without the policy of the page a text put in as markup is seen, and runs; with it the page refuses it."""
    with in_class(browser, tmp_path) as pages:
        page = pages.open("/", bypass_csp=True).page
        assert page.evaluate(MARKUP) == []
        for text in (PAYLOADS[0], PAYLOADS[2], PAYLOADS[24], PAYLOADS[25], PAYLOADS[30], PAYLOADS[33]):
            page.evaluate(PUT_IN, text)
            assert page.evaluate(MARKUP), text
        page.wait_for_function(f"window.{SAID} === 1")
        with pytest.raises(AssertionError, match="carried out a payload"):
            pages.is_well()
        pages.leave()
        pages.troubles.clear()
        with pytest.raises(Exception, match="TrustedHTML"):
            pages.open("/").page.evaluate(PUT_IN, PAYLOADS[2])
        pages.forgive("policy: ", "TrustedHTML")


def some(at: str) -> list[str]:
    """Return all texts, or in a normal run a seeded tenth."""
    return list(PAYLOADS) if LONG else random.Random(at).sample(PAYLOADS, 4)


def shown(by: dict[str, Somebody], texts: list[str], where: tuple[str, ...]) -> None:
    """What was taken is to be read as it is, and nothing of it has become an element or an attribute."""
    for name in where:
        page = by[name].page
        expected = [plain(text) for text in texts]
        page.wait_for_function(
            f"([last]) => !last || ({READ}).replace(/\\s+/g, ' ').includes(last)",
            arg=[expected[-1] if expected else ""],
        )
        read = plain(page.evaluate(READ))
        assert not [text for text in expected if text not in read], (name, [t for t in expected if t not in read])
    for each in by.values():
        assert each.page.evaluate(MARKUP) == []


def plain(text: str) -> str:
    """Return a text as one line, as a page shows it."""
    return re.sub(r"\s+", " ", text).strip()


def tried(who: Person, do: dict[str, Any], *, here: bool = True) -> bool:
    """Try a command; it may be refused, with a message, and must never be an error of the server."""
    answer = answered(who.server.address, who.token, "POST", "/api/room/commands", who.command(do, here=here))
    assert answer.status_code in (200, 409, 422), (do, answer.text)
    assert answer.status_code == 200 or answer.json()["error"]["message"]
    return answer.status_code == 200


def names(pages: Class) -> list[str]:
    taken = []
    for text in PAYLOADS:
        body = {"code": pages.code, "as": "delegate", "name": text[:NAME]}
        answer = httpx.post(f"{pages.server.address}/api/join", json=body, timeout=20)
        assert answer.status_code in (200, 422), answer.text
        if answer.status_code == 200:
            taken.append(text[:NAME])
    assert len(taken) > 35
    return taken


def points_of_order(chair: Person, delegate: Person) -> list[str]:
    """Ask and rule on points of order: one text is the point, the next is the ruling."""
    taken = []
    for point, ruling in zip(PAYLOADS[::2], PAYLOADS[1::2], strict=True):
        text = point if tried(delegate, point_of(point)) else "plain"
        if text != point:
            delegate.do(point_of(text))
        offered = next(o["act"] for o in chair.view["offers"] if o["act"]["act"] == "GiveRuling")
        taken.append(text)
        text = f"Ruled: {ruling}"
        if not tried(chair, {"what": "act", "act": {**offered, "ruling": {**offered["ruling"], "text": text}}}):
            text = "Ruled"
            chair.do({"what": "act", "act": {**offered, "ruling": {**offered["ruling"], "text": text}}})
        taken.append(text)
        chair.act("LetRulingStand")
    assert len({*taken} & {*PAYLOADS, *(f"Ruled: {each}" for each in PAYLOADS)}) > 35
    return taken


def point_of(text: str) -> dict[str, Any]:
    return {"what": "act", "act": {"act": "RaisePointOfOrder", "by": "RUS", "text": text}}


def drafts_and_guests(chair: Person, texts: list[tuple[int, str]]) -> list[str]:
    """Submit drafts, move, and propose guests, all with such words; guests are invited, motions withdrawn."""
    taken = []
    for number, text in texts:
        question = {"kind": "substantive", "text": text}
        for act in (
            {"act": "Submit", "draft": {"symbol": f"S/2014/{number}", "question": question}},
            {"act": "Submit", "draft": {"symbol": text[:NAME], "question": question}},
            {"act": "ProposeInvitation", "guest": {"name": text[: 2 * NAME], "under": "rule_39"}},
            {"act": "Move", "motion": "refer", "until": "", "to": text},
        ):
            if tried(chair, {"what": "act", "act": {"by": "TCD", **act}}):
                taken.append(text[: 2 * NAME] if "guest" in act else text)
                if "draft" not in act:
                    chair.act("DecideWithoutVote" if "guest" in act else "Withdraw")
    assert len(taken) > 2 * len(texts)
    return taken


def polled(chair: Person) -> list[str]:
    taken = list(dict.fromkeys(plain(text[:NAME]) for text in PAYLOADS if text.isprintable()))
    chair.do({"what": "poll", "kind": "straw", "names": taken, "coloured": False}, here=False)
    return taken


def named_lines(chair: Person) -> list[str]:
    taken = []
    for text in some("lines"):
        chair.do({"what": "branch", "line": chair.view["line"], "at": 0}, here=False)
        if tried(chair, {"what": "name_line", "line": chair.view["line"], "name": text[:NAME]}, here=False):
            taken.append(text[:NAME])
    assert taken
    return taken


def refused(chair: Somebody) -> None:
    """What is refused comes back in the message that refuses it."""
    chair.button("Go to The record").click()
    for text in (PAYLOADS[0], PAYLOADS[2]):
        chair.unfold(chair.find("#if-path"))
        chair.find("#if-path").fill("timeline.agenda.CHN")
        chair.find("#if-value").fill(text)
        chair.button("Run it").click()
        expect(chair.find(".refused")).to_contain_text(plain(text)[:12])
