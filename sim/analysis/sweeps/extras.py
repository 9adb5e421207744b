"""The libraries that sweeps need and the base install has not: named where they are missing."""

from importlib import import_module
from typing import Any

from sim.errors import UnscError


def required(module: str, extra: str = "sweep") -> Any:
    """Return a module that comes with an extra. Raises `UnscError` saying how to get it."""
    try:
        return import_module(module)
    except ImportError:
        name = module.partition(".")[0]
        raise UnscError(f"this needs {name}, of the extra `{extra}`: pip install 'unsc-sim[{extra}]'") from None
