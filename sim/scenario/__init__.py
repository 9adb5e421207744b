"""Scenario files: read, checked, changed by what-ifs and overrides, and returned as frozen values."""

from sim.scenario.faults import Fault, ScenarioError
from sim.scenario.loading import load, loads
from sim.scenario.model import Scenario

__all__ = ["Fault", "Scenario", "ScenarioError", "load", "loads"]
