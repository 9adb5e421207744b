"""The scenario that an entry says to try shows it: it names it, or plays the case the entry tells of."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

from sim.engine import run
from sim.errors import UnscError
from sim.law.provisions import PROVISIONS, find
from sim.scenario import load
from sim.source import Source

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
TRIED = [p for p in PROVISIONS if p.scenario]
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
SYMBOL = re.compile(r"\b[SA]/(?:RES/|PV\.)?\d[\w/.]*\d")


@cache
def played(name: str) -> tuple[str, frozenset[str]]:
    """Return the text of a scenario, and the provisions that its run cites."""
    path = SCENARIOS / f"{name}.yaml"
    cited: set[str] = set()
    for event in run(load(str(path))).log:
        cited |= set(sources(event))
    return " ".join(path.read_text("utf-8").split()), frozenset(c for cite in cited for c in known(cite))


def sources(value: Any) -> list[str]:
    """List the citations anywhere in an event."""
    if isinstance(value, Source):
        return [value.cite]
    if isinstance(value, tuple):
        return [cite for each in value for cite in sources(each)]
    if attrs.has(type(value)):
        return [cite for a in attrs.fields(type(value)) for cite in sources(getattr(value, a.name))]
    return []


def known(cite: str) -> list[str]:
    """Return the entry of a citation; what a scenario cites as its own source has none."""
    try:
        return [find(cite).cite]
    except UnscError:
        return []


def cases(text: str) -> set[str]:
    """Return the documents and the days that a text names; a day as in a file, 2014-12-22."""
    days = re.findall(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})", text)
    written = {f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}" for day, month, year in days}
    return set(SYMBOL.findall(text)) | set(re.findall(r"\b\d{4}-\d\d-\d\d\b", text)) | written


def test_many_can_be_tried():
    rules = [p for p in TRIED if p.cite.startswith("Rule ")]
    assert len(TRIED) >= 50 and len(rules) >= 15


@pytest.mark.parametrize("p", TRIED, ids=lambda p: p.cite)
def test_the_scenario_shows_the_provision(p):
    text, cited = played(p.scenario)
    article = re.sub(r"^(Charter|Rome Statute) (?=Art)", "", p.cite)
    named = re.search(rf"{re.escape(article)}(?![0-9])", text)
    assert p.cite in cited or named or cases(" ".join((p.cite, p.episode, p.note))) & cases(text)
