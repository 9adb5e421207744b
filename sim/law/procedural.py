"""Procedural matters: enough affirmative votes, and no veto (Charter Art. 27(2))."""

from functools import lru_cache

from sim.law.decision import Decision
from sim.law.effects import Basis, VoteEffect, blocking_nothing, whose
from sim.law.laws import Law
from sim.law.majority import Terms, decide_by_votes, permanent_against
from sim.law.measure import Measure
from sim.law.question import Kind, Question
from sim.law.sources import ART_27_2
from sim.law.votes import Body, RollCall
from sim.law.wording import names


def decide_procedural(question: Question, roll: RollCall, council: Body, law: Law) -> Decision:
    """Decide a procedural matter.

    Abstention, absence and a negative vote all weigh the same: they are not affirmative votes. A motion
    with six in favour, none against and nine abstaining fails (S/PV.9592). Source: Charter Art. 27(2).
    """
    terms, effects = _terms(permanent_against(roll, council))
    return decide_by_votes(Kind.PROCEDURAL, roll, council, law.procedural, terms, effects=effects)


@lru_cache(maxsize=1024)  # a million questions ask for the same few
def _terms(against: tuple[str, ...]) -> tuple[Terms, tuple[VoteEffect, ...]]:
    """Return the words of the result and the values of the permanent members' negative votes, which they say."""
    effects = blocking_nothing(against, Basis.KIND_OF_QUESTION, (ART_27_2,))
    remark = f" The matter is procedural, so no vote of {names(whose(effects))} is a veto." if effects else ""
    return Terms("Carried", "Not carried", remark), effects


def measure_procedural(question: Question, council: Body, law: Law) -> Measure:
    """Return what a procedural matter is measured by, and so a challenge to a ruling (Rule 30)."""
    return Measure(law.procedural)
