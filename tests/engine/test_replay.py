"""Replays meet the record; an expectation that is not met is found, whatever it is about."""

import pytest
from stage import FILES, named, played

import sim


@pytest.mark.parametrize("path", FILES, ids=named)
def test_the_replay_meets_the_record(path):
    assert sim.run(sim.load(path)).differences == ()


VETO = """
    - id: meeting
      at: 2022-05-26T15:00
      source: S/PV.9048
      meeting:
        called_by: USA
        president: {president}
        proceedings:
          - id: vote
            put_to_vote: {{question: adopt the draft, kind: substantive, against: CHN RUS, in_favour: the rest}}
    - id: debate
      at: 2022-06-08
      veto_debate: {{on: vote}}
    - id: late
      at: 2022-06-30
      if: {{vote: adopted}}
      put_to_vote: {{question: adopt the draft, kind: substantive, in_favour: the rest}}
"""


def expecting(text: str, president: str = "USA") -> list[tuple[str, str, str, str]]:
    done = played(VETO.format(president=president), f"expect: {{{text}}}")
    return [(d.id, d.field, d.expected, d.computed) for d in done.differences]


@pytest.mark.parametrize(
    "met",
    [
        "vote: not_adopted",
        "vote: {reason: veto}",
        "vote: {tally: 13-2-0}",
        "vote: {tally: 13-2-0-0}",
        "vote: {blocked_by: RUS CHN}",
        "vote: {at: 2022-05-26}",
        "vote: {at: '2022-05-26T15:00'}",
        "vote: {by: 2022-05-26}",
        "meeting: held",
        "debate: {outcome: held, by: 2022-06-10}",
        "late: not_reached",
    ],
)
def test_met(met):
    assert expecting(met) == []


@pytest.mark.parametrize(
    ("not_met", "difference"),
    [
        ("vote: adopted", ("vote", "outcome", "adopted", "not_adopted")),
        ("vote: refused", ("vote", "outcome", "refused", "not_adopted")),
        ("vote: {reason: too_few_votes}", ("vote", "reason", "too_few_votes", "veto")),
        ("vote: {tally: 12-2-1}", ("vote", "tally", "12-2-1", "13-2-0")),
        ("vote: {tally: 13-1-1}", ("vote", "tally", "13-1-1", "13-2-0")),
        ("vote: {tally: 13-2-0-1}", ("vote", "tally", "13-2-0, 1 not voting", "13-2-0")),
        ("vote: {blocked_by: RUS}", ("vote", "blocked_by", "RUS", "CHN RUS")),
        ("vote: {blocked_by: []}", ("vote", "blocked_by", "nobody", "CHN RUS")),
        ("vote: {at: 2022-05-27}", ("vote", "at", "2022-05-27", "2022-05-26T15:00")),
        ("vote: {at: '2022-05-26T15:01'}", ("vote", "at", "2022-05-26T15:01", "2022-05-26T15:00")),
        ("vote: {by: 2022-05-25}", ("vote", "by", "2022-05-25", "2022-05-26T15:00")),
        ("meeting: not_reached", ("meeting", "outcome", "not_reached", "held")),
        ("meeting: {tally: 13-2-0}", ("meeting", "tally", "13-2-0", "none")),
        ("meeting: {reason: veto}", ("meeting", "reason", "veto", "none")),
        ("debate: {by: 2022-06-07}", ("debate", "by", "2022-06-07", "2022-06-08")),
        ("late: held", ("late", "outcome", "held", "not_reached")),
        ("late: adopted", ("late", "outcome", "adopted", "not_reached")),
        ("late: {at: 2022-06-30}", ("late", "at", "2022-06-30", "never")),
        ("late: {by: 2022-07-30}", ("late", "by", "2022-07-30", "never")),
        ("late: {blocked_by: CHN}", ("late", "blocked_by", "CHN", "nobody")),
    ],
)
def test_not_met(not_met, difference):
    assert expecting(not_met) == [difference]


def test_every_part_of_an_expectation_is_compared():
    found = expecting("vote: {outcome: adopted, reason: enough_votes, tally: 15-0-0, blocked_by: []}")
    assert [field for _, field, _, _ in found] == ["outcome", "reason", "tally", "blocked_by"]


def test_a_difference_cites_the_record():
    done = played(VETO.format(president="USA"), "expect: {vote: {outcome: adopted, source: S/PV.9048}}")
    assert [d.source for d in done.differences] == ["S/PV.9048"]


def test_a_president_that_rule_18_does_not_give_is_a_difference():
    assert expecting("vote: not_adopted", president="RUS") == [("meeting", "president", "RUS", "USA")]


def test_the_president_is_compared_where_the_meeting_has_no_id():
    done = played("""
        - {at: 2014-11-24, meeting: {president: AUS}}
        - {at: 2014-12-22, meeting: {president: CHL}}
        - {at: 2015-01-05, meeting: {president: CHL}}
    """)
    assert [(d.field, d.expected, d.computed) for d in done.differences] == [("president", "CHL", "TCD")]


def test_a_what_if_and_a_run_with_overrides_agree_with_no_record():
    assert sim.run(sim.load("dprk/2014")).agrees is True
    assert sim.run(sim.load("dprk/2014", ["timeline.meeting.at=2014-12-23"])).agrees is None
    assert sim.run(sim.load("what-if/referral-2014")).agrees is None
    assert played("- {at: 2014-12-05, letter: {by: AUS}}").agrees is None
    assert played("- {id: a, at: 2014-12-05, letter: {by: AUS}}", "expect: {a: not_reached}").agrees is False
