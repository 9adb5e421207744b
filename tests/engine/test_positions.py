"""Standing positions fill exactly what a vote leaves unknown, the first that fits, and never say otherwise."""

import pytest
from stage import played

from sim.law import Choice
from sim.source import Status

TIMELINE = """
    - id: meeting
      at: 2014-12-22
      meeting: {item: x, agenda: {in_favour: USA, against: CHN, unknown: the rest}}
    - {id: vote, at: 2014-12-23, put_to_vote: {question: adopt the draft, unknown: the rest}}
    - {id: defer, at: 2014-12-24, put_to_vote: {question: defer consideration, in_favour: FRA, unknown: the rest}}
"""


def votes(positions: str, question: str = "agenda") -> dict[str, str]:
    done = played(TIMELINE, f"positions: [{positions}]")
    return {v.member: v.choice.value for v in done.decisions[question].votes if v.choice is not None}


def test_without_positions_only_what_the_vote_says():
    assert votes("{on: defer, in_favour: AUS}") == {"USA": "yes", "CHN": "no"}


@pytest.mark.parametrize("which", ["on: agenda", "kind: procedural", "matter: adoption of the agenda"])
def test_by_id_by_kind_and_by_matter(which):
    assert votes(f"{{{which}, against: AUS}}") == {"USA": "yes", "CHN": "no", "AUS": "no"}


def test_a_position_holds_for_no_other_question():
    assert votes("{on: agenda, against: AUS}", "defer") == {"FRA": "yes"}
    assert votes("{kind: substantive, against: AUS}", "defer") == {"FRA": "yes"}
    assert votes("{matter: deferment, against: AUS}", "defer") == {"FRA": "yes", "AUS": "no"}
    assert votes("{matter: deferment, against: AUS}") == {"USA": "yes", "CHN": "no"}


def test_what_the_vote_says_is_not_overridden():
    filled = votes("{on: agenda, against: USA, in_favour: CHN, abstaining: the rest}")
    assert (filled["USA"], filled["CHN"]) == ("yes", "no")
    assert set(filled.values()) == {"yes", "no", "abstain"}
    assert len(filled) == 15


def test_the_first_position_that_names_a_member_counts():
    first = "{kind: procedural, in_favour: AUS}"
    second = "{on: agenda, against: AUS FRA}"
    assert votes(f"{first}, {second}") | {} == {"USA": "yes", "CHN": "no", "AUS": "yes", "FRA": "no"}
    assert votes(f"{second}, {first}") == {"USA": "yes", "CHN": "no", "AUS": "no", "FRA": "no"}


def test_an_unknown_position_leaves_it_to_the_next():
    assert votes("{on: agenda, unknown: AUS}, {kind: procedural, against: AUS}")["AUS"] == "no"


def test_positions_of_states_that_do_not_sit_wait_until_they_do():
    assert votes("{on: agenda, against: DEU}") == {"USA": "yes", "CHN": "no"}


def test_a_vote_filled_by_a_position_has_the_positions_status_and_source():
    done = played(
        TIMELINE.replace("at: 2014-12-22", "at: 2014-12-22\n      source: S/PV.1"),
        "positions: [{on: agenda, source: S/PV.2, status: reported, note: as in 2015, in_favour: the rest}]",
    )
    (vote,) = (v for v in done.decisions["agenda"].votes if v.member == "AUS")
    assert vote.choice is Choice.YES
    assert [s.cite for s in vote.sources] == ["S/PV.2"]
    assert vote.note == "as in 2015"
    assert done.decisions["agenda"].status is Status.DERIVED  # "the rest" is completed from the membership


def test_positions_by_kind_do_not_say_that_a_vote_is_taken():
    text = """
        - {id: meeting, at: 2014-12-22, meeting: {agenda: {objecting: CHN}}}
    """
    by_kind = played(text, "positions: [{kind: procedural, in_favour: the rest}]").decisions["agenda"]
    by_id = played(text, "positions: [{on: agenda, in_favour: the rest}]").decisions["agenda"]
    assert (by_kind.reason.value, by_id.reason.value) == ("without_vote", "enough_votes")
