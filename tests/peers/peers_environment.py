"""The peers in an environment of their own, in the cache folder; its process is asked turn by turn with ours."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
REQUIREMENTS = HERE / "requirements.txt"


def folder() -> Path:
    """Where the environment is: one for each version of Python."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "unsc-sim" / f"peers-{sys.version_info.major}.{sys.version_info.minor}"


def python() -> Path | None:
    """Return the peers' Python, or None where they are not installed, or not those now asked for."""
    made_with = folder() / "requirements.txt"
    if not made_with.is_file() or made_with.read_bytes() != REQUIREMENTS.read_bytes():
        return None
    return folder() / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install() -> Path | None:
    """Make the environment unless it is there; None, saying why on stderr, where that fails."""
    there = python()
    if there is not None:
        return there
    shutil.rmtree(folder(), ignore_errors=True)
    scripts = folder() / ("Scripts" if os.name == "nt" else "bin")
    quietly = ["--quiet", "--disable-pip-version-check"]
    try:
        subprocess.run([sys.executable, "-m", "venv", str(folder())], check=True)
        subprocess.run(
            [scripts / "python", "-m", "pip", "install", *quietly, "-r", REQUIREMENTS],
            check=True,
            capture_output=True,
            text=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        said = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
        print(f"the peers cannot be installed: {said[-1]}", file=sys.stderr)
        return None
    # Written last: an environment without it was left half made.
    shutil.copy(REQUIREMENTS, folder())
    return python()


Ask = Callable[..., Any]


@contextlib.contextmanager
def peers(*, may_install: bool) -> Iterator[Ask | None]:
    """Start the peers' process and give a way to ask it; None where there are no peers.

    `ask("mesa", 1000)` lets that peer do its thing so many times and returns its answer and its CPU seconds.
    """
    interpreter = install() if may_install else python()
    if interpreter is None:
        yield None
        return
    asking = [interpreter, "-u", HERE / "answering_peers.py"]
    with subprocess.Popen(asking, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        lines_in, lines_out = process.stdin, process.stdout
        assert lines_in is not None and lines_out is not None

        def ask(name: str, *numbers: int) -> Any:
            lines_in.write(json.dumps([name, *numbers]) + "\n")
            lines_in.flush()
            return json.loads(lines_out.readline())

        yield ask
        lines_in.close()
