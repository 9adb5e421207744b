"""How a room says no: why, by which rule, what would be in order instead, and whether the page was out of date."""

from collections.abc import Mapping
from typing import Any

from sim.classroom.saying import rule as rule_shown
from sim.errors import UnscError
from sim.procedure import OutOfOrder
from sim.source import Source

SCHEMA = 1
"""The version of everything the room answers."""
NOT_YOURS, NOT_NOW, MALFORMED = 403, 409, 422
"""How to be refused, as a status of HTTP: the role may not, it is not in order, it is not understood."""


class Refused(UnscError):
    """A command that is not done. Nothing has changed.

    `stale` says that the room has moved on since the page was drawn. `why`, `instead` and `rule` are the law's,
    where it is the law that refuses.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int = NOT_NOW,
        stale: bool = False,
        why: str = "",
        instead: str = "",
        rule: Source | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.stale = stale
        self.why = why or message
        self.instead = instead
        self.rule = rule


def not_yours(message: str, instead: str = "") -> Refused:
    """Return the refusal of something that is not for whoever asks."""
    return Refused(message, status=NOT_YOURS, instead=instead)


def out_of_order(error: OutOfOrder) -> Refused:
    """Return the refusal of an act that is out of order, in the words of the law."""
    return Refused(str(error), why=error.why, instead=error.instead, rule=error.rule)


def refusal_to_json(refused: Refused, version: int) -> Mapping[str, Any]:
    """Return what a page is told of a refusal."""
    return {
        "schema": SCHEMA,
        "error": {
            "message": str(refused),
            "stale": refused.stale,
            "why": refused.why,
            "instead": refused.instead,
            "rule": None if refused.rule is None else rule_shown(refused.rule),
        },
        "version": version,
    }
