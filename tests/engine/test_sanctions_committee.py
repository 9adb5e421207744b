"""The 1718 Committee in a run: consensus aloud or by silence, and a mandate only a resolution renews."""

import pytest
from stage import all_of, faults_of, of_step, played, the

import sim
from sim.engine.events import Decided, NotReached
from sim.engine.events_around import MandateLapsed, MandateRenewed, ProposalCirculated
from sim.engine.log_file import from_lines, to_lines
from sim.source import Status


def proposed(keys: str, at="2022-01-13", more: str = ""):
    return played(f"""
        - {{id: listing, at: {at}, source: S/1, committee: {{proposal: list five persons{keys}}}}}
        {more}
    """)


@pytest.mark.parametrize("member", ["CHN", "ALB", "KEN"])
def test_one_objection_blocks_whoever_objects(member):
    decided = proposed(f", objecting: {member}").decisions["listing"]
    assert (decided.outcome.value, decided.reason.value) == ("not_adopted", "objection")
    assert (decided.blocked_by, decided.tally, decided.permanent) == ((member,), None, ())
    assert decided.body == "1718 Committee"


def test_without_an_objection_it_is_agreed_and_with_an_unknown_position_open():
    assert proposed("").decisions["listing"].outcome.value == "adopted"
    assert proposed(", unknown: CHN").decisions["listing"].outcome.value == "open"
    assert proposed(", unknown: CHN, objecting: IND").decisions["listing"].outcome.value == "not_adopted"


@pytest.mark.parametrize(
    ("until", "decided_at", "status"),
    [("", "2022-01-20", Status.ASSUMED), (", until: 2022-01-18T15:00", "2022-01-18T15:00", Status.RECORDED)],
)
def test_in_writing_silence_agrees_when_the_time_is_over(until, decided_at, status):
    done = proposed(f", by: silence{until}")
    circulated, decided = the(done, ProposalCirculated), done.decisions["listing"]
    assert (str(circulated.deadline), circulated.status) == (decided_at, status)
    assert (str(decided.at), decided.cause, decided.outcome.value) == (decided_at, circulated.number, "adopted")
    assert "in writing" in decided.why
    assert ("not verified" in circulated.note) == (not until)
    assert from_lines(to_lines(done.log)) == done.log
    assert faults_of(done.log) == []


def test_before_the_time_is_over_nothing_follows_from_it():
    more = "- {id: next, at: %s, if: {listing: adopted}, committee: {proposal: list a sixth}}"
    early = proposed(", by: silence", more=more % "2022-01-19")
    assert isinstance(of_step(early, "next"), NotReached)
    assert isinstance(of_step(proposed(", by: silence", more=more % "2022-01-21"), "next"), Decided)


def test_the_hold_of_2022():
    decided = sim.run(sim.load("committee/2022-hold")).decisions["listing"]
    assert (str(decided.at), decided.blocked_by) == ("2022-01-20T15:00", ("CHN", "RUS"))


def panel(votes: str, renewed_in: str = ", renewed_in: vote"):
    return played(f"""
        - id: vote
          at: 2024-03-28
          source: S/1
          put_to_vote: {{question: extend it, kind: substantive, {votes}}}
        - {{id: talks, at: 2024-04-15, committee: {{proposal: renew the Panel's mandate}}}}
        - {{id: panel, at: 2024-04-30, source: S/2, mandate: {{of: the Panel of Experts{renewed_in}}}}}
    """)


def test_the_panel_lapsed_after_the_veto_of_28_march_2024():
    done = panel("against: RUS, abstaining: CHN, in_favour: the rest")
    lapsed = the(done, MandateLapsed)
    assert (str(lapsed.at), lapsed.cause, lapsed.why) == (
        "2024-04-30", done.decisions["vote"].number, "vote was not adopted")  # fmt: skip
    assert done.decisions["talks"].outcome.value == "adopted", "a consensus of the committee renews nothing"


def test_a_resolution_renews_and_an_open_vote_leaves_it_open():
    assert the(panel("abstaining: CHN RUS, in_favour: the rest"), MandateRenewed)
    done = panel("in_favour: USA, unknown: the rest")
    assert isinstance(of_step(done, "panel"), NotReached)
    assert all_of(done, MandateLapsed) == all_of(done, MandateRenewed) == []


def test_without_a_vote_on_it_a_mandate_lapses():
    assert the(panel("in_favour: the rest", ""), MandateLapsed).why == "no resolution renewed it"


def test_an_expectation_can_say_that_it_lapsed():
    text = """
        - {id: panel, at: 2024-04-30, source: S/2, mandate: {of: the Panel}}
    """
    assert played(text, "expect: {panel: lapsed}").differences == ()
    assert played(text, "expect: {panel: held}").differences != ()


def test_a_renewal_that_hangs_on_an_open_vote_leaves_the_mandate_open():
    text = """
        - {id: order, at: 2024-03-27, put_to_vote: {question: defer consideration, %s}}
        - {id: vote, if: {order: adopted}, put_to_vote: {question: x, kind: substantive, in_favour: the rest}}
        - {id: panel, at: 2024-04-30, mandate: {of: the Panel, renewed_in: vote}}
    """
    unknown = played(text % "in_favour: USA, unknown: the rest")
    assert isinstance(of_step(unknown, "panel"), NotReached)
    lost = played(text % "against: the rest")
    lapsed = the(lost, MandateLapsed)
    assert lapsed.cause == of_step(lost, "vote").number
    assert lapsed.why == "vote was not decided"


def test_the_note_on_the_five_days_is_a_sentence():
    note = the(proposed(", by: silence"), ProposalCirculated).note
    assert note == "That the period is five working days is not verified; a date in the file wins."
