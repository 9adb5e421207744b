"""From paths, folders and names to what their files say, or every fault of every file. It prints nothing."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from sim.errors import UnscError
from sim.scenario import library
from sim.scenario.faults import Fault, ScenarioError
from sim.scenario.loading import load
from sim.scenario.model import Scenario
from sim.scenario.places import Block
from sim.scenario.reading import read_path

T = TypeVar("T")
SCENARIO, SWEEP, DRAFT = "scenario", "sweep", "draft by its elements"
_READ_BY = {SWEEP: "sweep", DRAFT: "soften"}
"""The command that reads what is no scenario."""


def load_all(given: Iterable[str], changes: Iterable[str | tuple[str, Any]] = ()) -> list[tuple[Path, Scenario]]:
    """Load the scenarios that paths, folders and names mean, in the order of their paths, each once.

    `changes` are made to each of them, texts "path=value" or a path and a value. Raises `ScenarioError` with all
    faults of all files; a sweep or a draft by its elements is one fault, which names the command that reads it.
    """
    made = tuple(changes)

    def loaded(path: Path) -> Scenario:
        try:
            return load(path, made)
        except ScenarioError:
            kind, name = kind_of(path), library.name_of(path)
            if kind == SCENARIO:
                raise
            message = f"this is a {kind}, and no scenario: unsc {_READ_BY[kind]} {name}"
            raise ScenarioError([Fault(name, 0, 0, "", message)]) from None

    return _each(given, loaded)


def check_all(given: Iterable[str]) -> list[str]:
    """Check files, each as what it is, and return of each which kind it is of. Raises `ScenarioError` as above."""

    def checked(path: Path) -> str:
        try:
            load(path)
        except ScenarioError:
            kind = kind_of(path)
            if kind == SCENARIO:
                raise
            _check_other(path, kind)
            return kind
        return SCENARIO

    return [kind for _, kind in _each(given, checked)]


def kind_of(path: Path) -> str:
    """Say of what kind a file is that cannot be loaded as a scenario: by its name, else by what it says.

    Raises `ScenarioError` where it cannot be read at all.
    """
    for ending, kind in ((library.SWEEP, SWEEP), (library.ELEMENTS, DRAFT)):
        if path.name.endswith(ending):
            return kind
    root = read_path(path, library.name_of(path))
    said = root if isinstance(root, Block) else ()
    return SWEEP if "vary" in said else DRAFT if "elements" in said and "timeline" not in said else SCENARIO


def _check_other(path: Path, kind: str) -> None:
    name = library.name_of(path)
    if kind == DRAFT:
        from sim.scenario.drafting import load_draft

        load_draft(path)
        return
    from sim.analysis.sweeps.understood import study_of
    from sim.scenario.sweep_file import read_sweep

    read_path(path, name)  # told as any other file that cannot be read
    try:
        study_of(read_sweep(path.read_bytes(), name, path))
    except ScenarioError:
        raise
    except UnscError as error:
        raise ScenarioError([Fault(name, 0, 0, "", str(error))]) from None


def _each(given: Iterable[str], read: Callable[[Path], T]) -> list[tuple[Path, T]]:
    faults: dict[Fault, None] = {}
    paths: dict[Path, None] = {}
    for name in given:
        try:
            paths |= dict.fromkeys(_meant(name))
        except ScenarioError as error:
            faults |= dict.fromkeys(error.faults)
    done = []
    for path in sorted(paths):
        try:
            done.append((path, read(path)))
        except ScenarioError as error:
            faults |= dict.fromkeys(error.faults)
    if faults:
        raise ScenarioError(faults)
    return done


def _meant(name: str) -> tuple[Path, ...]:
    if not name.strip():
        raise ScenarioError([Fault("''", 0, 0, "", "there is no name here; expected a file, a folder or a name")])
    try:
        return library.find_all([name])
    except ScenarioError:
        for ending in (library.SWEEP, library.ELEMENTS):
            try:
                return (library.find(name, ending),)
            except ScenarioError:
                continue
        raise
