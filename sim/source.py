"""Where a statement comes from, and how sure of it we are. Every rule, term and fact carries one of these."""

import enum

from attrs import frozen


@frozen
class Source:
    """A document that says so: `cite` as a reader would write it, `url` where it can be read."""

    cite: str
    url: str | None = None

    def __str__(self) -> str:
        return self.cite


class Status(enum.Enum):
    """How a value came to be known; it travels with the value to the output.

    The order is that of trust, most trusted first: a result is worth what its weakest input is.
    """

    RECORDED = "recorded"
    """Read in a document, which is cited."""
    REPORTED = "reported"
    """Claimed by a press report or another secondary account."""
    DERIVED = "derived"
    """Follows from recorded values, as when a list is completed from the membership."""
    ASSUMED = "assumed"
    """Supposed, for want of a source or for a what-if."""


_TRUST = tuple(Status)


def weakest(*statuses: Status) -> Status:
    """Return the least trusted of some statuses; without any, RECORDED.

    >>> weakest(Status.RECORDED, Status.ASSUMED, Status.DERIVED).value
    'assumed'
    """
    return max(statuses, key=_TRUST.index, default=Status.RECORDED)
