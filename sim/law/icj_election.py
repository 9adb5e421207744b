"""Election of a judge of the International Court of Justice: absolute majority, no veto (ICJ Statute Art. 10)."""

from sim.law.decision import Decision
from sim.law.effects import Basis, blocking_nothing
from sim.law.laws import Law
from sim.law.majority import Terms, decide_by_votes, permanent_against
from sim.law.measure import Measure
from sim.law.question import Kind, Question
from sim.law.sources import ICJ_STATUTE_10
from sim.law.thresholds import FOUNDING, AtLeast
from sim.law.votes import Body, RollCall


def decide_icj_election(question: Question, roll: RollCall, council: Body, law: Law) -> Decision:
    """Decide whether one candidate has the Council's absolute majority: 6 of 11 seats, 8 of 15.

    An affirmative vote is a vote for the candidate. Permanent and other members are not told apart. The
    candidate is elected only with an absolute majority in the Assembly too, which votes independently.
    Source: ICJ Statute Art. 10.
    """
    terms = Terms("Elected in the Council", "Not elected", " No vote in this election is a veto.")
    requirement = measure_icj_election(question, council, law).requirement
    effects = blocking_nothing(permanent_against(roll, council), Basis.KIND_OF_QUESTION, (ICJ_STATUTE_10,))
    return decide_by_votes(Kind.ICJ_ELECTION, roll, council, requirement, terms, effects=effects)


def measure_icj_election(question: Question, council: Body, law: Law) -> Measure:
    """Return the absolute majority of the seats, vacant ones included."""
    return Measure(AtLeast(council.size // 2 + 1, FOUNDING, (ICJ_STATUTE_10,)))
