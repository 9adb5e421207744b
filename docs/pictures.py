"""Draws docs/pictures/*.svg by the commands that docs/pictures.md shows: `python docs/pictures.py`."""

import contextlib
import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from sim.cli import main

HERE = Path(__file__).resolve().parent


def commands(page: Path = HERE / "pictures.md") -> list[list[str]]:
    """Return the commands of the page, each as its words without `unsc`."""
    blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.S | re.M)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines()]


def place_of(name: str) -> Path:
    """Return where a picture is kept; the README shows one of them, which stands beside the pages."""
    return HERE / name if name == "referral-2014.svg" else HERE / "pictures" / name


def draw(folder: Path) -> None:
    """Carry the commands out in a folder, where they leave pictures. Raises `RuntimeError` where one fails."""
    with contextlib.chdir(folder):
        for words in commands():
            done = CliRunner().invoke(main, words)
            if done.exit_code:
                raise RuntimeError(f"unsc {shlex.join(words)}: {done.output}")


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        draw(Path(folder))
        for picture in sorted(Path(folder).glob("*.svg")):
            place_of(picture.name).write_bytes(picture.read_bytes())
