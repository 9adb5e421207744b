"""Running a scenario: every step becomes a SimPy process, and the log they write is the run."""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import simpy
from attrs import field, frozen

from sim import __version__
from sim.engine.admission import admission, application
from sim.engine.assembly import special_report, veto_debate
from sim.engine.assembly_votes import assembly_vote
from sim.engine.court import chamber_review, prosecutor
from sim.engine.court_election import court_election
from sim.engine.drafts import draft
from sim.engine.drawing import drawing
from sim.engine.emergency_session import emergency_session
from sim.engine.events import Began, Decided, Event
from sim.engine.meetings import meeting, single_vote
from sim.engine.play import Cast, Play, Process, Turn
from sim.engine.replay import Difference, differences
from sim.engine.requests import drop, letter
from sim.engine.sanctions_committee import committee, mandate
from sim.engine.snapback import snapback
from sim.engine.standing import Point, Standing, standings
from sim.engine.written_vote import written_vote
from sim.errors import UnscError
from sim.scenario.model import Change, Scenario, Step
from sim.scenario.moments import Moment


@frozen(slots=False)
class Run:
    """What a scenario came to: the event log, and what can be read off it.

    >>> import sim
    >>> done = sim.run(sim.load("dprk/2014"))
    >>> done.decisions["agenda"].outcome.value, str(done.decisions["agenda"].tally)
    ('adopted', '11-2-2')
    >>> done.agrees
    True
    """

    scenario: Scenario
    seed: int
    log: tuple[Event, ...] = field(repr=False)
    points: tuple[Point, ...] = field(default=(), repr=False, eq=False)

    @cached_property
    def decisions(self) -> Mapping[str, Decided]:
        """Every decision by its id, in the order taken."""
        return MappingProxyType({e.id: e for e in self.log if isinstance(e, Decided)})

    @cached_property
    def standing(self) -> tuple[Standing, ...]:
        """The points of its meetings of the Council at which play can be taken over, in the order of the log.

        Of each meeting there is one when it is opened, one before each of its proceedings, and one after the
        last, before it is closed.
        """
        return standings(self.scenario.timeline, self.points)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Where the run came out otherwise than the file expects."""
        return differences(self.scenario, self.log)

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of what the scenario says; with the seed it fixes the run."""
        return self.scenario.fingerprint

    @property
    def agrees(self) -> bool | None:
        """Whether the run agrees with the record; None where there is no record to agree with.

        A what-if and a run with overrides or drawn votes are no replays, and neither is a file without
        expectations.
        """
        if self.drawn or self.scenario.base or self.scenario.changes or not self.scenario.expect:
            return None
        return not self.differences

    @property
    def drawn(self) -> bool:
        """Whether votes given as chances were drawn, or cast by an analysis."""
        return any(isinstance(e, Began) and e.drawn for e in self.log[:1])

    @property
    def changed_from_record(self) -> tuple[Change, ...]:
        """What a what-if or an override put in place of the record."""
        return self.scenario.changes


def run(scenario: Scenario, *, seed: int = 0, draw: bool = False, cast: Cast | None = None) -> Run:
    """Run a scenario and return what came of it.

    Scenario, overrides (which are part of the scenario) and seed fix the run: the same ones give the same log,
    byte for byte. Votes that the scenario gives as chances are unknown, unless `draw` says that they are drawn, by
    the seed; or unless `cast` is given, which is then asked how the votes are cast on every question.

    >>> import sim
    >>> what_if = sim.load("dprk/2014", {"timeline.meeting.agenda.kind": "substantive"})
    >>> print(run(what_if).decisions["agenda"].why)
    Not adopted: vetoed by CHN and RUS; 11 affirmative votes, 9 needed, but the negative vote of a permanent
    member blocks.
    """
    if not isinstance(scenario, Scenario):
        raise UnscError(f"found {scenario!r:.80}, expected a scenario: sim.run(sim.load(...))")
    play = Play(scenario, drawing(seed) if draw and cast is None else cast)
    steps = _timed(scenario)
    play.record(
        Began,
        steps[0][1],
        title=scenario.title,
        file=Path(scenario.file).name,
        fingerprint=scenario.fingerprint,
        seed=seed,
        changes=tuple((c.path, c.recorded or "", c.now or "") for c in scenario.changes),
        version=__version__,
        drawn=draw or cast is not None,
    )
    above: simpy.Process | None = None
    for step, at, follows in steps:
        above = play.env.process(_when_it_comes(play, step, at, above if follows else None))
    play.env.run()
    return Run(scenario, seed, tuple(play.log), tuple(play.points))


def _timed(scenario: Scenario) -> list[tuple[Step, Moment, bool]]:
    """Give each step its moment, its own or that of the step above it, and say whether it follows that one."""
    timed: list[tuple[Step, Moment, bool]] = []
    before: Moment | None = None
    for step in scenario.timeline:
        at, follows = step.at or before, False
        assert at is not None, "a checked scenario has a time on its first step"
        if before is not None and before.day == at.day and (step.at is None or at.hour is None):
            at, follows = before, True
        timed.append((step, at, follows))
        before = at
    return timed


def _when_it_comes(play: Play, step: Step, at: Moment, above: simpy.Process | None) -> Process:
    """Wait for a step's moment, see whether it comes about, and let it happen."""
    yield from play.until(at, Turn.STEP)
    if above is not None and above.is_alive:
        yield above  # a meeting that goes on
    if above is not None:
        at = max(at, play.log[-1].at)
    unmet = play.unmet(step)
    if unmet is not None:
        play.not_reached(step, at, *unmet)
        return
    waiting = _happen(play, step, at)
    if waiting is not None:
        yield from waiting


def _happen(play: Play, step: Step, at: Moment) -> Process | None:
    return _STEPS[step.action](play, step, getattr(step, step.action), at)


_STEPS: Mapping[str, Callable[[Play, Step, Any, Moment], Process | None]] = MappingProxyType(
    {
        "meeting": meeting,
        "draft": draft,
        "put_to_vote": single_vote,
        "assembly_vote": assembly_vote,
        "letter": letter,
        "drop": drop,
        "veto_debate": veto_debate,
        "special_report": special_report,
        "emergency_session": emergency_session,
        "snapback": snapback,
        "committee": committee,
        "mandate": mandate,
        "written_vote": written_vote,
        "election": court_election,
        "application": application,
        "admission": admission,
        "prosecutor": prosecutor,
        "chamber_review": chamber_review,
    }
)
"""What each action a timeline may hold comes to."""
