"""`unsc report`: a run as one self-contained page, or as Markdown, with what-ifs beside it."""

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sim.cli.answers import say
from sim.cli.laws import law_options, scenario_changes
from sim.cli.places import opened
from sim.errors import UnscError

if TYPE_CHECKING:
    from sim.show.reports.what_ifs import Other

_PAGES = {".md": "markdown", ".html": "html", ".htm": "html"}


@click.command("report")
@click.argument("scenario", metavar="SCENARIO")
@click.option("-o", "--out", metavar="FILE.html|FILE.md", required=True, help="The one file to write.")
@click.option(
    "--what-if",
    "wanted",
    metavar="NAME|FILE",
    multiple=True,
    help="Set this what-if beside it; as often as you like. Without it, those that come with the package.",
)
@click.option(
    "--set", "changes", metavar="PATH=VALUE", multiple=True, help="Change a value; as often as you like."
)
@law_options
@click.option(
    "--seed", type=int, default=0, metavar="N", help="The seed of what is left to chance; 0 unless said."
)
@click.option("--draw", is_flag=True, help="Draw the votes that are given as odds, by the seed.")
def command(
    scenario: str,
    out: str,
    wanted: tuple[str, ...],
    changes: tuple[str, ...],
    law: str | None,
    council: str | None,
    seed: int,
    draw: bool,
) -> None:
    """Write a run as one self-contained page.

    What was asked, every decision with its picture and its why, the transcript with citations, differences from
    the record, how sure all of it is, odds and what would have reversed a result, what-ifs side by side, and what
    makes the run again. The page fetches nothing and needs no script. Changes, --law and --council hold for the
    what-ifs too.
    """
    form = _PAGES.get(Path(out).suffix.lower())
    if form is None:
        raise UnscError(f"{out or repr(out)} does not say which form is wanted; expected a name in .html or .md")
    from sim.engine import run
    from sim.scenario import library, load
    from sim.show.legible import legible
    from sim.show.reports.asked import Order
    from sim.show.reports.markdown import report_markdown
    from sim.show.reports.page import report_html
    from sim.show.reports.report import report

    made: tuple[str | tuple[str, Any], ...] = (*scenario_changes(law, council), *changes)
    if Path(scenario).is_dir() or (scenario and (library.shipped() / scenario).is_dir()):
        raise UnscError(f"{scenario} is a folder; a report is on one scenario, such as dprk/2014")
    file = library.find(scenario)
    loaded = load(file, made)
    named = tuple(library.find(name) for name in wanted)
    with opened((out,), {path.resolve() for path in (file, *named)}) as (place,):
        assert place is not None, "the option is required"
        options = _options(changes, law, council, seed, draw)
        played = run(loaded, seed=seed, draw=draw)

        def other(path: Path, *, must: bool) -> "Other":
            return _other(path, made, options, seed=seed, draw=draw, must=must)

        others = [other(path, must=True) for path in named] or [
            other(path, must=False) for path in _what_ifs(file)
        ]
        base = other(_base_of(file, loaded.base), must=False) if loaded.base else None
        order = Order(
            called(file),
            shlex.join(("unsc", "run", called(file), *options)),
            shlex.join(("unsc", "report", called(file), *_named(named), *options, "-o", Path(out).name)),
            Path(law).name if law else "",
            council or "",
        )
        whole = report(played, order, others, base)
        place.write((report_html if form == "html" else report_markdown)(whole))
        place.done()
    say([f"{out} is written: {legible(loaded.title)}"])


def called(file: Path) -> str:
    """Return how `unsc run` is asked for a file, without telling where on this machine it lies.

    >>> from sim.scenario import library
    >>> called(library.find("dprk/2014")), called(Path("/home/me/mine.yaml")), called(Path("class/mine.yaml"))
    ('dprk/2014', 'mine.yaml', 'class/mine.yaml')
    """
    from sim.scenario import library

    if file.is_relative_to(library.shipped()):
        return library.name_of(file).removesuffix(file.suffix)
    return file.name if file.is_absolute() or ".." in file.parts else file.as_posix()


def _other(
    path: Path, made: Sequence[Any], options: Sequence[str], *, seed: int, draw: bool, must: bool
) -> "Other":
    """Run another scenario with the same changes. Raises `UnscError` only where it `must` run."""
    from sim.engine import run
    from sim.scenario import load
    from sim.show.reports.what_ifs import Other

    asked = shlex.join(("unsc", "run", called(path), *options))
    try:
        played = run(load(path, made), seed=seed, draw=draw)
    except UnscError as error:
        if must:
            raise
        return Other(called(path), asked, None, str(error))
    return Other(played.scenario.title, asked, played)


def _what_ifs(file: Path) -> list[Path]:
    """List the what-ifs that come with the package and change this file, in the order of their names."""
    from sim.scenario import library
    from sim.scenario.catalogue import entries

    if not file.is_relative_to(library.shipped()):
        return []
    found = [
        (library.find(library.shipped() / f"{entry.name}.yaml"), entry.base) for entry in entries() if entry.base
    ]
    return [path for path, base in found if _base_of(path, base).resolve() == file.resolve()]


def _base_of(file: Path, base: str) -> Path:
    """Return the file that a what-if changes, as it names it: beside itself, or by its name in the package."""
    from sim.scenario import library

    beside = Path(os.path.normpath(file.parent / base))
    return library.find(beside if beside.exists() else base)


def _options(
    changes: Sequence[str], law: str | None, council: str | None, seed: int, draw: bool
) -> tuple[str, ...]:
    """Return the options as they are typed again; of a file only the name is told."""
    words = [word for change in changes for word in ("--set", change)]
    words += ["--law", called(Path(law))] if law is not None else []
    words += ["--council", council] if council is not None else []
    words += ["--seed", str(seed)] if seed else []
    return (*words, *(["--draw"] if draw else []))


def _named(paths: Sequence[Path]) -> tuple[str, ...]:
    return tuple(word for path in paths for word in ("--what-if", called(path)))
