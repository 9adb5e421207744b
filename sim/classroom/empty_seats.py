"""How a seat votes that nobody sits in: by its position, by odds, or not at all. Nothing is guessed.

A vote on record for the same question is the position; else a standing position is. What is neither stays unknown.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sim.classroom.lines import NO_HANDS, Hand, Line, Origin, Stage
from sim.classroom.on_record import on_record
from sim.classroom.state import EmptySeats
from sim.engine.drawing import drawing
from sim.engine.events import Decided
from sim.engine.play import Voting, positions_for
from sim.errors import UnscError
from sim.law import Outcome, Question
from sim.procedure.matters import Matter
from sim.procedure.meeting import Meeting
from sim.scenario.known_votes import KnownVotes, known_votes
from sim.scenario.moments import Moment
from sim.scenario.votes import Votes
from sim.source import Status


def votes_of_empty(line: Line, empty: Iterable[str], rule: EmptySeats, seed: int) -> Mapping[str, Hand]:
    """Return the votes of some empty seats on the question now put in a line, by member.

    Who is not in it is unknown. What is drawn hangs on the room's seed, the line, the number of the vote and the
    member alone, so that the same room draws the same again. Without a question now put there are none.
    """
    pending = line.pending
    if rule is EmptySeats.UNKNOWN or pending is None or pending.question is None:
        return NO_HANDS
    meeting = line.states[-1]
    known = known_on(line, meeting, pending.matter, pending.question)
    drawn = known
    if rule is EmptySeats.ODDS:
        number = sum(taken.roll is not None for taken in meeting.taken)
        name = f"{line.id}\x1f{number}"
        voting = Voting(name, pending.question, meeting.council, meeting.law, known, Moment(meeting.on))
        drawn = drawing(seed)(voting)
    wanted = frozenset(empty)
    found = {}
    for before, vote in zip(known.members, drawn.members, strict=True):
        if vote.member in wanted and vote.choice is not None:
            origin = Origin.POSITION if before.choice is not None else Origin.ODDS
            found[vote.member] = Hand(vote.choice, origin)
    return MappingProxyType(found)


def stay_unknown(line: Line, empty: Iterable[str], rule: EmptySeats, seed: int) -> tuple[str, ...]:
    """Return the empty seats of which nothing will be known in the vote that goes on in a line.

    Before any hand is shown they are those of which `votes_of_empty` finds nothing and whose hand the chair has
    not raised, among the seats that are `empty` now; from then on those that were fixed. Who sits without
    credentials has no vote that could be unknown. It hangs on no way of voting, and tells none.
    """
    hands = line.vote
    if hands is None:
        return ()
    if hands.stage is Stage.HANDS:
        empty = tuple(empty)
        filled = votes_of_empty(line, empty, rule, seed)
    else:
        empty, filled = hands.empty, hands.filled
    out = line.states[-1].without_credentials
    return tuple([m for m in empty if m not in hands.raised and m not in filled and m not in out])


def known_on(line: Line, meeting: Meeting, matter: Matter, question: Question) -> KnownVotes:
    """Return what the scenario of a line knows of the votes on a question, standing positions included."""
    recorded = on_record(line.run, matter, question, line.standing)
    positions = positions_for(line.run.scenario.positions, recorded.id if recorded is not None else "", question)
    came_out = _outcomes(line, meeting)
    holding = [p for p in positions if all(came_out.get(id) is wanted for id, wanted in p.condition.items())]
    said = recorded.votes if recorded is not None else Votes()
    try:
        return known_votes(said, meeting.council, Status.RECORDED, holding)
    except UnscError:  # votes that contradict each other in this Council tell nothing
        return known_votes(Votes(), meeting.council, Status.ASSUMED)


def _outcomes(line: Line, meeting: Meeting) -> Mapping[str, Outcome]:
    """Say how earlier questions came out, by the ids of the scenario: before the class played, and since."""
    played_since = line.standing.log if line.standing is not None else 0
    found = {e.id: e.outcome for e in line.run.log[:played_since] if isinstance(e, Decided)}
    for taken in meeting.taken:
        recorded = on_record(line.run, taken.matter, taken.question, line.standing)
        if recorded is not None:
            found[recorded.id] = taken.decision.outcome
    return found
