"""Scenarios as short texts, played; and the invariants that every event log keeps. It checks nothing by itself."""

from pathlib import Path
from textwrap import dedent, indent
from typing import TypeVar

from sim.engine import Event, Run, run
from sim.engine.events import Decided, NotReached, Refused
from sim.engine.events_in_meeting import TreatedAs
from sim.engine.log_file import from_lines, to_lines
from sim.scenario import loads
from sim.scenario.library import scenarios_in
from sim.show.transcript import transcript

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios"
FILES = scenarios_in(SCENARIOS)
E = TypeVar("E", bound=Event)


def named(path: Path) -> str:
    return path.relative_to(SCENARIOS).with_suffix("").as_posix()


def played(timeline: str, top: str = "", overrides: tuple[str, ...] = ()) -> Run:
    """Play a timeline given as text, with further keys of the file above it."""
    text = f"title: A test\n{dedent(top).strip()}\ntimeline:\n{indent(dedent(timeline).strip(), '  ')}\n"
    return run(loads(text, overrides=overrides))


def all_of(done: Run, cls: type[E]) -> list[E]:
    return [e for e in done.log if isinstance(e, cls)]


def the(done: Run, cls: type[E]) -> E:
    """Return the one event of a kind."""
    (event,) = all_of(done, cls)
    return event


def of_step(done: Run, step: str) -> Event:
    """Return the last event of a step."""
    return [e for e in done.log if e.step == step][-1]


def names(done: Run) -> list[str]:
    return [type(e).__name__ for e in done.log]


def faults_of(log: tuple[Event, ...]) -> list[str]:
    """Say what is wrong with a log: its numbers, its order in time, its causes, its reasons."""
    found = []
    for n, event in enumerate(log, start=1):
        if event.number != n:
            found.append(f"record {n} has the number {event.number}")
        if n > 1 and event.at < log[n - 2].at:
            found.append(f"record {n} at {event.at} comes after one at {log[n - 2].at}")
        if event.cause is not None and not 0 < event.cause < n:
            found.append(f"record {n} is caused by {event.cause}")
        if isinstance(event, Decided) and not (event.decision.sources and event.why.endswith(".")):
            found.append(f"record {n} does not explain itself")
        if isinstance(event, Refused) and not (event.why and event.instead and event.rule.cite):
            found.append(f"record {n} refuses without its rule")
        if isinstance(event, NotReached) and not (event.why and event.what):
            found.append(f"record {n} does not say why it is not reached")
    decided = [e for e in log if isinstance(e, Decided)]
    # A ruling may have votes counted again, as on another kind of question; the decision keeps its id.
    again = [e for e in decided if e.again]
    if not all(e.cause is not None and isinstance(log[e.cause - 1], TreatedAs) for e in again):
        found.append("a vote is counted again without a ruling or a preliminary question")
    ids = [e.id for e in decided if e not in again]
    if len(ids) != len(set(ids)) or not {e.id for e in again} <= set(ids):
        found.append("two decisions have one id")
    return found


def met(steps: str, at: str = "2014-12-22", top: str = "") -> Run:
    """Play one meeting with these proceedings, its record cited; the log is sound and comes back as written."""
    head = f"- id: meeting\n  at: {at}\n  source: S/PV.1\n  meeting:\n    item: x\n    proceedings:\n"
    return sound(played(head + indent(dedent(steps).strip(), "      "), top))


def sound(done: Run) -> Run:
    """Check that a log is in order, that it can be written, read again and told; and return the run."""
    assert faults_of(done.log) == []
    assert from_lines(to_lines(done.log)) == done.log
    assert list(transcript(from_lines(to_lines(done.log)))) == list(transcript(done.log))
    return done


def refusal(done: Run, step: str = "") -> tuple[str, str]:
    """Return by which rule something was refused, and why: the one refusal, or that of a step."""
    event = of_step(done, step) if step else the(done, Refused)
    assert isinstance(event, Refused)
    return event.rule.cite, event.why
