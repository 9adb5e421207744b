"""Parts of a sweep: which cases each holds, its bytes as Parquet, and how it comes to stand whole on the disk.

Which cases a part holds follows from the plan alone, and its bytes from its rows alone: one worker or eight, at
once or after ten interruptions, the parts are the same byte for byte.
"""

import contextlib
import hashlib
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from sim.analysis.sweeps.plan import ERROR, Plan
from sim.errors import UnscError

if TYPE_CHECKING:
    import polars

PARTS = "parts"
"""The folder, within that of a sweep, that holds its parts and nothing else, so that any reader opens it whole."""
_FEWEST, _MOST = {"exact": 1 << 10, "engine": 1 << 5}, {"exact": 1 << 16, "engine": 1 << 12}
_ABOUT = {"exact": 1 << 4, "engine": 1 << 7}
"""About how many parts a sweep is divided into while a part is neither too small nor too large: more of them where
a case takes long, so that little is lost when it is stopped."""
_LARGEST = 32 << 20
"""How many bytes the rows of a part may take uncompressed: this bounds the memory, not the number of cases."""


@frozen
class Part:
    """A run of cases computed and stored together: cases start..stop-1 of the design.

    `file` is its path within the folder of the sweep.
    """

    number: int
    start: int
    stop: int
    file: str


@frozen
class Division:
    """How a sweep is divided into parts of equal size, the last one perhaps smaller."""

    cases: int
    size: int

    @property
    def parts(self) -> int:
        """How many parts there are."""
        return -(-self.cases // self.size)

    def part(self, number: int) -> Part:
        """Return one part. Files sort by name as their parts do by number."""
        start = number * self.size
        digits = max(5, len(str(self.parts - 1)))
        return Part(number, start, min(self.cases, start + self.size), f"{PARTS}/part-{number:0{digits}}.parquet")

    def __iter__(self) -> Iterator[Part]:
        """List the parts, in design order."""
        return map(self.part, range(self.parts))


def division_of(plan: Plan) -> Division:
    """Return how a plan is divided: by its cases, its path and the size of a case, never by who computes it.

    Raises `UnscError` where there is no case.
    """
    if plan.cases < 1:
        raise UnscError("the sweep has no case; expected one at least")
    wanted = 1 << (-(-plan.cases // _ABOUT[plan.path]) - 1).bit_length()
    size = min(_MOST[plan.path], max(_FEWEST[plan.path], wanted))
    return Division(plan.cases, max(1, min(size, _LARGEST // max(1, plan.case_bytes))))


@frozen
class Made:
    """A part computed, as the bytes of its file."""

    part: Part
    data: bytes
    rows: int
    failed: int
    sha256: str


def make(plan: Plan, part: Part) -> Made:
    """Compute a part. Raises `UnscError` where the plan gives other columns than it says."""
    table = plan.table(part.start, part.stop)
    said = [column.name for column in plan.columns]
    if table.columns != said:
        raise UnscError(f"the rows have the columns {', '.join(table.columns)}; expected {', '.join(said)}")
    data = parquet(table)
    failed = table.height - table.get_column(ERROR).null_count()
    return Made(part, data, table.height, failed, hashlib.sha256(data).hexdigest())


def parquet(table: "polars.DataFrame") -> bytes:
    """Return a table as a Parquet file whose bytes depend on its rows and the version of polars alone.

    One chunk, one row group, fixed compression and statistics: what polars would otherwise choose by how the table
    came about.
    """
    file = io.BytesIO()
    table.rechunk().write_parquet(
        file, compression="zstd", compression_level=3, statistics=True, row_group_size=max(1, table.height)
    )
    return file.getvalue()


def put(folder: Path, name: str, data: bytes) -> None:
    """Put a file in its place: whole and on the disk when this returns, or not there at all.

    What is half written stands in the folder itself, so that readers of a folder within it meet whole files only.
    Raises `OSError`, for example when the disk is full; what stood there before then stays as it was.
    """
    target = folder / name
    beside = folder / f".{target.name}.tmp"
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    settle(target.parent)


def settle(folder: Path) -> None:
    """See that the names in a folder are on the disk too: a file renamed is safe only then (man 2 fsync)."""
    if os.name == "nt":  # folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(path: Path) -> str | None:
    """Return the SHA-256 of a file, or None where there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
