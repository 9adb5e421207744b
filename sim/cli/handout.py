"""`unsc handout`: the sheets of a lesson with one scenario, as Markdown, as a page to print, or in a folder."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sim.cli.answers import say
from sim.cli.places import opened
from sim.errors import UnscError
from sim.show.words import count

if TYPE_CHECKING:
    from sim.show.sheets import Sheet

_SHEET = re.compile(r"(?:teacher|tally|debrief|role-.+)\.md")
_NAMED = 3
"""So many sheets that are in the way are named."""
_PAGES = {".md": "markdown", ".html": "html", ".htm": "html"}


@click.command("handout")
@click.argument("scenario", metavar="SCENARIO")
@click.option(
    "-o", "--out", metavar="FILE.md|FILE.html|DIR", help="Where to write; a folder takes a file a sheet."
)
@click.option("--seat", metavar="CODE", help="Only the role sheet of one delegation, such as CHN.")
@click.option("--set", "changes", metavar="PATH=VALUE", multiple=True, help="Change a value of the scenario.")
def command(scenario: str, out: str | None, seat: str | None, changes: tuple[str, ...]) -> None:
    """Write the sheets of a lesson with a scenario.

    A page for the teacher, a role sheet for each delegation that does not tell how it voted, a blank tally sheet,
    and a debrief. Any scenario will do; a `lesson:` in it adds questions and instructions.
    """
    from sim.scenario import load
    from sim.show.before_council import played
    from sim.show.handout import handout
    from sim.show.role_sheets import role_sheet
    from sim.show.sheets_markdown import sheets_markdown

    if out is not None and not out.strip():
        raise UnscError("--out is empty; expected a name ending in .md or .html, or a folder")
    loaded = load(scenario, changes)
    lesson = played(scenario, loaded)
    sheets = handout(lesson) if seat is None else (role_sheet(lesson, seat.strip().upper()),)
    if out is None:
        click.echo(sheets_markdown(sheets), nl=False)
        return
    path = Path(out)
    form = _PAGES.get(path.suffix.lower()) if not path.is_dir() else None
    if form is not None:
        from sim.show.sheets_html import sheets_html

        _write({out: sheets_html(sheets, loaded.title) if form == "html" else sheets_markdown(sheets)})
    elif path.suffix and not path.is_dir():
        raise UnscError(f"{out} ends in {path.suffix}; expected a name ending in .md or .html, or a folder")
    else:
        whole = sheets if seat is None else handout(lesson)
        _refuse_others(path, {f"{sheet.name}.md": sheets_markdown([sheet]) for sheet in whole}, sheets)
        _make(path)
        _write({str(path / f"{sheet.name}.md"): sheets_markdown([sheet]) for sheet in sheets})
    say([f"{out} is written: {count(len(sheets), 'sheet')}."])


def _refuse_others(folder: Path, whole: Mapping[str, str], written: "Sequence[Sheet]") -> None:
    """Refuse a folder with sheets of another lesson, which a class would be given among these.

    What is written over does not count, nor a sheet of this very lesson (`whole`). Raises `UnscError`.
    """
    over = {f"{sheet.name}.md" for sheet in written}
    others = [
        path.name
        for path in (sorted(folder.glob("*.md")) if folder.is_dir() else ())
        if _SHEET.fullmatch(path.name) and path.name not in over and not _reads(path, whole.get(path.name))
    ]
    if others:
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        raise UnscError(
            f"{folder} holds sheets of another lesson: {', '.join(others[:_NAMED])}{more}; expected a new "
            "folder, or one without them"
        )


def _reads(path: Path, text: str | None) -> bool:
    try:
        return text is not None and path.read_text(encoding="utf-8") == text
    except (OSError, ValueError):
        return False


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise UnscError(f"{folder} cannot be made: {why}") from None


def _write(texts: dict[str, str]) -> None:
    with opened(texts) as places:
        for place, text in zip(places, texts.values(), strict=True):
            assert place is not None, "every sheet has a name"
            place.write(text)
        for place in places:
            assert place is not None
            place.done()
