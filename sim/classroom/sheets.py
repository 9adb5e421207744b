"""The catalogue a room is opened from, and the role sheet of a seat as blocks. It writes none of them."""

from functools import lru_cache
from typing import Any

from sim.engine.running import Run, run
from sim.scenario import load
from sim.scenario.catalogue import entries
from sim.show.before_council import Played, played
from sim.show.role_sheets import role_sheet
from sim.show.sheets import Blank, Block, Heading, Listing, Sheet, Table, Words, of_the_web
from sim.source import Source


class Sheets:
    """The role sheets of one room: each is made once."""

    def __init__(self, name: str, run: Run) -> None:
        self._name, self._run = name, run
        self._played: Played | None = None
        self._made: dict[tuple[str, bool], dict[str, Any]] = {}

    def of(self, seat: str, *, ahead: bool) -> dict[str, Any]:
        """Return the sheet of a seat: `title`, and `blocks` each with its `kind`.

        It names all questions that came up in the record (`ahead`), or only the first: the later ones may tell
        what came of the earlier.

        Raises `UnscError` naming the nearest for a seat that has none.
        """
        if (seat, ahead) not in self._made:
            if self._played is None:
                self._played = played(self._name, self._run.scenario)
            self._made[seat, ahead] = {"seat": seat, **sheet_row(role_sheet(self._played, seat, ahead=ahead))}
        return self._made[seat, ahead]


def sheet_row(sheet: Sheet) -> dict[str, Any]:
    """Return a sheet as it is sent."""
    return {"title": sheet.title, "blocks": [_block(block) for block in sheet.blocks]}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": text, "level": level}
        case Words():
            return {"kind": "words", **_words(block)}
        case Listing(items, ordered):
            return {"kind": "listing", "items": [_words(item) for item in items], "ordered": ordered}
        case Table(head, rows):
            return {"kind": "table", "head": list(head), "rows": [list(row) for row in rows]}
        case Blank(label, lines):
            return {"kind": "blank", "label": label, "lines": lines}


def _words(words: Words) -> dict[str, Any]:
    return {"text": words.text, "label": words.label, "sources": [_source(source) for source in words.sources]}


def _source(source: Source) -> dict[str, str | None]:
    return {"cite": source.cite, "url": of_the_web(source) or None}


@lru_cache(maxsize=1)
def catalogue() -> tuple[dict[str, Any], ...]:
    """Return the scenarios that a room can be opened with, those that come with the package, by name.

    Each has its `name`, `title`, `minutes` and what it `teaches`, and whether a class can `play` it: where no
    meeting of the Council goes on in it, there is no seat to take, and one can only look at it. To tell, each is
    run once.
    """
    return tuple(
        {
            "name": entry.name,
            "title": entry.title,
            "minutes": None if entry.lesson is None else entry.lesson.minutes,
            "teaches": list(entry.topics),
            "play": bool(run(load(entry.name)).standing),
        }
        for entry in entries()
    )
