"""The kernel: which results the votes of a question can come to, for whole numbers and for arrays alike.

Every decision by votes is made here, be it of one roll call (`sim.law.counting.possible`) or of all votes on
record at once (`sim.records.bulk`). There is no branch in it, so that the same lines take both. It knows no law.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

Number: TypeAlias = Any
"""A whole number, or an array of them; all those of one call are of the same length."""
Answer: TypeAlias = Any
"""True or false, or an array of it."""

NEVER = 1_000_000
"""So many negative votes are never cast: what it takes to block where nothing can be vetoed."""


def reachable(
    yes: Number,
    no: Number,
    vetoes: Number,
    holders_unnamed: Number,
    others_unnamed: Number,
    noes_unnamed: Number,
    free: Number,
    *,
    carried: Callable[[Number, Number], Answer],
    noes_to_block: Number = NEVER,
) -> tuple[Answer, Answer, Answer]:
    """Tell whether the question can be adopted, can have too few votes, and can be vetoed.

    `yes` and `no` are the votes known by name or number; `vetoes` the veto holders named among the noes;
    `holders_unnamed` and `others_unnamed` count the members not named, `noes_unnamed` the noes among them that
    are known by number, and `free` those of whom nothing is known. `carried` tells whether so many votes for and
    against carry, `noes_to_block` how many holders it takes to block. Too few votes are no veto, whoever voted
    against; so of a complete roll call just one answer is true.

    Adoption is likeliest with every free vote in favour, a shortfall with every free vote against, and a veto with
    just as many free noes as the block takes and every other free vote in favour; so one look at each of these
    settles all completions at once.

    >>> reachable(11, 2, 2, 0, 0, 0, 0, carried=lambda yes, no: yes >= 9, noes_to_block=1)
    (False, False, True)
    """
    fewest = vetoes + _not_below_nought(noes_unnamed - others_unnamed)
    blockers = _not_below_nought(noes_to_block - vetoes - noes_unnamed)
    return (
        (fewest < noes_to_block) & carried(yes + free, no),
        carried(yes, no + free) ^ True,
        (noes_to_block - vetoes <= holders_unnamed)
        & (blockers <= free)
        & carried(yes + free - blockers, no + blockers),
    )


def _not_below_nought(number: Number) -> Number:
    return number * (number > 0)
