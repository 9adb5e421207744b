"""`unsc results`: the first tables of a sweep, after its parts were checked."""

import os
import shutil
import sys
from pathlib import Path

import click

from sim.cli.answers import FINE, say, say_json
from sim.show.lines import WIDTH


def _width() -> int:
    """Return how many columns the terminal has; 80 where there is none and COLUMNS is not set."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS"):
        return max(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns)
    return WIDTH


@click.command("results")
@click.argument("folder", metavar="DIR")
@click.option("--plot", metavar="FILE.svg|png|pdf", help="Draw the chance of adoption by what was varied.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def command(folder: str, plot: str | None, as_json: bool) -> int:
    """Print the first tables of a folder of results, and how to open it elsewhere.

    Every part is checked against the manifest first; where one is damaged, nothing is read.
    """
    from sim.analysis.sweeps.results import read_results
    from sim.show.results_text import results_row, results_text

    place = None
    if plot is not None:
        from sim.cli.pictures import picture_place

        place = picture_place(plot)
    found = read_results(Path(folder))
    if place is not None:
        from sim.cli.pictures import write_picture
        from sim.show.sweeps.plot import results_plot

        write_picture(place[0], results_plot(found, place[1]))
    if as_json:
        say_json(results_row(found))
    else:
        say(results_text(found, _width()))
    return FINE
