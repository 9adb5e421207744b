"""GA res. 377 A (V): who may call an emergency special session, within what time it meets, what it can do."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.bodies.uniting_for_peace import (
    Appears,
    Effect,
    bar_of_date,
    bar_to_a_request,
    bar_to_a_text,
    condition,
    in_time,
    majority_of_members,
    opens_by,
    votes_of_the_council,
)

days = st.dates(date(1950, 11, 3), date(2100, 1, 1))
hours = st.one_of(st.none(), st.times().map(lambda t: time(t.hour, t.minute)))


@pytest.mark.parametrize(
    ("on", "votes"),
    [("1956-10-31", 7), ("1965-12-31", 7), ("1966-01-01", 9), ("1980-01-09", 9), ("2022-02-27", 9)],
)
def test_any_seven_members_are_read_as_nine_since_the_enlargement(on, votes):
    assert votes_of_the_council(date.fromisoformat(on)).needed(0, 0) == votes


def test_there_is_no_such_session_before_the_resolution():
    assert bar_of_date(date(1950, 11, 3)) is None
    bar = bar_of_date(date(1950, 11, 2))
    assert bar is not None and bar.rule.cite == "GA res. 377 A (V)" and "Art. 20" in bar.instead


@pytest.mark.parametrize(("members", "majority"), [(51, 26), (60, 31), (185, 93), (192, 97), (193, 97), (194, 98)])
def test_a_majority_is_of_all_members(members, majority):
    assert majority_of_members(members) == majority
    assert bar_to_a_request(majority, members) is None
    short = bar_to_a_request(majority - 1, members)
    assert short is not None and short.rule.cite == "GA Rule 9" and str(majority) in short.why


@given(st.integers(1, 400), st.integers(0, 400))
def test_a_request_stands_exactly_when_more_ask_than_do_not(members, asking):
    asking = min(asking, members)
    assert (bar_to_a_request(asking, members) is None) == (asking > members - asking)


@pytest.mark.parametrize(
    ("asked", "opened", "met"),
    [
        (("2022-02-27", "16:00"), ("2022-02-28", "10:00"), True),
        (("2022-02-27", "16:00"), ("2022-02-28", "16:00"), True),
        (("2022-02-27", "16:00"), ("2022-02-28", "16:01"), False),
        (("2022-02-27", None), ("2022-02-28", "10:00"), None),
        (("2022-02-27", "16:00"), ("2022-02-28", None), None),
        (("2022-02-27", None), ("2022-02-27", None), True),
        (("2022-02-27", None), ("2022-03-01", None), False),
    ],
)
def test_it_meets_within_twenty_four_hours(asked, opened, met):
    hour = [time.fromisoformat(h) if h else None for _, h in (asked, opened)]
    by = opens_by(date.fromisoformat(asked[0]), hour[0])
    assert in_time(by, date.fromisoformat(opened[0]), hour[1]) is met


@given(days, hours, days, hours)
def test_what_is_told_of_the_time_holds_for_every_hour_that_is_not_known(asked, at, opened, hour):
    told = in_time(opens_by(asked, at), opened, hour)
    possible = set()
    for a in [at] if at else [time(0), time(12), time(23, 59)]:
        for h in [hour] if hour else [time(0), time(12), time(23, 59)]:
            minutes = (opened - asked) // timedelta(minutes=1) + (h.hour - a.hour) * 60 + h.minute - a.minute
            possible.add(minutes <= 24 * 60)
    assert told is None or possible == {told}


def test_the_condition_is_stated_and_never_judged():
    assert "draft" in condition(("draft",)) and "not unanimous" in condition(("draft",))
    assert "2 vetoes" in condition(("a", "b"))
    assert "for those who call it to say" in condition(())


@pytest.mark.parametrize(
    ("effect", "appears", "recommended", "rule"),
    [
        (Effect.RECOMMEND, Appears.THREAT, False, None),
        (Effect.RECOMMEND_FORCE, Appears.BREACH, False, None),
        (Effect.RECOMMEND_FORCE, Appears.AGGRESSION, False, None),
        (Effect.RECOMMEND_FORCE, None, False, None),
        (Effect.RECOMMEND_FORCE, Appears.THREAT, False, "GA res. 377 A (V)"),
        (Effect.BIND, Appears.AGGRESSION, True, "Charter Art. 10"),
        (Effect.ENFORCE, Appears.AGGRESSION, True, "Charter Art. 11(2)"),
        (Effect.ADMIT, None, False, "Charter Art. 4"),
        (Effect.ADMIT, None, True, None),
    ],
)
def test_it_recommends_and_neither_binds_nor_enforces_nor_admits_by_itself(effect, appears, recommended, rule):
    bar = bar_to_a_text(effect, appears, recommended=recommended)
    assert (None if bar is None else bar.rule.cite) == rule
    assert bar is None or (bar.why and bar.instead)
