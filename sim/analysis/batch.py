"""The shared count over many points at once, in numpy: batches of points, grids, and their multilinear form.

The chance of each result is linear in every unit's position, a unit being a member or a bloc that votes as one.
So k units that vary need no more than 3**k coefficients, the chances that hold where each of them surely votes one
way; any point of the space is a mixture of these. All of it is `sim.analysis.counting` with arrays for weights.
Needs numpy (extra `sweep`).
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sim.analysis.counting import Results, State, Weight, Weights, results, results_of, spread
from sim.analysis.odds.units import Unit, added, step_of
from sim.analysis.sweeps.extras import required
from sim.errors import UnscError
from sim.law import Measure

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

CHUNK = 4096
"""So many points are counted at a time: their counts stay in the processor's cache, and memory stays flat."""
_AT_ONCE = 131_072
"""So many values are mixed at a time: a megabyte, which stays in the cache."""
_ONE_THREAD = 200_000
"""Products of matrices no larger than this are not spread over threads, which cost more than they bring here."""
RESULTS = ("adopted", "too_few_votes", "vetoed")
"""The results in the order in which arrays hold them."""


@frozen(eq=False)
class Batch:
    """The chance of each result at every point: three arrays, one value a point."""

    adopted: "Array"
    too_few_votes: "Array"
    vetoed: "Array"


def batch(measure: Measure, codes: Sequence[str], points: "Array", *, chunk: int = CHUNK) -> Batch:
    """Return the chance of each result at many points, each member voting on its own.

    `points` has the chances of yes, no, abstaining and, where there is a fourth, not voting: of shape (points,
    members, 3 or 4), members in the order of `codes`. Raises `UnscError` for an array of another shape.

    >>> import numpy as np
    >>> from datetime import date
    >>> from sim.council import council_on
    >>> from sim.law import Kind, Question, law_on, measure_of
    >>> day = date(2024, 3, 28)
    >>> measure = measure_of(Question(Kind.PROCEDURAL), council_on(day), law_on(day))
    >>> points = np.full((2, 15, 3), [0.5, 0.5, 0.0])
    >>> batch(measure, council_on(day).codes, points).adopted.round(4).tolist()
    [0.3036, 0.3036]
    """
    np = required("numpy")
    if points.ndim != 3 or points.shape[1] != len(codes) or points.shape[2] not in (3, 4):
        raise UnscError(f"found an array of shape {points.shape}, expected (points, {len(codes)}, 3 or 4)")
    out = np.empty((3, len(points)))
    for start in range(0, len(points), chunk):
        here = points[start : start + chunk]
        # Members first and points last: the weights of one choice of one member lie side by side.
        by_choice = np.ascontiguousarray(np.moveaxis(here, 0, 2))
        members = [
            (code, Weights(choices[0], choices[1], choices[2] if len(choices) == 3 else choices[2] + choices[3]))
            for code, choices in zip(codes, by_choice, strict=True)
        ]
        _put(out[:, start : start + chunk], results(members, measure))
    return Batch(*out)


def _put(out: "Array", found: Results) -> None:
    for row, values in zip(out, (found.adopted, found.too_few_votes, found.vetoed), strict=True):
        row[...] = values


def counts(units: Sequence[Unit], measure: Measure) -> Mapping[State, Weight]:
    """Return the weight of every count that units with weights may come to; weights may be arrays."""
    states = spread([(u.codes[0], u.weights) for u in units if len(u.codes) == 1 and u.weights], measure)
    for unit in units:
        if len(unit.codes) > 1:
            after: dict[State, Weight] = {}
            for choice in range(3):
                step = step_of(unit.codes, choice, measure)
                for state, weight in states.items():
                    to, more = added(state, step, measure), weight * unit.weight(choice)
                    after[to] = after[to] + more if to in after else more
            states = after
    return states


@frozen(eq=False)
class Multilinear:
    """The chance of each result as a function of the positions of some units: 3**k coefficients.

    `coefficients` has the shape (3 results, 3 choices of the first unit, 3 of the second, ...): the chances that
    hold where each unit surely votes yes, no, or abstains or does not vote.
    """

    coefficients: "Array"

    @classmethod
    def of(cls, fixed: Sequence[Unit], varied: Sequence[tuple[str, ...]], measure: Measure) -> "Multilinear":
        """Work out the coefficients for `varied` units, while the `fixed` ones vote by their weights."""
        return cls.after(counts(fixed, measure), varied, measure, [(0, 0, 0)])[0]

    @classmethod
    def after(
        cls,
        states: Mapping[State, Weight],
        varied: Sequence[tuple[str, ...]],
        measure: Measure,
        ways: Sequence[State],
    ) -> "list[Multilinear]":
        """Work out the coefficients from the counts of the fixed units, for each way of adding votes to them.

        `ways` are what votes that are not known may add to the count; ways that come to the same are one.
        """
        np = required("numpy")
        k = len(varied)
        found: dict[bytes, Multilinear] = {}
        # One type for all: fractions stay fractions, and a count that is nought is no whole number beside them.
        exact = any(isinstance(weight, Fraction) for weight in states.values())
        after: dict[State, Any] = {
            state: np.full((3,) * k, weight, dtype=object if exact else float) for state, weight in states.items()
        }
        for n, codes in enumerate(varied):
            further: dict[State, Any] = {}
            for choice in range(3):
                only = tuple([slice(None)] * n + [slice(choice, choice + 1)])
                step = step_of(codes, choice, measure)
                for state, weight in after.items():
                    to = added(state, step, measure)
                    if to not in further:
                        further[to] = np.zeros_like(weight)
                    further[to][only] += weight[only]
            after = further
        for way in ways:
            shifted: dict[State, Any] = {}
            for state, weight in after.items():
                to = added(state, way, measure)
                shifted[to] = shifted[to] + weight if to in shifted else weight
            of = results_of(shifted, measure)
            # A result that no count comes to has the plain weight 0.
            whole = [np.broadcast_to(v, (3,) * k) for v in (of.adopted, of.too_few_votes, of.vetoed)]
            coefficients = np.stack(whole)
            found.setdefault(repr(coefficients.tolist()).encode(), cls(coefficients))
        return list(found.values())

    def mixed(self, mixes: "Sequence[Array]") -> "Multilinear":
        """Return the form in other terms: `mixes` says for each unit, row by row, which mixtures of its three
        choices take their place, as "no, or what else it does" for one chance that varies.
        """
        np = required("numpy")
        whole = self.coefficients
        for n, mix in enumerate(mixes):
            whole = np.moveaxis(np.tensordot(whole, mix, axes=(1 + n, 1)), -1, 1 + n)
        return Multilinear(np.ascontiguousarray(whole))

    def at(self, positions: "Sequence[Sequence[Array]]") -> "Array":
        """Return the chances at some points: of shape (3 results, points).

        `positions` are, for each unit, the chances of its choices (or of what `mixed` has put in their place) at
        every point: arrays of the same length. Memory beyond the result does not grow with the points.
        """
        np = required("numpy")
        if not positions:
            raise UnscError("found no unit that varies; expected at least one")
        size = len(positions[0][0])
        out: Array = np.empty((3, size))
        chunk = max(512, _AT_ONCE * len(positions[-1]) // self.coefficients.size)
        for start in range(0, size, chunk):
            mixed = self.coefficients.reshape(-1, 1)
            # The last unit is mixed first, and each leaves fewer values. Element by element and not as a product
            # of matrices, whose rounding depends on how many points there are.
            for position in reversed(positions):
                by_choice = mixed.reshape(-1, len(position), mixed.shape[-1])
                mixed = by_choice[:, 0] * position[0][start : start + chunk]
                for n, chance in enumerate(position[1:], start=1):
                    mixed += by_choice[:, n] * chance[start : start + chunk]
            out[:, start : start + chunk] = mixed
        return out

    def grid(self, axes: "Sequence[Array]") -> "Array":
        """Return the chances on the grid of some positions of each unit: of shape (3 results, n1, n2, ...).

        `axes` are, for each unit, its positions, of shape (3, n): the grid is their outer product, so that a
        value takes no more than a few operations.
        """
        np = required("numpy")
        if not axes:
            return self.coefficients
        grown: Array = self.coefficients
        for n, positions in enumerate(axes[:-1]):
            grown = np.moveaxis(np.tensordot(grown, positions, axes=(1 + n, 0)), -1, 1 + n)
        last = axes[-1]
        rows = np.ascontiguousarray(grown).reshape(-1, len(last))
        out: Array = np.empty((len(rows), last.shape[1]))
        some = max(1, _ONE_THREAD // last.size)
        for start in range(0, len(rows), some):
            np.matmul(rows[start : start + some], last, out=out[start : start + some])
        return out.reshape(*grown.shape[:-1], last.shape[1])
