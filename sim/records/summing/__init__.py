"""What recorded votes add up to: outcomes, vetoes, agreement, pivotal votes, failed drafts under another law."""

from sim.records.summing.cells import Cell, Key, Summary
from sim.records.summing.other_laws import DraftUnder, OtherLaw, law_called
from sim.records.summing.pairs import Pair, pair_of
from sim.records.summing.periods import By, period_of
from sim.records.summing.summary import Asked, summed

__all__ = [
    "Asked",
    "By",
    "Cell",
    "DraftUnder",
    "Key",
    "OtherLaw",
    "Pair",
    "Summary",
    "law_called",
    "pair_of",
    "period_of",
    "summed",
]
