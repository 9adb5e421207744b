"""`unsc odds` and `unsc backtest`: the contract for scripts, the text, the drawing, and the base install."""

import re
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.commandline import ROOT, answer, environment, unsc

MINE = """
title: Two holders, one of them uncertain
council: {members: CHN USA DZA, permanent: CHN USA}
law: {substantive_votes: 2}
timeline:
  - id: draft
    at: 2024-06-12
    put_to_vote:
      question: adopt the draft
      kind: substantive
      in_favour: DZA
      odds: {CHN: {yes: 0.1, no: 0.9}, USA: {yes: 1/2, no: 1/2}}
  - id: other
    if: {draft: adopted}
    put_to_vote: {question: adopt the other, kind: substantive, in_favour: DZA USA, unknown: CHN}
"""


@pytest.fixture
def mine(tmp_path: Path) -> str:
    file = tmp_path / "mine.yaml"
    file.write_text(MINE)
    return str(file)


def test_json_keeps_its_contract(mine: str):
    found = answer("odds", mine, "--json")
    draft, other = found["questions"]
    assert draft["id"] == "draft"
    # Adopted: both in favour. Vetoed: two affirmative votes, one negative. Else only Algeria is in favour.
    assert (draft["adopted"], draft["vetoed"], draft["too_few_votes"]) == ("1/20", "1/2", "9/20")
    assert draft["vetoed_by"] == {"CHN": "9/20", "USA": "1/20"}
    assert draft["bounds"] == {"adopted": ["1/20"] * 2, "too_few_votes": ["9/20"] * 2, "vetoed": ["1/2"] * 2}
    assert draft["float"]["adopted"] == 0.05
    assert draft["error"] == 0
    assert (draft["put"], other["put"]) == ("1", "1/20")
    assert other["adopted"] is None
    assert other["bounds"] == {"adopted": ["0", "1"], "too_few_votes": ["0", "0"], "vetoed": ["0", "1"]}
    assert other["vetoed_by"] == {"CHN": None}
    assert other["vetoed_by_bounds"] == {"CHN": ["0", "1"]}
    assert other["float"]["adopted"] is None
    assert [branch["path"] for branch in found["chain"]] == [
        [{"id": "draft", "result": "adopted"}, {"id": "other", "result": "adopted"}],
        [{"id": "draft", "result": "adopted"}, {"id": "other", "result": "vetoed"}],
        [{"id": "draft", "result": "too_few_votes"}],
        [{"id": "draft", "result": "vetoed"}],
    ]
    assert [branch["p"] for branch in found["chain"]] == [None, None, "9/20", "1/2"]
    assert found["chain"][0]["bounds"] == ["0", "1/20"]
    assert all(isinstance(branch["end"], str) for branch in found["chain"])


def test_paths_add_up_to_one():
    found = answer("odds", "what-if/referral-2014-chain", "--json")
    assert sum(Fraction(branch["p"]) for branch in found["chain"]) == 1
    assert sum(Fraction(end["p"]) for end in found["ends"]) == 1


def test_a_correlation_gives_numbers_with_a_bound_and_no_fractions(mine: str):
    found = answer("odds", mine, "--json", "--set", "timeline.draft.put_to_vote.correlation=0.4")
    draft = found["questions"][0]
    assert draft["adopted"] is None
    assert draft["vetoed_by"] == {"CHN": None, "USA": None}
    assert 0 < draft["error"] < 1e-6
    low, high = map(Fraction, draft["bounds"]["adopted"])
    assert low < Fraction(draft["float"]["adopted"]) < high < low + Fraction(1, 100_000)
    assert draft["float"]["adopted"] > 0.05
    assert found["chain"][-1]["p"] is None


CORRELATED = """
title: Three questions, the first of which has a correlation
timeline:
  - id: agenda
    at: 2014-12-22
    put_to_vote:
      question: adopt the agenda
      kind: procedural
      in_favour: the rest
      correlation: 0.5
      odds: {ARG AUS CHL FRA JOR LTU LUX KOR RWA: {yes: 0.5, no: 0.5}}
  - id: draft
    if: {agenda: adopted}
    put_to_vote: {question: refer, kind: substantive, in_favour: the rest, odds: {CHN: {no: 0.5, yes: 0.5}}}
  - id: last
    put_to_vote: {question: adjourn, kind: procedural, in_favour: the rest, odds: {CHN: {no: 0.5, yes: 0.5}}}
"""


def test_a_correlation_bears_on_nothing_but_what_depends_on_it(tmp_path: Path):
    file = tmp_path / "correlated.yaml"
    file.write_text(CORRELATED)
    agenda, draft, last = answer("odds", str(file), "--json")["questions"]
    assert (agenda["put"], agenda["adopted"], agenda["vetoed"]) == ("1", None, "0")
    assert agenda["bounds"]["vetoed"] == ["0", "0"]
    assert (agenda["error"] > 0, agenda["put_error"]) == (True, 0)
    assert (draft["put"], draft["adopted"], draft["too_few_votes"], draft["vetoed"]) == (None, "1/2", "0", "1/2")
    assert draft["vetoed_by"] == {"CHN": "1/2"}
    assert (draft["error"], draft["put_error"] > 0) == (0, True)
    assert (last["put"], last["adopted"], last["error"], last["put_error"]) == ("1", "1", 0, 0)
    told = unsc("odds", str(file)).stdout
    bound = float(told.partition("none is off by more than ")[2].split()[0])
    assert bound >= agenda["error"]


def test_the_law_applied_is_named_with_its_sources():
    words = ("odds", "what-if/referral-2014-odds-referrals")
    by_g4 = answer(*words, "--json", "--law", "g4")["questions"]
    assert by_g4[-1]["law"].startswith("G4")
    assert any("14 of 25 votes: assumed" in source for source in by_g4[-1]["sources"])
    assert by_g4[0]["law"] is None  # the Assembly's
    told = unsc(*words, "--law", "g4").stdout
    assert "law applied      G4" in told
    assert "A/59/L.64" in told
    assert answer(*words, "--json")["questions"][-1]["law"] is None
    assert "law applied" not in unsc(*words).stdout


def test_what_is_to_follow_from_an_open_question_is_refused(mine: str):
    result = unsc("odds", mine, "--set", "timeline.other.if.draft=open")
    assert result.exit_code == 2
    assert "other: found the condition draft: open" in result.stderr


def test_the_drawing_is_a_picture_by_its_name(mine: str, tmp_path: Path):
    result = unsc("odds", mine, "--plot", str(tmp_path / "tree.gif"))
    assert result.exit_code == 2
    assert "ending in .svg, .png or .pdf" in result.stderr
    assert list(tmp_path.glob("tree*")) == []


def test_the_help_defines_the_correlation_and_the_bounds():
    told = " ".join(unsc("odds", "--help").stdout.split())
    for said in (
        "one-factor Gaussian copula",
        "sqrt(rho) F + sqrt(1 - rho) e",
        "does not follow the chances of others",
    ):
        assert said in told


def test_the_text_tells_questions_steps_and_ends(mine: str):
    told = unsc("odds", mine).stdout
    for line in ("adopted          5%                  1/20", "  by CHN         45%                 9/20"):
        assert line in told
    assert "is put at all    5%                  1/20" in told
    assert "draft: too few votes (45%)" in told
    assert "other: vetoed (0% to 100%)" in told
    assert all(len(line) <= 80 for line in told.splitlines())


def test_what_is_certain_is_one_line():
    told = unsc("odds", "dprk/2014").stdout
    assert "agenda  adopt the provisional agenda: adopted, for certain" in told
    assert "Step by step" not in told


def test_changes_laws_and_councils_are_taken(mine: str):
    changed = answer("odds", mine, "--json", "--set", "timeline.draft.CHN=in_favour")
    assert changed["questions"][0]["adopted"] == "1/2"
    blocked = answer("odds", "what-if/referral-2014", "--json")["questions"][-1]
    assert blocked["vetoed_by"] == {"CHN": "1", "RUS": "1"}
    no_veto = answer("odds", "what-if/referral-2014", "--json", "--law", "simple-majority")["questions"][-1]
    assert no_veto["adopted"] == "1"
    later = answer("odds", "what-if/referral-2014", "--json", "--council", "2015-06-01")["questions"][-1]
    assert later["bounds"]["adopted"] == ["0", "0"]


def test_the_drawing_can_be_read_without_being_seen(mine: str, tmp_path: Path):
    drawn = tmp_path / "tree.svg"
    assert unsc("odds", mine, "--plot", str(drawn)).exit_code == 0
    root = ElementTree.fromstring(drawn.read_text())
    names = {child.tag.rpartition("}")[2]: child for child in root}
    assert root.attrib["role"] == "img"
    assert names["title"].text == "Two holders, one of them uncertain"
    assert "4 possible ends" in (names["desc"].text or "")
    words = " ".join(element.text or "" for element in root.iter())
    for said in ("adopted 5%", "vetoed 50%", "too few votes 45%"):
        assert said in words


def test_a_bad_place_to_draw_is_told_and_nothing_written(mine: str, tmp_path: Path):
    result = unsc("odds", mine, "--plot", str(tmp_path / "no" / "tree.svg"))
    assert result.exit_code == 2
    assert "there is no folder" in result.stderr
    assert unsc("odds", mine, "--plot", mine).exit_code == 2
    assert Path(mine).read_text() == MINE


@pytest.mark.parametrize("words", [("odds", "dprk/1914"), ("odds",), ("backtest", "dprk/2014"), ("backtest",)])
def test_bad_input_is_one_clear_message(words: tuple[str, ...]):
    result = unsc(*words)
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1


def test_the_base_install_is_enough():
    """Nothing of the extras is loaded, whatever is asked."""
    program = (
        "import sys; from sim.cli import main; main(['odds', 'what-if/referral-2014-chain', '--json', '--set', "
        "'timeline.referral.put_to_vote.correlation=0.4'], standalone_mode=False); "
        "sys.exit(bool({'numpy', 'scipy', 'polars', 'matplotlib'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(), cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_backtest_prints_hits_and_misses():
    told = unsc("backtest", "what-if/derived").stdout
    assert "  TCD yes         yes                         abstain     MISS" in told
    assert "  NGA abstain     yes 1/2, abstain 1/2        abstain     1/2" in told
    assert "By how they voted there:" in told
    found = answer("backtest", "what-if/derived", "--json")
    assert found["hits"] + found["misses"] + found["between"] == 75
    assert sum(row["hits"] for row in found["mapping"]) == found["hits"] == sum(v["hits"] for v in found["votes"])
    assert {row["source"] for row in found["mapping"]} == {"yes", "no", "abstain"}
    chad = next(m for m in found["votes"][0]["members"] if m["member"] == "TCD")
    assert chad == {"member": "TCD", "source": "yes", "derived": {"yes": "1"}, "cast": "abstain", "share": "0"}


def test_another_mapping_can_be_tried():
    found = answer(
        "backtest", "what-if/derived", "--json", "--set", "positions[0].derived_from.as.abstain=in_favour"
    )
    assert found["between"] == 0
    assert found["hits"] == 64


WIDE = """\
title: Chances between bounds that are long in per cent
date: 2014-12-22
question: refer the situation
kind: substantive
correlation: 0.4
odds:
  CHN: {no: 0.4, abstain: 0.6}
  RUS: {no: 0.5, yes: 0.5}
  ARG AUS CHL JOR: {yes: 0.7, abstain: 0.3}
unknown: USA NGA
in_favour: the rest
"""


def test_a_column_of_chances_ends_in_a_space(tmp_path: Path) -> None:
    (tmp_path / "wide.yaml").write_text(WIDE)
    told = unsc("odds", str(tmp_path / "wide.yaml")).output
    assert "\n  49.65% to 95.26% vote: vetoed (49.65% to 95.26%)\n" in told
    assert "\n  49.65% to 95.26% vote: vetoed\n" in told
    assert "\n  0% to 36.33%     vote: adopted\n" in told


def test_no_chance_in_per_cent_is_told_in_powers_of_ten(tmp_path: Path) -> None:
    (tmp_path / "few.yaml").write_text(f"{VOTE}odds: {{the rest: {{yes: 0.9, abstain: 0.1}}}}\n")
    told = unsc("odds", str(tmp_path / "few.yaml"), "--law", "g4").output
    assert "\n  <0.0001% to 45.1% vote: too few votes" in told
    assert re.search(r"[0-9]e-[0-9]", told) is None


def test_a_council_of_a_day_that_is_not_known_is_told_by_the_option(mine: str) -> None:
    result = unsc("odds", mine, "--council", "2030-01-01")
    assert result.exit_code == 2
    assert result.stderr.startswith("unsc: --council 2030-01-01: the Council's membership is known from 17 ")
    assert "to 31 December 2027" in result.stderr
    assert "--set" not in result.stderr


def test_a_name_of_a_law_that_is_nearly_one_gets_that() -> None:
    result = unsc("odds", "dprk/2014", "--law", "g5")
    assert "there is no reform g5; did you mean g4?" in result.stderr


VOTE = "title: x\ndate: 2014-12-22\nquestion: adopt the draft\nkind: substantive\n"


def test_a_chance_of_more_digits_than_python_writes_at_once_is_answered(tmp_path: Path) -> None:
    chance = f"0.{'3' * 999}"
    other = f"0.{'6' * 998}7"
    (tmp_path / "long.yaml").write_text(f"{VOTE}odds: {{the rest: {{yes: '{chance}', no: '{other}'}}}}\n")
    found = answer("odds", str(tmp_path / "long.yaml"), "--json")
    assert len(found["questions"][0]["adopted"]) > 20_000
