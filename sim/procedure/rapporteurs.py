"""Commissions, committees and rapporteurs (Rules 28 and 29): appointed, and heard first. Not what they find."""

from collections.abc import Iterable
from functools import lru_cache

from sim.law import Kind, Outcome, Question
from sim.procedure.actions import ProposeAppointment
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers, by_each
from sim.procedure.matters import Appointment, AppointmentProposed, Polarity
from sim.procedure.meeting import Meeting, Pending, Phase, Taken, changed
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_28
from sim.source import Source


def reporting(meeting: Meeting) -> tuple[str, ...]:
    """Return who reports for a body of the Council: to them the President may give precedence. Source: Rule 29."""
    return tuple([a.speaks for a in meeting.appointed])


def _check_propose(meeting: Meeting, action: ProposeAppointment) -> Source:
    appointment = action.appointment
    if appointment is not None and appointment in meeting.appointed:
        raise OutOfOrder(
            f"A {appointment.body.value} for {appointment.question} has been appointed already",
            instead="hearing its report (Rule 29)",
            rule=RULE_28,
        )
    return RULE_28


def _propose(meeting: Meeting, action: ProposeAppointment) -> Meeting:
    assert action.appointment is not None
    before = (*meeting.before, Pending(AppointmentProposed(action.appointment), action.by))
    return changed(meeting, before=before, phase=Phase.PROPOSAL)


def _proposals(meeting: Meeting, papers: Papers) -> Iterable[ProposeAppointment]:
    for appointment in papers.appointments or (None,):
        yield from by_each(ProposeAppointment, meeting.council.codes, appointment)


@lru_cache(maxsize=1024)
def _in_words(appointment: Appointment) -> Question:
    return Question(Kind.PROCEDURAL, f"appoint a {appointment.body.value} for {appointment.question}")


def _question(meeting: Meeting, matter: AppointmentProposed, put_as: Polarity) -> Question:
    return _in_words(matter.appointment)


def _settle(meeting: Meeting, matter: AppointmentProposed, pending: Pending, taken: Taken) -> Meeting:
    if taken.decision.outcome is not Outcome.ADOPTED:
        return meeting
    return changed(meeting, appointed=(*meeting.appointed, matter.appointment))


PROPOSE_APPOINTMENT = Entry(
    ProposeAppointment,
    "proposing a commission, committee or rapporteur",
    (Phase.BUSINESS,),
    Actor.MEMBER,
    _check_propose,
    _propose,
    _proposals,
)
# To set up a subsidiary organ is procedural: so the Statement of San Francisco, and the ruling on Laos of
# 7 September 1959 (S/PV.848). A body with powers of its own, to investigate or to enforce, has been treated as a
# matter of substance; that is a draft resolution and no proposal under this rule.
APPOINTMENT = MatterEntry("the proposal to appoint", RULE_28, _question, _settle)
