"""`unsc report`: what it sets beside a run by itself, how it is made again, and what goes wrong with a place."""

import re
import shlex
from pathlib import Path

import pytest
from commandline import process, unsc

WHAT_IFS_OF_2014 = 5


def written(tmp_path: Path, *words: str, name: str = "a.html") -> str:
    told = unsc("report", *words, "-o", str(tmp_path / name))
    assert (told.exit_code, told.stderr) == (0, ""), told.output
    return (tmp_path / name).read_text(encoding="utf-8")


def test_a_page_and_markdown_of_the_same_run(tmp_path: Path) -> None:
    page = tmp_path / "agenda.html"
    told = unsc("report", "dprk/2014", "-o", str(page))
    assert told.stdout == f"{page} is written: The situation in the DPRK reaches the agenda, 2014\n"
    html = page.read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>\n") and html.endswith("</html>\n")
    text = written(tmp_path, "dprk/2014", name="agenda.md")
    assert text.startswith("# The situation in the DPRK reaches the agenda, 2014\n")
    headings = re.findall(r"<h[23][^>]*>([^<]*)</h", html)
    assert headings[0] == "Contents"
    assert headings[1:] == re.findall(r"^#{2,3} (.*)$", text.replace("\\", ""), re.M)


def test_the_what_ifs_of_the_package_stand_beside_it_by_themselves(tmp_path: Path) -> None:
    page = written(tmp_path, "dprk/2014")
    assert page.count('<section id="what-if-') == WHAT_IFS_OF_2014
    assert "unsc run what-if/2014-treated-as-substantive" in page
    one = written(tmp_path, "dprk/2014", "--what-if", "what-if/2014-treated-as-substantive")
    assert one.count('<section id="what-if-') == 1
    assert "--what-if what-if/2014-treated-as-substantive -o a.html" in one


def test_a_what_if_is_set_beside_its_base_and_its_own_what_ifs(tmp_path: Path) -> None:
    page = written(tmp_path, "what-if/referral-2014")
    assert "Beside what it changes" in page and "unsc run dprk/2014" in page
    assert "unsc run what-if/referral-2014-abstain" in page


def test_a_file_of_ones_own_and_a_what_if_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(
        "title: Mine\ndate: 2014-12-22\nquestion: adopt it\nkind: procedural\nagainst: CHN\nin_favour: the rest\n"
    )
    Path("other.yaml").write_text(
        "title: Otherwise\nbase: mine.yaml\nchanges: {timeline.vote.kind: substantive}\n"
    )
    page = written(tmp_path, "mine.yaml", "--what-if", "other.yaml")
    assert "Otherwise" in page and "Not adopted, vetoed by China" in page
    assert "What if?" not in written(tmp_path, "mine.yaml")
    assert str(tmp_path) not in written(tmp_path, str(tmp_path / "mine.yaml"))


def test_the_command_in_it_makes_it_again(tmp_path: Path) -> None:
    words = ("--set", "timeline.agenda.ARG=against", "--law", "two-noes", "--seed", "7", "--draw")
    text = written(tmp_path, "dprk/2014", *words, name="a.md")
    command = re.search(r"^unsc report .*$", text, re.M)
    assert command is not None
    again = shlex.split(command[0])[1:]
    assert again[:2] == ["report", "dprk/2014"] and again[-2:] == ["-o", "a.md"]
    assert unsc(*again[:-1], str(tmp_path / "b.md")).exit_code == 0
    assert (tmp_path / "b.md").read_text(encoding="utf-8").replace("b.md", "a.md") == text


def test_changes_law_and_council_are_told_and_hold_for_the_what_ifs(tmp_path: Path) -> None:
    text = written(tmp_path, "dprk/2014", "--set", "timeline.agenda.kind=substantive", name="a.md")
    assert "timeline.agenda.kind:** substantive" in text and "vetoed by China and the Russian Federation" in text
    assert "unsc run what-if/2014-treated-as-substantive --set timeline.agenda.kind=substantive" in text
    text = written(tmp_path, "dprk/2022-sanctions", "--law", "two-noes", "--council", "2024-06-12", name="a.md")
    assert "that of 2024-06-12" in text and "**Law:** Two permanent noes needed for a veto" in text


def test_what_a_change_does_not_fit_is_told_in_its_place(tmp_path: Path) -> None:
    text = written(tmp_path, "dprk/2014", "--set", "timeline.agenda.ARG=against", name="a.md")
    assert "This could not be run: --set timeline.agenda.ARG:1:1:" in text
    assert "ARG was not a member on 2015-01-05" in text


def test_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    for hash_seed, name in (("1", "a.html"), ("2", "b.html")):
        done = process("report", "dprk/2014", "-o", "x.html", env={"PYTHONHASHSEED": hash_seed}, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, b"")
        (tmp_path / "x.html").rename(tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("a.pdf", "a.pdf does not say which form is wanted; expected a name in .html or .md"),
        ("report", "report does not say which form is wanted; expected a name in .html or .md"),
        ("", "'' does not say which form is wanted"),
        ("none/a.html", "none/a.html: there is no folder none to write in"),
        ("taken.html", "taken.html is a folder; expected the name of a file to write"),
    ],
)
def test_a_place_where_it_cannot_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken.html").mkdir()
    told = unsc("report", "dprk/2014", "-o", out)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.startswith(f"unsc: {message}") and told.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["taken.html"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["no-such-thing"], "there is no such file, nor a scenario of that name"),
        (["dprk"], "unsc: dprk is a folder; a report is on one scenario, such as dprk/2014"),
        (["dprk/2014", "--what-if", "no-such-thing"], "there is no such file, nor a scenario of that name"),
        (["dprk/2014", "--set", "timeline.agenda.kind=odd"], "odd"),
        (["dprk/2014", "--law", "no-such-law"], "no-such-law"),
    ],
)
def test_what_goes_wrong_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "a.html"
    place.write_text("mine")
    told = unsc("report", *words, "-o", str(place))
    assert (told.exit_code, told.stdout) == (2, "")
    assert message in told.stderr
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.html", "mine")]


def test_a_place_is_asked_for() -> None:
    told = unsc("report", "dprk/2014")
    assert told.exit_code == 2
    assert "Missing option '-o' / '--out'" in told.stderr
