"""The 1718 Committee: one objection blocks, silence agrees, and only a resolution renews the Panel's mandate."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.bodies.sanctions_committee import decide_in_committee, holidays_known, mandate_goes_on, silence_until
from sim.council import council_on
from sim.law import Outcome, Reason, law_on

DAY = date(2022, 1, 20)
COUNCIL = council_on(DAY)
members = st.sets(st.sampled_from(COUNCIL.codes))


@pytest.mark.parametrize("member", COUNCIL.codes)
def test_any_one_member_blocks_permanent_or_not(member):
    decision = decide_in_committee("list him", [member], [], COUNCIL, law_on(DAY))
    assert (decision.outcome, decision.reason) == (Outcome.NOT_ADOPTED, Reason.OBJECTION)
    assert decision.blocked_by == (member,)
    assert decision.sources[0].cite == "1718 Committee guidelines"
    assert decision.tally is None


@given(members, members)
def test_there_is_no_veto_arithmetic(objecting, unknown):
    decision = decide_in_committee("list him", objecting, unknown - objecting, COUNCIL, law_on(DAY))
    expected = Outcome.NOT_ADOPTED if objecting else Outcome.OPEN if unknown else Outcome.ADOPTED
    assert decision.outcome is expected
    assert set(decision.blocked_by) == objecting
    if expected is Outcome.OPEN:
        assert set(decision.could_settle) == unknown


@pytest.mark.parametrize(
    ("circulated", "until"),
    [("2022-01-13", "2022-01-20"), ("2022-05-27", "2022-06-06"), ("2024-03-28", "2024-04-05")],
)
def test_five_working_days_to_object(circulated, until):
    assert silence_until(date.fromisoformat(circulated)).isoformat() == until


def test_where_the_holidays_are_not_known_it_can_be_told():
    assert holidays_known(date(2022, 1, 20)) and not holidays_known(date(2019, 1, 20))


@pytest.mark.parametrize(
    ("renewal", "goes_on"),
    [(Outcome.ADOPTED, True), (Outcome.NOT_ADOPTED, False), (None, False), (Outcome.OPEN, None)],
)
def test_a_mandate_goes_on_only_by_a_resolution(renewal, goes_on):
    assert mandate_goes_on(renewal) is goes_on
