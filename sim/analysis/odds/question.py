"""The chance of each outcome of one question, exact, with bounds where votes are unknown. Nothing is sampled."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache

from attrs import evolve, frozen

from sim.analysis.counting import Results, State, Weights, results, results_of
from sim.analysis.odds.between import Between
from sim.analysis.odds.copula import NO_MORE_VOTES, Chance2, check_correlation, mixed
from sim.analysis.odds.units import NO, Unit, combined, counts_of, ways_to_complete, whole_numbers
from sim.law import Measure, Tally

INDEPENDENT = NEVER = Fraction(0)
NOBODY_BY_NUMBER = Tally()
SLIGHT = Fraction(1, 10**18)
"""What an integral makes of a chance that is there, but too slight for it: nought is for the impossible alone."""

Chance3 = tuple[Fraction, Fraction, Fraction]
"""The chances of adopted, too few votes and vetoed; they add up to one."""


@frozen
class Odds:
    """How likely one question is to be adopted, to fail for votes, and to be vetoed.

    `vetoed_by` is, for each veto holder that may, the chance that the draft is vetoed and it voted against: if
    several vote against, each of them vetoes, so that these may add up to more than one. `extremes` are the
    chances under each way in which the votes not known may have been cast; every mixture of them is possible and
    nothing else is. `error` is 0 for votes cast independently; with a shared factor the integral over it is
    numerical, and no chance between nought and one is off by more than this. What is nought is impossible and
    what is one is certain, with a shared factor too.
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
    one-factor Gaussian copula (`copula`), of 0.99 at most. Units without weights may vote in any way, but an
    unknown vote does not follow the chances of others: each chance is then linear in each of their votes, so that
    it is greatest and least where each of them casts one vote for certain. A member that were to wait for the
    votes of others might do more or less. `by_number` are votes known to be among theirs. Raises `UnscError` for
    a correlation that is none or too near to one, and for one of too many members of the Assembly.

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
    check_correlation(correlation)
    series = tuple(units)
    chancy = tuple([u for u in series if u.weights is not None])
    free = tuple([u for u in series if u.weights is None])
    # Whose negative vote can block: those held to abstain, or taken not to vote against, hold no veto.
    watched = {c: u for u in series for c in u.codes if c in measure.holders and u.weight(NO)}
    if measure.noes_to_block is None:
        watched = {}
    if correlation and sum(u.certain is None for u in chancy) < 2:
        correlation = INDEPENDENT  # one vote that is not certain has nothing to go together with
    may_vote_no = {c: u for c, u in watched.items() if u.weights is not None}
    ways = ways_to_complete(free, measure, by_number)
    steps = tuple(dict.fromkeys([step for step, _ in ways]))
    spread_over: _Spread | _Mixed
    if correlation:
        possible = _Spread([_possibly(unit) for unit in chancy], measure, at_once=steps == NO_MORE_VOTES)
        spread_over = _Mixed(*mixed(chancy, measure, may_vote_no, float(correlation), steps), possible)
    else:
        spread_over = _Spread(chancy, measure, at_once=steps == NO_MORE_VOTES)
    of_step = {step: spread_over.chances(step) for step in steps}
    vetoed_by = {}
    for code, unit in watched.items():
        if unit.weights is not None:
            chances = [spread_over.vetoed(step, code) for step in steps]
        else:
            seen = ways_to_complete(free, measure, by_number, code)
            chances = [of_step[step][2] if no else NEVER for step, no in seen]
        if any(chances):
            vetoed_by[code] = Between.of(chances)
    extremes = set(of_step.values())
    adopted, too_few, vetoed = [Between.of(column) for column in zip(*extremes, strict=True)]
    told = (adopted, too_few, vetoed, *vetoed_by.values())
    error = spread_over.error if any(0 < c < 1 for each in told for c in (each.low, each.high)) else 0.0
    return Odds(adopted, too_few, vetoed, vetoed_by, tuple(sorted(extremes)), error)


def _possibly(unit: Unit) -> Unit:
    """Return a unit that may do what it may do, each as likely as the other.

    Short of a correlation of one whatever may come of independent votes may come of those with a shared factor.
    """
    open_to = [bool(unit.weight(choice)) for choice in range(3)]
    return evolve(unit, weights=Weights(*[Fraction(each, sum(open_to)) for each in open_to]))


class _Spread:
    """What votes given as chances, each cast by itself, may come to."""

    error = 0.0

    def __init__(self, units: Sequence[Unit], measure: Measure, *, at_once: bool) -> None:
        self.units, self.divisor = whole_numbers(units)
        self.measure = measure
        # What unknown votes add, and blocs, need the counts; for all else the results are counted at once.
        self.at_once = at_once and all(len(unit.codes) == 1 for unit in units)
        self.counts = cache(lambda against: counts_of(self._voting(against), measure))

    def chances(self, step: State) -> Chance3:
        """Return the chances of the results if the unknown votes add this to the count."""
        found = self._results(step, "")
        weights = (found.adopted, found.too_few_votes, found.vetoed)
        adopted, too_few, vetoed = [Fraction(weight, self.divisor) for weight in weights]
        return adopted, too_few, vetoed

    def vetoed(self, step: State, against: str) -> Fraction:
        """Return the chance of a veto with this member among those voting against."""
        return Fraction(self._results(step, against).vetoed, self.divisor)

    def _results(self, step: State, against: str) -> Results:
        if self.at_once:
            voting = [(u.codes[0], w) for u in self._voting(against) if (w := u.weights) is not None]
            return results(voting, self.measure)
        return results_of(combined(self.counts(against), {step: 1}, self.measure), self.measure)

    def _voting(self, against: str) -> Iterable[Unit]:
        return [unit.only(NO) if against in unit.codes else unit for unit in self.units]


@frozen
class _Mixed:
    """The same for votes that a shared factor moves: what `mixed` found, its error, and what is possible."""

    found: Mapping[str, Mapping[State, Chance2]]
    error: float
    possible: _Spread

    def chances(self, step: State) -> Chance3:
        """Return the chances of the results if the unknown votes add this to the count."""
        enough, adopted = map(Fraction, self.found[""][step])
        found = [adopted, 1 - enough, enough - adopted]
        for i, possible in enumerate(self.possible.chances(step)):
            found[i] = max(found[i], SLIGHT) if possible else NEVER
        likeliest = found.index(max(found))
        found[likeliest] += 1 - sum(found)
        return found[0], found[1], found[2]

    def vetoed(self, step: State, against: str) -> Fraction:
        """Return the chance of a veto with this member among those voting against."""
        possible = self.possible.vetoed(step, against)
        if possible in (0, 1):
            return possible
        enough, adopted = map(Fraction, self.found[against][step])
        return min(max(enough - adopted, SLIGHT), 1 - SLIGHT)
