"""What comes before the Council in a run, as a class needs it: questions, who sits, who presides. No words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType

from attrs import evolve, field, frozen

from sim.council import Council
from sim.engine import Voting, run
from sim.engine.events import Began, Decided, Event, MeetingOpened
from sim.engine.events_in_meeting import Claimed
from sim.errors import UnscError
from sim.law import Kind, Law, Measure, Question, measure_of
from sim.scenario.bodies import council_for, law_for
from sim.scenario.known_votes import KnownVotes
from sim.scenario.model import Scenario

COUNCIL = "Security Council"


@frozen
class Put:
    """A question that came before the Council: how it was decided, and the voting if votes were cast on it."""

    event: Decided
    council: Council
    law: Law
    voting: Voting | None
    settled_by: int | None = None
    """The number of the preliminary question that settles whether this one is procedural, if there is one."""
    disputed: bool = False
    """Whether somebody claims that it is not procedural, so that its kind must not be given away."""
    number: int = 0
    """Its number among the questions; that of the first count where its votes are counted again."""

    @property
    def question(self) -> Question:
        """The question that is decided."""
        return self.voting.question if self.voting is not None else Question(self.event.kind, self.event.question)

    @property
    def measure(self) -> Measure | None:
        """How votes on it are measured; None for a consensus, in which none are counted."""
        return None if self.event.kind is Kind.CONSENSUS else measure_of(self.question, self.council, self.law)

    @property
    def needed(self) -> int | None:
        """How many affirmative votes carry it."""
        return None if self.measure is None else self.measure.requirement.needed(0, 0)


@frozen(slots=False)
class Played:
    """A scenario that was played, for a handout. `name` is what `unsc run` takes; `votings` are those held."""

    name: str
    scenario: Scenario
    log: Sequence[Event]
    votings: Mapping[str, Voting] = field(factory=lambda: MappingProxyType({}))

    @cached_property
    def puts(self) -> tuple[Put, ...]:
        """The questions before the Council, each once, in the order decided."""
        found: list[Put] = []
        for event in self.log:
            if isinstance(event, Decided) and event.body == COUNCIL and not event.again:
                settled_by = self._settled_by.get(event.id)
                if settled_by is None and found and found[-1].event.kind is Kind.PRELIMINARY:
                    settled_by = len(found)
                disputed = self._drafts.get(event.id) in self._claimed and event.kind is not Kind.PRELIMINARY
                put = self._put(event)
                found.append(evolve(put, settled_by=settled_by, disputed=disputed, number=len(found) + 1))
        return tuple(found)

    @cached_property
    def counts(self) -> tuple[Put, ...]:
        """Every count of votes before the Council, in the order made: votes once cast may be counted again."""
        first: dict[str, Put] = {}
        puts, found = iter(self.puts), list[Put]()
        for event in self.log:
            if not isinstance(event, Decided) or event.body != COUNCIL:
                continue
            if not event.again:
                put = first[event.id] = next(puts)
            else:
                put = first[event.id]
                voting = put.voting
                if voting is not None:
                    voting = evolve(voting, question=evolve(voting.question, kind=event.kind))
                put = evolve(put, event=event, voting=voting)
            found.append(put)
        return tuple(found)

    def _put(self, event: Decided) -> Put:
        voting = self.votings.get(event.id)
        council = voting.body if voting is not None else self.council_of(event.at.day)
        law = voting.law if voting is not None else law_for(self.scenario, event.at.day)
        assert isinstance(council, Council)
        return Put(event, council, law, voting)

    @cached_property
    def _drafts(self) -> Mapping[str, str]:
        """For each question of the file on a draft, by its id, the symbol of the draft."""
        steps = [
            s
            for step in self.scenario.timeline
            for s in (step, *(step.meeting.proceedings if step.meeting else ()))
        ]
        return {s.id: s.put_to_vote.draft for s in steps if s.id and s.put_to_vote and s.put_to_vote.draft}

    @cached_property
    def _claimed(self) -> frozenset[str]:
        """The drafts of which somebody claims that they are not procedural."""
        return frozenset(event.symbol for event in self.log if isinstance(event, Claimed))

    @cached_property
    def _settled_by(self) -> Mapping[str, int]:
        """For each question on a draft, by its id, the number of the preliminary question about that draft."""
        numbers: dict[str, int] = {}
        number, symbol = 0, ""
        for event in self.log:
            if isinstance(event, Claimed):
                symbol = event.symbol
            elif isinstance(event, Decided) and event.body == COUNCIL and not event.again:
                number += 1
                if event.kind is Kind.PRELIMINARY and symbol:
                    numbers.setdefault(symbol, number)
        return {of: numbers[draft] for of, draft in self._drafts.items() if draft in numbers}

    @cached_property
    def councils(self) -> tuple[tuple[date, Council], ...]:
        """The Councils that sit, each once, with the first day on which something comes before it.

        Those of the meetings; where none is held, that of the last day of the file on which there was a Council.
        Raises `UnscError` where there is no such day.
        """
        days = [event.at.day for event in self.log if isinstance(event, MeetingOpened)]
        days += [put.event.at.day for put in self.puts]
        return _each_once((day, self.council_of(day)) for day in sorted(days)) or (self._of_the_last_day(),)

    def _of_the_last_day(self) -> tuple[date, Council]:
        wrong: UnscError | None = None
        for day in sorted({event.at.day for event in self.log}, reverse=True):
            try:
                return day, self.council_of(day)
            except UnscError as error:
                wrong = wrong or error
        assert wrong is not None, "a run has a first event"
        raise wrong

    def council_of(self, day: date) -> Council:
        """Return the Council of a day in this scenario. Raises `UnscError` where none can be said."""
        return council_for(self.scenario, day)

    @cached_property
    def presidents(self) -> tuple[str, ...]:
        """Who presides: whoever opens a meeting, else whose month it is."""
        return tuple(self.presiding)

    @cached_property
    def presiding(self) -> Mapping[str, tuple[date, ...]]:
        """For each of those who preside, the days on which they do."""
        found: dict[str, dict[date, None]] = {}
        opened = [(event.chair, event.at.day) for event in self.log if isinstance(event, MeetingOpened)]
        in_office = [(c.president, day) for day, c in self.councils if c.president is not None]
        for chair, on in opened or in_office:
            found.setdefault(chair, {})[on] = None
        return MappingProxyType({chair: tuple(days) for chair, days in found.items()})

    def until_first_question(self, member: str) -> "Played":
        """Return what is known before anything is decided: up to the first question on which a member votes.

        What comes up later may tell how it went, as a second candidate tells that the first was not recommended.
        The same where the member votes on none.
        """
        first = next((put.event for put in self.puts if member in put.council.codes), None)
        if first is None:
            return self
        at = next(n for n, event in enumerate(self.log) if event is first)
        return evolve(self, log=tuple(self.log[: at + 1]))

    @property
    def day(self) -> date:
        """The day of the first Council, by which States are named."""
        return self.councils[0][0]

    @property
    def began(self) -> Began:
        """What fixes the run."""
        return next(event for event in self.log if isinstance(event, Began))


def played(name: str, scenario: Scenario) -> Played:
    """Play a scenario for a handout, and keep the votings held in it; votes given as chances stay unknown."""
    votings: dict[str, Voting] = {}

    def cast(voting: Voting) -> KnownVotes:
        votings[voting.id] = voting
        return voting.votes

    return Played(name, scenario, run(scenario, cast=cast).log, votings)


def _each_once(seated: Iterable[tuple[date, Council]]) -> tuple[tuple[date, Council], ...]:
    found: dict[tuple[str, ...], tuple[date, Council]] = {}
    for day, council in seated:
        found.setdefault(council.codes, (day, council))
    return tuple(found.values())
