"""The form of a sweep file: a base scenario, what varies, and how. What comes of it is for `sim.analysis.sweeps`.

The scenario part is a what-if (`base`, `changes`, `remove`, `positions`) and is read as one. Each thing that
varies stands under the name of its column, and one key says what it is:

    base: what-if/referral-2014
    questions: referral                # only these become rows
    vary:
      law: {laws: [charter, two-noes, mine.yaml]}
      year: {years: 2014-2026, day: 12-22}
      kind: {set: timeline.referral.kind, values: [procedural, substantive]}
      day: {set: timeline.referral.at, from: 2014-12-23, to: 2015-02-01, step: 7}
      china: {chance: CHN no, otherwise: abstain, from: 0, to: 1, steps: 101}
      others: {random: the rest, draws: 100}

A grid is the product of all of them, the last one fastest. With `design: sobol` or `latin-hypercube`, and
`samples`, ranges without `steps` are sampled together, and crossed with everything else.
"""

import enum
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from sim.law import Choice
from sim.scenario import loading
from sim.scenario.faults import Fault, ScenarioError, nearest, shown
from sim.scenario.model import Group, Ids, Scenario, key, required
from sim.scenario.places import Block, Node, Text, path_text
from sim.scenario.reading import read
from sim.scenario.structuring import Structurer, Wrong, misfits, names_of, node_at

WHAT_IF = ("base", "changes", "remove", "positions")
"""The keys of a sweep file that a what-if has as well."""


class Design(enum.Enum):
    """How the cases fill the space of what varies."""

    GRID = "grid"
    LATIN_HYPERCUBE = "latin-hypercube"
    SOBOL = "sobol"


class Way(enum.Enum):
    """How a case is computed."""

    EXACT = "exact"
    ENGINE = "engine"


class Drawn(enum.Enum):
    """What a random position is."""

    CHANCES = "chances"
    """Chances of yes, no and abstaining, all mixtures alike likely (Dirichlet with 1, 1, 1)."""
    VOTES = "votes"
    """Yes, no or an abstention, each as likely."""


@frozen(kw_only=True)
class Varied:
    """One thing that varies: exactly one key says what, and others say through which values."""

    chance: str = key("the chance that members vote so, such as `CHN no`", default="")
    set: str = key("a path, as in `changes`, that takes one value after another", default="")
    years: str = key("the Councils of these years, such as 2014-2026", default="")
    laws: tuple[Any, ...] = key(
        "laws: reforms by name (with the seats they add) or small files; `charter` is the law of the day",
        default=(),
    )
    random: Group | None = key("members whose positions are drawn anew for every case, or `the rest`")
    on: Ids = key("the questions meant, where there are several", default=Ids(()))
    otherwise: Choice | None = key("how they vote if not so; else their other choices keep their proportions")
    values: tuple[Any, ...] = key("the values, in order", default=())
    start: str = key("the first value: a number or a date", default="", named="from")
    to: str = key("the last value, included where a step falls on it", default="")
    steps: int | None = key("how many values, both ends included")
    step: str = key("from value to value: a number, or of dates a number of days", default="")
    day: str = key("the day of the year on which the Council is taken", default="01-01")
    draw: Drawn = key("what is drawn: chances or votes", default=Drawn.CHANCES)
    draws: int = key("how many draws each combination of the rest gets", default=1)


TARGETS = ("chance", "set", "years", "laws", "random")
"""The keys that say what varies; each thing that varies has one of them."""


@frozen(kw_only=True)
class Sweep:
    """A base scenario and what varies in it."""

    title: str = key("what it asks, on one line", default="")
    about: str = key("what it shows, in a few sentences", default="")
    base: str = required("the scenario, by name or path")
    changes: Any = key("what is changed in every case, as in a what-if", default=None)
    remove: Any = key("what is taken out in every case", default=None)
    positions: Any = key("standing instructions laid over those of the base", default=None)
    seed: int = key("fixes every draw and the scrambling of a design", default=0)
    repetitions: int = key("how often each case is run where votes are drawn", default=1)
    design: Design = key("grid, latin-hypercube or sobol", default=Design.GRID)
    samples: int | None = key("how many points a latin-hypercube or sobol design has")
    path: Way | None = key("exact or engine, to force one")
    questions: Ids = key("only these questions become rows", default=Ids(()))
    vary: Mapping[str, Varied] = required("what varies, each under the name of its column")


class SweepFile:
    """A sweep as read, with the places of its keys and the scenario it varies."""

    def __init__(
        self, sweep: Sweep, root: Block, name: str, loaded: "loading.Loaded", folder: Path | None
    ) -> None:
        self.sweep = sweep
        self.root = root
        self.name = name
        self.loaded = loaded
        self.folder = folder

    @property
    def scenario(self) -> Scenario:
        """The base, with what is changed in every case."""
        return self.loaded.scenario

    def fault(self, way: tuple[str | int, ...], message: str) -> Fault:
        """Return a fault at a place of the file; the nearest place above it where there is none."""
        node = node_at(self.root, way)
        return Fault(self.name, node.line, node.column, path_text(way), message)


def is_sweep(root: Node) -> bool:
    """Tell whether what is written in a file is a sweep: it says what varies."""
    return isinstance(root, Block) and "vary" in root


def read_sweep(text: bytes | str, name: str, file: Path | None = None) -> SweepFile:
    """Read a sweep from the text of its file, and load the scenario it varies.

    `name` is what its faults are reported under; a base given as a path is looked for beside `file`. Raises
    `ScenarioError` with every fault of the form, or those of the scenario.
    """
    root = read(text, name)
    if not isinstance(root, Block) or not is_sweep(root):
        keys = [key for key in root if isinstance(key, Text)] if isinstance(root, Block) else []
        meant = next((key for key in keys if nearest(key, ["vary"])), None)
        near = f"; {meant} is in line {meant.line}{nearest(meant, ['vary'])}" if meant is not None else ""
        message = f"a sweep says under `vary` what varies, and names a `base`; this file has no `vary`{near}"
        raise ScenarioError([Fault(name, root.line, root.column, "", message)])
    sweep = _structured(root, name)
    what_if = Block([(k, v) for k, v in root.items() if k in WHAT_IF], root.line, root.column)
    loaded = loading.tree_of(what_if, name, file, ())
    return SweepFile(sweep, root, name, loaded, None if file is None else file.parent)


def _structured(root: Block, name: str) -> Sweep:
    try:
        sweep: Sweep = Structurer({}).structure(root, Sweep)
    except Exception as error:
        wrong = [
            Fault(name, each.node.line, each.node.column, path_text(_spelt(each.path)), _told(each))
            for each in misfits(error, root)
        ]
        raise ScenarioError(dict.fromkeys(wrong)) from None
    faults = [fault for axis, varied in sweep.vary.items() for fault in _targets(root, name, axis, varied)]
    if not sweep.vary:
        node = root["vary"]
        faults.append(Fault(name, node.line, node.column, "vary", "found nothing that varies"))
    if faults:
        raise ScenarioError(faults)
    return sweep


def _targets(root: Block, name: str, axis: str, varied: Varied) -> list[Fault]:
    node = node_at(root, ("vary", axis))
    said = [target for target in TARGETS if isinstance(node, Block) and target in node]
    if len(said) == 1:
        return [fault for fault in _wrong_values(node, name, axis, said[0]) if fault is not None]
    place = next((k for k in root["vary"] if k == axis), Text()) if isinstance(root["vary"], Block) else Text()
    found = f"found {' and '.join(said)}" if said else "found none"
    message = f"{found}; expected exactly one of {', '.join(TARGETS)}, which says what varies"
    return [Fault(name, place.line, place.column, path_text(("vary", axis)), message)]


def _wrong_values(node: Node, name: str, axis: str, target: str) -> list[Fault | None]:
    def fault(key: str, message: str) -> Fault:
        at = node_at(node, (key,))
        return Fault(name, at.line, at.column, path_text(("vary", axis, key)), message)

    assert isinstance(node, Block)
    empty = (
        "found nothing, expected at least one law" if target == "laws" else "found nothing, expected what varies"
    )
    none = "values" in node and not node["values"]
    below = str(node.get("step", "")).startswith("-")
    return [
        None if node[target] or target == "random" else fault(target, empty),
        fault("values", "found no value, expected at least one") if none else None,
        fault("step", f"found {shown(str(node['step']))}, expected more than 0") if below else None,
    ]


_MOST = 999_999_999
_WHOLE = {"seed", "repetitions", "samples", "steps", "draws"}
"""The keys that take a whole number."""


def _told(wrong: Wrong) -> str:
    """Say of a whole number that is out of bounds which bound it is."""
    digits = str(wrong.node).lstrip("-")
    if not (wrong.path and wrong.path[-1] in _WHOLE and digits.isascii() and digits.isdigit()):
        return wrong.message
    bound = "not below 0" if str(wrong.node).startswith("-") else f"at most {_MOST:,}"
    return f"found {shown(str(wrong.node))}, expected a whole number {bound}"


def _spelt(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    keys = names_of(Varied)
    return tuple(keys.get(part, part) if isinstance(part, str) and n == 2 else part for n, part in enumerate(path))
