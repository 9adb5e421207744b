"""Amendments to drafts: introduced (Rule 33(1), sixth), ordered (Rule 36), and voted on before the draft.

An amendment to a substantive draft is substantive itself: it takes the same votes, and a permanent member can veto
it. The order of several is for the President to rule; that ruling is made in points_of_order.py.
"""

from collections.abc import Iterable
from itertools import permutations

from attrs import evolve

from sim.law import Outcome, Question
from sim.procedure.actions import SubmitAmendment
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers, by_each
from sim.procedure.matters import Amendment, AmendmentVote, Change, InvitedUnder, Polarity
from sim.procedure.meeting import (
    Meeting,
    Pending,
    Phase,
    Proposed,
    Taken,
    changed,
    with_proposed,
    with_tabled,
)
from sim.procedure.motions import check_not_set_aside
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_33, RULE_36, RULE_38
from sim.source import Source


def _check_submit(meeting: Meeting, action: SubmitAmendment) -> Source:
    check_not_set_aside(meeting)
    if any(g.name == action.by and g.under is InvitedUnder.RULE_39 for g in meeting.invited):
        raise OutOfOrder(
            f"{action.by} was invited to give information, and proposes nothing",
            instead="an amendment of a member, or of a State invited under Rule 37",
            rule=RULE_38,
        )
    rule = RULE_33 if action.by in meeting.council.codes else RULE_38
    amendment = action.amendment
    if amendment is None:
        return rule
    tabled = meeting.tabled(amendment.to)
    if tabled is None:
        why, instead = f"{amendment.to} has not been submitted", "an amendment to a draft before the Council"
    elif not tabled.waits or any(part.outcome for part in tabled.parts):
        why, instead = f"{amendment.to} no longer waits for its first vote", "a draft of one's own (Rule 31)"
    elif meeting.proposed(amendment.symbol) is not None or meeting.tabled(amendment.symbol) is not None:
        why, instead = f"{amendment.symbol} has been submitted already", "an amendment with another symbol"
    else:
        return rule
    raise OutOfOrder(why, instead=instead, rule=RULE_36)


def _submit(meeting: Meeting, action: SubmitAmendment) -> Meeting:
    assert action.amendment is not None
    # An order ruled before says nothing of an amendment that comes later.
    by_a_guest = action.by not in meeting.council.codes
    proposed = Proposed(action.amendment, action.by, by_a_guest=by_a_guest)
    return changed(meeting, amendments=(*meeting.amendments, proposed), amendment_order=())


def _submissions(meeting: Meeting, papers: Papers) -> Iterable[SubmitAmendment]:
    for amendment in papers.amendments or (None,):
        yield from by_each(SubmitAmendment, meeting.council.codes, amendment)
        yield from [SubmitAmendment(guest.name, amendment) for guest in meeting.invited]


def waiting(meeting: Meeting, draft: str) -> tuple[Amendment, ...]:
    """Return the amendments to a draft that wait for a vote, in the order of submission. Source: Rules 36, 38."""
    return tuple([p.amendment for p in meeting.amendments if p.amendment.to == draft and p.waits_for_a_vote])


def ordinary_order(amendments: Iterable[Amendment]) -> tuple[str, ...]:
    """Return the order in which amendments are ordinarily voted on, by symbol.

    Those that add to the text or delete from it come first; then the one furthest removed in substance, and so on.
    Source: Rule 36.
    """
    by_rank = sorted(amendments, key=lambda a: (a.change is Change.REVISES, -a.distance))
    return tuple([a.symbol for a in by_rank])


def orders(amendments: tuple[Amendment, ...]) -> Iterable[tuple[str, ...]]:
    """List the orders the President may rule: additions and deletions first; the rest is only the ordinary order.

    The ordinary order comes first in the list. Source: Rule 36.
    """
    first = tuple([a for a in amendments if a.change is not Change.REVISES])
    then = tuple([a for a in amendments if a.change is Change.REVISES])
    ordinary = ordinary_order(amendments)
    yield ordinary
    for some in permutations(first):
        for others in permutations(then):
            order = tuple([a.symbol for a in (*some, *others)])
            if order != ordinary:
                yield order


def check_order(meeting: Meeting, draft: str, order: tuple[str, ...]) -> Source:
    """Return Rule 36 if the President may rule this order now; raises `OutOfOrder`."""
    amendments = waiting(meeting, draft)
    if len(amendments) < 2:
        why, instead = (
            f"No two amendments to {draft or 'a draft'} wait for a vote",
            "putting what waits to the vote",
        )
    elif sorted(order) != sorted([a.symbol for a in amendments]):
        why, instead = (
            "The order names other amendments than those that wait",
            f"an order of all {len(amendments)}",
        )
    elif _ruled(meeting, amendments):
        why, instead = "An order has been ruled", f"putting {_next(meeting, amendments)} to the vote"
    elif order in meeting.orders_overruled:
        why, instead = "The Council has overruled that order", "another order"
    else:
        by_symbol = {a.symbol: a for a in amendments}
        revises = [by_symbol[symbol].change is Change.REVISES for symbol in order]
        if revises == sorted(revises):
            return RULE_36
        why = "An amendment that adds to the text or deletes from it is voted on first"
        instead = f"the order {', '.join(ordinary_order(amendments))}"
    raise OutOfOrder(why, instead=instead, rule=RULE_36)


def _ruled(meeting: Meeting, amendments: tuple[Amendment, ...]) -> bool:
    return all(a.symbol in meeting.amendment_order for a in amendments)


def _next(meeting: Meeting, amendments: tuple[Amendment, ...]) -> str:
    symbols = [a.symbol for a in amendments]
    return next((symbol for symbol in meeting.amendment_order if symbol in symbols), symbols[0])


def next_amendment(meeting: Meeting, draft: str) -> str | None:
    """Return the amendment to a draft that is voted on next, None if none waits or their order is not ruled yet.

    With a single one there is nothing to rule. Source: Rule 36.
    """
    amendments = waiting(meeting, draft)
    if not amendments or (len(amendments) > 1 and not _ruled(meeting, amendments)):
        return None
    return _next(meeting, amendments)


def check_amendment(meeting: Meeting, symbol: str) -> Source:
    """Return Rule 36 if an amendment's turn has come, its draft's having come too; raises `OutOfOrder`."""
    proposed = meeting.proposed(symbol)
    assert proposed is not None
    if not proposed.waits:
        gone = "has been withdrawn" if proposed.withdrawn else "has been voted on"
        raise OutOfOrder(f"{symbol} {gone}", instead="another amendment, or the draft", rule=RULE_36)
    if not proposed.waits_for_a_vote:
        raise OutOfOrder(
            f"{proposed.by}, which proposed {symbol}, is not a member of the Council",
            instead="a member asking for a vote on it",
            rule=RULE_38,
        )
    following = next_amendment(meeting, proposed.amendment.to)
    if following is None:
        raise OutOfOrder(
            f"Several amendments to {proposed.amendment.to} wait, and the President has not ruled on their order",
            instead="a ruling on the order of the amendments",
            rule=RULE_36,
        )
    if following != symbol:
        raise OutOfOrder(
            f"{following} is voted on before {symbol}", instead=f"putting {following} to the vote", rule=RULE_36
        )
    return RULE_36


def check_none_waits(meeting: Meeting, draft: str) -> None:
    """Refuse to vote on a draft before the amendments to it. Raises `OutOfOrder`. Source: Rule 36."""
    amendments = waiting(meeting, draft)
    if not amendments:
        return
    following = next_amendment(meeting, draft)
    raise OutOfOrder(
        f"{amendments[0].symbol} amends {draft} and is voted on first",
        instead=f"putting {following} to the vote" if following else "a ruling on the order of the amendments",
        rule=RULE_36,
    )


def _question(meeting: Meeting, matter: AmendmentVote, put_as: Polarity) -> Question:
    proposed = meeting.proposed(matter.symbol)
    assert proposed is not None
    tabled = meeting.tabled(proposed.amendment.to)
    assert tabled is not None
    kind = tabled.treated_as or tabled.draft.question.kind
    text = f"adopt {matter.symbol}, an amendment to {tabled.draft.symbol}"
    return evolve(tabled.draft.question, kind=kind, text=text)


def _settle(meeting: Meeting, matter: AmendmentVote, pending: Pending, taken: Taken) -> Meeting:
    proposed = meeting.proposed(matter.symbol)
    assert proposed is not None
    after = with_proposed(meeting, evolve(proposed, outcome=taken.decision.outcome))
    if taken.decision.outcome is not Outcome.ADOPTED:
        return after
    tabled = after.tabled(proposed.amendment.to)
    assert tabled is not None
    return with_tabled(after, evolve(tabled, amended_by=(*tabled.amended_by, matter.symbol)))


SUBMIT_AMENDMENT = Entry(
    SubmitAmendment,
    "introducing an amendment",
    (Phase.BUSINESS,),
    Actor.PARTICIPANT,
    _check_submit,
    _submit,
    _submissions,
)
AMENDMENT = MatterEntry("the amendment", RULE_36, _question, _settle)
