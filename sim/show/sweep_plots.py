"""The results of a sweep as a picture: lines, a heat map or bars. Extras `sweep` and `plot`.

Which of these is drawn follows from what the sweep varied.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from sim import __version__
from sim.analysis.sweeps.extras import required
from sim.show import plots
from sim.show.pictures.convert import described
from sim.show.plots import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, RED, SKY, Heading
from sim.show.sweep_means import HIGH, LOW, Drawn, Y, by_words, drawn_of, key, means
from sim.show.sweep_words import between, course, extremes, shown_of

if TYPE_CHECKING:
    import polars as pl

    from sim.analysis.sweeps.results import Results

MOST_PANELS, MOST_LINES, MOST_BARS, MOST_NAMED = 3, 6, 40, 6
_LOOKS = (
    (BLUE, "-", "o"),
    (ORANGE, "--", "s"),
    (GREEN, "-.", "^"),
    (PURPLE, ":", "D"),
    (SKY, (0, (5, 1, 1, 1, 1, 1)), "v"),
    (RED, (0, (1, 1)), "P"),
)


def results_plot(results: "Results", to: str) -> bytes:
    """Draw a folder of results whose parts have been checked, as `sweep_plot` does, with what made it below."""
    pl, manifest, folder = required("polars"), results.manifest, Path(results.folder)
    frame = pl.scan_parquet([folder / part["file"] for part in manifest["parts"]])
    varied = {column["name"]: column["meaning"] for column in manifest["columns"] if column["varied"]}
    cases = f"{manifest['cases']:,} cases" if manifest["cases"] > 1 else "1 case"
    heading = Heading(
        title_of(folder) or Path(folder.resolve()).name,
        f"{cases} by {_listed(list(varied))}" if varied else cases,
        f"{manifest['command']}; fingerprint {manifest['fingerprint'][:16]}, unsc-sim {__version__}",
    )
    return sweep_plot(frame, varied, heading, to)


def _listed(names: list[str]) -> str:
    """Name the first few of some columns, and say how many more there are."""
    if len(names) <= MOST_NAMED:
        return ", ".join(names)
    return f"{', '.join(names[: MOST_NAMED - 1])} and {len(names) - MOST_NAMED + 1} more"


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
            return _map(drawn, _noted(heading, drawn, drawn.numbers), to)
        if drawn.words and not (few_words and drawn.numbers and (len(drawn.words) == 1 or len(drawn.numbers) > 1)):
            return _bars(drawn, heading, to)
        return _lines(drawn, heading, to)


def _noted(heading: Heading, drawn: Drawn, names: Sequence[str]) -> Heading:
    """Return the heading with what is averaged over, as it is not among the names drawn, and what else to know."""
    rest = [drawn.called(n) for n in (*drawn.numbers, *drawn.words, *drawn.averaged) if n not in names]
    notes = [*([f"Averaged over {_listed(rest)}."] if rest else []), *drawn.notes]
    return evolve(heading, caption=" ".join([*notes, heading.caption]))


def _saved(figure: Any, to: str, heading: Heading, told: Sequence[str]) -> bytes:
    """Return a figure as the bytes of a file that says in words what it shows."""
    said = " ".join([*([f"{heading.subtitle}."] if heading.subtitle else []), *told, heading.caption])
    return described(plots.saved(figure, to), to, heading.title, said)


def _lines(drawn: Drawn, heading: Heading, to: str) -> bytes:
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
    heading = _noted(heading, drawn, [*names, *drawn.words[:1]])
    titles = [] if each_its_own else [of[1] for of in drawn.panels]
    figure, panels, texts, height = _panels(
        len(shown), titles, heading, 3.3, keyed=many or bool(drawn.words) or _bounded(drawn)
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
        panel.set_xlabel("place in its range" if many else _axis(drawn, numbers[0], len(panels)))
        if many:
            panel.xaxis.set_major_formatter(required("matplotlib.ticker", "plot").PercentFormatter(1.0))
        else:
            _ticks(panel.xaxis, drawn, numbers[0], len(panels))
        panel.grid(True, color=plots.FAINT, linewidth=0.7)
    panels[0].set_ylabel(drawn.shown)
    _from_nought(panels[0])
    if many or drawn.words or _bounded(drawn):
        titled = drawn.called(drawn.words[0]) if drawn.words else ""
        _legend(figure, panels[0], handles, texts, height, titled)
    plots.head(figure, texts, height)
    return _saved(figure, to, heading, [f"Lines of the {shown_of(drawn)}.", *told])


def _bounded(drawn: Drawn) -> bool:
    """Tell whether something is unknown in any row."""
    pl = required("polars")
    return bool(drawn.frame.select(((pl.col(HIGH) - pl.col(LOW)) > 1e-9).any()).collect().item())


def _ticks(axis: Any, drawn: Drawn, name: str, panels: int) -> None:
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


def _axis(drawn: Drawn, name: str, panels: int) -> str:
    """Say what an axis is: the column and, where there is room for it, what it means."""
    text = f"{name}: {drawn.meanings[name].removeprefix('varied: ')}"
    return text if len(text) <= 60 // panels else name


_SPAN = "from least to greatest"


def _line(panel: Any, number: int, name: str, table: "pl.DataFrame") -> Any:
    colour, dashes, marker = _LOOKS[number]
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


def _map(drawn: Drawn, heading: Heading, to: str) -> bytes:
    """Draw a heat map of the two columns of numbers, with lines of equal chance where it is fine enough."""
    shown = [(of, Y, of[1]) for of in drawn.panels]
    if _bounded(drawn):  # no colour says what is unknown: the least and the greatest stand side by side
        ends = ((LOW, "at least"), (HIGH, "at most"))
        shown = [(of, end, f"{of[1]}, {said}") for of in drawn.panels[:2] for end, said in ends]
    titles = [title for _, _, title in shown]
    figure, panels, texts, height = _panels(len(shown), titles, heading, 4.6, right=1.25)
    names, image = ["x", "y"], None
    tables = [means(drawn, of, [key(drawn, name) for name in drawn.numbers], names) for of, _, _ in shown]
    top = max(max(t[value].to_list()) for t, (_, value, _) in zip(tables, shown, strict=True)) or 1.0
    told = [f"Maps of the {shown_of(drawn)} by {' and '.join(map(drawn.called, drawn.numbers))}."]
    for panel, table, (_, value, title) in zip(panels, tables, shown, strict=True):
        told.append(extremes(table, value, title))
        image = _points(panel, table, value, top) if drawn.sampled else _cells(panel, table, value, top)
        _ticks(panel.xaxis, drawn, drawn.numbers[0], len(panels))
        _ticks(panel.yaxis, drawn, drawn.numbers[1], 1)
        panel.set_xlabel(_axis(drawn, drawn.numbers[0], len(panels)))
    panels[0].set_ylabel(_axis(drawn, drawn.numbers[1], 1))
    box = panels[-1].get_position()
    bar = figure.colorbar(image, cax=figure.add_axes((box.x1 + 0.025, box.y0, 0.022, box.height)))
    bar.outline.set_edgecolor(GREY)
    bar.set_label(drawn.shown)
    plots.in_per_cent(bar.ax.yaxis, top)
    plots.head(figure, texts, height)
    return _saved(figure, to, heading, told)


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


def _bars(drawn: Drawn, heading: Heading, to: str) -> bytes:
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
    heading = _noted(heading, drawn, names)
    left = 0.7 + 0.085 * min(28, max(len(str(each)) for each in order))
    tall = 0.25 * len(order) * (0.7 + 0.5 * len(groups))
    figure, panels, texts, height = _panels(
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
        _legend(figure, panels[0], handles, texts, height, drawn.called(names[1]))
    plots.head(figure, texts, height)
    return _saved(figure, to, heading, told)


_HATCHES = ("", "////", "....", "xxxx", "\\\\\\\\", "----")


def _fill(group: int) -> dict[str, Any]:
    return {"facecolor": _LOOKS[group][0], "hatch": _HATCHES[group], "edgecolor": "white", "linewidth": 0.6}


def _bar(panel: Any, at: float, tall: float, group: int, mean: float, low: float, high: float) -> None:
    """Draw one bar with its number; faint from the least to the greatest where votes are unknown."""
    panel.barh(at, low, tall, **_fill(group))
    unknown = high - low > 1e-9
    if unknown:
        panel.barh(
            at, high - low, tall, left=low, facecolor=_LOOKS[group][0], alpha=0.3, edgecolor=INK, linewidth=0.6
        )
    text = between(low, high)
    panel.annotate(text, (high, at), (4, 0), textcoords="offset points", va="center", fontsize=8.5)


def _panels(
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


def _from_nought(panel: Any) -> None:
    """Let the axis begin at nought, a little below it so that a line there is seen; and end at one at most."""
    top = panel.get_ylim()[1] if panel.dataLim.y1 > 0 else 1.0
    panel.set_ylim(-0.015 * top, min(1.02, top))
    plots.in_per_cent(panel.yaxis, top)


def _legend(
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
