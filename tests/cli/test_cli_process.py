import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commandline import ROOT, command_line, environment, process

WAYS = [
    ["run", "scenarios"],
    ["run", "scenarios", "--json"],
    ["council", "2014-12-22"],
    ["--help"],
    ["vote", "-h"],
]


@pytest.mark.parametrize("words", WAYS, ids=" ".join)
def test_nobody_reads_the_output(words: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as gone:
        result = process(*words, stdout=gone)
    assert result.stderr == b""
    assert result.returncode == 0


def test_a_reader_gone_away_does_not_hide_a_difference(tmp_path: Path) -> None:
    file = tmp_path / "v.yaml"
    file.write_text(
        "title: V\ndate: 2014-12-22\nquestion: adopt it\nkind: procedural\nin_favour: the rest\n"
        "expect: not_adopted\n"
    )
    for more in ([], ["--json"], ["--step"]):
        read, write = os.pipe()
        os.close(read)
        with os.fdopen(write, "wb") as gone:
            assert process("run", str(file), *more, stdout=gone).returncode == 1


def test_only_the_first_line_is_read() -> None:
    command = f"set -o pipefail; {sys.executable} -m sim run scenarios/dprk | head -n 1"
    words = ["bash", "-c", command]
    result = subprocess.run(words, capture_output=True, env=environment(), cwd=ROOT, check=False)
    assert result.returncode == 0
    assert result.stdout.startswith(b"The situation in the DPRK reaches the agenda")
    assert result.stderr == b""


def test_a_batch_whose_answers_nobody_reads() -> None:
    line = '{"on": "2014-12-22", "kind": "procedural", "rest": "yes"}'
    command = f"yes '{line}' | {sys.executable} -m sim vote --batch - | head -n 3"
    result = subprocess.run(
        command, shell=True, capture_output=True, env=environment(), cwd=ROOT, check=False, timeout=60
    )
    assert result.stdout.count(b"\n") == 3
    assert b"Traceback" not in result.stderr


def test_a_batch_is_answered_while_it_is_asked() -> None:
    with subprocess.Popen(
        command_line("vote", "--batch", "-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    ) as asking:
        assert asking.stdin is not None
        assert asking.stdout is not None
        for _ in range(3):
            asking.stdin.write(b'{"on": "2014-12-22", "kind": "procedural", "rest": "yes"}\n')
            asking.stdin.flush()
            assert asking.stdout.readline().startswith(b'{"schema": 1, "outcome": "adopted"')
        asking.stdin.close()
    assert asking.returncode == 0


@pytest.mark.parametrize("words", [["run", "dprk/2014", "--step"], ["vote", "--batch", "-"]], ids=" ".join)
def test_interrupted(words: list[str]) -> None:
    with subprocess.Popen(
        command_line(*words),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as waiting:
        assert waiting.stdin is not None
        assert waiting.stdout is not None
        assert waiting.stderr is not None
        if "--batch" in words:
            waiting.stdin.write(b'{"on": "2014-12-22", "kind": "procedural", "rest": "yes"}\n')
            waiting.stdin.flush()
        assert waiting.stdout.readline()
        time.sleep(0.2)
        waiting.send_signal(signal.SIGINT)
        assert waiting.wait(timeout=20) == 130
        assert waiting.stderr.read().strip() == b""


def test_step_by_step() -> None:
    whole = process("run", "dprk/2018", "dprk/2023").stdout
    assert process("run", "dprk/2018", "dprk/2023", "--step", typed=b"\n" * 500).stdout == whole
    for typed in (b"", b"q\n", b"Q"):
        first = process("run", "dprk/2018", "--step", typed=typed)
        assert first.returncode == 0
        assert whole.startswith(first.stdout)
        assert b"asks for a meeting" not in first.stdout
    second = process("run", "dprk/2018", "--step", typed=b"\nquit\n")
    assert b"asks for a meeting" in second.stdout
    assert b"Fixed by" not in second.stdout


def test_a_step_by_step_walk_to_the_end_exits_as_the_run_does(tmp_path: Path) -> None:
    file = tmp_path / "v.yaml"
    file.write_text(
        "title: V\ndate: 2014-12-22\nquestion: adopt my draft\nkind: substantive\nagainst: RUS\n"
        "in_favour: the rest\nexpect: adopted\n"
    )
    assert process("run", str(file), "--step", typed=b"\n" * 50).returncode == 1
    assert process("run", str(file), "--step", typed=b"q\n").returncode == 0


@pytest.mark.parametrize("name", ["dprk", "what-if"])
def test_piped_it_is_plain_and_eighty_wide(name: str) -> None:
    for env in ({}, {"COLUMNS": "200"}, {"COLUMNS": "20"}, {"NO_COLOR": "1"}):
        text = process("run", f"scenarios/{name}", env=env, cwd=ROOT).stdout.decode()
        assert "\x1b" not in text
        for line in text.splitlines():
            assert len(line) <= 80 or " " not in line.strip()


def on_a_terminal(*words: str, **env: str) -> str:
    """Return what the command shows on a terminal of eighty columns."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        command_line(*words), stdout=slave, stdin=subprocess.DEVNULL, env=environment({"TERM": "xterm", **env})
    ) as shown:
        os.close(slave)
        text = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:
                break
            if not piece:
                break
            text += piece
    os.close(master)
    assert shown.returncode == 0
    return text.decode()


def test_colour_on_a_terminal_unless_unwanted() -> None:
    assert "\x1b[" in on_a_terminal("run", "dprk/2014")
    assert "\x1b" not in on_a_terminal("run", "dprk/2014", NO_COLOR="1")
    assert "\x1b" not in on_a_terminal("run", "dprk/2014", TERM="dumb")


def test_a_terminal_that_has_no_letter_for_a_name(tmp_path: Path) -> None:
    file = tmp_path / "v.yaml"
    file.write_text("title: Šimonović\ndate: 2014-12-22\nquestion: adopt it\nin_favour: the rest\n", "utf-8")
    result = process("run", str(file), env={"PYTHONIOENCODING": "latin-1"})
    assert result.returncode == 0
    assert b"\\u0160imonovi\\u0107" in result.stdout
    result = process("run", str(file), "--json", env={"PYTHONIOENCODING": "latin-1"})
    assert json.loads(result.stdout)["runs"][0]["title"] == "Šimonović"


# The cost of starting


def modules_after(*words: str) -> set[str]:
    code = (
        "import sys\nfrom sim.cli import main\n"
        f"main({list(words)!r}, standalone_mode=False)\n"
        "print('MODULES', *sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment(), text=True, check=True
    )
    return set(result.stdout.rpartition("MODULES ")[2].split())


def test_help_loads_nothing_but_the_command_line() -> None:
    loaded = modules_after("--help")
    assert not loaded & {"simpy", "attr", "attrs", "cattrs", "rich", "yaml", "sim.law", "sim.scenario"}


def test_checking_loads_no_engine() -> None:
    loaded = modules_after("validate", "dprk/2014")
    assert not loaded & {"simpy", "rich", "sim.engine", "sim.show"}


def test_a_vote_loads_no_scenario_and_no_engine() -> None:
    loaded = modules_after("vote", "--on", "2014-12-22", "--kind", "procedural", "--rest", "yes", "--json")
    assert not loaded & {"simpy", "rich", "yaml", "sim.engine", "sim.scenario"}


def test_json_is_the_same_bytes_in_every_locale(tmp_path: Path) -> None:
    file = tmp_path / "köln.yaml"
    file.write_text(
        "title: Köln – 安理会\ndate: 2014-12-22\nquestion: adopt it\nin_favour: the rest\n", encoding="utf-8"
    )
    words = ("run", str(file), "--json")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    places = [process(*words, env=more) for more in ({}, plain, {"PYTHONIOENCODING": "latin-1"})]
    assert len({(place.returncode, place.stdout, place.stderr) for place in places}) == 1
    assert "Köln – 安理会".encode() in places[0].stdout
