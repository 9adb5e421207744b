"""What a class played is an ordinary scenario: it runs, and decides what the class decided."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sim
from sim.classroom.acts_json import act_to_json
from sim.classroom.lines import MAIN, Line
from sim.classroom.room import Room
from sim.classroom.saved import scenario_of, text_of
from sim.engine.events import Decided
from sim.errors import UnscError
from sim.law import Outcome
from sim.procedure import legal_actions
from sim.scenario import loads
from tests.classroom.classes import ASK, Class
from tests.effort import examples


def decided_in(path: Path, line: Line) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the decisions a saved file comes to, and those of the line, as outcome and tally."""
    assert line.standing is not None
    done = sim.run(sim.load(path))
    before = line.run.log[: line.standing.log]
    taken_before = sum(isinstance(e, Decided) and e.body == "Security Council" for e in before)
    events = [e for e in done.log if isinstance(e, Decided) and e.body == "Security Council"][taken_before:]
    from_file = [(e.outcome.value, str(e.decision.tally)) for e in events]
    played = line.states[-1].taken[len(line.states[0].taken) :]
    return from_file, [(t.decision.outcome.value, str(t.decision.tally)) for t in played]


def test_an_agenda_fight_runs_again_with_the_same_decisions(tmp_path: Path) -> None:
    played = Class(tmp_path, seats="CHN RUS USA AUS")
    played.act("RUS", "RaisePointOfOrder", text="is this a threat to the peace?")
    played.preside("GiveRuling", ruling={"text": "the Council will see"})
    played.act("RUS", "ChallengeRuling")
    played.preside("PutToVote")
    played.ok(played.by_seat["RUS"], "hand", choice="yes")
    for seat in ("ARG", "CHL", "FRA", "GBR", "JOR", "KOR", "LUX"):
        played.ok(played.chair, "hand", seat=seat, choice="no")
    played.ok(played.chair, "show", which="all")
    played.preside("StateResult")
    played.ok(played.by_seat["CHN"], "act", act=ASK)
    played.preside("PutToVote")
    for seat, choice in (("CHN", "no"), ("RUS", "no"), ("USA", "yes"), ("AUS", "yes")):
        played.ok(played.by_seat[seat], "hand", choice=choice)
    played.ok(played.chair, "show", which="all")
    played.preside("StateResult")
    played.room.save()
    path = tmp_path / "room-1.yaml"
    from_file, from_class = decided_in(path, played.room.state.lines[MAIN])
    assert from_file == from_class and len(from_file) == 2 and from_file[-1] == ("adopted", "11-2-2")
    scenario = sim.load(path)
    assert "Played by a class, from dprk/2014" in scenario.about and "main" in scenario.title


def test_a_line_for_each_file_rewritten_only_when_it_changed(tmp_path: Path) -> None:
    played = Class(tmp_path, seats="CHN")
    played.ok(played.by_seat["CHN"], "act", act=ASK)
    played.ok(played.chair, "branch", line="main", at=0)
    played.preside("DecideWithoutVote")
    played.room.save()
    files = sorted(path.name for path in tmp_path.glob("*.yaml"))
    assert files == ["room-1.line-2.yaml", "room-1.yaml"]
    for name in files:
        (tmp_path / name).unlink()
    played.room.save()
    assert not list(tmp_path.glob("*.yaml"))
    played.ok(played.chair, "name_line", line="main", name="Größe")
    played.room.save()
    assert [path.name for path in tmp_path.glob("*.yaml")] == ["room-1.yaml"]
    assert "Größe" in sim.load(tmp_path / "room-1.yaml").title
    assert not list(tmp_path.glob(".*"))


def test_a_room_opened_again_writes_its_files_again(tmp_path: Path) -> None:
    played = Class(tmp_path, seats="CHN")
    played.preside("DecideWithoutVote")
    played.room.save()
    text = (tmp_path / "room-1.yaml").read_bytes()
    (tmp_path / "room-1.yaml").unlink()
    played.again().save()
    assert (tmp_path / "room-1.yaml").read_bytes() == text


def test_what_is_not_told_is_said(tmp_path: Path) -> None:
    played = Class(tmp_path, seats="CHN")
    played.ok(played.by_seat["CHN"], "act", act={"act": "Move", "by": "CHN", "motion": "suspend"})
    about = loads(text_of(played.room.state, played.room.state.here)).about
    assert "not told here" in about and "by CHN (act 1)" in about


def test_the_record_is_given_out_once_it_is_revealed(tmp_path: Path) -> None:
    played = Class(tmp_path, seats="CHN")
    with pytest.raises(UnscError, match="not revealed"):
        played.room.scenario_text(played.by_seat["CHN"], "record")
    name, text = played.room.scenario_text(played.chair, "record")
    assert name == "room-1.record.yaml" and loads(text).title == played.room.title
    played.ok(played.chair, "reveal", shown=True)
    assert played.room.scenario_text(played.by_seat["CHN"], "record") == (name, text)
    with pytest.raises(UnscError, match="did you mean main"):
        played.room.scenario_text(played.chair, "mian")


def test_a_branch_from_a_what_if_keeps_what_was_changed(tmp_path: Path) -> None:
    played = Class(tmp_path)
    played.ok(played.chair, "what_if", changes=[["timeline.meeting.agenda.kind", "substantive"]])
    line = played.room.state.here
    assert line.run.decisions["agenda"].outcome is Outcome.NOT_ADOPTED
    played.ok(played.chair, "branch", line=line.id, at=line.run.standing[0].log)
    played.preside("DecideWithoutVote")
    state = played.room.state
    assert loads(text_of(state, state.here)).timeline
    assert played.again().state == state


SCENARIOS = ("dprk/2014", "dprk/2022-sanctions", "agenda/2022-ukraine", "motions/2017-syria-adjournment")


@given(st.sampled_from(SCENARIOS), st.data())
@settings(max_examples=examples(25), deadline=None)
def test_whatever_is_played_runs_again(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("room")
    played = Class(folder, scenario=name)
    room: Room = played.room
    starts = [s.log for s in room.state.run.standing if not s.state.over]
    played.ok(played.chair, "branch", line="record", at=data.draw(st.sampled_from(starts)))
    for _ in range(data.draw(st.integers(0, 15))):
        meeting = room.state.meeting
        assert meeting is not None
        vote = room.state.here.vote
        if vote is not None and vote.stage.value == "hands":
            for seat in data.draw(st.lists(st.sampled_from(meeting.council.codes), unique=True)):
                choice = data.draw(st.sampled_from(["yes", "no", "abstain"]))
                played.ok(played.chair, "hand", seat=seat, choice=choice)
            played.ok(played.chair, "show", which="all")
            continue
        acts = [o.action for o in legal_actions(meeting) if not o.needs]
        if not acts:
            break
        played.ok(played.chair, "act", act=act_to_json(data.draw(st.sampled_from(acts))))
    room.save()
    line = room.state.here
    from_file, from_class = decided_in(folder / f"room-1.{line.id}.yaml", line)
    assert from_file == from_class
    assert scenario_of(room.state, line) == scenario_of(played.again().state, room.state.here)
    room.close()
