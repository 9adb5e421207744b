"""The results of a sweep as heat maps of two columns of numbers. Extra `plot`."""

from typing import TYPE_CHECKING, Any

from sim.analysis.sweeps.extras import required
from sim.show import plots
from sim.show.plots import GREY, INK, Heading
from sim.show.sweeps.means import HIGH, LOW, Drawn, Y, key, means
from sim.show.sweeps.panels import bounded, named, panelled, saved, ticks
from sim.show.sweeps.said import extremes, shown_of

if TYPE_CHECKING:
    import polars as pl


def maps(drawn: Drawn, heading: Heading, to: str) -> bytes:
    """Draw a heat map of the two columns of numbers, with lines of equal chance where it is fine enough."""
    shown = [(of, Y, of[1]) for of in drawn.panels]
    if bounded(drawn):  # no colour says what is unknown: the least and the greatest stand side by side
        ends = ((LOW, "at least"), (HIGH, "at most"))
        shown = [(of, end, f"{of[1]}, {said}") for of in drawn.panels[:2] for end, said in ends]
    titles = [title for _, _, title in shown]
    figure, panels, texts, height = panelled(len(shown), titles, heading, 4.6, right=1.25)
    names, image = ["x", "y"], None
    tables = [means(drawn, of, [key(drawn, name) for name in drawn.numbers], names) for of, _, _ in shown]
    top = max(max(t[value].to_list()) for t, (_, value, _) in zip(tables, shown, strict=True)) or 1.0
    told = [f"Maps of the {shown_of(drawn)} by {' and '.join(map(drawn.called, drawn.numbers))}."]
    for panel, table, (_, value, title) in zip(panels, tables, shown, strict=True):
        told.append(extremes(table, value, title))
        image = _points(panel, table, value, top) if drawn.sampled else _cells(panel, table, value, top)
        ticks(panel.xaxis, drawn, drawn.numbers[0], len(panels))
        ticks(panel.yaxis, drawn, drawn.numbers[1], 1)
        panel.set_xlabel(named(drawn, drawn.numbers[0], len(panels)))
    panels[0].set_ylabel(named(drawn, drawn.numbers[1], 1))
    box = panels[-1].get_position()
    bar = figure.colorbar(image, cax=figure.add_axes((box.x1 + 0.025, box.y0, 0.022, box.height)))
    bar.outline.set_edgecolor(GREY)
    bar.set_label(drawn.shown)
    plots.in_per_cent(bar.ax.yaxis, top)
    plots.head(figure, texts, height)
    return saved(figure, to, heading, told)


def _points(panel: Any, table: "pl.DataFrame", value: str, top: float) -> Any:
    """Draw the points of a sample, each in the colour of its chance."""
    panel.margins(0.03)
    return panel.scatter(
        table["x"].to_list(), table["y"].to_list(), c=table[value].to_list(), cmap="cividis", vmin=0.0, vmax=top
    )


def _cells(panel: Any, table: "pl.DataFrame", value: str, top: float) -> Any:
    """Draw a cell for each pair of numbers, and lines of equal chance where there are enough."""
    ticker = required("matplotlib.ticker", "plot")
    wide = table.pivot("x", index="y", values=value, sort_columns=False).sort("y")
    columns = sorted(table["x"].unique().to_list())
    rows = wide["y"].to_list()
    grid = wide.select([str(c) if str(c) in wide.columns else wide.columns[1 + n] for n, c in enumerate(columns)])
    values = grid.to_numpy()
    image = panel.pcolormesh(
        columns, rows, values, cmap="cividis", vmin=0.0, vmax=top, shading="nearest", rasterized=True
    )
    whole = not grid.null_count().sum_horizontal().item()
    if min(len(columns), len(rows)) >= 8 and whole and values.max() > values.min():
        levels = [v for v in ticker.MaxNLocator(6).tick_values(0.0, top) if 0 < v < values.max()]
        lines = panel.contour(
            columns,
            rows,
            values,
            levels=levels,
            colors=[INK if v > 0.6 * top else "white" for v in levels],
            linewidths=0.9,
        )
        panel.clabel(lines, fmt=lambda v: plots.said(v), fontsize=8)
    return image
