"""Pictures that are written: the place is tried before anything is drawn, and a file is whole or not there."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sim.cli.places import is_special, meant
from sim.errors import UnscError

if TYPE_CHECKING:
    from sim.show.pictures.picture import Picture

F = TypeVar("F", bound=Callable[..., Any])


def plot_option(shows: str, name: str = "--plot") -> Callable[[F], F]:
    """Give a command the option --plot; `shows` is what its help says."""
    return click.option(name, metavar="FILE.svg|png|pdf", help=shows)


def picture_place(name: str, *, ours: bool = False, beside: Iterable[str | None] = ()) -> tuple[Path, str]:
    """Return where a picture goes and in which format. Raises `UnscError` where it cannot go there.

    That what draws it is there is seen to as well, before anything is worked out for it: matplotlib, or for a
    picture of `ours`, which is SVG by itself, what writes it as PNG or PDF. `beside` are other files that the same
    command writes.
    """
    from sim.show.plots import format_of

    to = format_of(name)
    try:
        target = meant(name)
        if target.is_dir():
            raise UnscError(f"{name} is a folder; expected the name of a file to write")
        special = is_special(target)
        if not target.parent.is_dir():
            raise UnscError(f"{name}: there is no folder {Path(name).parent} to write in")
        if target.exists() and not os.access(target, os.W_OK):
            raise UnscError(f"{name} cannot be written: it is write-protected")
        if not special and not os.access(target.parent, os.W_OK):
            raise UnscError(f"{name} cannot be written: nothing may be written in its folder")
        for other in beside:
            if other is not None and meant(other) == target:
                raise UnscError(f"{name} and {other} are the same file")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UnscError(f"{name} cannot be written: {why.lower()}") from None
    _see_what_draws(to, ours)
    return target, to


def _see_what_draws(to: str, ours: bool) -> None:
    if ours:
        from sim.show.pictures.convert import needed

        needed(to)
    else:
        from sim.analysis.sweeps.extras import required

        required("matplotlib", "plot")


def draw(place: tuple[Path, str], picture: "Picture") -> None:
    """Write a picture of our own in the format its place has. Raises `UnscError`."""
    from sim.show.pictures.convert import converted

    write_picture(place[0], converted(picture, place[1]))


def write_picture(target: Path, data: bytes) -> None:
    """Put a picture in its place; what stood there before stays if that fails. Raises `UnscError`.

    Into a pipe or a device it is written as it stands.
    """
    from sim.analysis.sweeps.parts import put

    try:
        if is_special(target):
            with target.open("wb") as stream:
                stream.write(data)
            return
        put(target.parent, target.name, data)
    except OSError as error:
        raise UnscError(f"{target.name} cannot be written: {(error.strerror or str(error)).lower()}") from None
