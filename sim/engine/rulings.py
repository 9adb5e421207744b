"""Points of order, claims that a draft is not procedural, and the President's rulings, in a meeting."""

from attrs import evolve

from sim.engine.events_in_meeting import Claimed, PointRaised, Ruled, RulingChallenged, TreatedAs
from sim.engine.matters import decide_by
from sim.engine.matters_in_words import in_words
from sim.engine.play import Known
from sim.engine.sitting import Sitting
from sim.engine.voting import decided
from sim.law import Kind, PutAs
from sim.procedure import OutOfOrder, Phase, Polarity, Ruling
from sim.procedure.actions import (
    ChallengeRuling,
    ClaimNotProcedural,
    GiveRuling,
    LetRulingStand,
    RaisePointOfOrder,
)
from sim.procedure.matters import DraftVote, RulingGiven
from sim.scenario.in_the_meeting import Claim, PointOfOrder
from sim.scenario.in_the_meeting import RulingGiven as Given
from sim.scenario.model import PutToVote, Sources, Step
from sim.source import Status, weakest


def point_of_order(sitting: Sitting, step: Step, point: PointOfOrder, known: Known) -> None:
    """A member raises a point of order, on which the President is to rule at once. Source: Rule 30."""
    try:
        sitting.do(RaisePointOfOrder(point.by[0], point.says))
        sitting.record(PointRaised, step.id or "", known, by=point.by[0], says=point.says, note=step.note)
    except OutOfOrder as refusal:
        sitting.refuse("a point of order", refusal, step.id or "", known, step.note)


def claim(sitting: Sitting, step: Step, claim: Claim, known: Known) -> None:
    """A member claims that a draft is not procedural; the preliminary question is voted on if the file says so.

    Source: San Francisco Statement of 7 June 1945, Part II, para. 2.
    """
    by, symbol, before = claim.by[0], claim.draft, sitting.state.before
    of = symbol or (in_words(before[-1].matter) if before else "the matter")
    try:
        sitting.do(ClaimNotProcedural(by, symbol))
        name = "" if claim.vote is not None else step.id or ""
        sitting.record(Claimed, name, known, by=by, symbol=of, note="" if claim.vote else step.note)
        if claim.vote is not None:
            decide_by(sitting, step, claim.vote, known, kind=Kind.PRELIMINARY, ask=False)
            _found(sitting, symbol, known)
    except OutOfOrder as refusal:
        sitting.refuse(f"a claim that {of} is not procedural", refusal, step.id or "", known, step.note)


def ruling(sitting: Sitting, step: Step, given: Given, known: Known) -> None:
    """The President rules; the ruling stands unless it is challenged and overruled. Source: Rule 30."""
    chair, name = sitting.state.chair, step.id or ""
    ruling = Ruling(given.says, given.draft, given.kind, tuple(given.order))
    challenge = given.vote
    try:
        sitting.do(GiveRuling(chair, ruling))
        sitting.record(
            Ruled,
            "" if challenge is not None else name,
            known,
            by=chair,
            ruling=_in_words(ruling),
            says=given.says,
            note="" if challenge is not None else step.note,
        )
        by = next(iter(sitting.seated(given.challenged_by)), "")
        if challenge is None and not by:
            sitting.do(LetRulingStand(chair))
            if ruling.kind is not None:
                _found(sitting, ruling.of, known)
        else:
            sitting.do(ChallengeRuling(by or chair))
            sitting.record(RulingChallenged, known=known, by=by)
        if challenge is not None:
            decide_challenge(sitting, step, challenge, known)
    except OutOfOrder as refusal:
        sitting.refuse("a ruling", refusal, name, known, step.note)


def decide_challenge(sitting: Sitting, step: Step, challenge: PutToVote, known: Known) -> None:
    """Decide a challenge by the vote of the file; raises `OutOfOrder`. Source: Rule 30.

    Asked to uphold the ruling, fewer than nine have not been asked whether they overrule it: that is put next, by
    a `put_to_vote` of the file, or left undecided.
    """
    matter = sitting.state.before[-1].matter
    assert isinstance(matter, RulingGiven)
    way = Polarity.AGAINST if challenge.put_as is PutAs.UPHOLD else Polarity.IN_FAVOUR
    decide_by(sitting, step, challenge, known, kind=Kind.RULING_CHALLENGE, ask=False, way=way)
    if sitting.state.phase is Phase.CHALLENGED:
        sitting.tell_what_waits()
    elif matter.ruling.kind is not None:
        _found(sitting, matter.ruling.of, known)


def _in_words(ruling: Ruling) -> str:
    if ruling.kind is not None:
        return f"{ruling.of or 'the matter'} is {ruling.kind.value}"
    if ruling.order:
        return f"the amendments are voted on in the order {', '.join(ruling.order)}"
    return ""


def _found(sitting: Sitting, symbol: str, known: Known) -> None:
    """Log as what a draft is treated from now on, and its decision anew where it was voted on before."""
    tabled = sitting.state.tabled(symbol)
    if tabled is None or tabled.treated_as is None:
        return
    sitting.record(TreatedAs, known=known, symbol=symbol, kind=tabled.treated_as.value)
    again = next((t for t in reversed(sitting.state.taken) if t.matter == DraftVote(symbol)), None)
    before = sitting.play.voted.get(symbol)
    if again is None or before is None or again is before.taken.taken:
        return
    told = before.asked
    asked = evolve(
        told,
        question=again.question,
        kind_status=Status.DERIVED,
        known=(weakest(told.known[0], known[0]), Sources(tuple(dict.fromkeys((*told.known[1], *known[1]))))),
        note=" ".join(filter(None, [told.note, "The votes were cast before; they are counted again."])),
    )
    sitting.play.voted[symbol] = evolve(before, taken=evolve(before.taken, taken=again))
    decided(sitting, asked, again.decision, before.votes, again=True)
