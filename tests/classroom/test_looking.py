"""Stepping through every shipped scenario, forward and back; where one can branch; what a what-if changes."""

from functools import cache

import pytest
from attrs import evolve

from sim.classroom.lines import Line, branch, record, what_if
from sim.classroom.looking import Look, can_branch, decision_at, differences
from sim.engine.events import Decided, MeetingCalled, QuestionPut
from sim.engine.running import Run, run
from sim.law import Choice
from sim.scenario import load
from sim.scenario.library import names
from tests.effort import LONG

SOME = names() if LONG else names()[::3]


@cache
def played(name: str) -> Run:
    return run(load(name))


def at(happened: Run, step: int) -> Line:
    return evolve(record(happened), step=step)


@pytest.mark.parametrize("name", SOME)
def test_every_step_forward_adds_one_event_and_every_step_back_takes_it_away(name: str) -> None:
    happened = played(name)
    look, steps = Look(happened), range(len(happened.log) + 1)
    forward = [look.row(at(happened, step), happened) for step in steps]
    backward = [look.row(at(happened, step), happened) for step in reversed(steps)]
    assert forward == backward[::-1]
    assert forward == [Look(happened).row(at(happened, step), happened) for step in steps]
    for step, row in enumerate(forward):
        entries = look.entries(step)
        assert len(entries) == step and (row["step"], row["steps"]) == (step, len(happened.log))
        assert entries[:-1] == look.entries(max(0, step - 1))
        assert row["entries"] == entries[-60:]
        assert row["day"] == str(happened.log[max(0, step - 1)].at.day)
        assert row["what_if"] is None and row["differs"] is None
    for entry in look.entries(len(happened.log)):
        assert entry["words"].strip() and "  " not in entry["words"]
        assert entry["kind"] in ("event", "decision", "refused", "not_reached")


@pytest.mark.parametrize("name", SOME)
def test_one_can_branch_just_where_a_line_can_be_made(name: str) -> None:
    happened = played(name)
    for step in range(len(happened.log) + 1):
        made = branch(record(happened), step, "b", "")
        assert can_branch(happened, step) == (made is not None)
        if made is not None:
            assert made.standing is not None and made.standing.log <= step


@pytest.mark.parametrize("name", SOME)
def test_a_decision_is_shown_from_its_step_until_the_next_question(name: str) -> None:
    log = played(name).log
    shown: Decided | None = None
    for step, event in enumerate(log, start=1):
        if isinstance(event, Decided):
            shown = event
        elif isinstance(event, QuestionPut | MeetingCalled):
            shown = None
        assert decision_at(log, step) is shown


def test_what_is_told_is_what_the_transcript_says() -> None:
    from sim.show.transcript import transcript

    happened = played("dprk/2014")
    told = " ".join(p.text for block in transcript(happened.log) for p in block)
    entries = Look(happened).entries(len(happened.log))
    events = [entry for entry in entries if entry["kind"] == "event"][1:]
    assert len(events) > 10
    assert any(entry["words"] in told for entry in events)
    decided = [entry for entry in entries if entry["kind"] == "decision"][-1]
    assert decided["words"].startswith("Adopt the provisional agenda. Carried: 11 affirmative votes")
    assert "Charter Art. 27(2)" in decided["cites"]


def test_the_roll_call_is_shown_and_where_a_what_if_changes_it() -> None:
    happened = played("dprk/2014")
    step = happened.decisions["agenda"].number
    row = Look(happened).row(at(happened, step), None)["decision"]
    assert row["votes"]["CHN"] == "no" and row["votes"]["TCD"] == "abstain" and len(row["votes"]) == 15
    assert (row["outcome"], row["path"], row["number"]) == ("adopted", "timeline.agenda", 4)
    load("dprk/2014", {f"{row['path']}.CHN": "abstaining"})


def test_a_what_if_says_what_was_changed_and_what_came_of_it() -> None:
    happened = played("dprk/2014")
    changed = run(load("dprk/2014", {"timeline.agenda.kind": "substantive"}))
    line = what_if("what-if-1", "substantive", changed, "record")
    row = Look(changed).row(line, happened)
    assert row["what_if"] == {"paths": ["timeline.agenda.kind=substantive"]}
    assert row["differs"] == [
        "Adopt the provisional agenda: not adopted 11-2-2, vetoed by CHN RUS here, adopted 11-2-2 on the record."
    ]
    assert Look(changed).row(line, None)["differs"] is None, (
        "what really happened is not told before it is revealed"
    )


def test_a_what_if_that_changes_nothing_differs_in_nothing() -> None:
    happened = played("dprk/2014")
    assert differences(happened, happened) == []
    ended = run(load("dprk/2014", {"timeline.agenda.kind": "substantive"}))
    assert len(differences(happened, ended)) == 1


def test_a_decision_that_is_not_reached_is_told() -> None:
    happened = played("dprk/2022-sanctions")
    name = next(iter(happened.decisions))
    without = evolve(happened, log=tuple(e for e in happened.log if not (isinstance(e, Decided) and e.id == name)))
    assert any("not decided here" in each for each in differences(happened, without))
    assert any("not decided on the record" in each for each in differences(without, happened))


@pytest.mark.parametrize("name", SOME)
def test_where_a_what_if_may_change_a_vote_it_does(name: str) -> None:
    happened = played(name)
    for event in happened.log:
        if not isinstance(event, Decided) or event.again:
            continue
        row = Look(happened).row(at(happened, event.number), None)["decision"]
        if row["path"] is None or not row["votes"]:
            continue
        member = next(iter(row["votes"]))
        other = run(load(name, {f"{row['path']}.{member}": "abstaining"})).decisions[event.id]
        assert {v.member: v.choice for v in other.votes}[member] is Choice.ABSTAIN


def test_a_step_names_its_body_and_the_council_is_shown_for_what_is_its_own() -> None:
    happened = played("dprk/2014")
    look = Look(happened)
    rows = [look.row(at(happened, step), happened) for step in range(len(happened.log) + 1)]
    third, plenary = "General Assembly, Third Committee", "General Assembly, plenary"
    bodies = ["", "", third, third, "", plenary, "", *["Security Council"] * 14]
    assert [row["body"] for row in rows] == bodies
    assert [row["council"] for row in rows] == [False] * 8 + [True] * 13
    decided = rows[3]["decision"]
    assert (decided["body"], decided["on"]) == (third, "2014-11-18")
    assert decided["tally"] == {"yes": 111, "no": 19, "abstain": 55, "not_voting": 0, "unknown": 8}


@pytest.mark.parametrize("name", SOME)
def test_where_the_council_is_shown_it_is_the_one_that_sat_then(name: str) -> None:
    happened = played(name)
    look = Look(happened)
    for step in range(1, len(happened.log) + 1):
        line = at(happened, step)
        row = look.row(line, happened)
        if not row["council"]:
            continue
        assert line.meeting is not None, (name, step)
        shown = row["decision"]
        if shown is not None:
            assert shown["body"] == "Security Council"
            assert set(shown["votes"]) <= set(line.meeting.council.codes), (name, step)
        else:
            assert row["body"] == "Security Council"
            assert line.meeting.on <= happened.log[step - 1].at.day, (name, step)
