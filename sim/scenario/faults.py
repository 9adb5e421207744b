"""What is wrong in a scenario file, and where. It finds no fault itself; it only carries and prints them."""

import difflib
import re
from collections.abc import Iterable

from attrs import frozen

from sim.errors import UnscError

_SIMPLE = re.compile(r"[^\W_][\w.:/+-]*")


MAX_FAULTS = 100
"""So many faults of one scenario are told; beyond them it is not what it seems, or the first caused the others."""
_LONGEST, _MOST_NAMES = 60, 1_000
"""A longer word is near to no name, and among more names none is looked for: it would take too long."""


@frozen
class Fault:
    """One thing wrong in one file.

    `line` and `column` count from 1, in characters; 0 and 0 mean the file as a whole. `path` leads
    there through the keys (`timeline[0].put_to_vote.against`), and is empty where there is no path.
    `message` says in one line what was found, what was expected and the nearest valid name.
    """

    file: str
    line: int
    column: int
    path: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.path}: {self.message}" if self.path else f"{place}: {self.message}"


class ScenarioError(UnscError):
    """A scenario cannot be used: `faults` says all that is wrong with it, in the order of the file.

    With faults in several files, those of one file stay together, files in the order first named.

    >>> from sim.scenario import loads
    >>> text = "title: A test\\ndate: 2014-12-22\\nquestion: adopt the draft\\nagianst: CHN\\nin_favour: the rest"
    >>> try:
    ...     loads(text, "test.yaml")
    ... except ScenarioError as error:
    ...     print(error.faults[0].line, error.faults[0].message)
    4 there is no key agianst here; did you mean against?
    """

    faults: tuple[Fault, ...]

    def __init__(self, faults: Iterable[Fault]) -> None:
        given = tuple(faults)
        files = {name: n for n, name in enumerate(dict.fromkeys(f.file for f in given))}
        self.faults = tuple(sorted(given, key=lambda f: (files[f.file], f.line, f.column)))
        super().__init__(self.faults)  # as the only argument: so the error survives pickling

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


def nearest(word: str, valid: Iterable[str]) -> str:
    """Return "; did you mean X?" with the valid name nearest to a word, or "" where none is near.

    Case does not count.

    >>> nearest("agianst", ["against", "abstaining"])
    '; did you mean against?'
    >>> nearest("chn", ["CHN", "RUS"])
    '; did you mean CHN?'
    >>> nearest("xyz", ["against"])
    ''
    """
    valid = list(valid)
    if len(word) > _LONGEST or len(valid) > _MOST_NAMES:
        return ""
    names = {name.casefold(): name for name in valid}
    near = difflib.get_close_matches(word.casefold(), names, n=1)
    return f"; did you mean {names[near[0]]}?" if near else ""


def shown(text: str, width: int = 40) -> str:
    """Return a text of the file as a message may quote it: on one line, cut to a width, nothing invisible.

    A word stands as it is, anything else between quotes.

    >>> print(shown("CHN"), shown("two words"), shown("x" * 50, width=5))
    CHN 'two words' 'xxxxx...'
    """
    if len(text) > width:
        return repr(text[:width] + "...")
    return text if _SIMPLE.fullmatch(text) else repr(text)
