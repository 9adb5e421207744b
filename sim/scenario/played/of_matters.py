"""The steps that tell of what was before the Council once it is decided, one function for each kind of matter."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from attrs import evolve

from sim.law import Kind
from sim.law.wording import names
from sim.procedure import Guest, InvitedUnder, Meeting, Polarity, apply
from sim.procedure import actions as acts
from sim.procedure.matters import (
    AgendaAdoption,
    AmendmentVote,
    AppointmentProposed,
    CredentialsChallenged,
    CredentialsReported,
    DraftVote,
    Invitation,
    KindClaim,
    Matter,
    OrderOfDrafts,
    OtherQuestion,
    PartVote,
    PrivateMeeting,
    ProceduralMotion,
    PublicMeeting,
    RulingGiven,
    SingleCopy,
)
from sim.scenario.checks.meeting import wrong_guest
from sim.scenario.in_the_meeting import Motion, Moved
from sim.scenario.in_the_meeting import OrderOfDrafts as OrderProposed
from sim.scenario.model import Agenda, Codes, Invite, PutToVote
from sim.scenario.moments import Moment
from sim.scenario.of_the_meeting import Appoint, Credentials, Publicity
from sim.scenario.played import redoing
from sim.scenario.played.of_rulings import claim, ruling
from sim.scenario.played.telling import Concluded, Told, step
from sim.scenario.played.votes import put_told, votes_told
from sim.scenario.played.words import codes, said, seen
from sim.source import Status


def way_of(concluded: Concluded) -> Polarity:
    """Return which way round the question was put."""
    put = concluded.top.put
    return put[-1] if put else Polarity.IN_FAVOUR


def vote_on(concluded: Concluded) -> PutToVote | None:
    """Return the vote a step tells of, or that it was decided without one."""
    top, members = concluded.top, concluded.telling.members
    if top.question is not None and top.roll is not None:
        return put_told(top.question, top.roll, members, top.asking)
    taken = concluded.telling.live.taken[-1]
    return put_told(evolve(taken.question, kind=top.treated_as or taken.question.kind), None, members)


def _objected(concluded: Concluded) -> str:
    """Return a remark on who objected, which a file says only of the agenda."""
    who = concluded.top.objecting
    return f"{names(who)} objected." if who else ""


def _proposal(
    concluded: Concluded,
    name: str,
    block: Callable[[PutToVote | None], Any],
    brought: Callable[[Meeting], Meeting],
    called: str,
) -> list[Told]:
    """Tell of a proposal, brought up and decided in one step; of one that was withdrawn no file tells."""
    if isinstance(concluded.act, acts.Withdraw):
        return []
    top, way = concluded.top, way_of(concluded)

    def does(meeting: Meeting) -> Meeting:
        return redoing.decided(brought(meeting), top.question, top.roll, top.asking, way=way)

    told = step(concluded.telling, name, block(vote_on(concluded)), note=_objected(concluded), called=called)
    return [Told(does, told)]


def _agenda(concluded: Concluded) -> list[Told]:
    top, roll = concluded.top, concluded.top.roll
    question = top.question or concluded.telling.live.taken[-1].question
    question = evolve(question, kind=top.treated_as or question.kind)
    votes: dict[str, Any] = {"without_vote": True} if roll is None else votes_told(roll, concluded.telling.members)
    agenda = Agenda(
        kind=question.kind,
        objecting=Codes(top.objecting),
        vote_asked_by=Codes(top.asking),
        status=Status.ASSUMED,
        **votes,
    )

    def does(meeting: Meeting) -> Meeting:
        return redoing.agenda(meeting, top.objecting, top.asking, question, roll)

    return [Told(does, agenda=agenda)]


def _invitation(concluded: Concluded) -> list[Told]:
    matter = concluded.top.matter
    assert isinstance(matter, Invitation)
    guest = Guest(said(matter.guest.name, "somebody"), matter.guest.under)
    by = concluded.top.moved_by

    def brought(meeting: Meeting) -> Meeting:
        waits = meeting.before and meeting.before[-1].matter == Invitation(guest)
        return meeting if waits else apply(meeting, acts.ProposeInvitation(by, guest))

    def block(vote: PutToVote | None) -> Invite:
        invite = Invite(
            who=guest.name,
            rule=37 if guest.under is InvitedUnder.RULE_37 else 39,
            proposed_by=codes(by),
            put_as=way_of(concluded),
            vote=vote,
        )
        outside = any(wrong_guest(invite, Moment(concluded.before.on)))
        return evolve(invite, outside_the_rules=outside)

    return _proposal(concluded, "invite", block, brought, f"invite {guest.name}")


def _motion(concluded: Concluded) -> list[Told]:
    matter, by = concluded.top.matter, concluded.top.moved_by
    assert isinstance(matter, ProceduralMotion)
    motion, until, to = matter.motion, seen(matter.until), seen(matter.to)
    withdrawn = isinstance(concluded.act, acts.Withdraw)
    called = f"motion to {Moved[motion.name].value}"

    def block(vote: PutToVote | None) -> Motion:
        what = Moved[motion.name]
        return Motion(what=what, by=codes(by), until=until, to=to, withdrawn=withdrawn, vote=vote)

    def moved(meeting: Meeting) -> Meeting:
        return apply(meeting, acts.Move(by, motion, until, to))

    if not withdrawn:
        return _proposal(concluded, "motion", block, moved, called)
    told = step(concluded.telling, "motion", block(None), note=_objected(concluded), called=called)
    return [Told(lambda meeting: apply(moved(meeting), acts.Withdraw(by)), told)]


_PUBLICITY: Mapping[type[Matter], tuple[str, type[acts.Action]]] = MappingProxyType(
    {
        PrivateMeeting: ("go_private", acts.ProposePrivateMeeting),
        PublicMeeting: ("go_public", acts.ProposePublicMeeting),
        SingleCopy: ("single_copy", acts.ProposeSingleCopy),
    }
)


def _publicity(concluded: Concluded) -> list[Told]:
    name, act = _PUBLICITY[type(concluded.top.matter)]
    by = concluded.top.moved_by

    def block(vote: PutToVote | None) -> Publicity:
        return Publicity(by=codes(by), vote=vote)

    return _proposal(concluded, name, block, lambda meeting: apply(meeting, act(by)), name.replace("_", " "))


def _appointment(concluded: Concluded) -> list[Told]:
    matter, by = concluded.top.matter, concluded.top.moved_by
    assert isinstance(matter, AppointmentProposed)
    given = matter.appointment
    appointment = evolve(
        given, question=said(given.question, "the question"), speaks=said(given.speaks, "somebody")
    )

    def block(vote: PutToVote | None) -> Appoint:
        a = appointment
        return Appoint(what=a.body, question=a.question, speaks=a.speaks, by=codes(by), vote=vote)

    def brought(meeting: Meeting) -> Meeting:
        return apply(meeting, acts.ProposeAppointment(by, appointment))

    return _proposal(concluded, "appoint", block, brought, f"appoint {appointment.body.value}")


def _order(concluded: Concluded) -> list[Told]:
    matter, by = concluded.top.matter, concluded.top.moved_by
    assert isinstance(matter, OrderOfDrafts)
    first = matter.first

    def block(vote: PutToVote | None) -> OrderProposed:
        return OrderProposed(first=first, by=codes(by), vote=vote)

    def brought(meeting: Meeting) -> Meeting:
        return apply(meeting, acts.ProposeOrder(by, first))

    return _proposal(concluded, "order_of_drafts", block, brought, f"{first} first")


def credentials_told(concluded: Concluded) -> list[Told]:
    """Tell of a report on credentials, or of a challenge to them, decided or not."""
    top, way = concluded.top, way_of(concluded)
    challenged = isinstance(top.matter, CredentialsChallenged)
    assert isinstance(top.matter, CredentialsChallenged | CredentialsReported)
    of, by, roll = top.matter.of, top.moved_by, top.roll
    vote = vote_on(concluded) if roll is not None or not challenged else None
    block = Credentials(of=codes(of), challenged_by=codes(by) if challenged else Codes(()), put_as=way, vote=vote)
    brought = acts.ChallengeCredentials(by, of) if challenged else acts.ReportCredentials(by, of)
    note = "It was withdrawn." if isinstance(concluded.act, acts.Withdraw) else ""
    if not note and not challenged:
        note = _objected(concluded)
    asking = top.asking if roll is not None else ()

    def does(meeting: Meeting) -> Meeting:
        return redoing.credentials(meeting, brought, top.question, roll, asking, way)

    return [Told(does, step(concluded.telling, "credentials", block, note=note, called=f"credentials of {of}"))]


# Drafts and other questions


def _kind_below(meeting: Meeting, symbol: str) -> Kind:
    """Return the kind a draft was submitted as, whatever it was found to be."""
    tabled = meeting.tabled(symbol)
    return Kind.SUBSTANTIVE if tabled is None else tabled.draft.question.kind


def _on_draft(concluded: Concluded) -> list[Told]:
    """Tell of the vote on a draft, on a part of one, or on an amendment."""
    top, roll, telling = concluded.top, concluded.top.roll, concluded.telling
    matter, part = top.matter, ""
    assert top.question is not None and roll is not None
    if isinstance(matter, AmendmentVote):
        symbol = matter.symbol
        proposed = concluded.before.proposed(symbol)
        of = symbol if proposed is None else proposed.amendment.to
    elif isinstance(matter, PartVote):
        symbol = of = matter.draft
        part = matter.part
    else:
        assert isinstance(matter, DraftVote)
        symbol = of = matter.symbol
    text = top.question.text
    secret = "secretary-general" in text.lower()  # such a recommendation is put in private (Rule 48)
    if not text.strip() or secret or redoing.reorders(concluded.before, text):
        text = f"adopt {symbol}"
    question = evolve(top.question, kind=_kind_below(concluded.before, of), text=seen(text))
    number, asked_by = telling.votes_requested.get(symbol, (-1, ""))
    asking = (asked_by,) if asked_by else ()
    put = put_told(question, roll, telling.members, asking, draft=symbol, part=part)

    def does(meeting: Meeting) -> Meeting:
        if isinstance(matter, AmendmentVote):
            return redoing.amendment_put(meeting, symbol, roll, asked_by)
        return redoing.draft_put(meeting, symbol, part or None, question, roll, asked_by)

    called = f"vote on {symbol} {part}"
    return [Told(does, step(telling, "put_to_vote", put, called=called), with_acts=(number,) if asking else ())]


def _other(concluded: Concluded) -> list[Told]:
    top, roll = concluded.top, concluded.top.roll
    assert isinstance(top.matter, OtherQuestion)
    put = put_told(top.matter.question, roll, concluded.telling.members)
    question = evolve(top.matter.question, text=put.question)
    words = " ".join(put.question.split()[:6])
    told = step(concluded.telling, "put_to_vote", put, called=words)
    name = told.id or ""
    return [Told(lambda meeting: redoing.question_put(meeting, name, question, roll), told)]


TOLD_BY: Mapping[type[Matter], Callable[[Concluded], list[Told]]] = MappingProxyType(
    {
        AgendaAdoption: _agenda,
        Invitation: _invitation,
        ProceduralMotion: _motion,
        PrivateMeeting: _publicity,
        PublicMeeting: _publicity,
        SingleCopy: _publicity,
        AppointmentProposed: _appointment,
        CredentialsReported: credentials_told,
        CredentialsChallenged: credentials_told,
        DraftVote: _on_draft,
        AmendmentVote: _on_draft,
        PartVote: _on_draft,
        OrderOfDrafts: _order,
        KindClaim: claim,
        RulingGiven: ruling,
        OtherQuestion: _other,
    }
)
"""What tells of each kind of matter. A point of order is told with the ruling on it."""
