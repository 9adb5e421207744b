"""Invitations to those who are not members, to take part without a vote (Rules 37 and 39)."""

from collections.abc import Iterable
from functools import lru_cache

from attrs import evolve

from sim.law import Kind, Outcome, Question
from sim.procedure.actions import ProposeInvitation
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers, by_each
from sim.procedure.matters import Guest, Invitation, InvitedUnder, Polarity
from sim.procedure.meeting import Meeting, Pending, Phase, Taken, changed, phase_with
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_37, RULE_39
from sim.source import Source

_RULES = {InvitedUnder.RULE_37: RULE_37, InvitedUnder.RULE_39: RULE_39}


def _check_propose(meeting: Meeting, action: ProposeInvitation) -> Source:
    guest = action.guest
    if guest is None:
        return RULE_37
    rule = RULE_37 if guest.under is InvitedUnder.RULE_37 else RULE_39
    if guest.name in meeting.council.codes:
        raise OutOfOrder(
            f"{guest.name} is a member of the Council and takes part as of right",
            instead="asking for the floor",
            rule=rule,
        )
    if any(g.name == guest.name for g in meeting.invited):
        raise OutOfOrder(f"{guest.name} has been invited already", instead="asking for the floor", rule=rule)
    return rule


def _propose(meeting: Meeting, action: ProposeInvitation) -> Meeting:
    assert action.guest is not None
    before = (*meeting.before, Pending(Invitation(action.guest), action.by))
    return changed(meeting, before=before, phase=Phase.PROPOSAL)


def _proposals(meeting: Meeting, papers: Papers) -> Iterable[ProposeInvitation]:
    for guest in papers.guests or (None,):
        yield from by_each(ProposeInvitation, meeting.council.codes, guest)


@lru_cache(maxsize=1024)
def _in_words(matter: Invitation, put_as: Polarity) -> Question:
    asked = "in favour of" if put_as is Polarity.IN_FAVOUR else "against"
    return Question(
        Kind.PROCEDURAL, f"who is {asked} inviting {matter.guest.name} under Rule {matter.guest.under.value}?"
    )


def _question(meeting: Meeting, matter: Invitation, put_as: Polarity) -> Question:
    return _in_words(matter, put_as)


def _settle(meeting: Meeting, matter: Invitation, pending: Pending, taken: Taken) -> Meeting:
    """Invite, or do not.

    Nobody is invited but by a decision of the Council. So where the Council was asked who is against and
    too few were, nothing is decided yet: the proposal is still before it, and the President can ask who is
    in favour. On 5 October 2020 (S/PV.8764) the two ways round were in dispute, and the second was used.
    """
    adopted = taken.decision.outcome is Outcome.ADOPTED
    if taken.put_as is Polarity.IN_FAVOUR:
        return changed(meeting, invited=(*meeting.invited, matter.guest)) if adopted else meeting
    if adopted:
        return meeting
    waiting = evolve(pending, question=None, roll=None, decision=None, explained=())
    before = (*meeting.before, waiting)
    return changed(meeting, before=before, phase=phase_with(before))


PROPOSE = Entry(
    ProposeInvitation,
    "proposing an invitation",
    (Phase.BUSINESS,),
    Actor.MEMBER,
    _check_propose,
    _propose,
    _proposals,
)
INVITATION = MatterEntry(
    "the proposal to invite",
    RULE_37,
    _question,
    _settle,
    polarities=(Polarity.IN_FAVOUR, Polarity.AGAINST),
)


def rule_of(guest: Guest) -> Source:
    """Return the rule under which somebody is invited."""
    return _RULES[guest.under]
