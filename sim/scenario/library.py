"""Where scenarios are found: the user's own files first, then those that come with the package."""

from collections.abc import Iterable
from pathlib import Path

from sim.scenario.faults import Fault, ScenarioError, nearest, shown

_PACKAGE = Path(__file__).resolve().parents[1]

SWEEP, ELEMENTS = ".sweep.yaml", ".elements.yaml"
"""How files end that stand beside scenarios and are none: sweeps, and drafts with positions on each element."""


def scenarios_in(folder: Path) -> list[Path]:
    """List the scenario files in a folder and below, in path order."""
    return _files_in(folder, ".yaml")


def _files_in(folder: Path, ending: str) -> list[Path]:
    others = tuple(other for other in (SWEEP, ELEMENTS) if other != ending)
    return sorted(p for p in folder.rglob(f"*{ending}") if p.is_file() and not p.name.endswith(others))


def shipped() -> Path:
    """Return the folder of the scenarios that come with the package."""
    installed = _PACKAGE / "library"
    return installed if installed.is_dir() else _PACKAGE.parent / "scenarios"


def names(ending: str = ".yaml") -> tuple[str, ...]:
    """List the scenarios that come with the package, by the names they can be asked for.

    With another `ending` the sweeps or the drafts by elements.
    """
    folder = shipped()
    found = _files_in(folder, ending)
    return tuple(sorted(p.relative_to(folder).as_posix().removesuffix(ending) for p in found))


def name_of(file: Path) -> str:
    """Return what a file is called in messages: its path, or its name where it comes with the package."""
    folder = shipped()
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else str(file)


def find(path: str | Path, ending: str = ".yaml") -> Path:
    """Return the file a path or name means. Raises `ScenarioError` naming the nearest that exists.

    `ending` is that of the files a name stands for: `SWEEP` for a sweep, `ELEMENTS` for a draft by its elements.

    >>> find("dprk/2014").name
    '2014.yaml'
    """
    return _found(Path(path), want_folder=False, ending=ending)


def find_all(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """Return the files that paths, names and folders mean: files as given, those of a folder in path order."""
    files: list[Path] = []
    for path in paths:
        if not str(path):
            raise _missing("''", "an empty name; expected a scenario file, a folder, or a name such as dprk/2014")
        place = _found(Path(path), want_folder=True)
        if place.is_dir():
            inside = scenarios_in(place)
            if not inside:
                raise _missing(str(path), "a folder without any scenario (*.yaml)")
            files += inside
        else:
            files.append(place)
    return tuple(dict.fromkeys(files))


def _found(path: Path, *, want_folder: bool, ending: str = ".yaml") -> Path:
    # A scenario asked for as a sweep is found too: that it is none is told by whoever reads it.
    endings = () if path.suffix or not path.name else dict.fromkeys((ending, ".yaml"))
    given = [path, *(path.with_name(f"{path.name}{end}") for end in endings)]
    # "scenarios/dprk" names the shipped folder too, so that the README's commands work wherever one stands.
    inside = Path(*path.parts[1:]) if path.parts[:1] == ("scenarios",) else path
    shipped_ones = [] if path.is_absolute() or ".." in path.parts else [shipped() / inside]
    if shipped_ones and inside.name:
        shipped_ones += [shipped() / inside.with_name(f"{inside.name}{end}") for end in endings]
    for place in [*given, *shipped_ones]:
        try:
            if place.is_file() or (want_folder and place.is_dir()) or (place.exists() and not place.is_dir()):
                return place
        except (OSError, ValueError):
            continue
    if any(place.is_dir() for place in given):
        raise _missing(str(path), "a folder; expected one scenario file")
    raise _missing(str(path), _what_is_near(path, ending))


_CALLED = {SWEEP: "a sweep", ELEMENTS: "a draft by its elements"}


def _what_is_near(path: Path, ending: str) -> str:
    known = list(names(ending))
    folder = path.parent
    if folder.is_dir():
        pattern = f"*{ending}" if ending in _CALLED else "*.y*ml"
        known += [str(folder / p.name) for p in sorted(folder.glob(pattern))[:500]]
    plain = path.with_suffix("").as_posix().removeprefix("scenarios/").removesuffix(Path(ending).stem)
    near = nearest(str(path), known) or nearest(plain, known)
    return f"there is no such file, nor {_CALLED.get(ending, 'a scenario')} of that name{near}"


def _missing(path: str, message: str) -> ScenarioError:
    return ScenarioError([Fault(shown(path, 200).strip("'"), 0, 0, "", message)])
