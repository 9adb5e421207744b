"""A sweep repeated from its manifest: what has changed since, and whether the parts are the same."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from sim.analysis.sweeps.extras import required
from sim.analysis.sweeps.folder import refuse_unfinished
from sim.analysis.sweeps.manifest import MANIFEST, SWEEP, entries_in, read_manifest
from sim.analysis.sweeps.parts import sha256_of
from sim.errors import UnscError


@frozen
class Comparison:
    """How the parts of two runs compare: how many there are, the files of those that differ.

    `same_values` says whether their tables are equal all the same, as after a change of the Parquet writer; None
    where a part to compare with is missing or damaged.
    """

    parts: int
    different: tuple[str, ...]
    same_values: bool | None


def finished_manifest(path: Path) -> tuple[Path, dict[str, Any]]:
    """Return the folder and the manifest that a path means, which may be either. Raises `UnscError`."""
    folder = path if path.is_dir() else path.parent
    if folder != path and path.name != MANIFEST:
        raise UnscError(f"{path} is no manifest; expected a folder of results or the {MANIFEST} in it")
    manifest = read_manifest(folder)
    if manifest is None:
        raise UnscError(f"{folder} holds no {MANIFEST}; expected a folder that `unsc sweep` has written")
    refuse_unfinished(folder, manifest)
    if not (folder / SWEEP).is_file():
        raise UnscError(f"{folder} holds no {SWEEP}; expected the sweep file beside its manifest")
    return folder, manifest


def refuse_finished(folder: Path) -> None:
    """Refuse a folder with results in it: comparing with parts already there would reproduce nothing.

    Raises `UnscError`; a rerun that was stopped may go on.
    """
    manifest = read_manifest(folder) if folder.is_dir() else None
    if manifest is not None and manifest["run"].get("state") == "finished":
        raise UnscError(f"{folder} holds results already; expected a new folder for the rerun (-o DIR)")


def compared(folder: Path, there: Mapping[str, Any], new: Path, here: Mapping[str, Any]) -> Comparison:
    """Compare the parts of a rerun with the hashes in the first manifest, and where they differ their values."""
    theirs, ours = entries_in(there), entries_in(here)
    names = sorted({*theirs, *ours})
    different = tuple(
        name
        for name in names
        if name not in theirs or name not in ours or theirs[name].sha256 != ours[name].sha256
    )
    same: bool | None = True
    for name in different:
        if name not in theirs or name not in ours:
            same = False
        elif sha256_of(folder / name) != theirs[name].sha256:
            same = None
        else:
            pl = required("polars")
            same = pl.read_parquet(folder / name).equals(pl.read_parquet(new / name))
        if not same:
            break
    return Comparison(len(names), different, same)
