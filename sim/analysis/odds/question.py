"""The chance of each outcome of one question, exact, with bounds where votes are unknown. Nothing is sampled."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from sim.analysis.counting import Results, State, Weight, Weights, results_and_vetoes, results_of
from sim.analysis.odds.between import Between
from sim.analysis.odds.copula import NO_MORE_VOTES, Chance2, check_correlation, mixed
from sim.analysis.odds.units import NO, Unit, combined, counts_of, ways_to_complete, whole_numbers
from sim.law import Measure, Tally

INDEPENDENT = NEVER = Fraction(0)
NOBODY_BY_NUMBER = Tally()
SLIGHT = Fraction(1, 10**18)
NEARLY_ONE = 1 - SLIGHT
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
        possible = _spread(*_possibly(chancy), measure, may_vote_no, steps)
        spread_over = _Mixed(*mixed(chancy, measure, may_vote_no, float(correlation), steps), possible)
    else:
        spread_over = _spread(*whole_numbers(chancy), measure, may_vote_no, steps)
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


def _possibly(units: Iterable[Unit]) -> tuple[list[Unit], int]:
    """Return units that may do what they may do, each as likely as the other, as `whole_numbers` returns them.

    Short of a correlation of one whatever may come of independent votes may come of those with a shared factor.
    """
    found, divisor = [], 1
    for unit in units:
        assert unit.weights is not None, "what is not known has no weight"
        weights = (unit.weights.yes, unit.weights.no, unit.weights.harmless)
        open_to = [1 if weight else 0 for weight in weights]
        found.append(Unit(unit.codes, Weights(*open_to)))
        divisor *= sum(open_to)
    return found, divisor


@frozen
class _Spread:
    """What votes given as chances, each cast by itself, come to: whole weights by what the unknown votes add.

    `vetoes` are the weights of a veto with one member among those voting against, by its code.
    """

    results: Mapping[State, Results]
    vetoes: Mapping[State, Mapping[str, Weight]]
    divisor: int
    error: float = 0.0

    def chances(self, step: State) -> Chance3:
        """Return the chances of the results if the unknown votes add this to the count."""
        found = self.results[step]
        weights = (found.adopted, found.too_few_votes, found.vetoed)
        adopted, too_few, vetoed = [Fraction(weight, self.divisor) for weight in weights]
        return adopted, too_few, vetoed

    def vetoed(self, step: State, against: str) -> Fraction:
        """Return the chance of a veto with this member among those voting against."""
        return Fraction(self.vetoes[step][against], self.divisor)


def _spread(
    units: Sequence[Unit], divisor: int, measure: Measure, watched: Iterable[str], steps: Sequence[State]
) -> _Spread:
    """Count units with whole weights, and of the watched members each in turn as voting against."""
    if tuple(steps) == NO_MORE_VOTES and all(len(unit.codes) == 1 for unit in units):
        voting = [(unit.codes[0], w) for unit in units if (w := unit.weights) is not None]
        found, vetoes = results_and_vetoes(voting, measure, watched)
        return _Spread({NO_MORE_VOTES[0]: found}, {NO_MORE_VOTES[0]: vetoes}, divisor)
    # What unknown votes add, and blocs, need the counts; for all else the results are counted at once.
    results = _results(units, measure, steps)
    against = {c: _results([u.only(NO) if c in u.codes else u for u in units], measure, steps) for c in watched}
    vetoed = {step: {code: found[step].vetoed for code, found in against.items()} for step in steps}
    return _Spread(results, vetoed, divisor)


def _results(units: Iterable[Unit], measure: Measure, steps: Iterable[State]) -> dict[State, Results]:
    counts = counts_of(units, measure)
    return {step: results_of(combined(counts, {step: 1}, measure), measure) for step in steps}


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
        possible = self.possible.results[step]
        for i, weight in enumerate((possible.adopted, possible.too_few_votes, possible.vetoed)):
            found[i] = max(found[i], SLIGHT) if weight else NEVER
        likeliest = found.index(max(found))
        found[likeliest] += 1 - sum(found)
        return found[0], found[1], found[2]

    def vetoed(self, step: State, against: str) -> Fraction:
        """Return the chance of a veto with this member among those voting against."""
        possible = self.possible.vetoes[step][against]
        if possible in (0, self.possible.divisor):
            return Fraction(possible, self.possible.divisor)
        enough, adopted = self.found[against][step]
        return min(max(Fraction(enough - adopted), SLIGHT), NEARLY_ONE)
