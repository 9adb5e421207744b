"""Putting a question to the vote: what is before the Council, or a draft, a part or an amendment in its turn."""

from collections.abc import Iterable

from attrs import evolve

from sim.law import adopted_without_vote
from sim.law.sources import WITHOUT_VOTE
from sim.procedure.actions import PutQuestion, PutToVote
from sim.procedure.amendments import check_amendment, check_none_waits, next_amendment, waiting
from sim.procedure.deciding import MATTERS, settle, source_of
from sim.procedure.drafts import in_turn, next_draft
from sim.procedure.entry import Actor, Entry, Papers
from sim.procedure.matters import (
    AmendmentVote,
    DraftVote,
    Invitation,
    KindClaim,
    Matter,
    OtherQuestion,
    PartVote,
    Polarity,
    RulingGiven,
)
from sim.procedure.meeting import Meeting, Pending, Phase, Tabled, Taken, changed, with_before, with_top
from sim.procedure.motions import check_not_set_aside
from sim.procedure.not_procedural import check_put as check_preliminary
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.publicity import check_publicity
from sim.procedure.questions import asked, check_question
from sim.procedure.rules import QUESTION_PUT_2020, RULE_32, RULE_36
from sim.procedure.separate_votes import check_part, next_part
from sim.source import Source


def _check_put(meeting: Meeting, action: PutToVote) -> Source:
    if meeting.phase is Phase.BUSINESS:
        return _check_put_draft(meeting, action)
    top = meeting.before[-1]
    entry = MATTERS[type(top.matter)]
    source = source_of(top.matter)
    if action.draft is not None or action.part is not None:
        raise OutOfOrder(
            f"Before any draft {entry.what} is to be decided", instead=f"deciding {entry.what}", rule=source
        )
    if not entry.polarities:
        raise OutOfOrder(
            f"{entry.what.capitalize()} is not put to the vote", instead="a ruling on it", rule=source
        )
    if action.put_as not in entry.polarities:
        raise OutOfOrder("This question is put one way round only", instead="asking who is in favour", rule=source)
    if action.put_as in top.put:
        raise OutOfOrder(
            "The question has been put that way round", instead="asking who is in favour", rule=source
        )
    if type(top.matter) is KindClaim:
        return check_preliminary(meeting)
    if type(top.matter) is RulingGiven:
        return source
    if not top.objecting and not top.asking:
        raise OutOfOrder(
            "Nobody objects and nobody has asked for a vote",
            instead="deciding without a vote",
            rule=WITHOUT_VOTE,
        )
    by_which_way = action.put_as is Polarity.AGAINST and type(top.matter) is Invitation
    return QUESTION_PUT_2020 if by_which_way else source


def _check_put_draft(meeting: Meeting, action: PutToVote) -> Source:
    if action.draft is None:
        raise OutOfOrder(
            "Nothing is before the Council to be put to the vote",
            instead="putting a draft to the vote by its symbol, or a proposal first",
            rule=RULE_32,
        )
    check_not_set_aside(meeting)
    amends = meeting.proposed(action.draft)
    tabled = in_turn(meeting, action.draft if amends is None else amends.amendment.to)
    if action.put_as is not Polarity.IN_FAVOUR:
        raise OutOfOrder("A draft is put one way round only", instead="asking who is in favour", rule=RULE_32)
    check_publicity(meeting, tabled.draft)
    if amends is not None:
        if action.part is not None:
            raise OutOfOrder("An amendment is voted on as a whole", instead="putting it as a whole", rule=RULE_36)
        return check_amendment(meeting, action.draft)
    check_none_waits(meeting, action.draft)
    check_part(tabled, action.part)
    return RULE_32


def _put(meeting: Meeting, action: PutToVote) -> Meeting:
    if action.draft is not None:
        meeting = _with_draft(meeting, action.draft, action.part)
    top = meeting.before[-1]
    question = MATTERS[type(top.matter)].question(meeting, top.matter, action.put_as)
    if top.treated_as is not None:
        question = evolve(question, kind=top.treated_as)
    return with_top(meeting, evolve(top, put=(*top.put, action.put_as), question=question))


def _with_draft(meeting: Meeting, symbol: str, part: str | None) -> Meeting:
    amends = meeting.proposed(symbol)
    if amends is not None:
        return with_before(meeting, Pending(AmendmentVote(symbol), amends.by))
    tabled = in_turn(meeting, symbol)
    matter: Matter = DraftVote(symbol) if part is None else PartVote(symbol, part)
    return with_before(meeting, Pending(matter, tabled.by, treated_as=tabled.treated_as))


def _puts(meeting: Meeting, papers: Papers) -> Iterable[PutToVote]:
    if meeting.phase is Phase.BUSINESS:
        first = next_draft(meeting)
        return () if first is None else (_of_draft(meeting, first),)
    entry = MATTERS[type(meeting.before[-1].matter)]
    return [PutToVote(meeting.chair, None, way) for way in entry.polarities]


def _of_draft(meeting: Meeting, tabled: Tabled) -> PutToVote:
    """Put what comes first of a draft: an amendment to it, a part of it, or the whole."""
    symbol = tabled.draft.symbol
    if waiting(meeting, symbol):
        return PutToVote(meeting.chair, next_amendment(meeting, symbol) or symbol)
    part = next_part(tabled)
    return PutToVote(meeting.chair, symbol, part=None if part is None else part.name)


def _put_question(meeting: Meeting, action: PutQuestion) -> Meeting:
    assert action.question is not None
    pending = Pending(
        OtherQuestion(action.question), action.by, put=(Polarity.IN_FAVOUR,), question=action.question
    )
    if action.without_vote:
        decision = adopted_without_vote(action.question.kind)
        taken = Taken(pending.matter, action.question, Polarity.IN_FAVOUR, None, decision)
        return settle(changed(meeting, before=(pending,)), pending, taken)
    return changed(meeting, before=(pending,), phase=Phase.VOTING)


PUT = Entry(
    PutToVote,
    "putting a question to the vote",
    (Phase.AGENDA, Phase.BUSINESS, Phase.PROPOSAL, Phase.RULING, Phase.CHALLENGED),
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
