"""From the bytes of a CSV file to its rows, each with its line, whatever was done to the file. It knows no votes.

Files of votes have been through spreadsheets, and been put together from pieces: UTF-8, UTF-16 and Windows-1252
occur, the first and the last from row to row. A row that cannot be read is told, and costs no other row.
"""

import csv
import io
from collections import deque
from collections.abc import Iterator

from attrs import frozen

LONGEST = 100_000
"""How many bytes or letters a row may have: the longest of the United Nations' has about two thousand."""
MOST_LINES = 50
"""Over how many lines a row may go on, in a text in quotation marks."""


@frozen
class Row:
    """A row: the line where it begins, and its cells; or, where it cannot be read, no cells and why."""

    line: int
    cells: tuple[str, ...]
    fault: str = ""


@frozen
class _Line:
    number: int
    text: str
    fault: str = ""


def rows_of(file: io.BufferedReader) -> Iterator[Row]:
    """Read the rows of a file opened for bytes; lines with nothing in them are no rows.

    >>> file = io.BufferedReader(io.BytesIO(b'id,title\\r\\n1,"a, b"\\r\\n\\r\\n2,caf\\xe9'))
    >>> [(row.line, row.cells) for row in rows_of(file)]
    [(1, ('id', 'title')), (2, ('1', 'a, b')), (4, ('2', 'café'))]
    """
    lines, again, width = _lines(file), deque[_Line](), 0
    while line := _next(again, lines):
        if line.fault:
            row = Row(line.number, (), line.fault)
        elif '"' in line.text:
            row = _quoted(line, again, lines, width)
        elif line.text.strip(" \t,;\r\n"):
            row = _row(line.number, line.text, _cells(line.text))
        else:
            continue
        width = width or len(row.cells)
        yield row


def _next(again: "deque[_Line]", lines: Iterator[_Line]) -> _Line | None:
    """Return the next line, first of those that were read too far."""
    return again.popleft() if again else next(lines, None)


def _cells(line: str) -> tuple[str, ...]:
    """Take a line without quotation marks apart."""
    return tuple(line.rstrip("\r\n").split(","))


def _quoted(first: _Line, again: "deque[_Line]", lines: Iterator[_Line], width: int) -> Row:
    """Read a row with quotation marks, which may go on over lines; of a broken one only the first line is lost.

    Where none of the lines that follow looks like a row of `width` cells, it is a text without measure, and
    passed over as one.
    """
    text = first.text
    further: list[_Line] = []
    while True:
        try:
            return _row(first.number, text, tuple(next(csv.reader([text], strict=True))))
        except csv.Error as error:
            unfinished = "unexpected end" in str(error)
        after = None
        if unfinished and len(further) < MOST_LINES and len(text) < LONGEST:
            after = _next(again, lines)
        if after is not None:
            further.append(after)
        if after is None and unfinished and not any(len(_cells(line.text)) == width for line in further):
            last = _end_of_text(again, lines, width) if further else first.number
            if last != first.number:
                long = f"goes on over more than {MOST_LINES} lines or {LONGEST:,} letters"
                return Row(
                    first.number, (), f"a text in quotation marks {long}, to line {last}; it was passed over"
                )
        if after is None or after.fault:
            again.extendleft(reversed(further))
            found = "opened and not closed" if unfinished else "out of place"
            return Row(
                first.number,
                (),
                f"a quotation mark is {found}; expected them around a whole cell, and doubled inside it",
            )
        text += after.text


def _end_of_text(again: "deque[_Line]", lines: Iterator[_Line], width: int) -> int:
    """Pass over lines up to the one that closes a quotation mark, or to what looks like the next row."""
    last = 0
    while line := _next(again, lines):
        if not line.fault and '"' not in line.text and len(_cells(line.text)) == width:
            again.appendleft(line)
            break
        last = line.number
        if line.text.count('"') % 2:
            break
    return last


def _row(number: int, text: str, cells: tuple[str, ...]) -> Row:
    return Row(number, (), "it holds a NUL byte, which no text has") if "\0" in text else Row(number, cells)


def _lines(file: io.BufferedReader) -> Iterator[_Line]:
    begin = file.peek(64)
    wide = _utf_16(begin[:64])
    whole = io.TextIOWrapper(file, wide, errors="replace", newline="\n") if wide else None
    if b"\r" in begin and b"\n" not in begin:
        yield _Line(1, "", "its lines end with a carriage return alone; save it with line ends LF or CRLF")
        return
    number, ended = 0, True
    while piece := file.readline(LONGEST) if whole is None else whole.readline(LONGEST):
        begins, ended = ended, len(piece) < LONGEST or piece[-1:] in ("\n", b"\n")
        if not begins:
            continue  # the rest of a line that is too long
        number += 1
        if ended:
            text = _decoded(piece) if isinstance(piece, bytes) else piece
            yield _Line(number, text.removeprefix("\ufeff") if number == 1 else text)
        else:
            yield _Line(number, "", f"the line is longer than {LONGEST:,} letters")
    if whole is not None:
        whole.detach()


def _utf_16(begin: bytes) -> str | None:
    """Tell UTF-16 by its mark, or by the noughts that it puts beside the letters of a header."""
    if begin.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for at, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(begin) > 1 and not any(begin[at::2]) and all(begin[1 - at :: 2]):
            return encoding
    return None


def _decoded(line: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")
