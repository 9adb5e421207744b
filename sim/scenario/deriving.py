"""Positions derived from another roll call: by a stated mapping, a State's vote there stands for its vote here.

That the one vote tells of the other is the file's supposition; `unsc backtest` compares it with the record.
"""

from collections.abc import Callable
from fractions import Fraction

from attrs import evolve

from sim.errors import UnscError
from sim.law import Choice
from sim.scenario.chances import Chances, Odds
from sim.scenario.faults import Fault, ScenarioError, nearest, shown
from sim.scenario.known_votes import KnownVotes, groups, known_votes
from sim.scenario.model import DerivedFrom, Position, Scenario, Sources, Stands, Voted
from sim.scenario.resolving import Placed, body_of, votes_in
from sim.source import Status

Reader = Callable[[str], Scenario]
"""What reads another scenario, by file or name."""
MOST_IDS = 20
"""How many ids of votes a message lists."""

_CHOICES = {
    Voted.IN_FAVOUR: Choice.YES,
    Voted.AGAINST: Choice.NO,
    Voted.ABSTAINING: Choice.ABSTAIN,
    Voted.ABSENT: Choice.NOT_VOTING,
    Voted.NOT_PARTICIPATING: Choice.NOT_VOTING,
    Voted.NOT_VOTING: Choice.NOT_VOTING,
}


def with_derived(scenario: Scenario, read: Reader) -> Scenario:
    """Return a scenario whose derived positions say how each State votes. Raises `ScenarioError`.

    What a position says of a State by name goes before what is derived for it. A position is derived at best, and
    no surer than the vote it is taken from.
    """
    if all(position.derived_from is None for position in scenario.positions):
        return scenario
    positions = []
    for n, position in enumerate(scenario.positions):
        if position.derived_from is not None:
            try:
                position = _derived(position, position.derived_from, scenario, read)
            except UnscError as error:
                way = f"positions[{n}].derived_from.vote"
                raise ScenarioError([Fault(scenario.file, 0, 0, way, _first(error))]) from None
        positions.append(position)
    return evolve(scenario, positions=tuple(positions))


def roll_call_of(derived: DerivedFrom, scenario: Scenario, read: Reader) -> tuple[Placed, KnownVotes]:
    """Return the roll call that positions are derived from. Raises `UnscError` where there is no such vote."""
    file, hash_sign, name = derived.vote.rpartition("#")
    try:
        there = read(file) if hash_sign else scenario
    except UnscError as error:
        raise UnscError(f"{file} cannot be read: {_first(error)}") from None
    votes = {placed.id: placed for placed in votes_in(there) if placed.id}
    if name not in votes:
        where = f" in {file}" if hash_sign else ""
        ids = ", ".join(list(votes)[:MOST_IDS]) + (", ..." if len(votes) > MOST_IDS else "")
        expected = f"expected the id of one: {ids}{nearest(name, votes)}" if votes else "no vote there has an id"
        raise UnscError(f"there is no vote {shown(name)}{where}; {expected}")
    placed = votes[name]
    return placed, known_votes(placed.votes, body_of(placed.votes, there, placed.at), placed.status)


def stance(stands: Stands) -> Chances | None:
    """Return what a vote stands for as chances; None where it tells nothing.

    >>> stance(Voted.AGAINST).of(Choice.NO)
    Fraction(1, 1)
    """
    if isinstance(stands, Chances):
        return stands
    choice = _CHOICES.get(stands)
    return None if choice is None else Chances(**{choice.value: Fraction(1)})


def _derived(position: Position, derived: DerivedFrom, scenario: Scenario, read: Reader) -> Position:
    placed, votes = roll_call_of(derived, scenario, read)
    named = {code for _, group, _, _ in groups(position) for code in group.members}
    odds: dict[str, Chances] = {}
    for vote in votes.members:
        chances = None if vote.choice is None else stance(derived.reading.of(vote.choice))
        if chances is not None and vote.member not in named:
            odds[vote.member] = chances
    return evolve(
        position,
        odds=Odds({**odds, **position.odds}),
        status=position.status or (Status.DERIVED if votes.status is Status.RECORDED else votes.status),
        source=position.source or Sources(placed.sources),
    )


def _first(error: UnscError) -> str:
    faults = getattr(error, "faults", ())
    return faults[0].message if faults else str(error)
