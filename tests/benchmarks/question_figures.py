"""Single questions: power, an exact point, votes with a shared cause; against what others use for the same."""

from collections.abc import Mapping
from fractions import Fraction
from math import sqrt

from sim.analysis.counting import Weights, results
from sim.analysis.odds.question import odds
from sim.analysis.odds.units import units_of, whole_numbers
from sim.analysis.power import powers
from tests.benchmarks.councils import chances, council, hundredths
from tests.benchmarks.pairs import say, steadily, timed, title, turns
from tests.peers.peers_environment import Ask

VOTES = 100_000


def power(ask: Ask, rounds: int) -> None:
    """Both indices of every member, exact, against the package `powerindices` in floats on the weighted game."""
    whole, measure = council()

    def ours() -> tuple[Mapping[str, Fraction], Mapping[str, Fraction]]:
        found = powers(measure, whole)
        return found.shapley_shubik, found.banzhaf_absolute

    theirs = ask("powerindices", 1)["answer"]
    for index, said in zip(ours(), theirs, strict=True):
        agree(sorted(map(float, index.values())), sorted(said), 1e-9, "powerindices")
    ratios = turns(lambda: ask("powerindices", 200)["seconds"] / 200, steadily(ours), rounds)
    say("powerindices to ours: both indices of the Council, all members", ratios, at_least=50)


def exact_point(ask: Ask, rounds: int, steps: int) -> None:
    """The exact chances of one question, against votes of Mesa agents (time is linear in their number)."""
    whole, measure = council()
    stances = chances(whole.codes)
    units = units_of(stances)
    asked = hundredths(stances, frozenset(whole.permanent))

    def mesa() -> float:
        return float(ask("mesa", steps, *asked)["seconds"]) / steps * VOTES

    found = odds(units, measure)
    outcomes = ask("mesa", steps, *asked)["answer"]
    for result, chance in found.by_result.items():
        share = float(chance.low)
        agree([outcomes[result] / steps], [share], 5 * sqrt(share * (1 - share) / steps), "Mesa")
    whole_weights, _ = whole_numbers(units)
    members = [(unit.codes[0], unit.weights or Weights(0, 0, 0)) for unit in whole_weights]
    say(
        "10^5 votes of 15 Mesa agents to one exact point (the count)",
        turns(mesa, steadily(lambda: results(members, measure)), rounds),
        at_least=50_000,
    )
    say(
        "the same, to all that `odds` gives of it (fractions; vetoes by whom)",
        turns(mesa, steadily(lambda: odds(units, measure)), rounds),
        at_least=50_000,
    )


def sampling(rounds: int) -> None:
    """Votes with a shared cause: the integral over it, against so many draws in numpy."""
    from statistics import NormalDist

    import numpy as np

    whole, measure = council()
    stances = chances(whole.codes)
    units = units_of(stances)
    rho, holders = 0.4, np.array([code in measure.holders for code in whole.codes])
    normal = NormalDist()
    lower = np.array([normal.inv_cdf(float(c.no)) for c in stances.values()])
    upper = np.array([normal.inv_cdf(float(c.no + c.abstain)) for c in stances.values()])
    draw = np.random.default_rng(1)

    def sampled() -> tuple[float, float]:
        shared = draw.standard_normal((VOTES, 1))
        latent = sqrt(rho) * shared + sqrt(1 - rho) * draw.standard_normal((VOTES, len(whole.codes)))
        enough = (latent > upper).sum(axis=1) >= 9
        vetoed = ((latent < lower) & holders).any(axis=1)
        return float((enough & ~vetoed).mean()), float((enough & vetoed).mean())

    def ours() -> object:
        return odds(units, measure, correlation=Fraction(2, 5))

    found = odds(units, measure, correlation=Fraction(2, 5))
    for share, chance in zip(sampled(), (found.adopted, found.vetoed), strict=True):
        agree([share], [float(chance.low)], 5 / sqrt(VOTES), "sampling")
    ratios = turns(timed(sampled), steadily(ours), rounds)
    say("10^5 draws in numpy to the integral, rho 0.4 (error below 1e-6)", ratios, at_least=50)


def agree(ours: list[float], theirs: list[float], within: float, who: str) -> None:
    """Stop where the two do not give the same answer: their speeds then mean nothing."""
    if any(abs(a - b) > within for a, b in zip(ours, theirs, strict=True)):
        raise SystemExit(f"{who} and we differ: {theirs} and {ours}")


def figures(ask: Ask | None, *, quick: bool) -> None:
    """Print the figures about single questions."""
    title("One question (ratios of CPU seconds)")
    if ask is None:
        print("  no peers here (python -m tests.peers installs them): powerindices and Mesa are left out")
    else:
        power(ask, rounds=5 if quick else 21)
        exact_point(ask, rounds=3 if quick else 11, steps=10_000 if quick else VOTES)
    sampling(rounds=3 if quick else 11)
