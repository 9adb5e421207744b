import pytest

from sim import UnscError
from sim.analysis.sweeps.planning import plan_of
from sim.analysis.sweeps.setting import with_values
from sim.scenario.reading import read

BLOCKS = """# A comment stays.
base: dprk/2014
seed: 1  # the first
path: 'engine'
changes:
  timeline.agenda.ARG: against
vary:
  china:
    chance: CHN no
    otherwise: abstain
    on: agenda
    values: [0, 0.5, 1]
  year: {years: 2014-2020}
"""


@pytest.mark.parametrize(
    ("setting", "way", "value"),
    [
        ("seed=2", ["seed"], "2"),
        ("path = exact", ["path"], "exact"),
        ("repetitions=3", ["repetitions"], "3"),
        ("vary.china.otherwise=yes", ["vary", "china", "otherwise"], "yes"),
        ("vary.china.values.1=0.25", ["vary", "china", "values", 1], "0.25"),
        ("vary.year.years=2014-2015", ["vary", "year", "years"], "2014-2015"),
        ("vary.year.day=12-22", ["vary", "year", "day"], "12-22"),
        ("changes.timeline.agenda.ARG=abstaining", ["changes", "timeline.agenda.ARG"], "abstaining"),
        ("timeline.agenda.ARG=abstaining", ["changes", "timeline.agenda.ARG"], "abstaining"),
        ("timeline.agenda.CHL=abstaining", ["changes", "timeline.agenda.CHL"], "abstaining"),
    ],
)
def test_one_value_is_set_and_no_other(setting: str, way: list[str | int], value: str) -> None:
    text = with_values(BLOCKS, [setting])
    expected = read(BLOCKS, "x")
    parent = expected
    for step in way[:-1]:
        parent = parent[step]
    parent[way[-1]] = value
    assert read(text, "x") == expected
    assert text.startswith("# A comment stays.\n")


def test_changes_where_there_were_none() -> None:
    text = "base: dprk/2014\nvary: {year: {years: 2014-2016}}"
    found = read(with_values(text, ["timeline.agenda.CHN=abstaining", "timeline.agenda.ARG=against"]), "x")
    assert found == {
        "base": "dprk/2014",
        "vary": {"year": {"years": "2014-2016"}},
        "changes": {"timeline.agenda.CHN": "abstaining", "timeline.agenda.ARG": "against"},
    }


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("seed", "expected PATH=VALUE"),
        ("=2", "expected PATH=VALUE"),
        ("seed=", "expected PATH=VALUE"),
        ("seed=1\npath: exact", "expected PATH=VALUE"),
        ("vary.brazil.values=1", "has no vary.brazil"),
        ("vary.china.values.7=1", "has no vary.china.values.7"),
        ("vary.china=1", "several values"),
        ("seed.x=1", "has no seed.x"),
        ("sampels=7", r"no key sampels; did you mean samples\?; expected one of the sweep file \(.*vary\)"),
        ("timelin.agenda.CHN=against", r"no key timelin; did you mean timeline\?"),
    ],
)
def test_what_sets_nothing(setting: str, message: str) -> None:
    with pytest.raises(UnscError, match=message):
        with_values(BLOCKS, [setting])


def test_a_plan_of_what_was_set() -> None:
    text = with_values(BLOCKS, ["vary.year.years=2014-2015", "seed=9"])
    plan = plan_of(text)
    assert plan.cases == 6
    assert plan.identity()["seed"] == 9
    assert plan.files["sweep.yaml"].count("seed: 9  # the first") == 1
