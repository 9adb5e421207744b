"""The journal: torn at the end it is cut off, damaged in the middle it is refused in one sentence."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from sim.classroom.journal import read
from sim.classroom.room import Room
from sim.errors import UnscError
from tests.classroom.classes import Class


@pytest.fixture
def played(tmp_path: Path) -> Class:
    played = Class(tmp_path, seats="CHN USA")
    played.put_the_agenda()
    played.ok(played.by_seat["CHN"], "hand", choice="no")
    played.ok(played.chair, "name_line", line="main", name="Größe – “ours”")
    played.room.commit()
    return played


def test_it_is_lines_of_json_and_private(played: Class) -> None:
    path = played.room.journal
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    header, *entries = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert header["journal"] == 1 and header["scenario"] == "dprk/2014" and header["code"] == "BCDFGH"
    assert header["fingerprint"] == played.room.state.run.fingerprint
    assert "secret" in header["about"]
    assert [entry["n"] for entry in entries] == list(range(1, len(entries) + 1))
    assert entries[0]["do"]["what"] == "join"


def test_torn_at_every_byte_of_the_last_line(played: Class, tmp_path: Path) -> None:
    data = played.room.journal.read_bytes()
    start = data[:-1].rfind(b"\n") + 1
    whole = Room.resume(_copy(tmp_path, data)).state
    before = Room.resume(_copy(tmp_path, data[:start])).state
    assert whole == played.room.state != before
    for end in range(start, len(data)):
        torn = _copy(tmp_path, data[:end])
        room = Room.resume(torn)
        assert room.state == before
        room.close()
        assert torn.read_bytes() == data[:start]


def test_torn_in_a_batch_keeps_the_whole_lines(played: Class, tmp_path: Path) -> None:
    data = played.room.journal.read_bytes()
    lines = data.splitlines(keepends=True)
    for kept in range(1, len(lines)):
        torn = _copy(tmp_path, b"".join(lines[:kept]) + lines[kept][: len(lines[kept]) // 2])
        assert Room.resume(torn).state.entries == kept - 1


def test_what_is_written_after_a_torn_end_is_read_again(played: Class, tmp_path: Path) -> None:
    torn = _copy(tmp_path, played.room.journal.read_bytes() + b'{"n":99,"v":')
    room = Room.resume(torn)
    room.join("screen", "", "t", 5)
    room.commit()
    state = room.state
    room.close()
    assert Room.resume(torn).state == state


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda line: line[:-1], "damaged"),
        (lambda line: b"garbage", "damaged"),
        (lambda line: b"", "damaged"),
        (lambda line: b"\0" * len(line), "damaged"),
        (lambda line: line.replace(b"USA", b"RUS"), "checksum"),
        (lambda line: b"[" * 100_000, "damaged"),
        (lambda line: line + b"\n" + line, "found entry 5, expected entry 6"),
    ],
)
def test_damage_in_the_middle_is_told_with_its_line(
    played: Class, tmp_path: Path, change: Any, words: str
) -> None:
    lines = played.room.journal.read_bytes().splitlines()
    assert b"USA" in lines[5]
    lines = [change(line) if n == 5 else line for n, line in enumerate(lines)]
    damaged = _copy(tmp_path, b"\n".join(lines) + b"\n")
    with pytest.raises(UnscError) as error:
        Room.resume(damaged)
    place = 7 if "entry 6" in words else 6
    assert str(error.value).startswith(f"{damaged.name}:{place}: ") and words in str(error.value)
    assert "\n" not in str(error.value)


def test_every_changed_byte_is_noticed(played: Class, tmp_path: Path) -> None:
    data = played.room.journal.read_bytes()
    for n in range(0, len(data) - 1, 29):
        changed = _copy(tmp_path, data[:n] + bytes([data[n] ^ 1]) + data[n + 1 :])
        with pytest.raises(UnscError, match=changed.name):
            Room.resume(changed)


def test_what_could_not_have_happened_is_told(played: Class, tmp_path: Path) -> None:
    from sim.classroom.after import Entry
    from sim.classroom.commands import DoAct, Sit
    from sim.classroom.journal import entry_line
    from sim.procedure.actions import OpenMeeting

    data = played.room.journal.read_bytes()
    n = len(data.splitlines())
    for do in (DoAct(OpenMeeting("TCD")), Sit("CHN")):
        wrong = _copy(tmp_path, data + entry_line(Entry(n, 10**9, 10**9, "p99", "12345678", do)))
        with pytest.raises(UnscError, match=f":{n + 1}: this cannot have happened"):
            Room.resume(wrong)


@pytest.mark.parametrize("data", [b"", b"{", b"no journal\n", b'{"journal":1}\n'])
def test_what_is_no_journal(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnscError, match=r"copy\.jsonl:1: "):
        Room.resume(_copy(tmp_path, data))


def test_a_journal_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnscError, match="cannot be read"):
        Room.resume(tmp_path / "none.jsonl")


def test_no_journal_is_written_over(played: Class) -> None:
    data = played.room.journal.read_bytes()
    with pytest.raises(UnscError, match="cannot be written"):
        Class(played.room.journal.parent)
    assert played.room.journal.read_bytes() == data


def test_a_session_goes_on_whatever_becomes_of_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "title: A\ndate: 2014-12-22\nquestion: adopt the agenda\nagainst: CHN\nin_favour: the rest\n"
    Path("ours.yaml").write_text(text, "utf-8")
    played = Class(tmp_path, scenario="ours.yaml")
    played.again()
    Path("ours.yaml").write_text(text.replace("CHN", "RUS"), "utf-8")
    played.again()
    Path("ours.yaml").unlink()
    played.again()
    [copy] = tmp_path.glob("*.base.yaml")
    copy.write_text(copy.read_text("utf-8").replace("CHN", "RUS"), "utf-8")
    with pytest.raises(UnscError, match="no longer what was played"):
        Room.resume(played.room.journal)
    copy.unlink()
    with pytest.raises(UnscError, match="its scenario cannot be used"):
        Room.resume(played.room.journal)


def test_where_a_file_lies_is_told_nobody(tmp_path: Path) -> None:
    own = tmp_path / "private folder" / "ours.yaml"
    own.parent.mkdir()
    own.write_text("title: A\ndate: 2014-12-22\nquestion: adopt the agenda\nagainst: CHN\nin_favour: the rest\n")
    played = Class(tmp_path, scenario=str(own))
    told = played.room.view(played.chair, 0).decode() + played.room.scenario_text(played.chair)[1]
    assert "ours.yaml" in told and "private folder" not in told
    assert "private folder" not in played.room.journal.read_text("utf-8")


def test_what_cannot_be_written_leaves_the_journal_as_it_was(
    played: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = played.room.journal.read_bytes()
    written, sync = os.pwrite, os.fsync

    def half(file: int, what: bytes, at: int) -> int:
        if at > len(data):
            raise OSError(28, "No space left on device")
        return written(file, what[:10], at)

    def never(file: int) -> None:
        raise OSError(5, "Input/output error")

    played.ok(played.chair, "close_door", closed=True)
    pending = played.room.take_pending()
    for name, broken in (("pwrite", half), ("fsync", never)):
        monkeypatch.setattr(os, name, broken)
        with pytest.raises(OSError):
            played.room.write(pending)
        monkeypatch.setattr(os, name, {"pwrite": written, "fsync": sync}[name])
        assert played.room.journal.read_bytes() == data
    played.room.write(pending)
    assert played.room.journal.read_bytes() == data + pending
    assert len(read(played.room.journal)[1]) == played.room.state.entries


def _copy(folder: Path, data: bytes) -> Path:
    copy = folder / "copy.jsonl"
    copy.write_bytes(data)
    return copy
