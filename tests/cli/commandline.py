"""Calling the command: in this process where that is enough, as a process of its own where it matters."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from sim.cli import main

ROOT = Path(__file__).resolve().parents[2]


def unsc(*words: str, typed: str | bytes | None = None) -> Result:
    """Call the command in this process."""
    return CliRunner().invoke(main, list(words), input=typed)


def answer(*words: str, code: int = 0, typed: str | None = None) -> Any:
    """Call the command, see that it exits so, and return the JSON it prints."""
    result = unsc(*words, typed=typed)
    assert result.exit_code == code, result.output
    assert result.stderr == ""
    found = json.loads(result.stdout)
    assert found["schema"] == 1
    return found


def command_line(*words: str) -> list[str]:
    return [sys.executable, "-m", "sim", *words]


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    keep = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "FORCE_COLOR", "PYTHONPATH")}
    return {**keep, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **(more or {})}


def process(
    *words: str, typed: bytes = b"", env: Mapping[str, str] | None = None, cwd: Path | None = None, **more: Any
) -> subprocess.CompletedProcess[bytes]:
    """Call the command as a process of its own."""
    more = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    return subprocess.run(
        command_line(*words), input=typed, env=environment(env), cwd=cwd, timeout=60, check=False, **more
    )
