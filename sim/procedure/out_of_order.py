"""The refusal of an action that is out of order. It carries the rule and says what is in order instead."""

from sim.errors import UnscError
from sim.source import Source


class OutOfOrder(UnscError):
    """An action that is not in order at this point of this meeting.

    `rule` is what makes it so, `why` says it in plain words and `instead` what would be in order.
    """

    def __init__(self, why: str, *, instead: str, rule: Source) -> None:
        super().__init__(why, instead, rule)
        self.why = why
        self.instead = instead
        self.rule = rule

    def __str__(self) -> str:
        return f"{self.why} ({self.rule}); in order instead: {self.instead}"
