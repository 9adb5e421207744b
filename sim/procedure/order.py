"""What is in order now, and what an act leads to: one table of acts, asked both. It has no rule of its own."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import frozen

from sim.errors import UnscError
from sim.procedure import (
    agenda,
    amendments,
    calling,
    credentials,
    drafts,
    invitations,
    motions,
    not_procedural,
    objecting,
    order_of_drafts,
    points_of_order,
    presidency,
    publicity,
    putting,
    rapporteurs,
    separate_votes,
    speaking,
    voting,
    withdrawal,
)
from sim.procedure.actions import COUNCIL, RECORD, SECRETARY_GENERAL, Action
from sim.procedure.deciding import source_of
from sim.procedure.entry import NO_PAPERS, Actor, Entry, Papers
from sim.procedure.meeting import Ended, Meeting, Phase
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import (
    ART_31,
    CONCLUDED,
    NO_VOTE_IN_INFORMAL,
    RECORD_IS_SILENT,
    RULE_7,
    RULE_8,
    RULE_9,
    RULE_17,
    RULE_19,
    RULE_20,
    RULE_30,
    RULE_33,
    RULE_37,
    RULE_40,
    VOTING_NOT_INTERRUPTED,
)
from sim.source import Source

# The order of this table is the order in which acts are listed.
TABLE: tuple[Entry[Any], ...] = (
    agenda.APPROVE,
    agenda.COMMUNICATE,
    calling.OPEN,
    points_of_order.RAISE,
    points_of_order.RULE,
    points_of_order.CHALLENGE,
    points_of_order.LET_STAND,
    not_procedural.CLAIM,
    objecting.OBJECT,
    objecting.ASK,
    objecting.GRANT,
    putting.PUT,
    putting.PUT_QUESTION,
    voting.EXPLAIN,
    voting.CAST,
    voting.STATE,
    voting.LEAVE,
    motions.MOVE,
    motions.RESUME,
    speaking.REQUEST,
    speaking.CALL,
    invitations.PROPOSE,
    publicity.PROPOSE_PRIVATE,
    publicity.PROPOSE_PUBLIC,
    publicity.PROPOSE_SINGLE_COPY,
    publicity.COMMUNIQUE,
    rapporteurs.PROPOSE_APPOINTMENT,
    credentials.REPORT,
    credentials.CHALLENGE,
    drafts.SUBMIT,
    drafts.BLUE,
    drafts.REQUEST_VOTE,
    order_of_drafts.PROPOSE_ORDER,
    separate_votes.ASK_FOR_PARTS,
    separate_votes.OBJECT_TO_PARTS,
    amendments.SUBMIT_AMENDMENT,
    withdrawal.SECOND,
    withdrawal.WITHDRAW,
    withdrawal.TAKE_OVER,
    presidency.CEDE,
    speaking.CLOSE,
)
_BY_ACT: Mapping[type[Action], Entry[Any]] = MappingProxyType({e.act: e for e in TABLE})
_BY_PHASE: Mapping[tuple[Phase, bool], tuple[Entry[Any], ...]] = MappingProxyType(
    {
        (phase, formal): tuple([e for e in TABLE if phase in e.phases and (formal or not e.formal_only)])
        for phase in Phase
        for formal in (True, False)
    }
)

# What each phase says to an act that does not belong in it: the rule, why, and what is in order instead.
_PHASES: Mapping[Phase, tuple[Source, str, str]] = MappingProxyType(
    {
        Phase.CALLED: (
            RULE_8,
            "the meeting has been called and not opened",
            "approving and communicating the provisional agenda, submitting drafts, opening the meeting",
        ),
        Phase.AGENDA: (
            RULE_9,
            "the Council adopts its agenda before anything else",
            "speaking on the adoption of the agenda, objecting, asking for a vote, adopting it or putting it to "
            "the vote, a motion to suspend or adjourn",
        ),
        Phase.BUSINESS: (
            RULE_9,
            "the agenda is adopted, and no question waits for a decision",
            "speakers, proposals, motions, drafts, and putting a draft to the vote",
        ),
        Phase.PROPOSAL: (
            RULE_33,
            "a motion or proposal is before the Council and is decided first",
            "objecting, asking for a vote, deciding without one, or putting the question",
        ),
        Phase.RULING: (
            RULE_30,
            "the President has been asked to rule, and rules at once",
            "a ruling, or where the law allows it the preliminary question on a claim",
        ),
        Phase.RULED: (RULE_30, "the President has ruled", "challenging the ruling, or going on after it"),
        Phase.CHALLENGED: (
            RULE_30,
            "the ruling is challenged, and the Council decides on it at once",
            "the President putting the challenge to the vote",
        ),
        Phase.VOTING: (
            VOTING_NOT_INTERRUPTED,
            "a question has been put to the vote",
            "explanations of vote before the voting, a point of order about it, and the vote",
        ),
        Phase.COUNTED: (
            VOTING_NOT_INTERRUPTED,
            "the votes are cast",
            "stating the result, or leaving it open if the votes known do not settle it",
        ),
        Phase.SUSPENDED: (RULE_33, "the meeting is suspended", "resuming the meeting"),
        Phase.CLOSED: (CONCLUDED, "the meeting is closed", "calling another meeting (Rules 1 to 3)"),
        Phase.UNDECIDED: (
            RECORD_IS_SILENT,
            "the record does not tell how the last vote ended",
            "a record or an assumption that completes the roll call",
        ),
    }
)

_ENDED = {
    Ended.CONCLUDED: CONCLUDED,
    Ended.ADJOURNED: RULE_33,
    Ended.AGENDA_NOT_ADOPTED: RULE_9,
    Ended.LEFT_OPEN: RECORD_IS_SILENT,
}
_WHOSE = {
    Actor.MEMBER: ART_31,
    Actor.PARTICIPANT: RULE_37,
    Actor.SPEAKER: RULE_37,
    Actor.SECRETARY_GENERAL: RULE_7,
    Actor.COUNCIL: RULE_40,
    Actor.RECORD: RECORD_IS_SILENT,
}
_OTHERS = {Actor.SECRETARY_GENERAL: SECRETARY_GENERAL, Actor.COUNCIL: COUNCIL, Actor.RECORD: RECORD}


@frozen
class Offer:
    """An act that is in order, and the rule that makes it so."""

    action: Action
    rule: Source

    @property
    def by(self) -> str:
        """Who may do it."""
        return self.action.by

    @property
    def needs(self) -> str:
        """What is still to be filled in; empty if the act can be done as it is."""
        return self.action.needs


def legal_actions(meeting: Meeting, papers: Papers = NO_PAPERS) -> tuple[Offer, ...]:
    """List what is in order now and for whom, each with its rule, always in the same order.

    Blanks are filled from `papers`; where it has nothing to fill one with, the form is listed and says what
    it `needs`. Every listed act without a blank is accepted by `apply`, and of all acts that can be made of
    the papers no other is.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> from sim.law import law_on
    >>> from sim.procedure import Basis, Request, call
    >>> day = date(2014, 12, 22)
    >>> request = Request(("AUS",), Basis.MEMBER, "The situation in the DPRK", "S/2014/872")
    >>> meeting = call(request, council_on(day), law_on(day), day)
    >>> [(type(o.action).__name__, o.by, str(o.rule)) for o in legal_actions(meeting) if not o.needs]
    [('ApproveAgenda', 'TCD', 'Rule 7')]
    """
    offers = []
    for entry in _BY_PHASE[meeting.phase, meeting.format.formal]:
        for action in entry.candidates(meeting, papers):
            try:
                offers.append(Offer(action, in_order(meeting, action)))
            except OutOfOrder:
                continue
    return tuple(offers)


def in_order(meeting: Meeting, action: Action) -> Source:
    """Return the rule that makes an act, or a form, in order now; raises `OutOfOrder` if it is not."""
    entry = _BY_ACT.get(type(action))
    if entry is None:
        raise UnscError(f"{type(action).__name__} is no act of a meeting; expected one of sim.procedure.actions")
    if meeting.phase not in entry.phases or (entry.formal_only and not meeting.format.formal):
        raise _out_of_phase(meeting, entry)
    by, actor = action.by, entry.by
    if actor is Actor.CHAIR:
        right = by == meeting.chair
    elif actor is Actor.MEMBER:
        right = by in meeting.council.codes and by not in meeting.without_credentials
    elif actor is Actor.PARTICIPANT or actor is Actor.SPEAKER:
        if by in meeting.council.codes:
            right = by not in meeting.without_credentials
        else:
            right = any(g.name == by for g in meeting.invited)
            right = right or (actor is Actor.SPEAKER and by in speaking.others(meeting))
    else:
        right = by == _OTHERS[actor]
    if not right:
        raise _wrong_actor(meeting, entry, by)
    rule: Source = entry.check(meeting, action)
    return rule


def apply(meeting: Meeting, action: Action) -> Meeting:
    """Return the meeting after an act; raises `OutOfOrder` if it is not in order, or a form not filled in."""
    rule = in_order(meeting, action)
    if action.needs:
        raise OutOfOrder(
            f"{_BY_ACT[type(action)].what.capitalize()} needs {action.needs}",
            instead="the same act with its blank filled in",
            rule=rule,
        )
    after: Meeting = _BY_ACT[type(action)].effect(meeting, action)
    return after


def play(meeting: Meeting, *actions: Action) -> Meeting:
    """Return the meeting after some acts, one after the other; raises `OutOfOrder` at the first out of order."""
    for action in actions:
        meeting = apply(meeting, action)
    return meeting


def _out_of_phase(meeting: Meeting, entry: Entry[Any]) -> OutOfOrder:
    what = entry.what.capitalize()
    if meeting.format.formal or meeting.phase.over:
        rule, why, instead = _PHASES[meeting.phase]
        if meeting.phase is Phase.PROPOSAL:
            rule = source_of(meeting.before[-1].matter)
        elif meeting.ended is not None:
            rule = _ENDED[meeting.ended]
        return OutOfOrder(f"{what} is not in order: {why}", instead=instead, rule=entry.rule or rule)
    kind = meeting.format.value.replace("_", " ")
    if entry.formal_only:
        return OutOfOrder(
            f"{what} is not possible in this format ({kind}): only a formal meeting decides",
            instead="speaking here, or calling a formal meeting (Rules 1 to 3)",
            rule=NO_VOTE_IN_INFORMAL,
        )
    if meeting.phase is Phase.CALLED:
        why, instead = "the members have not met yet", "opening the meeting"
    else:
        why, instead = "the members are meeting already", "asking for the floor, calling a speaker, closing"
    return OutOfOrder(f"{what} is not in order: {why}", instead=instead, rule=NO_VOTE_IN_INFORMAL)


def _wrong_actor(meeting: Meeting, entry: Entry[Any], by: str) -> OutOfOrder:
    what, whose = entry.what.capitalize(), entry.by
    if whose is Actor.CHAIR:
        ceded = by in meeting.ceded
        return OutOfOrder(
            f"{what} is for the President, and {by} {'has ceded the chair' if ceded else 'does not preside'}",
            instead=f"the same by {meeting.chair}",
            rule=RULE_20 if ceded or entry.rule is RULE_20 else RULE_19,
        )
    if by in meeting.without_credentials:
        return OutOfOrder(
            f"{what} is for {whose.value}: the credentials of the representative of {by} were rejected",
            instead="new credentials, on which the Secretary-General reports (Rule 15)",
            rule=RULE_17,
        )
    rule = _WHOSE[whose]
    if any(g.name == by for g in meeting.invited):
        rule, why = RULE_37, f"{by} is invited and takes part without a vote"
    else:
        why = f"{by} is not {whose.value}"
    return OutOfOrder(f"{what} is for {whose.value}: {why}", instead=f"the same by {whose.value}", rule=rule)
