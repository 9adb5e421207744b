"""Drawn votes: fixed by their key, as likely as their chances, the same for what two scenarios have in common."""

from collections import Counter
from math import sqrt

import pytest

import sim
from sim.engine import Voting, drawing
from sim.engine.drawing import ORDER
from sim.engine.log_file import from_lines, to_lines
from sim.law import Choice
from sim.scenario.loading import loads
from tests.effort import examples

FILE = """\
title: A referral
date: 2014-12-22
question: refer the situation to the Court
kind: substantive
odds:
  CHN: {no: 0.5, abstain: 0.3, not_voting: 0.1, yes: 0.1}
  RUS: {no: 4/5, abstain: 1/5}
  FRA GBR USA: {yes: 3/4, abstain: 1/4}
  the rest: {yes: 0.9, abstain: 0.1}
"""


def drawn(scenario: sim.Scenario, *key: int) -> dict[str, Choice | None]:
    run = sim.run(scenario, cast=drawing(*key))
    return {v.member: v.choice for v in run.decisions["vote"].votes}


def draws(text: str, number: int) -> list[dict[str, Choice | None]]:
    """Return many draws of one question, asked for without running all the meeting each time."""
    votings: list[Voting] = []
    sim.run(loads(text, "file.yaml"), cast=lambda v: votings.append(v) or v.votes)
    (voting,) = votings
    return [{v.member: v.choice for v in drawing(7, 0, n)(voting).members} for n in range(number)]


def near(count: int, of: int, chance: float) -> bool:
    return abs(count - of * chance) <= 4 * sqrt(of * chance * (1 - chance)) + 1e-9


def test_the_key_fixes_the_draw():
    scenario = loads(FILE, "file.yaml")
    assert drawn(scenario, 1, 2, 3) == drawn(scenario, 1, 2, 3)
    assert len({tuple(drawn(scenario, *key).values()) for key in [(1, 2, 3), (2, 2, 3), (1, 3, 3), (1, 2, 4)]}) > 1


def test_a_run_with_a_seed_is_the_same_byte_for_byte_and_reads_back():
    scenario = loads(FILE, "file.yaml")
    log = sim.run(scenario, seed=5, draw=True).log
    assert to_lines(log) == to_lines(sim.run(scenario, seed=5, draw=True).log)
    assert from_lines(to_lines(log)) == log
    undrawn = sim.run(scenario).log  # with chances in it
    assert from_lines(to_lines(undrawn)) == undrawn


def test_drawn_runs_are_no_replays():
    assert sim.run(sim.load("dprk/2014"), draw=True).agrees is None
    assert sim.run(sim.load("dprk/2014")).agrees is True


def test_changing_one_member_changes_no_other_draw():
    other = FILE.replace("RUS: {no: 4/5, abstain: 1/5}", "RUS: {yes: 1}")
    for n in range(20):
        one, two = drawn(loads(FILE, "a.yaml"), 1, n), drawn(loads(other, "b.yaml"), 1, n)
        assert {m: c for m, c in one.items() if m != "RUS"} == {m: c for m, c in two.items() if m != "RUS"}


@pytest.mark.parametrize("correlation", ["0", "0.6"])
def test_draws_are_as_likely_as_their_chances(correlation: str):
    number = examples(2000)
    counted = Counter(d["CHN"] for d in draws(f"{FILE}correlation: {correlation}\n", number))
    assert set(counted) == set(ORDER)
    for choice, chance in zip(ORDER, (0.5, 0.3, 0.1, 0.1), strict=True):
        assert near(counted[choice], number, chance)


def test_a_bloc_draws_together():
    together = draws(f"{FILE}blocs: [FRA GBR USA]\n", 300)
    assert all(d["FRA"] is d["GBR"] is d["USA"] for d in together)
    assert {d["FRA"] for d in together} == {Choice.YES, Choice.ABSTAIN}
    assert not all(d["FRA"] is d["GBR"] for d in draws(FILE, 300))


def test_a_shared_cause_moves_members_together():
    """With a correlation near 1, the elected members, alike in their chances, nearly always vote alike."""

    def alike(text: str) -> int:
        return sum(len({d[m] for m in ("ARG", "AUS", "JOR", "KOR")}) == 1 for d in draws(text, 400))

    assert alike(f"{FILE}correlation: 0.99\n") > alike(FILE) + 40
