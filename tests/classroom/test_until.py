"""A motion to adjourn or postpone to a time names a day or hour there is; a record's words for it are the same."""

import json
from datetime import date, time
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from sim.classroom.until import told, written
from sim.cli import main
from sim.procedure.actions import Move
from sim.scenario.moments import Moment, parse_moment
from tests.classroom.classes import Class

MOVED = {"act": "Move", "by": "RUS"}
TIMED = ("adjourn_to", "postpone")


def playing(folder: Path, scenario: str = "motions/2017-syria-adjournment") -> Class:
    """Return a class at a meeting whose agenda is adopted."""
    played = Class(folder, scenario, seats="RUS USA")
    played.preside("DecideWithoutVote")
    return played


@pytest.mark.parametrize("until", ["2017-10-24", "2017-11-07", "2017-11-07 15:00", "9999-12-31 23:59"])
def test_a_day_or_a_day_and_an_hour_is_taken(tmp_path: Path, until: str) -> None:
    for motion in TIMED:
        folder = tmp_path / motion
        folder.mkdir()
        played = playing(folder)
        played.ok(played.by_seat["RUS"], "act", act={**MOVED, "motion": motion, "until": until})
        moved = played.room.state.here.acts[-1]
        assert isinstance(moved, Move) and moved.until == until


@pytest.mark.parametrize(
    "until",
    [
        *("Monday", "9999-99-99", "2017-02-30", "2017-11-07T15:00", "2017-11-07 25:00", "2017-11-07 3:00"),
        *("2017-10-23", "20171107", "2017-W45-2", "7 November 2017", "15:00", "2017-11-07 ", " ", "٢٠١٧-١١-٠٧"),
    ],
)
def test_what_is_no_day_or_hour_to_come_is_refused_in_one_clear_way(tmp_path: Path, until: str) -> None:
    played = playing(tmp_path)
    for motion in TIMED:
        for person, by in ((played.by_seat["RUS"], "RUS"), (played.chair, "FRA")):
            act = {"act": "Move", "by": by, "motion": motion, "until": until}
            error = played.no(person, "act", 422, "until: found", "expected a day that is not before", act=act)
            assert "such as 2017-10-24 15:00" in error["message"] and "\n" not in error["message"]


def test_where_no_time_belongs_or_none_is_named_the_law_says_so(tmp_path: Path) -> None:
    played = playing(tmp_path)
    for motion, until in (("suspend", "Monday"), ("adjourn_to", "")):
        error = played.no(played.by_seat["RUS"], "act", 409, act={**MOVED, "motion": motion, "until": until})
        assert "until: found" not in error["message"]
    played.ok(played.by_seat["RUS"], "act", act={**MOVED, "motion": "postpone", "until": ""})


def test_the_form_asks_for_a_day_and_an_hour(tmp_path: Path) -> None:
    played = playing(tmp_path)
    offers = json.loads(played.room.view(played.by_seat["RUS"], 0))["offers"]
    fields = [(o["act"]["motion"], f) for o in offers if o["act"]["act"] == "Move" for f in o["fields"]]
    kinds = {(motion, f["name"], f["kind"], f["required"]) for motion, f in fields if f["name"] == "until"}
    assert kinds == {("adjourn_to", "until", "moment", True), ("postpone", "until", "moment", False)}


@given(st.dates(), st.none() | st.times())
def test_what_is_written_is_read_as_the_same(day: date, hour: time | None) -> None:
    moment = Moment(day, hour and hour.replace(second=0, microsecond=0))
    assert parse_moment(written(moment)) == moment and told(written(moment)) == written(moment)


def test_a_motion_to_the_time_on_the_record_finds_how_the_empty_seats_voted(tmp_path: Path) -> None:
    """The record says "7 November 2017", and names of those who voted Russia alone, which moved it."""
    played = Class(tmp_path, "motions/2017-syria-adjournment", seats="USA")
    played.preside("DecideWithoutVote")
    played.ok(played.chair, "act", act={**MOVED, "motion": "adjourn_to", "until": "2017-11-07"})
    played.act("USA", "AskForVote")
    played.preside("PutToVote")
    played.ok(played.chair, "show", which="yes")
    assert played.room.state.here.vote is not None
    assert set(played.room.state.here.vote.filled) == {"RUS"}


def test_a_session_adjourned_to_an_hour_is_a_scenario_that_runs(tmp_path: Path) -> None:
    played = playing(tmp_path)
    played.ok(played.by_seat["RUS"], "act", act={**MOVED, "motion": "adjourn_to", "until": "2017-11-07 15:00"})
    played.preside("DecideWithoutVote")
    _, text = played.room.scenario_text(played.chair)
    (tmp_path / "saved.yaml").write_text(text, "utf-8")
    told = CliRunner().invoke(main, ["run", str(tmp_path / "saved.yaml")])
    assert told.exit_code == 0 and "2017-11-07 15:00" in told.output, told.output
