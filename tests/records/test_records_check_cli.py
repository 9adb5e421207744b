"""`unsc records check`: what it prints, writes and exits with."""

import csv
import json
import shlex
import subprocess
from datetime import date
from pathlib import Path

import pytest

from sim.show.records_csv import COLUMNS
from tests.cli.commandline import answer, command_line, environment, unsc
from tests.records.un_layout import Row, as_csv, made

DAY = date(2022, 2, 27)
SOUND, OVER_A_NO = made(2610, DAY), made(2623, DAY, no="RUS", abstain="ARE CHN IND")
KEYS = ["schema", "rows", "agree", "differ", "unchecked", "bad_rows", "by_basis", "differences"]


def written(folder: Path, rows: list[Row], name: str = "un.csv") -> str:
    (folder / name).write_text(as_csv(rows), "utf-8")
    return str(folder / name)


def test_over_all_recorded_votes(shared: Path) -> None:
    files = [
        str(shared / "data" / f"{name}.csv")
        for name in ("recorded_votes", "vetoes", "failed_drafts", "procedural_votes")
    ]
    assert answer("records", "check", *files, "--json") == {
        "schema": 1,
        "rows": 2101,
        "agree": 2069,
        "differ": 0,
        "unchecked": 32,
        "bad_rows": 0,
        "by_basis": {"members": 1953, "totals": 116},
        "differences": [],
    }
    result = unsc("records", "check", *files, "--all")
    assert result.exit_code == 0
    assert "Not checked: adopted without a vote: nobody's vote is known" in result.stdout
    assert "and by its kind open to no\nveto (22)" in result.stdout
    assert "more; --all lists them" not in result.stdout
    assert len(unsc("records", "check", *files).stdout) < len(result.stdout)


def test_what_differs(tmp_path: Path) -> None:
    wrong = [row | {"total_yes": "14"} for row in SOUND.rows()]
    found = answer("records", "check", written(tmp_path, wrong), "--json", code=1)
    assert list(found) == KEYS
    assert (found["rows"], found["differ"], found["bad_rows"]) == (1, 1, 0)
    assert found["differences"] == [
        {
            "id": "S/RES/2610(2022)",
            "date": "2022-02-27",
            "recorded": "adopted 14-0-0",
            "computed": "adopted (enough_votes) 15-0-0",
            "reason": "15 members are named as in favour, but the total is 14; the totals add up to 14, but 15 "
            "members sat on 2022-02-27",
        }
    ]
    result = unsc("records", "check", written(tmp_path, wrong))
    assert result.exit_code == 1
    assert "Law and record differ: the file contradicts itself, or the Council of the day\n(1)" in result.stdout


def test_bad_rows_are_told_with_their_line_and_make_the_exit_code(tmp_path: Path) -> None:
    rows = SOUND.rows()
    name = written(tmp_path, [*rows, rows[0]])
    found = answer("records", "check", name, "--json", code=1)
    assert (found["agree"], found["differ"], found["bad_rows"]) == (1, 0, 1)
    result = unsc("records", "check", name)
    assert result.exit_code == 1
    assert f"{name}:17:" in result.stdout.replace("\n  ", "")
    many = written(tmp_path, [*rows, *rows * 3])
    assert "and 15 more; --all lists them" in unsc("records", "check", many).stdout
    assert "more; --all" not in unsc("records", "check", many, "--all").stdout


def test_a_member_missing_is_told_though_the_totals_do(tmp_path: Path) -> None:
    name = written(tmp_path, SOUND.rows()[1:])
    assert answer("records", "check", name, "--json")["by_basis"] == {"members": 0, "totals": 1}
    text = " ".join(unsc("records", "check", name).stdout.split())
    assert "Agree, though a vote is missing from the file (1)" in text
    assert "no vote of ALB is in the file; its totals settle the outcome" in text


def test_the_kind_from_a_scenario_that_comes_along_or_from_a_file(tmp_path: Path) -> None:
    name = written(tmp_path, OVER_A_NO.rows())
    text = " ".join(unsc("records", "check", name).stdout.split())
    assert "11-1-3, RUS against; procedural, says scenario uniting-for-peace/2022-ukraine" in text
    (tmp_path / "kinds.csv").write_text("id,kind,source\nS/RES/2623(2022),substantive,a mistake\n", "utf-8")
    words = ("records", "check", name, "--kinds", str(tmp_path / "kinds.csv"))
    (difference,) = answer(*words, "--json", code=1)["differences"]
    assert difference["computed"] == "not_adopted (veto) 11-1-3"
    assert "vetoed by RUS" in difference["reason"]


def test_without_anybody_stating_the_kind(tmp_path: Path) -> None:
    other = made(2609, DAY, no="RUS", abstain="ARE CHN IND")
    result = unsc("records", "check", written(tmp_path, other.rows()))
    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    assert "Not checked: consistent only as procedural, and nobody states the kind (1)" in text
    assert "S/RES/2609(2022), 2022-02-27" in text
    assert "record: adopted (https://digitallibrary.un.org/record/702609), law: not_adopted, veto (Charter" in text


def test_the_verdicts_as_a_table(tmp_path: Path) -> None:
    name, out = written(tmp_path, [*SOUND.rows(), *OVER_A_NO.rows()]), tmp_path / "out.csv"
    assert unsc("records", "check", name, "--out", str(out)).exit_code == 0
    with out.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["id"], row["verdict"], row["basis"], row["line"]) for row in rows] == [
        ("S/RES/2610(2022)", "agree", "members", "2"),
        ("S/RES/2623(2022)", "agree", "members", "17"),
    ]
    assert (rows[1]["kind"], rows[1]["computed_tally"], rows[1]["needed"]) == ("procedural", "11-1-3", "9")
    with (tmp_path / "out.dictionary.csv").open(encoding="utf-8", newline="") as lines:
        assert (
            [row["column"] for row in csv.DictReader(lines)] == list(rows[0]) == [name for name, _, _ in COLUMNS]
        )
    assert [row["outcome"] for row in rows] == ["adopted", "adopted"]
    # The table is itself a file of recorded votes.
    assert answer("records", "check", str(out), "--json")["agree"] == 2


@pytest.mark.parametrize("outcome", ["adopted", "carried", "amendment_adopted", "not_carried", "not_adopted"])
def test_the_outcome_in_the_table_is_that_of_the_record(tmp_path: Path, outcome: str) -> None:
    yes, no = ("9", "6") if outcome in ("adopted", "carried", "amendment_adopted") else ("6", "9")
    head, row = "id,date,kind,outcome,yes,no,abstain,votes,votes_basis", f"procedural,{outcome},{yes},{no}"
    (tmp_path / "a.csv").write_text(f"{head}\nA,2022-02-27,{row},0,,none\n")
    assert unsc("records", "check", str(tmp_path / "a.csv"), "--out", str(tmp_path / "out.csv")).exit_code == 0
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as lines:
        assert [row["outcome"] for row in csv.DictReader(lines)] == [outcome]


@pytest.mark.parametrize("more", [[], ["-q"], ["--all"], ["--json"]], ids=" ".join)
@pytest.mark.parametrize("reader", ["head -n 1", "true"])
def test_a_reader_that_goes_away_does_not_change_the_verdict(tmp_path: Path, more: list[str], reader: str) -> None:
    rows = "".join(f"A{n},2022-02-27,adopted,3,12,0,,none\n" for n in range(3000))
    (tmp_path / "a.csv").write_text(f"id,date,outcome,yes,no,abstain,votes,votes_basis\n{rows}")
    words = shlex.join([*command_line("records", "check", "a.csv"), *more])
    command = f"{words} | {reader} > /dev/null; exit ${{PIPESTATUS[0]}}"
    found = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, env=environment(), capture_output=True, check=False, timeout=60
    )
    assert (found.returncode, found.stderr) == (1, b"")


def test_a_vote_that_two_files_hold_counts_once_and_is_told(tmp_path: Path) -> None:
    first = written(tmp_path, [*SOUND.rows(), *OVER_A_NO.rows()])
    second = written(tmp_path, OVER_A_NO.rows(), "again.csv")
    found = answer("records", "check", first, second, "--json", code=1)
    assert (found["rows"], found["agree"], found["bad_rows"]) == (2, 2, 1)
    told = " ".join(unsc("records", "check", first, second).stdout.split())
    assert "the vote on S/RES/2623(2022) stands here a second time, first at" in told
    assert answer("records", "check", first, first, "--json", code=1)["rows"] == 2


def test_kinds_of_no_vote_are_told(tmp_path: Path) -> None:
    name = written(tmp_path, OVER_A_NO.rows())
    (tmp_path / "kinds.csv").write_text("id,kind\nS/RES/2623(2022),procedural\nS/RES/2632(2022),procedural\n")
    kinds = ["--kinds", str(tmp_path / "kinds.csv")]
    for command in ("check", "summary"):
        told = unsc("records", command, name, *kinds)
        assert told.exit_code == 0
        assert told.stderr.startswith("unsc: note: 1 id of --kinds is that of no vote read: S/RES/2632(2022) (")


def test_a_file_of_a_header_alone(tmp_path: Path) -> None:
    told = unsc("records", "check", written(tmp_path, []))
    assert told.exit_code == 0
    assert "There is no row below the header; expected the rows of votes there." in told.stdout


def test_no_full_stop_stands_before_a_semicolon(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "id,date,outcome,yes,no,abstain,votes,votes_basis,note\nA,2022-02-27,adopted,3,12,0,,none,a note\n"
    )
    assert ".;" not in unsc("records", "check", str(tmp_path / "a.csv")).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.csv"], "nowhere.csv: no such file or directory"),
        (["."], ". is a folder; expected a CSV file of recorded votes"),
        (["un.csv", "--out", "un.csv"], "un.csv is one of the files to read; choose another file to write"),
        (["un.csv", "--kinds", "un.csv"], "expected the columns id, kind, source; no id"),
        (["un.csv", "--kinds", "bad.csv"], "bad.csv:2: kind is 'proc'; expected one of procedural, substantive"),
        (["un.csv", "--kinds", "two.csv"], "two.csv:3: A is substantive here, and procedural before"),
        (["un.csv", "bad.csv"], "bad.csv:1: found the columns id, kind, expected"),
        ([], "Missing argument 'FILE...'"),
    ],
)
def test_bad_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, SOUND.rows())
    Path("bad.csv").write_text("id,kind\nA,proc\n", "utf-8")
    Path("two.csv").write_text("id,kind\nA,procedural\nA,substantive\n", "utf-8")
    before = Path("un.csv").read_bytes()
    result = unsc("records", "check", *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert Path("un.csv").read_bytes() == before
    assert result.stdout == ""
    as_json = unsc("records", "check", *words, "--json")
    assert as_json.exit_code == 2
    assert said in json.loads(as_json.stdout)["error"]["message"]


def test_help_and_what_is_no_command_of_the_group() -> None:
    result = unsc("records")
    assert result.exit_code == 0
    assert all(name in result.stdout for name in ("check", "summary", "scenario"))
    assert unsc("records", "chek").stderr.startswith("unsc: there is no command 'chek'; did you mean check?")
