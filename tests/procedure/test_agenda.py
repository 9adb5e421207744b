"""Rules 6 to 11: the provisional agenda, its adoption, and what the Council is seized of."""

from datetime import date

import pytest
from room import COUNCIL, DAY, DPRK, called, draft, in_business, opened, roll

from sim.law import Choice, Outcome, Reason, RollCall
from sim.procedure import (
    Ended,
    Item,
    Motion,
    OutOfOrder,
    Phase,
    Tabled,
    apply,
    carried_over,
    legal_actions,
    notice_given,
    play,
)
from sim.procedure.actions import (
    SECRETARY_GENERAL,
    ApproveAgenda,
    AskForVote,
    CastVotes,
    CloseMeeting,
    CommunicateAgenda,
    DecideWithoutVote,
    Move,
    Notice,
    Object,
    OpenMeeting,
    PutToVote,
    RequestFloor,
    StateResult,
    Submit,
)


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


def test_rule_7_the_president_approves_the_provisional_agenda_before_it_goes_out():
    error = refused(called(), CommunicateAgenda(SECRETARY_GENERAL, Notice.THREE_DAYS))
    assert (error.rule.cite, error.instead) == ("Rule 7", "its approval by the President")
    assert refused(called(), ApproveAgenda("AUS")).rule.cite == "Rule 19"
    approved = apply(called(), ApproveAgenda("TCD"))
    assert refused(approved, ApproveAgenda("TCD")).rule.cite == "Rule 7"


def test_rule_8_the_meeting_opens_once_the_agenda_is_communicated():
    approved = apply(called(), ApproveAgenda("TCD"))
    assert refused(approved, OpenMeeting("TCD")).rule.cite == "Rule 8"
    sent = apply(approved, CommunicateAgenda(SECRETARY_GENERAL, Notice.URGENT))
    assert refused(sent, CommunicateAgenda(SECRETARY_GENERAL, Notice.URGENT)).rule.cite == "Rule 8"
    assert apply(sent, OpenMeeting("TCD")).phase is Phase.AGENDA


def test_rule_8_three_days_or_urgency():
    assert notice_given(3, urgent=False) is Notice.THREE_DAYS
    assert notice_given(2, urgent=True) is Notice.URGENT
    with pytest.raises(OutOfOrder, match="at least 3 days before the meeting, not 2"):
        notice_given(2, urgent=False)


def test_rule_9_the_agenda_comes_before_anything_else():
    acts = {type(offer.action) for offer in legal_actions(opened())}
    names = {act.__name__ for act in acts}
    assert names == {
        "Object",
        "AskForVote",
        "DecideWithoutVote",
        "Move",
        "CedeChair",
        "RaisePointOfOrder",
        "ClaimNotProcedural",
        "ReportCredentials",
        "ChallengeCredentials",
        "RequestFloor",
    }
    error = refused(opened(), Submit("AUS", draft("S/1")))
    assert error.rule.cite == "Rule 9"
    assert "adopts its agenda before anything else" in str(error)
    assert error.instead.startswith("speaking on the adoption of the agenda")


def test_rule_9_without_objection_the_agenda_is_adopted_without_a_vote():
    meeting = in_business()
    (decision,) = meeting.decisions
    assert (decision.outcome, decision.reason, decision.tally) == (Outcome.ADOPTED, Reason.WITHOUT_VOTE, None)
    assert decision.why == "Adopted without a vote: nobody asked for one."
    assert meeting.agenda == (Item("Adoption of the agenda"), Item(DPRK))
    assert refused(opened(), PutToVote("TCD")).instead == "deciding without a vote"


def test_an_objection_is_no_request_for_a_vote():
    # Nicaragua, September 2018: four members objected, no vote is recorded, the meeting was held.
    objected = play(opened(), *map(Object, ("CHN", "RUS")))
    offers = {offer.action: offer.rule for offer in legal_actions(objected)}
    assert "Nicaragua" in offers[DecideWithoutVote("TCD")].cite
    assert PutToVote("TCD") in offers
    meeting = apply(objected, DecideWithoutVote("TCD"))
    assert meeting.agenda_adopted
    assert meeting.decisions[0].why == "Adopted without a vote: CHN and RUS objected, but nobody asked for a vote."


def test_once_a_member_asks_there_is_a_vote():
    asked = apply(opened(), AskForVote("CHN"))
    error = refused(asked, DecideWithoutVote("TCD"))
    assert (error.why, error.instead) == ("CHN has asked for a vote", "putting the question to the vote")


def test_the_vote_of_22_december_2014():
    votes = RollCall.of(COUNCIL, no="CHN RUS", abstain="NGA TCD", rest=Choice.YES)
    meeting = play(
        opened(), Object("CHN"), AskForVote("CHN"), PutToVote("TCD"), CastVotes(votes), StateResult("TCD")
    )
    (taken,) = meeting.taken
    assert (taken.decision.outcome, str(taken.decision.tally)) == (Outcome.ADOPTED, "11-2-2")
    assert (taken.roll, taken.question.text) == (votes, "adopt the provisional agenda")
    assert (meeting.phase, meeting.seized) == (Phase.BUSINESS, (DPRK,))


@pytest.mark.parametrize(("on", "in_favour", "against"), [(date(2018, 3, 19), 8, 4), (date(2024, 3, 28), 6, 0)])
def test_an_agenda_that_is_not_adopted_ends_the_meeting(on, in_favour, against):
    meeting = opened(on)
    chair = meeting.chair
    meeting = play(
        meeting,
        AskForVote(chair),
        PutToVote(chair),
        CastVotes(roll(meeting.council, in_favour, against)),
        StateResult(chair),
    )
    assert (meeting.phase, meeting.ended) == (Phase.CLOSED, Ended.AGENDA_NOT_ADOPTED)
    assert (meeting.seized, meeting.agenda_adopted, carried_over(meeting)) == ((), False, ())
    assert legal_actions(meeting) == ()
    assert refused(meeting, RequestFloor(chair)).rule.cite == "Rule 9"


def test_rule_11_an_item_is_on_the_list_once_its_agenda_is_adopted_and_only_once():
    assert opened().seized == ()
    assert in_business().seized == (DPRK,)
    assert in_business(seized=("Cyprus", DPRK)).seized == ("Cyprus", DPRK)


def test_rule_11_being_seized_of_an_item_does_not_spare_it_a_vote():
    again = opened(date(2015, 12, 10), seized=(DPRK,))
    assert AskForVote("CHN") in [offer.action for offer in legal_actions(again)]
    lost = play(
        again,
        AskForVote("CHN"),
        PutToVote(again.chair),
        CastVotes(roll(again.council, 8, 7)),
        StateResult(again.chair),
    )
    assert (lost.ended, lost.seized) == (Ended.AGENDA_NOT_ADOPTED, (DPRK,))


def test_rule_10_what_is_not_finished_goes_on_the_next_agenda():
    assert carried_over(in_business()) == ()
    assert carried_over(apply(in_business(), CloseMeeting("TCD"))) == ()
    adjourned = play(in_business(), Move("RUS", Motion.ADJOURN), DecideWithoutVote("TCD"))
    assert carried_over(adjourned) == (Item(DPRK),)
    waiting = in_business(drafts=(Tabled(draft("S/1"), "FRA"),))
    assert carried_over(apply(waiting, CloseMeeting("TCD"))) == (Item(DPRK),)
    next_time = called(carried_over=(Item("Cyprus"),))
    assert next_time.provisional_agenda[1:] == (Item(DPRK), Item("Cyprus"))
    assert next_time.on == DAY
