"""A sanctions committee such as the 1718 Committee: all members of the Council, and one objection blocks.

There is no veto arithmetic in it. Its Panel of Experts is the Council's: only a resolution renews the mandate.
"""

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from sim.bodies.calendar import YEARS, working_days_after
from sim.bodies.sources import COMMITTEE_1718
from sim.council import Council
from sim.law import Choice, Decision, Kind, Law, Outcome, Question, RollCall, Vote, decide

SILENCE_DAYS = 5
"""How many working days members have to object in writing. Not verified: the guidelines were not read here."""
SILENCE_NOTE = "that the period is five working days is not verified; a date in the file wins"


def decide_in_committee(
    proposal: str, objecting: Iterable[str], unknown: Iterable[str], council: Council, law: Law
) -> Decision:
    """Decide a proposal by consensus: it stands unless a member objects, permanent or not.

    Members neither `objecting` nor `unknown` raise no objection. If nobody objects and somebody's position is
    unknown, the decision is open. Source: the guidelines of the 1718 Committee.
    """
    against, silent = set(objecting), set(unknown)
    votes = tuple(
        [
            Vote(m, Choice.NO if m in against else Choice.YES)
            for m in council.codes
            if m in against or m not in silent
        ]
    )
    decision = decide(Question(Kind.CONSENSUS, proposal), RollCall(votes), council, law)
    # Nobody votes there, and who says nothing is not in favour: there is no tally.
    return evolve(decision, tally=None, sources=(COMMITTEE_1718, *decision.sources))


def silence_until(circulated: date) -> date:
    """Return the last day to object to a proposal circulated in writing (the no-objection procedure).

    >>> silence_until(date(2022, 1, 13))
    datetime.date(2022, 1, 20)
    """
    return working_days_after(circulated, SILENCE_DAYS)


def holidays_known(last: date) -> bool:
    """Tell whether the holidays up to a last day are known; if not, weekdays alone were counted."""
    return last.year in YEARS


def mandate_goes_on(renewal: Outcome | None) -> bool | None:
    """Tell whether a panel's mandate goes on past its last day: only by an adopted resolution of the Council.

    `renewal` is what became of the vote on renewing it, None where there was none; where that is open, so is this.
    A consensus of the committee does not renew it: 28 March 2024, when a draft was vetoed and the Panel lapsed.
    """
    if renewal is Outcome.OPEN:
        return None
    return renewal is Outcome.ADOPTED
