"""A replay and the command line, against the least there is to do."""

import time

import simpy

import sim
from sim.engine.log_file import to_lines
from sim.scenario import loads
from tests.benchmarks.pairs import Seconds, command, say, timed, title, turns

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


def bare_timeouts(number: int) -> None:
    """Let one SimPy process wait so many times, and do nothing else."""
    environment = simpy.Environment()

    def waits() -> object:
        for _ in range(number):
            yield environment.timeout(1)

    environment.process(waits())
    environment.run()


def meeting(rounds: int, number: int) -> None:
    """A full meeting with every check and its log, against as many bare SimPy timeouts as its log has events."""
    scenario = loads(MEETING)
    events = len(sim.run(scenario).log)
    waiting = timed(lambda: bare_timeouts(events), number)
    ratios = turns(timed(lambda: sim.run(scenario), number), waiting, rounds)
    say(f"full meeting, {events} events, to bare SimPy timeouts", ratios, at_most=2.5)
    written = turns(timed(lambda: to_lines(sim.run(scenario).log), number), waiting, rounds)
    say("the same, its log written as JSON lines", written, at_most=2.5)


def start_up(rounds: int) -> None:
    """The command line's start, against an empty Python process."""

    def wall(*words: str) -> Seconds:
        return timed(command(*words), 3, time.perf_counter)

    nothing = wall("-c", "pass")
    say("unsc --help to python -c pass", turns(wall("-m", "sim", "--help"), nothing, rounds), at_most=6)
    validate = wall("-m", "sim", "validate", "scenarios/dprk/2014.yaml")
    say("unsc validate of one scenario to python -c pass", turns(validate, nothing, rounds), at_most=12)


def figures(*, quick: bool) -> None:
    """Print the figures about replaying and starting."""
    title("Replaying, and starting")
    meeting(rounds=5 if quick else 21, number=50 if quick else 200)
    start_up(rounds=3 if quick else 11)
