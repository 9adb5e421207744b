"""The order of the table: who sits on a day, by the English alphabet of their UN names of that day."""

import bisect
import functools
from datetime import date

from sim.council.states import day_after, sort_key, state
from sim.council.terms import FIRST_DAY, LAST_DAY, TERMS, Term, check_known, terms_on


@functools.cache
def changes() -> tuple[date, ...]:
    """Return the days on which the members or the name of one of them changed, sorted."""
    days = {FIRST_DAY}
    for term in TERMS:
        days.add(term.since)
        if term.until is not None:
            days.add(day_after(term.until))
        days |= {day_after(name.until) for name in state(term.code).names if name.until is not None}
    return tuple(sorted(day for day in days if FIRST_DAY <= day <= LAST_DAY))


def seated_on(on: date) -> tuple[Term, ...]:
    """Return the terms running on a day, in the order of the table; UnscError outside the known time."""
    check_known(on)
    return _seated_in(bisect.bisect_right(changes(), on))


@functools.cache
def _seated_in(span: int) -> tuple[Term, ...]:
    on = changes()[span - 1]
    return tuple(sorted(terms_on(on), key=lambda term: sort_key(state(term.code).name_on(on))))
