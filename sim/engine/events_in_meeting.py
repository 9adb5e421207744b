"""The records of motions, rulings and the handling of drafts in a meeting. They decide nothing."""

from attrs import frozen

from sim.engine.event import Event


@frozen(kw_only=True)
class Moved(Event):
    """A motion under Rule 33, or one on the order of drafts, was made; `withdrawn` says that it was given up."""

    by: str
    what: str
    withdrawn: bool = False


@frozen(kw_only=True)
class SetAsideOnMotion(Event):
    """The question before the meeting was referred to somebody, or its discussion postponed (Rule 33)."""

    how: str


@frozen(kw_only=True)
class PointRaised(Event):
    """A member raised a point of order (Rule 30)."""

    by: str
    says: str = ""


@frozen(kw_only=True)
class Claimed(Event):
    """A member claimed that a draft is not procedural."""

    by: str
    symbol: str


@frozen(kw_only=True)
class Ruled(Event):
    """The President ruled; `ruling` says what was ruled in the words of the rules simulated here."""

    by: str
    ruling: str
    says: str = ""


@frozen(kw_only=True)
class RulingChallenged(Event):
    """A member challenged the ruling, which then goes to the Council at once (Rule 30)."""

    by: str


@frozen(kw_only=True)
class TreatedAs(Event):
    """By what paragraph of Art. 27 a draft is decided from now on."""

    symbol: str
    kind: str


@frozen(kw_only=True)
class AmendmentIntroduced(Event):
    """An amendment to a draft was introduced."""

    by: tuple[str, ...]
    symbol: str
    to: str
    text: str = ""


@frozen(kw_only=True)
class SeparateVoteAsked(Event):
    """A separate vote on a part of a draft was asked for; `refused_by` is its mover where that objected."""

    by: str
    symbol: str
    part: str
    refused_by: str = ""


@frozen(kw_only=True)
class DraftSeconded(Event):
    """A draft was seconded, which none needs (Rule 34)."""

    by: str
    symbol: str


@frozen(kw_only=True)
class DraftWithdrawn(Event):
    """A draft or an amendment was withdrawn before any vote on it (Rule 35)."""

    by: str
    symbol: str


@frozen(kw_only=True)
class DraftTakenOver(Event):
    """A withdrawn draft was taken over: by a seconder with its place, by another member after all others."""

    by: str
    symbol: str
    seconder: bool = False


@frozen(kw_only=True)
class StillBefore(Event):
    """A vote decided nothing: what was put to it is before the Council still, to be put the other way round."""

    what: str


@frozen(kw_only=True)
class LeftUndecided(Event):
    """The file tells of the meeting no further, and something was before the Council; the last raised is first."""

    what: tuple[str, ...]


EVENTS_IN_MEETING: tuple[type[Event], ...] = (
    Moved,
    SetAsideOnMotion,
    PointRaised,
    Claimed,
    Ruled,
    RulingChallenged,
    TreatedAs,
    AmendmentIntroduced,
    SeparateVoteAsked,
    DraftSeconded,
    DraftWithdrawn,
    DraftTakenOver,
    StillBefore,
    LeftUndecided,
)
"""Every kind of record of this module."""
