"""Figures about speed, as ratios measured in one run: `python -m tests.benchmark [--quick]`. It fails nothing.

A ratio compares two things on the same machine within the same seconds, turn by turn; its median is printed with
the aim, and whether the aim is met.
"""

import argparse
import statistics
import subprocess
import sys
import timeit
from collections.abc import Callable
from pathlib import Path

import simpy

import sim
from sim.engine.log_file import to_lines
from sim.scenario import loads

ROOT = Path(__file__).resolve().parents[1]

MEETING = """
title: A full meeting
timeline:
  - id: meeting
    at: 2014-12-22T15:08
    meeting:
      item: The situation in the Democratic People's Republic of Korea
      called_by: USA
      agenda: {vote_asked_by: CHN, against: CHN RUS, abstaining: NGA TCD, in_favour: the rest}
      proceedings:
        - invite: {who: the High Commissioner for Human Rights, rule: 39}
        - statement: {by: the High Commissioner for Human Rights}
        - statement: {by: USA}
        - statement: {by: FRA}
        - statement: {by: CHN}
        - suspend:
          at: 15:15
        - resume:
          at: 15:22
        - id: draft
          put_to_vote: {question: adopt the draft resolution, chapter: VII, against: CHN RUS, in_favour: the rest}
        - explanation: {by: CHN}
        - explanation: {by: RUS}
        - adjourn:
"""


def turns(a: Callable[[], object], b: Callable[[], object], rounds: int, number: int) -> list[float]:
    """Time two things in turn and return the ratio a to b of each round."""
    return [timeit.timeit(a, number=number) / timeit.timeit(b, number=number) for _ in range(rounds)]


def say(what: str, ratios: list[float], aim: float) -> None:
    """Print one figure with its aim."""
    median = statistics.median(ratios)
    verdict = "met" if median <= aim else "MISSED"
    spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
    print(f"{what:64} {median:8.2f}  ({spread}; aim at most {aim}: {verdict})")


def bare_timeouts(number: int) -> None:
    """Let one SimPy process wait so many times, and do nothing else."""
    environment = simpy.Environment()

    def waits() -> object:
        for _ in range(number):
            yield environment.timeout(1)

    environment.process(waits())  # type: ignore[arg-type]
    environment.run()


def meeting(rounds: int, number: int) -> None:
    """A full meeting with every check and its log, against as many bare SimPy timeouts as its log has events."""
    scenario = loads(MEETING)
    events = len(sim.run(scenario).log)
    ratios = turns(lambda: sim.run(scenario), lambda: bare_timeouts(events), rounds, number)
    say(f"full meeting, {events} events, to bare SimPy timeouts", ratios, 2.5)
    written = turns(lambda: to_lines(sim.run(scenario).log), lambda: bare_timeouts(events), rounds, number)
    say("the same, its log written as JSON lines", written, 2.5)


def command(*words: str) -> Callable[[], object]:
    """Return a call that runs a command to its end in a process of its own."""
    return lambda: subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, check=True)


def start_up(rounds: int) -> None:
    """The command line's start, against an empty Python process."""
    nothing = command("-c", "pass")
    say("unsc --help to python -c pass", turns(command("-m", "sim", "--help"), nothing, rounds, 3), 6)
    validate = command("-m", "sim", "validate", "scenarios/dprk/2014.yaml")
    say("unsc validate of one scenario to python -c pass", turns(validate, nothing, rounds, 3), 12)


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, rougher figures")
    quick = parser.parse_args().quick
    meeting(rounds=5 if quick else 21, number=50 if quick else 200)
    start_up(rounds=3 if quick else 11)


if __name__ == "__main__":
    main()
