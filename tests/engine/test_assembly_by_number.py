"""Votes of the Assembly before its Members are known here by name: by number they are decided, by name refused."""

import pytest
from stage import played, sound

from sim.errors import UnscError
from sim.scenario import ScenarioError


def voted(vote: str, at: str = "1950-11-01"):
    return sound(played(f"- {{id: g, at: {at}, assembly_vote: {{text: the text, {vote}}}}}")).decisions["g"]


@pytest.mark.parametrize(
    ("vote", "outcome", "needed"),
    [
        ("counts: 46-5-8", "adopted", 26),
        ("counts: 25-26-8", "not_adopted", 26),
        ("counts: 52-5-2, kind: assembly-two-thirds", "adopted", 38),  # A/RES/377 (V), 3 November 1950
        ("counts: 37-20-2, kind: assembly-two-thirds", "not_adopted", 38),
    ],
)
def test_a_majority_of_those_voting_needs_no_list_of_members(vote, outcome, needed):
    decided = voted(vote)
    assert (decided.outcome.value, decided.needed, decided.votes) == (outcome, needed, ())
    assert decided.could_settle == ()


@pytest.mark.parametrize("more", ["against: SUN", "in_favour: the rest", "odds: {SUN: {no: 1/2, yes: 1/2}}"])
def test_whoever_is_named_must_be_known_to_have_been_a_member(more):
    with pytest.raises(ScenarioError, match="by name from 2011-07-14, and by number before"):
        voted(f"counts: 46-5-8, {more}")
    with pytest.raises(ScenarioError, match="by name from 2011-07-14"):
        voted("in_favour: the rest")


def test_two_thirds_of_all_the_members_cannot_be_said():
    with pytest.raises(UnscError, match="how many Members the United Nations had on 1950-11-01"):
        voted("counts: 46-5-8, kind: assembly-two-thirds-of-members")


def test_from_14_july_2011_the_members_are_known_and_too_many_votes_are_refused():
    assert voted("counts: 100-5-8", "2011-07-14").tally.unknown == 193 - 113
    with pytest.raises(ScenarioError, match="193"):
        voted("counts: 190-5-8", "2011-07-14")
