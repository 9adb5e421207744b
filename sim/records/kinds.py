"""Of what kind a recorded question was, where its file does not say: by a file of kinds, or by a scenario.

That the negative vote of a permanent member did not block a resolution shows that nobody treated it as a veto, and
proves no kind: somebody has to state it. So there is no list of such resolutions here.
"""

from collections.abc import Iterable
from pathlib import Path

from sim.errors import UnscError
from sim.records.cells import shown
from sim.records.kinds_in_scenarios import Episodes, Stated
from sim.records.recorded import RecordedVote
from sim.records.rows import rows_of
from sim.records.vote_rows import KINDS


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
    """The kinds that are stated elsewhere than with the votes: in files of kinds, then in scenarios of record."""

    def __init__(self, stated: Iterable[dict[str, Stated]] = (), episodes: Episodes | None = None) -> None:
        self._stated: dict[str, Stated] = {}
        for each in stated:
            for key, value in each.items():
                before = self._stated.setdefault(key, value)
                if before.kind is not value.kind:
                    raise UnscError(
                        f"{before.source} says {before.kind.value} of the same vote of which {value.source} says "
                        f"{value.kind.value}; expected one kind"
                    )
        self._episodes = Episodes() if episodes is None else episodes

    def in_files(self, vote: RecordedVote) -> Stated | None:
        """Return the kind that a file of kinds states, for the vote's symbol, its draft's or its record."""
        keys = map(_key, filter(None, (vote.id, vote.draft, vote.undl_id)))
        return next((self._stated[key] for key in keys if key in self._stated), None)

    def in_scenarios(self, vote: RecordedVote) -> Stated | None:
        """Return the kind that a scenario of record states, see `Episodes`."""
        return self._episodes.kind_of(vote)
