"""The results of a sweep as lines over what was varied, with bands where votes are unknown. Extra `plot`."""

from typing import TYPE_CHECKING, Any

from sim.analysis.sweeps.extras import required
from sim.show import plots
from sim.show.plots import INK, Heading
from sim.show.sweeps.means import HIGH, LOW, Drawn, Y, key, means
from sim.show.sweeps.panels import LOOKS, MOST_LINES, bounded, legend, named, noted, panelled, saved, ticks
from sim.show.sweeps.said import course, shown_of

if TYPE_CHECKING:
    import polars as pl


def lines(drawn: Drawn, heading: Heading, to: str) -> bytes:
    """Draw a line for the one column of numbers, for each word beside it, or for each of many columns."""
    pl = required("polars")
    many = len(drawn.numbers) > 1 and not drawn.words
    each_its_own = len(drawn.numbers) > 1 and bool(drawn.words) and len(drawn.panels) == 1
    names = drawn.numbers[: MOST_LINES if many else 1 + each_its_own]
    shown = (
        [(of, names[:1]) for of in drawn.panels] if not each_its_own else [(drawn.panels[0], [n]) for n in names]
    )
    if many:
        shown = [(of, names) for of in drawn.panels]
    heading = noted(heading, drawn, [*names, *drawn.words[:1]])
    titles = [] if each_its_own else [of[1] for of in drawn.panels]
    figure, panels, texts, height = panelled(
        len(shown), titles, heading, 3.3, keyed=many or bool(drawn.words) or bounded(drawn)
    )
    handles: list[Any] = []
    told: list[str] = []
    for panel, (of, numbers) in zip(panels, shown, strict=True):
        series = []
        if drawn.words:
            table = means(drawn, of, [key(drawn, numbers[0]), pl.col(drawn.words[0])], ["x", "which"])
            series = [(str(which[0]), part) for which, part in table.partition_by("which", as_dict=True).items()]
        else:
            series = [
                (name if many else "", means(drawn, of, [key(drawn, name, share=many)], ["x"])) for name in numbers
            ]
        handles = [_line(panel, n, *each) for n, each in enumerate(series[:MOST_LINES])]
        for which, table in series[:MOST_LINES]:
            told.append(course(drawn, of, which if many else numbers[0], "" if many else which, table))
        panel.set_xlabel("place in its range" if many else named(drawn, numbers[0], len(panels)))
        if many:
            panel.xaxis.set_major_formatter(required("matplotlib.ticker", "plot").PercentFormatter(1.0))
        else:
            ticks(panel.xaxis, drawn, numbers[0], len(panels))
        panel.grid(True, color=plots.FAINT, linewidth=0.7)
    panels[0].set_ylabel(drawn.shown)
    _from_nought(panels[0])
    if many or drawn.words or bounded(drawn):
        titled = drawn.called(drawn.words[0]) if drawn.words else ""
        legend(figure, panels[0], handles, texts, height, titled)
    plots.head(figure, texts, height)
    return saved(figure, to, heading, [f"Lines of the {shown_of(drawn)}.", *told])


_SPAN = "from least to greatest"


def _line(panel: Any, number: int, name: str, table: "pl.DataFrame") -> Any:
    colour, dashes, marker = LOOKS[number]
    x, few = table["x"].to_list(), table.height <= 30
    low, high = table[LOW].to_list(), table[HIGH].to_list()
    if any(b - a > 1e-9 for a, b in zip(low, high, strict=True)):
        if not table["x"].dtype.is_float():  # years and days, between which there is nothing
            return _spans(panel, name, x, low, high, colour)
        panel.fill_between(x, low, high, color=colour, alpha=0.2, linewidth=0)
        panel.plot(x, low, color=colour, linewidth=0.8)
        panel.plot(x, high, color=colour, linewidth=0.8)
        patch = required("matplotlib.patches", "plot").Patch
        return patch(facecolor=colour, alpha=0.4, label=f"{name}: {_SPAN}" if name else _SPAN)
    (line,) = panel.plot(
        x,
        table[Y].to_list(),
        color=colour,
        linestyle=dashes,
        marker=marker if few else None,
        markersize=4.5,
        linewidth=1.8,
        label=name,
    )
    return line


def _spans(panel: Any, name: str, x: list[Any], low: list[float], high: list[float], colour: str) -> Any:
    """Draw a bar from the least to the greatest at each place, or a point where these agree."""
    spans = [(at, a, b) for at, a, b in zip(x, low, high, strict=True) if b - a > 1e-9]
    points = [(at, a) for at, a, b in zip(x, low, high, strict=True) if b - a <= 1e-9]
    for at, a, b in spans:
        panel.plot([at, at], [a, b], color=colour, alpha=0.35, linewidth=7, solid_capstyle="butt")
    panel.plot(
        [at for at, _ in points],
        [a for _, a in points],
        "o",
        color=colour,
        markeredgecolor=INK,
        markersize=6,
        clip_on=False,
        zorder=3,
    )
    panel.margins(x=0.04)
    return required("matplotlib.patches", "plot").Patch(
        facecolor=colour, alpha=0.35, label=f"{name}: {_SPAN}" if name else _SPAN
    )


def _from_nought(panel: Any) -> None:
    """Let the axis begin at nought, a little below it so that a line there is seen; and end at one at most."""
    top = panel.get_ylim()[1] if panel.dataLim.y1 > 0 else 1.0
    panel.set_ylim(-0.015 * top, min(1.02, top))
    plots.in_per_cent(panel.yaxis, top)
