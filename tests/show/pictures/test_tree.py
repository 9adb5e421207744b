"""The tree of a procedure as a picture: ends in words with their chances, folded where they are many."""

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sim
from sim.analysis.odds.between import Between
from sim.analysis.odds.chain import Asked, Branch, End, Node, chain, paths
from sim.analysis.odds.question import Odds
from sim.scenario.loading import loads
from sim.show.pictures import tree as drawing
from sim.show.pictures.tree import MOST_DRAWN, outcome_tree
from tests.effort import examples
from tests.show.pictures.golden import check
from tests.show.pictures.only_ours import check_safe, words_of

HEAD = """
title: Some drafts, one after the other
council: {members: CHN USA DZA JPN, permanent: CHN USA}
law: {procedural_votes: 3, substantive_votes: 3}
timeline:
  - id: meeting
    at: 2024-06-12
    meeting:
      proceedings:
"""
DRAFT = """
        - id: draft-{n}
          put_to_vote:
            question: adopt draft {n}
            kind: substantive
            odds: {{CHN: {{yes: 0.{yes}, no: 0.{no}}}, {others}
            in_favour: USA
"""
ALL = "DZA JPN: {yes: 0.8, no: 0.2}}"
SOME = "DZA: {yes: 0.8, no: 0.2}}\n            unknown: JPN"


def drafts(number: int, unknown: int = 0) -> Node:
    """Return a tree of so many drafts, three results each; in the first `unknown` of them a vote is not known."""
    text = "".join(
        DRAFT.format(n=n, yes=4 + n % 5, no=6 - n % 5, others=SOME if n < unknown else ALL) for n in range(number)
    )
    return chain(loads(HEAD + text))


def test_a_chain_is_as_it_was_when_somebody_looked():
    scenario = sim.load("what-if/referral-2014-chain")
    check(outcome_tree(chain(scenario), scenario.title), "tree-chain")


def test_an_open_and_a_folded_tree_are_as_they_were_when_somebody_looked():
    check(outcome_tree(drafts(2, unknown=1), "Two drafts, a vote unknown"), "tree-unknown")
    check(outcome_tree(drafts(4), "Four drafts"), "tree-folded")


def test_what_is_certain_is_no_fork():
    scenario = sim.load("dprk/2014")
    picture = outcome_tree(chain(scenario), scenario.title)
    words = words_of(check_safe(picture))
    assert "100%" in words
    assert "too few votes, for certain: Cuban amendment" in words
    assert len(picture.table.rows) == 1


def test_every_end_is_in_the_table_the_likeliest_first():
    tree = drafts(3)
    ends = list(paths(tree))
    picture = outcome_tree(tree, "Three drafts")
    assert len(picture.table.rows) == len(ends) == 27
    assert [row[1] for row in picture.table.rows] == [
        str(path.chance.known) for path in sorted(ends, key=lambda path: -path.chance.high)
    ]
    courses = {"; ".join(f"{name}: {result.replace('_', ' ')}" for name, result in path.steps) for path in ends}
    assert {row[2] for row in picture.table.rows} == courses
    drawn = words_of(check_safe(picture))
    assert all(f"draft-{n}" in drawn for n in range(3))


def _folded(picture: drawing.Picture) -> list[tuple[float, int]]:
    """Return the chance in per cent, and the number, of the ends that are folded together in each place."""
    words = words_of(check_safe(picture))
    found = re.findall(r"([\d.]+)% (\d+) less likely ends?, folded together", words)
    return [(float(chance), int(number)) for chance, number in found]


def test_many_ends_are_folded_and_none_is_lost():
    tree = drafts(4)
    picture = outcome_tree(tree, "Four drafts")
    ends = sorted((path.chance.high for path in paths(tree)), reverse=True)
    folded = _folded(picture)
    number = sum(number for _, number in folded)
    assert 81 - 2 * MOST_DRAWN < number <= 81 - MOST_DRAWN
    assert all(number > 1 for _, number in folded)
    one_by_one = sum(
        float(row) for row in re.findall(r"([\d.]+)% (?:draft|a debate)", words_of(check_safe(picture)))
    )
    assert one_by_one + sum(chance for chance, _ in folded) == pytest.approx(100, abs=0.5)
    assert one_by_one >= 100 * float(sum(ends[:MOST_DRAWN])) - 0.5
    assert len(picture.table.rows) == 81
    assert f"of which {81 - number} are drawn" in picture.description


def test_the_table_says_how_many_more_there_are(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(drawing, "MOST_ROWS", 10)
    picture = outcome_tree(drafts(3), "Three drafts")
    assert len(picture.table.rows) == 11
    assert "and 17 less likely ends" in picture.table.rows[-1][2]


def test_what_is_not_known_is_drawn_from_the_least_to_the_greatest():
    tree = drafts(1, unknown=1)
    picture = outcome_tree(tree, "One draft")
    for path in paths(tree):
        assert path.chance.known is None
    assert all(" to " in row[0] for row in picture.table.rows)
    assert "Pale: at most" in words_of(check_safe(picture))
    assert "Pale" not in words_of(check_safe(outcome_tree(drafts(1), "One draft")))


def test_a_ribbon_is_as_thick_as_its_course_is_likely():
    body = outcome_tree(drafts(1), "One draft").body
    ribbons = [
        re.search(r"C.*? (-?[\d.]+)H.*?V([\d.]+)H", part) for part in body if 'd="M' in part and "C" in part
    ]
    thick = sorted(float(found[2]) - float(found[1]) for found in ribbons if found)
    chances = sorted(float(path.chance.high) for path in paths(drafts(1)))
    assert [round(t / 26.0, 2) for t in thick] == pytest.approx(chances, abs=0.01)


@given(st.text(), st.text(), st.text(), st.text())
@settings(max_examples=examples(60))
def test_words_stay_words(title: str, name: str, question: str, follows: str):
    run = sim.run(sim.load("dprk/2024"))
    half, end = Between.exactly(Fraction(1, 2)), End((follows,), run)
    odds = chain(sim.load("what-if/referral-2014-odds-referrals"))
    while isinstance(odds, Asked) and len(odds.branches) == 1:
        odds = odds.branches[0].to
    assert isinstance(odds, Asked)
    assert isinstance(odds.odds, Odds)
    inner = Asked(name, question, odds.odds, (Branch("adopted", half, end), Branch("vetoed", half, End((), run))))
    tree = Asked(name, question, odds.odds, (Branch("adopted", half, inner), Branch("vetoed", half, end)))
    check_safe(outcome_tree(tree, title), "p1")
