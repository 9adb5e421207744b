"""What was played in a room as ordinary scenario files, one for each line, rewritten whole at each change.

They run in `unsc run` and in a sweep. What a scenario file cannot tell stands in its `about`.
"""

from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from sim.analysis.sweeps.parts import put
from sim.classroom.lines import MAIN, Line
from sim.classroom.state import State
from sim.errors import UnscError
from sim.procedure.order import TABLE
from sim.scenario.from_acts import Saved, scenario_from
from sim.scenario.model import Scenario
from sim.scenario.writing import to_text

_WHAT = {entry.act: entry.what for entry in TABLE}
_LISTED = 20


def file_name(room: str, line: str) -> str:
    """Return the name of the file of a line.

    >>> file_name("room-1", "main"), file_name("room-1", "line-2")
    ('room-1.yaml', 'room-1.line-2.yaml')
    """
    return f"{room}.yaml" if line == MAIN else f"{room}.{line}.yaml"


def scenario_of(state: State, line: Line) -> Scenario:
    """Return a line as a scenario: what was played, or the record or what-if it looks at. Raises `UnscError`."""
    base = line.run.scenario
    if line.standing is None:
        return base
    name = line.name or line.id
    played = scenario_from(
        base,
        line.standing.step,
        line.standing.inner,
        line.states[0],
        line.acts,
        title=f"{base.title} (played in a class: {name})",
        about=_about(state, line),
    )
    # What came of the record is not to be expected of what a class played.
    scenario = evolve(played.scenario, expect={}, reported=())
    if not played.untold:
        return scenario
    return evolve(scenario, about=f"{scenario.about} {_untold(played)}")


def _untold(played: Saved) -> str:
    """Say which acts the file does not tell of: they have no effect in it."""
    acts = zip(played.untold_at, played.untold, strict=True)
    listed = [f"{_WHAT[type(act)]} by {act.by} (act {number + 1})" for number, act in acts]
    more = f", and {len(listed) - _LISTED} more" if len(listed) > _LISTED else ""
    return f"Done in the class and not told here: {', '.join(listed[:_LISTED])}{more}."


def _about(state: State, line: Line) -> str:
    kept = " ".join(line.run.scenario.about.split())
    drawn = any(origin.value == "odds" for cast in line.cast for _, origin in cast.origins)
    seed = f" Votes of empty seats were drawn with the seed {state.seed}." if drawn else ""
    played = f"Played by a class, from {state.scenario}; nothing in it is a record of the Council."
    return f"{played}{seed} {kept}".strip()


def text_of(state: State, line: Line) -> str:
    """Return the text of the scenario file of a line. Raises `UnscError`."""
    return to_text(scenario_of(state, line))


class Files:
    """The scenario files of a room, and which of them are as the room is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: dict[str, tuple[object, ...]] = {}

    def write(self, state: State) -> None:
        """Write the files of all lines that are played and have changed. Raises `OSError`, `UnscError`.

        A line that cannot be told keeps no other from being written.
        """
        failed: UnscError | None = None
        for line in changed(state, self._written):
            try:
                text = text_of(state, line)
            except UnscError as error:
                failed = error
                continue
            put(self.folder, file_name(state.room, line.id), text.encode())
            self._written[line.id] = _version(line)
        if failed is not None:
            raise failed


def changed(state: State, written: dict[str, tuple[object, ...]]) -> Iterator[Line]:
    """List the lines that are played and are not as they were written."""
    for line in state.lines.values():
        if line.played and written.get(line.id) != _version(line):
            yield line


def _version(line: Line) -> tuple[object, ...]:
    return line.acts, line.name
