"""From a file of recorded votes to its votes, one at a time, in either layout. It decides nothing."""

import io
from collections.abc import Iterator
from pathlib import Path

from sim.errors import UnscError
from sim.records.layouts import A_ROW_PER_MEMBER, Header, header_of
from sim.records.member_rows import votes_by_member
from sim.records.recorded import BadRow, RecordedVote
from sim.records.rows import Row, rows_of
from sim.records.vote_rows import votes_by_row


def read_votes(path: Path, name: str | None = None) -> Iterator[RecordedVote | BadRow]:
    """Read the votes of a file, in its order, holding one at a time; `name` is what messages call the file.

    What cannot be read comes as a `BadRow` with its line, and the reading goes on. Raises `UnscError` for a folder
    and for a header of neither layout (`sim.records.layouts`), `OSError` where there is no such file.
    """
    if path.is_dir():
        raise UnscError(f"{name or path} is a folder; expected a CSV file of recorded votes")
    with path.open("rb") as file:
        yield from votes_in(file, name or str(path))


def votes_in(file: io.BufferedReader, name: str) -> Iterator[RecordedVote | BadRow]:
    """Read the votes of a file opened for bytes, as `read_votes` does."""
    rows = rows_of(file)
    first = next(rows, None)
    if first is None:
        raise UnscError(f"{name} is empty; expected a header and rows of recorded votes")
    if first.fault:
        raise UnscError(f"{name}:{first.line}: the header cannot be read: {first.fault}")
    header = header_of(first.cells, name)
    read = votes_by_member if header.layout is A_ROW_PER_MEMBER else votes_by_row
    yield from read(_of_one_width(rows, header), header, name)


def _of_one_width(rows: Iterator[Row], header: Header) -> Iterator[Row]:
    """Find fault with a row that has more or fewer cells than the header."""
    for row in rows:
        if row.fault or len(row.cells) == header.width:
            yield row
        else:
            yield Row(row.line, (), f"it has {len(row.cells)} cells, where the header has {header.width}")
