"""Seconding, withdrawing and taking over (Rules 34 and 35): drafts, amendments and motions."""

from collections.abc import Iterable

from attrs import evolve

from sim.law.wording import names
from sim.procedure.actions import Second, TakeOver, Withdraw
from sim.procedure.entry import Actor, Entry, Papers, by_each
from sim.procedure.matters import AgendaAdoption
from sim.procedure.meeting import (
    Meeting,
    Phase,
    Tabled,
    changed,
    with_proposed,
    with_tabled,
    without_top,
)
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_34, RULE_35, TAKEN_OVER_BY_ANY
from sim.source import Source

_FOR_DRAFTS = (Phase.CALLED, Phase.BUSINESS)


def _draft(meeting: Meeting, symbol: str, rule: Source) -> Tabled:
    tabled = meeting.tabled(symbol)
    if tabled is None:
        raise OutOfOrder(f"{symbol} has not been submitted", instead="submitting it (Rule 31)", rule=rule)
    return tabled


def _check_second(meeting: Meeting, action: Second) -> Source:
    """No draft needs a seconder; who seconds one may have it put to the vote if it is withdrawn."""
    tabled = _draft(meeting, action.symbol, RULE_34)
    if tabled.by == action.by:
        why, instead = f"{action.by} submitted {action.symbol} itself", "another member seconding it"
    elif action.by in tabled.seconded_by:
        why, instead = f"{action.by} has seconded {action.symbol} already", "putting it to the vote"
    elif not tabled.waits:
        why, instead = f"{action.symbol} no longer waits for a vote", "another draft"
    else:
        return RULE_34
    raise OutOfOrder(why, instead=instead, rule=RULE_34)


def _second(meeting: Meeting, action: Second) -> Meeting:
    tabled = _draft(meeting, action.symbol, RULE_34)
    return with_tabled(meeting, evolve(tabled, seconded_by=(*tabled.seconded_by, action.by)))


def _seconds(meeting: Meeting, papers: Papers) -> Iterable[Second]:
    for tabled in meeting.drafts:
        yield from by_each(Second, meeting.council.codes, tabled.draft.symbol)


def _check_withdraw(meeting: Meeting, action: Withdraw) -> Source:
    """Whoever moved it may withdraw it as long as no vote has been taken with respect to it."""
    if not action.symbol:
        return _check_withdraw_motion(meeting, action)
    if meeting.before:
        raise OutOfOrder(
            "Something else is before the Council", instead="deciding it, or withdrawing it", rule=RULE_35
        )
    proposed = meeting.proposed(action.symbol)
    tabled = meeting.tabled(action.symbol)
    if proposed is None and tabled is None:
        raise OutOfOrder(f"{action.symbol} has not been submitted", instead="submitting it", rule=RULE_35)
    voted: object
    if proposed is not None:
        by, gone, voted = proposed.by, proposed.withdrawn, proposed.outcome
    else:
        assert tabled is not None
        by, gone = tabled.by, tabled.withdrawn
        voted = tabled.outcome or tabled.amended_by or any(part.outcome for part in tabled.parts)
    if by != action.by:
        why, instead = f"{action.symbol} was submitted by {by or 'nobody on record'}", f"{by} withdrawing it"
    elif gone:
        why, instead = f"{action.symbol} has been withdrawn already", "another member taking it over"
    elif voted:
        why, instead = f"A vote has been taken on {action.symbol}", "voting against it"
    else:
        return RULE_35
    raise OutOfOrder(why, instead=instead, rule=RULE_35)


def _check_withdraw_motion(meeting: Meeting, action: Withdraw) -> Source:
    if not meeting.before or type(meeting.before[-1].matter) is AgendaAdoption:
        raise OutOfOrder(
            "No motion is before the Council that somebody could withdraw",
            instead="withdrawing a draft by its symbol",
            rule=RULE_35,
        )
    top = meeting.before[-1]
    if top.moved_by != action.by:
        raise OutOfOrder(
            f"The motion before the Council is {top.moved_by}'s",
            instead=f"{top.moved_by} withdrawing it",
            rule=RULE_35,
        )
    if top.put:
        raise OutOfOrder("A vote has been taken on the motion", instead="deciding it", rule=RULE_35)
    return RULE_35


def _withdraw(meeting: Meeting, action: Withdraw) -> Meeting:
    """Take it from before the Council; the amendments to a draft that is withdrawn have nothing left to amend."""
    if not action.symbol:
        return without_top(meeting)
    proposed = meeting.proposed(action.symbol)
    if proposed is not None:
        return with_proposed(meeting, evolve(proposed, withdrawn=True))
    return with_tabled(meeting, evolve(_draft(meeting, action.symbol, RULE_35), withdrawn=True))


def _withdrawals(meeting: Meeting, papers: Papers) -> Iterable[Withdraw]:
    if meeting.before:
        return (Withdraw(meeting.before[-1].moved_by),)
    drafts = [Withdraw(t.by, t.draft.symbol) for t in meeting.drafts]
    return [*drafts, *[Withdraw(p.by, p.amendment.symbol) for p in meeting.amendments]]


def _check_take_over(meeting: Meeting, action: TakeOver) -> Source:
    """By the rule a seconder takes a draft over; one that nobody seconded, in practice, any member.

    Source: Rule 35; 16 November 2017, S/PV.8105.
    """
    tabled = _draft(meeting, action.symbol, RULE_35)
    if not tabled.withdrawn:
        raise OutOfOrder(
            f"{action.symbol} has not been withdrawn", instead="putting it to the vote in its turn", rule=RULE_35
        )
    if tabled.by == action.by:
        raise OutOfOrder(
            f"{action.by} withdrew {action.symbol} itself",
            instead=f"{names(tabled.seconded_by) or 'another member'} taking it over, or another draft",
            rule=RULE_35,
        )
    if action.by in tabled.seconded_by:
        return RULE_35
    if tabled.seconded_by:
        raise OutOfOrder(
            f"{names(tabled.seconded_by)} seconded {action.symbol} and may claim it first",
            instead=f"{names(tabled.seconded_by)} taking it over",
            rule=RULE_35,
        )
    return TAKEN_OVER_BY_ANY


def _take_over(meeting: Meeting, action: TakeOver) -> Meeting:
    """A seconder keeps the place the draft had; whoever did not second it comes after what was submitted since."""
    tabled = _draft(meeting, action.symbol, RULE_35)
    seconders = tuple([m for m in tabled.seconded_by if m != action.by])
    taken = evolve(
        tabled, by=action.by, withdrawn=False, indivisible=False, by_a_guest=False, seconded_by=seconders
    )
    if action.by in tabled.seconded_by:
        return with_tabled(meeting, taken)
    return changed(meeting, drafts=(*[t for t in meeting.drafts if t is not tabled], taken))


def _takings_over(meeting: Meeting, papers: Papers) -> Iterable[TakeOver]:
    for tabled in meeting.drafts:
        if tabled.withdrawn:
            yield from by_each(TakeOver, meeting.council.codes, tabled.draft.symbol)


SECOND = Entry(Second, "seconding a draft", _FOR_DRAFTS, Actor.MEMBER, _check_second, _second, _seconds)
WITHDRAW = Entry(
    Withdraw,
    "a withdrawal",
    (*_FOR_DRAFTS, Phase.PROPOSAL),
    Actor.PARTICIPANT,
    _check_withdraw,
    _withdraw,
    _withdrawals,
)
TAKE_OVER = Entry(
    TakeOver,
    "taking over a draft",
    _FOR_DRAFTS,
    Actor.MEMBER,
    _check_take_over,
    _take_over,
    _takings_over,
)
