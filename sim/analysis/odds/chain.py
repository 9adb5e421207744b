"""The chance of every end of a whole procedure, as a tree: each question in turn, each result it may have.

The engine itself walks the tree: it runs the scenario once for every end, with the votes of each question cast so
that they have the result of that branch. So whatever the rules make of a result (a meeting that ends, a draft not
reached, a position that holds only if an amendment was adopted) is in the tree, and no rule is written twice.
Branches of equal consequence are not merged: they differ in what the log says, and the ends are what is asked for.
"""

from collections.abc import Iterable, Iterator, Set
from fractions import Fraction
from heapq import heappop, heappush
from math import prod

from attrs import field, frozen

from sim.analysis.odds.between import Between
from sim.analysis.odds.ends import followed
from sim.analysis.odds.putting import RESULTS, Posed, posed
from sim.analysis.odds.question import Odds
from sim.engine import Run, Voting, run
from sim.errors import UnscError
from sim.law import Outcome
from sim.scenario.known_votes import KnownVotes
from sim.scenario.model import Scenario, Step

MOST_ENDS = 10_000
"""How many ends a tree may have; each is a run of the engine, of a millisecond or two."""


@frozen
class End:
    """Where the procedure comes to on one path: what the engine logged after its last question."""

    followed: tuple[str, ...]
    run: Run = field(eq=False, repr=False)


@frozen
class Branch:
    """One result a question may have, and what comes after it. `chance` is given that the question is put."""

    result: str
    chance: Between
    to: "Node"


@frozen
class Asked:
    """A question put to the vote, with its odds here: on another path they may be others."""

    id: str
    text: str
    odds: Odds
    branches: tuple[Branch, ...]

    def chances(self) -> Iterator[tuple[Fraction, ...]]:
        """List the chances of the branches, once for each extreme of what is not known."""
        which = [RESULTS.index(branch.result) for branch in self.branches]
        for extreme in self.odds.extremes:
            yield tuple([extreme[i] for i in which])


Node = Asked | End


@frozen
class Path:
    """One way through the tree: the questions with their results, the end, and how far the chance may be off."""

    steps: tuple[tuple[str, str], ...]
    chance: Between
    end: End
    error: float

    @property
    def text(self) -> str:
        """What came of the last question, and what followed."""
        last = (
            f"{self.steps[-1][0]}: {self.steps[-1][1].replace('_', ' ')}" if self.steps else "no question was put"
        )
        return "; ".join((last, *self.end.followed))


def chain(scenario: Scenario) -> Node:
    """Return the tree of a scenario: its first question, or its end where nothing is voted on.

    Raises `UnscError` for a tree of more than `MOST_ENDS`, and for a condition that something is open.
    """
    _check_conditions(scenario)
    return _Growing(scenario).tree()


def _check_conditions(scenario: Scenario) -> None:
    """Refuse what is to happen if a question is open: here every vote is cast, so that it never would."""
    conditions = [("positions", position.condition) for position in scenario.positions]
    conditions += [(step.id or "a step", step.condition) for step in _steps(scenario.timeline)]
    for who, condition in conditions:
        for name, wanted in condition.items():
            if wanted is Outcome.OPEN:
                raise UnscError(
                    f"{who}: found the condition {name}: open, but in odds every vote is cast and nothing stays "
                    f"open; expected {name}: {Outcome.ADOPTED.value} or {name}: {Outcome.NOT_ADOPTED.value}"
                )


def _steps(series: Iterable[Step]) -> Iterator[Step]:
    for step in series:
        yield step
        if step.meeting is not None:
            yield from _steps(step.meeting.proceedings)


def on_every_path(scenario: Scenario) -> Set[str] | None:
    """Return the questions that are put whatever came before, each with the same results; None where all are.

    Those are votes told of by themselves, in no meeting and on no draft that is spoken of elsewhere, without
    conditions of their own or of a position.
    """
    if any(position.condition for position in scenario.positions):
        return frozenset()
    free = [
        step
        for step in scenario.timeline
        if step.put_to_vote is not None and not (step.condition or step.put_to_vote.draft)
    ]
    return None if len(free) == len(scenario.timeline) else frozenset(step.id for step in free if step.id)


def _too_many() -> UnscError:
    return UnscError(
        f"there are more than {MOST_ENDS:,} possible ends, the most that are followed; expected fewer "
        "questions that are uncertain"
    )


class _Growing:
    """A tree being grown: what was already asked on which path, and under the same conditions on any other."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.ends: dict[tuple[str, ...], End] = {}
        self.asked: dict[tuple[str, ...], Posed] = {}
        self.alike: dict[tuple[object, ...], Posed] = {}

    def tree(self) -> Node:
        """Run the scenario once for each end, what branches off early first, so that too many are soon seen."""
        waiting: list[tuple[int, tuple[str, ...]]] = [(0, ())]
        while waiting:
            _, taken = heappop(waiting)
            path = self._run(taken)
            if not taken and self._foreseen(path) > MOST_ENDS:
                raise _too_many()
            for n in range(len(taken), len(path)):
                for result in self.asked[path[:n]].cast:
                    if result != path[n]:
                        heappush(waiting, (n + 1, (*path[:n], result)))
            # Every branch still waiting comes to one end at least.
            if len(self.ends) + len(waiting) > MOST_ENDS:
                raise _too_many()
        return self._from(())

    def _foreseen(self, path: tuple[str, ...]) -> int:
        """Return how many ends there are at least, seen from one path: questions on every path multiply them."""
        free = on_every_path(self.scenario)
        asked = [self.asked[path[:n]] for n in range(len(path))]
        return prod([len(question.cast) for question in asked if free is None or question.id in free])

    def _run(self, taken: tuple[str, ...]) -> tuple[str, ...]:
        """Run the scenario with the results taken, then with the first possible; return all its results."""
        path: list[str] = []

        def cast(voting: Voting) -> KnownVotes:
            before = tuple(path)
            if before not in self.asked:
                self.asked[before] = self._posed(voting)
            votes = self.asked[before].cast
            path.append(taken[len(before)] if len(before) < len(taken) else next(iter(votes)))
            return votes[path[-1]]

        done = run(self.scenario, cast=cast)
        self.ends[tuple(path)] = End(followed(done.log), done)
        return tuple(path)

    def _from(self, path: tuple[str, ...]) -> Node:
        """Return the tree from a path on."""
        if path in self.ends:
            return self.ends[path]
        question = self.asked[path]
        branches = [
            Branch(result, question.odds.by_result[result], self._from((*path, result)))
            for result in question.cast
        ]
        return Asked(question.id, question.text, question.odds, tuple(branches))

    def _posed(self, voting: Voting) -> Posed:
        """Return the odds of a question; what it is put as, by whom and by which law fixes them."""
        body = voting.body
        key = (voting.id, voting.question, voting.law, body.codes, body.permanent, voting.at.day, voting.votes)
        if key not in self.alike:
            self.alike[key] = posed(voting)
        return self.alike[key]


def paths(tree: Node) -> Iterator[Path]:
    """List the ways through a tree with their chances.

    The chance of a path is the product along it. Where votes are unknown it lies between the product of the least
    and that of the greatest: the unknown votes on different questions are free of each other, and each factor is
    at its extreme for some of them, so that both bounds are attained. The bounds of several paths need not be
    attained together: `reading.chance_of` bounds sums of them.
    """
    yield from _paths(tree, (), Between.exactly(1), 0.0)


def _paths(node: Node, steps: tuple[tuple[str, str], ...], chance: Between, error: float) -> Iterator[Path]:
    if isinstance(node, End):
        yield Path(steps, chance, node, error)
        return
    for branch in node.branches:
        further = Between(chance.low * branch.chance.low, chance.high * branch.chance.high)
        off = 0.0 if branch.chance.known == 1 else node.odds.error
        yield from _paths(branch.to, (*steps, (node.id, branch.result)), further, error + off)


def path_texts(tree: Node) -> Iterator[tuple[End, str]]:
    """List the ends of a tree, each with what came of it in words."""
    return ((path.end, path.text) for path in paths(tree))
