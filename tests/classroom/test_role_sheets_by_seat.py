"""Every seat of a room has its role sheet, as blocks; it is for that seat, and tells nothing of how it voted."""

from pathlib import Path

import pytest

from sim.classroom.journal import Header
from sim.classroom.refusals import Refused
from sim.classroom.room import at_first
from sim.classroom.sheets import Sheets, catalogue, sheet_row
from sim.classroom.views import Views
from sim.engine.running import run
from sim.errors import UnscError
from sim.scenario import load
from sim.scenario.library import names
from sim.show.before_council import played
from sim.show.role_sheets import role_sheet
from tests.classroom.classes import Class

KINDS = {
    "heading": {"kind", "text", "level"},
    "words": {"kind", "text", "label", "sources"},
    "listing": {"kind", "items", "ordered"},
    "table": {"kind", "head", "rows"},
    "blank": {"kind", "label", "lines"},
}


@pytest.mark.parametrize("name", ["dprk/2014", "dprk/2022-sanctions", "vetoes/2024-gaza-algeria"])
def test_every_seat_has_the_sheet_of_the_handout(name: str) -> None:
    if name not in names():
        name = next(n for n in names() if n.startswith("vetoes/"))
    happened = run(load(name))
    sheets = Sheets(name, happened)
    for seat in happened.standing[0].state.council.codes:
        row = sheets.of(seat, ahead=True)
        made = role_sheet(played(name, happened.scenario), seat)
        assert row == {"seat": seat, **sheet_row(made)} and row["title"] == made.title
        assert row is sheets.of(seat, ahead=True), "a sheet is made once"
        for block in row["blocks"]:
            assert set(block) == KINDS[block["kind"]]
        assert next(b["text"] for b in row["blocks"] if b["kind"] == "heading") == "Who you are"


def test_a_seat_without_a_sheet_is_told_the_nearest() -> None:
    with pytest.raises(UnscError, match="NGA"):
        Sheets("dprk/2014", run(load("dprk/2014"))).of("NGR", ahead=True)


def test_a_delegation_reads_its_own_sheet_and_the_chair_any(tmp_path: Path) -> None:
    held = Class(tmp_path, seats="CHN USA")
    state, views = held.room.state, Views()
    chn, nobody = held.by_seat["CHN"], held.join()
    screen = held.join("screen")
    assert views.sheet(state, chn)["seat"] == "CHN" == views.sheet(state, chn, "CHN")["seat"]
    assert views.sheet(held.room.state, held.chair, "RUS")["title"] == "Russian Federation: your delegation"
    for person, seat in ((chn, "USA"), (nobody, None), (nobody, "USA"), (screen, "CHN")):
        with pytest.raises(Refused) as refusal:
            views.sheet(held.room.state, person, seat)
        assert refusal.value.status == 403
    with pytest.raises(Refused, match="expected the seat"):
        views.sheet(held.room.state, held.chair)
    with pytest.raises(UnscError, match="was not a member"):
        views.sheet(held.room.state, held.chair, "KEN")


@pytest.mark.parametrize(
    ("name", "seat", "first", "later"),
    [
        ("secretary-general/1996-boutros-ghali", "CHN", "Boutros", "Annan"),
        ("uniting-for-peace/1956-suez", "FRA", "", "emergency special session"),
    ],
)
def test_what_comes_up_later_is_not_told_before_it_is_revealed(
    tmp_path: Path, name: str, seat: str, first: str, later: str
) -> None:
    """A second candidate tells that the first was not recommended, a challenge that there is a ruling."""
    held = Class(tmp_path, scenario=name, seats=seat)
    views, delegate = Views(), held.by_seat[seat]
    before = str(views.sheet(held.room.state, delegate))
    assert first in before and later not in before
    assert later in str(views.sheet(held.room.state, held.chair, seat))
    held.ok(held.chair, "reveal", shown=True)
    assert later in str(views.sheet(held.room.state, delegate))


@pytest.mark.parametrize("name", ["dprk/2014", "dprk/2022-sanctions", "secretary-general/1996-boutros-ghali"])
def test_without_looking_ahead_a_sheet_has_one_question_to_vote_on(name: str) -> None:
    happened = run(load(name))
    whole = played(name, happened.scenario)
    for seat in happened.standing[0].state.council.codes:
        sheet = sheet_row(role_sheet(whole, seat, ahead=False))
        (listed,) = [b for b in sheet["blocks"] if b["kind"] == "listing" and b["ordered"]]
        assert len(listed["items"]) == 1
        assert [b["label"][:10] for b in sheet["blocks"] if b["kind"] == "blank"] == ["Question 1"]


def test_the_catalogue_has_every_shipped_scenario() -> None:
    rows = catalogue()
    assert [row["name"] for row in rows] == sorted(names(), key=[row["name"] for row in rows].index)
    assert {row["name"] for row in rows} == set(names())
    lesson = next(row for row in rows if row["name"] == "dprk/2014")
    assert lesson["minutes"] == 45 and "adoption of the agenda" in lesson["teaches"]
    assert all(row["title"] for row in rows)


def test_the_catalogue_says_what_can_only_be_looked_at() -> None:
    play = {row["name"]: row["play"] for row in catalogue()}
    for name in names():
        happened = run(load(name))
        seats = at_first(Header("room-1", name, "", "BCDFGH", "", 1, 0), happened, name).council
        assert play[name] == (seats is not None), name
    assert play["dprk/2014"] and not play["admission/2011-palestine"] and not play["committee/2022-hold"]
