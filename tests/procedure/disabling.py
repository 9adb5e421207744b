"""Disabling a rule: something else is put where the code enforces it, wherever it is used. It asserts nothing."""

import importlib
import sys
from collections.abc import Callable
from types import MappingProxyType, ModuleType
from typing import Any

import pytest
from attrs import evolve, frozen

from sim.procedure import deciding, order
from sim.procedure.entry import Entry, MatterEntry
from sim.procedure.meeting import Phase

FAILED = (AssertionError, pytest.fail.Exception)
"""How a test fails that found something wrong; any other error would only show that the stand-in does not fit."""


@frozen
class Row:
    """One way to disable a rule: `where` it is enforced, what stands in for that, and the test that must fail.

    `disable` is given what is at `where` and returns the stand-in; `example` is a test without arguments, as
    "module.function".
    """

    rule: str
    where: str
    example: str
    disable: Callable[[Any], Any]

    @property
    def test(self) -> Callable[[], None]:
        module, _, name = self.example.rpartition(".")
        found: Callable[[], None] = getattr(importlib.import_module(module), name)
        return found


def at(name: str) -> tuple[Any, str]:
    """Return the module or class in which a dotted name is found, and the last part of the name."""
    holder, _, attribute = name.rpartition(".")
    try:
        return importlib.import_module(holder), attribute
    except ModuleNotFoundError:  # an attribute of a class
        module, _, cls = holder.rpartition(".")
        return getattr(importlib.import_module(module), cls), attribute


def put_in_place(row: Row, patch: pytest.MonkeyPatch) -> None:
    """Put the stand-in of a row wherever the code, or its example, uses what it stands in for."""
    holder, attribute = at(row.where)
    old = vars(holder)[attribute]
    new = row.disable(old)
    if not isinstance(holder, ModuleType):
        patch.setattr(holder, attribute, new)
        return
    importlib.import_module(row.example.rpartition(".")[0])
    _everywhere(old, new, patch)
    if isinstance(old, Entry):
        _in_the_table_of_acts(old, new, patch)
    elif isinstance(old, MatterEntry):
        matters = MappingProxyType({m: new if e is old else e for m, e in deciding.MATTERS.items()})
        _everywhere(deciding.MATTERS, matters, patch)


def _everywhere(old: object, new: object, patch: pytest.MonkeyPatch) -> None:
    """Replace an object under every name by which a module of ours, or of these tests, knows it."""
    for module in list(sys.modules.values()):
        name = getattr(module, "__name__", "")
        if name in ("sim", "room", "refusing") or name.startswith(("sim.", "test_rules")):
            for known, value in list(vars(module).items()):
                if value is old:
                    patch.setattr(module, known, new)


def _in_the_table_of_acts(old: Entry[Any], new: Entry[Any], patch: pytest.MonkeyPatch) -> None:
    table = tuple([new if entry is old else entry for entry in order.TABLE])
    assert new in table, "only an act in the table can be disabled"
    patch.setattr(order, "TABLE", table)
    patch.setattr(order, "_BY_ACT", {entry.act: entry for entry in table})
    by_phase = {
        (phase, formal): tuple([e for e in table if phase in e.phases and (formal or not e.formal_only)])
        for phase in Phase
        for formal in (True, False)
    }
    patch.setattr(order, "_BY_PHASE", by_phase)


def always(answer: object = None) -> Callable[[Any], Callable[..., Any]]:
    """Stand in for a function by one that gives the same answer to everything."""
    return lambda old: lambda *args, **more: answer


def unchecked(entry: Entry[Any]) -> Entry[Any]:
    """Let an act be in order whatever the rule says; the rule it cites is no matter."""
    return evolve(entry, check=lambda meeting, action: order.RULE_19)


def without_effect(entry: Any) -> Any:
    """Let an act, or a decision, change nothing."""
    return evolve(entry, effect=lambda meeting, *rest: meeting)
