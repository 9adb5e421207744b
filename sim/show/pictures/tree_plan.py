"""What is drawn of a tree of odds: its uncertain questions, its likeliest ends, and the others together."""

from collections.abc import Set as AbstractSet
from fractions import Fraction
from itertools import accumulate, pairwise

from attrs import frozen

from sim.analysis.odds.between import Between
from sim.analysis.odds.chain import End, Node
from sim.show.chances_words import RESULTS


@frozen
class Leaf:
    """Where a ribbon ends: how likely that is, and what is to be said there."""

    chance: Between
    words: str
    folded: int = 0
    """How many ends are folded together here; none where it is one end."""


@frozen
class Fork:
    """A question that is drawn, and its ribbons: the result, how likely it is where it is put, and where it leads.

    `after` is what was certain on the way to it.
    """

    id: str
    after: str
    chance: Between
    ribbons: tuple[tuple[str, Between, "Fork | Leaf"], ...]


def planned(
    node: Node, first: int, kept: AbstractSet[int], so_far: Between, steps: tuple[str, ...] = ()
) -> Fork | Leaf:
    """Return what is drawn of a node whose first end has the number `first`, and the chance `so_far`.

    `kept` are the numbers of the ends that are drawn, as `sim.analysis.odds.chain.paths` lists them. Branches
    without one are folded together, and what is certain is no fork but told at the next. `steps` are the results
    since the last fork.
    """
    if isinstance(node, End):
        words = (*steps[1:], *node.followed) or steps[:1]
        return Leaf(so_far, "; ".join(words) or "no question was put")
    if len(node.branches) == 1:
        only = node.branches[0]
        certain = f"{node.id}: {RESULTS[only.result]}"
        return planned(only.to, first, kept, so_far, (*(steps or ("",)), certain))
    begins = list(accumulate((_ends(branch.to) for branch in node.branches), initial=first))
    spans = [range(*span) for span in pairwise(begins)]
    folded = [n for n, span in enumerate(spans) if kept.isdisjoint(span)]
    number = sum(len(spans[n]) for n in folded)
    if number == 1:
        folded = []  # one end alone takes no less room when folded
    ribbons: list[tuple[str, Between, Fork | Leaf]] = []
    for n, branch in enumerate(node.branches):
        if n not in folded:
            step = f"{node.id}: {RESULTS[branch.result]}"
            so_far_there = _times(so_far, branch.chance)
            to = planned(branch.to, begins[n], kept, so_far_there, (step,))
            ribbons.append((branch.result, branch.chance, to))
    if folded:
        together = Between.of([sum((given[n] for n in folded), Fraction(0)) for given in node.chances()])
        more = f"{number} less likely ends, folded together"
        ribbons.append(("", together, Leaf(_times(so_far, together), more, number)))
    return Fork(node.id, "; ".join(steps[1:]), so_far, tuple(ribbons))


def folded_in(at: Fork | Leaf) -> int:
    """Count the ends that are folded together."""
    return at.folded if isinstance(at, Leaf) else sum(folded_in(to) for _, _, to in at.ribbons)


def depth_of(at: Fork | Leaf) -> int:
    """Count the questions on the longest way."""
    return 0 if isinstance(at, Leaf) else 1 + max(depth_of(to) for _, _, to in at.ribbons)


def _ends(node: Node) -> int:
    return 1 if isinstance(node, End) else sum(_ends(branch.to) for branch in node.branches)


def _times(one: Between, other: Between) -> Between:
    return Between(one.low * other.low, one.high * other.high)
