"""The JSON Schema that editors check scenario files with: made from the model, never narrower, not much wider."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from sim.scenario.library import SWEEP, scenarios_in
from sim.scenario.schema import json_schema, schema_text, sweep_schema

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios"
EXAMPLES = Path(__file__).parent / "examples"
FILES = scenarios_in(SCENARIOS) + scenarios_in(EXAMPLES)

NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def as_editor_reads(node: Any) -> Any:
    """Give plain words the types of the core schema of YAML 1.2, as an editor does; dates and `no` stay text."""
    if isinstance(node, dict):
        return {key: as_editor_reads(value) for key, value in node.items()}
    if isinstance(node, list):
        return [as_editor_reads(item) for item in node]
    if node in ("", "~", "null", "Null", "NULL"):
        return None
    if node in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return node.lower() == "true"
    if re.fullmatch("[-+]?[0-9]+", node):
        return int(node)
    return float(node) if NUMBER.fullmatch(node) else node


def in_editor(source: str) -> Any:
    return as_editor_reads(yaml.load(source, yaml.BaseLoader))


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    return Draft7Validator(json_schema())


def test_the_schema_is_one():
    Draft7Validator.check_schema(json_schema())


def test_the_committed_schema_is_that_of_the_model():
    """Mend with: unsc schema > scenarios/scenario.schema.json."""
    assert (SCENARIOS / "scenario.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_text_is_the_schema():
    assert json.loads(schema_text()) == json_schema()
    assert schema_text().endswith("}\n")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_scenario_is_one_to_an_editor(path, validator):
    errors = validator.iter_errors(in_editor(path.read_text(encoding="utf-8")))
    assert [error.message[:300] for error in errors] == []


ONE_VOTE = "title: A test\ndate: 2014-12-22\nquestion: adopt the draft\n"
STEP = "title: A test\ntimeline:\n  - at: 2014-12-22\n    "
VOTE = f"{STEP}put_to_vote:\n      question: adopt the draft\n      "
GOOD = {
    "counts": f"{ONE_VOTE}counts: 11-2-2",
    "four counts": f"{ONE_VOTE}counts: 11-2-1-1",
    "quoted": f"{ONE_VOTE}against: 'CHN, RUS'\nin_favour: \"the rest\"",
    "the rest, otherwise spelt": f"{ONE_VOTE}in_favour: The  Rest",
    "codes in a list": f"{ONE_VOTE}against: [CHN, RUS GBR]\nabstaining: []\nin_favour: the rest",
    "a group in full": f"{ONE_VOTE}against: {{members: CHN, status: assumed, source: S/PV.1, note: 7}}",
    "the rest in full": f"{ONE_VOTE}in_favour: {{members: the rest, status: derived}}",
    "outcome alone": f"{ONE_VOTE}in_favour: the rest\nexpect: adopted",
    "outcome in full": f"{ONE_VOTE}in_favour: the rest\nexpect: {{outcome: refused, blocked_by: CHN}}",
    "outcome by the id": f"{ONE_VOTE}in_favour: the rest\nexpect: {{vote: adopted}}",
    "an hour": f"{ONE_VOTE.replace('date: 2014-12-22', 'at: 2014-12-22 15:08')}in_favour: the rest",
    "a number for a title": f"{ONE_VOTE.replace('A test', '2014')}in_favour: the rest",
    "chapter as a number": f"{VOTE}chapter: 52.3",
    "true": f"{VOTE}without_vote: true",
    "a word alone": STEP
    + "meeting:\n      proceedings:\n        - suspend:\n        - at: 15:08\n          resume:",
    "rule 37": STEP + "meeting: {proceedings: [{invite: {who: somebody, rule: 37}}]}",
    "months": f"{VOTE}defers: {{situation: x, months: 12}}",
    "an id of digits": STEP.replace("at:", "id: 7\n    at:") + "letter: {by: USA}\n  - drop: {request: 7}",
    "if": f"{STEP}letter: {{by: USA}}\n    if: {{agenda: not_adopted}}",
    "council of a day": f"{ONE_VOTE}in_favour: the rest\ncouncil: 2013-01-01",
    "council by hand": f"{ONE_VOTE}in_favour: the rest\ncouncil: {{members: USA CHN, permanent: USA}}",
    "veto by chapters": f"{ONE_VOTE}in_favour: the rest\nlaw: {{veto: {{chapters: [VII, 52.3]}}}}",
    "veto by chapters in a line": f"{ONE_VOTE}in_favour: the rest\nlaw: {{veto: {{chapters: VI VII}}}}",
    "no value for a remark": f"{STEP}letter: {{by: USA}}\n    note:",
    "sources": f"{STEP}letter: {{by: USA}}\n    source: [a, S/1]\nsources: {{a: S/2, b: {{cite: x, url: y}}}}",
    "chances": f"{ONE_VOTE}in_favour: the rest\nodds: {{CHN: {{no: 1e-05, abstain: 0.99999}}, RUS: {{yes: 1.}}}}",
    "chances as fractions": f"{ONE_VOTE}odds: {{the rest: {{no: 1/{10**20}, yes: {10**20 - 1}/{10**20}}}}}",
    "chances as texts": f"{ONE_VOTE}odds: {{the rest: {{no: '.5', yes: '5.0e-01'}}}}",
    "what-if": "base: dprk/2014\nchanges: {timeline.agenda.against: CHN}\nremove: timeline.dropped",
}


@pytest.mark.parametrize("source", GOOD.values(), ids=GOOD.keys())
def test_what_our_reader_takes_an_editor_takes(source, validator):
    assert [error.message[:300] for error in validator.iter_errors(in_editor(source))] == []


BAD = {
    "nothing said": "title: A test",
    "unknown key at the top": f"{ONE_VOTE}in_favour: the rest\nmood: good",
    "unknown key of a vote": f"{VOTE}in_favor: the rest",
    "unknown key of a step": f"{STEP}letter: {{by: USA}}\n    whne: 2014-12-22",
    "unknown key of a group": f"{ONE_VOTE}against: {{member: CHN}}",
    "unknown kind": f"{VOTE}kind: procedual",
    "unknown chapter": f"{VOTE}chapter: 7",
    "unknown status": f"{STEP}letter: {{by: USA}}\n    status: known",
    "unknown format": f"{STEP}meeting: {{format: secret}}",
    "unknown outcome": f"{ONE_VOTE}in_favour: the rest\nexpect: passed",
    "no title": ONE_VOTE.replace("title: A test\n", "") + "in_favour: the rest",
    "an empty title": ONE_VOTE.replace("A test", "") + "in_favour: the rest",
    "no date": ONE_VOTE.replace("date: 2014-12-22\n", "") + "in_favour: the rest",
    "an empty timeline": "title: A test\ntimeline: []",
    "no action": f"{STEP}note: x",
    "two actions": f"{STEP}letter: {{by: USA}}\n    draft: {{symbol: S/1}}",
    "an action out of place": f"{STEP}suspend:",
    "another out of place": STEP + "meeting: {proceedings: [{letter: {by: USA}}]}",
    "an hour in the timeline": STEP.replace("2014-12-22", "15:08") + "letter: {by: USA}",
    "a name for a code": f"{ONE_VOTE}against: China\nin_favour: the rest",
    "a code in small letters": f"{ONE_VOTE}against: chn\nin_favour: the rest",
    "a short count": f"{ONE_VOTE}counts: 11-2",
    "a count of slashes": f"{ONE_VOTE}counts: 11/2/2",
    "a date the other way round": ONE_VOTE.replace("2014-12-22", "22-12-2014") + "in_favour: the rest",
    "yes for true": f"{VOTE}without_vote: yes",
    "a number in words": f"{ONE_VOTE}in_favour: the rest\nlaw: {{substantive_votes: nine}}",
    "text for a block": f"{STEP}put_to_vote: adopt",
    "a list for text": ONE_VOTE.replace("A test", "[a, b]") + "in_favour: the rest",
    "a block for a list": "title: A test\ntimeline: {a: {letter: {by: USA}}}",
    "a missing key": f"{STEP}drop: {{because: tired}}",
    "an id with a space": STEP.replace("at:", "id: first draft\n    at:") + "letter: {by: USA}",
    "a timeline in a what-if": "base: dprk/2014\ntimeline: []",
    "a chance below 0": f"{ONE_VOTE}odds: {{the rest: {{no: -0.1}}}}",
    "a chance above 1": f"{ONE_VOTE}odds: {{the rest: {{no: 1.5}}}}",
    "a chance divided by 0": f"{ONE_VOTE}odds: {{the rest: {{no: 1/0}}}}",
    "a chance that is no number": f"{ONE_VOTE}odds: {{the rest: {{no: .nan}}}}",
    "a chance of too many characters": f"{ONE_VOTE}odds: {{the rest: {{no: 1/{'3' * 2000}}}}}",
    "changes without a base": "title: A test\nchanges: {a: b}",
}


@pytest.mark.parametrize("source", BAD.values(), ids=BAD.keys())
def test_what_is_wrong_in_form_an_editor_marks(source, validator):
    assert not validator.is_valid(in_editor(source))


def test_every_key_is_explained_to_whoever_writes_it():
    unexplained = [
        f"{name}.{key}"
        for name, definition in json_schema()["definitions"].items()
        for block in (definition, *definition.get("anyOf", ()))
        for key, value in block.get("properties", {}).items()
        if not value.get("description")
    ]
    assert unexplained == []


# Sweep files

SWEEPS = sorted(SCENARIOS.rglob(f"*{SWEEP}"))
VARY = "base: dprk/2014\nvary:\n  a: "
GOOD_SWEEPS = {
    "chance": f"{VARY}{{chance: CHN no, otherwise: abstain, from: 0, to: 1/3, step: 0.1, on: agenda}}",
    "otherwise yes": f"{VARY}{{chance: CHN no, otherwise: yes, values: [0, 1/2, 0.5]}}",
    "values": f"{VARY}{{set: timeline.agenda, values: [x, 1, {{kind: procedural}}, [a]]}}",
    "one year": f"{VARY}{{years: 2014, day: 12-22}}",
    "laws": f"{VARY}{{laws: [charter, mine.yaml]}}",
    "random": f"{VARY}{{random: the rest, draw: votes, draws: 3}}",
    "a column with a space": f"{VARY.replace('a:', 'a b:')}{{random: CHN RUS}}",
    "all at the top": f"title: T\nabout: x\nseed: 1\nrepetitions: 2\ndesign: sobol\nsamples: 8\npath: engine\n"
    f"questions: agenda\nchanges: {{a.b: c}}\nremove: a.b\npositions: []\n{VARY}{{chance: CHN no, to: 1}}",
}
BAD_SWEEPS = {
    "no vary": "base: dprk/2014",
    "no base": f"{VARY}{{years: 2014}}".replace("base: dprk/2014\n", ""),
    "nothing varies": "base: dprk/2014\nvary: {}",
    "no value": VARY,
    "no target": f"{VARY}{{from: 0, to: 1}}",
    "two targets": f"{VARY}{{years: 2014, chance: CHN no}}",
    "unknown key": f"{VARY}{{years: 2014, dya: 01-01}}",
    "unknown key at the top": f"{VARY}{{years: 2014}}\nsampels: 7",
    "unknown design": f"{VARY}{{years: 2014}}\ndesign: monte-carlo",
    "a seed below 0": f"{VARY}{{years: 2014}}\nseed: -1",
}


@pytest.fixture(scope="module")
def of_sweeps() -> Draft7Validator:
    Draft7Validator.check_schema(sweep_schema())
    return Draft7Validator(sweep_schema())


def test_the_committed_schema_of_sweeps_is_that_of_the_classes() -> None:
    """Mend with: unsc schema --of sweep > scenarios/sweep.schema.json."""
    assert (SCENARIOS / "sweep.schema.json").read_text(encoding="utf-8") == schema_text("sweep")


@pytest.mark.parametrize(
    "source",
    [*(p.read_text("utf-8") for p in SWEEPS), *GOOD_SWEEPS.values()],
    ids=[*(p.name for p in SWEEPS), *GOOD_SWEEPS],
)
def test_every_sweep_is_one_to_an_editor(source: str, of_sweeps: Draft7Validator) -> None:
    assert [error.message[:300] for error in of_sweeps.iter_errors(in_editor(source))] == []


def test_every_sweep_names_its_schema() -> None:
    first = {p.read_text("utf-8").splitlines()[0] for p in SWEEPS}
    assert first == {"# yaml-language-server: $schema=../sweep.schema.json"}


@pytest.mark.parametrize("source", BAD_SWEEPS.values(), ids=BAD_SWEEPS.keys())
def test_what_is_wrong_in_a_sweep_an_editor_marks(source: str, of_sweeps: Draft7Validator) -> None:
    assert not of_sweeps.is_valid(in_editor(source))


def test_the_schema_costs_nothing_until_it_is_asked_for():
    seen = "import sys, sim.scenario; print('sim.scenario.schema' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", seen], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout == "False\n"
