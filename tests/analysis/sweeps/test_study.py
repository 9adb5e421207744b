"""Sweep files: what they may say, how each fault is told with its place, and what makes two sweeps the same."""

import pickle
from pathlib import Path

import pytest

pytest.importorskip("numpy")
pl = pytest.importorskip("polars")

from sim.analysis.sweeps.plan import Plan  # noqa: E402
from sim.analysis.sweeps.planning import plan_of, planned  # noqa: E402
from sim.scenario import ScenarioError  # noqa: E402

REFERRAL = """title: How likely was a referral?
base: what-if/referral-2014
seed: 7
questions: referral
vary:
  china: {chance: CHN no, otherwise: abstain, on: referral, from: 0, to: 1, steps: 3}
  kind: {set: timeline.referral.kind, values: [procedural, substantive]}
"""


def rows(text: str) -> list[dict]:
    plan = plan_of(text)
    return plan.table(0, plan.cases).to_dicts()


def test_a_plan_is_what_sweeps_run():
    plan = plan_of(REFERRAL)
    assert isinstance(plan, Plan)
    assert plan.path == "exact"
    assert "3 coefficients" in plan.because
    assert plan.case_bytes > 0
    assert [c.name for c in plan.columns if c.varied] == ["china", "kind"]
    assert [c.name for c in plan.columns] == plan.table(0, 2).columns


def test_the_last_thing_that_varies_goes_fastest():
    found = [(r["case"], r["china"], r["kind"]) for r in rows(REFERRAL)]
    kinds = ("procedural", "substantive")
    assert found == [(2 * n + m, n / 2, kind) for n in range(3) for m, kind in enumerate(kinds)]


def test_years_are_the_councils_of_those_years():
    found = rows("base: dprk/2014\nquestions: agenda\nvary:\n  year: {years: 2014-2016}\n")
    assert [r["year"] for r in found] == [2014, 2015, 2016]
    # In 2014 all votes are on record; of the newcomers of other years nothing is known.
    assert found[0]["adopted"] == 1.0
    assert (found[1]["adopted_low"], found[1]["adopted_high"]) == (0.0, 1.0)
    assert found[1]["adopted"] is None


def test_dates_and_the_council_of_each():
    found = rows(
        "base: dprk/2014\nquestions: agenda\nremove: timeline.meeting.president\nvary:\n"
        "  day: {set: timeline.meeting.at, from: 2014-12-22, to: 2015-01-05, step: 14}\n"
    )
    assert [str(r["day"]) for r in found] == ["2014-12-22", "2015-01-05"]
    assert [r["adopted"] for r in found] == [1.0, None]


def test_laws_by_name_and_from_a_file(tmp_path):
    (tmp_path / "mine.yaml").write_text(
        "name: seven votes\nsubstantive_votes: 7\nno_veto: true\n", encoding="utf-8"
    )
    text = (
        "base: what-if/referral-2014\nquestions: referral\n"
        "vary:\n  law: {laws: [charter, two-noes, no-veto, mine.yaml]}\n"
        "  china: {chance: CHN no, otherwise: abstain, on: referral, values: [0, 1]}\n"
    )
    plan = plan_of(text, "sweep.yaml", tmp_path / "sweep.yaml")
    found = [(r["law"], r["china"], r["adopted"]) for r in plan.table(0, plan.cases).to_dicts()]
    assert found == [
        ("charter", 0.0, 0.0),  # the Russian Federation votes against
        ("charter", 1.0, 0.0),
        ("two-noes", 0.0, 1.0),
        ("two-noes", 1.0, 0.0),
        ("no-veto", 0.0, 1.0),
        ("no-veto", 1.0, 1.0),
        ("mine.yaml", 0.0, 1.0),
        ("mine.yaml", 1.0, 1.0),
    ]


def test_a_range_of_numbers_is_put_into_the_scenario_as_written():
    found = rows(
        "base: what-if/referral-2014\nquestions: referral\nvary:\n"
        "  needed: {set: law.substantive_votes, from: 10, to: 12, step: 1}\n"
        "  china: {chance: CHN RUS no, otherwise: abstain, on: referral, values: [0]}\n"
    )
    assert [(r["needed"], r["adopted"]) for r in found] == [(10, 1.0), (11, 1.0), (12, 0.0)]


def test_samples_of_a_continuous_change_are_scenarios_of_their_own(tmp_path):
    base = (
        "title: A\ndate: 2014-12-23\nquestion: adopt the draft\nkind: substantive\n"
        "odds: {CHN: {no: 0.5, abstain: 0.5}, the rest: {yes: 1}}\ncorrelation: 0.2\n"
    )
    (tmp_path / "b.yaml").write_text(base, encoding="utf-8")
    text = "base: b.yaml\ndesign: sobol\nsamples: 4\nvary:\n  rho: {set: correlation, from: 0, to: 0.9}\n"
    plan = plan_of(text, "s.yaml", tmp_path / "s.yaml")
    assert plan.path == "engine"
    assert "share a cause" in plan.because
    frame = plan.table(0, 4)
    assert frame["rho"].is_between(0, 0.9).all()
    assert frame["error"].null_count() == 4


def test_changes_hold_in_every_case():
    text = REFERRAL + "changes: {timeline.referral.RUS: abstaining}\n"
    assert [r["adopted"] for r in rows(text) if r["kind"] == "substantive"] == [1.0, 0.5, 0.0]


def test_the_exact_path_can_be_refused_and_the_engine_asked_for():
    assert plan_of("path: engine\n" + REFERRAL).path == "engine"
    chain = "path: exact\n" + REFERRAL.replace("on: referral", "on: agenda").replace("CHN", "FRA GBR USA")
    with pytest.raises(ScenarioError) as raised:
        plan_of(chain)
    (fault,) = raised.value.faults
    assert (fault.line, fault.path) == (1, "path")
    assert "referral is put to the vote depends on how agenda comes out" in fault.message


# Faults


def fault(text: str) -> tuple[int, int, str, str]:
    with pytest.raises(ScenarioError) as raised:
        plan_of(text, "bad.yaml")
    (only,) = raised.value.faults
    assert only.file == "bad.yaml"
    return only.line, only.column, only.path, only.message


VARY = "base: what-if/referral-2014\nquestions: referral\nvary:\n"
CHINA = "  china: {chance: CHN no, on: referral, otherwise: abstain, from: 0, to: 1, steps: 3}\n"


def _listed(values: str) -> str:
    return f"  c: {{chance: CHN no, otherwise: abstain, values: [{values}]}}\n"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("base: dprk/2014\nvray: {}\n", (1, 1, ""), "this file has no `vary`"),
        ("base: dprk/2014\nvary: {}\n", (2, 7, "vary"), "found nothing that varies"),
        (VARY + CHINA + "sead: 3\n", (5, 1, "sead"), "did you mean seed?"),
        (VARY + "  x: {chanse: CHN no, from: 0, to: 1}\n", (4, 7, "vary.x.chanse"), "did you mean chance?"),
        (VARY + "  x: {from: 0, to: 1, steps: 3}\n", (4, 3, "vary.x"), "expected exactly one of chance, set"),
        (VARY + "  x: {chance: CHN no, set: a, values: [1]}\n", (4, 3, "vary.x"), "found chance and set"),
        (VARY + CHINA.replace("CHN no", "CNH no"), (4, 19, "vary.china.chance"), "CNH is no State code"),
        (VARY + CHINA.replace("CHN no", "CHN nope"), (4, 19, "vary.china.chance"), "did you mean no?"),
        (
            VARY + CHINA.replace("CHN no", "KEN no"),
            (4, 10, "vary.china"),
            "KEN was not a member on 2014-12-23; referral is voted on by ARG AUS",
        ),
        (VARY + CHINA.replace("on: referral", "on: referal"), (4, 31, "vary.china.on"), "did you mean referral?"),
        (
            VARY + CHINA.replace("to: 1", "to: 1.5"),
            (4, 74, "vary.china.to"),
            "found 1.5, expected a chance from 0 to 1",
        ),
        (VARY + CHINA.replace("steps: 3", "steps: 1"), (4, 84, "vary.china.steps"), "expected at least 2"),
        (VARY + CHINA.replace(", steps: 3", ""), (4, 10, "vary.china"), "expected `steps` or `step`"),
        (
            VARY + CHINA.replace("otherwise: abstain", "otherwise: no"),
            (4, 52, "vary.china.otherwise"),
            "whose chance varies",
        ),
        (VARY + CHINA.replace(" otherwise: abstain,", ""), (4, 10, "vary.china"), "say what it does if not no"),
        (VARY + "  x: {laws: [two-nose]}\n", (4, 14, "vary.x.laws[0]"), "did you mean two-noes?"),
        (
            VARY + "  x: {set: timeline.referal.kind, values: [procedural]}\n",
            (4, 12, "vary.x.set"),
            "did you mean referral?",
        ),
        (
            VARY + "  x: {set: timeline.referral.kind, values: [procedual]}\n",
            (4, 45, "vary.x.values[0]"),
            "did you mean procedural?",
        ),
        (
            VARY + "  x: {set: timeline.referral.kind, values: []}\n",
            (4, 44, "vary.x.values"),
            "found no value, expected at least one",
        ),
        (VARY + "  x: {years: 2030-2014}\n", (4, 14, "vary.x.years"), "the earlier year first"),
        (VARY + "  case: {years: 2014-2015}\n", (4, 9, "vary.case"), "this column is there already"),
        (VARY + "  blocked_by: {years: 2014-2015}\n", (4, 15, "vary.blocked_by"), "this column is there already"),
        (
            VARY + "  p: {random: [], on: referral}\n",
            (4, 15, "vary.p.random"),
            "found nobody",
        ),
        (VARY + CHINA + "design: sobol\nsamples: 0\n", (5, 9, "design"), "is for ranges"),
        (
            VARY + CHINA.replace(", steps: 3", "") + "design: sobol\nsamples: 0\n",
            (6, 10, "samples"),
            "found 0, expected at least 1",
        ),
        (VARY + _listed("0, nan, 1"), (4, 55, "vary.c.values[1]"), "found 'nan', expected"),
        (VARY + _listed("0, 1/0"), (4, 55, "vary.c.values[1]"), "nothing can be divided by 0"),
        (VARY + _listed("-0.5, 2"), (4, 52, "vary.c.values[0]"), "found -0.5, expected a chance from 0 to 1"),
        (VARY + _listed("0.5, 2, 3"), (4, 57, "vary.c.values[1]"), "found 2, expected a chance from 0 to 1"),
        (
            VARY + _listed("0.5, 1, 1/2"),
            (4, 60, "vary.c.values[2]"),
            "found 1/2 a second time, which is 0.5; expected values that differ",
        ),
        (
            VARY + "  x: {set: timeline.referral.CHN, values: [against, abstaining, against]}\n",
            (4, 65, "vary.x.values[2]"),
            "found against a second time; expected values that differ",
        ),
        (VARY + "  x: {years: 2014-2016 2015}\n", (4, 14, "vary.x.years"), "found 2015 a second time"),
        (
            VARY + "  x: {set: timeline.referral.at, from: 0001-01-01, to: 0001-01-03}\n",
            (4, 40, "vary.x.from"),
            "found 0001-01-01, expected no year before 1945",
        ),
        (VARY + CHINA + "samples: 8\n", (5, 10, "samples"), "a grid has no samples"),
        (VARY + CHINA + "design: sobol\n", (5, 9, "design"), "is for ranges"),
        (
            VARY + CHINA.replace(", steps: 3", "") + "design: sobol\nsamples: 100\n",
            (6, 10, "samples"),
            "power of two, such as 128",
        ),
        (VARY + CHINA + "design: sobel\n", (5, 9, "design"), "did you mean sobol?"),
        (VARY + CHINA + "repetitions: 0\n", (5, 14, "repetitions"), "expected at least 1"),
        ("base: dprk/2041\nvary:\n  y: {years: 2014-2015}\n", (1, 7, "base"), "did you mean"),
        (
            "base: dprk/2014\nquestions: agendas\nvary:\n  y: {years: 2014-2015}\n",
            (2, 12, "questions"),
            "it has agenda",
        ),
        (
            VARY + CHINA + "changes: {timeline.referal.kind: procedural}\n",
            (5, 11, "timeline.referal.kind"),
            "did you mean referral?",
        ),
        (
            VARY.replace("questions: referral\n", "") + CHINA.replace(" on: referral,", ""),
            (3, 10, "vary.china"),
            "say on which: `on: referral`",
        ),
    ],
)
def test_each_fault_is_told_once_and_with_its_place(text, place, message):
    line, column, path, told = fault(text)
    assert (line, column, path) == place, told
    assert message in told


def test_faults_of_a_law_are_told_with_their_place_in_its_file(tmp_path):
    (tmp_path / "mine.yaml").write_text("name: three\nveto: {noes_to_blok: 4, holders: [CNH]}\n", encoding="utf-8")
    (tmp_path / "high.yaml").write_text("name: high\nsubstantive_votes: 99\n", encoding="utf-8")
    text = (
        "base: what-if/referral-2014\nquestions: referral\nvary:\n  l: {laws: [charter, mine.yaml, high.yaml]}\n"
    )
    with pytest.raises(ScenarioError) as raised:
        plan_of(text, "s.yaml", tmp_path / "s.yaml")
    found = [(Path(f.file).name, f.line, f.column) for f in raised.value.faults]
    assert found == [("mine.yaml", 2, 8), ("mine.yaml", 2, 35), ("high.yaml", 2, 20)]
    assert "did you mean noes_to_block?" in str(raised.value)
    assert "CNH" in str(raised.value)


def test_all_faults_are_told_at_once():
    with pytest.raises(ScenarioError) as raised:
        plan_of(
            VARY + CHINA.replace("to: 1", "to: 2") + "  y: {years: 14}\n" + "  l: {laws: [charter, charter]}\n"
        )
    assert [f.path for f in raised.value.faults] == ["vary.china.to", "vary.y.years", "vary.l.laws"]


OUT_OF_RANGE = """base: dprk/2014
questions: agenda
remove: timeline.meeting.president
vary:
  year: {years: %s}
"""


@pytest.mark.parametrize(("years", "fails"), [("1944-1947", [0, 1, 2]), ("2026-2029", [2, 3])])
def test_cases_that_fail_are_rows_whether_first_or_last(years, fails):
    found = rows(OUT_OF_RANGE % years)
    assert [n for n, r in enumerate(found) if r["error"]] == fails
    assert len(found) == 4


def test_a_range_none_of_which_can_be_is_a_fault():
    line, column, path, told = fault(OUT_OF_RANGE % "2030-2035")
    assert (line, column, path) == (5, 17, "vary.year.years")
    assert "lies outside" in told


def test_a_range_of_numbers_may_begin_too_low():
    text = "base: what-if/referral-2014\nquestions: referral\nvary:\n"
    found = rows(text + "  votes: {set: law.substantive_votes, from: 0, to: 16, step: 8}\n")
    assert [bool(r["error"]) for r in found] == [True, False, True]
    with pytest.raises(ScenarioError) as raised:
        plan_of(text + "  votes: {set: law.substantive_votes, values: [0, 8, 16]}\n")
    assert [(f.line, f.path) for f in raised.value.faults] == [(4, f"vary.votes.values[{n}]") for n in (0, 2)]


# What fixes the answer


def test_comments_titles_and_places_make_no_other_sweep(tmp_path):
    identity = plan_of(REFERRAL).identity()
    commented = "# a remark\n" + REFERRAL.replace("How likely was a referral?", "Another title").replace(
        "steps: 3}", "steps: 3}  # three"
    )
    other = tmp_path / "elsewhere.yaml"
    other.write_text(commented, encoding="utf-8")
    assert planned(other).identity() == identity


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("seed: 7", "seed: 8"),
        ("steps: 3", "steps: 5"),
        ("to: 1,", "to: 0.5,"),
        ("otherwise: abstain", "otherwise: 'yes'"),
        ("CHN no", "RUS no"),
        ("CHN no", "CHN yes"),
        ("china:", "prc:"),
        ("[procedural, substantive]", "[substantive, procedural]"),
        ("questions: referral\n", ""),
        ("what-if/referral-2014", "what-if/referral-2014-abstain"),
        ("seed: 7", "seed: 7\npath: engine"),
        ("seed: 7", "seed: 7\nchanges: {timeline.referral.FRA: abstaining}"),
    ],
)
def test_what_changes_the_answer_makes_another_sweep(old, new):
    assert old in REFERRAL
    assert plan_of(REFERRAL.replace(old, new)).identity() != plan_of(REFERRAL).identity()


def test_what_a_law_says_counts_and_not_how_its_file_is_written(tmp_path):
    def identity(law: str):
        (tmp_path / "mine.yaml").write_text(law, encoding="utf-8")
        text = "base: what-if/referral-2014\nquestions: referral\nvary: {law: {laws: [mine.yaml]}}\n"
        return plan_of(text, "s.yaml", tmp_path / "s.yaml").identity()

    seven = identity("substantive_votes: 7\n")
    assert identity("# my law\nsubstantive_votes:   7\n") == seven
    assert identity("substantive_votes: 8\n") != seven


def test_repetitions_make_another_sweep_where_votes_are_drawn():
    one, two = (plan_of(f"path: engine\nrepetitions: {n}\n{REFERRAL}").identity() for n in (1, 2))
    assert one != two


def test_a_plan_can_be_sent_to_another_process():
    plan = plan_of(REFERRAL + "  x: {set: timeline.referral.RUS, values: [abstaining, in_favour]}\n")
    again = pickle.loads(pickle.dumps(plan))
    assert again.identity() == plan.identity()
    assert again.table(0, plan.cases).equals(plan.table(0, plan.cases))


def test_a_sweep_can_be_repeated_from_the_texts_it_rests_on(tmp_path):
    (tmp_path / "laws").mkdir()
    (tmp_path / "laws" / "mine.yaml").write_text("substantive_votes: 7\n", encoding="utf-8")
    text = REFERRAL + "  law: {laws: [charter, laws/mine.yaml]}\n"
    plan = plan_of(text, "sweep.yaml", tmp_path / "sweep.yaml")
    there = tmp_path / "there"
    there.mkdir()
    for name, written in plan.files.items():
        assert Path(name).name == name
        (there / name).write_text(written, encoding="utf-8")
    again = planned(there / "sweep.yaml")
    assert again.identity() == plan.identity()
    assert again.table(0, again.cases).equals(plan.table(0, plan.cases))
    assert again.files == plan.files


def test_the_sweeps_that_come_with_the_package_can_be_planned():
    folder = Path(__file__).resolve().parents[3] / "scenarios" / "sweeps"
    files = sorted(folder.glob("*.sweep.yaml"))
    assert files
    for file in files:
        plan = planned(file)
        frame = plan.table(0, min(plan.cases, 50))
        assert frame["error"].null_count() == frame.height


ABSENT = """base: what-if/referral-2014
questions: referral
path: %s
vary:
  year: {years: 1990 2014 2016, day: 12-22}
  nga: {%s}
"""


@pytest.mark.parametrize("path", ["exact", "engine"])
@pytest.mark.parametrize("who", ["chance: NGA 'yes', otherwise: abstain, values: [0.5]", "random: NGA"])
def test_a_chance_of_a_member_that_does_not_sit_is_an_error_on_every_path(path, who):
    """Also where the question would not be put: of a member without a seat there is nothing to vary."""
    text = ABSENT % (path, who.replace("'yes'", "yes"))
    if path == "exact":  # whether the referral is put depends on the agenda, of which little is known in 1990
        text = text.replace("questions: referral", "questions: agenda").replace("nga: {", "nga: {on: agenda, ")
    found = rows(text)
    assert [r["error"] is None for r in found] == [False, True, False]
    assert "nga: NGA was not a member on 1990-12-22; " in found[0]["error"]


@pytest.mark.parametrize("path", ["exact", "engine"])
def test_a_member_of_the_base_that_does_not_sit_is_passed_over(path):
    text = f"base: dprk/2014\nquestions: agenda\npath: {path}\nvary:\n  year: {{years: 2014-2016}}\n"
    assert [r["error"] for r in rows(text)] == [None] * 3


def test_errors_name_the_column_and_no_path_that_nobody_wrote():
    found = rows("base: dprk/2014\nquestions: agenda\nvary:\n  year: {years: 2026-2029}\n")
    assert found[3]["error"].startswith("year: the Council's membership is known from 17 January 1946 to")
