"""A/RES/76/262: what counts as a veto, the last day for the debate, the report 72 hours before."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.bodies.calendar import is_working_day
from sim.bodies.veto_initiative import (
    bar_to_a_debate,
    bar_to_a_report,
    calls_for_a_debate,
    debate_by,
    holidays_known,
    report_by,
    report_in_time,
    speak_first,
)
from sim.council import council_on
from sim.law import Choice, Kind, Question, RollCall, decide, law_on
from tests.effort import examples

DAY = date(2024, 3, 28)


def decided(kind=Kind.SUBSTANTIVE, on=DAY, **votes):
    council = council_on(on)
    return decide(Question(kind), RollCall.of(council, **votes), council, law_on(on))


def test_a_veto_calls_for_a_debate_and_its_casters_speak_first():
    veto = decided(no="RUS", abstain="CHN", rest=Choice.YES)
    assert calls_for_a_debate(veto, DAY)
    assert speak_first(veto) == ("RUS",)


@pytest.mark.parametrize(
    ("kind", "votes"),
    [
        (Kind.SUBSTANTIVE, {"rest": Choice.YES}),
        (Kind.SUBSTANTIVE, {"no": "CHN RUS USA", "yes": "FRA", "rest": Choice.ABSTAIN}),  # too few votes anyway
        (Kind.PROCEDURAL, {"no": "CHN RUS", "rest": Choice.YES}),
        (Kind.PRELIMINARY, {"no": "CHN", "rest": Choice.YES}),
    ],
)
def test_nothing_else_does(kind, votes):
    assert not calls_for_a_debate(decided(kind, **votes), DAY)


def test_only_vetoes_since_the_resolution():
    on = date(2022, 4, 25)
    assert not calls_for_a_debate(decided(on=on, no="RUS", rest=Choice.YES), on)
    assert "older" in bar_to_a_debate(on).why
    assert bar_to_a_debate(date(2022, 4, 26)) is None
    assert "2022-06-08" in bar_to_a_debate(date(2022, 5, 26), "2022-06-08").why


@given(st.dates(date(2022, 4, 26), date(2027, 11, 30)))
@settings(max_examples=examples(100))
def test_ten_working_days_counted_one_by_one(veto):
    day, left = veto, 10
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    assert debate_by(veto) == day


def test_of_years_whose_holidays_are_not_in_the_table_only_weekdays_are_counted():
    assert holidays_known(date(2024, 4, 15)) and not holidays_known(date(2040, 4, 15))


@pytest.mark.parametrize(
    ("report", "hour", "in_time"),
    [("2022-06-05", None, None), ("2022-06-05", "10:00", True), ("2022-06-05", "10:01", False),
     ("2022-06-04", None, True), ("2022-06-06", "00:00", False)],
)  # fmt: skip
def test_a_special_report_is_due_seventy_two_hours_before(report, hour, in_time):
    by = report_by(date(2022, 6, 8), time(10))
    told = report_in_time(by, date.fromisoformat(report), time.fromisoformat(hour) if hour else None)
    assert told is in_time


def test_after_the_debate_it_is_too_late():
    bar = bar_to_a_report("2022-06-08")
    assert bar.rule.cite == "A/RES/76/262" and "2022-06-08" in bar.why
