"""Softening: which parts of a draft pass, the most demanding that do, and what it takes to lift a veto.

Every sub-draft is decided by the law, from the attitudes of the members to its elements; an attitude that is not
known leaves a vote unknown, and perhaps the sub-draft open. Where nobody `needs` an element, to take one out never
turns a vote from yes, nor from an abstention to no: then every part of a draft that passes, passes too.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import frozen

from sim.errors import UnscError
from sim.law import Body, Choice, Decision, Law, Outcome, Question, RollCall, Vote, decide
from sim.scenario.drafting import MOST_ELEMENTS, Attitude

Elements = frozenset[str]
"""A sub-draft: which of the elements it holds, at least one. Or elements given up."""


@frozen
class SubDraft:
    """A part of the draft, how demanding it is (the weights of its elements together), and what comes of it."""

    elements: Elements
    weight: Fraction
    decision: Decision


@frozen
class Concession:
    """The least that has to be given up for something: what it costs, and every way to give up so much."""

    cost: Fraction
    ways: tuple[Elements, ...]


@frozen
class Yielding:
    """What it takes for a member that votes against the whole draft not to vote against what is left of it.

    `then` is how it votes after each way; `concession` None means that nothing short of all the draft will do.
    `blocks` says whether its negative vote on the whole draft is among those that veto it.
    """

    member: str
    blocks: bool
    concession: Concession | None
    then: tuple[Choice, ...] = ()


@frozen
class Softening:
    """What becomes of a draft and of all its parts.

    `passing` and `open` are the sub-drafts that pass, and those that may or may not; `most_demanding` are the ones
    that pass and are no part of another that passes (the Pareto set by inclusion), `at_best` the same if every
    vote that is unknown came out as well as it could; `weightiest` are the passing ones of the greatest weight.
    All are in order of weight, the greatest first.
    """

    whole: SubDraft
    votes: Mapping[str, Choice | None]
    """How each member votes on the whole draft, in seating order; None where that is not known."""
    passing: tuple[SubDraft, ...]
    open: tuple[SubDraft, ...]
    most_demanding: tuple[SubDraft, ...]
    at_best: tuple[SubDraft, ...]
    yielding: tuple[Yielding, ...]

    @property
    def weightiest(self) -> tuple[SubDraft, ...]:
        """The passing sub-drafts of the greatest weight; none if nothing passes."""
        return tuple(s for s in self.most_demanding if s.weight == self.most_demanding[0].weight)

    @property
    def concession(self) -> Concession | None:
        """The cheapest elements to give up so that the rest passes, if any; None if no part of it passes."""
        best = self.weightiest
        if not best:
            return None
        ways = tuple(self.whole.elements - sub.elements for sub in best)
        return Concession(self.whole.weight - best[0].weight, ways)


def soften(
    question: Question,
    weights: Mapping[str, Fraction],
    attitudes: Mapping[str, Attitude],
    body: Body,
    law: Law,
) -> Softening:
    """Decide every sub-draft.

    `weights` gives the elements of the draft, each with its weight above 0; `attitudes` is by member's code, and
    of a member that is missing nothing is known. Raises `UnscError` for no elements or too many (every one more
    doubles the sub-drafts), and for a stranger.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> from sim.law import Kind, law_on
    >>> day = date(2014, 12, 22)
    >>> council, accepts = council_on(day), Attitude()
    >>> attitudes = dict.fromkeys(council.codes, accepts) | {"CHN": Attitude(against=("referral",))}
    >>> weights = {"referral": Fraction(2), "reporting": Fraction(1)}
    >>> found = soften(Question(Kind.SUBSTANTIVE), weights, attitudes, council, law_on(day))
    >>> found.whole.decision.blocked_by, [sorted(s.elements) for s in found.most_demanding]
    (('CHN',), [['reporting']])
    """
    names = tuple(weights)
    if not 1 <= len(names) <= MOST_ELEMENTS:
        raise UnscError(f"the draft has {len(names)} elements; expected from 1 to {MOST_ELEMENTS}")
    for code in attitudes:
        body.member(code)
    deciding = _Deciding(question, attitudes, body, law)
    last = (1 << len(names)) - 1
    subs: list[SubDraft] = []
    for chosen in range(1, last + 1):
        elements = frozenset(name for n, name in enumerate(names) if chosen >> n & 1)
        weight = sum((weights[name] for name in elements), Fraction(0))
        subs.append(SubDraft(elements, weight, deciding.decision(elements)))
    adopted = {n for n, s in enumerate(subs, 1) if s.decision.outcome is Outcome.ADOPTED}
    undecided = {n for n, s in enumerate(subs, 1) if s.decision.outcome is Outcome.OPEN}

    def listed(numbers: Iterable[int]) -> tuple[SubDraft, ...]:
        # The order of the file, where the weights are the same.
        return tuple(sorted((subs[n - 1] for n in sorted(numbers)), key=lambda s: -s.weight))

    whole = subs[last - 1]
    votes = deciding.votes(whole.elements)
    against = [code for code in body.codes if votes[code] is Choice.NO]
    return Softening(
        whole,
        votes,
        listed(adopted),
        listed(undecided),
        listed(_maximal(adopted, len(names))),
        listed(_maximal(adopted | undecided, len(names))),
        tuple(_yielding(code, attitudes[code], whole, subs) for code in against),
    )


class _Deciding:
    """Decides sub-drafts, each roll call once: many share one, since members of one attitude vote alike."""

    def __init__(self, question: Question, attitudes: Mapping[str, Attitude], body: Body, law: Law) -> None:
        self.question, self.body, self.law = question, body, law
        self.attitudes = [(code, attitudes.get(code)) for code in body.codes]
        self.kinds = list({id(a): a for _, a in self.attitudes if a is not None}.values())
        self.known: dict[tuple[Choice | None, ...], Decision] = {}

    def votes(self, elements: Elements) -> dict[str, Choice | None]:
        """Return how each member votes on a sub-draft."""
        return {code: None if a is None else a.vote(elements) for code, a in self.attitudes}

    def decision(self, elements: Elements) -> Decision:
        """Return what becomes of a sub-draft."""
        cast = tuple([a.vote(elements) for a in self.kinds])
        if cast not in self.known:
            votes = [Vote(code, choice) for code, choice in self.votes(elements).items() if choice is not None]
            self.known[cast] = decide(self.question, RollCall(tuple(votes)), self.body, self.law)
        return self.known[cast]


def _maximal(chosen: set[int], elements: int) -> list[int]:
    """Return those of some sets, each a number with a bit for every element, that are part of no other."""
    below: set[int] = set()  # parts of a chosen set, going down from the whole
    maximal = []
    for number in range((1 << elements) - 1, 0, -1):
        larger = (number | 1 << n for n in range(elements) if not number >> n & 1)
        if any(more in chosen or more in below for more in larger):
            below.add(number)
        elif number in chosen:
            maximal.append(number)
    return maximal


def _yielding(code: str, attitude: Attitude, whole: SubDraft, subs: list[SubDraft]) -> Yielding:
    """Find the least to give up for a member not to vote against what is left."""
    blocks = code in whole.decision.blocked_by
    left = [sub for sub in subs if attitude.vote(sub.elements) not in (Choice.NO, None)]
    if not left:
        return Yielding(code, blocks, None)
    weight = max(sub.weight for sub in left)
    best = [sub for sub in left if sub.weight == weight]
    then = tuple(vote for sub in best if (vote := attitude.vote(sub.elements)) is not None)
    concession = Concession(whole.weight - weight, tuple(whole.elements - sub.elements for sub in best))
    return Yielding(code, blocks, concession, then)
