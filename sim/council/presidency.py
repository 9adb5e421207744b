"""Who presides: the monthly rotation of Rule 18, the year it ran from the 17th, a turn put off; no rulings."""

import bisect
import functools
from datetime import date, timedelta

from attrs import frozen

from sim.council.seating import seated_on
from sim.council.states import sort_key, state
from sim.council.terms import LAST_DAY, SAME_SEAT, check_known, day_of
from sim.source import Source

RULE_18 = Source(
    "Provisional Rules of Procedure of the Security Council (S/96/Rev.7), Rule 18",
    "https://main.un.org/securitycouncil/en/content/provisional-rules-procedure",
)
ALPHABET_OF_1946 = Source(
    'International Organization 1 (1947), "Security Council": Australia presided for one month, then the '
    "others for similar periods in the English alphabetical order of their names",
    "https://www.cambridge.org/core/journals/international-organization/article/security-council/"
    "9BFA8C5380B97970BBC67B557996FCDC",
)
LONG_TURN_OF_1946 = Source(
    "S/RES/14 (1946), 16 December 1946: Rule 18 suspended, the United States presides to 31 December",
    "http://unscr.com/en/resolutions/14",
)
PUT_OFF_1994 = Source(
    "S/PV.3423 (9 September 1994, Spain presides), S/PV.3453 (8 November 1994, the United States presides) and "
    "S/PV.3492 (19 January 1995, Argentina presides)",
    "https://www.undemocracy.com/meeting_3423/",
)


@frozen
class Turn:
    """One presidency: the State's code and the first and last day."""

    code: str
    since: date
    until: date
    source: Source


@frozen
class PutOff:
    """A turn not taken when it was due: whose, the first day of the month due, and that of the month taken."""

    code: str
    due: date
    taken: date
    source: Source


# Rwanda, whose government had just changed, was due in September 1994. The title pages cited show that the wheel
# went on without it, and that by January it stood as if all four had presided: so December, of which no record was
# read, is the turn made up.
_PUT_OFF = (PutOff("RWA", date(1994, 9, 1), date(1994, 12, 1), PUT_OFF_1994),)


# In 1946 a month ran from the 17th, the day of the first meeting, to the 16th. Eleven members had one turn
# each in the order of the alphabet; the last was lengthened so that 1947 could begin with the calendar.
_ORDER_OF_1946 = ("AUS", "BRA", "ROC", "EGY", "FRA", "MEX", "NLD", "POL", "SUN", "GBR")


def _turns_of_1946() -> tuple[Turn, ...]:
    months = enumerate(_ORDER_OF_1946, start=1)
    turns = (Turn(c, date(1946, m, 17), date(1946, m + 1, 16), ALPHABET_OF_1946) for m, c in months)
    return (*turns, Turn("USA", date(1946, 11, 17), date(1946, 12, 31), LONG_TURN_OF_1946))


def _after(name: str, on: date) -> str:
    """Return the code of the member whose name on a day follows a name in the alphabet, going round."""
    seated = seated_on(on)
    last = sort_key(name)
    return next((t.code for t in seated if sort_key(state(t.code).name_on(on)) > last), seated[0].code)


@functools.cache
def turns() -> tuple[Turn, ...]:
    """Return every presidency from the first meeting to the end of 2027, in order.

    From 1947 each is a calendar month. The wheel turns by names, not by seats: whoever's name of that day
    follows the name of the last President among the members now in office. New members so slot in on
    1 January without setting the wheel back. One change of name moved a President's State itself: Upper
    Volta, last but one in August 1984, was Burkina Faso and first in October, and presided again.

    Every month from 1947 is computed by the rule, but for one turn put off, in 1994. Some seventy months from
    1946 to 2025 were found named in documents and all agree; tests/council/test_presidency.py lists them. The
    others are not confirmed, but a departure between two of these would have had to be undone before the next.
    """
    found = list(_turns_of_1946())
    last = found[-1]
    since = date(1947, 1, 1)
    while since <= LAST_DAY:
        until = (since + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        made_up = next((p for p in _PUT_OFF if p.taken == since), None)
        if made_up is not None:
            found.append(Turn(made_up.code, since, until, made_up.source))  # the wheel stands still meanwhile
        else:
            last = _next_turn(last, since, until)
            found.append(last)
        since = until + timedelta(days=1)
    return tuple(found)


def _next_turn(last: Turn, since: date, until: date) -> Turn:
    """Return the turn that follows another on the wheel, passing over a member that puts its own off."""
    code, source = _after(state(last.code).name_on(last.since), since), RULE_18
    for put_off in _PUT_OFF:
        if (put_off.due, put_off.code) == (since, code):
            code, source = _after(state(code).name_on(since), since), put_off.source
    return Turn(code, since, until, source)


@functools.cache
def _first_days() -> tuple[date, ...]:
    return tuple(t.since for t in turns())


def president_on(on: date) -> str:
    """Return the code of the State presiding on a day.

    Rule 18: a month each, in English alphabetical order. The State presides, whoever speaks for it; a
    cession under Rule 20 is an act at one meeting and changes nothing here. If the seat passes to
    another code in mid-month, the seat presides on under the new one.

    A day before 17 January 1946 or after 2027 is refused with an UnscError.

    >>> president_on(date(2014, 12, 22)), president_on(date(1946, 6, 26)), president_on(date(1991, 12, 25))
    ('TCD', 'MEX', 'RUS')
    """
    on = day_of(on)
    check_known(on)
    code = turns()[bisect.bisect_right(_first_days(), on) - 1].code
    if any(t.code == code for t in seated_on(on)):
        return code
    return next(later for earlier, later in SAME_SEAT if earlier == code)
