"""What followed from the votes of a run, in a few words, read off its log."""

from collections.abc import Iterator

from sim.engine.events import (
    CaseDeferred,
    Event,
    MeetingEnded,
    ProsecutorDecided,
    Refused,
    SituationReferred,
    VetoDebateDue,
)
from sim.engine.events_around import MandateLapsed, SanctionsRestored, SessionCalled


def followed(log: tuple[Event, ...]) -> tuple[str, ...]:
    """Return what the votes of a run brought about: debates due, situations referred, meetings that ended early.

    Who cast a veto is not told: in the runs of a tree the votes are one roll call of many with that result.
    """
    return tuple(dict.fromkeys(text for event in log for text in _told(event)))


def _told(event: Event) -> Iterator[str]:
    if isinstance(event, VetoDebateDue):
        yield f"a debate on the veto is due by {event.deadline.day}"
    elif isinstance(event, SituationReferred):
        yield "the situation is referred to the Court"
    elif isinstance(event, CaseDeferred):
        yield f"the Court is asked to wait until {event.until.day}"
    elif isinstance(event, ProsecutorDecided) and event.opens is not None:
        yield "an investigation is opened" if event.opens else "no investigation is opened"
    elif isinstance(event, SessionCalled):
        yield "an emergency special session is called"
    elif isinstance(event, SanctionsRestored):
        yield "the earlier sanctions apply again"
    elif isinstance(event, MandateLapsed):
        yield f"the mandate lapses: {event.of}"
    elif isinstance(event, Refused):
        yield f"refused: {event.attempt}"
    elif isinstance(event, MeetingEnded) and "concluded" not in event.how:
        yield f"the meeting ended: {event.how}"
