"""Which States sat on the Council when, who is permanent, who presides: sourced tables, no voting rules."""

from sim.council.enlarged import enlarge
from sim.council.membership import (
    Council,
    Member,
    NotAMember,
    compose,
    council_on,
    next_in_order,
    why_not_member,
)
from sim.council.presidency import president_on
from sim.council.states import Group, State, UnknownState, held_by_nobody, state
from sim.council.united_nations import members_on as assembly_members_on

__all__ = [
    "Council",
    "Group",
    "Member",
    "NotAMember",
    "State",
    "UnknownState",
    "assembly_members_on",
    "compose",
    "council_on",
    "enlarge",
    "held_by_nobody",
    "next_in_order",
    "president_on",
    "state",
    "why_not_member",
]
