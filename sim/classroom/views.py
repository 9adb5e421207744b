"""What each person in a room is shown, as JSON: one part that all see alike, and a small one of their own.

Nothing hidden is in it: no hand before it is shown, no ballot of another, nothing of the record before the chair
reveals it or steps through it, no key and no token. What is told of an act, a vote or a step is made once.
"""

import json
from collections.abc import Callable, Set
from typing import Any

from sim.classroom.debrief import decisions_in, record_row, told_row
from sim.classroom.lines import Line, Stage
from sim.classroom.looking import Look
from sim.classroom.offers import AS_PRESIDENT, Offered, Offers
from sim.classroom.papers import papers_of, states_named
from sim.classroom.polls import Poll, poll_row
from sim.classroom.refusals import SCHEMA, not_yours
from sim.classroom.saying_acts import called
from sim.classroom.sheets import Sheets
from sim.classroom.shown_meeting import council_row, line_rows, meeting_row, vote_row
from sim.classroom.state import Gavel, Person, Role, State
from sim.classroom.telling import LAST, Transcript
from sim.classroom.why_not import why_not
from sim.engine.running import Run
from sim.procedure.entry import Papers

_SHOWING = (Stage.YES, Stage.NO, Stage.ABSTAIN)
"""While hands are shown stage by stage nothing comes between, so nothing is offered."""


class Views:
    """The views of one room. It keeps what was made for one view and holds for the next; it changes nothing."""

    def __init__(self) -> None:
        self._transcript = Transcript()
        self._rows: dict[tuple[str, int], dict[str, Any]] = {}
        self._looks: dict[int, Look] = {}
        self._papers: dict[int, tuple[Run, Papers, tuple[str, ...]]] = {}
        self._kept: dict[str, tuple[tuple[object, ...], str]] = {}
        self._offers: Offers | None = None
        self._sheets: Sheets | None = None

    def view(self, state: State, person: str, *, here: Set[str], version: int, now_ms: int) -> bytes:
        """Return what somebody in the room sees now, as JSON. `here` are the people who follow it just now."""
        who = state.people[person]
        chair = who.role is Role.CHAIR
        shared = self._keep(
            f"shared {chair}", (state, frozenset(here)), lambda: self._shared(state, chair=chair, here=here)
        )
        own = self._own(state, who, here)
        return f'{{"schema":{SCHEMA},"version":{version},"now":{now_ms},{shared},{own}}}'.encode()

    def why_not(self, state: State, person: str) -> list[dict[str, Any]]:
        """Return the acts that are not in order now for somebody, each with why, what is instead, and the rule."""
        who, line = state.people[person], state.here
        if not line.played or who.role is Role.SCREEN:
            return []
        meeting = line.states[-1]
        chair = who.role is Role.CHAIR
        by = who.seat if not chair else meeting.chair if meeting.chair not in state.seats else None
        if by is None and not chair:
            return []
        offered = self._may(state, who) if chair else self._offers_at(line).by(by or "")
        gavel = chair or _has_gavel(state, who)
        return why_not(meeting, offered, by, chair=gavel, secretariat=chair, papers=self._papers_of(line.run)[1])

    def transcript(self, state: State, start: int) -> dict[str, Any]:
        """Return the entries of the transcript of the line the room stands in from a number on, up to `LAST`."""
        entries = self._entries(state, state.here)
        return {"from": start, "of": len(entries), "entries": entries[start : start + LAST]}

    def sheet(self, state: State, person: str, seat: str | None = None) -> dict[str, Any]:
        """Return the role sheet of a seat: one's own, to the chair any. It tells no more than is revealed.

        Raises `Refused` for the sheet of another, and `UnscError` naming the nearest for a seat that has none.
        """
        who = state.people[person]
        wanted = seat or who.seat
        if who.role is not Role.CHAIR and (wanted is None or wanted != who.seat):
            raise not_yours("a role sheet is for the delegation it is written for", instead="taking a seat")
        if wanted is None:
            raise not_yours("expected the seat whose sheet is wanted, such as CHN")
        if self._sheets is None:
            self._sheets = Sheets(state.scenario, state.run)
        return self._sheets.of(wanted, ahead=who.role is Role.CHAIR or state.revealed)

    # What everybody of a sort sees

    def _shared(self, state: State, *, chair: bool, here: Set[str]) -> str:
        line = state.here
        meeting, hands = line.meeting, line.vote
        revealed = chair or state.revealed
        parts = {
            "room": _text(_room(state, line, chair=chair)),
            "council": _text(council_row(state, line, here)),
            "lines": self._keep(
                f"lines {revealed}", (state.lines,), lambda: _text(line_rows(state, revealed=revealed))
            ),
            "line": _text(line.id),
            "mode": _text("play" if line.played else "look"),
            "meeting": self._keep(
                "meeting", (meeting,), lambda: _text(None if meeting is None else meeting_row(meeting))
            ),
            "speech": _text(_speech(state)),
            "vote": _text(None if hands is None else vote_row(state, line, hands)),
            "decided": self._keep(
                f"decided {revealed}",
                (line.acts, line.id, state.run),
                lambda: _text(self._decided(state, line, revealed=revealed)),
            ),
            "transcript": self._told(state, line),
            "look": self._keep(
                f"look {revealed}", (line, state.run), lambda: _text(self._look(state, line, revealed=revealed))
            ),
        }
        return ",".join([f'"{name}":{text}' for name, text in parts.items()])

    def _keep(self, name: str, key: tuple[object, ...], make: Callable[[], str]) -> str:
        """Return a text made before from the very same things, or make it."""
        kept = self._kept.get(name)
        if kept is not None and len(kept[0]) == len(key) and all(map(_same, kept[0], key)):
            return kept[1]
        text = make()
        self._kept[name] = (key, text)
        return text

    def _decided(self, state: State, line: Line, *, revealed: bool) -> list[dict[str, Any]]:
        rows = []
        for told in decisions_in(line) if line.played else ():
            row = self._rows.get((line.id, told.number))
            if row is None:
                row = self._rows[line.id, told.number] = told_row(told)
            rows.append({**row, "record": record_row(state.run, line, told)} if revealed else row)
        return rows

    def _told(self, state: State, line: Line) -> str:
        open_poll = None if state.poll is None else state.poll.id
        return self._keep(
            "transcript", (line.acts, line.id, state.polls, open_poll), lambda: _text(self._last(state, line))
        )

    def _last(self, state: State, line: Line) -> dict[str, Any]:
        entries = self._entries(state, line)
        return {"from": max(0, len(entries) - LAST), "entries": entries[-LAST:]}

    def _entries(self, state: State, line: Line) -> list[dict[str, Any]]:
        if not line.played:
            return []
        polls = state.polls if state.poll is None else (*state.polls, state.poll)
        return self._transcript.entries(line, polls)

    def _look(self, state: State, line: Line, *, revealed: bool) -> dict[str, Any] | None:
        if line.played:
            return None
        look = self._looks.get(id(line.run))
        if look is None:
            look = self._looks[id(line.run)] = Look(line.run)  # it holds the run, so that the number stays its own
        return look.row(line, state.run if revealed else None)

    # What somebody sees of their own

    def _own(self, state: State, who: Person, here: Set[str]) -> str:
        line = state.here
        parts = {
            "you": _text(_you(state, who)),
            "people": self._people(state, who, here),
            "your_hand": _text(_hand(line, who)),
            "offers": self._offered(state, who),
            "poll": _text(_poll(state, line, who)),
        }
        return ",".join([f'"{name}":{text}' for name, text in parts.items()])

    def _people(self, state: State, who: Person, here: Set[str]) -> str:
        if who.role is Role.SCREEN or (who.role is Role.DELEGATE and who.seat is None):
            return "[]"
        seat = None if who.role is Role.CHAIR else who.seat
        return self._keep(
            f"people {seat}",
            (state.people, state.seats, frozenset(here)),
            lambda: _text(_people(state, seat, here)),
        )

    def _offered(self, state: State, who: Person) -> str:
        """Return what somebody may do as text, made once for a meeting as it stands."""
        line = state.here
        if not line.played or who.role is Role.SCREEN:
            return "[]"
        vote = line.vote
        key = (
            *(line.states[-1], line.run, state.gavel.value, None if vote is None else vote.stage.value),
            *(state.holds_card(who.id), frozenset(state.seats) if who.role is Role.CHAIR else None),
        )
        name = "chair" if who.role is Role.CHAIR else f"{who.seat} {state.holds_card(who.id)}"
        return self._keep(f"offers {name}", key, lambda: _text([dict(each.row) for each in self._may(state, who)]))

    def _may(self, state: State, who: Person) -> list[Offered]:
        """Return what is in order for somebody who holds a card, or for the chair of the class.

        The chair does what is the President's to do, what the Secretariat does, what is to be done for those
        invited, and leaves open what no votes settle. The delegation of the President acts for its State itself.
        """
        line = state.here
        meeting, vote = line.states[-1], line.vote
        if vote is not None and vote.stage in _SHOWING:
            return []
        offers = self._offers_at(line)
        if who.role is not Role.CHAIR:
            if who.seat is None or not state.holds_card(who.id):
                return []
            gavel = _has_gavel(state, who)
            return [each for each in offers.by(who.seat) if gavel or not each.for_the_chair]
        found: list[Offered] = []
        for by in sorted(offers.actors, key=lambda by: by != meeting.chair):
            if by == meeting.chair:
                alone = by not in state.seats
                found += [o for o in offers.by(by) if alone or o.for_the_chair or o.act in AS_PRESIDENT]
            elif by not in meeting.council.codes:
                found += offers.by(by)
        return found

    def _offers_at(self, line: Line) -> Offers:
        meeting = line.states[-1]
        if self._offers is None or self._offers.meeting is not meeting:
            _, papers, states = self._papers_of(line.run)
            self._offers = Offers(meeting, papers, states)
        return self._offers

    def _papers_of(self, run: Run) -> tuple[Run, Papers, tuple[str, ...]]:
        if id(run) not in self._papers:
            self._papers[id(run)] = (run, papers_of(run.scenario), states_named(run.scenario))
        return self._papers[id(run)]


def _text(row: object) -> str:
    return json.dumps(row, separators=(",", ":"), ensure_ascii=False)


def _same(one: object, other: object) -> bool:
    """Tell whether two things are the same, without looking into what is large."""
    return one is other or (isinstance(one, str | int | frozenset) and one == other)


def _room(state: State, line: Line, *, chair: bool) -> dict[str, Any]:
    scenario, meeting = line.run.scenario, line.meeting
    if meeting is None and line.run.standing:
        meeting = line.run.standing[0].state
    item = "" if meeting is None else meeting.called.request.item
    told = chair or state.revealed
    return {
        "id": state.room,
        "code": state.code if chair else None,
        # A title may tell how it ended, as explanations do.
        "title": scenario.title if told else item or state.scenario,
        "about": scenario.about if told else None,
        "scenario": state.scenario,
        "closed": state.closed,
        "gavel": state.gavel.value,
        "empty_seats": state.empty_seats.value,
        "revealed": state.revealed,
        "on": str(meeting.on if meeting is not None else line.run.log[0].at.day),
        "item": item,
        "law": meeting.law.name if meeting is not None and scenario.law is not None else None,
    }


def _speech(state: State) -> dict[str, Any] | None:
    timer, meeting = state.timer, state.meeting
    if timer is None:
        return None
    by = timer.by if meeting is None else called(timer.by, meeting)
    return {"by": by, "seconds": timer.seconds, "ends_ms": timer.ends_ms}


def _has_gavel(state: State, who: Person) -> bool:
    """Tell whether a delegate does what is the President's to do."""
    meeting = state.meeting
    presides = meeting is not None and who.seat == meeting.chair
    return presides and state.gavel is Gavel.PRESIDENT and state.holds_card(who.id)


def _you(state: State, who: Person) -> dict[str, Any]:
    return {
        "person": who.id,
        "role": who.role.value,
        "name": who.name,
        "seat": who.seat,
        "card": state.holds_card(who.id),
        "gavel": who.role is Role.CHAIR or _has_gavel(state, who),
    }


def _people(state: State, seat: str | None, here: Set[str]) -> list[dict[str, Any]]:
    """Return the people of a seat; of all seats for None."""
    return [
        {
            "person": who.id,
            "name": who.name,
            "role": who.role.value,
            "seat": who.seat,
            "card": state.holds_card(who.id),
            "here": who.id in here,
        }
        for who in state.people.values()
        if seat is None or who.seat == seat
    ]


def _hand(line: Line, who: Person) -> str | None:
    """Return what one's own delegation chose on the question now put."""
    if line.vote is None or who.seat is None:
        return None
    hand = line.vote.raised.get(who.seat)
    return None if hand is None else hand.choice.value


def _poll(state: State, line: Line, who: Person) -> dict[str, Any] | None:
    """Return the poll that is open, or the last one as long as nothing has happened since it was closed."""
    poll: Poll | None = state.poll
    if poll is None:
        last = state.polls[-1] if state.polls else None
        if last is None or (last.line, last.at) != (line.id, line.at):
            return None
        poll = last
    return poll_row(poll, seat=who.seat, of=len(state.seats), chair=who.role is Role.CHAIR)
