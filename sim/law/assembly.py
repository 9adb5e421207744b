"""Votes of the General Assembly and its committees: shares of those present and voting (Charter Art. 18)."""

from datetime import date

from attrs import frozen

from sim.council import NotAMember, assembly_members_on
from sim.errors import UnscError
from sim.law.decision import Decision
from sim.law.laws import Law
from sim.law.majority import Terms, decide_by_votes
from sim.law.measure import Measure
from sim.law.question import Kind, Question
from sim.law.sources import ART_108, ART_109_1, GA_RULE_86
from sim.law.thresholds import FOUNDING, AtLeast
from sim.law.votes import Body, RollCall


@frozen
class Assembly:
    """The General Assembly, or a committee of all its Members, as a body that votes; nobody is permanent.

    `by_number` says that its Members are not known by name: then `codes` are no States, but a place for each vote.
    """

    codes: tuple[str, ...]
    on: date
    by_number: bool = False

    @property
    def permanent(self) -> frozenset[str]:
        """Return nobody: the Assembly knows no permanent members."""
        return frozenset()

    @property
    def size(self) -> int:
        """Return the number of Members."""
        return len(self.codes)

    def member(self, code: str) -> str:
        """Return the code of a Member; raises `NotAMember` for anybody else."""
        if code not in self.codes:
            raise NotAMember(f"{code} was not a Member of the United Nations on {self.on}")
        return code


def assembly_on(on: date) -> Assembly:
    """Return the Assembly of a date; raises `UnscError` for a date whose Members are not known by name.

    >>> assembly_on(date(2014, 12, 18)).size
    193
    """
    return Assembly(assembly_members_on(on), on)


def assembly_by_number(votes: int, on: date) -> Assembly:
    """Return an Assembly of which only the number of votes is known, as of a day before our list of Members.

    That is all a majority of those present and voting asks for; a share of all the Members is refused.

    >>> assembly_by_number(60, date(1950, 11, 1)).size
    60
    """
    return Assembly(tuple([f"#{n}" for n in range(1, votes + 1)]), on, by_number=True)


def decide_assembly_majority(question: Question, roll: RollCall, assembly: Body, law: Law) -> Decision:
    """Decide an ordinary question of the Assembly: a majority of the Members present and voting.

    Abstainers are not voting. Votes equally divided do not adopt (in plenary a second vote follows, GA Rule
    95, which is not simulated). Source: Charter Art. 18(3); GA Rule 86.
    """
    return decide_by_votes(Kind.ASSEMBLY_MAJORITY, roll, assembly, law.assembly_majority, Terms(), (GA_RULE_86,))


def decide_assembly_two_thirds(question: Question, roll: RollCall, assembly: Body, law: Law) -> Decision:
    """Decide an important question of the Assembly: two thirds of the Members present and voting.

    Source: Charter Art. 18(2); GA Rule 86.
    """
    return decide_by_votes(
        Kind.ASSEMBLY_TWO_THIRDS, roll, assembly, law.assembly_two_thirds, Terms(), (GA_RULE_86,)
    )


def decide_assembly_two_thirds_of_members(
    question: Question, roll: RollCall, assembly: Body, law: Law
) -> Decision:
    """Decide an amendment of the Charter, or the call of a review conference: two thirds of all the Members.

    Whoever abstains or stays away counts against it. Source: Charter Art. 108 and 109(1).
    """
    requirement = two_thirds_of(assembly)
    return decide_by_votes(Kind.ASSEMBLY_TWO_THIRDS_OF_MEMBERS, roll, assembly, requirement, Terms())


def two_thirds_of(assembly: Body) -> AtLeast:
    """Return how many affirmative votes are two thirds of all the members of a body. Source: Charter Art. 108.

    Raises `UnscError` for an Assembly known by number only: who stayed away is not among the votes.
    """
    if isinstance(assembly, Assembly) and assembly.by_number:
        raise UnscError(
            f"how many Members the United Nations had on {assembly.on} is not in our tables, so two thirds of "
            "them cannot be said; a majority of those present and voting can"
        )
    return AtLeast(-(-2 * len(assembly.codes) // 3), FOUNDING, (ART_108, ART_109_1))


def measure_assembly_majority(question: Question, assembly: Body, law: Law) -> Measure:
    """Return the majority an ordinary question takes."""
    return Measure(law.assembly_majority)


def measure_assembly_two_thirds(question: Question, assembly: Body, law: Law) -> Measure:
    """Return the majority an important question takes."""
    return Measure(law.assembly_two_thirds)


def measure_assembly_two_thirds_of_members(question: Question, assembly: Body, law: Law) -> Measure:
    """Return the majority an amendment of the Charter takes in the Assembly."""
    return Measure(two_thirds_of(assembly))
