"""From objection to result: what is before the Council is granted, or put, voted on and stated. The law counts."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from attrs import evolve

from sim.errors import UnscError
from sim.law import Kind, Outcome, adopted_without_vote, decide
from sim.law.counting import count
from sim.law.sources import WITHOUT_VOTE
from sim.law.wording import names
from sim.procedure.actions import (
    AskForVote,
    CastVotes,
    DecideWithoutVote,
    ExplainVote,
    LeaveOpen,
    Object,
    PutQuestion,
    PutToVote,
    StateResult,
)
from sim.procedure.agenda import ADOPTION
from sim.procedure.drafts import DRAFT, in_turn, next_draft
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers, by_each
from sim.procedure.invitations import INVITATION, rule_of
from sim.procedure.matters import (
    AgendaAdoption,
    DraftVote,
    Invitation,
    Matter,
    OtherQuestion,
    Polarity,
    PrivateMeeting,
    ProceduralMotion,
)
from sim.procedure.meeting import Ended, Meeting, Pending, Phase, Taken, changed, phase_with
from sim.procedure.motions import MOTION
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.publicity import PRIVATE, check_publicity
from sim.procedure.questions import OTHER, asked, check_question
from sim.procedure.rules import (
    EXPLANATION_OF_VOTE,
    OBJECTION_IS_NO_VOTE,
    QUESTION_PUT_2020,
    RECORD_IS_SILENT,
    RULE_19,
    RULE_32,
    RULE_40,
)
from sim.source import Source

MATTERS: Mapping[type[Matter], MatterEntry[Any]] = MappingProxyType(
    {
        AgendaAdoption: ADOPTION,
        Invitation: INVITATION,
        ProceduralMotion: MOTION,
        PrivateMeeting: PRIVATE,
        DraftVote: DRAFT,
        OtherQuestion: OTHER,
    }
)


def source_of(matter: Matter) -> Source:
    """Return the rule under which a matter is decided."""
    return rule_of(matter.guest) if isinstance(matter, Invitation) else MATTERS[type(matter)].source


def _with_top(meeting: Meeting, top: Pending) -> Meeting:
    before = (*meeting.before[:-1], top)
    return changed(meeting, before=before, phase=phase_with(before))


# Objecting, and asking for a vote.


def _check_object(meeting: Meeting, action: Object) -> Source:
    top = meeting.before[-1]
    if action.by in top.objecting:
        raise OutOfOrder(
            f"{action.by} has objected already", instead="asking for a vote", rule=source_of(top.matter)
        )
    return source_of(top.matter)


def _object(meeting: Meeting, action: Object) -> Meeting:
    top = meeting.before[-1]
    return _with_top(meeting, evolve(top, objecting=(*top.objecting, action.by)))


def _objections(meeting: Meeting, papers: Papers) -> Iterable[Object]:
    return by_each(Object, meeting.council.codes)


def _check_ask(meeting: Meeting, action: AskForVote) -> Source:
    top = meeting.before[-1]
    if action.by in top.asking:
        raise OutOfOrder(
            f"{action.by} has asked for a vote already",
            instead="putting the question to the vote",
            rule=source_of(top.matter),
        )
    return source_of(top.matter)


def _ask(meeting: Meeting, action: AskForVote) -> Meeting:
    top = meeting.before[-1]
    return _with_top(meeting, evolve(top, asking=(*top.asking, action.by)))


def _askings(meeting: Meeting, papers: Papers) -> Iterable[AskForVote]:
    return by_each(AskForVote, meeting.council.codes)


# Deciding without a vote, where nobody stands in the way.


def _check_without_vote(meeting: Meeting, action: DecideWithoutVote) -> Source:
    top = meeting.before[-1]
    if top.asking or (top.objecting and MATTERS[type(top.matter)].objection_forces_vote):
        why = f"{top.asking[0]} has asked for a vote" if top.asking else f"{top.objecting[0]} objects"
        raise OutOfOrder(why, instead="putting the question to the vote", rule=WITHOUT_VOTE)
    return OBJECTION_IS_NO_VOTE if top.objecting else source_of(top.matter)


def _without_vote(meeting: Meeting, action: DecideWithoutVote) -> Meeting:
    top = meeting.before[-1]
    question = MATTERS[type(top.matter)].question(meeting, top.matter, Polarity.IN_FAVOUR)
    decision = adopted_without_vote(Kind.PROCEDURAL)
    if top.objecting:
        who = names(top.objecting)
        why = f"Adopted without a vote: {who} objected, but nobody asked for a vote."
        decision = evolve(decision, why=why, sources=(OBJECTION_IS_NO_VOTE,))
    return _settle(meeting, top, Taken(top.matter, question, Polarity.IN_FAVOUR, None, decision))


def _withouts(meeting: Meeting, papers: Papers) -> Iterable[DecideWithoutVote]:
    return (DecideWithoutVote(meeting.chair),)


# Putting a question, and voting on it.


def _check_put(meeting: Meeting, action: PutToVote) -> Source:
    if meeting.phase is Phase.BUSINESS:
        return _check_put_draft(meeting, action)
    top = meeting.before[-1]
    entry = MATTERS[type(top.matter)]
    source = source_of(top.matter)
    if action.draft is not None:
        raise OutOfOrder(
            f"Before any draft {entry.what} is to be decided", instead=f"deciding {entry.what}", rule=source
        )
    if action.put_as not in entry.polarities:
        raise OutOfOrder("This question is put one way round only", instead="asking who is in favour", rule=source)
    if action.put_as in top.put:
        raise OutOfOrder(
            "The question has been put that way round", instead="asking who is in favour", rule=source
        )
    if not top.objecting and not top.asking:
        raise OutOfOrder(
            "Nobody objects and nobody has asked for a vote",
            instead="deciding without a vote",
            rule=WITHOUT_VOTE,
        )
    return source if action.put_as is Polarity.IN_FAVOUR else QUESTION_PUT_2020


def _check_put_draft(meeting: Meeting, action: PutToVote) -> Source:
    if action.draft is None:
        raise OutOfOrder(
            "Nothing is before the Council to be put to the vote",
            instead="putting a draft to the vote by its symbol, or a proposal first",
            rule=RULE_32,
        )
    tabled = in_turn(meeting, action.draft)
    if action.put_as is not Polarity.IN_FAVOUR:
        raise OutOfOrder("A draft is put one way round only", instead="asking who is in favour", rule=RULE_32)
    check_publicity(meeting, tabled.draft)
    return RULE_32


def _put(meeting: Meeting, action: PutToVote) -> Meeting:
    if action.draft is not None:
        tabled = in_turn(meeting, action.draft)
        meeting = changed(meeting, before=(Pending(DraftVote(action.draft), tabled.by),))
    top = meeting.before[-1]
    question = MATTERS[type(top.matter)].question(meeting, top.matter, action.put_as)
    return _with_top(meeting, evolve(top, put=(*top.put, action.put_as), question=question))


def _puts(meeting: Meeting, papers: Papers) -> Iterable[PutToVote]:
    if meeting.phase is Phase.BUSINESS:
        first = next_draft(meeting)
        return () if first is None else (PutToVote(meeting.chair, first.draft.symbol),)
    entry = MATTERS[type(meeting.before[-1].matter)]
    return [PutToVote(meeting.chair, None, way) for way in entry.polarities]


def _put_question(meeting: Meeting, action: PutQuestion) -> Meeting:
    assert action.question is not None
    pending = Pending(
        OtherQuestion(action.question), action.by, put=(Polarity.IN_FAVOUR,), question=action.question
    )
    if action.without_vote:
        decision = adopted_without_vote(action.question.kind)
        taken = Taken(pending.matter, action.question, Polarity.IN_FAVOUR, None, decision)
        return _settle(changed(meeting, before=(pending,)), pending, taken)
    return changed(meeting, before=(pending,), phase=Phase.VOTING)


def _check_cast(meeting: Meeting, action: CastVotes) -> Source:
    if action.roll is not None:
        try:
            count(action.roll, meeting.council)
        except UnscError as fault:
            raise OutOfOrder(
                str(fault), instead="a roll call of the members of this Council", rule=RULE_40
            ) from fault
    return RULE_40


def _cast(meeting: Meeting, action: CastVotes) -> Meeting:
    top = meeting.before[-1]
    assert top.question is not None and action.roll is not None
    decision = decide(top.question, action.roll, meeting.council, meeting.law)
    return _with_top(meeting, evolve(top, roll=action.roll, decision=decision))


_FORM = (CastVotes(),)


def _casts(meeting: Meeting, papers: Papers) -> Iterable[CastVotes]:
    return [CastVotes(roll) for roll in papers.rolls] or _FORM


# Explaining a vote, and the result.


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
        return _with_top(meeting, evolve(top, explained=(*top.explained, action.by)))
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
    return _settle(meeting, top, _taken(top))


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


def _settle(meeting: Meeting, top: Pending, taken: Taken) -> Meeting:
    """Record a decision, take its matter from before the Council, and do what the matter says follows."""
    before = meeting.before[:-1]
    decided = changed(
        meeting,
        taken=(*meeting.taken, taken),
        before=before,
        phase=phase_with(before),
        explained_after=() if taken.roll is not None else meeting.explained_after,
    )
    return MATTERS[type(top.matter)].effect(decided, top.matter, top, taken)


_WAITING = (Phase.AGENDA, Phase.PROPOSAL)

OBJECT = Entry(Object, "objecting", _WAITING, Actor.MEMBER, _check_object, _object, _objections)
ASK = Entry(AskForVote, "asking for a vote", _WAITING, Actor.MEMBER, _check_ask, _ask, _askings)
GRANT = Entry(
    DecideWithoutVote,
    "deciding without a vote",
    _WAITING,
    Actor.CHAIR,
    _check_without_vote,
    _without_vote,
    _withouts,
)
PUT = Entry(
    PutToVote,
    "putting a question to the vote",
    (Phase.AGENDA, Phase.BUSINESS, Phase.PROPOSAL),
    Actor.CHAIR,
    _check_put,
    _put,
    _puts,
)
PUT_QUESTION = Entry(
    PutQuestion,
    "putting a question",
    (Phase.BUSINESS,),
    Actor.CHAIR,
    check_question,
    _put_question,
    asked,
)
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
