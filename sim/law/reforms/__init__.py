"""Proposals to change the Council or its voting, each a value with its sources: a reform gives another law."""

from sim.law.reforms.proposals import REFORMS, reform
from sim.law.reforms.reform import Fact, Reform, council_under, law_under

__all__ = ["REFORMS", "Fact", "Reform", "council_under", "law_under", "reform"]
