"""Questions put as they are: neither drafts nor anything the other rules bring before the Council."""

from datetime import date

import pytest
from attrs import evolve
from room import CHAIR, COUNCIL, in_business, opened, roll

from sim.law import Choice, Kind, Outcome, Question, Reason, RollCall, law_on
from sim.procedure import OutOfOrder, Phase, apply, play
from sim.procedure.actions import CastVotes, PutQuestion, StateResult

ORDER = Question(Kind.PROCEDURAL, "vote on S/2017/933 after S/2017/962")


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


def test_the_council_decides_on_its_own_procedure():
    # The order of two drafts, 16 November 2017: 3-7-5.
    meeting = play(in_business(), PutQuestion(CHAIR, ORDER), CastVotes(roll(COUNCIL, 3, 7)), StateResult(CHAIR))
    assert meeting.taken[-1].question == ORDER
    assert (meeting.decisions[-1].outcome, meeting.phase) == (Outcome.NOT_ADOPTED, Phase.BUSINESS)


def test_a_question_is_put_by_the_president_once_the_agenda_is_adopted():
    assert refused(in_business(), PutQuestion("RUS", ORDER)).rule.cite == "Rule 19"
    assert refused(opened(), PutQuestion(CHAIR, ORDER)).rule.cite == "Rule 9"


def test_a_substantive_question_is_a_draft_unless_nobody_wants_a_vote():
    question = Question(Kind.SUBSTANTIVE, "refer the application")
    error = refused(in_business(), PutQuestion(CHAIR, question))
    assert (error.rule.cite, "submitting a draft" in error.instead) == ("Rule 31", True)
    meeting = apply(in_business(), PutQuestion(CHAIR, question, without_vote=True))
    assert (meeting.decisions[-1].reason, meeting.phase) == (Reason.WITHOUT_VOTE, Phase.BUSINESS)
    assert (meeting.decisions[-1].kind, meeting.before) == (Kind.SUBSTANTIVE, ())


@pytest.mark.parametrize("without_vote", [False, True])
@pytest.mark.parametrize("kind", [k for k in Kind if k.of_the_assembly])
def test_a_question_of_the_assembly_is_none_of_the_council(kind, without_vote):
    error = refused(in_business(), PutQuestion(CHAIR, Question(kind), without_vote))
    assert error.rule.cite == "Charter Art. 18"


def test_the_preliminary_question_is_put_only_where_the_law_lets_it():
    question = Question(Kind.PRELIMINARY, "is the question procedural?")
    meeting = in_business()
    assert "no longer put to the vote" in refused(meeting, PutQuestion(CHAIR, question)).why
    allowed = evolve(meeting, law=evolve(meeting.law, claim_not_procedural=True))
    votes = RollCall.of(COUNCIL, no="RUS", rest=Choice.YES)
    decided = play(allowed, PutQuestion(CHAIR, question), CastVotes(votes), StateResult(CHAIR))
    assert decided.decisions[-1].blocked_by == ("RUS",)
    assert law_on(date(1948, 5, 24)).claim_not_procedural
