"""What a file may say of the bodies around the Council, key by key: one class for each kind of step.

As in `model`, every class is one block in the file and every field one key.
"""

import enum
from datetime import date

from attrs import frozen

from sim.bodies.uniting_for_peace import Appears
from sim.scenario.keys import Codes, Id, Ids, key, required
from sim.scenario.moments import Moment


@frozen(kw_only=True)
class VetoDebate:
    """The General Assembly's debate after a veto (A/RES/76/262), where its date is on record."""

    on: Id = required("the vote in which the veto was cast")


@frozen(kw_only=True)
class SpecialReport:
    """A special report of the Council to the Assembly on a veto (Charter Art. 24(3)), before the debate."""

    on: Id = required("the vote in which the veto was cast")
    decided_in: Id | None = key("the vote by which the Council decided to report; without it nobody objected")


@frozen(kw_only=True)
class EmergencySession:
    """An emergency special session opens (GA res. 377 A (V)); its step has the time at which it met."""

    topic: str = required("what it is on; where it is a meeting's `item`, a veto there calls for no debate")
    on: Id | None = key("the vote by which the Council called it; or `requested_by` or `requests`")
    requested_by: Codes = key("the Members that asked for it, where they are known by name", default=Codes(()))
    requests: int | None = key("how many Members asked for it, where they are known by number")
    members: int | None = key("how many Members there were, where our tables do not say (before 14 July 2011)")
    requested: Moment | None = key("when the request of a majority was in, from which the 24 hours run")
    again: bool = key(
        "true if it was called and adjourned before, and meets again: nobody calls it", default=False
    )
    number: str = key("which one it is: eleventh", default="")
    appears: Appears | None = key("what there appears to be, as the call has it: threat, breach or aggression")
    regular_session: bool = key(
        "true if the Assembly is in regular session: the question is then referred to it", default=False
    )
    closed: date | None = key("the day on which it ended or was adjourned, if it was")


@frozen(kw_only=True)
class Snapback:
    """A State notifies significant non-performance under S/RES/2231 (2015): thirty days begin."""

    by: Codes = required("who notifies")
    votes: Ids = key("the votes on drafts to continue the relief, which come after this step", default=Ids(()))
    denied_by: Codes = key("who denies that it is one; this is told, and decides nothing", default=Codes(()))


class Agreed(enum.Enum):
    """How a committee decides: at a meeting, or in writing, where silence until a day is consent."""

    MEETING = "meeting"
    SILENCE = "silence"


@frozen(kw_only=True)
class Committee:
    """A proposal before a sanctions committee: all members of the Council sit on it, and one objection blocks."""

    proposal: str = required("what is proposed, in a few words")
    name: str = key("which committee", default="1718 Committee")
    proposed_by: Codes = key("who proposes it", default=Codes(()))
    objecting: Codes = key("members that object, or put a hold on it", default=Codes(()))
    unknown: Codes = key("members whose position is not known", default=Codes(()))
    by: Agreed = key("at a `meeting`, or in writing by `silence`: who says nothing agrees", default=Agreed.MEETING)
    until: Moment | None = key("until when members could object in writing; without it five working days")


@frozen(kw_only=True)
class Mandate:
    """The last day of a mandate, such as that of a panel of experts: it lapses unless a resolution renewed it."""

    of: str = required("whose mandate: the Panel of Experts of the 1718 Committee")
    renewed_in: Id | None = key("the vote of the Council on renewing it; without one there was none")


@frozen(kw_only=True)
class Prosecutor:
    """What the Prosecutor of the International Criminal Court decides on a referral. Nothing is automatic."""

    on: Id = required("the vote by which the situation was referred")
    opens: bool = required("true if an investigation is opened, false if not")
    because: str = key("why, in a few words", default="")


@frozen(kw_only=True)
class ChamberReview:
    """The Pre-Trial Chamber reviews, at the Council's request, that the Prosecutor opens no investigation."""

    on: Id = required("the vote by which the situation was referred")
    asked_in: Id | None = key("the vote by which the Council asked for it; without one nobody objected")
    reconsider: bool | None = key("true if the Prosecutor is asked to reconsider; left out where it is not known")


AROUND = (
    "veto_debate",
    "special_report",
    "emergency_session",
    "snapback",
    "committee",
    "mandate",
    "prosecutor",
    "chamber_review",
)
"""The actions of the bodies around the Council that a timeline may hold."""
