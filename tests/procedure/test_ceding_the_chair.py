"""Rule 20: the chair passes on only if the President says so."""

import pytest
from room import CHAIR, in_business, opened

from sim.procedure import OutOfOrder, apply, legal_actions, play
from sim.procedure.actions import CedeChair, CloseMeeting, Object


def refused(meeting, action):
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


def test_rule_20_the_next_member_in_english_alphabetical_order_presides():
    meeting = apply(in_business(), CedeChair("TCD"))
    assert (meeting.chair, meeting.president) == ("CHL", "TCD")
    assert refused(meeting, CloseMeeting("TCD")).rule.cite == "Rule 20"
    apply(meeting, CloseMeeting("CHL"))


def test_rule_20_it_is_the_president_who_deems_it():
    error = refused(opened(), CedeChair("UKR"))
    assert (error.rule.cite, error.instead) == ("Rule 20", "the same by TCD")
    cessions = [o for o in legal_actions(opened()) if isinstance(o.action, CedeChair)]
    assert [(o.by, o.rule.cite) for o in cessions] == [(CHAIR, "Rule 20")]


def test_rule_20_who_ceded_remains_a_member():
    apply(apply(opened(), CedeChair("TCD")), Object("TCD"))


def test_rule_20_the_chair_goes_round_once():
    meeting = in_business()
    for _ in range(14):
        meeting = apply(meeting, CedeChair(meeting.chair))
    assert meeting.chair == "AUS"  # the one before Chad
    assert len(set(meeting.ceded)) == 14
    assert refused(meeting, CedeChair("AUS")).rule.cite == "Rule 20"
    assert play(meeting, CloseMeeting("AUS")).phase.over
