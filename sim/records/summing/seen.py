"""One recorded vote as the figures see it: what became of it, what is known of who voted how. It adds nothing."""

import enum
from datetime import date
from functools import cached_property, lru_cache

from attrs import frozen

from sim.council import Council, council_on
from sim.law import (
    Choice,
    Decision,
    Kind,
    Law,
    Measure,
    Question,
    Reason,
    RollCall,
    Vote,
    decide,
    law_on,
    measure_of,
)
from sim.records.held import contradictions, rolls_of
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
        """Whether it was procedural: stated so, or of no stated kind and consistent only so, adopted over a no."""
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
        question = Question(self.vote.kind or Kind.SUBSTANTIVE)
        reasons = {d.reason for d in decisions_on(self.vote, question, law_on(self.vote.on), self.council)}
        return _WHY.get(reasons.pop(), Fate.NOT_ADOPTED) if len(reasons) == 1 else Fate.NOT_ADOPTED

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


def decisions_on(vote: RecordedVote, question: Question, law: Law, body: Council) -> tuple[Decision, ...]:
    """Decide a recorded vote by a law, each way the votes may have been that are known by number only.

    `body` is the Council of the day, or that with new seats, whose votes are unknown. A list in part without
    totals is taken as far as its names go. There is no decision on a record that contradicts itself.
    """
    council = council_on(vote.on)
    if any(contradictions(vote, council)):
        return ()
    named = (*vote.votes, *[Vote(code, Choice.NO) for code in vote.veto_by if code not in vote.choices])
    return tuple([decide(question, roll, body, law) for roll in rolls_of(vote, council) or (RollCall(named),)])


@lru_cache(maxsize=4096)
def measure_on(kind: Kind, on: date) -> Measure:
    """Return what votes on a question of a kind are measured by on a day."""
    return measure_of(Question(kind), council_on(on), law_on(on))
