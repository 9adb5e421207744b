"""A simulator of United Nations Security Council procedure: who may move what, what carries, and why.

The public names are loaded on first use, so that importing `sim` costs next to nothing.
"""

import sys
from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_WHERE = {
    "Chances": "sim.scenario.chances",
    "Chapter": "sim.law",
    "Choice": "sim.law",
    "Council": "sim.council",
    "Decided": "sim.engine",
    "Decision": "sim.law",
    "Kind": "sim.law",
    "Law": "sim.law",
    "Measure": "sim.law",
    "Outcome": "sim.law",
    "PutAs": "sim.law",
    "Question": "sim.law",
    "Reason": "sim.law",
    "RollCall": "sim.law",
    "Run": "sim.engine",
    "Scenario": "sim.scenario",
    "ScenarioError": "sim.scenario",
    "Tally": "sim.law",
    "UnscError": "sim.errors",
    "Veto": "sim.law",
    "compose": "sim.council",
    "council_on": "sim.council",
    "decide": "sim.law",
    "enlarge": "sim.council",
    "flips": "sim.analysis.flips",
    "law_on": "sim.law",
    "load": "sim.scenario",
    "measure_of": "sim.law",
    "odds_of": "sim.analysis.odds.reading",
    "powers": "sim.analysis.power",
    "president_on": "sim.council",
    "reform": "sim.law.reforms",
    "run": "sim.engine",
}

__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    """Load a public name from the room it lives in."""
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module 'sim' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names beside what the module has."""
    return sorted({*globals(), *_WHERE})


# A notebook draws runs and decisions by itself; elsewhere nothing of this is loaded.
if "IPython" in sys.modules:
    import_module("sim.show.notebook").register_here()
