"""A challenge to a ruling of the President: the ruling stands unless it is overruled (Rule 30)."""

from sim.law.decision import Decision
from sim.law.effects import Basis, blocking_nothing
from sim.law.laws import Law
from sim.law.majority import Terms, decide_by_votes, permanent_against
from sim.law.question import Kind, PutAs, Question
from sim.law.sources import ART_27_2, RULE_30, RULING_1950
from sim.law.votes import Body, RollCall

_OVERRULE = Terms("The ruling is overruled", "The ruling stands")
# With too few votes to uphold the ruling was not overruled: nobody was asked that. The decision is about the
# question put; what becomes of the ruling is for the meeting, which asks next where enough were against it.
_UPHOLD = Terms(
    "The ruling is upheld",
    "The motion to uphold is not carried; the ruling falls only if the Council overrules it",
)


def decide_ruling_challenge(question: Question, roll: RollCall, council: Body, law: Law) -> Decision:
    """Decide a challenge; an affirmative vote says what the question was put as, "overrule" unless stated.

    It takes the votes of a procedural matter to overrule, and no vote is a veto. On 1 September 1950 the
    question was put the other way round, to uphold. Source: Rule 30; Charter Art. 27(2).
    """
    upheld = question.put_as is PutAs.UPHOLD
    terms, sources = (_UPHOLD, (RULE_30, RULING_1950)) if upheld else (_OVERRULE, (RULE_30,))
    effects = blocking_nothing(permanent_against(roll, council), Basis.KIND_OF_QUESTION, (RULE_30, ART_27_2))
    return decide_by_votes(Kind.RULING_CHALLENGE, roll, council, law.procedural, terms, sources, effects)
