"""Which changed votes would have reversed a result, said in sentences. The law alone works them out."""

from collections.abc import Iterable
from itertools import islice
from math import comb

from attrs import frozen

from sim.analysis.flips import Change, Flips, flips
from sim.analysis.flips.changes import TARGETS
from sim.engine import Voting
from sim.engine.events import Decided
from sim.errors import UnscError
from sim.law import Choice, Outcome
from sim.show.words import all_named, count, listed, sentence, short_name

_SETS = 8
"""So many of the smallest sets of changed votes are listed."""
_SHORT, _LONG_SETS = 3, 2
"""Of sets of more changes than the first of these, only so many as the second: each is a long sentence."""
_WORDS = {
    Choice.YES: "in favour",
    Choice.NO: "against",
    Choice.ABSTAIN: "abstaining",
    Choice.NOT_VOTING: "not voting",
}


@frozen
class Reversal:
    """What it takes to reverse a result: a sentence, and sets of changed votes where it ends in a colon."""

    says: str
    sets: tuple[str, ...] = ()


def reversal(event: Decided, voting: Voting) -> Reversal:
    """Say which votes, had they been otherwise, would have reversed a result; or why that cannot be said."""
    by_number = voting.votes.unnamed.known
    if event.outcome is Outcome.OPEN:
        who = all_named(event.could_settle, event.at.day)
        return Reversal(
            f"Nothing yet: it is open{f', and the unknown vote of {who} can settle it' if who else ''}."
        )
    if by_number:
        return Reversal(
            f"That cannot be said: of {count(by_number, 'vote')} only the number is known, not who cast "
            f"{'it' if by_number == 1 else 'them'}, and so not whose change would have reversed it."
        )
    try:
        found = flips(voting.question, voting.votes.roll_call(), voting.body, voting.law)
    except UnscError as error:
        return Reversal(sentence(str(error)))
    if found.size is None:
        return Reversal("No change of the votes that are known.")
    alike = _any_of_a_group(found)
    if alike:
        return Reversal(alike)
    number, most = found.count(), _SETS if found.size <= _SHORT else _LONG_SETS
    begin = f"; the first {most}" if number > most else ""
    ways = f"{number:,} way{'' if number == 1 else 's'}"
    sets = tuple(sentence(_set(changes, event)) for changes in islice(found.sets(), most))
    return Reversal(f"{count(found.size, 'changed vote')}, in {ways}{begin}:", sets)


def _any_of_a_group(found: Flips) -> str:
    """Say it in one sentence where any so many of those that voted alike would do, and nothing else would."""
    if found.size is None or found.count() <= _SETS:
        return ""
    first = next(found.sets())
    before = {change.before for change in first}
    if len(before) > 1:
        return ""
    (choice,) = before
    group = sum(cast is choice for _, cast in found.standing.votes)
    others = len(TARGETS) - (choice in TARGETS)
    if found.count() != comb(group, found.size) * others**found.size:
        return ""
    return f"Any {found.size} of the {group} {_WORDS[choice]}, had they voted in any other way."


def _set(changes: Iterable[Change], event: Decided) -> str:
    return listed(
        [f"{short_name(c.member, event.at.day)} {_WORDS[c.after]} instead of {_WORDS[c.before]}" for c in changes]
    )
