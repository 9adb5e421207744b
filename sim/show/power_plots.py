"""Voting power as bars, under one law or reform by reform, and how often anything passes. Extra `plot`."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import frozen

from sim import __version__
from sim.analysis.power import Powers, ReformedPower, Sort
from sim.analysis.sweeps.extras import required
from sim.law import Law, Question
from sim.show import plots
from sim.show.pictures.convert import described
from sim.show.plots import BLUE, FAINT, GREY, INK, ORANGE, Heading
from sim.show.power_meanings import meanings
from sim.show.words import day
from sim.source import Status

_ROW, _LEFT, _GAP, _RIGHT, _PASSAGE = 0.34, 2.0, 0.75, 0.8, 1.35
"""The height of the two bars of a standing with the room around them; the margins, what is between the panels, and
how wide the right one is, in inches."""
_NAMED, _NAME = 0.9, 64
"""The height of a law's name, in rows, and its letters at most."""
_STANDING = {
    Sort.VETO: "with a veto",
    Sort.OTHER: "without a veto",
    Sort.PLEDGED: "pledged not to oppose",
    Sort.HELD: "held to abstain",
}


@frozen
class Standing:
    """The members of one standing: what they are called, and the two indices of each of them."""

    label: str
    shapley_shubik: Fraction
    banzhaf: Fraction


@frozen
class UnderLaw:
    """Power under one law: its name, the votes needed, the part of the ways of voting that adopt, who has what."""

    name: str
    needed: str
    passage: Fraction
    standings: tuple[Standing, ...]


def reforms_plot(
    found: Sequence[ReformedPower], question: Question, body: str, on: date, *, ternary: bool, to: str
) -> bytes:
    """Draw power under the law as it is and under every reform of it; in the format `to`.

    `body` names who votes. Raises `UnscError` where matplotlib is not installed.
    """
    laws = []
    for each in found:
        standings = tuple(
            [
                Standing(
                    f"{s.members} {'permanent' if s.permanent else 'elected'}"
                    + (", veto" if s.veto else ", no veto" if s.permanent else ""),
                    s.power.shapley_shubik,
                    s.power.banzhaf,
                )
                for s in each.seats
            ]
        )
        needed = f"{each.needed} of {each.size}{'*' if each.needed_status is Status.ASSUMED else ''}"
        name = "as it is" if each.reform is None else each.reform.name
        laws.append(UnderLaw(name, needed, each.powers.passage, standings))
    assumed = "* Assumed: no source that was read gives this number of votes." if _any_assumed(found) else ""
    title = f"Power by reform, in {body} on {day(on)}"
    return power_bars(laws, _heading(title, question, ternary, assumed), to)


def powers_plot(found: Powers, question: Question, law: Law, body: str, on: date, to: str) -> bytes:
    """Draw power under one law, the members of one standing together; in the format `to`.

    `body` names who votes. Raises `UnscError` where matplotlib is not installed.
    """
    sorts = list(found.sorts.values())
    standings = tuple(
        [
            Standing(
                f"{sorts.count(sort)} {_STANDING[sort]}",
                found.by_type.by_sort[sort].shapley_shubik,
                found.by_type.by_sort[sort].banzhaf,
            )
            for sort in sorted(set(sorts), key=lambda s: -found.by_type.by_sort[s].shapley_shubik)
        ]
    )
    size = found.structure.size
    needed = found.structure.requirement.needed(size, 0)
    laws = [UnderLaw(law.name, f"{needed} of {size}", found.passage, standings)]
    return power_bars(laws, _heading(f"Power in {body} on {day(on)}", question, found.ternary), to)


def power_bars(laws: Sequence[UnderLaw], heading: Heading, to: str) -> bytes:
    """Draw two bars for one member of each standing under each law, and beside them how often a vote passes.

    Raises `UnscError` where matplotlib is not installed.
    """
    most = max([max(s.shapley_shubik, s.banzhaf) for law in laws for s in law.standings], default=Fraction(0))
    with plots.settings():
        texts = plots.wrapped(heading)
        above, below = plots.room_above(texts) + 0.36, plots.room_below(texts)
        rows = sum(len(law.standings) + _NAMED for law in laws)
        height = above + below + _ROW * rows
        right = _RIGHT + _PASSAGE + _GAP
        figure, axes = plots.framed(height, above, below, left=_LEFT, right=right)
        box = axes.get_position()
        beside = figure.add_axes(
            (1 - (_RIGHT + _PASSAGE) / plots.WIDTH, box.y0, _PASSAGE / plots.WIDTH, box.height), sharey=axes
        )
        at = 0.0
        for law in laws:
            _drawn(axes, beside, at, law)
            at += len(law.standings) + _NAMED
        _finished(axes, beside, at, float(most), max(float(law.passage) for law in laws))
        _key(figure, axes, 1 - (above - 0.2) / height)
        plots.head(figure, texts, height)
        data = plots.saved(figure, to)
    return described(data, to, heading.title, _said(laws, heading))


def _drawn(axes: Any, beside: Any, at: float, law: UnderLaw) -> None:
    """Draw one law from a height downwards: its name, its bars, and how often a vote passes."""
    if at:
        axes.annotate(
            "",
            (0.3 / plots.WIDTH, at),
            (1 - 0.3 / plots.WIDTH, at),
            xycoords=("figure fraction", "data"),
            textcoords=("figure fraction", "data"),
            arrowprops={"arrowstyle": "-", "color": FAINT, "linewidth": 0.8},
            annotation_clip=False,
        )
    beyond = {"va": "center", "annotation_clip": False, "zorder": 4}
    ground = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
    edge, place = (0.3 / plots.WIDTH, at + 0.5), ("figure fraction", "data")
    look = {"fontsize": 9, "fontweight": "bold", "bbox": ground, **beyond}
    named = axes.annotate(plots.cut(law.name, _NAME), edge, xycoords=place, **look)
    look = {"fontsize": 8, "color": GREY, "bbox": ground, "textcoords": "offset points", **beyond}
    axes.annotate(f"{law.needed} votes", (1.0, 0.5), (8, 0), xycoords=named, **look)
    end = {"textcoords": "offset points", "va": "center", "fontsize": 7.5, "annotation_clip": False}
    for n, each in enumerate(law.standings):
        y = at + _NAMED + 0.42 + n
        axes.annotate(each.label, (0.0, y), (-8, 0), ha="right", **{**end, "fontsize": 8.5})
        for value, off, look in ((each.shapley_shubik, -0.19, _ONE), (each.banzhaf, 0.19, _OTHER)):
            axes.barh(y + off, float(value), 0.34, zorder=2, **look)
            axes.annotate(f"{float(value):.6f}", (float(value), y + off), (4, 0), color=INK, **end)
    y = at + _NAMED - 0.08 + len(law.standings) / 2
    beside.barh(y, float(law.passage), 0.42, color=_PASSES, zorder=2)
    beside.annotate(plots.said(float(law.passage)), (float(law.passage), y), (4, 0), **end)


_ONE: dict[str, Any] = {"facecolor": BLUE, "edgecolor": "white", "linewidth": 0.0}
_OTHER: dict[str, Any] = {"facecolor": ORANGE, "edgecolor": "white", "linewidth": 0.0, "hatch": "////"}
_PASSES = "#8c8c8c"


def _finished(axes: Any, beside: Any, down: float, most: float, passes: float) -> None:
    """Set the ends of the axes, and what they say."""
    axes.set_ylim(down, 0.0)
    axes.set_xlim(0.0, 1.28 * most or 1.0)
    axes.set_yticks([])
    axes.set_xlabel("Power of one member")
    axes.xaxis.set_major_locator(required("matplotlib.ticker", "plot").MaxNLocator(nbins=5, steps=[1, 2, 5, 10]))
    beside.set_xlim(0.0, passes or 1.0)
    beside.patch.set_visible(False)
    beside.tick_params(axis="y", length=0, labelleft=False)
    beside.set_xlabel("Passage")
    beside.xaxis.set_major_locator(required("matplotlib.ticker", "plot").MaxNLocator(nbins=2, steps=[1, 2, 5, 10]))
    beside.xaxis.set_major_formatter(lambda chance, _: plots.said(chance))
    for panel in (axes, beside):
        panel.xaxis.grid(True, color=FAINT, linewidth=0.7)


def _key(figure: Any, axes: Any, at: float) -> None:
    """Say which bar is which, in a line of its own above the picture."""
    patch = required("matplotlib.patches", "plot").Patch
    handles = [patch(label="Shapley-Shubik", **_ONE), patch(label="Banzhaf, share", **_OTHER)]
    handles.append(patch(label="Passage", facecolor=_PASSES))
    place = {"loc": "center left", "bbox_to_anchor": (axes.get_position().x0, at), "ncols": 3}
    figure.legend(handles=handles, frameon=False, borderaxespad=0.0, borderpad=0.0, fontsize=9, **place)


def _any_assumed(found: Sequence[ReformedPower]) -> bool:
    return any(each.needed_status is Status.ASSUMED for each in found)


def _heading(title: str, question: Question, ternary: bool, note: str = "") -> Heading:
    chapter = f", Chapter {question.chapter.value}" if question.chapter else ""
    atrocities = ", on mass atrocities" if question.mass_atrocities else ""
    how = "yes, abstention or no" if ternary else "yes or no"
    meaning = meanings(ternary)
    told = [meaning[key] for key in ("shapley_shubik", "banzhaf", "passage")]
    notes = [note] if note else []
    return Heading(
        title,
        f"Question: {question.kind.value}{chapter}{atrocities}; each votes {how}",
        " ".join([*told, *notes, f"unsc-sim {__version__}"]),
    )


def _said(laws: Sequence[UnderLaw], heading: Heading) -> str:
    """Return in words all that the bars show."""
    told = []
    for law in laws:
        each = [
            f"{s.label}: Shapley-Shubik {float(s.shapley_shubik):.6f}, Banzhaf {float(s.banzhaf):.6f} each"
            for s in law.standings
        ]
        passes = f"{law.needed} votes, passage {plots.said(float(law.passage))}"
        told.append(f"{law.name} ({passes}): {'; '.join(each)}.")
    return " ".join([f"{heading.subtitle}.", *told])
