"""The steps that tell of claims that a matter is not procedural, of points of order, and of rulings on them.

A file tells of a claim about a draft, or about what a run has before the Council at that point: the agenda. One
about a motion, which a file makes and decides in one step, is told as a question put, or as a point of order.
"""

from attrs import evolve

from sim.procedure import Meeting, Polarity, Ruling, apply
from sim.procedure import actions as acts
from sim.procedure.matters import KindClaim, RulingGiven
from sim.procedure.meeting import Pending
from sim.scenario.in_the_meeting import Claim, PointOfOrder
from sim.scenario.in_the_meeting import RulingGiven as Given
from sim.scenario.model import Codes
from sim.scenario.played import redoing
from sim.scenario.played.telling import Concluded, Told, step
from sim.scenario.played.votes import as_put, put_told
from sim.scenario.played.words import codes, in_short, seen


def claim(concluded: Concluded) -> list[Told]:
    """Tell of a claim on which the preliminary question was voted on."""
    top, roll, telling = concluded.top, concluded.top.roll, concluded.telling
    matter, by = top.matter, top.moved_by
    assert isinstance(matter, KindClaim) and top.question is not None and roll is not None
    put = put_told(top.question, roll, telling.members)
    question = as_put(top.question, put)
    if concluded.open.on_file:
        # The file has the claim already, and the vote on it belongs to the same step.
        told = step(telling, "claim", Claim(by=codes(by), draft=matter.of, vote=put))
        voted_on = Told(lambda meeting: redoing.decided(meeting, question, roll, ask=False), told, in_place=True)
        return [voted_on]
    if matter.of or _is_before_a_run(concluded):
        block = Claim(by=codes(by), draft=matter.of, vote=put)
        told = step(telling, "claim", block, called=f"claim on {matter.of or 'the agenda'}")
        return [Told(lambda meeting: redoing.claimed(meeting, by, matter.of, question, roll), told)]
    assert concluded.below is not None
    note = f"{by} claims that {in_short(concluded.below.matter)} is not procedural."
    told = step(telling, "put_to_vote", put, note=seen(note), called="preliminary question")
    return [Told(lambda meeting: redoing.question_put(meeting, told.id or "", question, roll), told)]


def ruling(concluded: Concluded) -> list[Told]:
    """Tell of a ruling that stands, or of which a challenge was decided, with what it was asked for."""
    top, telling = concluded.top, concluded.telling
    matter, question, roll = top.matter, top.question, top.roll
    assert isinstance(matter, RulingGiven)
    way = top.put[-1] if top.put else Polarity.IN_FAVOUR
    put = None if question is None or roll is None else put_told(question, roll, telling.members)
    if put is not None and question is not None:
        question = as_put(question, put)
    waits = telling.on_file.before[-1].matter if concluded.open.on_file else None
    if isinstance(waits, RulingGiven):
        assert put is not None
        told = step(telling, "put_to_vote", put, called="challenge to the ruling")
        return [Told(lambda meeting: redoing.decided(meeting, question, roll, way=way, ask=False), told)]
    given = evolve(matter.ruling, text=seen(matter.ruling.text))
    asked_for = [] if concluded.open.on_file else _asked_for(concluded, given)
    if given.kind is not None and not given.of and waits is None and not _is_before_a_run(concluded):
        assert concluded.below is not None
        told_as = f"{in_short(concluded.below.matter)} is {given.kind.value}"
        given = Ruling(seen(f"{given.text}: {told_as}" if given.text else told_as))
    block = Given(
        says=given.text,
        draft=given.of,
        kind=given.kind,
        order=given.order,
        challenged_by=Codes((matter.challenged_by,) if matter.challenged_by else ()),
        vote=put,
    )

    def does(meeting: Meeting) -> Meeting:
        return redoing.ruled(meeting, given, matter.challenged_by, question, roll, way)

    return [*asked_for, Told(does, step(telling, "ruling", block))]


def _asked_for(concluded: Concluded, given: Ruling) -> list[Told]:
    """Tell of the point of order or the claim that was ruled on; nothing where the ruling came by itself."""
    brought, telling, below = concluded.open.brought_by, concluded.telling, concluded.below
    if isinstance(brought, acts.RaisePointOfOrder):
        return [_point(concluded, brought.by, seen(brought.text))]
    about_matter = given.kind is not None and not given.of
    if about_matter and not _is_before_a_run(concluded):
        assert below is not None
        return [
            _point(concluded, _claimant(concluded, below), seen(f"{in_short(below.matter)} is not procedural"))
        ]
    if not isinstance(brought, acts.ClaimNotProcedural):
        return []
    by, of = brought.by, brought.of
    told = step(telling, "claim", Claim(by=codes(by), draft=of), called=f"claim on {of or 'the agenda'}")
    return [Told(lambda meeting: apply(meeting, acts.ClaimNotProcedural(by, of)), told)]


def _point(concluded: Concluded, by: str, says: str) -> Told:
    told = step(concluded.telling, "point_of_order", PointOfOrder(by=codes(by), says=says))
    return Told(lambda meeting: apply(meeting, acts.RaisePointOfOrder(by, says)), told)


def _claimant(concluded: Concluded, below: Pending) -> str:
    brought = concluded.open.brought_by
    if isinstance(brought, acts.ClaimNotProcedural):
        return brought.by
    assert below.claim is not None
    return below.claim.by


def _is_before_a_run(concluded: Concluded) -> bool:
    """Tell whether what a claim is about is before the Council in a run of the file, too, at this point."""
    before, below = concluded.telling.on_file.before, concluded.below
    return bool(before) and below is not None and before[-1].matter == below.matter
