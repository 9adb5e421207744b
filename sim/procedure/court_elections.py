"""An election to the International Court of Justice as a value: candidates, ballots held, who is elected. No rule.

How ballots elect is in court_ballots.py, and what follows three meetings in vain in court_conference.py.
"""

import enum
from collections.abc import Iterable
from datetime import date

from attrs import frozen

from sim.errors import UnscError
from sim.law import Body
from sim.law.sources import ICJ_STATUTE_10
from sim.law.wording import names
from sim.source import Source

STATUTE = "https://www.icj-cij.org/statute"
# It happened in the Council in 1951 (567th meeting) and three times in 1954 (681st meeting).
TOO_MANY = Source(
    "Council practice: where more candidates than places have a majority, there is a new ballot (A. W. Rudzinski, "
    "Election Procedure in the United Nations, 53 AJIL, 1959)",
    None,
)


class Organ(enum.Enum):
    """The two organs that elect."""

    COUNCIL = "Security Council"
    ASSEMBLY = "General Assembly"


class Stage(enum.Enum):
    """Where an election stands; the value says so in words."""

    BALLOTING = "being voted on by both organs"
    CONFERENCE = "before a joint conference"
    CO_OPTION = "left to the judges who have been elected"
    COMPLETE = "complete"


@frozen
class Candidate:
    """A candidate, by name, of one nationality (a State code); `born` tells who of two is the elder."""

    name: str
    nationality: str
    born: date | None = None


@frozen
class Ballot:
    """One ballot of one organ: the valid papers, and how many of them name each candidate. It is secret."""

    papers: int
    votes: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, papers: Iterable[Iterable[str]], places: int) -> "Ballot":
        """Count papers; one that names more candidates than there are places, or one twice, is invalid.

        >>> Ballot.of([["A"], ["A", "B"], ["B", "C", "A"]], places=2)
        Ballot(papers=2, votes=(('A', 2), ('B', 1)))
        """
        valid = 0
        votes: dict[str, int] = {}
        for paper in papers:
            named = tuple(paper)
            if len(named) > places or len(set(named)) < len(named):
                continue
            valid += 1
            for name in named:
                votes[name] = votes.get(name, 0) + 1
        return cls(valid, tuple(votes.items()))


@frozen
class Held:
    """A ballot that was held: by whom, at which meeting, the majority it took, and who had it.

    `void` says that more had it than there were places, so that the ballot selects nobody.
    """

    organ: Organ
    meeting: int
    ballot: Ballot
    majority: int
    with_majority: tuple[str, ...]
    void: bool = False

    @property
    def why(self) -> str:
        """What came of it, in a sentence."""
        had = names(self.with_majority) or "nobody"
        text = f"{had} {'have' if len(self.with_majority) > 1 else 'has'} the absolute majority of {self.majority}"
        return f"{text}, more than there are places: a new ballot is held." if self.void else f"{text}."

    @property
    def source(self) -> Source:
        """By what it has that effect."""
        return TOO_MANY if self.void else ICJ_STATUTE_10


@frozen
class Election:
    """An election in progress.

    `council` and `assembly` are those whom each organ selected at this meeting, `elected` those whom both did.
    `proposed` and `answered` belong to a joint conference: the names it puts to the organs, and who has answered.
    """

    places: int
    candidates: tuple[Candidate, ...]
    council_electors: int
    assembly_electors: int
    meeting: int = 1
    council: tuple[str, ...] = ()
    assembly: tuple[str, ...] = ()
    elected: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    ballots: tuple[Held, ...] = ()
    stage: Stage = Stage.BALLOTING
    proposed: tuple[str, ...] = ()
    answered: tuple[Organ, ...] = ()
    passed_over: tuple[str, ...] = ()
    """Whom both organs selected, and who is not elected: the younger of two nationals of one State."""

    @property
    def vacant(self) -> int:
        """How many seats are still to be filled."""
        return self.places - len(self.elected)

    def electors(self, organ: Organ) -> int:
        """How many may vote in an organ, whether they do or not."""
        return self.council_electors if organ is Organ.COUNCIL else self.assembly_electors

    def majority(self, organ: Organ) -> int:
        """How many votes are an absolute majority there: 8 of 15, 6 of 11, 97 of 193. Source: Statute Art. 10."""
        return self.electors(organ) // 2 + 1

    def selected(self, organ: Organ) -> tuple[str, ...]:
        """Whom an organ has selected at this meeting."""
        return self.council if organ is Organ.COUNCIL else self.assembly

    def candidate(self, name: str) -> Candidate:
        """Return the candidate of a name; raises `UnscError` for a stranger."""
        for candidate in self.candidates:
            if candidate.name == name:
                return candidate
        expected = names([c.name for c in self.candidates])
        raise UnscError(f"{name} is no candidate in this election; expected one of {expected}")


def begin(places: int, candidates: Iterable[Candidate], council: Body, assembly_electors: int) -> Election:
    """Begin an election for some places. Raises `UnscError` without a place, or for a candidate named twice.

    All seats of the Council are electors, and in the Assembly all Members, with other parties to the Statute that
    may vote there (Art. 4(3)): 193 today. Source: ICJ Statute Art. 4, 8 and 10.
    """
    listed = tuple(candidates)
    if places < 1:
        raise UnscError(f"{places} places cannot be filled; expected at least 1")
    for n, candidate in enumerate(listed):
        if any(c.name == candidate.name for c in listed[:n]):
            raise UnscError(f"{candidate.name} is named twice among the candidates; expected each once")
    return Election(places, listed, council.size, assembly_electors)
