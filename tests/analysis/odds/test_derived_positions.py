"""Positions derived from another roll call, in files and against the record."""

from fractions import Fraction

import pytest

import sim
from sim.analysis.odds.backtest import Compared, backtest, by_source, score
from sim.analysis.odds.chain import chain
from sim.analysis.odds.reading import questions
from sim.errors import UnscError
from sim.law import Choice
from sim.scenario import ScenarioError
from sim.scenario.chances import Chances
from sim.scenario.loading import loads, other_of
from sim.source import Status

TEXT = """
title: Two votes, the second derived from the first
council: {members: CHN USA DZA JPN, permanent: CHN USA}
law: {procedural_votes: 2}
timeline:
  - id: first
    at: 2024-06-12
    status: recorded
    source: S/PV.1
    put_to_vote:
      question: adopt the draft
      kind: procedural
      in_favour: USA
      against: CHN
      abstaining: DZA
      absent: JPN
  - id: second
    put_to_vote: {question: adopt the other, kind: procedural, unknown: the rest}
positions:
  - on: second
    derived_from: {vote: first, as: {yes: in_favour, no: against, abstain: {yes: 1/4, no: 3/4}}}
"""


def second(text: str, *changes: str) -> dict[str, tuple[object, Status]]:
    votes = sim.run(loads(text, overrides=changes)).decisions["second"].votes
    return {v.member: (v.choice or v.chances, v.status) for v in votes}


def test_a_vote_stands_for_what_the_mapping_says() -> None:
    likely = Chances(yes=Fraction(1, 4), no=Fraction(3, 4))
    votes = second(TEXT)
    assert {member: stance for member, (stance, _) in votes.items()} == {
        "USA": Choice.YES,
        "CHN": Choice.NO,
        "DZA": likely,
        "JPN": None,
    }
    assert votes["USA"][1] is Status.DERIVED


def test_what_the_file_says_of_a_state_goes_first() -> None:
    own = TEXT.replace(
        "    derived_from:", "    abstaining: USA\n    odds: {DZA: {yes: 1/2, no: 1/2}}\n    derived_from:"
    )
    votes = second(own)
    assert votes["USA"][0] is Choice.ABSTAIN
    assert votes["DZA"][0] == Chances(yes=Fraction(1, 2), no=Fraction(1, 2))
    assert votes["CHN"][0] is Choice.NO


def test_a_changed_vote_changes_what_is_derived() -> None:
    votes = second(TEXT, "timeline.first.CHN=in_favour")
    assert votes["CHN"] == (Choice.YES, Status.ASSUMED)


def test_a_position_is_no_surer_than_it_says() -> None:
    votes = second(TEXT.replace("  - on: second", "  - on: second\n    status: assumed"))
    assert votes["USA"][1] is Status.ASSUMED


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("vote: first", "vote: frist", "frist"),
        (
            "vote: first",
            "vote: dprk/2014#plenry",
            "there is no vote plenry in dprk/2014; expected the id of one: .*plenary, .*did you mean plenary",
        ),
        ("vote: first", "vote: dprk/1914#plenary", "dprk/1914 cannot be read: there is no such file"),
        ("yes: in_favour", "yes: in_favor", "in_favor"),
        ("yes: in_favour", "yes: {yes: 1/2}", "add up to 1/2"),
        ("as: {yes: in_favour,", "as: {si: in_favour,", "si"),
        ("vote: first, ", "", "vote"),
    ],
)
def test_what_cannot_be_derived_is_told_with_its_place(old: str, new: str, says: str) -> None:
    with pytest.raises(ScenarioError, match=says) as told:
        loads(TEXT.replace(old, new))
    assert "derived_from" in str(told.value)


def test_a_vote_of_another_file_is_read_there() -> None:
    """The Assembly's vote of 18 December 2014 on A/RES/69/188, in the file of that year."""
    text = TEXT.replace("vote: first", "vote: dprk/2014#plenary")
    votes = second(text)
    # CHN voted no there, the United States and Japan yes, Algeria abstained.
    assert [votes[code][0] for code in ("CHN", "USA", "JPN")] == [Choice.NO, Choice.YES, Choice.YES]
    assert votes["DZA"][0] == Chances(yes=Fraction(1, 4), no=Fraction(3, 4))


@pytest.mark.parametrize("year", [2014, 2015, 2016, 2017, 2024])
def test_the_backtest_counts_what_two_roll_calls_say(year: int) -> None:
    """Counted here from the two runs: who voted alike in the Assembly of 2014 and on the agenda of the year."""
    there = {v.member: v.choice for v in sim.run(sim.load("dprk/2014")).decisions["plenary"].votes}
    here = {v.member: v.choice for v in sim.run(sim.load(f"dprk/{year}")).decisions["agenda"].votes}
    hits = sum(choice is there[code] for code, choice in here.items() if there[code] in (Choice.YES, Choice.NO))
    against = [choice for code, choice in here.items() if there[code] is Choice.ABSTAIN]
    between = sum(choice in (Choice.YES, Choice.ABSTAIN) for choice in against)
    scenario = sim.load(f"what-if/derived/{year}")
    [test] = [t for t in backtest(scenario, other_of(scenario.file)) if t.id == "agenda"]
    found = score(test.members)
    assert (found.hits, found.between, found.misses) == (hits, between, len(here) - hits - between)
    assert found.share == (hits + Fraction(between, 2)) / len(here)


def test_chances_follow_from_the_derived_positions() -> None:
    """2015: eight voted yes in the Assembly, and three that abstained may; nine are needed."""
    agenda = next(q for q in questions(chain(sim.load("what-if/derived/2015"))) if q.id == "agenda")
    there = {v.member: v.choice for v in sim.run(sim.load("dprk/2014")).decisions["plenary"].votes}
    council = [v.member for v in sim.run(sim.load("dprk/2015")).decisions["agenda"].votes]
    sure = sum(there[code] is Choice.YES for code in council)
    may = sum(there[code] is Choice.ABSTAIN for code in council)
    assert sure >= 9
    assert may > 0
    assert agenda.by_result["adopted"].known == 1


def test_a_record_in_the_same_file_is_compared_too() -> None:
    recorded = TEXT.replace("unknown: the rest", "in_favour: USA CHN, abstaining: DZA JPN")
    scenario = loads(recorded)
    [test] = backtest(scenario, other_of("x.yaml"))
    assert {m.member: m.share for m in test.members} == {"CHN": 0, "USA": 1, "DZA": 0, "JPN": None}
    assert score(test.members).silent == 1
    assert {source: len(members) for source, members in by_source([test]).items()} == dict.fromkeys(Choice, 1)


def test_a_member_without_a_vote_there_is_named() -> None:
    text = TEXT.replace("absent: JPN", "unknown: JPN").replace("unknown: the rest", "in_favour: the rest")
    [test] = backtest(loads(text), other_of("x.yaml"))
    assert test.not_compared == ("JPN",)


def test_nothing_derived_is_told() -> None:
    with pytest.raises(UnscError, match="no position is derived"):
        backtest(sim.load("dprk/2014"), other_of("dprk/2014.yaml"))


def test_a_share_between_is_no_hit() -> None:
    third = Chances(yes=Fraction(1, 3), no=Fraction(2, 3))
    found = score(
        [Compared("CHN", Choice.YES, third, Choice.NO), Compared("USA", Choice.YES, third, Choice.ABSTAIN)]
    )
    assert (found.hits, found.misses, found.between, found.share) == (0, 1, 1, Fraction(1, 3))
