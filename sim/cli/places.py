"""Files that are written: tried before anything runs, and whole or not at all. It prints nothing."""

import contextlib
import os
import secrets
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from sim.errors import UnscError


def meant(name: str) -> Path:
    """Return the file that a name stands for, links followed; a pipe or a device stays under its name.

    What lies behind the standard output may have no name that could be opened.
    """
    return Path(name) if is_special(Path(name)) else Path(os.path.realpath(name))


def is_special(target: Path) -> bool:
    """Tell whether there is something that is written into as it is: a pipe, a terminal or another device."""
    return target.exists() and not target.is_file() and not target.is_dir()


class Place:
    """A file to be written. Until it is done, what stood there before stays as it was."""

    def __init__(self, name: str) -> None:
        """Open the place for writing. Raises `UnscError` where that cannot be."""
        if name == "-":
            raise UnscError(
                "- would be the standard output, where the account goes; expected the name of a file to write"
            )
        self.name = name
        target = Path(name)
        try:
            if target.is_dir():
                raise UnscError(f"{name} is a folder; expected the name of a file to write")
            self._target = meant(name)
            if not self._target.parent.is_dir():
                raise UnscError(f"{name}: there is no folder {target.parent} to write in")
            there = self._target.stat() if self._target.exists() else None
            self._whole = not is_special(self._target)
            if there is not None and self._whole and not os.access(self._target, os.W_OK):
                raise UnscError(f"{name} cannot be written: it is write-protected")
            # A device or a pipe is written to as it is; a file comes into being when it is complete.
            beside = self._target.with_name(f".{self._target.name[:100]}.{secrets.token_hex(4)}.part")
            self._beside = beside if self._whole else self._target
            self._file: TextIO = self._beside.open("x" if self._whole else "w", encoding="utf-8", newline="")
            if there is not None and self._whole:
                self._beside.chmod(stat.S_IMODE(there.st_mode))
        except (OSError, ValueError) as error:
            raise UnscError(f"{name} cannot be written: {_why(error)}") from None

    @property
    def path(self) -> Path:
        """The file that is meant, links followed."""
        return self._target

    def write(self, text: str) -> None:
        """Write some text. Raises `UnscError`, for example when the disk is full."""
        try:
            self._file.write(text)
        except OSError as error:
            raise UnscError(f"{self.name} cannot be written: {_why(error)}") from None

    def done(self) -> None:
        """Put the file in its place, complete."""
        try:
            self._file.close()
            if self._whole:
                self._beside.replace(self._target)
        except OSError as error:
            raise UnscError(f"{self.name} cannot be written: {_why(error)}") from None

    def given_up(self) -> None:
        """Leave no half-written file behind."""
        with contextlib.suppress(OSError):
            self._file.close()
        if self._whole:
            with contextlib.suppress(OSError):
                self._beside.unlink(missing_ok=True)


@contextlib.contextmanager
def opened(names: Iterable[str | None], read: Collection[Path] = ()) -> Iterator[list[Place | None]]:
    """Open some places, and leave nothing half-written whatever happens; None stands for no place.

    Refused are one file for two things, and a file that is being read or is a scenario by its name.
    """
    places: list[Place | None] = []
    try:
        for name in names:
            place = None if name is None else Place(name)
            places.append(place)
            if place is None:
                continue
            if place.path in read or place.path.suffix in _SCENARIOS:
                raise UnscError(f"{name} is the name of a scenario; choose another file to write")
            for other in places[:-1]:
                if other is not None and place.path == other.path:
                    raise UnscError(f"{name} and {other.name} are the same file")
        yield places
    finally:
        for each in places:
            if each is not None:
                each.given_up()


_SCENARIOS = (".yaml", ".yml")


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
