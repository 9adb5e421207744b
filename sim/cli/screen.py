"""Telling a run on a screen or into a pipe: width, colour, and the walk through it event by event."""

import os
import shutil
import sys
from collections.abc import Iterable
from typing import Any

import click

from sim.show.lines import WIDTH, Paragraph, Style
from sim.show.transcript import Block

_NARROWEST, _WIDEST = 40, 100
_COLOURS: dict[Style, dict[str, Any]] = {
    Style.TITLE: {"bold": True, "underline": True},
    Style.DAY: {"bold": True},
    Style.ADOPTED: {"fg": "green", "bold": True},
    Style.NOT_ADOPTED: {"fg": "red", "bold": True},
    Style.OPEN: {"fg": "yellow", "bold": True},
    Style.REFUSED: {"fg": "magenta"},
    Style.REMARK: {"dim": True},
}


def tell_all(blocks: Iterable[Block]) -> None:
    """Print an account."""
    width, colour = _width(), _colour()
    text = [line for block in blocks for paragraph in block for line in _lines(paragraph, width, colour)]
    click.echo("\n".join(text), color=colour)


def walk(blocks: Iterable[Block]) -> bool:
    """Print an account block by block, waiting for Enter after each; q, or the end of the input, ends it.

    Returns whether all of it was told.
    """
    width, colour = _width(), _colour()
    waiting = list(blocks)
    for n, block in enumerate(waiting):
        for paragraph in block:
            for line in _lines(paragraph, width, colour):
                click.echo(line, color=colour)
        if n < len(waiting) - 1 and not _go_on():
            return False
    return True


def _go_on() -> bool:
    """Wait for Enter, and tell whether to go on."""
    if sys.stdin is None:
        return False
    if sys.stdin.isatty():
        click.echo("-- Enter: go on; q: end -- ", nl=False, err=True)
    answer = sys.stdin.readline()
    return bool(answer) and answer.strip().lower() not in ("q", "quit")


def _lines(paragraph: Paragraph, width: int, colour: bool) -> list[str]:
    lines = paragraph.lines(width)
    look = _COLOURS.get(paragraph.style) if colour else None
    return lines if look is None else [click.style(line, **look) if line else line for line in lines]


def _colour() -> bool:
    """Tell whether to use colour: on a terminal only, and not where it is unwanted (https://no-color.org)."""
    return _on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    if not _on_terminal():
        return WIDTH
    return min(_WIDEST, max(_NARROWEST, shutil.get_terminal_size((WIDTH, 24)).columns))


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()
