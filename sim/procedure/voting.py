"""Casting votes, explaining them, and stating the result, or leaving it open. The law counts."""

from collections.abc import Iterable

from attrs import evolve

from sim.errors import UnscError
from sim.law import Outcome, decide
from sim.law.counting import count
from sim.procedure.actions import CastVotes, ExplainVote, LeaveOpen, StateResult
from sim.procedure.credentials import votes_of_the_seated
from sim.procedure.deciding import settle
from sim.procedure.entry import Actor, Entry, Papers, by_each
from sim.procedure.meeting import Ended, Meeting, Pending, Phase, Taken, changed, with_top
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import EXPLANATION_OF_VOTE, RECORD_IS_SILENT, RULE_19, RULE_40
from sim.source import Source


def _check_cast(meeting: Meeting, action: CastVotes) -> Source:
    if action.roll is not None:
        try:
            count(votes_of_the_seated(action.roll, meeting), meeting.council)
        except UnscError as fault:
            raise OutOfOrder(
                str(fault), instead="a roll call of the members of this Council", rule=RULE_40
            ) from fault
    return RULE_40


def _cast(meeting: Meeting, action: CastVotes) -> Meeting:
    top = meeting.before[-1]
    assert top.question is not None and action.roll is not None
    roll = votes_of_the_seated(action.roll, meeting)
    decision = decide(top.question, roll, meeting.council, meeting.law)
    return with_top(meeting, evolve(top, roll=roll, decision=decision))


_FORM = (CastVotes(),)


def _casts(meeting: Meeting, papers: Papers) -> Iterable[CastVotes]:
    return [CastVotes(roll) for roll in papers.rolls] or _FORM


def _check_explain(meeting: Meeting, action: ExplainVote) -> Source:
    if meeting.phase is Phase.VOTING:
        explained = action.by in meeting.before[-1].explained
    else:
        if all(t.roll is None for t in meeting.taken):
            raise OutOfOrder("No vote has been taken", instead="asking for the floor", rule=EXPLANATION_OF_VOTE)
        explained = action.by in meeting.explained_after
    if explained:
        raise OutOfOrder(
            f"{action.by} has explained its vote already",
            instead="asking for the floor when the voting is over",
            rule=EXPLANATION_OF_VOTE,
        )
    return EXPLANATION_OF_VOTE


def _explain(meeting: Meeting, action: ExplainVote) -> Meeting:
    if meeting.phase is Phase.VOTING:
        top = meeting.before[-1]
        return with_top(meeting, evolve(top, explained=(*top.explained, action.by)))
    return changed(meeting, explained_after=(*meeting.explained_after, action.by))


def _explanations(meeting: Meeting, papers: Papers) -> Iterable[ExplainVote]:
    return by_each(ExplainVote, meeting.council.codes)


def _check_state(meeting: Meeting, action: StateResult) -> Source:
    decision = meeting.before[-1].decision
    if decision is not None and decision.outcome is Outcome.OPEN:
        raise OutOfOrder(
            "The votes that are known do not settle the question",
            instead="leaving it open: nothing that depends on it is guessed",
            rule=RECORD_IS_SILENT,
        )
    return RULE_19


def _state(meeting: Meeting, action: StateResult) -> Meeting:
    top = meeting.before[-1]
    return settle(meeting, top, _taken(top))


def _states(meeting: Meeting, papers: Papers) -> Iterable[StateResult]:
    return (StateResult(meeting.chair),)


def _check_leave(meeting: Meeting, action: LeaveOpen) -> Source:
    decision = meeting.before[-1].decision
    if decision is None or decision.outcome is not Outcome.OPEN:
        raise OutOfOrder(
            "The votes that are known settle the question",
            instead="the President stating the result",
            rule=RULE_19,
        )
    return RECORD_IS_SILENT


def _leave(meeting: Meeting, action: LeaveOpen) -> Meeting:
    return changed(
        meeting,
        taken=(*meeting.taken, _taken(meeting.before[-1])),
        before=(),
        phase=Phase.UNDECIDED,
        ended=Ended.LEFT_OPEN,
    )


def _leaves(meeting: Meeting, papers: Papers) -> Iterable[LeaveOpen]:
    return _LEAVE


_LEAVE = (LeaveOpen(),)


def _taken(top: Pending) -> Taken:
    assert top.question is not None and top.decision is not None
    return Taken(top.matter, top.question, top.put[-1], top.roll, top.decision)


EXPLAIN = Entry(
    ExplainVote,
    "explaining a vote",
    (Phase.BUSINESS, Phase.VOTING),
    Actor.MEMBER,
    _check_explain,
    _explain,
    _explanations,
)
CAST = Entry(CastVotes, "voting", (Phase.VOTING,), Actor.COUNCIL, _check_cast, _cast, _casts)
STATE = Entry(StateResult, "stating the result", (Phase.COUNTED,), Actor.CHAIR, _check_state, _state, _states)
LEAVE = Entry(LeaveOpen, "leaving the vote open", (Phase.COUNTED,), Actor.RECORD, _check_leave, _leave, _leaves)
