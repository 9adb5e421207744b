"""One recorded vote as the figures see it: what became of it, what is known of who voted how. It adds nothing."""

import enum
from datetime import date
from functools import cached_property, lru_cache

from attrs import frozen

from sim.council import Council, NotAMember, council_on
from sim.law import (
    BadRollCall,
    Choice,
    Decision,
    Kind,
    Law,
    Measure,
    Question,
    Reason,
    RollCall,
    Tally,
    decide,
    law_on,
    measure_of,
)
from sim.records.recorded import RecordedVote, Result


class Fate(enum.Enum):
    """What became of a question on the record, as the figures tell it apart."""

    ADOPTED = "adopted"
    WITHOUT_VOTE = "adopted_without_vote"
    VETOED = "vetoed"
    TOO_FEW_VOTES = "too_few_votes"
    NOT_ADOPTED = "not_adopted_reason_unknown"
    UNKNOWN = "outcome_unknown"

    @property
    def failed(self) -> bool:
        """Whether it was not adopted, for whatever reason."""
        return self in (Fate.VETOED, Fate.TOO_FEW_VOTES, Fate.NOT_ADOPTED)


_FATES = {
    Result.ADOPTED: Fate.ADOPTED,
    Result.WITHOUT_VOTE: Fate.WITHOUT_VOTE,
    Result.VETOED: Fate.VETOED,
    Result.TOO_FEW_VOTES: Fate.TOO_FEW_VOTES,
}
_WHY = {
    Reason.VETO: Fate.VETOED,
    Reason.TOO_FEW_VOTES: Fate.TOO_FEW_VOTES,
}
VETOABLE = (Kind.SUBSTANTIVE, Kind.PRELIMINARY)
"""The kinds of question that a negative vote of a permanent member can block (Charter Art. 27(3))."""


@frozen
class Seen:
    """A recorded vote, with what several figures ask of it worked out once."""

    vote: RecordedVote

    @cached_property
    def council(self) -> Council:
        """The Council in office on the day."""
        return council_on(self.vote.on)

    @cached_property
    def procedural(self) -> bool:
        """Whether it can only have been procedural: stated so, or adopted over a permanent member's no."""
        kind = self.vote.kind
        if kind is not None:
            return kind not in VETOABLE
        return self.fate is Fate.ADOPTED and bool(self.permanent_noes)

    @cached_property
    def fate(self) -> Fate:
        """What became of it, as recorded.

        Where the file says that it was not adopted and not why, the votes say why, if they can: a draft that had
        the votes it takes and was not adopted was vetoed.
        """
        result = self.vote.result
        if result is None:
            return Fate.UNKNOWN
        if result is not Result.NOT_ADOPTED:
            return _FATES[result]
        decided = decided_by(
            self.vote, Question(self.vote.kind or Kind.SUBSTANTIVE), law_on(self.vote.on), self.council
        )
        return Fate.NOT_ADOPTED if decided is None else _WHY.get(decided.reason, Fate.NOT_ADOPTED)

    @cached_property
    def permanent_noes(self) -> tuple[str, ...]:
        """The permanent members known by name to have voted no."""
        permanent = self.council.permanent
        return tuple([v.member for v in self.vote.votes if v.choice is Choice.NO and v.member in permanent])

    @property
    def full(self) -> bool:
        """Whether a vote was taken and every member's is known, so that it may be counted by member."""
        return self.vote.complete and self.fate is not Fate.WITHOUT_VOTE

    @cached_property
    def unanimous(self) -> bool:
        """Whether every member voted in favour; only for a full roll call."""
        return all(v.choice is Choice.YES for v in self.vote.votes)


def decided_by(vote: RecordedVote, question: Question, law: Law, council: Council) -> Decision | None:
    """Decide a recorded vote by a law, from all that is known of it by name and by number.

    None where what the file says cannot have been: more votes than members, or the vote of a stranger.
    """
    if vote.complete:
        roll = vote.roll
    else:
        roll = RollCall(vote.votes, Tally(**{choice.value: _beyond(vote, choice) for choice in Choice}))
    try:
        return decide(question, roll, council, law)
    except (BadRollCall, NotAMember):
        return None


def _beyond(vote: RecordedVote, choice: Choice) -> int:
    named = sum(v.choice is choice for v in vote.votes)
    return max(0, (vote.totals.of(choice) or 0) - named)


@lru_cache(maxsize=4096)
def measure_on(kind: Kind, on: date) -> Measure:
    """Return what votes on a question of a kind are measured by on a day."""
    return measure_of(Question(kind), council_on(on), law_on(on))
