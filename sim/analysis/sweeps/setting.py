"""Values set beside a sweep file, written into its text: what was run is then one file, which can be kept."""

from collections.abc import Iterable, Sequence

from attrs import fields

from sim.errors import UnscError
from sim.scenario.faults import nearest, shown
from sim.scenario.model import Scenario
from sim.scenario.places import Block, Items, Node, Text
from sim.scenario.reading import read
from sim.scenario.structuring import names_of
from sim.scenario.sweep_file import Sweep
from sim.scenario.trees import VOTE_KEYS

_KEYS = tuple(each.metadata.get("named", each.name) for each in fields(Sweep))
_OF_A_SCENARIO = {*names_of(Scenario).values(), *VOTE_KEYS, "date", "at"}
_CHANGES = "changes"


def with_values(text: str, settings: Iterable[str], name: str = "sweep.yaml") -> str:
    """Return the text of a sweep file with some values set, each given as PATH=VALUE.

    A path that begins with a key of the sweep file leads through it (`vary.china.steps=11`); any other is one of
    the scenario, and is written under `changes`. Raises `UnscError` where a setting is none.

    >>> print(with_values("base: dprk/2014\\nseed: 1\\nvary: {year: {years: 2014-2016}}\\n",
    ...                   ["seed=2", "vary.year.day=12-22", "timeline.agenda.CHN=abstaining"]), end="")
    base: dprk/2014
    seed: 2
    vary: {year: {day: 12-22, years: 2014-2016}}
    changes:
      timeline.agenda.CHN: abstaining
    """
    for setting in settings:
        path, equals, value = (part.strip() for part in setting.partition("="))
        if not (path and equals and value) or "\n" in setting:
            raise UnscError(f"--set {setting!r} sets nothing; expected PATH=VALUE, such as seed=2")
        keys = path.split(".")
        first = keys[0].split("[")[0]
        if first not in _KEYS and first not in _OF_A_SCENARIO:
            near = nearest(first, _KEYS) or nearest(first, _OF_A_SCENARIO)
            raise UnscError(
                f"--set {setting!r}: there is no key {shown(first)}{near}; expected one of the sweep file "
                f"({', '.join(_KEYS)}), or a path of the scenario, such as timeline.agenda.against"
            )
        text = _set(text, keys if keys[0] in _KEYS else [_CHANGES, path], value, read(text, name), setting)
    return text


def _set(text: str, keys: Sequence[str], value: str, root: Node, setting: str) -> str:
    """Put a value in its place: over the one there, beside its siblings, or at the end of the file."""
    node = root
    for n, key in enumerate(keys):
        rest = ".".join(keys[n:])
        if n and keys[0] == _CHANGES and isinstance(node, Block):
            key = rest  # under `changes` a path is one key
        if isinstance(node, Items) and key.isdecimal() and int(key) < len(node):
            node = node[int(key)]
        elif isinstance(node, Block) and key in node:
            node = node[key]
        elif isinstance(node, Block) and node and (n == len(keys) - 1 or key == rest) and n:
            first = next(iter(node))
            return _inserted(text, first, f"{key}: {value}")
        elif node is root and len(keys) - n <= 2:
            inner = f"\n  {'.'.join(keys[1:])}: {value}" if len(keys) == 2 else f" {value}"
            return f"{text.rstrip()}\n{key}:{inner}\n"
        else:
            raise UnscError(f"--set {setting!r}: the sweep file has no {'.'.join(keys[: n + 1])}")
        if key == rest:
            break
    if not isinstance(node, Text):
        raise UnscError(f"--set {setting!r}: there stand several values; expected the path of one")
    lines = text.splitlines(keepends=True)
    before, after = lines[node.line - 1][: node.column - 1], lines[node.line - 1][node.column - 1 :]
    written = node.raw or str(node)
    if not after.startswith(written):
        raise UnscError(f"--set {setting!r}: the value there goes over several lines; expected one that does not")
    lines[node.line - 1] = f"{before}{value}{after[len(written) :]}"
    return "".join(lines)


def _inserted(text: str, first: Text, entry: str) -> str:
    """Insert an entry before the first one of a block: on a line of its own, or within the braces."""
    lines = text.splitlines(keepends=True)
    before, after = lines[first.line - 1][: first.column - 1], lines[first.line - 1][first.column - 1 :]
    between = ", " if before.strip() else f"\n{before}"
    lines[first.line - 1] = f"{before}{entry}{between}{after}"
    return "".join(lines)
