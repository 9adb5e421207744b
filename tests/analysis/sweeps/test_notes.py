"""What a sweep does otherwise than its file may seem to ask, and is told before it is run."""

import pytest

from sim.analysis.sweeps.planning import plan_of

REFERRAL = "base: what-if/referral-2014\nquestions: referral\nvary:\n"
AGENDA = "base: dprk/2014\nquestions: agenda\nremove: timeline.meeting.president\nvary:\n"


@pytest.mark.parametrize(
    ("varied", "note"),
    [
        (
            "c: {chance: CHN no, otherwise: abstain, from: 0, to: 1, step: 0.3}",
            "c ends at 0.9: steps of 0.3 from 0 on do not fall on 1; `steps: 5` has both ends",
        ),
        (
            "d: {set: timeline.referral.at, from: 2014-12-23, to: 2014-12-31, step: 7}",
            "d ends at 2014-12-30: 7 days at a time do not fall on 2014-12-31",
        ),
        ("c: {chance: CHN no, otherwise: abstain, from: 0, to: 1, step: 1/3}", None),
        ("c: {chance: CHN no, otherwise: abstain, from: 0, to: 1, steps: 4}", None),
        ("d: {set: timeline.referral.at, from: 2014-12-23, to: 2014-12-30, step: 7}", None),
        ("d: {set: timeline.referral.at, from: 2014-12-23, to: 2014-12-30}", None),
    ],
)
def test_a_range_whose_step_does_not_fall_on_its_end(varied: str, note: str | None):
    assert plan_of(f"{REFERRAL}  {varied}\n").notes == ((note,) if note else ())


def test_an_older_council_votes_by_the_law_of_the_day_of_the_vote():
    """Its own rows show it: with 9 needed of 11, seven in favour do not do, and by the law of 1945 they do."""
    plan = plan_of(f"{AGENDA}  year: {{years: 1960 2014, day: 12-22}}\n")
    assert plan.notes == (
        "year: the law stays that of 2014-12-22, so 9 votes are needed also of the 11 members of 1960-12-22, "
        "when it took 7",
        "year: how CHN votes is not carried over to ROC, who had its seat",
        "year: how RUS votes is not carried over to SUN, who had its seat",
    )
    seven = "positions: [{on: agenda, in_favour: FRA GBR USA ITA POL TUN ARG, abstaining: ROC SUN LKA ECU}]\n"
    laws = plan_of(f"{seven}{AGENDA}  year: {{years: 1960}}\n  law: {{laws: [charter, charter-1945]}}\n")
    assert laws.table(0, 2)["adopted"].to_list() == [0.0, 1.0]


@pytest.mark.parametrize(
    ("years", "notes"), [("1992-2026", 0), ("1990 2014", 1), ("1970", 2), ("1944-1945 2014", 0)]
)
def test_of_councils_with_the_same_law_and_members_nothing_is_told(years: str, notes: int):
    assert len(plan_of(f"{AGENDA}  year: {{years: {years}, day: 12-22}}\n").notes) == notes


def test_repetitions_where_nothing_is_drawn():
    china = "  c: {chance: CHN no, otherwise: abstain, values: [0, 1]}\n"
    assert "`repetitions: 5` has no effect" in plan_of(f"repetitions: 5\n{REFERRAL}{china}").because
    assert "no effect" not in plan_of(f"repetitions: 5\npath: engine\n{REFERRAL}{china}").because
    assert "no effect" not in plan_of(f"{REFERRAL}{china}").because
