"""What is wrong in a `lesson:` is told with its place and the nearest code."""

import pytest

import sim
from sim.scenario import ScenarioError, loads

VOTE = "title: T\ndate: 2014-12-22\nquestion: adopt the draft\nin_favour: the rest\n"


def faults(lesson: str, more: str = "") -> list[tuple[int, int, str, str]]:
    with pytest.raises(ScenarioError) as raised:
        loads(f"{VOTE}lesson: {lesson}\n{more}")
    return [(f.line, f.column, f.path, f.message) for f in raised.value.faults]


@pytest.mark.parametrize(
    ("lesson", "line_column_path", "message"),
    [
        ("{teaches: [], minutes: 5}", (5, 19, "lesson.teaches"), "found nothing, expected what it shows"),
        ("{teaches: [x], minutes: 0}", (5, 33, "lesson.minutes"), "found 0, expected at least 1"),
        ("{teaches: [x], minutes: 5, roles: {CHI: x}}", (5, 44, "lesson.roles.CHI"), "did you mean CHL"),
        ("{teaches: [x], minutes: 5, roles: {BRA: x}}", (5, 44, "lesson.roles.BRA"), "BRA was not a member"),
        (
            "{teaches: [x], minutes: 5, roles: {president: x}}",
            (5, 44, "lesson.roles.president"),
            "expected President",
        ),
        (
            "{teaches: [x], minutes: 5, roles: {Presidnt: x}}",
            (5, 44, "lesson.roles.Presidnt"),
            "did you mean President?",
        ),
    ],
)
def test_a_lesson_that_cannot_be(lesson: str, line_column_path: tuple[int, int, str], message: str) -> None:
    ((*place, told),) = faults(lesson)
    assert tuple(place) == line_column_path
    assert message in told


def test_members_the_president_and_whoever_is_named_have_roles() -> None:
    lesson = "lesson: {teaches: [x], minutes: 5, roles: {CHN: x, President: y, KEN: z}}\n"
    assert loads(f"{VOTE}parties: KEN\n{lesson}").lesson is not None
    with pytest.raises(ScenarioError):
        loads(f"{VOTE}{lesson}")


def test_a_what_if_has_no_lesson_of_its_base_and_an_override_keeps_it() -> None:
    assert sim.load("dprk/2014").lesson is not None
    assert sim.load("what-if/derived/2014").lesson is None
    assert sim.load("dprk/2014", {"timeline.agenda.CHN": "abstaining"}).lesson is not None


def test_an_override_that_seats_another_council_leaves_the_roles_of_those_who_left() -> None:
    slipped = sim.load("dprk/2014", {"timeline.meeting.at": "2015-01-05", "timeline.meeting.president": "CHL"})
    assert slipped.lesson is not None and "ARG" in slipped.lesson.roles


def test_a_lesson_changes_no_fingerprint() -> None:
    plain = loads(VOTE)
    taught = loads(f"{VOTE}lesson: {{teaches: [x], minutes: 5}}\n")
    assert plain.fingerprint == taught.fingerprint
