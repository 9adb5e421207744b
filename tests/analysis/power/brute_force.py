"""Voting power found by listing every way of voting in every order, each decided by the measure."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import permutations, product

from attrs import frozen

from sim.law import Choice, Measure, Reason

YES, NO, ABSTAIN = Choice.YES, Choice.NO, Choice.ABSTAIN
Way = tuple[Choice, ...]


@frozen
class Listed:
    """What was found for each member: swings, roll calls it is the pivot of, and ways it could turn."""

    adopting: int
    swings: Counter[str]
    pivots: Counter[str]
    prevents: Counter[str]
    initiates: Counter[str]


def adopts(codes: tuple[str, ...], measure: Measure, way: Way) -> bool:
    """Decide one way of voting, member by member."""
    yes = no = vetoes = 0
    for code, choice in zip(codes, way, strict=True):
        if code in measure.held_to_abstain or (choice is NO and code in measure.not_against):
            continue
        yes += choice is YES
        no += choice is NO
        vetoes += choice is NO and code in measure.holders
    return measure.reason(yes, no, vetoes) is Reason.ENOUGH_VOTES


def listed(codes: tuple[str, ...], measure: Measure, choices: Way) -> Listed:
    """List all ways of voting, and of these in every order; `choices` are yes and no, or abstaining too."""
    ways = {way: adopts(codes, measure, way) for way in product(choices, repeat=len(codes))}
    swings, prevents, initiates = Counter[str](), Counter[str](), Counter[str]()
    for way, adopted in ways.items():
        for n, code in enumerate(codes):
            would = {choice: ways[(*way[:n], choice, *way[n + 1 :])] for choice in (YES, NO)}
            swings[code] += way[n] is YES and would[YES] and not would[NO]
            prevents[code] += adopted and not would[NO]
            initiates[code] += not adopted and would[YES]
    pivots = Counter(_pivots(len(codes), choices, ways.__getitem__))
    return Listed(
        sum(ways.values()), swings, Counter({codes[n]: k for n, k in pivots.items()}), prevents, initiates
    )


def _pivots(size: int, choices: Way, adopted: Callable[[Way], bool]) -> Iterator[int]:
    """Return the pivot of every roll call: once it has voted, all that may follow comes to the same."""
    for way in product(choices, repeat=size):
        for order in permutations(range(size)):
            known: set[int] = set()
            # Monotone: if all others against and all others in favour come to the same, everything between does.
            for n in (None, *order):
                known |= set() if n is None else {n}
                worst = tuple(choice if m in known else NO for m, choice in enumerate(way))
                best = tuple(choice if m in known else YES for m, choice in enumerate(way))
                if adopted(worst) == adopted(best):
                    if n is not None:
                        yield n
                    break
