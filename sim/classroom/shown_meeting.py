"""The Council, its meeting and a show of hands as they are sent. What is hidden from whom is asked in views.py."""

from collections.abc import Mapping, Set
from functools import lru_cache
from typing import Any

from sim.classroom.debrief import tally_row
from sim.classroom.empty_seats import stay_unknown
from sim.classroom.lines import Hands, Line, Stage
from sim.classroom.saying import matter, rule
from sim.classroom.saying_acts import called, on_a_label
from sim.classroom.showing_hands import shown, so_far
from sim.classroom.state import State
from sim.council import Council
from sim.procedure.deciding import source_of
from sim.procedure.meeting import Meeting
from sim.show.pictures.seating import Place, places
from sim.show.words import named, short_name


@lru_cache(maxsize=256)
def _places(council: Council, chair: str | None) -> tuple[Place, ...]:
    return places(council, chair)


@lru_cache(maxsize=256)
def _names(council: Council) -> Mapping[str, tuple[str, str]]:
    """Return what the members are called on a label, and in a sentence."""
    assert council.on is not None, "a Council that meets does so on a day"
    return {code: (short_name(code, council.on), named(code, council.on)) for code in council.codes}


def council_row(state: State, line: Line, here: Set[str]) -> dict[str, Any]:
    """Return the Council of a line: who sits where, and of each seat whether somebody is there and has a hand up.

    `here` are the people who follow the room at the moment. Which way a hand votes is not in it.
    """
    council, meeting = state.council, line.meeting
    if council is None:
        return {"president": None, "needed": None, "members": []}
    names = _names(council)
    raised = line.vote.raised if line.vote is not None and line.vote.stage is not Stage.ALL else {}
    members = []
    for place in _places(council, meeting.chair if meeting is not None else council.president):
        seat = state.seats.get(place.code)
        members.append(
            {
                "code": place.code,
                "name": names[place.code][0],
                "named": names[place.code][1],
                "permanent": place.permanent,
                "x": place.x,
                "y": place.y,
                "people": 0 if seat is None else len(seat.people),
                "card": seat is not None and seat.card is not None,
                "here": seat is not None and any(person in here for person in seat.people),
                "hand": place.code in raised,
                "empty": seat is None,
            }
        )
    law = meeting.law if meeting is not None else line.run.standing[0].state.law
    return {
        "president": meeting.chair if meeting is not None else council.president,
        "needed": law.procedural.needed(0, 0),
        "members": members,
    }


def line_rows(state: State, *, revealed: bool) -> list[dict[str, Any]]:
    """Return the lines of a room, in the order they were made.

    How long the record is tells something of it, too: unless it is revealed it is as long as was told of it.
    """
    return [
        {
            "id": line.id,
            "name": line.name,
            "kind": line.kind.value,
            "parent": line.parent or None,
            "at": line.parent_at if line.parent else line.at,
            "length": line.length if line.played or revealed else line.step,
        }
        for line in state.lines.values()
    ]


def meeting_row(meeting: Meeting) -> dict[str, Any]:
    """Return how a meeting stands."""
    return {
        "phase": meeting.phase.value,
        "format": meeting.format.value,
        "chair": meeting.chair,
        "agenda_adopted": meeting.agenda_adopted,
        "seized": list(meeting.seized),
        "before": [matter(pending, meeting) for pending in meeting.before],
        "speakers": [on_a_label(who, meeting) for who in meeting.speakers],
        "invited": [called(guest.name, meeting) for guest in meeting.invited],
        "drafts": [
            {
                "symbol": tabled.draft.symbol,
                "text": tabled.draft.question.text,
                "by": called(tabled.by, meeting),
                "in_blue": tabled.in_blue,
                "outcome": None if tabled.outcome is None else tabled.outcome.value,
                "withdrawn": tabled.withdrawn,
            }
            for tabled in meeting.drafts
        ],
        "amendments": [
            {
                "symbol": proposed.amendment.symbol,
                "to": proposed.amendment.to,
                "by": called(proposed.by, meeting),
                "change": proposed.amendment.change.value,
                "outcome": None if proposed.outcome is None else proposed.outcome.value,
                "withdrawn": proposed.withdrawn,
            }
            for proposed in meeting.amendments
        ],
        "ended": None if meeting.ended is None else meeting.ended.value,
    }


def vote_row(state: State, line: Line, hands: Hands) -> dict[str, Any]:
    """Return a show of hands as far as it is shown: who has a hand up, and of those shown which way.

    An empty seat of which nothing is known is named from the beginning, and shown as unknown once everything is.
    """
    empty = [code for code in line.states[-1].council.codes if code not in state.seats]
    meeting = line.states[-1]
    pending = meeting.before[-1]
    question = pending.question
    assert question is not None, "hands are raised on a question"
    seen, result = shown(hands, meeting.council), so_far(meeting, hands)
    whence = {member: hand.origin.value for member, hand in seen.items()}
    if hands.stage is Stage.ALL:
        whence |= {member: "unknown" for member in hands.empty if member not in seen}
    return {
        "number": len(meeting.taken) - len(line.states[0].taken) + 1,
        "question": question.text,
        "kind": question.kind.value,
        "kind_say": f"kind.{question.kind.value}",
        "rule": rule(source_of(pending.matter)),
        "needed": result.needed,
        "stage": hands.stage.value,
        "raised": [code for code in meeting.council.codes if code in hands.raised],
        "shown": {member: hand.choice.value for member, hand in seen.items()},
        "from": whence,
        "tally": tally_row(result.tally),
        "settled": result.outcome is not None,
        "outcome": None if result.outcome is None else result.outcome.value,
        "why": result.why,
        "could_settle": list(result.could_settle),
        "veto": list(result.vetoes),
        "stay_unknown": list(stay_unknown(line, empty, state.empty_seats, state.seed)),
    }
