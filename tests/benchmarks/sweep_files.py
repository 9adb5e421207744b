"""Sweeps to be timed: a draft on which every member's vote is a chance, and what varies in it."""

import json
from pathlib import Path

from sim.analysis.sweeps.plan import Plan
from sim.analysis.sweeps.planning import planned
from tests.benchmarks.councils import DAY, chances, council

BASE = """
title: A draft on which every vote is a chance
timeline:
  - id: draft
    at: {day}
    put_to_vote:
      question: adopt the draft resolution
      kind: substantive
      odds: {odds}
"""

SWEEP = """
base: {folder}/base.yaml
{design}
vary:
{vary}
"""


def write_base(folder: Path) -> None:
    """Write the scenario that the sweeps vary."""
    stances = chances(council()[0].codes)
    odds = {
        code: {choice: str(getattr(c, choice)) for choice in ("yes", "no", "abstain")}
        for code, c in stances.items()
    }
    (folder / "base.yaml").write_text(BASE.format(day=DAY, odds=json.dumps(odds)))


def grid(folder: Path, cases: int, path: str = "exact") -> Plan:
    """Return a grid over how likely China and Russia are to vote against; `cases` is a round number."""
    first = 10 ** ((len(str(cases)) - 1) // 2)
    vary = [
        f"  {name}: {{chance: {code} no, otherwise: abstain, from: 0, to: 1, steps: {steps}}}"
        for name, code, steps in (("china", "CHN", first), ("russia", "RUS", cases // first))
    ]
    return _plan(folder, f"path: {path}", vary)


def scattered(folder: Path, cases: int) -> Plan:
    """Return points of a Sobol sequence over the same two members; `cases` is a power of two."""
    vary = [
        f"  {name}: {{chance: {code} no, otherwise: abstain, from: 0, to: 1}}"
        for name, code in (("china", "CHN"), ("russia", "RUS"))
    ]
    return _plan(folder, f"design: sobol\nsamples: {cases}", vary)


def random_positions(folder: Path, cases: int) -> Plan:
    """Return cases in which the chances of all fifteen members are drawn anew."""
    return _plan(folder, "seed: 1", [f"  member: {{random: the rest, draws: {cases}}}"])


def _plan(folder: Path, design: str, vary: list[str]) -> Plan:
    file = folder / "asked.sweep.yaml"
    file.write_text(SWEEP.format(folder=folder, design=design, vary="\n".join(vary)))
    return planned(file)
