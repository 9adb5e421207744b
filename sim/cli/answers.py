"""How every command answers: JSON with a version, errors in one form, exit codes. It knows no law."""

import contextlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

import click

FINE, DIFFERS, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130

SCHEMA = 1
"""The version of what `--json` prints: it changes when a key changes its meaning or goes away."""

_LONGEST = 600
"""How long a message may be that quotes what was typed."""


def say_json(content: Mapping[str, Any]) -> None:
    """Print one JSON object on one line, with the version of its form."""
    answer = {"schema": SCHEMA, **content}
    # In UTF-8 whatever the locale (RFC 8259, section 8.1), so that a run gives the same bytes everywhere. A file's
    # name that a locale has no letters for is the bytes it has on disk, or escaped where these are no UTF-8.
    try:
        text = json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogateescape")
        text.decode("utf-8")
    except UnicodeError:
        text = json.dumps(answer).encode("ascii")
    click.echo(text + b"\n", nl=False)


def say(lines: Iterable[str], *, err: bool = False) -> None:
    """Print some lines."""
    for line in lines:
        click.echo(line, err=err)


def wants_json(words: Iterable[str]) -> bool:
    """Tell from what was typed whether JSON is wanted: an error may come before the options are read."""
    for word in words:
        if word == "--":
            return False
        if word == "--json":
            return True
    return False


def faults_in(error: Exception | None) -> list[dict[str, Any]]:
    """Return the faults an error carries, each with its place."""
    return [
        {"file": f.file, "line": f.line, "column": f.column, "path": f.path, "message": f.message}
        for f in getattr(error, "faults", ())
    ]


def tell(error: Exception, *, as_json: bool) -> None:
    """Tell what went wrong, once: on stderr, or with `--json` as JSON on stdout."""
    message, faults = _message(error), faults_in(error)
    if as_json:
        with contextlib.suppress(OSError):
            say_json({"error": {"message": message, **({"faults": faults} if faults else {})}})
            return
    prefix = "" if any(fault["line"] or fault["path"] for fault in faults) else "unsc: "
    with contextlib.suppress(OSError):
        click.echo(f"{prefix}{message}", err=True)


def _message(error: Exception) -> str:
    from sim.errors import UnscError

    if isinstance(error, UnscError):
        return _legible(str(error))
    if isinstance(error, click.ClickException):
        text = error.format_message().strip().replace("\n", " ")
        ctx = getattr(error, "ctx", None)
        hint = f" (see: {ctx.command_path} --help)" if ctx is not None else ""
        return f"{_cut(_legible(text))}{hint}"
    if isinstance(error, OSError):
        place = error.filename or "the output cannot be written"
        return _legible(f"{place}: {(error.strerror or str(error)).lower()}")
    if os.environ.get("UNSC_TRACEBACK"):
        raise error
    return _cut(
        _legible(f"this is a fault of ours ({type(error).__name__}: {error}); UNSC_TRACEBACK=1 shows where")
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def _legible(text: str) -> str:
    """Write out what cannot be seen: what was typed must not steer a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in text)


def let_any_text_through() -> None:
    """See that a name the terminal has no letters for is shown as well as can be, and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def finished(code: int) -> int:
    """Send off what was printed, and return the exit code: a full disk changes it, a reader gone away does not."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _throw_away(sys.stdout)
        return code
    except OSError as error:
        _throw_away(sys.stdout)
        tell(error, as_json=False)
        return BAD_INPUT
    return code


def _throw_away(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere, so that the end of the program does not complain of it."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
