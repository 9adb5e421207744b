"""A settled vote as the count sees it, and what any other votes of the same members would make of it."""

from functools import lru_cache

from attrs import frozen

from sim.errors import UnscError
from sim.law import Body, Choice, Decision, Law, Measure, Outcome, Question, RollCall, decide, measure_of
from sim.law.counting import Count, Possible, possible
from sim.law.votes import NONE_UNNAMED
from sim.law.wording import names, plural

State = tuple[int, int, int]
"""Affirmative votes, negative votes, and those of veto holders among the negative ones."""

Unknown = tuple[int, int, int]
"""How many members hold a veto, hold none, and have pledged not to vote against, whose vote is not known."""

_NAMED_AT_MOST = 30
"""A Council fits in a sentence, an Assembly does not."""
_RANK = {Choice.NO: 0, Choice.ABSTAIN: 1, Choice.NOT_VOTING: 1, Choice.YES: 2}


@frozen
class Standing:
    """Who voted how on a question whose outcome is settled, by what measure, and how many votes are not known.

    `votes` are the members known by name, in the order of their codes. The members whose vote is unknown are told
    apart only as `Unknown` tells them; those held to abstain are not among them.
    """

    measure: Measure
    votes: tuple[tuple[str, Choice], ...]
    unknown: Unknown
    outcome: Outcome

    @property
    def other(self) -> Outcome:
        """The outcome that a reversal comes to."""
        return Outcome.NOT_ADOPTED if self.outcome is Outcome.ADOPTED else Outcome.ADOPTED

    @property
    def state(self) -> State:
        """The votes as they were cast."""
        cast = [self.effect(member, choice) for member, choice in self.votes]
        return sum(v[0] for v in cast), sum(v[1] for v in cast), sum(v[2] for v in cast)

    def effect(self, member: str, choice: Choice) -> State:
        """Return what one vote adds to the count, by the measure of this question."""
        measure = self.measure
        if member in measure.held_to_abstain:
            return 0, 0, 0
        if choice is Choice.YES:
            return 1, 0, 0
        if choice is Choice.NO and member not in measure.not_against:
            return 0, 1, int(member in measure.holders)
        return 0, 0, 0

    def change(self, member: str, before: Choice, after: Choice) -> State:
        """Return what a changed vote adds to the count, which may be less than nothing."""
        was, now = self.effect(member, before), self.effect(member, after)
        return now[0] - was[0], now[1] - was[1], now[2] - was[2]

    def reversed(self, state: State) -> bool:
        """Tell whether such a count reverses the outcome, whatever the unknown votes are."""
        return result(self.measure, state, self.unknown) is self.other

    def helps(self, before: Choice, after: Choice) -> bool:
        """Tell whether a change can only bring a reversal nearer: a vote gained never loses a motion."""
        return (_RANK[after] - _RANK[before]) * (1 if self.other is Outcome.ADOPTED else -1) > 0


@lru_cache(maxsize=65_536)
def result(measure: Measure, state: State, unknown: Unknown) -> Outcome:
    """Return what a count comes to with such votes unknown: OPEN where both outcomes are possible."""
    yes, no, vetoes = state
    holders, others, pledged = unknown

    def can(others: int) -> Possible:
        free = holders + others
        counted = Count(NONE_UNNAMED, yes, no, ("",) * vetoes, holders, others, 0, 0, 0, free)
        return possible(counted, measure.requirement, measure.noes_to_block)

    likeliest = can(others + pledged)
    if not likeliest.adopted:
        return Outcome.NOT_ADOPTED
    # Who has pledged not to vote against can only help, or do nothing.
    short = can(others).too_few if pledged else likeliest.too_few
    return Outcome.OPEN if short or likeliest.vetoed else Outcome.ADOPTED


def sorts_of(measure: Measure, codes: tuple[str, ...]) -> Unknown:
    """Count the sorts of some members whose vote is not known."""
    free = [code for code in codes if code not in measure.held_to_abstain]
    holders = sum(code in measure.holders for code in free)
    pledged = sum(code in measure.not_against for code in free)
    return holders, len(free) - holders - pledged, pledged


def stand(question: Question, roll: RollCall, body: Body, law: Law) -> tuple[Standing, Decision]:
    """Return how a question stands, and its decision.

    Raises `UnscError` for a question without a count of votes, an open one, and votes known only by number: what
    is asked is whose vote would have had to be another.
    """
    measure = measure_of(question, body, law)
    decision = decide(question, roll, body, law)
    if decision.outcome is Outcome.OPEN:
        could = decision.could_settle
        who = names(could) if len(could) <= _NAMED_AT_MOST else f"{len(could)} members"
        raise UnscError(
            f"the outcome is open, and the unknown vote of {who} can settle it; expected a settled one"
        )
    if roll.unnamed.known:
        raise UnscError(
            f"{plural(roll.unnamed.known, 'vote')} known only by number; expected votes by name, since what is "
            "asked is which members would have had to vote otherwise"
        )
    named = tuple([(v.member, v.choice) for v in sorted(roll.votes, key=lambda v: v.member)])
    known = {v.member for v in roll.votes}
    unknown = sorts_of(measure, tuple([code for code in body.codes if code not in known]))
    return Standing(measure, named, unknown, decision.outcome), decision
