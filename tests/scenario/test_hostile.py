"""Files made to hang, exhaust or mislead the reader: each is refused at once, and only by a ScenarioError."""

import os
import time
from pathlib import Path

import pytest

from sim.scenario import loads
from sim.scenario.faults import ScenarioError
from sim.scenario.reading import MAX_BYTES, read, read_path

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"


def full(unit: str, start: str = "") -> str:
    """Return a file as large as may be, of one thing over and over."""
    return start + unit * ((MAX_BYTES - len(start.encode())) // len(unit.encode()))


def bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(lines)


HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "alias bomb": (bomb(), "an alias (*a0)"),
    "200,000 brackets": ("[" * 200_000, "more than 64"),
    "200,000 braces": ("{" * 200_000, "more than 64"),
    "200,000 nested keys": ("{a: " * 200_000, "more than 64"),
    "200,000 dashes": ("- " * 200_000, "more than 64"),
    "200,000 question marks": ("? " * 200_000, "more than 64"),
    "deep indentation": ("\n".join(" " * n + "a:" for n in range(1_400)), "more than 64"),
    "brackets closed": ("a: " + "[" * 200_000 + "]" * 200_000, "more than 64"),
    "distinct keys": ("".join(f"k{n}:\n" for n in range(120_000)), "more than 100,000"),
    "items": (full("- a\n"), "more than 100,000"),
    "small lists": (full("[],", "a: ["), "more than 100,000"),
    "keys in one line": ("{" + "".join(f"k{n}: v, " for n in range(80_000)), "more than 100,000"),
    "one key over and over": (full("a:\n"), "given twice"),
    "old keys over and over": ("".join(f"k{n}:\n" for n in range(40_000)) * 2, "given twice"),
    "merge keys": (full("<<: *a\n"), "a merge key"),
    "tags": (full("- !x y\n"), "a tag (!x)"),
    "python object": ("a: !!python/object/apply:os.system ['true']", "a tag (tag:yaml.org,2002:python/object"),
    "python name": ("a: !!python/name:os.system", "a tag (tag:yaml.org,2002:python/name"),
    "anchors": (full("- &a b\n"), "an anchor (&a)"),
    "TAG directive": ("%TAG !e! tag:example.com,2000:\n---\na: !e!x 1", "a directive"),
    "many TAG directives": ("".join(f"%TAG !{n}! x\n" for n in range(60_000)), "a directive"),
    "late TAG directives": ("a: 1\n...\n" + "".join(f"%TAG !{n}! x\n" for n in range(60_000)), "a directive"),
    "documents": (full("---\n", "a: 1\n"), "a second document"),
    "NUL": (full("\0"), "NUL (U+0000)"),
    "one NUL": ("title: a\0b", "NUL (U+0000)"),
    "terminal escapes": (full("\x1b"), "ESCAPE (U+001B)"),
    "bidirectional override": ("a: CHN \u202eSUR\u202c", "RIGHT-TO-LEFT OVERRIDE"),
    "bidirectional overrides": (full("\u202e"), "RIGHT-TO-LEFT OVERRIDE"),
    "carriage returns": (full("\r"), "carriage return"),
    "bad UTF-8": (b"a: 1\nb: \xc3\x28", "the byte 0xC3 is not UTF-8"),
    "overlong UTF-8": (b"a: \xc0\xaf", "the byte 0xC0 is not UTF-8"),
    "UTF-16": ("title: a".encode("utf-16"), "this is UTF-16"),
    "PNG": (PNG, "the byte 0x89 is not UTF-8"),
    "zip": (b"PK\x03\x04\x14\0\x06\0", "U+0003"),
    "gzip": (b"\x1f\x8b\x08\0\0\0\0\0", "the byte 0x8B is not UTF-8"),
    "quote never closed": (full("x\n", "a: '"), "never closed"),
    "escapes never closed": (full("\\n", 'a: "'), "never closed"),
    "key of a MiB": (full("k")[:-3] + ": 1", "a colon makes a key here"),
    "blank": (full("\n"), "nothing is written"),
    "spaces": (full(" "), "nothing is written"),
    "comments": (full("#\n"), "nothing is written"),
    "tabs": (full("\t"), "a tab"),
    "percents": (full("%\n"), "a directive"),
    "colons": (full(": "), "does not continue"),
    "commas": ("[" + full(",")[1:], "expected a value"),
    "exclamation marks": (full("! "), "a tag"),
    "a byte too many": (b"#" * MAX_BYTES + b"\n", "1,048,577 or more bytes are too many"),
    "50 MB of text": ("a: " + "b" * 50_000_000, "bytes are too many"),
}


def refusal(what, *arguments) -> str:
    began = time.process_time()
    with pytest.raises(ScenarioError) as caught:
        what(*arguments)
    assert time.process_time() - began < 3  # far above what it takes: work that grows with the square is not
    return str(caught.value)


@pytest.mark.parametrize(("source", "told"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_at_once(source, told):
    message = refusal(read, source, "a.yaml")
    assert told in message
    assert len(message) < 30_000
    assert message.replace("\n", "").isprintable()


@pytest.mark.parametrize("unit", ["b\n ", "bc, ", "\u00a0", "b  "])
def test_a_huge_text_is_read_with_all_its_words_at_once(unit):
    source = "a: x" + full(unit)[:-4]
    began = time.process_time()
    tree = read(source, "a.yaml")
    words = tree["a"].words()
    assert time.process_time() - began < 3
    assert words[-1].line == 1 + source.rstrip().count("\n")


SHORT = "title: T\ndate: 2014-12-22\nquestion: adopt the draft\nin_favour: the rest\n"


@pytest.mark.parametrize(
    "source",
    [
        SHORT + "against: " + "CHN " * 200_000,
        SHORT + "against: " + "XX " * 100_000,
        SHORT + "".join(f"agaisnt{n}: x\n" for n in range(20_000)),
        SHORT.replace("2014-12-22", "9" * 900_000),
        SHORT + "counts: " + "9" * 900_000,
    ],
    ids=["one code over and over", "no codes", "unknown keys", "a long date", "a long count"],
)
def test_a_scenario_of_one_wrong_thing_over_and_over_is_refused_soon(source):
    began = time.process_time()
    with pytest.raises(ScenarioError) as caught:
        loads(source)
    assert time.process_time() - began < 3
    assert len(str(caught.value)) < 30_000 and len(caught.value.faults) <= 101


def test_a_tag_is_never_obeyed(tmp_path: Path):
    mark = tmp_path / "obeyed"
    assert "a tag" in refusal(read, f"a: !!python/object/apply:os.mkdir ['{mark}']", "a.yaml")
    assert not mark.exists()


# Files


def test_a_file_is_read_under_its_path_or_another_name(tmp_path: Path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: CHN\r\n")
    assert read_path(file) == {"a": "CHN"}
    file.write_text("a: *b", encoding="utf-8")
    assert refusal(read_path, file).startswith(f"{file}:1:4: a: an alias")
    assert refusal(read_path, file, "base").startswith("base:1:4: a: an alias")


def test_a_file_of_50_mb_is_refused_unread(tmp_path: Path):
    file = tmp_path / "large.yaml"
    with file.open("wb") as large:
        large.truncate(50_000_000)
    began = time.process_time()
    assert "50,000,000 bytes are too many; a scenario file has at most 1,048,576" in refusal(read_path, file)
    assert time.process_time() - began < 0.1


def test_a_missing_file_is_told_with_its_neighbour(tmp_path: Path):
    (tmp_path / "2014-agenda.yaml").write_text("a: 1", encoding="utf-8")
    missing = tmp_path / "2014-agneda.yaml"
    assert refusal(read_path, missing) == (f"{missing}: there is no such file; did you mean 2014-agenda.yaml?")
    assert refusal(read_path, tmp_path / "zz") == f"{tmp_path / 'zz'}: there is no such file"
    assert "nor a directory" in refusal(read_path, tmp_path / "no" / "a.yaml")


def test_a_directory_is_refused(tmp_path: Path):
    assert refusal(read_path, tmp_path) == f"{tmp_path}: this is a directory; expected a YAML file"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_device_is_refused(tmp_path: Path):
    assert "this is a device" in refusal(read_path, Path("/dev/zero"))
    (tmp_path / "a.yaml").symlink_to("/dev/zero")
    assert "this is a device" in refusal(read_path, tmp_path / "a.yaml")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_nobody_writes_to_is_refused(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    assert "this is a pipe" in refusal(read_path, tmp_path / "pipe")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read_is_refused(tmp_path: Path):
    file = tmp_path / "secret.yaml"
    file.touch(mode=0o000)
    assert "permission denied" in refusal(read_path, file)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5_000])
def test_an_impossible_name_is_refused(tmp_path: Path, name: str):
    assert "cannot be read" in refusal(read_path, tmp_path / name)


def test_a_link_to_itself_is_refused(tmp_path: Path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "cannot be read" in refusal(read_path, tmp_path / "loop")


def test_a_file_that_grows_while_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "growing.yaml"
    file.write_bytes(b"#" * (MAX_BYTES + 5))
    size_then = os.stat_result((0o100644, 0, 0, 1, 0, 0, 10, 0, 0, 0))
    monkeypatch.setattr(Path, "stat", lambda self, **_: size_then)
    monkeypatch.setattr(os, "fstat", lambda _: size_then)
    with pytest.raises(ScenarioError, match="too many"):
        read_path(file)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_file_that_becomes_a_pipe_before_it_is_opened_is_refused(tmp_path: Path, monkeypatch):
    """Opened without waiting: with nobody writing, this test would never end otherwise."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").touch()
    size_then = (tmp_path / "file").stat()
    monkeypatch.setattr(Path, "stat", lambda self, **_: size_then)
    with pytest.raises(ScenarioError, match="this is a pipe"):
        read_path(tmp_path / "pipe")
