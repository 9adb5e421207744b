"""The voting law as a value: thresholds, who holds a veto, and the switches. A reform is another such value.

Nothing here decides anything; the rules beside this module read the value they are given.
"""

from datetime import date
from functools import cache

from attrs import Attribute, field, frozen

from sim.errors import UnscError
from sim.law import thresholds
from sim.law.question import Chapter
from sim.law.sources import ART_27_3
from sim.law.thresholds import Requirement
from sim.source import Source


def _at_least_one(_veto: object, _attribute: "Attribute[int]", number: int) -> None:
    if number < 1:
        raise UnscError(
            f"{number} negative votes cannot block; expected at least 1 (no veto at all is `veto=None`)"
        )


@frozen
class Veto:
    """Who may block a question that is not procedural, and how many of them it takes.

    `holders` None means the permanent members of the Council that votes. `chapters` None means every such
    question; otherwise only drafts under those chapters can be vetoed. `spares_mass_atrocities` says that a
    draft on mass atrocities cannot be.

    >>> Veto(noes_to_block=2).reaches(Chapter.VII)
    True
    """

    holders: frozenset[str] | None = None
    noes_to_block: int = field(default=1, validator=_at_least_one)
    chapters: frozenset[Chapter] | None = None
    sources: tuple[Source, ...] = (ART_27_3,)
    spares_mass_atrocities: bool = False

    def reaches(self, chapter: Chapter | None, *, mass_atrocities: bool = False) -> bool:
        """Tell whether a draft under this chapter, and on such a subject, can be vetoed."""
        if mass_atrocities and self.spares_mass_atrocities:
            return False
        return self.chapters is None or chapter in self.chapters


@frozen
class Pledge:
    """A promise of members (None: of all) not to vote against drafts on mass atrocities; see `pledges`."""

    members: frozenset[str] | None = None
    sources: tuple[Source, ...] = ()


@frozen
class Law:
    """The law one question is decided by.

    `veto` None means that nobody holds one, and `sources` are then what says so. `claim_not_procedural` says
    whether a member may still claim that a matter is not procedural and have that put to the vote (the double
    veto). `enforce_proviso` says whether a party to a dispute is held to abstain under Chapter VI and Art. 52(3).
    `pledge` is a promise not to vote against drafts on mass atrocities, taken as kept.

    >>> from attrs import evolve
    >>> two_noes = evolve(law_on(date(2024, 3, 28)), name="two vetoes", veto=Veto(noes_to_block=2))
    >>> two_noes.veto.noes_to_block
    2
    """

    name: str
    procedural: Requirement
    substantive: Requirement
    review_conference: Requirement
    review_conference_tenth_session: Requirement
    assembly_majority: Requirement = thresholds.ASSEMBLY_MAJORITY
    assembly_two_thirds: Requirement = thresholds.ASSEMBLY_TWO_THIRDS
    veto: Veto | None = field(factory=Veto)
    claim_not_procedural: bool = False
    enforce_proviso: bool = False
    pledge: Pledge | None = None
    sources: tuple[Source, ...] = ()


# Laos, 7 September 1959, was the last claim contained by a ruling; no later attempt is known to us, though
# that is a negative finding and not a rule anybody wrote down.
LAST_YEAR_OF_THE_CLAIM = 1959


def law_on(on: date) -> Law:
    """Return the voting law of the Charter as practised on a date.

    >>> law_on(date(1965, 11, 23)).substantive.needed(0, 0), law_on(date(1966, 1, 1)).substantive.needed(0, 0)
    (7, 9)
    """
    on = date(on.year, on.month, on.day)  # a datetime is a date too, but cannot be compared with one
    return _law_of(on >= thresholds.ENLARGED, on >= thresholds.AMENDED_109, on.year <= LAST_YEAR_OF_THE_CLAIM)


@cache
def _law_of(enlarged: bool, amended_109: bool, claim: bool) -> Law:
    """Build each law once: a million questions ask for the same few."""
    then = thresholds.ENLARGED if enlarged else thresholds.FOUNDING
    return Law(
        name="Charter",
        procedural=thresholds.in_force(thresholds.PROCEDURAL, then),
        substantive=thresholds.in_force(thresholds.SUBSTANTIVE, then),
        review_conference=thresholds.in_force(
            thresholds.REVIEW_CONFERENCE, thresholds.AMENDED_109 if amended_109 else thresholds.FOUNDING
        ),
        review_conference_tenth_session=thresholds.REVIEW_CONFERENCE_TENTH_SESSION[0],
        claim_not_procedural=claim,
    )
