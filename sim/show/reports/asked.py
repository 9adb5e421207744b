"""What a report was asked for, and what makes it again: scenario, changes, law, Council, seed, versions."""

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from attrs import frozen

from sim.engine import Run
from sim.engine.events import Began, Decided
from sim.show.reports.parts import Block, Facts, Part, Said, Typed, items
from sim.show.reports.what_ifs import changed
from sim.show.words import day, listed

_LIBRARIES = ("attrs", "cattrs", "pyyaml", "simpy")
"""What reads a file and plays it. Nothing else bears on what comes of a run."""


@frozen
class Order:
    """What was asked for: the scenario as `unsc run` takes it, and the commands that make run and report again.

    `law` and `council` are those asked for instead of the ones of the day; empty where none was.
    """

    scenario: str
    run_command: str
    report_command: str
    law: str = ""
    council: str = ""


def what_was_asked(run: Run, order: Order) -> Part:
    """Make the part: what the scenario is about, and under which law and Council it was played."""
    scenario = run.scenario
    blocks: list[Block] = [Said(scenario.about)] if scenario.about else []
    blocks.append(Facts(tuple(_asked(run, order))))
    if scenario.changes:
        otherwise = "Supposed, where the record says otherwise or nothing:"
        blocks.append(Said(otherwise if scenario.of_record else "Changed from what the file supposes:"))
        blocks.append(items(changed(scenario.changes, of_record=scenario.of_record)))
    blocks.append(Typed(order.run_command))
    return Part("asked", "What was asked", tuple(blocks))


def _asked(run: Run, order: Order) -> Iterator[tuple[str, Said]]:
    yield "Scenario", Said(order.scenario)
    if run.scenario.base:
        yield "It changes", Said(run.scenario.base)
    days = [event.at.day for event in run.log]
    first, last = min(days), max(days)
    yield "Time", Said(day(first) if first == last else f"{day(first)} to {day(last)}")
    laws = list(dict.fromkeys(e.law for e in run.log if isinstance(e, Decided) and e.law))
    in_force = "the Charter and the rules of procedure in force on the day"
    yield "Law", Said(listed(laws) or (f"{order.law}; nothing was decided by it" if order.law else in_force))
    choice = run.scenario.council
    if order.council:
        yield "Council", Said(f"that of {order.council}")
    elif choice is not None and choice.members:
        yield "Council", Said(f"composed by the file: {', '.join(choice.members)}")
    elif choice is not None and choice.as_of is not None:
        yield "Council", Said(f"that of {day(choice.as_of)}")
    else:
        yield "Council", Said("the one in office on the day")
    if run.drawn:
        yield "Chance", Said(f"votes given as odds were drawn, with the seed {run.seed}")


def manifest(run: Run, order: Order) -> Part:
    """Make the part with all that fixes the run, so that it can be made again, byte for byte."""
    began = next(event for event in run.log if isinstance(event, Began))
    rows = [
        ("File", Said(began.file)),
        ("Fingerprint", Said(f"SHA-256 {began.fingerprint}")),
        ("Changes", Said(str(len(began.changes)) if began.changes else "none")),
        (
            "Seed",
            Said(f"{began.seed}{'; votes given as odds are drawn' if began.drawn else '; nothing is drawn'}"),
        ),
        ("unsc-sim", Said(began.version or "not told")),
        ("Python", Said(platform.python_version())),
        ("Libraries", Said(", ".join(_versions()))),
    ]
    blocks = (
        Said("The same file, changes and seed give the same run, byte for byte."),
        Facts(tuple(rows)),
        Said("This report is made again by:"),
        Typed(order.report_command),
    )
    return Part("manifest", "How to make it again", blocks)


def _versions() -> Iterator[str]:
    for name in _LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue
