"""Whatever is sent twice, late, out of turn, from two tabs, or after a crash is done once, in one order."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from sim.classroom.acts_json import act_to_json
from sim.classroom.room import Room
from sim.classroom.state import Role
from sim.law import Choice
from sim.procedure import legal_actions
from sim.procedure.actions import Action
from tests.classroom.classes import Class
from tests.effort import examples

SEATS = ("CHN", "RUS", "USA", "TCD", "NGA")
CHOICES = st.sampled_from([*[choice.value for choice in Choice], None])


class Rooms(RuleBasedStateMachine):
    """A chair and some delegates in a room, whose pages send what they like, and a server that is killed."""

    sent = Bundle("sent")
    """What was sent and answered, and can come again."""
    late = Bundle("late")
    """What was made on a page and is still on its way."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.played = Class(self.folder, seats=SEATS)
        self.applied: dict[tuple[str, str], Any] = {}
        self.count = 0
        self.taken: dict[int, bytes] = {}

    @initialize(put=st.booleans())
    def it_begins(self, put: bool) -> None:
        if put:
            self.played.put_the_agenda()

    def teardown(self) -> None:
        self.played.room.close()
        shutil.rmtree(self.folder)

    # What a page makes

    def made(self, what: str, **fields: Any) -> dict[str, Any]:
        return self.played.body(what, **fields)

    @rule(target=late, seat=st.sampled_from(SEATS), choice=CHOICES)
    def a_hand(self, seat: str, choice: str | None) -> tuple[str, Any]:
        return self.played.by_seat[seat], self.made("hand", choice=choice)

    @rule(target=late, which=st.sampled_from(["yes", "no", "abstain", "all", "all"]))
    def a_showing(self, which: str) -> tuple[str, Any]:
        return self.played.chair, self.made("show", which=which)

    @rule(target=late, seat=st.sampled_from((*SEATS, "ARG", "GBR")), choice=CHOICES)
    def a_hand_of_an_empty_seat(self, seat: str, choice: str | None) -> tuple[str, Any]:
        return self.played.chair, self.made("hand", seat=seat, choice=choice)

    @rule(target=late, rule=st.sampled_from(["position", "odds"]))
    def votes_of_the_empty_seats(self, rule: str) -> tuple[str, Any]:
        return self.played.chair, self.made("fill_empty", rule=rule)

    @rule(target=late, data=st.data())
    def an_act(self, data: st.DataObject) -> Any:
        meeting = self.played.room.state.meeting
        acts: list[Action] = (
            [o.action for o in legal_actions(meeting) if not o.needs] if meeting is not None else []
        )
        if not acts:
            return multiple()
        act = data.draw(st.sampled_from(acts))
        people = [self.played.chair]
        if act.by in self.played.by_seat:
            people.append(self.played.by_seat[act.by])
        return data.draw(st.sampled_from(people)), self.made("act", act=act_to_json(act))

    @rule(target=late, seat=st.sampled_from(SEATS), to=st.sampled_from((*SEATS, "ARG", "PRK")))
    def a_move(self, seat: str, to: str) -> tuple[str, Any]:
        return self.played.by_seat[seat], self.made("sit", seat=to)

    @rule(target=late, seat=st.sampled_from(SEATS), what=st.sampled_from(["stand", "take_card"]))
    def a_seat_left(self, seat: str, what: str) -> tuple[str, Any]:
        return self.played.by_seat[seat], self.made(what)

    @rule(
        target=late,
        what=st.sampled_from(
            [
                {"what": "branch", "line": "main", "at": 1},
                {"what": "branch", "line": "record", "at": 8},
                {"what": "go", "line": "main"},
                {"what": "go", "line": "line-2"},
                {"what": "look", "step": 3},
                {"what": "gavel", "held_by": "president"},
                {"what": "empty_seats", "rule": "unknown"},
                {"what": "reveal", "shown": True},
                {"what": "timer", "seconds": 30},
                {"what": "poll", "kind": "straw", "names": ["A", "B"]},
                {"what": "poll_close"},
            ]
        ),
    )
    def a_word_of_the_chair(self, what: dict[str, Any]) -> tuple[str, Any]:
        return self.played.chair, {"id": next(self.played.ids), "do": what}

    @rule(target=late, seat=st.sampled_from(SEATS), mark=st.sampled_from(["encourage", "discourage"]))
    def a_ballot(self, seat: str, mark: str) -> tuple[str, Any]:
        poll = self.played.room.state.poll
        ballot = {"poll": poll.id if poll is not None else "poll-1", "marks": {"A": mark}}
        return self.played.by_seat[seat], self.made("ballot", **ballot)

    @rule(choices=st.dictionaries(st.sampled_from(SEATS), CHOICES))
    def hands_at_once(self, choices: dict[str, str | None]) -> None:
        """What is raised while a question is put is what the room has, and nothing else changes."""
        line = self.played.room.state.here
        for seat, choice in choices.items():
            person = self.played.by_seat[seat]
            where = self.played.room.state.people[person].seat
            body = self.made("hand", choice=choice)
            reply = self.played.send(person, body)
            if reply.status == 200:
                self.applied[person, body["id"]] = body, reply
                vote = self.played.room.state.here.vote
                assert vote is not None and where is not None
                raised = vote.raised.get(where)
                assert (None if raised is None else raised.choice.value) == choice
        assert self.played.room.state.here.acts == line.acts

    # What the server does with it

    @rule(target=sent, message=consumes(late))
    def it_arrives(self, message: tuple[str, Any]) -> tuple[str, Any]:
        person, body = message
        before = self.played.room.state
        reply = self.played.send(person, body)
        assert reply.status in (200, 403, 409, 422), reply
        if reply.status == 200:
            self.count += 1
            self.applied[person, body["id"]] = body, reply
            assert self.played.room.state.entries == before.entries + 1
            if "line" in body:
                assert (body["line"], body["at"]) == (before.line, before.here.at)
        else:
            assert self.played.room.state is before
            assert reply.body["version"] == self.played.room.version
        return person, body

    @rule(message=sent)
    def it_arrives_again(self, message: tuple[str, Any]) -> None:
        person, body = message
        before = self.played.room.state
        known = self.applied.get((person, body["id"]))
        if known is None:
            return  # it was refused; whether it is in order by now is asked anew, and tried as a late one
        assert self.played.send(person, body) == known[1]
        assert self.played.room.state is before

    @rule(message=sent, what=st.sampled_from(["stand", "take_card"]))
    def its_id_comes_with_something_else(self, message: tuple[str, Any], what: str) -> None:
        person, body = message
        if (person, body["id"]) not in self.applied or body["do"]["what"] == what:
            return
        before = self.played.room.state
        reply = self.played.send(person, {"id": body["id"], "do": {"what": what}})
        assert reply.status == 409 and "something else was done" in reply.body["error"]["message"]
        assert self.played.room.state is before

    @rule(message=sent, other=st.sampled_from(SEATS))
    def another_has_the_same_id(self, message: tuple[str, Any], other: str) -> None:
        _, body = message
        person = self.played.by_seat[other]
        if (person, body["id"]) in self.applied:
            return
        reply = self.played.send(person, body)
        if reply.status == 200:
            self.applied[person, body["id"]] = body, reply

    @rule(message=sent)
    def a_second_tab_sends_the_same_act(self, message: tuple[str, Any]) -> None:
        """An act or a showing that was done cannot be done again by another id: the meeting has moved on."""
        person, body = message
        if (person, body["id"]) not in self.applied or body["do"]["what"] != "act":
            return
        if (body["line"], body["at"]) == (self.played.room.state.line, self.played.room.state.here.at):
            return  # taken back by a branch, or in another line
        reply = self.played.send(person, {**body, "id": next(self.played.ids)})
        assert reply.status == 409 and reply.body["error"]["stale"]

    @rule()
    def the_server_is_killed(self) -> None:
        state, version = self.played.room.state, self.played.room.version
        again = self.played.again()
        assert again.state == state and again.version == version
        for (person, _), (body, reply) in self.applied.items():
            assert again.handle(person, body, 0) == reply
        assert again.state == state

    @rule(torn=st.integers(0, 60))
    def the_server_is_killed_while_it_writes(self, torn: int) -> None:
        """What nobody was answered may be lost, whole commands of it; what was answered never."""
        room = self.played.room
        room.commit()
        before, data = room.state, room.journal.read_bytes()
        self.played.ok(self.played.chair, "name_line", line="record", name=f"torn {torn}")
        line = room.take_pending()
        room.journal.write_bytes(data + line[: min(torn, len(line) - 1)])
        again = Room.resume(room.journal)
        assert again.state == before
        room._journal.close()
        self.played.room = again

    # What is always so

    @invariant()
    def one_delegation_one_vote(self) -> None:
        for line in self.played.room.state.lines.values():
            for meeting in line.states:
                for taken in meeting.taken:
                    if taken.roll is not None:
                        members = [vote.member for vote in taken.roll.votes]
                        assert len(members) == len(set(members))
                        assert set(members) <= set(meeting.council.codes)

    @invariant()
    def seats_and_people_fit(self) -> None:
        state = self.played.room.state
        for code, seat in state.seats.items():
            assert seat.people and all(state.people[p].seat == code for p in seat.people)
            assert seat.card is None or seat.card in seat.people
        seated = [p.id for p in state.people.values() if p.seat is not None]
        assert sorted(seated) == sorted(p for seat in state.seats.values() for p in seat.people)
        assert all(p.role is Role.DELEGATE for p in state.people.values() if p.seat is not None)

    @invariant()
    def the_states_of_a_line_follow_from_its_acts(self) -> None:
        for line in self.played.room.state.lines.values():
            assert len(line.states) == len(line.acts) + line.played


TestRooms = Rooms.TestCase
TestRooms.settings = settings(max_examples=examples(30), stateful_step_count=60, deadline=None)


def test_two_hundred_at_once_are_counted_once(tmp_path: Path) -> None:
    """Fifteen delegations, each of whose hands comes five times and in turn: fifteen votes."""
    seats = "ARG AUS TCD CHL CHN FRA JOR LTU LUX NGA KOR RUS RWA GBR USA"
    played = Class(tmp_path, seats=seats)
    played.put_the_agenda()
    bodies = [(played.by_seat[s], played.body("hand", choice="yes")) for s in seats.split()]
    replies = [played.send(person, body) for _ in range(5) for person, body in bodies]
    assert replies == replies[:15] * 5
    played.ok(played.chair, "show", which="all")
    meeting = played.room.state.meeting
    assert meeting is not None and meeting.before[-1].decision is not None
    assert str(meeting.before[-1].decision.tally) == "15-0-0"
    assert sum(b'"what":"hand"' in line for line in played.room.take_pending().splitlines()) == 15
