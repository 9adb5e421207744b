"""The Third Committee, then the plenary: a text recommends to the Council once the plenary has adopted it."""

import pytest
from stage import all_of, of_step, played, the

from sim.engine.events import Decided, NotReached, Recommended
from sim.source import Status


def route(committee: str, plenary: str = "counts: 116-20-53, unknown: the rest", more: str = ""):
    return played(f"""
        - id: committee
          at: 2014-11-18
          source: A/C.3/69/SR.1
          assembly_vote: {{body: Third Committee, text: a draft, recommends: too early, {committee}}}
        - id: plenary
          at: 2014-12-18
          source: A/69/PV.73
          assembly_vote: {{text: A/RES/69/188, approved_by: committee, recommends: a referral, {plenary}{more}}}
    """)


ADOPTED = "counts: 111-19-55, unknown: the rest"


def test_the_plenary_follows_the_committee_and_recommends():
    done = route(ADOPTED)
    committee, plenary = done.decisions["committee"], done.decisions["plenary"]
    recommended = the(done, Recommended)
    assert (committee.cause, plenary.cause, recommended.cause) == (None, committee.number, plenary.number)
    assert (committee.body, plenary.body) == ("General Assembly, Third Committee", "General Assembly, plenary")
    assert recommended.what == "a referral"
    assert "Charter Art. 10-12" in [s.cite for s in recommended.sources]
    assert str(plenary.tally).startswith("116-20-53")


@pytest.mark.parametrize(
    ("committee", "why"),
    [
        ("counts: 40-77-50, unknown: the rest", "committee was not adopted, so"),
        ("counts: 66-66-53-8", "committee was not adopted, so"),
        ("unknown: the rest", "committee is open, and what depends on it is not guessed, so"),
    ],
)
def test_without_the_committee_no_plenary(committee, why):
    done = route(committee)
    event = of_step(done, "plenary")
    assert isinstance(event, NotReached)
    assert event.why.startswith(why)
    assert event.cause == done.decisions["committee"].number
    assert all_of(done, Recommended) == []


@pytest.mark.parametrize("plenary", ["counts: 40-77-50, unknown: the rest", "unknown: the rest"])
def test_a_text_that_is_not_adopted_recommends_nothing(plenary):
    done = route(ADOPTED, plenary)
    assert isinstance(of_step(done, "plenary"), Decided)
    assert all_of(done, Recommended) == []


def test_two_thirds_where_the_file_says_so():
    assert route(ADOPTED, "counts: 100-60-20, unknown: the rest").decisions["plenary"].outcome.value == "adopted"
    important = route(ADOPTED, "counts: 100-60-20, unknown: the rest", ", kind: assembly-two-thirds")
    assert important.decisions["plenary"].outcome.value == "not_adopted"


def test_abstainers_are_not_voting():
    assert route(ADOPTED, "counts: 2-1-190").decisions["plenary"].outcome.value == "adopted"


def test_nobody_is_made_up_where_only_numbers_are_known():
    assert route(ADOPTED).decisions["plenary"].votes == ()
    named = route(ADOPTED, "against: PRK, counts: 116-20-53, unknown: the rest").decisions["plenary"].votes
    assert [v.member for v in named] == ["PRK"]


def test_the_committee_that_never_voted():
    done = played("""
        - {id: a, at: 2014-11-01, assembly_vote: {text: x, counts: 0-9-0, unknown: the rest}}
        - {id: committee, if: {a: adopted}, assembly_vote: {text: x, counts: 9-0-0, unknown: the rest}}
        - {id: plenary, assembly_vote: {text: x, approved_by: committee, counts: 9-0-0, unknown: the rest}}
    """)
    event = of_step(done, "plenary")
    assert event.why.startswith("committee was not decided")
    assert event.cause == of_step(done, "committee").number


def test_a_supposed_vote_is_no_recorded_decision():
    text = """
        - id: a
          at: 2014-12-18
          status: assumed
          assembly_vote:
            text: x
            recommends: y
            in_favour: {members: USA, status: recorded, source: A/69/PV.73}
            abstaining: {members: the rest, status: recorded, source: A/69/PV.73}
    """
    done = played(text)
    assert done.decisions["a"].status is Status.ASSUMED
    assert the(done, Recommended).status is Status.ASSUMED
