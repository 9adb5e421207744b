"""Rome Statute Art. 11, 13(b), 16, 53 and 126: what a referral reaches, how long a deferral lasts, a review."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.bodies.criminal_court import (
    ENTRY_INTO_FORCE,
    bar_to_a_deferral,
    bar_to_a_referral,
    bar_to_a_review,
    bar_to_open,
    clauses,
    deferred_until,
    months_later,
    of_a_review,
    reaches_back_to,
)
from sim.law import Chapter

DAY = date(2014, 12, 23)
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))


def test_a_referral_takes_chapter_vii_and_a_court():
    assert bar_to_a_referral(DAY, Chapter.VII) is None
    assert bar_to_a_referral(DAY, Chapter.VI).rule.cite == "Rome Statute Art. 13(b)"
    assert bar_to_a_referral(DAY, None).rule.cite == "Rome Statute Art. 13(b)"
    assert bar_to_a_referral(date(2002, 6, 30), Chapter.VII).rule.cite == "Rome Statute Art. 126"
    assert bar_to_a_deferral(DAY, None, 12).rule.cite == "Rome Statute Art. 16"


@pytest.mark.parametrize(("months", "barred"), [(0, True), (1, False), (12, False), (13, True)])
def test_a_deferral_is_for_twelve_months(months, barred):
    assert (bar_to_a_deferral(DAY, Chapter.VII, months) is not None) == barred


@given(st.one_of(st.none(), days))
def test_no_referral_reaches_back_before_the_court_began(since):
    reached = reaches_back_to(since)
    assert reached >= ENTRY_INTO_FORCE
    assert since is None or since < ENTRY_INTO_FORCE or reached == since


@pytest.mark.parametrize(
    ("adopted", "starting", "until"),
    [("2002-07-12", "2002-07-01", "2003-07-01"), ("2003-06-12", "2003-07-01", "2004-07-01"),
     ("2015-01-31", None, "2016-01-31")],
)  # fmt: skip
def test_the_months_run_from_the_day_the_resolution_names(adopted, starting, until):
    start = None if starting is None else date.fromisoformat(starting)
    assert deferred_until(date.fromisoformat(adopted), 12, start).isoformat() == until


@given(days, st.integers(1, 240))
def test_months_later_is_that_many_months_later_and_no_day_too_many(day, months):
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    # The same day, or the last of its month where that month is shorter.
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(days, days)
def test_a_deferral_in_force_bars_an_investigation_until_its_last_day(day, until):
    assert (bar_to_open(day, until, str(until)) is None) == (day >= until)
    assert bar_to_open(day, None, "") is None


def test_only_a_decision_not_to_proceed_is_reviewed():
    assert bar_to_a_review(opened=False) is None
    assert bar_to_a_review(opened=True).rule.cite == "Rome Statute Art. 53"
    assert len({of_a_review(found) for found in (True, False, None)}) == 3


def test_exemptions_and_costs_are_told():
    assert clauses("", "") == ""
    assert "peacekeepers" in clauses("peacekeepers of non-parties", "")
    assert "the parties" in clauses("x", "the parties")
