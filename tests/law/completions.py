"""Every way in which the unknown votes of a roll call may have been cast, tried one by one. No shortcuts.

Absence is left out of the choices tried: the law sees no difference between it and an abstention.
"""

from collections.abc import Callable, Iterable
from itertools import combinations, product

from attrs import frozen

from sim.law import Body, Choice, Outcome, Reason, RollCall, Vote

Result = tuple[Outcome, Reason]
CHOICES = (Choice.YES, Choice.NO, Choice.ABSTAIN)


@frozen
class Tried:
    """What all the completions of a roll call come to."""

    results: frozenset[Result]
    could_settle: frozenset[str]
    least: tuple[int, int, int]
    """The fewest in any of them that vote for, vote against, do neither: so many are certain."""

    @property
    def result(self) -> Result:
        """The outcome and reason they share, or what to say where they do not."""
        outcomes = {outcome for outcome, _ in self.results}
        if len(outcomes) > 1:
            return Outcome.OPEN, Reason.UNKNOWN_VOTES
        if len(self.results) > 1:
            return Outcome.NOT_ADOPTED, Reason.VETO_OR_TOO_FEW_VOTES
        return next(iter(self.results))


def not_named(roll: RollCall, body: Body) -> tuple[str, ...]:
    named = {v.member for v in roll.votes}
    return tuple(m for m in body.codes if m not in named)


def fits(roll: RollCall, choices: tuple[Choice, ...]) -> bool:
    """Tell whether members not named may have voted so, by the numbers that are known."""
    harmless = roll.unnamed.abstain + roll.unnamed.not_voting
    return (
        choices.count(Choice.YES) >= roll.unnamed.yes
        and choices.count(Choice.NO) >= roll.unnamed.no
        and choices.count(Choice.ABSTAIN) >= harmless
    )


def as_cast(complete: RollCall) -> RollCall:
    return complete


def try_all(
    roll: RollCall,
    body: Body,
    result: Callable[[RollCall], Result],
    counted: Callable[[RollCall], RollCall] = as_cast,
) -> Tried:
    """Try every completion; `result` decides one in which every vote is named, as it is `counted`."""
    members = not_named(roll, body)
    table: dict[tuple[Choice, ...], Result] = {}
    counts: list[tuple[int, ...]] = []
    for choices in product(CHOICES, repeat=len(members)):
        if fits(roll, choices):
            complete = RollCall((*roll.votes, *(Vote(m, c) for m, c in zip(members, choices, strict=True))))
            complete = counted(complete)
            table[choices] = result(complete)
            yes, no = len(complete.who(Choice.YES)), len(complete.who(Choice.NO))
            counts.append((yes, no, len(body.codes) - yes - no))
    matter = _single_changes(table) | _forced_exchanges(table)
    yes, no, neither = map(min, zip(*counts, strict=True))
    return Tried(frozenset(table.values()), frozenset(members[i] for i in matter), (yes, no, neither))


def _changed(choices: tuple[Choice, ...], changes: Iterable[tuple[int, Choice]]) -> tuple[Choice, ...]:
    other = list(choices)
    for member, choice in changes:
        other[member] = choice
    return tuple(other)


def _single_changes(table: dict[tuple[Choice, ...], Result]) -> set[int]:
    """Find whose vote alone, the others staying as they are, changes the outcome of some completion."""
    matter = set()
    for choices, (outcome, _) in table.items():
        for i, choice in product(range(len(choices)), CHOICES):
            other = table.get(_changed(choices, [(i, choice)]))
            if other is not None and other[0] is not outcome:
                matter.add(i)
    return matter


def _forced_exchanges(table: dict[tuple[Choice, ...], Result]) -> set[int]:
    """Find who changes the outcome by exchanging votes with another, where neither of them can change alone."""
    matter = set()
    for choices, (outcome, _) in table.items():
        for i, j in combinations(range(len(choices)), 2):
            a, b = choices[i], choices[j]
            alone = (_changed(choices, [(i, b)]), _changed(choices, [(j, a)]))
            if a is b or alone[0] in table or alone[1] in table:
                continue
            if table[_changed(choices, [(i, b), (j, a)])][0] is not outcome:
                matter |= {i, j}
    return matter
