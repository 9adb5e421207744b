"""Votes with a shared factor: against adaptive quadrature, against draws, and against what must hold of them."""

from collections.abc import Mapping
from fractions import Fraction
from math import inf, sqrt

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.analysis.odds import copula
from sim.analysis.odds.between import Between
from sim.analysis.odds.conditional import AnyCountGiven, CountGiven
from sim.analysis.odds.copula import mixed
from sim.analysis.odds.question import Odds, odds
from sim.analysis.odds.units import Unit, units_of, weights_of
from sim.council import council_on
from sim.errors import UnscError
from sim.law import Choice, Kind, Measure, Question, Veto, law_on, measure_of
from sim.law.thresholds import AtLeast
from sim.scenario.chances import Chances
from tests.analysis.odds.rolls import DAY, MEMBERS, Case, cases, chances
from tests.effort import LONG, examples

COUNCIL = council_on(DAY)
ONE_NO = measure_of(Question(Kind.SUBSTANTIVE), COUNCIL, law_on(DAY))
TWO_NOES = evolve(ONE_NO, noes_to_block=2)
RHOS = ["0", "0.1", "0.4", "0.7", "0.9"]
Stances = Mapping[str, Choice | Chances]

LIKELY = Chances(yes=Fraction(4, 5), abstain=Fraction(1, 5))
ELECTED_ALIKE: Stances = {
    **dict.fromkeys(COUNCIL.codes, LIKELY),
    **dict.fromkeys(("FRA", "GBR", "USA"), Choice.YES),
    "CHN": Chances(no=Fraction(9, 10), abstain=Fraction(1, 10)),
    "RUS": Chances(no=Fraction(1, 2), abstain=Fraction(1, 2)),
}
ALL_DIFFERENT: Stances = {
    code: Chances(yes=Fraction(55 + n, 100), no=Fraction(5 + n % 7, 100), abstain=Fraction(40 - n - n % 7, 100))
    for n, code in enumerate(COUNCIL.codes)
}
ALL_ALIKE: Stances = dict.fromkeys(
    COUNCIL.codes, Chances(yes=Fraction(3, 5), no=Fraction(1, 10), abstain=Fraction(3, 10))
)
"""The count turns on the factor more steeply than where members differ."""
EXTREME: Stances = {
    code: Chances(yes=yes, no=(1 - yes) * Fraction(n + 1, 1000), abstain=(1 - yes) * Fraction(999 - n, 1000))
    for n, code in enumerate(COUNCIL.codes)
    for yes in [[Fraction(1, 10**9), Fraction(1, 1000), 1 - Fraction(1, 1000), 1 - Fraction(1, 10**9)][n % 4]]
}
SETS = {
    "elected alike": ELECTED_ALIKE,
    "all different": ALL_DIFFERENT,
    "all alike": ALL_ALIKE,
    "extreme": EXTREME,
}


def found_for(stances: Stances, rho: str, measure: Measure = ONE_NO, **more: object) -> Odds:
    return odds(units_of(stances, **more), measure, correlation=Fraction(rho))


@pytest.mark.parametrize("rho", RHOS)
@pytest.mark.parametrize("positions", SETS)
@pytest.mark.parametrize("measure", [ONE_NO, TWO_NOES], ids=["one no blocks", "two noes block"])
def test_quadrature_is_that_of_an_adaptive_rule(positions: str, rho: str, measure: Measure) -> None:
    integrate = pytest.importorskip("scipy.integrate")
    found = found_for(SETS[positions], rho, measure)
    assert found.error < 1e-6

    def integral(which: int) -> float:
        value, _ = integrate.quad(
            lambda f: _given(SETS[positions], float(rho), f, measure)[which] * _density(f),
            -9,
            9,
            epsabs=1e-10,
            epsrel=1e-10,
            limit=400,
        )
        return float(value)

    for which, name in enumerate(found.by_result):
        chance = found.by_result[name].known
        assert chance is not None
        assert abs(float(chance) - integral(which)) < min(1e-6, found.error + 1e-9)


def _density(f: float) -> float:
    from scipy.stats import norm

    return float(norm.pdf(f))


def _given(stances: Stances, rho: float, factor: float, measure: Measure) -> tuple[float, float, float]:
    """Return the chances of the three results given the factor: plain loops, normal distribution of scipy."""
    from scipy.special import ndtr, ndtri

    assert isinstance(measure.requirement, AtLeast)
    counts = {(0, 0): 1.0}
    for code, stance in stances.items():
        weights = weights_of(stance)
        assert weights is not None
        no, below_yes = (
            _shifted(p, rho, factor, ndtr, ndtri) for p in (weights.no, weights.no + weights.harmless)
        )
        after: dict[tuple[int, int], float] = {}
        for (yes, vetoes), chance in counts.items():
            block = (yes, vetoes + (code in measure.holders))
            for to, share in (((yes + 1, vetoes), 1 - below_yes), (block, no), ((yes, vetoes), below_yes - no)):
                after[to] = after.get(to, 0.0) + chance * share
        counts = after
    results = [0.0, 0.0, 0.0]
    for (yes, vetoes), chance in counts.items():
        enough, blocked = yes >= measure.requirement.votes, vetoes >= (measure.noes_to_block or inf)
        results[2 if enough and blocked else 0 if enough else 1] += chance
    return results[0], results[1], results[2]


def _shifted(chance: Fraction | int, rho: float, factor: float, ndtr, ndtri) -> float:
    if chance in (0, 1):
        return float(chance)
    return float(ndtr((ndtri(float(chance)) - sqrt(rho) * factor) / sqrt(1 - rho)))


@pytest.mark.parametrize("rho", [*RHOS, "0.99"])
@pytest.mark.parametrize("positions", SETS)
def test_ten_times_as_many_steps_change_no_more_than_the_error(
    positions: str, rho: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the results, and of who vetoes; out to nine standard deviations."""
    units, watched = units_of(SETS[positions]), {}
    for unit in units:
        watched |= {c: unit for c in unit.codes if c in ONE_NO.holders and unit.weight(1)}
    found, error = mixed(units, ONE_NO, watched, float(rho))
    steps = copula.steps_for(15, float(rho))
    monkeypatch.setattr(copula, "REACH", 9.0)
    monkeypatch.setattr(copula, "steps_for", lambda uncertain, rho: 10 * steps + 1)
    copula._nodes.cache_clear()
    finer, _ = mixed(units, ONE_NO, watched, float(rho))
    copula._nodes.cache_clear()
    assert error < 5e-7
    for code, by_step in finer.items():
        for step, (enough, adopted) in by_step.items():
            told = found[code][step]
            assert abs(told[0] - enough) < error
            assert abs(told[1] - adopted) < error
            assert abs((told[0] - told[1]) - (enough - adopted)) < error


@pytest.mark.parametrize("rho", RHOS)
@pytest.mark.parametrize("positions", SETS)
def test_draws_come_out_so(positions: str, rho: str) -> None:
    """Four standard errors of a million draws; of a hundred thousand where tests are to be quick."""
    numpy = pytest.importorskip("numpy")
    normal = pytest.importorskip("scipy.special").ndtri
    draws, stances, random = (10**6 if LONG else 10**5), SETS[positions], numpy.random.default_rng(20141222)
    weights = [weights_of(stance) for stance in stances.values()]
    lower = normal(numpy.array([float(w.no) for w in weights if w]))
    upper = normal(numpy.array([float(w.no + w.harmless) for w in weights if w]))
    factor = random.standard_normal((draws, 1))
    latent = sqrt(float(rho)) * factor + sqrt(1 - float(rho)) * random.standard_normal((draws, len(weights)))
    against, enough = latent < lower, (latent > upper).sum(axis=1) >= 9
    blocked = against[:, [code in ONE_NO.holders for code in stances]].any(axis=1)
    found = found_for(stances, rho)
    drawn = {"adopted": enough & ~blocked, "too_few_votes": ~enough, "vetoed": enough & blocked}
    expected = {name: found.by_result[name] for name in drawn}
    for code, chance in found.vetoed_by.items():
        drawn[code], expected[code] = enough & against[:, list(stances).index(code)], chance
    for name, cases_of in drawn.items():
        p = float(expected[name].low)
        assert abs(float(cases_of.mean()) - p) <= 4 * sqrt(p * (1 - p) / draws) + 1e-9, name


@pytest.mark.parametrize("positions", SETS)
def test_without_correlation_votes_are_independent(positions: str) -> None:
    exact = found_for(SETS[positions], "0")
    assert exact.error == 0
    measure = ONE_NO
    found, error = mixed(units_of(SETS[positions]), measure, {}, 0.0)
    [(_, adopted)] = found[""].values()
    assert abs(adopted - float(exact.adopted.low)) < error < 1e-6
    nearly = found_for(SETS[positions], "1/1000000000000")
    assert abs(float(nearly.adopted.low - exact.adopted.low)) < 1e-6


@pytest.mark.parametrize("rho", ["0.1", "0.5", "0.9", "0.97"])
def test_each_member_keeps_its_own_chances(rho: str) -> None:
    """All but two holders vote yes, so that a veto of each is its own negative vote, however they go together."""
    own = {
        "CHN": Chances(yes=Fraction(3, 10), no=Fraction(7, 10)),
        "RUS": Chances(yes=Fraction(2, 5), no=Fraction(3, 5)),
    }
    found = found_for({**dict.fromkeys(COUNCIL.codes, Choice.YES), **own}, rho)
    assert {code: round(float(chance.low), 6) for code, chance in found.vetoed_by.items()} == {
        "CHN": 0.7,
        "RUS": 0.6,
    }
    assert float(found.adopted.low) > 0.3 * 0.4  # they go together, so that both in favour is likelier


def test_nearly_together_is_nearly_a_bloc() -> None:
    half = Chances(yes=Fraction(1, 2), no=Fraction(1, 2))
    stances = {**dict.fromkeys(COUNCIL.codes, Choice.YES), "CHN": half, "RUS": half}
    bloc = found_for(stances, "0", blocs=[("CHN", "RUS")])
    assert bloc.adopted.known == Fraction(1, 2)
    assert abs(float(found_for(stances, "0.99").adopted.low) - 0.5) < 0.05
    assert found_for(stances, "0.99").adopted.low < Fraction(1, 2)


def test_a_bloc_shares_its_own_part_too() -> None:
    """With a bloc of all ten elected members the count is that of one member that casts ten votes."""
    stances = {**ELECTED_ALIKE, **dict.fromkeys(("CHN", "RUS"), Choice.YES), "FRA": LIKELY}
    elected = tuple([c for c in COUNCIL.codes if c not in ONE_NO.holders])
    found = found_for(stances, "0.4", blocs=[elected])
    # Five permanent votes at most: without the bloc there are too few, whatever France does.
    assert abs(float(found.too_few_votes.low) - 0.2) < 1e-7


@settings(max_examples=examples(40))
@given(cases(blocs=True), st.data())
def test_the_fast_count_is_the_general_one(case: Case, data: st.DataObject) -> None:
    measure = evolve(
        measure_of(case.question, case.body, case.law), requirement=AtLeast(data.draw(st.integers(1, 4)), DAY, ())
    )
    units = units_of(case.stances, data.draw(st.sampled_from([(), case.blocs])))
    sorts = [[u.weights for u in units].index(unit.weights) for unit in units]
    watched = {
        c: u for u in units for c in u.codes if c in measure.holders and measure.noes_to_block and u.weight(1)
    }
    yes = [[float(u.weight(0))] for u in units]
    no = [[float(u.weight(1))] for u in units]
    steps = data.draw(
        st.lists(st.tuples(st.integers(0, 5), st.just(0), st.integers(0, 3)), min_size=1, unique=True)
    )
    one, other = (
        _told(cls, units, sorts, measure, watched, steps, yes, no) for cls in (CountGiven, AnyCountGiven)
    )
    assert one.keys() == other.keys() == {(code, step) for code in ("", *watched) for step in steps}
    for key, (enough, adopted) in one.items():
        assert abs(enough - other[key][0]) < 1e-12
        assert abs(adopted - other[key][1]) < 1e-12


def _told(cls, units, sorts, measure, watched: Mapping[str, Unit], steps, yes, no):
    return {
        (code, step): (enough, adopted)
        for codes, step, [enough], [adopted] in cls(units, sorts, measure, watched, steps).at(yes, no)
        for code in codes
    }


@settings(max_examples=examples(15))
@given(st.lists(chances(), min_size=7, max_size=7), st.sampled_from(RHOS[1:]), st.integers(0, 6))
def test_a_likelier_yes_never_makes_adoption_less_likely(drawn: list[Chances], rho: str, which: int) -> None:
    measure = Measure(AtLeast(4, DAY, ()), frozenset(MEMBERS[:3]), 1)
    stances = dict(zip(MEMBERS, drawn, strict=True))
    less = stances[MEMBERS[which]]
    more = Chances(
        yes=(1 + less.yes) / 2, no=less.no / 2, abstain=less.abstain / 2, not_voting=less.not_voting / 2
    )
    before = found_for(stances, rho, measure)
    after = found_for({**stances, MEMBERS[which]: more}, rho, measure)
    assert after.adopted.low >= before.adopted.low - Fraction(before.error + after.error)


def test_unknown_votes_have_bounds_beside_a_shared_factor() -> None:
    unknown = {**ELECTED_ALIKE, "JPN": None}
    found = found_for(unknown, "0.4")
    ends = [found_for({**ELECTED_ALIKE, "JPN": choice}, "0.4").adopted.low for choice in Choice]
    assert abs(found.adopted.low - min(ends)) < 1e-6
    assert abs(found.adopted.high - max(ends)) < 1e-6


def test_one_uncertain_vote_has_nothing_to_go_together_with() -> None:
    stances = {**dict.fromkeys(COUNCIL.codes, Choice.YES), "CHN": Chances(yes=Fraction(1, 3), no=Fraction(2, 3))}
    assert found_for(stances, "0.9").adopted == Between.exactly(Fraction(1, 3))


@pytest.mark.parametrize("rho", ["1", "3/2"])
def test_a_correlation_that_is_none_is_refused(rho: str) -> None:
    with pytest.raises(UnscError, match="expected at least 0 and less than 1"):
        found_for(ELECTED_ALIKE, rho)


def test_shares_of_those_voting_go_with_a_factor_too() -> None:
    """The Assembly's majority is no fixed number; the general count serves."""
    from sim.law.thresholds import ASSEMBLY_MAJORITY

    half = Chances(yes=Fraction(1, 2), no=Fraction(1, 2))
    found = odds(units_of(dict.fromkeys(MEMBERS, half)), Measure(ASSEMBLY_MAJORITY), correlation=Fraction("0.5"))
    assert abs(float(found.adopted.low) - 0.5) < 1e-7  # seven votes, and either side as likely


def test_two_noes_are_needed_where_the_law_says_so() -> None:
    veto = Veto(noes_to_block=2)
    measure = measure_of(Question(Kind.SUBSTANTIVE), COUNCIL, evolve(law_on(DAY), veto=veto))
    one, two = found_for(ELECTED_ALIKE, "0.4"), found_for(ELECTED_ALIKE, "0.4", measure)
    assert two.adopted.low > one.adopted.low
    assert two.too_few_votes.low == pytest.approx(one.too_few_votes.low, abs=1e-6)


def test_nothing_procedural_is_vetoed_however_votes_go_together() -> None:
    measure = measure_of(Question(Kind.PROCEDURAL), COUNCIL, law_on(DAY))
    found = found_for(ALL_DIFFERENT, "0.4", measure)
    assert found.vetoed == Between.exactly(0)
    assert found.adopted.low + found.too_few_votes.low == 1
    assert found.vetoed_by == {}


def test_what_is_impossible_is_nought_and_what_is_certain_is_one() -> None:
    """Nine are needed and six may vote yes; then thirteen do for certain, and only a veto can be in the way."""
    half = Chances(yes=Fraction(1, 2), no=Fraction(1, 2))
    few = {code: half if n < 6 else Choice.NO for n, code in enumerate(COUNCIL.codes)}
    procedural = measure_of(Question(Kind.PROCEDURAL), COUNCIL, law_on(DAY))
    found = found_for(few, "0.5", procedural)
    assert (found.too_few_votes, found.error) == (Between.exactly(1), 0)
    enough = {**dict.fromkeys(COUNCIL.codes, Choice.YES), "CHN": half, "RUS": half}
    found = found_for(enough, "0.5")
    assert found.too_few_votes == Between.exactly(0)
    assert 0 < found.adopted.low < 1
    assert found.adopted.low + found.vetoed.low == 1
    assert found.error > 0


def test_what_is_hardly_possible_is_not_nought() -> None:
    """A yes of one in 10**300 from each: less than a float of the integral can tell."""
    slight = Chances(yes=Fraction(1, 10**300), abstain=1 - Fraction(1, 10**300))
    found = found_for(dict.fromkeys(COUNCIL.codes, slight), "0.1")
    assert 0 < found.adopted.low < found.error
    assert 1 - found.error < found.too_few_votes.low < 1
    assert found.vetoed == Between.exactly(0)


@pytest.mark.parametrize("rho", ["0.9999999999", "0.991"])
def test_a_correlation_too_near_to_one_is_refused(rho: str) -> None:
    with pytest.raises(UnscError, match=r"expected 0\.99 at most; members that always vote together are a bloc"):
        found_for(ELECTED_ALIKE, rho)


def test_a_correlation_of_a_whole_assembly_is_refused() -> None:
    from sim.law.thresholds import ASSEMBLY_MAJORITY

    half = Chances(yes=Fraction(1, 2), no=Fraction(1, 2))
    many = units_of({f"member {n}": half for n in range(61)})
    with pytest.raises(UnscError, match=r"among 61 uncertain votes .* 60 such votes at most"):
        odds(many, Measure(ASSEMBLY_MAJORITY), correlation=Fraction("0.5"))
