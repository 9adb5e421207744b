"""What every record of an event log has: its number, moment, cause, and how it is known. It decides nothing."""

from attrs import frozen

from sim.scenario.moments import Moment
from sim.source import Source, Status


@frozen(kw_only=True)
class Event:
    """Something that happened in a run.

    `number` counts from 1 in the order of the log; `cause` is the number of the event this one follows from,
    None for what the scenario itself says. `step` is the id the scenario gives it, empty where it gives none.
    """

    number: int
    at: Moment
    step: str = ""
    cause: int | None = None
    status: Status = Status.RECORDED
    sources: tuple[Source, ...] = ()
    note: str = ""
