"""Which questions a scenario puts to the vote in the Council, and with which votes: on every path that is open."""

from attrs import evolve, frozen

from sim.analysis.odds.putting import posed
from sim.engine import Voting, run
from sim.errors import UnscError
from sim.law import Assembly
from sim.scenario.known_votes import KnownVotes
from sim.scenario.model import Scenario

MOST_PATHS = 4096
"""So many paths through a scenario are followed; each question that is open multiplies them."""


@frozen
class Put:
    """A question put to the vote, and the first path on which it is put with these votes.

    `after` has the results of the questions before it on that path, where it is put with other votes on other
    paths; it is empty where all paths have the same.
    """

    voting: Voting
    after: tuple[tuple[str, str], ...] = ()


def questions_put(scenario: Scenario) -> tuple[Put, ...]:
    """Return the questions that the Council may vote on, in the order in which they come up.

    A question whose votes differ with what came before (conditional positions) stands once for each way. Raises
    `UnscError` where there are more paths than can be followed.
    """
    found: dict[str, dict[tuple[object, ...], Put]] = {}
    waiting: list[tuple[str, ...]] = [()]
    for walked in range(MOST_PATHS + 1):
        if not waiting:
            break
        if walked == MOST_PATHS:
            raise UnscError(
                f"more than {MOST_PATHS:,} paths lead through this scenario; expected fewer open questions"
            )
        for put in _walked(scenario, waiting.pop(0), waiting):
            voting = put.voting
            if not isinstance(voting.body, Assembly):
                way = (voting.votes, voting.body.codes, voting.law, voting.question)
                found.setdefault(voting.id, {}).setdefault(way, put)
    return tuple(
        put if len(ways) > 1 else evolve(put, after=()) for ways in found.values() for put in ways.values()
    )


def _walked(scenario: Scenario, path: tuple[str, ...], waiting: list[tuple[str, ...]]) -> list[Put]:
    """Run the scenario with the results of a path, then with the first possible ones; note what branches off."""
    seen: list[Put] = []
    taken: list[tuple[str, str]] = []

    def cast(voting: Voting) -> KnownVotes:
        ways = posed(voting).cast
        results = tuple(ways)
        seen.append(Put(voting, tuple(taken)))
        place = len(taken)
        result = path[place] if place < len(path) else results[0]
        if place >= len(path):
            waiting.extend((*[name for _, name in taken], other) for other in results[1:])
        taken.append((voting.id, result))
        return ways[result]

    run(scenario, cast=cast)
    return seen
