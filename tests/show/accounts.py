"""Runs and the lines in which they are told, for the tests of what is shown."""

import sim
from sim.cli.run import verdict_of
from sim.engine import Run
from sim.show.lines import laid_out
from sim.show.transcript import transcript


def ran(text: str, *overrides: str) -> Run:
    """Run a scenario written out here."""
    from sim.scenario import loads

    return sim.run(loads(text, overrides=overrides))


def told(run: Run, width: int = 80) -> str:
    """Tell a run as the command does."""
    blocks = transcript(run.log, verdict_of(run), run.scenario.about)
    return "\n".join(line for block in blocks for line in laid_out(block, width))


def flat(text: str) -> str:
    """Join lines that were broken, bars left out."""
    return " ".join(text.replace("| ", " ").split())
