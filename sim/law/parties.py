"""The proviso of Art. 27(3): under Chapter VI and Art. 52(3) a party to a dispute shall abstain from voting."""

from sim.law.effects import Basis, Effect, VoteEffect
from sim.law.question import Chapter, Kind, Question
from sim.law.sources import ART_27_3, EICHMANN
from sim.law.votes import Body, Choice, RollCall, Vote
from sim.law.wording import names

_CHAPTERS = (Chapter.VI, Chapter.ART_52_3)
_KINDS = (Kind.SUBSTANTIVE,)


def bound_to_abstain(question: Question, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the members that the proviso, if it is enforced, holds to abstain on this question.

    It binds any member, permanent or not, and not under Chapter VII. Source: Charter Art. 27(3).
    """
    if not question.parties or question.chapter not in _CHAPTERS or question.kind not in _KINDS:
        return ()
    return tuple([m for m in codes if m in question.parties])


def holding_to_abstain(roll: RollCall, parties: tuple[str, ...]) -> RollCall:
    """Count the votes of some parties as abstentions, whatever they did; one that did not vote stays so.

    Where votes are known only by number, one of them may be the vote of a party that is not named; the roll
    call then says whom to hold to abstain, and the counting takes every such possibility into account.
    """
    voted = {v.member for v in roll.votes}
    unnamed = tuple([m for m in parties if m not in voted])
    votes = tuple(
        [Vote(v.member, Choice.ABSTAIN) if v.member in parties and v.choice in _VOTING else v for v in roll.votes]
    )
    if roll.unnamed.known:
        return RollCall(votes, roll.unnamed, unnamed)
    return RollCall(votes + tuple([Vote(m, Choice.ABSTAIN) for m in unnamed]))


_VOTING = (Choice.YES, Choice.NO)
_SOURCES = (ART_27_3, EICHMANN)


def held_to_abstain(roll: RollCall, body: Body, parties: tuple[str, ...]) -> tuple[VoteEffect, ...]:
    """Return the parties whose vote counts as an abstention and was, or may have been, cast for or against.

    A party that is not named is among them unless all those not named are known to have abstained or not voted.
    """
    named = {v.member: v.choice for v in roll.votes if v.member in parties}
    doubtful = roll.unnamed.yes or roll.unnamed.no or len(roll.votes) + roll.unnamed.known < len(body.codes)
    return tuple(
        [
            VoteEffect(m, cast, Effect.COUNTS_AS_ABSTENTION, Basis.PARTY_TO_THE_DISPUTE, _SOURCES)
            for m in parties
            for cast in [named.get(m)]
            if (doubtful if cast is None else cast in _VOTING)
        ]
    )


def held_in_words(held: tuple[str, ...]) -> str:
    """Say who is held to abstain, without the full stop."""
    party, are = ("parties", "are") if len(held) > 1 else ("party", "is")
    return f"{names(held)}, {party} to the dispute, {are} held to abstain"
