"""Odds against the law itself: every roll call listed, weighed and decided."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from itertools import product
from math import comb

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.analysis.counting import Weights, spread
from sim.analysis.odds.between import Between
from sim.analysis.odds.likeliest import likeliest
from sim.analysis.odds.question import Odds, odds
from sim.analysis.odds.units import step_of, units_of
from sim.council import council_on
from sim.errors import UnscError
from sim.law import Choice, Kind, Question, Reason, RollCall, Tally, Veto, Vote, decide, law_on, measure_of
from sim.scenario.chances import Chances
from tests.analysis.odds.rolls import DAY, Case, by_roll_call, cases, chances, completions
from tests.effort import examples

COUNCIL, LAW = council_on(DAY), law_on(DAY)
SUBSTANTIVE = Question(Kind.SUBSTANTIVE)
P5 = ("CHN", "FRA", "GBR", "RUS", "USA")
NAMES = {"adopted": Reason.ENOUGH_VOTES, "too_few_votes": Reason.TOO_FEW_VOTES, "vetoed": Reason.VETO}


def odds_of(case: Case, **more: object) -> Odds:
    measure = measure_of(case.question, case.body, case.law)
    return odds(units_of(case.stances, case.blocs), measure, **more)


def agrees(found: Odds, reasons: Mapping[Reason, Fraction], blocking: Mapping[str, Fraction]) -> None:
    for name, reason in NAMES.items():
        assert found.by_result[name] == Between.exactly(reasons.get(reason, Fraction(0)))
    assert found.vetoed_by == {code: Between.exactly(chance) for code, chance in blocking.items()}


@settings(max_examples=examples(100))
@given(cases())
def test_odds_are_those_of_all_roll_calls(case: Case) -> None:
    agrees(odds_of(case), *by_roll_call(case))


@settings(max_examples=examples(40))
@given(cases(blocs=True))
def test_blocs_vote_together(case: Case) -> None:
    agrees(odds_of(case), *by_roll_call(case))


@settings(max_examples=examples(40))
@given(cases(unknown=2, most=4), st.booleans())
def test_bounds_are_the_best_and_the_worst_that_unknown_votes_do(case: Case, in_bloc: bool) -> None:
    if in_bloc and None in case.stances.values():
        free = tuple([code for code, stance in case.stances.items() if stance is None])
        case = Case(case.question, case.body, case.law, case.stances, (free,))
    found = odds_of(case)
    each = [by_roll_call(complete) for complete in completions(case)]
    for name, reason in NAMES.items():
        assert found.by_result[name] == Between.of([reasons.get(reason, Fraction(0)) for reasons, _ in each])
    for code in case.stances:
        most = Between.of([blocking.get(code, Fraction(0)) for _, blocking in each])
        assert found.vetoed_by.get(code, Between.exactly(0)) == most


@settings(max_examples=examples(30))
@given(cases(unknown=3, most=4), st.lists(st.sampled_from(Choice), max_size=2))
def test_votes_known_by_number_bind_the_unknown(case: Case, numbers: list[Choice]) -> None:
    """Numbers beside names: of all completions only those in which so many of the unknown voted so."""
    free = [code for code, stance in case.stances.items() if stance is None]
    numbers = numbers[: len(free)]
    counted = Tally(
        **{c.value: numbers.count(c) for c in (Choice.YES, Choice.NO)},
        abstain=numbers.count(Choice.ABSTAIN) + numbers.count(Choice.NOT_VOTING),
    )
    each = []
    for complete in completions(case):
        votes = [complete.stances[code] for code in free]
        yes, no = votes.count(Choice.YES), votes.count(Choice.NO)
        if yes >= counted.yes and no >= counted.no and len(free) - yes - no >= counted.abstain:
            each.append(by_roll_call(complete)[0])
    found = odds_of(case, by_number=counted)
    for name, reason in NAMES.items():
        assert found.by_result[name] == Between.of([reasons.get(reason, Fraction(0)) for reasons in each])


@settings(max_examples=examples(6))
@given(st.data())
def test_six_of_fifteen_members_vote_by_chance(data: st.DataObject) -> None:
    some = data.draw(st.permutations(COUNCIL.codes))[:6]
    by_chance = {code: data.draw(chances()) for code in some}
    case = Case(SUBSTANTIVE, COUNCIL, LAW, {**dict.fromkeys(COUNCIL.codes, Choice.YES), **by_chance})
    agrees(odds_of(case), *by_roll_call(case))


@settings(max_examples=examples(60))
@given(cases(), st.integers(0, 2), st.data())
def test_a_vote_adds_what_the_shared_count_says(case: Case, choice: int, data: st.DataObject) -> None:
    codes = data.draw(st.lists(st.sampled_from(case.body.codes), unique=True))
    measure = measure_of(case.question, case.body, case.law)
    pure = Weights(*[int(c == choice) for c in range(3)])
    counted = {s: w for s, w in spread([(code, pure) for code in codes], measure).items() if w}
    assert counted == {step_of(codes, choice, measure): 1}


@pytest.mark.parametrize("noes", [1, 2])
def test_all_fifteen_members_vote_by_chance(noes: int) -> None:
    """Each permanent member by its own chances, the ten elected alike: all their tallies, weighed and decided."""
    law = evolve(LAW, veto=Veto(noes_to_block=noes))
    own = {
        code: Chances(yes=Fraction(5 + n, 12), no=Fraction(1 + n % 3, 12), abstain=Fraction(6 - n - n % 3, 12))
        for n, code in enumerate(P5)
    }
    alike = Chances(yes=Fraction(3, 5), no=Fraction(1, 10), abstain=Fraction(1, 5), not_voting=Fraction(1, 10))
    elected = [code for code in COUNCIL.codes if code not in P5]
    reasons: dict[Reason, Fraction] = {}
    blocking: dict[str, Fraction] = {}
    three = (Choice.YES, Choice.NO, Choice.ABSTAIN)
    for way in product(three, repeat=5):
        share = Fraction(1)
        for code, choice in zip(P5, way, strict=True):
            share *= own[code].of(choice)
        for yes in range(11):
            for no in range(11 - yes):
                rest = 10 - yes - no
                ways = comb(10, yes) * comb(10 - yes, no)
                chance = share * ways * Fraction(3, 5) ** yes * Fraction(1, 10) ** no * Fraction(3, 10) ** rest
                votes = [Choice.YES] * yes + [Choice.NO] * no + [Choice.ABSTAIN] * rest
                roll = RollCall(tuple([Vote(c, v) for c, v in zip([*P5, *elected], [*way, *votes], strict=True)]))
                decision = decide(SUBSTANTIVE, roll, COUNCIL, law)
                reasons[decision.reason] = reasons.get(decision.reason, Fraction(0)) + chance
                for code in decision.blocked_by:
                    blocking[code] = blocking.get(code, Fraction(0)) + chance
    assert sum(reasons.values()) == 1
    agrees(odds_of(Case(SUBSTANTIVE, COUNCIL, law, {**own, **dict.fromkeys(elected, alike)})), reasons, blocking)


def test_vetoes_may_add_up_to_more_than_one() -> None:
    likely = Chances(no=Fraction(9, 10), abstain=Fraction(1, 10))
    stances = {**dict.fromkeys(COUNCIL.codes, Choice.YES), "CHN": likely, "RUS": likely}
    found = odds_of(Case(SUBSTANTIVE, COUNCIL, LAW, stances))
    assert found.vetoed.known == Fraction(99, 100)
    assert {code: chance.known for code, chance in found.vetoed_by.items()} == {
        "CHN": Fraction(9, 10),
        "RUS": Fraction(9, 10),
    }


@settings(max_examples=examples(60))
@given(cases(), st.data())
def test_a_likelier_yes_never_makes_adoption_less_likely(case: Case, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(list(case.stances)))
    stance = case.stances[code]
    given_up = stance if isinstance(stance, Chances) else Chances(**{stance.value: Fraction(1)})
    share = Fraction(data.draw(st.integers(1, 4)), 4)
    more = Chances(
        yes=given_up.yes + share * (1 - given_up.yes),
        no=given_up.no * (1 - share),
        abstain=given_up.abstain * (1 - share),
        not_voting=given_up.not_voting * (1 - share),
    )
    higher = Case(case.question, case.body, case.law, {**case.stances, code: more})
    assert odds_of(higher).adopted.low >= odds_of(case).adopted.low


@settings(max_examples=examples(60))
@given(cases(unknown=1))
def test_the_likeliest_roll_call_of_a_result_has_it(case: Case) -> None:
    measure = measure_of(case.question, case.body, case.law)
    units, found = units_of(case.stances), odds_of(case)
    ways = likeliest(units, measure, Tally())
    possible = {reason for name, reason in NAMES.items() if found.by_result[name].high}
    assert set(ways) == possible
    for reason, chosen in ways.items():
        votes = [Vote(code, (Choice.YES, Choice.NO, Choice.ABSTAIN)[choice]) for code, choice in chosen.items()]
        assert decide(case.question, RollCall(tuple(votes)), case.body, case.law).reason is reason


@pytest.mark.parametrize(
    ("blocs", "says"),
    [
        ([("FRA", "GBR"), ("GBR", "USA")], "GBR stands in two blocs"),
        ([("FRA", "XXX")], "XXX stands in a bloc, but does not vote"),
        ([("FRA", "RUS")], "FRA and RUS vote as a bloc, but are said to vote differently"),
    ],
)
def test_blocs_that_are_none_are_refused(blocs: list[tuple[str, ...]], says: str) -> None:
    stances = {**dict.fromkeys(COUNCIL.codes, Choice.YES), "RUS": Choice.NO}
    with pytest.raises(UnscError, match=says):
        units_of(stances, blocs)


def test_the_date_of_the_law_counts() -> None:
    """Seven votes carried before 1966."""
    day = date(1965, 1, 4)
    council = council_on(day)
    half = Chances(yes=Fraction(1, 2), abstain=Fraction(1, 2))
    found = odds_of(Case(Question(Kind.PROCEDURAL), council, law_on(day), dict.fromkeys(council.codes, half)))
    assert found.adopted.known == Fraction(sum(comb(11, k) for k in range(7, 12)), 2**11)
