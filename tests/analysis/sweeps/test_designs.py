"""Every case from its number alone: grids in reading order, samples as SciPy draws them, whatever is asked."""

import pickle
from datetime import date
from fractions import Fraction
from itertools import product
from math import prod

import pytest

np = pytest.importorskip("numpy")
qmc = pytest.importorskip("scipy.stats.qmc")

from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from sim.analysis.sweeps.designs import MOST_IN_A_HYPERCUBE, Layout  # noqa: E402
from sim.analysis.sweeps.series import BadSeries, Continuous, Days, Texts, series_of, years_of  # noqa: E402
from sim.errors import UnscError  # noqa: E402
from sim.scenario.sweep_file import Design, Varied  # noqa: E402
from tests.effort import examples  # noqa: E402


@settings(max_examples=examples(40))
@given(st.lists(st.integers(1, 5), min_size=1, max_size=4), st.data())
def test_a_grid_counts_like_an_odometer(sizes, data):
    layout = Layout(tuple(sizes))
    assert layout.cases == prod(sizes)
    start = data.draw(st.integers(0, layout.cases))
    stop = data.draw(st.integers(start, layout.cases))
    places, points = layout.places(start, stop)
    expected = list(product(*map(range, sizes)))[start:stop]
    assert list(zip(*(p.tolist() for p in places), strict=True)) == expected
    assert points.shape == (stop - start, 0)


SAMPLERS = {
    Design.SOBOL: lambda axes, seed, n: qmc.Sobol(axes, scramble=True, rng=seed).random(n),
    Design.LATIN_HYPERCUBE: lambda axes, seed, n: qmc.LatinHypercube(axes, rng=seed).random(n),
}


@pytest.mark.parametrize("design", SAMPLERS)
@settings(max_examples=examples(25))
@given(seed=st.integers(0, 2**31), axes=st.integers(1, 4), crossed=st.integers(1, 3), data=st.data())
def test_samples_are_scipys_own_whatever_ranges_are_asked(design, seed, axes, crossed, data):
    samples = data.draw(st.sampled_from([1, 2, 8, 32]))
    whole = SAMPLERS[design](axes, seed, samples)
    layout = Layout((crossed,), design, axes, samples, seed)
    assert layout.cases == crossed * samples
    for _ in range(4):  # in any order, backwards too, and round from one combination to the next
        start = data.draw(st.integers(0, layout.cases))
        stop = data.draw(st.integers(start, layout.cases))
        places, points = layout.places(start, stop)
        cases = range(start, stop)
        np.testing.assert_array_equal(points, whole[[c % samples for c in cases]].reshape(-1, axes))
        assert places[0].tolist() == [c // samples for c in cases]


@pytest.mark.parametrize("design", SAMPLERS)
def test_a_layout_that_went_to_another_process_gives_the_same_points(design):
    layout = Layout((2,), design, 3, 16, 7)
    layout.places(5, 9)
    again = pickle.loads(pickle.dumps(layout))
    np.testing.assert_array_equal(again.places(3, 30)[1], layout.places(3, 30)[1])


def test_another_seed_gives_other_points():
    first, second = (Layout((), Design.SOBOL, 2, 8, seed).places(0, 8)[1] for seed in (1, 2))
    assert not np.array_equal(first, second)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (((), Design.SOBOL, 2, 1000), "found 1000 samples; expected a power of two, such as 1024"),
        (((), Design.LATIN_HYPERCUBE, 2, MOST_IN_A_HYPERCUBE), "held in memory"),
        (((10**8, 10**8),), "expected at most 1,000,000,000,000,000"),
    ],
)
def test_a_layout_that_cannot_be_is_refused(args, message):
    with pytest.raises(UnscError, match=message):
        Layout(*args)


def test_a_million_million_cases_are_not_held_in_memory():
    layout = Layout((10**6, 10**6))
    places, _ = layout.places(10**12 - 2, 10**12)
    assert [p.tolist() for p in places] == [[999_999, 999_999], [999_998, 999_999]]


# Series of values


def test_decimals_are_exact():
    series = series_of(Varied(start="0", to="0.3", step="0.1"))
    assert [series.at(n) for n in range(series.count)] == [Fraction(n, 10) for n in range(4)]
    assert series.floats(np.arange(4)).tolist() == [0.0, 0.1, 0.2, 0.3]  # and not 0.30000000000000004


@settings(max_examples=examples(50))
@given(st.integers(2, 400), st.integers(0, 10**6), st.integers(1, 10**6))
def test_steps_include_both_ends_and_are_the_nearest_floats(steps, low, more):
    series = series_of(Varied(start=f"{low}/7", to=f"{low + more}/7", steps=steps))
    floats = series.floats(np.arange(series.count)).tolist()
    assert series.count == steps
    assert floats == [float(series.at(n)) for n in range(steps)]
    assert series.at(0) == Fraction(low, 7)
    assert (series.at(0), series.at(steps - 1)) == series.ends


def test_thirds_to_eighteen_places_are_still_the_nearest_floats():
    series = series_of(Varied(start="0.123456789012345678", to="1", step="0.000000000000000001"))
    assert series.floats(np.array([5])).tolist() == [float(Fraction("0.123456789012345683"))]


@pytest.mark.parametrize(
    ("varied", "count", "last"),
    [
        (Varied(start="2014-12-01", to="2015-02-01", step="7"), 9, date(2015, 1, 26)),
        (Varied(start="2016-02-28", to="2016-03-01"), 3, date(2016, 3, 1)),
        (Varied(start="0", to="1", step="0.3"), 4, Fraction(9, 10)),
        (Varied(values=("0", "1/3")), 2, Fraction(1, 3)),
        (Varied(values=("0", "procedural")), 2, "procedural"),
    ],
)
def test_a_series_ends_where_it_says(varied, count, last):
    series = series_of(varied)
    assert (series.count, series.at(count - 1)) == (count, last)


def test_kinds_of_series():
    assert isinstance(series_of(Varied(start="0", to="1")), Continuous)
    assert isinstance(series_of(Varied(start="2014-01-01", to="2014-02-01")), Days)
    assert isinstance(series_of(Varied(values=("a",))), Texts)


@pytest.mark.parametrize(
    ("varied", "key", "message"),
    [
        (Varied(start="1", to="0", steps=3), "to", "expected no less than 1"),
        (Varied(start="0", to="1", steps=1), "steps", "expected at least 2"),
        (Varied(start="0", to="1", steps=3, step="0.5"), "step", "expected one of the two"),
        (Varied(start="0", to="1", step="0"), "step", "expected more than 0"),
        (Varied(start="0", to="one", steps=2), "to", "expected a number"),
        (Varied(start="0"), "", "expected `values`, or `from` and `to`"),
        (Varied(values=("0",), to="1"), "values", "beside a range"),
        (Varied(start="2015-01-01", to="2014-01-01"), "to", "no day before 2015-01-01"),
        (Varied(start="2014-01-01", to="2015-01-01", steps=3), "steps", "a number of days"),
        (Varied(start="2014-01-01", to="2015-01-01", step="0.5"), "step", "whole number of days"),
        (Varied(start="2014-01-01", to="2015-02-30"), "to", "2015-02-30"),
    ],
)
def test_a_bad_series_says_which_key_and_what_was_expected(varied, key, message):
    with pytest.raises(BadSeries, match=message) as raised:
        series_of(varied)
    assert raised.value.key == key


def test_years_and_the_day_of_each():
    years, days = years_of("1965-1966, 2024", "06-30")
    assert years == (1965, 1966, 2024)
    assert days == (date(1965, 6, 30), date(1966, 6, 30), date(2024, 6, 30))


@pytest.mark.parametrize(
    ("text", "day", "key"),
    [("14-26", "01-01", "years"), ("2026-2014", "01-01", "years"), ("2014-2016", "02-29", "day")],
)
def test_bad_years(text, day, key):
    with pytest.raises(BadSeries) as raised:
        years_of(text, day)
    assert raised.value.key == key
