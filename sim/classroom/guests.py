"""Whom a class may propose to invite: what is typed is a State under Rule 37, and anybody else under Rule 39.

A proposal that the scenario makes is left as it names its guest: the record binds nobody, and is not corrected.
"""

from attrs import evolve

from sim.classroom import commands as c
from sim.classroom.papers import papers_of
from sim.classroom.refusals import MALFORMED, Refused
from sim.council.states import meant, nearest, state
from sim.procedure.actions import ProposeInvitation
from sim.procedure.invitations import rule_of
from sim.procedure.matters import InvitedUnder
from sim.procedure.meeting import Meeting
from sim.procedure.out_of_order import OutOfOrder
from sim.scenario.model import Scenario

_AS_PERSON = "inviting under Rule 39 whoever is no Member of the United Nations"


def with_code(do: c.Do) -> c.Do:
    """Return what is asked for with the code of the State that is to be invited under Rule 37, if it names one."""
    if not isinstance(do, c.DoAct) or not isinstance(do.act, ProposeInvitation) or do.act.guest is None:
        return do
    guest = do.act.guest
    found = meant(guest.name) if guest.under is InvitedUnder.RULE_37 else None
    if found is None:
        return do
    return evolve(do, act=evolve(do.act, guest=evolve(guest, name=found.code)))


def check_guest(meeting: Meeting, act: ProposeInvitation, scenario: Scenario) -> None:
    """See that somebody can be invited under a rule: a Member that does not sit here, or under Rule 39 no State.

    Raises `OutOfOrder` for a member of the Council and for a State under Rule 39, and `Refused` naming the nearest
    for what is no State of the tables, or none any more on the day of the meeting.
    """
    guest = act.guest
    if guest is None or guest in papers_of(scenario).guests:
        return
    found = meant(guest.name)
    if found is None:
        if guest.under is InvitedUnder.RULE_37:
            near = nearest(guest.name)
            hint = f"; did you mean {near.code} ({near.label})?" if near is not None else ""
            raise Refused(
                f"{guest.name:.60} is no State that our tables have{hint}",
                status=MALFORMED,
                instead=_AS_PERSON,
            )
        return
    name = found.name_on(meeting.on)
    # One name may have stood for another State on the day: the China of 1950 sat on the Council.
    if found.code in meeting.council.codes or name in [
        state(m).name_on(meeting.on) for m in meeting.council.codes
    ]:
        raise OutOfOrder(
            f"{name} is a member of the Council and takes part as of right",
            instead="asking for the floor",
            rule=rule_of(guest),
        )
    if guest.under is not InvitedUnder.RULE_37:
        raise OutOfOrder(
            f"{name} is a State, and Rule 39 is for persons",
            instead="inviting it under Rule 37",
            rule=rule_of(guest),
        )
    until = found.names[-1].until
    if until is not None and until < meeting.on:
        raise Refused(f"{name} was no State any more on that day", status=MALFORMED, instead=_AS_PERSON)
