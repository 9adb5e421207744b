"""Plots: the same bytes for the same rows, every word inside the picture, ends told apart without colour."""

import subprocess
import sys
from itertools import pairwise
from typing import Any

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


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Catch every figure that is saved."""
    caught: list[Any] = []
    save = plots.saved

    def saved(figure: Any, to: str) -> bytes:
        caught.append(figure)
        return save(figure, to)

    monkeypatch.setattr(plots, "saved", saved)
    return caught


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
    from sim.show.sweep_plots import sweep_plot

    return sweep_plot(*sweep_frame(vary, **base), HEADING, to)


@pytest.fixture
def swept_figures(figures: list[Any]) -> list[Any]:
    return figures


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
def test_a_sweep_is_drawn_whole_and_the_same_again(vary: str, swept_figures: list[Any]):
    assert swept(vary, "svg") == swept(vary, "svg")
    for figure in swept_figures:
        all_inside(figure)


def test_a_line_has_the_chances_of_its_rows(swept_figures: list[Any]):
    swept(CHINA)
    frame, _ = sweep_frame(CHINA)
    rows = frame.collect()
    (line,) = swept_figures[0].axes[0].lines
    assert list(line.get_xdata()) == rows["china"].to_list()
    assert list(line.get_ydata()) == pytest.approx(rows["adopted"].to_list())


def test_a_map_has_the_chances_of_its_rows_in_their_places(swept_figures: list[Any]):
    swept(CHINA + RUSSIA)
    frame, _ = sweep_frame(CHINA + RUSSIA)
    values = swept_figures[0].axes[0].collections[0].get_array()
    for row in frame.collect().iter_rows(named=True):
        shown = values[round(row["russia"] * 10), round(row["china"] * 10)]
        assert shown == pytest.approx(row["adopted"])


def test_each_law_has_a_map_of_its_own(swept_figures: list[Any]):
    swept(LAWS + CHINA + RUSSIA)
    maps = swept_figures[0].axes[:3]
    assert [axes.get_title(loc="left") for axes in maps] == ["charter", "two-noes", "veto-chapter-vii"]
    corners = [axes.collections[0].get_array()[-1, 0] for axes in maps]  # a no of the Russian Federation alone
    frame, _ = sweep_frame(LAWS + CHINA + RUSSIA)
    rows = [row for row in frame.collect().iter_rows(named=True) if (row["china"], row["russia"]) == (0.0, 1.0)]
    assert corners == pytest.approx([row["adopted"] for row in rows])
    assert corners[0] < corners[1]


def test_bars_have_the_means_of_what_is_averaged_over(swept_figures: list[Any]):
    swept(LAWS + CHINA + RUSSIA + CHAD)
    frame, _ = sweep_frame(LAWS + CHINA + RUSSIA + CHAD)
    means = (
        frame.collect().select("law", "adopted").group_by("law", maintain_order=True).mean()["adopted"].to_list()
    )
    assert [bar.get_width() for bar in swept_figures[0].axes[0].patches] == pytest.approx(means)


def test_what_is_unknown_is_drawn_from_the_least_to_the_greatest(swept_figures: list[Any]):
    swept("  year: {years: 2013-2015}\n", base="dprk/2014", question="agenda")
    axes = swept_figures[0].axes[0]
    spans = [tuple(line.get_ydata()) for line in axes.lines if line.get_marker() == "None"]
    (point,) = [line for line in axes.lines if line.get_marker() == "o"]
    assert spans == [(0.0, 1.0), (0.0, 1.0)]
    assert (list(point.get_xdata()), list(point.get_ydata())) == ([2014], [1.0])


def test_nothing_that_varies_is_said_to_be_nothing():
    with pytest.raises(sim.UnscError, match="nothing varies"):
        swept("  law: {laws: [charter]}\n")
