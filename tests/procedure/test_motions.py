"""Rule 33: suspension and adjournment, which come before everything and are decided without debate."""

import pytest
from room import BRIEFER, CHAIR, in_business, opened, roll, vote

from sim.law import Outcome
from sim.procedure import Ended, Motion, OutOfOrder, Phase, apply, legal_actions, play
from sim.procedure.actions import (
    AskForVote,
    CallSpeaker,
    DecideWithoutVote,
    Move,
    Object,
    ProposeInvitation,
    RequestFloor,
    ResumeMeeting,
)


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


@pytest.mark.parametrize(("motion", "phase"), [(Motion.SUSPEND, Phase.SUSPENDED), (Motion.ADJOURN, Phase.CLOSED)])
def test_rule_33_without_objection_without_a_vote(motion, phase):
    meeting = play(in_business(), Move("RUS", motion), DecideWithoutVote(CHAIR))
    assert meeting.phase is phase
    assert meeting.ended is (Ended.ADJOURNED if motion is Motion.ADJOURN else None)


@pytest.mark.parametrize("motion", list(Motion))
def test_rule_33_one_objection_makes_it_a_procedural_vote(motion):
    objected = play(in_business(), Move("RUS", motion), Object("USA"))
    assert "USA objects" in refused(objected, DecideWithoutVote(CHAIR)).why
    lost = vote(objected, roll(objected.council, 8, 7))
    assert (lost.decisions[-1].outcome, lost.phase) == (Outcome.NOT_ADOPTED, Phase.BUSINESS)
    carried = vote(objected, roll(objected.council, 9, 6))
    assert carried.phase is (Phase.SUSPENDED if motion is Motion.SUSPEND else Phase.CLOSED)


def test_rule_33_there_is_no_debate():
    moved = play(in_business(), RequestFloor("RUS"), Move("RUS", Motion.ADJOURN))
    for action in (RequestFloor("USA"), CallSpeaker(CHAIR, "RUS")):
        error = refused(moved, action)
        assert (error.rule.cite, "decided without debate" in error.why) == ("Rule 33", True)


def test_rule_33_a_motion_comes_before_the_agenda_and_before_a_proposal():
    suspended = play(opened(), Move("RUS", Motion.SUSPEND), DecideWithoutVote(CHAIR))
    assert apply(suspended, ResumeMeeting(CHAIR)).phase is Phase.AGENDA
    proposed = apply(in_business(), ProposeInvitation("RUS", BRIEFER))
    suspended = play(proposed, Move("RUS", Motion.SUSPEND), DecideWithoutVote(CHAIR))
    resumed = apply(suspended, ResumeMeeting(CHAIR))
    assert (resumed.phase, resumed.before) == (Phase.PROPOSAL, proposed.before)
    assert apply(resumed, DecideWithoutVote(CHAIR)).invited == (BRIEFER,)


def test_rule_33_suspension_comes_before_adjournment():
    moved = apply(in_business(), Move("RUS", Motion.ADJOURN))
    both = apply(moved, Move("USA", Motion.SUSPEND))
    assert len(both.before) == 2
    error = refused(both, Move("CHN", Motion.ADJOURN))
    assert (error.rule.cite, error.why) == (
        "Rule 33",
        "The motion to suspend the meeting is before the Council and comes first",
    )
    assert refused(moved, Move("USA", Motion.ADJOURN)).rule.cite == "Rule 33"
    lost = vote(both, roll(both.council, 0, 15))
    assert (lost.phase, lost.before) == (Phase.PROPOSAL, moved.before)


def test_an_adjourned_agenda_is_not_adopted():
    meeting = play(opened(), Move("RUS", Motion.ADJOURN), DecideWithoutVote(CHAIR))
    assert (meeting.phase, meeting.agenda_adopted) == (Phase.CLOSED, False)
    assert refused(meeting, ResumeMeeting(CHAIR)).rule.cite == "Rule 33"


def test_a_suspended_meeting_only_resumes():
    suspended = play(in_business(), Move(CHAIR, Motion.SUSPEND), DecideWithoutVote(CHAIR))
    assert [o.action for o in legal_actions(suspended)] == [ResumeMeeting(CHAIR)]
    assert refused(suspended, AskForVote("RUS")).rule.cite == "Rule 33"
    assert refused(suspended, ResumeMeeting("RUS")).rule.cite == "Rule 19"
    assert apply(suspended, ResumeMeeting(CHAIR)).phase is Phase.BUSINESS
