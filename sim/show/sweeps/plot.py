"""The results of a sweep as a picture: lines, a heat map or bars. Extras `sweep` and `plot`.

Which of these is drawn follows from what the sweep varied.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sim import __version__
from sim.analysis.sweeps.extras import required
from sim.show import plots
from sim.show.plots import Heading
from sim.show.sweeps.bars import bars
from sim.show.sweeps.lines import lines
from sim.show.sweeps.maps import maps
from sim.show.sweeps.means import by_words, drawn_of
from sim.show.sweeps.panels import MOST_LINES, listed, noted

if TYPE_CHECKING:
    import polars as pl

    from sim.analysis.sweeps.results import Results

MOST_PANELS = 3


def results_plot(results: "Results", to: str) -> bytes:
    """Draw a folder of results whose parts have been checked, as `sweep_plot` does, with what made it below."""
    pl, manifest, folder = required("polars"), results.manifest, Path(results.folder)
    frame = pl.scan_parquet([folder / part["file"] for part in manifest["parts"]])
    varied = {column["name"]: column["meaning"] for column in manifest["columns"] if column["varied"]}
    cases = f"{manifest['cases']:,} cases" if manifest["cases"] > 1 else "1 case"
    heading = Heading(
        title_of(folder) or Path(folder.resolve()).name,
        f"{cases} by {listed(list(varied))}" if varied else cases,
        f"{manifest['command']}; fingerprint {manifest['fingerprint'][:16]}, unsc-sim {__version__}",
    )
    return sweep_plot(frame, varied, heading, to)


def title_of(folder: Path) -> str:
    """Return the title of the sweep that is kept in a folder of results; empty where it has none."""
    from sim.scenario.places import Block, Text
    from sim.scenario.reading import read_path

    kept = folder / "sweep.yaml"
    root = read_path(kept) if kept.is_file() else None
    title = root.get("title") if isinstance(root, Block) else None
    return str(title) if isinstance(title, Text) else ""


def sweep_plot(frame: "pl.LazyFrame", varied: Mapping[str, str], heading: Heading, to: str) -> bytes:
    """Draw how the chance of adoption depends on what a sweep varied.

    `frame` are its rows and `varied` its columns that vary, with their meanings. One column of numbers gives a
    line, with a band from the least to the greatest chance where votes are unknown, and with a column of words a
    line for each; two columns of numbers a heat map, or one for each of a few words; words bars; three or more
    columns of numbers a line for each, over its range, or with words a panel for each of the first two. Each
    question is a panel. All else is averaged over, and named. `to` is the format; SVG and PNG say in words
    what is drawn. Raises `UnscError` where there is nothing to draw.
    """
    drawn = drawn_of(frame, varied, MOST_PANELS)
    one_question = len(drawn.panels) == 1
    few_words = bool(drawn.words) and drawn.values[drawn.words[0]] <= MOST_LINES
    by_word = len(drawn.words) == 1 and drawn.values[drawn.words[0]] <= MOST_PANELS
    if len(drawn.numbers) == 2 and one_question and by_word:
        drawn = by_words(drawn)
    with plots.settings():
        if len(drawn.numbers) == 2 and not drawn.words:
            return maps(drawn, noted(heading, drawn, drawn.numbers), to)
        if drawn.words and not (few_words and drawn.numbers and (len(drawn.words) == 1 or len(drawn.numbers) > 1)):
            return bars(drawn, heading, to)
        return lines(drawn, heading, to)
