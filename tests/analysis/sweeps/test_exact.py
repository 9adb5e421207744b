"""The exact path: every case equals the count of its votes as fractions; bounds equal brute force."""

from fractions import Fraction
from itertools import product
from random import Random

import pytest

np = pytest.importorskip("numpy")
pl = pytest.importorskip("polars")

from sim.analysis.counting import Weights, results  # noqa: E402
from sim.analysis.sweeps.asked import votings_of  # noqa: E402
from sim.analysis.sweeps.planning import plan_of  # noqa: E402
from sim.law import measure_of  # noqa: E402
from sim.scenario import loads  # noqa: E402

HEAD = """title: A draft
date: 2014-12-23
question: adopt the draft
kind: substantive
"""
ODDS = """odds:
  CHN: {no: 0.7, abstain: 0.2, yes: 0.1}
  RUS: {no: 0.5, abstain: 0.5}
  ARG TCD NGA: {yes: 0.3, abstain: 0.6, not_voting: 0.1}
  the rest: {yes: 0.9, abstain: 1/10}
"""
RESULTS = ("adopted", "too_few_votes", "vetoed")


def plan(tmp_path, varied: str, base: str = HEAD + ODDS, more: str = ""):
    (tmp_path / "base.yaml").write_text(base, encoding="utf-8")
    text = f"base: base.yaml\n{more}vary:\n{varied}"
    return plan_of(text, "sweep.yaml", tmp_path / "sweep.yaml")


def voting(base: str = HEAD + ODDS):
    return next(iter(votings_of(loads(base)).values()))


def exactly(overrides: dict[str, tuple[Fraction, Fraction, Fraction]], base: str = HEAD + ODDS):
    """The three chances as fractions by the shared count, from the scenario and some members' yes, no, neither."""
    put = voting(base)
    members = []
    for vote in put.votes.members:
        if vote.member in overrides:
            members.append((vote.member, Weights(*overrides[vote.member])))
        else:
            c = vote.chances
            members.append((vote.member, Weights(c.yes, c.no, c.abstain + c.not_voting)))
    found = results(members, measure_of(put.question, put.body, put.law))
    return found.adopted, found.too_few_votes, found.vetoed


def test_every_case_of_a_grid_equals_the_count(tmp_path):
    sweep = plan(
        tmp_path,
        """
  china: {chance: CHN no, values: [0, 0.25, 1]}
  france: {chance: FRA abstain, otherwise: 'yes', from: 0, to: 1, steps: 3}
""",
    )
    assert sweep.path == "exact"
    rows = sweep.table(0, sweep.cases).to_dicts()
    assert len(rows) == sweep.cases == 9
    points = list(product((Fraction(0), Fraction(1, 4), Fraction(1)), (Fraction(0), Fraction(1, 2), Fraction(1))))
    for row, (china, france) in zip(rows, points, strict=True):
        assert (row["china"], row["france"]) == (china, france)
        # Others keep their proportions: of what China does not say no, a third is yes and two thirds abstentions.
        left = 1 - china
        exact = exactly({"CHN": (left / 3, china, left * 2 / 3), "FRA": (1 - france, Fraction(0), france)})
        assert [row[name] for name in RESULTS] == pytest.approx([float(e) for e in exact], abs=1e-12)
        assert row["put"] is True
        assert row["error"] is None


@pytest.mark.parametrize("members", [("CHN",), ("CHN", "RUS", "USA", "ARG", "AUS", "JOR", "KOR")])
def test_arbitrary_points_equal_the_count(tmp_path, members):
    """By coefficients where few vary, counted anew where many do: the same chances."""
    axes = "\n".join(f"  {m.lower()}: {{chance: {m} no, otherwise: abstain, from: 0, to: 1}}" for m in members)
    sweep = plan(tmp_path, axes, more="design: sobol\nsamples: 64\nseed: 5\n")
    frame = sweep.table(0, 64)
    assert ("coefficients" in sweep.because) == (len(members) == 1)
    for row in Random(1).sample(frame.to_dicts(), 12):
        given = {m: Fraction(row[m.lower()]) for m in members}
        exact = exactly({m: (Fraction(0), p, 1 - p) for m, p in given.items()})
        assert [row[name] for name in RESULTS] == pytest.approx([float(e) for e in exact], abs=1e-12)


def test_several_chances_of_one_member(tmp_path):
    sweep = plan(
        tmp_path,
        """
  against: {chance: CHN no, values: [0.25, 0.75]}
  aside: {chance: CHN abstain, values: [0.25, 0.5]}
""",
    )
    rows = sweep.table(0, 4).to_dicts()
    for row in rows[:3]:
        no, abstain = Fraction(row["against"]), Fraction(row["aside"])
        exact = exactly({"CHN": (1 - no - abstain, no, abstain)})
        assert [row[name] for name in RESULTS] == pytest.approx([float(e) for e in exact], abs=1e-12)
    assert rows[3]["error"] == "the chances of CHN add up to more than 1"
    assert rows[3]["adopted"] is None
    assert rows[3]["question"] is None


def test_several_members_with_one_chance_vote_each_by_itself(tmp_path):
    sweep = plan(tmp_path, "  west: {chance: FRA GBR no, otherwise: 'yes', values: [0.5]}\n")
    half = (Fraction(1, 2), Fraction(1, 2), Fraction(0))
    exact = exactly({"FRA": half, "GBR": half})
    assert sweep.table(0, 1).row(0, named=True)["vetoed"] == pytest.approx(float(exact[2]), abs=1e-12)


def test_a_bloc_votes_as_one(tmp_path):
    base = HEAD + ODDS.replace("  the rest", "  FRA GBR: {no: 0.25, yes: 0.75}\n  the rest") + "blocs: [FRA GBR]\n"
    sweep = plan(tmp_path, "  france: {chance: FRA no, values: [0.25, 0.5]}\n", base)
    for row in sweep.table(0, 2).to_dicts():
        p = Fraction(row["france"])
        yes, no = (Fraction(1), Fraction(0), Fraction(0)), (Fraction(0), Fraction(1), Fraction(0))
        both = [exactly({"FRA": w, "GBR": w}, base) for w in (yes, no)]
        exact = [(1 - p) * a + p * b for a, b in zip(*both, strict=True)]
        assert [row[name] for name in RESULTS] == pytest.approx([float(e) for e in exact], abs=1e-12)


def test_bounds_equal_brute_force_where_votes_are_unknown(tmp_path):
    base = (
        HEAD
        + "odds:\n  CHN: {no: 0.5, abstain: 0.5}\n  ARG: {yes: 0.5, no: 0.5}\n"
        + "unknown: RUS TCD NGA\nin_favour: the rest\n"
    )
    sweep = plan(tmp_path, "  china: {chance: CHN no, values: [0, 0.3, 1]}\n", base)
    put = voting(base)
    measure = measure_of(put.question, put.body, put.law)
    pure = [Weights(*[Fraction(int(c == n)) for c in range(3)]) for n in range(3)]
    for row in sweep.table(0, 3).to_dicts():
        p = Fraction(str(row["china"]))
        every = []
        for choices in product(pure, repeat=3):
            members = dict(zip(("RUS", "TCD", "NGA"), choices, strict=True))
            members["CHN"] = Weights(Fraction(0), p, 1 - p)
            members["ARG"] = Weights(Fraction(1, 2), Fraction(1, 2), Fraction(0))
            found = results([(c, members.get(c, pure[0])) for c in put.body.codes], measure)
            every.append((found.adopted, found.too_few_votes, found.vetoed))
        for n, name in enumerate(RESULTS):
            low, high = min(e[n] for e in every), max(e[n] for e in every)
            assert row[f"{name}_low"] == pytest.approx(float(low), abs=1e-12)
            assert row[f"{name}_high"] == pytest.approx(float(high), abs=1e-12)
            assert (row[name] is None) == (low != high)


def test_a_case_that_fails_is_a_row_with_its_error(tmp_path):
    """In 2015 Argentina no longer sits, so a chance of it has no meaning there; the other cases are answered."""
    sweep = plan(
        tmp_path,
        """
  council: {years: 2014-2015}
  argentina: {chance: ARG no, otherwise: 'yes', values: [0, 1]}
""",
    )
    frame = sweep.table(0, 4)
    errors = frame["error"].to_list()
    assert errors[0] is None
    assert (
        errors[2]
        == errors[3]
        == (
            "argentina: ARG was not a member on 2015-01-01; vote is voted on by "
            "AGO TCD CHL CHN FRA JOR LTU MYS NZL NGA RUS ESP GBR USA VEN"
        )
    )
    assert frame["case"].to_list() == [0, 1, 2, 3]
    assert frame["council"].to_list() == [2014, 2014, 2015, 2015]
    assert frame.schema == sweep.table(0, 2).schema == sweep.table(2, 4).schema == sweep.table(3, 3).schema
    assert [c.name for c in sweep.columns] == frame.columns


TWO = """
base: what-if/referral-2014
vary:
  china: {chance: CHN no, otherwise: abstain, on: referral, from: 0, to: 1, steps: 5}
  kind: {set: timeline.referral.kind, values: [procedural, substantive]}
  p: {random: RUS USA, on: referral, draws: 3}
"""


def test_the_rows_of_a_case_do_not_depend_on_the_range():
    sweep = plan_of(TWO)
    whole = sweep.table(0, sweep.cases)
    assert whole.height == 2 * sweep.cases  # two questions
    drawn = Random(3)
    for _ in range(20):
        start = drawn.randrange(sweep.cases)
        stop = drawn.randrange(start, sweep.cases + 1)
        assert sweep.table(start, stop).equals(whole.filter(pl.col("case").is_between(start, stop - 1)))


def test_random_positions_are_chances_and_do_not_depend_on_who_else_is_drawn():
    frame = plan_of(TWO).table(0, 30).filter(pl.col("question") == "referral")
    other = plan_of(TWO.replace("RUS USA", "GBR RUS")).table(0, 30).filter(pl.col("question") == "referral")
    names = ["p_RUS_yes", "p_RUS_no", "p_RUS_abstain"]
    assert frame.select(pl.sum_horizontal(names)).to_series().to_list() == pytest.approx([1.0] * 30)
    assert frame.select(names).equals(other.select(names))
    assert frame["p_RUS_yes"].n_unique() == 15  # what changes the scenario is tried on the same draws
    for row in frame.filter(pl.col("kind") == "substantive").to_dicts():
        china, russia = row["china"], row["p_RUS_no"]
        # The other eleven votes of 2014 are there, so that what blocks is a no of the three.
        expected = 1 - (1 - china) * (1 - russia) * (1 - row["p_USA_no"])
        if row["p_USA_yes"] > 0:
            assert row["vetoed"] + row["too_few_votes"] == pytest.approx(expected, abs=0.2)


def test_random_positions_have_the_distribution_they_say():
    sweep = plan_of(
        """
base: what-if/referral-2014
questions: referral
vary:
  p: {random: RUS, on: referral, draws: 20000}
  v: {random: CHN, on: referral, draw: votes}
"""
    )
    frame = sweep.table(0, 20_000)
    # Dirichlet(1, 1, 1): mean 1/3, variance 1/18.
    for way in ("yes", "no", "abstain"):
        column = frame[f"p_RUS_{way}"]
        assert column.mean() == pytest.approx(1 / 3, abs=4 * (1 / 18 / 20_000) ** 0.5)
        assert column.var() == pytest.approx(1 / 18, abs=0.003)
        share = (frame["v_CHN"] == way).mean()
        assert share == pytest.approx(1 / 3, abs=4 * (2 / 9 / 20_000) ** 0.5)


def test_no_more_is_held_at_a_time_than_a_slice():
    """A million cases are computed in slices; the last rows are found without the first."""
    sweep = plan_of(TWO.replace("steps: 5", "steps: 1000001").replace("draws: 3", "draws: 1"))
    last = sweep.table(sweep.cases - 2, sweep.cases)
    assert last["china"].to_list() == [1.0] * 4
    assert last["case"].to_list() == [2_000_000, 2_000_000, 2_000_001, 2_000_001]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (1, 2, 0), (2, 0, 1)])
def test_laws_are_tried_on_the_same_drawn_councils(order):
    varied = (
        "  law: {laws: [charter, two-noes, no-veto]}\n",
        "  others: {random: the rest, on: referral, draws: 40}\n",
        "  china: {chance: CHN no, on: referral, otherwise: abstain, values: [0, 1]}\n",
    )
    text = "base: what-if/referral-2014\nquestions: referral\nvary:\n" + "".join(varied[n] for n in order)
    sweep = plan_of(text)
    whole = sweep.table(0, sweep.cases)
    drawn = [name for name in whole.columns if name.startswith("others_")]
    assert len(drawn) == 3 * 14
    councils = whole.select("china", *drawn)
    assert councils.n_unique() == 2 * 40
    for law in ("two-noes", "no-veto"):
        same = pl.col("law").is_in(["charter", law])
        assert whole.filter(same).select("china", *drawn).n_unique() == 2 * 40
    for start, stop in ((0, 7), (37, 130), (119, 121), (200, 240)):
        assert sweep.table(start, stop).equals(whole.slice(start, stop - start))


def test_a_question_that_is_not_put_has_no_chances():
    """Were the agenda substantive it would be vetoed, and no referral would come to a vote."""
    sweep = plan_of(
        """
base: what-if/referral-2014
vary:
  kind: {set: timeline.agenda.kind, values: [procedural, substantive]}
"""
    )
    found = sweep.table(0, 2).select("kind", "question", "put", "adopted", "vetoed", "error").rows()
    assert found == [
        ("procedural", "agenda", True, 1.0, 0.0, None),
        ("procedural", "referral", True, 0.0, 1.0, None),
        ("substantive", "agenda", True, 0.0, 1.0, None),
        ("substantive", "referral", False, None, None, None),
    ]


def test_the_rest_are_those_of_the_base_and_newcomers_are_unknown(tmp_path):
    text = "  year: {years: 2014-2015}\n  p: {random: the rest, draw: votes, draws: 4}\n"
    frame = plan(tmp_path, text, HEAD + "in_favour: the rest\n").table(0, 8)
    assert sum(c.startswith("p_") for c in frame.columns) == 15
    assert frame["error"].null_count() == 8
    rows = frame.to_dicts()
    assert all(r["adopted"] in (0.0, 1.0) for r in rows[:4])
    assert all(r["adopted_low"] <= r["adopted_high"] for r in rows[4:])
    assert any(r["too_few_votes_low"] < r["too_few_votes_high"] for r in rows[4:])


@pytest.mark.parametrize("fastest", [True, False])
def test_changes_that_come_often_or_seldom_are_told_apart(tmp_path, fastest):
    """Cases of one combination may lie apart: they are gathered, answered together, and put back in order."""
    needed = "  needed: {set: law.substantive_votes, from: 1, to: 15, step: 1}\n"
    china = "  china: {chance: CHN no, from: 0, to: 1, steps: 21}\n"
    frame = plan(tmp_path, china + needed if fastest else needed + china).table(0, 15 * 21)
    assert frame["case"].to_list() == list(range(15 * 21))
    for row in Random(2).sample(frame.to_dicts(), 10):
        alone = plan(
            tmp_path,
            f"  china: {{chance: CHN no, values: [{row['china']:.2f}]}}\n",
            more=f"changes: {{law.substantive_votes: {row['needed']}}}\n",
        ).table(0, 1)
        assert [row[name] for name in RESULTS] == pytest.approx(alone.select(RESULTS).row(0), abs=1e-12)
