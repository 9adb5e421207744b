"""What docs/records.md shows is what the commands print of the file it shows."""

import re
import shlex
from pathlib import Path

import pytest

from sim.records.summing.cells import Key
from sim.show.records_summary_rows import COLUMNS
from tests.cli.commandline import unsc

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "records.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the file that the page shows."""
    (table,) = re.findall(r"^```csv\n(.*?)^```", DOCS, re.S | re.M)
    (tmp_path / "votes.csv").write_text(table, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_print_what_the_page_shows(folder: Path) -> None:
    ran = 0
    for block in re.findall(r"^```console\n(.*?)^```", DOCS, re.S | re.M):
        for command, output in re.findall(r"^\$ unsc (.*)\n((?:(?!\$ ).*\n)*)", block, re.M):
            told = unsc(*shlex.split(command))
            assert told.exit_code == 0, told.output
            assert output in told.stdout, command
            if command.split()[0] != "run":  # of which the page shows the decision
                assert output == told.stdout, command
            ran += 1
    assert ran == 5


def test_the_figures_load_as_the_page_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pandas")
    assert unsc("records", "summary", "votes.csv", "--out", "figures.csv", "--by", "decade").exit_code == 0
    (code,) = re.findall(r"^```python\n(.*?)^```", DOCS, re.S | re.M)
    exec(compile(code, "docs/records.md", "exec"), {})
    # In 1973 both abstained; in the 2010s and 2020s they voted against each other.
    printed = re.findall(r"(\d+s) +(\S+)", capsys.readouterr().out)
    assert printed == [("1970s", "1.0"), ("2010s", "0.0"), ("2020s", "0.0")]


def test_the_page_names_every_column_and_no_other() -> None:
    (named,) = re.findall(r"hold: `(table, [^`]*)`", " ".join(DOCS.split()))
    assert named.split(", ") == [name for name, _, _ in COLUMNS]
    assert set(Key._fields) <= set(named.split(", "))
