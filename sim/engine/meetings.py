"""A meeting of the Council as a process: called, opened, its agenda adopted, its business done, closed.

What is in order is asked of `sim.procedure`, act by act; an act that is out of order is refused with its rule, and
the run goes on. Nothing is decided here.
"""

from sim.engine.agenda import adopt_agenda, adopt_by_itself, is_adoption, object_to_agenda, take_as_adopted
from sim.engine.calling import called
from sim.engine.play import Play, Process, Turn, on_the_day
from sim.engine.proceedings import proceed
from sim.engine.publicity import communique
from sim.engine.putting import put_question
from sim.engine.sitting import Sitting
from sim.procedure import Phase
from sim.procedure.actions import CloseMeeting
from sim.scenario.model import Meeting, Step
from sim.scenario.model import PutToVote as Put
from sim.scenario.moments import Moment


def meeting(play: Play, step: Step, plan: Meeting, at: Moment) -> Process:
    """Hold a meeting as the scenario plans it.

    The Council is the one in office on the day, whoever asked for the meeting: a request made under one
    presidency or to one Council may be met by the next. Source: Rules 1-3, 6-9, 18, 33.
    """
    sitting = called(play, step, plan, at)
    if sitting is None:
        return
    _note(sitting, step, -1)
    first = plan.before_agenda
    if plan.agenda is not None and plan.agenda.undecided:
        object_to_agenda(sitting, plan.agenda)
        first = -1
    elif first == 0:
        _adopt_agenda(sitting, plan)
    for n, inner in enumerate(plan.proceedings, start=1):
        when = sitting.at if inner.at is None else on_the_day(inner.at, sitting.at)
        if when > sitting.at:
            yield from play.until(when, Turn.GOES_ON)
            sitting.at = when
        _note(sitting, step, n - 1)
        proceed(sitting, inner, to_come=plan.proceedings[n:])
        if n == first:
            _adopt_agenda(sitting, plan)
    _note(sitting, step, len(plan.proceedings))
    _close(sitting)


def single_vote(play: Play, step: Step, put: Put, at: Moment) -> None:
    """Hold a meeting for one question, where the scenario tells of nothing but the vote.

    If the question is the adoption of the agenda, that is what the meeting decides; otherwise the agenda is
    taken as adopted.
    """
    sitting = called(play, step, Meeting(proceedings=(step,)), at, quietly=True)
    if sitting is None:
        return
    _note(sitting, step, -1)
    if is_adoption(put):
        adopt_by_itself(sitting, step, put)
        _note(sitting, step, 0)
    else:
        take_as_adopted(sitting)
        _note(sitting, step, 0)
        put_question(sitting, step, put, play.known(step, sitting.known))
        _note(sitting, step, 1)


def _adopt_agenda(sitting: Sitting, plan: Meeting) -> None:
    """Decide the provisional agenda, unless the meeting has ended before."""
    if not sitting.state.phase.over and (plan.format.formal or plan.agenda is not None):
        adopt_agenda(sitting, plan.agenda)


def _note(sitting: Sitting, step: Step, inner: int) -> None:
    """Note where the meeting stands: from here it can be played otherwise."""
    play = sitting.play
    play.points.append((len(play.log), step, inner, sitting.state))


def _close(sitting: Sitting) -> None:
    """Log how the meeting ended, or what it left undecided.

    One whose end the file does not tell is closed when its business is done.
    """
    if sitting.state.phase is Phase.BUSINESS:
        sitting.do(CloseMeeting(sitting.state.chair))
    sitting.tell_end()
    sitting.tell_what_is_left()
    communique(sitting)
