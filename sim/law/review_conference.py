"""Calling a conference to review the Charter: votes of any members, no veto (Charter Art. 109)."""

from sim.law.decision import Decision
from sim.law.effects import Basis, blocking_nothing
from sim.law.laws import Law
from sim.law.majority import Terms, decide_by_votes, permanent_against
from sim.law.measure import Measure
from sim.law.question import Kind, Question
from sim.law.sources import ART_109_1, ART_109_3
from sim.law.votes import Body, RollCall


def decide_review_conference(question: Question, roll: RollCall, council: Body, law: Law) -> Decision:
    """Decide the Council's part in calling a review conference.

    Paragraph 1 took seven votes until 12 June 1968 and takes nine since; paragraph 3, for the proposal on
    the agenda of the Assembly's tenth session, still says seven (S/RES/110 was adopted 9-1-1 over a permanent
    member's negative vote). The Assembly decides beside it. Source: Charter Art. 109(1) and (3).
    """
    requirement = measure_review_conference(question, council, law).requirement
    remark = ' The votes may be those of "any" members, so none of them is a veto.'
    paragraph = ART_109_3 if question.paragraph == 3 else ART_109_1
    effects = blocking_nothing(permanent_against(roll, council), Basis.KIND_OF_QUESTION, (paragraph,))
    terms = Terms(remark=remark)
    return decide_by_votes(Kind.REVIEW_CONFERENCE, roll, council, requirement, terms, effects=effects)


def measure_review_conference(question: Question, council: Body, law: Law) -> Measure:
    """Return the votes that the paragraph of Art. 109 takes under which the question is put."""
    tenth = question.paragraph == 3
    return Measure(law.review_conference_tenth_session if tenth else law.review_conference)
