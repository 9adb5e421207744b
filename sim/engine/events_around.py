"""The records of the bodies around the Council: the Assembly, a committee, the Court. They decide nothing."""

from attrs import frozen

from sim.engine.event import Event
from sim.scenario.moments import Moment


@frozen(kw_only=True)
class SecondVoteDue(Event):
    """A vote of the plenary was equally divided: a second one is to follow within 48 hours (GA Rule 95)."""

    on: str
    deadline: Moment


@frozen(kw_only=True)
class SpecialReported(Event):
    """The Council submitted a special report on a veto (Charter Art. 24(3)).

    `debate` is when the debate it is for is held, or the last day for it; `in_time` None says that it cannot be
    told whether the report came 72 hours before.
    """

    on: str
    debate: Moment | None
    in_time: bool | None


@frozen(kw_only=True)
class SessionCalled(Event):
    """An emergency special session was called (GA res. 377 A (V)), to meet by a moment."""

    by: str
    deadline: Moment
    condition: str
    """How it stands with the resolution's condition, as far as the run shows."""


@frozen(kw_only=True)
class SessionOpened(Event):
    """An emergency special session met; `in_time` None says that it cannot be told whether within 24 hours.

    Where the file gives no day, `day_given` is false and the record stands on the last day: by then it is to meet.
    `again` tells that it had been adjourned.
    """

    session: str
    topic: str
    deadline: Moment | None
    in_time: bool | None
    can: str
    cannot: str
    day_given: bool = True
    again: bool = False


@frozen(kw_only=True)
class QuestionReferred(Event):
    """A question went to the Assembly in regular session, so that no emergency session was needed."""

    topic: str
    says: str


@frozen(kw_only=True)
class SnapbackNotified(Event):
    """A State notified significant non-performance under S/RES/2231 (2015): thirty days began.

    `standing` is that of those who notified: participant or disputed.
    """

    notified_by: tuple[str, ...]
    standing: str
    denied_by: tuple[str, ...]
    draft_by: Moment
    last_day: Moment


@frozen(kw_only=True)
class PresidentToSubmit(Event):
    """No draft to continue the relief was submitted in ten days: the President is to put one forward."""

    president: str


@frozen(kw_only=True)
class SanctionsRestored(Event):
    """The earlier resolutions apply again, as no draft to continue the relief was adopted in time."""

    resolutions: tuple[str, ...]
    why: str


@frozen(kw_only=True)
class ReliefLeftOpen(Event):
    """The thirty days were over, and whether the earlier resolutions apply again cannot be said."""

    why: str


@frozen(kw_only=True)
class ProposalCirculated(Event):
    """A proposal went to the members of a committee in writing: who says nothing until the deadline agrees."""

    committee: str
    proposal: str
    proposed_by: tuple[str, ...]
    deadline: Moment


@frozen(kw_only=True)
class MandateRenewed(Event):
    """A mandate goes on past its last day, because a resolution renewed it."""

    of: str


@frozen(kw_only=True)
class MandateLapsed(Event):
    """A mandate ended, because no resolution renewed it."""

    of: str
    why: str


@frozen(kw_only=True)
class DeferralLapsed(Event):
    """A deferral ran out, and no further resolution had renewed it (Rome Statute Art. 16)."""

    situation: str


@frozen(kw_only=True)
class NonOpeningReviewed(Event):
    """The Pre-Trial Chamber reviewed, at the Council's request, that no investigation is opened."""

    on: str
    reconsider: bool | None
    says: str


EVENTS_AROUND: tuple[type[Event], ...] = (
    SecondVoteDue,
    SpecialReported,
    SessionCalled,
    SessionOpened,
    QuestionReferred,
    SnapbackNotified,
    PresidentToSubmit,
    SanctionsRestored,
    ReliefLeftOpen,
    ProposalCirculated,
    MandateRenewed,
    MandateLapsed,
    DeferralLapsed,
    NonOpeningReviewed,
)
"""Every kind of these records, in the order in which they are documented."""
