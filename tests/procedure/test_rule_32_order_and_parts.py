"""Rule 32: the order of submission and its change by vote, and separate votes on parts."""

import pytest
from attrs import evolve
from room import CHAIR, COUNCIL, draft, in_business, roll, vote

from sim.law import Choice, Kind, Outcome, Reason, RollCall
from sim.procedure import OutOfOrder, apply, legal_actions, play
from sim.procedure.actions import (
    AskForSeparateVote,
    CastVotes,
    ObjectToSeparateVotes,
    ProposeOrder,
    PutToVote,
    StateResult,
    Submit,
    Withdraw,
)

PARTS = ("paragraph 1", "paragraph 2")


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


def two_drafts():
    return play(in_business(), Submit("RUS", draft("S/A")), Submit("USA", draft("S/B")))


@pytest.mark.parametrize(("in_favour", "first"), [(9, "S/B"), (8, "S/A")])
def test_rule_32_in_practice_the_order_of_drafts_is_changed_by_a_procedural_vote(in_favour, first):
    meeting = vote(apply(two_drafts(), ProposeOrder("RUS", "S/B")), roll(COUNCIL, in_favour, 6))
    assert meeting.decisions[-1].kind is Kind.PROCEDURAL
    assert [o.action.draft for o in legal_actions(meeting) if isinstance(o.action, PutToVote)] == [first]


def test_rule_32_the_first_draft_needs_no_vote_to_come_first():
    assert refused(two_drafts(), ProposeOrder("USA", "S/A")).why == "S/A comes first already"


def parted(mover="RUS"):
    return apply(in_business(), Submit(mover, evolve(draft("S/A"), parts=PARTS)))


def asked():
    return apply(parted(), AskForSeparateVote("USA", "S/A", "paragraph 2"))


def test_rule_32_a_part_is_voted_on_separately_when_anybody_asks():
    meeting = asked()
    error = refused(meeting, PutToVote(CHAIR, "S/A"))
    assert (error.rule.cite, "asked for a separate vote" in error.why) == ("Rule 32", True)
    assert refused(meeting, PutToVote(CHAIR, "S/A", part="paragraph 1")).rule.cite == "Rule 32"
    put = PutToVote(CHAIR, "S/A", part="paragraph 2")
    meeting = play(meeting, put, CastVotes(roll(COUNCIL, 8, 7)), StateResult(CHAIR))
    assert meeting.drafts[0].parts[0].outcome is Outcome.NOT_ADOPTED
    assert meeting.drafts[0].outcome is None
    whole = play(meeting, PutToVote(CHAIR, "S/A"), CastVotes(roll(COUNCIL, 15)), StateResult(CHAIR))
    assert whole.drafts[0].outcome is Outcome.ADOPTED


def test_rule_32_a_part_of_a_substantive_draft_can_be_vetoed():
    votes = RollCall.of(COUNCIL, no="CHN", rest=Choice.YES)
    put = PutToVote(CHAIR, "S/A", part="paragraph 2")
    meeting = play(asked(), put, CastVotes(votes), StateResult(CHAIR))
    assert (meeting.decisions[-1].reason, meeting.decisions[-1].blocked_by) == (Reason.VETO, ("CHN",))


def test_rule_32_the_objection_of_the_mover_is_final():
    assert refused(asked(), ObjectToSeparateVotes("CHN", "S/A")).why == "CHN did not move S/A"
    meeting = apply(asked(), ObjectToSeparateVotes("RUS", "S/A"))
    assert meeting.drafts[0].parts == ()
    error = refused(meeting, AskForSeparateVote("USA", "S/A", "paragraph 1"))
    assert (error.rule.cite, "final" in error.why) == ("Rule 32", True)
    apply(meeting, PutToVote(CHAIR, "S/A"))


def test_rule_32_after_a_vote_on_a_part_it_is_too_late_to_object_or_to_withdraw():
    put = PutToVote(CHAIR, "S/A", part="paragraph 2")
    meeting = play(asked(), put, CastVotes(roll(COUNCIL, 15)), StateResult(CHAIR))
    assert "voted on separately already" in refused(meeting, ObjectToSeparateVotes("RUS", "S/A")).why
    assert refused(meeting, Withdraw("RUS", "S/A")).why == "A vote has been taken on S/A"


def test_rule_32_nobody_asks_for_what_is_no_part_or_twice():
    assert "has no part" in refused(parted(), AskForSeparateVote("USA", "S/A", "annex")).why
    assert "already" in refused(asked(), AskForSeparateVote("FRA", "S/A", "paragraph 2")).why
    assert refused(in_business(), AskForSeparateVote("USA", "S/A", "paragraph 1")).rule.cite == "Rule 32"
