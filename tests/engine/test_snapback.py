"""Snapback in a run: a notification, thirty days, and the relief continued, lost, or left open."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stage import all_of, faults_of, names, of_step, played, the

import sim
from sim.council import council_on
from sim.engine.events import NotReached, Refused
from sim.engine.events_around import PresidentToSubmit, ReliefLeftOpen, SanctionsRestored, SnapbackNotified
from sim.engine.log_file import from_lines, to_lines
from sim.source import Status
from tests.effort import examples


def notified(
    votes: str = "", by: str = "FRA DEU GBR", at="2025-08-28", voted="2025-09-19", keys: str = "", more=""
):
    vote = f"- {{id: draft, at: {voted}, put_to_vote: {{question: continue it, kind: substantive, {votes}}}}}"
    named = "votes: draft, " if votes else ""
    return played(f"""
        - {{id: notice, at: {at}, source: S/1, snapback: {{by: {by}, {named}{keys}}}}}
        {vote if votes else ""}
        {more}
    """)


ADOPTED = "in_favour: the rest"


@pytest.mark.parametrize(
    "votes",
    [
        "against: USA, in_favour: the rest",  # one veto
        "in_favour: CHN RUS PAK DZA, abstaining: GUY KOR, against: the rest",  # a shortfall
        "in_favour: the rest, abstaining: DNK FRA GRC PAN SLE SOM SVN",  # a shortfall without a negative vote
        "",  # no vote at all
    ],
)
def test_a_veto_a_shortfall_and_no_vote_come_to_the_same(votes):
    done = notified(votes)
    restored = the(done, SanctionsRestored)
    assert str(restored.at) == "2025-09-27T20:00"
    assert (restored.step, restored.status) == ("notice", Status.ASSUMED if votes else Status.DERIVED)
    assert restored.resolutions[0] == "S/RES/1696 (2006)" and len(restored.resolutions) == 6
    assert "S/RES/2231 (2015), para. 12" in [s.cite for s in restored.sources]
    assert from_lines(to_lines(done.log)) == done.log
    assert faults_of(done.log) == []


def test_an_adopted_draft_continues_the_relief():
    done = notified(ADOPTED)
    event = of_step(done, "notice")
    assert isinstance(event, NotReached) and "continue" in event.why
    assert event.cause == done.decisions["draft"].number
    assert all_of(done, SanctionsRestored) == []


def test_one_adopted_after_the_thirty_days_comes_too_late():
    assert the(notified(ADOPTED, voted="2025-09-28"), SanctionsRestored)
    assert all_of(notified(ADOPTED, voted="2025-09-27T19:59"), SanctionsRestored) == []
    assert the(notified(ADOPTED, voted="2025-09-27T20:01"), SanctionsRestored)


@pytest.mark.parametrize(
    ("votes", "keys"),
    [("in_favour: CHN, unknown: the rest", ""), ("", "")],
)
def test_an_open_vote_leaves_it_open_and_a_disputed_notice_too(votes, keys):
    done = notified(votes) if votes else notified(by="USA", at="2020-08-20")
    assert the(done, ReliefLeftOpen).step == "notice"
    assert all_of(done, SanctionsRestored) == []


def test_a_vote_that_hangs_on_an_open_one_leaves_it_open():
    done = played("""
        - {id: notice, at: 2025-08-28, snapback: {by: FRA, votes: draft}}
        - id: order
          at: 2025-09-01
          put_to_vote: {question: defer consideration, in_favour: USA, unknown: the rest}
        - id: draft
          if: {order: adopted}
          put_to_vote: {question: continue it, kind: substantive, in_favour: the rest}
    """)
    assert the(done, ReliefLeftOpen)


@pytest.mark.parametrize(
    ("by", "at", "why"),
    [("JPN", "2025-08-28", "JPN is no participant"), ("FRA", "2015-08-28", "2016"), ("FRA", "2025-11-01", "2025")],
)
def test_who_or_when_not(by, at, why):
    done = notified(by=by, at=at)
    assert why in the(done, Refused).why
    assert names(done)[-1] == "Refused"


def test_after_ten_days_the_president_is_to_submit_the_draft():
    event = the(notified(), PresidentToSubmit)
    assert (event.president, str(event.at)) == ("KOR", "2025-09-07")
    tabled = """- {id: d, at: 2025-09-01, draft: {symbol: S/9, by: CHN}}
        - id: draft
          at: 2025-09-19
          put_to_vote: {question: continue it, kind: substantive, draft: S/9, in_favour: the rest}"""
    done = notified(keys="votes: draft", more=tabled)
    assert all_of(done, PresidentToSubmit) == []


def test_who_denies_it_is_told_and_decides_nothing():
    done = notified(keys="denied_by: CHN RUS")
    assert the(done, SnapbackNotified).denied_by == ("CHN", "RUS")
    assert "CHN and RUS denied" in the(done, SanctionsRestored).note


@given(
    st.permutations(council_on(sim.load("snapback/2025").timeline[1].at.day).codes),
    st.integers(0, 15),
    st.integers(0, 15),
)
@settings(max_examples=examples(40))
def test_the_sanctions_come_back_unless_nine_say_yes_and_no_permanent_member_no(order, yes, no):
    no = min(no, 15 - yes)
    votes = ", ".join(
        f"{key}: [{', '.join(who)}]"
        for key, who in (
            ("in_favour", order[:yes]),
            ("against", order[yes : yes + no]),
            ("abstaining", order[yes + no :]),
        )
        if who
    )
    vetoed = {"CHN", "FRA", "GBR", "RUS", "USA"} & set(order[yes : yes + no])
    goes_on = yes >= 9 and not vetoed
    assert (all_of(notified(votes), SanctionsRestored) == []) == goes_on


def test_2025_as_it_was_and_with_nine_votes_in_favour():
    assert the(sim.run(sim.load("snapback/2025")), SanctionsRestored)
    path = "timeline.continuation"
    nine = {f"{path}.in_favour": "CHN DZA PAK RUS GUY KOR SLE SOM PAN", f"{path}.against": "DNK GRC SVN",
            f"{path}.abstaining": "FRA GBR USA"}  # fmt: skip
    assert all_of(sim.run(sim.load("snapback/2025", nine)), SanctionsRestored) == []


def test_what_follows_is_known_no_better_than_any_of_the_votes():
    restored = the(sim.run(sim.load("what-if/snapback/2025-one-veto")), SanctionsRestored)
    assert restored.status is Status.ASSUMED, "one of the two votes is supposed"
    assert the(sim.run(sim.load("snapback/2025")), SanctionsRestored).status is Status.DERIVED
