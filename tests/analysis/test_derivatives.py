"""Derivatives are exact: a finite difference of any size over its size, and the counts they imply."""

from datetime import date
from fractions import Fraction

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.analysis.counting import Weights, results
from sim.analysis.derivatives import MOVES, derivatives
from sim.council import council_on
from sim.law import Choice, Kind, Question, law_on, measure_of
from sim.scenario.chances import Chances
from tests.effort import examples

DAY = date(2024, 3, 28)
COUNCIL = council_on(DAY)
KINDS = (Kind.PROCEDURAL, Kind.SUBSTANTIVE, Kind.REVIEW_CONFERENCE)


def measure(kind):
    return measure_of(Question(kind), COUNCIL, law_on(DAY))


@st.composite
def chances(draw: st.DrawFn) -> Chances:
    parts = draw(st.lists(st.integers(0, 6), min_size=4, max_size=4).filter(any))
    return Chances(**{c.value: Fraction(n, sum(parts)) for c, n in zip(Choice, parts, strict=True)})


def exact(members, kind):
    found = results([(c, Weights(p.yes, p.no, p.abstain + p.not_voting)) for c, p in members], measure(kind))
    return found.adopted, found.too_few_votes, found.vetoed


@settings(max_examples=examples(15))
@given(
    st.lists(chances(), min_size=15, max_size=15),
    st.sampled_from(KINDS),
    st.integers(0, 14),
    st.sampled_from(MOVES),
)
def test_moving_a_chance_changes_the_outcome_by_as_much_as_told(positions, kind, n, move):
    start, to = move
    members = list(zip(COUNCIL.codes, positions, strict=True))
    told = derivatives(members, measure(kind))[n].moving(start, to)
    code, position = members[n]
    moved = position.of(start)  # all of it: the form is linear, so any size will do
    after = evolve(position, **{start.value: Fraction(0), to.value: position.of(to) + moved})
    before, now = exact(members, kind), exact([*members[:n], (code, after), *members[n + 1 :]], kind)
    assert [b - a for a, b in zip(before, now, strict=True)] == [
        moved * told.adopted,
        moved * told.too_few_votes,
        moved * told.vetoed,
    ]


@settings(max_examples=examples(10))
@given(st.lists(chances(), min_size=15, max_size=15), st.sampled_from(KINDS))
def test_what_one_outcome_gains_others_lose(positions, kind):
    for each in derivatives(zip(COUNCIL.codes, positions, strict=True), measure(kind)):
        for start, to in MOVES:
            moved = each.moving(start, to)
            assert moved.adopted + moved.too_few_votes + moved.vetoed == 0
            assert moved.adopted >= 0  # a step towards the draft never makes it less likely


def test_with_even_chances_it_is_the_banzhaf_measure():
    """848 and 84 of 2**14: the swings of a permanent and of an elected member (issue's known values)."""
    even = Chances(yes=Fraction(1, 2), no=Fraction(1, 2))
    found = derivatives([(c, even) for c in COUNCIL.codes], measure(Kind.SUBSTANTIVE))
    swings = {d.member: d.moving(Choice.NO, Choice.YES).adopted * 2**14 for d in found}
    assert {swings[c] for c in COUNCIL.permanent} == {848}
    assert {swings[c] for c in COUNCIL.codes if c not in COUNCIL.permanent} == {84}


def test_not_voting_is_abstaining():
    even = Chances(yes=Fraction(1, 2), no=Fraction(1, 2))
    found = derivatives([(c, even) for c in COUNCIL.codes], measure(Kind.SUBSTANTIVE))[0]
    assert found.moving(Choice.NO, Choice.NOT_VOTING) == found.moving(Choice.NO, Choice.ABSTAIN)


def test_a_member_that_is_pledged_makes_no_difference_by_voting_no():
    pledged = evolve(measure(Kind.SUBSTANTIVE), not_against=frozenset({"FRA"}))
    even = Chances(yes=Fraction(1, 2), no=Fraction(1, 2))
    found = {d.member: d for d in derivatives([(c, even) for c in COUNCIL.codes], pledged)}
    assert found["FRA"].moving(Choice.NO, Choice.ABSTAIN).adopted == 0
    assert found["GBR"].moving(Choice.NO, Choice.ABSTAIN).adopted > 0
