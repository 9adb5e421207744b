"""A meeting of the Council as a value, and what is in order at it (the Provisional Rules). It counts no vote.

Pure functions and frozen values: no clock, file, randomness or screen. `call` makes a meeting, `legal_actions`
lists what is in order now, `apply` gives the next state or refuses with the rule. Each rule has its module, named
after what one would look for. Public names are loaded on first use: whoever only reads a file needs no meeting.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.procedure.agenda import notice_given
    from sim.procedure.calling import call
    from sim.procedure.entry import NO_PAPERS, Papers
    from sim.procedure.formats import Format
    from sim.procedure.matters import Amendment, Change, Draft, Guest, InvitedUnder, Item, Motion, Polarity, Ruling
    from sim.procedure.meeting import Basis, Ended, Meeting, Phase, Request, Tabled, Taken
    from sim.procedure.order import Offer, apply, in_order, legal_actions, play
    from sim.procedure.out_of_order import OutOfOrder
    from sim.procedure.seizure import carried_over

_WHERE = {
    "Ruling": "sim.procedure.matters",
    "Change": "sim.procedure.matters",
    "Amendment": "sim.procedure.matters",
    "Basis": "sim.procedure.meeting",
    "Draft": "sim.procedure.matters",
    "Ended": "sim.procedure.meeting",
    "Format": "sim.procedure.formats",
    "Guest": "sim.procedure.matters",
    "InvitedUnder": "sim.procedure.matters",
    "Item": "sim.procedure.matters",
    "Meeting": "sim.procedure.meeting",
    "Motion": "sim.procedure.matters",
    "NO_PAPERS": "sim.procedure.entry",
    "Offer": "sim.procedure.order",
    "OutOfOrder": "sim.procedure.out_of_order",
    "Papers": "sim.procedure.entry",
    "Phase": "sim.procedure.meeting",
    "Polarity": "sim.procedure.matters",
    "Request": "sim.procedure.meeting",
    "Tabled": "sim.procedure.meeting",
    "Taken": "sim.procedure.meeting",
    "apply": "sim.procedure.order",
    "call": "sim.procedure.calling",
    "carried_over": "sim.procedure.seizure",
    "in_order": "sim.procedure.order",
    "legal_actions": "sim.procedure.order",
    "notice_given": "sim.procedure.agenda",
    "play": "sim.procedure.order",
}

__all__ = [
    "NO_PAPERS",
    "Amendment",
    "Basis",
    "Change",
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
    "Ruling",
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


def __getattr__(name: str) -> Any:
    """Load a public name from its module."""
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
