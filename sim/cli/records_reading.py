"""Files of recorded votes as a command names them, with the kinds that other files state. It prints nothing."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
from attrs import evolve

from sim.errors import UnscError
from sim.records.kinds import Kinds, read_kinds
from sim.records.reading import read_votes
from sim.records.recorded import BadRow, RecordedVote

F = TypeVar("F", bound=Callable[..., Any])


def kinds_option(command: F) -> F:
    """Give a command the option --kinds; the files arrive under `kinds_files`."""
    return click.option(
        "--kinds",
        "kinds_files",
        metavar="FILE.csv",
        multiple=True,
        help="State kinds of question: columns id, kind, source; a file of one row per vote will do.",
    )(command)


def votes_of(
    files: Sequence[str], kinds_files: Sequence[str], met: Callable[[Kinds], None] = lambda kinds: None
) -> Iterator[RecordedVote | BadRow]:
    """Read the votes of some files, one at a time; a kind that a file of kinds states goes before the file's own.

    `met` is told at the end, and knows then which kinds no vote has. Raises as `read_votes` and `read_kinds`.
    """
    kinds = Kinds([read_kinds(Path(name), name) for name in kinds_files])
    for name in files:
        for vote in read_votes(Path(name), name):
            stated = kinds.in_files(vote) if isinstance(vote, RecordedVote) else None
            if stated is None or isinstance(vote, BadRow):
                yield vote
            else:
                yield evolve(vote, kind=stated.kind, kind_basis="recorded")
    met(kinds)


def check_not_read(out: str | None, read: Sequence[str]) -> None:
    """Refuse a file to write that is one of those to read. Raises `UnscError`."""
    if out is not None and Path(out).resolve() in {Path(name).resolve() for name in read}:
        raise UnscError(f"{out} is one of the files to read; choose another file to write")
