"""Many points of one question at once, in numpy."""

import time

import numpy as np

from sim.analysis.batch import Multilinear, batch
from sim.analysis.counting import Weights, results
from sim.analysis.odds.units import Unit, units_of
from tests.benchmarks.councils import chances, council, floats
from tests.benchmarks.pairs import say, timed, title, turns


def points(rounds: int, number: int) -> None:
    """Random points, every member's chances its own, against the same count in pure Python, point by point."""
    whole, measure = council()
    drawn = np.random.default_rng(1).dirichlet((1, 1, 1), (number, len(whole.codes)))
    one_by_one = [
        [(code, Weights(*choices)) for code, choices in zip(whole.codes, point, strict=True)]
        for point in drawn[:500].tolist()
    ]

    def pure() -> list[float]:
        return [results(members, measure).adopted for members in one_by_one]

    difference = np.abs(batch(measure, whole.codes, drawn).adopted[: len(one_by_one)] - pure()).max()
    if difference > 1e-12:
        raise SystemExit(f"batch and point differ by {difference}")
    a_point, times = timed(pure), number / len(one_by_one)
    ratios = turns(lambda: a_point() * times, timed(lambda: batch(measure, whole.codes, drawn)), rounds)
    say(f"pure-Python points to a batch in numpy, {number:,} random points", ratios, at_least=50)


def grid(rounds: int) -> None:
    """A grid of 1,000 by 1,000 positions of two members, coefficients included, to filling as large an array."""
    whole, measure = council()
    stances = chances(whole.codes)
    varied = [("CHN",), ("RUS",)]
    fixed = [unit for unit in units_of(stances) if unit.codes not in varied]
    fixed = [Unit(unit.codes, dict(floats(stances))[unit.codes[0]]) for unit in fixed]
    no = np.linspace(0, 1, 1000)
    positions = np.stack([np.zeros_like(no), no, 1 - no])

    def ours() -> object:
        return Multilinear.of(fixed, varied, measure).grid([positions, positions])

    filling = timed(lambda: np.full((3, 1000, 1000), 0.5), 20, time.perf_counter)
    ratios = turns(timed(ours, 20, time.perf_counter), filling, rounds)
    say("10^6-point grid over two members to filling its output array", ratios, at_most=3)


def figures(*, quick: bool) -> None:
    """Print the figures about many points."""
    title("Many points (CPU seconds; the grid by the clock)")
    points(rounds=3 if quick else 11, number=20_000 if quick else 100_000)
    grid(rounds=5 if quick else 21)
