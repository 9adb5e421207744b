"""Figures about speed, as ratios measured in one run: `python -m tests.benchmark [--quick]`. It fails nothing.

A ratio compares two things on the same machine within the same seconds, turn by turn; its median is printed with
the aim, and whether the aim is met. Peers are installed in an environment of their own (`python -m tests.peers`),
by the whole run only; a figure whose peer is not there is left out, and said to be.
"""

import argparse

from tests.benchmarks import batch_figures, engine_figures, growth_figures, question_figures, sweep_figures
from tests.benchmarks.machine import machine
from tests.peers.peers_environment import peers


def main() -> None:
    """Print all figures, or those of some parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds and cases; installs nothing")
    parser.add_argument("parts", nargs="*", help="engine, question, batch, sweep or growth; all by default")
    asked = parser.parse_args()
    quick = asked.quick
    with peers(may_install=not quick) as ask:
        machine(ask)
        parts = {
            "engine": lambda: engine_figures.figures(quick=quick),
            "question": lambda: question_figures.figures(ask, quick=quick),
            "batch": lambda: batch_figures.figures(quick=quick),
            "sweep": lambda: sweep_figures.figures(quick=quick),
            "growth": lambda: growth_figures.figures(quick=quick),
        }
        for part in asked.parts or parts:
            if part not in parts:
                parser.error(f"found {part!r}, expected one of {', '.join(parts)}")
            parts[part]()


if __name__ == "__main__":
    main()
