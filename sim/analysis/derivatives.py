"""How much each member's position matters to the chance of each outcome: exact derivatives. It samples nothing.

The chance of an outcome is linear in each member's position (multilinear in all of them together): moving a
chance d of one member from one choice to another changes it by d times the difference of the two chances that
hold if the member surely chose the one or the other. That difference is the derivative, exact and not local.
For yes and no and a fixed number of votes it is Birnbaum's importance of a component (Z. W. Birnbaum, On the
importance of different components in a multicomponent system, 1969), which is the Banzhaf measure where all
votes are even chances.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Protocol

from attrs import frozen

from sim.analysis.counting import Results, Weights, results
from sim.law import Choice, Measure

_PURE = {
    Choice.YES: Weights(Fraction(1), Fraction(0), Fraction(0)),
    Choice.NO: Weights(Fraction(0), Fraction(1), Fraction(0)),
    Choice.ABSTAIN: Weights(Fraction(0), Fraction(0), Fraction(1)),
}
MOVES = ((Choice.NO, Choice.ABSTAIN), (Choice.NO, Choice.YES), (Choice.ABSTAIN, Choice.YES))
"""From which choice to which a chance is moved: each step towards the draft."""


class Position(Protocol):
    """How likely a member is to vote in each way; `sim.scenario.chances.Chances` is one."""

    @property
    def yes(self) -> Fraction: ...  # noqa: D102
    @property
    def no(self) -> Fraction: ...  # noqa: D102
    @property
    def abstain(self) -> Fraction: ...  # noqa: D102
    @property
    def not_voting(self) -> Fraction: ...  # noqa: D102


@frozen
class Derivative:
    """What one member's position makes of the chance of each outcome.

    `if_surely` has the chances that hold if the member surely votes so and all others as they do. Abstaining and
    not voting are the same to every outcome.
    """

    member: str
    if_surely: Mapping[Choice, Results]

    def moving(self, start: Choice, to: Choice) -> Results:
        """Return the derivative of each outcome's chance along moving chance from one choice to another.

        A chance d moved changes an outcome's chance by d times this. The three add up to 0.
        """
        before, after = self.if_surely[start], self.if_surely[to]
        return Results(
            after.adopted - before.adopted,
            after.too_few_votes - before.too_few_votes,
            after.vetoed - before.vetoed,
        )


def derivatives(members: Iterable[tuple[str, Position]], measure: Measure) -> tuple[Derivative, ...]:
    """Return the exact derivatives of the chance of each outcome to each member's position.

    `members` are all that vote, each by itself, with fractions as chances.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> from sim.law import Kind, Question, law_on, measure_of
    >>> from sim.scenario.chances import Chances
    >>> day = date(2024, 3, 28)
    >>> measure = measure_of(Question(Kind.SUBSTANTIVE), council_on(day), law_on(day))
    >>> surely = Chances(yes=Fraction(1))
    >>> torn = Chances(no=Fraction(1, 2), abstain=Fraction(1, 2))
    >>> members = [(code, torn if code in ("CHN", "RUS") else surely) for code in council_on(day).codes]
    >>> russia = next(d for d in derivatives(members, measure) if d.member == "RUS")
    >>> str(russia.moving(Choice.NO, Choice.ABSTAIN).adopted)
    '1/2'
    """
    series = [(code, Weights(p.yes, p.no, p.abstain + p.not_voting)) for code, p in members]
    return tuple(Derivative(code, _if_surely(series, n, measure)) for n, (code, _) in enumerate(series))


def _if_surely(series: list[tuple[str, Weights]], n: int, measure: Measure) -> Mapping[Choice, Results]:
    code = series[n][0]
    found = {
        choice: results([*series[:n], *series[n + 1 :], (code, pure)], measure) for choice, pure in _PURE.items()
    }
    return {**found, Choice.NOT_VOTING: found[Choice.ABSTAIN]}
