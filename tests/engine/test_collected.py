"""Votes collected from scenarios: those on record that were taken, each with its meeting and its documents."""

from pathlib import Path

import pytest

from sim.engine.collected import KINDS, PROCEDURE, collected, kinds_named
from sim.errors import UnscError
from sim.law import Kind
from sim.scenario.library import names

TWO_MEETINGS = """
title: Two meetings on one day
sources:
  book: {cite: A book, url: https://example.org/book}
  list: {cite: A list}
timeline:
  - id: morning
    at: 2014-12-22T10:00
    source: book
    meeting:
      record: S/PV.1
      agenda: {against: {members: CHN, source: list}, in_favour: the rest}
  - id: draft
    at: 2014-12-22T11:00
    source: book
    put_to_vote: {question: adopt the draft, kind: substantive, in_favour: the rest}
  - id: afternoon
    at: 2014-12-22T15:00
    source: book
    meeting:
      record: S/PV.2
      proceedings:
        - id: pause
          put_to_vote: {question: suspend the meeting, against: RUS, in_favour: the rest}
        - id: unvoted
          put_to_vote: {question: adjourn the meeting, without_vote: true}
expect:
  pause: {outcome: adopted, source: list}
"""


def at(tmp_path: Path, text: str = TWO_MEETINGS) -> str:
    file = tmp_path / "two.yaml"
    file.write_text(text, "utf-8")
    return str(file)


def test_each_vote_has_the_record_of_its_own_meeting_and_its_matter(tmp_path: Path) -> None:
    votes = list(collected([at(tmp_path)]))
    assert [(v.decided.id, v.meeting, v.matter) for v in votes] == [
        ("agenda", "S/PV.1", "adoption of the agenda"),
        ("draft", "", ""),
        ("pause", "S/PV.2", "suspension"),
    ]


def test_documents_are_those_of_the_vote_of_single_votes_and_of_the_result(tmp_path: Path) -> None:
    documents = {v.decided.id: [s.cite for s in v.sources] for v in collected([at(tmp_path)])}
    assert documents == {"agenda": ["A book", "A list"], "draft": ["A book"], "pause": ["A book", "A list"]}


def test_a_kind_leaves_out_the_others(tmp_path: Path) -> None:
    file = at(tmp_path)
    assert [v.decided.id for v in collected([file], "substantive")] == ["draft"]
    assert [v.decided.id for v in collected([file], "procedural")] == ["agenda", "pause"]
    assert list(collected([file], "icj-election")) == []


def test_procedure_is_more_than_one_kind_and_every_other_name_is_one_kind() -> None:
    assert kinds_named("procedural") == PROCEDURE
    assert set(KINDS) == {kind.value for kind in Kind}
    assert kinds_named("") == tuple(Kind)
    assert all(kinds_named(kind.value) == (kind,) for kind in Kind if kind is not Kind.PROCEDURAL)


def test_suppositions_and_adoptions_without_a_vote_have_no_votes_to_give(tmp_path: Path) -> None:
    assert list(collected(["what-if/2014-treated-as-substantive", "agenda/2018-nicaragua"])) == []
    supposed = TWO_MEETINGS.replace("    source: book\n", "    status: assumed\n").replace(", source: list", "")
    assert list(collected([at(tmp_path, supposed)])) == []


def test_of_all_that_is_shipped_only_the_record_is_collected() -> None:
    found = {vote.scenario for vote in collected(names())}
    assert {"dprk/2014", "uniting-for-peace/2022-ukraine", "rulings/1950-korea"} <= found
    assert not [name for name in found if name.startswith("what-if/")]


def test_a_vote_that_two_scenarios_tell_of_is_given_once(tmp_path: Path) -> None:
    first = at(tmp_path)
    second = tmp_path / "again.yaml"
    second.write_text(
        TWO_MEETINGS.replace("pause", "interval")
        .replace("against: RUS, in_favour: the rest", "counts: 14-1-0, unknown: the rest")
        .replace("against: {members: CHN, source: list}", "against: RUS"),
        "utf-8",
    )
    votes = {(v.scenario, v.decided.id): v.also_in for v in collected([first, str(second)], "procedural")}
    assert votes == {
        (first, "agenda"): (),
        (first, "pause"): (f"{second}#interval",),
        (str(second), "agenda"): (),  # somebody else voted against it
    }


def test_two_votes_of_one_scenario_are_two_however_alike(tmp_path: Path) -> None:
    twice = TWO_MEETINGS.replace(
        "        - id: unvoted",
        "        - id: again\n"
        "          put_to_vote: {question: suspend the meeting, against: RUS, in_favour: the rest}\n"
        "        - id: unvoted",
    )
    copy = tmp_path / "copy.yaml"
    copy.write_text(twice, "utf-8")
    votes = [v for v in collected([at(tmp_path, twice), str(copy)]) if v.matter == "suspension"]
    assert [(v.decided.id, v.also_in) for v in votes] == [
        ("pause", (f"{copy}#pause",)),
        ("again", (f"{copy}#again",)),
    ]


def test_an_unknown_kind_is_refused_before_anything_is_read() -> None:
    with pytest.raises(UnscError, match=r"'procedral' is no kind of question; .*did you mean procedural"):
        collected(["no/such-scenario"], "procedral")
