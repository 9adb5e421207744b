"""How many affirmative votes each kind of question needs, and since when. A table with sources, no rule."""

from datetime import date

from attrs import frozen

from sim.law.sources import (
    AMENDMENT_1965,
    AMENDMENT_1968,
    ART_18_2,
    ART_18_3,
    ART_27_2,
    ART_27_3,
    ART_109_1,
    ART_109_3,
)
from sim.source import Source, Status

FOUNDING = date(1945, 10, 24)

# The amendment was in force on 31 August 1965, but the enlarged Council was seated on 1 January 1966, and in
# between seven votes still carried: S/RES/218 of 23 November 1965 was adopted with seven.
ENLARGED = date(1966, 1, 1)
AMENDED_109 = date(1968, 6, 12)


@frozen
class AtLeast:
    """A fixed number of affirmative votes, whatever the other members do; `status` says how sure the number is."""

    votes: int
    since: date
    sources: tuple[Source, ...]
    status: Status = Status.RECORDED

    def carried(self, yes: int, no: int) -> bool:
        """Tell whether so many votes carry."""
        return yes >= self.votes

    def needed(self, yes: int, no: int) -> int:
        """Return how many affirmative votes carry."""
        return self.votes


@frozen
class ShareOfVoting:
    """A share of those present and voting, that is of the votes for and against; abstainers do not vote.

    `more_than` says whether the share itself is too little (a majority is more than a half) or enough (two
    thirds).
    """

    share: tuple[int, int]
    more_than: bool
    since: date
    sources: tuple[Source, ...]
    status: Status = Status.RECORDED

    def carried(self, yes: int, no: int) -> bool:
        """Tell whether so many votes carry; no vote at all carries nothing."""
        part, whole = self.share
        return yes * whole + (not self.more_than) > (yes + no) * part and yes > 0

    def needed(self, yes: int, no: int) -> int:
        """Return how many affirmative votes carry among so many members voting."""
        part, whole = self.share
        voting = yes + no
        return max(1, voting * part // whole + 1 if self.more_than else -(-voting * part // whole))


Requirement = AtLeast | ShareOfVoting

PROCEDURAL = (
    AtLeast(7, FOUNDING, (ART_27_2,)),
    AtLeast(9, ENLARGED, (ART_27_2, AMENDMENT_1965)),
)
SUBSTANTIVE = (
    AtLeast(7, FOUNDING, (ART_27_3,)),
    AtLeast(9, ENLARGED, (ART_27_3, AMENDMENT_1965)),
)
REVIEW_CONFERENCE = (
    AtLeast(7, FOUNDING, (ART_109_1,)),
    AtLeast(9, AMENDED_109, (ART_109_1, AMENDMENT_1968)),
)
# Art. 109(3) still says "any seven members": neither amendment touched it.
REVIEW_CONFERENCE_TENTH_SESSION = (AtLeast(7, FOUNDING, (ART_109_3,)),)

ASSEMBLY_MAJORITY = ShareOfVoting((1, 2), True, FOUNDING, (ART_18_3,))
ASSEMBLY_TWO_THIRDS = ShareOfVoting((2, 3), False, FOUNDING, (ART_18_2,))


def in_force(table: tuple[AtLeast, ...], on: date) -> AtLeast:
    """Return the entry of a table in force on a date; the earliest for a date before them all."""
    return max((t for t in table if t.since <= on), key=lambda t: t.since, default=table[0])
