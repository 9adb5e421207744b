"""The house has one staircase: a room imports from floors below it or from itself, and law knows no clock."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SIM = Path(__file__).resolve().parents[1] / "sim"
MODULES = sorted(SIM.rglob("*.py"))

# Which room a part of the package belongs to. The ground floor is one room of three parts; the doorplate
# (sim/__init__.py, which loads names on first use only, and sim/__main__.py) stands above them all, but
# anybody may read the version on it.
ROOMS = {"council": "ground", "source": "ground", "errors": "ground", "__version__": "ground"}
ROOMS |= {"": "doorplate", "__main__": "doorplate"}
FLOORS = {
    "ground": 0,
    "law": 1,
    "procedure": 2,
    "bodies": 2,
    "scenario": 3,
    "engine": 4,
    "records": 4,
    "analysis": 5,
    "show": 6,
    "classroom": 7,
    "cli": 8,
    "doorplate": 9,
}
NOT_IN_LAW = {"random", "time", "os", "pathlib", "yaml", "click", "io", "sys", "secrets", "subprocess", "rich"}
CLOCKS = {"now", "today", "utcnow"}


def room_of(module: str) -> str:
    """Return the room of a module of ours, such as `sim.law.veto`."""
    part = [*module.split("."), ""][1]
    return ROOMS.get(part, part)


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(SIM.parent).with_suffix("").parts).removesuffix(".__init__")


def imported(tree: ast.AST, module: str, package: bool) -> Iterator[tuple[int, str]]:
    """List what is imported anywhere in a module, in functions too, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, name.name
        elif isinstance(node, ast.ImportFrom):
            up = module.split(".")[: -(node.level - package) or None] if node.level else []
            origin = ".".join([*up, *([node.module] if node.module else [])])
            if origin == "sim":  # from sim import law
                yield from ((node.lineno, f"sim.{name.name}") for name in node.names)
            else:
                yield node.lineno, origin


def faults(text: str, module: str, package: bool = False) -> list[str]:
    """Say what a module imports, or asks the clock, that its room may not."""
    tree = ast.parse(text)
    room, found = room_of(module), []
    for line, name in imported(tree, module, package):
        top = name.split(".")[0]
        if top == "sim":
            there = room_of(name)
            if there not in FLOORS:
                found.append(f"{module}:{line}: {name} is in no room we know")
            elif there != room and FLOORS[there] >= FLOORS[room]:
                found.append(f"{module}:{line}: {room} imports {name}, which is not on a floor below")
        if top == "simpy" and room != "engine":
            found.append(f"{module}:{line}: only the engine imports simpy")
        if room in ("law", "procedure", "bodies") and top in NOT_IN_LAW:
            found.append(f"{module}:{line}: {room} imports {name}")
    if room in ("law", "procedure", "bodies"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
                found.append(f"{module}:{node.lineno}: {room} asks the clock, .{node.attr}")
            if isinstance(node, ast.Name) and node.id in ("open", "print", "input", "__import__"):
                found.append(f"{module}:{node.lineno}: {room} calls {node.id}")
    return found


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_imports_only_go_down(path: Path) -> None:
    module = module_of(path)
    assert room_of(module) in FLOORS, f"{module} is in no room we know"
    assert faults(path.read_text("utf-8"), module, path.name == "__init__.py") == []


def test_the_rooms_read_are_there() -> None:
    assert set(FLOORS) == {room_of(module_of(path)) for path in MODULES}


@pytest.mark.parametrize("path", [SIM / "errors.py", SIM / "source.py"], ids=lambda path: path.stem)
def test_the_foundations_rest_on_nothing_of_ours(path: Path) -> None:
    module = module_of(path)
    names = [name for _, name in imported(ast.parse(path.read_text("utf-8")), module, package=False)]
    assert not [name for name in names if name.split(".")[0] == "sim"]


@pytest.mark.parametrize(
    ("module", "text", "fault"),
    [
        ("sim.law.veto", "from sim.procedure import Meeting", "law imports sim.procedure"),
        ("sim.law.veto", "def f():\n    import sim.engine.play", "sim.law.veto:2: law imports sim.engine.play"),
        ("sim.law.veto", "from sim import engine", "law imports sim.engine"),
        ("sim.law.veto", "from ..engine import play", "law imports sim.engine"),
        ("sim.law.veto", "from sim import run", "sim.run is in no room we know"),
        ("sim.law.veto", "import sim", "law imports sim, which"),
        ("sim.council.terms", "from sim.law import decide", "ground imports sim.law"),
        ("sim.engine.play", "from sim.show import text", "engine imports sim.show"),
        ("sim.procedure.voting", "import simpy", "only the engine"),
        ("sim.law.votes", "from random import Random", "law imports random"),
        ("sim.law.votes", "import os.path", "law imports os.path"),
        ("sim.procedure.voting", "if True:\n    from pathlib import Path", "procedure imports pathlib"),
        ("sim.law.votes", "from datetime import datetime\nx = datetime.now()", "asks the clock, .now"),
        ("sim.law.votes", "from datetime import date\nx = date.today()", "asks the clock, .today"),
        ("sim.law.votes", "print('adopted')", "law calls print"),
    ],
)
def test_what_would_be_found(module: str, text: str, fault: str) -> None:
    assert any(fault in found for found in faults(text, module))


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("sim.law.veto", "from sim.council import Council\nfrom sim.law.votes import Vote"),
        ("sim.law.veto", "from .votes import Vote\nfrom ..council import Council\nfrom datetime import date"),
        ("sim.engine.play", "import simpy\nfrom sim import __version__, law"),
        ("sim.scenario.reading", "import yaml\nfrom pathlib import Path"),
        ("sim.cli", "import click\nfrom sim.show import text"),
        ("sim.council.membership", "from sim.errors import UnscError"),
    ],
)
def test_what_is_in_order(module: str, text: str) -> None:
    assert faults(text, module) == []
