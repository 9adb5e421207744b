"""Rules 34 and 35: no seconder is needed; what was moved is withdrawn before a vote, and can be taken over."""

import pytest
from room import BRIEFER, CHAIR, COUNCIL, draft, in_business, roll

from sim.law import Choice, Outcome, RollCall
from sim.procedure import Amendment, Motion, OutOfOrder, Phase, apply, legal_actions, play
from sim.procedure.actions import (
    AskForVote,
    CastVotes,
    Move,
    ProposeInvitation,
    PutToVote,
    Second,
    StateResult,
    Submit,
    SubmitAmendment,
    TakeOver,
    Withdraw,
)


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


def tabled():
    return play(in_business(), Submit("RUS", draft("S/A")), Submit("USA", draft("S/B")))


def voted(meeting, symbol, **votes):
    call = RollCall.of(COUNCIL, rest=Choice.YES, **votes)
    return play(meeting, PutToVote(CHAIR, symbol), CastVotes(call), StateResult(CHAIR))


def test_rule_34_no_draft_needs_a_seconder():
    assert voted(tabled(), "S/A").drafts[0].outcome is Outcome.ADOPTED
    assert refused(tabled(), Second("RUS", "S/A")).rule.cite == "Rule 34"


def test_rule_35_whoever_moved_it_withdraws_it_before_a_vote():
    meeting = apply(tabled(), Withdraw("RUS", "S/A"))
    assert [o.action.draft for o in legal_actions(meeting) if isinstance(o.action, PutToVote)] == ["S/B"]
    assert refused(meeting, PutToVote(CHAIR, "S/A")).rule.cite == "Rule 35"
    assert refused(tabled(), Withdraw("USA", "S/A")).instead == "RUS withdrawing it"
    assert refused(voted(tabled(), "S/A"), Withdraw("RUS", "S/A")).why == "A vote has been taken on S/A"


def test_rule_35_a_motion_and_a_proposal_are_withdrawn_too():
    moved = apply(in_business(), Move("RUS", Motion.ADJOURN))
    assert refused(moved, Withdraw("USA")).rule.cite == "Rule 35"
    assert apply(moved, Withdraw("RUS")) == in_business()
    proposed = apply(in_business(), ProposeInvitation("CHN", BRIEFER))
    assert apply(proposed, Withdraw("CHN")).phase is Phase.BUSINESS
    assert refused(in_business(), Withdraw("RUS")).rule.cite == "Rule 35"


def test_rule_35_after_a_vote_on_it_a_motion_is_no_longer_withdrawn():
    put = play(in_business(), ProposeInvitation("CHN", BRIEFER), AskForVote("USA"), PutToVote(CHAIR))
    assert put.phase is Phase.VOTING
    assert "has begun" in refused(put, Withdraw("CHN")).rule.cite


def test_rule_35_a_seconder_takes_it_over_with_its_place():
    meeting = play(tabled(), Second("CHN", "S/A"), Withdraw("RUS", "S/A"))
    meeting = apply(meeting, TakeOver("CHN", "S/A"))
    assert [t.draft.symbol for t in meeting.drafts] == ["S/A", "S/B"]
    assert (meeting.drafts[0].by, meeting.drafts[0].withdrawn) == ("CHN", False)
    assert voted(meeting, "S/A").drafts[0].outcome is Outcome.ADOPTED


def test_rule_35_a_seconder_comes_before_any_other_member():
    meeting = play(tabled(), Second("CHN", "S/A"), Withdraw("RUS", "S/A"))
    error = refused(meeting, TakeOver("FRA", "S/A"))
    assert (error.rule.cite, error.instead) == ("Rule 35", "CHN taking it over")


def test_rule_35_in_practice_any_member_takes_it_over_after_all_others():
    withdrawn = apply(tabled(), Withdraw("RUS", "S/A"))
    offer = next(o for o in legal_actions(withdrawn) if o.action == TakeOver("CHN", "S/A"))
    assert "S/PV.8105" in offer.rule.cite
    meeting = apply(withdrawn, TakeOver("CHN", "S/A"))
    assert [t.draft.symbol for t in meeting.drafts] == ["S/B", "S/A"]
    assert refused(withdrawn, TakeOver("RUS", "S/A")).rule.cite == "Rule 35"
    assert refused(tabled(), TakeOver("CHN", "S/A")).why == "S/A has not been withdrawn"


def test_rule_35_amendments_are_withdrawn_and_not_when_adopted():
    amended = apply(tabled(), SubmitAmendment("FRA", Amendment("A/1", "S/A")))
    assert not apply(amended, Withdraw("FRA", "A/1")).amendments[0].waits
    adopted = voted(amended, "A/1")
    assert adopted.drafts[0].amended_by == ("A/1",)
    assert refused(adopted, Withdraw("RUS", "S/A")).why == "A vote has been taken on S/A"
    lost = play(amended, PutToVote(CHAIR, "A/1"), CastVotes(roll(COUNCIL, 3)), StateResult(CHAIR))
    assert apply(lost, Withdraw("RUS", "S/A")).drafts[0].withdrawn
