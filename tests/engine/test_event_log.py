"""Every event log: in order, with causes and reasons; the same bytes everywhere; read back as it was written."""

import json
import os
import subprocess
import sys

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from stage import FILES, ROOT, faults_of, named, of_step, played

import sim
from sim.engine.events import EVENTS, Began, Decided, Spoke
from sim.engine.log_file import from_lines, to_line, to_lines
from sim.errors import UnscError

REFERRAL = to_lines(sim.run(sim.load("what-if/referral-2014-investigated")).log)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_the_log_is_in_order_and_comes_back(path):
    log = sim.run(sim.load(path)).log
    assert isinstance(log[0], Began)
    assert faults_of(log) == []
    assert from_lines(to_lines(log)) == log


def test_the_invariants_can_be_broken():
    log = sim.run(sim.load("dprk/2014")).log
    assert faults_of(log[1:])
    assert faults_of((log[0], evolve(log[1], cause=2)))
    assert faults_of((evolve(log[0], at=log[-1].at), *log[1:]))


def test_records_cannot_be_changed():
    event = sim.run(sim.load("dprk/2014")).log[0]
    with pytest.raises(FrozenInstanceError):
        event.number = 2


def test_every_kind_of_record_has_a_name_of_its_own():
    assert len({cls.__name__ for cls in EVENTS}) == len(EVENTS)


@pytest.mark.parametrize(("hash_seed", "where"), [("0", ROOT), ("1", ROOT / "tests"), ("random", "/")])
def test_the_same_bytes_in_any_process(hash_seed, where):
    names = ["what-if/referral-2014-investigated", "what-if/2014-slips-positions", "dprk/2022-sanctions"]
    code = f"""
import sys, sim
from sim.engine.log_file import to_lines
for name in {names!r}:
    sys.stdout.buffer.write(to_lines(sim.run(sim.load(name, ["timeline.meeting.note=x"]), seed=7).log).encode())
"""
    here = [to_lines(sim.run(sim.load(name, ["timeline.meeting.note=x"]), seed=7).log) for name in names]
    env = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    there = subprocess.run([sys.executable, "-c", code], env=env, cwd=where, capture_output=True, check=True)
    assert there.stdout == "".join(here).encode()


def test_what_fixes_a_run_is_in_its_first_record():
    plain = sim.run(sim.load("dprk/2014")).log[0]
    seeded = sim.run(sim.load("dprk/2014"), seed=1).log[0]
    changed = sim.run(sim.load("dprk/2014", ["timeline.meeting.agenda.kind=substantive"])).log[0]
    assert (plain.seed, seeded.seed) == (0, 1)
    assert plain.fingerprint == seeded.fingerprint != changed.fingerprint
    assert changed.changes == (("timeline.meeting.agenda.kind", "", "substantive"),)


def test_an_old_log_is_read_without_playing(tmp_path):
    file = tmp_path / "old.jsonl"
    file.write_text(REFERRAL, encoding="utf-8")
    code = f"""
import pathlib
from sim.engine.log_file import from_lines
import sim.engine.running, simpy
def never(*a, **k): raise SystemExit("played")
simpy.Environment = never
sim.engine.running.run = never
log = from_lines(pathlib.Path({str(file)!r}).read_text("utf-8"))
print(len(log), log[-1].says)
"""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    there = subprocess.run([sys.executable, "-c", code], env=env, cwd="/", capture_output=True, text=True)
    assert there.stdout.startswith("25 the Prosecutor opens an investigation"), there.stderr


def test_votes_that_count_otherwise_come_back_and_older_logs_have_none():
    log = sim.run(sim.load("what-if/parties/2022-annexation-proviso")).log
    lines = to_lines(log)
    assert '"effects":[{"member":"RUS","cast":"no","effect":"counts_as_abstention",' in lines
    assert from_lines(lines) == log
    records = [json.loads(line) for line in lines.splitlines()]
    for record in records:
        record.get("decision", {}).pop("effects", None)
    before = from_lines("\n".join(map(json.dumps, records)))
    assert [e.decision.effects for e in before if isinstance(e, Decided)] == [()]
    assert [e.decision.why for e in before if isinstance(e, Decided)] == [
        e.decision.why for e in log if isinstance(e, Decided)
    ]


def test_line_ends_within_a_text_stay_there():
    odd = 'one\u2028two\u2029three\x85four\x0bfive\x1c\r\n\t"six"'
    log = (Spoke(number=1, at=sim.run(sim.load("dprk/2014")).log[0].at, by="a briefer", says=odd),)
    assert from_lines(to_lines(log)) == log
    assert to_lines(log).count("\n") == 1


def test_blank_lines_and_windows_line_ends_are_passed_over():
    assert from_lines("\n" + REFERRAL.replace("\n", "\r\n") + "\n \n") == from_lines(REFERRAL)
    assert from_lines("") == ()


LINES = REFERRAL.splitlines()


def damaged(line: int, /, **changes: object) -> str:
    record = json.loads(LINES[line - 1]) | changes
    return "\n".join([*LINES[: line - 1], json.dumps(record), *LINES[line:]])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("not json", 1),
        ("{}", 1),
        ("[]", 1),
        ("null", 1),
        ("7", 1),
        ('"Began"', 1),
        ('{"event":"Event"}', 1),
        ('{"event":["Began"]}', 1),
        ('{"event":{}}', 1),
        ("[" * 100_000, 1),
        ('{"event":"Began","number":' + "1" * 5000 + "}", 1),
        ("\n".join([*LINES[:2], LINES[2][:-9]]), 3),
        ("\n".join([*LINES[:2], "\0", *LINES[2:]]), 3),
        (damaged(1, seed="0"), 1),
        (damaged(1, seed=True), 1),
        (damaged(1, title=["A test"]), 1),
        (damaged(1, changes=[["a", "b"]]), 1),
        (damaged(1, changes=[["a", "b", "c", "d"]]), 1),
        (damaged(2, status="certain"), 2),
        (damaged(2, at="2014-13-01"), 2),
        (damaged(2, at=20141118), 2),
        (damaged(2, decision=None), 2),
        (damaged(2, sources="NCNK"), 2),
        (damaged(2, votes=[{"member": "CHN"}]), 2),
        (damaged(2, outcome="adopted"), 2),
        (damaged(3, number=3.0), 3),
        (damaged(3, number="3"), 3),
        (damaged(4, by="CHN"), 4),
        (damaged(4, number=5), 4),
        (damaged(5, cause=5), 5),
        (damaged(5, cause=0), 5),
        (damaged(5, cause=-1), 5),
        ("\n".join([*LINES[:4], *LINES[5:]]), 5),
        ("\n".join([LINES[0], *LINES]), 2),
    ],
)
def test_a_damaged_line_is_told_by_its_number(text, line):
    with pytest.raises(UnscError, match=rf"^old\.jsonl:{line}: "):
        from_lines(text, "old.jsonl")


def test_a_line_says_only_what_there_is_to_say():
    (line,) = (to_line(e) for e in played("- {id: a, at: 2014-12-05, letter: {by: AUS}}").log[1:])
    assert json.loads(line) == {
        "event": "MeetingRequested",
        "number": 2,
        "at": "2014-12-05",
        "cause": None,
        "status": "assumed",
        "by": ["AUS"],
        "step": "a",
    }


def test_notes_reach_the_log():
    done = played("""
        - id: draft
          at: 2022-05-25
          note: submitted late
          draft: {symbol: S/1, by: USA}
        - id: meeting
          at: 2022-05-26
          note: an urgent meeting
          meeting:
            item: x
            agenda: {note: no objection, without_vote: true}
            proceedings:
              - {id: inner, note: a second text, draft: {symbol: S/2, by: CHN}}
              - {id: guest, note: by Rule 39, invite: {who: A briefer}}
              - {id: pause, note: for consultations, suspend: }
              - {id: again, note: after an hour, resume: }
              - {id: ceded, note: his own act, cede_chair: }
              - {id: said, note: at length, statement: {by: CHN}}
              - {id: wrong, note: nobody voted, explanation: {by: CHN}}
              - {id: end, note: late, adjourn: }
    """)
    told = {
        step: of_step(done, step).note
        for step in ("draft", "meeting", "agenda", "inner", "guest", "pause", "again", "ceded", "said", "wrong")
    }
    assert told == {
        "draft": "submitted late",
        "meeting": "an urgent meeting",
        "agenda": "no objection",
        "inner": "a second text",
        "guest": "by Rule 39",
        "pause": "for consultations",
        "again": "after an hour",
        "ceded": "his own act",
        "said": "at length",
        "wrong": "nobody voted",
    }
    assert of_step(done, "end").note == "late"
