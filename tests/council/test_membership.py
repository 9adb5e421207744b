import datetime
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.council import (
    Group,
    NotAMember,
    UnknownState,
    compose,
    council_on,
    next_in_order,
    president_on,
    why_not_member,
)
from sim.council.states import sort_key
from sim.council.terms import FIRST_DAY, LAST_DAY
from sim.errors import UnscError

days = st.dates(FIRST_DAY, LAST_DAY)
P5 = ["CHN", "FRA", "GBR", "RUS", "USA"]
SEATED_2014 = (
    *("ARG", "AUS", "TCD", "CHL", "CHN", "FRA", "JOR", "LTU"),
    *("LUX", "NGA", "KOR", "RUS", "RWA", "GBR", "USA"),
)


def test_the_council_of_the_first_vote_on_the_dprk() -> None:
    council = council_on(date(2014, 12, 22))
    assert council.codes == SEATED_2014
    assert council.permanent == frozenset(P5)
    assert (council.size, council.vacant, council.president) == (15, 0, "TCD")
    chad = council.member("TCD")
    assert (chad.name, chad.group, chad.permanent) == ("Chad", Group.AFRICAN, False)
    assert (chad.since, chad.until) == (date(2014, 1, 1), date(2015, 12, 31))
    assert council.member("FRA").until is None


@pytest.mark.parametrize(
    ("on", "holder", "other"),
    [
        (date(1971, 10, 24), "ROC", "CHN"),
        (date(1971, 10, 25), "CHN", "ROC"),
        (date(1991, 12, 23), "SUN", "RUS"),
        (date(1991, 12, 24), "RUS", "SUN"),
        (date(1990, 5, 21), "YMD", "YEM"),
        (date(1990, 5, 22), "YEM", "YMD"),
    ],
)
def test_the_day_a_seat_changed_its_code(on: date, holder: str, other: str) -> None:
    codes = council_on(on).codes
    assert holder in codes
    assert other not in codes


@pytest.mark.parametrize(
    ("code", "on", "message"),
    [
        ("KEN", date(2014, 12, 22), "KEN was not a member on 2014-12-22"),
        (
            "RUS",
            date(1980, 5, 1),
            "RUS did not sit on 1980-05-01; the seat was SUN's (Union of Soviet Socialist Republics)",
        ),
        ("SUN", date(2000, 1, 1), "SUN did not sit on 2000-01-01; the seat was RUS's (Russian Federation)"),
        ("ROC", date(2000, 1, 1), "ROC did not sit on 2000-01-01; the seat was CHN's (China)"),
        ("CHN", date(1950, 8, 1), "CHN did not sit on 1950-08-01; the seat was ROC's (China)"),
        ("YEM", date(1990, 3, 1), "YEM did not sit on 1990-03-01; the seat was YMD's (Democratic Yemen)"),
        ("YEM", date(1970, 3, 1), "YEM was not a member on 1970-03-01"),
        ("CZE", date(1978, 3, 1), "CZE was not a member on 1978-03-01; CSK was (Czechoslovakia)"),
        ("SRB", date(1950, 3, 1), "SRB was not a member on 1950-03-01; YUG was (Yugoslavia)"),
        ("NGR", date(2014, 12, 22), "NGR is no State code; did you mean NGA (Nigeria)?"),
        ("MEX", date(1980, 1, 6), "MEX was not a member on 1980-01-06"),
    ],
)
def test_a_stranger_is_refused_with_the_code_to_write(code: str, on: date, message: str) -> None:
    council = council_on(on)
    assert why_not_member(code, council) == message
    with pytest.raises(NotAMember) as caught:
        council.member(code)
    assert str(caught.value) == message


@given(days)
def test_a_council_is_whole(on: date) -> None:
    council = council_on(on)
    assert council.on == on
    assert council.size == len(council.members) + council.vacant
    assert len(council.permanent) == 5
    assert council.permanent < set(council.codes)
    assert council.president == president_on(on)
    assert council.president in council.codes
    names = [m.name for m in council.members]
    assert names == sorted(names, key=sort_key)
    assert len(set(names)) == len(names)
    for m in council.members:
        assert council.member(m.code) is m
        assert m.since <= on
        assert m.until is None or on <= m.until


@given(days)
def test_the_order_of_the_chair_goes_round_once(on: date) -> None:
    council = council_on(on)
    code, seen = council.codes[0], []
    for _ in council.codes:
        seen.append(code)
        code = next_in_order(council, code)
    assert tuple(seen) == council.codes
    assert code == council.codes[0]


def test_only_a_member_can_cede_the_chair() -> None:
    with pytest.raises(NotAMember, match="KEN was not a member"):
        next_in_order(council_on(date(2014, 12, 22)), "KEN")


def test_the_same_day_is_the_same_council() -> None:
    assert council_on(date(2014, 12, 22)) is council_on(date(2014, 12, 22))
    assert council_on(datetime.datetime(2014, 12, 22, 15, 8)).on == date(2014, 12, 22)


def test_a_council_cannot_be_edited() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        council_on(date(2014, 12, 22)).president = "CHN"


def test_evolving_a_council_keeps_what_follows_from_its_members() -> None:
    council = council_on(date(2014, 12, 22))
    smaller = attrs.evolve(council, members=council.members[:3], president=None)
    assert smaller.codes == council.codes[:3]
    assert smaller.permanent == frozenset()
    assert smaller.size == 3


def test_names_follow_the_day_even_within_a_term() -> None:
    assert council_on(date(1984, 8, 1)).codes[-2:] == ("BFA", "ZWE")  # Upper Volta, Zimbabwe
    assert council_on(date(1984, 9, 1)).codes[0] == "BFA"  # Burkina Faso


def test_a_council_composed_of_the_members_of_a_day_is_the_council_of_that_day() -> None:
    real = council_on(date(2014, 12, 22))
    by_hand = compose(reversed(real.codes), permanent=P5, on=date(2014, 12, 22), president="TCD")
    assert by_hand == real


def test_a_reformed_council() -> None:
    council = compose([*P5, "BRA", "DEU", "IND", "JPN"], permanent=[*P5, "IND"], on=date(2030, 1, 1))
    assert council.size == 9
    assert council.permanent == {*P5, "IND"}
    assert council.president is None
    assert council.member("IND").since == date(2030, 1, 1)
    assert why_not_member("KEN", council) == "KEN was not a member on 2030-01-01"


@pytest.mark.parametrize(
    ("members", "permanent", "president", "message"),
    [
        ([], [], None, "needs at least one member"),
        ([*P5, "CHN"], P5, None, "CHN named more than once among the members"),
        (P5, [*P5, "USA"], None, "USA named more than once among the permanent members"),
        ([*P5, "ROC"], P5, None, "ROC and CHN held one and the same seat and cannot sit together"),
        ([*P5, "SUN"], P5, None, "SUN and RUS held one and the same seat"),
        (P5, [*P5, "IND"], None, "IND cannot be permanent without being among the members"),
        (P5, P5, "KEN", "KEN cannot preside without being among the members"),
        ([*P5, "NGR"], P5, None, "did you mean NGA"),
        (P5, ["UK"], None, "UK is no State code; did you mean GBR"),
        (P5, P5, "Kenya", "Kenya is no State code; did you mean KEN"),
    ],
)
def test_an_impossible_council_is_refused(
    members: list[str], permanent: list[str], president: str | None, message: str
) -> None:
    with pytest.raises(UnscError, match=message):
        compose(members, permanent=permanent, on=date(2014, 12, 22), president=president)


def test_unknown_codes_are_one_family_of_errors() -> None:
    assert issubclass(UnknownState, UnscError)
    assert issubclass(NotAMember, UnscError)
