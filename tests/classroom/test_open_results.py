"""A small class whose empty seats leave a result open: before it is stated the chair has them vote after all."""

import json
from pathlib import Path
from typing import Any

import pytest

from sim.engine.running import run
from sim.law import Outcome
from sim.procedure.meeting import Phase
from sim.scenario import load
from tests.classroom.classes import Class

SEATS = "CHN RUS USA FRA GBR"


def counted(folder: Path, *, scenario: str = "dprk/2014") -> Class:
    """Return a class of five that has voted on the agenda, the votes of ten empty seats being unknown."""
    played = Class(folder, scenario, seats=SEATS)
    played.ok(played.chair, "empty_seats", rule="unknown")
    played.put_the_agenda()
    for seat in SEATS.split():
        played.ok(played.by_seat[seat], "hand", choice="no" if seat in ("CHN", "RUS") else "yes")
    played.ok(played.chair, "show", which="all")
    assert outcome(played) is Outcome.OPEN
    return played


def outcome(played: Class) -> Outcome:
    meeting = played.room.state.meeting
    assert meeting is not None and meeting.phase is Phase.COUNTED
    decision = meeting.before[-1].decision
    assert decision is not None
    return decision.outcome


def view(played: Class) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(played.room.view(played.chair, 0))
    return found


def test_the_chair_raises_hands_of_empty_seats_until_it_is_settled(tmp_path: Path) -> None:
    played = counted(tmp_path)
    at = played.room.state.here.at
    for seat in ("ARG", "AUS", "CHL", "JOR", "KOR", "LTU"):
        assert outcome(played) is Outcome.OPEN
        played.ok(played.chair, "hand", seat=seat, choice="yes")
        vote = view(played)["vote"]
        assert vote["shown"][seat] == "yes" and vote["from"][seat] == "chair"
        assert seat not in vote["stay_unknown"]
        assert played.room.state.here.at == at
    assert outcome(played) is Outcome.ADOPTED
    played.no(played.chair, "hand", 409, "settle", seat="NGA", choice="no")
    told = view(played)["transcript"]["entries"]
    assert [e["with"]["yes"] for e in told if e["say"] == "did.CastVotes"] == [9]
    played.preside("StateResult")
    [decided] = view(played)["decided"]
    assert decided["outcome"] == "adopted" and decided["from"]["ARG"] == "chair"
    assert decided["from"]["USA"] == "hand" and decided["from"]["NGA"] == "unknown"


def test_a_hand_raised_by_the_chair_may_be_taken_down_again_while_it_is_open(tmp_path: Path) -> None:
    played = counted(tmp_path)
    before = played.room.state.here.acts
    played.ok(played.chair, "hand", seat="ARG", choice="no")
    played.ok(played.chair, "hand", seat="ARG", choice="abstain")
    assert view(played)["vote"]["shown"]["ARG"] == "abstain"
    played.ok(played.chair, "hand", seat="ARG", choice=None)
    assert played.room.state.here.acts == before
    assert "ARG" in view(played)["vote"]["stay_unknown"]


@pytest.mark.parametrize("rule", ["position", "odds"])
def test_the_empty_seats_vote_by_the_scenario_after_all(tmp_path: Path, rule: str) -> None:
    played = counted(tmp_path)
    played.ok(played.chair, "hand", seat="ARG", choice="abstain")
    played.ok(played.chair, "fill_empty", rule=rule)
    assert outcome(played) is Outcome.ADOPTED
    vote = view(played)["vote"]
    assert vote["stay_unknown"] == [] and vote["from"]["ARG"] == "chair" and vote["from"]["JOR"] == "position"
    assert view(played)["room"]["empty_seats"] == "unknown", "of the votes to come nothing is said"
    played.no(played.chair, "fill_empty", 409, "settle", rule=rule)


def test_where_the_scenario_tells_nothing_it_is_said(tmp_path: Path) -> None:
    played = Class(tmp_path, seats=SEATS)
    played.ok(
        played.by_seat["CHN"], "act", act={"act": "Move", "by": "CHN", "motion": "suspend", "until": "", "to": ""}
    )
    played.act("RUS", "AskForVote")
    played.preside("PutToVote")
    for seat in SEATS.split():
        played.ok(played.by_seat[seat], "hand", choice="yes")
    played.ok(played.chair, "show", which="all")
    assert outcome(played) is Outcome.OPEN
    played.no(played.chair, "fill_empty", 409, "tells nothing", rule="position")


def test_it_is_for_the_chair_and_for_empty_seats_alone(tmp_path: Path) -> None:
    played = counted(tmp_path)
    played.no(played.by_seat["USA"], "fill_empty", 403, rule="position")
    played.no(played.by_seat["USA"], "hand", 409, "no question is put", choice="no")
    played.no(played.chair, "hand", 403, "raises its own hand", seat="USA", choice="no")
    late = played.join()
    played.ok(late, "sit", seat="ARG")
    played.no(late, "hand", 409, choice="yes")
    played.no(played.chair, "hand", 403, "raises its own hand", seat="ARG", choice="no")
    played.no(played.chair, "fill_empty", 422, "unknown", rule="unknown")


def test_only_an_open_result_that_is_not_stated_can_be_completed(tmp_path: Path) -> None:
    played = Class(tmp_path, seats=SEATS)
    played.no(played.chair, "fill_empty", 409, "no result is open", rule="position")
    played.put_the_agenda()
    played.no(played.chair, "fill_empty", 409, "no result is open", rule="position")
    (tmp_path / "other").mkdir()
    played = counted(tmp_path / "other")
    played.ok(played.chair, "act", act={"act": "LeaveOpen", "by": "record"})
    played.no(played.chair, "hand", 409, "no question is put", seat="ARG", choice="yes")
    played.no(played.chair, "fill_empty", 409, "no result is open", rule="position")


def test_it_is_done_once_and_is_there_after_a_crash_and_in_the_file(tmp_path: Path) -> None:
    played = counted(tmp_path)
    played.room.save()
    hand = played.body("hand", seat="ARG", choice="no")
    fill = played.body("fill_empty", rule="position")
    first = [played.send(played.chair, body) for body in (hand, fill, hand, fill)]
    assert first[:2] == first[2:] and [reply.status for reply in first] == [200] * 4
    state = played.room.state
    assert played.again().state == state
    assert [played.send(played.chair, body) for body in (hand, fill)] == first[:2]
    late = played.body("act", act={"act": "LeaveOpen", "by": "record"})
    assert played.send(played.chair, late).status == 409, "what was drawn before it was settled is out of order"
    played.preside("StateResult")
    [decided] = view(played)["decided"]
    played.room.save()
    again = run(load(str(tmp_path / "room-1.yaml"))).decisions["agenda"]
    assert again.outcome is Outcome.ADOPTED and str(again.tally) == "10-3-2"
    assert decided["tally"]["yes"] == 10 and decided["from"]["ARG"] == "chair"
