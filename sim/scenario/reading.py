"""From a YAML file to a tree of placed texts, or to every fault found in it. It knows no schema.

PyYAML gives the events; the tree is built here, because no loader of PyYAML keeps every scalar as text
with its place, and because what a scenario never needs (anchors, tags, merge keys, several documents)
is refused here with its place, not obeyed. Nothing here recurses, and every size is bounded.
"""

import os
import re
import stat
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from sim.scenario.characters import FORBIDDEN, decoded, forbidden, named, with_stand_ins
from sim.scenario.faults import MAX_FAULTS, Fault, ScenarioError, nearest, shown
from sim.scenario.places import Block, Items, Lines, Node, Text, path_text
from sim.scenario.syntax import NO_DIRECTIVES, NO_MORE, NO_TAGS, explained

MAX_BYTES = 1 << 20
"""The largest file read, in bytes: 1 MiB."""
MAX_DEPTH = 64
"""How deep blocks and lists may stand in one another."""
MAX_NODES = 100_000
"""How many keys, values, blocks and lists one file may hold: a MiB could hold half a million."""

if yaml.__with_libyaml__:
    from yaml._yaml import CParser as _Parser
else:
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class _Parser(Reader, Scanner, Parser):  # type: ignore[no-redef]
        def __init__(self, stream: str) -> None:
            Reader.__init__(self, stream)
            Scanner.__init__(self)
            Parser.__init__(self)


def read(data: bytes | str, file: str) -> Node:
    """Return the tree of one YAML document; `file` is the name that faults are reported under.

    Raises ScenarioError with all the faults that can be found. A fault of encoding or of syntax, a
    second document, and any of the bounds above end the reading; no other fault does.
    """
    return _Reading(file).tree(data)


def read_path(path: Path, name: str = "") -> Node:
    """Return the tree of the YAML document in a file, reported under its path or under another name.

    Raises ScenarioError as `read` does, and where there is no such file, where it is a directory, a
    pipe or a device, where it may not be read, and, unread, where it is larger than MAX_BYTES.
    """
    file = name or str(path)
    return read(_contents(path, file), file)


# Files

_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_KINDS = {
    stat.S_IFDIR: "a directory",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
}


def _contents(path: Path, file: str) -> bytes:
    try:
        _refuse_kind(path.stat(), file)
        # A file can change between the look and the opening: opened without waiting, and looked at again.
        with open(os.open(path, os.O_RDONLY | _NO_WAITING), "rb") as opened:  # noqa: PTH123
            _refuse_kind(os.fstat(opened.fileno()), file)
            return opened.read(MAX_BYTES + 1)  # one more: a file that grows as it is read is found out
    except FileNotFoundError:
        raise _unread(file, f"there is no such file{_nearest_file(path)}") from None
    except PermissionError:
        raise _unread(file, "permission denied; expected a file that may be read") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL within the path
        raise _unread(file, f"cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _refuse_kind(found: os.stat_result, file: str) -> None:
    kind = stat.S_IFMT(found.st_mode)
    if kind != stat.S_IFREG:
        raise _unread(file, f"this is {_KINDS.get(kind, 'something else')}; expected a YAML file")
    if found.st_size > MAX_BYTES:
        raise _unread(file, _too_large(f"{found.st_size:,}"))


def _too_large(size: str) -> str:
    return f"{size} bytes are too many; a scenario file has at most {MAX_BYTES:,}"


def _nearest_file(path: Path) -> str:
    try:
        with os.scandir(path.parent) as entries:
            names = [entry.name for entry in islice(entries, 10_000) if entry.is_file()]
    except OSError:
        return f", nor a directory {shown(str(path.parent), 200)}"
    return nearest(path.name, names)


def _unread(file: str, message: str) -> ScenarioError:
    return ScenarioError([Fault(file, 0, 0, "", message)])


# The tree

_PROLOGUE = re.compile(r"(?:[^\S\n]*+(?:#[^\n]*+)?+\n|%[^\n]*+(?:\n|\Z))*+")
_PERCENT = re.compile(r"^%", re.MULTILINE)
_EPILOGUE = re.compile(r"(?:[ \t]*+(?:#[^\n]*+|\.\.\.(?=\s|\Z))?(?:\r?\n|\Z))*+[ \t]*+")
_HEADER_OF_BLOCK_TEXT = re.compile(r"[^\n]*\n\s*(?=\S)")


class _Stop(Exception):
    """Reading ends here; the faults say why."""


class _Open:
    """A block or a list that is being read: `at` is the key or the number of its latest entry."""

    __slots__ = ("at", "node", "wants_value")

    def __init__(self, node: Block | Items) -> None:
        self.node = node
        self.at: Any = ""
        self.wants_value = False


class _Reading:
    """The reading of one file: its faults so far, and the blocks and lists now open, outermost first."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.opened: list[_Open] = []
        self.root: Node | None = None
        self.nodes = 0
        self.lines = Lines("")

    def tree(self, data: bytes | str) -> Node:
        if isinstance(data, str):
            data = data[: MAX_BYTES + 1].encode("utf-8", "surrogatepass")
        if len(data) > MAX_BYTES:
            raise _unread(self.file, _too_large(f"{len(data):,} or more"))
        self.lines = Lines(decoded(data, self.file))
        try:
            self.refuse_characters()
            self.refuse_directives()
            self.parse()
        except _Stop:
            pass
        if not self.faults and self.root is not None and self.root != "":
            return self.root
        if not self.faults:
            self.fault(1, 1, "nothing is written in this file; expected keys and values such as `title: ...`")
        raise ScenarioError(self.faults)

    def fault(self, line: int, column: int, message: str, path: str = "") -> None:
        if len(self.faults) == MAX_FAULTS:
            more = f"more than {MAX_FAULTS} faults; reading stopped here"
            self.faults.append(Fault(self.file, line, column, "", more))
            raise _Stop
        self.faults.append(Fault(self.file, line, column, path, message))

    def fault_at(self, node: Node, message: str) -> None:
        self.fault(node.line, node.column, message, path_text([block.at for block in self.opened]))

    def stop_at(self, node: Node, message: str) -> None:
        self.fault_at(node, f"{message}; reading stopped here")
        raise _Stop

    def refuse_characters(self) -> None:
        for at, message in forbidden(self.lines.text):
            self.fault(*self.lines.place(at), message)
        if self.faults:
            self.lines.text = with_stand_ins(self.lines.text)  # as long as it was: the lines begin where they did

    def refuse_directives(self) -> None:
        """Refuse the directives before the document, and make comments of them.

        libyaml compares each %TAG with all before it, so a file full of them must never reach it.
        """
        if not _PERCENT.search(self.lines.text):
            return
        prologue = _PROLOGUE.match(self.lines.text)
        end = prologue.end() if prologue else 0
        for percent in _PERCENT.finditer(self.lines.text, 0, end):
            self.fault(*self.lines.place(percent.start()), NO_DIRECTIVES)
        self.lines.text = _PERCENT.sub("#", self.lines.text[:end]) + self.lines.text[end:]

    def parse(self) -> None:
        try:
            parser: Any = _Parser(self.lines.text)
            while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
                if isinstance(event, yaml.NodeEvent):
                    self.take(event)
                elif isinstance(event, yaml.CollectionEndEvent):
                    self.opened.pop()
                elif isinstance(event, yaml.DocumentEndEvent):
                    self.refuse_more(event.end_mark)
                    return
        except yaml.YAMLError as error:
            innermost = self.opened[-1].node if self.opened else None
            self.fault(*explained(error, self.lines, innermost))
        except (ValueError, OverflowError):  # PyYAML's own parser, on an escape such as "\UFFFFFFFF"
            self.fault(parser.line + 1, parser.column + 1, "an escape that makes no character")

    def take(self, event: Any) -> None:
        """Make a node of an event, put it in its place, and refuse what a scenario does not need."""
        node = self.node(event)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.stop_at(node, f"more than {MAX_NODES:,} keys and values; expected fewer")
        self.add(node)
        if isinstance(event, yaml.AliasEvent):
            self.fault_at(node, f"an alias (*{_cut(str(event.anchor))}); write the value out in full")
            return
        if event.anchor is not None:
            self.fault_at(
                node, f"an anchor (&{_cut(str(event.anchor))}); write the value out in full at each place"
            )
        if event.tag is not None:
            self.fault_at(node, f"a tag ({_cut(event.tag)}); {NO_TAGS}")
        if isinstance(node, Block | Items):
            if len(self.opened) == MAX_DEPTH:
                self.stop_at(node, f"more than {MAX_DEPTH} blocks and lists within one another")
            self.opened.append(_Open(node))
        elif "\\" in node.raw and (escaped := FORBIDDEN.search(node) or re.search("\r", node)):
            self.fault_at(node, f"an escape for {named(escaped.group())}; expected text that can be seen")

    def node(self, event: Any) -> Node:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, yaml.ScalarEvent):
            return self.text(event, line, column)
        if isinstance(event, yaml.MappingStartEvent):
            return Block((), line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items((), line, column)
        return Text(f"*{event.anchor}", line, column)

    def text(self, event: Any, line: int, column: int) -> Text:
        start = self.lines.offset(event.start_mark.line, event.start_mark.column)
        end = self.lines.offset(event.end_mark.line, event.end_mark.column)
        value: str = event.value
        if not value and start >= len(self.lines.text):
            # libyaml sees a line end that a file without one does not have.
            line, column = self.lines.place(len(self.lines.text))
        raw = self.lines.text[start:end]
        if raw == value or event.anchor is not None or event.tag is not None:
            return Text(value, line, column)  # with an anchor or a tag the place is theirs, for the fault
        if event.style in ("'", '"'):
            raw = raw[1:-1]
            return Text(value, line, column + 1, "" if raw == value else raw)
        if event.style in ("|", ">"):
            header = _HEADER_OF_BLOCK_TEXT.match(raw)
            if header is None:
                return Text(value, line, column)
            return Text(value, *self.lines.place(start + header.end()), raw[header.end() :])
        return Text(value, line, column, raw)

    def add(self, node: Node) -> None:
        if not self.opened:
            self.root = node
            return
        top = self.opened[-1]
        if isinstance(top.node, Items):
            top.at = len(top.node)
            top.node.append(node)
        elif top.wants_value:
            top.node[top.at] = node
            top.wants_value = False
        else:
            top.at = node if isinstance(node, Text) else Text("?")
            top.wants_value = True
            self.refuse_key(node, top.node)

    def refuse_key(self, key: Node, block: Block) -> None:
        if not isinstance(key, Text):
            self.fault_at(key, "a block or list as a key; expected a word")
        elif not key:
            self.fault_at(key, "no key before the colon; expected a word")
        elif key == "<<":
            self.fault_at(key, "a merge key; write the entries out in full")
        elif key != key.strip():  # a NO-BREAK SPACE before a key is no indentation to YAML but a part of it
            space = key[0] if key[0].isspace() else key[-1]
            self.fault_at(key, f"this key begins or ends with {named(space)}; expected a word")
        elif key in block:
            first = next(known for known in block if known == key)
            self.fault_at(key, f"this key is given twice; it stands on line {first.line} already")

    def refuse_more(self, end: Any) -> None:
        """Refuse anything but comments after the document, without parsing it: it may be of any kind."""
        text = self.lines.text
        rest = _EPILOGUE.match(text, self.lines.offset(end.line, end.column))
        at = rest.end() if rest else len(text)
        if at == len(text):
            return
        line, column = self.lines.place(at)
        if text.startswith("---", at) and column == 1:
            self.fault(line, column, "a second document (---); a scenario file is one document")
        elif text.startswith("%", at) and column == 1:
            self.fault(line, column, NO_DIRECTIVES)
        else:
            self.fault(line, column, NO_MORE)


def _cut(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:40]}..."
