"""The state of one run: the SimPy clock, the log so far, what later steps depend on. It decides nothing."""

import enum
from collections.abc import Callable, Generator, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import simpy
from attrs import frozen

from sim.council import Council, council_on
from sim.engine.events import Decided, Event, NotReached, Refused
from sim.engine.standing import Point
from sim.errors import UnscError
from sim.law import Body, Kind, Law, Outcome, Question
from sim.law.matters import matter_of
from sim.procedure import OutOfOrder, Tabled
from sim.procedure.matters import Appointment
from sim.procedure.new_members import Application
from sim.scenario.bodies import law_for
from sim.scenario.known_votes import KnownVotes, known_votes, status_of
from sim.scenario.model import Agenda, Position, PutToVote, Scenario, Sources, Step, Votes
from sim.scenario.moments import Moment
from sim.source import Source, Status, weakest

if TYPE_CHECKING:
    from sim.engine.voting import Voted

E = TypeVar("E", bound=Event)

Known = tuple[Status, Sources]
"""How something is known, and the documents that say so."""

Process = Generator[simpy.Event, Any, None]
"""A SimPy process: a generator of the events it waits for."""


class Turn(enum.Enum):
    """Who goes first at the same instant."""

    GOES_ON = 0
    STEP = 1
    FOLLOWS = 2


@frozen
class Voting:
    """A question at the moment its votes are cast: who votes on what, under which law, and what is known of it."""

    id: str
    question: Question
    body: Body
    law: Law
    votes: KnownVotes
    at: Moment


@frozen
class OpenSession:
    """An emergency special session that has opened: its record, on what it is, until when if that is known."""

    opened: Event
    name: str
    topic: str
    closed: date | None


Cast = Callable[[Voting], KnownVotes]
"""Who is asked at every vote how the votes are cast: a draw, or an analysis that tries one way after another."""


class Play:
    """One run in progress.

    Things at the same instant happen in the order of the file: first what goes on from a step above (a meeting,
    a draft put in blue), then the steps of that instant, and after them what follows by itself, in the order of
    its causes. A step without an hour happens right after the step above
    it on the same day, a meeting to its end included, and at the start of the day if there is none.
    """

    def __init__(self, scenario: Scenario, cast: Cast | None = None) -> None:
        self.scenario = scenario
        self.cast = cast
        self.env = simpy.Environment()
        self.log: list[Event] = []
        self.points: list[Point] = []
        """Where its meetings stood, in the order of the log."""
        self.decided: dict[str, Decided] = {}
        self.happened: dict[str, Event] = {}
        """The last event of each step that has an id."""
        self.dropped: dict[str, Event] = {}
        """Letters that were given up, and the event that says so."""
        self.seized: tuple[str, ...] = scenario.seized
        self.tabled: dict[str, Tabled] = {}
        """The drafts by symbol, in the order of submission."""
        self.voted: dict[str, Voted] = {}
        """For each draft voted on by itself its last vote: a later ruling may have it counted again."""
        self.out_of_order: dict[str, OutOfOrder] = {}
        """Drafts and amendments whose submission was refused, by symbol."""
        self.in_blue: dict[str, Moment] = {}
        self.appointed: tuple[Appointment, ...] = ()
        """The commissions, committees and rapporteurs the Council has appointed (Rule 28)."""
        self.without_credentials: tuple[str, ...] = ()
        """The members whose credentials the Council has rejected, until it approves others (Rule 17)."""
        self.applications: dict[str, Application] = {}
        """The applications for membership by the id of their step, and where each stands."""
        self.deferred: dict[str, Moment] = {}
        """Situations the Court is asked to leave alone, and until when."""
        self.sessions: list[OpenSession] = []
        """Emergency special sessions that have opened."""
        self.debates_due: dict[str, str] = {}
        """The vetoes of which a debate of the Assembly is due, by the vote, and the item each was cast on."""
        self.debate_on_record: dict[str, Moment | None] = {
            s.veto_debate.on: s.at for s in scenario.timeline if s.veto_debate is not None
        }
        """Vetoes whose debate the file tells of, and when it has it, where it says."""
        self.prosecutor_on_record = frozenset(
            s.prosecutor.on for s in scenario.timeline if s.prosecutor is not None
        )

    def record(self, cls: type[E], at: Moment, step: str = "", cause: Event | None = None, **fields: Any) -> E:
        """Write one event to the log."""
        number = len(self.log) + 1
        event = cls(number=number, at=at, step=step, cause=None if cause is None else cause.number, **fields)
        self.log.append(event)
        if step:
            self.happened[step] = event
        return event

    def until(self, at: Moment, turn: Turn) -> Process:
        """Wait for a moment, and for one's turn when it comes; if it is past, for nothing else."""
        yield self.env.timeout(max(0, at.minutes() - self.env.now))
        for _ in range(turn.value):  # let everything else of this instant go first, once for each turn before
            yield self.env.timeout(0)

    def not_reached(self, step: Step, at: Moment, why: str, cause: Event | None = None) -> NotReached:
        """Record that a step of the scenario did not come about."""
        # The documents of the step tell of what happened; that it does not happen here follows from the cause.
        status = weakest(Status.DERIVED, *([cause.status] if cause is not None else []))
        what = step.action.replace("_", " ")
        return self.record(NotReached, at, step.id or "", cause, what=what, why=why, status=status)

    def refused(
        self,
        attempt: str,
        refusal: OutOfOrder,
        at: Moment,
        step: str,
        cause: Event | None,
        known: Known,
        note: str = "",
    ) -> Refused:
        """Record that something attempted is out of order; that it is follows from the rule."""
        return self.record(
            Refused,
            at,
            step,
            cause,
            attempt=attempt,
            why=refusal.why,
            instead=refusal.instead,
            rule=refusal.rule,
            status=weakest(known[0], Status.DERIVED),
            sources=known[1],
            note=note,
        )

    def name_of(self, step: Step) -> str:
        """Return the id of a step that decides something; one without gets a name that no file can give."""
        return step.id or f"vote {len(self.decided) + 1}"

    def in_office(self, council: Council, on: date) -> Status:
        """Return how it is known that this Council decides, and by this law: a change of either is supposed."""
        if self.scenario.law is not None:
            return Status.ASSUMED
        if self.scenario.council is None:
            return Status.RECORDED
        try:
            true = council_on(on)
        except UnscError:
            return Status.ASSUMED
        same = (true.codes, true.permanent) == (council.codes, council.permanent)
        return Status.RECORDED if same else Status.ASSUMED

    def known(self, step: Step | Agenda, above: Known | None = None) -> Known:
        """Return how a step is known: by its own word, by that of the step it stands in, or assumed.

        What a step says is assumed is in no document, and so not in that of the meeting it stands in.
        """
        if step.status is Status.ASSUMED:
            return Status.ASSUMED, step.source
        if step.status is not None or step.source:
            return status_of(step.status, step.source), step.source or (above[1] if above else step.source)
        return above or (Status.ASSUMED, step.source)

    def unmet(self, step: Step) -> tuple[str, Event | None] | None:
        """Return why a step's condition is not met, and the event that says so; None if it is met."""
        for name, wanted in step.condition.items():
            if not self.holds({name: wanted}):
                return self.stands(name)
        return None

    def stands(self, name: str) -> tuple[str, Event | None]:
        """Say how it stands with a question, and which event says so."""
        decided = self.decided.get(name)
        if decided is None:
            return f"{name} was not decided", self.happened.get(name)
        if decided.outcome is Outcome.OPEN:
            return f"{name} is open, and what depends on it is not guessed", decided
        return f"{name} was {decided.outcome.value.replace('_', ' ')}", decided

    def hangs_on_open(self, event: Event | None) -> bool:
        """Tell whether something did not come about only because a vote that decides on it is open."""
        while isinstance(event, NotReached):
            event = None if event.cause is None else self.log[event.cause - 1]
        return isinstance(event, Decided) and event.outcome is Outcome.OPEN

    def votes_on(
        self,
        votes: Votes,
        body: Any,
        question_id: str,
        question: Question,
        status: Status,
        at: Moment,
    ) -> KnownVotes:
        """Work out what is known of each member's vote, standing positions included, and let it be cast."""
        positions = positions_for(self.scenario.positions, question_id, question)
        holding = tuple([p for p in positions if self.holds(p.condition)])
        votes_known = known_votes(votes, body, status, holding)
        if self.cast is None:
            return votes_known
        return self.cast(Voting(question_id, question, body, law_for(self.scenario, at.day), votes_known, at))

    def holds(self, condition: Mapping[str, Outcome]) -> bool:
        """Tell whether earlier questions came out as a condition has it; one that is open did not."""
        return all(
            name in self.decided and self.decided[name].outcome is wanted for name, wanted in condition.items()
        )


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
    question = Question(
        kind, put.question, put.chapter, put.parties, put.put_as, put.paragraph, put.mass_atrocities
    )
    return question, status


def on_the_day(at: Moment, now: Moment) -> Moment:
    """Return a moment, where the file gives an hour alone on the day it now is."""
    return Moment(now.day, at.hour) if at.day == date.min else at


def cited(*sources: Source) -> Sources:
    """Return some sources as a series."""
    return Sources(sources)
