"""What a file may say of motions, rulings and what is done with drafts: one class for each kind of step inside.

As in `model`, every class is one block in the file and every field one key.
"""

import enum

from attrs import frozen

from sim.law import Kind
from sim.procedure.matters import Change
from sim.scenario.keys import Codes, key, required
from sim.scenario.votes import PutToVote


class Moved(enum.Enum):
    """The motions of Rule 33, by the words a file has for them."""

    SUSPEND = "suspend"
    ADJOURN = "adjourn"
    ADJOURN_TO = "adjourn-to"
    REFER = "refer"
    POSTPONE = "postpone"


@frozen(kw_only=True)
class Motion:
    """A motion under Rule 33, and the vote on it where one was taken."""

    what: Moved = required("suspend, adjourn, adjourn-to (a day or hour), refer (to somebody) or postpone")
    by: Codes = key("who moved it, where it was not the President", default=Codes(()))
    until: str = key("to which day or hour; a postponement without it is indefinite", default="")
    to: str = key("to whom the matter is referred: a committee, the Secretary-General or a rapporteur", default="")
    withdrawn: bool = key("true if it was withdrawn before a vote (Rule 35)", default=False)
    vote: PutToVote | None = key("the vote, where one was taken; without it nobody objected")


@frozen(kw_only=True)
class PointOfOrder:
    """A point of order. The President rules at once: the next step of the meeting is a `ruling`."""

    by: Codes = required("who raises it")
    says: str = key("what it is about, in a few words", default="")


@frozen(kw_only=True)
class Claim:
    """A claim that a draft is not procedural: the preliminary question is voted on, or a `ruling` follows.

    Before the agenda is adopted the claim can be about the agenda.
    """

    by: Codes = required("who claims it")
    draft: str = key("the symbol of the draft; without it, what is before the Council", default="")
    vote: PutToVote | None = key("the vote on the preliminary question, where one was taken")


@frozen(kw_only=True)
class RulingGiven:
    """A ruling of the President: on a point of order, on a claim about a draft, or on the order of amendments."""

    says: str = key("what was ruled, in a few words", default="")
    draft: str = key("the symbol of the draft it concerns", default="")
    kind: Kind | None = key("procedural or substantive, where it rules on a claim")
    order: tuple[str, ...] = key("the amendments, by symbol, in the order in which they are voted on", default=())
    challenged_by: Codes = key("who challenged it", default=Codes(()))
    vote: PutToVote | None = key("the vote on the challenge; `put_as` says whether yes overrules or upholds")


@frozen(kw_only=True)
class Amendment:
    """An amendment to a draft. It is voted on by `put_to_vote` with its symbol as the `draft`."""

    symbol: str = required("its symbol, or a name by which the file speaks of it")
    to: str = required("the symbol of the draft it amends")
    text: str = key("what it would change, in a few words", default="")
    by: Codes = key("who proposes it", default=Codes(()))
    does: Change = key("adds, deletes or revises: what adds or deletes is voted on first", default=Change.REVISES)
    distance: int = key(
        "how far removed in substance from the draft, in any unit: the furthest is ordinarily voted on first",
        default=0,
    )


@frozen(kw_only=True)
class SeparateVote:
    """A request for a separate vote on a part of a draft; the mover's objection is final."""

    draft: str = required("the symbol of the draft")
    part: str = required("the part: operative paragraph 3, for example")
    by: Codes = key("who asks for it", default=Codes(()))
    mover_objects: bool = key("true if the mover of the draft objects, and with that there is none", default=False)


@frozen(kw_only=True)
class OrderOfDrafts:
    """A proposal to vote on one draft before all others, and the vote on that where one was taken."""

    first: str = required("the symbol of the draft that is to be voted on first")
    by: Codes = key("who proposes it", default=Codes(()))
    vote: PutToVote | None = key("the vote, where one was taken; without it nobody objected")


@frozen(kw_only=True)
class OfDraft:
    """Something a member does with a draft: second it, withdraw it, take it over."""

    draft: str = required("the symbol of the draft, or for a withdrawal of an amendment")
    by: Codes = required("who does it")


IN_THE_MEETING = (
    "motion",
    "point_of_order",
    "claim",
    "ruling",
    "amendment",
    "separate_vote",
    "order_of_drafts",
    "second",
    "withdraw",
    "take_over",
)
"""The actions of this module that the proceedings of a meeting may hold."""
