"""The results of a sweep as bars, one for each word of a column, in groups by a second. Extra `plot`."""

from typing import Any

from sim.analysis.sweeps.extras import required
from sim.show import plots
from sim.show.plots import INK, Heading
from sim.show.sweeps.means import Drawn, means
from sim.show.sweeps.panels import LOOKS, MOST_LINES, legend, noted, panelled, saved
from sim.show.sweeps.said import between, shown_of

MOST_BARS = 40


def bars(drawn: Drawn, heading: Heading, to: str) -> bytes:
    """Draw bars for the words of the first column, in groups by those of the second; all else is averaged over."""
    pl = required("polars")
    names = list(drawn.words[:2])
    if len(names) == 2 and drawn.values[names[1]] > MOST_LINES:
        names = names[:1]
    order = (
        drawn.frame.select(pl.col(names[0]).unique(maintain_order=True)).collect()[names[0]].to_list()[:MOST_BARS]
    )
    groups: list[Any] = [None]
    if len(names) == 2:
        groups = drawn.frame.select(pl.col(names[1]).unique(maintain_order=True)).collect()[names[1]].to_list()
    heading = noted(heading, drawn, names)
    left = 0.7 + 0.085 * min(28, max(len(str(each)) for each in order))
    tall = 0.25 * len(order) * (0.7 + 0.5 * len(groups))
    figure, panels, texts, height = panelled(
        len(drawn.panels),
        [of[1] for of in drawn.panels],
        heading,
        max(1.0, tall),
        keyed=len(groups) > 1,
        left=left,
    )
    most = 0.0
    told = [f"Bars of the {shown_of(drawn)} by {' and '.join(map(drawn.called, names))}."]
    for panel, of in zip(panels, drawn.panels, strict=True):
        table = means(drawn, of, [pl.col(name) for name in names], names)
        at = {tuple(row[: len(names)]): row[len(names) :] for row in table.iter_rows()}
        for g, group in enumerate(groups):
            for n, word in enumerate(order):
                place = (word,) if group is None else (word, group)
                if place in at:
                    most = max(most, at[place][2])
                    told.append(f"{of[1]}, {', '.join(map(str, place))}: {between(*at[place][1:])}.")
                    _bar(panel, n + (g + 0.5) * 0.8 / len(groups) - 0.4, 0.74 / len(groups), g, *at[place])
        panel.set_ylim(len(order) - 0.45, -0.55)
        panel.set_yticks(range(len(order)), [plots.cut(str(each), 28) for each in order])
        panel.tick_params(axis="y", length=0)
        panel.set_xlabel(drawn.shown)
        panel.xaxis.grid(True, color=plots.FAINT, linewidth=0.7)
    panels[0].set_ylabel(drawn.called(names[0]))
    for panel in panels:
        panel.set_xlim(0.0, 1.18 * (most or 1.0))
        plots.in_per_cent(panel.xaxis, most or 1.0)
    if len(groups) > 1:
        patch = required("matplotlib.patches", "plot").Patch
        handles = [patch(label=str(group), **_fill(g)) for g, group in enumerate(groups)]
        legend(figure, panels[0], handles, texts, height, drawn.called(names[1]))
    plots.head(figure, texts, height)
    return saved(figure, to, heading, told)


_HATCHES = ("", "////", "....", "xxxx", "\\\\\\\\", "----")


def _fill(group: int) -> dict[str, Any]:
    return {"facecolor": LOOKS[group][0], "hatch": _HATCHES[group], "edgecolor": "white", "linewidth": 0.6}


def _bar(panel: Any, at: float, tall: float, group: int, mean: float, low: float, high: float) -> None:
    """Draw one bar with its number; faint from the least to the greatest where votes are unknown."""
    panel.barh(at, low, tall, **_fill(group))
    unknown = high - low > 1e-9
    if unknown:
        panel.barh(
            at, high - low, tall, left=low, facecolor=LOOKS[group][0], alpha=0.3, edgecolor=INK, linewidth=0.6
        )
    text = between(low, high)
    panel.annotate(text, (high, at), (4, 0), textcoords="offset points", va="center", fontsize=8.5)
