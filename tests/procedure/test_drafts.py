"""Rules 31 and 32: drafts in writing, and the order in which they are voted."""

import pytest
from room import called, draft, in_business, roll

from sim.law import Kind, Outcome
from sim.procedure import OutOfOrder, Phase, Polarity, apply, legal_actions, play
from sim.procedure.actions import CastVotes, PutInBlue, PutToVote, StateResult, Submit
from sim.procedure.drafts import next_draft


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


def two_drafts():
    return play(in_business(), Submit("RUS", draft("S/A")), Submit("USA", draft("S/B")))


def voted(meeting, symbol, in_favour, against=0):
    votes = roll(meeting.council, in_favour, against)
    return play(meeting, PutToVote("TCD", symbol), CastVotes(votes), StateResult("TCD"))


def test_rule_31_any_member_submits_also_before_the_meeting():
    assert apply(called(), Submit("LUX", draft("S/A"))).drafts[0].by == "LUX"
    error = refused(in_business(), Submit("KEN", draft("S/A")))
    assert (error.rule.cite, "KEN is not a member" in str(error)) == ("Rule 37", True)


def test_rule_31_a_symbol_is_given_once():
    assert refused(two_drafts(), Submit("FRA", draft("S/A"))).rule.cite == "Rule 31"


@pytest.mark.parametrize("kind", [Kind.PRELIMINARY, Kind.ICJ_ELECTION, Kind.ASSEMBLY_MAJORITY, Kind.CONSENSUS])
def test_rule_31_not_every_question_is_a_draft(kind):
    assert "cannot put a question" in refused(in_business(), Submit("FRA", draft("S/A", kind))).why


def test_rule_32_the_draft_submitted_first_is_voted_first():
    meeting = two_drafts()
    error = refused(meeting, PutToVote("TCD", "S/B"))
    assert (error.rule.cite, error.why) == ("Rule 32", "S/A was submitted before S/B")
    assert error.instead == "putting S/A to the vote"
    puts = [o.action for o in legal_actions(meeting) if isinstance(o.action, PutToVote)]
    assert puts == [PutToVote("TCD", "S/A")]
    meeting = voted(meeting, "S/A", 9)
    assert refused(meeting, PutToVote("TCD", "S/A")).why == "S/A has been voted on"
    apply(meeting, PutToVote("TCD", "S/B"))


def test_a_draft_carries_its_own_question_and_outcome():
    meeting = apply(two_drafts(), PutToVote("TCD", "S/A"))
    assert meeting.question == draft("S/A").question
    meeting = voted(voted(two_drafts(), "S/A", 9), "S/B", 4, 7)
    assert [t.outcome for t in meeting.drafts] == [Outcome.ADOPTED, Outcome.NOT_ADOPTED]
    assert next_draft(meeting) is None
    assert meeting.phase is Phase.BUSINESS


def test_a_vetoed_draft_and_a_procedural_one_on_the_same_votes():
    substantive = voted(apply(in_business(), Submit("FRA", draft("S/A"))), "S/A", 9, 6)
    procedural = voted(apply(in_business(), Submit("FRA", draft("S/A", Kind.PROCEDURAL))), "S/A", 9, 6)
    assert substantive.decisions[-1].blocked_by
    assert substantive.drafts[0].outcome is Outcome.NOT_ADOPTED
    assert procedural.drafts[0].outcome is Outcome.ADOPTED


def test_in_blue_is_a_custom_and_no_condition():
    meeting = two_drafts()
    assert PutToVote("TCD", "S/A") in [o.action for o in legal_actions(meeting)]
    offers = {o.action: o.rule.cite for o in legal_actions(meeting)}
    assert offers[PutInBlue("RUS", "S/A")].startswith("Council custom, not a rule")
    blue = apply(meeting, PutInBlue("RUS", "S/A"))
    assert [t.in_blue for t in blue.drafts] == [True, False]
    assert refused(blue, PutInBlue("RUS", "S/A")).why == "S/A is in blue already"
    assert refused(blue, PutInBlue("RUS", "S/B")).why == "S/B was submitted by USA"
    assert refused(blue, PutInBlue("RUS", "S/C")).why == "S/C has not been submitted"
    assert refused(voted(meeting, "S/A", 9), PutInBlue("RUS", "S/A")).why == "S/A has been voted on"


def test_nothing_is_put_that_is_not_before_the_council():
    assert refused(two_drafts(), PutToVote("TCD")).rule.cite == "Rule 32"
    assert refused(two_drafts(), PutToVote("TCD", "S/C")).rule.cite == "Rule 31"
    assert refused(two_drafts(), PutToVote("TCD", "S/A", Polarity.AGAINST)).rule.cite == "Rule 32"
