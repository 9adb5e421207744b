"""Steps: each says what happens, where it may happen, and when."""

from collections.abc import Iterator
from datetime import date

from sim.scenario.checks.around import wrong_around
from sim.scenario.checks.elections import wrong_by_itself
from sim.scenario.checks.finding import FIRST_YEAR, LAST_YEAR, Finding
from sim.scenario.checks.meeting import (
    wrong_guest,
    wrong_in_agenda,
    wrong_in_kinds,
    wrong_in_meeting,
    wrong_in_step,
)
from sim.scenario.model import ACTIONS, INSIDE, OUTSIDE, Meeting, Scenario, Step
from sim.scenario.moments import Moment
from sim.scenario.places import Block
from sim.scenario.resolving import Way
from sim.scenario.structuring import node_at

NO_TIME = "the first step needs a time: `at: 2014-12-22`"


def _placed(scenario: Scenario) -> Iterator[tuple[Way, Step]]:
    for n, step in enumerate(scenario.timeline):
        yield ("timeline", n), step
        for m, inner in enumerate(step.meeting.proceedings if step.meeting is not None else ()):
            yield ("timeline", n, "meeting", "proceedings", m), inner


def wrong_in_steps(scenario: Scenario, root: Block) -> Iterator[Finding]:
    """Find what is wrong in the steps of a timeline and of its meetings, one by one and in their order of time."""
    before: Moment | None = None
    for wrong, message in wrong_in_kinds(_placed(scenario)):
        yield wrong, None, message
    if not scenario.timeline:
        yield ("timeline",), None, "the timeline is empty; expected at least one step"
    for n, step in enumerate(scenario.timeline):
        way: Way = ("timeline", n)
        yield from _one_action(step, way, root, OUTSIDE, "the timeline")
        if step.at is None and before is None:
            yield way, None, NO_TIME
        elif step.at is not None and step.at.day == date.min:
            yield (
                (*way, "at"),
                None,
                "an hour alone will do only in `proceedings`; expected such as 2014-12-22T15:08",
            )
        elif step.at is not None and before is not None and _earlier(step.at, before):
            yield (
                (*way, "at"),
                None,
                f"{step.at} is before the step above it ({before}); put the steps in order of time",
            )
        elif step.at is not None and not FIRST_YEAR <= step.at.day.year <= LAST_YEAR:
            yield (*way, "at"), None, f"found the year {step.at.day.year}, expected {FIRST_YEAR} to {LAST_YEAR}"
        yield from _of_its_kind(step, way, step.at or before)
        before = _later(before, step.at)
        if step.meeting is not None:
            yield from _proceedings(step.meeting, (*way, "meeting"), before, root)


def _of_its_kind(step: Step, way: Way, at: Moment | None) -> Iterator[Finding]:
    """Find what is wrong in a step by itself."""
    if step.invite is not None:
        for name, message in wrong_guest(step.invite, at):
            yield (*way, "invite", name), None, message
    for here, message in wrong_around(step, at):
        yield (*way, *here), None, message
    for there, message in wrong_by_itself(step, at):
        yield (*way, *there), None, message
    in_blue = step.draft.in_blue if step.draft is not None else None
    if in_blue is not None and at is not None and in_blue.day != date.min and _earlier(in_blue, at):
        yield (*way, "draft", "in_blue"), None, f"{in_blue} is before the draft was submitted ({at})"


def _later(before: Moment | None, at: Moment | None) -> Moment | None:
    """Return where time stands after a step: a day without an hour takes nothing back of the hour above it."""
    if at is None or at.day == date.min:
        return before
    return before if before is not None and at.hour is None and at.day == before.day else at


def _proceedings(meeting: Meeting, way: Way, opened: Moment | None, root: Block) -> Iterator[Finding]:
    before = opened
    for wrong, message in wrong_in_meeting(meeting, way):
        yield wrong, None, message
    if meeting.agenda is not None:
        for wrong, message in wrong_in_agenda(meeting.agenda, (*way, "agenda")):
            yield wrong, None, message
    for n, step in enumerate(meeting.proceedings):
        here: Way = (*way, "proceedings", n)
        yield from _one_action(step, here, root, INSIDE, "the proceedings of a meeting")
        for wrong, message in wrong_in_step(step, here):
            yield wrong, None, message
        yield from _of_its_kind(step, here, before)
        if step.at is None or before is None or opened is None:
            continue
        at = Moment(before.day, step.at.hour) if step.at.day == date.min else step.at
        if _earlier(at, before):
            yield (
                (*here, "at"),
                None,
                f"{at} is before what comes above it ({before}); put the steps in order of time",
            )
        before = _later(before, at)


def _earlier(moment: Moment, than: Moment) -> bool:
    """Tell whether a moment is surely before another; on one day it is so only where both give the hour."""
    if moment.day != than.day:
        return moment.day < than.day
    return moment.hour is not None and than.hour is not None and moment.hour < than.hour


def _one_action(step: Step, way: Way, root: Block, allowed: tuple[str, ...], where: str) -> Iterator[Finding]:
    written = node_at(root, way)
    said = [name for name in written if name in ACTIONS] if isinstance(written, Block) else []
    if not said:
        yield way, None, f"this step does not say what happens; expected one of {', '.join(allowed)}"
    for name in said[1:]:
        yield (*way, name), name, f"a step says one thing, and this one says `{said[0]}` already; begin a new step"
    if said and said[0] not in allowed:
        yield (
            (*way, said[0]),
            said[0],
            f"`{said[0]}` has no place in {where}; expected one of {', '.join(allowed)}",
        )
