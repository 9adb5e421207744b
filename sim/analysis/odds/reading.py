"""Questions asked of a tree: how likely one is put, and how it then comes out, over all paths that lead to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import partial

from attrs import frozen

from sim.analysis.odds.between import Between
from sim.analysis.odds.chain import Asked, End, Node, chain, path_texts, paths
from sim.analysis.odds.putting import RESULTS
from sim.scenario import Scenario
from sim.source import Source

Sum = tuple[Fraction, Fraction]
"""Two sums over the paths: of what the results count for, and of the chance that the question is put."""


@frozen
class OverAll:
    """The odds of one question over all paths: `put` is the chance that it is put, all else given that it is.

    `error` bounds how far those of the results may be off, `put_error` that of being put: 0 where no shared
    factor bears on them. What is 0 or 1 is so for certain. `law` names the law where it is not the one in force,
    `sources` are those of the decisions.
    """

    id: str
    text: str
    put: Between
    by_result: Mapping[str, Between]
    vetoed_by: Mapping[str, Between]
    error: float
    put_error: float
    law: str
    sources: tuple[Source, ...]


@frozen
class ScenarioOdds:
    """The odds of every question of a scenario, by its id, and of every end, in words; `tree` has all paths.

    `title` is that of the scenario.
    """

    tree: Node
    questions: Mapping[str, OverAll]
    ends: Mapping[str, Between]
    title: str = ""


def odds_of(scenario: Scenario) -> ScenarioOdds:
    """Return how likely everything is that may come of a scenario. Raises `UnscError` for too large a tree.

    >>> import sim
    >>> found = odds_of(sim.load("what-if/referral-2014-odds-referrals"))
    >>> {result: str(chance) for result, chance in found.questions["referral"].by_result.items()}
    {'adopted': '4/9', 'too_few_votes': '0', 'vetoed': '5/9'}
    >>> [str(chance) for chance in found.ends.values()]
    ['4/9', '5/9']
    """
    tree = chain(scenario)
    return ScenarioOdds(tree, {each.id: each for each in questions(tree)}, dict(ends(tree)), scenario.title)


def questions(tree: Node) -> tuple[OverAll, ...]:
    """Return the odds of every question of a tree, in the order in which the paths first put them."""
    asked: dict[str, list[Asked]] = {}
    for node in _asked(tree):
        asked.setdefault(node.id, []).append(node)
    by_law = _by_law(tree)
    return tuple([_over_all(tree, nodes, *by_law[name]) for name, nodes in asked.items()])


def _over_all(tree: Node, nodes: list[Asked], law: str, sources: tuple[Source, ...]) -> OverAll:
    first = nodes[0]
    is_put = partial(_is_question, first.id)
    put, off = chance_of(tree, is_put), error_of(tree, is_put)
    if all(node.odds == first.odds for node in nodes):
        by_result, vetoed_by, error = first.odds.by_result, first.odds.vetoed_by, first.odds.error
    else:
        by_result = {name: _given_put(tree, first.id, i) for i, name in enumerate(RESULTS)}
        vetoed_by = _vetoed_by(tree, nodes)
        # Of a ratio of two sums that are each off by so much, the second of which is the greater.
        error = off + max(node.odds.error for node in nodes)
        if error:
            error = min(1.0, 2 * error / float(put.low)) if put.low else 1.0
    return OverAll(first.id, first.text, put, by_result, vetoed_by, error, off, law, sources)


def _by_law(tree: Node) -> dict[str, tuple[str, tuple[Source, ...]]]:
    """Return by which law each question is decided, and the sources of what is decided, over all ends."""
    names: dict[str, str] = {}
    sources: dict[str, dict[Source, None]] = {}
    for path in paths(tree):
        for name, decided in path.end.run.decisions.items():
            names.setdefault(name, decided.law)
            sources.setdefault(name, {}).update(dict.fromkeys(decided.decision.sources))
    return {name: (law, tuple(sources[name])) for name, law in names.items()}


def error_of(tree: Node, wanted: Callable[[Node], bool | None]) -> float:
    """Return how far the chance of coming to a wanted node may be off: 0 where no shared factor bears on it.

    No chance of a question, nor that of two of its results together, is off by more than its error. So what its
    results lead to, weighted by their chances, is off by no more than that, and by nothing where they all lead to
    the same; and what comes after adds no more than the most that any of them leads to.
    """

    def off(node: Node) -> tuple[bool | None, float]:
        """Return what a node comes to for certain, if so, and by how much its chance may be off."""
        found = wanted(node)
        if found is not None or isinstance(node, End):
            return bool(found), 0.0
        after = [off(branch.to) for branch in node.branches]
        comes_to = after[0][0] if len({certain for certain, _ in after}) == 1 else None
        error = max(error for _, error in after)
        return comes_to, error if comes_to is not None else error + node.odds.error

    return off(tree)[1]


def chance_of(tree: Node, wanted: Callable[[Node], bool | None]) -> Between:
    """Return the chance of coming to a wanted node, an end or a question; None says to look further on.

    The bounds are exact: the unknown votes on each question on each path are free of all others, so that the tree
    is solved from its ends up, with the extreme at each question that does most, or least, for what is wanted.
    """

    def bound(node: Node, best: Callable[..., Fraction]) -> Fraction:
        found = wanted(node)
        if found is not None or isinstance(node, End):
            return Fraction(bool(found))
        after = [bound(branch.to, best) for branch in node.branches]
        return best([_weighted(chances, after) for chances in node.chances()])

    return Between(bound(tree, min), bound(tree, max))


def ends(tree: Node) -> tuple[tuple[str, Between], ...]:
    """Return what may come of the whole in the end, in words, with the chance of each over all paths."""
    return tuple([(text, chance) for text, chance, _ in ends_with_errors(tree)])


def ends_with_errors(tree: Node) -> tuple[tuple[str, Between, float], ...]:
    """Return what `ends` does, each with how far its chance may be off."""
    told = {id(end): text for end, text in path_texts(tree)}

    def comes_to(text: str, node: Node) -> bool | None:
        return told[id(node)] == text if isinstance(node, End) else None

    found = [(text, partial(comes_to, text)) for text in dict.fromkeys(told.values())]
    return tuple([(text, chance_of(tree, wanted), error_of(tree, wanted)) for text, wanted in found])


def _given_put(tree: Node, name: str, result: int) -> Between:
    """Return the chance of a result given that the question is put, where its odds differ from path to path.

    A ratio of two sums over the paths, both of which hang on the same unknown votes. Its greatest value is the
    number for which the most that the first sum can exceed that number times the second is nought. Source: W.
    Dinkelbach, On Nonlinear Fractional Programming, Management Science 13(7), 1967.
    """
    wanted = [Fraction(i == result) for i in range(3)]
    return Between(1 - _greatest_ratio(tree, name, [1 - w for w in wanted]), _greatest_ratio(tree, name, wanted))


def _greatest_ratio(tree: Node, name: str, worth: list[Fraction]) -> Fraction:
    ratio = Fraction(0)
    while True:
        gain, put = _best(tree, name, worth, ratio)
        if gain <= ratio * put:
            return ratio
        ratio = gain / put


def _best(node: Node, name: str, worth: list[Fraction], ratio: Fraction) -> Sum:
    """Return the sums for the votes with which the first exceeds the ratio times the second most."""
    if isinstance(node, End):
        return Fraction(0), Fraction(0)
    if node.id == name:
        return max([_weighted(extreme, worth) for extreme in node.odds.extremes]), Fraction(1)
    after = [_best(branch.to, name, worth, ratio) for branch in node.branches]
    gains, puts = [gain for gain, _ in after], [put for _, put in after]
    sums = [(_weighted(chances, gains), _weighted(chances, puts)) for chances in node.chances()]
    return max(sums, key=lambda s: s[0] - ratio * s[1])


def _vetoed_by(tree: Node, nodes: list[Asked]) -> Mapping[str, Between]:
    """Return who vetoes how likely given that the question is put.

    Where the chances of coming to its several places are not known, the bounds are those of the place with the
    least and of the place with the most: outer ones, which need not be attained.
    """
    never = Between.exactly(0)
    reached = [chance_of(tree, partial(_is_place, node)) for node in nodes]
    found = {}
    for code in dict.fromkeys(code for node in nodes for code in node.odds.vetoed_by):
        here = [node.odds.vetoed_by.get(code, never) for node in nodes]
        lows, highs = [b.low for b in here], [b.high for b in here]
        if all(chance.known is not None for chance in reached):
            weights = [chance.low for chance in reached]
            total = sum(weights)
            found[code] = Between(_weighted(weights, lows) / total, _weighted(weights, highs) / total)
        else:
            found[code] = Between(min(lows), max(highs))
    return found


def _is_question(name: str, node: Node) -> bool | None:
    return (isinstance(node, Asked) and node.id == name) or None


def _is_place(place: Asked, node: Node) -> bool | None:
    return node is place or None


def _weighted(weights: Iterable[Fraction], values: Iterable[Fraction]) -> Fraction:
    return sum((w * value for w, value in zip(weights, values, strict=True)), Fraction(0))


def _asked(node: Node) -> Iterator[Asked]:
    """List the questions of a tree, those of the first path first."""
    if isinstance(node, Asked):
        yield node
        for branch in node.branches:
            yield from _asked(branch.to)
