"""Questions put as they are: on procedure, on a ruling, preliminary ones, elections, consensus. No drafts."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sim.law import Kind, Outcome, Question
from sim.law.sources import (
    ART_109_1,
    ICJ_STATUTE_10,
    PRESIDENTIAL_STATEMENTS,
    RULE_30,
    SAN_FRANCISCO,
    article,
)
from sim.procedure.actions import PutQuestion
from sim.procedure.entry import MatterEntry, Papers
from sim.procedure.matters import OtherQuestion, Polarity
from sim.procedure.meeting import Meeting, Pending, Taken
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_31
from sim.source import Source

ART_18 = article("18")
ART_30 = article("30")

# By which provision a question of a kind can be put at all. A substantive one is a draft in writing.
PUT_UNDER: Mapping[Kind, Source] = MappingProxyType(
    {
        Kind.PROCEDURAL: ART_30,
        Kind.PRELIMINARY: SAN_FRANCISCO,
        Kind.RULING_CHALLENGE: RULE_30,
        Kind.ICJ_ELECTION: ICJ_STATUTE_10,
        Kind.REVIEW_CONFERENCE: ART_109_1,
        Kind.CONSENSUS: PRESIDENTIAL_STATEMENTS,
    }
)

ONLY_BY_VOTE = frozenset({Kind.RULING_CHALLENGE, Kind.ICJ_ELECTION, Kind.REVIEW_CONFERENCE})
"""Kinds that nothing is adopted of without a vote: a ruling stands until overruled, the others need a majority."""


def check_question(meeting: Meeting, action: PutQuestion) -> Source:
    """Return the provision under which a question is put; raises `OutOfOrder` if it cannot be.

    Whether a matter is procedural can be asked only where the law lets the claim be raised.
    """
    question = action.question
    if question is None:
        return ART_30
    if question.kind is Kind.PRELIMINARY and not meeting.law.claim_not_procedural:
        raise OutOfOrder(
            "Whether a matter is procedural is no longer put to the vote, in practice since 1959",
            instead="a ruling of the President, or a law that allows the claim (claim_not_procedural)",
            rule=SAN_FRANCISCO,
        )
    if question.kind.of_the_assembly:
        raise OutOfOrder(
            f"A question of the kind {question.kind.value} is for the General Assembly",
            instead="a question of the Council",
            rule=ART_18,
        )
    if action.without_vote and question.kind in ONLY_BY_VOTE:
        raise OutOfOrder(
            f"A question of the kind {question.kind.value} is decided by a vote",
            instead="putting it to the vote",
            rule=PUT_UNDER[question.kind],
        )
    under = PUT_UNDER.get(question.kind)
    if under is None and not action.without_vote:
        raise OutOfOrder(
            f"A question of the kind {question.kind.value} is not put as it is",
            instead="submitting a draft in writing, and putting that to the vote",
            rule=RULE_31,
        )
    return under or RULE_31


def asked(meeting: Meeting, papers: Papers) -> Iterable[PutQuestion]:
    """List the questions that could be put, each also without a vote, or the form."""
    if not papers.questions:
        return (PutQuestion(meeting.chair),)
    return [PutQuestion(meeting.chair, q, without) for q in papers.questions for without in (False, True)]


def _question(meeting: Meeting, matter: OtherQuestion, put_as: Polarity) -> Question:
    return matter.question


def _settle(meeting: Meeting, matter: OtherQuestion, pending: Pending, taken: Taken) -> Meeting:
    """A decision on such a question changes nothing that the rules simulated here follow further."""
    assert taken.decision.outcome is not Outcome.OPEN
    return meeting


OTHER = MatterEntry("the question", ART_30, _question, _settle)
