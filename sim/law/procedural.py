"""Procedural matters: enough affirmative votes, and no veto (Charter Art. 27(2))."""

from sim.law.decision import Decision
from sim.law.laws import Law
from sim.law.majority import Terms, decide_by_votes, permanent_against
from sim.law.measure import Measure
from sim.law.question import Kind, Question
from sim.law.votes import Body, RollCall
from sim.law.wording import names


def decide_procedural(question: Question, roll: RollCall, council: Body, law: Law) -> Decision:
    """Decide a procedural matter.

    Abstention, absence and a negative vote all weigh the same: they are not affirmative votes. A motion
    with six in favour, none against and nine abstaining fails (S/PV.9592). Source: Charter Art. 27(2).
    """
    against = permanent_against(roll, council)
    remark = f" The matter is procedural, so no vote of {names(against)} is a veto." if against else ""
    terms = Terms("Carried", "Not carried", remark)
    return decide_by_votes(Kind.PROCEDURAL, roll, council, law.procedural, terms)


def measure_procedural(question: Question, council: Body, law: Law) -> Measure:
    """Return what a procedural matter is measured by, and so a challenge to a ruling (Rule 30)."""
    return Measure(law.procedural)
