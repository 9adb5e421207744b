"""Where a run differs from what its file expects: the record it cites, or the author's own claim."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from sim.engine.events import Decided, Event, MeetingCalled, NotReached, Refused
from sim.engine.events_around import MandateLapsed, ReliefLeftOpen, SanctionsRestored
from sim.engine.events_of_elections import ElectionStands
from sim.law import Outcome, Tally
from sim.scenario.model import Expectation, Scenario, Special
from sim.scenario.moments import Moment


@frozen
class Difference:
    """One thing that came out otherwise than expected."""

    id: str
    field: str
    expected: str
    computed: str
    source: str


def differences(scenario: Scenario, log: tuple[Event, ...]) -> tuple[Difference, ...]:
    """Compare a log with the expectations of its scenario, and presidencies on record with Rule 18."""
    decided = {e.id: e for e in log if isinstance(e, Decided)}
    last = {e.step: e for e in log if e.step}
    found: list[Difference] = []
    for name, expected in scenario.expect.items():
        found += _compared(name, expected, decided.get(name), last.get(name))
    found += _presidents(scenario, log)
    return tuple(found)


def _compared(
    name: str, expected: Expectation, decided: Decided | None, event: Event | None
) -> Iterator[Difference]:
    source = ", ".join(s.cite for s in expected.source)

    def differ(field: str, wanted: object, got: object) -> Difference:
        return Difference(name, field, str(wanted), str(got), source)

    if expected.outcome is not None:
        got = _outcome(decided, event)
        if got != expected.outcome.value:
            yield differ("outcome", expected.outcome.value, got)
    if (
        expected.reason is not None
        and (got := decided.reason.value if decided else "none") != expected.reason.value
    ):
        yield differ("reason", expected.reason.value, got)
    if expected.tally is not None:
        tally = decided.tally if decided is not None else None
        if tally is None or not _agrees(expected.tally, tally):
            yield differ("tally", expected.tally, "none" if tally is None else tally)
    if expected.blocked_by is not None:
        blocked_by = decided.blocked_by if decided else ()
        if set(blocked_by) != set(expected.blocked_by):
            yield differ("blocked_by", " ".join(expected.blocked_by) or "nobody", " ".join(blocked_by) or "nobody")
    happened = None if isinstance(event, Refused | NotReached) else event
    if expected.at is not None and (happened is None or not _on_time(expected.at, happened.at)):
        yield differ("at", expected.at, "never" if happened is None else happened.at)
    if expected.elected is not None:
        elected = event.elected if isinstance(event, ElectionStands) else ()
        if set(elected) != set(expected.elected):
            yield differ("elected", ", ".join(expected.elected) or "nobody", ", ".join(elected) or "nobody")
    if expected.by is not None and (happened is None or happened.at.day > expected.by):
        yield differ("by", expected.by, "never" if happened is None else happened.at)


def _on_time(expected: Moment, computed: Moment) -> bool:
    """Tell whether something happened when it was to: on the day, and at the hour where one is given."""
    return expected.day == computed.day and expected.hour in (None, computed.hour)


def _agrees(expected: Tally, computed: Tally) -> bool:
    """Tell whether a tally is the recorded one; a record of three numbers does not tell who did not vote."""
    same = (expected.yes, expected.no, expected.abstain) == (computed.yes, computed.no, computed.abstain)
    return same and (expected.not_voting in (0, computed.not_voting))


def _outcome(decided: Decided | None, event: Event | None) -> str:
    if isinstance(event, Refused):
        return Special.REFUSED.value
    if isinstance(event, NotReached):
        return Special.NOT_REACHED.value
    if isinstance(event, SanctionsRestored):
        return Special.RESTORED.value
    if isinstance(event, MandateLapsed):
        return Special.LAPSED.value
    if isinstance(event, ReliefLeftOpen):
        return Outcome.OPEN.value
    if decided is not None:
        return decided.outcome.value
    return Special.HELD.value if event is not None else Special.NOT_REACHED.value


def _presidents(scenario: Scenario, log: tuple[Event, ...]) -> Iterator[Difference]:
    """A presidency on record that Rule 18 does not give is a difference like any other."""
    called = {e.step or e.at.day: e for e in log if isinstance(e, MeetingCalled)}
    day = date.min
    for step in scenario.timeline:
        day = step.at.day if step.at is not None else day
        meeting = step.meeting
        event = called.get(step.id or day)
        if meeting is None or not meeting.president or event is None:
            continue
        if event.president != meeting.president[0]:
            source = ", ".join(s.cite for s in step.source)
            yield Difference(step.id or "", "president", meeting.president[0], event.president, source)
