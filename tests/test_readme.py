"""What the README shows is what the product does: its commands, their output, its picture, its first scenario."""

import importlib.util
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import sim
from sim.cli import main
from sim.scenario import loads

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def console() -> list[tuple[str, str]]:
    """List the commands of the README's console blocks, each with the output shown under it."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", README, re.S | re.M):
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M):
            found.append((command.split("  #")[0].strip(), output.strip()))
    return found


@pytest.mark.parametrize(("command", "output"), console(), ids=lambda text: text.split("\n")[0][:40])
def test_a_command_does_what_the_readme_shows(command: str, output: str) -> None:
    words = shlex.split(command)
    assert words[0] == "unsc"
    told = CliRunner().invoke(main, words[1:])
    # A what-if by --set differs from the record it changes, and the exit code says so.
    assert told.exit_code == (1 if "--set" in words else 0), told.output
    assert output in told.output


def test_the_commands_named_in_the_text_are_there() -> None:
    for words in (["council", "1980-01-03"], ["explain", "rule 30"], ["explain", "veto"]):
        assert CliRunner().invoke(main, words).exit_code == 0


def test_the_first_scenario_runs_and_its_what_if_too(tmp_path: Path) -> None:
    first, what_if, slips = re.findall(r"^```yaml\n(.*?)^```", README, re.S | re.M)
    assert len(first.splitlines()) == 6
    assert sim.run(loads(first)).decisions["vote"].outcome is sim.Outcome.ADOPTED
    (tmp_path / "what-if.yaml").write_text(what_if, encoding="utf-8")
    assert str(sim.run(sim.load(tmp_path / "what-if.yaml")).decisions["agenda"].tally) == "11-1-3"
    (tmp_path / "slips.yaml").write_text(slips, encoding="utf-8")
    assert str(sim.run(sim.load(tmp_path / "slips.yaml")).decisions["agenda"].tally) == "9-4-2"


def test_the_picture_is_what_the_command_prints() -> None:
    spec = importlib.util.spec_from_file_location("picture", ROOT / "docs" / "picture.py")
    assert spec is not None and spec.loader is not None
    picture = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(picture)
    assert (ROOT / "docs" / "agenda-2014.svg").read_text(encoding="utf-8") == picture.draw()


def test_every_public_name_has_a_docstring_with_an_example() -> None:
    for name in sim.__all__:
        assert ">>>" in (getattr(sim, name).__doc__ or ""), name
