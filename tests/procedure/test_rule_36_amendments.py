"""Rule 36: amendments are voted on before the draft, in the order the President rules; each can be vetoed."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from room import CHAIR, COUNCIL, draft, in_business, roll

from sim.law import Choice, Kind, Outcome, Reason, RollCall
from sim.procedure import Amendment, Change, Motion, OutOfOrder, Phase, Ruling, apply, legal_actions, play
from sim.procedure.actions import (
    CastVotes,
    ChallengeRuling,
    GiveRuling,
    LetRulingStand,
    Move,
    PutToVote,
    StateResult,
    Submit,
    SubmitAmendment,
)
from sim.procedure.amendments import orders, ordinary_order

NEAR, FAR = Amendment("A/1", "S/A", distance=1), Amendment("A/2", "S/A", distance=5)
ADDS = Amendment("A/3", "S/A", Change.ADDS)


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


def amended(*amendments, kind=Kind.SUBSTANTIVE):
    meeting = apply(in_business(), Submit("USA", draft("S/A", kind)))
    return play(meeting, *[SubmitAmendment("FRA", a) for a in amendments])


def voted(meeting, symbol, votes):
    return play(meeting, PutToVote(CHAIR, symbol), CastVotes(votes), StateResult(CHAIR))


def test_rule_33_an_amendment_gives_way_to_a_procedural_motion():
    moved = apply(amended(), Move("RUS", Motion.POSTPONE))
    assert refused(moved, SubmitAmendment("FRA", NEAR)).rule.cite == "Rule 33"


def test_rule_36_an_amendment_is_voted_on_before_the_draft():
    meeting = amended(NEAR)
    error = refused(meeting, PutToVote(CHAIR, "S/A"))
    assert (error.rule.cite, error.instead) == ("Rule 36", "putting A/1 to the vote")
    after = voted(meeting, "A/1", roll(COUNCIL, 8))
    assert [o.action.draft for o in legal_actions(after) if isinstance(o.action, PutToVote)] == ["S/A"]


def test_rule_36_the_president_rules_on_the_order_of_several():
    meeting = amended(NEAR, FAR, ADDS)
    assert "has not ruled on their order" in refused(meeting, PutToVote(CHAIR, "A/2")).why
    wrong = refused(meeting, GiveRuling(CHAIR, Ruling(of="S/A", order=("A/2", "A/3", "A/1"))))
    assert (wrong.rule.cite, wrong.instead) == ("Rule 36", "the order A/3, A/2, A/1")
    ruled = play(meeting, GiveRuling(CHAIR, Ruling(of="S/A", order=("A/3", "A/2", "A/1"))), LetRulingStand(CHAIR))
    assert refused(ruled, PutToVote(CHAIR, "A/2")).instead == "putting A/3 to the vote"
    for symbol in ("A/3", "A/2", "A/1"):
        ruled = voted(ruled, symbol, roll(COUNCIL, 8))
    assert voted(ruled, "S/A", roll(COUNCIL, 15)).drafts[0].outcome is Outcome.ADOPTED


def test_rule_36_the_ruling_on_the_order_can_be_challenged():
    order = Ruling(of="S/A", order=("A/1", "A/2"))
    meeting = play(amended(NEAR, FAR), GiveRuling(CHAIR, order), ChallengeRuling("RUS"), PutToVote(CHAIR))
    overruled = play(meeting, CastVotes(roll(COUNCIL, 9)), StateResult(CHAIR))
    assert refused(overruled, GiveRuling(CHAIR, order)).why == "The Council has overruled that order"
    apply(overruled, GiveRuling(CHAIR, Ruling(of="S/A", order=("A/2", "A/1"))))
    stands = play(meeting, CastVotes(roll(COUNCIL, 8)), StateResult(CHAIR))
    apply(stands, PutToVote(CHAIR, "A/1"))


def test_rule_36_a_later_amendment_is_not_in_an_order_ruled_before():
    order = GiveRuling(CHAIR, Ruling(of="S/A", order=("A/2", "A/1")))
    meeting = play(amended(NEAR, FAR), order, LetRulingStand(CHAIR), SubmitAmendment("CHN", ADDS))
    assert "has not ruled" in refused(meeting, PutToVote(CHAIR, "A/2")).why


@pytest.mark.parametrize(("in_favour", "reason"), [(9, Reason.VETO), (8, Reason.TOO_FEW_VOTES)])
def test_an_amendment_to_a_substantive_draft_can_itself_be_vetoed(in_favour, reason):
    elected = [c for c in COUNCIL.codes if c not in COUNCIL.permanent]
    yes = [*elected[:8], "FRA"][:in_favour]
    votes = RollCall.of(COUNCIL, yes=yes, no="RUS", rest=Choice.ABSTAIN)
    decision = voted(amended(NEAR), "A/1", votes).decisions[-1]
    assert (decision.outcome, decision.reason) == (Outcome.NOT_ADOPTED, reason)
    procedural = voted(amended(NEAR, kind=Kind.PROCEDURAL), "A/1", votes).decisions[-1]
    assert procedural.outcome is (Outcome.ADOPTED if in_favour == 9 else Outcome.NOT_ADOPTED)


def test_amendments_are_refused_where_there_is_nothing_to_amend():
    for wrong in (Amendment("A/9", "S/Z"), Amendment("A/1", "S/A"), Amendment("S/A", "S/A")):
        assert refused(amended(NEAR), SubmitAmendment("FRA", wrong)).rule.cite == "Rule 36"
    done = voted(amended(), "S/A", roll(COUNCIL, 15))
    assert "no longer waits" in refused(done, SubmitAmendment("FRA", NEAR)).why
    assert done.phase is Phase.BUSINESS


some = st.lists(st.tuples(st.sampled_from(Change), st.integers(0, 3)), min_size=2, max_size=5)


@settings(deadline=None)
@given(some)
def test_rule_36_the_orders_are_all_those_with_additions_and_deletions_first(made):
    amendments = tuple(Amendment(f"A/{n}", "S/A", does, far) for n, (does, far) in enumerate(made))
    by_symbol = {a.symbol: a for a in amendments}
    every = [
        order
        for order in itertools.permutations(by_symbol)
        if all(
            by_symbol[a].change is not Change.REVISES or by_symbol[b].change is Change.REVISES
            for a, b in itertools.combinations(order, 2)
        )
    ]
    listed = list(orders(amendments))
    assert sorted(listed) == sorted(every)
    assert len(set(listed)) == len(listed)
    ordinary = [by_symbol[s] for s in ordinary_order(amendments)]
    assert listed[0] == tuple(a.symbol for a in ordinary)
    for a, b in itertools.pairwise(ordinary):
        same = (a.change is Change.REVISES) is (b.change is Change.REVISES)
        assert not same or a.distance >= b.distance
