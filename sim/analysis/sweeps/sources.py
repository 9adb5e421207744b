"""The texts a sweep rests on, gathered so that it can be repeated elsewhere: its file, and every base below it."""

from collections.abc import Mapping
from pathlib import Path

from sim.analysis.sweeps.axes import OF_THE_DAY
from sim.law.reforms import REFORMS
from sim.scenario.library import find
from sim.scenario.places import Block, Items, Node, Text
from sim.scenario.reading import read
from sim.scenario.sweep_file import SweepFile

SWEEP = "sweep.yaml"


def texts_of(file: SweepFile, text: bytes | str) -> Mapping[str, str]:
    """Return the texts a sweep rests on, by names under which they may stand in one folder.

    They are as their authors wrote them, but for the names of other files, which are replaced where they stand.
    """
    written = text.decode("utf-8-sig") if isinstance(text, bytes) else text
    texts: dict[str, str] = {}
    replacing = {}
    for node in _law_files(file.root):
        beside = file.folder / node if file.folder is not None else Path(node)
        name = Path(node).name  # it stands in a column, so it stays what it is
        texts[name] = _text(beside if beside.is_file() else Path(node))
        replacing[id(node)] = (node, name)
    base = file.root["base"]
    assert isinstance(base, Text)
    replacing[id(base)] = (base, "base-1.yaml")
    _add_bases(texts, base, file.folder, 1)
    return {SWEEP: _replaced(written, list(replacing.values())), **dict(sorted(texts.items()))}


def _law_files(root: Block) -> list[Text]:
    vary = root["vary"]
    found: list[Text] = []
    for axis in vary.values() if isinstance(vary, Block) else ():
        laws: Node = axis.get("laws", Items()) if isinstance(axis, Block) else Items()
        found += [law for law in laws if isinstance(law, Text) and law not in REFORMS and law != OF_THE_DAY]
    return found


def _add_bases(texts: dict[str, str], base: Text, folder: Path | None, number: int) -> None:
    """Add a base and those below it; each is looked for beside the file that names it, then by its name."""
    beside = folder / base if folder is not None else Path(base)
    found = find(beside if beside.exists() else Path(base))
    text = _text(found)
    root = read(text, str(base))
    below = root.get("base") if isinstance(root, Block) else None
    if isinstance(below, Text):
        _add_bases(texts, below, found.parent, number + 1)
        text = _replaced(text, [(below, f"base-{number + 1}.yaml")])
    texts[f"base-{number}.yaml"] = text


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def _replaced(text: str, names: list[tuple[Text, str]]) -> str:
    """Put other names where some stand; from the last to the first, so that their places hold."""
    lines = text.split("\n")  # as places are counted
    for node, name in sorted(names, key=lambda each: (each[0].line, each[0].column), reverse=True):
        line, start = lines[node.line - 1], node.column - 1
        length = len(node.raw or node)
        lines[node.line - 1] = line[:start] + name + line[start + length :]
    return "\n".join(lines)
