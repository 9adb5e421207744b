"""One question of a sweep, ready for any number of cases: chances multilinear in the positions that vary."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sim.analysis.batch import CHUNK, Multilinear, counts
from sim.analysis.counting import State, Weight, Weights, results_of
from sim.analysis.odds.units import Unit, added, units_of, ways_to_complete
from sim.analysis.sweeps import positions
from sim.analysis.sweeps.axes import Axis, ChanceAxis, RandomAxis
from sim.analysis.sweeps.study import Cases
from sim.engine import Voting
from sim.law import Choice, Measure, measure_of
from sim.scenario.known_votes import KnownVote

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

BY_COEFFICIENTS = 5
"""With so many units that vary their 3**k coefficients are quicker to mix than the votes are to count anew."""


@frozen(eq=False)
class Chances:
    """The least and the greatest chance of each result, of shape (3 results, cases); one where all is known."""

    low: "Array"
    high: "Array"
    faults: "tuple[tuple[Array, str], ...]" = ()
    """Where a case has no answer, and why."""


@frozen(eq=False)
class Question:
    """One question at one combination, ready for any number of cases."""

    measure: Measure
    states: Mapping[State, Weight]
    """The counts that the votes which do not vary may come to."""
    varied: positions.Varied
    mixes: "Mapping[tuple[str, ...], Array]"
    """For each unit, row by row, the chances of yes, no and neither that its terms stand for."""
    ways: tuple[State, ...]
    """What votes that are not known may add."""
    forms: tuple[Multilinear, ...]
    """The chances in these terms, for each way; none where too many units vary."""

    @property
    def open(self) -> bool:
        """Whether some votes are not known, so that there may be bounds only."""
        return len(self.ways) > 1

    def at(self, cases: Cases, rows: Any) -> Chances:
        """Return the chances at some of the cases."""
        import numpy as np

        terms: list[Sequence[Array]] = []
        faults: list[tuple[Array, str]] = []
        for unit, axes in self.varied.items():
            term, too_much = _terms(unit, axes, cases, rows)
            terms.append(term)
            if too_much is not None and too_much.any():
                faults.append((too_much, positions.too_much(unit)))
        if not terms:
            size = len(np.arange(cases.count)[rows])
            found = [np.repeat(form.coefficients[:, None], size, axis=1) for form in self.forms]
        elif self.forms:
            found = [form.at(terms) for form in self.forms]
        else:
            found = self._counted(terms)
        low = high = found[0]
        for each in found[1:]:
            low, high = np.minimum(low, each), np.maximum(high, each)
        # Sums of rounded chances may miss 0 and 1 by a last digit.
        np.clip(low, 0.0, 1.0, out=low)
        if high is not low:
            np.clip(high, 0.0, 1.0, out=high)
        return Chances(low, high, tuple(faults))

    def _counted(self, terms: "list[Sequence[Array]]") -> "list[Array]":
        """Count the votes of many units that vary at every case."""
        import numpy as np

        size = len(terms[0][0])
        found = [np.empty((3, size)) for _ in self.ways]
        for start in range(0, size, CHUNK):
            units = [
                Unit(unit, _weights([t[start : start + CHUNK] for t in term], self.mixes[unit]))
                for unit, term in zip(self.varied, terms, strict=True)
            ]
            states = _joined(self.states, counts(units, self.measure), self.measure)
            for out, way in zip(found, self.ways, strict=True):
                of = results_of(_joined(states, {way: 1}, self.measure), self.measure)
                for row, values in zip(out, (of.adopted, of.too_few_votes, of.vetoed), strict=True):
                    row[start : start + CHUNK] = values
        return found


def _weights(term: "Sequence[Array]", mix: "Array") -> Weights:
    """Return the chances of a unit's three choices from its terms, added up element by element."""
    columns = mix.T.tolist()
    return Weights(*[sum(t * share for t, share in zip(term, each, strict=True) if share) for each in columns])


def _terms(
    unit: tuple[str, ...], axes: Sequence[Axis], cases: Cases, rows: Any
) -> "tuple[Sequence[Array], Array | None]":
    """Return the chances of a unit's terms at some cases, and where those given add up to too much.

    Its terms are the choices whose chances are given, and all else; drawn at random, its three choices.
    """
    import numpy as np

    first = axes[0]
    if isinstance(first, RandomAxis):
        code = next(c for c in unit if c in first.codes)
        drawn = cases.drawn(first, code)
        return [np.ascontiguousarray(choice[rows]) for choice in drawn], None
    given = [values_of(a, cases.at[a.name][rows]) for a in axes if isinstance(a, ChanceAxis)]
    left: Array = 1.0 - given[0]
    for more in given[1:]:
        left -= more
    if len(given) == 1:
        return [given[0], left], None
    too_much: Array = np.less(left, -positions.TOO_MUCH)
    return [*given, left.clip(0.0, None)], too_much


def _mix(axes: Sequence[Axis], vote: KnownVote) -> "Array":
    """Return what a unit's terms stand for. Raises `UnscError` where what is left has nowhere to go."""
    import numpy as np

    chance = [axis for axis in axes if isinstance(axis, ChanceAxis)]
    if not chance:
        return np.eye(3)
    share = positions.shares(vote, chance)
    rows = [_sorted({axis.choice: Fraction(1)}) for axis in chance]
    return np.array([*rows, _sorted(share)])


def _sorted(share: Mapping[Choice, Fraction]) -> list[float]:
    """Return a share of each choice as yes, no and neither."""
    neither = share.get(Choice.ABSTAIN, Fraction(0)) + share.get(Choice.NOT_VOTING, Fraction(0))
    return [float(share.get(Choice.YES, 0)), float(share.get(Choice.NO, 0)), float(neither)]


def values_of(axis: ChanceAxis, places: "Array") -> "Array":
    """Return the values of a chance at some places of its series, or as they are where it is continuous."""
    series: Any = axis.series
    found: Array = series.floats(places) if hasattr(series, "floats") else places
    return found


def _joined(one: Mapping[State, Weight], other: Mapping[State, Weight], measure: Measure) -> dict[State, Weight]:
    """Return the counts that two sets of members, each voting by itself, come to together."""
    joined: dict[State, Weight] = {}
    for state, weight in one.items():
        for step, more in other.items():
            to, both = added(state, step, measure), weight * more
            joined[to] = joined[to] + both if to in joined else both
    return joined


def question_at(voting: Voting, axes: Sequence[Axis]) -> Question:
    """Make a question ready. Raises `UnscError` where a position cannot be varied as asked."""
    measure = measure_of(voting.question, voting.body, voting.law)
    varied = positions.varied_in(voting, axes)
    by_member = {v.member: v for v in voting.votes.members}
    mixes = {unit: _mix(listed, by_member[unit[0]]) for unit, listed in varied.items()}
    stances = {v.member: v.chances if v.chances is not None else v.choice for v in voting.votes.members}
    units = units_of(stances, voting.votes.blocs)
    fixed = [_as_floats(u) for u in units if u.weights is not None and u.codes not in varied]
    free = [u for u in units if u.weights is None and u.codes not in varied]
    ways = tuple(sorted({step for step, _ in ways_to_complete(free, measure, voting.votes.unnamed)}))
    states = counts(fixed, measure)
    forms: tuple[Multilinear, ...] = ()
    if len(varied) <= BY_COEFFICIENTS:
        forms = tuple(
            f.mixed(list(mixes.values())) for f in Multilinear.after(states, list(varied), measure, ways)
        )
    return Question(measure, states, varied, mixes, ways, forms)


def _as_floats(unit: Unit) -> Unit:
    weights = [float(unit.weight(choice)) for choice in range(3)]
    return Unit(unit.codes, Weights(*weights))
