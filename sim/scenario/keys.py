"""How a key of a scenario file is declared: its explanation, its default, and the types its value may have."""

from typing import Any, NewType

from attrs import Factory, field

from sim.source import Source

Codes = NewType("Codes", tuple[str, ...])
"""States, as ISO 3166 alpha-3 codes."""
Sources = NewType("Sources", tuple[Source, ...])
"""Documents: each a key of the file's `sources`, or a symbol such as S/PV.7353."""
Ids = NewType("Ids", tuple[str, ...])
"""Steps of the timeline, by id."""
Id = NewType("Id", str)
"""The name by which the rest of the file speaks of a step."""


def key(about: str, *, default: Any = None, factory: Any = None, named: str = "") -> Any:
    """Declare a key of a block: its explanation, its value where the file says nothing, its name in the file."""
    metadata = {"about": about, "named": named} if named else {"about": about}
    return field(default=Factory(factory) if factory else default, metadata=metadata, kw_only=True)


def required(about: str) -> Any:
    """Declare a key that a block must have."""
    return field(metadata={"about": about}, kw_only=True)
