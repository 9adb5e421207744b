"""The records of credentials, of bodies appointed, and of meeting in private. They decide nothing."""

from attrs import frozen

from sim.engine.event import Event


@frozen(kw_only=True)
class CredentialsReported(Event):
    """The Secretary-General reported on the credentials of a representative (Rule 15)."""

    of: str


@frozen(kw_only=True)
class CredentialsChallenged(Event):
    """A member objected to the credentials of a representative, who sits until it is decided (Rule 17)."""

    by: str
    of: str


@frozen(kw_only=True)
class CredentialsUndecided(Event):
    """No decision on a challenge is told, so the delegation keeps its seat and its vote (Rule 17)."""

    of: str


@frozen(kw_only=True)
class CredentialsSettled(Event):
    """Whether a delegation sits, after a decision on its credentials; `chair` presides now, empty if it did."""

    of: str
    sits: bool
    chair: str = ""


@frozen(kw_only=True)
class BodyAppointed(Event):
    """The Council appointed a commission, committee or rapporteur (Rule 28); `speaks` reports for it."""

    what: str
    question: str
    speaks: str


@frozen(kw_only=True)
class PublicityChanged(Event):
    """The meeting goes on in private or in public (Rule 48), or its record is kept in one copy (Rule 51)."""

    how: str


@frozen(kw_only=True)
class CommuniqueIssued(Event):
    """The Secretary-General issued the communique on a private meeting (Rule 55)."""


EVENTS_OF_THE_MEETING: tuple[type[Event], ...] = (
    CredentialsReported,
    CredentialsChallenged,
    CredentialsUndecided,
    CredentialsSettled,
    BodyAppointed,
    PublicityChanged,
    CommuniqueIssued,
)
"""Every kind of record of this module."""
