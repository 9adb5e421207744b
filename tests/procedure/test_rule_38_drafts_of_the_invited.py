"""Rule 38: an invited State submits drafts; a member must ask for the vote on them."""

import pytest
from room import BRIEFER, CHAIR, COUNCIL, UKRAINE, draft, in_business, roll

from sim.law import Outcome
from sim.procedure import Amendment, OutOfOrder, apply, legal_actions, play
from sim.procedure.actions import (
    CastVotes,
    DecideWithoutVote,
    ProposeInvitation,
    PutToVote,
    RequestVote,
    StateResult,
    Submit,
    SubmitAmendment,
    Withdraw,
)


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


def invited(guest=UKRAINE):
    return play(in_business(), ProposeInvitation("USA", guest), DecideWithoutVote(CHAIR))


def submitted():
    return play(invited(), Submit("UKR", draft("S/U")), Submit("USA", draft("S/A")))


def test_rule_38_an_invited_state_submits_and_a_person_heard_does_not():
    assert apply(invited(), Submit("UKR", draft("S/U"))).drafts[0].by_a_guest
    error = refused(invited(BRIEFER), Submit(BRIEFER.name, draft("S/U")))
    assert (error.rule.cite, "submits no drafts" in error.why) == ("Rule 38", True)
    assert refused(in_business(), Submit("UKR", draft("S/U"))).rule.cite == "Rule 37"


def test_rule_38_it_is_put_to_the_vote_only_when_a_member_asks():
    meeting = submitted()
    error = refused(meeting, PutToVote(CHAIR, "S/U"))
    assert (error.rule.cite, error.instead) == ("Rule 38", "a member asking for a vote on it")
    assert [o.action.draft for o in legal_actions(meeting) if isinstance(o.action, PutToVote)] == ["S/A"]
    assert refused(meeting, RequestVote("UKR", "S/U")).rule.cite == "Rule 37"
    asked = apply(meeting, RequestVote("FRA", "S/U"))
    done = play(asked, PutToVote(CHAIR, "S/U"), CastVotes(roll(COUNCIL, 15)), StateResult(CHAIR))
    assert done.drafts[0].outcome is Outcome.ADOPTED


def test_rule_38_a_member_asks_once_and_only_for_the_draft_of_a_guest():
    asked = apply(submitted(), RequestVote("FRA", "S/U"))
    assert "has asked for a vote" in refused(asked, RequestVote("USA", "S/U")).why
    assert "submitted by a member" in refused(submitted(), RequestVote("USA", "S/A")).why
    gone = apply(submitted(), Withdraw("UKR", "S/U"))
    assert refused(gone, RequestVote("USA", "S/U")).rule.cite == "Rule 38"


def amended():
    return play(invited(), Submit("USA", draft("S/A")), SubmitAmendment("UKR", Amendment("A/1", "S/A")))


def test_rule_38_an_amendment_of_an_invited_state_waits_for_a_member_too():
    meeting = amended()
    assert [o.action.draft for o in legal_actions(meeting) if isinstance(o.action, PutToVote)] == ["S/A"]
    error = refused(meeting, PutToVote(CHAIR, "A/1"))
    assert (error.rule.cite, error.instead) == ("Rule 38", "a member asking for a vote on it")
    asked = apply(meeting, RequestVote("FRA", "A/1"))
    assert refused(asked, PutToVote(CHAIR, "S/A")).rule.cite == "Rule 36"
    done = play(asked, PutToVote(CHAIR, "A/1"), CastVotes(roll(COUNCIL, 15)), StateResult(CHAIR))
    assert done.drafts[0].amended_by == ("A/1",)
    error = refused(invited(BRIEFER), SubmitAmendment(BRIEFER.name, Amendment("A/1", "S/A")))
    assert (error.rule.cite, "proposes nothing" in error.why) == ("Rule 38", True)
