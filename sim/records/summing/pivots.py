"""Whose single vote made the difference: a critical affirmative vote, a lone veto, or the one vote that lacked."""

import enum
from collections.abc import Iterator, Mapping

from sim.errors import UnscError
from sim.law import Choice, Kind, Measure, Reason, Vote
from sim.records.summing.cells import Key, Mark
from sim.records.summing.pairs import seat_of
from sim.records.summing.seen import Fate, Seen, measure_on


class Pivot(enum.Enum):
    """How one member's vote, and no other's beside it, made an outcome what it was."""

    DECISIVE_YES = "decisive_yes"
    """An affirmative vote without which what was adopted would have had too few."""
    LONE_VETO = "lone_veto"
    """The only veto of a draft that had enough votes."""
    WITHHELD_YES = "withheld_yes"
    """Not in favour of a question that was one affirmative vote short, and that this vote would have carried."""


class NoPivots(enum.Enum):
    """Why a vote says nothing of who was pivotal."""

    NOT_BY_NAME = "left_out_not_by_name"
    OUTCOME_UNKNOWN = "left_out_outcome_unknown"
    DIFFERS = "left_out_differs_from_law"
    """By the law the votes do not come to what was recorded; `unsc records check` says more."""
    KIND_UNKNOWN = "left_out_kind_unknown"
    """No kind is stated, and who was pivotal hangs on it."""


def pivot_key(pivot: Pivot, member: str) -> Key:
    """Return the figure of how often a member was pivotal in one way, of the votes it sat in."""
    return Key("pivotal", pivot.value, member)


def left_out_key(why: NoPivots) -> Key:
    """Return the figure of votes left out for a reason."""
    return Key("pivotal", why.value)


def pivot_marks(seen: Seen) -> Iterator[Mark]:
    """Count, for each member that sat, whether it was pivotal, and in which way."""
    if seen.fate is Fate.WITHOUT_VOTE:
        return
    found = _pivots_of(seen)
    for why in NoPivots:
        yield left_out_key(why), why is found
    if isinstance(found, NoPivots):
        return
    for vote in seen.vote.votes:
        pivot = found.get(vote.member)
        for each in Pivot:
            yield pivot_key(each, seat_of(vote.member)), each is pivot


def _pivots_of(seen: Seen) -> Mapping[str, Pivot] | NoPivots:
    if not seen.full:
        return NoPivots.NOT_BY_NAME
    if seen.fate is Fate.UNKNOWN:
        return NoPivots.OUTCOME_UNKNOWN
    vote = seen.vote
    found = []
    for kind in (Kind.PROCEDURAL, Kind.SUBSTANTIVE) if vote.kind is None else (vote.kind,):
        try:
            measure = measure_on(kind, vote.on)
        except UnscError:  # a consensus is reached without counting votes
            return NoPivots.DIFFERS
        if (_reason(measure, vote.votes) is Reason.ENOUGH_VOTES) is (seen.fate is Fate.ADOPTED):
            found.append(pivots(measure, vote.votes))
    if not found:
        return NoPivots.DIFFERS
    return found[0] if all(each == found[0] for each in found) else NoPivots.KIND_UNKNOWN


def pivots(measure: Measure, votes: tuple[Vote, ...]) -> Mapping[str, Pivot]:
    """Return who was pivotal in a full roll call, and in which way.

    Each member's vote is changed to an abstention, and to a yes, with all others as they were. That a permanent
    member could also have vetoed what it voted for is true of every draft and every permanent member, and is not
    counted.
    """
    yes, no, vetoes = counts = _counts(measure, votes)
    was = measure.reason(*counts)
    found: dict[str, Pivot] = {}
    for vote in votes:
        own_yes, own_no, own_veto = _counts(measure, (vote,))
        abstaining = (yes - own_yes, no - own_no, vetoes - own_veto)
        if_abstaining = measure.reason(*abstaining)
        if was is Reason.ENOUGH_VOTES:
            if vote.choice is Choice.YES and if_abstaining is not Reason.ENOUGH_VOTES:
                found[vote.member] = Pivot.DECISIVE_YES
        elif if_abstaining is Reason.ENOUGH_VOTES:
            found[vote.member] = Pivot.LONE_VETO
        elif _with_its_yes(measure, abstaining) is Reason.ENOUGH_VOTES:
            found[vote.member] = Pivot.WITHHELD_YES
    return found


def _with_its_yes(measure: Measure, abstaining: tuple[int, int, int]) -> Reason:
    yes, no, vetoes = abstaining
    return measure.reason(yes + 1, no, vetoes)


def _reason(measure: Measure, votes: tuple[Vote, ...]) -> Reason:
    return measure.reason(*_counts(measure, votes))


def _counts(measure: Measure, votes: tuple[Vote, ...]) -> tuple[int, int, int]:
    yes = no = vetoes = 0
    for vote in votes:
        if vote.choice is Choice.YES:
            yes += 1
        elif vote.choice is Choice.NO:
            no += 1
            vetoes += vote.member in measure.holders
    return yes, no, vetoes
