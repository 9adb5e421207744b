"""Whether a run came to put a question to the vote: yes, no, or not known as something before it is open."""

from collections.abc import Iterable, Mapping

from sim.engine import Decided, Event, Run
from sim.engine.events import MeetingEnded, NotReached
from sim.law import Outcome
from sim.scenario.model import Step


def is_put(done: Run, name: str) -> bool | None:
    """Tell whether a question was put to the vote; None where that depends on a question that is open."""
    if name in done.decisions:
        return True
    steps = _down_to(name, done.scenario.timeline)
    met = [_is_met(done, step.condition) for step in steps]
    if False in met:
        return False
    events = {event.number: event for event in done.log}
    kept_from = [e for e in done.log if isinstance(e, NotReached) and e.step and e.step in {s.id for s in steps}]
    if None in met or any(_follows_from_open(event, events) for event in kept_from):
        return None
    return False


def _down_to(name: str, steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps that a question stands in, the outermost first; none for a question there is not."""
    for step in steps:
        meeting = step.meeting
        if step.id == name or (meeting is not None and meeting.agenda is not None and meeting.agenda.id == name):
            return (step,)
        inner = _down_to(name, meeting.proceedings) if meeting is not None else ()
        if inner:
            return (step, *inner)
    return ()


def _is_met(done: Run, condition: Mapping[str, Outcome]) -> bool | None:
    """Tell whether earlier questions came out as a condition has it; None where they may yet."""
    unknown = False
    for name, wanted in condition.items():
        decided = done.decisions.get(name)
        if decided is not None and decided.outcome is wanted:
            continue
        if decided is None and is_put(done, name) is False:
            return False
        if decided is not None and decided.outcome is not Outcome.OPEN:
            return False
        unknown = True
    return None if unknown else True


def _follows_from_open(event: Event, events: Mapping[int, Event]) -> bool:
    """Tell whether the last thing decided before an event, in the order of causes, is open."""
    while event.cause is not None:
        event = events[event.cause]
        if isinstance(event, Decided):
            return event.outcome is Outcome.OPEN
        if isinstance(event, MeetingEnded):
            return False
    return False
