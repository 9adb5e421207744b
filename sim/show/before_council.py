"""What comes before the Council in a run, as a class needs it: questions, who sits, who presides. No words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType

from attrs import field, frozen

from sim.council import Council
from sim.engine import Voting, run
from sim.engine.events import Began, Decided, Event, MeetingOpened
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
        """The questions before the Council, in the order decided."""
        found: list[Put] = []
        for event in self.log:
            if isinstance(event, Decided) and event.body == COUNCIL and not event.again:
                voting = self.votings.get(event.id)
                on = event.at.day
                council = voting.body if voting is not None else self.council_of(on)
                law = voting.law if voting is not None else law_for(self.scenario, on)
                assert isinstance(council, Council)
                preliminary = bool(found) and found[-1].event.kind is Kind.PRELIMINARY
                found.append(Put(event, council, law, voting, len(found) if preliminary else None))
        return tuple(found)

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
        opened = [event.chair for event in self.log if isinstance(event, MeetingOpened)]
        in_office = [council.president for _, council in self.councils if council.president is not None]
        return tuple(dict.fromkeys(opened or in_office))

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
