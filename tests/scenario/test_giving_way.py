"""Overrides and what-ifs that name a whole group anew: the base's groups give way to them."""

from datetime import date

import pytest

import sim
from sim.scenario import ScenarioError, loads

SHORT = "title: T\ndate: 2014-12-22\nquestion: adopt the draft\nagainst: CHN RUS\nin_favour: the rest\n"
AGENDA = "timeline.meeting.agenda"


def tally(overrides: dict[str, object]) -> str:
    return str(sim.run(sim.load("dprk/2014", overrides)).decisions["agenda"].tally)


@pytest.mark.parametrize(
    ("group", "value", "expected"),
    [
        ("against", "CHN RUS ARG", "10-3-2"),
        ("against", "CHN, NGA", "11-2-1, 1 unknown"),
        ("against", ["ARG", "CHN"], "10-2-2, 1 unknown"),
        ("against", "{members: CHN RUS ARG, note: x}", "10-3-2"),
        ("unknown", "USA", "10-2-2, 1 unknown"),
        ("against", "the rest", "0-13-2"),
        ("in_favour", "the rest", "11-2-2"),
    ],
)
def test_whom_an_override_names_leaves_the_groups_of_the_base(group: str, value: object, expected: str) -> None:
    assert tally({f"{AGENDA}.{group}": value}) == expected


def test_a_later_layer_outweighs_one_member_of_an_earlier_one() -> None:
    text = "base: dprk/2014\ntitle: T\nchanges: {timeline.agenda.CHN: abstaining}\n"
    run = sim.run(loads(text, overrides=["timeline.agenda.against=CHN RUS ARG"]))
    assert str(run.decisions["agenda"].tally) == "10-3-2"


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        ("against=CHN RUS ARG", "12-3-0"),
        ("unknown=USA", "12-2-0, 1 unknown"),
        ("against=the rest", "0-15-0"),
        ("in_favour=CHN", "1-1-0, 13 unknown"),
    ],
)
def test_so_they_do_in_the_short_form(override: str, expected: str) -> None:
    assert str(sim.run(loads(SHORT, overrides=[override])).decisions["vote"].tally) == expected


def test_two_changes_of_one_layer_in_conflict_are_at_fault_themselves() -> None:
    for second in ("CHN", "the rest"):
        first = "timeline.agenda.against=" + second
        with pytest.raises(ScenarioError) as refused:
            sim.load("dprk/2014", [first, "timeline.agenda.abstaining=" + second])
        (fault,) = refused.value.faults
        assert (fault.file, fault.path) == ("--set timeline.agenda.abstaining", "timeline.agenda.abstaining")


def test_the_faults_of_all_overrides_are_told_with_their_paths_as_written() -> None:
    with pytest.raises(ScenarioError) as refused:
        sim.load("dprk/2014", ["timeline.agnda.ARG=against", "timeline.agenda.ARG=agianst", "nonsense"])
    assert {f.path for f in refused.value.faults} == {"timeline.agnda.ARG", "timeline.agenda.ARG", ""}
    assert "did you mean agenda?" in str(refused.value)


def test_values_from_python_are_read_as_the_file_would_say_them() -> None:
    assert sim.load("dprk/2014", {"timeline.meeting.at": date(2014, 12, 23)}).timeline[4].at is not None
    assert sim.load("dprk/2014", {"law.no_veto": True}).law.no_veto
    assert sim.load("dprk/2014", {"law.substantive_votes": 8}).law.substantive_votes == 8


@pytest.mark.parametrize("value", [None, 9, 1.5, b"x", object(), [1], {"a": 1}, 10**5000, True], ids=type)
def test_other_values_from_python_are_refused_with_one_fault(value: object) -> None:
    with pytest.raises(ScenarioError) as refused:
        sim.load("dprk/2014", {"expect.agenda.tally": value})
    assert len(refused.value.faults) == 1


def test_an_expectation_of_the_short_form_may_be_short_everywhere(tmp_path, monkeypatch) -> None:
    assert str(loads(SHORT, overrides=["expect=adopted"]).expect["vote"].outcome) == "Outcome.ADOPTED"
    assert (
        loads(SHORT + "expect: {outcome: adopted}", overrides=["expect.tally=13-2-0"]).expect["vote"].tally
        is not None
    )
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b.yaml").write_text(SHORT, encoding="utf-8")
    assert "vote" in loads("base: b.yaml\ntitle: X\nexpect: not_adopted\n").expect
