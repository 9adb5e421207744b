"""Special reports on a veto (Charter Art. 24(3), A/RES/76/262): 72 hours before the debate, not after it."""

import pytest
from stage import faults_of, of_step, played, the

from sim.engine.events import NotReached, Refused
from sim.engine.events_around import SpecialReported
from sim.source import Status

VETO = "against: CHN RUS, in_favour: the rest"


def reported(at: str, debate: str = "", votes: str = VETO, keys: str = "", first: str = ""):
    debated = f"- {{id: debate, at: {debate}, source: GA/1, veto_debate: {{on: vote}}}}" if debate else ""
    report = f"- {{id: report, at: {at}, source: S/1, special_report: {{on: vote{keys}}}}}"
    steps = [report, debated] if not debate or at <= debate else [debated, report]
    return played(f"""
        - id: vote
          at: 2022-05-26
          source: S/PV.9048
          put_to_vote: {{question: adopt it, kind: substantive, {votes}}}
        {first}
        {steps[0]}
        {steps[1]}
    """)


@pytest.mark.parametrize(
    ("at", "in_time"),
    [("2022-06-04", True), ("2022-06-05T10:00", True), ("2022-06-05T10:01", False), ("2022-06-07", False)],
)
def test_seventy_two_hours_before_a_debate_on_record(at, in_time):
    event = the(reported(at, "2022-06-08T10:00"), SpecialReported)
    assert (event.in_time, str(event.debate), event.status) == (in_time, "2022-06-08T10:00", Status.RECORDED)
    assert {"Charter Art. 24(3)", "A/RES/76/262"} <= {s.cite for s in event.sources}


def test_without_a_recorded_debate_the_last_day_for_it_counts():
    event = the(reported("2022-06-06"), SpecialReported)
    assert str(event.debate) == "2022-06-10" and event.in_time is True and event.status is Status.ASSUMED


def test_after_the_debate_it_is_refused():
    done = reported("2022-06-09", "2022-06-08")
    event = of_step(done, "report")
    assert isinstance(event, Refused)
    assert event.rule.cite == "A/RES/76/262"
    assert event.cause == of_step(done, "debate").number


@pytest.mark.parametrize("votes", ["in_favour: the rest", "in_favour: USA, unknown: the rest"])
def test_without_a_veto_there_is_none_to_report_on(votes):
    event = of_step(reported("2022-06-01", votes=votes), "report")
    assert isinstance(event, NotReached)
    assert "no veto to report on" in event.why


@pytest.mark.parametrize(
    ("votes", "submitted"),
    [("in_favour: the rest, against: CHN RUS", True), ("in_favour: USA, abstaining: the rest", False)],
)
def test_the_decision_to_report_is_procedural(votes, submitted):
    decision = f"""- {{id: decision, at: 2022-05-31, put_to_vote: {{kind: procedural,
           question: submit a special report to the General Assembly, {votes}}}}}"""
    done = reported("2022-06-01", keys=", decided_in: decision", first=decision)
    event = of_step(done, "report")
    assert isinstance(event, SpecialReported if submitted else NotReached)
    assert event.cause == done.decisions["decision"].number
    assert faults_of(done.log) == []
