"""What is before a meeting, in words for the log. What each matter is, and how it is decided, is not said here."""

import re

from sim.procedure.deciding import MATTERS
from sim.procedure.matters import (
    Invitation,
    KindClaim,
    Matter,
    Motion,
    OrderOfDrafts,
    ProceduralMotion,
    RulingGiven,
)

MOTIONS = {
    Motion.SUSPEND: "suspend the meeting",
    Motion.ADJOURN: "adjourn the meeting",
    Motion.ADJOURN_TO: "adjourn the meeting to {until}",
    Motion.REFER: "refer the matter to {to}",
    Motion.POSTPONE: "postpone discussion of the question {until}",
}
"""The motions of Rule 33, after "a motion to"."""


def motion_in_words(motion: Motion, until: str = "", to: str = "") -> str:
    """Say what a motion under Rule 33 is to do.

    >>> motion_in_words(Motion.POSTPONE), motion_in_words(Motion.REFER, to="a committee")
    ('postpone discussion of the question indefinitely', 'refer the matter to a committee')
    """
    if motion is Motion.POSTPONE:
        until = f"to {until}" if until else "indefinitely"
    return MOTIONS[motion].format(until=until or "a day that is not told", to=to or "somebody not told")


_RECOMMENDED = r"(recommend|appoint)\w*\b.*\bsecretary-general|secretary-general.*\b(recommend|appoint)"
_SECRETARY_GENERAL = re.compile(_RECOMMENDED, re.IGNORECASE)


def recommends_secretary_general(question: str) -> bool:
    """Tell whether a question is a recommendation on the Secretary-General, which is decided in private (Rule 48).

    >>> recommends_secretary_general("recommend Jane Doe for appointment as Secretary-General")
    True
    >>> recommends_secretary_general("request the Secretary-General to report")
    False
    """
    return _SECRETARY_GENERAL.search(question) is not None


def in_words(matter: Matter) -> str:
    """Say what is before the meeting.

    >>> in_words(KindClaim("S/781")), in_words(ProceduralMotion(Motion.ADJOURN))
    ('the claim that S/781 is not procedural', 'the motion to adjourn the meeting')
    """
    match matter:
        case Invitation():
            return f"the proposal to invite {matter.guest.name}"
        case ProceduralMotion():
            return f"the motion to {motion_in_words(matter.motion, matter.until, matter.to)}"
        case OrderOfDrafts():
            return f"the proposal to vote on {matter.first} first"
        case KindClaim():
            return f"the claim that {matter.of or 'the matter'} is not procedural"
        case RulingGiven():
            return f"the {'challenged ' if matter.challenged_by else ''}ruling of the President"
        case _:
            return MATTERS[type(matter)].what
