"""A vote as chances: how likely a member is to vote in favour, against, to abstain. Nothing is drawn here."""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import NewType

from attrs import field, frozen

from sim.errors import UnscError
from sim.law import Choice

_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,18})?|\.[0-9]{1,18}|[0-9]{1,9}/[1-9][0-9]{0,8}")


def read_fraction(text: str) -> Fraction:
    """Read a number as written, exactly: 0.1 is a tenth, and 1/3 a third. Raises `ValueError`.

    >>> read_fraction("0.1")
    Fraction(1, 10)
    """
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"found {text[:40]!r}, expected a number such as 0.25 or 1/4")
    return Fraction(text)


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
            raise UnscError(f"the chances add up to {total}; expected 1 in all, none below 0")

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
