"""From bytes to text: the encoding, and the characters that may not stand in a file. It knows no YAML."""

import re
import unicodedata
from collections.abc import Iterator

from sim.scenario.faults import Fault, ScenarioError
from sim.scenario.places import Lines

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, except tab and line ends; NEL among them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # change the order in which text is shown
    "\u2028\u2029"  # line ends to YAML 1.1, not to an editor: the line numbers would differ
    "\u200b\u2060-\u2064\U000e0000-\U000e007f"  # cannot be seen, so two equal-looking codes differ
    "\ufeff\ufffe\uffff\ud800-\udfff]"
    "|\r(?!\n)"
)
"""What stands in no scenario file: what cannot be seen, or makes what is seen differ from what is read."""

_STAND_IN = "\ufffd"
_UNNAMED = {  # Unicode gives controls no name
    "\x00": "NUL",
    "\x08": "BACKSPACE",
    "\x0b": "VERTICAL TAB",
    "\x0c": "FORM FEED",
    "\r": "CARRIAGE RETURN",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
    "\ufeff": "BYTE ORDER MARK",  # Unicode's own name for it hardly anybody knows
}
_BYTE_ORDER_MARKS = {  # the longer first: UTF-32 begins as UTF-16 does
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


def decoded(data: bytes, file: str) -> str:
    """Return the text of a file in UTF-8, without the byte order mark it may begin with.

    Raises ScenarioError at the first byte that is not UTF-8; UTF-16 and UTF-32 are called by name.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            raise _refused(file, f"this is {encoding}; expected UTF-8: save the file as UTF-8", 1, 1)
    if len(data) > 3 and any(data[:4:2]) != any(data[1:4:2]):  # every other byte is zero: Latin script
        raise _refused(file, "this seems to be UTF-16; expected UTF-8: save the file as UTF-8", 1, 1)
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        byte = data[error.start]
        guess = bytes([byte]).decode("cp1252", "replace")
        hint = f" (in Windows-1252 it would be {guess})" if guess.isalpha() else ""
        message = f"the byte 0x{byte:02X} is not UTF-8{hint}; save the file as UTF-8"
        raise _refused(file, message, *Lines(before).place(len(before))) from None


def _refused(file: str, message: str, line: int, column: int) -> ScenarioError:
    return ScenarioError([Fault(file, line, column, "", message)])


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Yield where in a text a forbidden character stands, and what to say of it.

    NUL and the lone carriage return are told once: a file that has one has thousands, and one remedy.
    """
    told: set[str] = set()
    for match in FORBIDDEN.finditer(text):
        character = match.group()
        if character in told:
            continue
        if character in "\0\r":
            told.add(character)
        yield match.start(), _about(character)


def with_stand_ins(text: str) -> str:
    """Return a text as long, without forbidden characters, so that reading can go on to the next fault."""
    return FORBIDDEN.sub(lambda match: " " if match.group() == "\r" else _STAND_IN, text)


def named(character: str) -> str:
    """Return the name of a character and its number in Unicode.

    >>> named("\\u202e")
    'RIGHT-TO-LEFT OVERRIDE (U+202E)'
    """
    name = _UNNAMED.get(character) or unicodedata.name(character, "a character without a name")
    return f"{name} (U+{ord(character):04X})"


def _about(character: str) -> str:
    if character == "\r":
        return "a carriage return without a line feed; lines end in LF or in CR LF"
    if character == "\0":
        return f"{named(character)}; expected a text file"
    if unicodedata.category(character) == "Cc":
        return f"{named(character)}; expected printable text"
    return f"{named(character)}, which cannot be seen; take it out"
