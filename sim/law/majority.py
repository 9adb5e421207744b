"""Enough affirmative votes: the half that every rule of counting shares. The other half is in veto.py."""

from attrs import frozen

from sim.law.counting import NO_HOLDERS, Count, count, possible, who_matters
from sim.law.decision import Decision, Outcome, Reason
from sim.law.effects import VoteEffect
from sim.law.question import Kind
from sim.law.thresholds import Requirement
from sim.law.votes import Body, Choice, RollCall
from sim.law.wording import names, votes_against_needed
from sim.source import Source


@frozen
class Terms:
    """The words a rule uses for its two results, a remark it adds to either, and what it is that is decided."""

    adopted: str = "Adopted"
    not_adopted: str = "Not adopted"
    remark: str = ""
    subject: str = "the draft"


def decide_by_votes(
    kind: Kind,
    roll: RollCall,
    body: Body,
    requirement: Requirement,
    terms: Terms,
    sources: tuple[Source, ...] = (),
    effects: tuple[VoteEffect, ...] = (),
) -> Decision:
    """Decide a question that knows no veto.

    The decision is open exactly when two completions of the unknown votes would decide differently;
    otherwise it equals all of them. `sources` are cited after those of the requirement; `effects` are what the
    rule knows of single votes.
    """
    c = count(roll, body)
    can = possible(c, requirement, None)
    sources = requirement.sources + sources
    if can.adopted and can.too_few:
        return left_open(kind, roll, body, c, requirement, None, NO_HOLDERS, sources, effects)
    needed = requirement.needed(c.tally.yes, c.tally.no)
    votes = votes_against_needed(c.tally, needed)
    if can.adopted:
        return Decision(
            kind,
            Outcome.ADOPTED,
            Reason.ENOUGH_VOTES,
            c.tally,
            needed,
            (),
            (),
            sources,
            f"{terms.adopted}: {votes}.{terms.remark}",
            effects,
        )
    return Decision(
        kind,
        Outcome.NOT_ADOPTED,
        Reason.TOO_FEW_VOTES,
        c.tally,
        needed,
        (),
        (),
        sources,
        f"{terms.not_adopted}: {votes}.{terms.remark}",
        effects,
    )


def left_open(
    kind: Kind,
    roll: RollCall,
    body: Body,
    c: Count,
    requirement: Requirement,
    noes_to_block: int | None,
    holders: frozenset[str],
    sources: tuple[Source, ...],
    effects: tuple[VoteEffect, ...] = (),
    remark: str = "",
) -> Decision:
    """Leave a question open, and say whose unknown vote can still settle it; `remark` is added to that."""
    holder, other, held = who_matters(c, requirement, noes_to_block)
    known = {v.member for v in roll.votes}
    could_settle = tuple(
        m
        for m in body.codes
        if m not in known and (held if m in roll.held_to_abstain else holder if m in holders else other)
    )
    needed = requirement.needed(c.tally.yes, c.tally.no)
    missing = f"{c.tally.unknown} unknown"
    if roll.unnamed.known:
        missing += f", {roll.unnamed.known} known only by number"
    if len(could_settle) <= _NAMED_AT_MOST:
        who = names(could_settle)
    else:  # of those not named the votes of some may be known by number
        open_votes = min(c.tally.unknown, len(could_settle))
        who = "the member whose vote" if open_votes == 1 else f"the {open_votes} members whose vote"
        who += " is unknown"
    return Decision(
        kind,
        Outcome.OPEN,
        Reason.UNKNOWN_VOTES,
        c.tally,
        needed,
        (),
        could_settle,
        sources,
        f"Open: {votes_against_needed(c.tally, needed)}, {missing}; it can still be settled by {who}.{remark}",
        effects,
    )


# A Council fits in a sentence, an Assembly does not.
_NAMED_AT_MOST = 30


def permanent_against(roll: RollCall, body: Body) -> tuple[str, ...]:
    """Return the permanent members named as voting against, in the order of the record."""
    return tuple([v.member for v in roll.votes if v.choice is Choice.NO and v.member in body.permanent])
