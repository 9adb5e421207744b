"""No sooner than: at what point of a roll call its outcome was settled, and whose vote could have settled it."""

from collections.abc import Iterable

from attrs import frozen

from sim.analysis.flips.search import plus
from sim.analysis.flips.standing import Standing, State, result, sorts_of
from sim.errors import UnscError
from sim.law import Body, Choice, Outcome

_CHOICES = (Choice.YES, Choice.NO, Choice.ABSTAIN)


@frozen
class Settles:
    """A vote that a member could cast now, with which the outcome would be settled whatever follows."""

    member: str
    choice: Choice
    outcome: Outcome


@frozen
class Point:
    """How a roll call stands after some votes: the last of them (None before the first), and what is settled.

    `could_settle` are the votes of single members still to vote that would settle the outcome at once.
    """

    member: str | None
    choice: Choice | None
    outcome: Outcome
    could_settle: tuple[Settles, ...] = ()


@frozen
class Settling:
    """A roll call point by point, the first before any vote."""

    points: tuple[Point, ...]

    @property
    def after(self) -> int:
        """After how many votes the outcome was settled, whatever the others did."""
        return next(n for n, point in enumerate(self.points) if point.outcome is not Outcome.OPEN)

    @property
    def by(self) -> str | None:
        """Whose vote settled it; None if it was settled before any."""
        return self.points[self.after].member

    @property
    def no_sooner_than(self) -> int:
        """The first vote, counted from 1, at which some single member could have settled it; 0 if before any."""
        if self.after == 0:
            return 0
        return next(n for n, point in enumerate(self.points, 1) if point.could_settle)


def settling(standing: Standing, body: Body, order: Iterable[str] = ()) -> Settling:
    """Follow a roll call member by member, each voting as it did, in some order or that of the seats.

    `order` names who is called first; the others follow as seated. Members whose vote is unknown are not called:
    whatever they do is among what may follow. Raises `UnscError` for a name twice or without a known vote.
    """
    votes = dict(standing.votes)
    called = list(order)
    for n, code in enumerate(called):
        if code not in votes or code in called[:n]:
            why = "is named twice" if code in votes else "has no vote that is known"
            raise UnscError(f"{code} {why}; expected each member once, of those whose vote is known")
    called += [code for code in body.codes if code in votes and code not in called]
    unknown = tuple(code for code in body.codes if code not in votes)
    state: State = (0, 0, 0)
    points = [_point(standing, state, None, None, (*called, *unknown), tuple(called))]
    for n, code in enumerate(called, 1):
        state = plus(state, standing.effect(code, votes[code]))
        points.append(_point(standing, state, code, votes[code], (*called[n:], *unknown), tuple(called[n:])))
    return Settling(tuple(points))


def _point(
    standing: Standing,
    state: State,
    member: str | None,
    choice: Choice | None,
    free: tuple[str, ...],
    waiting: tuple[str, ...],
) -> Point:
    outcome = result(standing.measure, state, sorts_of(standing.measure, free))
    could = []
    for code in waiting if outcome is Outcome.OPEN else ():
        left = sorts_of(standing.measure, tuple([other for other in free if other != code]))
        for vote in _CHOICES:
            after = plus(state, standing.effect(code, vote))
            then = result(standing.measure, after, left)
            if then is not Outcome.OPEN:
                could.append(Settles(code, vote, then))
    return Point(member, choice, outcome, tuple(could))
