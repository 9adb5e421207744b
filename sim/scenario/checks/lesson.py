"""What must hold in a `lesson:`: it teaches something, takes time, and its roles are for those who are there."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from sim.council import Council, state, why_not_member
from sim.errors import UnscError
from sim.scenario.bodies import council_for
from sim.scenario.faults import nearest
from sim.scenario.model import Scenario
from sim.scenario.moments import Moment
from sim.scenario.places import Block, Node
from sim.scenario.resolving import Way
from sim.scenario.structuring import node_at

PRESIDENT = "President"
"""The role of whoever presides, beside those of the delegations."""


def wrong_in_lesson(
    scenario: Scenario, root: Block, passed_over: Callable[[Node], bool]
) -> Iterator[tuple[Way, Node | None, str]]:
    """Find what is wrong in the lesson of a scenario: the way to it, the node to point at, the message.

    `passed_over` tells of a node whether who is named there may have lost the seat, as `checks.check` has it.
    """
    lesson = scenario.lesson
    if lesson is None:
        return
    if not any(topic.strip() for topic in lesson.teaches):
        yield ("lesson", "teaches"), None, "found nothing, expected what it shows, such as adoption of the agenda"
    if lesson.minutes < 1:
        yield ("lesson", "minutes"), None, f"found {lesson.minutes}, expected at least 1"
    councils = _councils(scenario)
    seated = {code for council in councils for code in council.codes}
    named: set[str] | None = None
    block = node_at(root, ("lesson", "roles"))
    keys = {str(key): key for key in block} if isinstance(block, Block) else {}
    for who in lesson.roles:
        if who == PRESIDENT or who in seated or (who in keys and passed_over(keys[who])):
            continue
        if named is None:
            named = set(_named(attrs.evolve(scenario, lesson=None)))
        message = _stranger(who, councils, named)
        if message:
            yield ("lesson", "roles", who), keys.get(who), message


def _stranger(who: str, councils: tuple[Council, ...], named: set[str]) -> str:
    """Say why somebody has no role here; nothing where one is due: a State that the scenario names otherwise."""
    if who.casefold() == PRESIDENT.casefold():
        return f"found {who}, expected {PRESIDENT}"
    try:
        code = state(who).code
    except UnscError as error:
        near = nearest(who, [PRESIDENT])
        return f"{who} is no role{near}" if near else f"{error}; or {PRESIDENT}, for whoever presides"
    if code in named:
        return ""
    seats = {held for council in councils for held in council.codes}
    near = nearest(who, sorted(seats | named))
    return f"{why_not_member(who, councils[0]) if councils else f'{who} did not sit'}, nor is it named here{near}"


def _councils(scenario: Scenario) -> tuple[Council, ...]:
    """Return the Councils of the days on which something happens, each once."""
    days = {step.at.day for step in scenario.timeline if isinstance(step.at, Moment)}
    found: dict[tuple[str, ...], Council] = {}
    for day in sorted(days):
        try:
            council = council_for(scenario, day)
        except UnscError:
            continue  # told where the vote is
        found.setdefault(council.codes, council)
    return tuple(found.values())


def _named(value: Any) -> Iterator[str]:
    """List every State a value names anywhere in it by its code."""
    if isinstance(value, str):
        if len(value) == 3 and value.isupper():
            yield value
    elif attrs.has(type(value)):
        for a in attrs.fields(type(value)):
            yield from _named(getattr(value, a.name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _named(key)
            yield from _named(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _named(item)
