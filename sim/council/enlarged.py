"""A Council with more seats than it has: the new ones are members by a code, held by nobody yet. No votes."""

from string import ascii_uppercase

from attrs import evolve

from sim.council.membership import Council, Member
from sim.council.states import NEW_ELECTED, NEW_PERMANENT, held_by_nobody, state
from sim.errors import UnscError


def enlarge(council: Council, *, permanent: int = 0, elected: int = 0) -> Council:
    """Return a Council with new permanent and new elected seats, which nobody is named for.

    A new seat is a member of its own with a code of the range that ISO 3166-1 leaves to users: XPA, XPB … for
    permanent seats, XEA, XEB … for elected ones. They come after the States, which keep their order, and the
    President stays. How they vote is unknown unless somebody says so. `Council.permanent` includes the new
    permanent ones; whether they hold a veto is the law's business. Raises `UnscError` for a number below 0 or
    above 26, and for a Council that has such seats already.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> larger = enlarge(council_on(date(2022, 5, 26)), permanent=2, elected=1)
    >>> larger.size, larger.codes[-3:], len(larger.permanent), larger.member("XPA").name
    (18, ('XPA', 'XPB', 'XEA'), 7, 'new permanent seat A (nobody named)')
    """
    for number, what in ((permanent, "permanent"), (elected, "elected")):
        if not 0 <= number <= len(ascii_uppercase):
            raise UnscError(f"found {number} new {what} seats, expected from 0 to {len(ascii_uppercase)}")
    if any(map(held_by_nobody, council.codes)):
        raise UnscError("this Council has new seats already; expected one without")
    new = [f"{NEW_PERMANENT}{letter}" for letter in ascii_uppercase[:permanent]]
    new += [f"{NEW_ELECTED}{letter}" for letter in ascii_uppercase[:elected]]
    return evolve(council, members=(*council.members, *(_seat(code, council) for code in new)))


def _seat(code: str, council: Council) -> Member:
    since = council.on or max(m.since for m in council.members)
    return Member(code, state(code).label, code.startswith(NEW_PERMANENT), None, since, None)
