"""An event log as JSON lines: one record a line, typed, in order, read back to the same values."""

import json
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cache
from typing import Any, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_unstructure_fn, override

from sim.engine.events import EVENTS, Event
from sim.errors import UnscError
from sim.law import Decision, Tally, VoteEffect
from sim.scenario.chances import Chances, read_fraction
from sim.scenario.known_votes import KnownVote
from sim.scenario.moments import Moment, parse_moment
from sim.source import Source

_BY_NAME: Mapping[str, type[Event]] = {cls.__name__: cls for cls in EVENTS}
_ALWAYS = {"number", "at", "status", "cause"}


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(Moment, str)
    converter.register_structure_hook(Moment, lambda text, _: parse_moment(text))
    converter.register_unstructure_hook(Fraction, str)
    converter.register_structure_hook(Fraction, lambda text, _: read_fraction(text))
    for plain in (str, int, bool):
        converter.register_structure_hook(plain, _exactly)
    converter.register_structure_hook_factory(_is_series, _series)
    for cls in (*EVENTS, Decision, VoteEffect, Tally, KnownVote, Chances, Source):
        # A line says what there is to say; only what every record has is there even when it is empty.
        rules = {
            name: override(omit_if_default=name not in _ALWAYS and cls is not Tally)
            for name in attrs.fields_dict(cls)
        }
        converter.register_unstructure_hook(cls, make_dict_unstructure_fn(cls, converter, **rules))  # type: ignore[arg-type]
    return converter


def _exactly(value: Any, cls: type) -> Any:
    """Take a value as it is: a line that says "1" where a number belongs is damaged."""
    if type(value) is not cls:
        raise TypeError(f"expected {cls.__name__}")
    return value


def _is_series(cls: Any) -> bool:
    return get_origin(cls) is tuple


def _series(cls: Any) -> Callable[[Any, Any], tuple[Any, ...]]:
    of = get_args(cls)

    def hook(value: Any, _: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise TypeError("expected a list")
        kinds = of[:1] * len(value) if of[-1] is Ellipsis else of
        return tuple([_converter().structure(v, kind) for v, kind in zip(value, kinds, strict=True)])

    return hook


def to_line(event: Event) -> str:
    """Write one record as one line of JSON, without the line end."""
    record = {"event": type(event).__name__, **_converter().unstructure(event)}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def to_lines(log: Iterable[Event]) -> str:
    """Write a log as JSON lines.

    >>> import sim
    >>> text = to_lines(sim.run(sim.load("dprk/2014")).log)
    >>> from_lines(text) == sim.run(sim.load("dprk/2014")).log
    True
    """
    return "".join(f"{to_line(event)}\n" for event in log)


def from_lines(text: str, name: str = "log") -> tuple[Event, ...]:
    """Read a log back. Raises `UnscError` naming the line that is no record of ours, or not the next one."""
    log: list[Event] = []
    for number, line in enumerate(text.split("\n"), start=1):  # other line ends may stand in a text
        if not line.strip():
            continue
        event = _event(line, f"{name}:{number}")
        if event.number != len(log) + 1:
            raise UnscError(f"{name}:{number}: found record {event.number}, expected record {len(log) + 1}")
        if event.cause is not None and not 0 < event.cause < event.number:
            raise UnscError(f"{name}:{number}: found {event.cause} as the cause, expected an earlier record")
        log.append(event)
    return tuple(log)


def _event(line: str, place: str) -> Event:
    try:
        record: Any = json.loads(line)
        cls = _BY_NAME[record.pop("event")]
        event: Event = _converter().structure(record, cls)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, BaseValidationError) as error:
        raise UnscError(f"{place}: this is no record of an event log ({type(error).__name__})") from None
    return event
