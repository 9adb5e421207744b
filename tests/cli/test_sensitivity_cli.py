"""`unsc sensitivity` and the plots: what is said, what scripts are told, and what is refused in one line."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.cli.commandline import ROOT, answer, process, unsc

CHAIN = "what-if/referral-2014-chain"
FILE = """\
title: A referral
date: 2014-12-22
question: refer the situation to the Court
kind: substantive
odds:
  CHN: {no: 0.9, abstain: 0.1}
  RUS: {no: 4/5, abstain: 1/5}
  the rest: {yes: 1}
"""
SWEEP = "title: s\nbase: a.yaml\nvary:\n  china: {chance: CHN no, from: 0, to: 1, steps: 3}\n"


@pytest.fixture
def file(tmp_path: Path) -> str:
    (tmp_path / "a.yaml").write_text(FILE)
    return str(tmp_path / "a.yaml")


def test_it_tells_who_matters_most(file: str):
    done = unsc("sensitivity", file)
    assert done.exit_code == 0, done.output
    rows = [line.split() for line in done.stdout.splitlines() if line.startswith("  ")]
    china = next(row for row in rows if row[0] == "CHN")
    # 0.2 that the Russian Federation abstains: so much does a no of China's that becomes an abstention add.
    assert china[1:6] == ["+0.2000", "+0.2000", "0", "0%", "20%"]
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_json_has_every_fraction(file: str):
    (question,) = answer("sensitivity", file, "--json")["questions"]
    assert question["chances"] == {"adopted": "1/50", "too_few_votes": "0", "vetoed": "49/50"}
    china = question["members"][0]
    assert china["members"] == ["CHN"]
    assert china["derivatives"]["no_to_abstain"] == {"adopted": "1/5", "too_few_votes": "0", "vetoed": "-1/5"}
    assert china["swing"]["adopted"] == "1/5"
    adopted = question["effects"]["adopted"]
    # A product of two chances that are uniform from 0 to 1.
    assert adopted["mean"] == "1/4"
    assert adopted["variance"] == "7/144"
    assert {row["members"][0]: (row["first"], row["total"]) for row in adopted["members"]} == {
        "CHN": ("3/7", "4/7"),
        "RUS": ("3/7", "4/7"),
    }
    assert "estimate" not in adopted["members"][0]


def test_salib_stands_beside_and_is_fixed_by_the_seed(file: str):
    pytest.importorskip("SALib")
    one = answer("sensitivity", file, "--samples", "256", "--seed", "0", "--json")
    assert one == answer("sensitivity", file, "--samples", "256", "--seed", "0", "--json")
    for row in one["questions"][0]["effects"]["adopted"]["members"]:
        made = row["estimate"]
        assert abs(made["total"] - float(Fraction(row["total"]))) <= 2 * made["total_within"]
    assert "SALib" in unsc("sensitivity", file, "--samples", "256").stdout


def test_one_question_of_several():
    found = answer("sensitivity", CHAIN, "referral", "--json")["questions"]
    assert [q["id"] for q in found] == ["referral"]
    assert len(answer("sensitivity", CHAIN, "--json")["questions"]) == 5


def test_votes_vary_instead_of_chances(file: str):
    adopted = answer("sensitivity", file, "--vary", "votes", "--json")["questions"][0]["effects"]["adopted"]
    assert Fraction(adopted["variance"]) == Fraction(1, 50) * Fraction(49, 50)


@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_a_tornado_is_written_whole(file: str, tmp_path: Path, ending: str):
    pytest.importorskip("matplotlib")
    out = tmp_path / f"who.{ending}"
    assert unsc("sensitivity", file, "--plot", str(out)).exit_code == 0
    first = out.read_bytes()
    assert unsc("sensitivity", file, "--plot", str(out)).exit_code == 0
    assert out.read_bytes() == first
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.yaml", f"who.{ending}"]


def test_ranges_of_a_sweep(file: str, tmp_path: Path):
    pytest.importorskip("SALib")
    sweep = tmp_path / "s.sweep.yaml"
    sweep.write_text(SWEEP + "  russia: {chance: RUS no, from: 0, to: 1, steps: 3}\n")
    found = answer("sensitivity", str(sweep), "--json")
    rows = found["ranges"][0]["outcomes"]["adopted"]["ranges"]
    assert [row["name"] for row in rows] == ["china", "russia"]
    assert [(row["first"], row["total"]) for row in rows] == [pytest.approx((3 / 7, 4 / 7))] * 2
    assert rows[0]["ends"] == [0.5, 0.0]
    text = unsc("sensitivity", str(sweep), "--plot", str(tmp_path / "s.svg")).stdout
    assert "china" in text
    assert max(map(len, text.splitlines())) <= 80
    assert (tmp_path / "s.svg").read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nix"], "there is no question 'nix'; expected one of vote"),
        (["--samples", "100"], "expected a power of two"),
        (["--plot", "who.gif"], "expected the name of a picture"),
        (["--plot", "nowhere/who.svg"], "there is no folder"),
        (["--outcome", "vote"], "is not one of"),
        (["--set", "odds.CHN={no: 2}"], "odds"),
    ],
)
def test_what_is_refused(file: str, words: list[str], said: str):
    done = unsc("sensitivity", file, *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_plot_of_several_questions_asks_which(tmp_path: Path):
    pytest.importorskip("matplotlib")
    out = tmp_path / "who.svg"
    out.write_text("mine")
    done = unsc("sensitivity", CHAIN, "--plot", str(out))
    assert (done.exit_code, out.read_text()) == (2, "mine")
    assert "expected which: agenda, adjournment" in done.stderr


LAWS = SWEEP + "  russia: {chance: RUS no, from: 0, to: 1, steps: 3}\n  law: {laws: [charter, two-noes]}\n"


@pytest.fixture
def sweep(file: str, tmp_path: Path) -> str:
    (tmp_path / "s.sweep.yaml").write_text(LAWS)
    return str(tmp_path / "s.sweep.yaml")


def test_a_sweep_says_itself_which_council_votes(sweep: str):
    done = unsc("sensitivity", sweep, "--council", "2014-01-01")
    assert done.exit_code == 2
    assert "remove --council" in done.stderr


def test_one_law_of_a_sweep_is_drawn_and_of_two_the_table_still_stands(sweep: str, tmp_path: Path):
    for extra in ("SALib", "matplotlib"):
        pytest.importorskip(extra)
    picture = tmp_path / "x.svg"
    done = unsc("sensitivity", sweep, "--plot", str(picture))
    assert (done.exit_code, picture.exists()) == (2, False)
    assert done.stdout.count("What explains the variance") == 2
    assert "expected one law, such as `--law charter`, of charter, two-noes" in done.stderr
    done = unsc("sensitivity", sweep, "--law", "two-noes", "--plot", str(picture))
    assert (done.exit_code, picture.exists()) == (0, True)
    assert ("two-noes" in done.stdout, "charter" in done.stdout) == (True, False)
    assert max(map(len, done.stdout.splitlines())) <= 80
    done = unsc("sensitivity", sweep, "--law", "two-nos")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "did you mean two-noes?" in done.stderr


def test_values_of_a_sweep_are_set(sweep: str):
    pytest.importorskip("SALib")
    found = answer("sensitivity", sweep, "--law", "charter", "--set", "vary.russia.to=0.5", "--json")["ranges"]
    assert [each["to"] for each in found[0]["outcomes"]["adopted"]["ranges"]] == ["1", "1/2"]


def test_a_range_that_is_no_chance_is_named(file: str, tmp_path: Path):
    pytest.importorskip("SALib")
    text = "design: sobol\nsamples: 8\n" + SWEEP.replace(", steps: 3", "")
    text += "  rho: {set: correlation, from: 0, to: 0.9}\n"
    (tmp_path / "s.sweep.yaml").write_text(text)
    done = unsc("sensitivity", str(tmp_path / "s.sweep.yaml"))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "rho changes the scenario (correlation) over a whole range and is no chance" in done.stderr
    assert "`rho: {set: correlation, values: [0, 0.9]}`" in done.stderr


WITHOUT = """\
import sys
sys.path.insert(0, {root!r})
for name in ("numpy", "scipy", "SALib", "polars", "matplotlib", "pandas"):
    sys.modules[name] = None
from sim.cli import main
main()
"""


def test_the_base_install_answers_and_names_the_extra_for_the_rest(file: str, tmp_path: Path):
    """Without the heavy libraries the exact part answers, and each of the others says in a line what it needs."""
    import subprocess
    import sys

    script = tmp_path / "without.py"
    script.write_text(WITHOUT.format(root=str(ROOT)))

    def run(*words: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, str(script), "sensitivity", file, *words]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    done = run()
    assert (done.returncode, done.stderr) == (0, "")
    assert "CHN" in done.stdout
    swept = tmp_path / "s.sweep.yaml"
    swept.write_text(SWEEP)
    done = subprocess.run(
        [sys.executable, str(script), "sensitivity", str(swept)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "unsc: this needs numpy, of the extra `sweep`: pip install 'unsc-sim[sweep]'\n"
    for words, extra in ((["--samples", "64"], "sweep"), (["--plot", str(tmp_path / "a.svg")], "plot")):
        done = run(*words)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"unsc-sim[{extra}]" in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_results_are_drawn(file: str, tmp_path: Path):
    pytest.importorskip("polars")
    pytest.importorskip("matplotlib")
    (tmp_path / "s.sweep.yaml").write_text(SWEEP)
    done = process("sweep", "s.sweep.yaml", "-o", "out", "-q", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    before = sorted(p.name for p in (tmp_path / "out").iterdir())
    result = unsc("results", str(tmp_path / "out"), "--plot", str(tmp_path / "r.svg"))
    assert result.exit_code == 0, result.output
    assert (tmp_path / "r.svg").read_bytes().startswith(b"<?xml")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == before
