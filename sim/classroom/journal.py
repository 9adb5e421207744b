"""The journal of a room: one line of JSON for each entry, only ever added to, and on disk before anybody is told.

The first line says what the room is. Each line ends with a checksum of itself. A last line without its end was
torn by a crash while it was written; nobody was told of it, and it is cut off. Anything else wrong is damage.
"""

import json
import os
import zlib
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from sim.classroom.after import Entry
from sim.classroom.commands import JOURNALLED
from sim.classroom.commands_json import do_from_json, do_to_json
from sim.classroom.strict import Malformed
from sim.errors import UnscError

FORMAT = 1
"""The version of the journal's form. A later one is refused, not guessed at."""
_SUM = ',"sum":"'
_TAIL = len(_SUM) + 8 + 2
_ABOUT = "The private journal of a classroom. It holds ballots that are secret: give nobody a copy."


@frozen
class Header:
    """What a room is, as the first line of its journal says it. Keys and tokens are there as hashes only.

    `file` is the scenario's own copy beside the journal, where it is not one that comes with the package.
    """

    room: str
    scenario: str
    fingerprint: str
    code: str
    chair_key_hash: str
    seed: int
    at_ms: int
    file: str = ""


def _line(record: dict[str, Any]) -> bytes:
    text = json.dumps(record, separators=(",", ":"))[:-1]
    return f'{text}{_SUM}{zlib.crc32(text.encode()):08x}"}}\n'.encode()


def header_line(header: Header) -> bytes:
    """Return the first line of a journal."""
    return _line({"journal": FORMAT, "about": _ABOUT, **asdict(header)})


def entry_line(entry: Entry) -> bytes:
    """Return the line of one entry."""
    return _line(
        {
            "n": entry.number,
            "v": entry.version,
            "ms": entry.at_ms,
            "p": entry.person,
            "id": entry.id,
            "do": do_to_json(entry.do),
        }
    )


def read(path: Path) -> tuple[Header, list[Entry], int]:
    """Read a journal; return its header, its entries, and how many bytes of it are whole.

    Raises `UnscError` with file and line for a damaged one, and for one that cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnscError(f"{path.name}: cannot be read ({(error.strerror or str(error)).lower()})") from None
    whole = data.rfind(b"\n") + 1
    lines = data[:whole].split(b"\n")[:-1]
    if not lines:
        raise UnscError(f"{path.name}:1: found no header, expected the journal of a classroom")
    header = _header(lines[0], f"{path.name}:1")
    entries = [_entry(line, number, f"{path.name}:{number + 1}") for number, line in enumerate(lines[1:], start=1)]
    return header, entries, whole


def _record(line: bytes, place: str) -> dict[str, Any]:
    body, ending = line[:-_TAIL], line[-_TAIL:]
    if ending != f'{_SUM}{zlib.crc32(body):08x}"}}'.encode():
        raise UnscError(f"{place}: this line is damaged, its checksum does not fit; expected it as it was written")
    try:
        record: dict[str, Any] = json.loads(line)
    except (ValueError, RecursionError):
        raise UnscError(f"{place}: this line is damaged; expected a JSON object") from None
    del record["sum"]
    return record


def _header(line: bytes, place: str) -> Header:
    record = _record(line, place)
    version = record.pop("journal", None)
    if version != FORMAT:
        raise UnscError(f"{place}: found format {version!r:.20}, expected a journal of format {FORMAT}")
    record.pop("about", None)
    try:
        return Header(**record)
    except TypeError:
        raise UnscError(f"{place}: this is no header of a journal of format {FORMAT}") from None


def _entry(line: bytes, number: int, place: str) -> Entry:
    record = _record(line, place)
    try:
        entry = Entry(
            record["n"],
            record["v"],
            record["ms"],
            record["p"],
            record["id"],
            do_from_json(record["do"], JOURNALLED),
        )
    except (KeyError, TypeError, Malformed) as error:
        raise UnscError(f"{place}: this is no entry of a journal ({error})") from None
    if entry.number != number:
        raise UnscError(f"{place}: found entry {entry.number!r:.20}, expected entry {number}")
    return entry


class Journal:
    """A journal that is written to. What is written is synced to the disk before `write` returns."""

    def __init__(self, path: Path, size: int) -> None:
        """Open a journal of which so many bytes are whole; what follows them is cut off. Raises `OSError`."""
        self.path = path
        self.size = size
        """How many bytes are written and synced."""
        self._file = os.open(path, os.O_RDWR)
        os.ftruncate(self._file, size)

    @classmethod
    def new(cls, path: Path, header: Header) -> "Journal":
        """Begin a journal, readable by its owner alone. Raises `UnscError` where that cannot be."""
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            journal = cls(path, 0)
            journal.write(header_line(header))
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise UnscError(f"{path.name} cannot be written: {why.lower()}") from None
        return journal

    def write(self, data: bytes) -> None:
        """Add some lines and sync them. Raises `OSError`, and then the file is as it was before."""
        if not data:
            return
        try:
            written = 0
            while written < len(data):
                written += os.pwrite(self._file, data[written:], self.size + written)
            os.fsync(self._file)
        except OSError:
            os.ftruncate(self._file, self.size)
            raise
        self.size += len(data)

    def close(self) -> None:
        """Close the file. To close it again does nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
