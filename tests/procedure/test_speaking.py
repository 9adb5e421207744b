"""Rule 27: speakers are called in the order of their requests."""

import pytest
from room import in_business

from sim.procedure import Ended, OutOfOrder, Phase, apply, legal_actions, play
from sim.procedure.actions import CallSpeaker, CloseMeeting, RequestFloor


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
