"""Nothing hidden leaks into a view: what others chose makes no difference to it before it is shown.

Two rooms in which all is the same but what somebody must not know are compared: to who must not know it they look
exactly alike. So no way of leaking it has to be thought of.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.classroom.saying import KEYS
from sim.classroom.views import Views
from tests.classroom.classes import Class
from tests.effort import examples

SEATS = "CHN USA RUS TCD NGA GBR"
CHOICES = ("yes", "no", "abstain", "not_voting", None)


def seen(held: Class, person: str, views: Views | None = None) -> dict[str, Any]:
    room = held.room
    made = (views or Views()).view(room.state, person, here=set(), version=room.version, now_ms=0)
    view: dict[str, Any] = json.loads(made)
    return view


def others(held: Class, seat: str) -> list[str]:
    """The people who must not know what a seat does: other delegations, the seatless, the screen, the chair."""
    return [held.chair, *held.watching, *[person for code, person in held.by_seat.items() if code != seat]]


class Watched(Class):
    """A class with somebody who has no seat, and a screen."""

    def __init__(self, folder: Path, scenario: str = "dprk/2014", seats: str = SEATS) -> None:
        super().__init__(folder, scenario, seats)
        self.watching = (self.join(), self.join("screen"))


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return lambda: tmp_path_factory.mktemp("room")


hands = st.lists(st.tuples(st.sampled_from(SEATS.split()), st.sampled_from(CHOICES)), max_size=10)
stages = st.sampled_from([(), ("yes",), ("yes", "no"), ("yes", "no", "abstain")])


@settings(max_examples=examples(15))
@given(hands, st.sampled_from(SEATS.split()), st.data())
def test_a_hand_is_seen_by_nobody_else_before_it_is_shown(
    folders: Any, raised: list[tuple[str, str | None]], seat: str, data: st.DataObject
) -> None:
    shown = data.draw(stages)
    # Two choices of which neither has been asked for when the views are compared.
    secret = [c for c in ("yes", "no", "abstain", "not_voting") if c not in shown]
    first, second = data.draw(st.sampled_from(secret)), data.draw(st.sampled_from(secret))
    rooms = []
    for choice in (first, second):
        held = Watched(folders())
        held.put_the_agenda()
        for code, hand in raised:
            if code != seat:
                held.ok(held.by_seat[code], "hand", choice=hand)
        held.ok(held.by_seat[seat], "hand", choice=choice)
        for which in shown:
            held.ok(held.chair, "show", which=which)
        rooms.append(held)
    one, other = rooms
    for a, b in zip(others(one, seat), others(other, seat), strict=True):
        assert seen(one, a) == seen(other, b)
    own = seen(one, one.by_seat[seat])
    assert own["your_hand"] == first
    assert seat in own["vote"]["raised"] and seat not in own["vote"]["shown"]


def test_what_is_asked_for_is_seen_by_all(tmp_path: Path) -> None:
    held = Watched(tmp_path)
    held.put_the_agenda()
    held.ok(held.by_seat["CHN"], "hand", choice="no")
    held.ok(held.by_seat["USA"], "hand", choice="yes")
    held.ok(held.chair, "show", which="yes")
    vote = seen(held, held.watching[1])["vote"]
    assert vote["shown"]["USA"] == "yes" and "CHN" not in vote["shown"]
    held.ok(held.chair, "show", which="no")
    assert seen(held, held.watching[1])["vote"]["shown"]["CHN"] == "no"
    held.ok(held.chair, "show", which="all")
    vote = seen(held, held.watching[1])["vote"]
    assert vote["shown"]["GBR"] == "not_voting" and vote["from"]["FRA"] == "position"
    assert not any(member["hand"] for member in seen(held, held.chair)["council"]["members"])


PAPERS = st.lists(st.sampled_from(["encourage", "discourage", "no_opinion"]), min_size=6, max_size=6)


@settings(max_examples=examples(8))
@given(PAPERS, PAPERS, st.booleans())
def test_ballots_are_seen_by_nobody_and_after_the_count_only_in_total(
    folders: Any, marks: list[str], other_marks: list[str], coloured: bool
) -> None:
    rooms = [_polled(folders(), given_marks, coloured) for given_marks in (marks, other_marks)]
    watching = [[held.chair, *held.watching] for held in rooms]
    for a, b in zip(*watching, strict=True):
        assert seen(rooms[0], a) == seen(rooms[1], b)
    assert seen(rooms[0], rooms[0].by_seat["CHN"])["poll"]["yours"] == {"marks": {"Irina": marks[0]}}
    for held in rooms:
        held.ok(held.chair, "poll_close")
        assert not held.room.state.polls[-1].papers
    # The same marks from other hands: CHN, USA, RUS and GBR are permanent, TCD and NGA are not.
    turned = [marks[2], marks[0], marks[5], marks[4], marks[3], marks[1]]
    again = _polled(folders(), turned, coloured)
    again.ok(again.chair, "poll_close")
    everybody = [again.chair, *again.watching, *again.by_seat.values()]
    for a, b in zip([rooms[0].chair, *rooms[0].watching, *rooms[0].by_seat.values()], everybody, strict=True):
        assert seen(rooms[0], a) == seen(again, b)


def _polled(folder: Path, marks: list[str], coloured: bool) -> Watched:
    held = Watched(folder)
    held.ok(held.chair, "poll", kind="straw", names=["Irina"], seats=1, coloured=coloured)
    for (_, person), mark in zip(held.by_seat.items(), marks, strict=True):
        held.ok(person, "ballot", poll="poll-1", marks={"Irina": mark})
    return held


RECORD = """
title: {title}
about: {title} at length
sources: {{page: {{cite: {title}}}}}
lesson: {{teaches: [adoption of the agenda], minutes: 45}}
timeline:
  - at: 2014-12-22
    meeting:
      item: The situation in the DPRK
      called_by: AUS
      agenda: {{vote_asked_by: CHN, against: {against}, in_favour: the rest, source: page}}
      proceedings:
        - statement: {{by: AUS, says: {title}}}
"""


def _recorded(folder: Path, title: str, against: str) -> Watched:
    (folder / "recorded.yaml").write_text(RECORD.format(title=title, against=against), "utf-8")
    held = Watched(folder, str(folder / "recorded.yaml"))
    held.ok(held.chair, "empty_seats", rule="unknown")
    held.put_the_agenda()
    for person in held.by_seat.values():
        held.ok(person, "hand", choice="yes")
    held.ok(held.chair, "show", which="all")
    return held


def _nameless(view: dict[str, Any]) -> dict[str, Any]:
    """Leave out the name of the scenario, which is that of the file."""
    return {**view, "room": {**view["room"], "scenario": ""}}


def test_the_record_is_not_seen_before_it_is_revealed(tmp_path: Path) -> None:
    folders = [tmp_path / "carried", tmp_path / "lost"]
    for folder in folders:
        folder.mkdir()
    rooms = [
        _recorded(folders[0], "The Council carried it", "CHN"),
        _recorded(folders[1], "It was lost", "CHN RUS USA GBR FRA ARG AUS"),
    ]
    for held in rooms:
        held.ok(held.chair, "act", act={"act": "LeaveOpen", "by": "record"})
    classes = [[*held.watching, *held.by_seat.values()] for held in rooms]
    for a, b in zip(*classes, strict=True):
        assert _nameless(seen(rooms[0], a)) == _nameless(seen(rooms[1], b))
    view = seen(rooms[0], rooms[0].watching[0])
    assert (view["room"]["title"], view["room"]["about"]) == ("The situation in the DPRK", None)
    assert view["decided"][0]["record"] is None
    told = seen(rooms[0], rooms[0].chair)
    assert told["room"]["title"] == "The Council carried it" and told["decided"][0]["record"] is not None
    for held in rooms:
        held.ok(held.chair, "reveal", shown=True)
    first, second = (seen(held, held.watching[0]) for held in rooms)
    assert first["decided"][0]["record"]["outcome"] == "adopted"
    assert second["decided"][0]["record"]["outcome"] == "not_adopted"
    assert first["room"]["title"] == "The Council carried it"


def test_of_the_record_one_sees_what_the_chair_has_stepped_through(tmp_path: Path) -> None:
    held = Watched(tmp_path)
    screen = held.watching[1]
    happened = held.room.state.run
    vote = happened.decisions["agenda"].number
    held.ok(held.chair, "look", step=vote - 1)
    before = json.dumps(seen(held, screen))
    assert "Carried: 11" not in before and seen(held, screen)["look"]["decision"] is None
    held.ok(held.chair, "look", step=vote)
    look = seen(held, screen)["look"]
    assert look["decision"]["outcome"] == "adopted" and look["step"] == vote
    held.ok(held.chair, "what_if", changes=[["timeline.agenda.kind", "substantive"]])
    assert seen(held, screen)["look"]["differs"] is None
    assert len(seen(held, held.chair)["look"]["differs"]) == 1
    held.ok(held.chair, "reveal", shown=True)
    assert len(seen(held, screen)["look"]["differs"]) == 1


def test_no_key_and_no_token_is_in_any_view(tmp_path: Path) -> None:
    held = Watched(tmp_path)
    tokens = [who.token_hash for who in held.room.state.people.values()]
    for person in (held.chair, *held.watching, *held.by_seat.values()):
        text = json.dumps(seen(held, person))
        assert "of the chair" not in text and not any(token in text for token in tokens)
        assert ("BCDFGH" in text) == (person == held.chair)


def test_a_delegation_sees_its_own_people_and_the_chair_all(tmp_path: Path) -> None:
    held = Watched(tmp_path)
    second = held.join(name="Second")
    held.ok(second, "sit", seat="CHN")
    assert [who["person"] for who in seen(held, second)["people"]] == [held.by_seat["CHN"], second]
    assert [who["card"] for who in seen(held, second)["people"]] == [True, False]
    assert seen(held, held.watching[0])["people"] == seen(held, held.watching[1])["people"] == []
    assert len(seen(held, held.chair)["people"]) == len(held.room.state.people)
    assert seen(held, second)["offers"] == [] != seen(held, held.by_seat["CHN"])["offers"]


MOVES = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), max_size=14)


@settings(max_examples=examples(8))
@given(MOVES)
def test_every_act_that_is_offered_is_taken_and_the_kept_view_is_the_fresh_one(folders: Any, moves: Any) -> None:
    """Play a room by its offers alone: none is refused, and what was kept from earlier views changes nothing."""
    held, views = Watched(folders()), Views()
    held.ok(held.chair, "gavel", held_by="president")
    people = [held.chair, *held.watching, *held.by_seat.values()]
    for who, what in moves:
        fresh = Views()
        shown = {person: seen(held, person, views) for person in people}
        assert shown == {person: seen(held, person, fresh) for person in people}
        for view in shown.values():
            _check(view)
        acting = [(person, offer) for person, view in shown.items() for offer in view["offers"]]
        acting = [(person, offer) for person, offer in acting if not any(f["required"] for f in offer["fields"])]
        if held.room.state.here.vote is not None and held.room.state.meeting.phase.value == "voting":
            held.ok(held.by_seat["CHN"], "hand", choice=CHOICES[what % 5])
            held.ok(held.chair, "show", which="all")
        elif acting:
            person, offer = acting[(who * 31 + what) % len(acting)]
            held.ok(person, "act", act=offer["act"])
        else:
            break


def _check(view: dict[str, Any]) -> None:
    """Everything that is to be said has its words, and numbers that belong together agree."""
    entries = view["transcript"]["entries"]
    for said in (*view["offers"], *entries, *(view["meeting"] or {"before": []})["before"]):
        assert set(said["with"]) == set(KEYS[said["say"]])
    assert [entry["n"] for entry in entries] == list(range(view["transcript"]["from"], len(entries)))
    assert sum(entry["kind"] == "decision" for entry in entries) == len(view["decided"])
    assert [decided["number"] for decided in view["decided"]] == [*range(1, len(view["decided"]) + 1)]
    if view["vote"] is not None:
        assert view["vote"]["number"] == len(view["decided"]) + 1 and view["vote"]["kind_say"] in KEYS
        assert sum(view["vote"]["tally"].values()) == 15


def test_the_gavel_gives_the_delegation_of_the_president_its_acts(tmp_path: Path) -> None:
    held = Watched(tmp_path)
    presiding = held.by_seat["TCD"]
    assert "DecideWithoutVote" not in [o["act"]["act"] for o in seen(held, presiding)["offers"]]
    assert not seen(held, presiding)["you"]["gavel"] and seen(held, held.chair)["you"]["gavel"]
    held.ok(held.chair, "gavel", held_by="president")
    assert "DecideWithoutVote" in [o["act"]["act"] for o in seen(held, presiding)["offers"]]
    assert seen(held, presiding)["you"]["gavel"] and not seen(held, held.by_seat["CHN"])["you"]["gavel"]
    by = {o["act"]["act"] for o in seen(held, held.chair)["offers"] if o["act"]["by"] == "TCD"}
    assert "DecideWithoutVote" in by and "Object" not in by, "the delegation acts for its State itself"


def test_while_hands_are_shown_stage_by_stage_nothing_is_offered(tmp_path: Path) -> None:
    held = Watched(tmp_path)
    held.put_the_agenda()
    assert seen(held, held.by_seat["CHN"])["offers"]
    held.ok(held.chair, "show", which="yes")
    assert seen(held, held.by_seat["CHN"])["offers"] == seen(held, held.chair)["offers"] == []
    held.ok(held.chair, "show", which="all")
    assert [o["act"]["act"] for o in seen(held, held.chair)["offers"]] == ["StateResult"]


def test_the_transcript_can_be_read_from_anywhere(tmp_path: Path) -> None:
    held, views = Watched(tmp_path), Views()
    for _ in range(25):
        held.act("CHN", "RaisePointOfOrder", text="the list of speakers")
        held.preside("GiveRuling", ruling={"text": "it stands"})
        held.preside("LetRulingStand")
    state = held.room.state
    last = seen(held, held.chair, views)["transcript"]
    assert (last["from"], len(last["entries"])) == (15, 60)
    first = views.transcript(state, 0)
    assert (first["from"], first["of"], len(first["entries"])) == (0, 75, 60)
    assert views.transcript(state, 15)["entries"] == last["entries"]
    assert views.transcript(state, 75)["entries"] == []
    assert first["entries"][0]["words"] == "the list of speakers" and first["entries"][1]["words"] == "it stands"


def test_a_line_taken_back_forgets_what_was_told_after_it(tmp_path: Path) -> None:
    held, views = Watched(tmp_path), Views()
    held.act("CHN", "Object")
    held.act("RUS", "Object")
    assert len(seen(held, held.chair, views)["transcript"]["entries"]) == 2
    held.ok(held.chair, "branch", line="main", at=1)
    assert [e["with"] for e in seen(held, held.chair, views)["transcript"]["entries"]] == [{"by": "CHN"}]
    held.act("USA", "AskForVote")
    assert seen(held, held.chair, views)["transcript"]["entries"][-1]["say"] == "did.AskForVote"
    held.ok(held.chair, "go", line="main")
    entries = seen(held, held.chair, views)["transcript"]["entries"]
    assert [e["with"]["by"] for e in entries] == ["CHN", "RUS"]


@pytest.mark.parametrize("name", ["what-if/referral-2014-odds-referrals", "snapback/2025", "court-elections"])
def test_rooms_of_every_sort_of_scenario_have_a_view(tmp_path: Path, name: str) -> None:
    from sim.scenario.library import names

    chosen = next(each for each in names() if each.startswith(name))
    held = Class(tmp_path, chosen)
    view = seen(held, held.chair)
    assert view["room"]["title"] and view["line"] in ("main", "record")
    held.ok(held.chair, "look", step=held.room.state.lines["record"].length)
    assert seen(held, held.chair)["look"]["entries"]


def test_why_not_is_told_to_each_of_their_own(tmp_path: Path) -> None:
    held, views = Watched(tmp_path), Views()
    state = held.room.state
    chair = {row["say"] for row in views.why_not(state, held.chair)}
    member = {row["say"] for row in views.why_not(state, held.by_seat["CHN"])}
    assert "what.OpenMeeting" in chair and "what.OpenMeeting" not in member
    assert "what.Submit" in member and "what.Submit" not in chair, "TCD has a delegation"
    assert views.why_not(state, held.watching[1]) == views.why_not(state, held.watching[0]) == []
    held.ok(held.chair, "look", step=3)
    assert views.why_not(held.room.state, held.chair) == []


def test_a_view_leaves_the_state_as_it_is(tmp_path: Path) -> None:
    held = Watched(tmp_path)
    before = held.room.state
    seen(held, held.chair)
    assert held.room.state is before and evolve(before) == before


def test_with_every_seat_taken_every_legal_act_is_offered_to_somebody(tmp_path: Path) -> None:
    from sim.classroom.acts_json import act_to_json
    from sim.classroom.papers import papers_of
    from sim.procedure.actions import CastVotes, ChallengeCredentials, ReportCredentials
    from sim.procedure.order import legal_actions

    codes = Class(tmp_path).room.state.council.codes
    (tmp_path / "full").mkdir()
    held = Watched(tmp_path / "full", seats=" ".join(codes))
    papers = papers_of(held.room.state.run.scenario)
    guest = {"name": "PRK", "under": "rule_37"}
    acts: list[tuple[str, dict[str, Any]]] = [
        ("DecideWithoutVote", {}),
        ("ProposeInvitation", {"guest": guest}),
        ("DecideWithoutVote", {}),
    ]
    for name, fields in (*acts, ("", {})):
        people = [held.chair, *held.watching, *held.by_seat.values()]
        offered = {json.dumps(o["act"], sort_keys=True) for p in people for o in seen(held, p)["offers"]}
        meeting = held.room.state.meeting
        assert meeting is not None
        legal = [o.action for o in legal_actions(meeting, papers) if not o.needs]
        told = [act for act in legal if not isinstance(act, CastVotes | ReportCredentials | ChallengeCredentials)]
        assert len(told) > 20
        assert {json.dumps(act_to_json(act), sort_keys=True) for act in told} <= offered
        if name:
            held.preside(name, **fields)
    assert any(act.by == "PRK" for act in told), "who is invited may ask for the floor, and the chair does it"
