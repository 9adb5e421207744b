"""Bars of the odds: as long as the chances, with their bounds, in words beside and for a screen reader."""

import io
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree

import pytest

import sim
from sim.analysis.odds.chain import chain
from sim.analysis.odds.reading import questions
from sim.scenario.loading import loads
from sim.show import plots
from sim.show.odds_plots import MOST_QUESTIONS, odds_plot
from tests.cli.test_odds_cli import MINE as TWO_HOLDERS
from tests.show.test_plots import all_inside

pytest.importorskip("matplotlib")

MINE = TWO_HOLDERS.replace("one of them", "<one> of them &")


def drawn(text: str = MINE, to: str = "svg") -> bytes:
    scenario = loads(text)
    return odds_plot(chain(scenario), scenario, to)


def words(figure: Any) -> list[str]:
    return [text.get_text() for text in (*figure.axes[0].texts, *figure.texts)]


@pytest.mark.parametrize("to", plots.FORMATS)
def test_the_same_odds_give_the_same_bytes(to: str):
    data = drawn(to=to)
    assert data == drawn(to=to)
    assert data[:5] == {"svg": b"<?xml", "png": b"\x89PNG\r", "pdf": b"%PDF-"}[to]
    assert data != drawn(MINE.replace("0.9", "0.8").replace("0.1", "0.2"), to)


def test_bars_are_as_long_as_the_chances(figures: list[Any]):
    drawn()
    full = [bar.get_width() for bar in figures[0].axes[0].patches if not bar.get_hatch()]
    draft, other = questions(chain(loads(MINE)))
    chances = [*draft.by_result.values(), *draft.vetoed_by.values(), other.put]
    assert chances[:3] == [chance for chance in chances[:3] if chance.known is not None]
    shown = [float(chance.low) for chance in chances if chance.high]
    assert full[: len(shown)] == pytest.approx(shown)
    assert shown == pytest.approx([0.05, 0.45, 0.5, 0.45, 0.05, 0.05])


def test_what_is_unknown_is_hatched_from_the_least_to_the_greatest(figures: list[Any]):
    drawn(
        MINE.replace("unknown: CHN", "odds: {CHN: {yes: 1/4, no: 3/4}}").replace(
            "in_favour: DZA\n", "unknown: DZA\n"
        )
    )
    axes = figures[0].axes[0]
    hatched = [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in axes.patches if bar.get_hatch()]
    draft, _ = questions(chain(loads(MINE.replace("in_favour: DZA\n", "unknown: DZA\n"))))
    bounds = [(float(c.low), float(c.high)) for c in (*draft.by_result.values(), *draft.vetoed_by.values())]
    assert any(low != high for low, high in bounds)
    expected = [pair for pair in bounds if pair[0] != pair[1]]
    assert hatched[: len(expected)] == [pytest.approx(pair) for pair in expected]
    ends = [tuple(line.get_xdata()) for line in axes.lines]
    assert ends == [pytest.approx(pair) for pair in hatched]
    assert figures[0].legends[0].get_texts()[1].get_text() == "depends on votes that are not known"


def test_no_key_stands_there_where_all_is_known(figures: list[Any]):
    drawn(MINE.partition("  - id: other")[0])
    assert figures[0].legends == []


def test_exact_fractions_and_who_vetoes_stand_beside_the_bars(figures: list[Any]):
    drawn()
    said = words(figures[0])
    for each in ("5%  (1/20)", "45%  (9/20)", "by CHN", "by USA", "is put at all", "0% to 100%"):
        assert each in said
    assert "draft: adopt the draft" in said


def test_a_screen_reader_is_told_all_of_it():
    root = ElementTree.fromstring(drawn())
    title, desc = [child.text or "" for child in root[:2]]
    assert title == "Two holders, <one> of them & uncertain"
    assert "draft: adopt the draft: adopted 5%  (1/20); too few votes 45%  (9/20); vetoed 50%  (1/2)" in desc
    assert "other: adopt the other: is put at all 5%  (1/20); adopted 0% to 100%" in desc


def test_a_png_says_what_it_shows():
    from PIL import Image

    image = Image.open(io.BytesIO(drawn(to="png")))
    assert image.text["Title"] == "Two holders, <one> of them & uncertain"
    assert "vetoed 50%" in image.text["Description"]


def test_what_is_certain_is_named_and_not_drawn(figures: list[Any]):
    scenario = sim.load("what-if/referral-2014-chain")
    odds_plot(chain(scenario), scenario, "svg")
    (figure,) = figures
    said = " ".join(words(figure))
    assert "plenary:" not in said
    assert "plenary (adopted)" in said
    assert "amendment: adopt the amendment" in said
    all_inside(figure)


def test_where_all_is_certain_all_is_drawn(figures: list[Any]):
    scenario = sim.load("dprk/2014")
    odds_plot(chain(scenario), scenario, "svg")
    said = words(figures[0])
    assert "agenda: adopt the provisional agenda: adopted, for certain" in said
    assert [bar.get_width() for bar in figures[0].axes[0].patches] == [1.0] * 4


def test_many_questions_are_cut_and_no_word_is_cut_off(figures: list[Any]):
    put = "put_to_vote: {{question: '{words}', kind: substantive, in_favour: DZA USA, unknown: CHN}}"
    step = f"  - {{{{id: q{{n}}, {put}}}}}\n"
    head = MINE.partition("  - id: other")[0]
    long = "adopt the draft that has many words " * 6
    text = head + "".join(step.format(n=n, words=long) for n in range(6))
    drawn(text)
    every = questions(chain(loads(text)))
    assert len(every) == 7
    all_inside(figures[0])
    from sim.show import odds_plots

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(odds_plots, "MOST_QUESTIONS", 3)
        drawn(text)
    assert "The first 3 questions; 4 more are left out." in " ".join(words(figures[1]))
    assert MOST_QUESTIONS >= 7


def test_an_integral_says_how_far_it_may_be_off(figures: list[Any]):
    scenario = sim.load("what-if/referral-2014-chain", {"timeline.referral.put_to_vote.correlation": "0.4"})
    odds_plot(chain(scenario), scenario, "svg")
    said = " ".join(words(figures[0]))
    assert "By quadrature over the shared factor; none is off by more than" in said
    referral = questions(chain(scenario))[-1]
    assert referral.by_result["adopted"].low != Fraction(3, 50)
    assert "(3/50)" not in said


def test_nothing_to_draw_is_said():
    scenario = loads("title: Nothing\ntimeline:\n  - {id: a, at: 2014-12-05, letter: {by: AUS, item: s}}\n")
    with pytest.raises(sim.UnscError, match="no question is voted on"):
        odds_plot(chain(scenario), scenario, "svg")
