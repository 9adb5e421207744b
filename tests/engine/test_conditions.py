"""Steps that depend on others: met, unmet, open, undecided. What is open is never guessed."""

import pytest
from stage import all_of, of_step, played, the

import sim
from sim.engine.events import Decided, MeetingEnded, NotReached, Recommended, Refused
from sim.source import Status

OPEN = "unknown: the rest"
ADOPTED = "in_favour: the rest"
LOST = "in_favour: USA, abstaining: the rest"


def depending(votes: str, wanted: str):
    return played(f"""
        - {{id: first, at: 2014-12-22, put_to_vote: {{question: defer consideration, {votes}}}}}
        - id: second
          at: 2014-12-23
          source: S/PV.1
          if: {{first: {wanted}}}
          put_to_vote: {{question: defer consideration, in_favour: the rest}}
    """)


@pytest.mark.parametrize(("votes", "wanted"), [(ADOPTED, "adopted"), (LOST, "not_adopted")])
def test_met(votes, wanted):
    assert isinstance(of_step(depending(votes, wanted), "second"), Decided)


@pytest.mark.parametrize(
    ("votes", "wanted", "why"),
    [
        (ADOPTED, "not_adopted", "first was adopted"),
        (LOST, "adopted", "first was not adopted"),
        (OPEN, "adopted", "first is open, and what depends on it is not guessed"),
        (OPEN, "not_adopted", "first is open, and what depends on it is not guessed"),
    ],
)
def test_not_met(votes, wanted, why):
    done = depending(votes, wanted)
    event = of_step(done, "second")
    assert isinstance(event, NotReached)
    assert (event.what, event.why) == ("put to vote", why)
    assert event.cause == done.decisions["first"].number
    assert "second" not in done.decisions


def test_what_is_not_reached_cites_no_document_that_tells_of_it():
    event = of_step(depending(LOST, "adopted"), "second")
    assert event.sources == ()
    assert event.status is Status.ASSUMED  # as the vote it depends on


def test_several_conditions_all_have_to_be_met():
    done = played("""
        - {id: a, at: 2014-12-22, put_to_vote: {question: defer consideration, in_favour: the rest}}
        - {id: b, put_to_vote: {question: defer consideration, in_favour: USA, abstaining: the rest}}
        - {id: c, if: {a: adopted, b: adopted}, letter: {by: USA}}
        - {id: d, if: {a: adopted, b: not_adopted}, letter: {by: USA}}
    """)
    assert isinstance(of_step(done, "c"), NotReached)
    assert not isinstance(of_step(done, "d"), NotReached)


def test_on_a_question_that_was_refused():
    done = played("""
        - id: meeting
          at: 2014-12-22
          meeting:
            format: consultations
            proceedings:
              - {id: try, put_to_vote: {question: adopt the draft, in_favour: the rest}}
        - {id: after, if: {try: adopted}, letter: {by: USA}}
    """)
    event = of_step(done, "after")
    assert isinstance(event, NotReached)
    assert event.why == "try was not decided"
    assert event.cause == the(done, Refused).number


def test_on_a_question_that_was_not_reached():
    done = played("""
        - {id: a, at: 2014-12-22, put_to_vote: {question: defer consideration, unknown: the rest}}
        - {id: b, if: {a: adopted}, put_to_vote: {question: defer consideration, in_favour: the rest}}
        - {id: c, if: {b: adopted}, letter: {by: USA}}
    """)
    a, b, c = (of_step(done, s) for s in "abc")
    assert [e.cause for e in (b, c)] == [a.number, b.number]
    assert c.why == "b was not decided"


OPEN_AGENDA = """
    - id: meeting
      at: 2014-12-22
      meeting:
        item: x
        agenda: {in_favour: AUS, unknown: the rest}
        proceedings:
          - {id: draft, draft: {symbol: S/1, by: USA}}
          - {id: vote, put_to_vote: {question: adopt S/1, draft: S/1, chapter: VII, refers: {situation: x},
             in_favour: the rest}}
          - {id: guest, invite: {who: a briefer}}
          - {id: end, adjourn: }
    - {id: referral, at: 2014-12-23, if: {vote: adopted}, letter: {by: USA}}
    - {id: debate, at: 2014-12-24, veto_debate: {on: vote}}
    - {id: court, at: 2014-12-25, prosecutor: {on: vote, opens: true}}
"""


def test_an_open_agenda_leaves_all_that_depends_on_it_unreached():
    done = played(OPEN_AGENDA)
    assert list(done.decisions) == ["agenda"]
    assert done.decisions["agenda"].outcome.value == "open"
    steps = ["draft", "vote", "guest", "end", "referral", "debate", "court"]
    assert [type(of_step(done, s)) for s in steps] == [NotReached] * len(steps)
    assert "is not known" in of_step(done, "vote").why
    assert len(done.log) == len(steps) + 6  # began, called, opened, a vote asked for, put, left open
    # Nobody knows that the meeting ended.
    assert all_of(done, MeetingEnded) == []


def test_a_meeting_that_lost_its_agenda_ends():
    done = played(OPEN_AGENDA.replace("unknown: the rest}\n        proc", "against: the rest}\n        proc"))
    ended = the(done, MeetingEnded)
    assert ended.how == "the agenda was not adopted, so nothing else is in order"
    assert ended.cause == done.decisions["agenda"].number
    first = of_step(done, "draft")
    assert first.why == "the meeting had ended: the agenda was not adopted, so nothing else is in order"
    assert first.cause == ended.number


def test_a_slip_past_new_year_is_left_open_and_filled_by_positions_only():
    slipped = sim.run(sim.load("what-if/2014-slips-past-new-year")).decisions["agenda"]
    assert slipped.outcome.value == "open"
    assert set(slipped.decision.could_settle) == {"AGO", "ESP", "MYS", "NZL", "VEN"}
    assert sim.run(sim.load("what-if/2014-slips-positions")).decisions["agenda"].outcome.value == "adopted"


def test_nothing_is_recommended_by_an_open_vote():
    done = played("- {id: a, at: 2014-12-18, assembly_vote: {text: x, recommends: y, unknown: the rest}}")
    assert done.decisions["a"].outcome.value == "open"
    assert all_of(done, Recommended) == []
