"""Votes as the record has them: who chose what, what is known only by number, what is not known. No law here."""

import enum
from collections.abc import Iterable
from typing import Protocol

from attrs import field, frozen

from sim.errors import UnscError


class BadRollCall(UnscError):
    """A roll call that no body could have held: a stranger, a double vote, or more votes than seats."""


class Choice(enum.Enum):
    """What a member did when the question was put.

    >>> Choice("abstain") is Choice.ABSTAIN
    True
    """

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    NOT_VOTING = "not_voting"


class How(enum.Enum):
    """In which way a member did not vote; the law sees no difference, the record does."""

    ABSENT = "absent"
    NOT_PARTICIPATING = "not_participating"


class Body(Protocol):
    """What voting needs to know of a body: the Council, an invented one, the Assembly."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The members that may vote, in seating order."""
        ...

    @property
    def permanent(self) -> frozenset[str]:
        """The permanent members among them."""
        ...

    @property
    def size(self) -> int:
        """The number of seats, vacant ones included."""
        ...

    def member(self, code: str) -> object:
        """Return the member of that code; raises `NotAMember` for a stranger."""
        ...


@frozen
class Vote:
    """One member's vote on one question."""

    member: str
    choice: Choice
    how: How | None = None


@frozen
class Tally:
    """Votes by number. `unknown` counts the members of whom nothing is known.

    >>> str(Tally(11, 2, 2))
    '11-2-2'
    """

    yes: int = 0
    no: int = 0
    abstain: int = 0
    not_voting: int = 0
    unknown: int = 0

    @property
    def known(self) -> int:
        """How many votes are known, by name or by number."""
        return self.yes + self.no + self.abstain + self.not_voting

    def __str__(self) -> str:
        """Print the tally as records do: in favour, against, abstaining, then what else there was."""
        text = f"{self.yes}-{self.no}-{self.abstain}"
        if self.not_voting:
            text += f", {self.not_voting} not voting"
        if self.unknown:
            text += f", {self.unknown} unknown"
        return text


NONE_UNNAMED = Tally()


@frozen
class RollCall:
    """What is known of one vote. A member that is named nowhere is unknown, not absent.

    `votes` holds the members whose vote is known by name, in the order of the record. `unnamed` counts
    further votes that are known by number only: somebody among the members not named cast them.
    `held_to_abstain` are members not named whose vote, though it may be one of those numbers, counts as an
    abstention whatever it was.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> roll = RollCall.of(council_on(date(2014, 12, 22)), no="CHN RUS", abstain="NGA TCD", rest=Choice.YES)
    >>> len(roll.who(Choice.YES)), roll.who(Choice.NO)
    (11, ('CHN', 'RUS'))
    """

    votes: tuple[Vote, ...]
    unnamed: Tally = field(default=NONE_UNNAMED)
    held_to_abstain: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        body: Body,
        *,
        yes: str | Iterable[str] = (),
        no: str | Iterable[str] = (),
        abstain: str | Iterable[str] = (),
        not_voting: str | Iterable[str] = (),
        rest: Choice | str | None = None,
        counts: Tally | None = None,
    ) -> "RollCall":
        """Build the roll call of a body from codes by choice.

        Codes come as one text ("CHN RUS" or "CHN,RUS") or as a series. `rest` is the choice of every
        member not yet accounted for. `counts` are totals known by number, those named included; members
        beyond both are unknown. Raises `BadRollCall` for a double vote, or totals that contradict the
        names or the seats; `NotAMember` for a stranger.
        """
        of_the_rest = None if rest is None else _choice(rest)
        votes: dict[str, Vote] = {}
        for choice, given in (
            (Choice.YES, yes),
            (Choice.NO, no),
            (Choice.ABSTAIN, abstain),
            (Choice.NOT_VOTING, not_voting),
        ):
            for code in given.replace(",", " ").split() if isinstance(given, str) else given:
                body.member(code)
                if code in votes:
                    raise BadRollCall(
                        f"{code} votes twice ({votes[code].choice.value} and {choice.value}); one vote each"
                    )
                votes[code] = Vote(code, choice)
        unnamed = NONE_UNNAMED
        if counts is not None:
            unnamed = _beyond_the_named(counts, tuple(votes.values()), len(body.codes))
        if of_the_rest is not None:
            left = len(body.codes) - len(votes) - unnamed.known
            if unnamed.known:
                filled = {c.value: getattr(unnamed, c.value) + (left if c is of_the_rest else 0) for c in Choice}
                unnamed = Tally(**filled)
            else:
                for code in body.codes:
                    votes.setdefault(code, Vote(code, of_the_rest))
        return cls(tuple(votes.values()), unnamed)

    def who(self, choice: Choice) -> tuple[str, ...]:
        """Return the members known by name to have chosen so, in the order of the record."""
        return tuple([v.member for v in self.votes if v.choice is choice])

    def by_member(self) -> dict[str, Vote]:
        """Return the named votes by member."""
        return {v.member: v for v in self.votes}


def _choice(choice: Choice | str) -> Choice:
    try:
        return Choice(choice)
    except ValueError:
        valid = ", ".join(c.value for c in Choice)
        raise BadRollCall(f"{choice!r} is no choice; expected one of {valid}") from None


def _beyond_the_named(counts: Tally, votes: tuple[Vote, ...], seats: int) -> Tally:
    """Take the named votes out of known totals; what remains was cast by members not named."""
    left: dict[str, int] = {}
    for choice in Choice:
        total = getattr(counts, choice.value)
        named = sum(v.choice is choice for v in votes)
        if total < 0:
            raise BadRollCall(f"the count of {choice.value} is {total}; a count cannot be negative")
        if named > total:
            raise BadRollCall(f"{named} members are named under {choice.value}, but the count says {total}")
        left[choice.value] = total - named
    if counts.known > seats:
        raise BadRollCall(f"the count adds up to {counts.known} votes, but {seats} members may vote")
    return Tally(**left)


def parse_counts(text: str) -> Tally:
    """Read totals written as records print them: yes-no-abstain, and not voting where there is a fourth.

    >>> parse_counts("11-2-2").yes
    11
    """
    parts = text.split("-")
    if len(parts) not in (3, 4) or not all(p.isascii() and p.isdigit() and len(p) <= 3 for p in parts):
        raise BadRollCall(
            f"{text!r} is no count; expected yes-no-abstain or yes-no-abstain-notvoting, such as 11-2-2"
        )
    return Tally(*map(int, parts))
