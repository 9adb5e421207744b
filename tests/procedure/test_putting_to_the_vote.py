"""Rule 40 and the practice of voting: explanations, the vote, the result, and a vote that stays open."""

import pytest
from room import CHAIR, COUNCIL, draft, in_business, opened, roll

from sim.law import Choice, Outcome, Reason, RollCall
from sim.procedure import Ended, Motion, OutOfOrder, Papers, Phase, apply, legal_actions, play
from sim.procedure.actions import (
    AskForVote,
    CastVotes,
    DecideWithoutVote,
    ExplainVote,
    LeaveOpen,
    Move,
    PutToVote,
    RaisePointOfOrder,
    RequestFloor,
    ResumeMeeting,
    StateResult,
    Submit,
)


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


def put():
    return play(in_business(), Submit("FRA", draft("S/A")), PutToVote(CHAIR, "S/A"))


def test_only_the_president_puts_a_question_and_states_a_result():
    tabled = apply(in_business(), Submit("FRA", draft("S/A")))
    assert refused(tabled, PutToVote("FRA", "S/A")).rule.cite == "Rule 19"
    cast = apply(put(), CastVotes(roll(COUNCIL, 15)))
    assert refused(cast, StateResult("FRA")).instead == "the same by TCD"


def test_a_vote_that_has_begun_is_not_interrupted():
    for meeting in (put(), apply(put(), CastVotes(roll(COUNCIL, 15)))):
        error = refused(meeting, Move("RUS", Motion.ADJOURN))
        assert "point of order about the voting" in error.rule.cite
    assert {type(o.action) for o in legal_actions(put())} == {RaisePointOfOrder, ExplainVote, CastVotes}


def test_the_result_takes_effect_when_the_president_states_it():
    cast = apply(put(), CastVotes(roll(COUNCIL, 15)))
    assert (cast.phase, cast.decisions[1:], cast.drafts[0].outcome) == (Phase.COUNTED, (), None)
    assert [o.action for o in legal_actions(cast)] == [StateResult(CHAIR)]
    stated = apply(cast, StateResult(CHAIR))
    assert stated.drafts[0].outcome is Outcome.ADOPTED


def test_a_vote_is_explained_before_and_after_but_not_twice_at_once():
    before = apply(put(), ExplainVote("RUS"))
    assert refused(before, ExplainVote("RUS")).why == "RUS has explained its vote already"
    stated = play(before, CastVotes(roll(COUNCIL, 15)), StateResult(CHAIR))
    after = apply(stated, ExplainVote("RUS"))
    assert "already" in refused(after, ExplainVote("RUS")).why
    assert "No vote has been taken" in refused(in_business(), ExplainVote("RUS")).why


def test_a_suspension_does_not_take_the_explanations_away():
    stated = play(put(), CastVotes(roll(COUNCIL, 15)), StateResult(CHAIR), ExplainVote("USA"))
    resumed = play(stated, Move("RUS", Motion.SUSPEND), DecideWithoutVote(CHAIR), ResumeMeeting(CHAIR))
    apply(resumed, ExplainVote("RUS"))
    assert "already" in refused(resumed, ExplainVote("USA")).why


def test_the_roll_call_is_a_form_until_there_is_one():
    (form,) = [o for o in legal_actions(put()) if isinstance(o.action, CastVotes)]
    assert (form.needs, form.rule.cite, form.by) == ("a roll call", "Rule 40", "Council")
    error = refused(put(), form.action)
    assert error.why == "Voting needs a roll call"
    votes = roll(COUNCIL, 15)
    (filled,) = [o for o in legal_actions(put(), Papers(rolls=(votes,))) if isinstance(o.action, CastVotes)]
    assert (filled.action, filled.needs) == (CastVotes(votes), "")


def test_votes_that_are_not_known_leave_the_meeting_there():
    known = RollCall.of(COUNCIL, yes="USA GBR FRA AUS LUX LTU KOR JOR")
    cast = apply(play(opened(), AskForVote("CHN"), PutToVote(CHAIR)), CastVotes(known))
    error = refused(cast, StateResult(CHAIR))
    assert "do not settle the question" in error.why
    assert [o.action for o in legal_actions(cast)] == [LeaveOpen()]
    left = apply(cast, LeaveOpen())
    assert (left.phase, left.ended) == (Phase.UNDECIDED, Ended.LEFT_OPEN)
    assert (left.decisions[-1].outcome, left.decisions[-1].reason) == (Outcome.OPEN, Reason.UNKNOWN_VOTES)
    assert (legal_actions(left), left.agenda_adopted) == ((), False)
    assert "the record does not tell" in refused(left, RequestFloor("FRA")).why


def test_votes_that_are_known_well_enough_are_stated():
    enough = RollCall.of(COUNCIL, yes="USA GBR FRA AUS LUX LTU KOR JOR RWA")
    cast = apply(play(opened(), AskForVote("CHN"), PutToVote(CHAIR)), CastVotes(enough))
    assert refused(cast, LeaveOpen()).instead == "the President stating the result"
    assert apply(cast, StateResult(CHAIR)).agenda_adopted


def test_a_roll_call_that_no_council_could_have_held_is_refused():
    too_many = RollCall.of(COUNCIL, rest=Choice.YES)
    double = RollCall((*too_many.votes, too_many.votes[0]))
    error = refused(put(), CastVotes(double))
    assert (error.rule.cite, "votes twice" in error.why) == ("Rule 40", True)
    offers = legal_actions(put(), Papers(rolls=(double, too_many)))
    assert [o.action for o in offers if isinstance(o.action, CastVotes)] == [CastVotes(too_many)]
