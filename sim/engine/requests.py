"""Letters that ask for a meeting, and requests given up (Rules 2 and 3). Calling the meeting is elsewhere."""

from sim.engine.events import MeetingRequested, RequestDropped
from sim.engine.play import Play
from sim.scenario.model import Drop, Letter, Step
from sim.scenario.moments import Moment


def letter(play: Play, step: Step, letter: Letter, at: Moment) -> None:
    """A letter asks for a meeting; it stands until a meeting takes it up or it is given up."""
    status, sources = play.known(step)
    play.record(
        MeetingRequested,
        at,
        step.id or "",
        by=tuple(letter.by),
        document=letter.document,
        item=letter.item,
        status=status,
        sources=sources,
        note=step.note,
    )


def drop(play: Play, step: Step, drop: Drop, at: Moment) -> None:
    """A request is given up; a meeting that only it asked for does not come about."""
    status, sources = play.known(step)
    request = play.happened.get(drop.request)
    if not isinstance(request, MeetingRequested):
        play.not_reached(step, at, f"there was no request {drop.request} to give up", request)
        return
    play.dropped[drop.request] = play.record(
        RequestDropped,
        at,
        step.id or "",
        request,
        request=drop.request,
        because=drop.because,
        status=status,
        sources=sources,
        note=step.note,
    )
