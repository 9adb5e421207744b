"""What can be brought before a meeting: items, drafts, guests, motions. Plain values; no rule."""

import enum

from attrs import frozen

from sim.law import Question


@frozen
class Item:
    """An item of an agenda, and the documents listed under it."""

    text: str
    documents: tuple[str, ...] = ()


ADOPTION_OF_THE_AGENDA = Item("Adoption of the agenda")
"""The first item of every provisional agenda (Rule 9)."""


class InvitedUnder(enum.Enum):
    """The rule under which somebody who is not a member takes part, without a vote."""

    RULE_37 = "37"
    """A Member of the United Nations that is not a member of the Council."""
    RULE_39 = "39"
    """Somebody of the Secretariat, or another person competent to supply information."""


@frozen
class Guest:
    """A State (by code) or a person (by name) to be invited, and under which rule."""

    name: str
    under: InvitedUnder


@frozen
class Draft:
    """A draft in writing: its symbol and the question that adopting it puts.

    `recommends_secretary_general` marks a recommendation on the appointment of the Secretary-General,
    which is decided in private (Rule 48).
    """

    symbol: str
    question: Question
    recommends_secretary_general: bool = False


class Motion(enum.Enum):
    """The procedural motions, each with its place in the order of Rule 33 as its value."""

    SUSPEND = 1
    ADJOURN = 2


class Polarity(enum.Enum):
    """Which way round a question is put: what an affirmative vote is for.

    It matters because only affirmative votes carry anything: "who is in favour of inviting?" and "who is
    against inviting?" can both fail on the same opinions (S/PV.8764).
    """

    IN_FAVOUR = "in_favour"
    AGAINST = "against"


@frozen
class AgendaAdoption:
    """The provisional agenda is before the Council."""


@frozen
class Invitation:
    """A proposal to invite somebody."""

    guest: Guest


@frozen
class ProceduralMotion:
    """A motion under Rule 33."""

    motion: Motion


@frozen
class PrivateMeeting:
    """A proposal to go on in private."""


@frozen
class DraftVote:
    """A draft that is put to the vote, by its symbol."""

    symbol: str


@frozen
class OtherQuestion:
    """A question that the rules simulated here give no shape of its own, put as it is."""

    question: Question


Matter = AgendaAdoption | Invitation | ProceduralMotion | PrivateMeeting | DraftVote | OtherQuestion
