"""Votes of the Council as the columns of a strip, read off runs or off recorded votes. It draws nothing."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from attrs import field, frozen

from sim.council import council_on
from sim.engine.events import Decided
from sim.engine.running import Run
from sim.law import Choice, Outcome
from sim.records.recorded import RecordedVote


def _frozen(votes: Mapping[str, Choice | None]) -> Mapping[str, Choice | None]:
    return MappingProxyType(dict(votes))


@frozen
class Column:
    """One vote of a strip: the day, what it was on, what became of it, and who voted how.

    `votes` has every member of the Council that voted, by its code, in any order; None is a vote that is not
    known by name. `outcome` None says that what became of it is not known. `needed` is how many affirmative votes
    carried it, None where that is not known; `tally` the votes by number where they are known better than by
    name, as "11-2-2"; `counted` says that a vote not known by name is known by number.
    """

    date: date
    label: str
    outcome: Outcome | None
    votes: Mapping[str, Choice | None] = field(converter=_frozen)
    needed: int | None = None
    blocked_by: tuple[str, ...] = ()
    permanent: tuple[str, ...] = ()
    tally: str = ""
    counted: bool = False

    @property
    def numbers(self) -> str:
        """The votes in favour, against and abstaining, by number, and how many are unknown if any is.

        >>> votes = {"CHN": Choice.NO, "FRA": Choice.YES, "TCD": None}
        >>> Column(date(2014, 12, 22), "adopt the agenda", None, votes).numbers
        '1-1-0, 1 unknown'
        """
        if self.tally:
            return self.tally
        votes = list(self.votes.values())
        unknown = votes.count(None)
        counted = "-".join(str(votes.count(choice)) for choice in (Choice.YES, Choice.NO, Choice.ABSTAIN))
        return f"{counted}, {unknown} unknown" if unknown else counted

    @property
    def result(self) -> str:
        """What became of it, as `outcomes.MARKS` names it; empty where that is not known."""
        if self.outcome is None:
            return ""
        return "vetoed" if self.outcome is Outcome.NOT_ADOPTED and self.blocked_by else self.outcome.value


def columns_of(runs: Iterable[Run | Decided]) -> Iterator[Column]:
    """Yield the votes of the Security Council in some runs, or those of some decisions, in the order given.

    A decision without a vote has no column, and of one that was counted again only the last count has.
    """
    for each in runs:
        for event in (each,) if isinstance(each, Decided) else each.decisions.values():
            tally = event.tally
            if event.body != "Security Council" or tally is None or not event.votes:
                continue
            numbers = f"{tally.yes}-{tally.no}-{tally.abstain}"
            yield Column(
                date=event.at.day,
                label=event.question,
                outcome=event.outcome,
                votes={vote.member: vote.choice for vote in event.votes},
                needed=event.needed,
                blocked_by=event.blocked_by,
                permanent=event.permanent,
                tally=f"{numbers}, {tally.unknown} unknown" if tally.unknown else numbers,
                counted=tally.known > sum(vote.choice is not None for vote in event.votes),
            )


def columns_of_records(votes: Iterable[RecordedVote]) -> Iterator[Column]:
    """Yield recorded votes as they stand in their file: what the file does not tell is not known here either.

    What was adopted without a vote has no column. Raises `UnscError` for a day on which no Council is known.
    """
    for vote in votes:
        if not vote.votes and not vote.totals.stated:
            continue
        council = council_on(vote.on)
        tally, choices = vote.tally, vote.choices
        yield Column(
            date=vote.on,
            label=vote.id,
            outcome=None if vote.result is None else vote.result.outcome,
            votes={code: choices.get(code) for code in council.codes},
            blocked_by=vote.veto_by,
            permanent=tuple([code for code in council.codes if code in council.permanent]),
            tally="" if tally is None else f"{tally.yes}-{tally.no}-{tally.abstain}",
            counted=vote.totals.stated and not vote.complete,
        )
