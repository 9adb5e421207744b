"""What is offered and what is accepted are the same, whatever has happened before."""

import itertools
from collections import Counter

import pytest
from attrs import fields, frozen
from council_of_three import BLANKS, PAPERS, STARTS, UNIVERSE, choose, offered_is_accepted, sound
from hypothesis import given, settings
from hypothesis import strategies as st
from room import SMALL, TWO_CARRY, called, called_small

from sim.errors import UnscError
from sim.procedure import (
    Meeting,
    OutOfOrder,
    Phase,
    apply,
    legal_actions,
    play,
)
from sim.procedure import actions as acts
from sim.procedure.actions import SECRETARY_GENERAL, Action
from sim.procedure.meeting import changed
from sim.procedure.order import TABLE


def test_every_act_is_in_the_table_once_and_the_universe_fills_every_blank():
    names = [e.act.__name__ for e in TABLE]
    assert sorted(names) == sorted({a.__name__ for a in Action.__subclasses__()})
    for entry in TABLE:
        blanks = len(fields(entry.act)) - 1
        assert blanks == len(BLANKS.get(entry.act, ())) or entry.act is acts.CastVotes
    assert len(set(UNIVERSE)) == len(UNIVERSE) > 400


choices = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), max_size=30)


def walk(start, how):
    """The meetings along one way of playing, each with the act that led there."""
    meeting = start
    yield None, meeting
    for choice in how:
        offers = legal_actions(meeting, PAPERS)
        if meeting.over:
            assert offers == ()
            return
        action = choose([o for o in offers if not o.needs], choice)
        meeting = apply(meeting, action)
        yield action, meeting


starts = st.sampled_from(STARTS)


@settings(deadline=None)
@given(starts, choices)
def test_there_is_always_something_to_do_until_the_meeting_is_over(start, how):
    for _, meeting in walk(start, how):
        possible = [o for o in legal_actions(meeting, PAPERS) if not o.needs]
        assert bool(possible) is not meeting.over


@settings(deadline=None)
@given(starts, choices)
def test_what_is_offered_is_what_is_accepted(start, how):
    *_, (_, meeting) = walk(start, how)
    offered_is_accepted(meeting)


@settings(deadline=None)
@given(starts, choices)
def test_every_state_keeps_its_shape(start, how):
    for _, meeting in walk(start, how):
        sound(meeting)


@settings(deadline=None)
@given(starts, choices)
def test_no_decision_is_lost_and_only_a_result_or_a_grant_makes_one(start, how):
    before = start
    for action, meeting in walk(start, how):
        assert meeting.taken[: len(before.taken)] == before.taken
        new = len(meeting.taken) - len(before.taken)
        granted = isinstance(action, acts.PutQuestion) and action.without_vote
        assert new == (granted or isinstance(action, acts.StateResult | acts.DecideWithoutVote | acts.LeaveOpen))
        assert meeting.decisions == tuple(t.decision for t in meeting.taken)
        before = meeting


@settings(deadline=None)
@given(starts, choices)
def test_the_council_and_the_law_never_change(start, how):
    for _, meeting in walk(start, how):
        assert meeting.council is SMALL
        assert meeting.law is TWO_CARRY
        assert (meeting.on, meeting.called, meeting.provisional_agenda) == (
            start.on,
            start.called,
            start.provisional_agenda,
        )


@settings(deadline=None)
@given(starts, choices)
def test_the_president_presides_unless_the_chair_is_ceded(start, how):
    ceded, unseated = 0, False
    for action, meeting in walk(start, how):
        ceded += isinstance(action, acts.CedeChair)
        assert meeting.president == SMALL.president
        unseated |= bool(meeting.without_credentials)
        order = [SMALL.codes[(SMALL.codes.index("CHN") + n) % 3] for n in range(3)]
        sitting = [m for m in order if m not in meeting.without_credentials]
        assert meeting.chair == next(m for m in sitting if m not in meeting.ceded)
        assert unseated or meeting.ceded == tuple(order[:ceded])


@settings(deadline=None)
@given(starts, choices)
def test_the_list_is_the_same_each_time_and_an_act_leaves_the_meeting_as_it_was(start, how):
    *_, (_, meeting) = walk(start, how)
    copy = changed(meeting)
    first = legal_actions(meeting, PAPERS)
    for offer in first:
        if not offer.needs:
            apply(meeting, offer.action)
    assert meeting == copy
    assert legal_actions(copy, PAPERS) == first
    assert len({hash(o) for o in first}) == len(set(first)) == len(first)


def kind_of(meeting: Meeting, last: Action | None) -> tuple[object, ...]:
    """What tells states apart that different rules see differently, without telling member from member."""
    top = meeting.before[-1] if meeting.before else None
    return (
        meeting.phase,
        meeting.format,
        [type(p.matter) for p in meeting.before].__repr__(),
        top and (bool(top.objecting), bool(top.asking), top.put, top.decision and top.decision.outcome),
        tuple([(t.draft.symbol, t.in_blue, t.outcome) for t in meeting.drafts]) if top is None else (),
        len(meeting.speakers) > 1,
        bool(meeting.invited),
        type(last),
        isinstance(last, acts.PutQuestion) and last.question and last.question.kind,
    )


@pytest.fixture(scope="module")
def one_of_each_kind() -> dict[tuple[object, ...], tuple[Meeting, Action | None]]:
    """Breadth first over what three members can do, one meeting of each kind, and the act that led to it."""
    found = {kind_of(start, None): (start, None) for start in STARTS}
    edge = list(STARTS)
    while edge and len(found) < 6000:
        following = []
        for meeting in edge:
            for offer in legal_actions(meeting, PAPERS):
                if offer.needs:
                    continue
                after = apply(meeting, offer.action)
                if (kind := kind_of(after, offer.action)) not in found:
                    found[kind] = after, offer.action
                    following.append(after)
        edge = following
    return found


def test_every_phase_and_every_act_comes_up(one_of_each_kind):
    acted = {type(action) for _, action in one_of_each_kind.values()} - {type(None)}
    assert acted == {e.act for e in TABLE}
    assert {meeting.phase for meeting, _ in one_of_each_kind.values()} == set(Phase)


def test_what_is_offered_is_what_is_accepted_in_every_kind_of_state(one_of_each_kind):
    for meeting, _ in itertools.islice(one_of_each_kind.values(), 0, None, 3):
        sound(meeting)
        offered_is_accepted(meeting)


def ways(meeting: Meeting, length: int) -> int:
    """Count the sequences of so many acts that are in order; forms do not count."""
    if not length:
        return 1
    return sum(ways(apply(meeting, o.action), length - 1) for o in legal_actions(meeting) if not o.needs)


def test_the_ways_to_begin_are_counted():
    meeting = play(
        called_small(),
        acts.ApproveAgenda("CHN"),
        acts.CommunicateAgenda(SECRETARY_GENERAL, acts.Notice.URGENT),
        acts.OpenMeeting("CHN"),
    )
    # Three members: each may object, ask for a vote, move to suspend or to adjourn, raise a point of order, claim
    # that it is not procedural, ask for the floor, challenge the credentials of the other two (6); the President
    # may adopt or cede the chair, and the Secretary-General report on the credentials of each (3).
    assert ways(meeting, 1) == 3 + 3 + 6 + 3 + 3 + 3 + 6 + 2 + 3


def test_forms_are_offered_where_there_is_nothing_to_fill_them_with():
    meeting = play(
        called(),
        acts.ApproveAgenda("TCD"),
        acts.CommunicateAgenda(SECRETARY_GENERAL, acts.Notice.URGENT),
        acts.OpenMeeting("TCD"),
        acts.DecideWithoutVote("TCD"),
    )
    needs = Counter(o.needs for o in legal_actions(meeting) if o.needs)
    assert needs == {
        "a question": 1,
        "a day or hour": 15,
        "a committee, the Secretary-General or a rapporteur": 15,
        "somebody to invite": 15,
        "a commission, committee or rapporteur": 15,
        "a draft": 15,
        "an amendment": 15,
    }
    for form in (acts.Submit("FRA"), acts.ProposeInvitation("FRA"), acts.PutQuestion("TCD")):
        with pytest.raises(OutOfOrder, match="needs"):
            apply(meeting, form)


def test_what_is_no_act_is_refused():
    @frozen
    class Applaud(Action):
        pass

    with pytest.raises(UnscError, match="Applaud is no act of a meeting"):
        apply(STARTS[0], Applaud("BRA"))
