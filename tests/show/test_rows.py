import json

import sim
from sim.show.decision_row import decision_row
from sim.show.json_rows import run_row


def test_rows_are_ready_for_json() -> None:
    run = sim.run(sim.load("dprk/2014"))
    row = run_row(run.log, file="x.yaml", agrees=run.agrees, differences=run.differences)
    assert json.loads(json.dumps(row)) == row
    assert row["file"] == "x.yaml"


def test_the_laws_sources_come_before_the_records() -> None:
    run = sim.run(sim.load("dprk/2014"))
    row = run_row(run.log, file="", agrees=True)["decisions"][-1]
    agenda = run.decisions["agenda"]
    law = [s.cite for s in agenda.decision.sources]
    assert row["sources"][: len(law)] == law
    assert row["sources"][len(law) :] == [s.cite for s in agenda.sources]


def test_a_decision_and_its_row_in_a_run_say_the_same() -> None:
    run = sim.run(sim.load("dprk/2022-sanctions"))
    row = run_row(run.log, file="", agrees=True)["decisions"][0]
    alone = decision_row(run.decisions["vote"].decision)
    assert all(row[key] == alone[key] for key in alone if key not in ("could_settle", "sources"))


def test_a_vote_counted_otherwise_is_told_as_a_value_with_its_citation() -> None:
    run = sim.run(sim.load("what-if/parties/2022-annexation-proviso"))
    row = run_row(run.log, file="", agrees=None)["decisions"][0]
    assert row["effects"][0] == {
        "member": "RUS",
        "cast": "no",
        "effect": "counts_as_abstention",
        "basis": "party_to_the_dispute",
        "sources": ["Charter Art. 27(3)", "S/RES/138 (1960)"],
    }
    assert set(row["effects"][0]["sources"]) <= set(row["sources"])


def test_nothing_recorded_and_nothing_left_are_null() -> None:
    run = sim.run(sim.load("what-if/2018-pressed"))
    changes = run_row(run.log, file="", agrees=None)["changed_from_record"]
    assert changes[0]["recorded"] is None
    assert changes[-1]["now"] is None
