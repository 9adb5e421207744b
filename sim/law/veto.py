"""Matters that are not procedural: enough affirmative votes, and no veto (Charter Art. 27(3))."""

from sim.law.counting import Count, count, possible
from sim.law.decision import Decision, Outcome, Reason
from sim.law.laws import Law, Veto
from sim.law.majority import Terms, decide_by_votes, left_open
from sim.law.question import Kind, Question
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
    veto, requirement = law.veto, law.substantive
    if veto is None or not veto.reaches(question.chapter):
        return decide_by_votes(kind, roll, council, requirement, terms)
    holders = veto_holders(council, veto)
    c = count(roll, council, holders)
    can = possible(c, requirement, veto.noes_to_block)
    sources = requirement.sources + tuple([s for s in veto.sources if s not in requirement.sources])
    if can.adopted and (can.too_few or can.vetoed):
        return left_open(kind, roll, council, c, requirement, veto.noes_to_block, holders, sources)

    needed = requirement.needed(c.yes, c.tally.no)
    votes = votes_against_needed(c.tally, needed)
    outcome, blocked_by = Outcome.NOT_ADOPTED, ()
    if can.adopted:
        outcome, reason = Outcome.ADOPTED, Reason.ENOUGH_VOTES
        silent = [v.member for v in roll.votes if v.choice in _WITHOUT_EFFECT and v.member in holders]
        why = f"{terms.adopted}: {votes}."
        if silent:
            sources = (*sources, NAMIBIA)
            why += f" That {names(silent)} did not vote in favour does not block."
        if c.vetoes:
            why += f" The negative vote of {names(c.vetoes)} does not block: {_block_in_words(veto)}."
    elif not can.vetoed:
        reason = Reason.TOO_FEW_VOTES
        why = f"{terms.not_adopted}: {votes}."
        if c.vetoes:
            sources = (*sources, VETO_LIST)
            why += _no_veto_below(c.vetoes)
    elif can.too_few:
        reason = Reason.VETO_OR_TOO_FEW_VOTES
        why = (
            f"{terms.not_adopted}: {votes}, {c.tally.unknown} unknown. {_blockers(c)} voted against: a veto if "
            f"{needed} members vote in favour; if not, the draft fails for votes."
        )
    else:
        reason, blocked_by = Reason.VETO, c.vetoes
        why = f"{terms.not_adopted}: vetoed by {_blockers(c)}; {votes}, but {_block_in_words(veto)}."
    return Decision(kind, outcome, reason, c.tally, needed, blocked_by, (), sources, why + terms.remark)


_WITHOUT_EFFECT = (Choice.ABSTAIN, Choice.NOT_VOTING)


def veto_holders(body: Body, veto: Veto) -> frozenset[str]:
    """Return the members of this body that hold a veto."""
    return body.permanent if veto.holders is None else veto.holders.intersection(body.codes)


def _blockers(c: Count) -> str:
    return names(c.vetoes) if c.vetoes else "a permanent member not named in the record"


def _block_in_words(veto: Veto) -> str:
    if veto.noes_to_block == 1:
        return "the negative vote of a permanent member blocks"
    return f"it takes {veto.noes_to_block} negative votes of veto holders to block"


def _no_veto_below(vetoes: tuple[str, ...]) -> str:
    """Say what a permanent member's negative vote is not, on a draft that fails without it.

    The UN Library's list of vetoes leaves such votes out (16 October 2023, Gaza: 5-4-6 with three permanent
    members against), and the Assembly's debate under A/RES/76/262 does not follow.
    """
    if len(vetoes) == 1:
        return f" The negative vote of {vetoes[0]} is no veto: the draft fails without it."
    return f" The negative votes of {names(vetoes)} are no vetoes: the draft fails without them."
