"""Dates and hours as the record prints them: local to New York, no time zone. No clock is read here."""

import re
from datetime import date, datetime, time, timedelta

from attrs import frozen


@frozen
class Moment:
    """A day, and the hour where the record gives one; a day without an hour comes before its hours.

    >>> str(Moment(date(2014, 12, 22), time(15, 8)))
    '2014-12-22T15:08'
    """

    day: date
    hour: time | None = None

    def __str__(self) -> str:
        return self.day.isoformat() + (f"T{self.hour:%H:%M}" if self.hour else "")

    # By hand, because attrs compares field by field through tuples, and a run compares moments all the time.
    def __lt__(self, other: "Moment") -> bool:
        return self.minutes() < other.minutes()

    def __le__(self, other: "Moment") -> bool:
        return self.minutes() <= other.minutes()

    def __gt__(self, other: "Moment") -> bool:
        return self.minutes() > other.minutes()

    def __ge__(self, other: "Moment") -> bool:
        return self.minutes() >= other.minutes()

    def minutes(self) -> int:
        """Return the minutes since the start of 1 January of the year 1; a day without an hour begins at 00:00."""
        minutes = self.day.toordinal() * MINUTES_A_DAY
        return minutes if self.hour is None else minutes + self.hour.hour * 60 + self.hour.minute


MINUTES_A_DAY = 24 * 60
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_moment(text: str) -> Moment:
    """Read "2014-12-22" or "2014-12-22T15:08" (a space instead of the T will do).

    Raises ValueError, whose message says what was expected.
    """
    day, gap, hour = text.replace(" ", "T", 1).partition("T")
    return Moment(parse_day(day), parse_hour(hour) if gap else None)


def parse_day(text: str) -> date:
    """Read a date such as 2014-12-22. Raises ValueError, whose message says what was expected."""
    # Python also reads 20141222 and 2014-W52-1; the record prints neither.
    if not _DAY.fullmatch(text):
        raise ValueError(f"{text!r} is no date; expected year-month-day, such as 2014-12-22")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no date ({error}); expected such as 2014-12-22") from None


def parse_hour(text: str) -> time:
    """Read an hour of the day such as 15:08. Raises ValueError, whose message says what was expected."""
    if not 4 <= len(text) <= 5 or ":" not in text:
        raise ValueError(f"{text!r} is no hour; expected hours and minutes of the day, such as 15:08")
    try:
        return datetime.strptime(text, "%H:%M").time()
    except ValueError:
        raise ValueError(f"{text!r} is no hour; expected between 00:00 and 23:59, such as 15:08") from None


def from_minutes(minutes: int, with_hour: bool) -> Moment:
    """Return the moment so many minutes after the start of 1 January of the year 1."""
    day = date.fromordinal(minutes // MINUTES_A_DAY)
    if not with_hour:
        return Moment(day)
    return Moment(day, (datetime.min + timedelta(minutes=minutes % MINUTES_A_DAY)).time())
