"""Drawing votes that are given as chances. Seed, case, repetition, question and member fix each draw.

Nothing depends on the order in which votes come up: two scenarios that differ in one thing draw the same for all
the rest (common random numbers), on any machine and with any number of workers.
"""

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate
from math import sqrt
from statistics import NormalDist

from attrs import evolve

from sim.engine.play import Cast, Voting
from sim.law import Choice
from sim.scenario.chances import Chances, in_words
from sim.scenario.known_votes import KnownVote, KnownVotes

ORDER = (Choice.NO, Choice.ABSTAIN, Choice.NOT_VOTING, Choice.YES)
"""The choices from the least to the most favourable: a draw falls into one of them in this order."""

_NORMAL = NormalDist()
_STEPS = 2**53


def drawing(seed: int, case: int = 0, repetition: int = 0) -> Cast:
    """Return what casts the votes of one run: each member's choice drawn by its chances.

    Members of a bloc draw together. With a correlation each draw is moved by one cause that all share, the factor
    of a one-factor Gaussian copula. Without chances a vote stays as it is, unknown if it is unknown.
    """

    run = f"{seed}\x1f{case}\x1f{repetition}"

    def number(question: str, member: str) -> float:
        """Return a number strictly between 0 and 1, the same for the same key."""
        key = f"{run}\x1f{question}\x1f{member}".encode()
        drawn = int.from_bytes(blake2b(key, digest_size=8).digest(), "big") >> 11
        return (2 * drawn + 1) / (2 * _STEPS)

    def cast(voting: Voting) -> KnownVotes:
        votes = voting.votes
        if all(v.chances is None for v in votes.members):
            return votes
        speaks_for = {code: bloc[0] for bloc in votes.blocs for code in bloc}
        shared = _shared(number, voting.id, float(votes.correlation))
        drawn = []
        for vote in votes.members:
            if vote.chances is not None:
                vote = _drawn(vote, vote.chances, shared(speaks_for.get(vote.member, vote.member)))
            drawn.append(vote)
        return evolve(votes, members=tuple(drawn))

    return cast


def _shared(number: Callable[[str, str], float], question: str, rho: float) -> Callable[[str], float]:
    """Return what draws for a member on a question; with rho above 0 the draws of all share a cause."""
    if not rho:
        return lambda member: number(question, member)
    factor = sqrt(rho) * _NORMAL.inv_cdf(number(question, ""))
    return lambda member: _NORMAL.cdf(factor + sqrt(1 - rho) * _NORMAL.inv_cdf(number(question, member)))


def _drawn(vote: KnownVote, chances: Chances, at: float) -> KnownVote:
    likely, edges, note = _edges(chances)
    note = f"{vote.note}; {note}" if vote.note else note
    return KnownVote(vote.member, likely[bisect_right(edges, at)], vote.how, vote.status, vote.sources, note)


@lru_cache(maxsize=4096)
def _edges(chances: Chances) -> tuple[tuple[Choice, ...], tuple[float, ...], str]:
    """Return the likely choices, below what a draw falls into each but the last, and the words that tell of it."""
    likely = [choice for choice in ORDER if chances.of(choice)]
    edges = accumulate([float(chances.of(choice)) for choice in likely[:-1]])
    return tuple(likely), tuple(edges), f"drawn from the chances {in_words(chances)}"
