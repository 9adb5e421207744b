"""`unsc vote --batch`: many roll calls in one process, a JSON object on each line, answered in order."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from sim.cli.answers import say_json
from sim.cli.asking import by_another, decide_one
from sim.errors import UnscError
from sim.show.decision_row import decision_row

LONGEST_LINE = 100_000
"""How many bytes a line may have; what one vote is asked with is a few hundred."""


def decide_all(name: str) -> None:
    """Answer every line; stop at the first that cannot be answered, with its place. Answers given stay given."""
    if name == "-":
        stdin: BinaryIO | None = getattr(sys.stdin, "buffer", None)
        _answer(_lines(stdin, "-") if stdin is not None else iter(()), "-")
        return
    path = Path(name)
    if path.is_dir():
        raise UnscError(f"{name} is a folder; expected a file of JSON lines, or -")
    with path.open("rb") as file:
        _answer(_lines(file, name), name)


def _lines(file: BinaryIO, name: str) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise UnscError(f"{name}:{number}: the line is longer than {LONGEST_LINE} bytes")
        yield number, line


def _answer(lines: Iterator[tuple[int, bytes]], name: str) -> None:
    for number, line in lines:
        if not line.strip():
            continue
        try:
            asked = _asked(line)
            say_json(decision_row(decide_one(asked), by_another(asked)))
        except UnscError as error:
            raise UnscError(f"{name}:{number}: {error}") from None


def _asked(line: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(line.decode("utf-8-sig"), object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise UnscError(f"this is no JSON: {error.msg} at column {error.colno}") from None
    except UnicodeDecodeError:
        raise UnscError("this is not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise UnscError(f"this JSON cannot be read ({type(error).__name__})") from None
    if not isinstance(asked, dict):
        raise UnscError(
            'expected a JSON object, such as {"on": "2014-12-22", "kind": "procedural", "rest": "yes"}'
        )
    return asked


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise UnscError(f"the key {next(n for n in names if names.count(n) > 1)[:40]!r} is given twice")
    return found
