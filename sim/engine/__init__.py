"""Runs a scenario under SimPy: the calendar, the Council and the bodies around it. Out comes the event log."""

from sim.engine.drawing import drawing
from sim.engine.events import Decided, Event
from sim.engine.play import Cast, Voting
from sim.engine.replay import Difference
from sim.engine.running import Run, run
from sim.engine.standing import Standing

__all__ = ["Cast", "Decided", "Difference", "Event", "Run", "Standing", "Voting", "drawing", "run"]
