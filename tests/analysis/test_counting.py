"""The shared count against the rules themselves: every roll call of small bodies, decided one by one."""

from collections import Counter
from datetime import date
from fractions import Fraction
from itertools import product
from math import prod

from hypothesis import given, settings
from hypothesis import strategies as st

from sim.analysis.counting import Weights, results, results_and_vetoes, results_of, spread
from sim.council import compose, council_on
from sim.law import (
    Assembly,
    Chapter,
    Choice,
    Kind,
    Law,
    Measure,
    Pledge,
    Question,
    Reason,
    RollCall,
    Veto,
    Vote,
    decide,
    law_on,
    measure_of,
)
from sim.law.thresholds import AtLeast, ShareOfVoting
from tests.effort import examples

DAY = date(2024, 6, 12)
MEMBERS = ("CHN", "FRA", "GBR", "RUS", "USA", "DZA", "JPN")
ASKED = [k for k in Kind if k is not Kind.CONSENSUS]


@st.composite
def questions(draw: st.DrawFn) -> tuple[Question, object, Law]:
    size = draw(st.integers(2, 6))
    codes = MEMBERS[-size:]
    kind = draw(st.sampled_from(ASKED))
    question = Question(
        kind,
        chapter=draw(st.sampled_from([None, Chapter.VI, Chapter.VII])),
        parties=draw(st.sampled_from([(), ("USA",), ("DZA", "RUS")])),
        mass_atrocities=draw(st.booleans()),
        paragraph=draw(st.sampled_from([1, 3])),
    )
    needed = st.one_of(
        st.integers(1, size).map(lambda n: AtLeast(n, date.min, ())),
        st.just(ShareOfVoting((1, 2), True, date.min, ())),
        st.just(ShareOfVoting((2, 3), False, date.min, ())),
    )
    veto = st.builds(
        Veto,
        holders=st.sampled_from([None, frozenset({"USA"}), frozenset({"USA", "DZA", "JPN"})]),
        noes_to_block=st.integers(1, 3),
        chapters=st.sampled_from([None, frozenset({Chapter.VII})]),
        spares_mass_atrocities=st.booleans(),
    )
    pledge = st.builds(Pledge, members=st.sampled_from([None, frozenset({"USA", "JPN"})]))
    law = Law(
        "drawn",
        draw(needed),
        draw(needed),
        draw(needed),
        draw(needed),
        veto=draw(st.none() | veto),
        enforce_proviso=draw(st.booleans()),
        pledge=draw(st.none() | pledge),
    )
    permanent = [c for c in codes if c in MEMBERS[:5]]
    body = Assembly(codes, DAY) if kind.of_the_assembly else compose(codes, permanent=permanent, on=DAY)
    return question, body, law


@settings(max_examples=examples(60))
@given(questions())
def test_every_roll_call_is_counted(drawn) -> None:
    question, body, law = drawn
    counted = results([(c, Weights(1, 1, 2)) for c in body.codes], measure_of(question, body, law))
    decided: Counter[Reason] = Counter()
    for choices in product(Choice, repeat=len(body.codes)):
        roll = RollCall(tuple(Vote(c, choice) for c, choice in zip(body.codes, choices, strict=True)))
        decided[decide(question, roll, body, law).reason] += 1
    assert {r: n for r, n in counted.by_reason.items() if n} == dict(decided)


@settings(max_examples=examples(100))
@given(st.data(), st.integers(0, 7), st.integers(1, 8), st.none() | st.integers(1, 4))
def test_whole_weights_are_counted_as_fractions_are(
    data: st.DataObject, size: int, needed: int, block: int | None
):
    """Whole numbers go a way of their own, as the digits of large numbers; fractions go the plain one."""
    codes = MEMBERS[:size]
    some = st.sets(st.sampled_from(codes)).map(frozenset) if codes else st.just(frozenset())
    measure = Measure(AtLeast(needed, date.min, ()), data.draw(some), block, data.draw(some), data.draw(some))
    weights = [data.draw(st.builds(Weights, *[st.integers(0, 9)] * 3)) for _ in codes]
    plain = [Weights(Fraction(w.yes), Fraction(w.no), Fraction(w.harmless)) for w in weights]
    whole, other = zip(codes, weights, strict=True), zip(codes, plain, strict=True)
    found, expected = spread(whole, measure), spread(other, measure)
    assert found == {state: weight for state, weight in expected.items() if weight}
    assert results(zip(codes, weights, strict=True), measure) == results_of(expected, measure)


@settings(max_examples=examples(60))
@given(st.data(), st.integers(2, 5), st.integers(1, 4), st.integers(1, 3), st.booleans())
def test_vetoes_by_whom_are_those_of_the_roll_calls(
    data: st.DataObject, size: int, needed: int, block: int, fractions: bool
):
    """Every roll call of a small body with its weight; whole numbers and fractions go ways of their own."""
    codes = MEMBERS[:size]
    holders = data.draw(st.sets(st.sampled_from(codes)).map(frozenset))
    measure = Measure(AtLeast(needed, date.min, ()), holders, block)
    number = Fraction if fractions else int
    weights = [data.draw(st.tuples(*[st.integers(0, 5)] * 3)) for _ in codes]
    expected = dict.fromkeys(holders, 0)
    for way in product(range(3), repeat=size):  # yes, no, neither
        weight = prod([of[choice] for of, choice in zip(weights, way, strict=True)])
        against = {code for code, choice in zip(codes, way, strict=True) if choice == 1}
        if measure.reason(way.count(0), len(against), len(against & holders)) is Reason.VETO:
            for code in against & holders:
                expected[code] += weight
    members = [(code, Weights(*map(number, of))) for code, of in zip(codes, weights, strict=True)]
    found, vetoes = results_and_vetoes(members, measure, holders)
    assert vetoes == expected
    assert found == results(members, measure)


def test_every_roll_call_of_the_council_is_counted():
    """14,348,907 roll calls of fifteen members with three choices; the tests of the law list them."""
    council, law = council_on(DAY), law_on(DAY)
    alike = [(c, Weights(1, 1, 1)) for c in council.codes]
    assert results(alike, measure_of(Question(Kind.SUBSTANTIVE), council, law)).adopted == 146_796
    assert results(alike, measure_of(Question(Kind.PROCEDURAL), council, law)).adopted == 442_347
