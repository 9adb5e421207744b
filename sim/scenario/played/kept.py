"""What a scenario keeps of its file where play was taken over: what is said of what is kept, and no more."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve

from sim.procedure import Meeting
from sim.scenario.checks.lesson import PRESIDENT
from sim.scenario.known_votes import groups
from sim.scenario.model import Ids, Lesson, Position, Scenario, Step, Votes, all_steps
from sim.scenario.resolving import votes_in


def ids_in(timeline: Iterable[Step]) -> Iterator[str]:
    """Yield the ids of steps, those within meetings and of agendas included."""
    for step in all_steps(timeline):
        if step.id is not None:
            yield step.id
        if step.meeting is not None and step.meeting.agenda is not None:
            yield step.meeting.agenda.id


def symbols_in(timeline: Iterable[Step]) -> Iterator[str]:
    """Yield the symbols of the drafts that steps submit or put to the vote."""
    for step in all_steps(timeline):
        if step.draft is not None:
            yield step.draft.symbol
        if step.put_to_vote is not None and step.put_to_vote.draft:
            yield step.put_to_vote.draft


def trimmed(scenario: Scenario, kept: set[str], played: frozenset[str], start: Meeting) -> Scenario:
    """Return a scenario that says nothing of steps it no longer has, nor expects anything of what was played.

    `kept` are the ids of the steps it has from its file, `played` those of the votes that were played. A standing
    position is not to fill a vote that was played: where it would, it is kept for the votes it was for.
    """
    timeline = tuple([_without_later_votes(step, kept) for step in scenario.timeline])
    scenario = evolve(scenario, timeline=timeline)
    votes = {placed.id: placed.votes for placed in votes_in(scenario) if placed.id}
    open_votes = {name: votes for name, votes in votes.items() if name in played and votes.unknown is not None}
    positions = [_position(position, kept, open_votes, votes) for position in scenario.positions]
    return evolve(
        scenario,
        positions=tuple([position for position in positions if position is not None]),
        expect={name: expected for name, expected in scenario.expect.items() if name in kept},
        reported=tuple([r for r in scenario.reported if r.on is None or r.on in kept]),
        lesson=None if scenario.lesson is None else _lesson(scenario.lesson, start),
    )


def _without_later_votes(step: Step, kept: set[str]) -> Step:
    """Leave out the votes after a snapback was notified that are no longer in the file."""
    if step.snapback is None:
        return step
    votes = Ids(tuple([name for name in step.snapback.votes if name in kept]))
    return evolve(step, snapback=evolve(step.snapback, votes=votes))


def _position(
    position: Position, kept: set[str], played: Mapping[str, Votes], votes: Mapping[str, Votes]
) -> Position | None:
    """Return a position without what is gone; None where nothing is left of it."""
    if any(name not in kept for name in position.condition) or not (groups(position) or position.odds):
        return None
    # What was derived from another roll call stands written out, and can be read without that file.
    position = evolve(position, derived_from=None)
    on = tuple([name for name in position.on if name in kept])
    if position.on and not on and position.kind is None and not position.matter:
        return None
    if not played or (position.kind is None and not position.matter):
        return evolve(position, on=Ids(on))
    of_kind = [name for name in votes if name not in played]
    more: dict[str, Any] = {"kind": None, "matter": ""}
    on = tuple(dict.fromkeys((*on, *_meant(position, of_kind, votes))))
    return evolve(position, on=Ids(on), **more) if on else None


def _meant(position: Position, names: Iterable[str], votes: Mapping[str, Votes]) -> Iterator[str]:
    """Yield the votes that a position on a kind or a matter may fill, by id."""
    for name in names:
        asked = votes[name]
        kind = getattr(asked, "kind", None)
        if asked.unknown is not None and (position.matter or kind in (None, position.kind)):
            yield name


def _lesson(lesson: Lesson, start: Meeting) -> Lesson:
    """Keep the roles of those who sit; others may be named in the file no more."""
    there = (*start.council.codes, PRESIDENT)
    return evolve(lesson, roles={who: told for who, told in lesson.roles.items() if who in there})
