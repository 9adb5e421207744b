"""The book of provisions: complete, found by what people type, honest about its reading, and true of the code."""

import ast
import importlib
import pkgutil
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

import sim.engine
import sim.law
import sim.law.provisions
import sim.procedure
from sim.errors import UnscError
from sim.law.provisions import PROVISIONS, Provision, Standing, find
from sim.source import Source

BY_CITE = {p.cite: p for p in PROVISIONS}

CHARTER = (
    "4 5 6 10 11(2) 11(3) 12(1) 12(2) 18(2) 18(3) 20 23 24(1) 24(3) 25 27(1) 27(2) 27(3) 28 29 30 31 32 34 35 39 "
    "40 41 42 52(3) 97 99 108 109(1) 109(3)"
)
OTHERS = [
    *(f"ICJ Statute Art. {n}" for n in (4, 8, 10, 11, 12, 14)),
    *(f"Rome Statute Art. {n}" for n in ("11", "12", "13(b)", "15 ter", "16", "53", "126")),
    "GA Rule 86",
    "GA res. 1991 A (XVIII)",
    "GA res. 2101 (XX)",
    "GA res. 377 A (V)",
    "GA res. 267 (III)",
    "A/RES/76/262",
    "S/2020/253",
    "Note S/2017/507",
    "Note S/2024/507",
    "1718 Committee guidelines",
    "ICJ, Namibia, Advisory Opinion, 1971, para. 22",
    "San Francisco Statement of 7 June 1945, Part II",
]


def sources(*packages: ModuleType) -> list[tuple[str, Source]]:
    """List the citation constants of some packages, by their full names."""
    found = []
    for package in packages:
        for known in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            module = importlib.import_module(known.name)
            found += [(f"{known.name}.{n}", s) for n, s in vars(module).items() if isinstance(s, Source)]
    return found


SOURCES = sources(sim.law, sim.procedure)
APPLIED = sources(sim.engine, sim.procedure)


def says_everything(p: Provision) -> str:
    return " ".join((p.title, p.says, p.episode, p.note))


# What is in it.


def test_each_rule_has_exactly_one_entry():
    rules = Counter(p.cite for p in PROVISIONS if p.cite.startswith("Rule "))
    assert rules == Counter(f"Rule {n}" for n in range(1, 62))


def test_the_charter_articles_that_bear_on_votes_are_there():
    assert sorted(f"Charter Art. {n}" for n in CHARTER.split()) == sorted(
        c for c in BY_CITE if c.startswith("Charter")
    )


@pytest.mark.parametrize("cite", OTHERS)
def test_other_texts_are_there(cite):
    assert find(cite) is BY_CITE[cite]


def test_no_two_entries_share_a_citation():
    assert len(BY_CITE) == len(PROVISIONS)


def test_the_constants_are_really_collected():
    names = {name for name, _ in SOURCES}
    assert "sim.law.sources.NAMIBIA" in names
    assert "sim.procedure.rules.RULE_33" in names


@pytest.mark.parametrize(("name", "source"), SOURCES, ids=[name for name, _ in SOURCES])
def test_every_citation_of_the_code_is_found(name, source):
    p = find(source.cite)
    if name.startswith("sim.law.") or re.match(r"(Rule|Charter Art\.) \d", source.cite):
        assert p.cite == source.cite
        assert source.url in (p.url, None)


@pytest.mark.parametrize(
    ("constant", "custom"),
    [
        ("OBJECTION_IS_NO_VOTE", "an objection is not yet a vote"),
        ("NO_VOTE_IN_INFORMAL", "no votes outside formal meetings"),
        ("OTHER_MATTERS", "other matters (AOB)"),
        ("EXPLANATION_OF_VOTE", "explanations of vote"),
        ("VOTING_NOT_INTERRUPTED", "voting is not interrupted"),
        ("PRESIDENT_SPEAKS_LAST", "the President speaks last"),
        ("IN_BLUE", "in blue"),
        ("CONCLUDED", "the end of a meeting"),
    ],
)
def test_a_custom_cited_in_a_sentence_is_the_right_one(constant, custom):
    source = getattr(importlib.import_module("sim.procedure.rules"), constant)
    assert find(source.cite).cite == f"Council practice: {custom}"


# What it claims of the code.


@pytest.mark.parametrize("name", sorted({n for p in PROVISIONS for n in p.applied_in}))
def test_where_it_is_applied_exists(name):
    holder, _, attribute = name.rpartition(".")
    try:
        found = importlib.import_module(holder)
    except ModuleNotFoundError:  # an attribute of a class
        module, _, cls = holder.rpartition(".")
        found = getattr(importlib.import_module(module), cls)
    assert hasattr(found, attribute)


@pytest.mark.parametrize(("name", "source"), APPLIED, ids=[name for name, _ in APPLIED])
def test_what_the_engine_or_a_meeting_cites_is_said_to_be_applied(name, source):
    assert find(source.cite).applied_in, name


@pytest.mark.parametrize(
    ("cite", "name"),
    [
        ("A/RES/76/262", "sim.engine.assembly.after_a_veto"),
        ("Rome Statute Art. 11", "sim.engine.court.after_a_decision"),
        ("Rome Statute Art. 13(b)", "sim.engine.court.after_a_decision"),
        ("Rome Statute Art. 16", "sim.engine.court.prosecutor"),
        ("Rome Statute Art. 53", "sim.engine.court.prosecutor"),
        ("Rule 38", "sim.engine.drafts.submit"),
        ("Rule 55", "sim.procedure.meeting.Meeting.communique_due"),
    ],
)
def test_it_names_where_the_engine_applies_it(cite, name):
    assert name in find(cite).applied_in


def test_an_objection_is_not_said_to_be_a_request_for_a_vote():
    assert "object" not in find("Rule 9").says
    assert "an objection alone does not ask for a vote" in find("Rule 9").note
    assert "not verified" in find("objection").note


@pytest.mark.parametrize("p", PROVISIONS, ids=lambda p: p.cite)
def test_it_says_whether_the_code_applies_it(p):
    if p.cite != "Rule 43":
        assert ("not applied by the simulator yet" in p.note) == (p.applied_in == ())


def test_the_deleted_rule_says_so():
    p = find("Rule 43")
    assert "no Rule 43" in p.says
    assert p.note.startswith("Deleted")
    assert p.applied_in == ()


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
    rules = [*range(21, 27), 36, 40, 41, 42, *range(44, 48), *range(53, 58)]
    assert unread == {f"Rule {n}" for n in rules}
    for cite in ("Namibia", "the silence procedure", "in blue", "the penholder", "San Francisco", "Rule 38"):
        assert find(cite).standing is not Standing.READ, cite


@pytest.mark.parametrize("p", [p for p in PROVISIONS if p.standing is Standing.READ], ids=lambda p: p.cite)
def test_what_was_read_says_where(p):
    assert p.url


def test_it_leans_on_nothing_but_sources():
    allowed = ("attrs", "sim.law.sources", "sim.source", "sim.errors", "sim.law.provisions")
    for path in Path(sim.law.provisions.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            ):
                assert name.startswith(allowed) or name.split(".")[0] in sys.stdlib_module_names, (path, name)


# Finding.


@pytest.mark.parametrize("p", PROVISIONS, ids=lambda p: p.cite)
def test_every_entry_is_found_by_its_citation(p):
    assert find(p.cite) is p
    assert find(p.cite.upper()) is p


@pytest.mark.parametrize(
    ("typed", "cite"),
    [
        ("27(3)", "Charter Art. 27(3)"),
        ("27.3", "Charter Art. 27(3)"),
        ("art 27 (3)", "Charter Art. 27(3)"),
        ("Article 27, paragraph 3", "Charter Art. 27(3)"),
        ("UN Charter, Art. 27(3)", "Charter Art. 27(3)"),
        ("rule 33", "Rule 33"),
        ("r33", "Rule 33"),
        ("R-33", "Rule 33"),
        ("33", "Rule 33"),
        ("rule 33(3)", "Rule 33"),
        ("99", "Charter Art. 99"),
        ("article 35(1)", "Charter Art. 35"),
        ("Article 52", "Charter Art. 52(3)"),
        ("76/262", "A/RES/76/262"),
        ("377", "GA res. 377 A (V)"),
        ("uniting for peace", "GA res. 377 A (V)"),
        ("13(b)", "Rome Statute Art. 13(b)"),
        ("15ter", "Rome Statute Art. 15 ter"),
        ("ICC art 53", "Rome Statute Art. 53"),
        ("icj 10(2)", "ICJ Statute Art. 10"),
        ("veto", "Charter Art. 27(3)"),
        ("The vetoes", "Charter Art. 27(3)"),
        ("namibia", "ICJ, Namibia, Advisory Opinion, 1971, para. 22"),
        ("abstention", "Council practice: an abstention is not a veto"),
        ("Abstentions", "Council practice: an abstention is not a veto"),
        ("agenda", "Rule 9"),
        ("point of order", "Rule 30"),
        ("presidency", "Rule 18"),
        ("quorum", "Council practice: no quorum"),
        ("tie", "Council practice: no ties"),
        ("in blue", "Council practice: in blue"),
        ("AOB", "Council practice: other matters (AOB)"),
        ("Uniting for Peace", "GA res. 377 A (V)"),
        ("motions with precedence", "Rule 33"),
        ("S/2017/507", "Note S/2017/507"),
        ("note 507", "Note S/2024/507"),
    ],
)
def test_it_is_found_by_what_people_type(typed, cite):
    assert find(typed).cite == cite


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("27", ("Rule 27", "Charter Art. 27")),
        ("10", ("Rule 10", "Charter Art. 10")),
        ("52", ("Rule 52", "Charter Art. 52(3)")),
        ("35(1)", ("Rule 35", "Charter Art. 35")),
    ],
)
def test_a_number_that_is_a_rule_and_an_article_is_refused(typed, choices):
    with pytest.raises(UnscError, match="more than one provision") as refused:
        find(typed)
    assert str(refused.value).endswith(" or ".join(choices))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("rule 99", "no provision is known as 'rule 99'; rules run from 1 to 61; did you mean .*Rule 9"),
        ("rule 0", "rules run from 1 to 61; ask for a rule"),
        ("article 200", "articles run from 1 to 111"),
        ("article 53", "only the articles that bear on .*Rome Statute Art. 53"),
        ("Art. 24(2)", r"of Article 24 the entries are 24\(1\), 24\(3\)"),
        ("27(4)", r"did you mean .*Charter Art. 27\(1\)"),
        ("109(2)", r"did you mean Charter Art. 109\(1\)"),
        ("abstension", "did you mean Council practice: an abstention is not a veto"),
        ("banana", 'such as "Rule 9"'),
        ("", 'such as "Rule 9"'),
        ("()", 'such as "Rule 9"'),
    ],
)
def test_what_is_not_known_is_told_with_the_nearest_names(typed, words):
    with pytest.raises(UnscError, match=words):
        find(typed)


def test_an_article_of_paragraphs_is_shown_whole():
    whole = find("Article 27")
    parts = [find(f"27({n})") for n in (1, 2, 3)]
    assert whole.cite == "Charter Art. 27"
    assert whole.says == " ".join(f"({n}) {p.says}" for n, p in enumerate(parts, 1))
    assert whole.applied_in == tuple(dict.fromkeys(n for p in parts for n in p.applied_in))
    assert whole.standing is Standing.READ
