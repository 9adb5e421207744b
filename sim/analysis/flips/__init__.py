"""Flips: which votes, had they been otherwise, would have reversed an outcome. Counted, never sampled or guessed.

A change puts one member's vote at yes, no or abstain. Adopted and not adopted are the two outcomes: a draft that
fails for votes instead of by veto is not reversed.
"""

from sim.analysis.flips.changes import Change, Cheapest, Flips, flips
from sim.analysis.flips.settling import Point, Settling, settling

__all__ = ["Change", "Cheapest", "Flips", "Point", "Settling", "flips", "settling"]
