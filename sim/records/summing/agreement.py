"""How often two members voted alike, by name, over a period. It says nothing of what they wanted.

Two measures, of the votes in which both said yes, no or abstain: the simple one counts identical votes, and an
abstention agrees with nothing but another abstention; Lijphart's index of agreement counts half where one of the
two abstains. Most resolutions are unanimous, so both are given for contested votes too.
"""

from collections.abc import Iterable, Iterator

from sim.law import Choice
from sim.records.summing.cells import Key, Mark
from sim.records.summing.pairs import Pair
from sim.records.summing.seen import Seen
from sim.source import Source

LIJPHART = Source(
    "Arend Lijphart, The Analysis of Bloc Voting in the General Assembly: A Critique and a Proposal, American "
    "Political Science Review 57(4), 1963"
)
_CAST = (Choice.YES, Choice.NO, Choice.ABSTAIN)
BOTH_VOTED, SAME, HALF = "both_voted", "same", "lijphart"
CONTESTED_SAME, CONTESTED_HALF = "contested_same", "contested_lijphart"


def pair_key(measure: str, pair: Pair) -> Key:
    """Return a figure of a pair: `both_voted`, `same`, `lijphart`, `contested_same` or `contested_lijphart`."""
    return Key("agreement", measure, pair.one, pair.other)


def agreement_marks(seen: Seen, pairs: Iterable[Pair]) -> Iterator[Mark]:
    """Count how two members voted on a question whose full roll call is known, pair by pair.

    A member that was absent or did not take part said nothing, and the vote does not count for its pairs. A vote
    is contested in which not all members of the Council voted in favour.
    """
    if not seen.full:
        return
    choices = seen.vote.choices
    contested = not seen.unanimous
    for pair in pairs:
        one, other = pair.choices(choices)
        both = one in _CAST and other in _CAST
        yield pair_key(BOTH_VOTED, pair), both
        if not both:
            continue
        same = one is other
        half = 1 if same else 0.5 if Choice.ABSTAIN in (one, other) else 0
        yield pair_key(SAME, pair), same
        yield pair_key(HALF, pair), half
        if contested:
            yield pair_key(CONTESTED_SAME, pair), same
            yield pair_key(CONTESTED_HALF, pair), half
