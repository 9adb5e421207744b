"""The voting law: a question, a roll call, a Council and a law give a `Decision` with its reason and source.

Pure functions and frozen values: no clock, file, randomness or screen. `decide` is the way in; each kind of
question has its rule in the module named after it.
"""

from sim.law.assembly import Assembly, assembly_by_number, assembly_on
from sim.law.consensus import adopted_without_vote
from sim.law.decide import decide, measure_of, sources_of
from sim.law.decision import Decision, Outcome, Reason
from sim.law.effects import Basis, Effect, VoteEffect
from sim.law.laws import Law, Pledge, Veto, law_on
from sim.law.measure import Measure
from sim.law.question import Chapter, Kind, PutAs, Question
from sim.law.votes import BadRollCall, Body, Choice, How, RollCall, Tally, Vote, parse_counts

__all__ = [
    "Assembly",
    "BadRollCall",
    "Basis",
    "Body",
    "Chapter",
    "Choice",
    "Decision",
    "Effect",
    "How",
    "Kind",
    "Law",
    "Measure",
    "Outcome",
    "Pledge",
    "PutAs",
    "Question",
    "Reason",
    "RollCall",
    "Tally",
    "Veto",
    "Vote",
    "VoteEffect",
    "adopted_without_vote",
    "assembly_by_number",
    "assembly_on",
    "decide",
    "law_on",
    "measure_of",
    "parse_counts",
    "sources_of",
]
