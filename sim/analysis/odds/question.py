"""The chance of each outcome of one question, exact, with bounds where votes are unknown. Nothing is sampled."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import fsum

from attrs import frozen

from sim.analysis.counting import State, Weight, results_of
from sim.analysis.odds.between import Between
from sim.analysis.odds.copula import mixed
from sim.analysis.odds.units import NO, Unit, combined, counts_of, ways_to_complete, whole_numbers
from sim.law import Measure, Tally

INDEPENDENT = Fraction(0)
NOBODY_BY_NUMBER = Tally()

Chance3 = tuple[Fraction, Fraction, Fraction]
"""The chances of adopted, too few votes and vetoed; they add up to one."""


@frozen
class Odds:
    """How likely one question is to be adopted, to fail for votes, and to be vetoed.

    `vetoed_by` is, for each veto holder that may, the chance that the draft is vetoed and it voted against: if
    several vote against, each of them vetoes, so that these may add up to more than one. `extremes` are the
    chances under each way in which the votes not known may have been cast; every mixture of them is possible and
    nothing else is. `error` is 0 for votes cast independently; with a shared factor the integral over it is
    numerical, and no chance given here is off by more than this.
    """

    adopted: Between
    too_few_votes: Between
    vetoed: Between
    vetoed_by: Mapping[str, Between]
    extremes: tuple[Chance3, ...]
    error: float = 0.0

    @property
    def by_result(self) -> Mapping[str, Between]:
        """The three results by name."""
        return {"adopted": self.adopted, "too_few_votes": self.too_few_votes, "vetoed": self.vetoed}


def odds(
    units: Iterable[Unit],
    measure: Measure,
    *,
    by_number: Tally = NOBODY_BY_NUMBER,
    correlation: Fraction = INDEPENDENT,
) -> Odds:
    """Return the chance of each outcome of a question.

    Units with weights vote by chance: independently, or with a `correlation` from 0 up to 1, the rho of a
    one-factor Gaussian copula (`copula`). Units without weights may vote in any way, which does not depend on how
    the dice fall for others: each chance is then linear in each of their votes, so that it is greatest and least
    where each of them casts one vote for certain. `by_number` are votes known to be among theirs. Raises
    `UnscError` for a correlation that is none.

    >>> from datetime import date
    >>> from sim.analysis.odds.units import units_of
    >>> from sim.council import council_on
    >>> from sim.law import Choice, Kind, Question, law_on, measure_of
    >>> from sim.scenario.chances import Chances
    >>> day = date(2014, 12, 22)
    >>> votes = dict.fromkeys(council_on(day).codes, Choice.YES)
    >>> votes["CHN"] = Chances(no=Fraction(9, 10), abstain=Fraction(1, 10))
    >>> votes["RUS"] = Chances(no=Fraction(1, 2), abstain=Fraction(1, 2))
    >>> measure = measure_of(Question(Kind.SUBSTANTIVE), council_on(day), law_on(day))
    >>> found = odds(units_of(votes), measure)
    >>> str(found.adopted), {code: str(chance) for code, chance in found.vetoed_by.items()}
    ('1/20', {'CHN': '9/10', 'RUS': '1/2'})
    """
    series = tuple(units)
    chancy = tuple([u for u in series if u.weights is not None])
    free = tuple([u for u in series if u.weights is None])
    # Whose negative vote can block: those held to abstain, or taken not to vote against, hold no veto.
    watched = {c: u for u in series for c in u.codes if c in measure.holders and u.weight(NO)}
    if measure.noes_to_block is None:
        watched = {}
    if sum(max(u.weight(c) for c in range(3)) < 1 for u in chancy) < 2:
        correlation = INDEPENDENT  # one vote that is not certain has nothing to go together with
    may_vote_no = {c: u for c, u in watched.items() if u.weights is not None}
    spread_over = _Spread(chancy, measure, may_vote_no, correlation)
    ways = ways_to_complete(free, measure, by_number)
    extremes = {spread_over.with_votes(step, measure) for step, _ in ways}
    vetoed_by = {}
    for code, unit in watched.items():
        if unit.weights is not None:
            chances = [spread_over.with_votes(step, measure, code)[2] for step, _ in ways]
        else:
            seen = ways_to_complete(free, measure, by_number, code)
            chances = [spread_over.with_votes(step, measure)[2] if no else Fraction(0) for step, no in seen]
        if max(chances):
            vetoed_by[code] = Between.of(chances)
    adopted, too_few, vetoed = [Between.of(column) for column in zip(*extremes, strict=True)]
    return Odds(adopted, too_few, vetoed, vetoed_by, tuple(sorted(extremes)), spread_over.error)


class _Spread:
    """The counts that the votes given as chances may come to, and the same where one member votes against."""

    def __init__(
        self, units: tuple[Unit, ...], measure: Measure, watched: Mapping[str, Unit], correlation: Fraction
    ) -> None:
        self.error = 0.0
        self.divisor = Fraction(1)
        self.states: Mapping[str, Mapping[State, Weight]]
        if correlation:
            self.states, self.error = mixed(units, measure, watched, float(correlation))
            self.divisor = Fraction(fsum(self.states[""].values()))
            return
        whole, divisor = whole_numbers(units)
        self.divisor = Fraction(divisor)
        self.states = {"": counts_of(whole, measure)}
        for code in watched:
            self.states[code] = counts_of([u.only(NO) if code in u.codes else u for u in whole], measure)

    def with_votes(self, step: State, measure: Measure, against: str = "") -> Chance3:
        """Return the chances of the results if the unknown votes add this to the count."""
        counts = self.states[against]
        found = results_of(combined(counts, {step: 1}, measure) if any(step) else counts, measure)
        chances = [Fraction(w) / self.divisor for w in (found.adopted, found.too_few_votes, found.vetoed)]
        if self.error and not against:
            total = sum(chances)  # of floats, which may differ from one in the last place
            chances = [chance / total for chance in chances]
        adopted, too_few, vetoed = chances
        return adopted, too_few, vetoed
