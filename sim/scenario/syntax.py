"""What a YAML parser found wrong, in plain words and where the trouble began. It parses nothing itself."""

import re

import yaml

from sim.scenario.characters import named
from sim.scenario.places import Block, Items, Lines

NO_DIRECTIVES = "a directive (%); a scenario file has none: begin with its first key"
NO_TAGS = "scenario files have none: every value is text until its key says what it is"
NO_MORE = "this stands after the end of the block or text above; check the indentation"

_FOUND, _BEGUN = "problem_mark", "context_mark"
# What the parser says (libyaml, or PyYAML's own); which of its two marks is the place; what we say.
_SAID = (
    (r"quoted scalar: found unexpected", _BEGUN, "the quotation mark opened here is never closed"),
    (r"',' or '\]'", _FOUND, "expected , or ]; the list opened with [ on line {begun} is not closed"),
    (r"',' or '\}'", _FOUND, "expected , or }}; the block opened with {{ on line {begun} is not closed"),
    (r"could not find expected ':'", _BEGUN, "expected `key: value`, found no colon with a space after it"),
    (
        r"mapping values are not allowed",
        _FOUND,
        "a colon makes a key here, where a value was expected; put text with a colon in quotes, or check the "
        "indentation",
    ),
    (r"sequence entries are not allowed", _FOUND, "a list cannot begin here; begin it on a line of its own"),
    (r"mapping keys are not allowed", _FOUND, "a key cannot begin here; begin it on a line of its own"),
    (
        r"parsing a block (mapping|collection)",
        _FOUND,
        "this does not continue the block begun on line {begun}; check the indentation",
    ),
    (r"document start", _FOUND, NO_MORE),
    (r"a tag\b|tag handle", _BEGUN, f"a tag; {NO_TAGS}"),
    (r"an alias", _BEGUN, "an alias (*); put text that begins with * in quotes"),
    (r"an anchor", _BEGUN, "an anchor (&); put text that begins with & in quotes"),
    (r"cannot start any token", _FOUND, "a value cannot begin with {found}; put it in quotes"),
    (r"unknown escape", _FOUND, "an escape that YAML does not know; write the text in single quotes"),
    (r"Unicode character|hexa?decimal|hexdecimal", _FOUND, "an escape that makes no character"),
    (r"node content", _FOUND, "expected a value, found {found}"),
    (r"comment or a? ?line break", _FOUND, "expected the text on the next line, and here only a comment"),
    (r"indentation indicator", _FOUND, "expected a number from 1 to 9 after | or >"),
    (r"", _FOUND, "this is no YAML: {said}"),
)
_ENDS_TOO_SOON = re.compile(r"',' or '[\]}]'|node content")


def explained(error: yaml.YAMLError, lines: Lines, innermost: Block | Items | None) -> tuple[int, int, str]:
    """Return the line, the column and the message for what a parser said of some lines.

    `innermost` is the block or list being read when the parser gave up.
    """
    said = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or error}"
    found = _offset(error, _FOUND, lines)
    begun = _offset(error, _BEGUN, lines, found)
    _, mark, message = next(row for row in _SAID if re.search(row[0], said))
    at = found if mark == _FOUND else begun
    indented = _wrong_indentation(lines, begun if "expected ':'" in said else found)
    if indented is not None:
        character = lines.text[indented]
        what = "a tab" if character == "\t" else f"{named(character)}, which is no plain space"
        return *lines.place(indented), f"{what}; YAML indents with spaces"
    if innermost is not None and found >= len(lines.text.rstrip()) and _ENDS_TOO_SOON.search(said):
        kind = "list" if isinstance(innermost, Items) else "block"
        return innermost.line, innermost.column, f"the {kind} opened here is never closed"
    no_colon = _line_without_colon(lines, found) if "mapping values are not allowed" in said else None
    if no_colon is not None:
        return *lines.place(no_colon), "no colon on this line; expected a key and a value, such as `title: A test`"
    character = lines.text[at : at + 1].strip()
    return *lines.place(at), message.format(
        begun=lines.place(begun)[0],
        found=character if character.isprintable() and character else "the end of the line",
        said=" ".join(said.split())[:200],
    )


def _offset(error: yaml.YAMLError, mark: str, lines: Lines, otherwise: int = 0) -> int:
    place = getattr(error, mark, None)
    return otherwise if place is None else lines.offset(place.line, place.column)


_NO_COLON = re.compile(r"(?m)^[^\s#:'\"\[{|>-][^:#'\"\n]*$")


def _line_without_colon(lines: Lines, at: int) -> int | None:
    """Return where the line above begins if it should have been a key and a value, and has no colon."""
    start = lines.text.rfind("\n", 0, at)
    above = lines.text.rfind("\n", 0, max(start, 0)) + 1
    return above if start > 0 and _NO_COLON.fullmatch(lines.text, above, start) else None


def _wrong_indentation(lines: Lines, at: int) -> int | None:
    """Return where, in the space before some text on its line, there is anything but plain spaces."""
    start = lines.text.rfind("\n", 0, at) + 1
    while start < len(lines.text) and lines.text[start] == " ":
        start += 1
    wrong = lines.text[start : start + 1]
    return start if start <= at and wrong.isspace() and wrong not in "\r\n" else None
