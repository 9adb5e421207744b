"""`unsc classroom` as a process: what it prints, how it ends, and what it says to bad input."""

import json
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from sim.classroom.server.guesses import PER_CLIENT
from sim.classroom.server.keys import LETTERS
from sim.classroom.server.serving import Opened
from sim.cli import main
from sim.cli.classroom import _tell
from tests.classroom.served import chair_of, delegate_of, served


def test_it_prints_how_to_join_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sim", "classroom", "dprk/2014", "--no-open", "--port", "0", "-o", "class"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    ) as server:
        assert server.stdout is not None and server.stderr is not None
        told = []
        for line in server.stdout:
            told.append(line)
            if "Ctrl-C" in line:
                break
        server.send_signal(signal.SIGINT)
        server.wait(20)
        assert server.returncode == 0
        assert server.stderr.read() == ""
    text = "".join(told)
    assert re.search(r"open at http://127\.0\.0\.1:\d+\n", text)
    assert re.search(r"[B-Z2-9]{3} [B-Z2-9]{3} +joins The situation in the DPRK reaches the agenda, 2014", text)
    assert "Only this computer can reach it" in text
    saved = tmp_path / "class" / "room-1.yaml"
    assert saved.is_file(), "what was played is there as a scenario file"
    assert CliRunner().invoke(main, ["run", str(saved)]).exit_code == 0


def test_what_was_played_can_be_run_when_it_has_ended(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        chair, usa = chair_of(server), delegate_of(server, "USA")
        usa.act("AskForVote")
        chair.act("PutToVote")
        usa.do({"what": "hand", "choice": "no"})
        chair.do({"what": "show", "which": "all"})
        chair.act("StateResult")
        decided = chair.view["decided"][-1]
        assert server.stop() == ""
    told = CliRunner().invoke(main, ["run", str(tmp_path / "room-1.yaml"), "--json"])
    [run] = json.loads(told.output)["runs"]
    [again] = [d for d in run["decisions"] if d["id"] == "agenda"]
    for key in ("outcome", "tally", "blocked_by", "why"):
        assert again[key] == decided[key]
    assert again["tally"]["yes"] == 10


def test_the_same_command_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        chair = chair_of(server)
        chair.do({"what": "empty_seats", "rule": "odds"})
        server.stop()
        server.start()
        assert chair.view["room"]["empty_seats"] == "odds", "the chair's page goes on with its token"
        assert len(server.host("GET", "/api/rooms")["rooms"]) == 1


def test_loopback_alone_is_served_unless_asked(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        assert httpx.get(f"http://localhost:{server.port}/api/health").status_code == 200
        assert httpx.get(f"{server.address}/api/health", headers={"host": "evil.example"}).status_code == 421
        own = socket.gethostbyname(socket.gethostname())
        if not own.startswith("127."):
            with pytest.raises(httpx.ConnectError):
                httpx.get(f"http://{own}:{server.port}/api/health")


def test_the_lan_is_served_where_asked(tmp_path: Path) -> None:
    with served(tmp_path, "dprk/2014", "--lan") as server:
        assert httpx.get(f"{server.address}/api/health").status_code == 200
        assert httpx.get(f"http://127.0.0.1:{server.port}/api/health").status_code == 200
        assert httpx.get(f"{server.address}/api/health", headers={"host": "evil.example"}).status_code == 421
        assert httpx.get(f"{server.address}/api/room").status_code == 401, "without having joined nothing is told"


def test_on_a_network_it_is_said_that_nothing_is_encrypted(capsys: pytest.CaptureFixture[str]) -> None:
    for lan in (True, False):
        _tell(Opened("http://10.0.0.2:8765", "key", (), (), False), "classroom", lan)
        told = capsys.readouterr().out
        assert ("not encrypted" in told) == lan
        assert ("Only this computer can reach it" in told) == (not lan)


def test_wrong_codes_are_counted(tmp_path: Path) -> None:
    """Different codes that could be right; the same one again tells a guesser nothing, and does not count."""
    wrong = [f"BBBB{one}{other}" for one in LETTERS for other in LETTERS][:PER_CLIENT]
    with served(tmp_path) as server, httpx.Client(base_url=server.address) as browser:

        def tried(code: str) -> int:
            return browser.post("/api/join", json={"code": code}).status_code

        assert {tried(code) for code in [*wrong[:-1], wrong[0]]} == {403}
        assert [tried(wrong[-1]), tried(wrong[0])] == [403, 429]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["dprk/2041"], "did you mean dprk/2024?"),
        (["dprk/2014", "--port", "70000"], "0<=x<=65535"),
        (["dprk/2014", "-o", " "], "expected the name of a folder"),
        (["dprk/2014", "-o", "taken"], "taken"),
        (["dprk/2014", "--seed", "-1"], "x>=0"),
    ],
)
def test_bad_input_gets_one_clear_error(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("taken").write_text("a file")
    result = CliRunner().invoke(main, ["classroom", "--no-open", "--port", "0", *words])
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert "Traceback" not in result.output + result.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["taken"], "nothing is left behind"


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        words = ["classroom", "--no-open", "--port", str(port), "-o", str(tmp_path / "c")]
        result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert not (tmp_path / "c").exists()
    assert f"port {port} is not to be had: address already in use" in result.stderr


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "starlette", None)
    result = CliRunner().invoke(main, ["classroom", "--no-open", "-o", str(tmp_path / "c")])
    assert result.exit_code == 2
    assert "unsc-sim[web]" in result.stderr
    assert not (tmp_path / "c").exists()
