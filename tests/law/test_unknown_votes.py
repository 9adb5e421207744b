"""A decision on half a roll call: open exactly when its completions differ, else the same as all of them."""

from datetime import date

import pytest
from attrs import evolve
from completions import Result, not_named, try_all
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Case, cases, roll_calls

from sim.council import council_on
from sim.law import Assembly, Choice, Kind, Outcome, Question, Reason, RollCall, Tally, Veto, Vote, decide, law_on
from tests.effort import examples

DAY = date(2022, 2, 25)
COUNCIL, LAW = council_on(DAY), law_on(DAY)
DRAFT = Question(Kind.SUBSTANTIVE)


def holds_for(case: Case) -> None:
    """Hold a decision against all completions of its roll call."""
    question, roll, body, law = case.question, case.roll, case.body, case.law
    decision = decide(question, roll, body, law)

    def result(complete: RollCall) -> Result:
        full = decide(question, complete, body, law)
        assert full.outcome is not Outcome.OPEN
        assert set(decision.blocked_by) <= set(full.blocked_by)
        return full.outcome, full.reason

    tried = try_all(roll, body, result)
    assert (decision.outcome, decision.reason) == tried.result
    assert set(decision.could_settle) == tried.could_settle
    assert bool(decision.could_settle) == (decision.outcome is Outcome.OPEN)
    assert len(decision.could_settle) == len(set(decision.could_settle))
    assert set(decision.could_settle) <= set(not_named(roll, body))
    if decision.reason not in (Reason.VETO, Reason.OBJECTION):
        assert decision.blocked_by == ()
    assert decision.tally is not None
    neither = decision.tally.abstain + decision.tally.not_voting
    assert (decision.tally.yes, decision.tally.no, neither) == tried.least
    assert decision.tally.known + decision.tally.unknown == len(body.codes)


@settings(max_examples=examples(400))
@given(cases())
def test_open_exactly_when_completions_differ(case: Case) -> None:
    holds_for(case)


@settings(max_examples=examples(300))
@given(cases(kinds=(Kind.SUBSTANTIVE, Kind.PRELIMINARY)))
def test_the_same_where_a_veto_reaches(case: Case) -> None:
    holds_for(case)


@settings(max_examples=examples(6))
@given(cases(kinds=(Kind.SUBSTANTIVE, Kind.PROCEDURAL), roll=lambda body: roll_calls(body, most_unknown=8)))
def test_the_same_with_up_to_eight_unknown(case: Case) -> None:
    holds_for(case)


@pytest.mark.parametrize("kind", Kind)
def test_nothing_known_leaves_every_kind_open(kind: Kind) -> None:
    body = Assembly(COUNCIL.codes, DAY) if kind.of_the_assembly else COUNCIL
    decision = decide(Question(kind), RollCall(()), body, LAW)
    assert decision.outcome is Outcome.OPEN
    assert decision.could_settle == COUNCIL.codes


def test_eight_unknown_and_every_completion_tried() -> None:
    # Seven in favour and eight unknown, five of them permanent: a draft can fall either way.
    roll = RollCall.of(COUNCIL, yes="ALB BRA GAB GHA IRL KEN MEX")
    holds_for(Case(DRAFT, roll, COUNCIL, LAW))
    # As many known by number only: nine for, one against, five harmless, and eight of those named nowhere.
    counts = Tally(9, 1, 5)
    holds_for(Case(DRAFT, RollCall.of(COUNCIL, yes="ALB BRA GAB GHA IRL KEN MEX", counts=counts), COUNCIL, LAW))


def test_only_the_veto_holder_matters_once_nine_are_there() -> None:
    roll = RollCall.of(
        COUNCIL, yes="FRA GBR USA CHN ALB BRA GAB GHA IRL", abstain="KEN MEX NOR ARE"
    )  # RUS and IND unknown
    decision = decide(DRAFT, roll, COUNCIL, LAW)
    assert (decision.outcome, decision.could_settle) == (Outcome.OPEN, ("RUS",))


def test_nine_known_by_number_leave_it_to_the_permanent_members() -> None:
    decision = decide(DRAFT, RollCall.of(COUNCIL, counts=Tally(9)), COUNCIL, LAW)
    assert decision.outcome is Outcome.OPEN
    assert decision.could_settle == tuple(m for m in COUNCIL.codes if m in COUNCIL.permanent)


def test_a_whole_tally_without_names_is_open_to_an_exchange_of_votes() -> None:
    # 11-1-3 of 25 February 2022 without the names: whose the one negative vote was decides.
    decision = decide(DRAFT, RollCall.of(COUNCIL, counts=Tally(11, 1, 3)), COUNCIL, LAW)
    assert (decision.outcome, decision.could_settle) == (Outcome.OPEN, COUNCIL.codes)
    # With all elected members named in favour or abstaining it was a permanent member, whichever.
    roll = RollCall.of(COUNCIL, yes="ALB BRA GAB GHA IRL KEN MEX NOR", abstain="ARE IND", counts=Tally(11, 1, 3))
    decision = decide(DRAFT, roll, COUNCIL, LAW)
    assert (decision.outcome, decision.reason) == (Outcome.NOT_ADOPTED, Reason.VETO)
    assert "a permanent member not named in the record" in decision.why


def test_lost_either_way() -> None:
    roll = RollCall.of(COUNCIL, yes="ALB BRA GAB GHA IRL KEN MEX NOR", no="RUS")
    decision = decide(DRAFT, roll, COUNCIL, LAW)
    assert (decision.outcome, decision.reason) == (Outcome.NOT_ADOPTED, Reason.VETO_OR_TOO_FEW_VOTES)
    assert decision.blocked_by == decision.could_settle == ()


def test_the_sentence_names_every_one_it_takes_to_block() -> None:
    # Two noes block. RUS is named; the other was cast by China or France, the only members not named.
    law = evolve(LAW, veto=Veto(noes_to_block=2))
    others = [m for m in COUNCIL.codes if m not in ("RUS", "CHN", "FRA")]
    roll = RollCall.of(COUNCIL, yes=others, no="RUS", counts=Tally(13, 2, 0))
    decision = decide(DRAFT, roll, COUNCIL, law)
    assert (decision.reason, decision.blocked_by) == (Reason.VETO, ("RUS",))
    assert "vetoed by RUS and another not named in the record" in decision.why


@settings(deadline=None)
@given(st.data())
def test_naming_a_member_that_cannot_settle_it_leaves_it_open(data: st.DataObject) -> None:
    case = data.draw(cases(roll=lambda body: roll_calls(body, most_unknown=4)))
    decision = decide(case.question, case.roll, case.body, case.law)
    idle = set(not_named(case.roll, case.body)) - set(decision.could_settle)
    if decision.outcome is not Outcome.OPEN or case.roll.unnamed.known or not idle:
        return
    named = RollCall((*case.roll.votes, Vote(min(idle), Choice.ABSTAIN)))
    again = decide(case.question, named, case.body, case.law)
    assert (again.outcome, again.could_settle) == (Outcome.OPEN, decision.could_settle)
