"""A what-if beside its record: what differs is told, once and truly, and what does not is in a line."""

from xml.etree import ElementTree

import pytest

import sim
from sim.scenario import loads
from sim.scenario.library import find, names
from sim.show.pictures.before_after import before_after, compared
from sim.show.pictures.tally import reason_of
from tests.effort import LONG
from tests.show.pictures.golden import check


def runs(before: str, after: str) -> tuple[sim.Run, sim.Run]:
    return sim.run(sim.load(before)), sim.run(sim.load(after))


WHAT_IFS = [name for name in names() if name.startswith("what-if/")]


@pytest.mark.parametrize("name", WHAT_IFS if LONG else WHAT_IFS[::3])
def test_a_what_if_and_its_base(name: str) -> None:
    after = sim.run(sim.load(name))
    before = sim.run(sim.load((find(name).parent / after.scenario.base).resolve()))
    picture = before_after(before, after)
    ElementTree.fromstring(picture.svg)
    rows = {row[0].partition(":")[0]: row for row in picture.table.rows}
    for question in compared(before, after):
        one, other = before.decisions.get(question.id), after.decisions.get(question.id)
        told = rows[question.id]
        for decided, cell in zip((one, other), told[1:3], strict=True):
            if decided is None:
                assert cell.startswith(("not reached", "not in "))
                continue
            assert reason_of(decided.decision) in cell
            assert decided.tally is None or str(decided.tally) in cell
        if one is not None and other is not None:
            assert question.differs or one.decision.outcome is other.decision.outcome
            first, then = ({v.member: v.choice for v in d.votes} for d in (one, other))
            if first and then:
                changed = {m for m in {*first, *then} if first.get(m, "out") != then.get(m, "out")}
                assert all(m in told[3] for m in changed)
                assert bool(changed) == bool(told[3])
        assert ((question.question in picture.description) or not question.question) == question.differs or (
            not question.differs and question.id in picture.description
        )


def test_steps_no_longer_reached_are_told_with_the_reason() -> None:
    picture = before_after(*runs("dprk/2014", "what-if/2014-treated-as-substantive"))
    rows = {row[0]: row for row in picture.table.rows}
    assert rows["suspended"][1] == "reached"
    assert rows["suspended"][2].startswith("not reached: the meeting had ended")
    assert "the adjournment" in picture.description
    assert picture.table.columns[1:3] == ("On the record", "What if")
    assert "timeline.meeting.agenda.kind = substantive" in picture.description


def test_a_step_that_only_the_what_if_has_is_not_said_to_be_on_the_record() -> None:
    """A step of the what-if that is not reached there, and a question that only the what-if puts."""
    before = sim.run(loads(FIRST))
    after = sim.run(loads(f"{FIRST}{MORE}"))
    rows = {row[0].partition(":")[0]: row for row in before_after(before, after).table.rows}
    assert rows["later"][1] == "not in the other"
    assert rows["later"][2].startswith("not reached: ")
    assert rows["second"][1] == "not in the other"
    assert rows["second"][2].startswith("adopted")
    back = {row[0].partition(":")[0]: row for row in before_after(after, before).table.rows}
    assert back["later"][2] == back["second"][2] == "not in the what-if"


FIRST = """\
title: One vote
timeline:
  - id: meeting
    at: 2014-12-22
    meeting:
      item: Letter
      proceedings:
        - {id: first, put_to_vote: {question: adopt, kind: substantive, in_favour: the rest}}
"""
MORE = """\
        - {id: second, put_to_vote: {question: adopt again, kind: substantive, in_favour: the rest}}
        - id: later
          if: {first: not_adopted}
          put_to_vote: {question: adopt a third, kind: substantive, in_favour: the rest}
"""


def test_a_run_beside_itself_differs_in_nothing() -> None:
    run = sim.run(sim.load("dprk/2014"))
    picture = before_after(run, run)
    assert "No decision differs." in picture.description
    assert all(row[1] == row[2] and row[3] == "" for row in picture.table.rows)
    assert len(picture.table.rows) == len(run.decisions)


def test_the_other_way_round_the_columns_change_places() -> None:
    one, other = runs("dprk/2014", "what-if/2014-treated-as-substantive")
    there, back = before_after(one, other), before_after(other, one)
    assert [row[1:3] for row in there.table.rows[:4]] == [row[2:0:-1] for row in back.table.rows[:4]]
    assert back.table.columns[1] == "Before"


@pytest.mark.parametrize(
    ("drawing", "before", "after"),
    [
        ("substantive-2014", "dprk/2014", "what-if/2014-treated-as-substantive"),
        ("slips-2015", "dprk/2014", "what-if/2014-slips-past-new-year"),
        ("referral-2014", "what-if/referral-2014", "what-if/referral-2014-abstain"),
    ],
)
def test_golden(drawing: str, before: str, after: str) -> None:
    check(before_after(*runs(before, after)), f"before-after-{drawing}")
