"""The two layouts of files of recorded votes: their columns, and which of them a header has. It reads no row."""

import difflib
from collections.abc import Mapping

from attrs import frozen

from sim.errors import UnscError


@frozen
class Layout:
    """A layout by its columns; without those `needed` no vote can be read."""

    name: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]


A_ROW_PER_MEMBER = Layout(
    'one row per member and vote (UN Digital Library, "Security Council Voting Data")',
    (
        *("undl_id", "ms_code", "ms_name", "permanent_member", "ms_vote", "date", "resolution", "draft"),
        *("meeting", "description", "agenda", "subjects", "vote_note", "modality"),
        *("total_yes", "total_no", "total_abstentions", "total_non_voting", "total_ms", "undl_link"),
    ),
    ("ms_code", "ms_vote", "date", "resolution", "modality"),
)
"""https://digitallibrary.un.org/record/4055387; some issues of it have no column `vote_note`."""
A_ROW_PER_VOTE = Layout(
    "one row per vote",
    (
        *("id", "date", "meeting", "kind", "kind_basis", "outcome", "yes", "no", "abstain", "not_voting"),
        *("votes", "votes_basis", "veto_by", "title", "note", "source", "undl_id"),
    ),
    ("id", "date", "outcome", "yes", "no", "abstain", "votes", "votes_basis"),
)
LAYOUTS = (A_ROW_PER_MEMBER, A_ROW_PER_VOTE)


@frozen
class Header:
    """The layout of a file, and where each of its columns stands; columns of no layout are passed over."""

    layout: Layout
    places: Mapping[str, int]
    width: int

    def cell(self, cells: tuple[str, ...], column: str) -> str:
        """Return the cell of a row in a column; nothing where the file has no such column."""
        place = self.places.get(column)
        return "" if place is None else cells[place].strip()


def header_of(cells: tuple[str, ...], file: str) -> Header:
    """Tell the layout of a file by its first row, in whatever order and case the columns stand.

    Raises `UnscError` for a header of neither layout, naming the nearest and what it misses.
    """
    found = [cell.strip().lower() for cell in cells]
    for layout in LAYOUTS:
        if set(layout.needed) <= set(found):
            double = next((name for name in layout.columns if found.count(name) > 1), None)
            if double is not None:
                raise UnscError(f"{file}:1: the column {double} stands there twice; expected each once")
            return Header(layout, {name: n for n, name in enumerate(found) if name in layout.columns}, len(found))
    raise UnscError(f"{file}:1: {_of_neither(found)}")


def _of_neither(found: list[str]) -> str:
    near = max(LAYOUTS, key=lambda layout: sum(_like(name, layout) for name in found))
    missing = [name for name in near.needed if name not in found]
    shown = ", ".join(name[:40] or "''" for name in found[:8]) + (", ..." if len(found) > 8 else "")
    meant = [(c, m) for m in missing for c in difflib.get_close_matches(m, found, n=1) if c not in near.columns]
    hint = f"; did you mean {meant[0][1]} by {meant[0][0][:40]}?" if meant else ""
    return (
        f"found the columns {shown}, expected those of a layout of recorded votes, separated by commas; the "
        f"nearest is {near.name}, of which {', '.join(missing)} {'are' if missing[1:] else 'is'} missing{hint}"
    )


def _like(name: str, layout: Layout) -> float:
    return 1 if name in layout.columns else 0.5 * bool(difflib.get_close_matches(name[:60], layout.columns, n=1))
