"""Power under the law as it is and under every reform of it: one question, put in the Council of one day."""

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from sim.analysis.power.indices import Power, Powers, powers
from sim.analysis.power.structure import Sort
from sim.council import Council
from sim.law import Law, Question, measure_of
from sim.law.reforms import REFORMS, Reform, council_under, law_under
from sim.source import Status


@frozen
class Seats:
    """The members of one standing: how many, whether permanent, whether they can veto this, their power."""

    members: int
    permanent: bool
    veto: bool
    power: Power


@frozen
class ReformedPower:
    """What a reform (None: the law as it is) makes of power: `needed` affirmative votes of `size` seats."""

    reform: Reform | None
    size: int
    needed: int
    needed_status: Status
    powers: Powers
    seats: tuple[Seats, ...]


def power_by_reform(
    question: Question,
    council: Council,
    law: Law,
    *,
    ternary: bool = False,
    reforms: Iterable[Reform] = tuple(REFORMS.values()),
) -> tuple[ReformedPower, ...]:
    """Return the powers under a law, and under each reform of it, in the order the reforms are listed.

    Permanent and elected members are kept apart also where their power is equal, as in a Council whose new
    permanent members hold no veto. Raises `UnscError` for a Council that one of the reforms does not fit
    (`Reform.fits`).
    """
    found = [_powers(None, question, council, law, ternary)]
    for reform in reforms:
        body = council_under(reform, council)
        found.append(_powers(reform, question, body, law_under(reform, law, body_size=body.size), ternary))
    return tuple(found)


def _powers(reform: Reform | None, question: Question, council: Council, law: Law, ternary: bool) -> ReformedPower:
    measure = measure_of(question, council, law)
    found = powers(measure, council, ternary=ternary)
    standing = Counter((code in council.permanent, found.sorts[code]) for code in council.codes)
    seats = [
        Seats(number, permanent, sort is Sort.VETO, found.by_type.by_sort[sort])
        for (permanent, sort), number in standing.items()
    ]
    seats.sort(key=lambda each: (not each.permanent, not each.veto))
    # None of the reforms lets a Council decide by a share of those voting, so this is the number for all votes.
    needed = measure.requirement.needed(len(council.codes), 0)
    return ReformedPower(reform, council.size, needed, measure.requirement.status, found, tuple(seats))
