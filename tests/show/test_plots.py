"""Plots: the same bytes for the same rows, every word inside the picture, ends told apart without colour."""

import io
import subprocess
import sys
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

import sim
from sim.show import plots
from sim.show.plots import BLUE, ORANGE, Bar, Heading, tornado

pytest.importorskip("matplotlib")

HEADING = Heading("Refer the situation to the Court", "22 December 2014", "fingerprint 0123456789abcdef")
KEY = ("if it votes no", "if it votes yes", "if it abstains")
BARS = [
    Bar("China (CHN)", 0.0, 0.2, 0.19, "no 9/10, abstain 1/10"),
    Bar("Russian Federation (RUS)", 0.0, 0.1, 0.1, "no 4/5, abstain 1/5"),
    Bar("Argentina (ARG)", 0.0198, 0.02, 0.0198, "yes"),
]


def drawn(to: str, bars: list[Bar] = BARS, heading: Heading = HEADING) -> bytes:
    return tornado(bars, 0.02, heading, to, axis="Chance of adoption", key=KEY)


def all_inside(figure: Any) -> None:
    """See that all that is drawn, every word included, lies within the picture."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    box, (width, height) = figure.get_tightbbox(canvas.get_renderer()), figure.get_size_inches()
    assert box.x0 >= 0
    assert box.y0 >= 0
    assert box.x1 <= width
    assert box.y1 <= height


@pytest.mark.parametrize("to", plots.FORMATS)
def test_the_same_rows_give_the_same_bytes(to: str):
    data = drawn(to)
    assert data == drawn(to)
    assert data[:5] == {"svg": b"<?xml", "png": b"\x89PNG\r", "pdf": b"%PDF-"}[to]
    assert data != drawn(to, BARS[:2])


def described(svg: bytes) -> tuple[str, str]:
    """Return the title and the description of an SVG, as a screen reader says them."""
    root = ElementTree.fromstring(svg)
    title, desc = root[0], root[1]
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], desc.attrib["id"]]
    return title.text or "", desc.text or ""


def test_a_tornado_says_what_it_shows_and_so_does_its_png():
    title, desc = described(drawn("svg"))
    assert title == "Refer the situation to the Court"
    assert desc.startswith("22 December 2014. Chance of adoption: 2.0%. China (CHN): 0% if it votes no, 20% if it")
    assert "19% if it abstains (no 9/10, abstain 1/10). Russian Federation (RUS): 0% if" in desc
    assert desc.endswith(HEADING.caption)
    image = pytest.importorskip("PIL.Image").open(io.BytesIO(drawn("png")))
    assert image.text == {"Title": title, "Description": desc}


def test_another_process_gives_the_same_bytes_whatever_the_user_has_set(tmp_path: Any):
    (tmp_path / "matplotlibrc").write_text("font.size: 20\nsvg.hashsalt: another\nfigure.facecolor: red\n")
    code = "import sys; from tests.show.test_plots import drawn; sys.stdout.buffer.write(drawn('svg'))"
    env = {"MATPLOTLIBRC": str(tmp_path), "PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, check=True, timeout=60)
    assert done.stdout == drawn("svg")


def test_no_date_is_written():
    assert b"<dc:date>" not in drawn("svg")
    assert b"CreationDate" not in drawn("pdf")


def test_no_word_is_cut_off(figures: list[Any]):
    long = Heading("A question that has " + "many words " * 20, "22 December 2014", "What is shown " * 40)
    bars = [
        Bar(f"Bosnia and Herzegovina {n} (BIH)" * 2, 0.0, 1.0, None, "yes 1/3, no 1/3, abstain 1/3" * 3)
        for n in range(25)
    ]
    drawn("png", bars, long)
    drawn("png", BARS[:1])
    for figure in figures:
        all_inside(figure)


def test_labels_do_not_run_into_one_another(figures: list[Any]):
    drawn("png", [Bar(f"Member {n}", 0.1, 0.9, 0.5, "yes") for n in range(25)])
    (figure,) = figures
    boxes = [label.get_window_extent() for label in figure.axes[0].get_yticklabels()]
    assert all(above.y0 >= below.y1 for above, below in pairwise(boxes))


def test_ends_are_told_apart_without_colour():
    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
        return 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2

    one, other = sorted([lightness(BLUE), lightness(ORANGE)])
    assert (other + 0.05) / (one + 0.05) > 2


@pytest.mark.parametrize("name", ["who", "who.gif", "who.yaml", ".svg.txt"])
def test_only_pictures_are_drawn(name: str):
    with pytest.raises(sim.UnscError, match="expected the name of a picture"):
        plots.format_of(name)


# Sweeps


def sweep_frame(vary: str, base: str = "what-if/referral-2014-odds-referrals", question: str = "referral") -> Any:
    pytest.importorskip("polars")
    from sim.analysis.sweeps.planning import plan_of

    plan = plan_of(f"title: t\nbase: {base}\nquestions: {question}\nvary:\n{vary}")
    return plan.table(0, plan.cases).lazy(), {c.name: c.meaning for c in plan.columns if c.varied}


CHINA = "  china: {chance: CHN no, otherwise: abstain, on: referral, from: 0, to: 1, steps: 11}\n"
RUSSIA = "  russia: {chance: RUS no, otherwise: abstain, on: referral, from: 0, to: 1, steps: 11}\n"
CHAD = "  chad: {chance: TCD yes, otherwise: abstain, on: referral, from: 0, to: 1, steps: 3}\n"
LAWS = "  law: {laws: [charter, two-noes, veto-chapter-vii]}\n"


def swept(vary: str, to: str = "png", **base: str) -> bytes:
    from sim.show.sweeps.plot import sweep_plot

    return sweep_plot(*sweep_frame(vary, **base), HEADING, to)


@pytest.mark.parametrize(
    "vary",
    [
        CHINA,
        CHINA + LAWS,
        CHINA + RUSSIA,
        CHINA + RUSSIA + CHAD,
        LAWS,
        LAWS + CHINA + RUSSIA,
        LAWS + CHINA + RUSSIA + CHAD,
    ],
)
def test_a_sweep_is_drawn_whole_and_the_same_again(vary: str, figures: list[Any]):
    assert swept(vary, "svg") == swept(vary, "svg")
    for figure in figures:
        all_inside(figure)


def test_a_sweep_says_what_it_shows():
    """If China abstains Russia still vetoes one time in three: from 2/3 down to nought."""
    title, desc = described(swept(CHINA, "svg"))
    assert title == HEADING.title
    assert desc.startswith(
        "22 December 2014. Lines of the chance of adoption. referral, by china: 67% at 0, 0% at 1."
    )
    assert desc.endswith(HEADING.caption)
    _, desc = described(swept(CHINA + RUSSIA, "svg"))
    assert (
        "Maps of the chance of adoption by china and russia. referral: 0% (at 0 and 1) to 100% (at 0 and 0)."
        in desc
    )
    _, desc = described(swept(LAWS, "svg"))
    assert "Bars of the chance of adoption by law. referral, charter: 44%. referral, two-noes: 89%." in desc
    _, desc = described(swept(CHINA + LAWS, "svg"))
    assert "referral, by china, two-noes: " in desc and "referral, by china, charter: 67% at 0, 0% at 1." in desc


def test_a_line_has_the_chances_of_its_rows(figures: list[Any]):
    swept(CHINA)
    frame, _ = sweep_frame(CHINA)
    rows = frame.collect()
    (line,) = figures[0].axes[0].lines
    assert list(line.get_xdata()) == rows["china"].to_list()
    assert list(line.get_ydata()) == pytest.approx(rows["adopted"].to_list())


def test_a_map_has_the_chances_of_its_rows_in_their_places(figures: list[Any]):
    swept(CHINA + RUSSIA)
    frame, _ = sweep_frame(CHINA + RUSSIA)
    values = figures[0].axes[0].collections[0].get_array()
    for row in frame.collect().iter_rows(named=True):
        shown = values[round(row["russia"] * 10), round(row["china"] * 10)]
        assert shown == pytest.approx(row["adopted"])


def test_each_law_has_a_map_of_its_own(figures: list[Any]):
    swept(LAWS + CHINA + RUSSIA)
    maps = figures[0].axes[:3]
    assert [axes.get_title(loc="left") for axes in maps] == ["charter", "two-noes", "veto-chapter-vii"]
    corners = [axes.collections[0].get_array()[-1, 0] for axes in maps]  # a no of the Russian Federation alone
    frame, _ = sweep_frame(LAWS + CHINA + RUSSIA)
    rows = [row for row in frame.collect().iter_rows(named=True) if (row["china"], row["russia"]) == (0.0, 1.0)]
    assert corners == pytest.approx([row["adopted"] for row in rows])
    assert corners[0] < corners[1]


def test_lines_have_the_means_of_what_is_averaged_over_and_say_what_that_is(figures: list[Any]):
    swept(LAWS + CHINA + RUSSIA + CHAD)
    frame, _ = sweep_frame(LAWS + CHINA + RUSSIA + CHAD)
    rows = frame.collect().filter(law="two-noes").select("russia", "adopted")
    rows = rows.group_by("russia", maintain_order=True).mean()
    (figure,) = figures
    assert [axes.get_xlabel().partition(":")[0] for axes in figure.axes] == ["china", "russia"]
    assert list(figure.axes[1].lines[1].get_ydata()) == pytest.approx(rows["adopted"].to_list())
    assert any("Averaged over chad." in text.get_text() for text in figure.texts)


CHAIN = """\
title: t
base: what-if/referral-2014
repetitions: 40
path: engine
vary:
  chile: {chance: LTU LUX CHL AUS yes, on: agenda, otherwise: abstain, values: [0.2, 0.5, 0.8]}
"""
"""The referral is put only where the agenda is adopted."""


def test_a_share_is_of_all_runs_and_a_question_not_put_is_not_adopted(figures: list[Any], tmp_path: Any):
    pytest.importorskip("polars")
    from sim.analysis.sweeps.planning import plan_of
    from sim.show.sweeps.plot import sweep_plot

    plan = plan_of(CHAIN)
    rows = plan.table(0, plan.cases)
    sweep_plot(rows.lazy(), {"chile": "varied: chance"}, HEADING, "png")
    (figure,) = figures
    for axes, question in zip(figure.axes, ("agenda", "referral"), strict=True):
        of = rows.filter(question=question)
        shares = [
            sum(o == "adopted" for o in of.filter(chile=x)["outcome"]) / of.filter(chile=x).height
            for x in (0.2, 0.5, 0.8)
        ]
        assert list(axes.lines[0].get_ydata()) == pytest.approx(shares)
    assert rows.filter(question="referral", chile=0.2)["outcome"].null_count() > 0
    assert figure.axes[0].get_ylabel() == "Share of all runs in which it is adopted"
    assert any("A question that is not put counts as not adopted." in text.get_text() for text in figure.texts)


def outcomes(rows: list[tuple[int, str | None, bool | None]]) -> Any:
    """Return rows of the engine: a year, an outcome, and whether the question was put."""
    pl = pytest.importorskip("polars")
    kinds = {"year": pl.Int64, "outcome": pl.String, "put": pl.Boolean}
    frame = pl.DataFrame(rows, schema=kinds, orient="row")
    return frame.with_columns(question=pl.lit("q"), error=pl.lit(None, pl.String)).lazy()


def test_what_is_open_has_bounds_and_is_not_left_out(figures: list[Any]):
    from sim.show.sweeps.plot import sweep_plot

    adopted, not_put, unknown = ("adopted", True), (None, False), (None, None)
    rows = [(2013, *adopted), (2013, *unknown), (2014, *adopted), (2014, *not_put), (2015, *unknown)]
    sweep_plot(outcomes(rows), {"year": "varied: the value of council"}, HEADING, "png")
    axes = figures[0].axes[0]
    spans = {line.get_xdata()[0]: tuple(line.get_ydata()) for line in axes.lines if line.get_marker() == "None"}
    (point,) = [line for line in axes.lines if line.get_marker() == "o"]
    assert spans == {2013: (0.5, 1.0), 2015: (0.0, 1.0)}
    assert (list(point.get_xdata()), list(point.get_ydata())) == ([2014], [0.5])
    assert all(float(tick).is_integer() for tick in axes.get_xticks())


def test_a_map_of_what_is_open_shows_the_least_and_the_greatest(figures: list[Any]):
    from sim.show.sweeps.plot import sweep_plot

    pl = pytest.importorskip("polars")
    rows = [(y, None, None) for y in (2013, 2013)] + [(2014, "not_adopted", True)] * 2
    frame = outcomes(rows).with_columns(c=pl.Series([0.0, 1.0, 0.0, 1.0]))
    sweep_plot(frame, {"year": "varied: y", "c": "varied: chance"}, HEADING, "png")
    maps = figures[0].axes[:2]
    assert [axes.get_title(loc="left") for axes in maps] == ["q, at least", "q, at most"]
    assert [axes.collections[0].get_array().tolist() for axes in maps] == [[[0, 0], [0, 0]], [[1, 0], [1, 0]]]


def test_dates_do_not_run_into_one_another(figures: list[Any]):
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from sim.show.sweeps.plot import sweep_plot

    pl = pytest.importorskip("polars")
    from datetime import date, timedelta

    days = [date(2014, 12, 23) + timedelta(7 * n) for n in range(6)]
    frame = outcomes([(n, "adopted", True) for n in range(6)]).with_columns(day=pl.Series(days)).drop("year")
    sweep_plot(frame, {"day": "varied: the day"}, HEADING, "png")
    (figure,) = figures
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    boxes = [label.get_window_extent() for label in figure.axes[0].get_xticklabels() if label.get_text()]
    assert len(boxes) > 1
    assert all(left.x1 < right.x0 for left, right in pairwise(boxes))


def test_points_of_a_sample_are_drawn_and_what_is_left_out_named(figures: list[Any]):
    import numpy as np

    from sim.show.sweeps.plot import sweep_plot

    pl = pytest.importorskip("polars")
    at = np.random.default_rng(0).random((60, 3))
    frame = outcomes([(2014, "adopted", True)] * 60).with_columns(
        *[pl.Series(name, at[:, n]) for n, name in enumerate("abc")],
        law=pl.Series(["charter", "two-noes"] * 30),
    )
    varied = dict.fromkeys(("a", "b", "c", "law"), "varied: chance")
    sweep_plot(frame, varied, HEADING, "png")
    sweep_plot(frame.drop("c", "law"), {"a": "varied: chance", "b": "varied: chance"}, HEADING, "png")
    lines, points = figures
    assert [axes.get_xlabel().partition(":")[0] for axes in lines.axes] == ["a", "b"]
    assert all(len(line.get_xdata()) <= 10 for axes in lines.axes for line in axes.lines)
    assert any("Averaged over c." in text.get_text() for text in lines.texts)
    assert len(points.axes[0].collections[0].get_offsets()) == 60


def test_a_tornado_of_two_bars_has_no_empty_row(figures: list[Any]):
    drawn("png", BARS[:2])
    low, high = figures[0].axes[0].get_ylim()
    assert (low, high) == (pytest.approx(1.6), pytest.approx(-0.6))


def test_what_is_unknown_is_drawn_from_the_least_to_the_greatest(figures: list[Any]):
    swept("  year: {years: 2013-2015}\n", base="dprk/2014", question="agenda")
    axes = figures[0].axes[0]
    spans = [tuple(line.get_ydata()) for line in axes.lines if line.get_marker() == "None"]
    (point,) = [line for line in axes.lines if line.get_marker() == "o"]
    assert spans == [(0.0, 1.0), (0.0, 1.0)]
    assert (list(point.get_xdata()), list(point.get_ydata())) == ([2014], [1.0])


def test_nothing_that_varies_is_said_to_be_nothing():
    with pytest.raises(sim.UnscError, match="nothing varies"):
        swept("  law: {laws: [charter]}\n")
