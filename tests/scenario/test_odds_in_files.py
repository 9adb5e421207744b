"""Chances in a scenario file: how they are read, whom they stand for, what gives way to what, what is refused."""

from fractions import Fraction
from pathlib import Path

import pytest

import sim
from sim.engine import Voting
from sim.law import Choice
from sim.scenario.chances import Chances
from sim.scenario.known_votes import KnownVotes
from sim.scenario.loading import loads

FILE = """\
title: A referral
date: 2014-12-22
question: refer the situation to the Court
kind: substantive
odds:
  CHN: {no: 0.9, abstain: 0.1}
  RUS: {no: 4/5, abstain: 1/5}
  FRA GBR USA: {yes: 1}
  the rest: {yes: 0.9, abstain: 0.1}
"""


def asked(scenario: sim.Scenario) -> dict[str, Voting]:
    """Return every question of a run as it was when its votes were cast."""
    seen: dict[str, Voting] = {}

    def cast(voting: Voting) -> KnownVotes:
        seen[voting.id] = voting
        return voting.votes

    sim.run(scenario, cast=cast)
    return seen


def votes(scenario: sim.Scenario, question: str = "vote") -> dict[str, Chances | Choice | None]:
    return {v.member: v.chances or v.choice for v in asked(scenario)[question].votes.members}


def faults(text: str) -> str:
    with pytest.raises(sim.ScenarioError) as error:
        loads(text, "file.yaml")
    return str(error.value)


def test_decimals_and_fractions_are_read_exactly():
    known = votes(loads(FILE, "file.yaml"))
    assert known["CHN"] == Chances(no=Fraction(9, 10), abstain=Fraction(1, 10))
    assert known["RUS"] == Chances(no=Fraction(4, 5), abstain=Fraction(1, 5))
    assert known["ARG"] == Chances(yes=Fraction(9, 10), abstain=Fraction(1, 10))


@pytest.mark.parametrize(
    "written",
    [
        "0.00001",
        "1e-5",
        "1E-3",
        "1e-05",
        "5e-324",
        "1.",
        "999999999/1000000000",
        "0.1234567890123456789",
        "0.0012345678901234567",
        f"{10**200 - 1}/{10**200}",
    ],
)
def test_a_chance_is_read_exactly_as_scripts_write_it(written: str):
    chance = Fraction(written)
    known = votes(loads(FILE.replace("no: 4/5, abstain: 1/5", f"no: {written}, abstain: {1 - chance}")))
    if chance == 1:
        assert known["RUS"] is Choice.NO
    else:
        assert known["RUS"] == Chances(no=chance, abstain=1 - chance)


def test_a_chance_may_be_a_number_of_python():
    numpy = pytest.importorskip("numpy")
    for eighth in (0.125, Fraction(1, 8), numpy.float64(0.125), numpy.float32(0.125)):
        changed = {"odds.RUS.no": eighth, "odds.RUS.abstain": Fraction(7, 8)}
        known = votes(loads(FILE, "file.yaml", changed))
        assert known["RUS"] == Chances(no=Fraction(1, 8), abstain=Fraction(7, 8))


def test_chances_that_add_up_to_a_long_number_are_told_of_shortly():
    said = faults(FILE.replace("no: 4/5, abstain: 1/5", f"no: 1/{10**300 + 1}"))
    assert "the chances add up to about 1e-300; expected 1 in all" in said


def test_what_is_certain_is_a_vote():
    assert votes(loads(FILE, "file.yaml"))["USA"] is Choice.YES


def test_votes_given_as_chances_stay_open_unless_they_are_drawn():
    scenario = loads(FILE, "file.yaml")
    assert sim.run(scenario).decisions["vote"].outcome is sim.Outcome.OPEN
    drawn = sim.run(scenario, seed=1, draw=True).decisions["vote"]
    assert drawn.outcome is not sim.Outcome.OPEN
    assert drawn.decision.tally.unknown == 0


def test_a_member_named_alone_has_its_own_odds():
    text = FILE.replace("  CHN: {no: 0.9, abstain: 0.1}\n", "  CHN JOR: {abstain: 1/2, no: 1/2}\n  CHN: {no: 1}\n")
    known = votes(loads(text, "file.yaml"))
    assert (known["CHN"], known["JOR"]) == (Choice.NO, Chances(abstain=Fraction(1, 2), no=Fraction(1, 2)))


def test_a_vote_of_a_what_if_takes_the_place_of_odds_and_odds_that_of_a_vote(tmp_path: Path):
    (tmp_path / "base.yaml").write_text(FILE)
    what_if = tmp_path / "what-if.yaml"
    what_if.write_text("title: w\nbase: base.yaml\nchanges:\n  against: RUS\n  JOR: abstaining\n")
    known = votes(sim.load(str(what_if)))
    assert (known["RUS"], known["JOR"]) == (Choice.NO, Choice.ABSTAIN)
    assert known["CHN"] == Chances(no=Fraction(9, 10), abstain=Fraction(1, 10))
    recorded = sim.load("dprk/2014", {"timeline.agenda.odds": "{CHN: {no: 1/2, yes: 1/2}}"})
    assert votes(recorded, "agenda")["CHN"] == Chances(no=Fraction(1, 2), yes=Fraction(1, 2))
    assert votes(recorded, "agenda")["RUS"] is Choice.NO


BOTH = """\
title: A referral
date: 2014-12-22
question: refer the situation to the Court
kind: substantive
odds: {CHN: {no: 1}}
abstaining: the rest
"""


@pytest.mark.parametrize("group", ["in_favour", "unknown"])
@pytest.mark.parametrize("odds", ["CHN: {no: 1}", "CHN USA: {no: 1/2, yes: 1/2}"])
def test_a_member_with_odds_and_a_vote_in_one_file_is_refused(group: str, odds: str):
    text = BOTH.replace("CHN: {no: 1}", odds) + f"{group}: RUS CHN\n"
    place = f"file.yaml:7:{len(group) + 7}: {group}: "
    assert faults(text) == f"{place}CHN has odds already; one member, one vote"


def test_a_member_with_odds_and_a_vote_in_one_position_is_refused():
    text = BOTH.replace("odds: {CHN: {no: 1}}\n", "").replace("abstaining", "unknown")
    position = "positions:\n  - {on: vote, odds: {CHN: {no: 1}}, in_favour: CHN}\n"
    assert faults(text + position) == (
        "file.yaml:7:49: positions[0].in_favour: CHN has odds already; one member, one position"
    )


def test_a_what_if_that_gives_a_member_odds_and_a_vote_is_refused(tmp_path: Path):
    (tmp_path / "base.yaml").write_text(BOTH)
    what_if = tmp_path / "what-if.yaml"
    what_if.write_text("title: w\nbase: base.yaml\nchanges:\n  odds: {RUS: {no: 1}}\n  in_favour: RUS\n")
    with pytest.raises(sim.ScenarioError, match=r"what-if\.yaml:5:14: in_favour: RUS has odds already"):
        sim.load(str(what_if))


@pytest.mark.parametrize(
    ("changes", "china", "united_states"),
    [
        ({"odds": "{CHN: {yes: 1}}"}, Choice.YES, None),
        ({"odds.USA": "{yes: 1}"}, Choice.NO, Choice.YES),
        ({"in_favour": "CHN"}, Choice.YES, Choice.NO),
        ({"unknown": "CHN USA"}, None, None),
    ],
)
def test_what_a_what_if_says_goes_before_odds_of_several_too(
    changes: dict[str, str], china: Choice | None, united_states: Choice | None
):
    base = BOTH.replace("CHN: {no: 1}", "CHN USA: {no: 1}")
    known = votes(loads(base, "file.yaml", changes))
    assert (known["CHN"], known["USA"], known["RUS"]) == (china, united_states, Choice.ABSTAIN)


def test_the_rest_of_a_base_are_the_members_it_stood_for(tmp_path: Path):
    (tmp_path / "base.yaml").write_text(FILE)
    what_if = tmp_path / "what-if.yaml"
    what_if.write_text("title: w\nbase: base.yaml\nchanges:\n  date: 2015-03-01\n")
    known = votes(sim.load(str(what_if)))
    assert known["JOR"] == Chances(yes=Fraction(9, 10), abstain=Fraction(1, 10))
    assert known["NZL"] is None


def test_a_standing_position_may_be_odds_and_may_hold_only_after_an_outcome():
    text = """\
title: The paragraph on the Court
timeline:
  - id: amendment
    at: 2014-12-22
    put_to_vote:
      question: adopt the amendment that deletes the paragraph on the Court
      kind: substantive
      in_favour: the rest
      abstaining: USA
  - id: draft
    put_to_vote: {question: adopt the draft, kind: substantive, unknown: the rest}
positions:
  - {on: draft, if: {amendment: adopted}, abstaining: CHN}
  - {on: draft, odds: {CHN: {no: 0.75, abstain: 0.25}, RUS: {abstain: 1/2, no: 1/2}}}
"""
    known = votes(loads(text, "file.yaml"), "draft")
    assert (known["CHN"], known["RUS"]) == (Choice.ABSTAIN, Chances(abstain=Fraction(1, 2), no=Fraction(1, 2)))
    failed = votes(loads(text.replace("abstaining: USA", "against: USA"), "file.yaml"), "draft")
    assert failed["CHN"] == Chances(no=Fraction(3, 4), abstain=Fraction(1, 4))


BLOC = """\
title: One vote
date: 2014-12-22
question: refer
kind: substantive
in_favour: the rest
unknown: FRA
odds: {GBR: {yes: 0.5, no: 0.5}}
blocs: [FRA GBR]
"""


def test_a_member_of_a_bloc_that_is_unknown_votes_as_the_others_of_it():
    voting = asked(loads(BLOC, "file.yaml"))["vote"]
    assert voting.votes.blocs == (("FRA", "GBR"),)
    known = {v.member: v.chances for v in voting.votes.members}
    assert known["FRA"] == known["GBR"] == Chances(yes=Fraction(1, 2), no=Fraction(1, 2))


def test_a_bloc_of_which_one_is_certain_and_another_is_not_is_refused():
    assert "file.yaml:7:8: blocs: FRA (yes) and GBR (yes 1/2, no 1/2) vote as a bloc" in faults(
        BLOC.replace("unknown: FRA\n", "")
    )


def test_who_is_changed_by_a_what_if_no_longer_votes_with_its_bloc():
    scenario = loads(BLOC, "file.yaml", {"FRA": "abstaining"})
    assert votes(scenario)["FRA"] is Choice.ABSTAIN
    assert votes(scenario)["GBR"] == Chances(yes=Fraction(1, 2), no=Fraction(1, 2))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{no: 0.9, abstain", "{no: 0.8, abstain", "file.yaml:6:8: odds.CHN: the chances add up to 9/10"),
        ("4/5", "x", "file.yaml:7:13: odds.RUS.no: found 'x', expected a number such as 0.25 or 1/4"),
        ("4/5", "-4/5", "file.yaml:7:13: odds.RUS.no: found -4/5, expected a chance from 0 to 1"),
        ("4/5", "-0.1", "found -0.1, expected a chance from 0 to 1"),
        ("4/5", "1.5", "found 1.5, expected a chance from 0 to 1"),
        ("4/5", "1e9", "found 1e9, expected a chance from 0 to 1"),
        ("4/5", ".nan", "found '.nan', expected a number such as 0.25 or 1/4"),
        ("4/5", "0x1", "found '0x1', expected a number such as 0.25 or 1/4"),
        ("4/5", "1/0", "found 1/0, and nothing can be divided by 0; expected a number such as 0.25 or 1/4"),
        ("4/5", "1e-1000", "found '1e-1000', expected a number such as 0.25 or 1/4"),
        ("4/5", f"0.{'1' * 2000}", "found a number of 2,002 characters, expected at most 2,001"),
        ("4/5", f"0.{'1' * 1001}", "expected no more than 1,000 digits above and below the line"),
        ("kind: substantive", "kind: substantive\ncorrelation: -0.1", "found -0.1, expected a number from 0 up"),
        ("RUS:", "KEN:", "file.yaml:7:3: odds: KEN was not a member on 2014-12-22"),
        ("RUS:", "RUX:", "RUX is no State code"),
        ("abstain: 1/5", "abstian: 1/5", "did you mean abstain?"),
        ("FRA GBR USA: {yes: 1}", "FRA GBR: {yes: 1}\n  GBR USA: {yes: 1}", "GBR has odds already"),
        ("kind: substantive", "kind: substantive\ncorrelation: 1", "expected from 0 to below 1"),
        ("kind: substantive", "kind: substantive\nblocs: [CHN]", "expected two members or more"),
        ("kind: substantive", "kind: substantive\nblocs: [CHN RUS, RUS FRA]", "RUS votes in another bloc"),
        (
            "kind: substantive",
            "kind: substantive\nblocs: [CHN RUS]",
            "blocs: CHN (no 9/10, abstain 1/10) and RUS (no 4/5, abstain 1/5) vote as a bloc",
        ),
        ("kind: substantive", "kind: substantive\nin_favour: the rest", "says the rest already"),
        ("  the rest: {yes: 0.9, abstain: 0.1}\n", "", "are named nowhere"),
    ],
)
def test_bad_odds_are_refused_with_their_place(old: str, new: str, said: str):
    text = FILE.replace(old, new, 1)
    assert text != FILE
    assert said in faults(text)
