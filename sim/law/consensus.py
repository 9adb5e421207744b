"""Decisions without counting: adopted because nobody objects, or not, because somebody does."""

from sim.law.counting import count
from sim.law.decision import Decision, Outcome, Reason
from sim.law.laws import Law
from sim.law.question import Kind, Question
from sim.law.sources import CONSENSUS, WITHOUT_VOTE
from sim.law.votes import Body, Choice, RollCall
from sim.law.wording import names, plural
from sim.source import Source

_CONSENSUS = (CONSENSUS,)


def decide_consensus(question: Question, roll: RollCall, council: Body, law: Law) -> Decision:
    """Decide by consensus: one objection blocks, from any member; anything else does not.

    In the roll call "no" is an objection. Presidential statements and the 1718 Committee work so; there is
    no veto arithmetic in it. Source: Council practice; the Committee's guidelines.
    """
    objecting = roll.who(Choice.NO)
    tally = count(roll, council).tally
    if tally.no:
        unnamed = tally.no - len(objecting)
        not_named = (plural(unnamed, "member") + " not named in the record",) if unnamed else ()
        who = names((*objecting, *not_named))
        objects = "object" if len(objecting) > 1 else "objects"
        why = f"Not adopted: {who} {objects}, and consensus needs that nobody does."
        return Decision(
            Kind.CONSENSUS, Outcome.NOT_ADOPTED, Reason.OBJECTION, tally, None, objecting, (), _CONSENSUS, why
        )
    if tally.unknown:
        named = {v.member for v in roll.votes}
        silent = tuple([m for m in council.codes if m not in named])
        why = f"Open: nobody is known to object, but the position of {plural(tally.unknown, 'member')} is unknown."
        return Decision(
            Kind.CONSENSUS, Outcome.OPEN, Reason.UNKNOWN_VOTES, tally, None, (), silent, _CONSENSUS, why
        )
    why = "Adopted by consensus: nobody objects."
    return Decision(Kind.CONSENSUS, Outcome.ADOPTED, Reason.CONSENSUS, tally, None, (), (), _CONSENSUS, why)


def adopted_without_vote(kind: Kind, sources: tuple[Source, ...] = (WITHOUT_VOTE,)) -> Decision:
    """Record that a question of some kind was adopted without a vote, because nobody asked for one.

    There is no tally: that nobody asked for a vote is not a unanimous vote.
    """
    why = "Adopted without a vote: nobody asked for one."
    return Decision(kind, Outcome.ADOPTED, Reason.WITHOUT_VOTE, None, None, (), (), sources, why)
