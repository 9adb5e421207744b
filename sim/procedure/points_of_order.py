"""Points of order, rulings, and challenges to them (Rule 30). Rulings on the kind of a matter: not_procedural.py.

The President rules at once. A ruling that nobody challenges stands; one that is challenged goes to the Council at
once, and stands unless it is overruled.
"""

from collections.abc import Iterable

from attrs import evolve

from sim.law import Kind, Outcome, PutAs, Question
from sim.procedure.actions import ChallengeRuling, GiveRuling, LetRulingStand, RaisePointOfOrder
from sim.procedure.amendments import check_order, orders, waiting
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers, by_each
from sim.procedure.matters import PointOfOrder, Polarity, Ruling, RulingGiven
from sim.procedure.meeting import (
    Meeting,
    Pending,
    Phase,
    Taken,
    changed,
    with_before,
    with_top,
    without_top,
)
from sim.procedure.not_procedural import check_ruling_on_kind, claimed, rule_on_kind
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_30
from sim.source import Source

_OTHER = {Kind.PROCEDURAL: Kind.SUBSTANTIVE, Kind.SUBSTANTIVE: Kind.PROCEDURAL}


def _check_raise(meeting: Meeting, action: RaisePointOfOrder) -> Source:
    if meeting.before and type(meeting.before[-1].matter) is RulingGiven:
        raise OutOfOrder(
            "A challenge to a ruling is decided at once", instead="the vote on the challenge", rule=RULE_30
        )
    return RULE_30


def _raise(meeting: Meeting, action: RaisePointOfOrder) -> Meeting:
    return with_before(meeting, Pending(PointOfOrder(action.text), action.by))


def _points(meeting: Meeting, papers: Papers) -> Iterable[RaisePointOfOrder]:
    return by_each(RaisePointOfOrder, meeting.council.codes)


def _check_rule(meeting: Meeting, action: GiveRuling) -> Source:
    """The President rules on what was raised: a point of order, a claim, or the order of several amendments."""
    ruling = action.ruling
    if ruling.kind is not None and ruling.order:
        raise OutOfOrder(
            "One ruling cannot settle the kind of a matter and the order of amendments",
            instead="two rulings, each of which can be challenged",
            rule=RULE_30,
        )
    if meeting.phase is Phase.RULING and type(meeting.before[-1].matter) is PointOfOrder:
        if ruling.kind is None and not ruling.order and not ruling.of:
            return RULE_30
        raise OutOfOrder(
            "A point of order waits for the President's ruling on it",
            instead="a ruling on the point of order",
            rule=RULE_30,
        )
    if ruling.order and meeting.phase is Phase.BUSINESS:
        return check_order(meeting, ruling.of, ruling.order)
    if ruling.kind is not None:
        return check_ruling_on_kind(meeting, ruling)
    raise OutOfOrder(
        "Nothing has been raised that this ruling would settle",
        instead="a ruling on a point of order, on a claim that a matter is not procedural, or on the order of "
        "amendments",
        rule=RULE_30,
    )


def _rule(meeting: Meeting, action: GiveRuling) -> Meeting:
    given = Pending(RulingGiven(action.ruling), action.by)
    if meeting.phase is Phase.RULING:
        return with_top(meeting, given)
    return with_before(meeting, given)


_POINT = (Ruling(),)


def _rulings(meeting: Meeting, papers: Papers) -> Iterable[GiveRuling]:
    chair = meeting.chair
    if meeting.phase is Phase.RULING and type(meeting.before[-1].matter) is PointOfOrder:
        return [GiveRuling(chair, ruling) for ruling in _POINT]
    found = [Ruling(of=of, kind=kind) for of in claimed(meeting) for kind in _OTHER]
    if meeting.phase is Phase.BUSINESS:
        for tabled in meeting.drafts:
            amendments = waiting(meeting, tabled.draft.symbol)
            if len(amendments) > 1:
                found += [Ruling(of=tabled.draft.symbol, order=order) for order in orders(amendments)]
    return [GiveRuling(chair, ruling) for ruling in found]


def _check_challenge(meeting: Meeting, action: ChallengeRuling) -> Source:
    return RULE_30


def _challenge(meeting: Meeting, action: ChallengeRuling) -> Meeting:
    top = meeting.before[-1]
    assert isinstance(top.matter, RulingGiven)
    return with_top(meeting, evolve(top, matter=evolve(top.matter, challenged_by=action.by)))


def _challenges(meeting: Meeting, papers: Papers) -> Iterable[ChallengeRuling]:
    return by_each(ChallengeRuling, meeting.council.codes)


def _check_stand(meeting: Meeting, action: LetRulingStand) -> Source:
    return RULE_30


def _let_stand(meeting: Meeting, action: LetRulingStand) -> Meeting:
    matter = meeting.before[-1].matter
    assert isinstance(matter, RulingGiven)
    return _in_force(without_top(meeting), matter.ruling)


def _standings(meeting: Meeting, papers: Papers) -> Iterable[LetRulingStand]:
    return (LetRulingStand(meeting.chair),)


def _in_force(meeting: Meeting, ruling: Ruling) -> Meeting:
    if ruling.order:
        return changed(meeting, amendment_order=(*meeting.amendment_order, *ruling.order))
    return meeting if ruling.kind is None else rule_on_kind(meeting, ruling.of, ruling.kind)


def _question(meeting: Meeting, matter: RulingGiven, put_as: Polarity) -> Question:
    """Put the ruling: an affirmative vote overrules it, or upholds it where it is put that way round."""
    if put_as is Polarity.IN_FAVOUR:
        return Question(Kind.RULING_CHALLENGE, "overrule the ruling of the President", put_as=PutAs.OVERRULE)
    return Question(Kind.RULING_CHALLENGE, "uphold the ruling of the President", put_as=PutAs.UPHOLD)


def _settle(meeting: Meeting, matter: RulingGiven, pending: Pending, taken: Taken) -> Meeting:
    """Let the ruling stand, or fall; a ruling on the kind of a matter that falls makes it the other kind.

    Asked to uphold it, fewer votes than needed overrule nothing. Where those against are too few to overrule it,
    too, it stands; else no rule says what they mean, and the Council is asked whether it overrules (1 September
    1950, S/PV.494, was put to uphold).
    """
    carried = taken.decision.outcome is Outcome.ADOPTED
    if taken.put_as is Polarity.AGAINST:
        tally, needed = taken.decision.tally, taken.decision.needed
        too_few_against = tally is not None and needed is not None and tally.no < needed
        if carried or too_few_against:
            return _in_force(meeting, matter.ruling)
        waiting_still = evolve(pending, question=None, roll=None, decision=None, explained=())
        return with_before(meeting, waiting_still)
    if not carried:
        return _in_force(meeting, matter.ruling)
    kind = matter.ruling.kind
    if matter.ruling.order:
        return changed(meeting, orders_overruled=(*meeting.orders_overruled, matter.ruling.order))
    return meeting if kind is None else rule_on_kind(meeting, matter.ruling.of, _OTHER[kind])


def _no_question(meeting: Meeting, matter: PointOfOrder, put_as: Polarity) -> Question:
    raise AssertionError("a point of order is ruled on and not put to the vote")


def _unsettled(meeting: Meeting, matter: PointOfOrder, pending: Pending, taken: Taken) -> Meeting:
    raise AssertionError("a point of order is ruled on and not put to the vote")


RAISE = Entry(
    RaisePointOfOrder,
    "raising a point of order",
    (Phase.AGENDA, Phase.BUSINESS, Phase.PROPOSAL, Phase.VOTING),
    Actor.MEMBER,
    _check_raise,
    _raise,
    _points,
)
RULE = Entry(
    GiveRuling,
    "a ruling",
    (Phase.RULING, Phase.AGENDA, Phase.BUSINESS, Phase.PROPOSAL),
    Actor.CHAIR,
    _check_rule,
    _rule,
    _rulings,
)
CHALLENGE = Entry(
    ChallengeRuling,
    "challenging a ruling",
    (Phase.RULED,),
    Actor.MEMBER,
    _check_challenge,
    _challenge,
    _challenges,
)
LET_STAND = Entry(
    LetRulingStand,
    "going on after a ruling",
    (Phase.RULED,),
    Actor.CHAIR,
    _check_stand,
    _let_stand,
    _standings,
)
POINT = MatterEntry("the point of order", RULE_30, _no_question, _unsettled, polarities=())
RULING = MatterEntry(
    "the challenge to the ruling", RULE_30, _question, _settle, polarities=(Polarity.IN_FAVOUR, Polarity.AGAINST)
)
