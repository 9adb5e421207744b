"""Plots as bytes of SVG, PNG or PDF: the tornado of who matters, and what all plots share. Extra `plot`.

The same rows give the same bytes with the same version of matplotlib: no date is written, and no setting of the
user's own counts. Colours are told apart by the colour-blind (M. Okabe and K. Ito, Color Universal Design,
2008), and by their lightness where there is no colour.
"""

import contextlib
import io
import textwrap
from collections.abc import Iterator, Sequence
from math import floor, log10
from pathlib import Path
from typing import Any

from attrs import frozen

from sim.analysis.sweeps.extras import required
from sim.errors import UnscError
from sim.show.pictures.convert import described

FORMATS = ("svg", "png", "pdf")
BLUE, ORANGE, GREEN, PURPLE, SKY, RED = "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00"
INK, GREY, FAINT = "#222222", "#5f5f5f", "#d9d9d9"
WIDTH = 8.4
"""Of a picture, in inches; on a page of A4 it is shown at three quarters of that."""
_LETTERS = (66, 96, 118)
"""So many letters of title, subtitle and caption fit on a line."""
_ROW = 0.31
"""The height of a bar with the room around it, in inches."""
_MOST_LABEL, _MOST_REMARK = 32, 36


@frozen
class Bar:
    """One bar of a tornado: what moves, the values at its ends and at a point between, and a remark beside it."""

    label: str
    low: float
    high: float
    between: float | None = None
    remark: str = ""


@frozen
class Heading:
    """What stands around a picture: the question and its day above it, what it shows of what below it."""

    title: str
    subtitle: str = ""
    caption: str = ""


def format_of(name: str) -> str:
    """Return the format a file's name asks for. Raises `UnscError` for any other.

    >>> format_of("who.SVG")
    'svg'
    """
    ending = Path(name).suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise UnscError(f"{name}: expected the name of a picture, ending in .svg, .png or .pdf")
    return ending


def tornado(
    bars: Sequence[Bar], base: float, heading: Heading, to: str, *, axis: str, key: tuple[str, str, str]
) -> bytes:
    """Draw a tornado: every bar, in the order given, from its low to its high end; `base` is a line across.

    `axis` says what the values are, chances from 0 to 1; `key` has the words for the low end, the high end and
    the point between, empty where there is none. `to` is the format; SVG and PNG say in words what is
    drawn. Raises `UnscError` where matplotlib is not installed.
    """
    with settings():
        texts = wrapped(heading)
        above, below = room_above(texts) + 0.42, room_below(texts)
        height = above + below + _ROW * max(2, len(bars))
        left = 0.4 + 0.085 * min(_MOST_LABEL, max((len(bar.label) for bar in bars), default=0))
        right = 0.4 + 0.072 * min(_MOST_REMARK, max((len(bar.remark) for bar in bars), default=0))
        figure, axes = framed(height, above, below, left=left, right=right)
        for row, bar in enumerate(bars):
            _bar(axes, row, bar, base)
        values = [base, *(v for bar in bars for v in (bar.low, bar.high))]
        least, most = min(values), max(values)
        room = 0.05 * ((most - least) or 0.1)
        axes.set_xlim(least - room, most + room)
        axes.set_ylim(len(bars) - 0.4, -0.6)
        axes.axvline(base, color=INK, linewidth=1.2, zorder=3)
        axes.text(base, -0.64, said(base), va="bottom", ha="center", fontsize=9, fontweight="bold")
        axes.set_yticks(range(len(bars)), [cut(bar.label, _MOST_LABEL) for bar in bars])
        axes.tick_params(axis="y", length=0, pad=7)
        axes.set_xlabel(axis)
        axes.xaxis.grid(True, color=FAINT, linewidth=0.7)
        in_per_cent(axes.xaxis, most - least)
        _key(figure, axes, key, 1 - (above - 0.36) / height)
        head(figure, texts, height)
        data = saved(figure, to)
    return described(data, to, heading.title, _told(bars, base, heading, axis, key))


def _told(bars: Sequence[Bar], base: float, heading: Heading, axis: str, key: tuple[str, str, str]) -> str:
    """Return in words all that a tornado shows."""
    found = [f"{heading.subtitle}." if heading.subtitle else "", f"{axis}: {said(base)}."]
    for bar in bars:
        ends = [
            (bar.low, key[0]),
            (bar.high, key[1]),
            *([(bar.between, key[2])] if bar.between is not None else []),
        ]
        values = ", ".join(f"{said(value)} {when}" for value, when in ends)
        found.append(f"{bar.label}: {values}{f' ({bar.remark})' if bar.remark else ''}.")
    return " ".join([*filter(None, found), heading.caption])


def _bar(axes: Any, row: int, bar: Bar, base: float) -> None:
    """Draw one bar: the part towards each end has the look of that end."""
    for value, colour, hatch in ((bar.low, BLUE, "////"), (bar.high, ORANGE, "")):
        axes.barh(
            row,
            value - base,
            0.66,
            left=base,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            linewidth=0.6,
            zorder=2,
        )
    if bar.between is not None:
        axes.plot([bar.between], [row], **_POINT, zorder=4)
    axes.annotate(
        cut(bar.remark, _MOST_REMARK),
        (1.0, row),
        xycoords=("axes fraction", "data"),
        xytext=(10, 0),
        textcoords="offset points",
        va="center",
        color=GREY,
        fontsize=8.5,
    )


_POINT: dict[str, Any] = {
    "marker": "D",
    "markersize": 5,
    "color": "white",
    "markeredgecolor": INK,
    "linestyle": "none",
}


def _key(figure: Any, axes: Any, key: tuple[str, str, str], at: float) -> None:
    """Say what the two parts of a bar and the point on it are, in a line of its own above the picture."""
    patch, line = required("matplotlib.patches", "plot").Patch, required("matplotlib.lines", "plot").Line2D
    handles = [
        patch(facecolor=BLUE, edgecolor="white", hatch="////", label=key[0]),
        patch(facecolor=ORANGE, edgecolor="white", label=key[1]),
        *([line([], [], label=key[2], **_POINT)] if key[2] else []),
    ]
    figure.legend(
        handles=handles,
        loc="center left",
        bbox_to_anchor=(axes.get_position().x0, at + 0.008),
        ncols=3,
        frameon=False,
        borderaxespad=0.0,
        borderpad=0.0,
        handlelength=1.5,
    )


def cut(text: str, most: int) -> str:
    """Return a text, or as much of it as there is room for.

    >>> cut("ARG AUS JOR KOR yes", 12)
    'ARG AUS J...'
    """
    return text if len(text) <= most else f"{text[: most - 3]}..."


def said(chance: float) -> str:
    """Write a chance in per cent, with two digits or more.

    >>> said(0.5), said(0.0199), said(0.00004), said(0.0)
    ('50%', '2.0%', '0.0040%', '0%')
    """
    if chance in (0.0, 1.0):
        return f"{chance:.0%}"
    per_cent = min(chance, 1 - chance) * 100
    places = 0 if per_cent >= 10 else min(9, 1 - floor(log10(per_cent)))
    return f"{100 * chance:.{places}f}%"


def in_per_cent(axis: Any, span: float) -> None:
    """Write an axis of chances in per cent, at round numbers with as many places as they need."""
    ticker = required("matplotlib.ticker", "plot")
    axis.set_major_locator(ticker.MaxNLocator(nbins=7, steps=[1, 2, 5, 10]))
    places = 0 if span > 0.05 else min(9, 1 - floor(log10(max(100 * span, 1e-9))))
    axis.set_major_formatter(ticker.PercentFormatter(1.0, decimals=places))


@contextlib.contextmanager
def settings() -> Iterator[None]:
    """Hold the settings of all our plots, whatever the user's own are. Raises `UnscError` without matplotlib."""
    matplotlib = required("matplotlib", "plot")
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(
            {
                "svg.hashsalt": "unsc-sim",
                "svg.fonttype": "path",
                "pdf.fonttype": 42,
                "font.family": ["DejaVu Sans"],
                "font.size": 10,
                "axes.edgecolor": GREY,
                "axes.labelcolor": INK,
                "axes.spines.top": False,
                "axes.spines.right": False,
                "axes.axisbelow": True,
                "xtick.color": GREY,
                "xtick.labelcolor": INK,
                "ytick.color": GREY,
                "ytick.labelcolor": INK,
                "text.color": INK,
                "hatch.linewidth": 0.8,
                "text.parse_math": False,
            }
        )
        yield


def framed(
    height: float, above: float, below: float, *, left: float, right: float, panels: int = 1
) -> tuple[Any, Any]:
    """Return a figure and its axes (an array of them for several panels, side by side), with margins in inches."""
    figure = required("matplotlib.figure", "plot").Figure(figsize=(WIDTH, height), facecolor="white")
    axes = figure.subplots(1, panels, sharey=True)
    figure.subplots_adjust(
        left=left / WIDTH, right=1 - right / WIDTH, top=1 - above / height, bottom=below / height
    )
    return figure, axes


def wrapped(heading: Heading) -> list[list[str]]:
    """Return the lines of title, subtitle and caption."""
    texts = (heading.title, heading.subtitle, heading.caption)
    return [textwrap.wrap(text, width) for text, width in zip(texts, _LETTERS, strict=True)]


def room_above(texts: Sequence[Sequence[str]]) -> float:
    """Return the inches that title and subtitle take."""
    return 0.42 + 0.25 * len(texts[0]) + 0.2 * len(texts[1])


def room_below(texts: Sequence[Sequence[str]]) -> float:
    """Return the inches that the words of the axis and the caption take."""
    return 0.82 + 0.17 * len(texts[2])


def head(figure: Any, texts: Sequence[Sequence[str]], height: float) -> None:
    """Write title, subtitle and caption, each in its lines, into the margins."""
    edge, at = 0.3 / WIDTH, height - 0.2
    for line in texts[0]:
        figure.text(edge, at / height, line, fontsize=12.5, fontweight="bold", va="top")
        at -= 0.25
    for line in texts[1]:
        figure.text(edge, at / height, line, fontsize=10, color=GREY, va="top")
        at -= 0.2
    for n, line in enumerate(reversed(texts[2])):
        figure.text(edge, (0.14 + 0.17 * n) / height, line, fontsize=8.5, color=GREY, va="bottom")


def saved(figure: Any, to: str) -> bytes:
    """Return a figure as the bytes of a file, without the date it was made."""
    nothing: dict[str, dict[str, None]] = {
        "svg": {"Date": None, "Creator": None},
        "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
        "png": {"Software": None},
    }
    file = io.BytesIO()
    figure.savefig(file, format=to, dpi=200, metadata=nothing[to])
    return file.getvalue()
