"""Rules 13 to 17: whose credentials are challenged keeps its rights, until the Council decides, and only then."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from room import CHAIR, COUNCIL, called, in_business, opened, roll

from sim.council import council_on
from sim.law import BadRollCall, Choice, Outcome, RollCall, Tally, law_on
from sim.procedure import Basis, OutOfOrder, Phase, Polarity, Request, apply, call, legal_actions, play
from sim.procedure.actions import (
    SECRETARY_GENERAL,
    AskForVote,
    CastVotes,
    CedeChair,
    ChallengeCredentials,
    DecideWithoutVote,
    Object,
    OpenMeeting,
    ProposePrivateMeeting,
    PutToVote,
    ReportCredentials,
    RequestFloor,
    StateResult,
)
from sim.procedure.credentials import Office, go_on_undecided, seating, votes_of_the_seated
from sim.procedure.matters import CredentialsReported
from sim.procedure.meeting import changed

EVERYBODY_YES = RollCall.of(COUNCIL, rest=Choice.YES)


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


def unseated(code="RUS", by="USA", meeting=None):
    """A meeting that has rejected somebody's credentials."""
    meeting = meeting or in_business()
    voting = play(meeting, ChallengeCredentials(by, code), PutToVote(meeting.chair))
    return play(voting, CastVotes(EVERYBODY_YES), StateResult(meeting.chair))


def put(meeting, votes, way=Polarity.IN_FAVOUR):
    if isinstance(meeting.before[-1].matter, CredentialsReported):
        meeting = apply(meeting, AskForVote(meeting.chair))
    meeting = play(meeting, PutToVote(meeting.chair, None, way), CastVotes(votes))
    return apply(meeting, StateResult(meeting.chair))


def test_rule_13_credentials_come_a_day_before_the_seat_is_taken():
    assert seating(Office.REPRESENTATIVE, 24, approved=True).cite == "Rule 15"
    for hours in (23, 0, None):
        with pytest.raises(OutOfOrder) as info:
            seating(Office.REPRESENTATIVE, hours)
        assert (info.value.rule.cite, "foreign minister" in info.value.instead) == ("Rule 13", True)


@pytest.mark.parametrize("office", [Office.HEAD_OF_GOVERNMENT, Office.FOREIGN_MINISTER])
def test_rule_13_heads_of_government_and_foreign_ministers_need_none(office):
    assert seating(office, None).cite == "Rule 13"


def test_rule_14_an_invited_state_sends_credentials_too():
    assert seating(Office.INVITED, 24).cite == "Rule 14"
    with pytest.raises(OutOfOrder) as info:
        seating(Office.INVITED, 2)
    assert info.value.rule.cite == "Rule 14"


def test_rule_15_the_council_approves_the_report_of_the_secretary_general():
    reported = apply(in_business(), ReportCredentials(SECRETARY_GENERAL, "RUS"))
    assert (reported.phase, reported.before[-1].matter.of) == (Phase.PROPOSAL, "RUS")
    approved = apply(reported, DecideWithoutVote(CHAIR))
    assert approved.taken[-1].question.text == "approve the credentials of the representative of RUS"
    assert refused(in_business(), ReportCredentials("USA", "RUS")).why.endswith("USA is not the Secretary-General")
    assert refused(in_business(), ReportCredentials(SECRETARY_GENERAL, "KEN")).rule.cite == "Rule 15"


def test_rule_15_new_credentials_seat_a_delegation_again():
    meeting = unseated()
    back = play(meeting, ReportCredentials(SECRETARY_GENERAL, "RUS"), DecideWithoutVote(CHAIR))
    assert back.without_credentials == ()
    apply(back, RequestFloor("RUS"))
    still_out = put(apply(meeting, ReportCredentials(SECRETARY_GENERAL, "RUS")), roll(COUNCIL, 8))
    assert still_out.without_credentials == ("RUS",)


def test_rule_16_without_approval_yet_a_delegation_sits_provisionally_with_the_same_rights():
    assert seating(Office.REPRESENTATIVE, 24).cite == "Rule 16"
    not_approved = put(apply(in_business(), ReportCredentials(SECRETARY_GENERAL, "RUS")), roll(COUNCIL, 0, 15))
    assert not_approved.without_credentials == ()
    apply(not_approved, ProposePrivateMeeting("RUS"))


def test_rule_17_a_challenged_representative_keeps_its_seat_and_votes_on_the_challenge():
    meeting = apply(in_business(), ChallengeCredentials("USA", "RUS"))
    assert meeting.without_credentials == ()
    objected = play(meeting, RequestFloor("RUS"), PutToVote(CHAIR))
    voted = apply(objected, CastVotes(RollCall.of(COUNCIL, no="RUS", rest=Choice.YES)))
    assert voted.before[-1].decision.tally == Tally(14, 1)
    assert voted.without_credentials == ()
    assert apply(voted, StateResult(CHAIR)).without_credentials == ("RUS",)


def test_rule_17_silence_rejects_nobody_and_the_president_can_put_a_challenge_at_once():
    meeting = apply(in_business(), ChallengeCredentials("USA", "RUS"))
    error = refused(meeting, DecideWithoutVote(CHAIR))
    assert (error.why, error.instead) == ("USA objects", "putting the question to the vote")
    assert apply(meeting, PutToVote(CHAIR)).phase is Phase.VOTING
    assert DecideWithoutVote not in {type(o.action) for o in legal_actions(meeting)}


@pytest.mark.parametrize(("at", "phase"), [(in_business, Phase.BUSINESS), (opened, Phase.AGENDA)])
def test_rule_17_where_the_council_decides_nothing_the_representative_goes_on_sitting(at, phase):
    before = at()
    meeting = go_on_undecided(apply(before, ChallengeCredentials("USA", "RUS")))
    assert (meeting.phase, meeting.without_credentials, meeting.before) == (phase, (), before.before)
    apply(meeting, ChallengeCredentials("USA", "RUS"))
    with pytest.raises(OutOfOrder) as info:
        go_on_undecided(before)
    assert info.value.rule.cite == "Rule 17"


@pytest.mark.parametrize(("in_favour", "out"), [(8, ()), (9, ("RUS",))])
def test_rule_17_nine_votes_reject_and_no_veto_saves(in_favour, out):
    votes = RollCall.of(COUNCIL, yes=[c for c in COUNCIL.codes if c != "RUS"][:in_favour], rest=Choice.NO)
    assert put(apply(in_business(), ChallengeCredentials("USA", "RUS")), votes).without_credentials == out


def test_rule_17_only_a_decision_unseats_so_a_lost_approval_decides_nothing():
    meeting = apply(in_business(), ChallengeCredentials("USA", "RUS"))
    asked = put(meeting, roll(COUNCIL, 8, 7), Polarity.AGAINST)
    assert (asked.without_credentials, asked.phase) == ((), Phase.PROPOSAL)
    assert asked.taken[-1].question.text.startswith("approve")
    rejected = play(asked, PutToVote(CHAIR), CastVotes(roll(COUNCIL, 9, 6)), StateResult(CHAIR))
    assert rejected.without_credentials == ("RUS",)
    settled = put(meeting, roll(COUNCIL, 9, 6), Polarity.AGAINST)
    assert (settled.without_credentials, settled.phase) == ((), Phase.BUSINESS)


def test_rule_17_who_was_rejected_does_not_sit():
    meeting = unseated(meeting=apply(in_business(), RequestFloor("RUS")))
    assert meeting.speakers == ()
    for action in (RequestFloor("RUS"), ProposePrivateMeeting("RUS"), ChallengeCredentials("RUS", "USA")):
        error = refused(meeting, action)
        assert (error.rule.cite, "were rejected" in error.why) == ("Rule 17", True)
        assert "new credentials" in error.instead
    assert "RUS" not in {o.by for o in legal_actions(meeting)}
    assert refused(meeting, ChallengeCredentials("USA", "RUS")).rule.cite == "Rule 17"


def test_rule_17_its_vote_counts_as_not_cast_and_the_council_keeps_its_size():
    meeting = apply(unseated(), ProposePrivateMeeting("USA"))
    meeting = play(meeting, Object("CHN"), PutToVote(CHAIR), CastVotes(EVERYBODY_YES))
    decision = meeting.before[-1].decision
    assert (decision.tally, decision.needed) == (Tally(14, 0, 0, 1), 9)
    assert len(meeting.council.codes) == 15


def test_rule_17_a_challenge_is_made_by_another_member():
    assert refused(in_business(), ChallengeCredentials("RUS", "RUS")).rule.cite == "Rule 17"
    assert refused(in_business(), ChallengeCredentials("USA", "KEN")).rule.cite == "Rule 17"


def test_rule_17_before_the_agenda_too():
    meeting = put(apply(opened(), ChallengeCredentials("USA", "RUS")), roll(COUNCIL, 9, 6))
    assert (meeting.phase, meeting.without_credentials) == (Phase.AGENDA, ("RUS",))


def test_rule_17_a_rejection_holds_at_the_next_meeting():
    meeting = called(without_credentials=("RUS", "KEN"))
    assert meeting.without_credentials == ("RUS",)
    assert called(without_credentials=(CHAIR,)).chair == "CHL"
    with pytest.raises(OutOfOrder, match="No delegation of this Council sits"):
        called(without_credentials=COUNCIL.codes)


def test_the_chair_passes_on_where_the_president_is_unseated_and_comes_back_with_it():
    meeting = unseated(CHAIR)
    assert (meeting.president, meeting.chair, meeting.ceded) == (CHAIR, "CHL", ())
    back = play(meeting, ReportCredentials(SECRETARY_GENERAL, CHAIR), DecideWithoutVote("CHL"))
    assert back.chair == CHAIR
    ceded = apply(back, CedeChair(CHAIR))
    assert unseated("CHL", meeting=ceded).chair == "CHN"


def test_rule_17_january_1950_the_soviet_proposal_on_the_representative_of_china():
    # 13 January 1950 (S/PV.461): 3-6-2, so the representative, who was President that month, went on presiding.
    day = date(1950, 1, 13)
    council = council_on(day)
    meeting = call(Request(("SUN",), Basis.MEMBER, "China"), council, law_on(day), day)
    assert meeting.chair == "ROC"
    meeting = changed(meeting, approved=True, communicated=True)
    meeting = play(meeting, OpenMeeting("ROC"), ChallengeCredentials("SUN", "ROC"))
    votes = RollCall.of(council, yes="SUN IND YUG", abstain="GBR NOR", rest=Choice.NO)
    lost = play(meeting, PutToVote("ROC"), CastVotes(votes), StateResult("ROC"))
    assert (str(lost.decisions[-1].tally), lost.decisions[-1].outcome) == ("3-6-2", Outcome.NOT_ADOPTED)
    assert (lost.chair, lost.without_credentials) == ("ROC", ())
    # With seven the chair would have passed to the next in the alphabet.
    carried = RollCall.of(council, yes="SUN IND YUG GBR NOR EGY ECU", rest=Choice.NO)
    out = play(meeting, PutToVote("ROC"), CastVotes(carried), StateResult("ROC"))
    assert (out.chair, out.without_credentials) == ("CUB", ("ROC",))


votes_by_member = st.lists(st.sampled_from([*Choice, None]), min_size=15, max_size=15)


@settings(deadline=None)
@given(votes_by_member, st.sets(st.sampled_from(COUNCIL.codes), max_size=14))
def test_whatever_the_unseated_did_is_counted_as_nothing(choices, out):
    by = {c.value: [m for m, chosen in zip(COUNCIL.codes, choices, strict=True) if chosen is c] for c in Choice}
    meeting = changed(in_business(), without_credentials=tuple(sorted(out)))
    counted = votes_of_the_seated(RollCall.of(COUNCIL, **by), meeting)
    assert {v.member for v in counted.votes if v.choice is Choice.NOT_VOTING} >= out
    for member, chosen in zip(COUNCIL.codes, choices, strict=True):
        if member not in out:
            vote = counted.by_member().get(member)
            assert (vote.choice if vote else None) is chosen


def test_numbers_that_leave_no_room_for_the_unseated_are_refused():
    meeting = changed(in_business(), without_credentials=("RUS",))
    assert votes_of_the_seated(RollCall.of(COUNCIL, counts=Tally(14, 0, 0, 1)), meeting).unnamed == Tally(14)
    with pytest.raises(BadRollCall, match="RUS, which does not sit"):
        votes_of_the_seated(RollCall.of(COUNCIL, counts=Tally(15)), meeting)
    voting = play(apply(unseated(), ProposePrivateMeeting("USA")), Object("CHN"), PutToVote(CHAIR))
    assert "does not sit" in refused(voting, CastVotes(RollCall.of(COUNCIL, counts=Tally(15)))).why
