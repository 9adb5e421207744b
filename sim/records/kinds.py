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
        if first and first.fault:
            raise UnscError(f"{file}:{first.line}: the header cannot be read: {first.fault}")
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
            before = found.setdefault(_key(cells["id"]), Stated(kind, source, cells["id"], place))
            if before.kind is not kind:
                raise UnscError(f"{place}: {cells['id']} is {kind.value} here, and {before.kind.value} before")
    return found


_EXAMPLES = 3
"""So many ids are named that match no vote."""


def _key(symbol: str) -> str:
    return "".join(symbol.split()).casefold()


class Kinds:
    """The kinds that are stated elsewhere than with the votes: in files of kinds, then in scenarios of record."""

    def __init__(self, stated: Iterable[dict[str, Stated]] = (), episodes: Episodes | None = None) -> None:
        self._stated: dict[str, Stated] = {}
        self._met: set[str] = set()
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
        met = [key for key in keys if key in self._stated]
        self._met.update(met)
        return self._stated[met[0]] if met else None

    def unmatched(self) -> str:
        """Say which ids of the files of kinds no vote asked about so far has; nothing where all were met."""
        left = [stated for key, stated in self._stated.items() if key not in self._met]
        if not left:
            return ""
        named = ", ".join(f"{stated.called[:60]} ({stated.place})" for stated in left[:_EXAMPLES])
        more = f" and {len(left) - _EXAMPLES:,} more" if len(left) > _EXAMPLES else ""
        are = "id of --kinds is that" if len(left) == 1 else "ids of --kinds are those"
        return f"unsc: note: {len(left):,} {are} of no vote read: {named}{more}"

    def in_scenarios(self, vote: RecordedVote) -> Stated | None:
        """Return the kind that a scenario of record states, see `Episodes`."""
        return self._episodes.kind_of(vote)
