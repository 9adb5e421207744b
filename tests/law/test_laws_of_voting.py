"""Laws that hold for every roll call: what a vote gained, an abstention or a change of names can do."""

import random
from collections.abc import Collection
from datetime import date

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Case, all_named, cases

from sim.council import council_on
from sim.law import Body, Choice, Decision, Kind, Outcome, Question, Reason, RollCall, Vote, decide, law_on
from sim.law.thresholds import FOUNDING, AtLeast, ShareOfVoting

ORDER = (Outcome.NOT_ADOPTED, Outcome.OPEN, Outcome.ADOPTED)


def decided(case: Case, roll: RollCall | None = None) -> Decision:
    return decide(case.question, case.roll if roll is None else roll, case.body, case.law)


def choosing(roll: RollCall, members: Collection[str], choice: Choice) -> RollCall:
    return evolve(roll, votes=tuple(Vote(v.member, choice) if v.member in members else v for v in roll.votes))


@settings(deadline=None)
@given(cases(with_parties=True) | cases(), st.data())
def test_a_vote_gained_never_loses_a_motion(case: Case, data: st.DataObject) -> None:
    if not case.roll.votes:
        return
    member = data.draw(st.sampled_from([v.member for v in case.roll.votes]))
    before = decided(case)
    after = decided(case, choosing(case.roll, {member}, Choice.YES))
    assert ORDER.index(after.outcome) >= ORDER.index(before.outcome)


@settings(deadline=None)
@given(cases(kinds=(Kind.SUBSTANTIVE, Kind.PRELIMINARY), roll=all_named))
def test_permanent_members_that_abstain_never_block(case: Case) -> None:
    veto = case.law.veto
    holders = case.body.permanent if veto is None or veto.holders is None else veto.holders
    against = holders.intersection(case.roll.who(Choice.NO))
    for instead in (Choice.ABSTAIN, Choice.NOT_VOTING):
        decision = decided(case, choosing(case.roll, against, instead))
        assert decision.reason in (Reason.ENOUGH_VOTES, Reason.TOO_FEW_VOTES)
        assert decision.blocked_by == ()


@settings(deadline=None)
@given(cases(roll=all_named))
def test_absence_and_abstention_weigh_the_same(case: Case) -> None:
    absent = choosing(case.roll, set(case.roll.who(Choice.ABSTAIN)), Choice.NOT_VOTING)
    here, there = decided(case), decided(case, absent)
    assert (here.outcome, here.reason, here.blocked_by) == (there.outcome, there.reason, there.blocked_by)


def renamed(body: Body, order: list[str]) -> dict[str, str]:
    elected = [m for m in body.codes if m not in body.permanent]
    return dict(zip(elected, order, strict=True)) | {m: m for m in body.permanent}


@settings(deadline=None)
@given(cases(), st.data())
def test_elected_members_are_alike_but_for_their_names(case: Case, data: st.DataObject) -> None:
    if case.law.veto is not None and case.law.veto.holders is not None:
        case = evolve(case, law=evolve(case.law, veto=evolve(case.law.veto, holders=None)))
    elected = [m for m in case.body.codes if m not in case.body.permanent]
    name = renamed(case.body, data.draw(st.permutations(elected)))
    roll = evolve(case.roll, votes=tuple(evolve(v, member=name[v.member]) for v in case.roll.votes))
    here, there = decided(case), decided(case, roll)
    assert (here.kind, here.outcome, here.reason, here.tally, here.needed, here.sources) == (
        *(there.kind, there.outcome, there.reason, there.tally, there.needed, there.sources),
    )
    assert tuple(name[m] for m in here.blocked_by) == there.blocked_by
    assert {name[m] for m in here.could_settle} == set(there.could_settle)


@settings(deadline=None)
@given(cases(with_parties=True) | cases(), st.randoms())
def test_the_order_of_the_record_changes_no_result(case: Case, draw: random.Random) -> None:
    votes = list(case.roll.votes)
    draw.shuffle(votes)
    here, there = decided(case), decided(case, evolve(case.roll, votes=tuple(votes)))
    assert (here.outcome, here.reason, here.could_settle) == (there.outcome, there.reason, there.could_settle)
    assert set(here.blocked_by) == set(there.blocked_by)


@settings(deadline=None)
@given(cases(with_parties=True) | cases())
def test_every_decision_explains_itself(case: Case) -> None:
    decision = decided(case)
    assert decision.kind is case.question.kind
    assert decision.why.endswith(".")
    assert "  " not in decision.why
    for member in decision.blocked_by:
        assert member in decision.why
    if case.law.procedural.sources:
        assert decision.sources


@given(st.integers(0, 200), st.integers(0, 200))
def test_needed_is_the_least_that_carries(yes: int, no: int) -> None:
    for requirement in (
        AtLeast(9, FOUNDING, ()),
        ShareOfVoting((1, 2), True, FOUNDING, ()),
        ShareOfVoting((2, 3), False, FOUNDING, ()),
        ShareOfVoting((3, 5), False, FOUNDING, ()),
        ShareOfVoting((2, 3), True, FOUNDING, ()),
    ):
        needed = requirement.needed(yes, no)
        assert requirement.carried(yes, no) == (yes >= needed)
        if isinstance(requirement, ShareOfVoting) and yes + no:
            # Of the same number voting, the needed votes carry and one fewer do not.
            assert requirement.carried(needed, yes + no - needed) or needed > yes + no
            assert not requirement.carried(needed - 1, yes + no - needed + 1)


def test_the_same_question_gets_the_same_answer() -> None:
    # The same values in, an equal decision out, and the roll call untouched.
    on = date(2014, 12, 22)
    council = council_on(on)
    roll = RollCall.of(council, no="CHN RUS", abstain="NGA TCD", rest=Choice.YES)
    copy = evolve(roll)
    first = decide(Question(Kind.SUBSTANTIVE), roll, council, law_on(on))
    assert all(decide(Question(Kind.SUBSTANTIVE), roll, council, law_on(on)) == first for _ in range(300))
    assert roll == copy
