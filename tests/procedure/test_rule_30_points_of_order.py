"""Rule 30: the President rules on a point of order at once, and the ruling stands unless it is overruled."""

import pytest
from room import CHAIR, COUNCIL, draft, in_business, opened, roll

from sim.law import Choice, Outcome, Reason, RollCall
from sim.procedure import OutOfOrder, Phase, Polarity, Ruling, apply, legal_actions, play
from sim.procedure.actions import (
    CastVotes,
    ChallengeRuling,
    DecideWithoutVote,
    GiveRuling,
    LetRulingStand,
    Object,
    PutToVote,
    RaisePointOfOrder,
    RequestFloor,
    StateResult,
    Submit,
)

POINT = RaisePointOfOrder("RUS", "the speaker is off the item")
RULES = GiveRuling(CHAIR, Ruling("the speaker may go on"))


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


def put():
    return play(in_business(), Submit("FRA", draft("S/A")), PutToVote(CHAIR, "S/A"))


@pytest.mark.parametrize("meeting", [opened(), in_business(), put()], ids=["agenda", "business", "voting"])
def test_rule_30_the_president_rules_at_once_and_then_it_goes_on_as_before(meeting):
    raised = apply(meeting, POINT)
    assert {type(o.action) for o in legal_actions(raised)} == {GiveRuling}
    assert refused(raised, RequestFloor("USA")).rule.cite == "Rule 30"
    assert refused(raised, PutToVote(CHAIR)).why == "The point of order is not put to the vote"
    assert refused(raised, GiveRuling("RUS", Ruling())).rule.cite == "Rule 19"
    ruled = apply(raised, RULES)
    assert {type(o.action) for o in legal_actions(ruled)} == {ChallengeRuling, LetRulingStand}
    assert apply(ruled, LetRulingStand(CHAIR)) == meeting


def challenged():
    return play(in_business(), POINT, RULES, ChallengeRuling("RUS"))


@pytest.mark.parametrize(("to_overrule", "stands"), [(8, True), (9, False)])
def test_rule_30_the_ruling_stands_unless_nine_overrule_it(to_overrule, stands):
    votes = CastVotes(roll(COUNCIL, to_overrule, 15 - to_overrule))
    done = play(challenged(), PutToVote(CHAIR), votes, StateResult(CHAIR))
    decision = done.decisions[-1]
    assert (decision.outcome is Outcome.NOT_ADOPTED) is stands
    assert decision.reason is (Reason.TOO_FEW_VOTES if stands else Reason.ENOUGH_VOTES)
    assert ("stands" in decision.why) is stands
    assert "Rule 30" in [s.cite for s in decision.sources]
    assert (done.phase, done.before) == (Phase.BUSINESS, ())


def test_rule_30_no_vote_on_a_challenge_is_a_veto():
    against = [c for c in COUNCIL.codes if c not in COUNCIL.permanent][:9]
    votes = RollCall.of(COUNCIL, yes=against, no=sorted(COUNCIL.permanent), rest=Choice.ABSTAIN)
    done = play(challenged(), PutToVote(CHAIR), CastVotes(votes), StateResult(CHAIR))
    assert done.decisions[-1].outcome is Outcome.ADOPTED


def test_rule_30_a_challenge_is_decided_at_once():
    for action in (RequestFloor("USA"), Object("USA"), DecideWithoutVote(CHAIR), POINT):
        assert refused(challenged(), action).rule.cite == "Rule 30"
    voting = apply(challenged(), PutToVote(CHAIR))
    assert refused(voting, POINT).why == "A challenge to a ruling is decided at once"


def test_rule_30_put_to_uphold_too_few_votes_overrule_nothing():
    meeting = play(challenged(), PutToVote(CHAIR, put_as=Polarity.AGAINST))
    carried = play(meeting, CastVotes(roll(COUNCIL, 9, 1)), StateResult(CHAIR))
    assert (carried.decisions[-1].outcome, carried.phase) == (Outcome.ADOPTED, Phase.BUSINESS)
    stands = play(meeting, CastVotes(roll(COUNCIL, 6, 8)), StateResult(CHAIR))
    assert (stands.phase, stands.before) == (Phase.BUSINESS, ())
    lost = play(meeting, CastVotes(roll(COUNCIL, 6, 9)), StateResult(CHAIR))
    assert lost.phase is Phase.CHALLENGED
    assert [o.action for o in legal_actions(lost)] == [PutToVote(CHAIR)]
    assert "falls only if the Council overrules it" in lost.decisions[-1].why


def test_rule_30_nothing_is_ruled_that_was_not_raised():
    error = refused(in_business(), GiveRuling(CHAIR, Ruling("silence")))
    assert (error.rule.cite, "Nothing has been raised" in error.why) == ("Rule 30", True)
