"""Members and seats in a long record: China's seat, and that of the USSR and Russia, is one seat throughout."""

from collections.abc import Mapping

from attrs import frozen

from sim.council import council_on, state
from sim.council.terms import LAST_DAY, SAME_SEAT
from sim.errors import UnscError
from sim.law import Choice

SEATS = tuple(sorted(council_on(LAST_DAY).permanent))
"""The permanent seats, by who holds them now."""
_NOW = {earlier: now for earlier, now in SAME_SEAT if now in SEATS}
"""The earlier holder of a permanent seat, and who holds it now."""


def seat_of(code: str) -> str:
    """Return what a member is counted under: the permanent seat by its present holder, any other State itself.

    >>> [seat_of(code) for code in ("ROC", "SUN", "USA", "CSK")]
    ['CHN', 'RUS', 'USA', 'CSK']
    """
    return _NOW.get(code, code)


def earlier_holder(seat: str) -> str:
    """Return who held a permanent seat before; nothing where nobody else did.

    >>> earlier_holder("CHN"), earlier_holder("USA")
    ('ROC', '')
    """
    return next((earlier for earlier, now in _NOW.items() if now == seat), "")


@frozen
class Pair:
    """Two members whose votes are compared. CHN and RUS are their seat, whoever held it; ROC and SUN that holder.

    >>> Pair("USA", "RUS").choices({"USA": Choice.YES, "SUN": Choice.NO})
    (<Choice.YES: 'yes'>, <Choice.NO: 'no'>)
    """

    one: str
    other: str

    def choices(self, choices: Mapping[str, Choice]) -> tuple[Choice | None, Choice | None]:
        """Return how the two voted; None for one that is not among the members."""
        return _of(self.one, choices), _of(self.other, choices)


def _of(code: str, choices: Mapping[str, Choice]) -> Choice | None:
    return choices.get(code) or choices.get(earlier_holder(code))


def pair_of(text: str) -> Pair:
    """Read two codes such as USA,RUS. Raises `UnscError` for anything else, and for two holders of one seat.

    >>> pair_of("usa,rus")
    Pair(one='USA', other='RUS')
    """
    codes = text.upper().replace(",", " ").split()
    if len(codes) != 2:
        raise UnscError(f"found {text[:40]!r}, expected two members such as USA,RUS")
    one, other = (state(code).code for code in codes)
    if seat_of(one) == seat_of(other):
        same = "one and the same seat" if one != other else "the same member twice"
        raise UnscError(f"{one} and {other} are {same}; expected two members that could vote beside each other")
    return Pair(one, other)


EVERY_PAIR_OF_SEATS = tuple(Pair(one, other) for n, one in enumerate(SEATS) for other in SEATS[n + 1 :])
"""The permanent members two by two: who is compared where nobody is named."""
