"""Snapback under resolution 2231 (2015): the vote is on continuing relief, so one veto or a shortfall ends it.

A State that notifies significant non-performance starts thirty days. Unless the Council adopts a draft to continue
the relief by then, the earlier resolutions apply again. Who is a participant is disputed of one State, and no text
says who decides that; so it is reported and not decided here.
"""

import enum
from collections.abc import Iterable
from datetime import date, time, timedelta

from attrs import frozen

from sim.bodies.bar import Bar
from sim.bodies.sources import PLAN_OF_ACTION, RELIEF_CONTINUED, RELIEF_ENDS
from sim.law import Outcome
from sim.source import Source

DAYS = 30
"""How many days after the notification the Council has (para. 11)."""
TABLING_DAYS = 10
"""After how many days the President puts a draft forward if no member has (para. 11)."""
RELIEF_SINCE = date(2016, 1, 16)
"""Implementation Day of the Plan: before it there was no relief to continue."""
RESOLUTION_ENDS = date(2025, 10, 18)
"""Termination Day: ten years after the Plan came into effect, when the resolution itself was to end (para. 8)."""
PARTICIPANTS = ("CHN", "DEU", "FRA", "GBR", "IRN", "RUS", "USA")
"""The States that the resolution names as participants (para. 10); the European Union is none."""
LEFT = {"USA": date(2018, 5, 8)}
"""Who has said that it ended its participation, and when."""
APPLY_AGAIN = (
    "S/RES/1696 (2006)",
    "S/RES/1737 (2006)",
    "S/RES/1747 (2007)",
    "S/RES/1803 (2008)",
    "S/RES/1835 (2008)",
    "S/RES/1929 (2010)",
)
"""The resolutions whose provisions apply again (para. 12)."""
SOURCES: tuple[Source, ...] = (RELIEF_CONTINUED, RELIEF_ENDS, PLAN_OF_ACTION)


class Standing(enum.Enum):
    """Whether a State can notify: a participant can, one that has left disputes with others whether it is one."""

    PARTICIPANT = "participant"
    DISPUTED = "disputed"
    NONE = "none"


class Result(enum.Enum):
    """What became of the relief when the thirty days were over."""

    CONTINUED = "continued"
    RESTORED = "restored"
    """The earlier resolutions apply again."""
    OPEN = "open"


@frozen
class Ended:
    """What became of the relief, and why."""

    result: Result
    why: str
    sources: tuple[Source, ...] = SOURCES


def standing(by: str, on: date) -> Standing:
    """Return how it stands with a State's right to notify on a day. Source: S/RES/2231 (2015), paras. 10-11.

    >>> standing("FRA", date(2025, 8, 28)).value, standing("USA", date(2020, 8, 20)).value
    ('participant', 'disputed')
    """
    if by not in PARTICIPANTS:
        return Standing.NONE
    left = LEFT.get(by)
    return Standing.DISPUTED if left is not None and on >= left else Standing.PARTICIPANT


def standing_of_all(by: Iterable[str], on: date) -> Standing:
    """Return the best standing among those who notify together: one participant is enough."""
    found = {standing(code, on) for code in by}
    return next((s for s in Standing if s in found), Standing.NONE)


def bar_to_notify(by: tuple[str, ...], on: date) -> Bar | None:
    """Say why a notification starts nothing; None if it does, or if that is disputed."""
    if on < RELIEF_SINCE or on > RESOLUTION_ENDS:
        when = (
            "relief began on 16 January 2016" if on < RELIEF_SINCE else "the resolution ended on 18 October 2025"
        )
        return Bar(
            f"there is no relief under it to be continued: {when}",
            "a draft resolution that imposes measures, which takes nine votes and no veto",
            RELIEF_CONTINUED,
        )
    if standing_of_all(by, on) is Standing.NONE:
        who = "is" if len(by) == 1 else "are"
        return Bar(
            f"{' '.join(by)} {who} no participant in the Plan of Action",
            f"a notification by a participant: {' '.join(PARTICIPANTS)}",
            RELIEF_CONTINUED,
        )
    return None


def last_day(notified: date) -> date:
    """Return the thirtieth day after a notification, the last on which the relief can be continued.

    >>> last_day(date(2025, 8, 28))
    datetime.date(2025, 9, 27)
    """
    return notified + timedelta(days=DAYS)


def draft_by(notified: date) -> date:
    """Return the day by which a member submits the draft; after it the President does. Source: para. 11.

    >>> draft_by(date(2025, 8, 28))
    datetime.date(2025, 9, 7)
    """
    return notified + timedelta(days=TABLING_DAYS)


def midnight_greenwich(after: date) -> time:
    """Return the hour in New York, still on that day, at which a day ends in Greenwich (para. 12).

    New York is four hours behind from the second Sunday of March to the first of November, else five (the United
    States' Energy Policy Act of 2005, in force for all of the years in question).

    >>> midnight_greenwich(date(2025, 9, 27)).hour, midnight_greenwich(date(2020, 1, 15)).hour
    (20, 19)
    """
    summer = _sunday(after.year, 3, 2) <= after < _sunday(after.year, 11, 1)
    return time(20 if summer else 19)


def _sunday(year: int, month: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=6 - first.weekday() + 7 * (number - 1))


def what_became_of_it(notified: date, how: Standing, drafts: Iterable[tuple[str, Outcome | None]]) -> Ended:
    """Return what became of the relief when the thirty days were over.

    `drafts` are the drafts to continue it, by name, with the outcome of each by then; None where it was not voted
    on. One that is adopted continues the relief, whoever notified. Where none is, a shortfall and a veto come to
    the same as no vote at all. What hangs on an unknown vote, a disputed standing, or on the resolution having
    ended before the days were over, stays open. Source: S/RES/2231 (2015), paras. 8 and 11-12.
    """
    outcomes = tuple(drafts)
    adopted = next((name for name, outcome in outcomes if outcome is Outcome.ADOPTED), "")
    if adopted:
        return Ended(
            Result.CONTINUED, f"the Council decided in time to continue the relief ({adopted} was adopted)"
        )
    unknown = next((name for name, outcome in outcomes if outcome is Outcome.OPEN), "")
    if unknown:
        return Ended(Result.OPEN, f"whether the relief is continued is open, as {unknown} is")
    if how is Standing.DISPUTED:
        return Ended(
            Result.OPEN,
            "whether the notification was one by a participant is disputed, and no text says who decides it",
        )
    if last_day(notified) > RESOLUTION_ENDS:
        return Ended(
            Result.OPEN,
            "the resolution itself was to end before the thirty days did, and no text settles that case",
        )
    lost = [name for name, outcome in outcomes if outcome is Outcome.NOT_ADOPTED]
    no_vote = "no draft to continue the relief was voted on"
    why = f"no draft to continue the relief was adopted ({', '.join(lost)} failed)" if lost else no_vote
    return Ended(Result.RESTORED, f"{why} within thirty days of the notification")
