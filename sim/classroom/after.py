"""The fold that is a room: what it knows after one more entry of its journal. No clock, no file, no chance.

Whether somebody may do so was asked before the entry was written. What the law says is asked here, since an act
that is out of order cannot be in a journal.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from attrs import evolve, frozen

from sim.classroom import commands as c
from sim.classroom import polls, seats
from sim.classroom.empty_seats import votes_of_empty
from sim.classroom.limits import ACTS
from sim.classroom.lines import Hand, Hands, Line, Origin, Stage, branch, recast, what_if, with_act
from sim.classroom.polls import Paper
from sim.classroom.refusals import Refused
from sim.classroom.showing_hands import hand_of, origins, roll_call, shown
from sim.classroom.state import Person, Role, State, Timer
from sim.procedure.actions import CallSpeaker, CastVotes
from sim.procedure.entry import Actor
from sim.procedure.order import TABLE
from sim.scenario.faults import ScenarioError

_BY_THE_CHAIR = frozenset(entry.act for entry in TABLE if entry.by is Actor.CHAIR)


@frozen
class Entry:
    """One entry of a journal: its number from 1, the version it made, when, who asked under which id, for what.

    `person` and `id` are empty where it was the server.
    """

    number: int
    version: int
    at_ms: int
    person: str
    id: str
    do: c.Do


def after(state: State, entry: Entry) -> State:
    """Return the room after an entry.

    Raises `OutOfOrder` for an act that is out of order, `Refused` for a point at which nothing can be played, and
    `UnscError` where a poll or a what-if cannot be as it was asked for.
    """
    state = _DONE[type(entry.do)](state, entry, entry.do)
    return evolve(state, entries=entry.number)


def _join(state: State, entry: Entry, do: c.Join) -> State:
    number = state.joined + 1
    person = Person(f"p{number}", do.role, do.name, None, do.token_hash)
    return evolve(state, joined=number, people=MappingProxyType({**state.people, person.id: person}))


def _rename(state: State, entry: Entry, do: c.Rename) -> State:
    person = evolve(state.people[entry.person], name=do.name)
    return evolve(state, people=MappingProxyType({**state.people, person.id: person}))


def _give_card(state: State, entry: Entry, do: c.GiveCard) -> State:
    return seats.with_card(state, do.seat or state.people[do.to].seat or "", do.to)


def _take_card(state: State, entry: Entry, do: c.TakeCard) -> State:
    return seats.with_card(state, state.people[entry.person].seat or "", entry.person)


def _act(state: State, entry: Entry, do: c.DoAct) -> State:
    line = state.here
    if len(line.acts) >= ACTS:
        raise Refused(f"this line has {ACTS} acts, the most there can be; branch from an earlier point")
    return _timed(_with_line(state, with_act(line, do.act)), entry, do)


def _timed(state: State, entry: Entry, do: c.DoAct) -> State:
    """Start the clock of a speech, and stop it when the President goes on."""
    if isinstance(do.act, CallSpeaker) and state.speech_seconds is not None:
        return evolve(state, timer=_timer(do.act.speaker, state.speech_seconds, entry))
    if type(do.act) in _BY_THE_CHAIR and state.timer is not None:
        return evolve(state, timer=None)
    return state


def _timer(by: str, seconds: int, entry: Entry) -> Timer:
    return Timer(by, seconds, entry.at_ms + 1_000 * seconds)


def _hand(state: State, entry: Entry, do: c.RaiseHand) -> State:
    line = state.here
    vote = line.vote or Hands()
    member = do.seat or state.people[entry.person].seat or ""
    if do.choice is None:
        raised = seats.without(vote.raised, member)
    else:
        by_chair = state.people[entry.person].role is Role.CHAIR
        hand = Hand(do.choice, Origin.CHAIR if by_chair else Origin.HAND)
        raised = MappingProxyType({**vote.raised, member: hand})
    vote = evolve(vote, raised=raised)
    return _with_line(state, _recast(line, vote) if vote.stage is Stage.ALL else evolve(line, vote=vote))


def _recast(line: Line, vote: Hands) -> Line:
    seen = shown(vote, line.states[-1].council)
    return recast(line, vote, roll_call(seen), origins(seen))


def _fill_empty(state: State, entry: Entry, do: c.FillEmpty) -> State:
    line = state.here
    vote = line.vote or Hands()
    wanted = [member for member in vote.empty if member not in state.seats and hand_of(vote, member) is None]
    filled = votes_of_empty(line, wanted, do.rule, state.seed)
    if not filled:
        who = ", ".join(wanted) or "the empty seats"
        raise Refused(
            f"the scenario tells nothing of the votes of {who} on this question",
            instead="raising their hands, or leaving the result open",
        )
    return _with_line(state, _recast(line, evolve(vote, filled=MappingProxyType({**vote.filled, **filled}))))


def _show(state: State, entry: Entry, do: c.Show) -> State:
    line = state.here
    vote = line.vote or Hands()
    council = line.states[-1].council
    if vote.stage is Stage.HANDS:
        empty = tuple([member for member in council.codes if member not in state.seats])
        filled = votes_of_empty(line, empty, state.empty_seats, state.seed)
        vote = evolve(vote, empty=empty, filled=filled)
    vote = evolve(vote, stage=do.which)
    line = evolve(line, vote=vote)
    if do.which is Stage.ALL:
        if len(line.acts) >= ACTS:
            raise Refused(f"this line has {ACTS} acts, the most there can be; branch from an earlier point")
        seen = shown(vote, council)
        line = with_act(line, CastVotes(roll_call(seen)), origins(seen))
    return _with_line(state, line)


def _set_timer(state: State, entry: Entry, do: c.SetTimer) -> State:
    spoken = [act.speaker for act in state.here.acts if isinstance(act, CallSpeaker)]
    timer = _timer(spoken[-1] if spoken else "", do.seconds, entry)
    return evolve(state, timer=timer, speech_seconds=do.seconds)


def _look(state: State, entry: Entry, do: c.Look) -> State:
    line = state.lines[do.line]
    return _gone(_with_line(state, evolve(line, step=do.step)), do.line)


def _branch(state: State, entry: Entry, do: c.Branch) -> State:
    new = branch(state.lines[do.line], do.at, f"line-{len(state.lines)}", "")
    if new is None:
        raise Refused(
            "no meeting of the Council is going on at this point",
            instead="a branch from a point of a meeting, after it was opened and before it is closed",
        )
    return _gone(_with_line(state, new), new.id)


def _what_if(state: State, entry: Entry, do: c.WhatIf) -> State:
    try:
        run = state.rerun(do.changes)
    except ScenarioError as error:
        raise Refused("; ".join(fault.message for fault in error.faults[:3])) from None
    new = what_if(f"what-if-{len(state.lines)}", "", run, state.line)
    return _gone(_with_line(state, new), new.id)


def _gone(state: State, line: str) -> State:
    """Return the room standing in another line; a speech that is timed is not made there."""
    return evolve(state, line=line, timer=None if line != state.line else state.timer)


def _name_line(state: State, entry: Entry, do: c.NameLine) -> State:
    return _with_line(state, evolve(state.lines[do.line], name=do.name))


def _open_poll(state: State, entry: Entry, do: c.OpenPoll) -> State:
    council = state.council
    if council is None:
        raise Refused("no Council sits in this scenario, so nobody can be asked")
    poll = polls.opened(
        len(state.polls) + 1,
        do.kind,
        do.names,
        council,
        seats=do.seats,
        coloured=do.coloured,
        line=state.line,
        at=state.here.at,
    )
    return evolve(state, poll=poll)


def _ballot(state: State, entry: Entry, do: c.CastBallot) -> State:
    seat = state.people[entry.person].seat
    assert state.poll is not None and seat is not None, "it was asked before whether there is a poll and a seat"
    paper = Paper(tuple((do.marks or {}).items()), do.names or ())
    return evolve(state, poll=polls.cast(state.poll, seat, paper))


def _close_poll(state: State, entry: Entry, do: c.ClosePoll) -> State:
    assert state.poll is not None, "it was asked before whether there is a poll"
    return evolve(state, poll=None, polls=(*state.polls, polls.closed(state.poll)))


def _with_line(state: State, line: Line) -> State:
    return evolve(state, lines=MappingProxyType({**state.lines, line.id: line}))


_Effect = Callable[[State, Entry, Any], State]
_DONE: Mapping[type[c.Do], _Effect] = MappingProxyType(
    {
        c.Join: _join,
        c.Rename: _rename,
        c.Sit: lambda state, entry, do: seats.sit(state, entry.person, do.seat),
        c.Stand: lambda state, entry, do: seats.stand(state, entry.person),
        c.TakeCard: _take_card,
        c.GiveCard: _give_card,
        c.DoAct: _act,
        c.RaiseHand: _hand,
        c.Show: _show,
        c.FillEmpty: _fill_empty,
        c.ChooseEmptySeats: lambda state, entry, do: evolve(state, empty_seats=do.rule),
        c.HoldGavel: lambda state, entry, do: evolve(state, gavel=do.held_by),
        c.SetTimer: _set_timer,
        c.StopTimer: lambda state, entry, do: evolve(state, timer=None, speech_seconds=None),
        c.Reveal: lambda state, entry, do: evolve(state, revealed=do.shown),
        c.Remove: lambda state, entry, do: seats.removed(state, do.person),
        c.Unseat: lambda state, entry, do: seats.stand(state, do.person),
        c.CloseDoor: lambda state, entry, do: evolve(state, closed=do.closed),
        c.Look: _look,
        c.Branch: _branch,
        c.Go: lambda state, entry, do: _gone(state, do.line),
        c.WhatIf: _what_if,
        c.OpenPoll: _open_poll,
        c.CastBallot: _ballot,
        c.ClosePoll: _close_poll,
        c.NameLine: _name_line,
    }
)
