"""The proviso of Art. 27(3): a party to a dispute abstains, under Chapter VI and Art. 52(3), if it is enforced."""

from datetime import date

import pytest
from attrs import evolve
from completions import Result, Tried, try_all
from hypothesis import given, settings
from strategies import Case, cases, roll_calls

from sim.council import council_on
from sim.law import (
    Basis,
    Chapter,
    Choice,
    Decision,
    Kind,
    Outcome,
    Question,
    Reason,
    RollCall,
    Tally,
    Vote,
    decide,
    law_on,
)
from tests.effort import examples

DAY = date(2014, 3, 15)
COUNCIL = council_on(DAY)
AS_PRACTISED = law_on(DAY)
ENFORCED = evolve(AS_PRACTISED, enforce_proviso=True)
BOUND = pytest.mark.parametrize("chapter", [Chapter.VI, Chapter.ART_52_3])


def on_party(party: str, chapter: Chapter | None = Chapter.VI, kind: Kind = Kind.SUBSTANTIVE) -> Question:
    return Question(kind, chapter=chapter, parties=(party,))


def abstaining(complete: RollCall, parties: tuple[str, ...]) -> RollCall:
    return RollCall(tuple(Vote(v.member, Choice.ABSTAIN) if v.member in parties else v for v in complete.votes))


def tried_both_ways(case: Case) -> tuple[Tried, Tried]:
    """Try all completions as cast, and with the vote of every party then counted as an abstention."""
    plain = evolve(case.question, parties=())

    def result(complete: RollCall) -> Result:
        full = decide(plain, complete, case.body, case.law)
        return full.outcome, full.reason

    def enforced(complete: RollCall) -> RollCall:
        return abstaining(complete, case.question.parties)

    return try_all(case.roll, case.body, result), try_all(case.roll, case.body, result, enforced)


def holds_for(case: Case) -> None:
    cast, held = tried_both_ways(case)
    for law, tried in (
        (evolve(case.law, enforce_proviso=False), cast),
        (evolve(case.law, enforce_proviso=True), held),
    ):
        decision = decide(case.question, case.roll, case.body, law)
        assert (decision.outcome, decision.reason) == tried.result
        assert set(decision.could_settle) == tried.could_settle
        assert bool(decision.could_settle) == (decision.outcome is Outcome.OPEN)
        plain = decide(evolve(case.question, parties=()), case.roll, case.body, law)
        if cast.result != held.result:
            assert "to the dispute" in decision.why
        elif law.enforce_proviso:
            held = [e for e in decision.effects if e.basis is Basis.PARTY_TO_THE_DISPUTE]
            assert ("to the dispute" in decision.why) == bool(held)
            assert held or decision.tally == plain.tally
        elif "to the dispute" in decision.why:
            assert decision.blocked_by, "without another result, only who blocked it can differ"
        assert decision.tally is not None
        assert (decision.tally.yes, decision.tally.no) == tried.least[:2]
        # Of abstentions and absences by number it is not certain which of the two a party's vote was.
        by_number = bool(case.roll.unnamed.abstain and case.roll.unnamed.not_voting)
        neither = decision.tally.abstain + decision.tally.not_voting
        assert neither <= tried.least[2] <= (15 if by_number else neither)
        assert decision.tally.known + decision.tally.unknown == len(case.body.codes)
        assert min(decision.tally.yes, decision.tally.no, decision.tally.abstain, decision.tally.unknown) >= 0


@settings(max_examples=examples(400))
@given(cases(kinds=(Kind.SUBSTANTIVE,), roll=lambda body: roll_calls(body, most_unknown=5), with_parties=True))
def test_a_party_abstains_in_every_completion(case: Case) -> None:
    holds_for(case)


@settings(max_examples=examples(60))
@given(cases(kinds=tuple(k for k in Kind if k is not Kind.SUBSTANTIVE), with_parties=True))
def test_no_other_kind_of_question_knows_the_proviso(case: Case) -> None:
    without = decide(evolve(case.question, parties=()), case.roll, case.body, case.law)
    for enforce in (False, True):
        law = evolve(case.law, enforce_proviso=enforce)
        assert decide(case.question, case.roll, case.body, law) == without


@BOUND
def test_russia_on_crimea(chapter: Chapter) -> None:
    # S/2014/189: 13-1-1, vetoed; Russia was not made to abstain.
    roll = RollCall.of(COUNCIL, no="RUS", abstain="CHN", rest=Choice.YES)
    question = on_party("RUS", chapter)
    practised = decide(question, roll, COUNCIL, AS_PRACTISED)
    assert (practised.outcome, practised.blocked_by) == (Outcome.NOT_ADOPTED, ("RUS",))
    assert practised.why.endswith(
        "RUS is party to the dispute; the duty to abstain is not enforced in practice. "
        "Enforced, the votes decide: adopted 13-0-2 (enough votes)."
    )
    enforced = decide(question, roll, COUNCIL, ENFORCED)
    assert (enforced.outcome, enforced.blocked_by) == (Outcome.ADOPTED, ())
    assert enforced.tally == Tally(13, 0, 2)
    assert enforced.why.endswith("as cast, the votes decide: not adopted 13-1-1 (veto by RUS).")


@pytest.mark.parametrize("chapter", [Chapter.VII, None])
def test_it_binds_nobody_outside_chapter_vi_and_article_52(chapter: Chapter | None) -> None:
    roll = RollCall.of(COUNCIL, no="RUS", abstain="CHN", rest=Choice.YES)
    decision = decide(on_party("RUS", chapter), roll, COUNCIL, ENFORCED)
    assert (decision.outcome, decision.reason) == (Outcome.NOT_ADOPTED, Reason.VETO)
    assert "party to the dispute" not in decision.why


@BOUND
def test_it_costs_an_elected_member_its_vote_too(chapter: Chapter) -> None:
    nine = "ARG AUS CHL FRA GBR JOR LTU LUX USA"
    roll = RollCall.of(COUNCIL, yes=nine, rest=Choice.ABSTAIN)
    assert decide(on_party("ARG", chapter), roll, COUNCIL, AS_PRACTISED).outcome is Outcome.ADOPTED
    enforced = decide(on_party("ARG", chapter), roll, COUNCIL, ENFORCED)
    assert (enforced.outcome, enforced.reason) == (Outcome.NOT_ADOPTED, Reason.TOO_FEW_VOTES)
    assert enforced.tally == Tally(8, 0, 7)


def test_a_party_that_did_not_vote_is_left_as_it_is() -> None:
    roll = RollCall.of(COUNCIL, not_voting="ARG", rest=Choice.YES)
    decision = decide(on_party("ARG"), roll, COUNCIL, ENFORCED)
    assert decision.tally == Tally(14, 0, 0, 1)
    assert decision == decide(Question(Kind.SUBSTANTIVE), roll, COUNCIL, ENFORCED)


def test_a_party_that_is_no_member_binds_nobody() -> None:
    roll = RollCall.of(COUNCIL, no="RUS", rest=Choice.YES)
    decision = decide(on_party("UKR"), roll, COUNCIL, ENFORCED)
    assert decision == decide(Question(Kind.SUBSTANTIVE), roll, COUNCIL, ENFORCED)


def nine_by_number() -> Decision:
    # Nine in favour, and Argentina, party to the dispute, may be one of them.
    return decide(on_party("ARG"), RollCall.of(COUNCIL, counts=Tally(9, 0, 6)), COUNCIL, ENFORCED)


def test_a_party_among_votes_known_by_number_leaves_it_open() -> None:
    decision = nine_by_number()
    assert (decision.outcome, decision.could_settle) == (Outcome.OPEN, COUNCIL.codes)
    assert decision.tally == Tally(8, 0, 6, 0, 1)
    assert "known only by number" in decision.why


def test_a_party_among_votes_known_by_number_may_not_matter() -> None:
    # Thirteen in favour: twelve without Argentina's are enough, and the two others abstained.
    decision = decide(on_party("ARG"), RollCall.of(COUNCIL, counts=Tally(13, 0, 2)), COUNCIL, ENFORCED)
    assert (decision.outcome, decision.could_settle) == (Outcome.ADOPTED, ())
    # Nothing turns on it, but the tally is no longer the one that was cast, and the sentence says why.
    assert "ARG, party to the dispute, is held to abstain" in decision.why
    practised = decide(on_party("ARG"), RollCall.of(COUNCIL, counts=Tally(13, 0, 2)), COUNCIL, AS_PRACTISED)
    assert "party to the dispute" not in practised.why


def test_a_permanent_party_among_votes_known_by_number_has_no_veto() -> None:
    # Russia and Nigeria are not named; one voted yes and one no. Held to abstain, Russia cannot block.
    named = [m for m in COUNCIL.codes if m not in ("RUS", "NGA")]
    roll = RollCall.of(COUNCIL, yes=named, counts=Tally(14, 1, 0))
    assert decide(on_party("RUS"), roll, COUNCIL, AS_PRACTISED).outcome is Outcome.OPEN
    decision = decide(on_party("RUS"), roll, COUNCIL, ENFORCED)
    assert (decision.outcome, decision.tally) == (Outcome.ADOPTED, Tally(13, 0, 1, 0, 1))


def test_where_the_reasons_differ_the_sentence_says_so() -> None:
    # Russia is named against. Nine by number, Argentina perhaps among them: a veto, or too few votes.
    roll = RollCall.of(COUNCIL, no="RUS", counts=Tally(9, 1, 5))
    decision = decide(on_party("ARG"), roll, COUNCIL, ENFORCED)
    assert (decision.outcome, decision.reason) == (Outcome.NOT_ADOPTED, Reason.VETO_OR_TOO_FEW_VOTES)
    assert decision.blocked_by == ()
    assert "if not, the draft fails for votes" in decision.why
    assert "vetoed by" not in decision.why


def test_several_parties_are_held_to_abstain() -> None:
    roll = RollCall.of(COUNCIL, no="RUS", abstain="CHN", rest=Choice.YES)
    question = Question(Kind.SUBSTANTIVE, chapter=Chapter.VI, parties=("RUS", "USA"))
    decision = decide(question, roll, COUNCIL, ENFORCED)
    assert (decision.outcome, decision.tally) == (Outcome.ADOPTED, Tally(12, 0, 3))
    assert "RUS and USA, parties to the dispute, are held to abstain" in decision.why
