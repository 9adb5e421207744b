"""Votes of the General Assembly and its committees: shares of those present and voting (Charter Art. 18)."""

from datetime import date

from attrs import frozen

from sim.council import NotAMember, assembly_members_on
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
    """The General Assembly, or a committee of all its Members, as a body that votes; nobody is permanent."""

    codes: tuple[str, ...]
    on: date

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
    """Return how many affirmative votes are two thirds of all the members of a body. Source: Charter Art. 108."""
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
