"""The provisional agenda and its adoption (Rules 6 to 9). What is adopted goes on the list in seizure.py."""

from collections.abc import Iterable

from sim.law import Kind, Outcome, Question
from sim.procedure.actions import SECRETARY_GENERAL, ApproveAgenda, CommunicateAgenda, Notice
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers
from sim.procedure.matters import ADOPTION_OF_THE_AGENDA, AgendaAdoption, Item, Polarity
from sim.procedure.meeting import Ended, Meeting, Pending, Phase, Request, Taken, changed
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_7, RULE_8, RULE_9
from sim.procedure.seizure import with_agenda
from sim.source import Source

_DAYS = 3


def draw_up(request: Request, carried_over: tuple[Item, ...] = ()) -> tuple[Item, ...]:
    """Draw up the provisional agenda, as the Secretary-General does: its own adoption comes first.

    Source: Rules 6, 7, 9 and 10.
    """
    asked = Item(request.item, (request.document,) if request.document else ())
    return (ADOPTION_OF_THE_AGENDA, asked, *[i for i in carried_over if i.text != asked.text])


def notice_given(days_before: int, *, urgent: bool) -> Notice:
    """Say which notice so many days are. Raises `OutOfOrder` for too few without urgency. Source: Rule 8."""
    if days_before >= _DAYS:
        return Notice.THREE_DAYS
    if not urgent:
        raise OutOfOrder(
            f"The provisional agenda is communicated at least {_DAYS} days before the meeting, not {days_before}",
            instead="a later meeting, or in urgent circumstances the agenda together with the notice",
            rule=RULE_8,
        )
    return Notice.URGENT


def _check_approve(meeting: Meeting, action: ApproveAgenda) -> Source:
    if meeting.approved:
        raise OutOfOrder(
            "The President has approved the provisional agenda already",
            instead="communicating it to the members (Rule 8)",
            rule=RULE_7,
        )
    return RULE_7


def _approve(meeting: Meeting, action: ApproveAgenda) -> Meeting:
    return changed(meeting, approved=True)


def _approvals(meeting: Meeting, papers: Papers) -> Iterable[ApproveAgenda]:
    return (ApproveAgenda(meeting.chair),)


def _check_communicate(meeting: Meeting, action: CommunicateAgenda) -> Source:
    if not meeting.approved:
        raise OutOfOrder(
            "The President has not approved the provisional agenda",
            instead="its approval by the President",
            rule=RULE_7,
        )
    if meeting.communicated:
        raise OutOfOrder(
            "The provisional agenda has been communicated already",
            instead="opening the meeting",
            rule=RULE_8,
        )
    return RULE_8


def _communicate(meeting: Meeting, action: CommunicateAgenda) -> Meeting:
    return changed(meeting, communicated=True)


_NOTICES = tuple([CommunicateAgenda(SECRETARY_GENERAL, notice) for notice in Notice])


def _communications(meeting: Meeting, papers: Papers) -> Iterable[CommunicateAgenda]:
    return _NOTICES


_QUESTION = Question(Kind.PROCEDURAL, "adopt the provisional agenda")


def _question(meeting: Meeting, matter: AgendaAdoption, put_as: Polarity) -> Question:
    return _QUESTION


def _settle(meeting: Meeting, matter: AgendaAdoption, pending: Pending, taken: Taken) -> Meeting:
    """Adopt the agenda, or end the meeting: without an agenda there is nothing to meet about (Rule 9).

    Who still waited to speak on its adoption has nothing left to speak on; on an item the floor is asked for anew.
    """
    meeting = changed(meeting, speakers=())
    if taken.decision.outcome is Outcome.ADOPTED:
        agenda = meeting.provisional_agenda
        return changed(meeting, agenda=agenda, seized=with_agenda(meeting.seized, agenda))
    return changed(meeting, phase=Phase.CLOSED, ended=Ended.AGENDA_NOT_ADOPTED)


APPROVE = Entry(
    ApproveAgenda,
    "approving the provisional agenda",
    (Phase.CALLED,),
    Actor.CHAIR,
    _check_approve,
    _approve,
    _approvals,
)
COMMUNICATE = Entry(
    CommunicateAgenda,
    "communicating the provisional agenda",
    (Phase.CALLED,),
    Actor.SECRETARY_GENERAL,
    _check_communicate,
    _communicate,
    _communications,
)
# In September 2018 members objected to an item on Nicaragua, nobody asked for a vote, and the meeting was held:
# so an objection alone leaves the President free to declare the agenda adopted.
ADOPTION = MatterEntry("the provisional agenda", RULE_9, _question, _settle, objection_forces_vote=False)
