"""How cost grows: with the cases of a sweep, the members of a Council, the questions of a procedure."""

import json
import statistics
import subprocess
import sys
from functools import partial

from sim.analysis.counting import Weights, results
from sim.analysis.odds.chain import chain
from sim.analysis.odds.question import odds
from sim.analysis.odds.units import units_of, whole_numbers
from sim.scenario import loads
from tests.benchmarks.councils import chances, council
from tests.benchmarks.pairs import ROOT, short, steadily, timed, title


def cases(largest: int) -> None:
    """Sweeps of ten times as many cases each, every one in a process of its own."""
    title("Cases of a grid sweep: by the clock, and the most memory the process held")
    number = 1000
    while number <= largest:
        words = [sys.executable, "-m", "tests.benchmarks.one_sweep", str(number)]
        told = json.loads(subprocess.run(words, cwd=ROOT, capture_output=True, check=True).stdout)
        print(
            f"  {number:>12,} cases {told['seconds']:8.2f} s {1e6 * told['seconds'] / number:9.2f} µs a case"
            f" {told['bytes'] / 2**20:8.1f} MB written, peak {told['peak']:5.0f} MB",
            flush=True,
        )
        number *= 10


def members(rounds: int) -> None:
    """One exact point in Councils of several sizes, each to the Council of fifteen in the same round."""
    title("Members of a Council: one exact point, everybody's chances its own, to that of fifteen")
    counting, asking = {}, {}
    for number in (11, 15, 19, 21, 25):
        body, measure = council(number)
        units = units_of(chances(body.codes))
        weighted = [(unit.codes[0], unit.weights or Weights(0, 0, 0)) for unit in whole_numbers(units)[0]]
        counting[number] = steadily(partial(results, weighted, measure), 0.02)
        asking[number] = steadily(partial(odds, units, measure), 0.02)
    told = [[{n: once() for n, once in some.items()} for some in (counting, asking)] for _ in range(rounds)]
    for number in counting:
        count, question = (
            short(statistics.median(took[which][number] / took[which][15] for took in told)) for which in (0, 1)
        )
        print(f"  {number:>2} members: the count {count:>5}, odds {question:>5}")


def questions(rounds: int, longest: int) -> None:
    """Procedures of one to eight questions: each put only if the one before was adopted, or each in any case."""
    title("Questions of a procedure: the whole tree, to that of one question")
    first = {}
    for length in range(1, longest + 1):
        told = []
        for strict in (True, False):
            scenario = loads(procedure(length, strict=strict))
            ends = 2 * length + 1 if strict else 3**length
            tree = timed(partial(chain, scenario))
            seconds = statistics.median(tree() for _ in range(rounds if ends < 500 else 1))
            first.setdefault(strict, seconds)
            told.append(f"{ends:>5} ends {short(seconds / first[strict]):>6}")
        print(
            f"  {length} asked: each only if the last was adopted {told[0]}; each in any case {told[1]}",
            flush=True,
        )


def procedure(length: int, *, strict: bool) -> str:
    """Return a scenario of so many questions that may each be adopted, fail for votes, or be vetoed."""
    steps = ["title: A procedure", "timeline:"]
    for n in range(length):
        steps += [f"  - id: question-{n}", f"    at: 2024-06-12T{10 + n}:00"]
        if strict and n:
            steps.append(f"    if: {{question-{n - 1}: adopted}}")
        votes = "odds: {CHN: {no: 0.5, abstain: 0.5}, the rest: {yes: 0.7, abstain: 0.3}}"
        steps.append(f"    put_to_vote: {{question: adopt text {n}, kind: substantive, {votes}}}")
    return "\n".join(steps)


def figures(*, quick: bool) -> None:
    """Print how cost grows."""
    cases(10**6 if quick else 10**7)
    members(rounds=3 if quick else 11)
    questions(rounds=1 if quick else 5, longest=5 if quick else 8)
