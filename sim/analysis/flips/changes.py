"""Sets of changed votes that reverse an outcome: the smallest, those of a size, the cheapest; members' margins."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import islice
from math import lcm

from attrs import frozen

from sim.analysis.flips.search import Option, Options, Sets, least, plus
from sim.analysis.flips.standing import Standing, State, stand
from sim.errors import UnscError
from sim.law import Body, Choice, Decision, Law, Outcome, Question, RollCall

TARGETS = (Choice.YES, Choice.NO, Choice.ABSTAIN)
"""What a vote can be changed to, in the order in which sets are listed. Nobody is sent out of the room."""

Costs = Mapping[tuple[str, Choice], Fraction]
"""What it costs to bring a member to a vote; a change left out cannot be had."""


@frozen
class Change:
    """One member's vote, and what it is changed to."""

    member: str
    before: Choice
    after: Choice


ChangeSet = tuple[Change, ...]
"""Changes of different members, in the order of their codes."""


@frozen
class Cheapest:
    """The least cost of reversing an outcome (None: it cannot be had), and the sets that cost just so much."""

    cost: Fraction | None
    count: int
    sets: tuple[ChangeSet, ...] = ()
    """The first of them, as many as were asked for."""


@frozen
class Flips:
    """What would have reversed an outcome.

    A set of changes reverses it if the law decides the other way, adopted or not adopted, whatever the votes are
    that nobody knows; only votes known by name are changed. Sets that differ in the new vote are different sets.
    """

    decision: Decision
    standing: Standing

    @cached_property
    def size(self) -> int | None:
        """The fewest changes that reverse the outcome; None if no changes do."""
        return self._least(self._helpful)

    def count(self, size: int | None = None) -> int:
        """Return how many sets of just so many changes reverse the outcome, or how many of the smallest do.

        Of a size beyond the smallest all sets count, those too that hold more than it takes.
        """
        size = self.size if size is None else size
        return 0 if size is None else self._sets.number(size)

    def sets(self, size: int | None = None) -> Iterator[ChangeSet]:
        """List these sets one by one, by the members' codes, and then by the new votes: yes, no, abstain."""
        size = self.size if size is None else size
        return iter(()) if size is None else self._named(self._sets.listed(size))

    @cached_property
    def margins(self) -> Mapping[str, int | None]:
        """How near each member was to making the difference, by code; None if it never can.

        That is the fewest changes in a set that reverses the outcome, has this member change, and in which every
        change is needed: without any one of them the outcome stays.
        """
        # Members that voted alike and whose votes count alike have the same margin.
        known: dict[object, int | None] = {}
        margins = {}
        for place, (member, choice) in enumerate(self.standing.votes):
            alike = (choice, *(self.standing.effect(member, to) for to in TARGETS))
            if alike not in known:
                known[alike] = self._margin(place)
            margins[member] = known[alike]
        return margins

    def cheapest(self, costs: Costs, most: int | None = None) -> Cheapest:
        """Return the least cost at which the outcome is reversed, and the first `most` sets that cost so much.

        Raises `UnscError` for a cost that is not above zero: of changes that cost nothing any number could be
        added to a set.
        """
        for (member, choice), cost in costs.items():
            if cost <= 0:
                raise UnscError(f"{member}:{choice.value} costs {cost}; expected a cost above 0")
        unit = lcm(*(cost.denominator for cost in costs.values()))
        prices = {change: int(cost * unit) for change, cost in costs.items()}
        price = self._least(self._options(prices, helpful=True))
        if price is None:
            return Cheapest(None, 0)
        found = self._sets_of(self._options(prices))
        first = tuple(islice(self._named(found.listed(price)), most))
        return Cheapest(Fraction(price, unit), found.number(price), first)

    def _least(self, options: tuple[Options, ...]) -> int | None:
        standing = self.standing
        return least(options, standing.state, lambda state: standing.reversed(state) or None)

    @cached_property
    def _sets(self) -> Sets:
        return self._sets_of(self._options())

    @cached_property
    def _helpful(self) -> tuple[Options, ...]:
        return self._options(helpful=True)

    def _sets_of(self, options: tuple[Options, ...]) -> Sets:
        best = (1, -1, -1) if self.standing.other is Outcome.ADOPTED else (-1, 1, 1)
        return Sets(options, self.standing.state, self.standing.reversed, best)

    def _options(
        self, prices: Mapping[tuple[str, Choice], int] | None = None, *, helpful: bool = False
    ) -> tuple[Options, ...]:
        """List what each member can change to, at its price; a change that is not priced costs one if none is."""
        standing = self.standing

        def of(member: str, before: Choice) -> Iterator[Option]:
            for after in TARGETS:
                price = 1 if prices is None else prices.get((member, after))
                if after is not before and price is not None and (not helpful or standing.helps(before, after)):
                    yield Option(after, price, standing.change(member, before, after))

        return tuple(tuple(of(member, before)) for member, before in standing.votes)

    def _margin(self, place: int) -> int | None:
        """Find the fewest changes in which one member's is critical, among those that help.

        In a smallest such set every change is needed: one that is not could be left out, and the member's would
        be critical all the more.
        """
        others = self._helpful[:place] + self._helpful[place + 1 :]
        found = [self._least_with(others, option.change) for option in self._helpful[place]]
        return min((1 + n for n in found if n is not None), default=None)

    def _least_with(self, others: tuple[Options, ...], change: State) -> int | None:
        standing = self.standing

        def critical(state: State) -> bool | None:
            if standing.reversed(state):
                return False
            return standing.reversed(plus(state, change)) or None

        return least(others, standing.state, critical)

    def _named(self, sets: Iterator[tuple[tuple[int, Choice], ...]]) -> Iterator[ChangeSet]:
        votes = self.standing.votes
        return (tuple(Change(*votes[place], after) for place, after in each) for each in sets)


def flips(question: Question, roll: RollCall, body: Body, law: Law) -> Flips:
    """Ask what would have reversed the outcome of a vote.

    Raises `UnscError` for an open outcome, a question on which no votes are counted, and votes known by number.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> from sim.law import Kind, law_on
    >>> day = date(2022, 5, 26)  # the draft on sanctions against the DPRK, S/2022/431
    >>> roll = RollCall.of(council_on(day), no="CHN RUS", rest=Choice.YES)
    >>> found = flips(Question(Kind.SUBSTANTIVE), roll, council_on(day), law_on(day))
    >>> found.size, found.count(), [(c.member, c.after.value) for c in next(found.sets())]
    (2, 4, [('CHN', 'yes'), ('RUS', 'yes')])
    >>> found.margins["CHN"], found.margins["BRA"]
    (2, None)
    """
    standing, decision = stand(question, roll, body, law)
    return Flips(decision, standing)
