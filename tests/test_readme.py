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


def console() -> list[list[tuple[str, str]]]:
    """List the README's console blocks, each as commands with the output shown under them."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", README, re.S | re.M):
        commands = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M)
        found.append([(command.split("  #")[0].strip(), output) for command, output in commands])
    return found


_OF_THE_MACHINE = ("  Time ", "  Parts ")
"""Lines that tell how long it took, or how many bytes this version of a library writes."""


@pytest.mark.parametrize("block", console(), ids=lambda block: block[0][0][:40])
def test_the_commands_of_a_block_do_what_the_readme_shows(
    block: list[tuple[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for command, output in block:
        words = shlex.split(command)
        if words[0] == "pip":
            continue
        assert words[0] == "unsc"
        told = CliRunner().invoke(main, words[1:])
        # A what-if by --set differs from the record it changes, and the exit code says so.
        assert told.exit_code == (1 if "--set" in words else 0), told.output
        lines = iter(told.output.splitlines())
        for line in output.splitlines():
            if line.strip() and not line.startswith(_OF_THE_MACHINE):
                assert line in lines, line  # in this order; lines between may be left out


def test_the_commands_named_in_the_text_are_there() -> None:
    for words in (["council", "1980-01-03"], ["explain", "rule 30"], ["explain", "veto"]):
        assert CliRunner().invoke(main, words).exit_code == 0


def test_the_first_scenario_runs_and_its_what_if_too(tmp_path: Path) -> None:
    first, what_if, slips, odds = re.findall(r"^```yaml\n(.*?)^```", README, re.S | re.M)
    assert len(first.splitlines()) == 6
    assert sim.run(loads(first)).decisions["vote"].outcome is sim.Outcome.ADOPTED
    (tmp_path / "what-if.yaml").write_text(what_if, encoding="utf-8")
    assert str(sim.run(sim.load(tmp_path / "what-if.yaml")).decisions["agenda"].tally) == "11-1-3"
    assert sim.run(loads(odds)).decisions["vote"].outcome is sim.Outcome.OPEN
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
