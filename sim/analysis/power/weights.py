"""A voting rule written as weights: each choice of each sort of member weighs something, and a sum carries."""

from collections.abc import Mapping

from attrs import frozen

from sim.analysis.power.structure import Sort, Structure
from sim.law import Choice
from sim.law.thresholds import AtLeast


@frozen
class VoteWeights:
    """What each choice of a member of each sort weighs, and the sum at which a draft is carried."""

    by_sort: Mapping[Sort, Mapping[Choice, int]]
    carried_at: int


def weights_of(structure: Structure) -> VoteWeights | None:
    """Return the weights that decide as the law does, abstention included; None where several noes have to meet.

    A fixed number of votes: yes weighs 1, all else 0, carried at that number q. A veto is a no of weight q - n:
    with all n - 1 others in favour, one no then leaves q - 1. So the Council's veto weighs 9 - 15 = -6, and the
    Council with abstention is a weighted game; the weights 7 and 1, carried at 39, hold for yes and no only.
    A share p of those voting: yes weighs 1 - p and no -p, in whole numbers; where the share itself is enough, in
    such large ones that one more for each yes tells a draft carried from one with no vote at all.

    Where two noes or more of veto holders have to meet, no such weights are given. The Council of fifteen, nine
    votes and two noes has none: two adopted roll calls can trade votes and become two that fail.

    >>> from datetime import date
    >>> council = Structure(AtLeast(9, date(1966, 1, 1), ()), veto=5, other=10, noes_to_block=1)
    >>> {choice.value: weight for choice, weight in weights_of(council).by_sort[Sort.VETO].items()}
    {'yes': 1, 'no': -6, 'abstain': 0}
    """
    if structure.noes_to_block is not None and structure.veto >= structure.noes_to_block > 1:
        return None
    requirement = structure.requirement
    if isinstance(requirement, AtLeast):
        yes, no, carried_at = 1, 0, requirement.votes
    else:
        part, whole = requirement.share
        times = 1 if requirement.more_than else structure.voting
        yes = (whole - part) * times + (not requirement.more_than)
        no, carried_at = -part * times, 1
    blocks = structure.noes_to_block == 1
    veto = min(no, carried_at - 1 - yes * (structure.voting - 1)) if blocks else no
    against = {Sort.VETO: veto, Sort.OTHER: no, Sort.PLEDGED: 0}
    by_sort = {
        sort: {Choice.YES: yes * (sort is not Sort.HELD), Choice.NO: against.get(sort, 0), Choice.ABSTAIN: 0}
        for sort in structure.sorts
    }
    return VoteWeights(by_sort, carried_at)
