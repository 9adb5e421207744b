"""Derived positions against the record: how States voted there, what that foretold, and what they then did here.

A position derived from another roll call gets, for each member, the chance it gave to the vote that was then cast:
one for a hit, nought for a miss, something between where it left both open.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import frozen

from sim.engine.assembly_votes import question_in_assembly
from sim.engine.play import positions_for, question_of
from sim.errors import UnscError
from sim.law import Choice, Question
from sim.scenario.chances import Chances
from sim.scenario.deriving import Reader, roll_call_of, stance
from sim.scenario.known_votes import known_votes
from sim.scenario.model import Agenda, AssemblyVote, Position, PutToVote, Scenario
from sim.scenario.resolving import Placed, body_of, votes_in


@frozen
class Compared:
    """One member: how it voted there (`source`), what that stands for, and how it voted here."""

    member: str
    source: Choice
    derived: Chances | None
    """None: the mapping says nothing of such a vote."""
    cast: Choice

    @property
    def share(self) -> Fraction | None:
        """The chance that was given to the vote then cast; None where nothing was derived."""
        return None if self.derived is None else self.derived.of(self.cast)


@frozen
class Backtest:
    """One vote: the members of whom it is known how they voted there and here."""

    file: str
    id: str
    taken_from: str
    members: tuple[Compared, ...]
    not_compared: tuple[str, ...]
    """Members that voted here, but had no recorded vote there."""


@frozen
class Score:
    """How often the derived vote was the vote cast: `between` are those of whom it left more than one open."""

    hits: int
    misses: int
    between: int
    silent: int
    """Members of whom the mapping says nothing."""
    share: Fraction | None
    """The mean chance given to the vote then cast, over the members of whom something was derived."""


def score(members: Iterable[Compared]) -> Score:
    """Add up how well some derived votes did.

    >>> half = Chances(yes=Fraction(1, 2), abstain=Fraction(1, 2))
    >>> score([Compared("NGA", Choice.ABSTAIN, half, Choice.ABSTAIN)])
    Score(hits=0, misses=0, between=1, silent=0, share=Fraction(1, 2))
    """
    series = tuple(members)
    shares = [m.share for m in series if m.share is not None]
    hits, misses = shares.count(Fraction(1)), shares.count(Fraction(0))
    mean = sum(shares, Fraction(0)) / len(shares) if shares else None
    return Score(hits, misses, len(shares) - hits - misses, len(series) - len(shares), mean)


def backtest(scenario: Scenario, read: Reader) -> tuple[Backtest, ...]:
    """Compare the derived positions of a scenario with its record.

    The record of a vote is what the vote itself says of each member by name; where it leaves that unknown, as a
    what-if does that lets positions stand in for it, what its base says under the same id. `read` reads other
    scenarios. Raises `UnscError` where no position of the scenario is derived.
    """
    if all(position.derived_from is None for position in scenario.positions):
        raise UnscError(f"{scenario.file}: no position is derived (`derived_from`), nothing to compare")
    base = read(scenario.base) if scenario.base else scenario
    before = {placed.id: placed for placed in votes_in(base) if placed.id}
    found = []
    for placed in votes_in(scenario):
        record = _record(before[placed.id], base) if placed.id in before else {}
        record |= _record(placed, scenario)
        for position in positions_for(scenario.positions, placed.id, _question(placed)):
            if position.derived_from is not None:
                found.append(_compared(position, placed, record, scenario, read))
    return tuple(found)


def _compared(
    position: Position, placed: Placed, record: dict[str, Choice], scenario: Scenario, read: Reader
) -> Backtest:
    derived = position.derived_from
    assert derived is not None, "asked of derived positions only"
    there = {v.member: v.choice for v in roll_call_of(derived, scenario, read)[1].members}
    members, others = [], []
    for member, cast in record.items():
        source = there.get(member)
        if source is None:
            others.append(member)
        else:
            members.append(Compared(member, source, stance(derived.reading.of(source)), cast))
    return Backtest(scenario.file, placed.id, derived.vote, tuple(members), tuple(others))


def _record(placed: Placed, scenario: Scenario) -> dict[str, Choice]:
    votes = known_votes(placed.votes, body_of(placed.votes, scenario, placed.at), placed.status)
    return {v.member: v.choice for v in votes.members if v.choice is not None}


def _question(placed: Placed) -> Question:
    votes = placed.votes
    if isinstance(votes, PutToVote):
        return question_of(votes, placed.status)[0]
    if isinstance(votes, Agenda):
        return Question(votes.kind, votes.question)
    assert isinstance(votes, AssemblyVote), "every other vote is one of the Council"
    return question_in_assembly(votes)


def by_source(tests: Iterable[Backtest]) -> Mapping[Choice, tuple[Compared, ...]]:
    """Return all members compared by how they voted there, in the order of the choices."""
    everybody = [member for test in tests for member in test.members]
    found = {choice: tuple([m for m in everybody if m.source is choice]) for choice in Choice}
    return {choice: members for choice, members in found.items() if members}
