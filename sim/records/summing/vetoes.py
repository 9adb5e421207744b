"""Who vetoed how often, which noes of permanent members were no vetoes, and the drafts short of votes."""

from collections.abc import Iterator

from sim.law import Choice
from sim.records.summing.cells import Key, Mark
from sim.records.summing.pairs import SEATS, seat_of
from sim.records.summing.seen import Fate, Seen

VETOERS_UNKNOWN = Key("vetoes", "left_out_vetoers_unknown")
HIDDEN = WITH_NO, WITHOUT_NO, NOT_KNOWN = tuple(
    [Key("hidden", name) for name in ("with_permanent_no", "without_permanent_no", "not_known")]
)
OF_A_SEAT = ("vetoes", "alone", "noes_short", "noes_procedural")
"""What is counted of each permanent seat."""


def seat_key(measure: str, seat: str) -> Key:
    """Return a figure of one permanent seat, one of `OF_A_SEAT`."""
    return Key("vetoes", measure, seat)


def veto_marks(seen: Seen) -> Iterator[Mark]:
    """Count vetoes by permanent seat, and the negative votes of permanent members that were none.

    A veto is the negative vote of a permanent member on a draft that was vetoed. The same vote on a draft that had
    too few votes anyway blocked nothing, nor did one on a question of procedure (Charter Art. 27(2) and (3)).
    """
    if seen.fate is Fate.VETOED:
        vetoers = _vetoers(seen)
        yield VETOERS_UNKNOWN, not vetoers
        for seat in SEATS if vetoers else ():
            yield seat_key("vetoes", seat), seat in vetoers
            yield seat_key("alone", seat), vetoers == {seat}
    elif seen.full and (seen.procedural or seen.fate is Fate.TOO_FEW_VOTES):
        measure = "noes_procedural" if seen.procedural else "noes_short"
        against = {seat_of(code) for code in seen.permanent_noes}
        for seat in SEATS:
            yield seat_key(measure, seat), seat in against


def _vetoers(seen: Seen) -> set[str]:
    """Return who vetoed: by the noes where all are named, else as the file says; nobody where neither tells."""
    named = [vote.member for vote in seen.vote.votes if vote.choice is Choice.NO]
    codes: tuple[str, ...] = ()
    if seen.full or len(named) == seen.vote.totals.no:
        codes = seen.permanent_noes
    return {seat_of(code) for code in codes or seen.vote.veto_by}


def hidden_marks(seen: Seen) -> Iterator[Mark]:
    """Count a draft that failed for want of votes, by whether a permanent member was among those against.

    No member had to veto it, and none did, so no list of vetoes has it. Where the votes are known by number only,
    nought against, or more against than there are other members, still tells.
    """
    if seen.fate is not Fate.TOO_FEW_VOTES or seen.procedural:
        return
    known = _permanent_no(seen)
    yield WITH_NO, known is True
    yield WITHOUT_NO, known is False
    yield NOT_KNOWN, known is None


def _permanent_no(seen: Seen) -> bool | None:
    """Tell whether a permanent member voted no; None where that is not known."""
    if seen.permanent_noes:
        return True
    if seen.full:
        return False
    against = seen.vote.totals.no
    named = seen.vote.choices
    if against is None:
        return None
    unnamed = against - sum(choice is Choice.NO for choice in named.values())
    others = [c for c in seen.council.codes if c not in seen.council.permanent and c not in named]
    if unnamed > len(others):
        return True
    permanent_unnamed = [c for c in seen.council.permanent if c not in named]
    return False if unnamed <= 0 or not permanent_unnamed else None
