"""The odds of a scenario's questions as bars: how each comes out, how likely, and who would veto it. Extra `plot`.

Where votes are unknown a bar is full to the least chance and hatched on to the greatest, with a mark at each end.
Bars have their names beside them, so that nothing is told by colour alone.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from sim import __version__
from sim.analysis.odds.between import Between
from sim.analysis.odds.chain import Node
from sim.analysis.odds.reading import OverAll, questions
from sim.analysis.sweeps.extras import required
from sim.errors import UnscError
from sim.scenario import Scenario
from sim.show import plots
from sim.show.chances_words import RESULTS, at_most, fraction, in_per_cent
from sim.show.pictures.convert import described
from sim.show.pictures.picture import lines_of
from sim.show.plots import GREEN, GREY, INK, ORANGE, RED, Heading

MOST_QUESTIONS = 12
_COLOURS = {"adopted": GREEN, "too_few_votes": ORANGE, "vetoed": RED}
_SHARE, _PALE = "#8c8c8c", "#eba67a"
"""Of the bars that are no outcome: whether it is put, and of a veto who casts it."""
_ROW, _LEFT, _RIGHT = 0.27, 1.75, 2.15
"""The height of a bar with the room around it and the margins, in inches."""
_QUESTION = 84
"""So many letters of a question fit on a line."""
_SPAN = "depends on votes that are not known"


@frozen
class _Row:
    """One row of the picture: a question's own line has no chance, all others a bar."""

    label: str
    chance: Between | None = None
    said: str = ""
    colour: str = _SHARE
    inner: bool = False
    tall: float = 1.0


def odds_plot(tree: Node, scenario: Scenario, to: str) -> bytes:
    """Draw the odds of every question of a tree as bars; in the format `to`.

    What comes out one way for certain is named, not drawn, where something else is drawn. Raises `UnscError` where
    no question is voted on, or where matplotlib is not installed.
    """
    found = questions(tree)
    if not found:
        raise UnscError(f"{scenario.title}: no question is voted on; there is nothing to draw")
    certain = {each.id: _certain(each) for each in found}
    shown = [each for each in found if not certain[each.id]] or list(found)
    left_out = [f"{name} ({result})" for name, result in certain.items() if result and len(shown) < len(found)]
    notes = [f"For certain: {', '.join(left_out)}."] if left_out else []
    if len(shown) > MOST_QUESTIONS:
        rest = len(shown) - MOST_QUESTIONS
        notes.append(f"The first {MOST_QUESTIONS} questions; {rest} more {'are' if rest > 1 else 'is'} left out.")
        shown = shown[:MOST_QUESTIONS]
    if any(each.put.known != 1 for each in shown):
        notes.append("The chances of a question are given that it is put.")
    if any(each.vetoed_by for each in shown):
        notes.append("Several may veto at once, so that theirs may add up to more than the chance of a veto.")
    if off := max(max(each.error, each.put_error) for each in shown):
        notes.append(f"By quadrature over the shared factor; none is off by more than {at_most(off)}.")
    made_from = f"Fingerprint {scenario.fingerprint[:16]}, unsc-sim {__version__}"
    heading = Heading(scenario.title, "How likely each outcome is", " ".join([*notes, made_from]))
    return odds_bars(shown, heading, to)


def odds_bars(found: Sequence[OverAll], heading: Heading, to: str) -> bytes:
    """Draw the odds of some questions as bars from 0 to 100 per cent, with their exact fractions beside them.

    Raises `UnscError` where matplotlib is not installed.
    """
    rows = [row for each in found for row in _rows(each)]
    with plots.settings():
        texts = plots.wrapped(heading)
        bounded = any(row.chance is not None and row.chance.known is None for row in rows)
        above, below = plots.room_above(texts) + (0.3 if bounded else 0.02), plots.room_below(texts)
        height = above + below + _ROW * (sum(row.tall for row in rows) + 0.3)
        figure, axes = plots.framed(height, above, below, left=_LEFT, right=_RIGHT)
        at = 0.0
        for row in rows:
            at += row.tall
            _drawn(axes, at - 0.5, row)
        axes.set_xlim(0.0, 1.0)
        axes.set_ylim(at + 0.3, 0.0)
        axes.set_yticks([])
        axes.set_xlabel("Chance")
        axes.xaxis.grid(True, color=plots.FAINT, linewidth=0.7)
        plots.in_per_cent(axes.xaxis, 1.0)
        if bounded:
            _key(figure, axes, 1 - (above - 0.2) / height)
        plots.head(figure, texts, height)
        data = plots.saved(figure, to)
    return described(data, to, heading.title, _said(found, heading))


def _rows(of: OverAll) -> Iterator[_Row]:
    """Return the rows of a question: its name, the chance that it is put, the outcomes, and who vetoes."""
    certain = _certain(of)
    said = f": {certain}, for certain" if certain else ""
    named = lines_of(f"{of.id}: {of.text}{said}", _QUESTION, 2)
    for n, line in enumerate(named):
        yield _Row(line, tall=0.8 if n else 1.5)
    if of.law:
        yield _Row(plots.cut(f"law applied: {of.law}", _QUESTION), inner=True)
    if of.put.known != 1:
        yield _Row("is put at all", of.put, _chance(of.put, of.put_error))
    for name, chance in of.by_result.items():
        if chance.high or (name == "adopted" and not certain):
            yield _Row(RESULTS[name], chance, _chance(chance, of.error), _COLOURS[name])
    for code, chance in of.vetoed_by.items():
        yield _Row(f"by {code}", chance, _chance(chance, of.error), _PALE, inner=True)


def _certain(of: OverAll) -> str:
    """Return the one outcome that a question has for certain, in words; empty where there is none."""
    results = [name for name, chance in of.by_result.items() if chance.low == 1]
    return RESULTS[results[0]] if results and not of.vetoed_by and of.put.known == 1 else ""


def _chance(chance: Between, error: float) -> str:
    exact = fraction(chance, error)
    return f"{in_per_cent(chance)}  ({exact})" if exact else in_per_cent(chance)


def _drawn(axes: Any, y: float, row: _Row) -> None:
    """Draw one row: a question's line, or a bar full to the least chance and hatched to the greatest."""
    if row.chance is None:
        size, weight, colour = (8.5, "normal", GREY) if row.inner else (9.5, "bold", INK)
        look = {"fontsize": size, "fontweight": weight, "color": colour, "va": "center", "zorder": 4}
        place = {"xycoords": ("figure fraction", "data"), "annotation_clip": False}
        # On white, as the axis and the lines of the grid would run through the words.
        rows = [y + 0.45 - row.tall, y + 0.5]
        axes.fill_betweenx(rows, -0.01, 1.01, color="white", linewidth=0, zorder=3, clip_on=False)
        axes.annotate(row.label, (0.3 / plots.WIDTH, y), **look, **place)
        return
    low, high = float(row.chance.low), float(row.chance.high)
    tall = 0.42 if row.inner else 0.7
    axes.barh(y, low, tall, color=row.colour, linewidth=0, zorder=2)
    if row.chance.known is None:
        look = {"facecolor": "white", "edgecolor": row.colour, "hatch": "////", "linewidth": 0.8}
        axes.barh(y, high - low, tall, left=low, zorder=2, **look)
        axes.plot([low, high], [y, y], color=INK, linewidth=0.9, marker="|", markersize=9, zorder=3, clip_on=False)
    text = {"textcoords": "offset points", "va": "center", "annotation_clip": False}
    grey = GREY if row.inner else INK
    axes.annotate(row.label, (0.0, y), (-8, 0), ha="right", fontsize=8.5 if row.inner else 9.5, color=grey, **text)
    axes.annotate(row.said, (1.0, y), (10, 0), ha="left", fontsize=8.5, color=grey, **text)


def _key(figure: Any, axes: Any, at: float) -> None:
    """Say what a hatched bar is, in a line of its own above the picture."""
    patch = required("matplotlib.patches", "plot").Patch
    handles = [
        patch(facecolor=_SHARE, label="at least so likely"),
        patch(facecolor="white", edgecolor=_SHARE, hatch="////", label=_SPAN),
    ]
    figure.legend(
        handles=handles,
        loc="center left",
        bbox_to_anchor=(axes.get_position().x0, at),
        ncols=2,
        frameon=False,
        borderaxespad=0.0,
        borderpad=0.0,
        fontsize=9,
    )


def _said(found: Sequence[OverAll], heading: Heading) -> str:
    """Return in words all that the bars show."""
    told = []
    for of in found:
        parts = [f"{row.label} {row.said}" for row in _rows(of) if row.chance is not None]
        told.append(f"{of.id}: {of.text}: {'; '.join(parts)}.")
    return " ".join([f"{heading.subtitle}.", *told, heading.caption])
