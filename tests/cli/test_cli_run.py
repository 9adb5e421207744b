import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest
from commandline import ROOT, answer, process, unsc

import sim
from sim.engine.log_file import from_lines

DECISION = [
    "id",
    "at",
    "body",
    "question",
    "kind",
    "outcome",
    "reason",
    "tally",
    "needed",
    "blocked_by",
    "sources",
]
DECISION += ["why", "effects", "status"]
RUN = ["file", "title", "seed", "fingerprint", "agrees", "decisions", "differences", "changed_from_record"]

SHORT = """\
title: {title}
date: 2014-12-22
question: adopt my draft
kind: substantive
against: RUS
in_favour: the rest
"""


def written(folder: Path, name: str, *, title: str = "A vote", more: str = "") -> Path:
    file = folder / name
    file.write_text(SHORT.format(title=title) + more, "utf-8")
    return file


def test_the_keys_are_the_contract() -> None:
    found = answer("run", "dprk/2014", "--json")
    assert list(found) == ["schema", "runs"]
    (run,) = found["runs"]
    assert list(run) == RUN
    assert run["agrees"] is True
    assert (run["differences"], run["changed_from_record"], run["seed"]) == ([], [], 0)
    assert len(run["fingerprint"]) == 64
    assert all(list(decision) == DECISION for decision in run["decisions"])
    agenda = next(d for d in run["decisions"] if d["id"] == "agenda")
    assert (agenda["body"], agenda["kind"], agenda["outcome"]) == ("Security Council", "procedural", "adopted")
    assert agenda["tally"] == {"yes": 11, "no": 2, "abstain": 2, "not_voting": 0, "unknown": 0}
    assert agenda["at"] == "2014-12-22T15:08"
    assert agenda["sources"][0] == "Charter Art. 27(2)"
    assert any("7353" in source for source in agenda["sources"])


def test_no_tally_where_no_vote_was_taken() -> None:
    (run,) = answer("run", "dprk/2023", "--json")["runs"]
    (agenda,) = run["decisions"]
    assert (agenda["reason"], agenda["tally"], agenda["needed"]) == ("without_vote", None, None)


def test_a_what_if_says_what_it_changes() -> None:
    (run,) = answer("run", "what-if/2014-treated-as-substantive", "--json")["runs"]
    assert run["agrees"] is None
    assert run["changed_from_record"]
    assert all(list(change) == ["path", "recorded", "now"] for change in run["changed_from_record"])
    kind = next(c for c in run["changed_from_record"] if c["path"].endswith("kind"))
    assert kind["now"] == "substantive"
    agenda = next(d for d in run["decisions"] if d["id"] == "agenda")
    assert (agenda["reason"], agenda["blocked_by"]) == ("veto", ["CHN", "RUS"])


def test_folders_are_run_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", "c/a.yaml", "B.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        written(tmp_path, name)
    found = answer("run", str(tmp_path / "c"), str(tmp_path / "b.yaml"), str(tmp_path), "--json")
    files = [run["file"] for run in found["runs"]]
    assert files == [str(p) for p in sorted(tmp_path.rglob("*.yaml"))]


def test_the_shipped_scenarios_agree() -> None:
    found = answer("run", "scenarios", "--json")
    assert len(found["runs"]) >= 30
    assert {run["agrees"] for run in found["runs"]} == {True, None}
    for run in found["runs"]:
        ids = [decision["id"] for decision in run["decisions"]]
        assert len(set(ids)) == len(ids)


def test_a_replay_that_differs_exits_with_1(tmp_path: Path) -> None:
    file = written(tmp_path, "v.yaml", more="expect: {outcome: adopted, tally: 15-0-0}\n")
    found = answer("run", str(file), "--json", code=1)
    (run,) = found["runs"]
    assert run["agrees"] is False
    assert [list(d) for d in run["differences"]] == [["id", "field", "expected", "computed", "source"]] * 2
    assert {d["field"]: (d["expected"], d["computed"]) for d in run["differences"]} == {
        "outcome": ("adopted", "not_adopted"),
        "tally": ("15-0-0", "14-1-0"),
    }
    told = unsc("run", str(file))
    assert told.exit_code == 1
    assert "Comes out otherwise than the file expects:" in told.stdout
    assert "the record" not in told.stdout
    assert "expected 15-0-0, computed 14-1-0" in told.stdout


def test_one_that_differs_among_many_is_enough_for_1(tmp_path: Path) -> None:
    good = written(tmp_path, "a.yaml")
    bad = written(tmp_path, "b.yaml", more="expect: {outcome: adopted}\n")
    assert unsc("run", str(good)).exit_code == 0
    assert unsc("run", str(bad), str(good)).exit_code == 1


def test_overrides_are_part_of_what_fixes_a_run(tmp_path: Path) -> None:
    file = str(written(tmp_path, "v.yaml"))
    plain = answer("run", file, "--json")["runs"][0]
    changed = answer("run", file, "--set", "kind=procedural", "--set", "chapter=VII", "--seed", "7", "--json")
    run = changed["runs"][0]
    assert run["seed"] == 7
    assert run["fingerprint"] != plain["fingerprint"]
    assert {c["path"]: c["now"] for c in run["changed_from_record"]} == {"kind": "procedural", "chapter": "VII"}
    assert (plain["decisions"][0]["reason"], run["decisions"][0]["reason"]) == ("veto", "enough_votes")
    told = unsc("run", file, "--set", "kind=procedural", "--seed", "7").stdout
    assert "Fixed by: v.yaml (sha256 " in told
    assert "1 change, seed 7" in told.replace("\n", " ")
    assert "kind is now procedural, before substantive" in told
    assert "record says" not in told


def test_a_bad_override_is_a_fault() -> None:
    for change in ("nonsense", "=x", "timeline.agenda.agianst=CHN", "timeline.nothing.at=2014-12-22"):
        result = unsc("run", "dprk/2014", "--set", change)
        assert result.exit_code == 2
        assert result.stderr.startswith("unsc: --set ") or result.stderr.startswith("--set ")
        assert result.stdout == ""


def test_all_faults_of_all_files_and_nothing_is_run(tmp_path: Path) -> None:
    good = written(tmp_path, "good.yaml")
    first = written(tmp_path, "first.yaml", more="agianst: CHN\nabstaining: NGR\n")
    second = written(tmp_path, "second.yaml", more="chapter: VIII\n")
    log = tmp_path / "log.jsonl"
    words = ("run", str(good), str(first), str(second), str(tmp_path / "none.yaml"), "--log", str(log))
    result = unsc(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    for text in ("first.yaml:7:1: agianst", "NGR", "second.yaml:7:", "none.yaml: there is no such file"):
        assert text in result.stderr
    assert not log.exists()
    found = answer(*words, "--json", code=2)
    assert list(found) == ["schema", "error"]
    assert list(found["error"]) == ["message", "faults"]
    assert all(list(f) == ["file", "line", "column", "path", "message"] for f in found["error"]["faults"])
    assert len({f["file"] for f in found["error"]["faults"]}) == 3


@pytest.mark.parametrize("name", ["", " ", "nonsense", "dprk/2041", "\x00", "x" * 5000, "ünï/cødé", "/dev/null/x"])
def test_a_file_that_is_not_there(name: str) -> None:
    result = unsc("run", name)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02", b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n" * 50, b"", b"[[[[", b"%"]
)
def test_a_file_that_is_no_scenario(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(content)
    for command in ("run", "validate"):
        result = unsc(command, str(file))
        assert result.exit_code == 2
        assert result.stderr.startswith(f"{file}:")


def test_a_folder_without_scenarios(tmp_path: Path) -> None:
    result = unsc("run", str(tmp_path))
    assert result.exit_code == 2
    assert "without any scenario" in result.stderr


@pytest.mark.parametrize(
    "words", [[], ["x", "--sed", "1"], ["x", "--seed", "one"], ["dprk/2014", "--json", "--step"]]
)
def test_bad_usage(words: list[str]) -> None:
    result = unsc("run", *words)
    assert result.exit_code == 2
    if "--json" in words:
        assert list(json.loads(result.stdout)["error"]) == ["message"]
    else:
        assert result.stdout == ""
        assert len(result.stderr.splitlines()) == 1


# What is written


def test_the_log_is_every_run_in_order_and_reads_back(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    assert unsc("run", "dprk/2015", "dprk/2014", "--log", str(log)).exit_code == 0
    first, *others = log.read_text("utf-8").split('{"event":"Began"')
    assert first == ""
    runs = [from_lines(f'{{"event":"Began"{text}') for text in others]
    assert runs == [sim.run(sim.load(name)).log for name in ("dprk/2014", "dprk/2015")]


def test_the_same_run_is_the_same_log_whatever_the_hashing(tmp_path: Path) -> None:
    logs = []
    for seed in ("0", "1", "4711"):
        log, out = tmp_path / f"{seed}.jsonl", tmp_path / f"{seed}.csv"
        words = ("run", "scenarios", "--json", "--log", str(log), "--out", str(out))
        result = process(*words, env={"PYTHONHASHSEED": seed})
        assert result.returncode == 0
        logs.append((result.stdout, log.read_bytes(), out.read_bytes()))
    assert logs[0] == logs[1] == logs[2]


def test_the_table_of_votes_and_its_dictionary(tmp_path: Path) -> None:
    out = tmp_path / "votes.csv"
    assert unsc("run", "dprk/2014", "dprk/2022-sanctions", "--out", str(out)).exit_code == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (tmp_path / "votes.dictionary.csv").open(encoding="utf-8", newline="") as file:
        meaning = list(csv.DictReader(file))
    assert list(rows[0]) == [row["column"] for row in meaning]
    assert all(row["values"] and row["meaning"] for row in meaning)
    agenda = [row for row in rows if row["decision"] == "agenda"]
    assert len(agenda) == 15
    against = {row["member"]: row for row in agenda if row["choice"] == "no"}
    assert set(against) == {"CHN", "RUS"}
    assert against["CHN"]["status"] == "recorded"
    assert against["CHN"]["permanent"] == "true"
    assert {row["status"] for row in agenda if row["choice"] == "yes"} == {"derived"}
    assert len([row for row in rows if row["file"].endswith("2022-sanctions.yaml")]) == 15


def test_what_stood_there_is_replaced_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text("before")
    log.chmod(0o640)
    assert unsc("run", "dprk/2018", "--log", str(log)).exit_code == 0
    assert log.read_text().startswith('{"event":"Began"')
    assert log.stat().st_mode & 0o777 == 0o640
    assert unsc("run", "nonsense", "--log", str(log)).exit_code == 2
    assert log.read_text().startswith('{"event":"Began"')
    assert sorted(p.name for p in tmp_path.iterdir()) == ["log.jsonl"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    there = tmp_path / "there.jsonl"
    there.write_text("before")
    link = tmp_path / "link.jsonl"
    link.symlink_to(there)
    assert unsc("run", "dprk/2018", "--log", str(link)).exit_code == 0
    assert link.is_symlink()
    assert there.read_text().startswith('{"event":"Began"')


def test_places_that_cannot_be_written_are_refused_before_anything_runs(tmp_path: Path) -> None:
    scenario = written(tmp_path, "mine.yaml")
    before = scenario.read_bytes()
    same = str(tmp_path / "same")
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    for words, text in (
        (["--log", str(tmp_path)], "is a folder"),
        (["--out", str(folder)], "is a folder"),
        (["--out", ""], "is a folder"),
        (["--out", "-"], "expected the name of a file"),
        (["--log", "-"], "expected the name of a file"),
        (["--log", str(tmp_path / "none" / "x")], "there is no folder"),
        (["--log", str(scenario / "x")], "there is no folder"),
        (["--log", "\x00"], "cannot be written"),
        (["--log", str(tmp_path / ("x" * 300))], "cannot be written"),
        (["--log", str(scenario)], "name of a scenario"),
        (["--out", str(ROOT / "scenarios" / "dprk" / "2014.yaml")], "name of a scenario"),
        (["--log", same, "--out", same], "same file"),
    ):
        for name in (str(scenario), "dprk/2014"):
            result = unsc("run", name, *words)
            assert result.exit_code == 2
            assert result.stdout == ""
            assert text in result.stderr
            assert len(result.stderr.splitlines()) == 1
    assert scenario.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder.csv", "mine.yaml"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told() -> None:
    result = unsc("run", "dprk/2014", "--log", "/dev/full")
    assert result.exit_code == 2
    assert "no space left" in result.stderr
    with Path("/dev/full").open("wb") as full:
        for words in (["run", "dprk/2014"], ["run", "dprk/2014", "--json"], ["council", "2014-12-22"], ["--help"]):
            process_result = process(*words, stdout=full)
            assert process_result.returncode == 2
            assert b"no space left" in process_result.stderr
            assert b"Traceback" not in process_result.stderr


def test_a_device_is_written_to_and_stays_a_device() -> None:
    assert unsc("run", "dprk/2014", "--log", os.devnull, "--json").exit_code == 0
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "permission denied" in unsc("run", "dprk/2014", "--log", str(tmp_path / "x")).stderr
    finally:
        tmp_path.chmod(0o700)


def test_texts_of_the_file_are_text_and_nothing_else(tmp_path: Path) -> None:
    title = "'[red]x[/red] [link=http://a.b]y[/link] {0} %s =1+1'"
    file = written(tmp_path, "=evil.yaml", title=title, more="note: '=HYPERLINK(1)'\n")
    out = tmp_path / "votes.csv"
    told = unsc("run", str(file), "--out", str(out))
    assert told.stdout.startswith("[red]x[/red] [link=http://a.b]y[/link] {0} %s =1+1\n")
    formula = written(tmp_path, "f.yaml", title="'=1+1'")
    assert unsc("run", str(formula), "--out", str(out)).exit_code == 0
    with out.open(encoding="utf-8", newline="") as rows:
        cells: list[Any] = [cell for row in csv.reader(rows) for cell in row]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
