"""What a question is measured by: how many votes carry it, whose negative votes block it. It counts no votes.

A rule decides one roll call; an analysis asks about thousands that were never held. Both take the numbers from
here, so that they cannot differ.
"""

from attrs import frozen

from sim.law.counting import NO_HOLDERS
from sim.law.decision import Reason
from sim.law.laws import Law, Veto
from sim.law.question import Question
from sim.law.thresholds import Requirement
from sim.law.votes import Body
from sim.source import Source


@frozen
class Measure:
    """How the votes of a body on one question decide it.

    `holders` are the members whose negative vote counts towards a block, and `noes_to_block` how many of them it
    takes (None: nothing can be vetoed). `held_to_abstain` are members whose vote counts as an abstention
    whatever it was (the proviso of Art. 27(3), where it is enforced); `not_against` are members that are taken
    not to vote against, because they have pledged so: a negative vote of theirs counts as an abstention.

    >>> from sim.council import council_on
    >>> from sim.law import Kind, law_on, measure_of
    >>> from datetime import date
    >>> day = date(2024, 3, 28)
    >>> measure_of(Question(Kind.SUBSTANTIVE), council_on(day), law_on(day)).reason(yes=13, no=1, vetoes=1)
    <Reason.VETO: 'veto'>
    """

    requirement: Requirement
    holders: frozenset[str] = NO_HOLDERS
    noes_to_block: int | None = None
    held_to_abstain: frozenset[str] = NO_HOLDERS
    not_against: frozenset[str] = NO_HOLDERS

    def reason(self, yes: int, no: int, vetoes: int) -> Reason:
        """Return what a complete roll call comes to: enough votes, too few, or a veto.

        `no` counts all negative votes, `vetoes` those of the holders among them. With too few affirmative votes
        there is no veto, whoever voted against.
        """
        if not self.requirement.carried(yes, no):
            return Reason.TOO_FEW_VOTES
        if self.noes_to_block is not None and vetoes >= self.noes_to_block:
            return Reason.VETO
        return Reason.ENOUGH_VOTES


def measure_vetoable(question: Question, body: Body, law: Law) -> Measure:
    """Return the measure of a question that a veto can block, if this law has one that reaches it."""
    veto = law.veto
    if veto is None or not veto.reaches(question.chapter, mass_atrocities=question.mass_atrocities):
        return Measure(law.substantive)
    return Measure(law.substantive, veto_holders(body, veto), veto.noes_to_block)


def veto_sources(law: Law) -> tuple[Source, ...]:
    """Return what a law cites for who may block what, or for there being no veto."""
    return law.sources if law.veto is None else law.veto.sources


def veto_holders(body: Body, veto: Veto) -> frozenset[str]:
    """Return the members of this body that hold a veto."""
    return body.permanent if veto.holders is None else veto.holders.intersection(body.codes)
