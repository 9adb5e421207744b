"""Of what kind a recorded question was, where its file does not say: by a file of kinds, or by a scenario.

That the negative vote of a permanent member did not block a resolution shows that nobody treated it as a veto, and
proves no kind: somebody has to state it. So there is no list of such resolutions here.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from sim.errors import UnscError
from sim.law import Kind
from sim.law.matters import matter_of
from sim.records.cells import shown
from sim.records.recorded import RecordedVote
from sim.records.rows import rows_of
from sim.records.vote_rows import KINDS
from sim.scenario import library
from sim.scenario.faults import ScenarioError
from sim.scenario.loading import load
from sim.scenario.model import Scenario, Step
from sim.source import Status


@frozen
class Stated:
    """A kind, and who states it."""

    kind: Kind
    source: str


def read_kinds(path: Path, name: str | None = None) -> dict[str, Stated]:
    """Read a file of kinds: CSV with the columns id and kind, and source where there is one.

    A file of recorded votes with a row for each will do; a kind that it calls presumed is passed over. Raises
    `UnscError` with the line for anything that cannot be read: a kind that is wrong would decide wrongly.
    """
    file = name or str(path)
    found: dict[str, Stated] = {}
    with path.open("rb") as opened:
        rows = rows_of(opened)
        first = next(rows, None)
        header = [cell.strip().lower() for cell in first.cells] if first else []
        if missing := [column for column in ("id", "kind") if column not in header]:
            columns = ", ".join(header[:8]) or "nothing"
            raise UnscError(
                f"{file}:1: found {columns[:200]}, expected the columns id, kind, source; no {missing[0]}"
            )
        for row in rows:
            place = f"{file}:{row.line}"
            if row.fault or len(row.cells) != len(header):
                raise UnscError(f"{place}: {row.fault or f'{len(row.cells)} cells, expected {len(header)}'}")
            cells = dict(zip(header, map(str.strip, row.cells), strict=True))
            if not cells["kind"] or cells.get("kind_basis", "").lower() == "presumed":
                continue
            kind = KINDS.get(cells["kind"].lower())
            if kind is None:
                words = ", ".join(filter(None, KINDS))
                raise UnscError(f"{place}: kind is {shown(cells['kind'])}; expected one of {words}")
            source = f"{cells.get('source') or 'no source given'} ({place})"
            before = found.setdefault(_key(cells["id"]), Stated(kind, source))
            if before.kind is not kind:
                raise UnscError(f"{place}: {cells['id']} is {kind.value} here, and {before.kind.value} before")
    return found


def _key(symbol: str) -> str:
    return "".join(symbol.split()).casefold()


class Kinds:
    """The kinds that are stated somewhere else than with the votes: in files of kinds, then in scenarios of record.

    The scenarios are those that come with the package, or those of `folder`. They are read on first need, and
    only those that speak of the day.
    """

    def __init__(self, stated: Iterable[dict[str, Stated]] = (), folder: Path | None = None) -> None:
        self._stated: dict[str, Stated] = {}
        for each in stated:
            for key, value in each.items():
                if self._stated.setdefault(key, value).kind is not value.kind:
                    raise UnscError(
                        f"{key} is {self._stated[key].kind.value} in one file of kinds, else in another"
                    )
        self._folder = library.shipped() if folder is None else folder
        self._texts: dict[Path, bytes] | None = None
        self._scenarios: dict[Path, Scenario | None] = {}

    def in_files(self, vote: RecordedVote) -> Stated | None:
        """Return the kind that a file of kinds states, for the vote's symbol, its draft's or its record."""
        keys = map(_key, filter(None, (vote.id, vote.draft, vote.undl_id)))
        return next((self._stated[key] for key in keys if key in self._stated), None)

    def in_scenarios(self, vote: RecordedVote) -> Stated | None:
        """Return the kind that a scenario of record states of the question of that day that names this symbol.

        As in a replay, the kind is the one it gives, or that of the matter the words of the question are on.
        """
        named = _naming(vote)
        for path in self._of_the_day(vote):
            if path not in self._scenarios:
                self._scenarios[path] = _loaded(path)
            scenario = self._scenarios[path]
            if scenario is None or not scenario.of_record:
                continue
            for step in _steps_on(scenario, vote):
                put = step.in_council[1] if step.in_council else None
                if put is None or step.status is Status.ASSUMED:
                    continue
                matter = matter_of(put.question)
                kind = put.kind or (matter.kind if matter else None)
                if kind is not None and named.search(f"{put.question} {put.draft}"):
                    where = library.name_of(path).removesuffix(".yaml")
                    return Stated(kind, f"scenario {where}{f', step {step.id}' if step.id else ''}")
        return None

    def _of_the_day(self, vote: RecordedVote) -> Iterator[Path]:
        if self._texts is None:
            self._texts = {path: path.read_bytes() for path in library.scenarios_in(self._folder)}
        day = str(vote.on).encode()
        return (path for path, text in self._texts.items() if day in text)


def _loaded(path: Path) -> Scenario | None:
    """Load a scenario; one with faults states no kind, and is told of by those whose business it is."""
    try:
        return load(path)
    except ScenarioError:
        return None


def _steps_on(scenario: Scenario, vote: RecordedVote) -> Iterator[Step]:
    """List the steps of a day: those of a meeting are of its day unless they say another."""
    for step in scenario.timeline:
        for each in (step, *(step.meeting.proceedings if step.meeting else ())):
            at = each.at or step.at
            if at is not None and at.day == vote.on:
                yield each


def _naming(vote: RecordedVote) -> re.Pattern[str]:
    """Return what finds a vote's symbols in words: `S/RES/120(1956)`, `resolution 120 (1956)`, its draft's."""
    ways = [re.escape(symbol) for symbol in (vote.id, vote.draft) if symbol]
    if numbered := re.fullmatch(r"S/RES/(\d+) ?\((\d{4})\)", vote.id):
        number, year = numbered.groups()
        ways.append(rf"(?:S/RES/|resolution ){number} ?\({year}\)")
    return re.compile(rf"(?<![\w/])(?:{'|'.join(ways)})(?![\w/])", re.IGNORECASE)
