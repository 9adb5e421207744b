"""What a step comes to when the file is run: the acts of `sim.procedure` that the engine does for it.

A step is told only where these acts are in order and take the decision that was taken. Each function takes a
meeting, returns it after the step, and raises `OutOfOrder` where the run would log a refusal.
"""

from collections.abc import Iterable

from attrs import evolve

from sim.law import Kind, Outcome, Question, RollCall
from sim.law.matters import matter_of
from sim.procedure import Amendment, Draft, Meeting, OutOfOrder, Phase, Polarity, Ruling, Tabled, apply, in_order
from sim.procedure.actions import (
    Action,
    AskForVote,
    CastVotes,
    ChallengeRuling,
    ClaimNotProcedural,
    DecideWithoutVote,
    ExplainVote,
    GiveRuling,
    LeaveOpen,
    LetRulingStand,
    Object,
    PutQuestion,
    PutToVote,
    RequestVote,
    StateResult,
    Submit,
)
from sim.procedure.amendments import next_amendment, ordinary_order, waiting
from sim.procedure.credentials import go_on_undecided
from sim.procedure.drafts import check_draft, in_turn
from sim.procedure.matters import CredentialsChallenged
from sim.procedure.meeting import changed, with_tabled, with_top
from sim.procedure.order_of_drafts import ahead
from sim.procedure.rules import RULE_31, RULE_32


def voted(meeting: Meeting, roll: RollCall) -> Meeting:
    """Cast the votes on the question now put, and state the result or leave it open."""
    meeting = apply(meeting, CastVotes(roll))
    decision = meeting.before[-1].decision
    assert decision is not None, "votes that were cast have been counted"
    return apply(meeting, LeaveOpen() if decision.outcome is Outcome.OPEN else StateResult(meeting.chair))


def decided(
    meeting: Meeting,
    question: Question | None,
    roll: RollCall | None,
    asking: Iterable[str] = (),
    *,
    way: Polarity = Polarity.IN_FAVOUR,
    ask: bool = True,
) -> Meeting:
    """Decide what is before the meeting: by a roll call, or without one where nobody stands in the way."""
    if roll is None or question is None:
        return apply(meeting, DecideWithoutVote(meeting.chair))
    before, asking = meeting.before[-1].asking, list(asking)
    if ask and (asking or not before):
        for member in asking or [meeting.chair]:
            if member not in before:
                meeting = apply(meeting, AskForVote(member))
    meeting = apply(meeting, PutToVote(meeting.chair, None, way))
    return voted(with_top(meeting, evolve(meeting.before[-1], question=question)), roll)


def agenda(
    meeting: Meeting, objecting: Iterable[str], asking: Iterable[str], question: Question, roll: RollCall | None
) -> Meeting:
    """Decide the provisional agenda."""
    for member in objecting:
        meeting = apply(meeting, Object(member))
    seated = [code for code in meeting.council.codes if code not in meeting.without_credentials]
    for member in list(asking) or (seated[:1] if roll is not None else []):
        meeting = apply(meeting, AskForVote(member))
    return decided(meeting, question, roll, ask=False)


def credentials(
    meeting: Meeting,
    brought: Action,
    question: Question | None,
    roll: RollCall | None,
    asking: tuple[str, ...],
    way: Polarity,
) -> Meeting:
    """Bring credentials before the meeting and decide on them; a challenge that is not decided is passed over."""
    meeting = apply(meeting, brought)
    challenged = isinstance(meeting.before[-1].matter, CredentialsChallenged)
    if roll is not None or not challenged:
        meeting = decided(meeting, question, roll, asking, way=way, ask=not challenged or bool(asking))
    top = meeting.before[-1].matter if meeting.before else None
    if challenged and isinstance(top, CredentialsChallenged) and meeting.phase is Phase.PROPOSAL:
        return go_on_undecided(meeting)
    return meeting


def claimed(meeting: Meeting, by: str, of: str, question: Question, roll: RollCall) -> Meeting:
    """Claim that a matter is not procedural, and vote on the preliminary question."""
    return decided(apply(meeting, ClaimNotProcedural(by, of)), question, roll, ask=False)


def ruled(
    meeting: Meeting,
    ruling: Ruling,
    challenged_by: str,
    question: Question | None,
    roll: RollCall | None,
    way: Polarity,
) -> Meeting:
    """Rule, and let the ruling stand or decide the challenge to it."""
    meeting = apply(meeting, GiveRuling(meeting.chair, ruling))
    if not challenged_by:
        return apply(meeting, LetRulingStand(meeting.chair))
    return decided(apply(meeting, ChallengeRuling(challenged_by)), question, roll, way=way, ask=False)


def submitted(meeting: Meeting, act: Submit, known: frozenset[str]) -> Meeting:
    """Submit a draft, as far as a file tells of one; `known` are the symbols that the file has given already."""
    assert act.draft is not None
    in_order(meeting, Submit(meeting.chair))
    kind, symbol = act.draft.question.kind, act.draft.symbol
    if symbol in known:
        raise OutOfOrder(
            f"{symbol} has been submitted already", instead="a draft with another symbol", rule=RULE_31
        )
    draft = Draft(symbol, Question(kind, f"adopt {symbol}"))
    check_draft(draft, meeting.drafts)
    in_order(meeting, evolve(act, draft=draft))
    tabled = Tabled(draft, act.by, by_a_guest=act.by not in meeting.council.codes)
    return changed(meeting, drafts=(*meeting.drafts, tabled))


def draft_put(
    meeting: Meeting, symbol: str, part: str | None, question: Question, roll: RollCall, asked_by: str
) -> Meeting:
    """Put a draft, or a part of one, with the question it is put as; an invited State's where a member asks."""
    in_order(meeting, Submit(meeting.chair))
    tabled = meeting.tabled(symbol)
    if tabled is None:
        raise OutOfOrder(f"{symbol} has not been submitted", instead="submitting it first", rule=RULE_31)
    if part is None:
        meeting = with_tabled(meeting, evolve(tabled, draft=evolve(tabled.draft, question=question)))
    if tabled.by_a_guest and not tabled.vote_requested_by and asked_by:
        meeting = apply(meeting, RequestVote(asked_by, symbol))
    return voted(apply(meeting, PutToVote(meeting.chair, symbol, part=part)), roll)


def amendment_put(meeting: Meeting, symbol: str, roll: RollCall, asked_by: str) -> Meeting:
    """Put an amendment; where several wait in no order, the President rules that it comes first."""
    proposed = meeting.proposed(symbol)
    if proposed is not None and proposed.by_a_guest and not proposed.vote_requested_by and asked_by:
        meeting = apply(meeting, RequestVote(asked_by, symbol))
    if proposed is not None:
        to = proposed.amendment.to
        amendments: tuple[Amendment, ...] = waiting(meeting, to)
        if len(amendments) > 1 and next_amendment(meeting, to) is None:
            others = [name for name in ordinary_order(amendments) if name != symbol]
            order = Ruling(of=to, order=(symbol, *others))
            meeting = apply(apply(meeting, GiveRuling(meeting.chair, order)), LetRulingStand(meeting.chair))
    return voted(apply(meeting, PutToVote(meeting.chair, symbol)), roll)


def question_put(meeting: Meeting, name: str, question: Question, roll: RollCall | None) -> Meeting:
    """Put a question that is no draft; one of substance, which is adopted without a vote, stands as a draft."""
    if question.kind is Kind.SUBSTANTIVE:
        in_order(meeting, Submit(meeting.chair))
        meeting = apply(meeting, Submit(meeting.chair, Draft(name, question)))
        meeting = changed(meeting, drafts=ahead(meeting.drafts, meeting.drafts[-1]))
        in_turn(meeting, name)
    meeting = apply(meeting, PutQuestion(meeting.chair, question, without_vote=roll is None))
    if question.kind is Kind.SUBSTANTIVE:
        tabled = meeting.tabled(name)
        assert tabled is not None
        return with_tabled(meeting, evolve(tabled, outcome=Outcome.ADOPTED))
    if roll is not None:
        meeting = voted(meeting, roll)
    if reorders(meeting, question.text) and meeting.taken[-1].decision.outcome is Outcome.ADOPTED:
        raise OutOfOrder(
            "By its words the question would change the order of the drafts",
            instead="a proposal on that order",
            rule=RULE_32,
        )
    return meeting


def reorders(meeting: Meeting, text: str) -> bool:
    """Tell whether a run would read a question as one on the order of drafts that wait here."""
    matter = matter_of(text)
    named = matter is not None and matter.name == "conduct of business"
    return named and any(t.draft.symbol.lower() in text.lower() for t in meeting.drafts if t.waits)


def explained(meeting: Meeting, by: str, *, before_a_vote: bool) -> Meeting:
    """Explain a vote: the first vote of a meeting also before it is put, any other only after the one before."""
    first = meeting.phase is Phase.BUSINESS and all(taken.roll is None for taken in meeting.taken)
    return meeting if before_a_vote and first else apply(meeting, ExplainVote(by))
