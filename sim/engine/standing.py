"""Where the meetings of a run stood, point by point: from each of them they can be played otherwise."""

from collections.abc import Iterable

from attrs import frozen

from sim.procedure import Meeting
from sim.scenario.model import Step

Point = tuple[int, Step, int, Meeting]
"""A point as a run notes it, which costs next to nothing: what `Standing` says, with the step for its index."""


@frozen
class Standing:
    """A meeting of a run at one point, where play can be taken over.

    `log` is how many events of the run's log come before it, `step` which step of the scenario's timeline the
    meeting is, counted from 0, and `inner` how many of its proceedings have happened: -1 where it is opened and
    its agenda not yet adopted. A vote that stands in the timeline by itself is its own one proceeding, or where
    it adopts the agenda none. `state` is the meeting as the rules see it; it may be over before its proceedings
    are.
    """

    log: int
    step: int
    inner: int
    state: Meeting


def standings(timeline: Iterable[Step], points: Iterable[Point]) -> tuple[Standing, ...]:
    """Return the points that a run noted, each with the index of its step in the timeline."""
    index = {id(step): n for n, step in enumerate(timeline)}
    return tuple([Standing(log, index[id(step)], inner, state) for log, step, inner, state in points])
