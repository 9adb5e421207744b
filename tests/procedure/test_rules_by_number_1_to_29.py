"""One example for each Rule from 1 to 29 that the code applies, named after it: what the Rule says.

test_disabled_rules.py runs each of them with its Rule in force, and again with the Rule disabled.
"""

from datetime import date

from refusing import cited, offered, refused
from room import CHAIR, COUNCIL, DAY, DPRK, called, draft, in_business, opened, roll, vote

from sim.council import president_on
from sim.law import Choice, Outcome, RollCall, law_on
from sim.procedure import (
    Basis,
    Item,
    Motion,
    Phase,
    Request,
    apply,
    call,
    carried_over,
    notice_given,
    play,
)
from sim.procedure.actions import (
    SECRETARY_GENERAL,
    ApproveAgenda,
    CallSpeaker,
    CastVotes,
    CedeChair,
    ChallengeCredentials,
    CommunicateAgenda,
    DecideWithoutVote,
    Move,
    Notice,
    OpenMeeting,
    ProposeAppointment,
    PutToVote,
    ReportCredentials,
    RequestFloor,
    StateResult,
    Submit,
)
from sim.procedure.credentials import Office, seating
from sim.procedure.matters import AppointedBody, Appointment

LAW = law_on(DAY)


def meeting_for(by, basis):
    return call(Request(by, basis, "An item", "S/2014/872"), COUNCIL, LAW, DAY)


# Meetings and the agenda.


def test_rule_1_the_president_calls_a_meeting_and_nobody_for_him():
    called_by_him = meeting_for((CHAIR,), Basis.PRESIDENT).called
    assert (called_by_him.rule.cite, called_by_him.bound) == ("Rule 1", False)
    assert cited(meeting_for, ("AUS",), Basis.PRESIDENT) == "Rule 1"


def test_rule_2_the_request_of_one_member_binds_the_president():
    one = meeting_for(("AUS",), Basis.MEMBER).called
    assert (one.rule.cite, one.bound) == ("Rule 2", True)


def test_rule_3_a_state_s_own_submission_binds_him_too():
    submitted = meeting_for(("KEN",), Basis.ARTICLE_35).called
    assert (submitted.rule.cite, submitted.bound) == ("Rule 3", True)


def test_rule_7_nothing_goes_out_that_the_president_has_not_approved():
    sending = CommunicateAgenda(SECRETARY_GENERAL, Notice.THREE_DAYS)
    assert refused(called(), sending).rule.cite == "Rule 7"
    assert apply(apply(called(), ApproveAgenda(CHAIR)), sending).communicated


def test_rule_8_members_have_the_agenda_three_days_before():
    assert notice_given(3, urgent=False) is Notice.THREE_DAYS
    assert cited(notice_given, 2, urgent=False) == "Rule 8"
    assert refused(apply(called(), ApproveAgenda(CHAIR)), OpenMeeting(CHAIR)).rule.cite == "Rule 8"


def test_rule_9_the_adoption_of_the_agenda_comes_first():
    meeting = opened()
    assert meeting.provisional_agenda[0] == Item("Adoption of the agenda")
    assert (meeting.phase, meeting.agenda_adopted) == (Phase.AGENDA, False)
    assert refused(meeting, Submit("AUS", draft("S/1"))).rule.cite == "Rule 9"
    assert refused(meeting, RequestFloor(SECRETARY_GENERAL)).rule.cite == "Rule 9"


def test_rule_10_an_item_not_finished_is_on_the_next_agenda():
    adjourned = play(in_business(), Move("RUS", Motion.ADJOURN), DecideWithoutVote(CHAIR))
    assert carried_over(adjourned) == (Item(DPRK),)


def test_rule_11_an_adopted_item_is_one_the_council_is_seized_of():
    assert opened(seized=("Cyprus",)).seized == ("Cyprus",)
    assert in_business(seized=("Cyprus",)).seized == ("Cyprus", DPRK)


# Credentials.


def test_rule_13_credentials_come_a_day_before_the_seat_is_taken():
    assert seating(Office.FOREIGN_MINISTER, None).cite == "Rule 13"
    assert cited(seating, Office.REPRESENTATIVE, 23) == "Rule 13"
    assert cited(seating, Office.REPRESENTATIVE, None) == "Rule 13"


def test_rule_14_an_invited_state_sends_credentials_too():
    assert seating(Office.INVITED, 24).cite == "Rule 14"
    assert cited(seating, Office.INVITED, 2) == "Rule 14"


def test_rule_15_the_secretary_general_reports_and_the_council_approves():
    reported = apply(in_business(), ReportCredentials(SECRETARY_GENERAL, "AUS"))
    assert reported.phase is Phase.PROPOSAL
    approved = apply(reported, DecideWithoutVote(CHAIR))
    assert approved.decisions[-1].outcome is Outcome.ADOPTED
    assert "the Secretary-General" in refused(in_business(), ReportCredentials("AUS", "AUS")).why


def test_rule_16_a_representative_sits_until_his_credentials_are_approved():
    assert seating(Office.REPRESENTATIVE, 24, approved=False).cite == "Rule 16"
    reported = apply(in_business(), ReportCredentials(SECRETARY_GENERAL, "AUS"))
    lost = vote(reported, roll(COUNCIL, 8, 7))
    assert RequestFloor("AUS") in offered(lost)


def test_rule_17_a_challenged_representative_keeps_his_rights_until_it_is_decided():
    challenged = apply(in_business(), ChallengeCredentials("RUS", "AUS"))
    assert RequestFloor("AUS") in offered(challenged)
    assert RequestFloor("AUS") in offered(vote(challenged, roll(COUNCIL, 8, 7)))
    out = vote(challenged, roll(COUNCIL, 9, 6))
    assert refused(out, RequestFloor("AUS")).rule.cite == "Rule 17"


def test_rule_17_a_delegation_that_was_rejected_does_not_vote():
    out = vote(apply(in_business(), ChallengeCredentials("RUS", "AUS")), roll(COUNCIL, 9, 6))
    nine = RollCall.of(COUNCIL, yes="AUS ARG CHL FRA JOR KOR LTU LUX GBR", rest=Choice.ABSTAIN)
    voted = play(out, Submit("FRA", draft("S/1")), PutToVote(CHAIR, "S/1"), CastVotes(nine), StateResult(CHAIR))
    assert (voted.decisions[-1].outcome, voted.decisions[-1].tally.yes) == (Outcome.NOT_ADOPTED, 8)


# The presidency.


def test_rule_18_the_chair_goes_round_in_english_alphabetical_order():
    months = [date(2014, month, 1) for month in range(1, 13)]
    assert [president_on(day) for day in months] == (
        [
            "JOR",
            "LTU",
            "LUX",
            "NGA",
            "KOR",
            "RUS",
            "RWA",
            "GBR",
            "USA",
            "ARG",
            "AUS",
            "TCD",
        ]  # Jordan, Lithuania, … , Australia, Chad
    )


def test_rule_19_only_the_president_presides():
    put = play(apply(in_business(), Submit("FRA", draft("S/1"))), PutToVote(CHAIR, "S/1"))
    counted = apply(put, CastVotes(roll(COUNCIL, 9)))
    assert refused(counted, StateResult("AUS")).rule.cite == "Rule 19"
    assert apply(counted, StateResult(CHAIR)).decisions[-1].outcome is Outcome.ADOPTED


def test_rule_20_a_president_who_steps_aside_gives_the_chair_to_the_next():
    ceded = apply(in_business(), CedeChair(CHAIR))
    assert (ceded.chair, ceded.president) == ("CHL", CHAIR)  # after Chad comes Chile
    assert refused(in_business(), CedeChair("AUS")).rule.cite == "Rule 20"


# The Secretary-General.


def test_rule_22_the_secretary_general_makes_statements():
    assert RequestFloor(SECRETARY_GENERAL) in offered(in_business())


def test_rule_23_the_secretary_general_can_be_rapporteur():
    chosen = Appointment(AppointedBody.RAPPORTEUR, DPRK, SECRETARY_GENERAL)
    appointed = play(in_business(), ProposeAppointment("AUS", chosen), DecideWithoutVote(CHAIR))
    asked = play(appointed, *map(RequestFloor, ("RUS", "AUS", "FRA", SECRETARY_GENERAL)))
    assert CallSpeaker(CHAIR, SECRETARY_GENERAL) in offered(asked)


# The conduct of business.


def test_rule_27_speakers_are_called_in_the_order_they_asked():
    asked = play(in_business(), RequestFloor("RUS"), RequestFloor("AUS"), RequestFloor("FRA"))
    assert refused(asked, CallSpeaker(CHAIR, "FRA")).rule.cite == "Rule 27"
    assert apply(asked, CallSpeaker(CHAIR, "RUS")).speakers == ("AUS", "FRA")


RAPPORTEUR = Appointment(AppointedBody.RAPPORTEUR, DPRK, "NGA")


def test_rule_28_the_council_appoints_a_rapporteur():
    proposed = apply(in_business(), ProposeAppointment("AUS", RAPPORTEUR))
    assert vote(proposed, roll(COUNCIL, 8, 7)).appointed == ()
    assert vote(proposed, roll(COUNCIL, 9, 6)).appointed == (RAPPORTEUR,)


def test_rule_29_a_rapporteur_may_be_heard_out_of_turn():
    appointed = play(in_business(), ProposeAppointment("AUS", RAPPORTEUR), DecideWithoutVote(CHAIR))
    asked = play(appointed, *map(RequestFloor, ("RUS", "AUS", "FRA", "NGA")))
    assert {CallSpeaker(CHAIR, "RUS"), CallSpeaker(CHAIR, "NGA")} <= set(offered(asked))
    assert CallSpeaker(CHAIR, "FRA") not in offered(asked)
