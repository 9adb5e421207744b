"""Flips against the rules themselves: every set of changed votes decided one by one, and votes that were held."""

from datetime import date
from fractions import Fraction
from itertools import combinations, product
from math import comb
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.analysis.flips import Flips, flips, settling
from sim.council import council_on
from sim.errors import UnscError
from sim.law import (
    Assembly,
    Body,
    Chapter,
    Choice,
    Kind,
    Law,
    Outcome,
    Pledge,
    Question,
    RollCall,
    Tally,
    Veto,
    Vote,
    decide,
    law_on,
)
from sim.law.thresholds import ShareOfVoting
from tests.effort import LONG, examples
from tests.law.strategies import DAY, Case, council_of, laws, roll_calls

TARGETS = (Choice.YES, Choice.NO, Choice.ABSTAIN)
VOTED_ON = tuple(kind for kind in Kind if kind is not Kind.CONSENSUS)
Changes = tuple[tuple[str, Choice], ...]


@st.composite
def cases(draw: st.DrawFn, bodies: st.SearchStrategy[Body], unknown: int) -> Case:
    """Draw a vote that may leave some members unknown, under the law or another; parties and pledges too."""
    kind = draw(st.sampled_from(VOTED_ON))
    body = draw(bodies)
    if kind.of_the_assembly:
        body = Assembly(body.codes, DAY)
    law = draw(laws(body))
    some = st.lists(st.sampled_from(body.codes), max_size=2, unique=True)
    question = Question(
        kind,
        chapter=draw(st.sampled_from([None, *Chapter])),
        parties=tuple(draw(some)),
        paragraph=draw(st.sampled_from([1, 3])),
        mass_atrocities=draw(st.booleans()),
    )
    pledge = draw(st.none() | st.builds(Pledge, members=st.none() | st.frozensets(st.sampled_from(body.codes))))
    roll = evolve(draw(roll_calls(body, most_unknown=unknown)), unnamed=Tally())
    if not unknown:
        law = evolve(law, pledge=pledge)
    return Case(question, roll, body, evolve(law, enforce_proviso=draw(st.booleans())))


SMALL = (
    st.tuples(st.integers(0, 3), st.integers(0, 3))
    .filter(lambda s: 2 <= sum(s) <= 5)
    .map(lambda s: council_of(*s))
)
FULL = st.sampled_from([council_on(DAY), council_on(date(1950, 9, 1)), council_on(date(1980, 1, 3))])


def other(outcome: Outcome) -> Outcome:
    return Outcome.NOT_ADOPTED if outcome is Outcome.ADOPTED else Outcome.ADOPTED


def changed(roll: RollCall, changes: Changes) -> RollCall:
    to = dict(changes)
    return evolve(roll, votes=tuple(Vote(v.member, to.get(v.member, v.choice)) for v in roll.votes))


def brute(case: Case, size: int, now: Outcome) -> list[Changes]:
    """List, in order, every set of so many changes after which the rules decide the other way."""
    votes = sorted(case.roll.votes, key=lambda v: v.member)
    reversing = []
    for some in combinations(votes, size):
        for targets in product(TARGETS, repeat=size):
            if all(to is not v.choice for v, to in zip(some, targets, strict=True)):
                changes = tuple((v.member, to) for v, to in zip(some, targets, strict=True))
                after = decide(case.question, changed(case.roll, changes), case.body, case.law)
                if after.outcome is other(now):
                    reversing.append(changes)
    order = {to: n for n, to in enumerate(TARGETS)}
    return sorted(reversing, key=lambda changes: [(member, order[to]) for member, to in changes])


def found(flipped: Flips, size: int) -> list[Changes]:
    return [tuple((c.member, c.after) for c in each) for each in flipped.sets(size)]


def asked(case: Case) -> Flips | None:
    """Ask for flips, or see that an open question is refused."""
    if decide(case.question, case.roll, case.body, case.law).outcome is not Outcome.OPEN:
        return flips(case.question, case.roll, case.body, case.law)
    with pytest.raises(UnscError, match="open"):
        flips(case.question, case.roll, case.body, case.law)
    return None


# Together 1,000 roll calls in the seeded tenth, 10,000 in the whole.


@settings(max_examples=examples(700))
@given(cases(SMALL, unknown=0))
def test_all_sets_of_all_sizes_are_those_of_brute_force(case: Case) -> None:
    flipped = asked(case)
    assert flipped is not None, "every vote is known"
    by_size = {n: brute(case, n, flipped.decision.outcome) for n in range(1, len(case.roll.votes) + 1)}
    assert flipped.size == next((n for n, sets in by_size.items() if sets), None)
    for size, sets in by_size.items():
        assert found(flipped, size) == sets
        assert flipped.count(size) == len(sets)
    assert flipped.margins == {v.member: margin_by(by_size, v.member) for v in case.roll.votes}


def margin_by(by_size: dict[int, list[Changes]], member: str) -> int | None:
    """Find the smallest reversing set with a member of which no part reverses, among all of them."""
    reversing = {frozenset(changes) for sets in by_size.values() for changes in sets}
    for size, sets in by_size.items():
        for changes in sets:
            parts = (frozenset(part) for n in range(1, size) for part in combinations(changes, n))
            if member in dict(changes) and not any(part in reversing for part in parts):
                return size
    return None


@settings(max_examples=examples(150))
@given(cases(SMALL, unknown=3))
def test_with_unknown_votes_a_set_reverses_whatever_they_are(case: Case) -> None:
    flipped = asked(case)
    if flipped is not None:
        for size in range(1, len(case.roll.votes) + 1):
            assert found(flipped, size) == brute(case, size, flipped.decision.outcome)


@settings(max_examples=examples(150))
@given(cases(FULL, unknown=2))
def test_full_councils_at_small_sizes(case: Case) -> None:
    flipped = asked(case)
    if flipped is not None:
        for size in (1, 2, 3) if LONG else (1, 2):
            assert found(flipped, size) == brute(case, size, flipped.decision.outcome)
            assert flipped.count(size) == len(found(flipped, size))


@settings(max_examples=examples(40))
@given(cases(SMALL, unknown=0), st.randoms(use_true_random=False))
def test_the_cheapest_are_those_of_brute_force(case: Case, random: Random) -> None:
    flipped = flips(case.question, case.roll, case.body, case.law)
    costs = {
        (v.member, to): Fraction(random.choice(["0.1", "0.2", "0.3", "1/3", "2", "5"]))
        for v in case.roll.votes
        for to in TARGETS
        if random.random() < 0.8
    }
    by_cost: dict[Fraction, list[Changes]] = {}
    for size in range(1, len(case.roll.votes) + 1):
        for changes in brute(case, size, flipped.decision.outcome):
            if all(change in costs for change in changes):
                by_cost.setdefault(sum((costs[c] for c in changes), Fraction(0)), []).append(changes)
    cheapest = flipped.cheapest(costs)
    assert cheapest.cost == min(by_cost, default=None)
    listed = [tuple((c.member, c.after) for c in each) for each in cheapest.sets]
    expected = by_cost[cheapest.cost] if cheapest.cost is not None else []
    assert sorted(listed, key=repr) == sorted(expected, key=repr)
    assert cheapest.count == len(expected)


@settings(max_examples=examples(40))
@given(cases(SMALL, unknown=0))
def test_a_roll_call_is_settled_where_no_completion_differs(case: Case) -> None:
    flipped = flips(case.question, case.roll, case.body, case.law)
    settled = settling(flipped.standing, case.body)
    votes = case.roll.by_member()

    def outcome(known: dict[str, Choice]) -> Outcome:
        free = [code for code in case.body.codes if code not in known]
        outcomes = set()
        for choices in product(TARGETS, repeat=len(free)):
            cast = {**known, **dict(zip(free, choices, strict=True))}
            roll = RollCall(tuple(Vote(member, choice) for member, choice in cast.items()))
            outcomes.add(decide(case.question, roll, case.body, case.law).outcome)
        return outcomes.pop() if len(outcomes) == 1 else Outcome.OPEN

    for n, point in enumerate(settled.points):
        known = {code: votes[code].choice for code in case.body.codes[:n]}
        assert point.outcome is outcome(known)
        could = [
            (code, to, then)
            for code in case.body.codes[n:]
            for to in TARGETS
            if point.outcome is Outcome.OPEN and (then := outcome({**known, code: to})) is not Outcome.OPEN
        ]
        assert [(s.member, s.choice, s.outcome) for s in point.could_settle] == could
    assert settled.points[settled.after].member == settled.by
    assert settled.no_sooner_than <= settled.after


def ask(day: date, kind: Kind, law: Law | None = None, **votes: str) -> Flips:
    council = council_on(day)
    roll = RollCall.of(council, rest=Choice.YES, **votes)
    return flips(Question(kind), roll, council, law_on(day) if law is None else law)


DAY_2022 = date(2022, 5, 26)


def test_who_has_pledged_not_to_vote_against_cannot_undo_a_majority_of_those_voting():
    body = council_of(0, 2)
    half = ShareOfVoting((1, 2), True, DAY, ())
    law = evolve(law_on(DAY), substantive=half, pledge=Pledge())
    roll = RollCall.of(body, rest=Choice.YES)
    found = flips(Question(Kind.SUBSTANTIVE, mass_atrocities=True), roll, body, law)
    settled = settling(found.standing, body)
    assert (settled.after, settled.no_sooner_than) == (1, 1)


def test_the_agenda_of_2014_held_by_two_votes():
    """11-2-2: three of the eleven would have had to vote no or abstain."""
    agenda = ask(date(2014, 12, 22), Kind.PROCEDURAL, no="CHN RUS", abstain="NGA TCD")
    assert (agenda.size, agenda.count()) == (3, 165 * 8)
    assert agenda.margins["LUX"] == 3
    assert agenda.margins["CHN"] is None


def test_the_draft_of_2022_takes_both_vetoes():
    draft = ask(DAY_2022, Kind.SUBSTANTIVE, no="CHN RUS")
    sets = [[(c.member, c.before.value, c.after.value) for c in each] for each in draft.sets()]
    assert draft.size == 2
    assert sets == [
        [("CHN", "no", china), ("RUS", "no", russia)]
        for china in ("yes", "abstain")
        for russia in ("yes", "abstain")
    ]
    settled = settling(draft.standing, council_on(DAY_2022))
    assert (settled.by, settled.after) == ("CHN", 3)
    assert settled.no_sooner_than == 1  # any permanent member's negative vote would have done
    assert {s.member for s in settled.points[0].could_settle} == {"CHN", "FRA", "GBR", "RUS", "USA"}


def test_under_the_two_veto_rule_one_change_is_enough():
    law = evolve(law_on(DAY_2022), veto=Veto(noes_to_block=2))
    draft = ask(DAY_2022, Kind.SUBSTANTIVE, law, no="CHN RUS")
    assert (draft.size, draft.count()) == (1, 4)
    without = ask(DAY_2022, Kind.SUBSTANTIVE, evolve(law, veto=None), no="CHN RUS")
    assert without.decision.outcome is Outcome.ADOPTED
    assert (without.size, without.count()) == (5, 1287 * 32)


def test_the_agenda_of_2024():
    agenda = ask(date(2024, 6, 12), Kind.PROCEDURAL, no="CHN RUS", abstain="MOZ")
    assert (agenda.size, agenda.count()) == (4, 495 * 16)


def test_sets_are_counted_by_millions_and_listed_from_the_first():
    """Ten changes of fifteen affirmative votes leave five, whichever they are: every set reverses."""
    agenda = ask(date(2024, 6, 12), Kind.PROCEDURAL)
    assert agenda.size == 7
    assert agenda.count(10) == comb(15, 10) * 2**10 == 3_075_072
    assert [c.member for c in next(agenda.sets(10))] == sorted(council_on(date(2024, 6, 12)).codes)[:10]


def test_sets_of_a_size_hold_more_than_it_takes():
    """All fifteen against: the five must not be, nine must be in favour, and it does not matter what others do."""
    draft = ask(date(2024, 6, 12), Kind.SUBSTANTIVE, no=" ".join(council_on(date(2024, 6, 12)).codes))
    assert (draft.size, draft.count()) == (9, comb(10, 4))
    assert draft.count(12) == comb(10, 7) * sum(comb(12, yes) for yes in range(9, 13))


def test_an_assembly_of_all_members_is_counted_too():
    codes = tuple(f"{n:03}" for n in range(193))
    body = Assembly(codes, DAY)
    roll = RollCall.of(body, yes=codes[:116], no=codes[116:136], abstain=codes[136:])
    found = flips(Question(Kind.ASSEMBLY_MAJORITY), roll, body, law_on(DAY))
    assert found.size == 48
    assert found.count() == comb(116, 48)


def test_what_cannot_be_asked_is_refused():
    council = council_on(DAY_2022)
    by_number = RollCall.of(council, no="CHN RUS", counts=Tally(13, 2, 0))
    with pytest.raises(UnscError, match="only by number"):
        flips(Question(Kind.SUBSTANTIVE), by_number, council, law_on(DAY_2022))
    with pytest.raises(UnscError, match="without counting votes"):
        flips(Question(Kind.CONSENSUS), RollCall.of(council, rest="yes"), council, law_on(DAY_2022))
    with pytest.raises(UnscError, match="unknown vote of CHN, FRA, RUS, GBR and USA"):
        flips(
            Question(Kind.SUBSTANTIVE),
            RollCall.of(council, yes=[c for c in council.codes if c not in council.permanent]),
            council,
            law_on(DAY_2022),
        )
    draft = ask(DAY_2022, Kind.SUBSTANTIVE, no="CHN RUS")
    with pytest.raises(UnscError, match="above 0"):
        draft.cheapest({("CHN", Choice.YES): Fraction(0)})
    with pytest.raises(UnscError, match="named twice"):
        settling(draft.standing, council, ["CHN", "CHN"])
