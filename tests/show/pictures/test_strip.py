"""A strip of many votes: who sat has a mark, who did not has a blank, and the table tells each vote."""

from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sim
from sim.council import council_on
from sim.engine import Run
from sim.errors import UnscError
from sim.law import Choice, Outcome, Vote
from sim.records.recorded import RecordedVote, Result, Totals
from sim.show.pictures.columns import Column, columns_of, columns_of_records
from sim.show.pictures.strip import MOST_WIDE, strip, strip_of
from tests.effort import examples
from tests.show.pictures.golden import check
from tests.show.pictures.only_ours import check_safe, words_of

SCENARIOS = Path(__file__).resolve().parents[3] / "scenarios"
LETTERS = {Choice.YES: "Y", Choice.NO: "N", Choice.ABSTAIN: "A", Choice.NOT_VOTING: "X", None: "?"}


def runs(folder: str) -> list[Run]:
    return [sim.run(sim.load(str(path))) for path in sorted((SCENARIOS / folder).glob("*.yaml"))]


def letters(root: ElementTree.Element) -> list[str]:
    """Return the letters in the marks, of votes and results."""
    texts = root.iter("{http://www.w3.org/2000/svg}text")
    return [x.text or "" for x in texts if len(x.text or "") == 1 and x.attrib.get("text-anchor") == "middle"]


def many(number: int) -> list[Column]:
    """Return so many votes, a month from each other, everything in them in turn."""
    choices = [*Choice, None]
    found = []
    for n in range(number):
        council = council_on(date(2014, 1, 10) + timedelta(days=30 * n))
        votes = {code: choices[(n + k) % len(choices)] for k, code in enumerate(council.codes)}
        assert council.on is not None
        blocked_by = ("CHN",) if n % 2 else ()
        permanent = tuple(sorted(council.permanent))
        found.append(Column(council.on, f"S/{n}", Outcome.NOT_ADOPTED, votes, 9, blocked_by, permanent))
    return found


def test_the_votes_on_north_korea_are_as_they_were_when_somebody_looked():
    check(strip_of(runs("dprk"), "North Korea before the Council, 2014 to 2024"), "strip-dprk")


def test_many_votes_are_as_they_were_when_somebody_looked():
    check(strip(many(30), "Thirty votes"), "strip-narrow")


@pytest.mark.parametrize("number", [1, MOST_WIDE, MOST_WIDE + 1, 100])
def test_each_member_has_a_mark_for_each_vote_on_which_it_sat(number: int):
    columns = many(number)
    root = check_safe(strip(columns, "Votes"))
    drawn = letters(root)
    for choice, letter in LETTERS.items():
        cast = sum(list(column.votes.values()).count(choice) for column in columns)
        in_legend = 1 if cast else 0
        assert drawn.count(letter) == cast + in_legend
    frames = sum(x.attrib.get("stroke-width") == "1.8" for x in root.iter())
    vetoed = sum("CHN" in column.blocked_by for column in columns)
    assert frames == vetoed + (1 if vetoed else 0)


def test_members_are_named_once_the_permanent_ones_first():
    columns = list(columns_of(runs("dprk")))
    words = words_of(check_safe(strip(columns, "Votes")))
    assert words.index("Permanent members") < words.index("Russian Federation") < words.index("African Group")
    assert words.index("Chad") < words.index("Angola") < words.index("Asia-Pacific Group") < words.index("Jordan")
    for code in {code for column in columns for code in column.votes}:
        assert words.count(f" {code} ") == 1, code


def test_the_table_tells_each_vote_in_the_order_of_time():
    columns = list(columns_of(runs("dprk")))
    table = strip(columns[::-1], "Votes").table
    assert [row[0] for row in table.rows] == sorted(column.date.isoformat() for column in columns)
    first = dict(zip(table.columns, table.rows[0], strict=True))
    assert first["Votes"] == "11-2-2"
    assert first["Against"] == "CHN RUS"
    assert first["Needed"] == "9"
    sanctions = next(row for row in table.rows if row[0] == "2022-05-26")
    assert dict(zip(table.columns, sanctions, strict=True))["Blocked by"] == "CHN RUS"


def test_other_bodies_and_decisions_without_a_vote_have_no_column():
    assert len(list(columns_of([sim.run(sim.load("dprk/2014"))]))) == 1
    assert list(columns_of([sim.run(sim.load("dprk/2023"))])) == []
    agenda = sim.run(sim.load("dprk/2014")).decisions["agenda"]
    assert [column.numbers for column in columns_of([agenda])] == ["11-2-2"]


def test_without_a_vote_there_is_no_strip():
    with pytest.raises(UnscError, match="expected one vote"):
        strip_of([sim.run(sim.load("dprk/2023"))], "Nothing")


def recorded(**known: object) -> RecordedVote:
    told: dict[str, object] = {
        "id": "S/1",
        "on": date(2014, 12, 22),
        "meeting": "",
        "title": "",
        "file": "votes.csv",
        "line": 2,
        "kind": None,
        "kind_basis": "",
        "result": Result.VETOED,
        "votes": (Vote("CHN", Choice.NO), Vote("TCD", Choice.YES)),
        "totals": Totals(12, 2, 1, 0),
        "complete": False,
        "veto_by": ("CHN",),
    }
    return RecordedVote(**{**told, **known})


def test_recorded_votes_are_columns_too():
    (column,) = columns_of_records([recorded()])
    assert (column.numbers, column.result, column.votes["CHN"], column.votes["RUS"]) == (
        "12-2-1",
        "vetoed",
        Choice.NO,
        None,
    )
    root = check_safe(strip([column], "Recorded"))
    assert letters(root).count("#") == 13 + 1  # known by number, with the legend
    assert "?" not in letters(root)
    (unknown,) = columns_of_records([recorded(totals=Totals(), result=None, veto_by=())])
    assert (unknown.numbers, unknown.result) == ("1-1-0, 13 unknown", "")
    assert letters(check_safe(strip([unknown], "Recorded"))).count("?") == 13 + 1
    assert "not known" in strip([unknown], "Recorded").twin
    assert list(columns_of_records([recorded(votes=(), totals=Totals(), result=Result.WITHOUT_VOTE)])) == []


def test_a_column_does_not_change_with_what_it_was_made_of():
    votes: dict[str, Choice | None] = {"CHN": Choice.YES}
    column = Column(date(2014, 12, 22), "S/1", Outcome.ADOPTED, votes)
    votes["CHN"] = Choice.NO
    assert column.votes["CHN"] is Choice.YES


@given(st.text(), st.text(), st.lists(st.text(min_size=1), min_size=1, max_size=4, unique=True), st.booleans())
@settings(max_examples=examples(60))
def test_words_stay_words(title: str, label: str, codes: list[str], narrow: bool):
    votes = dict.fromkeys(codes, Choice.NO)
    column = Column(date(2014, 12, 22), label, Outcome.NOT_ADOPTED, votes, 9, tuple(codes[:1]))
    check_safe(strip([column] * (MOST_WIDE + 2 if narrow else 2), title), "p1")
