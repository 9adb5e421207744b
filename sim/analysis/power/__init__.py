"""Voting power: how often a member makes the difference, in any Council under any law, with abstention or not.

Exact: members of one sort are interchangeable, and coalitions, ways of voting and orders are counted by sort.
"""

from sim.analysis.power.by_reform import ReformedPower, Seats, power_by_reform
from sim.analysis.power.indices import Power, Powers, PowersByType, powers, powers_by_type
from sim.analysis.power.structure import Sort, Structure, structure_of
from sim.analysis.power.weights import VoteWeights, weights_of

__all__ = [
    "Power",
    "Powers",
    "PowersByType",
    "ReformedPower",
    "Seats",
    "Sort",
    "Structure",
    "VoteWeights",
    "power_by_reform",
    "powers",
    "powers_by_type",
    "structure_of",
    "weights_of",
]
