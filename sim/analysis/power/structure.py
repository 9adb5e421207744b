"""What voting power depends on: how many members of each sort there are, and what carries. It names nobody.

Members of one sort are interchangeable, so that coalitions and orders are counted by sort and never listed. A
Council of fifteen has 32,768 coalitions and 1,307,674,368,000 orders, but two sorts of members.
"""

import enum
from collections.abc import Collection, Mapping

from attrs import frozen

from sim.law import Body, Measure
from sim.law.thresholds import AtLeast, Requirement


class Sort(enum.Enum):
    """The sorts of members a measure tells apart."""

    VETO = "holds a veto"
    OTHER = "holds no veto"
    PLEDGED = "cannot vote against"
    """Its no counts as an abstention; apart from `OTHER` only where a no weighs more than an abstention."""
    HELD = "held to abstain"
    """Its vote counts as an abstention whatever it was: a dummy."""

    __hash__ = object.__hash__  # an Enum's own is worked out anew each time; there is one of each sort


SORTS = (Sort.VETO, Sort.OTHER, Sort.PLEDGED, Sort.HELD)


@frozen
class Structure:
    """How many members of each sort vote, what carries, and how many noes of veto holders block (None: no veto).

    >>> from datetime import date
    >>> Structure(AtLeast(9, date(1966, 1, 1), ()), veto=5, other=10, noes_to_block=1).size
    15
    """

    requirement: Requirement
    other: int
    veto: int = 0
    noes_to_block: int | None = None
    pledged: int = 0
    held: int = 0

    @property
    def voting(self) -> int:
        """How many members' votes count."""
        return self.veto + self.other + self.pledged

    @property
    def size(self) -> int:
        """How many members there are, those held to abstain included."""
        return self.voting + self.held

    @property
    def numbers(self) -> tuple[int, int, int, int]:
        """The number of members of each sort, in the order of `SORTS`."""
        return self.veto, self.other, self.pledged, self.held

    @property
    def sorts(self) -> Mapping[Sort, int]:
        """The number of members of each sort that occurs."""
        return {sort: number for sort, number in zip(SORTS, self.numbers, strict=True) if number}


def sorts_of(measure: Measure, body: Body) -> dict[str, Sort]:
    """Return the sort of every member of a body under a measure, by code in the order of the seats."""
    sorts = dict.fromkeys(body.codes, Sort.OTHER)
    veto = measure.holders if measure.noes_to_block is not None else ()
    # A fixed number of affirmative votes makes no difference between a no and an abstention.
    pledged = Sort.OTHER if isinstance(measure.requirement, AtLeast) else Sort.PLEDGED
    for codes, sort in ((veto, Sort.VETO), (measure.not_against, pledged), (measure.held_to_abstain, Sort.HELD)):
        for code in codes:
            if code in sorts:
                sorts[code] = sort
    return sorts


def structure_of(measure: Measure, body: Body) -> Structure:
    """Return the structure of the body that votes under a measure.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> from sim.law import Question, law_on, measure_of
    >>> council, law = council_on(date(2024, 6, 12)), law_on(date(2024, 6, 12))
    >>> structure = structure_of(measure_of(Question("substantive"), council, law), council)
    >>> structure.veto, structure.other, structure.noes_to_block
    (5, 10, 1)
    """
    return structure_of_sorts(sorts_of(measure, body).values(), measure)


def structure_of_sorts(sorts: Collection[Sort], measure: Measure) -> Structure:
    """Return the structure of members of these sorts, one for each member."""
    number = dict.fromkeys(SORTS, 0)
    for sort in sorts:
        number[sort] += 1
    veto, other, pledged, held = number.values()
    return Structure(measure.requirement, other, veto, measure.noes_to_block if veto else None, pledged, held)
