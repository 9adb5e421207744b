"""Public and private meetings (Rules 48, 51 and 55). A private meeting is still a formal one: it can decide."""

from collections.abc import Iterable

from sim.law import Kind, Outcome, Question
from sim.procedure.actions import (
    SECRETARY_GENERAL,
    IssueCommunique,
    ProposePrivateMeeting,
    ProposePublicMeeting,
    ProposeSingleCopy,
)
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers, by_each
from sim.procedure.formats import Format
from sim.procedure.matters import Draft, Polarity, PrivateMeeting, PublicMeeting, SingleCopy
from sim.procedure.meeting import Meeting, Pending, Phase, Taken, changed, with_before
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_48, RULE_51, RULE_55
from sim.source import Source


def check_publicity(meeting: Meeting, draft: Draft) -> None:
    """Refuse to decide in public what is decided in private. Raises `OutOfOrder`. Source: Rule 48."""
    if draft.recommends_secretary_general and meeting.format is not Format.PRIVATE:
        raise OutOfOrder(
            f"{draft.symbol} recommends a Secretary-General, which is decided in private",
            instead="a decision to meet in private",
            rule=RULE_48,
        )


def _check_private(meeting: Meeting, action: ProposePrivateMeeting) -> Source:
    if meeting.format is Format.PRIVATE:
        raise OutOfOrder("The meeting is private already", instead="the business of the meeting", rule=RULE_48)
    return RULE_48


def _propose_private(meeting: Meeting, action: ProposePrivateMeeting) -> Meeting:
    return with_before(meeting, Pending(PrivateMeeting(), action.by))


def _private_proposals(meeting: Meeting, papers: Papers) -> Iterable[ProposePrivateMeeting]:
    return by_each(ProposePrivateMeeting, meeting.council.codes)


def _check_public(meeting: Meeting, action: ProposePublicMeeting) -> Source:
    if meeting.format is not Format.PRIVATE:
        raise OutOfOrder("The meeting is public already", instead="the business of the meeting", rule=RULE_48)
    return RULE_48


def _propose_public(meeting: Meeting, action: ProposePublicMeeting) -> Meeting:
    return with_before(meeting, Pending(PublicMeeting(), action.by))


def _public_proposals(meeting: Meeting, papers: Papers) -> Iterable[ProposePublicMeeting]:
    return by_each(ProposePublicMeeting, meeting.council.codes)


def _check_single_copy(meeting: Meeting, action: ProposeSingleCopy) -> Source:
    if meeting.format is not Format.PRIVATE:
        raise OutOfOrder(
            "The record of a public meeting is published",
            instead="a decision to meet in private (Rule 48)",
            rule=RULE_51,
        )
    if meeting.single_copy:
        raise OutOfOrder(
            "The record is kept in a single copy already", instead="the business of the meeting", rule=RULE_51
        )
    return RULE_51


def _propose_single_copy(meeting: Meeting, action: ProposeSingleCopy) -> Meeting:
    return with_before(meeting, Pending(SingleCopy(), action.by))


def _single_copy_proposals(meeting: Meeting, papers: Papers) -> Iterable[ProposeSingleCopy]:
    return by_each(ProposeSingleCopy, meeting.council.codes)


def _check_communique(meeting: Meeting, action: IssueCommunique) -> Source:
    if not meeting.communique_due:
        issued = meeting.communique_issued
        raise OutOfOrder(
            "The communique has been issued already" if issued else "No part of the meeting was private",
            instead="calling another meeting (Rules 1 to 3)",
            rule=RULE_55,
        )
    return RULE_55


def _communique(meeting: Meeting, action: IssueCommunique) -> Meeting:
    return changed(meeting, communique_issued=True)


def _communiques(meeting: Meeting, papers: Papers) -> Iterable[IssueCommunique]:
    return _COMMUNIQUE


_COMMUNIQUE = (IssueCommunique(SECRETARY_GENERAL),)
_IN_PRIVATE = Question(Kind.PROCEDURAL, "meet in private")
_IN_PUBLIC = Question(Kind.PROCEDURAL, "meet in public")
_ONE_COPY = Question(Kind.PROCEDURAL, "keep the record in a single copy")


def _go_private(meeting: Meeting, matter: PrivateMeeting, pending: Pending, taken: Taken) -> Meeting:
    if taken.decision.outcome is Outcome.ADOPTED:
        return changed(meeting, format=Format.PRIVATE)
    return meeting


def _go_public(meeting: Meeting, matter: PublicMeeting, pending: Pending, taken: Taken) -> Meeting:
    """Go on in public; on the part that was private a communique is due none the less."""
    if taken.decision.outcome is Outcome.ADOPTED:
        return changed(meeting, format=Format.PUBLIC, in_private_before=True)
    return meeting


def _keep_one_copy(meeting: Meeting, matter: SingleCopy, pending: Pending, taken: Taken) -> Meeting:
    if taken.decision.outcome is Outcome.ADOPTED:
        return changed(meeting, single_copy=True)
    return meeting


PROPOSE_PRIVATE = Entry(
    ProposePrivateMeeting,
    "proposing to meet in private",
    (Phase.BUSINESS,),
    Actor.MEMBER,
    _check_private,
    _propose_private,
    _private_proposals,
)
PROPOSE_PUBLIC = Entry(
    ProposePublicMeeting,
    "proposing to meet in public",
    (Phase.BUSINESS,),
    Actor.MEMBER,
    _check_public,
    _propose_public,
    _public_proposals,
)
PROPOSE_SINGLE_COPY = Entry(
    ProposeSingleCopy,
    "proposing a record in a single copy",
    (Phase.BUSINESS,),
    Actor.MEMBER,
    _check_single_copy,
    _propose_single_copy,
    _single_copy_proposals,
)
COMMUNIQUE = Entry(
    IssueCommunique,
    "issuing a communique",
    (Phase.CLOSED,),
    Actor.SECRETARY_GENERAL,
    _check_communique,
    _communique,
    _communiques,
    rule=RULE_55,
)


def _in_private(meeting: Meeting, matter: PrivateMeeting, put_as: Polarity) -> Question:
    return _IN_PRIVATE


def _in_public(meeting: Meeting, matter: PublicMeeting, put_as: Polarity) -> Question:
    return _IN_PUBLIC


def _one_copy(meeting: Meeting, matter: SingleCopy, put_as: Polarity) -> Question:
    return _ONE_COPY


PRIVATE = MatterEntry("the proposal to meet in private", RULE_48, _in_private, _go_private)
PUBLIC = MatterEntry("the proposal to meet in public", RULE_48, _in_public, _go_public)
SINGLE = MatterEntry("the proposal of a single copy", RULE_51, _one_copy, _keep_one_copy)
