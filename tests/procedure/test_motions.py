"""Rule 33: suspension and adjournment, which come before everything and are decided without debate."""

import itertools

import pytest
from room import BRIEFER, CHAIR, DPRK, draft, in_business, opened, roll, vote

from sim.law import Outcome
from sim.procedure import Ended, Motion, OutOfOrder, Phase, apply, carried_over, legal_actions, play
from sim.procedure.actions import (
    AskForVote,
    CallSpeaker,
    CloseMeeting,
    DecideWithoutVote,
    Move,
    Object,
    ProposeInvitation,
    PutToVote,
    RequestFloor,
    ResumeMeeting,
    Submit,
)


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


@pytest.mark.parametrize("words", ["{", "{until}", "}{"])
def test_what_a_motion_says_is_text_whatever_it_holds(words):
    meeting = play(in_business(), Move("RUS", Motion.POSTPONE, words), AskForVote("RUS"), PutToVote(CHAIR))
    assert meeting.question is not None
    assert words in meeting.question.text


@pytest.mark.parametrize(("motion", "phase"), [(Motion.SUSPEND, Phase.SUSPENDED), (Motion.ADJOURN, Phase.CLOSED)])
def test_rule_33_without_objection_without_a_vote(motion, phase):
    meeting = play(in_business(), Move("RUS", motion), DecideWithoutVote(CHAIR))
    assert meeting.phase is phase
    assert meeting.ended is (Ended.ADJOURNED if motion is Motion.ADJOURN else None)


MOVES = {
    Motion.SUSPEND: Move("RUS", Motion.SUSPEND),
    Motion.ADJOURN: Move("RUS", Motion.ADJOURN),
    Motion.ADJOURN_TO: Move("RUS", Motion.ADJOURN_TO, until="7 November 2017"),
    Motion.REFER: Move("RUS", Motion.REFER, to="a rapporteur"),
    Motion.POSTPONE: Move("RUS", Motion.POSTPONE),
}
AFTER = {Motion.SUSPEND: Phase.SUSPENDED, Motion.ADJOURN: Phase.CLOSED, Motion.ADJOURN_TO: Phase.CLOSED}


@pytest.mark.parametrize("motion", list(Motion))
def test_rule_33_one_objection_makes_it_a_procedural_vote(motion):
    objected = play(in_business(), MOVES[motion], Object("USA"))
    assert "USA objects" in refused(objected, DecideWithoutVote(CHAIR)).why
    lost = vote(objected, roll(objected.council, 8, 7))
    assert (lost.decisions[-1].outcome, lost.phase) == (Outcome.NOT_ADOPTED, Phase.BUSINESS)
    carried = vote(objected, roll(objected.council, 9, 6))
    assert carried.phase is AFTER.get(motion, Phase.BUSINESS)
    assert carried.adjourned_to == ("7 November 2017" if motion is Motion.ADJOURN_TO else "")


@pytest.mark.parametrize(("first", "second"), list(itertools.permutations(Motion, 2)))
def test_rule_33_motions_come_in_its_order(first, second):
    moved = apply(in_business(), MOVES[first])
    if second.value < first.value:
        both = apply(moved, MOVES[second])
        assert [p.matter.motion for p in both.before] == [first, second]
    else:
        assert refused(moved, MOVES[second]).rule.cite == "Rule 33"


@pytest.mark.parametrize("motion", list(Motion))
def test_rule_33_only_suspension_and_simple_adjournment_are_not_debated(motion):
    moved = apply(in_business(), MOVES[motion])
    if motion in (Motion.SUSPEND, Motion.ADJOURN):
        assert "without debate" in refused(moved, RequestFloor("USA")).why
    else:
        assert play(moved, RequestFloor("USA"), CallSpeaker(CHAIR, "USA")).speakers == ()


@pytest.mark.parametrize("motion", [Motion.REFER, Motion.POSTPONE])
def test_rule_33_what_is_set_aside_is_not_gone_on_with(motion):
    tabled = play(in_business(), RequestFloor("FRA"), Submit("FRA", draft("S/A")))
    aside = play(tabled, MOVES[motion], DecideWithoutVote(CHAIR))
    assert aside.speakers == ()
    attempts = (RequestFloor("USA"), PutToVote(CHAIR, "S/A"), Submit("USA", draft("S/B")), MOVES[Motion.POSTPONE])
    assert {refused(aside, attempt).rule.cite for attempt in attempts} == {"Rule 33"}
    closed = apply(aside, CloseMeeting(CHAIR))
    assert [i.text for i in carried_over(closed)] == ([DPRK] if motion is Motion.REFER else [])


@pytest.mark.parametrize("motion", [Motion.REFER, Motion.POSTPONE])
def test_rule_33_before_the_agenda_no_question_can_be_set_aside(motion):
    assert "no question is before the meeting" in refused(opened(), MOVES[motion]).why


def test_rule_33_a_motion_says_what_it_needs_and_no_more():
    assert refused(in_business(), Move("RUS", Motion.ADJOURN_TO)).rule.cite == "Rule 33"
    for wrong in (Move("RUS", Motion.SUSPEND, until="tomorrow"), Move("RUS", Motion.POSTPONE, to="a committee")):
        assert "does not say" in refused(in_business(), wrong).why


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
