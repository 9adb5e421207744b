"""What must hold in the steps of the bodies around the Council, each by itself; references are elsewhere."""

from collections.abc import Iterator
from datetime import date

from sim.scenario.around_the_council import Agreed, Committee, EmergencySession
from sim.scenario.model import Step
from sim.scenario.moments import Moment

Wrong = tuple[tuple[str, ...], str]
"""The way to what is wrong, below the step, and the message."""


def wrong_around(step: Step, at: Moment | None) -> Iterator[Wrong]:
    """Find what is wrong in a step of a body around the Council; `at` is its moment, None where it has none."""
    if step.emergency_session is not None:
        for name, message in _session(step.emergency_session, at):
            yield ("emergency_session", name), message
    if step.committee is not None:
        for name, message in _committee(step.committee, at):
            yield ("committee", name), message


def _session(session: EmergencySession, at: Moment | None) -> Iterator[tuple[str, str]]:
    asked = [name for name in ("requested_by", "requests") if getattr(session, name)]
    if session.on is not None and asked:
        yield asked[0], "the Council called it already (`on`); expected one of the two"
    elif session.again and (session.on is not None or asked):
        yield "again", "it was called before, and this step calls it; expected one of the two"
    elif session.on is None and not asked and not session.again:
        yield "on", "nobody calls it; expected `on`, `requested_by` or `requests`, or `again: true`"
    elif len(asked) > 1:
        yield "requests", "who asked is named already (`requested_by`); expected one of the two"
    if session.requests == 0:
        yield "requests", "found 0, expected how many Members asked for it"
    if session.members is not None and session.members < 51:
        yield (
            "members",
            f"found {session.members}, expected 51 or more: so many Members founded the United Nations",
        )
    if session.on is not None:
        for name in ("members", "requested"):
            if getattr(session, name) is not None:
                yield name, f"`{name}` goes with a request by Members, and the Council called this one"
    if session.requested is not None:
        if session.requested.day == date.min:
            yield "requested", "an hour alone will not do here; expected such as 2014-12-22T15:08"
        elif at is not None and session.requested > at and session.requested.day > at.day:
            yield "requested", f"{session.requested} is after the session opened ({at})"
    if session.closed is not None and at is not None and session.closed < at.day:
        yield "closed", f"{session.closed} is before the session opened ({at})"


def _committee(proposal: Committee, at: Moment | None) -> Iterator[tuple[str, str]]:
    both = [code for code in proposal.unknown if code in proposal.objecting]
    if both:
        yield "unknown", f"{both[0]} is named under objecting already; one member, one position"
    if proposal.until is None:
        return
    if proposal.by is not Agreed.SILENCE:
        yield "until", "`until` goes with `by: silence`; at a meeting there is nothing to wait for"
    elif at is not None and proposal.until.day != date.min and proposal.until.day < at.day:
        yield "until", f"{proposal.until} is before the proposal was made ({at})"
