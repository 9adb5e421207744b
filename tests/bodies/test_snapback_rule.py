"""S/RES/2231 (2015), paras. 10-12: who can notify, the thirty days, and what comes of the relief."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.bodies.snapback import (
    PARTICIPANTS,
    RELIEF_SINCE,
    RESOLUTION_ENDS,
    Result,
    Standing,
    bar_to_notify,
    draft_by,
    last_day,
    midnight_greenwich,
    standing,
    standing_of_all,
    what_became_of_it,
)
from sim.law import Outcome
from tests.effort import examples

NOTIFIED = date(2025, 8, 28)
outcomes = st.one_of(st.none(), st.sampled_from(Outcome))


@pytest.mark.parametrize(
    ("by", "on", "how"),
    [
        ("FRA", "2025-08-28", "participant"),
        ("IRN", "2020-08-20", "participant"),
        ("USA", "2018-05-07", "participant"),
        ("USA", "2018-05-08", "disputed"),
        ("USA", "2020-08-20", "disputed"),
        ("JPN", "2020-08-20", "none"),
    ],
)
def test_a_participant_can_notify_and_of_one_that_left_it_is_disputed(by, on, how):
    assert standing(by, date.fromisoformat(on)) is Standing(how)


def test_one_participant_among_them_is_enough():
    assert standing_of_all(("USA", "JPN", "FRA"), date(2020, 8, 20)) is Standing.PARTICIPANT
    assert standing_of_all(("USA", "JPN"), date(2020, 8, 20)) is Standing.DISPUTED


@pytest.mark.parametrize(
    ("by", "on", "why"),
    [
        (("JPN",), "2025-08-28", "JPN is no participant"),
        (("JPN", "KOR"), "2025-08-28", "JPN KOR are no participant"),
        (("FRA",), "2016-01-15", "16 January 2016"),
        (("FRA",), "2025-10-19", "18 October 2025"),
    ],
)
def test_who_cannot_notify_starts_nothing(by, on, why):
    bar = bar_to_notify(by, date.fromisoformat(on))
    assert bar is not None and why in bar.why and bar.rule.cite == "S/RES/2231 (2015), para. 11"


def test_the_first_and_the_last_day_on_which_there_is_relief_to_lose():
    assert bar_to_notify(("FRA",), date(2016, 1, 16)) is None
    assert bar_to_notify(("FRA",), date(2025, 10, 18)) is None


@given(st.sampled_from(PARTICIPANTS), st.dates(RELIEF_SINCE, RESOLUTION_ENDS))
def test_a_disputed_standing_is_not_refused(by, on):
    assert bar_to_notify((by,), on) is None


def test_thirty_days_and_ten_for_the_draft():
    assert (last_day(NOTIFIED), draft_by(NOTIFIED)) == (date(2025, 9, 27), date(2025, 9, 7))


@given(st.dates(date(2007, 4, 1), date(2030, 12, 31)))
@settings(max_examples=examples(200))
def test_midnight_in_greenwich_is_still_that_evening_in_new_york(day):
    """Held against the time zone database."""
    midnight = datetime.combine(day + timedelta(days=1), datetime.min.time(), ZoneInfo("UTC"))
    there = midnight.astimezone(ZoneInfo("America/New_York"))
    assert (there.date(), there.time()) == (day, midnight_greenwich(day))


@pytest.mark.parametrize(
    ("drafts", "result"),
    [
        ([], Result.RESTORED),
        ([("a", None)], Result.RESTORED),
        ([("a", Outcome.NOT_ADOPTED)], Result.RESTORED),
        ([("a", Outcome.NOT_ADOPTED), ("b", Outcome.ADOPTED)], Result.CONTINUED),
        ([("a", Outcome.OPEN)], Result.OPEN),
        ([("a", Outcome.OPEN), ("b", Outcome.ADOPTED)], Result.CONTINUED),
    ],
)
def test_only_an_adopted_draft_continues_the_relief(drafts, result):
    ended = what_became_of_it(NOTIFIED, Standing.PARTICIPANT, drafts)
    assert ended.result is result
    assert ended.sources
    voted_on = any(outcome is not None for _, outcome in drafts)
    assert ("was voted on" in ended.why) == (not voted_on)


@pytest.mark.parametrize("drafts", [[], [("a", Outcome.NOT_ADOPTED)]])
def test_a_disputed_standing_leaves_it_open(drafts):
    assert what_became_of_it(date(2020, 8, 20), Standing.DISPUTED, drafts).result is Result.OPEN


def test_days_that_end_after_the_resolution_leave_it_open():
    assert what_became_of_it(date(2025, 9, 19), Standing.PARTICIPANT, []).result is Result.OPEN
    assert what_became_of_it(date(2025, 9, 18), Standing.PARTICIPANT, []).result is Result.RESTORED


@given(st.lists(outcomes, max_size=4), st.sampled_from([Standing.PARTICIPANT, Standing.DISPUTED]))
def test_no_further_draft_ever_restores_what_goes_on(found, how):
    drafts = [(str(n), outcome) for n, outcome in enumerate(found)]
    before = what_became_of_it(NOTIFIED, how, drafts).result
    after = what_became_of_it(NOTIFIED, how, [*drafts, ("more", Outcome.ADOPTED)]).result
    assert after is Result.CONTINUED
    if before is Result.CONTINUED:
        assert Outcome.ADOPTED in found
    if Outcome.OPEN not in found and how is Standing.PARTICIPANT:
        assert before is not Result.OPEN
