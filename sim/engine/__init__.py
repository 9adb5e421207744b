"""Runs a scenario under SimPy: the calendar, the Council and the bodies around it. Out comes the event log."""

from sim.engine.events import Decided, Event
from sim.engine.replay import Difference
from sim.engine.running import Run, run

__all__ = ["Decided", "Difference", "Event", "Run", "run"]
