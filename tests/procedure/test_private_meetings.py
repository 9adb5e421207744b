"""Rules 48 and 55: public unless the Council decides otherwise; and formats that are no meeting at all."""

import pytest
from attrs import evolve
from room import CHAIR, called, draft, in_business, opening, roll, vote

from sim.procedure import Ended, Format, Motion, OutOfOrder, Phase, apply, legal_actions, play
from sim.procedure.actions import (
    SECRETARY_GENERAL,
    AskForVote,
    CallSpeaker,
    CloseMeeting,
    CommunicateAgenda,
    DecideWithoutVote,
    Move,
    Notice,
    Object,
    OpenMeeting,
    ProposePrivateMeeting,
    PutToVote,
    RequestFloor,
    Submit,
)

INFORMAL = [f for f in Format if not f.formal]


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


def test_rule_48_the_council_decides_to_meet_in_private():
    proposed = apply(in_business(), ProposePrivateMeeting("RUS"))
    private = apply(proposed, DecideWithoutVote(CHAIR))
    assert private.format is Format.PRIVATE
    assert refused(private, ProposePrivateMeeting("RUS")).rule.cite == "Rule 48"
    lost = vote(apply(proposed, Object("USA")), roll(proposed.council, 8, 7))
    assert (lost.format, lost.phase) == (Format.PUBLIC, Phase.BUSINESS)


def test_rule_48_a_secretary_general_is_recommended_in_private():
    recommendation = evolve(draft("S/A"), recommends_secretary_general=True)
    public = apply(in_business(), Submit("FRA", recommendation))
    error = refused(public, PutToVote(CHAIR, "S/A"))
    assert (error.rule.cite, error.instead) == ("Rule 48", "a decision to meet in private")
    private = play(public, ProposePrivateMeeting("FRA"), DecideWithoutVote(CHAIR))
    apply(private, PutToVote(CHAIR, "S/A"))


def test_rule_55_a_communique_is_due_at_the_close_of_a_private_meeting():
    meeting = called(Format.PRIVATE)
    meeting = play(meeting, *opening(meeting.council), DecideWithoutVote(CHAIR))
    assert not meeting.communique_due
    assert apply(meeting, CloseMeeting(CHAIR)).communique_due
    assert not apply(in_business(), CloseMeeting(CHAIR)).communique_due


@pytest.mark.parametrize("format", INFORMAL)
def test_nothing_is_decided_in_an_informal_format(format):
    meeting = apply(called(format), OpenMeeting(CHAIR))
    for action in (
        Submit("FRA", draft("S/A")),
        PutToVote(CHAIR, "S/A"),
        Move("RUS", Motion.SUSPEND),
        AskForVote("RUS"),
        CommunicateAgenda(SECRETARY_GENERAL, Notice.URGENT),
    ):
        error = refused(meeting, action)
        assert "formal meetings only" in error.rule.cite
        assert "only a formal meeting decides" in error.why
        assert "calling a formal meeting" in error.instead
    assert {type(o.action) for o in legal_actions(meeting)} == {RequestFloor, CloseMeeting}
    assert meeting.called.bound is False


def test_an_informal_meeting_opens_talks_and_closes():
    meeting = called(Format.CONSULTATIONS)
    assert [o.action for o in legal_actions(meeting)] == [OpenMeeting(CHAIR)]
    assert "not met yet" in refused(meeting, RequestFloor("RUS")).why
    meeting = apply(meeting, OpenMeeting(CHAIR))
    assert "meeting already" in refused(meeting, OpenMeeting(CHAIR)).why
    meeting = play(meeting, RequestFloor("RUS"), CallSpeaker(CHAIR, "RUS"), CloseMeeting(CHAIR))
    assert (meeting.ended, meeting.decisions, meeting.seized) == (Ended.CONCLUDED, (), ())


def test_other_matters_are_raised_by_anybody():
    meeting = apply(called(Format.OTHER_MATTERS), OpenMeeting(CHAIR))
    raised = {o.by: o.rule.cite for o in legal_actions(meeting) if isinstance(o.action, RequestFloor)}
    assert set(raised) == set(meeting.council.codes)
    assert all("any member may raise a topic" in cite for cite in raised.values())
