"""Rule 27: speakers are called in the order of their requests, and before Rule 9 is met on the agenda alone."""

import pytest
from refusing import refused
from room import BRIEFER, COUNCIL, UKRAINE, called, draft, in_business, opened, opening, roll, vote

from sim.procedure import Ended, Format, Motion, OutOfOrder, Phase, apply, in_order, legal_actions, play
from sim.procedure.actions import (
    SECRETARY_GENERAL,
    AskForVote,
    CallSpeaker,
    CloseMeeting,
    DecideWithoutVote,
    ExplainVote,
    Move,
    Object,
    OpenMeeting,
    ProposeInvitation,
    PutToVote,
    RaisePointOfOrder,
    RequestFloor,
    ResumeMeeting,
    Submit,
)
from sim.procedure.matters import AppointedBody, Appointment
from sim.procedure.speaking import on_the_agenda


def calls(meeting):
    offers = legal_actions(meeting)
    return [(o.action.speaker, o.rule.cite) for o in offers if isinstance(o.action, CallSpeaker)]


def test_rule_27_in_the_order_of_the_requests():
    meeting = play(in_business(), RequestFloor("RUS"), RequestFloor("AUS"))
    assert calls(meeting) == [("RUS", "Rule 27")]
    with pytest.raises(OutOfOrder, match="in order instead: calling RUS") as refused:
        apply(meeting, CallSpeaker("TCD", "AUS"))
    assert refused.value.rule.cite == "Rule 27"
    meeting = apply(meeting, CallSpeaker("TCD", "RUS"))
    assert meeting.speakers == ("AUS",)


def test_a_speaker_asks_once_and_again_after_speaking():
    meeting = apply(in_business(), RequestFloor("RUS"))
    with pytest.raises(OutOfOrder, match="on the list of speakers already"):
        apply(meeting, RequestFloor("RUS"))
    play(meeting, CallSpeaker("TCD", "RUS"), RequestFloor("RUS"))


def test_the_president_may_speak_last_by_practice_or_in_turn_by_rule():
    meeting = play(in_business(), RequestFloor("TCD"), RequestFloor("AUS"), RequestFloor("RUS"))
    (in_turn, first_rule), (after, practice) = calls(meeting)
    assert (in_turn, first_rule, after) == ("TCD", "Rule 27", "AUS")
    assert practice.startswith("Council practice, not a rule")
    meeting = play(meeting, CallSpeaker("TCD", "AUS"), CallSpeaker("TCD", "RUS"))
    assert calls(meeting) == [("TCD", "Rule 27")]


def test_nobody_is_called_who_did_not_ask():
    with pytest.raises(OutOfOrder, match="AUS is not the next"):
        apply(in_business(), CallSpeaker("TCD", "AUS"))


def test_the_meeting_closes_when_the_list_is_exhausted():
    waiting = apply(in_business(), RequestFloor("AUS"))
    with pytest.raises(OutOfOrder, match="AUS is still on the list"):
        apply(waiting, CloseMeeting("TCD"))
    closed = play(waiting, CallSpeaker("TCD", "AUS"), CloseMeeting("TCD"))
    assert (closed.phase, closed.ended) == (Phase.CLOSED, Ended.CONCLUDED)
    assert legal_actions(closed) == ()
    with pytest.raises(OutOfOrder, match="the meeting is closed"):
        apply(closed, RequestFloor("AUS"))


# Before the agenda is adopted.


def test_members_speak_on_the_adoption_of_the_agenda_in_the_order_of_their_requests():
    meeting = play(opened(), Object("CHN"), RequestFloor("CHN"), RequestFloor("AUS"), RequestFloor("TCD"))
    assert on_the_agenda(meeting) and not on_the_agenda(in_business())
    assert calls(meeting) == [("CHN", "Rule 27")]
    assert refused(meeting, CallSpeaker("TCD", "AUS")).rule.cite == "Rule 27"
    heard = play(meeting, CallSpeaker("TCD", "CHN"), CallSpeaker("TCD", "AUS"), CallSpeaker("TCD", "TCD"))
    assert (heard.phase, heard.speakers, heard.before) == (Phase.AGENDA, (), meeting.before)


@pytest.mark.parametrize("name", [UKRAINE.name, BRIEFER.name])
def test_nobody_can_be_invited_to_speak_on_the_agenda(name):
    assert refused(opened(), RequestFloor(name)).rule.cite == "Rule 37"
    guest = next(g for g in (UKRAINE, BRIEFER) if g.name == name)
    assert refused(opened(), ProposeInvitation("AUS", guest)).rule.cite == "Rule 9"
    invited = play(in_business(), ProposeInvitation("AUS", guest), DecideWithoutVote("TCD"))
    assert apply(invited, RequestFloor(name)).speakers == (name,)


def test_the_secretary_general_and_who_reports_speak_once_there_is_an_item():
    reporter = Appointment(AppointedBody.RAPPORTEUR, "the incident", "a rapporteur")
    meeting = play(called(appointed=(reporter,)), *opening(COUNCIL))
    for who in (SECRETARY_GENERAL, "a rapporteur"):
        error = refused(meeting, RequestFloor(who))
        assert (error.rule.cite, error.instead) == ("Rule 9", "asking for the floor once the agenda is adopted")
        assert in_order(apply(meeting, DecideWithoutVote("TCD")), RequestFloor(who))
    moved = apply(meeting, Move("AUS", Motion.ADJOURN_TO, "Monday"))
    assert refused(moved, RequestFloor(SECRETARY_GENERAL)).rule.cite == "Rule 9"


def test_no_report_is_explained_before_the_agenda_is_adopted():
    reporter = Appointment(AppointedBody.COMMITTEE, "the incident", "JOR")
    meeting = play(called(appointed=(reporter,)), *opening(COUNCIL))
    asking = [RequestFloor(by) for by in ("USA", "RUS", "CHN", "JOR")]
    assert calls(play(meeting, *asking)) == [("USA", "Rule 27")]
    assert refused(play(meeting, *asking), CallSpeaker("TCD", "JOR")).rule.cite == "Rule 27"
    adopted = play(meeting, DecideWithoutVote("TCD"), *asking)
    assert calls(adopted) == [("USA", "Rule 27"), ("JOR", "Rule 29")]


def test_who_waited_to_speak_on_the_agenda_asks_anew_for_the_item():
    waiting = play(opened(), RequestFloor("CHN"), RequestFloor("AUS"))
    adopted = apply(waiting, DecideWithoutVote("TCD"))
    assert (adopted.phase, adopted.speakers) == (Phase.BUSINESS, ())
    assert apply(adopted, RequestFloor("AUS")).speakers == ("AUS",)
    lost = vote(waiting, roll(COUNCIL, 8, 7))
    assert (lost.ended, lost.speakers) == (Ended.AGENDA_NOT_ADOPTED, ())


def test_a_motion_from_the_floor_goes_before_the_agenda_and_the_speakers_wait():
    waiting = play(opened(), RequestFloor("CHN"), RequestFloor("AUS"), CallSpeaker("TCD", "CHN"))
    suspended = play(waiting, Move("CHN", Motion.SUSPEND))
    assert refused(suspended, RequestFloor("RUS")).rule.cite == "Rule 33"
    assert refused(suspended, CallSpeaker("TCD", "AUS")).rule.cite == "Rule 33"
    resumed = play(suspended, DecideWithoutVote("TCD"), ResumeMeeting("TCD"))
    assert (resumed.phase, calls(resumed)) == (Phase.AGENDA, [("AUS", "Rule 27")])
    until = play(waiting, Move("CHN", Motion.ADJOURN_TO, "Monday"))
    assert not on_the_agenda(until) and in_order(until, CallSpeaker("TCD", "AUS")).cite == "Rule 27"
    assert refused(waiting, Move("CHN", Motion.POSTPONE)).rule.cite == "Rule 33"
    assert apply(waiting, RaisePointOfOrder("RUS")).phase is Phase.RULING


def test_speaking_on_the_agenda_lets_nothing_else_in():
    spoken = play(opened(), RequestFloor("CHN"), CallSpeaker("TCD", "CHN"))
    assert spoken == opened()
    for act in (Submit("CHN", draft("S/1")), CloseMeeting("TCD"), ExplainVote("CHN"), PutToVote("TCD", "S/1")):
        assert refused(spoken, act).rule.cite == "Rule 9"
    voting = play(spoken, RequestFloor("AUS"), AskForVote("CHN"), PutToVote("TCD"))
    assert refused(voting, RequestFloor("RUS")).rule.cite.startswith("Council practice: a vote that has begun")
    assert refused(voting, CallSpeaker("TCD", "AUS"))
    assert apply(voting, ExplainVote("AUS")).phase is Phase.VOTING


@pytest.mark.parametrize("format", [f for f in Format if not f.formal])
def test_in_an_informal_format_no_agenda_is_waited_for(format):
    reporter = Appointment(AppointedBody.RAPPORTEUR, "the incident", "a rapporteur")
    meeting = apply(called(format, appointed=(reporter,)), OpenMeeting("TCD"))
    assert not meeting.agenda_adopted and not on_the_agenda(meeting)
    asking = [RequestFloor(by) for by in ("USA", "RUS", "AUS", "a rapporteur")]
    assert calls(play(meeting, *asking))[-1] == ("a rapporteur", "Rule 29")
