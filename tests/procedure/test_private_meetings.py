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
    IssueCommunique,
    Move,
    Notice,
    Object,
    OpenMeeting,
    ProposePrivateMeeting,
    ProposePublicMeeting,
    ProposeSingleCopy,
    PutToVote,
    RequestFloor,
    Submit,
)

ISSUE = IssueCommunique(SECRETARY_GENERAL)
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


def test_rule_55_the_secretary_general_issues_it_once_and_with_that_all_is_over():
    private = play(in_business(), ProposePrivateMeeting("FRA"), DecideWithoutVote(CHAIR))
    assert refused(private, ISSUE).why.startswith("Issuing a communique is not in order")
    closed = apply(private, CloseMeeting(CHAIR))
    assert [(o.action, o.rule.cite) for o in legal_actions(closed)] == [(ISSUE, "Rule 55")]
    assert (closed.phase.over, closed.over) == (True, False)
    assert "for the Secretary-General" in refused(closed, IssueCommunique("FRA")).why
    issued = apply(closed, ISSUE)
    assert (issued.over, legal_actions(issued)) == (True, ())
    assert refused(issued, ISSUE).why == "The communique has been issued already"
    public = apply(in_business(), CloseMeeting(CHAIR))
    assert refused(public, ISSUE).why == "No part of the meeting was private"


def test_rule_55_on_a_part_that_was_private_and_on_a_meeting_adjourned():
    private = play(in_business(), ProposePrivateMeeting("FRA"), DecideWithoutVote(CHAIR))
    public = play(private, ProposePublicMeeting("FRA"), DecideWithoutVote(CHAIR))
    assert public.format is Format.PUBLIC
    assert apply(public, CloseMeeting(CHAIR)).communique_due
    assert play(private, Move("FRA", Motion.ADJOURN), DecideWithoutVote(CHAIR)).communique_due


def test_rule_48_public_again_is_decided_as_private_is():
    private = play(in_business(), ProposePrivateMeeting("FRA"), DecideWithoutVote(CHAIR))
    assert refused(in_business(), ProposePublicMeeting("FRA")).rule.cite == "Rule 48"
    lost = vote(apply(private, ProposePublicMeeting("FRA")), roll(private.council, 8, 7))
    assert (lost.format, lost.phase) == (Format.PRIVATE, Phase.BUSINESS)


def test_rule_51_the_record_in_a_single_copy():
    private = play(in_business(), ProposePrivateMeeting("FRA"), DecideWithoutVote(CHAIR))
    error = refused(in_business(), ProposeSingleCopy("FRA"))
    assert (error.rule.cite, error.instead) == ("Rule 51", "a decision to meet in private (Rule 48)")
    proposed = apply(private, ProposeSingleCopy("FRA"))
    kept = apply(proposed, DecideWithoutVote(CHAIR))
    assert (private.single_copy, kept.single_copy) == (False, True)
    assert not vote(proposed, roll(private.council, 8)).single_copy
    assert refused(kept, ProposeSingleCopy("FRA")).why == "The record is kept in a single copy already"


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
