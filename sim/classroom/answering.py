"""Whether somebody in a room may do what they ask: their role, their seat, and where the room stands now.

What the law says to an act is asked when it is done (`after`); here it is asked whose it is to do it.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sim.classroom import commands as c
from sim.classroom.guests import check_guest
from sim.classroom.limits import AWAY_MS, LINES, POLLS
from sim.classroom.lines import Line, LineKind, Stage, left_open
from sim.classroom.refusals import MALFORMED, Refused, not_yours
from sim.classroom.showing_hands import asked_for, hand_of, may_follow
from sim.classroom.state import Gavel, Person, Role, State
from sim.classroom.until import check_until
from sim.procedure.actions import (
    COUNCIL,
    RECORD,
    SECRETARY_GENERAL,
    Action,
    CastVotes,
    Move,
    ProposeInvitation,
    ProposePrivateMeeting,
    ProposePublicMeeting,
    ProposeSingleCopy,
)
from sim.procedure.entry import Actor
from sim.procedure.meeting import Meeting, Phase
from sim.procedure.order import TABLE
from sim.procedure.rules import VOTING_NOT_INTERRUPTED
from sim.scenario.faults import nearest

_WHOSE: Mapping[type[Action], Actor] = MappingProxyType({entry.act: entry.by for entry in TABLE})
_ALSO_AS_PRESIDENT = frozenset(
    {Move, ProposeInvitation, ProposePrivateMeeting, ProposePublicMeeting, ProposeSingleCopy}
)
"""What a member proposes and the President can too, so that the teacher can who holds the gavel."""

Away = Callable[[str], bool]
"""Tells whether somebody has been away for longer than `AWAY_MS`."""


def check(state: State, person: Person, command: c.Command, away: Away) -> None:
    """See that somebody may do what they ask. Raises `Refused`, with what would be in order instead."""
    do = command.do
    if person.role not in _ROLES[type(do)]:
        raise not_yours(_FOR[_ROLES[type(do)]])
    if command.line is not None and command.at is not None:
        _check_place(state, command.line, command.at)
    _CHECKS.get(type(do), _nothing)(state, person, do, away)


def _nothing(state: State, person: Person, do: Any, away: Away) -> None:
    """There is nothing more to ask."""


def _check_place(state: State, line: str, at: int) -> None:
    if line != state.line or at != state.here.at:
        raise Refused("the meeting has moved on since this was shown; look again", stale=True)


def check_seat(state: State, code: str) -> None:
    """See that a State sits on the Council of the line the room stands in. Raises `Refused` with the nearest."""
    council = state.council
    if council is None:
        raise Refused("no Council sits in this scenario, so there is no seat to take")
    if code not in council.codes:
        near = nearest(code, council.codes) or f"; expected one of {', '.join(council.codes)}"
        raise Refused(f"{code!a:.60} does not sit on this Council{near}", status=MALFORMED)


def _sit(state: State, person: Person, do: c.Sit, away: Away) -> None:
    check_seat(state, do.seat)
    if person.seat == do.seat:
        raise Refused(f"you sit in the seat of {do.seat} already")


def _seated(person: Person) -> str:
    if person.seat is None:
        raise Refused("you have no seat yet", instead="taking a seat")
    return person.seat


def _take_card(state: State, person: Person, do: c.TakeCard, away: Away) -> None:
    holder = state.holder(_seated(person))
    if holder == person.id:
        raise Refused("you hold the card already")
    if holder is not None and not away(holder):
        raise Refused(
            f"{state.people[holder].name} holds the card and is here",
            instead=f"asking for it, or taking it when they have been away for {AWAY_MS // 1_000} seconds",
        )


def _give_card(state: State, person: Person, do: c.GiveCard, away: Away) -> None:
    seat = do.seat if person.role is Role.CHAIR else _with_card(state, person)
    if person.role is not Role.CHAIR and do.seat not in (None, seat):
        raise not_yours("the card of another delegation is not yours to give")
    to = _person(state, do.to)
    if to.seat is None or to.seat != (seat or to.seat):
        raise Refused("a card goes to somebody who sits in that seat")
    if state.holder(to.seat) == to.id:
        raise Refused(f"{to.name or to.id} holds the card already")


def _with_card(state: State, person: Person) -> str:
    seat = _seated(person)
    if state.holder(seat) != person.id:
        holder = state.holder(seat)
        name = state.people[holder].name if holder is not None else "nobody"
        raise not_yours(
            f"only who holds the card of {seat} acts and votes for it, and {name or 'another'} holds it",
            instead="taking the card, or asking for it",
        )
    return seat


def _person(state: State, id: str) -> Person:
    found = state.people.get(id)
    if found is None:
        raise Refused(f"there is nobody {id!a:.40} in this room", status=MALFORMED)
    return found


def _played(state: State) -> Meeting:
    line = state.here
    if not line.played:
        raise Refused(
            "this line is looked at, and nothing happens in it",
            instead="branching from it, or going to a line that is played",
        )
    return line.states[-1]


def _act(state: State, person: Person, do: c.DoAct, away: Away) -> None:
    meeting = _played(state)
    act, vote = do.act, state.here.vote
    if isinstance(act, Move):
        check_until(meeting, act)
    if isinstance(act, ProposeInvitation):
        check_guest(meeting, act, state.here.run.scenario)
    if isinstance(act, CastVotes):
        raise Refused("votes are cast by raising hands", instead="raising hands, and showing them")
    if vote is not None and vote.stage not in (Stage.HANDS, Stage.ALL):
        raise Refused(
            "The hands are being shown: nothing comes between",
            instead="showing the other hands",
            rule=VOTING_NOT_INTERRUPTED,
        )
    if person.role is Role.CHAIR:
        _check_teacher(state, meeting, act)
        return
    seat = _with_card(state, person)
    if act.by != seat:
        raise not_yours(f"you act for {seat}, and this is an act of {act.by:.60}")
    by_chair = _WHOSE[type(act)] is Actor.CHAIR
    if by_chair and seat == meeting.chair and state.gavel is Gavel.TEACHER:
        raise not_yours("the teacher has the gavel", instead="asking for the gavel")


def _check_teacher(state: State, meeting: Meeting, act: Action) -> None:
    """The teacher acts as the President, for the Secretariat, for who is invited, and for empty seats."""
    if act.by == meeting.chair and (_WHOSE[type(act)] is Actor.CHAIR or type(act) in _ALSO_AS_PRESIDENT):
        return
    if act.by in state.seats and act.by not in (SECRETARY_GENERAL, RECORD, COUNCIL):
        raise not_yours(
            f"{act.by} has a delegation, which acts for itself", instead="taking its people out of the seat first"
        )


def _hand(state: State, person: Person, do: c.RaiseHand, away: Away) -> None:
    meeting = _played(state)
    vote = state.here.vote
    if person.role is Role.CHAIR:
        if do.seat is None:
            raise Refused("seat is missing: the chair raises the hand of an empty seat", status=MALFORMED)
        if do.seat in state.seats:
            raise not_yours(f"{do.seat} has a delegation, which raises its own hand")
        seat = do.seat
    else:
        seat = _with_card(state, person)
        if do.seat not in (None, seat):
            raise not_yours("the hand of another delegation is not yours to raise")
    check_seat(state, seat)
    if vote is not None and person.role is Role.CHAIR and meeting.phase is Phase.COUNTED:
        _check_open(state)
        if seat not in vote.empty or not (seat in vote.raised or hand_of(vote, seat) is None):
            raise Refused(
                f"the vote of {seat} is known", instead="raising the hand of a seat whose vote is unknown"
            )
        return
    if vote is None or vote.stage is Stage.ALL:
        raise Refused("no question is put to the vote now", instead="raising a hand when a question is put")
    if seat in meeting.without_credentials:
        raise Refused(f"the credentials of the representative of {seat} were rejected; no vote of it counts")
    if vote.stage is Stage.HANDS:
        return
    if seat in vote.empty and person.role is not Role.CHAIR:
        raise Refused(f"the seat of {seat} was empty when the hands were shown", instead="the next vote")
    hand = hand_of(vote, seat)
    if hand is not None and asked_for(hand.choice, vote.stage):
        raise Refused(f"the hand of {seat} has been shown, and stands")
    if do.choice is not None and asked_for(do.choice, vote.stage):
        raise Refused(f"who votes {do.choice.value} has been asked already", instead="another choice")


def _check_open(state: State) -> None:
    if not left_open(state.here):
        raise Refused("the votes of this class settle the question", instead="stating the result")


def _fill_empty(state: State, person: Person, do: c.FillEmpty, away: Away) -> None:
    if _played(state).phase is not Phase.COUNTED:
        raise Refused("no result is open", instead="choosing how empty seats vote in the votes to come")
    _check_open(state)


def _show(state: State, person: Person, do: c.Show, away: Away) -> None:
    meeting = _played(state)
    if person.role is not Role.CHAIR:
        if _with_card(state, person) != meeting.chair:
            raise not_yours(f"the hands are shown by the President, {meeting.chair}")
        if state.gavel is Gavel.TEACHER:
            raise not_yours("the teacher has the gavel", instead="asking for the gavel")
    vote = state.here.vote
    if vote is None or vote.stage is Stage.ALL:
        raise Refused("no question is put to the vote now", instead="putting a question to the vote")
    if not may_follow(vote.stage, do.which):
        raise Refused(
            f"{do.which.value} does not come after {vote.stage.value}",
            instead="showing who is in favour, then who is against, then who abstains; or all at once",
        )


def _timer(state: State, person: Person, do: c.SetTimer, away: Away) -> None:
    _played(state)


def _on_person(state: State, person: Person, do: c.Remove | c.Unseat, away: Away) -> None:
    other = _person(state, do.person)
    if isinstance(do, c.Unseat):
        if other.seat is None:
            raise Refused(f"{other.name or other.id} has no seat")
    elif other.id == person.id:
        raise Refused("you cannot put yourself out of the room")


def line_of(state: State, id: str) -> Line:
    """Return a line of the room. Raises `Refused` with the nearest where there is none."""
    line = state.lines.get(id)
    if line is None:
        near = nearest(id, state.lines) or f"; expected one of {', '.join([*state.lines][:20])}"
        raise Refused(f"there is no line {id!a:.40}{near}", status=MALFORMED)
    return line


def _look(state: State, person: Person, do: c.Look, away: Away) -> None:
    line = line_of(state, do.line)
    if line.kind is LineKind.PLAYED:
        raise Refused("a line that is played is not stepped through", instead="branching from an earlier point")
    if do.step > line.length:
        raise Refused(f"step {do.step}: expected 0 to {line.length}", status=MALFORMED)


def _branch(state: State, person: Person, do: c.Branch, away: Away) -> None:
    line = line_of(state, do.line)
    if do.at > line.length:
        raise Refused(f"at {do.at}: expected 0 to {line.length}", status=MALFORMED)
    _check_room_for_line(state)


def _check_room_for_line(state: State) -> None:
    if len(state.lines) >= LINES:
        raise Refused(f"this room has {LINES} lines, the most there can be", instead="going to one of them")


def _go(state: State, person: Person, do: c.Go, away: Away) -> None:
    if line_of(state, do.line).id == state.line:
        raise Refused("the room stands in this line already")


def _poll(state: State, person: Person, do: c.OpenPoll, away: Away) -> None:
    if state.poll is not None:
        raise Refused("a poll is open already", instead="closing it first")
    if len(state.polls) >= POLLS:
        raise Refused(f"this room has held {POLLS} polls, the most there can be")


def _ballot(state: State, person: Person, do: c.CastBallot, away: Away) -> None:
    _with_card(state, person)
    if state.poll is None:
        raise Refused("no poll is open")
    if state.poll.id != do.poll:
        raise Refused("another poll is open by now; look again", stale=True)


def _close_poll(state: State, person: Person, do: c.ClosePoll, away: Away) -> None:
    if state.poll is None:
        raise Refused("no poll is open")


_EVERYBODY = frozenset(Role)
_DELEGATES = frozenset({Role.DELEGATE})
_CHAIR = frozenset({Role.CHAIR})
_BOTH = _DELEGATES | _CHAIR
_FOR: Mapping[frozenset[Role], str] = MappingProxyType(
    {
        _EVERYBODY: "",
        _DELEGATES: "this is for delegates",
        _CHAIR: "this is for the chair",
        _BOTH: "this is for the chair and for delegates; a screen only shows",
    }
)
_ROLES: Mapping[type[c.Do], frozenset[Role]] = MappingProxyType(
    {
        **dict.fromkeys(c.COMMANDS.values(), _CHAIR),
        c.Rename: _EVERYBODY,
        c.Sit: _DELEGATES,
        c.Stand: _DELEGATES,
        c.TakeCard: _DELEGATES,
        c.CastBallot: _DELEGATES,
        c.GiveCard: _BOTH,
        c.DoAct: _BOTH,
        c.RaiseHand: _BOTH,
        c.Show: _BOTH,
    }
)
_CHECKS: Mapping[type[c.Do], Callable[[State, Person, Any, Away], None]] = MappingProxyType(
    {
        c.Sit: _sit,
        c.Stand: lambda state, person, do, away: (_seated(person), None)[1],
        c.TakeCard: _take_card,
        c.GiveCard: _give_card,
        c.DoAct: _act,
        c.RaiseHand: _hand,
        c.Show: _show,
        c.FillEmpty: _fill_empty,
        c.SetTimer: _timer,
        c.Remove: _on_person,
        c.Unseat: _on_person,
        c.Look: _look,
        c.Branch: _branch,
        c.Go: _go,
        c.WhatIf: lambda state, person, do, away: _check_room_for_line(state),
        c.OpenPoll: _poll,
        c.CastBallot: _ballot,
        c.ClosePoll: _close_poll,
        c.NameLine: lambda state, person, do, away: (line_of(state, do.line), None)[1],
    }
)
