"""Roll calls, Councils and laws for the property tests: mostly small, so that results lie near the edge."""

import functools
from collections.abc import Callable
from datetime import date

from attrs import evolve, frozen
from hypothesis import strategies as st

from sim.council import Council, compose, council_on
from sim.law import (
    Assembly,
    Body,
    Chapter,
    Choice,
    Kind,
    Law,
    PutAs,
    Question,
    RollCall,
    Tally,
    Veto,
    Vote,
    law_on,
)
from sim.law.thresholds import FOUNDING, AtLeast, Requirement, ShareOfVoting

DAY = date(2014, 12, 22)
P5 = ("CHN", "FRA", "GBR", "RUS", "USA")
ELECTED = ("ARG", "AUS", "CHL", "JOR", "KOR", "LTU", "LUX", "NGA", "RWA", "TCD")

choices = st.sampled_from(tuple(Choice))


@frozen
class Case:
    """A question with what is known of its votes, who votes, and the law."""

    question: Question
    roll: RollCall
    body: Body
    law: Law


@functools.cache
def council_of(permanent: int, elected: int) -> Council:
    return compose(P5[:permanent] + ELECTED[:elected], permanent=P5[:permanent], on=DAY)


def councils() -> st.SearchStrategy[Council]:
    """Draw a Council, small or with all fifteen."""
    sizes = st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(any)
    return st.one_of(
        sizes.map(lambda size: council_of(*size)),
        st.sampled_from([council_on(DAY), council_on(date(1950, 9, 1)), council_on(date(1980, 1, 3))]),
    )


def assemblies() -> st.SearchStrategy[Assembly]:
    return st.integers(1, 9).map(lambda n: Assembly((P5 + ELECTED)[:n], DAY))


@st.composite
def roll_calls(draw: st.DrawFn, body: Body, most_unknown: int = 6) -> RollCall:
    """Draw what is known of a vote: some members by name, some votes by number only, the rest unknown."""
    order = draw(st.permutations(body.codes))
    unknown = draw(st.integers(0, min(most_unknown, len(order))))
    named = order[unknown:]
    usual = draw(choices)  # near unanimity, so that large Councils come close to nine as well
    votes = [Vote(m, draw(st.one_of(st.just(usual), choices))) for m in named]
    by_number = draw(st.lists(choices, max_size=unknown)) if draw(st.booleans()) else []
    return RollCall(tuple(votes), Tally(*(by_number.count(c) for c in Choice)))


def requirements(members: int) -> st.SearchStrategy[Requirement]:
    return st.one_of(
        st.integers(1, members + 1).map(lambda n: AtLeast(n, FOUNDING, ())),
        st.sampled_from(
            [
                ShareOfVoting((1, 2), True, FOUNDING, ()),
                ShareOfVoting((2, 3), False, FOUNDING, ()),
                ShareOfVoting((3, 5), False, FOUNDING, ()),
            ]
        ),
    )


def vetoes(body: Body) -> st.SearchStrategy[Veto | None]:
    """Draw the veto as it is, or reformed; sometimes none."""
    return st.one_of(
        st.just(Veto()),
        st.builds(
            Veto,
            holders=st.one_of(st.none(), st.frozensets(st.sampled_from(body.codes))),
            noes_to_block=st.integers(1, 3),
            chapters=st.sampled_from([None, frozenset({Chapter.VII})]),
        ),
        st.none(),
    )


@st.composite
def laws(draw: st.DrawFn, body: Body) -> Law:
    base = law_on(draw(st.sampled_from([DAY, date(1950, 9, 1)])))
    if draw(st.booleans()):
        return base
    need = requirements(len(body.codes))
    return evolve(
        base,
        procedural=draw(need),
        substantive=draw(need),
        review_conference=draw(need),
        review_conference_tenth_session=draw(need),
        assembly_majority=draw(st.one_of(st.just(base.assembly_majority), need)),
        veto=draw(vetoes(body)),
    )


@st.composite
def cases(
    draw: st.DrawFn,
    kinds: tuple[Kind, ...] = tuple(Kind),
    roll: Callable[[Body], st.SearchStrategy[RollCall]] = roll_calls,
    with_parties: bool = False,
) -> Case:
    """Draw a whole case; parties to a dispute only where they are asked for."""
    kind = draw(st.sampled_from(kinds))
    body: Body = draw(assemblies()) if kind.of_the_assembly else draw(councils())
    question = Question(
        kind,
        chapter=draw(st.sampled_from([None, *Chapter])),
        put_as=draw(st.sampled_from(PutAs)),
        paragraph=draw(st.sampled_from([1, 3])),
    )
    law = draw(laws(body))
    known = draw(roll(body))
    if with_parties:
        unnamed = [m for m in body.codes if m not in {v.member for v in known.votes}]
        some = st.lists(st.sampled_from(unnamed or body.codes), min_size=1, max_size=3, unique=True)
        parties = draw(some | st.lists(st.sampled_from(body.codes), min_size=1, max_size=3, unique=True))
        question = evolve(
            question, parties=tuple(parties), chapter=draw(st.sampled_from([Chapter.VI, Chapter.ART_52_3]))
        )
    return Case(question, known, body, law)


def all_named(body: Body) -> st.SearchStrategy[RollCall]:
    return roll_calls(body, most_unknown=0)
