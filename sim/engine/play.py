"""The state of one run: the SimPy clock, the log so far, what later steps depend on. It decides nothing."""

import random
from collections.abc import Generator
from functools import lru_cache
from typing import Any, TypeVar

import simpy

from sim.engine.events import Decided, Event, NotReached
from sim.law import Kind, Outcome, Question
from sim.law.matters import matter_of
from sim.scenario.known_votes import KnownVotes, known_votes, status_of
from sim.scenario.model import Position, PutToVote, Scenario, Sources, Step, Votes
from sim.scenario.moments import Moment
from sim.source import Source, Status

E = TypeVar("E", bound=Event)

Process = Generator[simpy.Event, Any, None]
"""A SimPy process: a generator of the events it waits for."""


class Play:
    """One run in progress.

    Things at the same instant happen in this order: steps of the timeline in the order of the file, then what
    follows from them in the order of their causes. A step without an hour happens right after the step above
    it on the same day, and at the start of the day if there is none.
    """

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.scenario = scenario
        self.env = simpy.Environment()
        self.random = random.Random(seed)
        self.log: list[Event] = []
        self.decided: dict[str, Decided] = {}
        self.happened: dict[str, Event] = {}
        """The last event of each step that has an id."""
        self.dropped: set[str] = set()
        self.seized: tuple[str, ...] = ()
        self.deferred: dict[str, Moment] = {}
        """Situations the Court is asked to leave alone, and until when."""
        self.debate_on_record = frozenset(s.veto_debate.on for s in scenario.timeline if s.veto_debate is not None)
        self.prosecutor_on_record = frozenset(
            s.prosecutor.on for s in scenario.timeline if s.prosecutor is not None
        )
        self._start: int | None = None

    def record(self, cls: type[E], at: Moment, step: str = "", cause: Event | None = None, **fields: Any) -> E:
        """Write one event to the log."""
        number = len(self.log) + 1
        event = cls(number=number, at=at, step=step, cause=None if cause is None else cause.number, **fields)
        self.log.append(event)
        if step:
            self.happened[step] = event
        return event

    def until(self, at: Moment) -> simpy.Event:
        """Return the event of a moment's coming; at once, if it is past."""
        minutes = at.minutes()
        if self._start is None:
            self._start = minutes
        return self.env.timeout(max(0, minutes - self._start - self.env.now))

    def not_reached(self, step: Step, at: Moment, why: str, cause: Event | None = None) -> NotReached:
        """Record that a step of the scenario did not come about."""
        status, sources = self.known(step)
        what = step.action.replace("_", " ")
        return self.record(
            NotReached, at, step.id or "", cause, what=what, why=why, status=status, sources=sources
        )

    def known(self, step: Step, above: tuple[Status, Sources] | None = None) -> tuple[Status, Sources]:
        """Return how a step is known: by its own word, by that of the step it stands in, or assumed."""
        if step.status is not None or step.source:
            return status_of(step.status, step.source), step.source or (above[1] if above else step.source)
        return above or (Status.ASSUMED, step.source)

    def unmet(self, step: Step) -> tuple[str, Event | None] | None:
        """Return why a step's condition is not met, and the event that says so; None if it is met."""
        for name, wanted in step.condition.items():
            decided = self.decided.get(name)
            if decided is None:
                return f"{name} was not decided", self.happened.get(name)
            if decided.outcome is Outcome.OPEN:
                return f"{name} is open, and what depends on it is not guessed", decided
            if decided.outcome is not wanted:
                return f"{name} was {decided.outcome.value.replace('_', ' ')}", decided
        return None

    def votes_on(
        self,
        votes: Votes,
        body: Any,
        question_id: str,
        question: Question,
        status: Status,
    ) -> KnownVotes:
        """Work out what is known of each member's vote, standing positions included."""
        positions = positions_for(self.scenario.positions, question_id, question)
        return known_votes(votes, body, status, positions)


def positions_for(positions: tuple[Position, ...], question_id: str, question: Question) -> tuple[Position, ...]:
    """Return the standing positions that hold for a question, in the order of the file."""
    if not positions:
        return ()
    matter = matter_of(question.text)
    name = matter.name if matter is not None else ""
    return tuple(
        p
        for p in positions
        if (question_id and question_id in p.on)
        or p.kind is question.kind
        or (p.matter and " ".join(p.matter.lower().split()) == name)
    )


@lru_cache(maxsize=1024)
def _kind_of(text: str) -> tuple[Kind, Status]:
    matter = matter_of(text)
    return (Kind.SUBSTANTIVE, Status.ASSUMED) if matter is None else (matter.kind, Status.DERIVED)


def question_of(put: PutToVote, known: Status) -> tuple[Question, Status]:
    """Return the question of a vote, and how it is known by what rule it is decided.

    Where the file states no kind, the words of the question tell it if they can. If they cannot, the question
    is taken as one of the "all other matters" of Art. 27(3), and that is reported as assumed.
    """
    kind, status = (put.kind, known) if put.kind is not None else _kind_of(put.question)
    question = Question(kind, put.question, put.chapter, put.parties, put.put_as, put.paragraph)
    return question, status


def cited(*sources: Source) -> Sources:
    """Return some sources as a series."""
    return Sources(sources)
