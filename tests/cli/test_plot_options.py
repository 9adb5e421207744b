"""`--plot` on every command that has it: the picture is there whole or not at all, and the answer is the same."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from sim.analysis.sweeps import extras
from sim.cli import pictures
from tests.cli.commandline import ROOT, environment, process, unsc

VOTE = (
    "vote",
    "--on",
    "2022-02-25",
    "--kind",
    "substantive",
    "--no",
    "RUS",
    "--abstain",
    "ARE,CHN,IND",
    "--rest",
    "yes",
)
FLIPS = ("flips", "--on", "2022-05-26", "--kind", "substantive", "--no", "CHN,RUS", "--rest", "yes")
CHAIN = "what-if/referral-2014-chain"
RECORDS = """\
id,date,meeting,kind,kind_basis,outcome,yes,no,abstain,not_voting,votes,votes_basis,veto_by,title,note,source
S/2022/155,2022-02-25,S/PV.8979,substantive,recorded,vetoed,11,1,3,0,{votes},recorded,RUS,on Ukraine,,B
"""

OURS = {
    "timeline": (("run", "dprk/2014"), "--plot", "The situation in the DPRK reaches the agenda, 2014"),
    "before and after": (
        ("run", "dprk/2014", "--set", "timeline.agenda.kind=substantive"),
        "--plot",
        "The situation in the DPRK reaches the agenda, 2014",
    ),
    "a what-if": (("run", "what-if/referral-2014-abstain"), "--plot", "A referral in 2014"),
    "strip": (("run", "dprk/2014", "dprk/2015"), "--plot", "Votes of the Security Council in 2 scenarios"),
    "horseshoe": (VOTE, "--plot", "A substantive question"),
    "council": (("council", "2014-12-22"), "--plot", "The Security Council on 22 December 2014"),
    "tree": (("odds", CHAIN), "--plot", "From the agenda to a referral in 2014"),
    "flips": (FLIPS, "--plot", "2 changed votes would make it adopted"),
    "flips of a scenario": (
        ("flips", "dprk/2014", "agenda"),
        "--plot",
        "3 changed votes would make it not adopted",
    ),
    "list": (("list", "dprk", "--kind", "procedural"), "--plot", "Votes on record: procedural"),
}
"""Pictures of our own: what is asked, the option, and how the title begins."""
PLOTS = {
    "bars": (("odds", CHAIN), "--bars", "From the agenda to a referral in 2014"),
    "power": (("power", "--on", "2024-06-12"), "--plot", "Power in the Security Council on 12 June 2024"),
    "reforms": (
        ("power", "--on", "2024-06-12", "--reforms"),
        "--plot",
        "Power by reform, in the Security Council",
    ),
}
"""Plots of matplotlib."""
ALL = {**OURS, **PLOTS}
every = pytest.mark.parametrize(("words", "option", "title"), ALL.values(), ids=ALL)
ours = pytest.mark.parametrize(("words", "option", "title"), OURS.values(), ids=OURS)
plotted = pytest.mark.parametrize(("words", "option", "title"), PLOTS.values(), ids=PLOTS)


def without(monkeypatch: pytest.MonkeyPatch, *missing: str) -> None:
    """Let some packages be missing."""
    real = extras.import_module

    def imported(name: str) -> Any:
        if name.partition(".")[0] in missing:
            raise ImportError(name)
        return real(name)

    monkeypatch.setattr(extras, "import_module", imported)


def refused(said: str, *words: str) -> None:
    """See that a call is refused in one line that says why."""
    result = unsc(*words)
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert result.stdout == ""


@every
def test_the_picture_is_svg_that_says_what_it_shows(
    words: tuple[str, ...], option: str, title: str, tmp_path: Path
):
    if option == "--bars" or words[0] == "power":
        pytest.importorskip("matplotlib")
    file = tmp_path / "a.svg"
    plain, drawn = unsc(*words), unsc(*words, option, str(file))
    assert drawn.exit_code == plain.exit_code < 2, drawn.output
    assert drawn.stdout == plain.stdout
    root = ElementTree.fromstring(file.read_bytes())
    assert root.attrib["role"] == "img"
    said = {child.tag.rpartition("}")[2]: child for child in root[:2]}
    assert (said["title"].text or "").startswith(title)
    assert len(said["desc"].text or "") > 20
    assert root.attrib["aria-labelledby"].split() == [said["title"].attrib["id"], said["desc"].attrib["id"]]
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]


@every
def test_png_and_pdf_are_written_and_json_is_as_without(
    words: tuple[str, ...], option: str, title: str, tmp_path: Path
):
    pytest.importorskip("matplotlib")
    pytest.importorskip("typst")
    from PIL import Image

    png, pdf = tmp_path / "a.PNG", tmp_path / "a.pdf"
    plain = unsc(*words, "--json")
    assert unsc(*words, option, str(png), "--json").stdout == plain.stdout
    assert unsc(*words, option, str(pdf), "--json").stdout == plain.stdout
    assert json.loads(plain.stdout)["schema"] == 1
    image = Image.open(io.BytesIO(png.read_bytes()))
    assert image.text["Title"].startswith(title)
    assert len(image.convert("L").getcolors()) > 2  # not one even ground
    assert pdf.read_bytes()[:5] == b"%PDF-"
    assert b"/Font" in pdf.read_bytes()


@every
def test_the_same_call_writes_the_same_bytes(words: tuple[str, ...], option: str, title: str, tmp_path: Path):
    pytest.importorskip("matplotlib")
    pytest.importorskip("typst")
    for ending in ("svg", "png", "pdf"):
        one, other = tmp_path / f"one.{ending}", tmp_path / f"other.{ending}"
        for file in (one, other):
            assert unsc(*words, option, str(file)).exit_code < 2
        assert one.read_bytes() == other.read_bytes()


@every
def test_a_place_that_cannot_be_is_told_before_anything_else(
    words: tuple[str, ...], option: str, title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Before the rest is looked at, too: it names what does not exist."""
    wrong = [word if word not in ("dprk/2014", CHAIN) else "no/such" for word in words]
    refused(
        "expected the name of a picture, ending in .svg, .png or .pdf", *wrong, option, str(tmp_path / "a.gif")
    )
    refused("there is no folder", *wrong, option, str(tmp_path / "no" / "a.svg"))
    (tmp_path / "b.svg").mkdir()
    refused("is a folder", *wrong, option, str(tmp_path / "b.svg"))
    refused("cannot be written", *wrong, option, f"{tmp_path}/a\0.svg")
    refused("cannot be written: file name too long", *wrong, option, str(tmp_path / f"{'a' * 300}.svg"))
    protected = tmp_path / "c.svg"
    protected.write_text("as it was")
    real = os.access
    monkeypatch.setattr(pictures.os, "access", lambda path, mode: Path(path) != protected and real(path, mode))
    refused("it is write-protected", *wrong, option, str(protected))
    monkeypatch.setattr(pictures.os, "access", lambda path, mode: Path(path) != tmp_path and real(path, mode))
    refused("nothing may be written in its folder", *wrong, option, str(tmp_path / "d.svg"))
    assert protected.read_text() == "as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.svg", "c.svg"]


@ours
def test_our_own_pictures_need_no_package_as_svg(
    words: tuple[str, ...], option: str, title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    without(monkeypatch, "matplotlib", "typst", "PIL")
    assert unsc(*words, option, str(tmp_path / "a.svg")).exit_code < 2
    for ending in ("png", "pdf"):
        refused("this needs typst, of the extra `plot`", *words, option, str(tmp_path / f"b.{ending}"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]


@plotted
def test_plots_name_what_is_missing(
    words: tuple[str, ...], option: str, title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    without(monkeypatch, "matplotlib")
    refused("this needs matplotlib, of the extra `plot`", *words, option, str(tmp_path / "a.svg"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "dprk/1914"), "dprk/1914"),
        (("odds", "dprk/1914"), "dprk/1914"),
        (("council", "1945-01-01"), "1945"),
        ((*VOTE, "--yes", "ZZZ"), "ZZZ"),
        (("flips", "dprk/2014", "plenary"), "not drawn round the table"),
        (("flips", "what-if/referral-2014-odds-referrals", "nothing"), "there is no question"),
        (("list", "dprk", "--kind", "nonsense"), "nonsense"),
        (("list", "dprk"), "expected --kind as well"),
    ],
)
def test_what_cannot_be_drawn_leaves_what_was_there(words: tuple[str, ...], said: str, tmp_path: Path):
    file = tmp_path / "a.svg"
    file.write_text("as it was")
    result = unsc(*words, "--plot", str(file))
    assert result.exit_code == 2
    assert said in result.stderr
    assert file.read_text() == "as it was"
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]


def test_one_file_is_not_written_twice(tmp_path: Path):
    file = str(tmp_path / "a.svg")
    refused("are the same file", "run", "dprk/2014", "--log", file, "--plot", file)
    refused("are the same file", "run", "dprk/2014", "--out", file, "--plot", file)
    refused("are the same file", "list", "--kind", "procedural", "--out", file, "--plot", file)
    refused("are the same file", "odds", CHAIN, "--plot", file, "--bars", file)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "a.svg"
    file.write_text("as it was")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sim.analysis.sweeps.parts.os.fsync", full)
    refused("no space left on device", "council", "2014-12-22", "--plot", str(file))
    assert file.read_text() == "as it was"
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]


def test_a_link_is_followed(tmp_path: Path):
    real = tmp_path / "real.svg"
    real.write_text("as it was")
    (tmp_path / "link.svg").symlink_to(real)
    assert unsc("council", "2014-12-22", "--plot", str(tmp_path / "link.svg")).exit_code == 0
    assert (tmp_path / "link.svg").is_symlink()
    assert real.read_text().startswith("<svg ")


def text_of(file: Path) -> str:
    return " ".join(element.text or "" for element in ElementTree.fromstring(file.read_bytes()).iter())


def test_run_draws_what_was_asked(tmp_path: Path):
    """A timeline alone; beside the record where something was changed; beside its base where it is a what-if."""
    file = tmp_path / "a.svg"
    unsc("run", "dprk/2014", "--plot", str(file))
    assert "Chad presides, and opens the meeting." in text_of(file)
    unsc("run", "dprk/2014", "--set", "timeline.agenda.kind=substantive", "--plot", str(file))
    assert "Supposed: timeline.agenda.kind = substantive." in text_of(file)
    assert "vetoed by CHN and RUS" in text_of(file)
    unsc("run", "dprk/2014", "--law", "two-noes", "--plot", str(file))
    assert "What if" in text_of(file)
    unsc("run", "what-if/2014-treated-as-substantive", "--plot", str(file))
    assert "vetoed by CHN and RUS" in text_of(file)
    assert "enough votes" in text_of(file)


def test_a_what_if_of_ones_own_finds_its_base_beside_it(tmp_path: Path):
    (tmp_path / "first.yaml").write_text(
        "title: First\ndate: 2014-12-22\nquestion: adopt the provisional agenda\nagainst: CHN RUS\n"
        "abstaining: NGA TCD\nin_favour: the rest\n"
    )
    what_if = tmp_path / "second.yaml"
    what_if.write_text("title: Second\nbase: first.yaml\nchanges:\n  kind: substantive\n")
    result = unsc("run", str(what_if), "--plot", str(tmp_path / "a.svg"))
    assert result.exit_code == 0, result.output
    assert "beside: First" in text_of(tmp_path / "a.svg")


def test_a_vote_by_another_law_says_so(tmp_path: Path):
    file = tmp_path / "a.svg"
    unsc(*VOTE, "--law", "two-noes", "--plot", str(file))
    assert "by the law" in ElementTree.fromstring(file.read_bytes())[0].text
    assert "ADOPTED" in text_of(file)


def test_a_batch_draws_nothing(tmp_path: Path):
    refused("remove --plot", "vote", "--batch", "-", "--plot", str(tmp_path / "a.svg"))


def test_flips_draw_the_cheapest_where_costs_are_given(tmp_path: Path):
    file = tmp_path / "a.svg"
    unsc(*FLIPS, "--cost", "CHN:abstain=1", "--cost", "RUS:abstain=1", "--plot", str(file))
    assert "CHN: against, then abstaining. RUS: against, then abstaining." in text_of(file)
    unsc(*FLIPS, "--plot", str(file))
    assert "CHN: against, then in favour." in text_of(file)


def test_odds_draw_tree_and_bars_at_once(tmp_path: Path):
    pytest.importorskip("matplotlib")
    tree, bars = tmp_path / "tree.svg", tmp_path / "bars.svg"
    assert unsc("odds", CHAIN, "--plot", str(tree), "--bars", str(bars)).exit_code == 0
    assert "possible ends" in text_of(tree)
    assert "by CHN 80%" in text_of(bars)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    votes = "ALB=Y;BRA=Y;CHN=A;FRA=Y;GAB=Y;GHA=Y;IND=A;IRL=Y;KEN=Y;MEX=Y;NOR=Y;RUS=N;ARE=A;GBR=Y;USA=Y"
    file = tmp_path / "votes.csv"
    file.write_text(RECORDS.format(votes=votes))
    return file


def test_records_of_a_short_period_are_a_strip(records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "a.svg"
    words = ("records", "summary", str(records), str(records))
    assert unsc(*words, "--plot", str(file)).exit_code == 0
    root = ElementTree.fromstring(file.read_bytes())
    assert root[0].text == "Recorded votes of the Security Council"
    assert "1 vote," in (root[1].text or "")  # it stands in both files, and is one
    refused("there is no vote to draw", *words, "--from", "2023", "--plot", str(file))
    refused("are the same file", *words, "--out", str(file), "--plot", str(file))
    monkeypatch.setattr("sim.cli.records_summary.MOST_DRAWN", 0)
    refused("expected a shorter period", *words, "--plot", str(file))
    assert ElementTree.fromstring(file.read_bytes())[0].text == "Recorded votes of the Security Council"


def test_help_says_what_is_drawn():
    for command, said in {
        "run": "of several scenarios a strip of all votes",
        "vote": "the bar of votes needed",
        "council": "who sits where",
        "odds": "as bars, with bounds",
        "flips": "the cheapest with --cost",
        "power": "with --reforms those of every reform",
        "list": "members by meetings",
    }.items():
        assert said in " ".join(unsc(command, "--help").stdout.split()), command


def test_no_plotting_package_is_loaded_before_it_is_needed(tmp_path: Path):
    program = """
import sys
from sim.cli import main

words = "vote --on 2022-02-25 --kind substantive --rest yes --plot".split()
main([*words, sys.argv[1]], standalone_mode=False)
main("power --on 2022-02-25".split(), standalone_mode=False)
sys.exit(bool({"numpy", "matplotlib", "typst", "PIL", "polars"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.svg")],
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.svg").is_file()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_into_a_pipe_it_is_written_as_it_stands(tmp_path: Path) -> None:
    pipe = tmp_path / "p.svg"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert unsc("council", "2014-12-22", "--plot", str(pipe)).exit_code == 0
        told, _ = reader.communicate(timeout=30)
    assert ElementTree.fromstring(told).tag.endswith("svg")
    assert pipe.is_fifo()
    assert [each.name for each in tmp_path.iterdir()] == ["p.svg"]


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
def test_by_a_link_it_goes_to_the_standard_output(tmp_path: Path) -> None:
    (tmp_path / "p.svg").symlink_to("/dev/stdout")
    done = process("council", "2014-12-22", "--plot", str(tmp_path / "p.svg"))
    assert (done.returncode, done.stderr) == (0, b"")
    drawn, _, told = done.stdout.decode().partition("</svg>\n")
    assert drawn.startswith("<svg ")
    assert told == unsc("council", "2014-12-22").output
