"""What stands in the way of something a body would do: the rule, why, and what would be in order instead."""

from attrs import frozen

from sim.source import Source


@frozen
class Bar:
    """Something that is not in order outside the Council's meetings; who asks logs it as refused.

    `why` says it in plain words, `instead` what would be in order, and `rule` is the text that makes it so.
    """

    why: str
    instead: str
    rule: Source
