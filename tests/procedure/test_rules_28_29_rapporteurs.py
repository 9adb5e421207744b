"""Rules 28 and 29: bodies for a specified question, and who reports for them heard first."""

import pytest
from room import BRIEFER, CHAIR, COUNCIL, called, in_business, opening, roll, vote

from sim.law import Outcome
from sim.procedure import Format, OutOfOrder, apply, in_order, legal_actions, play
from sim.procedure.actions import (
    SECRETARY_GENERAL,
    CallSpeaker,
    DecideWithoutVote,
    Object,
    OpenMeeting,
    ProposeAppointment,
    RequestFloor,
)
from sim.procedure.matters import AppointedBody, Appointment

COMMITTEE = Appointment(AppointedBody.COMMITTEE, "the situation in Laos", "JOR")
RAPPORTEUR = Appointment(AppointedBody.RAPPORTEUR, "the situation in Laos", "a rapporteur")


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


def appointed(*appointments):
    meeting = in_business()
    for appointment in appointments:
        meeting = play(meeting, ProposeAppointment("USA", appointment), DecideWithoutVote(CHAIR))
    return meeting


def test_rule_28_the_council_appoints_by_a_procedural_vote():
    assert appointed(COMMITTEE).appointed == (COMMITTEE,)
    proposed = play(in_business(), ProposeAppointment("USA", COMMITTEE), Object("RUS"))
    assert "RUS objects" in refused(proposed, DecideWithoutVote(CHAIR)).why
    carried, lost = vote(proposed, roll(COUNCIL, 9, 6)), vote(proposed, roll(COUNCIL, 8, 7))
    assert (carried.decisions[-1].outcome, carried.appointed) == (Outcome.ADOPTED, (COMMITTEE,))
    assert (lost.decisions[-1].outcome, lost.appointed) == (Outcome.NOT_ADOPTED, ())
    assert carried.taken[-1].question.text == "appoint a committee for the situation in Laos"


def test_rule_28_for_a_question_it_has_not_appointed_the_same_for():
    error = refused(appointed(COMMITTEE), ProposeAppointment("USA", COMMITTEE))
    assert (error.rule.cite, "Rule 29" in error.instead) == ("Rule 28", True)


def test_rule_28_a_proposal_says_what_is_to_be_appointed():
    error = refused(in_business(), ProposeAppointment("USA"))
    assert "needs a commission, committee or rapporteur" in error.why


def test_rule_29_who_reports_may_be_called_before_all_others():
    meeting = appointed(COMMITTEE, RAPPORTEUR)
    asking = ("USA", "RUS", "CHN", "JOR", "a rapporteur")
    meeting = play(meeting, *map(RequestFloor, asking))
    for reporter in ("JOR", "a rapporteur"):
        offers = {
            o.action.speaker: o.rule.cite for o in legal_actions(meeting) if isinstance(o.action, CallSpeaker)
        }
        assert offers == {"USA": "Rule 27", "JOR": "Rule 29", "a rapporteur": "Rule 29"}
        after = apply(meeting, CallSpeaker(CHAIR, reporter))
        assert after.speakers == tuple(s for s in asking if s != reporter)
    assert refused(meeting, CallSpeaker(CHAIR, "CHN")).rule.cite == "Rule 27"


def test_rule_29_gives_nobody_else_precedence():
    meeting = play(in_business(), RequestFloor("USA"), RequestFloor("RUS"), RequestFloor("JOR"))
    assert refused(meeting, CallSpeaker(CHAIR, "JOR")).rule.cite == "Rule 27"


def test_a_rapporteur_speaks_without_an_invitation_and_does_nothing_else():
    meeting = appointed(RAPPORTEUR)
    apply(meeting, RequestFloor("a rapporteur"))
    assert refused(meeting, Object("a rapporteur")).rule.cite in ("Rule 9", "Charter Art. 31")
    assert refused(meeting, RequestFloor(BRIEFER.name)).rule.cite == "Rule 37"
    assert {type(o.action) for o in legal_actions(meeting) if o.by == "a rapporteur"} == {RequestFloor}


def test_rules_22_and_23_the_secretary_general_makes_statements_and_can_be_rapporteur():
    meeting = play(in_business(), RequestFloor("USA"), RequestFloor("RUS"), RequestFloor(SECRETARY_GENERAL))
    assert in_order(in_business(), RequestFloor(SECRETARY_GENERAL)).cite == "Rule 22"
    assert refused(meeting, CallSpeaker(CHAIR, SECRETARY_GENERAL)).rule.cite == "Rule 27"
    appointment = Appointment(AppointedBody.RAPPORTEUR, "Laos", SECRETARY_GENERAL)
    reporter = play(meeting, ProposeAppointment("USA", appointment), DecideWithoutVote(CHAIR))
    assert in_order(reporter, CallSpeaker(CHAIR, SECRETARY_GENERAL)).cite == "Rule 29"
    informal = apply(called(Format.CONSULTATIONS), OpenMeeting(CHAIR))
    assert refused(informal, RequestFloor(SECRETARY_GENERAL)).rule.cite == "Rule 37"


def test_a_body_appointed_before_reports_at_a_later_meeting():
    meeting = play(called(appointed=(COMMITTEE,)), *opening(COUNCIL), DecideWithoutVote(CHAIR))
    meeting = play(meeting, RequestFloor("USA"), RequestFloor("RUS"), RequestFloor("JOR"))
    apply(meeting, CallSpeaker(CHAIR, "JOR"))
