"""A scenario written as the text of a file and read again is the same scenario, whatever its texts hold."""

from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.council.states import UnknownState, state
from sim.engine import run
from sim.errors import UnscError
from sim.scenario import Scenario, load, loads
from sim.scenario.chances import Chances, Odds
from sim.scenario.characters import FORBIDDEN
from sim.scenario.library import scenarios_in
from sim.scenario.writing import to_text
from sim.source import Source
from tests.effort import examples

ROOT = Path(__file__).resolve().parents[2]
FILES = scenarios_in(ROOT / "scenarios")
EXAMPLES = sorted((ROOT / "tests/scenario/examples").rglob("*.yaml"))


def again(scenario: Scenario) -> Scenario:
    return loads(to_text(scenario), name=scenario.file)


def came_to(scenario: Scenario) -> list[object]:
    return [(e.id, e.question, e.decision, e.status) for e in run(scenario).decisions.values()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT / "scenarios").as_posix())
def test_every_scenario_comes_back_as_written(path: Path) -> None:
    scenario = load(path)
    back = again(scenario)
    if not scenario.base:
        assert back.fingerprint == scenario.fingerprint
    # A file of its own cites the documents its base's positions are derived from, and names only who sits.
    assert came_to(back) == came_to(scenario)
    assert to_text(again(back)) == to_text(back)
    assert again(back).fingerprint == back.fingerprint


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT / "scenarios").as_posix())
def test_any_reader_of_yaml_reads_what_is_written_and_no_line_runs_on(path: Path) -> None:
    text = to_text(load(path))
    assert isinstance(yaml.safe_load(text), dict)
    long = [line for line in text.splitlines() if len(line) > 120 and " " in line.strip().split(": ", 1)[-1]]
    assert not [line for line in long if len(line) > 140]
    assert text.endswith("\n") and "\n\n\n" not in text and " \n" not in text


def test_overrides_are_written_as_what_they_change() -> None:
    changed = load(
        "dprk/2014", {"timeline.meeting.agenda.kind": "substantive", "timeline.agenda.RUS": "abstaining"}
    )
    back = again(changed)
    assert not back.changes and came_to(back) == came_to(changed)
    assert "kind: substantive" in to_text(changed)


def test_what_is_written_is_what_a_person_would_write() -> None:
    text = """
    title: Two votes
    about: >-
      A text that is so long that it has to be folded, because nobody likes to read to the right for ever
      and ever and ever.

    timeline:
      - id: agenda
        at: 2014-12-22T15:08
        source: [S/PV.7353, S/2014/872]
        put_to_vote:
          question: adopt the provisional agenda
          asked_by: CHN RUS
          in_favour: {members: the rest, status: derived}
          against: CHN RUS
          instead: {RUS: abstaining}

      - at: 2014-12-23
        put_to_vote:
          question: 'no'
          counts: 11-2-1-1

    expect:
      agenda: {outcome: adopted, tally: 12-1-2}
    """
    written = "".join(line[4:] + "\n" if line.strip() else "\n" for line in text.splitlines()[1:-1])
    assert to_text(loads(written)) == written


SEEN = st.text(st.characters(codec="utf-8"), max_size=80).filter(
    lambda s: not FORBIDDEN.search(s) and "\r" not in s
)
AWKWARD = st.sampled_from(
    [
        "yes",
        "NO",
        "null",
        "~",
        "2014-12-22",
        "15:08",
        "1e3",
        "0x1F",
        "=",
        "<<",
        "- a",
        "a: b",
        "a #b",
        "# a",
        "'",
        '"',
        '\\"',
        "{a: b}",
        "[a",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a",
        "|",
        ">-",
        "---",
        "...",
        "? a",
        " a",
        "a ",
        "a\n",
        "\na",
        "a\n b",
        "a\n\n\nb",
        "\t",
        "\u00a0a",
        "the rest",
        "word " * 40,
        "word  " * 30,
        "\u05d0\u0644 \U0001f600",
        "x" * 300,
    ]
)
TEXTS = st.one_of(AWKWARD, SEEN, st.builds("{}{}{}".format, AWKWARD, SEEN, AWKWARD))
FULL = loads(
    """
title: x
about: x
seized: [x]
timeline:
  - id: meeting
    at: 2014-12-22
    note: x
    meeting:
      item: x
      proceedings:
        - invite: {who: x, vote: {question: x, against: CHN, in_favour: {members: the rest, note: x}}}
        - statement: {by: x, says: x}
        - separate_vote: {draft: x, part: x}
expect:
  meeting: held
reported:
  - says: x
lesson:
  teaches: [x]
  minutes: 5
  roles: {President: x}
"""
)


def with_text(value: object, old: str, new: str) -> object:
    """Put another text everywhere in a scenario where it has one text."""
    if isinstance(value, str):
        return new if value == old else value
    if isinstance(value, tuple):
        return tuple(with_text(item, old, new) for item in value)
    if isinstance(value, dict):
        return {name: with_text(item, old, new) for name, item in value.items()}
    fields = getattr(type(value), "__attrs_attrs__", ())
    kept = {f.name: with_text(getattr(value, f.name), old, new) for f in fields if f.init}
    return evolve(value, **kept) if kept else value


def is_a_state(text: str) -> bool:
    """Tell whether a text is the code of a State, which is no name of a person (Rule 39)."""
    try:
        state(text)
    except UnknownState:
        return False
    return True


@settings(max_examples=examples(300))
@given(TEXTS.filter(lambda text: text and not is_a_state(text)))
def test_whatever_a_text_holds_it_comes_back(text: str) -> None:
    scenario = with_text(FULL, "x", text)
    assert isinstance(scenario, Scenario)
    if not text.strip():
        scenario = evolve(scenario, timeline=())  # a question of nothing but spaces is none
        read = yaml.safe_load(to_text(scenario))
        assert read["title"] == text and read["reported"] == [{"says": text}]
        return
    back = again(scenario)
    assert repr(back) == repr(evolve(scenario, file=back.file)) and back.lesson == scenario.lesson


@settings(max_examples=examples(100))
@given(st.dictionaries(TEXTS, TEXTS.filter(bool), max_size=4), TEXTS)
def test_documents_keep_their_names_and_addresses(cites: dict[str, str], url: str) -> None:
    cites = {name: cite for name, cite in cites.items() if name and name == name.strip() and name != "<<"}
    sources = {name: Source(cite, url or None) for name, cite in cites.items()}
    scenario = evolve(FULL, sources=sources)
    step = evolve(scenario.timeline[0], source=tuple(sources.values()))
    scenario = evolve(scenario, timeline=(step,))
    back = again(scenario)
    assert back.sources == sources and back.timeline[0].source == step.source


def test_a_document_without_a_short_name_gets_one_unless_its_symbol_says_all() -> None:
    symbol, plain = Source("S/PV.7353", "https://undocs.org/S/PV.7353"), Source("lower")
    elsewhere = Source("S/PV.7353", "https://example.org")
    step = evolve(FULL.timeline[0], source=(symbol, plain, elsewhere))
    back = again(evolve(FULL, timeline=(step,)))
    assert back.timeline[0].source == (symbol, plain, elsewhere)
    assert dict(back.sources) == {"document-1": plain, "document-2": elsewhere}


@given(st.integers(1, 10**9 - 1), st.integers(1, 10**9 - 1))
def test_chances_come_back_exactly(a: int, b: int) -> None:
    chance = Fraction(min(a, b), max(a, b))
    odds = Odds({"CHN": Chances(no=chance, abstain=1 - chance)})
    inner = FULL.timeline[0].meeting
    assert inner is not None
    invite = inner.proceedings[0].invite
    assert invite is not None and invite.vote is not None
    vote = evolve(invite.vote, odds=odds, against=None)
    step = evolve(inner.proceedings[0], invite=evolve(invite, vote=vote))
    scenario = evolve(FULL, timeline=(evolve(FULL.timeline[0], meeting=evolve(inner, proceedings=(step,))),))
    assert again(scenario).fingerprint == scenario.fingerprint


def test_what_cannot_be_seen_is_refused() -> None:
    with pytest.raises(UnscError, match=r"RIGHT-TO-LEFT OVERRIDE.*expected text that can be seen"):
        to_text(evolve(FULL, title="a\u202eb"))
