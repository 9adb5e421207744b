"""The Council, its law and its members' chances, as the figures about single questions take them."""

import random
from datetime import date
from fractions import Fraction

from sim.analysis.counting import Weights
from sim.council import Council, council_on
from sim.council.enlarged import enlarge
from sim.law import Kind, Measure, Question, law_on, measure_of
from sim.scenario.chances import Chances

DAY = date(2024, 6, 12)


def council(members: int = 15) -> tuple[Council, Measure]:
    """Return a Council of so many members and what a draft needs: that of 1960, of 2024, or an enlarged one."""
    day = date(1960, 6, 12) if members < 15 else DAY
    whole = council_on(day)
    if members > 15:
        whole = enlarge(whole, elected=members - 15)
    return whole, measure_of(Question(Kind.SUBSTANTIVE), whole, law_on(day))


def chances(codes: tuple[str, ...], seed: int = 1) -> dict[str, Chances]:
    """Return chances in hundredths, each member's its own: yes, no and abstaining are possible for everybody."""
    draw = random.Random(seed)
    found = {}
    for code in codes:
        low, high = sorted(draw.sample(range(1, 100), 2))
        yes, no, abstain = (Fraction(n, 100) for n in (low, high - low, 100 - high))
        found[code] = Chances(yes=yes, no=no, abstain=abstain)
    return found


def floats(stances: dict[str, Chances]) -> list[tuple[str, Weights]]:
    """Return chances as the shared count takes them, in floats."""
    return [(code, Weights(float(c.yes), float(c.no), float(c.abstain))) for code, c in stances.items()]


def hundredths(stances: dict[str, Chances], permanent: frozenset[str]) -> list[int]:
    """Return the chances of yes and no as a peer takes them, the permanent members first."""
    ordered = sorted(stances, key=lambda code: code not in permanent)
    return [int(100 * share) for code in ordered for share in (stances[code].yes, stances[code].no)]
