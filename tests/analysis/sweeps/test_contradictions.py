"""Two columns that say how one member votes, or fill one place: refused, as one of them would be dead."""

import pytest

from sim.analysis.sweeps.planning import plan_of
from sim.scenario import ScenarioError

VARY = "base: what-if/referral-2014\nquestions: referral\nvary:\n"
CHANCE = "{chance: CHN no, otherwise: abstain, values: [0, 1]}"


def planned(one: str, two: str, head: str = VARY):
    return plan_of(f"{head}  a: {one}\n  b: {two}\n")


SAYS_CHINA = [
    "{set: timeline.referral.CHN, values: [abstaining, against]}",
    "{set: timeline.referral.CHN, values: [against]}",
    "{set: timeline.referral.put_to_vote.CHN, values: [against]}",
    "{set: timeline.referral.instead.CHN, values: [against]}",
    "{set: timeline.referral.instead, values: [{CHN: against}, {CHN: abstaining}]}",
    "{set: timeline.referral.abstaining, values: [CHN NGA, NGA]}",
    "{set: timeline.referral.abstaining, values: [{members: CHN NGA}, {members: [NGA]}]}",
    "{set: timeline.referral.unknown, values: [[CHN], [RUS]]}",
    "{set: timeline.referral.odds.CHN, values: [{yes: 1}, {no: 1}]}",
    "{set: timeline.referral.odds, values: [{CHN: {yes: 1}}]}",
    "{set: timeline.referral.put_to_vote, values: [{question: refer it, against: CHN, in_favour: the rest}]}",
    "{set: positions, values: [[{on: referral, against: CHN}]]}",
    "{set: 'positions[0]', values: [{on: referral, against: CHN}]}",
]


@pytest.mark.parametrize("says", SAYS_CHINA)
@pytest.mark.parametrize(
    "other", [CHANCE, "{random: CHN, draws: 2}", "{set: timeline.referral.CHN, values: [against, abstaining]}"]
)
def test_two_columns_that_say_how_a_member_votes(says: str, other: str):
    head = VARY.replace("vary:", "positions: [{on: agenda, against: RWA}]\nvary:")
    for one, two in ((says, other), (other, says)):
        with pytest.raises(ScenarioError) as raised:
            planned(one, two, head)
        (fault,) = raised.value.faults
        assert fault.path == "vary.b"
        assert fault.message == "a and b both say how CHN votes on referral; expected one of them"


@pytest.mark.parametrize(
    "says",
    [
        "{set: timeline.referral.abstaining, values: [NGA TCD, NGA]}",
        "{set: timeline.referral.in_favour, values: [the rest]}",
        "{set: timeline.referral.put_to_vote.parties, values: [CHN, RUS]}",
        "{set: law.veto.holders, values: [CHN FRA, CHN]}",
        "{set: timeline.agenda.CHN, values: [against, in_favour]}",
        "{set: positions, values: [[{on: agenda, against: CHN}], [{on: agenda, abstaining: CHN}]]}",
        "{set: timeline.referral.at, values: [2014-12-23, 2014-12-24]}",
        "{chance: CHN yes, otherwise: abstain, values: [0]}",
        "{years: 2014}",
    ],
)
def test_columns_that_go_together(says: str):
    plan = planned(CHANCE, says)
    assert plan.table(0, plan.cases)["error"].null_count() == plan.cases


def test_one_vote_as_the_whole_scenario(tmp_path):
    base = (
        "title: T\ndate: 2014-12-22\nquestion: adopt the provisional agenda\nagainst: CHN\nin_favour: the rest\n"
    )
    (tmp_path / "b.yaml").write_text(base, encoding="utf-8")
    for path in ("CHN", "instead.CHN", "timeline.vote.CHN"):
        text = f"base: b.yaml\nvary:\n  a: {CHANCE}\n  b: {{set: {path}, values: [abstaining, against]}}\n"
        with pytest.raises(ScenarioError, match="a and b both say how CHN votes on vote"):
            plan_of(text, "s.yaml", tmp_path / "s.yaml")


def test_a_bloc_votes_as_one():
    head = VARY.replace("vary:", "changes: {timeline.referral.blocs: [[CHN, RUS]]}\nvary:")
    with pytest.raises(ScenarioError, match="a and b both say how CHN votes on referral"):
        planned(CHANCE, "{set: timeline.referral.against, values: [RUS]}", head)
    assert planned(CHANCE, "{set: timeline.referral.RUS, values: [against, abstaining]}", head).cases == 4


def test_the_rest_of_a_random_column_leaves_out_whom_a_value_names():
    plan = planned("{random: the rest, draws: 2}", "{set: timeline.referral.CHN, values: [abstaining, against]}")
    assert not [c.name for c in plan.columns if c.name.startswith("a_CHN")]
    assert [c.name for c in plan.columns if c.name.startswith("a_RUS")]


KIND = "{set: timeline.referral.kind, values: [procedural, substantive]}"
LAWS = "{laws: [charter, two-noes]}"
YEARS = "{years: 2014-2016}"


@pytest.mark.parametrize(
    ("one", "two", "place"),
    [
        (KIND, KIND.replace("referral.kind", "referral.put_to_vote.kind"), "timeline.referral.put_to_vote.kind"),
        (LAWS, "{laws: [no-veto, g4]}", "law"),
        ("{set: law.substantive_votes, values: [7, 9]}", LAWS, "law"),
        (YEARS, "{years: 2012}", "council"),
        (YEARS, "{set: council.as_of, values: [2014-01-01]}", "council.as_of"),
        ("{set: council, values: [2014-01-01]}", YEARS, "council"),
        (
            "{set: law.veto, values: [{noes_to_block: 2}]}",
            "{set: law.veto.noes_to_block, from: 1, to: 3, step: 1}",
            "law.veto.noes_to_block",
        ),
    ],
)
def test_two_columns_that_fill_one_place(one: str, two: str, place: str):
    with pytest.raises(ScenarioError) as raised:
        planned(one, two)
    (fault,) = raised.value.faults
    assert fault.message == f"a and b both say what stands at {place}; expected one of them"


def test_a_value_within_a_law_may_vary_after_it():
    plan = planned(LAWS, "{set: law.substantive_votes, values: [7, 9]}")
    assert plan.table(0, 4)["adopted"].to_list() == [0.0] * 4
