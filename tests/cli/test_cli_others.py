from pathlib import Path

import pytest
from commandline import answer, unsc

from sim.cli import COMMANDS, main
from sim.law.provisions import PROVISIONS
from sim.scenario import load

MEMBER = ["code", "name", "permanent", "group", "since", "until"]


def test_the_council_of_a_day() -> None:
    found = answer("council", "2014-12-22", "--json")
    assert list(found) == ["schema", "on", "size", "needed", "president", "members"]
    assert (found["on"], found["size"], found["needed"], found["president"]) == ("2014-12-22", 15, 9, "TCD")
    assert all(list(member) == MEMBER for member in found["members"])
    members = {member["code"]: member for member in found["members"]}
    assert members["CHN"]["permanent"]
    assert members["CHN"]["until"] is None
    assert members["TCD"]["until"] == "2015-12-31"
    assert answer("council", "1965-12-31", "--json")["needed"] == 7


def test_the_council_as_text() -> None:
    text = unsc("council", "2014-12-22").stdout
    assert "CHN* China" in text
    assert "Chad (TCD) presides." in text
    assert "9 affirmative votes" in text
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("day", [f"{year}-{month:02}-15" for year in range(1946, 2028, 3) for month in (2, 8)])
def test_every_council_fits_the_screen(day: str) -> None:
    result = unsc("council", day)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    "day", ["1946-01-16", "2028-01-01", "today", "22-12-2014", "2014-02-30", "-1", "9" * 5000]
)
def test_no_council_on_such_a_day(day: str) -> None:
    result = unsc("council", "--", day)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert 0 < len(result.stderr) < 300
    assert answer("council", "--json", "--", day, code=2)["error"]["message"]


def test_validate_tells_all_faults_of_all_files(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text("title: A\ndate: 2014-12-22\nquestion: adopt\nagianst: CHN\n")
    second.write_text("title: B\ndate: 2014-12-22\nquestion: adopt\nagainst: KEN\nin_favour: the rest\n")
    result = unsc("validate", str(tmp_path), "dprk/2014", "nonsense")
    assert result.exit_code == 2
    assert result.stdout == ""
    for text in (f"{first}:4:1: agianst: ", f"{second}:4:10: against: KEN", "nonsense: there is no such file"):
        assert text in result.stderr
    found = answer("validate", str(tmp_path), "dprk/2014", "nonsense", "--json", code=2)
    assert list(found) == ["schema", "faults"]
    assert all(list(f) == ["file", "line", "column", "path", "message"] for f in found["faults"])
    assert {f["file"] for f in found["faults"]} == {str(first), str(second), "nonsense"}


def test_validate_without_fault() -> None:
    assert answer("validate", "scenarios", "--json") == {"schema": 1, "faults": []}
    assert unsc("validate", "dprk/2014").stdout == "1 scenario without fault\n"
    assert "error" in answer("validate", "--json", code=2)


@pytest.mark.parametrize(
    ("words", "cite"),
    [(["rule", "9"], "Rule 9"), (["27(3)"], "Charter Art. 27(3)"), (["uniting for peace"], "GA res. 377 A (V)")],
)
def test_explain(words: list[str], cite: str) -> None:
    result = unsc("explain", *words)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{cite}\n")
    found = answer("explain", *words, "--json")
    assert found["cite"] == cite


def test_explain_lists_all_it_knows() -> None:
    found = answer("explain", "--json")["provisions"]
    assert [list(p) for p in found] == [["cite", "title"]] * len(PROVISIONS)
    result = unsc("explain")
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80
    text = " ".join(result.stdout.split())
    assert all(" ".join(f"{p.cite} {p.title}".split()) in text for p in PROVISIONS)
    assert "\nCharter of the United Nations\n" in result.stdout


def test_a_number_that_is_two_things_names_both() -> None:
    assert "Rule 30 or Charter Art. 30" in unsc("explain", "30").stderr


@pytest.mark.parametrize("words", [["rule", "62"], ["x" * 100_000], [""], ["27"], ["[red]"], ["\x1b[J"], ["☃"]])
def test_explain_what_is_not_known(words: list[str]) -> None:
    result = unsc("explain", *words)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert len(result.stderr) < 400
    assert "\x1b" not in result.stderr


def test_a_new_scenario_runs_as_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    assert unsc("new", str(file)).exit_code == 0
    assert file.read_text("utf-8").count("#") > 8
    assert load(file).title
    assert unsc("validate", str(file)).exit_code == 0
    run = answer("run", str(file), "--json")["runs"][0]
    assert run["agrees"] is True
    assert [d["reason"] for d in run["decisions"]] == ["enough_votes", "veto"]


def test_new_writes_over_nothing(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("mine")
    again = unsc("new", str(file))
    assert again.exit_code == 2
    assert "exists already" in again.stderr
    assert file.read_text() == "mine"
    for place in (tmp_path, tmp_path / "none" / "x.yaml", tmp_path / ("x" * 300), "\x00"):
        result = unsc("new", str(place))
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 1


def test_the_schema_is_json() -> None:
    pytest.importorskip("sim.scenario.schema")
    import json

    result = unsc("schema")
    assert result.exit_code == 0
    assert "timeline" in json.dumps(json.loads(result.stdout))


def test_help_version_and_commands() -> None:
    assert unsc("--version").stdout.startswith("unsc 0.")
    for words in ([], ["--help"], ["-h"], *([name, "--help"] for name in COMMANDS)):
        result = unsc(*words)
        assert result.exit_code == 0
        assert max(map(len, result.stdout.splitlines())) <= 80
    listed = unsc("--help").stdout
    for name, text in COMMANDS.items():
        assert name in listed
        command = main.get_command(None, name)
        assert command is not None
        assert text


@pytest.mark.parametrize(("word", "hint"), [("vot", "did you mean vote?"), ("xyzzy", "expected one of run,")])
def test_a_command_that_is_not_there(word: str, hint: str) -> None:
    result = unsc(word)
    assert result.exit_code == 2
    assert hint in result.stderr
    assert hint in answer(word, "--json", code=2)["error"]["message"]
    assert unsc("--nonsense").exit_code == 2


def test_a_fault_of_ours_is_owned_up_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("[red]out of order[/red]")

    monkeypatch.setattr("sim.cli.council.council_on", broken)
    result = unsc("council", "2014-12-22")
    assert result.exit_code == 2
    assert result.stderr.startswith("unsc: this is a fault of ours (RuntimeError: [red]out of order[/red])")
    monkeypatch.setenv("UNSC_TRACEBACK", "1")
    assert isinstance(unsc("council", "2014-12-22").exception, RuntimeError)
