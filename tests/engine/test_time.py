"""When things happen: hours of the record, one order at the same instant, meetings that go on after midnight."""

from stage import all_of, faults_of, of_step, played

from sim.engine.events import (
    Decided,
    DraftInBlue,
    DraftSubmitted,
    MeetingEnded,
    MeetingOpened,
    MeetingRequested,
    NotReached,
    VetoDebated,
)


def order(done):
    return [e.step for e in done.log if e.step]


def test_at_the_same_instant_the_order_is_that_of_the_file():
    done = played("""
        - {id: a, at: 2014-12-05T10:00, letter: {by: USA}}
        - {id: b, at: 2014-12-05T10:00, letter: {by: FRA}}
        - {id: c, at: 2014-12-05T10:00, letter: {by: GBR}}
        - {id: d, at: 2014-12-05T10:00, letter: {by: AUS}}
    """)
    assert order(done) == ["a", "b", "c", "d"]
    assert {str(e.at) for e in done.log} == {"2014-12-05T10:00"}


def test_a_step_without_a_time_keeps_its_place_among_those_at_the_same_instant():
    done = played("""
        - {id: a, at: 2014-12-05T10:00, letter: {by: USA}}
        - {id: b, letter: {by: FRA}}
        - {id: c, at: 2014-12-05T10:00, letter: {by: GBR}}
        - {id: d, at: 2014-12-05, letter: {by: AUS}}
    """)
    assert order(done) == ["a", "b", "c", "d"]
    assert {str(e.at) for e in done.log} == {"2014-12-05T10:00"}


def test_what_follows_comes_after_the_steps_of_the_same_instant():
    # The veto of 25 May 2022 is to be debated by 9 June, Memorial Day not counted.
    done = played("""
        - {id: v, at: 2022-05-25, put_to_vote: {question: adopt the draft, against: CHN, in_favour: the rest}}
        - {id: a, at: 2022-06-09, letter: {by: USA}}
    """)
    assert [type(e) for e in done.log[-2:]] == [MeetingRequested, VetoDebated]
    assert {str(e.at) for e in done.log[-2:]} == {"2022-06-09"}


def test_a_day_without_an_hour_is_its_beginning():
    done = played("""
        - {id: a, at: 2014-12-05, letter: {by: USA}}
        - {id: b, at: 2014-12-05T00:00, letter: {by: FRA}}
        - {id: c, at: 2014-12-06, letter: {by: FRA}}
    """)
    assert [str(e.at) for e in done.log[1:]] == ["2014-12-05", "2014-12-05T00:00", "2014-12-06"]


LONG = """
    - id: meeting
      at: 2014-12-22T15:08
      meeting:
        called_by: USA
        proceedings:
          - {id: paused, at: 15:15, suspend: }
          - {id: resumed, at: 17:30, resume: }
          - id: vote
            put_to_vote: {question: adopt the draft, kind: substantive, in_favour: the rest}
"""


def test_the_hours_of_a_meeting():
    done = played(LONG)
    assert {e.step: str(e.at) for e in done.log if e.step} == {
        "meeting": "2014-12-22T15:08",
        "paused": "2014-12-22T15:15",
        "resumed": "2014-12-22T17:30",
        "vote": "2014-12-22T17:30",
    }
    assert str(done.log[-1].at) == "2014-12-22T17:30"


def test_a_step_without_an_hour_waits_for_the_end_of_the_meeting_above_it():
    for at in ("at: 2014-12-22, ", ""):
        done = played(LONG + f"    - {{id: after, {at}if: {{vote: adopted}}, letter: {{by: USA}}}}\n")
        assert isinstance(of_step(done, "after"), MeetingRequested)
        assert str(of_step(done, "after").at) == "2014-12-22T17:30"
        assert faults_of(done.log) == []


def test_steps_without_an_hour_wait_in_a_row():
    done = played(
        LONG
        + """
    - {id: one, letter: {by: USA}}
    - {id: two, at: 2014-12-22, letter: {by: FRA}}
    - {id: three, at: 2014-12-22T18:00, letter: {by: GBR}}
"""
    )
    assert order(done)[-3:] == ["one", "two", "three"]
    assert [str(of_step(done, s).at) for s in ("one", "two", "three")] == [
        "2014-12-22T17:30",
        "2014-12-22T17:30",
        "2014-12-22T18:00",
    ]


def test_what_has_an_hour_happens_while_the_meeting_is_suspended():
    done = played(LONG + "    - {id: letter, at: 2014-12-22T16:00, letter: {by: USA}}\n")
    assert order(done) == ["meeting", "paused", "letter", "resumed", "vote"]
    assert faults_of(done.log) == []


def test_at_the_same_instant_what_goes_on_comes_before_the_steps_below_it():
    done = played(
        LONG
        + """
    - {id: letter, at: 2014-12-22T17:30, if: {vote: adopted}, letter: {by: USA}}
    - {id: draft, at: 2014-12-22T17:30, draft: {symbol: S/9, by: USA, in_blue: 2014-12-23}}
    - {id: then, at: 2014-12-23, put_to_vote: {question: adopt S/9, draft: S/9, in_favour: the rest}}
"""
    )
    assert order(done) == ["meeting", "paused", "resumed", "vote", "letter", "draft", "then"]
    assert isinstance(of_step(done, "letter"), MeetingRequested)
    assert all_of(done, DraftInBlue)


def test_a_meeting_may_go_on_after_midnight():
    done = played("""
        - id: meeting
          at: 2014-12-22T22:00
          meeting:
            proceedings:
              - {id: late, at: 23:59, suspend: }
              - {id: next, at: 2014-12-23T00:30, resume: }
              - {id: vote, put_to_vote: {question: adopt the draft, kind: substantive, in_favour: the rest}}
    """)
    assert str(of_step(done, "next").at) == "2014-12-23T00:30"
    assert str(of_step(done, "vote").at) == "2014-12-23T00:30"
    assert isinstance(of_step(done, "vote"), Decided)


def test_the_end_of_a_meeting_is_told_when_it_ends():
    done = played("""
        - id: meeting
          at: 2014-12-22T15:00
          meeting:
            proceedings:
              - {id: end, at: 16:00, adjourn: }
              - {id: too-late, at: 17:00, statement: {by: CHN}}
    """)
    assert [type(e) for e in done.log[-2:]] == [MeetingEnded, NotReached]
    assert [str(e.at) for e in done.log[-2:]] == ["2014-12-22T16:00", "2014-12-22T17:00"]
    assert done.log[-1].cause == done.log[-2].number


def test_a_meeting_is_opened_at_its_hour_and_its_own_day_holds_for_the_hours_in_it():
    done = played("""
        - id: meeting
          at: 2014-12-22
          meeting: {proceedings: [{id: said, at: '09:05', statement: {by: CHN}}]}
    """)
    assert [str(e.at) for e in all_of(done, MeetingOpened)] == ["2014-12-22"]
    assert str(of_step(done, "said").at) == "2014-12-22T09:05"


def test_a_draft_does_not_wait_for_being_put_in_blue():
    done = played("""
        - {id: draft, at: 2022-05-20, draft: {symbol: S/1, by: USA, in_blue: 2022-05-25T18:00}}
        - {id: letter, letter: {by: USA}}
    """)
    assert [type(e) for e in done.log[1:]] == [DraftSubmitted, MeetingRequested, DraftInBlue]
    assert str(of_step(done, "letter").at) == "2022-05-20"
