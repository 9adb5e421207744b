"""Matters that are not procedural: enough affirmative votes, and no veto (Charter Art. 27(3))."""

from collections.abc import Sequence
from functools import lru_cache

from attrs import evolve

from sim.law.counting import Count, count, possible
from sim.law.decision import Decision, Outcome, Reason
from sim.law.effects import Basis, Effect, VoteEffect, blocking_nothing, whose
from sim.law.laws import Law, Veto
from sim.law.majority import Terms, decide_by_votes, left_open, permanent_against
from sim.law.measure import measure_vetoable, veto_sources
from sim.law.question import Chapter, Kind, Question
from sim.law.sources import NAMIBIA, VETO_LIST
from sim.law.votes import Body, Choice, RollCall
from sim.law.wording import names, votes_against_needed


def decide_substantive(question: Question, roll: RollCall, council: Body, law: Law) -> Decision:
    """Decide a matter that is not procedural.

    A permanent member's abstention, absence or non-participation does not block (ICJ, Namibia, Advisory
    Opinion, 1971, para. 22; S/RES/344 had no permanent affirmative vote at all). With fewer than the needed
    votes the draft fails on the count and is not called vetoed. Source: Charter Art. 27(3).
    """
    return decide_vetoable(Kind.SUBSTANTIVE, question, roll, council, law, Terms())


def decide_vetoable(
    kind: Kind, question: Question, roll: RollCall, council: Body, law: Law, terms: Terms
) -> Decision:
    """Decide any question that a veto can block, in the words its own rule has for the result."""
    veto, measure = law.veto, measure_vetoable(question, council, law)
    requirement, holders = measure.requirement, measure.holders
    if veto is None or measure.noes_to_block is None:
        decision = decide_by_votes(kind, roll, council, requirement, terms)
        return _without_a_veto(decision, question, roll, council, law)
    c = count(roll, council, holders)
    can = possible(c, requirement, veto.noes_to_block)
    sources = requirement.sources + tuple([s for s in veto.sources if s not in requirement.sources])
    effects, remark = _NOTHING
    if c.vetoes and not can.vetoed:
        effects, remark = _too_few(c.vetoes, veto) if can.adopted else _lost_anyway(c.vetoes, terms.subject)
    if veto.holders is not None and (without := [m for m in permanent_against(roll, council) if m not in holders]):
        effects += blocking_nothing(without, Basis.HOLDS_NO_VETO, veto.sources)
        if can.adopted:
            remark += _does_not_block(without, f"{names(without)} {_hold(without)} no veto under this law")
    if can.adopted and (can.too_few or can.vetoed):
        return left_open(
            kind, roll, council, c, requirement, veto.noes_to_block, holders, sources, effects, remark
        )

    needed = requirement.needed(c.tally.yes, c.tally.no)
    votes = votes_against_needed(c.tally, needed)
    outcome = Outcome.NOT_ADOPTED
    blocked_by: tuple[str, ...] = ()
    if can.adopted:
        outcome, reason = Outcome.ADOPTED, Reason.ENOUGH_VOTES
        why = f"{terms.adopted}: {votes}."
        if silent := [v for v in roll.votes if v.choice in _WITHOUT_EFFECT and v.member in holders]:
            sources = (*sources, NAMIBIA)
            no_noes = _no_negative_votes(tuple([(v.member, v.choice is Choice.ABSTAIN) for v in silent]))
            why += f" That {names(whose(no_noes))} did not vote in favour does not block."
            effects = no_noes + effects
        why += remark
    elif not can.vetoed:
        reason = Reason.TOO_FEW_VOTES
        why = f"{terms.not_adopted}: {votes}.{remark}"
        if c.vetoes:
            sources = (*sources, VETO_LIST)
    elif can.too_few:
        reason = Reason.VETO_OR_TOO_FEW_VOTES
        why = (
            f"{terms.not_adopted}: {votes}, {c.tally.unknown} unknown. Voting against: {_blockers(c, veto)}; a "
            f"veto if {needed} members vote in favour; if not, {terms.subject} fails for votes."
        )
    else:
        reason, blocked_by = Reason.VETO, c.vetoes
        why = f"{terms.not_adopted}: vetoed by {_blockers(c, veto)}; {votes}, but {_blocks(veto)}."
    return Decision(kind, outcome, reason, c.tally, needed, blocked_by, (), sources, why + terms.remark, effects)


def _without_a_veto(decision: Decision, question: Question, roll: RollCall, council: Body, law: Law) -> Decision:
    """Say why permanent members do not block a draft that no veto reaches, where that makes a difference."""
    against = permanent_against(roll, council)
    if not against:
        return decision
    basis = Basis.HOLDS_NO_VETO if law.veto is None else Basis.OUT_OF_REACH
    effects = blocking_nothing(against, basis, veto_sources(law))
    if decision.outcome is Outcome.NOT_ADOPTED:
        return evolve(decision, effects=effects)
    sources = dict.fromkeys((*decision.sources, *veto_sources(law)))
    why = decision.why + _does_not_block(whose(effects), _why_no_veto(law.veto, question))
    return evolve(decision, why=why, sources=tuple(sources), effects=effects)


Said = tuple[tuple[VoteEffect, ...], str]
"""The values of some votes, and the sentences that say them."""
_NOTHING: Said = ((), "")


@lru_cache(maxsize=1024)  # a million questions ask for the same few
def _no_negative_votes(abstaining: tuple[tuple[str, bool], ...]) -> tuple[VoteEffect, ...]:
    """Return the values of votes of veto holders that abstain, or do not vote: no negative votes."""
    return tuple(
        [
            VoteEffect(
                member,
                Choice.ABSTAIN if abstains else Choice.NOT_VOTING,
                Effect.DOES_NOT_BLOCK,
                Basis.NO_NEGATIVE_VOTE,
                (NAMIBIA,),
            )
            for member, abstains in abstaining
        ]
    )


def _too_few(against: tuple[str, ...], veto: Veto) -> Said:
    effects = blocking_nothing(against, Basis.TOO_FEW_NEGATIVE_VOTES, veto.sources)
    return effects, _does_not_block(whose(effects), _block_in_words(veto))


@lru_cache(maxsize=1024)  # a million questions ask for the same few
def _lost_anyway(against: tuple[str, ...], subject: str) -> Said:
    """Say what a permanent member's negative vote is not, on a question that fails without it.

    The UN Library's list of vetoes leaves such votes out (16 October 2023, Gaza: 5-4-6 with three permanent
    members against), and the Assembly's debate under A/RES/76/262 does not follow.
    """
    effects = blocking_nothing(against, Basis.LOST_WITHOUT_IT, (VETO_LIST,))
    who = whose(effects)
    if len(who) == 1:
        return effects, f" The negative vote of {who[0]} is no veto: {subject} fails without it."
    return effects, f" The negative votes of {names(who)} are no vetoes: {subject} fails without them."


def _why_no_veto(veto: Veto | None, question: Question) -> str:
    if veto is None:
        return "nobody holds a veto under this law"
    if question.mass_atrocities and veto.spares_mass_atrocities:
        return "a draft on mass atrocities cannot be vetoed under this law"
    under = [_PARTS[chapter] for chapter in Chapter if chapter in (veto.chapters or ())]
    return f"only a draft under {' or '.join(under)} can be vetoed by this law"


_PARTS = {Chapter.VI: "Chapter VI", Chapter.VII: "Chapter VII", Chapter.ART_52_3: "Art. 52(3)"}


def _does_not_block(against: Sequence[str], because: str) -> str:
    """Say why negative votes of members that would block in another case do not."""
    votes, do = ("vote", "does") if len(against) == 1 else ("votes", "do")
    return f" The negative {votes} of {names(against)} {do} not block: {because}."


def _hold(members: Sequence[str]) -> str:
    return "holds" if len(members) == 1 else "hold"


_WITHOUT_EFFECT = (Choice.ABSTAIN, Choice.NOT_VOTING)


def _blockers(c: Count, veto: Veto) -> str:
    """Name those who block, and say how many of them the record does not name."""
    missing = veto.noes_to_block - len(c.vetoes)
    if missing <= 0:
        return names(c.vetoes)
    if not c.vetoes:
        who = _holder(veto) if missing == 1 else f"{missing} veto holders"
        return f"{who} not named in the record"
    return f"{names(c.vetoes)} and {'another' if missing == 1 else missing} not named in the record"


def _holder(veto: Veto) -> str:
    return "a permanent member" if veto.holders is None else "a veto holder"


def _block_in_words(veto: Veto) -> str:
    if veto.noes_to_block == 1:
        return f"the negative vote of {_holder(veto)} blocks"
    return f"it takes {veto.noes_to_block} negative votes of veto holders to block"


def _blocks(veto: Veto) -> str:
    if veto.noes_to_block == 1:
        return _block_in_words(veto)
    return f"the negative votes of {veto.noes_to_block} veto holders block"
