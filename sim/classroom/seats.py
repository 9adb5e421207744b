"""Who sits where and who holds the card of a delegation. Who may do so is asked in `answering`."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import evolve

from sim.classroom.lines import Hand, Line, Stage
from sim.classroom.state import Person, Seat, State


def sit(state: State, person: str, code: str) -> State:
    """Return the room with somebody in a seat, up from another. The first to sit down gets the card.

    A hand that the chair raised for the empty seat is taken down: from now on the delegation votes.
    """
    state = stand(state, person)
    there = state.seats.get(code)
    seat = Seat((person,), person) if there is None else evolve(there, people=(*there.people, person))
    state = _with_person(state, evolve(state.people[person], seat=code))
    state = evolve(state, seats=MappingProxyType({**state.seats, code: seat}))
    return state if there is not None else _hand_taken_down(state, code)


def stand(state: State, person: str) -> State:
    """Return the room with somebody out of their seat, and nobody holding the card if they held it.

    Where nobody is left in the seat, its hand is taken down: an empty seat votes as empty seats do.
    """
    code = state.people[person].seat
    if code is None:
        return state
    state = _with_person(state, evolve(state.people[person], seat=None))
    there = state.seats[code]
    left = tuple([p for p in there.people if p != person])
    seats = dict(state.seats)
    if left:
        seats[code] = Seat(left, None if there.card == person else there.card)
        return evolve(state, seats=MappingProxyType(seats))
    del seats[code]
    return _hand_taken_down(evolve(state, seats=MappingProxyType(seats)), code)


def with_card(state: State, code: str, person: str) -> State:
    """Return the room with the card of a seat in the hand of one of its people."""
    return evolve(state, seats=MappingProxyType({**state.seats, code: evolve(state.seats[code], card=person)}))


def removed(state: State, person: str) -> State:
    """Return the room without somebody."""
    state = stand(state, person)
    people = {id: who for id, who in state.people.items() if id != person}
    return evolve(state, people=MappingProxyType(people))


def _with_person(state: State, person: Person) -> State:
    return evolve(state, people=MappingProxyType({**state.people, person.id: person}))


def _hand_taken_down(state: State, code: str) -> State:
    lines = {id: _without_hand(line, code) for id, line in state.lines.items()}
    return evolve(state, lines=MappingProxyType(lines))


def _without_hand(line: Line, code: str) -> Line:
    """Take down a hand nobody has seen; once the showing has begun, what the seat was then stays."""
    vote = line.vote
    if vote is None or vote.stage is not Stage.HANDS or code not in vote.raised:
        return line
    return evolve(line, vote=evolve(vote, raised=without(vote.raised, code)))


def without(raised: Mapping[str, Hand], code: str) -> Mapping[str, Hand]:
    """Return some hands without that of a member."""
    return MappingProxyType({member: hand for member, hand in raised.items() if member != code})
