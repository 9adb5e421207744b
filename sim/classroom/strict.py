"""Reading JSON strictly into frozen values: nothing is converted, no key ignored, every text fit to be shown."""

import difflib
import enum
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError

from sim.classroom.limits import LISTED, TEXT
from sim.errors import UnscError
from sim.scenario.characters import FORBIDDEN, named

T = TypeVar("T")

_UNFIT = re.compile(f"[\t\n\r]|{FORBIDDEN.pattern}")
"""What may not stand in a scenario file, into which all texts go, and what ends a line."""
_TOLD = 3
_NAMED = {str: "text", int: "a whole number", bool: "true or false"}


class Malformed(UnscError):
    """JSON that is not of the shape that is expected: what was found, what was expected."""


def word_of(value: enum.Enum) -> str:
    """Return how a member of an enumeration is written in JSON: its name, in lower case."""
    return value.name.lower()


def fit(text: str, most: int, what: str = "the text") -> str:
    """Return a text as it is. Raises `Malformed` for one too long, or with characters that cannot be shown."""
    if len(text) > most:
        raise Malformed(f"{what} has {len(text)} characters, expected at most {most}")
    if not (text.isascii() and text.isprintable()) and (found := _UNFIT.search(text)):
        character = named(found.group()[:1])
        raise Malformed(f"{what} holds {character}, which cannot be shown; expected text on one line")
    return text


def near(word: str, valid: tuple[str, ...]) -> str:
    """Say what was found and what was expected, with the nearest valid name first where there is one."""
    found = difflib.get_close_matches(word[:60], valid, n=1)
    hint = f"did you mean {found[0]}? " if found else ""
    return f"found {quoted(word)}; {hint}expected one of {', '.join(valid)}"


def quoted(value: object) -> str:
    """Return what was found in a few words; what is large or deep is called by its kind."""
    if isinstance(value, str):
        return ascii(value[:40] + ("..." if len(value) > 40 else ""))
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int) and abs(value) > 10**15:
        return "a number far too large"
    return f"{value!r:.40}"


def strict_converter() -> Converter:
    """Return a converter that takes JSON as it is: enumerations by `word_of`, lists as tuples, no extra keys."""
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(int, _exactly)
    converter.register_structure_hook(bool, _exactly)
    converter.register_structure_hook_factory(_is_enum, _enum_hook)
    converter.register_unstructure_hook_factory(_is_enum, lambda _: word_of)
    converter.register_structure_hook_factory(_is_series, lambda cls: _series_hook(cls, converter))
    converter.register_unstructure_hook_factory(
        _is_series, lambda _: lambda series: [converter.unstructure(value) for value in series]
    )
    return converter


def structured(converter: Converter, value: object, cls: type[T], what: str) -> T:
    """Read a JSON value as a frozen value. Raises `Malformed`, with the key at which it is not of the shape."""
    if type(value) is not dict:
        raise Malformed(f"{what}: found {quoted(value)}, expected an object")
    try:
        return converter.structure(value, cls)
    except (BaseValidationError, UnscError, ValueError, TypeError, KeyError) as error:
        faults = [_placed(fault, what) for fault in transform_error(error, "", _said(cls))]
        more = f"; and {len(faults) - _TOLD} more" if len(faults) > _TOLD else ""
        raise Malformed("; ".join(faults[:_TOLD]) + more) from None


def _placed(fault: str, what: str) -> str:
    said, _, path = fault.rpartition(" @ ")
    path = path.lstrip(".")
    return f"{what}.{path}: {said}" if path else f"{what}: {said}"


def _said(cls: type) -> Callable[[BaseException, type | None], str]:
    def said(error: BaseException, _: type | None) -> str:
        if isinstance(error, UnscError):
            return str(error)
        if isinstance(error, ForbiddenExtraKeysError):
            keys = tuple(sorted(map(str, error.extra_fields)))
            valid = tuple(a.name for a in attrs.fields(error.cl))
            return (
                f"there is no key {near(keys[0], valid).removeprefix('found ')}"
                if valid
                else (f"there is no key {quoted(keys[0])}; expected none")
            )
        if isinstance(error, KeyError):
            return "it is missing"
        return "it is not of the shape that is expected"

    return said


def _text(value: Any, _: Any) -> str:
    if type(value) is not str:
        raise Malformed(f"found {quoted(value)}, expected text")
    return fit(value, TEXT)


def _exactly(value: Any, cls: Any) -> Any:
    if type(value) is not cls:
        raise Malformed(f"found {quoted(value)}, expected {_NAMED[cls]}")
    return value


def _is_enum(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, enum.Enum)


def _enum_hook(cls: type[enum.Enum]) -> Callable[[Any, Any], enum.Enum]:
    by_word: Mapping[str, enum.Enum] = {word_of(member): member for member in cls}

    def hook(value: Any, _: Any) -> enum.Enum:
        if type(value) is not str or value not in by_word:
            if type(value) is str:
                raise Malformed(near(value, tuple(by_word)))
            raise Malformed(f"found {quoted(value)}, expected one of {', '.join(by_word)}")
        return by_word[value]

    return hook


def _is_series(cls: Any) -> bool:
    return get_origin(cls) is tuple


def _series_hook(cls: Any, converter: Converter) -> Callable[[Any, Any], tuple[Any, ...]]:
    of = get_args(cls)
    endless = of[-1] is Ellipsis

    def hook(value: Any, _: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise Malformed(f"found {quoted(value)}, expected a list")
        if len(value) > LISTED or (not endless and len(value) != len(of)):
            expected = f"at most {LISTED}" if endless else str(len(of))
            raise Malformed(f"found a list of {len(value)}, expected {expected}")
        kinds = of[:1] * len(value) if endless else of
        return tuple([converter.structure(v, kind) for v, kind in zip(value, kinds, strict=True)])

    return hook
