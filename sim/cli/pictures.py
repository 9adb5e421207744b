"""Pictures that are written: the place is tried before anything is drawn, and a file is whole or not there."""

import os
from pathlib import Path

from sim.analysis.sweeps.parts import put
from sim.errors import UnscError


def picture_place(name: str) -> tuple[Path, str]:
    """Return where a picture goes and in which format. Raises `UnscError` where it cannot go there.

    That matplotlib is there is seen to as well, before anything is worked out for it.
    """
    from sim.analysis.sweeps.extras import required
    from sim.show.plots import format_of

    to = format_of(name)
    target = Path(os.path.realpath(name))
    if target.is_dir():
        raise UnscError(f"{name} is a folder; expected the name of a file to write")
    if not target.parent.is_dir():
        raise UnscError(f"{name}: there is no folder {Path(name).parent} to write in")
    if target.exists() and not os.access(target, os.W_OK):
        raise UnscError(f"{name} cannot be written: it is write-protected")
    required("matplotlib", "plot")
    return target, to


def write_picture(target: Path, data: bytes) -> None:
    """Put a picture in its place; what stood there before stays if that fails. Raises `UnscError`."""
    try:
        put(target.parent, target.name, data)
    except OSError as error:
        raise UnscError(f"{target.name} cannot be written: {(error.strerror or str(error)).lower()}") from None
