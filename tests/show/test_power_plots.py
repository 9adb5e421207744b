"""Bars of voting power: as long as the indices, the same as the table, told in words too."""

from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest

from sim.analysis.power import power_by_reform, powers
from sim.council import council_on
from sim.law import Kind, Question, assembly_on, law_on, measure_of
from sim.law.reforms import REFORMS
from sim.show import plots
from sim.show.power_plots import powers_plot, reforms_plot
from tests.show.test_plots import all_inside

pytest.importorskip("matplotlib")

DAY = date(2024, 6, 12)
COUNCIL, LAW = council_on(DAY), law_on(DAY)
QUESTION = Question(Kind.SUBSTANTIVE)


def by_reform(to: str = "svg", names: tuple[str, ...] = tuple(REFORMS), ternary: bool = False) -> bytes:
    found = power_by_reform(QUESTION, COUNCIL, LAW, ternary=ternary, reforms=[REFORMS[name] for name in names])
    return reforms_plot(found, QUESTION, "the Security Council", DAY, ternary=ternary, to=to)


def of_the_law(to: str = "svg", question: Question = QUESTION) -> bytes:
    body = assembly_on(DAY) if question.kind.of_the_assembly else COUNCIL
    found = powers(measure_of(question, body, LAW), body)
    return powers_plot(found, question, LAW, "the Security Council", DAY, to)


@pytest.mark.parametrize("to", plots.FORMATS)
def test_the_same_powers_give_the_same_bytes(to: str):
    data = by_reform(to, ("g4",))
    assert data == by_reform(to, ("g4",))
    assert data[:5] == {"svg": b"<?xml", "png": b"\x89PNG\r", "pdf": b"%PDF-"}[to]
    assert data != by_reform(to, ("ezulwini",))
    assert of_the_law(to) == of_the_law(to)


def test_every_standing_under_every_reform_has_its_two_bars_and_every_law_its_passage(figures: list[Any]):
    by_reform()
    found = power_by_reform(QUESTION, COUNCIL, LAW)
    indices, passage = figures[0].axes
    expected = [
        float(index) for each in found for s in each.seats for index in (s.power.shapley_shubik, s.power.banzhaf)
    ]
    assert [bar.get_width() for bar in indices.patches] == pytest.approx(expected)
    assert [bar.get_width() for bar in passage.patches] == pytest.approx([float(e.powers.passage) for e in found])
    assert len(passage.patches) == len(REFORMS) + 1


def test_the_two_indices_are_told_apart_without_colour(figures: list[Any]):
    by_reform(names=("g4",))
    assert [bool(bar.get_hatch()) for bar in figures[0].axes[0].patches] == [False, True] * 5


def test_every_bar_has_its_number_and_every_law_its_votes(figures: list[Any]):
    by_reform(names=("g4",))
    said = [text.get_text() for text in (*figures[0].axes[0].texts, *figures[0].axes[1].texts)]
    for each in (
        "as it is",
        "9 of 15 votes",
        "0.196270",
        "0.016535",
        "g4",
        "14 of 25* votes",
        "6 permanent, no veto",
    ):
        assert each in said
    assert "2.6%" in said
    assert "* Assumed" in " ".join(text.get_text() for text in figures[0].texts)


def test_names_do_not_run_into_what_stands_beside_them(figures: list[Any]):
    """The name of a law has a line of its own."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    by_reform()
    (figure,) = figures
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    boxes = [text.get_window_extent(canvas.get_renderer()) for text in figure.axes[0].texts if text.get_text()]
    assert len(boxes) > 100
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            wide = min(one.x1, other.x1) - max(one.x0, other.x0)
            high = min(one.y1, other.y1) - max(one.y0, other.y0)
            assert min(wide, high) < 3, (one, other)


def test_no_word_is_cut_off(figures: list[Any]):
    by_reform(ternary=True)
    of_the_law()
    of_the_law(question=Question(Kind.ASSEMBLY_TWO_THIRDS))
    for figure in figures:
        all_inside(figure)


def test_of_one_law_the_members_of_a_standing_stand_together(figures: list[Any]):
    of_the_law()
    found = powers(measure_of(QUESTION, COUNCIL, LAW), COUNCIL)
    said = [text.get_text() for text in figures[0].axes[0].texts]
    assert said[:4] == ["Charter", "9 of 15 votes", "5 with a veto", "0.196270"]
    assert figures[0].axes[0].patches[0].get_width() == pytest.approx(float(found.of("CHN").shapley_shubik))


def test_a_screen_reader_is_told_all_of_it():
    title, desc = [child.text or "" for child in ElementTree.fromstring(by_reform(names=("g4",)))[:2]]
    assert title == "Power by reform, in the Security Council on 12 June 2024"
    assert "as it is (9 of 15 votes, passage 2.6%): 5 permanent, veto: Shapley-Shubik 0.196270" in desc
    assert "14 elected: Shapley-Shubik 0.001211, Banzhaf 0.013907 each." in desc


def test_the_question_is_said(figures: list[Any]):
    by_reform(names=("g4",), ternary=True)
    assert any("each votes yes, abstention or no" in text.get_text() for text in figures[0].texts)
