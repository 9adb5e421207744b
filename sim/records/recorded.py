"""One vote as a file of recorded votes tells it: the value that this room shares. It decides nothing."""

import enum
from collections.abc import Mapping
from datetime import date

from attrs import frozen

from sim.law import Choice, Kind, Outcome, Reason, RollCall, Tally, Vote


class Result(enum.Enum):
    """What the file says became of the question.

    >>> Result.VETOED.outcome.value, Result.VETOED.reason.value, Result.NOT_ADOPTED.reason
    ('not_adopted', 'veto', None)
    """

    ADOPTED = "adopted"
    WITHOUT_VOTE = "adopted_without_vote"
    """Nobody asked for a vote: nobody's vote is known, and it is no unanimity."""
    VETOED = "vetoed"
    TOO_FEW_VOTES = "not_adopted_insufficient_votes"
    NOT_ADOPTED = "not_adopted"
    """The file does not say why."""

    @property
    def outcome(self) -> Outcome:
        """The outcome as the law names it."""
        return Outcome.ADOPTED if self in (Result.ADOPTED, Result.WITHOUT_VOTE) else Outcome.NOT_ADOPTED

    @property
    def reason(self) -> Reason | None:
        """The reason as the law names it; None where the file tells none."""
        return _REASONS.get(self)


_REASONS = {
    Result.ADOPTED: Reason.ENOUGH_VOTES,
    Result.WITHOUT_VOTE: Reason.WITHOUT_VOTE,
    Result.VETOED: Reason.VETO,
    Result.TOO_FEW_VOTES: Reason.TOO_FEW_VOTES,
}


class Basis(enum.Enum):
    """What a file tells of the votes."""

    MEMBERS = "members"
    """Who voted how, of every member."""
    TOTALS = "totals"
    """How many voted how; of some members, or of none, who they were."""
    NONE = "none"
    """Neither."""


@frozen
class Totals:
    """The totals a file states; None where it states none, which is not nought."""

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    not_voting: int | None = None

    def of(self, choice: Choice) -> int | None:
        """Return the total of a choice."""
        total: int | None = getattr(self, choice.value)
        return total

    @property
    def stated(self) -> bool:
        """Whether any total is stated."""
        return any(self.of(choice) is not None for choice in Choice)


@frozen
class RecordedVote:
    """One vote as a file tells it, member by member or in numbers.

    `line` is the line of the file where its first row begins. `kind` is None where the file states none, and
    `kind_basis` says how the kind is known: `recorded`, `presumed` or nothing. `result` is None where the file
    does not say what became of the question, or whether there was a vote. `votes` are those known by name, in the
    order of the file; `complete` says that they are a full roll call, which a list that the file calls partial
    never is, and `votes_basis` what the file calls it; `outcome` is the file's own word for the result, empty
    where its layout has none. `named_members` are the members the file lists, their votes
    known or not. `totals` are the file's, `veto_by` the members it says vetoed. `sources` says where the file has
    it from, `undl_id` is the number of the record in the UN Digital Library, `draft` the symbol of the draft where
    that is not the `id`. `conflicts` are places where the file contradicts itself or the Council of the day.
    """

    id: str
    on: date
    meeting: str
    title: str
    file: str
    line: int
    kind: Kind | None
    kind_basis: str
    result: Result | None
    votes: tuple[Vote, ...]
    totals: Totals
    complete: bool
    votes_basis: str = ""
    named_members: tuple[str, ...] = ()
    veto_by: tuple[str, ...] = ()
    sources: str = ""
    undl_id: str = ""
    draft: str = ""
    note: str = ""
    conflicts: tuple[str, ...] = ()
    outcome: str = ""

    @property
    def choices(self) -> Mapping[str, Choice]:
        """The choices known by name, by member."""
        return {vote.member: vote.choice for vote in self.votes}

    @property
    def roll(self) -> RollCall:
        """What is known by name, as the law takes it; the totals are not in it."""
        return RollCall(self.votes)

    @property
    def tally(self) -> Tally | None:
        """The file's own totals as a tally; None unless yes, no and abstentions are all stated."""
        t = self.totals
        if t.yes is None or t.no is None or t.abstain is None:
            return None
        return Tally(t.yes, t.no, t.abstain, t.not_voting or 0)

    @property
    def partial(self) -> bool:
        """Whether the file says itself that it names some members only."""
        return self.votes_basis == "partial"

    @property
    def basis(self) -> Basis:
        """What the votes are known by."""
        if self.complete:
            return Basis.MEMBERS
        return Basis.TOTALS if self.totals.stated else Basis.NONE


@frozen
class BadRow:
    """A row that cannot be used: where it stands and why. It was skipped, and the reading went on.

    `rows` is how many rows it speaks for, this one and others further on.
    """

    file: str
    line: int
    reason: str
    rows: int = 1
