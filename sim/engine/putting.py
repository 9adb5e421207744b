"""A question is put in a meeting: a draft in its turn, others as what they are. The vote on it is elsewhere."""

from attrs import evolve

from sim.engine.drafts import brought_forward
from sim.engine.events import VoteAsked
from sim.engine.events_in_meeting import Ruled
from sim.engine.matters_in_words import recommends_secretary_general
from sim.engine.play import Known, question_of
from sim.engine.rulings import decide_challenge
from sim.engine.sitting import Sitting
from sim.engine.voting import Asked, decided, vote
from sim.law import Kind, Question
from sim.law.matters import matter_of
from sim.procedure import Amendment, OutOfOrder, Phase, Ruling, in_order
from sim.procedure import Draft as TabledDraft
from sim.procedure.actions import GiveRuling, LetRulingStand, PutQuestion, PutToVote, RequestVote, Submit
from sim.procedure.amendments import next_amendment, ordinary_order, waiting
from sim.procedure.drafts import in_turn
from sim.procedure.meeting import changed
from sim.procedure.order_of_drafts import ahead
from sim.procedure.rules import RULE_31, RULE_36
from sim.scenario.model import PutToVote as Put
from sim.scenario.model import Step, all_steps
from sim.source import Status, weakest


def put_question(sitting: Sitting, step: Step, put: Put, known: Known) -> None:
    """Put a question in a meeting whose agenda is adopted, and decide it by a vote or without one.

    A question of substance is a draft in writing, submitted first if it was not yet. An act out of order is logged
    as refused. Source: Rules 31, 32 and 38.
    """
    play = sitting.play
    question, kind_status = question_of(put, known[0])
    asked = Asked(play.name_of(step), question, kind_status, known, step.note, put)
    try:
        if sitting.state.phase is Phase.CHALLENGED and question.kind is Kind.RULING_CHALLENGE:
            decide_challenge(sitting, step, put, known)
        elif put.without_vote:
            _without_vote(sitting, put, asked)
        else:
            _by_vote(sitting, put, asked)
    except OutOfOrder as refusal:
        sitting.refuse(question.text, refusal, asked.name, known, step.note)
        return
    drafts = brought_forward(sitting.state.drafts, question, play.decided[asked.name].outcome)
    sitting.state = changed(sitting.state, drafts=drafts)
    play.tabled.update({t.draft.symbol: t for t in drafts})


def _by_vote(sitting: Sitting, put: Put, asked: Asked) -> None:
    for by in sitting.seated(put.asked_by):
        sitting.record(VoteAsked, known=asked.known, by=by, on=asked.question.text)
    chair = sitting.state.chair
    proposed = sitting.state.proposed(put.draft) if put.draft else None
    if proposed is not None:
        if proposed.by_a_guest and not proposed.vote_requested_by:
            _request_vote(sitting, put, put.draft)
        _put_amendment(sitting, proposed.amendment)
        asked = _as_kind_put(sitting, asked)
        asked = _of_its_draft(sitting, asked, proposed.amendment.to, "An amendment to")
    elif _is_draft(put, asked.question):
        symbol = put.draft or asked.name
        _table(sitting, put, symbol, asked.question)
        sitting.do(PutToVote(chair, symbol, part=put.part or None))
        asked = _as_kind_put(sitting, asked)
        if put.part:
            asked = _of_its_draft(sitting, asked, symbol, "A part of")
    else:
        sitting.do(PutQuestion(chair, asked.question))
    vote(sitting, put, asked)


def _request_vote(sitting: Sitting, put: Put, symbol: str) -> None:
    """Let the first member that asked for the vote ask for it on what an invited State submitted (Rule 38)."""
    for member in sitting.seated(put.asked_by)[:1]:
        sitting.do(RequestVote(member, symbol))


def _as_kind_put(sitting: Sitting, asked: Asked) -> Asked:
    """Put a draft, a part of it or an amendment in the words of the file, as the kind it is by now.

    An amendment and a part are of the kind of their draft, and a draft is of the kind it was found to be.
    """
    top = sitting.state.before[-1]
    assert top.question is not None
    question = evolve(top.question, text=asked.question.text)
    sitting.state = changed(sitting.state, before=(*sitting.state.before[:-1], evolve(top, question=question)))
    stated = asked.put is not None and asked.put.kind is question.kind
    found = top.treated_as is not None or question.kind is not asked.question.kind
    kind_status = Status.DERIVED if found and not stated else asked.kind_status
    return evolve(asked, question=question, kind_status=kind_status)


def _of_its_draft(sitting: Sitting, asked: Asked, draft: str, what: str) -> Asked:
    """Say that what is put is an amendment to a draft, or a part of one, so that its kind is that of the draft."""
    note = f"{what} {draft}, and decided as a question of the same kind."
    noted = evolve(asked, note=" ".join(filter(None, [asked.note, note])))
    assert asked.put is not None
    if asked.put.kind is not None:
        return noted
    return evolve(noted, kind_status=Status.DERIVED if _kind_told(sitting, draft) else Status.ASSUMED)


def _kind_told(sitting: Sitting, symbol: str) -> bool:
    """Tell whether it is known of what kind a draft is: a step says so, its words do, or it was found to be."""
    tabled = sitting.state.tabled(symbol)
    if tabled is not None and tabled.treated_as is not None:
        return True
    for step in all_steps(sitting.play.scenario.timeline):
        draft, put = step.draft, step.put_to_vote
        if draft is not None and draft.symbol == symbol and draft.kind is not None:
            return True
        if put is not None and put.draft == symbol and (put.kind or matter_of(put.question)):
            return True
    return False


def _put_amendment(sitting: Sitting, amendment: Amendment) -> None:
    """Put an amendment; where several wait, in the order in which the file has them voted on, as the President's.

    Source: Rule 36.
    """
    chair, state = sitting.state.chair, sitting.state
    symbol, draft = amendment.symbol, amendment.to
    amendments = waiting(state, draft)
    if len(amendments) > 1 and next_amendment(state, draft) is None:
        puts = [symbol, *[s.put_to_vote.draft for s in sitting.to_come if s.put_to_vote is not None]]
        told = [p for p in dict.fromkeys(puts) if any(a.symbol == p for a in amendments)]
        others = [name for name in ordinary_order(amendments) if name not in told]
        sitting.do(GiveRuling(chair, Ruling(of=draft, order=(*told, *others))), LetRulingStand(chair))
        order = ", ".join((*told, *others))
        known = weakest(sitting.known[0], Status.DERIVED), sitting.known[1]
        sitting.record(Ruled, known=known, by=chair, ruling=f"the amendments are voted on in the order {order}")
    sitting.do(PutToVote(chair, symbol))


def _without_vote(sitting: Sitting, put: Put, asked: Asked) -> None:
    """Adopt a question without a vote; a draft, too, in its turn."""
    symbol = put.draft or asked.name
    if _is_draft(put, asked.question):
        _table(sitting, put, symbol, asked.question)
        in_turn(sitting.state, symbol)
    sitting.do(PutQuestion(sitting.state.chair, asked.question, without_vote=True))
    decision = sitting.state.taken[-1].decision
    drafts = tuple(
        [evolve(t, outcome=decision.outcome) if t.draft.symbol == symbol else t for t in sitting.state.drafts]
    )
    sitting.state = changed(sitting.state, drafts=drafts)
    decided(sitting, asked, decision, None)


def _is_draft(put: Put, question: Question) -> bool:
    return bool(put.draft) or question.kind is Kind.SUBSTANTIVE


def _check_submitted(sitting: Sitting, symbol: str) -> None:
    """Refuse to put what the file tells of and nobody could submit, or has not yet. Raises `OutOfOrder`."""
    play = sitting.play
    if (refusal := play.out_of_order.get(symbol)) is not None:
        raise OutOfOrder(f"{symbol} was out of order: {refusal.why}", instead=refusal.instead, rule=refusal.rule)
    for step in all_steps(play.scenario.timeline):
        if step.amendment is not None and step.amendment.symbol == symbol:
            raise OutOfOrder(f"{symbol} has not been introduced", instead="introducing it first", rule=RULE_36)
        if step.draft is not None and step.draft.symbol == symbol:
            raise OutOfOrder(f"{symbol} has not been submitted", instead="submitting it first", rule=RULE_31)


def _table(sitting: Sitting, put: Put, symbol: str, question: Question) -> None:
    """See that a draft is before the Council, with the question it is put as. Raises `OutOfOrder`.

    When one was submitted that no step tells of is not known; it is taken to come before those that wait.
    Source: Rules 31, 32(1) and 38.
    """
    state, play = sitting.state, sitting.play
    if not state.format.formal or state.phase is not Phase.BUSINESS:
        in_order(state, PutToVote(state.chair, symbol))
    tabled = state.tabled(symbol) or play.tabled.get(symbol)
    if tabled is None or symbol in play.out_of_order:
        _check_submitted(sitting, symbol)
    in_order(state, Submit(state.chair))
    for_secretary_general = recommends_secretary_general(question.text)
    if tabled is None:
        new = TabledDraft(symbol, question, recommends_secretary_general=for_secretary_general)
        sitting.do(Submit(state.chair, new))
        drafts = ahead(state.drafts, sitting.state.drafts[-1])
    else:
        # A part is put in words of its own, which are not those of its draft.
        draft = tabled.draft if put.part else evolve(tabled.draft, question=question)
        as_put = evolve(tabled, draft=evolve(draft, recommends_secretary_general=for_secretary_general))
        drafts = tuple([as_put if t.draft.symbol == symbol else t for t in state.drafts])
        if state.tabled(symbol) is None:
            drafts = (*drafts, as_put)
    sitting.state = changed(sitting.state, drafts=drafts)
    if tabled is not None and tabled.by_a_guest and not tabled.vote_requested_by:
        _request_vote(sitting, put, symbol)
