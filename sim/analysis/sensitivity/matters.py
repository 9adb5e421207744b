"""Who matters most to a question: what each member's position makes of the chance of each outcome, exactly."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from sim.analysis.counting import Results, Weights, results_of
from sim.analysis.derivatives import MOVES, Derivative
from sim.analysis.odds.question import odds
from sim.analysis.odds.units import CERTAIN, Unit, counts_of, units_of
from sim.analysis.sensitivity.effects import Effects, Vary, effects
from sim.analysis.sensitivity.questions import Put, questions_put
from sim.errors import UnscError
from sim.law import Choice, Measure, measure_of
from sim.scenario.chances import Chances
from sim.scenario.model import Scenario

SURELY = (Choice.YES, Choice.NO, Choice.ABSTAIN)


@frozen
class Mattering:
    """A member, or a bloc that votes as one: its position, and the chances if it surely voted so or so."""

    codes: tuple[str, ...]
    position: Mapping[Choice, Fraction]
    derivative: Derivative

    def moving(self, start: Choice, to: Choice, outcome: str) -> Fraction:
        """Return the derivative of an outcome's chance along moving chance from one choice to another."""
        return Fraction(getattr(self.derivative.moving(start, to), outcome))

    def surely(self, choice: Choice, outcome: str) -> Fraction:
        """Return an outcome's chance if this unit surely votes so."""
        return Fraction(getattr(self.derivative.if_surely[choice], outcome))

    def swing(self, outcome: str) -> Fraction:
        """Return an outcome's chance if this unit votes yes, less that if it votes no."""
        return self.moving(Choice.NO, Choice.YES, outcome)

    def most(self, outcome: str) -> Fraction:
        """Return the greatest size of a derivative of an outcome's chance to this unit's position."""
        return max(abs(self.moving(start, to, outcome)) for start, to in MOVES)


@frozen
class Sensitivity:
    """How a question depends on its members' positions, seated order.

    Where votes share a cause (`correlation`), the chance is not linear in a position: what is given as a
    derivative is then the difference between two certain votes, others keeping their chances and their cause;
    it is off by no more than `error` and there are no `effects`. `unknown` are members whose vote is not known:
    then nothing else is said.
    """

    put: Put
    measure: Measure
    chances: Results | None
    rows: tuple[Mattering, ...]
    effects: Mapping[str, Effects]
    vary: Vary
    units: tuple[Unit, ...] = ()
    error: float = 0.0
    unknown: tuple[str, ...] = ()

    @property
    def correlation(self) -> Fraction:
        """How far a shared cause moves all votes."""
        return self.put.voting.votes.correlation

    def ranked(self, outcome: str = "adopted") -> tuple[Mattering, ...]:
        """Return who matters most to an outcome first, by the greatest derivative; alike, as they are seated."""
        return tuple(sorted(self.rows, key=lambda row: -row.most(outcome)))


def sensitivities(scenario: Scenario, vary: Vary = Vary.CHANCES) -> tuple[Sensitivity, ...]:
    """Return how each question a scenario puts to the vote depends on its members' positions.

    Raises `UnscError` where it puts none.
    """
    puts = questions_put(scenario)
    if not puts:
        raise UnscError(f"{scenario.file or scenario.title}: no question in it is put to the vote in the Council")
    return tuple([sensitivity(put, vary) for put in puts])


def sensitivity(put: Put, vary: Vary = Vary.CHANCES) -> Sensitivity:
    """Return how one question depends on its members' positions."""
    voting = put.voting
    measure = measure_of(voting.question, voting.body, voting.law)
    members = voting.votes.members
    unknown = tuple([v.member for v in members if not v.known])
    if unknown:
        return Sensitivity(put, measure, None, (), {}, vary, unknown=unknown)
    stances = {v.member: v.chances or v.choice for v in members}
    position_of = {v.member: _position(v.chances or v.choice) for v in members}
    units = units_of(stances, voting.votes.blocs)
    correlation, error = voting.votes.correlation, 0.0
    rows = []
    for n, unit in enumerate(units):
        surely: dict[Choice, Results] = {}
        for choice in SURELY:
            certain = evolve(unit, weights=Weights(*map(Fraction, _weights(choice))))
            surely[choice], off = chances_of([*units[:n], certain, *units[n + 1 :]], measure, correlation)
            error = max(error, off)
        surely[Choice.NOT_VOTING] = surely[Choice.ABSTAIN]
        rows.append(Mattering(unit.codes, position_of[unit.codes[0]], Derivative(" ".join(unit.codes), surely)))
    chances, off = chances_of(units, measure, correlation)
    of = {} if correlation else effects(units, measure, vary)
    return Sensitivity(put, measure, chances, tuple(rows), of, vary, units, 2 * max(error, off))


def chances_of(units: Sequence[Unit], measure: Measure, correlation: Fraction) -> tuple[Results, float]:
    """Return the chance of each outcome, and by how much it may be off: 0 for votes cast independently."""
    if not correlation:
        return results_of(counts_of(units, measure), measure), 0.0
    found = odds(units, measure, correlation=correlation)
    adopted, too_few, vetoed = [each.low for each in (found.adopted, found.too_few_votes, found.vetoed)]
    return Results(adopted, too_few, vetoed), found.error


def _weights(choice: Choice) -> tuple[int, int, int]:
    weights = CERTAIN[choice]
    return weights.yes, weights.no, weights.harmless


def _position(stance: Choice | Chances | None) -> Mapping[Choice, Fraction]:
    return {c: stance.of(c) if isinstance(stance, Chances) else Fraction(int(c is stance)) for c in Choice}
