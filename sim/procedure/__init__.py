"""A meeting of the Council as a value, and what is in order at it (the Provisional Rules). It counts no vote.

Pure functions and frozen values: no clock, file, randomness or screen. `call` makes a meeting, `legal_actions`
lists what is in order now, `apply` gives the next state or refuses with the rule. Each rule has its module, named
after what one would look for.
"""

from sim.procedure.agenda import notice_given
from sim.procedure.calling import call
from sim.procedure.entry import NO_PAPERS, Papers
from sim.procedure.matters import Draft, Guest, InvitedUnder, Item, Motion, Polarity
from sim.procedure.meeting import Basis, Ended, Format, Meeting, Phase, Request, Tabled, Taken
from sim.procedure.order import Offer, apply, in_order, legal_actions, play
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.seizure import carried_over

__all__ = [
    "NO_PAPERS",
    "Basis",
    "Draft",
    "Ended",
    "Format",
    "Guest",
    "InvitedUnder",
    "Item",
    "Meeting",
    "Motion",
    "Offer",
    "OutOfOrder",
    "Papers",
    "Phase",
    "Polarity",
    "Request",
    "Tabled",
    "Taken",
    "apply",
    "call",
    "carried_over",
    "in_order",
    "legal_actions",
    "notice_given",
    "play",
]
