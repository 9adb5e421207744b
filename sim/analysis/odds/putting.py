"""A question of a run as it is put: its odds from what is known of the votes, and how to cast each result."""

from collections.abc import Mapping
from fractions import Fraction

from attrs import evolve, frozen

from sim.analysis.odds.between import Between
from sim.analysis.odds.likeliest import cast_so, likeliest
from sim.analysis.odds.question import Odds, odds
from sim.analysis.odds.units import units_of
from sim.engine import Voting
from sim.errors import UnscError
from sim.law import Assembly, Kind, Outcome, Reason, Tally, decide, law_on, measure_of
from sim.scenario.known_votes import KnownVotes

RESULTS = ("adopted", "too_few_votes", "vetoed")
"""The results of a question, in the order of `Odds.extremes`."""
_NAMES = {Reason.ENOUGH_VOTES: "adopted", Reason.TOO_FEW_VOTES: "too_few_votes", Reason.VETO: "vetoed"}


@frozen
class Posed:
    """A question as it is put on one path: its odds, and for each result with a chance the votes that have it."""

    id: str
    text: str
    odds: Odds
    cast: Mapping[str, KnownVotes]


def posed(voting: Voting) -> Posed:
    """Return the odds of a question that is being put. Raises `UnscError` where its votes are not counted."""
    name, question, votes = voting.id, voting.question, voting.votes
    if question.kind is Kind.CONSENSUS:
        raise UnscError(f"{name or question.text}: a consensus counts no votes and has no odds; expected a vote")
    if isinstance(voting.body, Assembly) and all(v.chances is None for v in votes.members):
        return _of_the_assembly(voting)
    law = law_on(voting.at.day) if isinstance(voting.body, Assembly) else voting.law
    measure = measure_of(question, voting.body, law)
    stances = {v.member: v.choice if v.choice is not None else v.chances for v in votes.members}
    units = units_of(stances, votes.blocs)
    found = odds(units, measure, by_number=votes.unnamed, correlation=votes.correlation)
    ways = likeliest(units, measure, votes.unnamed)
    cast = {
        _NAMES[reason]: cast_so(votes, ways[reason])
        for reason in _NAMES
        if reason in ways and found.by_result[_NAMES[reason]].high
    }
    return Posed(name, question.text, found, cast)


def _of_the_assembly(voting: Voting) -> Posed:
    """Decide a vote of the Assembly without chances: what is not known goes one way or the other, in all."""
    cast: dict[str, KnownVotes] = {}
    votes, seats = voting.votes, len(voting.body.codes)
    named = sum(v.choice is not None for v in votes.members)
    free = seats - named - votes.unnamed.known
    for more in (Tally(yes=free), Tally(no=free)):
        unnamed = Tally(
            votes.unnamed.yes + more.yes,
            votes.unnamed.no + more.no,
            votes.unnamed.abstain,
            votes.unnamed.not_voting,
        )
        complete = evolve(votes, unnamed=unnamed)
        decision = decide(voting.question, complete.roll_call(), voting.body, law_on(voting.at.day))
        cast.setdefault("adopted" if decision.outcome is Outcome.ADOPTED else "too_few_votes", complete)
    extremes = tuple([(Fraction(r == "adopted"), Fraction(r != "adopted"), Fraction(0)) for r in cast])
    adopted, too_few, vetoed = [Between.of(column) for column in zip(*extremes, strict=True)]
    return Posed(voting.id, voting.question.text, Odds(adopted, too_few, vetoed, {}, extremes), cast)
