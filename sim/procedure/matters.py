"""What can be brought before a meeting: items, drafts, guests, motions. Plain values; no rule."""

import enum

from attrs import frozen

from sim.law import Kind, Question


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
    which is decided in private (Rule 48). `parts` are the parts that can be told apart, where that is known.
    """

    symbol: str
    question: Question
    recommends_secretary_general: bool = False
    parts: tuple[str, ...] = ()


class Change(enum.Enum):
    """What an amendment does to a text. One that adds or deletes is voted on first (Rule 36)."""

    ADDS = "adds"
    DELETES = "deletes"
    REVISES = "revises"


@frozen
class Amendment:
    """An amendment to a draft: its own symbol, that of the draft, and what it does to it.

    `distance` says how far it is removed in substance from the draft, in any unit: only which is further counts,
    and that is the President's to judge (Rule 36).
    """

    symbol: str
    to: str
    change: Change = Change.REVISES
    distance: int = 0


class Motion(enum.Enum):
    """The procedural motions, each with its place in the order of Rule 33 as its value.

    The sixth in that order, to introduce an amendment, is the submission of an amendment.
    """

    SUSPEND = 1
    ADJOURN = 2
    ADJOURN_TO = 3
    """Adjourn the meeting to a certain day or hour."""
    REFER = 4
    """Refer the matter to a committee, to the Secretary-General or to a rapporteur."""
    POSTPONE = 5
    """Postpone discussion of the question to a certain day, or indefinitely."""

    @property
    def debatable(self) -> bool:
        """Whether members may speak on it: all but suspension and simple adjournment (Rule 33(2))."""
        return self.value > Motion.ADJOURN.value


@frozen
class Ruling:
    """What the President rules (Rules 30 and 36).

    `kind` rules by which paragraph of Art. 27 a matter is decided, `order` in which order amendments are voted on;
    `of` is the draft concerned, empty for the matter before the Council. A ruling with neither says what its
    `text` says, and changes nothing in what is in order.
    """

    text: str = ""
    of: str = ""
    kind: Kind | None = None
    order: tuple[str, ...] = ()


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
    """A motion under Rule 33: `until` which day or hour, and `to` whom a matter is referred, where it says so."""

    motion: Motion
    until: str = ""
    to: str = ""


@frozen
class PrivateMeeting:
    """A proposal to go on in private."""


@frozen
class PublicMeeting:
    """A proposal to go on in public."""


@frozen
class SingleCopy:
    """A proposal to keep the record of a private meeting in a single copy (Rule 51)."""


class AppointedBody(enum.Enum):
    """What the Council may appoint for a specified question (Rule 28)."""

    COMMISSION = "commission"
    COMMITTEE = "committee"
    RAPPORTEUR = "rapporteur"


@frozen
class Appointment:
    """A commission, committee or rapporteur for a question, and who `speaks` for it: a code, or a name."""

    body: AppointedBody
    question: str
    speaks: str


@frozen
class AppointmentProposed:
    """A proposal to appoint a commission, committee or rapporteur."""

    appointment: Appointment


@frozen
class CredentialsReported:
    """The Secretary-General's report on the credentials of the representative of a member."""

    of: str


@frozen
class CredentialsChallenged:
    """An objection to the credentials of the representative of a member."""

    of: str


@frozen
class DraftVote:
    """A draft that is put to the vote, by its symbol."""

    symbol: str


@frozen
class AmendmentVote:
    """An amendment that is put to the vote, by its symbol."""

    symbol: str


@frozen
class PartVote:
    """A part of a draft that is put to the vote by itself (Rule 32(2))."""

    draft: str
    part: str


@frozen
class OrderOfDrafts:
    """A proposal to vote on one draft before all others, whatever the order of submission."""

    first: str


@frozen
class PointOfOrder:
    """A point of order, on which the President rules at once (Rule 30)."""

    text: str = ""


@frozen
class KindClaim:
    """A claim that a matter is not procedural: `of` is a draft, empty for the matter before the Council."""

    of: str = ""


@frozen
class RulingGiven:
    """A ruling of the President, which stands unless somebody challenges it and the Council overrules it."""

    ruling: Ruling
    challenged_by: str = ""


@frozen
class OtherQuestion:
    """A question that the rules simulated here give no shape of its own, put as it is."""

    question: Question


Matter = (
    AgendaAdoption
    | Invitation
    | ProceduralMotion
    | PrivateMeeting
    | PublicMeeting
    | SingleCopy
    | AppointmentProposed
    | CredentialsReported
    | CredentialsChallenged
    | DraftVote
    | AmendmentVote
    | PartVote
    | OrderOfDrafts
    | PointOfOrder
    | KindClaim
    | RulingGiven
    | OtherQuestion
)
