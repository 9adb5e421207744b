"""Changing the order in which drafts are voted on, by a procedural vote: practice, not in Rule 32(1)."""

from collections.abc import Iterable

from sim.law import Kind, Outcome, Question
from sim.procedure.actions import ProposeOrder
from sim.procedure.drafts import next_draft
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers, by_each
from sim.procedure.matters import OrderOfDrafts, Polarity
from sim.procedure.meeting import Meeting, Pending, Phase, Tabled, Taken, changed, with_before
from sim.procedure.motions import check_not_set_aside
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import ORDER_BY_VOTE, RULE_32
from sim.source import Source


def _check_propose(meeting: Meeting, action: ProposeOrder) -> Source:
    check_not_set_aside(meeting)
    tabled, first = meeting.tabled(action.first), next_draft(meeting)
    if tabled is None:
        why, instead = f"{action.first} has not been submitted", "submitting it (Rule 31)"
    elif not tabled.waits:
        why, instead = f"{action.first} no longer waits for a vote", "another draft"
    elif tabled is first:
        why, instead = f"{action.first} comes first already", f"putting {action.first} to the vote"
    else:
        return ORDER_BY_VOTE
    raise OutOfOrder(why, instead=instead, rule=RULE_32)


def _propose(meeting: Meeting, action: ProposeOrder) -> Meeting:
    return with_before(meeting, Pending(OrderOfDrafts(action.first), action.by))


def _proposals(meeting: Meeting, papers: Papers) -> Iterable[ProposeOrder]:
    for tabled in meeting.drafts:
        yield from by_each(ProposeOrder, meeting.council.codes, tabled.draft.symbol)


def _question(meeting: Meeting, matter: OrderOfDrafts, put_as: Polarity) -> Question:
    return Question(Kind.PROCEDURAL, f"vote on {matter.first} before the other drafts")


def ahead(drafts: tuple[Tabled, ...], first: Tabled) -> tuple[Tabled, ...]:
    """Return some drafts with one of them, or a further one, before all that wait."""
    others = [t for t in drafts if t.draft.symbol != first.draft.symbol]
    decided = [t for t in others if not t.waits]
    return (*decided, first, *[t for t in others if t.waits])


def _settle(meeting: Meeting, matter: OrderOfDrafts, pending: Pending, taken: Taken) -> Meeting:
    tabled = meeting.tabled(matter.first)
    if taken.decision.outcome is not Outcome.ADOPTED or tabled is None:
        return meeting
    return changed(meeting, drafts=ahead(meeting.drafts, tabled))


PROPOSE_ORDER = Entry(
    ProposeOrder,
    "proposing another order of the drafts",
    (Phase.BUSINESS,),
    Actor.MEMBER,
    _check_propose,
    _propose,
    _proposals,
)
ORDER = MatterEntry("the order of the drafts", ORDER_BY_VOTE, _question, _settle)
