"""Figures about speed, as ratios measured in one run: `python -m tests.benchmark [--quick]`. No speed fails it.

A ratio compares two things on the same machine within the same seconds, turn by turn; its median is printed with
the aim, and whether the aim is met. Peers are installed in an environment of their own (`python -m tests.peers`),
by the whole run only; a figure whose peer is not there is left out, and said to be. `--write` puts what a run
printed into docs/benchmarks.md.
"""

import argparse
import contextlib
import io
import re
import sys
from collections.abc import Mapping

from tests.benchmarks import (
    batch_figures,
    classroom_load,
    engine_figures,
    growth_figures,
    question_figures,
    records_figures,
    sweep_figures,
)
from tests.benchmarks.machine import machine
from tests.benchmarks.pairs import ROOT
from tests.peers.peers_environment import Ask, peers

PAGE = ROOT / "docs" / "benchmarks.md"
PARTS = ("engine", "question", "batch", "records", "classroom", "sweep", "growth")


def print_figures(ask: Ask | None, asked: Mapping[str, bool], *, quick: bool) -> None:
    """Print what the machine is, and the figures of the parts asked for."""
    machine(ask)
    if asked["engine"]:
        engine_figures.figures(quick=quick)
    if asked["question"]:
        question_figures.figures(ask, quick=quick)
    if asked["batch"]:
        batch_figures.figures(quick=quick)
    if asked["records"]:
        records_figures.figures(quick=quick)
    if asked["classroom"]:
        print("\nThe classroom: 200 delegates at once")
        classroom_load.figures(votes=3 if quick else 10)
    if asked["sweep"]:
        sweep_figures.figures(quick=quick)
    if asked["growth"]:
        growth_figures.figures(quick=quick)


class Both(io.StringIO):
    """Keeps what is printed, and prints it."""

    def write(self, text: str) -> int:
        sys.__stdout__.write(text)
        sys.__stdout__.flush()
        return super().write(text)


def main() -> None:
    """Print all figures, or those of some parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds and cases; installs nothing")
    parser.add_argument("--write", action="store_true", help=f"put what is printed into {PAGE.relative_to(ROOT)}")
    parser.add_argument("parts", nargs="*", help=f"{', '.join(PARTS)}; all by default")
    options = parser.parse_args()
    strangers = [part for part in options.parts if part not in PARTS]
    if strangers:
        parser.error(f"found {strangers[0]!r}, expected one of {', '.join(PARTS)}")
    asked = {part: part in (options.parts or PARTS) for part in PARTS}
    with peers(may_install=not options.quick) as ask, contextlib.redirect_stdout(Both()) as printed:
        print_figures(ask, asked, quick=options.quick)
    if options.write:
        block = f"```text\n{printed.getvalue().strip()}\n```"
        page = re.sub(r"```text\n.*?```", lambda _: block, PAGE.read_text(), flags=re.DOTALL)
        PAGE.write_text(page)


if __name__ == "__main__":
    main()
