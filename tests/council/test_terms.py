import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.council import Group, council_on, state
from sim.council.terms import FIRST_DAY, LAST_DAY, TERMS, seats_on, terms_on
from sim.errors import UnscError

days = st.dates(FIRST_DAY, LAST_DAY)


def rows(shared: Path) -> set[tuple[str, bool, date, date | None, str]]:
    with (shared / "data" / "membership.csv").open(encoding="utf-8", newline="") as file:
        return {
            (
                row["state_code"],
                row["seat"] == "permanent",
                date.fromisoformat(row["start_date"]),
                date.fromisoformat(row["end_date"]) if row["end_date"] else None,
                row["regional_group"],
            )
            for row in csv.DictReader(file)
            if date.fromisoformat(row["start_date"]) <= LAST_DAY
        }


def test_every_term_is_that_of_the_reference_table_and_none_is_missing(shared: Path) -> None:
    groups = {t.code: state(t.code).group for t in TERMS}
    values = {code: group.value for code, group in groups.items() if group is not None}
    assert {(t.code, t.permanent, t.since, t.until, values[t.code]) for t in TERMS} == rows(shared)
    assert len(set(TERMS)) == len(TERMS)


def test_groups_are_written_as_in_the_reference_table(shared: Path) -> None:
    assert {group for *_, group in rows(shared)} == {g.value for g in Group}


def test_every_term_has_a_source() -> None:
    assert all(t.source.cite for t in TERMS)


def test_seats_on_every_single_day() -> None:
    vacant = set()
    day = FIRST_DAY.toordinal()
    while day <= LAST_DAY.toordinal():
        on = date.fromordinal(day)
        council = council_on(on)
        assert council.size == seats_on(on) == (11 if on.year < 1966 else 15)
        assert len(council.permanent) == 5
        if council.vacant:
            vacant.add(on)
            assert council.vacant == 1
        day += 1
    # Mexico was elected on 7 January 1980, in the 155th ballot; until then a seat was empty.
    assert vacant == {date(1980, 1, d) for d in range(1, 7)}


@given(days)
def test_nobody_sits_twice_on_one_day(on: date) -> None:
    codes = [t.code for t in terms_on(on)]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("on", [date(1946, 1, 16), date(2028, 1, 1), date(1, 1, 1), date(9999, 12, 31)])
def test_other_days_are_refused(on: date) -> None:
    for ask in (terms_on, seats_on, council_on):
        with pytest.raises(UnscError, match="known from 17 January 1946 to 31 December 2027"):
            ask(on)


def test_no_elected_member_is_reelected_at_once() -> None:
    # Art. 23(2): "A retiring member shall not be eligible for immediate re-election."
    elected = [t for t in TERMS if not t.permanent]
    ends = {(t.code, t.until.toordinal() + 1) for t in elected if t.until}
    assert not ends & {(t.code, t.since.toordinal()) for t in elected}


@pytest.mark.parametrize("name", ["recorded_votes", "vetoes", "failed_drafts", "procedural_votes"])
def test_whoever_voted_in_the_record_was_a_member_that_day(shared: Path, name: str) -> None:
    complete = 0
    with (shared / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            voted = {vote.split("=")[0] for vote in row["votes"].split(";") if vote}
            seated = set(council_on(date.fromisoformat(row["date"])).codes)
            assert voted <= seated, row["id"]
            if row["votes_basis"] in {"recorded", "recorded_corrected", "derived"}:
                assert voted == seated, row["id"]
                complete += 1
    assert complete > 25
