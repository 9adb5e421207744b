"""Power counted by sort against power found by listing all ways of voting in all orders; and what always holds."""

from datetime import date
from fractions import Fraction
from itertools import permutations, product
from math import factorial

import pytest
from attrs import evolve
from brute_force import ABSTAIN, NO, YES, adopts, listed
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.analysis.counting import Weights, results
from sim.analysis.power import Sort, Structure, powers, powers_by_type, weights_of
from sim.council import compose, council_on
from sim.law import Choice, Measure, Question, Reason, law_on, measure_of
from sim.law.reforms import law_under, reform
from sim.law.thresholds import AtLeast, Requirement, ShareOfVoting
from tests.effort import examples

CODES = ("CHN", "FRA", "GBR", "RUS", "USA", "DZA", "JPN")
TODAY = date(2024, 6, 12)


def requirements(most: int) -> st.SearchStrategy[Requirement]:
    return st.integers(1, most).map(lambda n: AtLeast(n, date.min, ())) | st.sampled_from(
        [
            ShareOfVoting((1, 2), True, date.min, ()),
            ShareOfVoting((2, 3), False, date.min, ()),
            ShareOfVoting((3, 5), False, date.min, ()),
        ]
    )


@st.composite
def measures(draw: st.DrawFn, largest: int) -> tuple[tuple[str, ...], Measure]:
    codes = CODES[: draw(st.integers(1, largest))]
    some = st.frozensets(st.sampled_from(codes))
    none = st.just(frozenset[str]())
    held, pledged = draw(none | some), draw(none | some)
    return codes, Measure(
        draw(requirements(len(codes) + 1)),
        # As `measure_of` has it: whom the law keeps from voting against holds no veto.
        draw(some) - held - pledged,
        draw(st.sampled_from([None, 1, 2, 3])),
        held,
        pledged,
    )


def same_as_listed(codes: tuple[str, ...], measure: Measure, *, ternary: bool) -> None:
    found = powers(measure, compose(codes, on=TODAY), ternary=ternary)
    expected = listed(codes, measure, (YES, NO, ABSTAIN) if ternary else (YES, NO))
    assert found.by_type.winning == expected.adopting
    choices = 3 if ternary else 2
    for code in codes:
        power = found.of(code)
        assert power.swings == expected.swings[code]
        assert power.banzhaf_absolute == Fraction(expected.swings[code], choices ** (len(codes) - 1))
        roll_calls = factorial(len(codes)) * choices ** len(codes)
        assert power.shapley_shubik == Fraction(expected.pivots[code], roll_calls)
        assert (power.prevents, power.initiates) == (expected.prevents[code], expected.initiates[code])
        assert (power.adopting, power.failing) == (expected.adopting, choices ** len(codes) - expected.adopting)


@settings(max_examples=examples(40))
@given(measures(largest=5))
def test_yes_or_no_as_listed(drawn) -> None:
    """The pivots of all roll calls with both choices give the index that orders of a coalition give."""
    same_as_listed(*drawn, ternary=False)


@settings(max_examples=examples(30))
@given(measures(largest=4))
def test_with_abstention_as_listed(drawn) -> None:
    same_as_listed(*drawn, ternary=True)


def test_seven_members_as_listed() -> None:
    """The largest body listed: four votes of seven; two of three vetoes block; one member is held to abstain."""
    measure = Measure(
        AtLeast(4, date.min, ()), frozenset({"CHN", "FRA", "GBR"}), 2, held_to_abstain=frozenset({"JPN"})
    )
    found = powers(measure, compose(CODES, on=TODAY))
    in_order = dict.fromkeys(CODES, 0)
    # The other definition: the member that makes the coalition of those before it a winning one.
    winning = {
        frozenset(c for c, choice in zip(CODES, way, strict=True) if choice is YES): adopts(CODES, measure, way)
        for way in product((YES, NO), repeat=7)
    }
    for order in permutations(CODES):
        for n, code in enumerate(order):
            if winning[frozenset(order[: n + 1])]:
                in_order[code] += 1
                break
    assert {code: found.of(code).pivots for code in CODES} == in_order
    assert found.by_type.winning == sum(winning.values())


structures = st.builds(
    Structure,
    requirements(20),
    other=st.integers(1, 14),
    veto=st.integers(0, 11),
    noes_to_block=st.sampled_from([1, 1, 2, 3]),
    pledged=st.integers(0, 2),
    held=st.integers(0, 2),
)


@settings(max_examples=examples(30))
@given(structures, st.booleans())
def test_what_always_holds(structure, ternary) -> None:
    """The indices share out the whole, or nothing; and a veto never makes a member weaker."""
    found = powers_by_type(structure, ternary=ternary)
    sorts = structure.sorts
    for shares in (
        {s: p.shapley_shubik for s, p in found.by_sort.items()},
        {s: p.banzhaf for s, p in found.by_sort.items()},
    ):
        assert sum(share * sorts[sort] for sort, share in shares.items()) == (found.winning > 0)
        assert all(share >= 0 for share in shares.values())
    if Sort.HELD in sorts:
        assert found.by_sort[Sort.HELD].swings == found.by_sort[Sort.HELD].pivots == 0
    if Sort.VETO in sorts:
        veto, other = found.by_sort[Sort.VETO], found.by_sort[Sort.OTHER]
        for index in ("shapley_shubik", "banzhaf", "banzhaf_absolute", "prevent", "initiate"):
            assert getattr(veto, index) >= getattr(other, index)


@settings(max_examples=examples(30))
@given(structures)
def test_passage_is_what_the_shared_count_gives(structure) -> None:
    """The count by sort against the count member by member that odds are made of; with abstention."""
    numbers = {sort: [f"{sort.name}{n}" for n in range(size)] for sort, size in structure.sorts.items()}
    measure = Measure(
        structure.requirement,
        frozenset(numbers.get(Sort.VETO, ())),
        structure.noes_to_block,
        frozenset(numbers.get(Sort.HELD, ())),
        frozenset(numbers.get(Sort.PLEDGED, ())),
    )
    everybody = [(code, Weights(1, 1, 1)) for codes in numbers.values() for code in codes]
    assert powers_by_type(structure, ternary=True).winning == results(everybody, measure).adopted


@settings(max_examples=examples(30))
@given(structures)
def test_a_member_without_say_changes_nobodys_share(structure) -> None:
    """A dummy more: the same indices for all others, by every way of sharing."""
    before, after = powers_by_type(structure), powers_by_type(evolve(structure, held=structure.held + 1))
    for sort, power in before.by_sort.items():
        other = after.by_sort[sort]
        assert (power.shapley_shubik, power.banzhaf) == (other.shapley_shubik, other.banzhaf)
        assert power.banzhaf_absolute == other.banzhaf_absolute
        assert (power.prevent, power.initiate) == (other.prevent, other.initiate)


def test_the_council_is_a_weighted_game_with_abstention() -> None:
    structure = Structure(AtLeast(9, date.min, ()), veto=5, other=10, noes_to_block=1)
    weights = weights_of(structure)
    assert weights is not None
    assert weights.by_sort[Sort.VETO] == {Choice.YES: 1, Choice.NO: -6, Choice.ABSTAIN: 0}
    assert weights.by_sort[Sort.OTHER] == {Choice.YES: 1, Choice.NO: 0, Choice.ABSTAIN: 0}
    assert weights.carried_at == 9
    assert all_counts_agree(structure) == 1386


def all_counts_agree(structure: Structure) -> int:
    """Compare weights and law on every distinct count of votes by sort, and return how many there were."""
    weights = weights_of(structure)
    assert weights is not None
    counts = [
        [(sort, yes, no, size - yes - no) for yes in range(size + 1) for no in range(size - yes + 1)]
        for sort, size in structure.sorts.items()
    ]
    measure = Measure(structure.requirement, noes_to_block=structure.noes_to_block)
    compared = 0
    for by_sort in product(*counts):
        total = all_yes = all_no = vetoes = 0
        for sort, yes, no, abstain in by_sort:
            of = weights.by_sort[sort]
            total += of[Choice.YES] * yes + of[Choice.NO] * no + of[Choice.ABSTAIN] * abstain
            all_yes += yes * (sort is not Sort.HELD)
            all_no += no * (sort in (Sort.VETO, Sort.OTHER))
            vetoes += no * (sort is Sort.VETO)
        adopted = measure.reason(all_yes, all_no, vetoes) is Reason.ENOUGH_VOTES
        assert (total >= weights.carried_at) == adopted, by_sort
        compared += 1
    return compared


@settings(max_examples=examples(40))
@given(
    st.builds(
        Structure,
        requirements(8),
        other=st.integers(0, 4),
        veto=st.integers(0, 3),
        noes_to_block=st.sampled_from([None, 1]),
        pledged=st.integers(0, 2),
        held=st.integers(0, 1),
    )
)
def test_one_veto_can_be_written_as_weights(structure) -> None:
    assert all_counts_agree(structure) >= 1


def test_two_noes_to_block_cannot_be_written_as_weights() -> None:
    """Two adopted roll calls trade votes and become two that fail: no sum of weights could do that."""
    council = council_on(TODAY)
    measure = measure_of(
        Question("substantive"), council, law_under(reform("two-noes"), law_on(TODAY), body_size=15)
    )
    codes = ("CHN", "RUS", *(code for code in council.codes if code not in ("CHN", "RUS")))

    def way(first: Choice, second: Choice, yes: set[int]) -> tuple[Choice, ...]:
        return (first, second, *(YES if n in yes else ABSTAIN for n in range(13)))

    adopted = [way(NO, YES, set(range(8))), way(YES, NO, {0, 1, 2, 3, 4, 5, 8, 9})]
    failing = [way(NO, NO, set(range(10))), way(YES, YES, set(range(6)))]
    assert [adopts(codes, measure, each) for each in adopted + failing] == [True, True, False, False]
    by_member = [sorted(map(str, votes)) for votes in zip(*adopted, strict=True)]
    assert by_member == [sorted(map(str, votes)) for votes in zip(*failing, strict=True)]
    assert weights_of(powers(measure, council).structure) is None


@pytest.mark.parametrize("ternary", [False, True])
def test_members_alike_have_equal_power(ternary) -> None:
    council = council_on(TODAY)
    found = powers(measure_of(Question("substantive"), council, law_on(TODAY)), council, ternary=ternary)
    assert {found.of(code) for code in council.permanent} == {found.of("CHN")}
    assert {found.of(code) for code in council.codes if code not in council.permanent} == {found.of("JPN")}


def test_abstention_moves_power_to_the_elected_members() -> None:
    structure = Structure(AtLeast(9, date.min, ()), veto=5, other=10, noes_to_block=1)
    without, with_it = powers_by_type(structure), powers_by_type(structure, ternary=True)
    assert 10 * without.by_sort[Sort.OTHER].shapley_shubik < Fraction(2, 100)
    assert 10 * with_it.by_sort[Sort.OTHER].shapley_shubik > Fraction(18, 100)
