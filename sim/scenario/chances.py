"""A vote as chances: how likely a member is to vote in favour, against, to abstain. Nothing is drawn here."""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import NewType

from attrs import field, frozen

from sim.errors import UnscError
from sim.law import Choice
from sim.scenario.faults import shown

NUMBER = r"([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?|[0-9]+/0*[1-9][0-9]*"
"""How a number is written: as a decimal, in powers of ten (1e-05), or as a fraction."""
MOST_DIGITS = 1_000
"""So many digits a number may have above and below the line, as a fraction: what `unsc odds` answers has fewer."""
LONGEST = 2 * MOST_DIGITS + 1
"""In so many characters any such number can be written."""

_SIGNED = re.compile(rf"[+-]?({NUMBER})")
_BY_NOTHING = re.compile(r"[0-9]+/0+")
_GREATEST = 10**15


def read_fraction(text: str) -> Fraction:
    """Read a number as written, exactly: 0.1 is a tenth, and 1/3 a third. Raises `ValueError`.

    >>> read_fraction("0.1"), read_fraction("1e-05")
    (Fraction(1, 10), Fraction(1, 100000))
    """
    number = _number(text, "a number from 0 up")
    if number > _GREATEST:
        raise ValueError(f"found {shown(text)}, expected at most {_GREATEST:,}")
    return number


def read_chance(text: str) -> Fraction:
    """Read a chance as `read_fraction` does a number. Raises `ValueError`, also for more than 1."""
    number = _number(text, _CHANCE)
    if number > 1:
        raise ValueError(f"found {shown(text)}, expected {_CHANCE}")
    return number


_CHANCE = "a chance from 0 to 1"


def _number(text: str, expected: str) -> Fraction:
    """Read a number that is not negative; `expected` says in the message what may stand there."""
    if len(text) > LONGEST:
        raise ValueError(f"found a number of {len(text):,} characters, expected at most {LONGEST:,}")
    if _BY_NOTHING.fullmatch(text):
        raise ValueError(f"found {shown(text)}, and nothing can be divided by 0; expected {_SUCH}")
    if not _SIGNED.fullmatch(text):
        raise ValueError(f"found {text[:40]!r}, expected {_SUCH}")
    if text[0] in "+-":
        raise ValueError(f"found {text[:40]}, expected {expected}")
    number = Fraction(text)
    if max(number.numerator, number.denominator) >= _TOO_LONG:
        most = f"no more than {MOST_DIGITS:,} digits above and below the line"
        raise ValueError(f"found {shown(text)}, expected {most}")
    return number


_SUCH = "a number such as 0.25 or 1/4"
_TOO_LONG = 10**MOST_DIGITS


_NONE = Fraction(0)


@frozen(kw_only=True, cache_hash=True)
class Chances:
    """How likely a member is to vote in each way; the four add up to one.

    >>> Chances(no=Fraction(9, 10), abstain=Fraction(1, 10)).of(Choice.NO)
    Fraction(9, 10)
    """

    yes: Fraction = field(
        default=_NONE, metadata={"about": "how likely it is to vote in favour, such as 0.25 or 1/4"}
    )
    no: Fraction = field(
        default=_NONE, metadata={"about": "how likely it is to vote against, such as 0.25 or 1/4"}
    )
    abstain: Fraction = field(
        default=_NONE, metadata={"about": "how likely it is to abstain, such as 0.25 or 1/4"}
    )
    not_voting: Fraction = field(
        default=_NONE, metadata={"about": "how likely it is to be absent, or not take part, such as 0.25 or 1/4"}
    )

    def __attrs_post_init__(self) -> None:
        """Refuse chances that are none. Raises `UnscError`."""
        some = [chance for chance in (self.yes, self.no, self.abstain, self.not_voting) if chance]
        total = sum(some)
        if total != 1 or any(chance.numerator < 0 for chance in some):
            text = str(total) if total.denominator < 10**20 else f"about {float(total):g}"
            raise UnscError(f"the chances add up to {text}; expected 1 in all, none below 0")

    def of(self, choice: Choice) -> Fraction:
        """Return how likely one choice is."""
        if choice is Choice.YES:
            return self.yes
        if choice is Choice.NO:
            return self.no
        return self.abstain if choice is Choice.ABSTAIN else self.not_voting

    @cached_property
    def certain(self) -> Choice | None:
        """The choice that is certain, or None where there is more than one."""
        return next((choice for choice in Choice if self.of(choice) == 1), None)


Odds = NewType("Odds", Mapping[str, Chances])
"""Chances by member's code; the key `the rest` stands for all who are named nowhere else in the same vote."""


def in_words(chances: Chances) -> str:
    """Write chances on one line, those that are not nought.

    >>> in_words(Chances(no=Fraction(9, 10), abstain=Fraction(1, 10)))
    'no 9/10, abstain 1/10'
    """
    said = [(c.value.replace("_", " "), chances.of(c)) for c in Choice]
    return ", ".join(f"{name} {chance}" for name, chance in said if chance)
