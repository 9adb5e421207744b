"""One example for each Rule from 30 to 61 that the code applies, named after it: what the Rule says.

test_disabled_rules.py runs each of them with its Rule in force, and again with the Rule disabled.
"""

from datetime import date, timedelta

from attrs import evolve
from refusing import cited, offered, refused
from room import BRIEFER, CHAIR, COUNCIL, DAY, UKRAINE, draft, in_business, roll, vote

from sim.law import Choice, Kind, Outcome, Question, Reason, RollCall, Vote, assembly_on, decide, law_on
from sim.procedure import (
    Draft,
    Format,
    Motion,
    Phase,
    apply,
    play,
)
from sim.procedure.actions import (
    SECRETARY_GENERAL,
    AskForSeparateVote,
    CastVotes,
    ChallengeRuling,
    CloseMeeting,
    DecideWithoutVote,
    GiveRuling,
    IssueCommunique,
    Move,
    ObjectToSeparateVotes,
    ProposeInvitation,
    ProposePrivateMeeting,
    ProposeSingleCopy,
    PutQuestion,
    PutToVote,
    RaisePointOfOrder,
    RequestFloor,
    RequestVote,
    Second,
    StateResult,
    Submit,
    SubmitAmendment,
    TakeOver,
    Withdraw,
)
from sim.procedure.court_ballots import cast
from sim.procedure.court_elections import Ballot, Candidate, Organ, begin
from sim.procedure.matters import Amendment, Change, Ruling
from sim.procedure.new_members import Session, Stage, apply_for_membership, deadlines, recommend, refer

LAW = law_on(DAY)


def test_rule_30_a_ruling_stands_unless_it_is_overruled():
    amendments = [Amendment(f"S/1/Amend.{n}", "S/1", distance=n) for n in (1, 2)]
    meeting = play(
        in_business(),
        Submit("FRA", draft("S/1")),
        *[SubmitAmendment("RUS", amendment) for amendment in amendments],
        GiveRuling(CHAIR, Ruling(of="S/1", order=("S/1/Amend.2", "S/1/Amend.1"))),
        ChallengeRuling("RUS"),
        PutToVote(CHAIR),
    )
    eight = play(meeting, CastVotes(roll(COUNCIL, 8, 7)), StateResult(CHAIR))
    assert eight.amendment_order == ("S/1/Amend.2", "S/1/Amend.1")
    nine = play(meeting, CastVotes(roll(COUNCIL, 9, 6)), StateResult(CHAIR))
    assert (nine.amendment_order, len(nine.orders_overruled)) == ((), 1)


def test_rule_30_the_president_rules_on_a_point_of_order_at_once():
    raised = apply(in_business(), RaisePointOfOrder("RUS", "a speaker is off the item"))
    assert refused(raised, RequestFloor("AUS")).rule.cite == "Rule 30"
    assert {type(action) for action in offered(raised)} == {GiveRuling}


def test_rule_31_a_matter_of_substance_is_put_as_a_draft_in_writing():
    question = Question(Kind.SUBSTANTIVE, "impose sanctions")
    error = refused(in_business(), PutQuestion(CHAIR, question))
    assert (error.rule.cite, "draft in writing" in error.instead) == ("Rule 31", True)


def test_rule_32_the_draft_submitted_first_is_voted_on_first():
    two = play(in_business(), Submit("FRA", draft("S/1")), Submit("RUS", draft("S/2")))
    assert refused(two, PutToVote(CHAIR, "S/2")).rule.cite == "Rule 32"
    assert apply(two, PutToVote(CHAIR, "S/1")).phase is Phase.VOTING


def test_rule_32_parts_are_voted_separately_unless_the_mover_objects():
    parts = Draft("S/1", Question(Kind.SUBSTANTIVE, "adopt S/1"), parts=("paragraph 1", "paragraph 2"))
    asked = play(in_business(), Submit("FRA", parts), AskForSeparateVote("RUS", "S/1", "paragraph 2"))
    assert refused(asked, PutToVote(CHAIR, "S/1")).rule.cite == "Rule 32"
    assert refused(asked, ObjectToSeparateVotes("USA", "S/1")).rule.cite == "Rule 32"
    whole = apply(asked, ObjectToSeparateVotes("FRA", "S/1"))
    assert refused(whole, AskForSeparateVote("CHN", "S/1", "paragraph 1")).rule.cite == "Rule 32"
    assert apply(whole, PutToVote(CHAIR, "S/1")).phase is Phase.VOTING


def test_rule_33_motions_have_precedence_in_its_order():
    moved = apply(in_business(), Move("RUS", Motion.ADJOURN))
    assert refused(moved, Move("CHN", Motion.POSTPONE)).rule.cite == "Rule 33"
    assert len(apply(moved, Move("USA", Motion.SUSPEND)).before) == 2


def test_rule_33_suspension_and_simple_adjournment_are_not_debated():
    for motion in (Motion.SUSPEND, Motion.ADJOURN):
        moved = apply(in_business(), Move("RUS", motion))
        assert refused(moved, RequestFloor("USA")).rule.cite == "Rule 33"
    debated = apply(in_business(), Move("RUS", Motion.ADJOURN_TO, "2015-01-05"))
    assert apply(debated, RequestFloor("USA")).speakers == ("USA",)


def test_rule_33_what_is_postponed_or_referred_is_not_gone_on_with():
    for motion, more in ((Motion.POSTPONE, ("2015-01-05",)), (Motion.REFER, ("", "a committee"))):
        aside = play(in_business(), Move("RUS", motion, *more), DecideWithoutVote(CHAIR))
        assert refused(aside, Submit("FRA", draft("S/1"))).rule.cite == "Rule 33"


def test_rule_34_no_seconder_is_needed():
    submitted = apply(in_business(), Submit("FRA", draft("S/1")))
    assert submitted.drafts[0].seconded_by == ()
    assert PutToVote(CHAIR, "S/1") in offered(submitted)


def test_rule_35_what_was_not_voted_on_can_be_withdrawn():
    submitted = apply(in_business(), Submit("RUS", draft("S/1")))
    gone = apply(submitted, Withdraw("RUS", "S/1"))
    assert PutToVote(CHAIR, "S/1") not in offered(gone)
    voted = play(submitted, PutToVote(CHAIR, "S/1"), CastVotes(roll(COUNCIL, 5)), StateResult(CHAIR))
    assert refused(voted, Withdraw("RUS", "S/1")).rule.cite == "Rule 35"


def test_rule_35_the_seconder_takes_a_draft_over_with_its_place():
    two = play(in_business(), Submit("RUS", draft("S/1")), Second("CHN", "S/1"), Submit("FRA", draft("S/2")))
    taken = play(two, Withdraw("RUS", "S/1"), TakeOver("CHN", "S/1"))
    assert [t.draft.symbol for t in taken.drafts] == ["S/1", "S/2"]
    assert apply(taken, PutToVote(CHAIR, "S/1")).phase is Phase.VOTING


def test_rule_36_additions_first_and_then_the_one_furthest_removed():
    near = Amendment("S/1/Amend.1", "S/1", Change.REVISES, 1)
    far = Amendment("S/1/Amend.2", "S/1", Change.REVISES, 9)
    adds = Amendment("S/1/Amend.3", "S/1", Change.ADDS)
    submitted = play(
        in_business(), Submit("FRA", draft("S/1")), *[SubmitAmendment("RUS", a) for a in (near, far, adds)]
    )
    assert refused(submitted, PutToVote(CHAIR, "S/1")).rule.cite == "Rule 36"
    first = next(action for action in offered(submitted) if isinstance(action, GiveRuling))
    assert first.ruling.order == (adds.symbol, far.symbol, near.symbol)
    wrong = Ruling(of="S/1", order=(far.symbol, adds.symbol, near.symbol))
    assert refused(submitted, GiveRuling(CHAIR, wrong)).rule.cite == "Rule 36"


# Who takes part.


def test_rule_37_a_state_takes_part_by_decision_of_the_council_and_without_a_vote():
    proposed = apply(in_business(), ProposeInvitation("FRA", UKRAINE))
    assert vote(proposed, roll(COUNCIL, 8, 7)).invited == ()
    invited = vote(proposed, roll(COUNCIL, 9, 6))
    assert apply(invited, RequestFloor("UKR")).speakers == ("UKR",)
    assert refused(invited, Move("UKR", Motion.SUSPEND)).rule.cite == "Rule 37"


def test_rule_38_a_draft_of_an_invited_state_is_voted_on_only_at_a_member_s_request():
    invited = play(in_business(), ProposeInvitation("FRA", UKRAINE), DecideWithoutVote(CHAIR))
    submitted = apply(invited, Submit("UKR", draft("S/1")))
    assert refused(submitted, PutToVote(CHAIR, "S/1")).rule.cite == "Rule 38"
    assert apply(apply(submitted, RequestVote("FRA", "S/1")), PutToVote(CHAIR, "S/1")).phase is Phase.VOTING


def test_rule_39_a_person_is_invited_to_give_information_and_moves_nothing():
    heard = play(in_business(), ProposeInvitation("FRA", BRIEFER), DecideWithoutVote(CHAIR))
    assert apply(heard, RequestFloor(BRIEFER.name)).speakers == (BRIEFER.name,)
    error = refused(heard, Submit(BRIEFER.name, draft("S/1")))
    assert "invited to give information" in error.why


def test_rule_40_votes_are_counted_as_the_charter_says():
    votes = RollCall.of(COUNCIL, no="RUS", rest=Choice.YES)
    draft_vote = decide(Question(Kind.SUBSTANTIVE, "a draft"), votes, COUNCIL, LAW)
    assert (draft_vote.outcome, draft_vote.reason) == (Outcome.NOT_ADOPTED, Reason.VETO)
    put = play(in_business(), Submit("FRA", draft("S/1")), PutToVote(CHAIR, "S/1"))
    assert refused(put, CastVotes(RollCall((Vote("KEN", Choice.YES),)))).rule.cite == "Rule 40"


# Publicity.

RECOMMENDATION = evolve(draft("S/1"), recommends_secretary_general=True)


def test_rule_48_a_secretary_general_is_recommended_in_private():
    public = apply(in_business(), Submit("FRA", RECOMMENDATION))
    assert refused(public, PutToVote(CHAIR, "S/1")).rule.cite == "Rule 48"
    private = play(public, ProposePrivateMeeting("FRA"), DecideWithoutVote(CHAIR))
    assert apply(private, PutToVote(CHAIR, "S/1")).phase is Phase.VOTING


def test_rule_51_a_single_copy_is_kept_of_a_private_record_only():
    assert refused(in_business(), ProposeSingleCopy("FRA")).rule.cite == "Rule 51"
    private = play(in_business(), ProposePrivateMeeting("FRA"), DecideWithoutVote(CHAIR))
    assert play(private, ProposeSingleCopy("FRA"), DecideWithoutVote(CHAIR)).single_copy


def test_rule_55_a_communique_follows_a_private_meeting():
    private = play(in_business(), ProposePrivateMeeting("FRA"), DecideWithoutVote(CHAIR), CloseMeeting(CHAIR))
    assert IssueCommunique(SECRETARY_GENERAL) in offered(private)
    assert offered(apply(in_business(), CloseMeeting(CHAIR))) == []
    assert private.format is Format.PRIVATE


# New Members, and the election of judges.

SESSION = Session(date(2011, 9, 13))


def test_rule_58_an_application_holds_a_declaration():
    assert apply_for_membership("SSD", DAY).stage is Stage.RECEIVED
    assert cited(apply_for_membership, "SSD", DAY, declaration=False) == "Rule 58"


def test_rule_59_an_application_goes_to_the_committee_which_reports_in_time():
    application = apply_for_membership("SSD", DAY)
    assert refer(application).stage is Stage.IN_COMMITTEE
    assert refer(application, council_decides_otherwise=True).stage is Stage.BEFORE_THE_COUNCIL
    assert SESSION.opens - deadlines(SESSION).report == timedelta(35)


def test_rule_60_without_a_recommendation_a_special_report_is_due():
    application = refer(apply_for_membership("SSD", DAY), council_decides_otherwise=True)
    votes = RollCall.of(COUNCIL, no="RUS", rest=Choice.YES)
    vetoed = decide(Question(Kind.SUBSTANTIVE, "recommend"), votes, COUNCIL, LAW)
    after = recommend(application, vetoed, DAY)
    assert (after.stage, after.special_report_due) == (Stage.NOT_RECOMMENDED, True)


def test_rule_61_ballots_go_on_until_all_seats_have_a_majority():
    two = [Candidate("A", "AUS"), Candidate("B", "BRA"), Candidate("C", "CAN")]
    election = begin(2, two, COUNCIL, assembly_on(DAY))
    first = cast(election, Organ.COUNCIL, Ballot(15, (("A", 8), ("B", 7), ("C", 7))))
    assert (first.selected(Organ.COUNCIL), first.meeting) == (("A",), 1)
    second = cast(first, Organ.COUNCIL, Ballot(15, (("B", 8), ("C", 7))))
    assert second.selected(Organ.COUNCIL) == ("A", "B")
    assert cited(cast, second, Organ.COUNCIL, Ballot(15, (("C", 15),))) == "ICJ Statute Art. 8"
