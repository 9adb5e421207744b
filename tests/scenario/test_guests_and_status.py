"""Who can be invited under which rule, and what may be called recorded: faults told where they stand."""

import pytest

import sim
from sim.scenario import ScenarioError, loads
from sim.show.transcript import transcript

HEAD = "title: T\nsources: {a: {cite: S/PV.1}}\ntimeline:\n"
MEETING = HEAD + "- id: m\n  at: 2014-12-22T15:00\n%s  meeting:\n    item: x\n    proceedings:\n    - %s\n"


def fault(text: str) -> tuple[int, int, str, str]:
    with pytest.raises(ScenarioError) as info:
        loads(text)
    (found,) = info.value.faults
    return found.line, found.column, found.path, found.message


def invited(invite: str, day: str = "2014-12-22") -> str:
    return (MEETING % ("", f"invite: {{{invite}}}")).replace("2014-12-22", day)


def test_rule_37_is_for_states_and_rule_39_for_persons() -> None:
    line, _, path, message = fault(invited("who: Jane Doe, rule: 37"))
    assert (line, path) == (9, "timeline[0].meeting.proceedings[0].invite.rule")
    assert "Jane Doe is no State code" in message
    assert "expected 39, or `outside_the_rules: true`" in message
    assert "did you mean UKR (Ukraine)?" in fault(invited("who: Ukraine, rule: 37"))[3]
    assert "UKR is a Member of the United Nations; expected 37" in fault(invited("who: UKR, rule: 39"))[3]
    assert "UKR is a Member" in fault(invited("who: UKR"))[3]
    assert "found 38, expected 37 or 39" in fault(invited("who: UKR, rule: 38"))[3]


@pytest.mark.parametrize(
    ("invite", "day"),
    [
        ("who: UKR, rule: 37", "2014-12-22"),
        ("who: Jane Doe", "2014-12-22"),
        ("who: Jane Doe, rule: 37, outside_the_rules: true", "2014-12-22"),
        ("who: KOR, rule: 39", "1950-06-25"),  # no Member then: invited so on that day
        ("who: Holy See", "2014-12-22"),
    ],
)
def test_who_may_be_invited(invite: str, day: str) -> None:
    loads(invited(invite, day))


def test_an_invitation_outside_the_rules_is_told_as_one() -> None:
    def told(text: str) -> list[str]:
        return [p.text for block in transcript(sim.run(loads(text)).log) for p in block if "is invited" in p.text]

    (outside,) = told(invited("who: the PLO, rule: 37, outside_the_rules: true"))
    assert outside.endswith(
        "with the rights of Rule 37, which is for Members of the United Nations: the Council decides so outside "
        "its rules."
    )
    (member,) = told(invited("who: UKR, rule: 37"))
    assert member.endswith("Ukraine is invited to take part without vote (Rule 37).")


PUT = "put_to_vote: {question: adopt S/1, kind: substantive, in_favour: %s}"


def test_recorded_needs_a_source() -> None:
    step = HEAD + "- at: 2014-12-22\n  %s" + PUT % "the rest" + "\n"
    line, column, path, message = fault(step % "status: recorded\n  ")
    assert (line, column, path) == (5, 11, "timeline[0].status")
    assert (
        message
        == "found recorded without a source; expected `source:` here or above it, or status reported or assumed"
    )
    loads(step % "status: recorded\n  source: a\n  ")
    loads(step % "status: assumed\n  ")


def test_recorded_in_a_group_an_agenda_a_meeting_or_a_position_needs_one_too() -> None:
    group = PUT % "{members: the rest, status: recorded}"
    path = "timeline[0].meeting.proceedings[0].put_to_vote.in_favour.status"
    assert fault(MEETING % ("", group))[2] == path
    loads(MEETING % ("  source: a\n", group))
    loads(MEETING % ("", PUT % "{members: the rest, status: recorded, source: a}"))
    agenda = "title: T\ntimeline:\n- at: 2014-12-22\n  meeting: {item: x, agenda: {id: a, status: recorded}}\n"
    assert fault(agenda)[2] == "timeline[0].meeting.agenda.status"
    inner = MEETING % ("", "status: recorded\n      " + PUT % "the rest")
    assert fault(inner)[2] == "timeline[0].meeting.proceedings[0].status"
    standing = (
        MEETING % ("", PUT % "the rest")
    ) + "positions:\n- {kind: substantive, against: USA, status: recorded}\n"
    assert fault(standing)[2] == "positions[0].status"


def test_recorded_in_a_file_of_one_question_needs_one_too() -> None:
    short = (
        "title: T\ndate: 2014-12-22\nquestion: adopt the draft\nin_favour: {members: the rest, status: recorded}\n"
    )
    assert fault(short)[0] == 4
    loads(short + "source: S/PV.1\n")
