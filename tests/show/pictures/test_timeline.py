"""The timeline of a run: all events in the table, and the drawing safe whatever words are in it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import sim
from sim.engine import events as e
from sim.show.pictures.outcomes import MARKS, result, result_of
from sim.show.pictures.timeline import gap, timeline
from tests.effort import examples
from tests.show.pictures.golden import check
from tests.show.pictures.only_ours import check_safe, words_of

SCENARIOS = Path(__file__).resolve().parents[3] / "scenarios"
FILES = sorted(
    path
    for path in SCENARIOS.rglob("*.yaml")
    if not path.name.endswith((".sweep.yaml", ".elements.yaml")) and "laws" not in path.parts
)


def log_of(name: str) -> tuple[e.Event, ...]:
    return sim.run(sim.load(name)).log


def folder() -> list[e.Event]:
    return [event for path in sorted((SCENARIOS / "dprk").glob("*.yaml")) for event in log_of(str(path))]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("dprk/2014", "timeline-2014"),
        ("uniting-for-peace/2022-ukraine", "timeline-uniting-for-peace"),
        ("what-if/2014-slips-past-new-year", "timeline-open"),
        ("what-if/2020-vote-in-consultations", "timeline-refused"),
        ("what-if/2014-treated-as-substantive", "timeline-not-reached"),
    ],
)
def test_it_is_as_it_was_when_somebody_looked(file: str, name: str):
    check(timeline(log_of(file)), name)


def test_a_folder_of_runs_is_as_it_was_when_somebody_looked():
    check(timeline(folder(), "North Korea before the Council"), "timeline-dprk")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_scenario_has_one_with_every_event(path: Path):
    log = log_of(str(path))
    picture = timeline(log)
    root = check_safe(picture)
    told = [number for row in picture.table.rows for number in row[0].split(", ")]
    assert told == [str(x.number) for x in log if not isinstance(x, e.Began)]
    drawn = words_of(root)
    for event in log:
        if isinstance(event, e.Decided):
            assert MARKS[result_of(event)].words.upper() in drawn
            assert event.why.split()[0] in picture.twin


def test_what_followed_on_another_day_has_a_line_to_what_it_followed_from():
    body = "".join(timeline(log_of("dprk/2022-sanctions")).body)
    assert body.count("m-5 -4l5 4l-5 4") == 1  # the head of the line from the veto to the Assembly's debate
    assert "m-5 -4" not in "".join(timeline(log_of("dprk/2024")).body)


def test_each_meeting_is_a_band():
    for name, meetings in (("admission/1975-vietnam", 5), ("uniting-for-peace/2022-ukraine", 2)):
        assert sum('class="raised"' in part for part in timeline(log_of(name)).body) == meetings


def test_what_is_refused_and_what_is_not_reached_are_told_apart():
    refused = timeline(log_of("what-if/2020-vote-in-consultations"))
    assert "refused" in [row[3] for row in refused.table.rows]
    assert "out of order" in words_of(check_safe(refused))
    not_reached = timeline(log_of("what-if/2014-treated-as-substantive"))
    assert "not reached" in [row[3] for row in not_reached.table.rows]
    assert "does not come about" in words_of(check_safe(not_reached))
    open_ = timeline(log_of("what-if/2014-slips-past-new-year"))
    assert "open" in [row[3] for row in open_.table.rows]


def test_runs_stand_in_the_order_of_time_whatever_order_they_come_in():
    early, late = log_of("dprk/2014"), log_of("dprk/2024")
    assert timeline([*late, *early], "Two").svg == timeline([*early, *late], "Two").svg
    drawn = words_of(check_safe(timeline([*late, *early])))
    assert drawn.index("18 November 2014") < drawn.index("12 June 2024")
    assert "about 9 years and 6 months later" in drawn


def test_what_is_supposed_is_said():
    picture = timeline(sim.run(sim.load("dprk/2014", {"timeline.meeting.agenda.kind": "substantive"})).log)
    assert "Supposed: timeline.meeting.agenda.kind = substantive" in words_of(check_safe(picture))
    assert "timeline.meeting.agenda.kind = substantive" in picture.description


def test_a_log_without_events_is_a_picture_too():
    for log in ((), log_of("dprk/2014")[:1]):
        assert "Nothing happened" in words_of(check_safe(timeline(log)))


@given(st.text(), st.text(), st.text())
@settings(max_examples=examples(40))
def test_words_stay_words(title: str, question: str, says: str):
    log = []
    for event in log_of("dprk/2014"):
        if isinstance(event, e.Decided):
            log.append(evolve(event, question=question, body=says))
        elif isinstance(event, e.Spoke):
            log.append(evolve(event, says=says, by=title))
        elif isinstance(event, e.Began):
            log.append(evolve(event, title=title, changes=((question, "", says),)))
        else:
            log.append(event)
    check_safe(timeline(log, title), "p1")


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"/><image href="x"/>', "]]>&quot;", "W" * 5000, "\x00\ud800"]
)
def test_hostile_words_stay_words(hostile: str):
    log = [evolve(x, question=hostile) if isinstance(x, e.Decided) else x for x in log_of("dprk/2014")]
    check_safe(timeline(log, hostile))


@given(st.dates(date(1946, 1, 17), date(2020, 1, 1)), st.integers(1, 4000))
@settings(max_examples=examples(100))
def test_a_gap_says_about_how_long_it_is(before: date, days: int):
    said = gap(before, before + timedelta(days=days))
    numbers = {words: int(n) for n, words in zip(said.split(), said.split()[1:], strict=False) if n.isdigit()}
    if days == 1:
        assert said == "the next day"
    elif days < 60:
        assert numbers == {"days": days}
    else:
        months = sum({"y": 12, "m": 1}[word[0]] * n for word, n in numbers.items())
        assert abs(months * 30.44 - days) <= 16
        assert said.startswith("about ")


def test_every_result_has_a_mark_of_its_own_sign_and_shape():
    assert result(sim.Outcome.NOT_ADOPTED, sim.Reason.TOO_FEW_VOTES) == "too_few_votes"
    assert result(sim.Outcome.NOT_ADOPTED, None) == "not_adopted"
    told = {(mark.colour, mark.shape, mark.sign) for name, mark in MARKS.items() if name != "not_adopted"}
    assert len(told) == len(MARKS) - 1
    assert len({sign for *_, sign in told}) == len(told)
