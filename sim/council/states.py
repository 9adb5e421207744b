"""The States: all UN Members and those gone that once sat, with their UN names by date; no terms or votes."""

import difflib
import enum
import functools
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from string import ascii_uppercase

from attrs import frozen

from sim.council.united_nations import member_names
from sim.errors import UnscError


class Group(enum.Enum):
    """The five regional groups of the United Nations, as States stand in them today.

    For the years before 1966, and for States that are gone, the group is given by analogy: seats were
    then shared out by another pattern.
    """

    AFRICAN = "African"
    ASIA_PACIFIC = "Asia-Pacific"
    EASTERN_EUROPEAN = "Eastern European"
    LATIN_AMERICAN_AND_CARIBBEAN = "Latin American and Caribbean"
    WESTERN_EUROPEAN_AND_OTHERS = "Western European and Others"


class UnknownState(UnscError):
    """A text that is no State code; the message names the nearest one."""


@frozen
class Name:
    """An English short name at the United Nations and the last day it was used; None: still in use."""

    text: str
    until: date | None


@frozen
class State:
    """A State by its code, with the names under which the United Nations listed it, oldest first.

    `code` is ISO 3166-1 alpha-3, or ISO 3166-3 alpha-3 for a State that is gone (SUN, CSK, DDR, YUG,
    YMD). Codes of our own are ROC, the Republic of China, listed as "China" until 24 October 1971, and those
    that stand for the seats of an enlarged Council until somebody holds them (`sim.council.enlarged`).
    """

    code: str
    label: str
    """The name for our messages; it differs from the UN name only where two codes shared one."""
    names: tuple[Name, ...]
    group: Group | None
    """The regional group; None for a seat that nobody holds yet."""

    def name_on(self, on: date) -> str:
        """Return the UN name on a day; for a day after the State ended, its last name.

        >>> state("LKA").name_on(date(1960, 3, 1)), state("LKA").name_on(date(2014, 3, 27))
        ('Ceylon', 'Sri Lanka')
        """
        for name in self.names:
            if name.until is None or on <= name.until:
                return name.text
        return self.names[-1].text


# Names a Member had before that of today: "CODE older name until last day | later name until last day".
# They are here because the order of seats and presidencies is that of the English names. The names are
# those of the lists in the Yearbooks of the United Nations; the days, of the change or of its notification,
# are from general knowledge. One day alone could tell: BFA is the only State whose change of name moved it
# in the alphabet while it sat, and it did so between 4 August 1984 and S/RES/554 of the 17th, in a month in
# which it presided. Names of States that never sat go back to 14 July 2011 only, where our Assembly roll
# calls begin.
_OLDER_NAMES = """
BEN Dahomey until 1975-11-30
BFA Upper Volta until 1984-08-05
BLR Byelorussian Soviet Socialist Republic until 1991-09-18
BOL Bolivia until 2009-04-08
CIV Ivory Coast until 1985-12-31
CMR Cameroon until 1972-06-01 | United Republic of Cameroon until 1984-02-03
COD Congo (Democratic Republic of) until 1971-10-26 | Zaire until 1997-05-16
CPV Cape Verde until 2013-10-23
CZE Czech Republic until 2016-05-16
DEU Germany, Federal Republic of until 1990-10-02
EGY Egypt until 1958-02-20 | United Arab Republic until 1971-09-01
IRN Iran until 1979-12-31
LBY Libya until 1969-12-31 | Libyan Arab Republic until 1977-04-20 | Libyan Arab Jamahiriya until 2011-09-15
LKA Ceylon until 1972-08-28
MKD The former Yugoslav Republic of Macedonia until 2019-02-13
NLD Netherlands until 2023-12-31
SWZ Swaziland until 2018-05-31
SYR Syria until 1970-12-31
TUR Turkey until 2022-05-31
UKR Ukrainian Soviet Socialist Republic until 1991-08-23
VEN Venezuela until 2004-11-16
"""

# States that sat and are gone: code, group, last day, UN name, and the label where it differs.
_GONE = (
    ("CSK", Group.EASTERN_EUROPEAN, date(1992, 12, 31), "Czechoslovakia", ""),
    ("DDR", Group.EASTERN_EUROPEAN, date(1990, 10, 2), "German Democratic Republic", ""),
    ("ROC", Group.ASIA_PACIFIC, date(1971, 10, 24), "China", "Republic of China"),
    ("SUN", Group.EASTERN_EUROPEAN, date(1991, 12, 23), "Union of Soviet Socialist Republics", ""),
    ("YMD", Group.ASIA_PACIFIC, date(1990, 5, 21), "Democratic Yemen", ""),
    # The Assembly held from 22 September 1992 (A/RES/47/1) that the State had ceased to be; the name
    # stayed on the list until 1 November 2000. It last sat in 1989, so nothing here hangs on the day.
    ("YUG", Group.EASTERN_EUROPEAN, date(2000, 10, 31), "Yugoslavia", ""),
)

# What people type instead of a code, where neither the code nor a name is near enough to be guessed.
_ALIASES = {
    "america": "USA",
    "britain": "GBR",
    "drc": "COD",
    "dprk": "PRK",
    "frg": "DEU",
    "gdr": "DDR",
    "great britain": "GBR",
    "holland": "NLD",
    "laos": "LAO",
    "north korea": "PRK",
    "prc": "CHN",
    "rok": "KOR",
    "russia": "RUS",
    "south korea": "KOR",
    "south yemen": "YMD",
    "soviet union": "SUN",
    "uae": "ARE",
    "uar": "EGY",
    "uk": "GBR",
    "united kingdom": "GBR",
    "united states": "USA",
    "us": "USA",
    "ussr": "SUN",
    "vietnam": "VNM",
}


@functools.cache
def sort_key(name: str) -> str:
    """Return what English alphabetical order compares: letters and spaces, accents and case folded.

    >>> sorted(["Denmark", "Côte d'Ivoire", "Croatia", "Costa Rica"], key=sort_key)
    ['Costa Rica', "Côte d'Ivoire", 'Croatia', 'Denmark']
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "".join(c for c in plain.replace("-", " ") if c.isalnum() or c == " ")


def _older_names() -> Iterator[tuple[str, tuple[Name, ...]]]:
    for line in _OLDER_NAMES.strip().splitlines():
        code, rest = line.split(" ", 1)
        spans = (span.rsplit(" until ", 1) for span in rest.split(" | "))
        yield code, tuple(Name(text, date.fromisoformat(until)) for text, until in spans)


@functools.cache
def all_states() -> tuple[State, ...]:
    """Return every State we know, in the order of the codes: all UN Members and those gone that once sat."""
    older = dict(_older_names())
    found = [
        State(code, name, (*older.get(code, ()), Name(name, None)), Group(group))
        for code, name, group in member_names()
    ]
    found += [State(code, label or name, (Name(name, until),), group) for code, group, until, name, label in _GONE]
    return tuple(sorted(found, key=lambda s: s.code))


@functools.cache
def _by_code() -> dict[str, State]:
    return {s.code: s for s in all_states()}


NEW_PERMANENT, NEW_ELECTED = "XP", "XE"
"""How the codes of seats begin that a reform adds and nobody holds yet; a letter follows. ISO 3166-1 leaves the
codes from XAA to XZZ to its users, so none of them will ever be a State's."""
_SEATS = frozenset(f"{begins}{letter}" for begins in (NEW_PERMANENT, NEW_ELECTED) for letter in ascii_uppercase)
_WHAT = {NEW_PERMANENT: "permanent", NEW_ELECTED: "elected"}


def held_by_nobody(code: str) -> bool:
    """Tell whether a code stands for a seat that a reform adds and nobody holds yet.

    >>> held_by_nobody("XPA"), held_by_nobody("CHN")
    (True, False)
    """
    return code in _SEATS


def _seat_of_nobody(code: str) -> State:
    name = f"new {_WHAT[code[:2]]} seat {code[2]} (nobody named)"
    return State(code, name, (Name(name, None),), None)


_LONGEST = 60  # no name of a State is longer, and likeness takes the square of the length to tell


def state(code: str) -> State:
    """Return the State of a code; also what stands for one in a seat that nobody holds yet (`held_by_nobody`).

    Anything else raises UnknownState, with the nearest code where there is one; names are understood
    for that suggestion, but not taken for codes.

    >>> state("COD").label
    'Democratic Republic of the Congo'
    >>> state("NGR")
    Traceback (most recent call last):
    sim.council.states.UnknownState: NGR is no State code; did you mean NGA (Nigeria)?
    >>> state("Nigeria")
    Traceback (most recent call last):
    sim.council.states.UnknownState: Nigeria is no State code; did you mean NGA (Nigeria)?
    """
    found = _by_code().get(code)
    if found is None and held_by_nobody(code):
        return _seat_of_nobody(code)
    if found is None:
        near = nearest(code)
        hint = f"; did you mean {near.code} ({near.label})?" if near else ""
        shown = code if len(code) <= _LONGEST else f"{code[:_LONGEST]}..."
        raise UnknownState(f"{shown} is no State code{hint}")
    return found


@functools.cache
def _by_name() -> dict[str, State]:
    """Every code and name, and below them what stands before a bracket; of two of one name, the State there is."""
    known = sorted(all_states(), key=lambda s: s.names[-1].until is not None)
    whole = [(name, s) for s in known for name in (s.code, s.label, *(n.text for n in s.names))]
    short = [(name.partition(" (")[0], s) for name, s in whole]
    found = {alias: _by_code()[code] for alias, code in _ALIASES.items()}
    for name, each in (*whole, *short):
        found.setdefault(sort_key(name), each)
    return found


def meant(typed: str) -> State | None:
    """Return the State whose code or name a text is, in whatever case; None where it is nobody's, and no guess.

    >>> [found.code for found in map(meant, ("prk", "the United States", "Ceylon", "Iran", "Congo")) if found]
    ['PRK', 'USA', 'LKA', 'IRN', 'COG']
    >>> meant("Jappan"), meant("Narnia")
    (None, None)
    """
    if len(typed) > _LONGEST:
        return None
    return _by_name().get(" ".join(sort_key(typed).split()).removeprefix("the "))


def nearest(typed: str) -> State | None:
    """Return the State that a mistyped code or a name most probably means; None if nothing is near.

    >>> nearest("Upper Volta").code, nearest("GER").code, nearest("Russsia").code, nearest("RSU").code, nearest("")
    ('BFA', 'DEU', 'RUS', 'RUS', None)
    """
    if len(typed) > _LONGEST:
        return None
    wanted = sort_key(typed).strip()
    if wanted in _ALIASES:
        return _by_code()[_ALIASES[wanted]]
    best = max(all_states(), key=lambda s: _likeness(wanted, s))
    return best if _likeness(wanted, best)[0] >= 0.6 else None


def _likeness(wanted: str, known: State) -> tuple[float, bool, int, bool]:
    """Say how like a text a State is, by code or name; then if it is the code with letters changed about ("RSU"),
    how far the code agrees, and if it exists.
    """
    code = known.code.lower()
    mixed = sorted(wanted) == sorted(code)
    agree = next((i for i in range(3) if wanted[i : i + 1] != code[i]), 3)
    exists = known.names[-1].until is None
    names = {sort_key(n) for n in (*(n.text for n in known.names), known.label)}
    if len(wanted) <= 3:  # a code, or the beginning of a name: "GER"
        begins = 0.8 if len(wanted) == 3 and any(n.startswith(wanted) for n in names) else 0.0
        return max(_ratio(wanted, code), begins), mixed, agree, exists
    names |= {alias for alias, meant in _ALIASES.items() if meant == known.code and len(alias) > 3}
    within = 0.95 if any(f" {wanted} " in f" {n} " for n in names) else 0.0  # "Iran", "Tanzania"
    return max(within, _ratio(wanted, code), *(_ratio(wanted, n) for n in names)), mixed, agree, exists


def _ratio(a: str, b: str) -> float:
    return difflib.SequenceMatcher(None, a, b).ratio()


def day_after(day: date) -> date:
    """Return the next day."""
    return day + timedelta(days=1)
