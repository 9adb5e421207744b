"""Whose vote a decision says to be counted otherwise than cast, or to block nothing: as recounting it shows."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from attrs import evolve
from completions import CHOICES, fits, not_named
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Case, all_named, cases, roll_calls

from sim.council import council_on
from sim.law import (
    Basis,
    Chapter,
    Choice,
    Decision,
    Effect,
    Kind,
    Outcome,
    Pledge,
    Question,
    RollCall,
    Tally,
    Veto,
    Vote,
    VoteEffect,
    decide,
    law_on,
    measure_of,
)
from sim.law.counting import count
from sim.law.sources import ART_27_2, NAMIBIA, VETO_LIST
from tests.effort import examples

DAY = date(2014, 3, 15)
COUNCIL = council_on(DAY)
LAW = law_on(DAY)


@st.composite
def bound(draw: st.DrawFn, named: bool = False) -> Case:
    """Draw a case in which the proviso may be enforced and members may have pledged not to vote against."""
    roll = all_named if named else (lambda body: roll_calls(body, most_unknown=4))
    case = draw(cases(kinds=(Kind.SUBSTANTIVE,), roll=roll, with_parties=True))
    some = st.frozensets(st.sampled_from(case.body.codes), max_size=4)
    pledge = draw(st.one_of(st.none(), st.just(Pledge()), st.builds(Pledge, some)))
    chapter = draw(st.sampled_from([Chapter.VI, Chapter.ART_52_3, Chapter.VII]))
    return evolve(
        case,
        question=evolve(case.question, chapter=chapter, mass_atrocities=draw(st.booleans())),
        law=evolve(case.law, enforce_proviso=draw(st.booleans()), pledge=pledge),
    )


def decided(case: Case) -> Decision:
    return decide(case.question, case.roll, case.body, case.law)


def otherwise(decision: Decision) -> dict[str, VoteEffect]:
    return {e.member: e for e in decision.effects if e.effect is Effect.COUNTS_AS_ABSTENTION}


def without(case: Case, member: str) -> Case:
    """Return the case in which neither the proviso nor a pledge bears on a member."""
    parties = tuple(m for m in case.question.parties if m != member)
    law = case.law
    if law.pledge is not None:
        pledged = frozenset(case.body.codes) if law.pledge.members is None else law.pledge.members
        law = evolve(law, pledge=evolve(law.pledge, members=pledged - {member}))
    return evolve(case, question=evolve(case.question, parties=parties), law=law)


@settings(max_examples=examples(200))
@given(bound(named=True))
def test_whose_vote_counts_otherwise_is_who_changes_the_tally(case: Case) -> None:
    decision = decided(case)
    found = otherwise(decision)
    assert set(found) == {m for m in case.body.codes if decided(without(case, m)).tally != decision.tally}
    recounted = RollCall(
        tuple(Vote(v.member, Choice.ABSTAIN) if v.member in found else v for v in case.roll.votes)
    )
    assert count(recounted, case.body).tally == decision.tally
    cast = case.roll.by_member()
    for member, each in found.items():
        assert each.cast is cast[member].choice
        by_law = case.law.enforce_proviso and member in case.question.parties
        if by_law and case.question.chapter is not Chapter.VII:
            assert each.basis is Basis.PARTY_TO_THE_DISPUTE
        else:
            assert (each.basis, each.cast) == (Basis.PLEDGE, Choice.NO)


def completions(case: Case) -> Iterator[RollCall]:
    members = not_named(case.roll, case.body)
    for choices in product(CHOICES, repeat=len(members)):
        if fits(case.roll, choices):
            yield RollCall((*case.roll.votes, *(Vote(m, c) for m, c in zip(members, choices, strict=True))))


@settings(max_examples=examples(150), deadline=None)
@given(bound())
def test_what_is_said_while_votes_are_unknown_holds_in_every_completion(case: Case) -> None:
    decision = decided(case)
    assert len({e.member for e in decision.effects}) == len(decision.effects)
    assert all(e.member in decision.why for e in decision.effects if e.cast is None)
    found = otherwise(decision)
    measure = measure_of(case.question, case.body, case.law)
    named = case.roll.by_member()
    doubtful = {e.member for e in decision.effects if e.cast is None and e.effect is Effect.DOES_NOT_BLOCK}
    assert doubtful <= measure.not_against - set(named)
    turned: set[str] = set()
    spared: set[str] = set()
    blocking: set[str] = set()
    for complete in completions(case):
        full = decide(case.question, complete, case.body, case.law)
        turned |= set(otherwise(full))
        blocking |= set(full.blocked_by)
        spared |= {e.member for e in otherwise(full).values() if e.basis is Basis.PLEDGE} - set(named)
    # An unnamed member that pledged counts otherwise in some completions only, and is said not to block.
    assert set(found) == turned - (spared - set(found))
    assert not doubtful & blocking
    before = measure_of(case.question, case.body, evolve(case.law, pledge=None))
    assert doubtful == spared & before.holders
    assert all(e.cast is (named[m].choice if m in named else None) for m, e in found.items())


@settings(max_examples=examples(200), deadline=None)
@given(
    st.one_of(
        bound(),
        cases(roll=lambda body: roll_calls(body, most_unknown=4)).filter(
            lambda case: not case.question.kind.of_the_assembly
        ),
    )
)
def test_a_negative_vote_that_could_seem_a_veto_is_named_if_it_blocks_in_no_completion(case: Case) -> None:
    decision = decided(case)
    holders = frozenset[str]()
    if case.question.kind is not Kind.CONSENSUS:
        holders = measure_of(case.question, case.body, case.law).holders
    blocking = {m for c in completions(case) for m in decide(case.question, c, case.body, case.law).blocked_by}
    found = {e.member: e for e in decision.effects}
    for member in case.roll.who(Choice.NO):
        if member in case.body.permanent | holders:
            assert (member in found) == (member not in blocking)
        if member in found and found[member].effect is Effect.DOES_NOT_BLOCK:
            assert found[member].cast is Choice.NO
    if decision.outcome is not Outcome.ADOPTED:
        assert Basis.NO_NEGATIVE_VOTE not in {e.basis for e in decision.effects}


def test_a_party_that_pledged_as_well_is_held_by_the_proviso() -> None:
    # Neither alone would change the tally of the other: it was said by nobody before decisions carried it.
    law = evolve(LAW, enforce_proviso=True, pledge=Pledge())
    question = Question(Kind.SUBSTANTIVE, chapter="VI", parties="RUS", mass_atrocities=True)
    decision = decide(question, RollCall.of(COUNCIL, no="RUS CHN", rest=Choice.YES), COUNCIL, law)
    assert {m: e.basis for m, e in otherwise(decision).items()} == {
        "RUS": Basis.PARTY_TO_THE_DISPUTE,
        "CHN": Basis.PLEDGE,
    }
    assert len(decision.effects) == 2, "that neither of the two abstentions blocks is not said besides"
    assert decision.why.endswith(
        "RUS, party to the dispute, is held to abstain. The pledge of CHN not to vote against such a draft is "
        "taken as kept, by abstaining; as cast, the votes decide: not adopted 13-2-0 (veto by RUS and CHN)."
    )


def test_an_unknown_party_counts_as_abstaining_whatever_it_was() -> None:
    law = evolve(LAW, enforce_proviso=True)
    question = Question(Kind.SUBSTANTIVE, chapter="VI", parties="RUS ARG")
    named = [m for m in COUNCIL.codes if m not in ("RUS", "ARG")]
    decision = decide(question, RollCall.of(COUNCIL, yes=named), COUNCIL, law)
    assert decision.tally == Tally(13, 0, 2)
    assert {m: (e.cast, e.effect) for m, e in otherwise(decision).items()} == dict.fromkeys(
        ("ARG", "RUS"), (None, Effect.COUNTS_AS_ABSTENTION)
    )
    # All that were not named abstained: then so did they, and nothing is counted otherwise.
    known = decide(question, RollCall.of(COUNCIL, yes=named, counts=Tally(13, 0, 2)), COUNCIL, law)
    assert not otherwise(known)


def test_an_unknown_member_that_pledged_would_not_block() -> None:
    law = evolve(LAW, pledge=Pledge(frozenset({"FRA"})))
    question = Question(Kind.SUBSTANTIVE, mass_atrocities=True)
    roll = RollCall.of(COUNCIL, yes=[m for m in COUNCIL.codes if m != "FRA"])
    decision = decide(question, roll, COUNCIL, law)
    assert decision.outcome is Outcome.ADOPTED
    (fra,) = decision.effects
    assert (fra.member, fra.cast, fra.effect, fra.basis) == ("FRA", None, Effect.DOES_NOT_BLOCK, Basis.PLEDGE)
    assert "A negative vote of FRA, not known by name, would not block" in decision.why
    # The negative vote known by number is that of France or of Chad; and where there is none, nothing is said.
    two = [m for m in COUNCIL.codes if m not in ("FRA", "TCD")]
    by_number = decide(question, RollCall.of(COUNCIL, yes=two, counts=Tally(14, 1, 0)), COUNCIL, law)
    assert [(e.member, e.cast) for e in by_number.effects] == [("FRA", None)]
    assert not decide(question, RollCall.of(COUNCIL, yes=two, counts=Tally(15)), COUNCIL, law).effects


@pytest.mark.parametrize(
    ("question", "no", "abstain", "veto", "basis", "source"),
    [
        (Question(Kind.PROCEDURAL), "RUS", "", Veto(), Basis.KIND_OF_QUESTION, ART_27_2),
        (Question(Kind.SUBSTANTIVE), "", "RUS", Veto(), Basis.NO_NEGATIVE_VOTE, NAMIBIA),
        (Question(Kind.SUBSTANTIVE), "RUS", "ARG AUS CHL JOR LTU LUX", Veto(), Basis.LOST_WITHOUT_IT, VETO_LIST),
        (Question(Kind.SUBSTANTIVE), "RUS", "", Veto(noes_to_block=2), Basis.TOO_FEW_NEGATIVE_VOTES, None),
        (Question(Kind.SUBSTANTIVE), "RUS", "", Veto(frozenset({"USA"})), Basis.HOLDS_NO_VETO, None),
        (Question(Kind.SUBSTANTIVE), "RUS", "", None, Basis.HOLDS_NO_VETO, None),
        (
            Question(Kind.SUBSTANTIVE, chapter="VI"),
            "RUS",
            "",
            Veto(chapters=frozenset({Chapter.VII})),
            Basis.OUT_OF_REACH,
            None,
        ),
    ],
)
def test_each_ground(question: Question, no: str, abstain: str, veto: Veto, basis: Basis, source: object) -> None:
    roll = RollCall.of(COUNCIL, no=no, abstain=abstain, rest=Choice.YES)
    (russia,) = decide(question, roll, COUNCIL, evolve(LAW, veto=veto)).effects
    assert (russia.member, russia.effect, russia.basis) == ("RUS", Effect.DOES_NOT_BLOCK, basis)
    assert source is None or russia.sources[0] == source
