"""Every scenario that comes with the package: it loads, says where it is from, and replays as recorded."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.engine import run
from sim.scenario import Scenario, load
from sim.scenario.known_votes import status_of
from sim.scenario.library import scenarios_in
from sim.scenario.model import Step
from sim.scenario.resolving import votes_in
from sim.source import Source, Status

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
FILES = scenarios_in(SCENARIOS)
RECORD = [p for p in FILES if "what-if" not in p.parts]
WHAT_IFS = [p for p in FILES if "what-if" in p.parts]


def named(path: Path) -> str:
    return path.relative_to(SCENARIOS).with_suffix("").as_posix()


every_file = pytest.mark.parametrize("path", FILES, ids=named)
every_record = pytest.mark.parametrize("path", RECORD, ids=named)
every_what_if = pytest.mark.parametrize("path", WHAT_IFS, ids=named)


def steps(scenario: Scenario) -> Iterator[tuple[Step, tuple[Source, ...]]]:
    """List every step with the documents it rests on: its own, or those of its meeting."""
    for step in scenario.timeline:
        yield step, step.source
        for inner in step.meeting.proceedings if step.meeting else ():
            yield inner, inner.source or step.source


def test_there_are_files():
    assert RECORD
    assert WHAT_IFS


@every_file
def test_the_first_line_names_the_schema(path):
    up = "../" * (len(path.relative_to(SCENARIOS).parts) - 1)
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={up}scenario.schema.json"


@every_file
def test_it_loads_and_says_what_it_shows(path):
    scenario = load(path)
    assert scenario.title
    assert scenario.about


@every_file
def test_the_run_comes_out_as_the_file_says(path):
    assert run(load(path)).differences == ()


@every_record
def test_the_record_cites_its_documents(path):
    scenario = load(path)
    assert not scenario.base
    for step, documents in steps(scenario):
        assert documents, f"{step.id} cites no document"
    for placed in votes_in(scenario):
        assert placed.sources, f"{placed.id} cites no document"


@every_record
def test_what_is_not_recorded_says_why(path):
    for step, documents in steps(load(path)):
        if status_of(step.status, documents) in (Status.DERIVED, Status.ASSUMED):
            assert step.note, f"{step.id} is {step.status} and has no note"


@every_record
def test_a_record_expects_something(path):
    assert load(path).expect


@every_what_if
def test_a_what_if_stands_on_a_file_and_changes_it(path):
    scenario = load(path)
    assert (path.parent / scenario.base).is_file()
    assert scenario.changes or scenario.positions or scenario.law or scenario.council


@every_what_if
def test_a_what_if_claims_no_record(path):
    """What the what-if itself adds is supposed, or derived from a document it cites; it is never recorded."""
    scenario = load(path)
    base = {step.id for step, _ in steps(load(path.parent / scenario.base))}
    for step, _ in steps(scenario):
        if step.id not in base:
            assert step.status is Status.ASSUMED, f"{step.id} is not marked as assumed"
    for position in scenario.positions:
        assert position.status in (Status.DERIVED, Status.ASSUMED)
