"""How many votes ended how, how many adoptions were unanimous, and how much of the record is known by member."""

from collections.abc import Iterator

from sim.records.recorded import Basis
from sim.records.summing.cells import Key, Mark
from sim.records.summing.seen import Fate, Seen


def fate_key(fate: Fate) -> Key:
    """Return the figure that counts the votes which ended so."""
    return Key("votes", fate.value)


PROCEDURAL = Key("votes", "procedural")
VOTES = (*map(fate_key, Fate), PROCEDURAL)
COVERAGE = FULL, TOTALS_ONLY, NO_VOTE_TAKEN, NOTHING_KNOWN = tuple(
    [Key("coverage", name) for name in ("full_roll_call", "totals_only", "without_vote", "neither")]
)
UNANIMITY = UNANIMOUS, WITHOUT_VOTE, NOT_BY_NAME = tuple(
    [Key("unanimity", name) for name in ("unanimous", "left_out_without_vote", "left_out_not_by_name")]
)


def outcome_marks(seen: Seen) -> Iterator[Mark]:
    """Count a vote by what became of it, whether it can only have been procedural, and what is known of it."""
    fate = seen.fate
    for each in Fate:
        yield fate_key(each), each is fate
    yield PROCEDURAL, seen.procedural
    without = fate is Fate.WITHOUT_VOTE
    known = without or seen.full
    totals = not known and seen.vote.basis is not Basis.NONE
    yield FULL, seen.full
    yield TOTALS_ONLY, totals
    yield NO_VOTE_TAKEN, without
    yield NOTHING_KNOWN, not known and not totals


def unanimity_marks(seen: Seen) -> Iterator[Mark]:
    """Count an adoption as unanimous where every member of the Council voted in favour.

    An absent member, or one that does not take part, makes it not unanimous, as an abstention does. What was
    adopted without a vote is counted apart: nobody's vote is known then, whatever a file puts in its place.
    """
    if seen.fate not in (Fate.ADOPTED, Fate.WITHOUT_VOTE):
        return
    without = seen.fate is Fate.WITHOUT_VOTE
    yield WITHOUT_VOTE, without
    yield NOT_BY_NAME, not without and not seen.full
    if seen.full:
        yield UNANIMOUS, seen.unanimous
