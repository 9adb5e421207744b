"""Rules 37 and 39: who is invited, and which way round the question is put."""

from datetime import date

import pytest
from room import BRIEFER, UKRAINE, in_business, roll, vote

from sim.law import Choice, Outcome, RollCall, Vote
from sim.procedure import (
    Guest,
    InvitedUnder,
    OutOfOrder,
    Papers,
    Phase,
    Polarity,
    apply,
    in_order,
    legal_actions,
    play,
)
from sim.procedure.actions import (
    AskForVote,
    CallSpeaker,
    CastVotes,
    DecideWithoutVote,
    Move,
    Object,
    ProposeInvitation,
    PutToVote,
    RequestFloor,
    Submit,
)
from sim.procedure.matters import Motion

ON = date(2020, 10, 5)  # the Russian Federation presides


def proposed(guest=BRIEFER):
    return apply(in_business(ON), ProposeInvitation("RUS", guest))


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


@pytest.mark.parametrize(("guest", "rule"), [(UKRAINE, "Rule 37"), (BRIEFER, "Rule 39")])
def test_rules_37_and_39_without_objection_without_a_vote(guest, rule):
    offers = legal_actions(in_business(ON), Papers(guests=(guest,)))
    assert {o.rule.cite for o in offers if isinstance(o.action, ProposeInvitation)} == {rule}
    meeting = apply(proposed(guest), DecideWithoutVote("RUS"))
    assert meeting.invited == (guest,)
    assert meeting.phase is Phase.BUSINESS


def test_rule_37_a_member_needs_no_invitation_and_nobody_needs_two():
    member = refused(in_business(ON), ProposeInvitation("RUS", Guest("CHN", InvitedUnder.RULE_37)))
    assert (member.rule.cite, member.instead) == ("Rule 37", "asking for the floor")
    invited = apply(proposed(), DecideWithoutVote("RUS"))
    assert "invited already" in str(refused(invited, ProposeInvitation("RUS", BRIEFER)))


def test_an_objection_to_an_invitation_forces_a_vote():
    objected = apply(proposed(), Object("GBR"))
    assert refused(objected, DecideWithoutVote("RUS")).why == "GBR objects"
    apply(objected, PutToVote("RUS"))


def test_the_invited_take_part_without_a_vote():
    meeting = apply(proposed(UKRAINE), DecideWithoutVote("RUS"))
    meeting = play(meeting, RequestFloor("UKR"), CallSpeaker("RUS", "UKR"))
    error = refused(meeting, Move("UKR", Motion.SUSPEND))
    assert (error.rule.cite, "UKR is invited and takes part without a vote" in str(error)) == ("Rule 37", True)
    assert in_order(meeting, Submit("UKR")).cite == "Rule 38"
    put = play(meeting, Move("CHN", Motion.SUSPEND), Object("GBR"), PutToVote("RUS"))
    codes = meeting.council.codes
    stranger = RollCall(tuple(Vote(c, Choice.YES) for c in (*codes, "UKR")))
    assert refused(put, CastVotes(stranger)).rule.cite == "Rule 40"


def test_the_uninvited_do_not_speak():
    assert refused(in_business(ON), RequestFloor("UKR")).rule.cite == "Rule 37"


def test_who_is_in_favour_of_inviting_5_october_2020():
    meeting = vote(proposed(), roll(proposed().council, 3, 6))
    assert meeting.decisions[-1].outcome is Outcome.NOT_ADOPTED
    assert (meeting.invited, meeting.phase) == ((), Phase.BUSINESS)
    assert meeting.taken[-1].question.text == "who is in favour of inviting a briefer under Rule 39?"


def test_who_is_against_inviting_decides_nothing_by_failing():
    # The same opinions put the other way round: six against do not keep anybody out, nor is anybody let in.
    asked = apply(proposed(), AskForVote("GBR"))
    ways = {o.action.put_as: o.rule for o in legal_actions(asked) if isinstance(o.action, PutToVote)}
    assert "S/PV.8764" in ways[Polarity.AGAINST].cite
    council = proposed().council
    meeting = vote(proposed(), roll(council, 6, 3), put_as=Polarity.AGAINST)
    assert meeting.decisions[-1].outcome is Outcome.NOT_ADOPTED
    assert (meeting.invited, meeting.phase) == ((), Phase.PROPOSAL)
    again = [o.action for o in legal_actions(meeting) if isinstance(o.action, PutToVote)]
    assert again == [PutToVote("RUS")]
    error = refused(meeting, PutToVote("RUS", put_as=Polarity.AGAINST))
    assert error.why == "The question has been put that way round"


def test_who_is_against_inviting_keeps_out_when_carried():
    council = proposed().council
    meeting = vote(proposed(), roll(council, 9, 6), put_as=Polarity.AGAINST)
    assert meeting.decisions[-1].outcome is Outcome.ADOPTED
    assert (meeting.invited, meeting.phase) == ((), Phase.BUSINESS)


def test_a_proposal_to_invite_is_decided_before_other_business():
    error = refused(proposed(), Submit("RUS"))
    assert (error.rule.cite, "is decided first" in error.why) == ("Rule 39", True)
    assert (
        refused(proposed(), PutToVote("RUS", "S/A")).why
        == "Before any draft the proposal to invite is to be decided"
    )
    assert refused(proposed(), PutToVote("RUS")).why == "Nobody objects and nobody has asked for a vote"


def test_a_proposal_to_invite_is_debated():
    meeting = play(proposed(), RequestFloor("GBR"), CallSpeaker("RUS", "GBR"))
    assert meeting.phase is Phase.PROPOSAL
