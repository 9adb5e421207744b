"""From a file of recorded votes to its votes, one at a time; the layout is told by the header. It decides nothing."""

from collections.abc import Iterator
from pathlib import Path

from sim.records.recorded import BadRow, RecordedVote


def read_votes(path: Path, name: str | None = None) -> Iterator[RecordedVote | BadRow]:
    """Read the votes of a file, in its order; see below while this is being written."""
    raise NotImplementedError
    yield
