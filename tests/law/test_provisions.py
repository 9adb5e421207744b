"""The book of provisions: complete, short, honest about its reading and its force, and true of the code."""

import ast
import importlib
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

import sim.law.provisions
from sim.law.provisions import PROVISIONS, Provision, Standing, Status, find

BY_CITE = {p.cite: p for p in PROVISIONS}
SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"

CHARTER = (
    "2(7) 4 5 6 10 15 26 44 45 46 50 54 65 83 93 106 "
    "11(2) 11(3) 12(1) 12(2) 18(1) 18(2) 18(3) 20 23 24(1) 24(2) 24(3) 25 27(1) 27(2) 27(3) 28 29 "
    "30 31 32 33 34 35 36 37 38 39 40 41 42 43 47 48 49 51 52(3) 53 94(2) 96(1) 97 98 99 108 109(1) 109(3)"
)
OTHERS = [
    *(f"ICJ Statute Art. {n}" for n in (4, 8, 10, 11, 12, 13, 14)),
    *(f"Rome Statute Art. {n}" for n in ("11", "12", "13(b)", "15 ter", "16", "53", "126")),
    *(f"GA Rule {n}" for n in (8, 63, 82, 83, 84, 85, 86, 125, 136, 137, 151)),
    "GA res. 1991 A (XVIII)",
    "GA res. 2101 (XX)",
    "GA res. 377 A (V)",
    "GA res. 267 (III)",
    "A/RES/76/262",
    "A/RES/2758 (XXVI)",
    "S/RES/2231 (2015)",
    "S/2020/253",
    "Note S/2017/507",
    "Note S/2024/507",
    "1718 Committee guidelines",
    "ICJ, Namibia, Advisory Opinion, 1971, para. 22",
    "San Francisco Statement of 7 June 1945, Part II",
]
NOT_RULES = (Status.PRACTICE, Status.GUIDANCE, Status.CASE, Status.RECORD, Status.OURS)


def says_everything(p: Provision) -> str:
    return " ".join((p.title, p.says, p.episode, p.note))


# What is in it.


def test_each_rule_has_exactly_one_entry():
    rules = Counter(p.cite for p in PROVISIONS if p.cite.startswith("Rule "))
    assert rules == Counter(f"Rule {n}" for n in range(1, 62))


def test_the_charter_articles_that_bear_on_the_council_are_there():
    assert sorted(f"Charter Art. {n}" for n in CHARTER.split()) == sorted(
        c for c in BY_CITE if c.startswith("Charter")
    )


@pytest.mark.parametrize("cite", OTHERS)
def test_other_texts_are_there(cite):
    assert find(cite) is BY_CITE[cite]


def test_no_two_entries_share_a_citation():
    assert len(BY_CITE) == len(PROVISIONS)


def test_it_stands_in_order():
    rules = [p.cite for p in PROVISIONS if p.cite.startswith("Rule ")]
    assert rules == [f"Rule {n}" for n in range(1, 62)]
    articles = [p.cite for p in PROVISIONS if p.cite.startswith("Charter")]
    numbers = [tuple(map(int, re.findall(r"\d+", cite))) for cite in articles]
    # Article 52(3) stands with peaceful settlement, where the duty of a party to abstain comes from.
    in_order = [n for n in numbers if n != (52, 3)]
    assert in_order == sorted(in_order)


# What it claims of the code and of the scenarios.


@pytest.mark.parametrize("name", sorted({n for p in PROVISIONS for n in p.applied_in}))
def test_where_it_is_applied_exists(name):
    holder, _, attribute = name.rpartition(".")
    try:
        found = importlib.import_module(holder)
    except ModuleNotFoundError:  # an attribute of a class
        module, _, cls = holder.rpartition(".")
        found = getattr(importlib.import_module(module), cls)
    assert hasattr(found, attribute)


@pytest.mark.parametrize("name", sorted({p.scenario for p in PROVISIONS if p.scenario}))
def test_the_scenario_to_try_is_shipped(name):
    assert (SCENARIOS / f"{name}.yaml").is_file()


@pytest.mark.parametrize(
    ("cite", "name"),
    [
        ("A/RES/76/262", "sim.engine.assembly.after_a_veto"),
        ("Rome Statute Art. 11", "sim.engine.court.after_a_decision"),
        ("Rome Statute Art. 13(b)", "sim.engine.court.after_a_decision"),
        ("Rome Statute Art. 16", "sim.engine.court.prosecutor"),
        ("Rome Statute Art. 53", "sim.engine.court.prosecutor"),
        ("Rule 55", "sim.procedure.meeting.Meeting.communique_due"),
    ],
)
def test_it_names_where_the_engine_applies_it(cite, name):
    assert name in find(cite).applied_in


def test_an_objection_is_not_said_to_be_a_request_for_a_vote():
    assert "object" not in find("Rule 9").says
    assert "an objection alone does not ask for a vote" in find("Rule 9").note
    assert "not verified" in find("objection").note


# What force it has.


@pytest.mark.parametrize("p", PROVISIONS, ids=lambda p: p.cite)
def test_a_status_fits_what_it_is(p):
    text = re.match(r"(Rule|Charter Art\.|ICJ Statute|Rome Statute|GA Rule) ", p.cite)
    assert not (text and p.status in NOT_RULES)
    if p.cite.startswith("Council "):
        assert p.status is Status.PRACTICE
    if p.standing is Standing.OURS:
        assert p.status is Status.OURS


@pytest.mark.parametrize("p", [p for p in PROVISIONS if p.status is Status.UNUSED], ids=lambda p: p.cite)
def test_what_is_said_to_be_unused_has_no_episode(p):
    assert p.episode == "" and p.scenario == ""


def test_the_deleted_rule_says_so():
    deleted = [p.cite for p in PROVISIONS if p.status is Status.DELETED]
    assert deleted == ["Rule 43"]
    p = find("Rule 43")
    assert "no Rule 43" in p.says
    assert p.applied_in == ()


@pytest.mark.parametrize("cite", ["Rule 4", "Rule 12", "Charter Art. 47"])
def test_what_is_dormant_says_so(cite):
    assert find(cite).status is Status.DORMANT


@pytest.mark.parametrize("cite", ["Rule 41", "Rule 42", "Rule 58", "Rule 60", "Charter Art. 23", "27(2)", "27(3)"])
def test_what_was_amended_says_so(cite):
    assert find(cite).status is Status.AMENDED


# How it says it.


@pytest.mark.parametrize("p", PROVISIONS, ids=lambda p: p.cite)
def test_it_is_short_and_quotes_nothing(p):
    spelt_out = re.sub(r"\b(Art|para|paras|GA res)\.", r"\1", p.says)
    assert 1 <= len(re.findall(r"[.?!](?=\s|$)", spelt_out)) <= 4
    assert p.says.endswith(".")
    assert 30 <= len(p.says) <= 520
    assert p.title and not p.title.endswith(".")
    assert not re.search(r'["“”«»]', says_everything(p))


@pytest.mark.parametrize("p", PROVISIONS, ids=lambda p: p.cite)
def test_it_cites_sources_a_reader_can_find(p):
    assert not re.search(r"\.md\b|\b[A-Z]-\d", says_everything(p))
    assert p.url is None or re.match(r"https?://", p.url)
    if p.episode:
        assert re.search(r"\b(S|A|SC|GA)/[A-Z0-9.]+", p.episode) or "(XVIII)" in p.episode
        assert re.search(r"\b(19|20)\d\d\b", p.episode)


def test_what_was_not_read_is_not_said_to_have_been():
    unread = {p.cite for p in PROVISIONS if p.standing is Standing.NOT_CHECKED and p.cite.startswith("Rule")}
    rules = [*range(21, 27), 36, 40, *range(44, 48), *range(53, 58)]
    assert unread == {f"Rule {n}" for n in rules}
    for cite in ("Namibia", "the silence procedure", "in blue", "the penholder", "San Francisco", "Rule 38"):
        assert find(cite).standing is not Standing.READ, cite


@pytest.mark.parametrize("p", [p for p in PROVISIONS if p.standing is Standing.READ], ids=lambda p: p.cite)
def test_what_was_read_says_where(p):
    assert p.url


def test_it_leans_on_nothing_but_sources():
    allowed = ("attrs", "sim.law.sources", "sim.source", "sim.errors", "sim.law.provisions")
    for path in Path(sim.law.provisions.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            ):
                assert name.startswith(allowed) or name.split(".")[0] in sys.stdlib_module_names, (path, name)
