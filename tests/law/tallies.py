"""All distinct counts of a Council, permanent and elected members apart, each with one roll call that has it."""

from collections.abc import Iterator, Sequence
from math import factorial

from sim.council import Council
from sim.law import Choice, RollCall, Vote

THREE = (Choice.YES, Choice.NO, Choice.ABSTAIN)
FOUR = (*THREE, Choice.NOT_VOTING)


def ways(members: int, choices: int) -> Iterator[tuple[int, ...]]:
    """List how many members may have made each choice."""
    if choices == 1:
        yield (members,)
        return
    for first in range(members + 1):
        for others in ways(members - first, choices - 1):
            yield (first, *others)


def multiplicity(counts: Sequence[int]) -> int:
    """Return in how many ways distinct members can be counted so."""
    number = factorial(sum(counts))
    for count in counts:
        number //= factorial(count)
    return number


def distinct(council: Council, choices: Sequence[Choice]) -> Iterator[tuple[RollCall, int]]:
    """List one roll call of each distinct count, and how many roll calls have that count."""
    permanent = [m for m in council.codes if m in council.permanent]
    elected = [m for m in council.codes if m not in council.permanent]
    for p in ways(len(permanent), len(choices)):
        for e in ways(len(elected), len(choices)):
            made = [c for counts in (p, e) for c, n in zip(choices, counts, strict=True) for _ in range(n)]
            votes = tuple(Vote(m, c) for m, c in zip(permanent + elected, made, strict=True))
            yield RollCall(votes), multiplicity(p) * multiplicity(e)
