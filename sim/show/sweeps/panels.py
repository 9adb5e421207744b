"""What the plots of a sweep share: panels side by side, their heading, axes and key. Extra `plot`."""

from collections.abc import Sequence
from typing import Any

from attrs import evolve

from sim.analysis.sweeps.extras import required
from sim.show import plots
from sim.show.pictures.convert import described
from sim.show.plots import BLUE, GREEN, ORANGE, PURPLE, RED, SKY, Heading
from sim.show.sweeps.means import HIGH, LOW, Drawn

MOST_LINES, _MOST_NAMED = 6, 6
LOOKS = (
    (BLUE, "-", "o"),
    (ORANGE, "--", "s"),
    (GREEN, "-.", "^"),
    (PURPLE, ":", "D"),
    (SKY, (0, (5, 1, 1, 1, 1, 1)), "v"),
    (RED, (0, (1, 1)), "P"),
)
"""What tells lines and bars apart: a colour, and for lines their dashes and markers."""


def listed(names: list[str]) -> str:
    """Name the first few of some columns, and say how many more there are."""
    if len(names) <= _MOST_NAMED:
        return ", ".join(names)
    return f"{', '.join(names[: _MOST_NAMED - 1])} and {len(names) - _MOST_NAMED + 1} more"


def noted(heading: Heading, drawn: Drawn, names: Sequence[str]) -> Heading:
    """Return the heading with what is averaged over, as it is not among the names drawn, and what else to know."""
    rest = [drawn.called(n) for n in (*drawn.numbers, *drawn.words, *drawn.averaged) if n not in names]
    notes = [*([f"Averaged over {listed(rest)}."] if rest else []), *drawn.notes]
    return evolve(heading, caption=" ".join([*notes, heading.caption]))


def saved(figure: Any, to: str, heading: Heading, told: Sequence[str]) -> bytes:
    """Return a figure as the bytes of a file that says in words what it shows."""
    said = " ".join([*([f"{heading.subtitle}."] if heading.subtitle else []), *told, heading.caption])
    return described(plots.saved(figure, to), to, heading.title, said)


def panelled(
    count: int,
    titles: Sequence[str],
    heading: Heading,
    tall: float,
    *,
    keyed: bool = False,
    left: float = 0.95,
    right: float = 0.4,
) -> tuple[Any, list[Any], list[list[str]], float]:
    """Return a figure with some panels, side by side, the lines of its heading, and its height."""
    texts, titled = plots.wrapped(heading), count > 1 and bool(titles)
    above = plots.room_above(texts) + 0.1 + 0.3 * keyed + 0.2 * titled
    below = plots.room_below(texts)
    height = above + below + tall
    figure, axes = plots.framed(height, above, below, left=left, right=right, panels=count)
    panels = list(axes.flat) if count > 1 else [axes]
    if titled:
        for panel, title in zip(panels, titles, strict=True):
            panel.set_title(plots.cut(title, 80 // count), fontsize=10, loc="left")
    return figure, panels, texts, height


def bounded(drawn: Drawn) -> bool:
    """Tell whether something is unknown in any row."""
    pl = required("polars")
    return bool(drawn.frame.select(((pl.col(HIGH) - pl.col(LOW)) > 1e-9).any()).collect().item())


def ticks(axis: Any, drawn: Drawn, name: str, panels: int) -> None:
    """Put the marks of an axis at whole numbers for years, and at dates that do not run into one another."""
    kind = drawn.frame.collect_schema()[name]
    if kind.is_temporal():
        dates = required("matplotlib.dates", "plot")
        axis.set_major_locator(dates.AutoDateLocator(minticks=2, maxticks=max(3, 7 // panels)))
        axis.set_major_formatter(dates.DateFormatter("%Y-%m-%d"))
    elif drawn.values[name] <= max(4, 8 // panels) and len(drawn.numbers) == 2 and not drawn.sampled:
        values = drawn.frame.select(required("polars").col(name).unique().sort()).collect()[name].to_list()
        axis.set_ticks(values, [f"{value:.4g}" for value in values])
    elif kind.is_integer():
        ticker = required("matplotlib.ticker", "plot")
        axis.set_major_locator(ticker.MaxNLocator(nbins=max(3, 10 // panels), integer=True))


def named(drawn: Drawn, name: str, panels: int) -> str:
    """Say what an axis is: the column and, where there is room for it, what it means."""
    text = f"{name}: {drawn.meanings[name].removeprefix('varied: ')}"
    return text if len(text) <= 60 // panels else name


def legend(
    figure: Any, panel: Any, handles: list[Any], texts: list[list[str]], height: float, of: str = ""
) -> None:
    """Put the key in a line of its own under the subtitle; `of` says what its words are the values of."""
    if of:
        line = required("matplotlib.lines", "plot").Line2D
        handles = [line([], [], linestyle="none", label=f"{of}:"), *handles]
    figure.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(panel.get_position().x0, 1 - (plots.room_above(texts) - 0.1) / height),
        ncols=len(handles),
        handlelength=1.6,
        frameon=False,
        borderaxespad=0.0,
        borderpad=0.0,
        columnspacing=1.4,
        fontsize=9,
    )
