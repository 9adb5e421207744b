"""The double veto from claim to main vote, and the President's ruling that escaped it in 1950 and 1959."""

from datetime import date

import pytest
from attrs import evolve
from room import draft, in_business, vote

from sim.law import Choice, Kind, Outcome, Reason, RollCall
from sim.procedure import Motion, OutOfOrder, Phase, Ruling, apply, legal_actions, play
from sim.procedure.actions import (
    CastVotes,
    ChallengeRuling,
    ClaimNotProcedural,
    GiveRuling,
    LetRulingStand,
    Move,
    Object,
    PutToVote,
    StateResult,
    Submit,
)
from sim.procedure.meeting import TakenBefore

YES, NO, ABSTAIN = Choice.YES, Choice.NO, Choice.ABSTAIN


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


def cast(meeting, rest=YES, **votes):
    return play(meeting, CastVotes(RollCall.of(meeting.council, rest=rest, **votes)), StateResult(meeting.chair))


def tabled(day, by, **more):
    return apply(in_business(day), Submit(by, draft("S/A", Kind.PROCEDURAL)), **more)


def test_czechoslovakia_24_may_1948_the_claim_the_preliminary_question_and_the_veto():
    meeting = tabled(date(1948, 5, 24), "ARG")
    chair = meeting.chair
    meeting = play(meeting, ClaimNotProcedural("SUN", "S/A"), PutToVote(chair))
    meeting = cast(meeting, no="SUN UKR", abstain="FRA")
    preliminary = meeting.decisions[-1]
    assert (preliminary.kind, preliminary.reason, str(preliminary.tally)) == (
        Kind.PRELIMINARY,
        Reason.VETO,
        "8-2-1",
    )
    assert preliminary.blocked_by == ("SUN",)
    main = cast(apply(meeting, PutToVote(chair, "S/A")), no="SUN UKR").decisions[-1]
    assert (main.kind, main.outcome, main.blocked_by) == (Kind.SUBSTANTIVE, Outcome.NOT_ADOPTED, ("SUN",))
    # Had nobody claimed it, the same votes would have carried it.
    plain = cast(apply(tabled(date(1948, 5, 24), "ARG"), PutToVote(chair, "S/A")), no="SUN UKR").decisions[-1]
    assert (plain.kind, plain.outcome) == (Kind.PROCEDURAL, Outcome.ADOPTED)


def test_formosa_29_september_1950_a_ruling_sets_the_vote_aside():
    meeting = tabled(date(1950, 9, 29), "ECU")
    chair = meeting.chair
    assert chair == "GBR"
    meeting = cast(apply(meeting, PutToVote(chair, "S/A")), no="ROC CUB USA", abstain="EGY")
    assert (str(meeting.decisions[-1].tally), meeting.drafts[0].outcome) == ("7-3-1", Outcome.ADOPTED)
    meeting = play(meeting, ClaimNotProcedural("ROC", "S/A"), PutToVote(chair))
    meeting = cast(meeting, no="ROC", abstain="CUB")
    assert meeting.drafts[0].outcome is Outcome.NOT_ADOPTED
    assert meeting.decisions[-1].blocked_by == ("ROC", "USA")
    ruled = apply(meeting, GiveRuling(chair, Ruling(of="S/A", kind=Kind.PROCEDURAL)))
    stands = apply(ruled, LetRulingStand(chair))
    assert stands.drafts[0].outcome is Outcome.ADOPTED
    challenged = play(ruled, ChallengeRuling("ROC"), PutToVote(chair))
    assert cast(challenged, rest=NO, yes="ROC CUB").drafts[0].outcome is Outcome.ADOPTED
    assert cast(challenged, rest=YES, no="GBR").drafts[0].outcome is Outcome.NOT_ADOPTED


def test_formosa_1950_the_claim_came_at_the_meeting_after_the_one_that_voted():
    voted = tabled(date(1950, 9, 29), "ECU")
    voted = cast(apply(voted, PutToVote(voted.chair, "S/A")), no="ROC CUB USA", abstain="EGY")
    before = TakenBefore(voted.taken[-1], voted.council, voted.law)
    later = in_business(date(1950, 9, 29), drafts=voted.drafts, taken_before=(before,))
    assert later.taken[-1].roll is None  # the agenda; the draft was voted on before
    claimed = cast(play(later, ClaimNotProcedural("ROC", "S/A"), PutToVote(later.chair)), no="ROC", abstain="CUB")
    assert (claimed.decisions[-1].blocked_by, claimed.drafts[0].outcome) == (("ROC", "USA"), Outcome.NOT_ADOPTED)
    ruling = GiveRuling(later.chair, Ruling(of="S/A", kind=Kind.PROCEDURAL))
    assert play(claimed, ruling, LetRulingStand(later.chair)).drafts[0].outcome is Outcome.ADOPTED
    without = in_business(date(1950, 9, 29), drafts=voted.drafts)
    assert "No votes were cast on S/A" in refused(without, ClaimNotProcedural("ROC", "S/A")).why


def test_laos_7_september_1959_a_ruling_in_place_of_the_preliminary_question():
    meeting = tabled(date(1959, 9, 7), "USA")
    chair = meeting.chair
    assert chair == "ITA"
    claimed = apply(meeting, ClaimNotProcedural("SUN", "S/A"))
    assert {type(o.action) for o in legal_actions(claimed)} == {GiveRuling, PutToVote}
    ruled = play(claimed, GiveRuling(chair, Ruling(of="S/A", kind=Kind.PROCEDURAL)), LetRulingStand(chair))
    done = cast(apply(ruled, PutToVote(chair, "S/A")), no="SUN")
    assert (str(done.decisions[-1].tally), done.drafts[0].outcome) == ("10-1-0", Outcome.ADOPTED)


def test_since_then_only_the_president_rules_on_a_claim():
    meeting = tabled(date(2014, 12, 22), "USA")
    claimed = apply(meeting, ClaimNotProcedural("RUS", "S/A"))
    assert {type(o.action) for o in legal_actions(claimed)} == {GiveRuling}
    assert "no longer put to the vote" in refused(claimed, PutToVote(meeting.chair)).why
    allowed = evolve(claimed, law=evolve(claimed.law, claim_not_procedural=True))
    apply(allowed, PutToVote(meeting.chair))


def test_the_ruling_that_a_matter_is_substantive_falls_when_nine_overrule_it():
    meeting = tabled(date(2014, 12, 22), "USA")
    chair = meeting.chair
    substantive = GiveRuling(chair, Ruling(of="S/A", kind=Kind.SUBSTANTIVE))
    ruled = play(meeting, ClaimNotProcedural("RUS", "S/A"), substantive)
    stands = play(ruled, LetRulingStand(chair), PutToVote(chair, "S/A"))
    assert cast(stands, no="RUS").drafts[0].outcome is Outcome.NOT_ADOPTED
    overruled = cast(play(ruled, ChallengeRuling("USA"), PutToVote(chair)), no="RUS CHN")
    assert overruled.drafts[0].treated_as is Kind.PROCEDURAL
    assert cast(apply(overruled, PutToVote(chair, "S/A")), no="RUS").drafts[0].outcome is Outcome.ADOPTED


def test_a_motion_is_claimed_too_and_then_one_negative_vote_blocks_it():
    meeting = in_business(date(1948, 5, 24))
    chair = meeting.chair
    meeting = play(
        meeting, Move("USA", Motion.ADJOURN), Object("SUN"), ClaimNotProcedural("SUN"), PutToVote(chair)
    )
    meeting = cast(meeting, no="SUN")
    assert (meeting.phase, meeting.before[-1].treated_as) == (Phase.PROPOSAL, Kind.SUBSTANTIVE)
    done = vote(meeting, RollCall.of(meeting.council, no="SUN", rest=YES))
    assert (done.decisions[-1].blocked_by, done.phase) == (("SUN",), Phase.BUSINESS)
    assert refused(meeting, ClaimNotProcedural("UKR")).why == "SUN has claimed that already"


def test_what_is_substantive_or_withdrawn_or_not_voted_on_cannot_be_claimed():
    meeting = apply(in_business(), Submit("USA", draft("S/A")))
    assert "not taken as procedural" in refused(meeting, ClaimNotProcedural("RUS", "S/A")).why
    assert refused(meeting, ClaimNotProcedural("RUS", "S/Z")).why == "S/Z has not been submitted"
    assert refused(in_business(), ClaimNotProcedural("RUS")).rule.cite.startswith("San Francisco")
    assert refused(in_business(), GiveRuling("TCD", Ruling(of="S/A", kind=Kind.PROCEDURAL))).rule.cite == "Rule 30"
