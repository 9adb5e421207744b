"""A question that is settled though votes are unknown: whether a bar of its votes would look open, and why not."""

from sim.law import Decision, Kind, Outcome, Reason
from sim.law.thresholds import ASSEMBLY_MAJORITY, ASSEMBLY_TWO_THIRDS
from sim.law.wording import plural

_SHARES = {Kind.ASSEMBLY_MAJORITY: ASSEMBLY_MAJORITY, Kind.ASSEMBLY_TWO_THIRDS: ASSEMBLY_TWO_THIRDS}


def looks_open(decision: Decision) -> bool:
    """Tell whether the unknown votes seem to be enough for what is not adopted all the same.

    They are not where a veto stands, nor where each of them would raise the number that is needed.
    """
    tally, needed = decision.tally, decision.needed
    if decision.outcome is not Outcome.NOT_ADOPTED or tally is None or needed is None:
        return False
    return tally.yes < needed <= tally.yes + tally.unknown


def why_not_open(decision: Decision) -> str:
    """Say why the unknown votes cannot help what looks open; empty where it does not, and of a veto.

    >>> import sim
    >>> why_not_open(sim.run(sim.load("dprk/2014")).decisions["cuban-amendment"])
    'The 26 unknown votes cannot help: if all were in favour, that would be 66 of 143 voting, and 72 needed.'
    """
    if not looks_open(decision) or decision.tally is None or decision.reason is not Reason.TOO_FEW_VOTES:
        return ""
    tally = decision.tally
    begin = f"The {plural(tally.unknown, 'unknown vote')} cannot help"
    share, yes = _SHARES.get(decision.kind), tally.yes + tally.unknown
    if share is None or share.needed(tally.yes, tally.no) != decision.needed:
        return f"{begin}."
    needed = share.needed(yes, tally.no)
    return f"{begin}: if all were in favour, that would be {yes} of {yes + tally.no} voting, and {needed} needed."
