"""The claim that a matter is not procedural: the preliminary question, the double veto, and the way out of it.

Whether a matter is procedural was itself taken to be open to the veto: so a permanent member could first make it
substantive, and then veto it. The President can also rule on the claim, as in 1950 and 1959; that ruling stands
unless the Council overrules it. Where the law no longer lets the question be put, the ruling is the only way.
"""

from collections.abc import Iterable

from attrs import evolve

from sim.law import Kind, Outcome, Question, decide
from sim.law.sources import SAN_FRANCISCO
from sim.procedure.actions import ClaimNotProcedural
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers, by_each
from sim.procedure.matters import DraftVote, KindClaim, Polarity, Ruling
from sim.procedure.meeting import (
    Claim,
    Ended,
    Meeting,
    Pending,
    Phase,
    Tabled,
    Taken,
    TakenBefore,
    changed,
    with_before,
    with_tabled,
    with_top,
)
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_30
from sim.source import Source


def _check_claim(meeting: Meeting, action: ClaimNotProcedural) -> Source:
    """Any member may claim it of a matter not yet decided; of a draft also after the vote (S/PV.507, 1950)."""
    if meeting.before and not action.of:
        top = meeting.before[-1]
        if top.claim is not None:
            raise _claimed_already(top.claim)
        return SAN_FRANCISCO
    if meeting.before or not action.of:
        raise OutOfOrder(
            "A claim concerns what is before the Council, or a draft where nothing is",
            instead="deciding what is before the Council" if meeting.before else "naming the draft",
            rule=SAN_FRANCISCO,
        )
    tabled = meeting.tabled(action.of)
    if tabled is None or tabled.withdrawn:
        gone = "has not been submitted" if tabled is None else "has been withdrawn"
        raise OutOfOrder(f"{action.of} {gone}", instead="a draft before the Council", rule=SAN_FRANCISCO)
    if tabled.claim is not None:
        raise _claimed_already(tabled.claim)
    if tabled.draft.question.kind is not Kind.PROCEDURAL:
        raise OutOfOrder(
            f"{action.of} is not taken as procedural",
            instead="voting on it under Charter Art. 27(3)",
            rule=SAN_FRANCISCO,
        )
    if tabled.outcome is not None and _vote_on(meeting, action.of) is None:
        raise OutOfOrder(
            f"No votes were cast on {action.of}", instead="a draft on which votes were cast", rule=SAN_FRANCISCO
        )
    return SAN_FRANCISCO


def _claimed_already(claim: Claim) -> OutOfOrder:
    return OutOfOrder(
        f"{claim.by} has claimed that already", instead="deciding the matter as the kind it was found to be",
        rule=SAN_FRANCISCO,
    )  # fmt: skip


def _claim(meeting: Meeting, action: ClaimNotProcedural) -> Meeting:
    claim = Claim(action.by)
    if not action.of:
        meeting = with_top(meeting, evolve(meeting.before[-1], claim=claim))
    else:
        meeting = with_tabled(meeting, evolve(_tabled(meeting, action.of), claim=claim))
    return with_before(meeting, Pending(KindClaim(action.of), action.by))


def _claims(meeting: Meeting, papers: Papers) -> Iterable[ClaimNotProcedural]:
    if meeting.before:
        return by_each(ClaimNotProcedural, meeting.council.codes)
    found: list[ClaimNotProcedural] = []
    for tabled in meeting.drafts:
        found += by_each(ClaimNotProcedural, meeting.council.codes, tabled.draft.symbol)
    return found


def _tabled(meeting: Meeting, symbol: str) -> Tabled:
    tabled = meeting.tabled(symbol)
    assert tabled is not None
    return tabled


def claimed(meeting: Meeting) -> tuple[str, ...]:
    """Return the matters of which somebody claimed it, and on which the President could rule; drafts by symbol.

    The matter before the Council has an empty name.
    """
    if meeting.phase is Phase.RULING:
        matter = meeting.before[-1].matter
        return (matter.of,) if isinstance(matter, KindClaim) else ()
    if meeting.before:
        return ("",) if _open_to_ruling(meeting.before[-1].claim) else ()
    return tuple([t.draft.symbol for t in meeting.drafts if _open_to_ruling(t.claim)])


def _open_to_ruling(claim: Claim | None) -> bool:
    return claim is not None and not claim.ruled


def check_ruling_on_kind(meeting: Meeting, ruling: Ruling) -> Source:
    """Return Rule 30 if the President may rule on the kind of a matter; raises `OutOfOrder`.

    He may, once, where a member has claimed that it is not procedural, and also after the Council voted on the
    claim: on 29 September 1950 a ruling set such a vote aside (S/PV.507).
    """
    if ruling.kind not in (Kind.PROCEDURAL, Kind.SUBSTANTIVE):
        raise OutOfOrder(
            "A matter is procedural or substantive", instead="a ruling that it is one or the other", rule=RULE_30
        )
    if ruling.of in claimed(meeting):
        return RULE_30
    raise OutOfOrder(
        f"Nobody has claimed that {ruling.of or 'the matter'} is not procedural, or it has been ruled on",
        instead="putting it to the vote as the kind it is",
        rule=RULE_30,
    )


def check_put(meeting: Meeting) -> Source:
    """Return the source by which the preliminary question may be put; raises `OutOfOrder` where it is not."""
    if meeting.law.claim_not_procedural:
        return SAN_FRANCISCO
    raise OutOfOrder(
        "Whether a matter is procedural is no longer put to the vote, in practice since 1959",
        instead="a ruling of the President, or a law that allows the claim (claim_not_procedural)",
        rule=SAN_FRANCISCO,
    )


def rule_on_kind(meeting: Meeting, of: str, kind: Kind) -> Meeting:
    """Treat a matter as a kind from now on, by a ruling that stands or was overruled."""
    return _treat(meeting, of, kind, ruled=True)


def _treat(meeting: Meeting, of: str, kind: Kind, *, ruled: bool) -> Meeting:
    if not of:
        top = meeting.before[-1]
        assert top.claim is not None
        claim = evolve(top.claim, voted=top.claim.voted or not ruled, ruled=ruled)
        return with_top(meeting, evolve(top, treated_as=kind, claim=claim))
    tabled = _tabled(meeting, of)
    assert tabled.claim is not None
    claim = evolve(tabled.claim, voted=tabled.claim.voted or not ruled, ruled=ruled)
    meeting = with_tabled(meeting, evolve(tabled, treated_as=kind, claim=claim))
    return meeting if tabled.outcome is None else _decided_again(meeting, of, kind)


def _vote_on(meeting: Meeting, symbol: str) -> TakenBefore | None:
    """Return the last vote on a draft, here or at an earlier meeting (S/PV.506, and the claim in S/PV.507)."""
    here = [TakenBefore(taken, meeting.council, meeting.law) for taken in meeting.taken]
    for vote in reversed((*meeting.taken_before, *here)):
        if vote.taken.matter == DraftVote(symbol) and vote.taken.roll is not None:
            return vote
    return None


def _decided_again(meeting: Meeting, symbol: str, kind: Kind) -> Meeting:
    """Count the votes already cast on a draft as the kind of matter it was found to be."""
    vote = _vote_on(meeting, symbol)
    assert vote is not None and vote.taken.roll is not None
    last, roll = vote.taken, vote.taken.roll
    if last.question.kind is kind:
        return meeting
    question = evolve(last.question, kind=kind)
    decision = decide(question, roll, vote.council, vote.law)
    meeting = changed(meeting, taken=(*meeting.taken, evolve(last, question=question, decision=decision)))
    if decision.outcome is Outcome.OPEN:
        return changed(meeting, phase=Phase.UNDECIDED, ended=Ended.LEFT_OPEN, before=())
    return with_tabled(meeting, evolve(_tabled(meeting, symbol), outcome=decision.outcome))


def _question(meeting: Meeting, matter: KindClaim, put_as: Polarity) -> Question:
    what = matter.of or "the matter before the Council"
    return Question(Kind.PRELIMINARY, f"regard {what} as procedural")


def _settle(meeting: Meeting, matter: KindClaim, pending: Pending, taken: Taken) -> Meeting:
    adopted = taken.decision.outcome is Outcome.ADOPTED
    return _treat(meeting, matter.of, Kind.PROCEDURAL if adopted else Kind.SUBSTANTIVE, ruled=False)


CLAIM = Entry(
    ClaimNotProcedural,
    "a claim that a matter is not procedural",
    (Phase.AGENDA, Phase.BUSINESS, Phase.PROPOSAL),
    Actor.MEMBER,
    _check_claim,
    _claim,
    _claims,
)
CLAIMED = MatterEntry("the preliminary question", SAN_FRANCISCO, _question, _settle)
