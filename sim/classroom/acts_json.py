"""Acts of a meeting as JSON and back: the class by its name, who acts, the fields. Not asked: what is in order."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from cattrs import Converter

from sim.classroom.strict import Malformed, near, quoted, strict_converter, structured
from sim.procedure.actions import Action
from sim.procedure.order import TABLE

ACTS: Mapping[str, type[Action]] = MappingProxyType({entry.act.__name__: entry.act for entry in TABLE})
"""Every act that can be done at a meeting, by its name."""


@cache
def _converter() -> Converter:
    return strict_converter()


def act_to_json(act: Action) -> dict[str, Any]:
    """Return an act as a JSON object. Raises `Malformed` for one that is no act of a meeting.

    >>> from sim.procedure.actions import Move
    >>> from sim.procedure import Motion
    >>> act_to_json(Move("RUS", Motion.SUSPEND))
    {'act': 'Move', 'by': 'RUS', 'motion': 'suspend', 'until': '', 'to': ''}
    """
    name = type(act).__name__
    if ACTS.get(name) is not type(act):
        raise Malformed(f"{near(name, tuple(ACTS))}")
    return {"act": name, **_converter().unstructure(act)}


def act_from_json(value: object) -> Action:
    """Read an act from a JSON object. Raises `Malformed` for anything else, with the key and the nearest name.

    >>> act_from_json({"act": "OpenMeeting", "by": "TCD"})
    OpenMeeting(by='TCD')
    >>> act_from_json({"act": "OpenMeting", "by": "TCD"})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    sim.classroom.strict.Malformed: act: found 'OpenMeting'; did you mean OpenMeeting? expected one of ...
    """
    if type(value) is not dict:
        raise Malformed(f"act: found {quoted(value)}, expected an object such as {{'act': 'Object', 'by': 'CHN'}}")
    name = value.get("act")
    if type(name) is not str:
        raise Malformed(f"act: found {quoted(name)}, expected the name of an act, such as Object")
    if name not in ACTS:
        raise Malformed(f"act: {near(name, tuple(ACTS))}")
    rest = {key: field for key, field in value.items() if key != "act"}
    return structured(_converter(), rest, ACTS[name], name)
