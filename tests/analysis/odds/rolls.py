"""Odds counted by listing every roll call and asking the law about each: what the analysis is held against."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import product

from attrs import evolve, frozen
from hypothesis import strategies as st

from sim.council import compose
from sim.law import (
    Assembly,
    Body,
    Chapter,
    Choice,
    Kind,
    Law,
    Pledge,
    Question,
    Reason,
    RollCall,
    Veto,
    Vote,
    decide,
)
from sim.law.thresholds import AtLeast, ShareOfVoting
from sim.scenario.chances import Chances

DAY = date(2024, 6, 12)
MEMBERS = ("CHN", "FRA", "GBR", "RUS", "USA", "DZA", "JPN")
PARTS = 12
CERTAIN = {choice: {choice: Fraction(1)} for choice in Choice}


@frozen
class Case:
    """A question, who votes, by what law, and what is known of each member's vote."""

    question: Question
    body: Body
    law: Law
    stances: Mapping[str, Choice | Chances | None]
    blocs: tuple[tuple[str, ...], ...] = ()


@st.composite
def chances(draw: st.DrawFn) -> Chances:
    cuts = sorted(draw(st.lists(st.integers(0, PARTS), min_size=3, max_size=3)))
    parts = [b - a for a, b in zip([0, *cuts], [*cuts, PARTS], strict=True)]
    return Chances(**{c.value: Fraction(part, PARTS) for c, part in zip(Choice, parts, strict=True)})


@st.composite
def cases(draw: st.DrawFn, unknown: int = 0, blocs: bool = False, most: int = 5) -> Case:
    """Draw a small Council or Assembly with a law that is often a reform."""
    size = draw(st.integers(2, most))
    codes = MEMBERS[-size:]
    kind = draw(st.sampled_from([k for k in Kind if k is not Kind.CONSENSUS]))
    question = Question(
        kind,
        chapter=draw(st.sampled_from([None, Chapter.VI, Chapter.VII])),
        parties=draw(st.sampled_from([(), ("USA",), ("DZA", "RUS")])),
        mass_atrocities=draw(st.booleans()),
        paragraph=draw(st.sampled_from([1, 3])),
    )
    needed = st.one_of(
        st.integers(1, size).map(lambda n: AtLeast(n, date.min, ())),
        st.sampled_from([ShareOfVoting((1, 2), True, date.min, ()), ShareOfVoting((2, 3), False, date.min, ())]),
    )
    veto = st.builds(
        Veto,
        holders=st.sampled_from([None, frozenset({"USA"}), frozenset({"USA", "DZA", "JPN"})]),
        noes_to_block=st.integers(1, 3),
        spares_mass_atrocities=st.booleans(),
    )
    law = Law(
        "drawn",
        *[draw(needed) for _ in range(4)],
        veto=draw(st.none() | veto),
        enforce_proviso=draw(st.booleans()),
        pledge=draw(st.sampled_from([None, Pledge(), Pledge(frozenset({"USA"}))])),
    )
    body: Body = compose(codes, permanent=[c for c in codes if c in MEMBERS[:5]], on=DAY)
    if kind.of_the_assembly:
        body = Assembly(codes, DAY)
    together = (tuple(codes[: draw(st.integers(2, size))]),) if blocs else ()
    free = set(draw(st.permutations(codes))[:unknown])
    stances: dict[str, Choice | Chances | None] = {}
    for code in codes:
        stance = None if code in free else draw(chances() | st.sampled_from(Choice))
        stances[code] = stances[together[0][0]] if together and code in together[0][1:] else stance
    return Case(question, body, law, stances, together)


def by_roll_call(case: Case) -> tuple[dict[Reason, Fraction], dict[str, Fraction]]:
    """Return the chance of each reason, and of a veto with each member among those that cast it."""
    reasons: dict[Reason, Fraction] = {}
    blocking: dict[str, Fraction] = {}
    for roll, chance in roll_calls(case):
        decision = decide(case.question, roll, case.body, case.law)
        reasons[decision.reason] = reasons.get(decision.reason, Fraction(0)) + chance
        for code in decision.blocked_by:
            blocking[code] = blocking.get(code, Fraction(0)) + chance
    return reasons, blocking


def roll_calls(case: Case) -> Iterator[tuple[RollCall, Fraction]]:
    """List the roll calls that may be held, with the chance of each."""
    units = [*case.blocs, *[(c,) for c in case.stances if not any(c in bloc for bloc in case.blocs)]]
    for way in product(*[_options(case.stances[unit[0]]) for unit in units]):
        votes, chance = [], Fraction(1)
        for unit, (choice, share) in zip(units, way, strict=True):
            votes += [Vote(code, choice) for code in unit]
            chance *= share
        yield RollCall(tuple(votes)), chance


def _options(stance: Choice | Chances | None) -> Iterable[tuple[Choice, Fraction]]:
    assert stance is not None
    if isinstance(stance, Choice):
        return [(stance, Fraction(1))]
    return [(choice, stance.of(choice)) for choice in Choice if stance.of(choice)]


def completions(case: Case) -> Iterator[Case]:
    """List every way in which the members of whom nothing is known may vote; a bloc votes together."""
    free = [code for code, stance in case.stances.items() if stance is None]
    for way in product(Choice, repeat=len(free)):
        votes = dict(zip(free, way, strict=True))
        if all(len({votes.get(code) for code in bloc}) == 1 for bloc in case.blocs):
            yield evolve(case, stances={**case.stances, **votes})
