"""The engine's path: every case a run of its own stream, alike in frequency to the exact path, and to itself."""

from math import sqrt

import pytest

np = pytest.importorskip("numpy")
pl = pytest.importorskip("polars")

from sim.analysis.sweeps.parts import division_of  # noqa: E402
from sim.analysis.sweeps.planning import plan_of  # noqa: E402
from sim.analysis.sweeps.running import Asked, run_sweep  # noqa: E402
from tests.effort import examples  # noqa: E402

BASE = """title: A draft
date: 2014-12-23
question: adopt the draft
kind: substantive
odds:
  CHN: {no: 0.7, abstain: 0.2, yes: 0.1}
  RUS: {no: 0.2, abstain: 0.8}
  the rest: {yes: 0.7, abstain: 0.3}
"""
VARY = """vary:
  china: {chance: CHN no, values: [0, 0.25, 1]}
  kind: {set: kind, values: [procedural, substantive]}
"""
REASONS = {"adopted": "enough_votes", "too_few_votes": "too_few_votes", "vetoed": "veto"}


def plan(tmp_path, path: str, text: str = VARY, base: str = BASE, **more):
    (tmp_path / "base.yaml").write_text(base, encoding="utf-8")
    head = "".join(f"{k}: {v}\n" for k, v in more.items())
    return plan_of(f"base: base.yaml\npath: {path}\n{head}{text}", "sweep.yaml", tmp_path / "sweep.yaml")


def test_frequencies_are_the_exact_chances(tmp_path):
    n = examples(600)
    exact = plan(tmp_path, "exact").table(0, 6)
    played = plan(tmp_path, "engine", repetitions=n, seed=11).table(0, 6 * n)
    assert played.height == 6 * n
    for row in exact.to_dicts():
        reasons = played.filter(pl.col("case") == row["case"])["reason"]
        for name, reason in REASONS.items():
            p, found = row[name], (reasons == reason).mean()
            assert found == pytest.approx(p, abs=4 * sqrt(p * (1 - p) / n) + 1e-12), (row, name)


CERTAIN = """vary:
  china: {chance: CHN no, otherwise: abstain, values: [0, 1]}
  russia: {chance: RUS no, otherwise: 'yes', values: [0, 1]}
  argentina: {chance: ARG no, otherwise: 'yes', values: [0, 1]}
  six: {chance: AUS CHL JOR KOR LTU LUX no, otherwise: 'yes', values: [0, 1]}
  kind: {set: kind, values: [procedural, substantive]}
"""
ALL_KNOWN = BASE[: BASE.index("odds")] + "abstaining: CHN\nin_favour: the rest\n"


def test_where_all_is_certain_the_two_paths_agree_in_every_case(tmp_path):
    exact = plan(tmp_path, "exact", CERTAIN, ALL_KNOWN)
    played = plan(tmp_path, "engine", CERTAIN, ALL_KNOWN)
    rows = zip(exact.table(0, 32).to_dicts(), played.table(0, 32).to_dicts(), strict=True)
    seen = set()
    for told, found in rows:
        seen.add(found["reason"])
        assert {name: float(found["reason"] == reason) for name, reason in REASONS.items()} == {
            name: told[name] for name in REASONS
        }
        assert told["case"] == found["case"]
    assert seen == set(REASONS.values())


def test_a_row_says_who_voted_how_and_who_blocked(tmp_path):
    frame = plan(tmp_path, "engine", CERTAIN, ALL_KNOWN).table(31, 32)
    assert frame.drop("six", "argentina", "china", "russia").to_dicts() == [
        {
            "case": 31,
            "repetition": 0,
            "kind": "substantive",
            "question": "vote",
            "put": True,
            "outcome": "not_adopted",
            "reason": "too_few_votes",
            "yes": 6,
            "no": 9,
            "abstain": 0,
            "not_voting": 0,
            "unknown": 0,
            "blocked_by": "",
            "error": None,
        }
    ]
    vetoed = plan(tmp_path, "engine", CERTAIN, ALL_KNOWN).table(25, 26)
    assert vetoed["blocked_by"].to_list() == ["CHN RUS"]


def test_a_case_is_the_same_in_whatever_range_it_is_run(tmp_path):
    sweep = plan(tmp_path, "engine", repetitions=3, seed=5)
    whole = sweep.table(0, 18)
    run = 3 * pl.col("case") + pl.col("repetition")
    for start, stop in ((0, 0), (0, 1), (2, 5), (3, 9), (7, 8), (16, 18)):
        part = sweep.table(start, stop)
        assert part.equals(whole.filter(run.is_between(start, stop - 1)))
        assert part.schema == whole.schema
    assert [c.name for c in sweep.columns] == whole.columns


def test_the_repetitions_of_one_case_can_be_shared_among_processes(tmp_path):
    sweep = plan(tmp_path, "engine", "vary:\n  china: {chance: CHN no, values: [0.5]}\n", repetitions=20_000)
    assert (sweep.cases, sweep.repetitions) == (20_000, 20_000)
    division = division_of(sweep)
    assert division.parts > 50
    part = division.part(division.parts - 1)
    frame = sweep.table(part.start, part.stop)
    assert frame["case"].unique().to_list() == [0]
    assert frame["repetition"].to_list() == list(range(part.start, part.stop))


def test_a_case_stopped_among_its_repetitions_goes_on_there(tmp_path):
    sweep = plan(tmp_path, "engine", "vary:\n  china: {chance: CHN no, values: [0.5]}\n", repetitions=100)
    whole = run_sweep(sweep, tmp_path / "whole", Asked("a", "b"))

    def stop(step):
        if step.cases and not step.reused:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_sweep(sweep, tmp_path / "out", Asked("a", "b"), watch=stop)
    again = run_sweep(sweep, tmp_path / "out", Asked("a", "b"))
    assert (again["run"]["reused"], again["run"]["done"]) == (32, 68)
    assert (again["cases"], again["repetitions"]) == (100, 100)
    assert again["fingerprint"] == whole["fingerprint"]
    frame = pl.read_parquet(tmp_path / "out" / "parts")
    assert frame["repetition"].to_list() == list(range(100))


def test_seed_and_repetition_change_the_draws(tmp_path):
    one, other = (
        plan(tmp_path, "engine", repetitions=40, seed=seed).table(0, 40)["yes"].to_list() for seed in (1, 2)
    )
    assert one != other
    assert len(set(one)) > 1


def test_one_scenario_draws_what_another_draws_for_the_rest(tmp_path):
    """Common random numbers: with the same seed, case and repetition a changed scenario draws the same votes."""
    one = plan(tmp_path, "engine", repetitions=30)
    changed = BASE.replace("CHN: {no: 0.7, abstain: 0.2, yes: 0.1}", "CHN: {no: 0.1, abstain: 0.9}")
    yes = one.table(60, 90)["yes"].to_list()  # China surely does not say no, and says yes in a third of cases
    other = plan(tmp_path, "engine", VARY, changed, repetitions=30).table(60, 90)["yes"].to_list()
    assert all(a - b in (0, 1) for a, b in zip(yes, other, strict=True))


@pytest.mark.parametrize("first", [True, False])
def test_laws_are_tried_on_the_same_votes(tmp_path, first):
    """What changes the scenario itself does not enter the stream of a case, wherever it stands in the file."""
    law, china = "  law: {laws: [charter, two-noes]}\n", "  china: {chance: CHN no, values: [0, 0.5, 1]}\n"
    sweep = plan(tmp_path, "engine", "vary:\n" + (law + china if first else china + law), repetitions=30)
    frame = sweep.table(0, sweep.cases)
    key, votes = ["china", "repetition"], ["yes", "no", "abstain"]
    charter, two_noes = (frame.filter(pl.col("law") == x).sort(key) for x in ("charter", "two-noes"))
    assert charter.height == 90
    assert charter.select(*key, *votes).equals(two_noes.select(*key, *votes))
    assert not charter["outcome"].equals(two_noes["outcome"])
    one, other = (charter.filter(pl.col("china") == x).select("yes") for x in (0.5, 1))
    assert not one.equals(other)  # each chance has draws of its own


CHAIN = """title: Two votes, the second only if the first carries
timeline:
  - id: first
    at: 2014-12-22
    put_to_vote:
      question: adopt the first draft
      kind: procedural
      odds: {CHN RUS: {no: 1}, ARG TCD NGA AUS CHL: {yes: 0.5, no: 0.5}, the rest: {yes: 1}}
  - id: second
    at: 2014-12-23
    if: {first: adopted}
    put_to_vote:
      question: adopt the second draft
      kind: substantive
      odds: {CHN: {no: 0.5, abstain: 0.5}, the rest: {yes: 1}}
"""


def test_the_engine_is_chosen_where_the_path_matters(tmp_path):
    text = "vary:\n  russia: {chance: RUS no, otherwise: abstain, on: second, values: [0, 1]}\n"
    (tmp_path / "base.yaml").write_text(CHAIN, encoding="utf-8")
    sweep = plan_of(f"base: base.yaml\nrepetitions: 200\n{text}", "s.yaml", tmp_path / "s.yaml")
    assert sweep.path == "engine"
    assert sweep.because == "whether second is put to the vote depends on how first comes out"
    frame = sweep.table(0, sweep.cases)
    first = frame.filter((pl.col("question") == "first") & (pl.col("case") == 0))["outcome"]
    second = frame.filter((pl.col("question") == "second") & (pl.col("case") == 0))["outcome"]
    assert second.null_count() == (first == "not_adopted").sum() > 0
    assert set(second.drop_nulls()) == {"adopted", "not_adopted"}
    vetoed = frame.filter((pl.col("question") == "second") & (pl.col("case") == 1))["outcome"].drop_nulls()
    assert set(vetoed) == {"not_adopted"}


NOT_DRAWN = """title: Three votes, one after the other
timeline:
  - id: first
    at: 2014-12-22
    put_to_vote: {question: a, kind: procedural, FIRST}
  - id: aside
    at: 2014-12-22
    put_to_vote: {question: b, kind: procedural, against: the rest}
  - id: meeting
    at: 2014-12-23T10:00
    if: {first: adopted}
    meeting:
      agenda: {vote_asked_by: CHN, in_favour: the rest}
      proceedings:
        - id: second
          put_to_vote: {question: c, kind: substantive, in_favour: the rest}
  - id: third
    at: 2014-12-24
    if: {second: adopted}
    put_to_vote: {question: d, kind: substantive, in_favour: the rest}
  - id: both
    at: 2014-12-25
    if: {first: adopted, aside: adopted}
    put_to_vote: {question: e, kind: substantive, in_favour: the rest}
"""


@pytest.mark.parametrize(
    ("first", "put"),
    [
        ("unknown: the rest", [True, True, None, None, None, False]),
        ("against: the rest", [True, True, False, False, False, False]),
        ("in_favour: the rest", [True, True, True, True, True, False]),
    ],
)
def test_a_row_tells_not_put_from_not_known(tmp_path, first, put):
    text = "questions: [first, aside, agenda, second, third, both]\n"
    text += "vary:\n  china: {set: timeline.aside.CHN, values: [abstaining]}\n"
    base = NOT_DRAWN.replace("FIRST", first)
    frame = plan(tmp_path, "engine", text, base).table(0, 1)
    assert frame["error"].null_count() == 6, frame["error"][0]
    assert frame["put"].to_list() == put
    assert frame["outcome"].is_not_null().to_list() == [bool(p) for p in put]


def test_an_agenda_that_is_open_leaves_open_what_is_put_after_it(tmp_path):
    text = "vary:\n  n: {set: timeline.third.RUS, values: [abstaining]}\n"
    base = """title: A meeting whose agenda is open
timeline:
  - id: meeting
    at: 2014-12-22T10:00
    meeting:
      agenda: {vote_asked_by: CHN, VOTES}
      proceedings:
        - id: third
          put_to_vote: {question: c, kind: substantive, in_favour: the rest}
"""
    for votes, put in (("unknown: the rest", None), ("against: the rest", False), ("in_favour: the rest", True)):
        frame = plan(tmp_path, "engine", text, base.replace("VOTES", votes)).table(0, 1)
        assert frame["put"].to_list() == [True, put]


def test_drawn_positions_are_those_the_columns_say(tmp_path):
    text = "vary:\n  v: {random: the rest, draw: votes, draws: 25}\n"
    sweep = plan(tmp_path, "engine", text, ALL_KNOWN)
    for row in sweep.table(0, 25).to_dicts():
        said = [vote for name, vote in row.items() if name.startswith("v_")]
        assert len(said) == 15
        assert {c: said.count(c) for c in ("yes", "no", "abstain")} == {
            c: row[c] for c in ("yes", "no", "abstain")
        }
    exact = plan(tmp_path, "exact", text, ALL_KNOWN).table(0, 25)
    reasons = sweep.table(0, 25)["reason"].to_list()
    for row, reason in zip(exact.to_dicts(), reasons, strict=True):
        assert {name: row[name] for name in REASONS} == {name: float(r == reason) for name, r in REASONS.items()}


@pytest.mark.parametrize(
    ("text", "base", "repetitions", "single"),
    [
        (VARY, BASE, 1, True),
        (VARY, BASE, 2, False),
        (CERTAIN, ALL_KNOWN, 1, False),
        (CERTAIN.replace("[0, 1]}\n  russia", "[0, 0.5]}\n  russia"), ALL_KNOWN, 1, True),
        ("vary:\n  v: {random: the rest, draw: votes, draws: 25}\n", ALL_KNOWN, 1, False),
        ("vary:\n  v: {random: the rest, draw: votes, draws: 25}\n", BASE, 1, False),
        ("vary:\n  v: {random: CHN, draw: votes, draws: 25}\n", BASE, 1, True),
        ("vary:\n  v: {random: the rest, draws: 25}\n", ALL_KNOWN, 1, True),
    ],
)
def test_a_single_draw_of_each_case_is_told(tmp_path, text, base, repetitions, single):
    sweep = plan(tmp_path, "engine", text, base, repetitions=repetitions)
    assert ("1 repetition: each case is a single draw; set `repetitions:`" in sweep.because) is single


def test_a_case_that_fails_is_a_row_with_its_error(tmp_path):
    text = """vary:
  a: {chance: CHN no, values: [0, 0.75]}
  b: {chance: CHN abstain, values: [0, 0.5]}
"""
    frame = plan(tmp_path, "engine", text, repetitions=2).table(0, 8)
    assert frame.height == 8
    assert frame["error"].to_list() == [None] * 6 + ["the chances of CHN add up to more than 1"] * 2
    assert frame["outcome"].null_count() == frame["question"].null_count() == 2


UNCERTAIN = "odds: {ARG TCD NGA AUS CHL JOR KOR: {yes: 0.5, no: 0.5}, the rest: {yes: 1}}"
THIRD = "question: c, kind: substantive, odds: {RUS: {no: 0.5, yes: 0.5}}"


@pytest.mark.parametrize(
    ("steps", "because"),
    [
        pytest.param(
            f"""
positions:
  - {{on: third, if: {{first: adopted}}, in_favour: CHN}}
  - {{on: third, against: CHN}}
timeline:
  - {{id: first, at: 2014-12-22, put_to_vote: {{question: a, kind: procedural, {UNCERTAIN}}}}}
  - id: third
    at: 2014-12-23
    put_to_vote: {{{THIRD}, unknown: CHN, in_favour: the rest}}
""",
            "how members vote on third depends on how first comes out",
            id="positions on condition",
        ),
        pytest.param(
            f"""
timeline:
  - {{id: first, at: 2014-12-21, put_to_vote: {{question: a, kind: procedural, {UNCERTAIN}}}}}
  - {{id: second, at: 2014-12-22, put_to_vote: {{question: b, kind: procedural, {UNCERTAIN}}}}}
  - id: third
    at: 2014-12-23
    if: {{first: adopted, second: adopted}}
    put_to_vote: {{{THIRD}, in_favour: the rest}}
""",
            "a step depends on how first and second come out together",
            id="two conditions, neither of which changes anything alone",
        ),
        pytest.param(
            f"""
timeline:
  - id: meeting
    at: 2014-12-22T10:00
    meeting:
      agenda: {{vote_asked_by: CHN, {UNCERTAIN}}}
      proceedings:
        - id: third
          put_to_vote: {{{THIRD}, in_favour: the rest}}
""",
            "whether third is put to the vote depends on how agenda comes out",
            id="a meeting whose agenda may not be adopted",
        ),
        pytest.param(
            f"""
timeline:
  - id: third
    at: 2014-12-22
    put_to_vote: {{{THIRD}, correlation: 0.3, in_favour: the rest}}
""",
            "the votes on third share a cause (`correlation`), so they are not independent",
            id="a shared cause",
        ),
        pytest.param(
            f"""
timeline:
  - {{id: first, at: 2014-12-21, put_to_vote: {{question: a, kind: procedural, {UNCERTAIN}}}}}
  - id: third
    at: 2014-12-23
    put_to_vote: {{{THIRD}, in_favour: the rest}}
""",
            "",
            id="two votes that have nothing to do with each other",
        ),
    ],
)
def test_what_makes_the_path_matter(tmp_path, steps, because):
    (tmp_path / "base.yaml").write_text(f"title: Some votes{steps}", encoding="utf-8")
    text = "vary:\n  russia: {chance: RUS no, on: third, values: [0.5, 1]}\n"
    sweep = plan_of(f"base: base.yaml\nseed: 4\n{text}", "s.yaml", tmp_path / "s.yaml")
    assert sweep.path == ("engine" if because else "exact")
    if because:
        assert sweep.because == f"{because}; 1 repetition: each case is a single draw; set `repetitions:`"
    else:
        third = sweep.table(0, 2).filter(pl.col("question") == "third")
        assert third["vetoed"].to_list() == [0.5, 1.0]
