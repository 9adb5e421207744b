"""A seat is one delegation with one vote, whoever and however many sit in it."""

from pathlib import Path

import pytest

from sim.classroom import limits
from sim.classroom.state import Seat
from sim.classroom.telling import Transcript
from sim.errors import UnscError
from tests.classroom.classes import ASK, Class


def test_the_first_to_sit_holds_the_card(tmp_path: Path) -> None:
    played = Class(tmp_path)
    one, two = played.join(), played.join()
    played.ok(one, "sit", seat="CHN")
    played.ok(two, "sit", seat="CHN")
    assert played.room.state.seats == {"CHN": Seat((one, two), one)}
    played.no(two, "act", 403, "only who holds the card", act=ASK)
    played.ok(one, "give_card", to=two)
    assert played.room.state.holds_card(two) and not played.room.state.holds_card(one)
    played.no(one, "give_card", 403, "only who holds the card", to=one)
    played.ok(played.chair, "give_card", seat="CHN", to=one)
    played.no(played.chair, "give_card", 409, "holds the card already", seat="CHN", to=one)
    played.no(played.chair, "give_card", 409, "who sits in that seat", seat="RUS", to=one)


def test_who_leaves_leaves_the_card(tmp_path: Path) -> None:
    played = Class(tmp_path)
    one, two = played.join(), played.join()
    for person in (one, two):
        played.ok(person, "sit", seat="CHN")
    played.no(two, "take_card", 409, "holds the card and is here")
    played.ok(one, "stand")
    assert played.room.state.seats == {"CHN": Seat((two,), None)}
    played.ok(two, "take_card")
    played.no(two, "take_card", 409, "you hold the card already")
    played.ok(two, "stand")
    assert played.room.state.seats == {}
    played.no(two, "take_card", 409, "no seat yet")
    played.no(two, "stand", 409, "no seat yet")


def test_who_is_away_may_lose_the_card(tmp_path: Path) -> None:
    played = Class(tmp_path)
    one, two = played.join(), played.join()
    for person in (one, two):
        played.ok(person, "sit", seat="CHN")
    now = 2_000_000
    played.room.here(one, True, now)
    body = played.body("take_card")
    assert played.room.handle(two, body, now + 10 * limits.AWAY_MS).status == 409
    played.room.here(one, False, now)
    assert played.room.handle(two, body, now + limits.AWAY_MS).status == 409
    assert played.room.handle(two, body, now + limits.AWAY_MS + 1).status == 200
    state = played.room.state
    assert state.holder("CHN") == two
    assert played.again().state == state


def test_to_sit_elsewhere_is_to_stand_up_first(tmp_path: Path) -> None:
    played = Class(tmp_path, seats="CHN")
    person = played.by_seat["CHN"]
    played.no(person, "sit", 409, "already", seat="CHN")
    played.ok(person, "sit", seat="RUS")
    assert played.room.state.seats == {"RUS": Seat((person,), person)}
    played.no(person, "sit", 422, "did you mean CHN?", seat="CNH")
    played.no(person, "sit", 422, "expected one of ARG", seat="PRK")


def test_who_is_for_what(tmp_path: Path) -> None:
    played = Class(tmp_path, seats="CHN")
    screen = played.join("screen")
    played.no(played.chair, "sit", 403, "for delegates", seat="CHN")
    played.no(screen, "sit", 403, "for delegates", seat="CHN")
    played.no(screen, "act", 403, "a screen only shows", act=ASK)
    played.no(played.by_seat["CHN"], "reveal", 403, "for the chair", shown=True)
    played.ok(screen, "rename", name="Projector")
    played.no(played.join(), "act", 409, "no seat yet", act=ASK)


def test_nobody_acts_for_another(tmp_path: Path) -> None:
    played = Class(tmp_path, seats="CHN RUS")
    played.no(played.by_seat["RUS"], "act", 403, "you act for RUS", act=ASK)
    played.no(played.chair, "act", 403, "acts for itself", act=ASK)
    played.no(played.by_seat["RUS"], "hand", 409, "no question", choice="yes")
    played.ok(played.chair, "act", act={"act": "AskForVote", "by": "USA"})
    played.ok(played.by_seat["CHN"], "act", act=ASK)
    played.preside("PutToVote")
    played.no(played.by_seat["RUS"], "hand", 403, "another delegation", seat="CHN", choice="yes")


def test_the_gavel(tmp_path: Path) -> None:
    played = Class(tmp_path, seats="CHN TCD")
    president, china = played.by_seat["TCD"], played.by_seat["CHN"]
    played.ok(china, "act", act=ASK)
    put = {"act": "PutToVote", "by": "TCD"}
    played.no(president, "act", 403, "the teacher has the gavel", act=put)
    played.no(china, "act", 409, "is for the President", act={**put, "by": "CHN"})
    played.ok(played.chair, "gavel", held_by="president")
    played.ok(president, "act", act=put)
    played.ok(played.chair, "show", which="all")
    played.preside("StateResult")


def test_the_teacher_proposes_as_the_president_and_votes_for_nobody(tmp_path: Path) -> None:
    played = Class(tmp_path, seats="TCD")
    played.preside("DecideWithoutVote")
    played.no(played.chair, "act", 403, "acts for itself", act={"act": "RequestFloor", "by": "TCD"})
    played.preside("Move", motion="suspend")


def test_the_chair_takes_people_out(tmp_path: Path) -> None:
    played = Class(tmp_path, seats="CHN RUS")
    china, russia = played.by_seat["CHN"], played.by_seat["RUS"]
    played.ok(played.chair, "unseat", person=china)
    played.no(played.chair, "unseat", 409, "has no seat", person=china)
    played.ok(played.chair, "remove", person=russia)
    assert played.room.state.seats == {} and not played.room.knows(russia)
    assert played.do(russia, "rename", name="x").status == 403
    with pytest.raises(UnscError):
        played.room.view(russia, 1)
    played.no(played.chair, "remove", 409, "yourself", person=played.chair)
    played.no(played.chair, "remove", 422, "nobody", person="p99")
    assert played.again().person("token of nobody") is None


def test_a_seat_left_or_taken_starts_without_a_hand(tmp_path: Path) -> None:
    played = Class(tmp_path, seats="CHN USA")
    played.put_the_agenda()
    played.ok(played.by_seat["USA"], "hand", choice="no")
    played.ok(played.chair, "hand", seat="ARG", choice="no")
    played.ok(played.by_seat["USA"], "stand")
    played.ok(played.by_seat["USA"], "sit", seat="ARG")
    vote = played.room.state.here.vote
    assert vote is not None and vote.raised == {}


def test_the_door(tmp_path: Path) -> None:
    played = Class(tmp_path)
    played.ok(played.chair, "close_door", closed=True)
    with pytest.raises(UnscError, match="closed the door"):
        played.join()
    assert played.join("chair") == "p2"
    played.ok(played.chair, "close_door", closed=False)
    assert played.join() == "p3"


def test_the_room_has_a_size(tmp_path: Path) -> None:
    played = Class(tmp_path)
    for _ in range(limits.PEOPLE - limits.KEPT - 1):
        last = played.join()
    with pytest.raises(UnscError, match=f"there are {limits.PEOPLE - limits.KEPT} people"):
        played.join()
    assert played.join("chair"), "the chair gets in all the same"
    played.ok(played.chair, "remove", person=last)
    played.ok(played.chair, "remove", person=f"p{int(last[1:]) - 1}")
    assert played.join() != last


@pytest.mark.parametrize("name", ["x" * 41, "a\nb", "\ud800", "\u202eabc"])
def test_names_are_fit_to_be_shown(tmp_path: Path, name: str) -> None:
    played = Class(tmp_path, seats="CHN")
    with pytest.raises(UnscError):
        played.join(name=name)
    played.no(played.by_seat["CHN"], "rename", 422, name=name)


def test_tokens_are_known_again(tmp_path: Path) -> None:
    played = Class(tmp_path)
    assert played.room.person("t-chair") == played.chair
    assert played.again().person("t-chair") == played.chair
    assert b"t-chair" in played.room.journal.read_bytes()  # the hash it was given, nothing else is known


def test_the_speech_timer(tmp_path: Path) -> None:
    played = Class(tmp_path, seats="CHN")
    played.preside("DecideWithoutVote")
    played.act("CHN", "RequestFloor")
    played.ok(played.chair, "timer", seconds=60)
    assert played.room.state.timer is not None and played.room.state.timer.by == ""
    played.preside("CallSpeaker", speaker="CHN")
    timer = played.room.state.timer
    assert timer is not None and (timer.by, timer.seconds) == ("CHN", 60)
    played.ok(played.chair, "timer", seconds=90)
    assert played.room.state.timer is not None and played.room.state.timer.by == "CHN"
    state = played.room.state
    assert played.again().state == state
    played.ok(played.chair, "timer_stop")
    assert played.room.state.timer is None


def test_a_delegation_is_heard_on_the_adoption_of_the_agenda(tmp_path: Path) -> None:
    played = Class(tmp_path, seats="CHN")
    played.act("CHN", "RequestFloor")
    played.preside("CallSpeaker", speaker="CHN")
    meeting = played.room.state.meeting
    assert meeting is not None and not meeting.agenda_adopted and meeting.speakers == ()
    told = Transcript().entries(played.room.state.here)
    assert [entry["say"] for entry in told] == ["did.RequestFloor.agenda", "did.CallSpeaker.agenda"]
    assert told[-1]["with"] == {"by": "TCD", "speaker": "CHN"}
    assert [entry["rule"]["cite"] for entry in told] == ["Rule 27", "Rule 27"]
    played.preside("DecideWithoutVote")
    played.act("CHN", "RequestFloor")
    assert Transcript().entries(played.room.state.here)[-1]["say"] == "did.RequestFloor.business"


def test_a_scenario_without_a_meeting_is_looked_at(tmp_path: Path) -> None:
    played = Class(tmp_path, scenario="dprk/2018")
    person = played.join()
    state = played.room.state
    assert list(state.lines) == ["record"] and state.council is None
    played.no(person, "sit", 409, "no Council sits", seat="CHN")
    played.no(played.chair, "act", 409, "looked at", act=ASK)
    played.no(played.chair, "branch", 409, "no meeting of the Council", line="record", at=0)
    played.no(played.chair, "look", 422, "expected 0 to", step=10**6)
    played.ok(played.chair, "look", step=1)
    for who in (person, played.chair):
        assert b'"mode":"look"' in played.room.view(who, 5)
    state = played.room.state
    assert played.again().state == state


def test_the_journal_has_a_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    played = Class(tmp_path, seats="CHN")
    for name in ("ENTRIES", "JOURNAL"):
        with monkeypatch.context() as patched:
            patched.setattr(f"sim.classroom.room.{name}", 1)
            played.no(played.chair, "reveal", 409, "the most there can be", shown=True)
            with pytest.raises(UnscError, match="the most there can be"):
                played.join()
    played.ok(played.chair, "reveal", shown=True)


def test_lines_acts_and_polls_have_a_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    played = Class(tmp_path, seats="CHN")
    monkeypatch.setattr("sim.classroom.answering.LINES", 3)
    monkeypatch.setattr("sim.classroom.answering.POLLS", 1)
    monkeypatch.setattr("sim.classroom.after.ACTS", 1)
    played.ok(played.chair, "branch", line="main", at=0)
    played.no(played.chair, "branch", 409, "3 lines, the most", line="main", at=0)
    played.no(played.chair, "what_if", 409, "3 lines, the most", changes=[["timeline.agenda.CHN", "abstaining"]])
    played.preside("DecideWithoutVote")
    played.no(played.chair, "act", 409, "1 acts, the most", act={"act": "CloseMeeting", "by": "TCD"})
    played.ok(played.chair, "poll", kind="straw", names=["A"])
    played.ok(played.chair, "poll_close")
    played.no(played.chair, "poll", 409, "1 polls, the most", kind="straw", names=["A"])
