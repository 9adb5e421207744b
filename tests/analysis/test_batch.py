"""Many points at once equal the exact count at each of them, whatever the law, the shape and the chunk."""

from datetime import date
from fractions import Fraction
from itertools import product

import pytest

np = pytest.importorskip("numpy")

from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from sim.analysis.batch import Multilinear, batch, counts  # noqa: E402
from sim.analysis.counting import Weights, results  # noqa: E402
from sim.analysis.odds.units import Unit  # noqa: E402
from sim.council import council_on  # noqa: E402
from sim.errors import UnscError  # noqa: E402
from sim.law import Chapter, Kind, Measure, Question, law_on, measure_of  # noqa: E402
from sim.law.thresholds import AtLeast, ShareOfVoting  # noqa: E402
from tests.effort import examples  # noqa: E402

DAY = date(2024, 3, 28)
COUNCIL = council_on(DAY)
LAW = law_on(DAY)


@st.composite
def measures(draw: st.DrawFn) -> tuple[tuple[str, ...], Measure]:
    codes = COUNCIL.codes[: draw(st.integers(1, 7))]
    requirement = draw(
        st.one_of(
            st.integers(1, len(codes)).map(lambda n: AtLeast(n, date.min, ())),
            st.just(ShareOfVoting((1, 2), True, date.min, ())),
        )
    )
    some = st.frozensets(st.sampled_from(codes))
    block = draw(st.none() | st.integers(1, 3))
    return codes, Measure(requirement, draw(some) if block else frozenset(), block, draw(some), draw(some))


@st.composite
def positions(draw: st.DrawFn) -> Weights:
    """Dyadic chances, so that the floats are the fractions."""
    yes = draw(st.integers(0, 64))
    no = draw(st.integers(0, 64 - yes))
    return Weights(Fraction(yes, 64), Fraction(no, 64), Fraction(64 - yes - no, 64))


def as_array(points: list[list[Weights]]):
    return np.array([[[float(w.yes), float(w.no), float(w.harmless)] for w in point] for point in points])


def by_result(found) -> tuple:
    return found.adopted, found.too_few_votes, found.vetoed


@settings(max_examples=examples(40))
@given(measures(), st.data())
def test_a_batch_equals_the_exact_count(drawn, data):
    codes, measure = drawn
    points = data.draw(
        st.lists(st.lists(positions(), min_size=len(codes), max_size=len(codes)), min_size=1, max_size=7)
    )
    chunk = data.draw(st.integers(1, 8))
    found = batch(measure, codes, as_array(points), chunk=chunk)
    for n, point in enumerate(points):
        exact = by_result(results(zip(codes, point, strict=True), measure))
        assert [v[n] for v in by_result(found)] == pytest.approx([float(e) for e in exact], abs=1e-12)


def test_not_voting_counts_as_abstaining():
    measure = measure_of(Question(Kind.SUBSTANTIVE), COUNCIL, LAW)
    rng = np.random.default_rng(1)
    points = rng.dirichlet([1, 1, 1, 1], size=(50, 15))
    three = np.stack([points[..., 0], points[..., 1], points[..., 2] + points[..., 3]], axis=-1)
    for a, b in zip(
        by_result(batch(measure, COUNCIL.codes, points)),
        by_result(batch(measure, COUNCIL.codes, three)),
        strict=True,
    ):
        np.testing.assert_allclose(a, b, atol=1e-15)


@pytest.mark.parametrize("shape", [(4, 15), (4, 14, 3), (4, 15, 2)])
def test_another_shape_is_refused(shape):
    measure = measure_of(Question(Kind.SUBSTANTIVE), COUNCIL, LAW)
    with pytest.raises(UnscError, match="expected \\(points, 15, 3 or 4\\)"):
        batch(measure, COUNCIL.codes, np.zeros(shape))


def units(codes, weights):
    return [Unit((code,), w) for code, w in zip(codes, weights, strict=True)]


@settings(max_examples=examples(25))
@given(measures(), st.data())
def test_coefficients_equal_brute_force(drawn, data):
    """Each of the 3**k coefficients is the count with those units voting for certain, a bloc as one."""
    codes, measure = drawn
    k = data.draw(st.integers(1, min(3, len(codes))))
    bloc = codes[: data.draw(st.integers(1, len(codes) - k + 1))]
    varied = [bloc, *[(c,) for c in codes[len(bloc) : len(bloc) + k - 1]]]
    rest = codes[len(bloc) + k - 1 :]
    weights = data.draw(st.lists(positions(), min_size=len(rest), max_size=len(rest)))
    form = Multilinear.of(units(rest, weights), varied, measure)
    assert form.coefficients.shape == (3,) * (len(varied) + 1)
    pure = [Weights(*[Fraction(int(c == n)) for c in range(3)]) for n in range(3)]
    for choices in product(range(3), repeat=len(varied)):
        sure = [(code, pure[c]) for unit, c in zip(varied, choices, strict=True) for code in unit]
        exact = by_result(results([*zip(rest, weights, strict=True), *sure], measure))
        assert tuple(Fraction(c) for c in form.coefficients[(slice(None), *choices)]) == exact


def test_fractions_beside_a_count_of_nought_stay_fractions():
    """Found by the long tests: a whole number among fractions made an array of another type."""
    measure = Measure(ShareOfVoting((1, 2), True, date.min, ()), not_against=frozenset({"DZA", "ECU"}))
    abstains = Weights(Fraction(0), Fraction(0), Fraction(1))
    form = Multilinear.of(units(["ECU"], [abstains]), [("DZA",), ("CHN",)], measure)
    assert {type(c) for c in form.coefficients.ravel()} <= {Fraction, int}
    assert [form.coefficients[(slice(None), 0, 0)].tolist()] == [[1, 0, 0]]


def test_the_multilinear_form_equals_the_count_at_random_points_and_on_grids():
    measure = measure_of(Question(Kind.SUBSTANTIVE, chapter=Chapter.VII), COUNCIL, LAW)
    rng = np.random.default_rng(2)
    base = rng.dirichlet([4, 1, 1], size=15)
    varied = ["CHN", "RUS", "JPN"]
    rest = [c for c in COUNCIL.codes if c not in varied]
    fixed = units(rest, [Weights(*base[COUNCIL.codes.index(c)]) for c in rest])
    form = Multilinear.of(fixed, [(c,) for c in varied], measure)
    axes = [rng.dirichlet([1, 1, 1], size=n).T for n in (5, 6, 7)]
    points = np.tile(base, (5 * 6 * 7, 1, 1))
    for n, (i, j, m) in enumerate(product(range(5), range(6), range(7))):
        for code, axis, at in zip(varied, axes, (i, j, m), strict=True):
            points[n, COUNCIL.codes.index(code)] = axis[:, at]
    counted = np.stack(by_result(batch(measure, COUNCIL.codes, points)))
    np.testing.assert_allclose(form.grid(axes).reshape(3, -1), counted, atol=1e-14)
    at = [points[:, COUNCIL.codes.index(c)].T for c in varied]
    np.testing.assert_allclose(form.at(at), counted, atol=1e-14)


def test_what_unknown_votes_may_add_shifts_the_count():
    measure = measure_of(Question(Kind.PROCEDURAL), COUNCIL, LAW)
    surely = Weights(1.0, 0.0, 0.0)
    states = counts(units(COUNCIL.codes[:8], [surely] * 8), measure)
    without, with_one = Multilinear.after(states, [("USA",)], measure, [(0, 0, 0), (1, 0, 0), (2, 0, 0)])
    assert without.coefficients[0].tolist() == [1.0, 0.0, 0.0]
    assert with_one.coefficients[0].tolist() == [1.0, 1.0, 1.0]  # and a second one more makes no difference
