"""What is called recorded must cite a document, its own or that of what it stands in. It judges no document."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from sim.scenario.model import Scenario
from sim.scenario.resolving import Way
from sim.source import Status

NO_SOURCE = "found recorded without a source; expected `source:` here or above it, or status reported or assumed"


def recorded_without_source(scenario: Scenario) -> Iterator[Way]:
    """Find the ways to each `status: recorded` that no source stands behind.

    One that is cited by a step covers what is told in it: its groups, and for a meeting its proceedings.
    """
    for name in ("timeline", "positions"):
        yield from _within(getattr(scenario, name), (name,), cited=False)


def _within(value: Any, way: Way, *, cited: bool) -> Iterator[Way]:
    if isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from _within(item, (*way, n), cited=cited)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _within(item, (*way, name), cited=cited)
    elif attrs.has(type(value)):
        cited = cited or bool(getattr(value, "source", ()))
        if getattr(value, "status", None) is Status.RECORDED and not cited:
            yield (*way, "status")
        for field in attrs.fields(type(value)):
            yield from _within(getattr(value, field.name), (*way, field.name), cited=cited)
