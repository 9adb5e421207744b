"""A report: all that was asked and came of it, each document once, the same bytes each time; text stays text."""

import json
import re
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve
from effort import LONG
from markdown_it import MarkdownIt
from payloads import PAYLOADS, SAID

import sim
from sim.engine import Run, run
from sim.scenario import Scenario, loads
from sim.scenario.library import names
from sim.show.legible import legible
from sim.show.pictures.picture import Picture, element
from sim.show.pictures.picture import Table as Columns
from sim.show.reports.asked import Order
from sim.show.reports.markdown import report_markdown
from sim.show.reports.page import report_html
from sim.show.reports.parts import Account, Entry, Facts, Figure, Grid, Part, Report, Said, Typed, items
from sim.show.reports.report import report
from sim.show.reports.what_ifs import Other
from sim.source import Source

SHORT = "title: T\ndate: 2014-12-22\nquestion: adopt it\n"


def order(name: str = "mine.yaml") -> Order:
    return Order(name, f"unsc run {name}", f"unsc report {name} -o a.html")


def of(name: str, *what_ifs: str) -> Report:
    others = [Other(o.scenario.title, f"unsc run {n}", o) for n in what_ifs for o in [run(sim.load(n))]]
    return report(run(sim.load(name)), order(name), others)


def of_text(text: str) -> Report:
    return report(run(loads(text)), order())


def part(whole: Report, name: str) -> Part:
    return next(part for part in whole.parts if part.name == name)


def shown(whole: Report) -> str:
    """Return all that a reader of the page reads, on one line."""
    reader = _Reader()
    reader.feed(report_html(whole))
    return " ".join(" ".join(reader.texts).split())


class _Reader(HTMLParser):
    """What a browser makes of a page: its elements in order, and its texts."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.values: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.others: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "svg" not in self.open:  # how many lines a picture breaks a text into depends on its length
            self.elements.append((tag, tuple(sorted(name for name, _ in attrs))))
        self.values += [(tag, name, value or "") for name, value in attrs]
        if tag not in ("meta", "link", "rect", "path", "line", "circle"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.values += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        # The words of a picture are its own affair: its table says them again.
        if "svg" not in self.open and self.open[-1:] not in (["style"], ["title"]):
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


def test_it_says_up_front_what_came_of_it() -> None:
    text = shown(of("dprk/2014"))
    _, _, after = text.partition("Report on a run of unsc-sim The situation in the DPRK reaches the agenda, 2014")
    assert after.strip().startswith(
        "22 December 2014, Security Council: Adopt the provisional agenda. Carried: 11 affirmative votes, 9 "
        "needed. The matter is procedural, so no vote of China and the Russian Federation is a veto. 3 other "
        "decisions are told below. How sure this is: the least certain thing the outcome rests on is derived. It "
        "agrees with the record in all that the file expects."
    )


def test_it_has_every_part_in_order() -> None:
    whole = of("dprk/2014", "what-if/2014-treated-as-substantive")
    assert [part.name for part in whole.parts] == [
        *("asked", "decisions", "transcript", "record", "sure", "what-if", "manifest")
    ]
    text = shown(whole)
    for said in (
        "From the General Assembly's Third Committee to the first formal meeting",
        "11 Argentina, Australia, Chile, France*, Jordan",
        "What would have reversed it? Any 3 of the 11 in favour, had they voted in any other way.",
        "Chad puts the question to the vote: adopt the provisional agenda.",
        "China and Russia put their veto to the meeting.",
        "Their negative votes had no such effect; the question was procedural (Charter Art. 27(2)).",
        "Adopt the provisional agenda. Derived: 11 of 15 votes.",
        "timeline.meeting.agenda.kind: substantive",
        "Not adopted, vetoed by China and the Russian Federation (11-2-2; 9 needed in favour)",
        "unsc report dprk/2014 -o a.html",
        f"SHA-256 {sim.load('dprk/2014').fingerprint}",
        f"unsc-sim {sim.__version__}",
    ):
        assert said in text, said


def test_every_decision_on_a_vote_has_its_picture_and_every_what_if_too() -> None:
    whole = of("dprk/2014", "what-if/2014-treated-as-substantive", "what-if/2014-slips-past-new-year")
    for inner in (*part(whole, "decisions").parts, *part(whole, "what-if").parts):
        assert sum(isinstance(block, Figure) for block in inner.blocks) == 1, inner.title
    page = report_html(whole)
    assert page.count("<svg ") - page.count('<div class="narrow">') == page.count("<details>") == 4 + 1 + 2
    assert page.count('<div class="narrow">') == 2, "what stands side by side has a form for a phone"


def test_a_veto_and_what_would_have_reversed_it() -> None:
    text = shown(of("dprk/2022-sanctions"))
    assert "Not adopted: vetoed by China and the Russian Federation; 13 affirmative votes, 9 needed" in text
    assert "Blocked by China and the Russian Federation" in text
    assert (
        "2 changed votes, in 4 ways: China in favour instead of against and Russian Federation in favour" in text
    )


def test_votes_counted_again_are_shown_each_time() -> None:
    decisions = part(of("double-veto/1950-formosa"), "decisions")
    again = [inner.title for inner in decisions.parts if inner.title.endswith("(its votes counted again)")]
    assert again
    text = shown(of("double-veto/1950-formosa"))
    assert "The votes are counted again below." in text
    assert text.count("What would have reversed it?") == sum(
        event.tally is not None for event in run(sim.load("double-veto/1950-formosa")).decisions.values()
    )


def test_where_it_differs_from_the_record_it_says_so() -> None:
    wrong = (
        f"{SHORT}kind: procedural\nagainst: CHN\nin_favour: the rest\nsource: x\n"
        "sources: {x: S/PV.1}\nexpect: {outcome: not_adopted, tally: 9-6-0, source: x}\n"
    )
    text = shown(of_text(wrong))
    assert "It differs from the record in 2 things." in text
    assert "vote: outcome not_adopted adopted S/PV.1" in text
    assert "vote: tally 9-6-0 14-1-0 S/PV.1" in text


def test_an_open_vote_a_consensus_and_nothing_decided() -> None:
    text = shown(of_text(f"{SHORT}kind: procedural\nin_favour: USA FRA\nunknown: the rest\n"))
    assert "Nothing yet: it is open, and the unknown vote of " in text
    assert "Unknown: votes that the file does not tell." in text
    text = shown(of("dprk/2018"))
    assert "Nothing was decided." in text
    assert "no vote" in shown(of("what-if/committee/2022-nobody-objects"))


def test_odds_are_counted_where_votes_are_odds_and_only_there() -> None:
    whole = of("what-if/referral-2014-odds-referrals")
    assert any(isinstance(block, Figure) for block in part(whole, "odds").blocks)
    text = shown(whole)
    assert "44.44% (4/9)" in text and "China 33.33%" in text
    assert not [p for p in of("dprk/2014").parts if p.name == "odds"]


def test_a_what_if_stands_beside_what_it_changes() -> None:
    base = run(sim.load("dprk/2014"))
    changed = run(sim.load("what-if/2014-treated-as-substantive"))
    whole = report(changed, order(), (), Other(base.scenario.title, "unsc run dprk/2014", base))
    assert part(whole, "base").title == "Beside what it changes"
    text = shown(whole)
    assert "This did not happen: there is no record to agree with. It comes out as the file expects." in text
    assert (
        "Supposed, where the record says otherwise or nothing: timeline.meeting.agenda.kind: substantive" in text
    )


def test_a_what_if_by_another_law_or_by_positions_says_so() -> None:
    text = shown(of("vetoes/2011-2012-syria", "what-if/vetoes/2012-syria-two-noes"))
    assert "law: Two permanent noes needed for a veto (on the record: the law in force on the day)" in text
    text = shown(of("what-if/2014-slips-past-new-year", "what-if/2014-slips-positions"))
    assert "positions: 1 standing instruction of how members vote" in text


def test_a_what_if_that_could_not_be_run_says_why() -> None:
    whole = report(run(sim.load("dprk/2014")), order(), [Other("other", "unsc run other", None, "no such step")])
    assert "This could not be run: no such step" in shown(whole)


def test_drawn_votes_and_their_seed_are_told_and_what_would_have_reversed_them() -> None:
    drawn = run(sim.load("what-if/referral-2014-odds-referrals"), seed=7, draw=True)
    text = shown(report(drawn, order()))
    assert "votes given as odds were drawn, with the seed 7" in text
    decided = drawn.decisions["referral"]
    assert "What would have reversed it?" in text and decided.outcome.value != "open"


@pytest.mark.parametrize("name", names() if LONG else names()[::10])
def test_any_scenario_can_be_reported_and_all_that_is_linked_is_there(name: str) -> None:
    whole = of(name)
    page = report_html(whole)
    assert page == report_html(of(name))
    reader = _Reader()
    reader.feed(page)
    ids = [value for _, key, value in reader.values if key == "id"]
    assert len(ids) == len(set(ids))
    links = [value for tag, key, value in reader.values if tag == "a" and key == "href"]
    assert all(link[1:] in ids for link in links if link.startswith("#"))
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    cites = [source.cite for source in whole.sources]
    assert len(cites) == len(set(cites))
    cited = {
        *(source.cite for event in run(sim.load(name)).log for source in event.sources),
        *(s.cite for event in run(sim.load(name)).decisions.values() for s in event.decision.sources),
    }
    assert cited <= set(cites)
    text = report_markdown(whole)
    assert text == report_markdown(of(name))
    assert text.startswith("# ") and text.endswith("\n")


def test_nothing_in_it_is_fetched() -> None:
    page = report_html(of("dprk/2014", "what-if/2014-treated-as-substantive"))
    reader = _Reader()
    reader.feed(page)
    assert not {"script", "img", "iframe", "object", "form", "image", "use"} & {tag for tag, _, _ in reader.values}
    fetched = [(tag, value) for tag, key, value in reader.values if key in ("src", "href") and tag != "a"]
    assert fetched == [("link", "data:,")]
    assert "url(" not in page and "@import" not in page
    policy = next(value for _, key, value in reader.values if key == "content" and "default-src" in value)
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    assert str(Path.cwd()) not in page and "/home" not in page


def hostile(text: str) -> Scenario:
    """Return a scenario that says a text wherever a file may say something."""
    said = json.dumps(text)
    return loads(
        f"title: {said}\nabout: {said}\n"
        f"sources: {{x: {{cite: {said}, url: {said}}}, y: {{cite: Y, url: 'javascript:window.{SAID}=1'}}, "
        "z: {cite: Z, url: 'https://undocs.org/S/PV.1'}}\n"
        "timeline:\n"
        f"  - {{id: laid, at: 2014-12-20, source: x, note: {said}, "
        f"draft: {{symbol: {said}, text: {said}, by: USA}}}}\n"
        f"  - id: sits\n    at: 2014-12-22\n    source: [y, z]\n    meeting:\n      item: {said}\n"
        f"      proceedings:\n        - {{invite: {{who: {said}, rule: 39}}}}\n"
        f"        - {{statement: {{by: {said}, says: {said}}}}}\n"
        f"        - {{id: main, note: {said}, put_to_vote: {{question: {said}, kind: procedural, "
        f"in_favour: the rest, against: {{members: CHN, note: {said}}}}}}}\n"
        f"expect: {{main: {{outcome: not_adopted, source: x}}}}\n"
        f"reported: [{{says: {said}, in: {said}, record: {said}}}]\n"
    )


def report_on(text: str) -> Report:
    """Return a report on a file that says a text everywhere; where it cannot be seen, no file may say it."""
    if text.isprintable() or "\n" in text:
        done = run(hostile(text))
        other = run(evolve(done.scenario, title=f"{text} (other)"))
        return report(done, order(), [Other(other.scenario.title, text, other)])
    with pytest.raises(sim.UnscError, match="expected text that can be seen"):
        hostile(text)
    return of_every_block(text)


def of_every_block(text: str) -> Report:
    """Return a report with a block of every kind, made by hand."""
    said = Said(text, text, (Source(text, text), Source("Z", "https://undocs.org/S/PV.1")), "all", text)
    picture = Picture(text, text, Columns((text, text), ((text, text),)), 10, 10, (element("text", text),))
    blocks = (
        said,
        items([said, text]),
        Grid(text, (text, text), ((said, said),)),
        Facts(((text, said), (text, evolve(said, text="", in_full=True)))),
        Typed(text),
        Figure(picture),
        Account((Entry(text, text, (said, said)), Entry("", "", (said,)))),
    )
    return Report(text, (said,), (Part("all", text, blocks),), (Source(f"{text}.", "https://x y"),))


def harmless(payload: str) -> str:
    """Return words as long as a payload: a long citation is shown by its number, a short one by its name."""
    return ("words " * 100)[: len(legible(payload)) - 1] + "s"


def _addresses(reader: _Reader) -> list[str]:
    return [value for tag, name, value in reader.values if tag == "a" and name == "href" and value[0] != "#"]


def _read(whole: Report) -> _Reader:
    reader = _Reader()
    reader.feed(report_html(whole))
    return reader


WAYS = [report_on, of_every_block]


def _harmless(way: Callable[[str], Report], payload: str) -> Report:
    """Return the same report with harmless words; of what no file may say the one made by hand."""
    made = way if payload.isprintable() or "\n" in payload else of_every_block
    return made(harmless(payload))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_text_on_the_page(payload: str, way: Callable[[str], Report]) -> None:
    reader, other = _read(way(payload)), _read(_harmless(way, payload))
    assert reader.elements == other.elements
    assert reader.others == []
    assert not {"script", "img", "iframe", "object", "foreignobject"} & {tag for tag, _, _ in reader.values}
    assert not [name for _, name, _ in reader.values if name.startswith("on")]
    assert _addresses(reader) == _addresses(other) and "https://undocs.org/S/PV.1" in _addresses(reader)
    assert " ".join(reader.texts).count(legible(payload)) >= 5
    assert not re.search("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "".join(reader.texts))


def _tokens(text: str) -> Iterable[tuple[str, str]]:
    parsed = MarkdownIt("commonmark").enable("table").parse(text)
    for token in parsed:
        yield token.type, token.tag
        for inner in token.children or ():
            if inner.type == "link_open":
                yield "link", str(inner.attrs["href"])
            elif inner.type in ("html_inline", "image", "code_inline", "em_open", "s_open"):
                yield inner.type, inner.content


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_text_in_markdown(payload: str, way: Callable[[str], Report]) -> None:
    text = report_markdown(way(payload))
    tokens = list(_tokens(text))
    assert tokens == list(_tokens(report_markdown(_harmless(way, payload))))
    links = [value for kind, value in tokens if kind == "link"]
    assert "https://undocs.org/S/PV.1" in links and SAID not in "".join(links)
    assert not {"html_block", "html_inline", "image", "code_inline"} & {kind for kind, _ in tokens}
    read = "\n".join(
        "".join(inner.content for inner in token.children or ()) or token.content
        for token in MarkdownIt("commonmark").enable("table").parse(text)
        if token.type in ("inline", "fence")
    )
    assert read.count(legible(payload)) >= 5


def test_a_command_is_shown_letter_by_letter() -> None:
    done: Run = run(loads(f"{SHORT}kind: procedural\nin_favour: the rest\n"))
    typed = "unsc run 'a ```` b' --set 'x=<b>'"
    whole = report(done, Order("a", typed, typed))
    assert f"`````text\n{typed}\n`````" in report_markdown(whole)
    assert "<code>unsc run 'a ```` b' --set 'x=&lt;b&gt;'</code>" in report_html(whole)
