"""What each act is called in a key of the page's catalogue, and what is filled in. No text of the page is here.

An act has a name such as `Move.suspend`: its class, and a variant where one class would be said in several ways.
`do.NAME` stands on a button, `form.NAME` on one with blanks still to fill in, `did.NAME` in the transcript.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sim.law import Kind
from sim.procedure import actions as a
from sim.procedure.deciding import MATTERS
from sim.procedure.matters import Motion
from sim.procedure.meeting import Meeting
from sim.procedure.speaking import on_the_agenda
from sim.show.words import named, short_name

_BY = ("by",)

ACTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ApproveAgenda": _BY,
        "CommunicateAgenda.three_days": _BY,
        "CommunicateAgenda.urgent": _BY,
        "OpenMeeting": _BY,
        "RaisePointOfOrder": _BY,
        "GiveRuling.point": _BY,
        "GiveRuling.procedural": (*_BY, "symbol"),
        "GiveRuling.substantive": (*_BY, "symbol"),
        "GiveRuling.matter_procedural": _BY,
        "GiveRuling.matter_substantive": _BY,
        "GiveRuling.order": (*_BY, "symbol", "order"),
        "ChallengeRuling": _BY,
        "LetRulingStand": _BY,
        "ClaimNotProcedural.draft": (*_BY, "symbol"),
        "ClaimNotProcedural.matter": _BY,
        "Object": _BY,
        "AskForVote": _BY,
        "DecideWithoutVote": (*_BY, "question"),
        "PutToVote.matter": (*_BY, "question"),
        "PutToVote.draft": (*_BY, "symbol"),
        "PutToVote.amendment": (*_BY, "symbol"),
        "PutToVote.part": (*_BY, "symbol", "part"),
        "PutQuestion.vote": (*_BY, "question"),
        "PutQuestion.without_vote": (*_BY, "question"),
        "ExplainVote": _BY,
        "CastVotes": ("yes", "no", "abstain", "not_voting", "unknown"),
        "StateResult": _BY,
        "LeaveOpen": (),
        "Move.suspend": _BY,
        "Move.adjourn": _BY,
        "Move.adjourn_to": (*_BY, "until"),
        "Move.refer": (*_BY, "to"),
        "Move.postpone": (*_BY, "until"),
        "Move.postpone_indefinitely": _BY,
        "ResumeMeeting": _BY,
        "RequestFloor.agenda": _BY,
        "RequestFloor.business": _BY,
        "CallSpeaker.agenda": (*_BY, "speaker"),
        "CallSpeaker.business": (*_BY, "speaker"),
        "ProposeInvitation.rule_37": (*_BY, "guest"),
        "ProposeInvitation.rule_39": (*_BY, "guest"),
        "ProposePrivateMeeting": _BY,
        "ProposePublicMeeting": _BY,
        "ProposeSingleCopy": _BY,
        "IssueCommunique": _BY,
        "ProposeAppointment.commission": (*_BY, "question", "speaks"),
        "ProposeAppointment.committee": (*_BY, "question", "speaks"),
        "ProposeAppointment.rapporteur": (*_BY, "question", "speaks"),
        "ReportCredentials": (*_BY, "of"),
        "ChallengeCredentials": (*_BY, "of"),
        "Submit": (*_BY, "symbol", "question"),
        "PutInBlue": (*_BY, "symbol"),
        "RequestVote": (*_BY, "symbol"),
        "ProposeOrder": (*_BY, "symbol"),
        "AskForSeparateVote": (*_BY, "symbol", "part"),
        "ObjectToSeparateVotes": (*_BY, "symbol"),
        "SubmitAmendment": (*_BY, "symbol", "amends"),
        "Second": (*_BY, "symbol"),
        "Withdraw.draft": (*_BY, "symbol"),
        "Withdraw.motion": _BY,
        "TakeOver": (*_BY, "symbol"),
        "CedeChair": _BY,
        "CloseMeeting": _BY,
    }
)
"""The name of every act, and what `did.NAME` has filled in; `do.NAME` has the same, but who does it."""

FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Move.adjourn_to": (),
        "Move.refer": (),
        "Move.postpone": (),
        "ReportCredentials": (),
        "ChallengeCredentials": (),
        "PutQuestion.vote": (),
        "PutQuestion.without_vote": (),
        "ProposeInvitation.rule_37": (),
        "ProposeInvitation.rule_39": (),
        "ProposeAppointment": (),
        "Submit": (),
        "SubmitAmendment": (),
        "AskForSeparateVote": ("symbol",),
    }
)
"""The acts with blanks, and what `form.NAME` has filled in; the blanks are fields."""

NEVER_ON_A_BUTTON = (
    *("CastVotes", "Move.adjourn_to", "Move.refer", "Move.postpone", "Move.postpone_indefinitely"),
    *("ReportCredentials", "ChallengeCredentials"),
)
"""Acts that are offered as forms only, or as a show of hands: they have no `do.NAME`."""


def called(who: str, meeting: Meeting) -> str:
    """Return by what a page is to name somebody in a sentence: a member by its code, others by name.

    What members are called stands in the view once; of others a page knows nothing.
    """
    return who if who in meeting.council.codes else named(who, meeting.on)


def on_a_label(who: str, meeting: Meeting) -> str:
    """Return by what a page is to name somebody in a list: as `called`, without the article of a sentence."""
    return who if who in meeting.council.codes else short_name(who, meeting.on)


def name_of(act: a.Action) -> str:
    """Return the name an act goes by in keys; of a form, of the act it becomes.

    >>> name_of(a.Move("RUS", Motion.SUSPEND)), name_of(a.Object("CHN"))
    ('Move.suspend', 'Object')
    """
    variant = _variant(act)
    return f"{type(act).__name__}.{variant}" if variant else type(act).__name__


def _variant(act: a.Action) -> str:
    match act:
        case a.CommunicateAgenda():
            return act.notice.value
        case a.GiveRuling(_, ruling):
            if ruling.kind is not None:
                kind = "procedural" if ruling.kind is Kind.PROCEDURAL else "substantive"
                return kind if ruling.of else f"matter_{kind}"
            return "order" if ruling.order else "point"
        case a.ClaimNotProcedural():
            return "draft" if act.of else "matter"
        case a.PutToVote():
            if act.part is not None:
                return "part"
            return "matter" if act.draft is None else "draft"
        case a.PutQuestion():
            return "without_vote" if act.without_vote else "vote"
        case a.Move(_, motion, until):
            name = motion.name.lower()
            return f"{name}_indefinitely" if motion is Motion.POSTPONE and not until else name
        case a.RequestFloor() | a.CallSpeaker():
            return "business"
        case a.ProposeInvitation(_, guest):
            return f"rule_{guest.under.value}" if guest is not None else "rule_37"
        case a.ProposeAppointment(_, appointment):
            return appointment.body.value if appointment is not None else "rapporteur"
        case a.Withdraw():
            return "draft" if act.symbol else "motion"
        case _:
            return ""


def said_of(act: a.Action, meeting: Meeting) -> tuple[str, dict[str, Any]]:
    """Return the name of an act, and all that its keys could fill in; `meeting` is as it stood before the act.

    A form has blanks that are filled in with nothing.
    """
    name = name_of(act)
    filled: dict[str, Any] = {"by": called(act.by, meeting)}
    match act:
        case a.GiveRuling(_, ruling):
            filled |= {"symbol": ruling.of, "order": ", ".join(ruling.order)}
        case a.ClaimNotProcedural(_, of):
            filled |= {"symbol": of}
        case a.DecideWithoutVote():
            filled |= {"question": _question_before(meeting, a.PutToVote(act.by))}
        case a.PutToVote(_, draft, _, part):
            if draft is None:
                filled |= {"question": _question_before(meeting, act)}
            elif meeting.proposed(draft) is not None:
                name = "PutToVote.amendment"
            filled |= {"symbol": draft, "part": part}
        case a.PutQuestion(_, question):
            filled |= {"question": question.text if question is not None else ""}
        case a.CastVotes():
            filled |= _tally(act, meeting)
        case a.Move(_, _, until, to):
            filled |= {"until": until, "to": called(to, meeting)}
        case a.RequestFloor() | a.CallSpeaker():
            if on_the_agenda(meeting):
                name = f"{type(act).__name__}.agenda"
            filled |= {"speaker": called(getattr(act, "speaker", ""), meeting)}
        case a.ProposeInvitation(_, guest):
            filled |= {"guest": called(guest.name, meeting) if guest is not None else ""}
        case a.ProposeAppointment(_, appointment):
            if appointment is not None:
                filled |= {"question": appointment.question, "speaks": called(appointment.speaks, meeting)}
        case a.ReportCredentials(_, of) | a.ChallengeCredentials(_, of):
            filled |= {"of": called(of, meeting)}
        case a.Submit(_, draft_text):
            if draft_text is not None:
                filled |= {"symbol": draft_text.symbol, "question": draft_text.question.text}
        case a.SubmitAmendment(_, amendment):
            if amendment is not None:
                filled |= {"symbol": amendment.symbol, "amends": amendment.to}
        case a.AskForSeparateVote(_, symbol, part):
            filled |= {"symbol": symbol, "part": part}
        case a.ProposeOrder(_, first):
            filled |= {"symbol": first}
        case _:
            filled |= {"symbol": getattr(act, "symbol", "")}
    return name, filled


def _question_before(meeting: Meeting, put: a.PutToVote) -> str:
    """Return the words of the question that what is before the Council puts; empty where it puts none."""
    if not meeting.before:
        return ""
    matter = meeting.before[-1].matter
    entry = MATTERS[type(matter)]
    return entry.question(meeting, matter, put.put_as).text if entry.polarities else ""


def _tally(act: a.CastVotes, meeting: Meeting) -> dict[str, int]:
    if act.roll is None:
        return {}
    named_votes = [vote.choice.value for vote in act.roll.votes]
    counts = {
        name: named_votes.count(name) + getattr(act.roll.unnamed, name)
        for name in ("yes", "no", "abstain", "not_voting")
    }
    return {**counts, "unknown": len(meeting.council.codes) - sum(counts.values())}
