"""The README's picture of the classroom can be taken again, by what it says makes it."""

import importlib.util
import struct
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def size_of(png: bytes) -> tuple[int, ...]:
    """Return how wide and high a picture is."""
    assert png.startswith(b"\x89PNG\r\n")
    return struct.unpack(">II", png[16:24])


def test_the_picture_of_the_classroom_can_be_taken_again(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("classroom_picture", ROOT / "docs" / "classroom.py")
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.take(tmp_path / "now.png", port=0)  # what it waits for to be on the page is the test
    assert size_of((tmp_path / "now.png").read_bytes()) == size_of((ROOT / "docs/classroom.png").read_bytes())
