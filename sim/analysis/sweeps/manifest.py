"""What a folder of results says of itself: the manifest, and the journal of parts while a sweep runs.

A part counts as there when its hash was written down and its bytes still have it. The order is: the part renamed
into its place and synced, then its line in the journal synced. Killed between the two, the part has no line and is
computed again, to the same bytes; killed within the line, the line is torn and counts for nothing.
"""

import functools
import hashlib
import json
import os
import platform
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from sim import __version__
from sim.analysis.sweeps.parts import PARTS, put
from sim.errors import UnscError

_SIM = Path(__file__).resolve().parents[2]
MANIFEST, JOURNAL, LOCK = "manifest.json", "parts.jsonl", ".lock"
_SCHEMA = 2
"""The layout of a folder: in that of the first the parts stood beside the manifest."""
SWEEP = "sweep.yaml"
"""The sweep file as it is kept beside its results."""
_LIBRARIES = ("attrs", "cattrs", "numpy", "polars", "pyyaml", "salib", "scipy", "simpy")


@frozen
class Entry:
    """A part that is whole on the disk, by its file."""

    file: str
    rows: int
    failed: int
    bytes: int
    sha256: str


def digest(content: object) -> str:
    """Return the SHA-256 of what can be written as JSON, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def as_json(content: object) -> Any:
    """Return a value as it is once written as JSON and read again: tuples as lists, keys as texts."""
    return json.loads(json.dumps(content))


@functools.cache
def code_hash(room: str = "") -> str:
    """Return one SHA-256 for the sources of this package, or of a room of it, as they were when first asked."""
    root = _SIM / room
    files = sorted((path.relative_to(root).as_posix(), path) for path in root.rglob("*.py"))
    return digest([(name, hashlib.sha256(path.read_bytes()).hexdigest()) for name, path in files])


@functools.cache
def versions() -> Mapping[str, str]:
    """Return the versions of Python, of this package and of the libraries an answer can depend on."""
    found = {"python": platform.python_version(), "sim": __version__}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def made_by() -> str:
    """Return one hash for code and versions: parts made by others do not belong to the same results."""
    return digest([code_hash(), dict(versions())])


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of a folder, or None where it has none.

    Raises `UnscError` where it cannot be read, its fingerprint is not that of what it says, or its folder is laid
    out as earlier versions did.
    """
    path = folder / MANIFEST
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or content.get("fingerprint") != _fingerprint(content):
        raise UnscError(
            f"{path} is damaged: it is not as it was written, and the parts beside it are not read; choose "
            f"another folder, or delete {folder} and run the sweep again"
        )
    if content.get("schema") != _SCHEMA:
        raise UnscError(
            f"{folder} is of an earlier version, whose parts stand beside {MANIFEST} and not in {PARTS}/: "
            f"`unsc sweep {folder / SWEEP} -o NEW` computes it again"
        )
    return content


def write_manifest(folder: Path, answer: Mapping[str, object], run: Mapping[str, object]) -> dict[str, Any]:
    """Write the manifest: what fixes the answer and what it is, its fingerprint, and how this run went."""
    content = {"schema": _SCHEMA, **answer}
    content = {**content, "fingerprint": _fingerprint(content), "run": dict(run)}
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    put(folder, MANIFEST, text.encode())
    return content


def _fingerprint(content: Mapping[str, object]) -> str:
    return digest({key: value for key, value in content.items() if key not in ("run", "fingerprint")})


def entries_in(manifest: Mapping[str, Any]) -> dict[str, Entry]:
    """Return the parts a manifest lists, by file."""
    return {entry["file"]: Entry(**entry) for entry in manifest["parts"]}


def read_journal(folder: Path) -> dict[str, Entry]:
    """Return the parts the journal lists, by file; a line that is torn or damaged counts for nothing."""
    try:
        lines = (folder / JOURNAL).read_bytes().split(b"\n")
    except FileNotFoundError:
        return {}
    found = {}
    for line in lines:
        check, _, text = line.partition(b" ")
        if text and check == _check(text):
            entry = Entry(**json.loads(text))
            found[entry.file] = entry
    return found


def start_journal(folder: Path, entries: Iterable[Entry]) -> None:
    """Begin the journal anew with the parts that were found whole."""
    put(folder, JOURNAL, b"".join(map(_line, entries)))


def note(folder: Path, entry: Entry) -> None:
    """Add a part to the journal; it is on the disk when this returns. Raises `OSError`."""
    with (folder / JOURNAL).open("ab") as file:
        file.write(_line(entry))
        file.flush()
        os.fsync(file.fileno())


def _line(entry: Entry) -> bytes:
    text = json.dumps(asdict(entry), ensure_ascii=True).encode()
    return _check(text) + b" " + text + b"\n"


def _check(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest()[:16].encode()
