"""What is done with drafts before the vote: amended, divided, reordered, seconded, withdrawn, taken over."""

from collections.abc import Callable

from sim.engine.event import Event
from sim.engine.events_in_meeting import (
    AmendmentIntroduced,
    DraftSeconded,
    DraftTakenOver,
    DraftWithdrawn,
    Moved,
    SeparateVoteAsked,
)
from sim.engine.matters import decide_by
from sim.engine.play import Known
from sim.engine.sitting import Sitting
from sim.procedure import Amendment as Introduced
from sim.procedure import OutOfOrder
from sim.procedure.actions import (
    Action,
    AskForSeparateVote,
    DecideWithoutVote,
    ObjectToSeparateVotes,
    ProposeOrder,
    Second,
    SubmitAmendment,
    TakeOver,
    Withdraw,
)
from sim.scenario.in_the_meeting import Amendment, OfDraft, OrderOfDrafts, SeparateVote
from sim.scenario.model import Step


def amendment(sitting: Sitting, step: Step, amendment: Amendment, known: Known) -> None:
    """An amendment to a draft is introduced. Source: Rules 33(1) and 36."""
    invited = {g.name for g in sitting.state.invited}
    able = [*sitting.seated(amendment.by), *[code for code in amendment.by if code in invited]]
    by = next(iter(able or amendment.by), sitting.state.chair)
    introduced = Introduced(amendment.symbol, amendment.to, amendment.does, amendment.distance)
    try:
        sitting.do(SubmitAmendment(by, introduced))
        sitting.record(
            AmendmentIntroduced,
            step.id or "",
            known,
            by=tuple(amendment.by),
            symbol=amendment.symbol,
            to=amendment.to,
            text=amendment.text,
            note=step.note,
        )
    except OutOfOrder as refusal:
        sitting.play.out_of_order.setdefault(amendment.symbol, refusal)
        sitting.refuse(f"introducing {amendment.symbol}", refusal, step.id or "", known, step.note)


def separate_vote(sitting: Sitting, step: Step, asked: SeparateVote, known: Known) -> None:
    """A separate vote on a part of a draft is asked for; its mover may object. Source: Rule 32(2)."""
    by = sitting.mover(asked.by)
    try:
        sitting.do(AskForSeparateVote(by, asked.draft, asked.part))
        mover = ""
        if asked.mover_objects:
            tabled = sitting.state.tabled(asked.draft)
            mover = tabled.by if tabled is not None else ""
            sitting.do(ObjectToSeparateVotes(mover, asked.draft))
        sitting.record(
            SeparateVoteAsked,
            step.id or "",
            known,
            by=by,
            symbol=asked.draft,
            part=asked.part,
            refused_by=mover,
            note=step.note,
        )
    except OutOfOrder as refusal:
        attempt = f"a separate vote on {asked.part} of {asked.draft}"
        sitting.refuse(attempt, refusal, step.id or "", known, step.note)


def order_of_drafts(sitting: Sitting, step: Step, order: OrderOfDrafts, known: Known) -> None:
    """It is proposed to vote on one draft before the others. Source: practice; Rule 32(1) names no exception."""
    chair = sitting.state.chair
    by = sitting.mover(order.by)
    what = f"vote on {order.first} before the other drafts"
    try:
        sitting.do(ProposeOrder(by, order.first))
        alone = order.vote is None
        note = step.note if alone else ""
        sitting.record(Moved, step.id or "" if alone else "", known, by=by, what=what, note=note)
        if order.vote is None:
            sitting.do(DecideWithoutVote(chair))
        else:
            decide_by(sitting, step, order.vote, known)
    except OutOfOrder as refusal:
        sitting.refuse(f"a proposal to {what}", refusal, step.id or "", known, step.note)


def second(sitting: Sitting, step: Step, of: OfDraft, known: Known) -> None:
    """A draft is seconded, which none needs. Source: Rule 34."""
    _done(sitting, step, of, known, Second, DraftSeconded, f"seconding {of.draft}")


def withdraw(sitting: Sitting, step: Step, of: OfDraft, known: Known) -> None:
    """A draft or an amendment is withdrawn. Source: Rule 35."""
    _done(sitting, step, of, known, Withdraw, DraftWithdrawn, f"withdrawing {of.draft}")


def take_over(sitting: Sitting, step: Step, of: OfDraft, known: Known) -> None:
    """A withdrawn draft is taken over. Source: Rule 35, and practice (16 November 2017, S/PV.8105)."""
    tabled = sitting.state.tabled(of.draft)
    seconder = tabled is not None and of.by[0] in tabled.seconded_by
    attempt = f"taking over {of.draft}"
    _done(sitting, step, of, known, TakeOver, DraftTakenOver, attempt, seconder=seconder)


def _done(
    sitting: Sitting,
    step: Step,
    of: OfDraft,
    known: Known,
    act: Callable[[str, str], Action],
    event: type[Event],
    attempt: str,
    **more: bool,
) -> None:
    """Let a member do something with a draft, and log it, or that it was out of order."""
    by, name = of.by[0], step.id or ""
    try:
        sitting.do(act(by, of.draft))
        sitting.record(event, name, known, by=by, symbol=of.draft, note=step.note, **more)
    except OutOfOrder as refusal:
        sitting.refuse(attempt, refusal, name, known, step.note)
