"""What is offered and what is accepted are the same, whatever has happened before."""

import itertools
import re
from collections import Counter, defaultdict

import pytest
from attrs import evolve, fields, frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from room import BRIEFER, DPRK, SMALL, TWO_CARRY, UKRAINE, called, called_small, draft

from sim.errors import UnscError
from sim.law import Choice, Kind, Question, RollCall, Vote
from sim.procedure import (
    Draft,
    Ended,
    Format,
    Guest,
    InvitedUnder,
    Meeting,
    Motion,
    OutOfOrder,
    Papers,
    Phase,
    Polarity,
    Tabled,
    apply,
    in_order,
    legal_actions,
    play,
)
from sim.procedure import actions as acts
from sim.procedure.actions import COUNCIL, RECORD, SECRETARY_GENERAL, Action
from sim.procedure.matters import (
    AgendaAdoption,
    Amendment,
    AppointedBody,
    Appointment,
    Change,
    PointOfOrder,
    ProceduralMotion,
    Ruling,
    RulingGiven,
)
from sim.procedure.meeting import changed, phase_with
from sim.procedure.order import TABLE
from sim.source import Source

YES, NO = Choice.YES, Choice.NO
A_MEMBER = Guest("BRA", InvitedUnder.RULE_37)


def parted(symbol: str, kind: Kind = Kind.SUBSTANTIVE) -> Draft:
    """A draft whose parts are known: of one whose parts are not, any part can be asked for, and none is listed."""
    return evolve(draft(symbol, kind), parts=("paragraph 1", "paragraph 2"))


SG_DRAFT = evolve(parted("S/SG"), recommends_secretary_general=True)
PARTED = parted("S/B", Kind.PROCEDURAL)
ADDS, REVISES = Amendment("S/A/1", "S/A", Change.ADDS), Amendment("S/A/2", "S/A", Change.REVISES, 1)
STRANGER_VOTES = RollCall((Vote("UKR", YES),))

PAPERS = Papers(
    drafts=(parted("S/A"), PARTED, SG_DRAFT, parted("S/C", Kind.CONSENSUS)),
    amendments=(ADDS, REVISES),
    days=("tomorrow",),
    referees=("a rapporteur",),
    guests=(UKRAINE, BRIEFER, A_MEMBER),
    rolls=(
        RollCall.of(SMALL, rest=YES),
        RollCall.of(SMALL, no="CHN", rest=YES),
        RollCall.of(SMALL, yes="CHN", rest=NO),
        RollCall.of(SMALL, yes="CHN"),
        STRANGER_VOTES,
    ),
    questions=tuple(Question(kind, f"a question, {kind.value}") for kind in Kind),
    appointments=(
        Appointment(AppointedBody.COMMITTEE, "the incident", "IND"),
        Appointment(AppointedBody.RAPPORTEUR, "the incident", SECRETARY_GENERAL),
    ),
)
ANYBODY = (*SMALL.codes, UKRAINE.name, BRIEFER.name, "KEN", SECRETARY_GENERAL, COUNCIL, RECORD)
SYMBOLS = (*(d.symbol for d in PAPERS.drafts), "S/G")
AMENDMENTS = tuple(a.symbol for a in PAPERS.amendments)
ORDERS = ((), AMENDMENTS, AMENDMENTS[::-1], AMENDMENTS[:1])
RULINGS = tuple(
    Ruling(of=of, kind=kind, order=order)
    for of in ("", *SYMBOLS, "S/Z")
    for kind in (None, Kind.PROCEDURAL, Kind.SUBSTANTIVE, Kind.CONSENSUS)
    for order in ORDERS
)
BLANKS: dict[type[Action], tuple[tuple[object, ...], ...]] = {
    acts.CommunicateAgenda: (tuple(acts.Notice),),
    acts.PutToVote: (
        (None, *SYMBOLS, *AMENDMENTS, "S/Z"),
        tuple(Polarity),
        (None, *PARTED.parts, "no such part"),
    ),
    acts.PutQuestion: (PAPERS.questions, (False, True)),
    acts.CallSpeaker: (ANYBODY,),
    acts.ProposeInvitation: (PAPERS.guests,),
    acts.Submit: (PAPERS.drafts,),
    acts.PutInBlue: ((*SYMBOLS, "S/Z"),),
    acts.Move: (tuple(Motion), ("", *PAPERS.days), ("", *PAPERS.referees)),
    acts.SubmitAmendment: (PAPERS.amendments,),
    acts.RequestVote: ((*SYMBOLS, "S/Z"),),
    acts.AskForSeparateVote: ((*SYMBOLS, "S/Z"), (*PARTED.parts, "no such part")),
    acts.ObjectToSeparateVotes: ((*SYMBOLS, "S/Z"),),
    acts.ProposeOrder: ((*SYMBOLS, "S/Z"),),
    acts.Second: ((*SYMBOLS, "S/Z"),),
    acts.Withdraw: (("", *SYMBOLS, *AMENDMENTS, "S/Z"),),
    acts.TakeOver: ((*SYMBOLS, "S/Z"),),
    acts.RaisePointOfOrder: (("",),),
    acts.ClaimNotProcedural: (("", *SYMBOLS, "S/Z"),),
    acts.GiveRuling: (RULINGS,),
    acts.ReportCredentials: (ANYBODY,),
    acts.ChallengeCredentials: (ANYBODY,),
    acts.ProposeAppointment: (PAPERS.appointments,),
}


def universe() -> tuple[Action, ...]:
    """Every act that can be made of the papers, by anybody, sensible or not."""
    found: list[Action] = []
    for entry in TABLE:
        if entry.act is acts.CastVotes:
            found += [acts.CastVotes(roll, by) for roll in PAPERS.rolls for by in ANYBODY]
        else:
            for by, *rest in itertools.product(ANYBODY, *BLANKS.get(entry.act, ())):
                found.append(entry.act(by, *rest))
    return tuple(found)


UNIVERSE = universe()


def test_every_act_is_in_the_table_once_and_the_universe_fills_every_blank():
    names = [e.act.__name__ for e in TABLE]
    assert sorted(names) == sorted({a.__name__ for a in Action.__subclasses__()})
    for entry in TABLE:
        blanks = len(fields(entry.act)) - 1
        assert blanks == len(BLANKS.get(entry.act, ())) or entry.act is acts.CastVotes
    assert len(set(UNIVERSE)) == len(UNIVERSE) > 400


STARTS = (
    called_small(),
    called_small(Format.PRIVATE, drafts=(Tabled(PARTED, "IND"), Tabled(parted("S/G"), "UKR", by_a_guest=True))),
    called_small(seized=(DPRK,)),
    called_small(Format.CONSULTATIONS),
)
choices = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), max_size=30)


def choose(offers, choice):
    """Choose the act first and then who does it, so that the rare acts come up as often as the common."""
    by_act = defaultdict(list)
    for offer in offers:
        by_act[type(offer.action)].append(offer.action)
    kinds = list(by_act.values())
    kind = kinds[choice[0] % len(kinds)]
    return kind[choice[1] % len(kind)]


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


def offered_is_accepted(meeting: Meeting) -> None:
    """Try everything; whatever is refused must be refused with a rule and a sentence."""
    offered = {o.action: o.rule for o in legal_actions(meeting, PAPERS) if not o.needs}
    accepted = {}
    for action in UNIVERSE:
        try:
            after = apply(meeting, action)
        except OutOfOrder as refused:
            assert isinstance(refused.rule, Source) and refused.rule.cite
            assert refused.why and refused.instead
            assert re.fullmatch(r".+ \(.+\); in order instead: [^;]+", str(refused)), str(refused)
        else:
            assert after != meeting
            accepted[action] = in_order(meeting, action)
    assert accepted == offered


@settings(deadline=None)
@given(starts, choices)
def test_every_state_keeps_its_shape(start, how):
    for _, meeting in walk(start, how):
        sound(meeting)


def sound(meeting: Meeting) -> None:
    """What is true of every meeting at every moment."""
    assert hash(meeting) == hash(changed(meeting))
    over, waiting = meeting.phase.over, meeting.before
    assert over is (meeting.ended is not None)
    if meeting.phase in (Phase.AGENDA, Phase.BUSINESS, Phase.PROPOSAL, Phase.VOTING, Phase.COUNTED):
        assert meeting.phase is phase_with(waiting)
    if meeting.format.formal and not over and meeting.phase is not Phase.CALLED:
        agenda_waits = any(isinstance(p.matter, AgendaAdoption) for p in waiting)
        assert agenda_waits is not meeting.agenda_adopted
    assert meeting.agenda in ((), meeting.provisional_agenda)
    assert (meeting.ended is Ended.LEFT_OPEN) is (meeting.phase is Phase.UNDECIDED)
    for one in (meeting.speakers, meeting.invited, meeting.seized, meeting.ceded, meeting.explained_after):
        assert len(set(one)) == len(one)
    assert len(set(meeting.without_credentials)) == len(meeting.without_credentials) < len(meeting.council.codes)
    assert not {meeting.chair, *meeting.speakers} & set(meeting.without_credentials)
    symbols = [t.draft.symbol for t in meeting.drafts]
    assert len(set(symbols)) == len(symbols)
    for pending, above in itertools.pairwise(waiting):
        assert pending.decision is None
        assert pending.question is None or isinstance(above.matter, PointOfOrder | RulingGiven)
    ranks = [p.matter.motion.value for p in waiting if isinstance(p.matter, ProceduralMotion)]
    assert ranks == sorted(set(ranks), reverse=True)
    assert meeting.chair in meeting.council.codes and meeting.chair not in meeting.ceded


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
    # that it is not procedural, challenge the credentials of the other two (6); the President may adopt or cede
    # the chair, and the Secretary-General report on the credentials of each (3).
    assert ways(meeting, 1) == 3 + 3 + 6 + 3 + 3 + 6 + 2 + 3


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
