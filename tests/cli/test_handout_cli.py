"""`unsc handout`: to the screen, to a page, into a folder, for one seat; and what goes wrong with each."""

from pathlib import Path

import pytest
from commandline import unsc


def test_to_the_screen_as_markdown_and_always_the_same() -> None:
    told = unsc("handout", "dprk/2014")
    assert told.exit_code == 0
    assert told.stdout == unsc("handout", "dprk/2014").stdout
    assert told.stdout.startswith("# The situation in the DPRK reaches the agenda, 2014\n")
    assert told.stdout.count("\n# ") == 17
    assert "“unsc flips dprk/2014 agenda”" in told.stdout


def test_one_seat_in_small_letters_too() -> None:
    told = unsc("handout", "dprk/2014", "--seat", "chn").stdout
    assert told.startswith("# China: your delegation\n")
    assert told.count("\n# ") == 0
    assert unsc("handout", "dprk/2014", "--seat", "CHN").stdout == told


@pytest.mark.parametrize(
    ("seat", "message"),
    [("KEN", "KEN was not a member on 2014-12-22"), ("CHI", "did you mean CHL"), ("", "expected one of ARG")],
)
def test_a_seat_that_nobody_has(seat: str, message: str) -> None:
    told = unsc("handout", "dprk/2014", "--seat", seat)
    assert (told.exit_code, told.stdout) == (2, "")
    assert message in told.stderr


def test_into_a_page_a_file_and_a_folder(tmp_path: Path) -> None:
    page, file, folder = tmp_path / "a.html", tmp_path / "a.md", tmp_path / "sheets"
    for place in (page, file, folder):
        told = unsc("handout", "dprk/2018", "-o", str(place))
        assert told.stdout == f"{place} is written: 18 sheets.\n"
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert file.read_text(encoding="utf-8") == unsc("handout", "dprk/2018").stdout
    sheets = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert {"teacher.md", "role-CHN.md", "tally.md", "debrief.md"} < set(sheets)
    assert len(sheets) == 18
    assert sheets["role-CHN.md"] == unsc("handout", "dprk/2018", "--seat", "CHN").stdout
    assert unsc("handout", "dprk/2018", "-o", str(folder)).exit_code == 0  # again, over what is there


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("a.pdf", "expected a name ending in .md or .html, or a folder"),
        ("none/sheets", "cannot be made"),
        ("none/a.md", "there is no folder"),
        ("taken", "cannot be made"),
        ("", "--out is empty; expected a name ending in .md or .html, or a folder"),
    ],
)
def test_places_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").write_text("mine")
    told = unsc("handout", "dprk/2014", "-o", out)
    assert (told.exit_code, told.stdout) == (2, "")
    assert message in told.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
    assert (tmp_path / "taken").read_text() == "mine"


def test_no_sheet_of_another_lesson_is_left_among_the_new(tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    (folder / "my notes.md").write_text("mine")
    assert unsc("handout", "dprk/2018", "-o", str(folder)).exit_code == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for words in (["dprk/2014"], ["dprk/2014", "--seat", "CHN"]):
        told = unsc("handout", *words, "-o", str(folder))
        assert (told.exit_code, told.stdout) == (2, "")
        assert f"unsc: {folder} holds sheets of another lesson: " in told.stderr
        assert told.stderr.count("role-") <= 3
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    # One sheet of the same lesson beside the others is no stranger.
    assert unsc("handout", "dprk/2018", "--seat", "CHN", "-o", str(folder)).exit_code == 0


def test_a_name_that_is_missing_is_an_error_as_elsewhere() -> None:
    assert unsc("handout", "no-such-thing").stderr.startswith("unsc: no-such-thing: there is no such file")


def test_a_value_changed_is_another_lesson() -> None:
    told = unsc("handout", "dprk/2014", "--set", "timeline.agenda.kind=substantive").stdout
    assert "This did not happen." in told
    assert "| Blocked by | China and the Russian Federation |" in told
    # Members that have lost their seat take their roles with them.
    later = ["--set", "timeline.meeting.at=2015-01-05", "--set", "timeline.meeting.president=CHL"]
    slipped = unsc("handout", "dprk/2014", *later).stdout
    assert "# Spain: your delegation" in slipped
    assert "# Argentina: your delegation" in slipped  # a guest now: the lesson has a role for it
    assert "which is not a member of the Council and has no vote" in slipped


def test_a_file_of_ones_own_without_a_lesson(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("title: T\ndate: 1950-01-12\nquestion: adopt it\nkind: substantive\nunknown: the rest\n")
    told = unsc("handout", str(file)).stdout
    assert "| Affirmative votes needed | 7 |" in told
    assert told.count(": your delegation") == 11
    assert "| Result | open, votes are unknown |" in told
    assert unsc("handout", str(tmp_path / "none.yaml")).exit_code == 2
