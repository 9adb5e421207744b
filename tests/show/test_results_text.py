"""The first tables of a sweep as text: bounds, what is not put, and no column or name cut away."""

from pathlib import Path
from typing import Any

import pytest

from sim.analysis.sweeps.planning import plan_of
from sim.analysis.sweeps.results import Results, read_results
from sim.analysis.sweeps.running import Asked, run_sweep
from sim.show.results_text import results_text

pl = pytest.importorskip("polars")


def swept(text: str, folder: Path) -> tuple[Results, Any]:
    """Run a sweep; return its first tables and its rows."""
    run_sweep(plan_of(text), folder, Asked("unsc sweep t.yaml", "unsc sweep t.yaml"))
    return read_results(folder), pl.read_parquet(folder / "parts")


def rows_of(lines: list[str], title: str) -> list[list[str]]:
    """Return the cells of the table under a title."""
    start = lines.index(title) + 1
    return [line.split() for line in lines[start : lines.index("", start)]]


CHAIN = """\
base: what-if/referral-2014
path: engine
repetitions: 40
vary:
  g: {chance: LTU LUX CHL AUS yes, on: agenda, otherwise: abstain, values: [0.3, 0.8]}
"""
OPEN = """\
base: what-if/referral-2014
remove: timeline.meeting.president
questions: referral
path: engine
vary:
  y: {years: 2013-2016, day: 12-22}
"""


def test_a_question_not_put_is_not_adopted(tmp_path: Path):
    found, table = swept(CHAIN, tmp_path)
    of = table.filter(question="referral")
    level = next(each for each in found.overall if each.question == "referral")
    adopted = (of["outcome"] == "adopted").fill_null(False).mean()
    assert level.means["adopted"] == pytest.approx(adopted)
    assert level.means["not_put"] == pytest.approx(of["outcome"].null_count() / of.height)
    assert level.means["not_put"] > 0
    assert sum(level.means[name] for name in ("adopted", "not_adopted", "not_put")) == pytest.approx(1)
    text = " ".join(" ".join(results_text(found)).split())
    assert "Shares are of all runs. A question that is not put is not adopted" in text


def test_what_is_open_is_never_counted_as_nought(tmp_path: Path):
    found, _ = swept(OPEN, tmp_path)
    years = {each.value: each.means for each in found.by["y"]}
    assert (years["2013"]["adopted"], years["2013"]["adopted_low"], years["2013"]["adopted_high"]) == (None, 0, 1)
    assert (years["2014"]["adopted"], years["2013"]["open"]) == (0, 1)
    lines = results_text(found)
    table = rows_of(lines, "Means by y")
    assert table[1][:5] == ["2013", "1", "0", "to", "1"]
    assert table[2][:3] == ["2014", "1", "0"]
    listed = [line.split()[:-1] for line in lines[lines.index("blocked_by: share of the rows") + 1 :][:3]]
    assert ["referral:", "(not", "decided)"] in listed
    assert ["referral:", "(none)"] not in listed


def test_what_is_drawn_at_random_has_few_tables_and_names_are_whole(tmp_path: Path):
    law = "veto-chapter-vii"
    text = f"base: what-if/referral-2014\nquestions: referral\nvary:\n  law: {{laws: [charter, {law}]}}\n"
    found, _ = swept(text + "  r: {random: the rest, draws: 20}\n", tmp_path)
    lines = results_text(found)
    assert sum(line.startswith("Means by r_") for line in lines) == 3
    assert "And 42 tables more, by what else is drawn at random; --json has them." in lines
    assert lines.index("Means by law") < lines.index("Means by r_ARG_yes")
    assert [row[0] for row in rows_of(lines, "Means by law")] == ["law", "charter", law]
    assert max(map(len, lines[:-3])) <= 80
    assert len(found.by) == 46  # of all of which JSON tells


def test_a_narrow_page_leaves_no_mean_out_and_a_wide_one_has_one_table(tmp_path: Path):
    found, _ = swept(CHAIN, tmp_path)
    for width in (80, 200):
        lines = results_text(found, width)
        start, end = lines.index("Means by g"), lines.index("First rows")
        heads = [line.split() for line in lines[start:end] if line.split()[:2] == ["question", "g"]]
        assert {"not_put", "abstain", "unknown"} <= {name for head in heads for name in head}
        assert (len(heads) == 1) == (width == 200)


def test_as_many_years_as_are_listed_one_by_one_are_counted_exactly(tmp_path: Path):
    """An estimate of 24 values may say 25, and would cut them into bands."""
    found, _ = swept(OPEN.replace("2013-2016", "2003-2026"), tmp_path)
    assert [each.value for each in found.by["y"]] == [str(year) for year in range(2003, 2027)]
