"""What must hold in a scenario beyond its form: ids that exist, members that sat, votes that add up."""

from collections.abc import Iterator

from sim.scenario.checks.council import council_of_first_day, wrong_in_council, wrong_in_its_law
from sim.scenario.checks.elections import wrong_in_elections
from sim.scenario.checks.finding import Finding, PassedOver
from sim.scenario.checks.lesson import wrong_in_lesson
from sim.scenario.checks.reach import out_of_reach
from sim.scenario.checks.references import wrong_in_references
from sim.scenario.checks.seats import who_did_not_sit
from sim.scenario.checks.status import NO_SOURCE, recorded_without_source
from sim.scenario.checks.steps import wrong_in_steps
from sim.scenario.checks.votes import wrong_in_position, wrong_in_vote
from sim.scenario.model import Scenario
from sim.scenario.places import Block
from sim.scenario.resolving import votes_in


def check(scenario: Scenario, root: Block, passed_over: PassedOver) -> Iterator[Finding]:
    """Find everything wrong in a scenario of the right form.

    `passed_over` tells of a node whether members named there may have lost their seat: those named in the base
    of a what-if may, those that the what-if itself names must sit.
    """
    yield from wrong_in_steps(scenario, root)
    yield from wrong_in_references(scenario, root)
    for way in recorded_without_source(scenario):
        yield way, None, NO_SOURCE
    for n, position in enumerate(scenario.positions):
        yield from wrong_in_position(position, ("positions", n), root, passed_over)
    faulty = False
    for finding in wrong_in_council(scenario, root):
        faulty = True
        yield finding
    yield from wrong_in_its_law(scenario, None if faulty else council_of_first_day(scenario))
    if faulty:
        return
    if message := out_of_reach(scenario):
        yield ("council", "members"), None, message
    for placed in votes_in(scenario):
        yield from wrong_in_vote(placed, scenario, root, passed_over)
    yield from who_did_not_sit(scenario, root, passed_over)
    for way, message in wrong_in_elections(scenario):
        yield way, None, message
    yield from wrong_in_lesson(scenario, root, passed_over)
