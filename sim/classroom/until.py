"""To what day or hour a class adjourns or postpones (Rule 33): a date, with an hour if one likes, and no words.

A scenario tells it as its record does, in words; whatever says the same day and hour is the same motion.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from sim.classroom.refusals import MALFORMED, Refused
from sim.procedure.actions import Move
from sim.procedure.matters import Motion
from sim.procedure.meeting import Meeting
from sim.scenario.moments import Moment, parse_moment

_TO_A_TIME = frozenset({Motion.ADJOURN_TO, Motion.POSTPONE})
_IN_WORDS = ("%d %B %Y", "%d %B %Y at %I %p", "%d %B %Y at %I:%M %p")


def check_until(meeting: Meeting, act: Move) -> None:
    """See that a motion names a day or hour that there is, not before the day of the meeting.

    Whether it has to name one is the law's to say. Raises `Refused`.
    """
    if act.motion not in _TO_A_TIME or not act.until:
        return
    moment = next(_read(act.until), None)
    if moment is None or written(moment) != act.until or moment.day < meeting.on:
        raise Refused(
            f"until: found {act.until[:60]!a}, expected a day that is not before {meeting.on}, such as "
            f"{meeting.on}, or a day and an hour, such as {meeting.on} 15:00",
            status=MALFORMED,
        )


def written(moment: Moment) -> str:
    """Return how a day or hour stands in a motion.

    >>> written(parse_moment("2014-12-22T15:08"))
    '2014-12-22 15:08'
    """
    return str(moment).replace("T", " ")


def told(until: str) -> str:
    """Return a day or hour as a motion of the class has it, if the words of a record say one; else those words.

    >>> [told(until) for until in ("Monday 10 December 1990 at 3 p.m.", "7 November 2017", "a later day")]
    ['1990-12-10 15:00', '2017-11-07', 'a later day']
    """
    moment = next(_read(until), None)
    return until if moment is None else written(moment)


def _read(until: str) -> Iterator[Moment]:
    with suppress(ValueError):
        yield parse_moment(until)
    words = re.sub(r"^[A-Z][a-z]+day,? ", "", until).replace("a.m.", "AM").replace("p.m.", "PM")
    for form in _IN_WORDS:
        with suppress(ValueError):
            found = datetime.strptime(words, form)
            yield Moment(found.date(), found.time() if "%I" in form else None)
