"""The page on pictures shows what its commands draw today, and its Python draws the same."""

import importlib.util
import re
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest

from sim.show.pictures.vote_marks import VoteMark

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = (DOCS / "pictures.md").read_text(encoding="utf-8")
SECTIONS = PAGE.split("\n## ")[1:]


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_pictures", DOCS / "pictures.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the commands of the page have written their pictures."""
    for needed in ("matplotlib", "polars"):
        pytest.importorskip(needed)
    folder = tmp_path_factory.mktemp("pictures")
    script().draw(folder)
    return folder


def said(svg: bytes) -> list[str]:
    """Return the title and the description of a picture; the fingerprint of a sweep is another with other code."""
    root = ElementTree.fromstring(re.sub(rb"fingerprint [0-9a-f]{16}", b"", svg))
    return [e.text or "" for e in root if e.tag.rpartition("}")[2] in ("title", "desc")]


def test_the_pictures_are_what_the_commands_draw_today(today: Path) -> None:
    drawn = {path.name for path in today.glob("*.svg")}
    shown = re.findall(r"^!\[([^]]+)\]\(([^)]+)\)$", PAGE, re.M)
    assert {name.rpartition("/")[2] for _, name in shown} == drawn
    assert {path.name for path in (DOCS / "pictures").iterdir()} == drawn - {"referral-2014.svg"}
    for _, name in shown:
        kept, now = (DOCS / name).read_bytes(), (today / Path(name).name).read_bytes()
        assert len(said(kept)) == 2
        assert said(kept) == said(now), f"{name}: python docs/pictures.py draws it anew; then look"
        # What matplotlib writes differs from version to version of it, but for the words.
        assert kept == now or not kept.startswith(b"<svg "), (
            f"{name}: python docs/pictures.py draws it anew; then look"
        )


def test_the_python_of_a_section_draws_what_its_command_does() -> None:
    compared = 0
    for section in SECTIONS:
        blocks = re.findall(r"^```(sh|python)\n(.*?)^```", section, re.S | re.M)
        for (_, command), (language, code) in pairwise(blocks):
            if language != "python":
                continue
            names: dict[str, Any] = {}
            exec(compile(code, "pictures.md", "exec"), names)
            file = re.findall(r"--plot (\S+)", command)[0]
            assert names["picture"].svg == (DOCS / "pictures" / file).read_text(encoding="utf-8"), file
            compared += 1
    assert compared == 5


def test_the_page_explains_every_mark_of_a_vote() -> None:
    table = SECTIONS[0]
    for mark in VoteMark:
        if mark.letter:
            assert f"**{mark.letter}**" in table
            assert mark.value.partition(" in the record")[0] in table
