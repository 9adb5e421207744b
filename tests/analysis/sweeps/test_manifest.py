import json
from pathlib import Path

import pytest
from attrs import asdict
from hypothesis import given, settings
from hypothesis import strategies as st

from sim import UnscError
from sim.analysis.sweeps import manifest as manifests
from sim.analysis.sweeps.manifest import JOURNAL, MANIFEST, Entry
from tests.effort import examples

ENTRIES = [Entry(f"part-{n:05}.parquet", 10 + n, n, 1000 * n, f"{n:064x}") for n in range(4)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("journal")


def journal(folder: Path) -> bytes:
    manifests.start_journal(folder, ENTRIES[:2])
    for entry in ENTRIES[2:]:
        manifests.note(folder, entry)
    return (folder / JOURNAL).read_bytes()


def test_the_journal_is_read_as_it_was_written(folder: Path) -> None:
    journal(folder)
    assert manifests.read_journal(folder) == {entry.file: entry for entry in ENTRIES}


def test_torn_anywhere_the_journal_gives_only_whole_lines(folder: Path) -> None:
    text = journal(folder)
    ends = [n for n, byte in enumerate(text) if byte == ord("\n")]
    for cut in range(len(text)):
        (folder / JOURNAL).write_bytes(text[:cut])
        whole = sum(end <= cut for end in ends)
        assert list(manifests.read_journal(folder).values()) == ENTRIES[:whole]


@given(st.data())
@settings(max_examples=examples(200))
def test_a_flipped_bit_takes_a_line_away_and_makes_no_other(folder: Path, data: st.DataObject) -> None:
    text = bytearray(journal(folder))
    bit = data.draw(st.integers(0, 8 * len(text) - 1))
    text[bit // 8] ^= 1 << bit % 8
    (folder / JOURNAL).write_bytes(text)
    found = manifests.read_journal(folder).values()
    assert 2 <= len(found) <= 4
    assert all(entry in ENTRIES for entry in found)


def test_no_journal(tmp_path: Path) -> None:
    assert manifests.read_journal(tmp_path) == {}
    assert manifests.read_manifest(tmp_path) is None


ANSWER = {"cases": 7, "identity": {"sweep": "ab", "seed": 1}, "parts": [asdict(entry) for entry in ENTRIES]}


def test_the_fingerprint_is_of_the_answer_and_not_of_the_run(tmp_path: Path) -> None:
    first = manifests.write_manifest(tmp_path, ANSWER, {"state": "finished", "seconds": 1})
    second = manifests.write_manifest(tmp_path, ANSWER, {"state": "finished", "seconds": 2})
    other = manifests.write_manifest(tmp_path, {**ANSWER, "cases": 8}, {"state": "finished", "seconds": 2})
    assert first["fingerprint"] == second["fingerprint"] != other["fingerprint"]
    assert manifests.read_manifest(tmp_path) == other
    assert list(manifests.entries_in(first).values()) == ENTRIES


@given(st.data())
@settings(max_examples=examples(200))
def test_a_flipped_bit_in_the_manifest_changes_no_answer(folder: Path, data: st.DataObject) -> None:
    wrote = manifests.write_manifest(folder, ANSWER, {"state": "finished"})
    text = bytearray((folder / MANIFEST).read_bytes())
    bit = data.draw(st.integers(0, 8 * len(text) - 1))
    text[bit // 8] ^= 1 << bit % 8
    (folder / MANIFEST).write_bytes(text)
    try:
        found = manifests.read_manifest(folder)
    except UnscError as error:
        assert "is damaged" in str(error)
    else:
        assert found is not None
        assert {k: v for k, v in found.items() if k != "run"} == {k: v for k, v in wrote.items() if k != "run"}


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", "[" * 100_000, '{"fingerprint": "x"}', "\x00"])
def test_what_is_no_manifest(text: str, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(UnscError, match=r"is damaged.*choose another folder, or delete"):
        manifests.read_manifest(tmp_path)


def test_what_parts_are_made_by(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert {"python", "sim", "polars", "numpy", "simpy"} <= set(manifests.versions())
    here = manifests.code_hash()
    copy = tmp_path / "sim"
    copy.mkdir()
    for name, text in {"__init__.py": "", "law.py": "NEEDED = 9\n"}.items():
        (copy / name).write_text(text)
    found = set()
    for text in ("NEEDED = 9\n", "NEEDED = 8\n", "NEEDED = 9\n"):
        (copy / "law.py").write_text(text)
        monkeypatch.setattr(manifests, "_SIM", copy)
        found.add(manifests.code_hash.__wrapped__())
    assert len(found) == 2
    assert here not in found


def test_the_manifest_is_json_with_a_version(tmp_path: Path) -> None:
    manifests.write_manifest(tmp_path, ANSWER, {})
    assert json.loads((tmp_path / MANIFEST).read_text("utf-8"))["schema"] == 2
