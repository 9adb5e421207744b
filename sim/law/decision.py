"""A decision and its reason, as one value that explains itself. It is made by the rules, never by hand."""

import enum

from attrs import frozen

from sim.law.effects import VoteEffect
from sim.law.question import Kind
from sim.law.votes import Tally
from sim.source import Source


class Outcome(enum.Enum):
    """What became of the question.

    >>> [outcome.value for outcome in Outcome]
    ['adopted', 'not_adopted', 'open']
    """

    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"
    OPEN = "open"
    """The votes that are known leave both possible."""


class Reason(enum.Enum):
    """Why; it comes from the same line of computation as the outcome.

    >>> Reason("veto") is Reason.VETO
    True
    """

    ENOUGH_VOTES = "enough_votes"
    TOO_FEW_VOTES = "too_few_votes"
    VETO = "veto"
    VETO_OR_TOO_FEW_VOTES = "veto_or_too_few_votes"
    """Lost either way, but the votes that are known do not yet say which."""
    UNKNOWN_VOTES = "unknown_votes"
    WITHOUT_VOTE = "without_vote"
    CONSENSUS = "consensus"
    OBJECTION = "objection"


@frozen
class Decision:
    """What was decided, why, and by what law.

    `tally` counts the votes as the law counts them and `needed` is the number of affirmative votes that
    carries; both are None where no vote was taken. `blocked_by` names the permanent members whose veto
    blocked the question, or the members whose objection prevented a consensus. `could_settle` names the
    members whose unknown vote can still make the difference: empty unless the outcome is open.
    `effects` are the votes that come to something else than they look like: counted otherwise than cast, or
    blocking nothing; at most one value a member, and none where nobody could be in doubt. `sources` begins
    with the provision that decided; `why` says it all in plain words.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> from sim.law import Choice, Question, RollCall, decide, law_on
    >>> day, council = date(2024, 3, 28), council_on(date(2024, 3, 28))
    >>> roll = RollCall.of(council, no="RUS", abstain="CHN", rest=Choice.YES)
    >>> decision = decide(Question(Kind.SUBSTANTIVE), roll, council, law_on(day))
    >>> decision.blocked_by, str(decision.tally), decision.sources[0].cite
    (('RUS',), '13-1-1', 'Charter Art. 27(3)')
    """

    kind: Kind
    outcome: Outcome
    reason: Reason
    tally: Tally | None
    needed: int | None
    blocked_by: tuple[str, ...]
    could_settle: tuple[str, ...]
    sources: tuple[Source, ...]
    why: str
    effects: tuple[VoteEffect, ...] = ()
