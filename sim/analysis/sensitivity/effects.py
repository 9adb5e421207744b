"""First-order and total effects of members' positions on the chance of each outcome: exact fractions, no sampling.

The variance of an outcome's chance is taken apart by whose position it comes from. The first-order effect of a
member is the share of the variance that its position explains by itself; the total effect is the share that
would be left if all other positions were known, so that it counts what comes of several positions together.
Sources: I. M. Sobol', Sensitivity estimates for nonlinear mathematical models, 1993; T. Homma and A. Saltelli,
Importance measures in global sensitivity analysis of nonlinear models, Reliability Engineering and System Safety
52, 1996.

The chance is linear in each position, so that of each position only the mean and the second moments matter: the
mean of its square is the chance that two votes on the same question both come out so, of which each member's
choices go together as its second moments say. That is one count of two votes, whatever the number of members.
"""

import enum
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

from attrs import evolve, frozen

from sim.analysis.counting import Results, State, Weights, results_of
from sim.analysis.odds.units import Unit, added, counts_of, step_of
from sim.law import Measure, Reason

CHOICES = range(3)
"""Yes, no, and neither: the choices of a unit in the order of `Weights`."""
OUTCOMES = {"adopted": Reason.ENOUGH_VOTES, "too_few_votes": Reason.TOO_FEW_VOTES, "vetoed": Reason.VETO}


class Vary(enum.Enum):
    """What is taken to vary of the units whose vote is not certain, each by itself."""

    CHANCES = "chances"
    """Their chances: all mixtures of the choices that the odds leave open are alike likely (Dirichlet with 1s)."""
    VOTES = "votes"
    """Their votes, which are cast by the odds: the outcome is then 0 or 1."""


@frozen
class Moments:
    """What of a varying position matters: the mean of each choice's chance, and of each product of two."""

    mean: tuple[Fraction, ...]
    products: tuple[tuple[Fraction, ...], ...]


@frozen
class Effect:
    """The share of an outcome's variance that one unit explains: by itself, and with all it has a part in."""

    codes: tuple[str, ...]
    first: Fraction
    total: Fraction


@frozen
class Effects:
    """The mean and variance of one outcome's chance, and the effects of what varies, greatest total first.

    Without variance there is nothing to explain, and `effects` is empty.
    """

    mean: Fraction
    variance: Fraction
    effects: tuple[Effect, ...]

    @property
    def together(self) -> Fraction:
        """The share of the variance that no unit explains by itself: it comes of positions taken together."""
        return 1 - sum((e.first for e in self.effects), Fraction(0)) if self.effects else Fraction(0)


def open_choices(unit: Unit) -> tuple[int, ...]:
    """Return the choices that a unit's weights leave open; one alone is certain."""
    return tuple([c for c in CHOICES if unit.weight(c)])


def varying(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the units whose vote is not certain."""
    return tuple([u for u in units if len(open_choices(u)) > 1])


def moments(unit: Unit, vary: Vary) -> Moments:
    """Return the moments of a unit's position.

    Of n choices with chances that are uniform on the simplex, each has the mean 1/n, its square 2/(n(n+1)), and a
    product of two 1/(n(n+1)) (the Dirichlet distribution with ones).
    """
    if vary is Vary.VOTES:
        mean = tuple([Fraction(unit.weight(c)) for c in CHOICES])
        return Moments(
            mean, tuple([tuple([mean[c] if c == d else Fraction(0) for d in CHOICES]) for c in CHOICES])
        )
    left = open_choices(unit)
    n = len(left)
    products = [
        tuple([Fraction(1 + (c == d), n * (n + 1)) if c in left and d in left else Fraction(0) for d in CHOICES])
        for c in CHOICES
    ]
    return Moments(tuple([Fraction(c in left, n) for c in CHOICES]), tuple(products))


def effects(units: Sequence[Unit], measure: Measure, vary: Vary = Vary.CHANCES) -> Mapping[str, Effects]:
    """Return the effects of the positions of all units that vary, by outcome; each votes and varies on its own.

    >>> from datetime import date
    >>> from sim.analysis.odds.units import units_of
    >>> from sim.council import council_on
    >>> from sim.law import Choice, Kind, Question, law_on, measure_of
    >>> from sim.scenario.chances import Chances
    >>> day = date(2024, 3, 28)
    >>> torn = Chances(no=Fraction(1, 2), abstain=Fraction(1, 2))
    >>> votes = {c: torn if c in ("CHN", "RUS") else Choice.YES for c in council_on(day).codes}
    >>> measure = measure_of(Question(Kind.SUBSTANTIVE), council_on(day), law_on(day))
    >>> adopted = effects(units_of(votes), measure)["adopted"]
    >>> [(e.codes[0], str(e.first), str(e.total)) for e in adopted.effects], str(adopted.variance)
    ([('CHN', '3/7', '4/7'), ('RUS', '3/7', '4/7')], '7/144')
    """
    series = tuple(units)
    of = [moments(unit, vary) for unit in series]
    means = tuple([evolve(u, weights=Weights(*m.mean)) for u, m in zip(series, of, strict=True)])
    mean = _by_name(results_of(counts_of(means, measure), measure))
    squares = _squares(series, of, measure)
    variance = {name: squares[name] - mean[name] ** 2 for name in OUTCOMES}
    found: dict[str, list[Effect]] = {name: [] for name in OUTCOMES}
    for n, unit in enumerate(series):
        if len(open_choices(unit)) < 2:
            continue
        surely = [
            _by_name(results_of(counts_of([*means[:n], means[n].only(c), *means[n + 1 :]], measure), measure))
            for c in CHOICES
        ]
        alone = [*of[:n], _held_apart(of[n]), *of[n + 1 :]]
        others = _squares(series, alone, measure)
        for name in OUTCOMES:
            if variance[name]:
                # The weights of `only` are not scaled up to one, so that each is the mean's share of the chance.
                given = [s[name] / m if m else Fraction(0) for s, m in zip(surely, of[n].mean, strict=True)]
                own = sum(of[n].products[c][d] * given[c] * given[d] for c in CHOICES for d in CHOICES)
                first = (own - mean[name] ** 2) / variance[name]
                total = (squares[name] - others[name]) / variance[name]
                found[name].append(Effect(unit.codes, first, total))
    return {
        name: Effects(mean[name], variance[name], tuple(sorted(found[name], key=lambda e: -e.total)))
        for name in OUTCOMES
    }


def _by_name(found: Results) -> dict[str, Fraction]:
    return {name: Fraction(found.by_reason[reason]) for name, reason in OUTCOMES.items()}


def _held_apart(of: Moments) -> Moments:
    """Return the moments of a position of which two votes draw one each, by itself."""
    return Moments(of.mean, tuple([tuple([a * b for b in of.mean]) for a in of.mean]))


def _squares(units: Sequence[Unit], of: Sequence[Moments], measure: Measure) -> dict[str, Fraction]:
    """Return the mean of the square of each outcome's chance: that two such votes both come out so."""
    pairs: dict[tuple[State, State], int] = {((0, 0, 0), (0, 0, 0)): 1}
    divisor = 1
    for unit, position in zip(units, of, strict=True):
        steps = [step_of(unit.codes, c, measure) for c in CHOICES]
        common = lcm(*[p.denominator for row in position.products for p in row])
        divisor *= common
        both: dict[tuple[State, State], int] = {}  # choices that add the same to the count are one
        for c in CHOICES:
            for d in CHOICES:
                if weight := int(position.products[c][d] * common):
                    both[steps[c], steps[d]] = both.get((steps[c], steps[d]), 0) + weight
        after: dict[tuple[State, State], int] = {}
        for (one, two), weight in pairs.items():
            for (step, other), share in both.items():
                to = (added(one, step, measure), added(two, other, measure))
                after[to] = after.get(to, 0) + weight * share
        pairs = after
    found = dict.fromkeys(OUTCOMES.values(), 0)
    for (one, two), weight in pairs.items():
        reason = measure.reason(*one)
        if reason is measure.reason(*two):
            found[reason] += weight
    return {name: Fraction(found[reason], divisor) for name, reason in OUTCOMES.items()}
