"""Empty seats vote by position, by odds, or stay unknown; the same room draws the same again."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve

from sim.classroom.empty_seats import stay_unknown, votes_of_empty
from sim.classroom.lines import Hands, Line, Origin, afresh, with_act
from sim.classroom.state import EmptySeats
from sim.engine.running import Run, run
from sim.law import Choice
from sim.procedure import actions as a
from sim.procedure.matters import Motion
from sim.procedure.meeting import changed
from sim.scenario import load
from tests.classroom.classes import Class

ODDS = """
title: Chances
date: 2014-12-22
question: adopt the provisional agenda
odds:
  CHN: {no: 1/2, abstain: 1/2}
  RUS: {no: 1}
  the rest: {yes: 3/4, abstain: 1/4}
unknown: TCD
"""
POSITIONS = """
title: Standing positions
positions:
  - {matter: adoption of the agenda, against: CHN RUS}
  - {kind: procedural, abstaining: TCD}
  - {kind: procedural, if: {agenda: not_adopted}, against: GBR}
  - {kind: procedural, if: {agenda: adopted}, in_favour: GBR}
timeline:
  - at: 2014-12-22
    meeting:
      item: The situation in the DPRK
      called_by: AUS
      agenda: {without_vote: true}
"""


@cache
def of_text(text: str) -> Run:
    from sim.scenario.loading import loads

    return run(loads(text))


@cache
def of_name(name: str) -> Run:
    return run(load(name))


def voting(happened: Run, id: str = "main") -> Line:
    """Return a line in which the adoption of the agenda is put to the vote."""
    line = afresh(happened, id)
    return with_act(with_act(line, a.AskForVote("CHN")), a.PutToVote("TCD"))


def votes(line: Line, rule: EmptySeats, seed: int = 1, empty: tuple[str, ...] = ()) -> dict[str, tuple[str, str]]:
    codes = empty or line.states[0].council.codes
    found = votes_of_empty(line, codes, rule, seed)
    return {code: (hand.choice.value, hand.origin.value) for code, hand in found.items()}


def test_by_position_an_empty_seat_votes_as_on_the_record() -> None:
    happened = of_name("dprk/2014")
    found = votes(voting(happened), EmptySeats.POSITION)
    recorded = {v.member: v.choice for v in happened.decisions["agenda"].votes}
    assert found == {m: (c.value, "position") for m, c in recorded.items() if c is not None}
    assert Counter(choice for choice, _ in found.values()) == {"yes": 11, "no": 2, "abstain": 2}


def test_only_empty_seats_are_filled() -> None:
    found = votes(voting(of_name("dprk/2014")), EmptySeats.POSITION, empty=("CHN", "USA"))
    assert found == {"CHN": ("no", "position"), "USA": ("yes", "position")}


def test_unknown_means_that_nothing_is_said() -> None:
    assert votes(voting(of_name("dprk/2014")), EmptySeats.UNKNOWN) == {}


def test_without_a_question_there_are_no_votes() -> None:
    for rule in EmptySeats:
        assert votes(afresh(of_name("dprk/2014"), "main"), rule) == {}


def test_a_question_the_scenario_does_not_tell_of_leaves_them_unknown() -> None:
    line = afresh(of_name("dprk/2014"), "main")
    for act in (a.Move("CHN", Motion.SUSPEND), a.AskForVote("RUS"), a.PutToVote("TCD")):
        line = with_act(line, act)
    for rule in EmptySeats:
        assert votes(line, rule) == {}


def test_standing_positions_count_where_the_record_has_no_vote() -> None:
    found = votes(voting(of_text(POSITIONS)), EmptySeats.POSITION)
    assert found == {"CHN": ("no", "position"), "RUS": ("no", "position"), "TCD": ("abstain", "position")}


@pytest.mark.parametrize(("choice", "gbr"), [(Choice.YES, "yes"), (Choice.NO, None)])
def test_a_position_may_hang_on_how_the_class_decided_before(choice: Choice, gbr: str | None) -> None:
    from sim.law import RollCall

    line = voting(of_text(POSITIONS))
    council = line.states[0].council
    for act in (a.CastVotes(RollCall.of(council, rest=choice)), a.StateResult("TCD")):
        line = with_act(line, act)
    if choice is Choice.NO:
        assert line.states[-1].over  # without an agenda there is no later question
        return
    for act in (a.Move("CHN", Motion.SUSPEND), a.AskForVote("RUS"), a.PutToVote("TCD")):
        line = with_act(line, act)
    found = votes(line, EmptySeats.POSITION)
    assert found == {"TCD": ("abstain", "position"), "GBR": (gbr, "position")}


def test_chances_are_no_position_unless_they_are_certain() -> None:
    line = voting(of_text(ODDS))
    assert votes(line, EmptySeats.POSITION) == {"RUS": ("no", "position")}


def test_by_odds_the_same_room_draws_the_same() -> None:
    line = voting(of_text(ODDS))
    assert votes(line, EmptySeats.ODDS, 7) == votes(line, EmptySeats.ODDS, 7)
    drawn = votes(line, EmptySeats.ODDS, 7)
    assert drawn["RUS"] == ("no", "position") and "TCD" not in drawn
    assert all(origin == "odds" for code, (_, origin) in drawn.items() if code != "RUS")
    assert len(drawn) == 14
    one = votes(line, EmptySeats.ODDS, 7, empty=("CHN",))
    assert one == {"CHN": drawn["CHN"]}, "who else is empty changes no draw"


def test_another_seed_line_or_vote_draws_anew() -> None:
    line = voting(of_text(ODDS))
    by_seed = {tuple(votes(line, EmptySeats.ODDS, seed).items()) for seed in range(8)}
    by_line = {tuple(votes(voting(of_text(ODDS), f"line-{n}"), EmptySeats.ODDS).items()) for n in range(8)}
    assert len(by_seed) > 4 and len(by_line) > 4


def test_draws_come_as_often_as_the_chances_say() -> None:
    line = voting(of_text(ODDS))
    drawn = [votes(line, EmptySeats.ODDS, seed) for seed in range(1200)]
    against = sum(each["CHN"][0] == "no" for each in drawn)
    in_favour = sum(each["USA"][0] == "yes" for each in drawn)
    # Five standard deviations either way.
    assert abs(against - 600) < 5 * (1200 * 0.25) ** 0.5
    assert abs(in_favour - 900) < 5 * (1200 * 0.1875) ** 0.5
    assert {each["CHN"][0] for each in drawn} == {"no", "abstain"}


def test_where_odds_are_chosen_and_none_given_the_position_holds() -> None:
    line = voting(of_name("dprk/2014"))
    assert votes(line, EmptySeats.ODDS) == votes(line, EmptySeats.POSITION)


def test_who_stays_unknown_is_known_before_any_hand_is_shown_and_stays_so(tmp_path: Path) -> None:
    (tmp_path / "odds.yaml").write_text(ODDS, "utf-8")
    played = Class(tmp_path, str(tmp_path / "odds.yaml"), seats="CHN USA")
    assert unknown_in(played) is None, "no question is put yet"
    played.put_the_agenda()
    codes = played.room.state.here.states[-1].council.codes
    empty = [code for code in codes if code not in ("CHN", "USA")]
    played.ok(played.chair, "empty_seats", rule="odds")
    assert unknown_in(played) == ["TCD"]
    played.ok(played.chair, "empty_seats", rule="position")
    assert unknown_in(played) == [code for code in empty if code != "RUS"]
    played.ok(played.chair, "empty_seats", rule="unknown")
    assert unknown_in(played) == empty
    played.ok(played.chair, "hand", seat="GBR", choice="no")
    assert unknown_in(played) == [code for code in empty if code != "GBR"]
    played.ok(played.by_seat["USA"], "hand", choice="yes")
    before = unknown_in(played)
    for which in ("yes", "no", "abstain", "all"):
        played.ok(played.chair, "show", which=which)
        assert unknown_in(played) == before
        late = played.join()  # whoever sits down now waits for the next vote
        played.ok(late, "sit", seat=empty[len(played.room.state.people) - 4])
        assert unknown_in(played) == before
    roll = played.room.state.here.states[-1].before[-1].roll
    assert roll is not None and set(before or ()) == set(codes) - set(roll.by_member())


def unknown_in(played: Class) -> list[str] | None:
    """Return who is told to stay unknown, which is the same for everybody; None where nothing is voted on."""
    people = (played.chair, *played.by_seat.values())
    views = [json.loads(played.room.view(person, 0)) for person in people]
    told = {None if view["vote"] is None else tuple(view["vote"]["stay_unknown"]) for view in views}
    assert len(told) == 1
    (found,) = told
    return None if found is None else list(found)


def test_who_sits_without_credentials_has_no_vote_that_could_be_unknown() -> None:
    line = voting(of_name("dprk/2014"))
    line = evolve(line, vote=Hands())
    assert stay_unknown(line, ("CHN", "USA"), EmptySeats.UNKNOWN, 1) == ("CHN", "USA")
    out = evolve(line, states=(*line.states[:-1], changed(line.states[-1], without_credentials=("CHN",))))
    assert stay_unknown(out, ("CHN", "USA"), EmptySeats.UNKNOWN, 1) == ("USA",)
    assert stay_unknown(evolve(line, vote=None), ("CHN",), EmptySeats.UNKNOWN, 1) == ()


def test_of_another_line_nothing_changes_the_votes(tmp_path: Path) -> None:
    line = voting(of_name("dprk/2014"))
    renamed = evolve(line, name="another name")
    assert votes(renamed, EmptySeats.ODDS) == votes(line, EmptySeats.ODDS)
    assert all(hand.origin in Origin for hand in votes_of_empty(line, ("CHN",), EmptySeats.ODDS, 1).values())
