"""New seats: members by a code that is no State's, after the States, and in nobody's way."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.council import UnknownState, compose, council_on, enlarge, held_by_nobody, next_in_order, state
from sim.council.states import all_states, nearest
from sim.errors import UnscError
from sim.law import assembly_on
from tests.effort import examples

DAY = date(2022, 5, 26)
COUNCIL = council_on(DAY)


@settings(max_examples=examples(200))
@given(st.dates(date(1946, 1, 17), date(2027, 12, 31)), st.integers(0, 26), st.integers(0, 26))
def test_the_states_stay_as_they_sat(on: date, permanent: int, elected: int) -> None:
    council = council_on(on)
    larger = enlarge(council, permanent=permanent, elected=elected)
    assert larger.members[: len(council.members)] == council.members
    assert (larger.president, larger.vacant, larger.on) == (council.president, council.vacant, on)
    assert larger.size == council.size + permanent + elected
    assert len(larger.permanent) == len(council.permanent) + permanent
    new = larger.codes[len(council.codes) :]
    assert all(map(held_by_nobody, new)) and len(set(new)) == permanent + elected
    assert not any(map(held_by_nobody, council.codes))


def test_a_new_seat_has_a_code_and_a_name_but_no_group_and_no_end() -> None:
    seat = enlarge(COUNCIL, elected=2).member("XEB")
    assert (seat.name, seat.permanent, seat.group, seat.until) == (
        "new elected seat B (nobody named)",
        False,
        None,
        None,
    )
    assert state("XPC").label == "new permanent seat C (nobody named)"


@pytest.mark.parametrize("wrong", [{"permanent": 27}, {"elected": -1}])
def test_as_many_seats_as_there_are_letters(wrong: dict[str, int]) -> None:
    with pytest.raises(UnscError, match="expected from 0 to 26"):
        enlarge(COUNCIL, **wrong)


def test_only_a_council_without_new_seats_is_enlarged() -> None:
    with pytest.raises(UnscError, match="has new seats already"):
        enlarge(enlarge(COUNCIL, permanent=1), elected=1)


def test_the_codes_are_no_states() -> None:
    codes = {s.code for s in all_states()}
    assert not any(held_by_nobody(code) for code in codes | set(assembly_on(DAY).codes))
    assert nearest("XPA") is None or not held_by_nobody(nearest("XPA").code)


@pytest.mark.parametrize("code", ["XP", "XPa", "XXA", "XPAA", "xpa", "XP1"])
def test_other_codes_stay_unknown(code: str) -> None:
    with pytest.raises(UnknownState):
        state(code)


def test_the_chair_never_passes_to_a_seat_nobody_holds() -> None:
    larger = enlarge(COUNCIL, permanent=6, elected=4)
    for code in COUNCIL.codes:
        assert next_in_order(larger, code) == next_in_order(COUNCIL, code)
    assert next_in_order(larger, "XPA") == COUNCIL.codes[0]


def test_such_a_seat_may_be_named_in_a_council_composed_by_hand() -> None:
    council = compose(["CHN", "USA", "XPA"], permanent=["CHN", "USA", "XPA"], on=DAY)
    assert council.permanent == {"CHN", "USA", "XPA"}
