"""A Council of three that can do everything: its papers, every act made of them, what holds of its meetings."""

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence

from attrs import evolve
from room import BRIEFER, DPRK, SMALL, TWO_CARRY, UKRAINE, called_small, draft

from sim.law import Choice, Kind, Question, RollCall, Vote
from sim.procedure import (
    Basis,
    Draft,
    Ended,
    Format,
    Guest,
    InvitedUnder,
    Meeting,
    Motion,
    Offer,
    OutOfOrder,
    Papers,
    Phase,
    Polarity,
    Request,
    Tabled,
    apply,
    call,
    carried_over,
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


BEGUN = (
    acts.ApproveAgenda("CHN"),
    acts.CommunicateAgenda(SECRETARY_GENERAL, acts.Notice.URGENT),
    acts.OpenMeeting("CHN"),
    acts.DecideWithoutVote("CHN"),
)
"""What brings a meeting of the three to its business."""
GUESTS_DRAFT = Tabled(parted("S/G"), "UKR", by_a_guest=True)
STARTS = (
    called_small(),
    called_small(Format.PRIVATE, drafts=(Tabled(PARTED, "IND"), GUESTS_DRAFT)),
    called_small(seized=(DPRK,)),
    called_small(Format.CONSULTATIONS),
    play(
        called_small(drafts=(Tabled(parted("S/A"), "IND"), GUESTS_DRAFT)),
        *BEGUN,
        acts.SubmitAmendment("BRA", ADDS),
        acts.SubmitAmendment("CHN", REVISES),
    ),
    play(
        called_small(drafts=(Tabled(PARTED, "IND"), GUESTS_DRAFT)),
        *BEGUN,
        acts.AskForSeparateVote("BRA", "S/B", PARTED.parts[0]),
        acts.ClaimNotProcedural("CHN", "S/B"),
        acts.PutToVote("CHN"),
    ),
    play(called_small(drafts=(Tabled(parted("S/A"), "IND"),)), *BEGUN),
    play(called_small(drafts=(Tabled(PARTED, "IND"),)), *BEGUN),
    play(called_small(), *BEGUN, acts.ProposePrivateMeeting("BRA"), acts.DecideWithoutVote("CHN")),
    play(called_small(), *BEGUN[:3], acts.ClaimNotProcedural("CHN"), acts.PutToVote("CHN")),
)
_ENDS = (acts.CloseMeeting, acts.LeaveOpen)
_RARE = (
    acts.ObjectToSeparateVotes,
    acts.SubmitAmendment,
    acts.RequestVote,
    acts.ProposeOrder,
    acts.ProposePublicMeeting,
    acts.ProposeSingleCopy,
    acts.IssueCommunique,
    acts.GiveRuling,
)
"""Acts that few meetings have in order."""


def choose(offers: Sequence[Offer], choice: tuple[int, int]) -> Action:
    """Choose the act first and then who does it, so that the rare acts come up as often as the common.

    What ends a meeting comes up a tenth as often, so that there are long ones, and what is seldom in order is done
    half the time when it is.
    """
    by_act = defaultdict(list)
    for offer in offers:
        by_act[type(offer.action)].append(offer.action)
    if choice[0] % 10 and len(by_act) > 1:
        for ends in _ENDS:
            by_act.pop(ends, None)
    rare = [by_act[act] for act in _RARE if act in by_act]
    kinds = rare if rare and choice[1] % 2 else list(by_act.values())
    kind = kinds[choice[0] // 10 % len(kinds)]
    return kind[choice[1] // 2 % len(kind)]


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
    if meeting.format.formal and not meeting.agenda_adopted:
        assert not meeting.invited
        assert set(meeting.speakers) <= set(meeting.council.codes)
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


def next_meeting(meeting: Meeting) -> Meeting:
    """Call the meeting after one that is over: seized as it left the Council, with what it did not finish."""
    return call(
        Request(("IND",), Basis.MEMBER, DPRK),
        SMALL,
        TWO_CARRY,
        meeting.on,
        format=Format.PUBLIC,
        seized=meeting.seized,
        carried_over=carried_over(meeting),
        drafts=tuple([t for t in meeting.drafts if t.waits]),
    )
