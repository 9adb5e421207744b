"""Objecting, asking for a vote, and deciding without one where nobody stands in the way."""

from collections.abc import Iterable

from attrs import evolve

from sim.law import adopted_without_vote
from sim.law.sources import WITHOUT_VOTE
from sim.law.wording import names
from sim.procedure.actions import AskForVote, DecideWithoutVote, Object
from sim.procedure.deciding import MATTERS, settle, source_of
from sim.procedure.entry import Actor, Entry, Papers, by_each
from sim.procedure.matters import Polarity
from sim.procedure.meeting import Meeting, Phase, Taken, with_top
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import OBJECTION_IS_NO_VOTE
from sim.source import Source


def _check_object(meeting: Meeting, action: Object) -> Source:
    top = meeting.before[-1]
    if action.by in top.objecting:
        raise OutOfOrder(
            f"{action.by} has objected already", instead="asking for a vote", rule=source_of(top.matter)
        )
    return source_of(top.matter)


def _object(meeting: Meeting, action: Object) -> Meeting:
    top = meeting.before[-1]
    return with_top(meeting, evolve(top, objecting=(*top.objecting, action.by)))


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
    return with_top(meeting, evolve(top, asking=(*top.asking, action.by)))


def _askings(meeting: Meeting, papers: Papers) -> Iterable[AskForVote]:
    return by_each(AskForVote, meeting.council.codes)


def _check_without_vote(meeting: Meeting, action: DecideWithoutVote) -> Source:
    top = meeting.before[-1]
    if top.asking or (top.objecting and MATTERS[type(top.matter)].objection_forces_vote):
        why = f"{top.asking[0]} has asked for a vote" if top.asking else f"{top.objecting[0]} objects"
        raise OutOfOrder(why, instead="putting the question to the vote", rule=WITHOUT_VOTE)
    return OBJECTION_IS_NO_VOTE if top.objecting else source_of(top.matter)


def _without_vote(meeting: Meeting, action: DecideWithoutVote) -> Meeting:
    top = meeting.before[-1]
    question = MATTERS[type(top.matter)].question(meeting, top.matter, Polarity.IN_FAVOUR)
    decision = adopted_without_vote(top.treated_as or question.kind)
    if top.objecting:
        who = names(top.objecting)
        why = f"Adopted without a vote: {who} objected, but nobody asked for a vote."
        decision = evolve(decision, why=why, sources=(OBJECTION_IS_NO_VOTE,))
    return settle(meeting, top, Taken(top.matter, question, Polarity.IN_FAVOUR, None, decision))


def _withouts(meeting: Meeting, papers: Papers) -> Iterable[DecideWithoutVote]:
    return (DecideWithoutVote(meeting.chair),)


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
