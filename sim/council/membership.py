"""The Council of a day, or one composed by hand; who is not a member and why. No votes, no thresholds."""

import bisect
import functools
from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from sim.council.presidency import president_on
from sim.council.seating import changes, seated_on
from sim.council.states import Group, State, held_by_nobody, sort_key, state
from sim.council.terms import FIRST_DAY, LAST_DAY, SAME_SEAT, Term, day_of, seats_on, terms_on
from sim.errors import UnscError


class NotAMember(UnscError):
    """A State is named that does not sit on this Council; the message says who holds the seat, if anybody."""


@frozen
class Member:
    """A member of the Council: its code, its UN name on that day, and the term it sits in.

    `until` is the last day of the term, None for a permanent seat without an end.
    """

    code: str
    name: str
    permanent: bool
    group: Group | None
    since: date
    until: date | None


@frozen
class Council:
    """The members on a day (`on` None: on no day in particular), seated in English alphabetical order.

    `vacant` counts seats nobody holds; they lower no threshold. `president` is the code of the State that
    presides, None if nobody does.

    >>> council = council_on(date(1980, 1, 3))  # Mexico was seated on the 7th
    >>> len(council.members), council.size, council.vacant
    (14, 15, 1)
    """

    members: tuple[Member, ...]
    on: date | None
    vacant: int = 0
    president: str | None = None
    codes: tuple[str, ...] = field(init=False, eq=False, repr=False)
    """The members' codes, in the order of the seats."""
    permanent: frozenset[str] = field(init=False, eq=False, repr=False)
    """The codes of the permanent members: who can veto, unless the law says else."""
    size: int = field(init=False, eq=False, repr=False)
    """All seats, the vacant ones included."""

    # Worked out once, when the Council is made: the law reads them a million times.
    @codes.default
    def _codes(self) -> tuple[str, ...]:
        return tuple(m.code for m in self.members)

    @permanent.default
    def _permanent(self) -> frozenset[str]:
        return frozenset(m.code for m in self.members if m.permanent)

    @size.default
    def _size(self) -> int:
        return len(self.members) + self.vacant

    def member(self, code: str) -> Member:
        """Return the member of a code; raises NotAMember if it does not sit, saying why.

        >>> council_on(date(2014, 12, 22)).member("TCD").name
        'Chad'
        >>> council_on(date(1980, 5, 1)).member("RUS")
        Traceback (most recent call last):
        sim.council.membership.NotAMember: RUS did not sit on 1980-05-01; the seat was SUN's
        (Union of Soviet Socialist Republics)
        """
        for m in self.members:
            if m.code == code:
                return m
        raise NotAMember(why_not_member(code, self))


def council_on(on: date) -> Council:
    """Return the Council of a day, from 17 January 1946 to 31 December 2027; UnscError outside.

    It is cheap to call again and again: each day's Council is made once.

    >>> council = council_on(date(2014, 12, 22))
    >>> council.size, council.president, council.codes[:4], sorted(council.permanent)
    (15, 'TCD', ('ARG', 'AUS', 'TCD', 'CHL'), ['CHN', 'FRA', 'GBR', 'RUS', 'USA'])
    """
    return _council_on(day_of(on))


@functools.cache
def _council_on(on: date) -> Council:
    members = _members(seated_on(on), bisect.bisect_right(changes(), on))
    return Council(members, on, seats_on(on) - len(members), president_on(on))


@functools.cache
def _members(terms: tuple[Term, ...], span: int) -> tuple[Member, ...]:
    on = changes()[span - 1]
    return tuple(
        [
            Member(t.code, state(t.code).name_on(on), t.permanent, state(t.code).group, t.since, t.until)
            for t in terms
        ]
    )


def compose(
    members: Iterable[str], *, permanent: Iterable[str] = (), on: date, president: str | None = None
) -> Council:
    """Return a Council put together by hand, for a what-if; names are those of the day `on`.

    Any number of members will do, and any known State, whether or not it sat then, so that a reform or a
    vanished State can be tried. Refused with an UnscError: an unknown code, a code named twice, two
    holders of one permanent seat (CHN and ROC, RUS and SUN), a permanent member or a President that is
    not among the members, and a Council without members.

    >>> compose(["BRA", "CHN", "IND", "USA"], permanent=["CHN", "USA"], on=date(2030, 1, 1)).codes
    ('BRA', 'CHN', 'IND', 'USA')
    """
    codes, veto = tuple(members), tuple(permanent)
    states = tuple(state(code) for code in codes)
    if not codes:
        raise UnscError("a Council needs at least one member")
    for what, listed in (("members", codes), ("permanent members", veto)):
        doubles = sorted({code for code in listed if listed.count(code) > 1})
        if doubles:
            raise UnscError(f"{', '.join(doubles)} named more than once among the {what}")
    for earlier, later in SAME_SEAT:
        if earlier in codes and later in codes:
            raise UnscError(f"{earlier} and {later} held one and the same seat and cannot sit together")
    strangers = [code for code in veto if state(code).code not in codes]
    if strangers:
        raise UnscError(f"{', '.join(strangers)} cannot be permanent without being among the members")
    if president is not None and state(president).code not in codes:
        raise UnscError(f"{president} cannot preside without being among the members")
    return Council(tuple(sorted((_seated(s, s.code in veto, on) for s in states), key=_seat)), on, 0, president)


def _seat(member: Member) -> str:
    return sort_key(member.name)


def _seated(known: State, permanent: bool, on: date) -> Member:
    """Return a member for a what-if, with its true term if it sat that day, else one that begins that day."""
    name = known.name_on(on)
    if FIRST_DAY <= on <= LAST_DAY:
        for term in terms_on(on):
            if term.code == known.code and term.permanent == permanent:
                return Member(known.code, name, permanent, known.group, term.since, term.until)
    return Member(known.code, name, permanent, known.group, on, None)


# Who came out of a State that sat: asked for by the new code in the old days, we point to the old one.
_CAME_FROM = {
    "CZE": "CSK",
    "SVK": "CSK",
    "BIH": "YUG",
    "HRV": "YUG",
    "MKD": "YUG",
    "MNE": "YUG",
    "SRB": "YUG",
}
_CAME_FROM |= {"SVN": "YUG", "RUS": "SUN", "YEM": "YMD", "CHN": "ROC"}


def why_not_member(code: str, council: Council) -> str:
    """Return a sentence saying why a code is not a member, with the code to write instead if there is one.

    >>> why_not_member("KEN", council_on(date(2014, 12, 22)))
    'KEN was not a member on 2014-12-22'
    >>> why_not_member("ROC", council_on(date(2000, 1, 1)))
    "ROC did not sit on 2000-01-01; the seat was CHN's (China)"
    >>> why_not_member("NGR", council_on(date(2014, 12, 22)))
    'NGR is no State code; did you mean NGA (Nigeria)?'
    """
    try:
        known = state(code)
    except UnscError as error:
        return str(error)
    day = f"on {council.on}" if council.on else "on this Council"
    names = {m.code: m.name for m in council.members}
    for pair in SAME_SEAT:
        for other in pair:
            if code in pair and other != code and other in names:
                return f"{code} did not sit {day}; the seat was {other}'s ({names[other]})"
    former = _CAME_FROM.get(known.code)
    if former in names:
        return f"{code} was not a member {day}; {former} was ({names[former]})"
    return f"{code} was not a member {day}"


def next_in_order(council: Council, code: str) -> str:
    """Return who follows a member in English alphabetical order, going round: the chair after it.

    That State presides if the President cedes the chair; seats that nobody holds yet are passed over. Rule 20
    leaves it to the President to deem that he should not preside; nothing here cedes anything.
    Raises NotAMember.

    >>> next_in_order(council_on(date(2014, 12, 22)), "TCD")
    'CHL'
    """
    council.member(code)
    at = council.codes.index(code) + 1
    following = (*council.codes[at:], *council.codes[:at])
    return next((c for c in following if not held_by_nobody(c)), code)
