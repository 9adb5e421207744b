"""The catalogue of scenarios as text, as rows for JSON, as CSV and as Markdown tables. It reads no file."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from sim.scenario.catalogue import Entry
from sim.show.lines import WIDTH, Paragraph, laid_out
from sim.show.markdown import escaped
from sim.show.words import count

_NAME = 24
"""How wide the column of names is; a longer name stands on a line of its own."""
COLUMNS = ("scenario", "title", "minutes", "teaches", "ask", "base")
"""The columns of the catalogue as CSV; topics and questions are separated by ' | '."""


def lessons_list(entries: Iterable[Entry], width: int = WIDTH) -> list[str]:
    """Return the lines that list scenarios by folder: name, what it shows, and of a lesson minutes and topics."""
    lines: list[str] = []
    listed = tuple(entries)
    for folder, inside in _by_folder(listed):
        lines += [*([""] if lines else []), f"{folder}/" if folder else "here"]
        for entry in inside:
            stem = entry.name.rpartition("/")[2]
            if len(stem) < _NAME:
                lines += Paragraph(entry.title, f"  {stem:<{_NAME}}").lines(width)
            else:
                lines += laid_out([Paragraph(stem, "  "), Paragraph(entry.title, " " * (_NAME + 2))], width)
            if entry.lesson is not None:
                text = f"{entry.lesson.minutes} minutes: {'; '.join(entry.lesson.teaches)}"
                lines += Paragraph(text, " " * (_NAME + 2)).lines(width)
    lessons = sum(entry.lesson is not None for entry in listed)
    return [*lines, "", *_closing(len(listed), lessons, listed, width)]


def _closing(number: int, lessons: int, listed: tuple[Entry, ...], width: int) -> list[str]:
    text = f"{count(number, 'scenario')}, {count(lessons, 'lesson')} among them."
    example = next((entry.name for entry in listed if entry.lesson is not None), "")
    if example:
        text += f" A lesson's sheets: unsc handout {example}"
    return Paragraph(text).lines(width)


def _by_folder(entries: Iterable[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    ordered = sorted(entries, key=lambda entry: (entry.folder, entry.name))
    for folder, inside in groupby(ordered, key=lambda entry: entry.folder):
        yield folder, list(inside)


def lesson_row(entry: Entry) -> dict[str, Any]:
    """Return what a script is told of a scenario; `minutes` is null where it has no lesson."""
    lesson = entry.lesson
    return {
        "name": entry.name,
        "folder": entry.folder,
        "title": entry.title,
        "base": entry.base or None,
        "minutes": None if lesson is None else lesson.minutes,
        "teaches": list(entry.topics),
        "ask": [] if lesson is None else list(lesson.ask),
    }


def lessons_csv(entries: Iterable[Entry]) -> str:
    """Write the catalogue as CSV, a row for each scenario."""
    from sim.show.votes_csv import inert  # which loads the engine, and a list is to be there at once

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        row = lesson_row(entry)
        minutes = "" if entry.lesson is None else str(entry.lesson.minutes)
        cells = [entry.name, entry.title, minutes, " | ".join(row["teaches"]), " | ".join(row["ask"]), entry.base]
        writer.writerow([inert(cell) for cell in cells])
    return text.getvalue()


def lessons_markdown(entries: Iterable[Entry]) -> str:
    """Write the catalogue as Markdown, a table for each folder; what is no lesson has empty cells."""
    tables = []
    for folder, inside in _by_folder(entries):
        rows = [
            f"| `{folder}/` | what it shows | minutes | what to ask the class | topics |",
            "|---|---|---|---|---|",
        ]
        for entry in inside:
            lesson = entry.lesson
            cells = [f"`{entry.name.rpartition('/')[2]}`", escaped(entry.title)]
            cells.append("" if lesson is None else str(lesson.minutes))
            cells.append(escaped(lesson.ask[0]) if lesson is not None and lesson.ask else "")
            cells.append(escaped("; ".join(entry.topics)))
            rows.append(f"| {' | '.join(cells)} |")
        tables.append("\n".join(rows))
    return "\n\n".join(tables)
