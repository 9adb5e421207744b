"""Bands of a column: each value stands in exactly one, by its name, and there it is counted."""

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sim.analysis.sweeps.bands import bands
from tests.effort import examples

NUMBER = r"(-?\d+(?:\.\d+)?)"


def in_band(name: str, value: float) -> bool:
    """Tell whether a value is in a band as its name has it, and nothing else is known."""
    below = re.fullmatch(f"{NUMBER} to below {NUMBER}", name)
    if below:
        return float(below[1]) <= value < float(below[2])
    closed = re.fullmatch(f"{NUMBER} to {NUMBER}", name)
    if closed:
        return float(closed[1]) <= value <= float(closed[2])
    return float(name) == value


def band_of(edges: tuple[float, ...], value: float) -> int:
    return sum(value >= edge for edge in edges[1:-1])


@given(st.integers(-(10**6), 10**6), st.integers(5, 10**6), st.data())
@settings(max_examples=examples(200))
def test_a_whole_number_is_in_the_band_whose_name_has_it(low: int, more: int, data: st.DataObject) -> None:
    edges, names = bands(low, low + more, 5)
    value = data.draw(st.one_of(st.integers(low, low + more), st.sampled_from(edges[:-1])))
    assert [n for n, name in enumerate(names) if in_band(name, value)] == [band_of(edges, value)]
    wide = [b - a for a, b in pairwise(edges)]
    assert max(wide) - min(wide) <= 1


@given(st.floats(-1e15, 1e15), st.floats(-1e15, 1e15), st.data())
@settings(max_examples=examples(300))
def test_a_number_is_in_the_band_whose_name_has_it(low: float, high: float, data: st.DataObject) -> None:
    assume(high - low > 1e-9 * max(1e-3, abs(low), abs(high)))
    edges, names = bands(low, high, 5)
    value = data.draw(st.one_of(st.floats(low, high), st.sampled_from([low, high])))
    assert [n for n, name in enumerate(names) if in_band(name, value)] == [band_of(edges, value)]


@pytest.mark.parametrize(
    ("low", "high", "names"),
    [
        (1964, 2026, "1964 to 1975, 1976 to 1988, 1989 to 2000, 2001 to 2013, 2014 to 2026"),
        (0, 5, "0, 1, 2, 3, 4 to 5"),
        (
            0.004,
            0.998,
            "0.004 to below 0.203, 0.203 to below 0.402, 0.402 to below 0.6, 0.6 to below 0.799, 0.799 to 0.998",
        ),
        (1e-9, 2e-9, "0.000000001 to below 0.0000000012, "),
        (-0.00001, 1.0, "-0.001 to below 0.2, "),
    ],
)
def test_names_are_plain(low: float, high: float, names: str) -> None:
    assert ", ".join(bands(low, high, 5)[1]).startswith(names)
