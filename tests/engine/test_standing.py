"""The points at which the meetings of a run can be taken over: where they are, and that play goes on from them."""

import pytest
from stage import FILES, named, played

from sim.engine import run
from sim.engine.events import MeetingCalled, MeetingEnded
from sim.procedure import Phase, legal_actions
from sim.scenario import load

FOUGHT = load(next(path for path in FILES if named(path) == "dprk/2014"))


def test_a_meeting_can_be_taken_over_at_its_opening_and_before_and_after_each_of_its_proceedings() -> None:
    done = run(FOUGHT)
    (n,) = [n for n, step in enumerate(FOUGHT.timeline) if step.meeting is not None]
    meeting = FOUGHT.timeline[n].meeting
    assert meeting is not None
    assert [(s.step, s.inner) for s in done.standing] == [(n, i) for i in range(-1, len(meeting.proceedings) + 1)]
    opened, debated, adopted, suspended, *_, last = done.standing
    assert opened.state.phase is Phase.AGENDA and not opened.state.agenda_adopted
    assert debated.state == opened.state, "what is said on the agenda comes before it is adopted"
    assert adopted.state.phase is Phase.BUSINESS and adopted.state.agenda_adopted
    assert suspended.state.phase is Phase.SUSPENDED
    assert last.state.over and isinstance(done.log[last.log - 1], MeetingEnded)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_the_points_of_every_scenario_are_in_the_order_of_its_log_and_each_says_what_was_decided_by_then(
    path: object,
) -> None:
    done = run(load(str(path)))
    points = done.standing
    assert [p.log for p in points] == sorted(p.log for p in points)
    assert run(done.scenario).standing == points
    opened = [p for p in points if p.inner == -1]
    assert len(opened) == len([e for e in done.log if isinstance(e, MeetingCalled)])
    for point in points:
        step = done.scenario.timeline[point.step]
        assert step.meeting is not None or step.put_to_vote is not None
        assert 0 < point.log <= len(done.log)
        assert point.state.over or legal_actions(point.state)


def test_a_vote_that_stands_by_itself_is_the_one_proceeding_of_its_meeting_or_its_agenda() -> None:
    done = played(
        """
        - at: 2014-12-22
          put_to_vote: {question: adopt the provisional agenda, against: CHN RUS, in_favour: the rest}
        - at: 2014-12-23
          put_to_vote: {question: adopt S/1, draft: S/1, against: CHN RUS, in_favour: the rest}
        """
    )
    assert [(s.step, s.inner, len(s.state.taken)) for s in done.standing] == [
        (0, -1, 0),
        (0, 0, 1),
        (1, -1, 0),
        (1, 0, 1),
        (1, 1, 2),
    ]


def test_a_meeting_that_is_not_called_has_no_points() -> None:
    done = played(
        """
        - id: letter
          at: 2014-12-05
          letter: {by: AUS}
        - at: 2014-12-06
          drop: {request: letter}
        - at: 2014-12-22
          meeting: {requested_in: letter}
        """
    )
    assert done.standing == ()
