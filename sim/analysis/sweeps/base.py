"""The base scenario of a sweep, changed case by case without reading a file again."""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from sim.errors import UnscError
from sim.scenario import ScenarioError
from sim.scenario.loading import load_tree
from sim.scenario.model import Scenario
from sim.scenario.trees import Tree, nodes

_KEPT = 256
"""So many scenarios are kept at a time: cases of one combination follow one another."""


class NoScenario(UnscError):
    """Changes that make no scenario: what is wrong, and at which path of it, if at one."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}" if path else message)
        self.path, self.message = path, message


class Base:
    """The base scenario of a sweep, ready to be changed case by case without reading its file again."""

    def __init__(self, loaded: Any) -> None:
        self.loaded = loaded
        self._kept: OrderedDict[tuple[tuple[str, str], ...], Scenario | tuple[str, str]] = OrderedDict()

    def scenario(self, overrides: Mapping[str, str]) -> Scenario:
        """Return the scenario with some changes. Raises `NoScenario` where they make none."""
        key = tuple(overrides.items())
        if key not in self._kept:
            while len(self._kept) >= _KEPT:
                self._kept.popitem(last=False)
            try:
                self._kept[key] = load_tree(self.loaded, overrides)
            except ScenarioError as error:
                # Where the fault stands depends on who asks: the row of a failing case says only what it is.
                fault = error.faults[0]
                self._kept[key] = (fault.path, fault.message)
        found = self._kept[key]
        if isinstance(found, tuple):
            raise NoScenario(*found)
        return found

    def __getstate__(self) -> Any:
        """Leave out what can be made again. A tree knows some of its nodes by identity, which no pickle keeps."""
        tree: Tree = self.loaded.tree
        at = {id(node): node for node in nodes(tree.root)}
        paths = [(at[key], path) for key, path in tree.paths if key in at]
        return (tree.root, tree.file, [(n, f) for _, f, n in tree.files], tree.short, paths, self.loaded.scenario)

    def __setstate__(self, state: Any) -> None:
        """Know the nodes again by who they are now."""
        root, file, files, short, paths, scenario = state
        known = tuple((id(node), name, node) for node, name in files)
        tree = Tree(root, file, known, short, tuple((id(node), path) for node, path in paths))
        self.loaded = _Loaded(tree, scenario)
        self._kept = OrderedDict()


class _Loaded:
    """A tree and the scenario made of it, as `loading` has them."""

    def __init__(self, tree: Tree, scenario: Scenario) -> None:
        self.tree = tree
        self.scenario = scenario
