"""What is wrong in the steps of a meeting is told with its line and column, and what was expected."""

import pytest

from sim.scenario import ScenarioError, loads

HEAD = """title: T
timeline:
  - id: meeting
    at: 2014-12-22
    meeting:
      item: x
      proceedings:
"""
FIRST_LINE = 8
VOTE = "{question: x, counts: 9-6-0}"


def faults(*steps: str) -> list[tuple[int, int, str, str]]:
    with pytest.raises(ScenarioError) as raised:
        loads(HEAD + "".join(f"        - {step}\n" for step in steps))
    return [(f.line, f.column, f.path.rpartition("proceedings")[2], f.message) for f in raised.value.faults]


@pytest.mark.parametrize(
    ("step", "column", "path", "message"),
    [
        ("motion: {what: leave}", 26, "[0].motion.what", "expected suspend, adjourn, adjourn-to, refer"),
        ("motion: {what: adjourn, by: USA FRA}", 39, "[0].motion.by", "found 2 States, expected the one that"),
        ("motion: {what: adjourn-to}", 19, "[0].motion", "found no until, expected `until:`"),
        ("motion: {what: refer}", 19, "[0].motion", "found no to, expected `to:` with a motion to refer"),
        ("motion: {what: suspend, until: noon}", 42, "[0].motion.until", "which a motion to suspend does not say"),
        ("motion: {what: postpone, to: someone}", 40, "[0].motion.to", "which a motion to postpone does not say"),
        (
            f"motion: {{what: adjourn, withdrawn: true, vote: {VOTE}}}",
            46,
            "[0].motion.withdrawn",
            "expected a motion withdrawn before any vote (Rule 35)",
        ),
        ("second: {draft: S/1, by: USA FRA}", 36, "[0].second.by", "found 2 States"),
        ("withdraw: {draft: S/1}", 21, "[0].withdraw", "by"),
        (
            "ruling: {draft: S/1, kind: consensus}",
            38,
            "[0].ruling.kind",
            "found consensus, expected procedural or substantive",
        ),
        ("ruling: {kind: procedural}", 19, "[0].ruling", "found no draft, expected `draft:`"),
        ("ruling: {order: [A1, A2]}", 19, "[0].ruling", "found no draft"),
        (
            "ruling: {draft: S/1, kind: procedural, order: [A1, A2]}",
            57,
            "[0].ruling.order",
            "expected two rulings",
        ),
        ("point_of_order: {by: USA}", 27, "[0].point_of_order", "no `ruling` right after this point of order"),
        ("claim: {by: USA, draft: S/1}", 18, "[0].claim", "found no `ruling` right after this claim (Rule 30)"),
    ],
)  # fmt: skip
def test_a_step_that_cannot_be(step: str, column: int, path: str, message: str) -> None:
    (found,) = faults(step)
    assert found[:3] == (FIRST_LINE, column, path)
    assert message in found[3]


def test_a_ruling_that_comes_later_is_not_at_once() -> None:
    steps = ("point_of_order: {by: USA}", "statement: {by: USA}", "ruling: {says: no}")
    ((line, _, path, message),) = faults(*steps)
    assert (line, path) == (FIRST_LINE, "[0].point_of_order")
    assert "right after" in message
    loads(HEAD + "".join(f"        - {step}\n" for step in (steps[0], steps[2], steps[1])))


def test_what_is_wrong_in_several_steps_is_told_of_each() -> None:
    found = faults("motion: {what: refer}", "ruling: {kind: procedural}", "claim: {by: USA, draft: S/1}")
    assert [line for line, *_ in found] == [FIRST_LINE, FIRST_LINE + 1, FIRST_LINE + 2]


@pytest.mark.parametrize(
    "step",
    [
        "motion: {what: postpone, until: 7 January}",
        "motion: {what: postpone}",
        "ruling: {draft: S/1, kind: substantive}",
        f"claim: {{by: USA, draft: S/1, vote: {VOTE}}}",
    ],
)
def test_what_can_be(step: str) -> None:
    assert loads(f"{HEAD}        - {step}\n").title == "T"
