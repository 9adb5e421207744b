"""The folder of a sweep: whose it is, that one run at a time writes there, and which parts in it are whole."""

import contextlib
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from attrs import asdict

from sim.analysis.sweeps import manifest as manifests
from sim.analysis.sweeps.extras import required
from sim.analysis.sweeps.manifest import LOCK, MANIFEST, SWEEP, Entry
from sim.analysis.sweeps.parts import PARTS, Division, put, sha256_of
from sim.analysis.sweeps.plan import Plan
from sim.errors import UnscError
from sim.scenario.places import Block, Text
from sim.scenario.reading import read

GOES_ON = "the same command goes on where it stopped"
_FIXED = ("identity", "path", "cases", "cases_in_a_part", "columns")
"""What of a manifest must be equal for two runs to be of the same sweep."""


def begun(plan: Plan, division: Division, command: str) -> dict[str, Any]:
    """Return what the manifest says before anything is computed."""
    identity = {
        "file": hashlib.sha256(plan.files[SWEEP].encode()).hexdigest(),
        "content": _content(plan.files[SWEEP]),
        **plan.identity(),
        "law": manifests.code_hash("law"),
        "code": manifests.code_hash(),
        "versions": dict(manifests.versions()),
    }
    return {
        "command": command,
        "path": plan.path,
        "because": plan.because,
        "cases": plan.cases,
        "cases_in_a_part": division.size,
        "identity": manifests.as_json(identity),
        "columns": [asdict(column) for column in plan.columns],
        "files": sorted(plan.files),
    }


_FOLLOWS = "bounds"
"""What follows from the rest of an identity, and is told last."""
_FOR_THE_READER = ("title", "about")


def _content(text: str) -> str:
    """Return the hash of what a sweep file asks for: comments, spacing, title and `about` do not enter."""
    root = read(text, SWEEP) if text else Text()
    said = [item for item in root.items() if item[0] not in _FOR_THE_READER] if isinstance(root, Block) else root
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def own(folder: Path, answer: dict[str, Any], files: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, Entry]]:
    """Make a folder this sweep's own, or see that it is; return what its manifest says and the parts known there.

    Raises `UnscError` where it belongs to anything else.
    """
    there = manifests.read_manifest(folder)
    if there is None:
        strangers = sorted(p.name for p in folder.iterdir() if p.name != LOCK and p.suffix != ".tmp")
        if strangers:
            way_on = (
                f"its {MANIFEST} is gone; choose another folder, or delete this one"
                if SWEEP in strangers
                else "expected a new or an empty folder, or one in which this sweep was begun"
            )
            raise UnscError(f"{folder} is no folder of results, it holds {strangers[0]}; {way_on}")
        with writing(folder, MANIFEST):
            manifests.write_manifest(folder, {**answer, "parts": []}, {"state": "unfinished"})
        known = {}
    else:
        found = differences_of(answer, there)
        if found:
            raise UnscError(
                f"{folder} holds the results of another sweep: {found[0]} (it was begun with "
                f"`{there['command']}`); choose another folder"
            )
        answer["command"] = there["command"]  # the file may have been moved, and is the same
        known = {**manifests.entries_in(there), **manifests.read_journal(folder)}
    with writing(folder, PARTS):
        (folder / PARTS).mkdir(exist_ok=True)
    for name, text in files.items():
        _keep(folder, name, text)
    return answer, known


def _keep(folder: Path, name: str, text: str) -> None:
    """Keep a text beside the results, so that the folder can be rerun by itself."""
    path, data = PurePosixPath(name), text.encode()
    if path.is_absolute() or ".." in path.parts:
        raise UnscError(f"{name} would stand outside the folder of results; expected a name within it")
    target = folder / path
    with writing(folder, name):
        if not target.exists() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            put(folder, name, data)


def differences_of(ours: Mapping[str, Any], theirs: Mapping[str, Any], *keys: str) -> list[str]:
    """Say in what two manifests differ, of all that fixes a sweep or of some keys.

    What only one of them says comes last; files that ask for the same are the same, whatever their comments.
    """
    pairs = [(key, ours[key], theirs.get(key)) for key in keys or _FIXED]
    found, of_one = [], []
    while pairs:
        name, mine, other = pairs.pop(0)
        if isinstance(mine, dict) and isinstance(other, dict):
            same = mine.get("content") == other.get("content") is not None
            names = sorted({*mine, *other} - {"content", "file" if same else "content"})
            pairs[:0] = [(key, mine.get(key), other.get(key)) for key in names if key != _FOLLOWS]
            pairs += [(key, mine.get(key), other.get(key)) for key in names if key == _FOLLOWS]
        elif mine is None or other is None:
            of_one += [f"only one of them has {name}"] if mine != other else []
        elif mine != other:
            found.append(_SAID.get(name, f"its {name} is {{}}, here {{}}").format(_short(other), _short(mine)))
    return found + of_one


_SAID = {
    "sizes": "the numbers of values of its columns are {}, here {}",
    "varied": "what varies in it is otherwise ({}, here {})",
    "sampled": "{} of its columns are sampled, here {}",
    "scenario": "its base is another scenario ({}, here {})",
}
"""What differs in words, where the name of the value would not be understood."""


def _short(value: object) -> str:
    text = " and ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return text if len(text) <= 40 else f"{text[:12]}..."


def whole_parts(
    folder: Path, division: Division, known: Mapping[str, Entry]
) -> tuple[dict[str, Entry], tuple[str, ...]]:
    """Return the parts that are there with the bytes written down for them, and the names of the damaged ones."""
    whole, damaged = {}, []
    for part in division:
        entry = known.get(part.file)
        if entry is None:
            continue
        with writing(folder, part.file):
            found = sha256_of(folder / part.file)
        if found == entry.sha256:
            whole[part.file] = entry
        elif found is not None:
            damaged.append(part.file)
    return whole, tuple(damaged)


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder for this run. The system lets go of it with the process, however that ends."""
    filelock = required("filelock")
    lock = filelock.FileLock(folder / LOCK, timeout=_A_LOOK)
    try:
        with writing(folder, LOCK):
            lock.acquire()
    except filelock.Timeout:
        raise UnscError(f"another run is writing into {folder}; expected one at a time") from None
    try:
        yield
    finally:
        lock.release()


_A_LOOK = 0.2
"""For so many seconds a run waits for the lock: whoever only looks whether it is held lets go of it at once."""


def is_written(folder: Path) -> bool:
    """Tell whether a run is writing into a folder now. One that cannot be written to is not looked into."""
    filelock = required("filelock")
    if not (folder / LOCK).exists():
        return False
    try:
        with filelock.FileLock(folder / LOCK, timeout=0):
            return False
    except filelock.Timeout:
        return True
    except OSError:
        return False


def refuse_unfinished(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Refuse a folder whose sweep has not ended. Raises `UnscError` saying whether it goes on, or was stopped."""
    if manifest["run"].get("state") == "finished":
        return
    if is_written(folder):
        raise UnscError(f"another run is writing into {folder} at this moment; expected one that has ended")
    raise UnscError(
        f"the sweep in {folder} was stopped before its end; `{manifest['command']} -o {folder}` goes on"
    )


@contextlib.contextmanager
def writing(folder: Path, name: str) -> Iterator[None]:
    """Say what cannot be written, and why."""
    try:
        yield
    except TimeoutError:
        raise
    except (FileExistsError, NotADirectoryError):
        raise UnscError(f"{folder}: {name} cannot be written: a file stands where a folder belongs") from None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise UnscError(
            f"{folder}: {name} cannot be written: {why}; all parts there are whole, and once it can {GOES_ON}"
        ) from None
