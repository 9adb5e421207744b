"""Sensitivity by other ways: derivatives one by one, effects by listing all roll calls and by quadrature."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sim
from sim.analysis.counting import Weights
from sim.analysis.derivatives import MOVES, derivatives
from sim.analysis.odds.question import odds
from sim.analysis.odds.units import CERTAIN, Unit, units_of
from sim.analysis.sensitivity.effects import OUTCOMES, Effects, Vary, effects, open_choices, varying
from sim.analysis.sensitivity.estimates import estimates, model_of, sizes
from sim.analysis.sensitivity.matters import Sensitivity, sensitivities
from sim.analysis.sensitivity.questions import questions_put
from sim.council import council_on
from sim.law import Choice, Kind, Measure, Question, law_on, measure_of
from sim.scenario.chances import Chances
from sim.scenario.loading import loads
from tests.effort import examples

DAY = date(2024, 3, 28)
COUNCIL = council_on(DAY)
KINDS = (Kind.PROCEDURAL, Kind.SUBSTANTIVE, Kind.REVIEW_CONFERENCE)
FILE = """\
title: A referral
date: 2014-12-22
question: refer the situation to the Court
kind: substantive
odds:
  CHN: {no: 0.9, abstain: 0.1}
  RUS: {no: 0.5, abstain: 1/4, yes: 1/4}
  FRA GBR USA: {yes: 1}
  NGA TCD: {yes: 0.9, not_voting: 0.1}
  the rest: {yes: 0.6, abstain: 0.4}
"""


def measure(kind: Kind) -> Measure:
    return measure_of(Question(kind), COUNCIL, law_on(DAY))


@st.composite
def units(draw: st.DrawFn) -> tuple[Unit, ...]:
    """Units of a full Council of which at most four vary: so few votes are often decisive."""
    codes = draw(st.permutations(COUNCIL.codes))
    number = draw(st.integers(1, 4))
    stances: dict[str, Any] = dict.fromkeys(COUNCIL.codes, Choice.ABSTAIN)
    stances |= dict.fromkeys(codes[4:], Choice.YES)
    stances |= dict.fromkeys(draw(st.sets(st.sampled_from(codes[4:]), max_size=3)), Choice.ABSTAIN)
    for code in codes[:number]:
        parts = draw(st.lists(st.integers(0, 4), min_size=3, max_size=3).filter(any))
        chances = Chances(**{c.value: Fraction(n, sum(parts)) for c, n in zip(Choice, parts, strict=False)})
        stances[code] = chances.certain or chances
    bloc = [codes[:2]] if number > 1 and draw(st.booleans()) else []
    for code in bloc[0][1:] if bloc else ():
        stances[code] = stances[bloc[0][0]]
    return units_of(stances, bloc)


def roll_calls(of: Sequence[Unit], kind: Kind) -> Iterator[tuple[tuple[int, ...], str]]:
    """List every way the units may vote, and what the law's measure makes of it, counted by hand."""
    rule = measure(kind)
    names = {reason: name for name, reason in OUTCOMES.items()}
    for way in product(*map(open_choices, of)):
        votes = [(code, choice) for unit, choice in zip(of, way, strict=True) for code in unit.codes]
        yes, no = sum(c == 0 for _, c in votes), sum(c == 1 for _, c in votes)
        vetoes = sum(c == 1 and code in rule.holders for code, c in votes)
        yield way, names[rule.reason(yes, no, vetoes)]


Nodes = list[tuple[float, tuple[float, float, float]]]


def nodes(unit: Unit, vary: Vary) -> Nodes:
    """Return weights and positions that have the mean over all positions of any square of a linear form."""
    left = open_choices(unit)
    if vary is Vary.VOTES or len(left) == 1:
        return [(float(unit.weight(c)), tuple(float(c == d) for d in range(3))) for c in left]
    # Gauss-Legendre with three nodes, on a line or, two of them multiplied, on a triangle.
    line = [(5 / 18, 0.5 - 0.15**0.5), (8 / 18, 0.5), (5 / 18, 0.5 + 0.15**0.5)]
    found = []
    for (v, s), (w, t) in product(line, line):
        shares = [s, 1 - s] if len(left) == 2 else [s, (1 - s) * t, (1 - s) * (1 - t)]
        weight = v * w * (1 if len(left) == 2 else 2 * (1 - s))
        found.append((weight, tuple(shares[left.index(c)] if c in left else 0.0 for c in range(3))))
    return found


def by_brute_force(
    of: Sequence[Unit], kind: Kind, vary: Vary
) -> dict[str, tuple[float, dict[tuple[str, ...], Any]]]:
    """Return variance, first-order and total effects from the chance at every node of the whole space."""
    free = varying(of)
    ways = list(roll_calls(of, kind))
    spots = list(product(*[nodes(u, vary) for u in free]))
    at = [of.index(u) for u in free]
    found = {}
    for name in OUTCOMES:
        chance = {
            spot: sum(
                prod(position[way[n]] for n, (_, position) in zip(at, spot, strict=True))
                for way, outcome in ways
                if outcome == name
            )
            for spot in spots
        }
        weight = {spot: prod(w for w, _ in spot) for spot in spots}
        mean = sum(weight[s] * chance[s] for s in spots)
        variance = sum(weight[s] * chance[s] ** 2 for s in spots) - mean**2

        def explained(
            key: Callable[[Any], Any], chance: Any = chance, weight: Any = weight, mean: Any = mean
        ) -> float:
            weights: dict[Any, float] = {}
            sums: dict[Any, float] = {}
            for spot in spots:
                k = key(spot)
                weights[k] = weights.get(k, 0.0) + weight[spot]
                sums[k] = sums.get(k, 0.0) + weight[spot] * chance[spot]
            return sum(sums[k] ** 2 / weights[k] for k in sums) - mean**2

        of_each = {
            unit.codes: (
                explained(lambda spot, n=n: spot[n]) / variance,
                1 - explained(lambda spot, n=n: (*spot[:n], *spot[n + 1 :])) / variance,
            )
            for n, unit in enumerate(free)
            if variance > 1e-12
        }
        found[name] = (variance, of_each)
    return found


@settings(max_examples=examples(12))
@given(units(), st.sampled_from(KINDS), st.sampled_from(list(Vary)))
def test_effects_are_those_of_the_whole_space_listed(of: tuple[Unit, ...], kind: Kind, vary: Vary):
    told, listed = effects(of, measure(kind), vary), by_brute_force(of, kind, vary)
    for name, (variance, of_each) in listed.items():
        assert float(told[name].variance) == pytest.approx(variance, abs=1e-12)
        if told[name].variance == 0:
            assert told[name].effects == ()
        else:
            found = {e.codes: (float(e.first), float(e.total)) for e in told[name].effects}
            assert set(found) == set(of_each)
            for codes, pair in found.items():
                assert pair == pytest.approx(of_each[codes], abs=1e-7)


@settings(max_examples=examples(15))
@given(units(), st.sampled_from(KINDS), st.sampled_from(list(Vary)))
def test_shares_are_shares(of: tuple[Unit, ...], kind: Kind, vary: Vary):
    for found in effects(of, measure(kind), vary).values():
        assert found.variance >= 0
        for each in found.effects:
            assert 0 <= each.first <= each.total <= 1
        if found.effects:
            assert 0 <= found.together <= 1 <= sum(e.total for e in found.effects)
            totals = [e.total for e in found.effects]
            assert totals == sorted(totals, reverse=True)


def one(text: str = FILE, vary: Vary = Vary.CHANCES) -> Sensitivity:
    (found,) = sensitivities(loads(text, "file.yaml"), vary)
    return found


def test_the_variance_of_votes_is_that_of_an_event():
    """An outcome that comes with chance p has the variance p(1 - p), whoever's votes it is taken apart by."""
    found = one(vary=Vary.VOTES)
    assert found.chances is not None
    for name, of in found.effects.items():
        p = getattr(found.chances, name)
        assert (of.mean, of.variance) == (p, p * (1 - p))


def test_derivatives_are_those_of_members_each_by_itself():
    found = one()
    votes = found.put.voting.votes.members
    positions = [(v.member, v.chances or Chances(**{v.choice.value: Fraction(1)})) for v in votes if v.known]
    by_member = {d.member: d for d in derivatives(positions, found.measure)}
    for row in found.rows:
        for start, to in MOVES:
            moved = by_member[row.codes[0]].moving(start, to)
            assert row.moving(start, to, "adopted") == moved.adopted
            assert row.moving(start, to, "vetoed") == moved.vetoed
            assert row.moving(start, to, "too_few_votes") == moved.too_few_votes


def test_who_matters_most_comes_first():
    ranked = one().ranked()
    assert [row.codes for row in ranked][:2] == [("CHN",), ("RUS",)]
    sizes_of = [row.most("adopted") for row in ranked]
    assert sizes_of == sorted(sizes_of, reverse=True)
    assert ranked[0].swing("adopted") == ranked[0].surely(Choice.YES, "adopted")  # its no is a veto


def test_a_bloc_is_one_unit():
    found = one(f"{FILE}blocs: [NGA TCD]\n")
    row = next(r for r in found.rows if len(r.codes) > 1)
    assert row.codes == ("TCD", "NGA") or row.codes == ("NGA", "TCD")
    both = [u for u in found.units if u.codes != row.codes]
    for choice in (Choice.YES, Choice.NO, Choice.ABSTAIN):
        sure = odds([*both, Unit(row.codes, CERTAIN[choice])], found.measure)
        assert row.surely(choice, "adopted") == sure.adopted.known
    assert any(e.codes == row.codes for e in found.effects["adopted"].effects)


def test_with_a_shared_cause_certain_votes_are_compared_and_no_effects_told():
    found = one(f"{FILE}correlation: 0.4\n")
    assert not found.effects
    assert 0 < found.error < 1e-6
    row = found.ranked()[0]
    rest = [u for u in found.units if u.codes != row.codes]
    sure = odds([*rest, Unit(row.codes, CERTAIN[Choice.ABSTAIN])], found.measure, correlation=Fraction(2, 5))
    assert float(row.surely(Choice.ABSTAIN, "adopted")) == pytest.approx(float(sure.adopted.low), abs=2e-7)
    assert row.surely(Choice.NO, "adopted") == 0


def test_votes_that_are_not_known_leave_nothing_to_say():
    found = one(FILE.replace("  the rest: {yes: 0.6, abstain: 0.4}\n", "unknown: the rest\n"))
    assert (found.rows, found.effects, found.chances) == ((), {}, None)
    assert "ARG" in found.unknown
    assert "CHN" not in found.unknown


CHAIN = """\
title: The paragraph on the Court
timeline:
  - id: amendment
    at: 2014-12-22
    put_to_vote:
      question: adopt the amendment that deletes the paragraph on the Court
      kind: substantive
      in_favour: the rest
      odds: {USA: {abstain: 1/2, no: 1/2}}
  - id: draft
    put_to_vote: {question: adopt the draft, kind: substantive, in_favour: the rest, unknown: CHN RUS}
  - id: another
    if: {draft: not_adopted}
    put_to_vote: {question: adopt another draft, kind: substantive, in_favour: the rest}
positions:
  - {on: draft, if: {amendment: adopted}, abstaining: CHN}
  - {on: draft, odds: {CHN: {no: 0.75, abstain: 0.25}, RUS: {abstain: 1/2, no: 1/2}}}
"""


def test_every_question_is_found_on_whatever_path_it_is_put():
    puts = questions_put(loads(CHAIN, "file.yaml"))
    assert [(p.voting.id, p.after) for p in puts] == [
        ("amendment", ()),
        ("draft", (("amendment", "adopted"),)),
        ("draft", (("amendment", "vetoed"),)),
        ("another", ()),
    ]
    china = [next(v for v in p.voting.votes.members if v.member == "CHN") for p in puts[1:3]]
    assert (china[0].choice, china[1].choice) == (Choice.ABSTAIN, None)


def test_a_scenario_without_a_vote_has_nothing_to_tell():
    with pytest.raises(sim.UnscError, match="no question in it is put to the vote"):
        sensitivities(sim.load("dprk/2020"))


# SALib


def estimated(found: Sensitivity, samples: int, seed: int = 3) -> dict[str, list[tuple[Any, Any]]]:
    """Return estimates beside what they estimate, by outcome."""
    free = varying(found.units)
    factors = [(" ".join(u.codes), n) for u, n in zip(free, sizes(free, found.vary), strict=True)]
    made = estimates(factors, model_of(found.units, free, found.measure, found.vary), samples, seed)
    exact = {name: {e.codes: e for e in of.effects} for name, of in found.effects.items()}
    return {name: [(exact[name][u.codes], e) for u, e in zip(free, made[name], strict=True)] for name in OUTCOMES}


@pytest.mark.parametrize("vary", list(Vary))
def test_salib_estimates_what_is_told_exactly(vary: Vary):
    pytest.importorskip("SALib")
    # Votes that come by even chances: of rare events an estimate tells little.
    text = FILE.replace("0.9, abstain: 0.1}", "0.5, abstain: 0.5}", 1).replace(
        "0.6, abstain: 0.4", "0.7, abstain: 0.3"
    )
    pairs = [pair for each in estimated(one(text, vary), 2048).values() for pair in each]
    within = [
        abs(value - float(true)) <= room + 1e-9
        for exact, made in pairs
        for true, value, room in (
            (exact.first, made.first, made.first_within),
            (exact.total, made.total, made.total_within),
        )
    ]
    assert len(within) >= 60
    assert sum(within) >= 0.9 * len(within)  # of 95 in 100


def test_an_estimate_is_fixed_by_its_seed():
    pytest.importorskip("SALib")
    found = one()
    first = estimated(found, 64, 0)
    assert first == estimated(found, 64, 0)
    assert first != estimated(found, 64, 1)


def test_a_model_has_the_exact_chance_at_every_point():
    np = pytest.importorskip("numpy")
    found = one()
    free = varying(found.units)
    points = np.random.default_rng(5).random((3, sum(sizes(free, found.vary))))
    values = model_of(found.units, free, found.measure, found.vary)(points)
    assert values.sum(axis=0) == pytest.approx(1.0)
    at = iter(points[1])
    placed = {}
    for unit in free:
        left = open_choices(unit)
        if len(left) == 2:
            s = next(at)
            shares = [s, 1 - s]
        else:
            r, t = next(at) ** 0.5, next(at)
            shares = [1 - r, r * (1 - t), r * t]
        placed[unit.codes] = Weights(*[Fraction(shares[left.index(c)]) if c in left else 0 for c in range(3)])
    exact = odds([Unit(u.codes, placed.get(u.codes, u.weights)) for u in found.units], found.measure)
    assert values[0, 1] == pytest.approx(float(exact.extremes[0][0]), abs=1e-12)


@pytest.mark.parametrize("samples", [0, 1, 100, 2**21])
def test_samples_must_make_a_balanced_design(samples: int):
    with pytest.raises(sim.UnscError, match="expected a power of two"):
        estimates([("a", 1), ("b", 1)], lambda points: points, samples, 0)


# The ranges of a sweep

SWEEP = """\
title: If China and the Russian Federation waver
base: base.yaml
vary:
  china: {chance: CHN no, from: 0, to: 1, steps: 11}
  russia: {chance: RUS no, from: 0.5, to: 1, steps: 3}
  elected: {chance: ARG AUS JOR yes, from: 0, to: 1, steps: 3}
"""


def ranges(tmp_path: Path, text: str = SWEEP, samples: int = 512, base: str = FILE) -> Any:
    pytest.importorskip("SALib")
    from sim.analysis.sensitivity.ranges import range_sensitivities
    from sim.scenario.sweep_file import read_sweep

    (tmp_path / "base.yaml").write_text(base)
    file = tmp_path / "a.sweep.yaml"
    file.write_text(text)
    return range_sensitivities(read_sweep(file.read_bytes(), file.name, file), samples)


def test_ranges_by_quadrature_are_what_the_formula_gives(tmp_path: Path):
    """Two chances x, y of a veto: it passes with (1 - x)(1 - y) times the chance of votes enough."""
    text = "\n".join(line for line in SWEEP.splitlines() if "elected" not in line)
    abstain = FILE.replace("RUS: {no: 0.5, abstain: 1/4, yes: 1/4}", "RUS: {no: 0.5, abstain: 1/2}")
    (found,) = ranges(tmp_path, text, base=abstain)
    # Of a product of independent u and v: variance and effects by their means and variances.
    mean_u, var_u, mean_v, var_v = 1 / 2, 1 / 12, 1 / 4, (1 / 2) ** 2 / 12
    whole = var_u * var_v + mean_v**2 * var_u + mean_u**2 * var_v
    china, russia = found.exact["adopted"].effects
    assert (china.first, china.total) == pytest.approx(
        (mean_v**2 * var_u / whole, (mean_v**2 + var_v) * var_u / whole)
    )
    assert (russia.first, russia.total) == pytest.approx(
        (mean_u**2 * var_v / whole, (mean_u**2 + var_u) * var_v / whole)
    )


def test_estimates_of_ranges_are_near_the_quadrature(tmp_path: Path):
    (found,) = ranges(tmp_path, samples=2048)
    exact, made = found.exact["adopted"].effects, found.estimates["adopted"]
    for e, m in zip(exact, made, strict=True):
        assert abs(e.first - m.first) <= 1.5 * m.first_within + 1e-6
        assert abs(e.total - m.total) <= 1.5 * m.total_within + 1e-6
    low, high = found.ends["adopted"][0]
    assert high == 0.0  # China surely votes no
    assert low > found.middle["adopted"] > 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("china: {chance: CHN no, from: 0, to: 1, steps: 11}", "china: {random: CHN}", "drawn at random"),
        (
            "russia: {chance: RUS no, from: 0.5",
            "russia: {chance: CHN abstain, otherwise: yes, from: 0.5",
            "in part of the ranges",
        ),
    ],
)
def test_what_cannot_be_taken_apart_is_refused(tmp_path: Path, old: str, new: str, said: str):
    text = SWEEP.replace(old, new)
    assert text != SWEEP
    with pytest.raises(sim.UnscError, match=said):
        ranges(tmp_path, text)


def test_nothing_over_a_range_is_refused(tmp_path: Path):
    text = "title: t\nbase: base.yaml\nvary:\n  law: {laws: [charter, two-noes]}\n"
    with pytest.raises(sim.UnscError, match="varies no chance over a range"):
        ranges(tmp_path, text)


def test_each_combination_of_changes_is_told_apart(tmp_path: Path):
    found = ranges(tmp_path, f"{SWEEP}  law: {{laws: [charter, two-noes]}}\n", 64)
    assert [each.combination for each in found] == [(("law", "charter"),), (("law", "two-noes"),)]
    assert found[0].exact["adopted"].mean < found[1].exact["adopted"].mean


def test_effects_without_variance_say_so():
    of = effects(units_of(dict.fromkeys(COUNCIL.codes, Choice.YES)), measure(Kind.PROCEDURAL))["adopted"]
    assert of == Effects(Fraction(1), Fraction(0), ())
