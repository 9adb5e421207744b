"""What a single vote comes to where that is not plain: counted otherwise than it was cast, or blocking nothing.

A decision carries these values, and says in words what they say; nobody needs to read its words to know it.
"""

import enum
from collections.abc import Iterable

from attrs import frozen

from sim.law.votes import Choice
from sim.source import Source


class Effect(enum.Enum):
    """What a vote comes to.

    >>> Effect("does_not_block") is Effect.DOES_NOT_BLOCK
    True
    """

    COUNTS_AS_ABSTENTION = "counts_as_abstention"
    """It is counted as an abstention, whatever was cast."""
    DOES_NOT_BLOCK = "does_not_block"
    """It is counted as it was cast, and blocks nothing."""


class Basis(enum.Enum):
    """On what ground that is so.

    >>> Basis("pledge") is Basis.PLEDGE
    True
    """

    PARTY_TO_THE_DISPUTE = "party_to_the_dispute"
    """The proviso of Art. 27(3), where it is enforced."""
    PLEDGE = "pledge"
    """A promise not to vote against such a draft, taken as kept."""
    NO_NEGATIVE_VOTE = "no_negative_vote"
    """A permanent member that abstains or does not vote gives no negative vote."""
    KIND_OF_QUESTION = "kind_of_question"
    """No vote on a question of this kind is a veto."""
    HOLDS_NO_VETO = "holds_no_veto"
    """By this law the member holds none, or nobody does."""
    OUT_OF_REACH = "out_of_reach"
    """The veto of this law does not reach such a draft."""
    TOO_FEW_NEGATIVE_VOTES = "too_few_negative_votes"
    """This law takes more negative votes of veto holders to block."""
    LOST_WITHOUT_IT = "lost_without_it"
    """The affirmative votes are too few, so that there is nothing to block."""


@frozen
class VoteEffect:
    """What the vote of one member comes to, on what ground, and what says so.

    `cast` is what was cast; None where that is not known, or known by number only: then the effect is the same
    whatever it was (a party's vote), or is that of a negative vote, if it was one (a pledge).

    >>> from datetime import date
    >>> from attrs import evolve
    >>> from sim.council import council_on
    >>> from sim.law import Choice, Kind, Question, RollCall, decide, law_on
    >>> council, law = council_on(date(2014, 3, 15)), evolve(law_on(date(2014, 3, 15)), enforce_proviso=True)
    >>> roll = RollCall.of(council, no="RUS", rest=Choice.YES)
    >>> (held,) = decide(Question(Kind.SUBSTANTIVE, chapter="VI", parties="RUS"), roll, council, law).effects
    >>> held.member, held.cast.value, held.effect.value, held.sources[0].cite
    ('RUS', 'no', 'counts_as_abstention', 'Charter Art. 27(3)')
    """

    member: str
    cast: Choice | None
    effect: Effect
    basis: Basis
    sources: tuple[Source, ...]


def blocking_nothing(members: Iterable[str], basis: Basis, sources: tuple[Source, ...]) -> tuple[VoteEffect, ...]:
    """Return the values of some negative votes that block nothing on one ground."""
    return tuple([VoteEffect(member, Choice.NO, Effect.DOES_NOT_BLOCK, basis, sources) for member in members])


def whose(effects: Iterable[VoteEffect]) -> tuple[str, ...]:
    """Return the members whose votes they are, in order."""
    return tuple([each.member for each in effects])
