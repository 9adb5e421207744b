"""From paths, folders and names to loaded scenarios, or every fault of every file. It prints nothing."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sim.scenario.faults import Fault, ScenarioError
from sim.scenario.library import find_all
from sim.scenario.loading import load
from sim.scenario.model import Scenario


def load_all(given: Iterable[str], changes: Iterable[str | tuple[str, Any]] = ()) -> list[tuple[Path, Scenario]]:
    """Load the scenarios that paths, folders and names mean, in the order of their paths, each once.

    `changes` are made to each of them, texts "path=value" or a path and a value. Raises `ScenarioError` with all
    faults of all files.
    """
    changes = tuple(changes)
    faults: dict[Fault, None] = {}
    paths: dict[Path, None] = {}
    for name in given:
        try:
            paths |= dict.fromkeys(_meant(name))
        except ScenarioError as error:
            faults |= dict.fromkeys(error.faults)
    loaded = []
    for path in sorted(paths):
        try:
            loaded.append((path, load(path, changes)))
        except ScenarioError as error:
            faults |= dict.fromkeys(error.faults)
    if faults:
        raise ScenarioError(faults)
    return loaded


def _meant(name: str) -> tuple[Path, ...]:
    if not name.strip():
        raise ScenarioError([Fault("''", 0, 0, "", "there is no name here; expected a file, a folder or a name")])
    return find_all([name])
