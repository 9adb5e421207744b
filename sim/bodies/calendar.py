"""Working days of the United Nations in New York: weekdays less its official holidays. It reads no clock."""

from datetime import date, timedelta

from sim.source import Source

HOLIDAYS_SOURCE = Source("ST/IC information circulars on official holidays", "https://ask.un.org/faq/14617")

# New Year's Day, Good Friday, Memorial Day, Eid al-Fitr, Independence Day, Eid al-Adha, Labour Day,
# Thanksgiving and Christmas, as the circulars have listed them since 2015; a holiday on a Saturday is kept on
# the Friday before it, one on a Sunday on the Monday after. The days of the two Eids are from general
# calendars, not from the circulars of those years, which were not seen: a deadline that depends on one of
# them may be a day off, and a recorded date always wins over a computed one.
_HOLIDAYS = """
2022  04-15 05-02 05-30 07-04 07-08 09-05 11-24 12-26
2023  01-02 04-07 04-21 05-29 06-28 07-04 09-04 11-23 12-25
2024  01-01 03-29 04-10 05-27 06-17 07-04 09-02 11-28 12-25
2025  01-01 03-31 04-18 05-26 06-06 07-04 09-01 11-27 12-25
2026  01-01 03-20 04-03 05-25 05-27 07-03 09-07 11-26 12-25
2027  01-01 03-10 03-26 05-17 05-31 07-05 09-06 11-25 12-24 12-31
"""
HOLIDAYS = frozenset(
    date.fromisoformat(f"{year}-{day}")
    for year, *days in (line.split() for line in _HOLIDAYS.split("\n") if line)
    for day in days
)


YEARS = frozenset(day.year for day in HOLIDAYS)
"""The years of which the holidays are known here; in others weekdays alone are counted."""


def is_working_day(day: date) -> bool:
    """Tell whether the United Nations works in New York on a day.

    >>> is_working_day(date(2022, 5, 30))  # Memorial Day
    False
    """
    return day.weekday() < 5 and day not in HOLIDAYS


def working_days_after(day: date, number: int) -> date:
    """Return the last of so many working days after a day, which is itself not counted.

    >>> working_days_after(date(2022, 5, 26), 10)
    datetime.date(2022, 6, 10)
    """
    while number:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day
