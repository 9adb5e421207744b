"""The preliminary question, whether a matter is procedural: itself open to the veto, hence the double veto."""

from attrs import evolve

from sim.law.decision import Decision
from sim.law.laws import Law
from sim.law.majority import Terms
from sim.law.question import Kind, Question
from sim.law.sources import SAN_FRANCISCO
from sim.law.veto import decide_vetoable
from sim.law.votes import Body, RollCall


def decide_preliminary(question: Question, roll: RollCall, council: Body, law: Law) -> Decision:
    """Decide the preliminary question; an affirmative vote says that the matter is procedural.

    Not adopted means that the matter is treated as not procedural, so that a veto reaches it (24 May 1948,
    S/PV.303). Whether the question may be raised at all is the law's switch `claim_not_procedural`, which
    the procedure of a meeting asks before it lets the question be put; the count is the same either way.
    Source: San Francisco Statement of 7 June 1945, Part II, para. 2, deciding under Charter Art. 27(3).
    """
    # On 29 September 1950 the President ruled a matter procedural after such a vote, and the ruling stood: what
    # is decided here is the vote, which a ruling can set aside (S/PV.507).
    remark = "" if law.claim_not_procedural else _NOT_RAISED
    terms = Terms("The matter is procedural", "The matter is not procedural", remark, "the question")
    decision = decide_vetoable(Kind.PRELIMINARY, question, roll, council, law, terms)
    return evolve(decision, sources=(SAN_FRANCISCO, *decision.sources))


_NOT_RAISED = (
    " In practice since 1959 this question is no longer raised; the switch claim_not_procedural allows it."
)
