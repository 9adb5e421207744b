"""What can be done at a meeting, one frozen value for each act. Whether an act is in order is not said here.

`by` is who acts: the code of a State, the name of a guest, or one of the three constants below. An act with a
blank (a roll call nobody has cast yet) is a form: `needs` says what to fill in, and `apply` refuses it until then.
"""

import enum

from attrs import frozen

from sim.law import Question, RollCall
from sim.procedure.matters import Amendment, Appointment, Draft, Guest, Motion, Polarity, Ruling

SECRETARY_GENERAL = "Secretary-General"
COUNCIL = "Council"
"""All members together: they vote."""
RECORD = "record"
"""Not an act at the meeting: what the record does not tell."""


class Notice(enum.Enum):
    """When the provisional agenda was communicated (Rule 8)."""

    THREE_DAYS = "three_days"
    """At least three days before the meeting."""
    URGENT = "urgent"
    """In urgent circumstances, together with the notice of the meeting."""


@frozen
class Action:
    """An act, and who does it."""

    by: str

    @property
    def needs(self) -> str:
        """What must be filled in before the act can be done; empty if nothing."""
        return ""


@frozen
class ApproveAgenda(Action):
    """The President approves the provisional agenda (Rule 7)."""


@frozen
class CommunicateAgenda(Action):
    """The Secretary-General communicates the provisional agenda to the members (Rule 8)."""

    notice: Notice


@frozen
class OpenMeeting(Action):
    """The President calls the meeting to order."""


@frozen
class Object(Action):
    """A member objects to what is before the Council. That is not yet to ask for a vote."""


@frozen
class AskForVote(Action):
    """A member asks that what is before the Council be put to the vote."""


@frozen
class DecideWithoutVote(Action):
    """The President declares what is before the Council decided, nobody standing in the way."""


@frozen
class PutToVote(Action):
    """The President puts a question: a draft or an amendment by its symbol, or a `part` of a draft.

    Without a symbol it is whatever is before the Council.
    """

    draft: str | None = None
    put_as: Polarity = Polarity.IN_FAVOUR
    part: str | None = None


@frozen
class PutQuestion(Action):
    """The President puts a question that is no draft and that nothing before the Council puts already.

    A form as long as there is no question; `without_vote` declares it adopted, nobody standing in the way.
    """

    question: Question | None = None
    without_vote: bool = False

    @property
    def needs(self) -> str:
        """A question, until there is one."""
        return "" if self.question is not None else "a question"


@frozen
class ExplainVote(Action):
    """A member explains its vote, before the voting or after."""


@frozen
class CastVotes(Action):
    """The members vote. A form as long as there is no roll call."""

    roll: RollCall | None = None
    by: str = COUNCIL

    @property
    def needs(self) -> str:
        """A roll call, until there is one."""
        return "" if self.roll is not None else "a roll call"


@frozen
class StateResult(Action):
    """The President states the result, and with that it takes effect."""


@frozen
class LeaveOpen(Action):
    """The record does not tell how the vote ended: the meeting cannot be followed further."""

    by: str = RECORD


@frozen
class RequestFloor(Action):
    """A member or a guest asks to be put on the list of speakers."""


@frozen
class CallSpeaker(Action):
    """The President gives the floor to a speaker on the list, who makes a statement."""

    speaker: str


@frozen
class ProposeInvitation(Action):
    """The President or a member proposes to invite somebody. A form as long as there is no guest."""

    guest: Guest | None = None

    @property
    def needs(self) -> str:
        """Somebody to invite, until there is."""
        return "" if self.guest is not None else "somebody to invite"


@frozen
class Submit(Action):
    """A member submits a draft in writing. A form as long as there is no draft."""

    draft: Draft | None = None

    @property
    def needs(self) -> str:
        """A draft, until there is one."""
        return "" if self.draft is not None else "a draft"


@frozen
class PutInBlue(Action):
    """The member that submitted a draft has its final text printed in blue."""

    symbol: str


@frozen
class SubmitAmendment(Action):
    """A member submits an amendment to a draft. A form as long as there is no amendment."""

    amendment: Amendment | None = None

    @property
    def needs(self) -> str:
        """An amendment, until there is one."""
        return "" if self.amendment is not None else "an amendment"


@frozen
class RequestVote(Action):
    """A member asks that a draft submitted by an invited State be put to the vote (Rule 38)."""

    symbol: str


@frozen
class AskForSeparateVote(Action):
    """A member asks for a separate vote on a part of a draft. A form as long as there is no part."""

    symbol: str
    part: str = ""

    @property
    def needs(self) -> str:
        """A part of the draft, until there is one."""
        return "" if self.part else "a part of the draft"


@frozen
class ObjectToSeparateVotes(Action):
    """The mover of a draft objects to separate votes on its parts, and with that there are none (Rule 32(2))."""

    symbol: str


@frozen
class ProposeOrder(Action):
    """A member proposes to vote on one draft before all others."""

    first: str


@frozen
class Second(Action):
    """A member seconds a draft, which no draft needs (Rule 34)."""

    symbol: str


@frozen
class Withdraw(Action):
    """Who moved it withdraws a draft or an amendment, or without a symbol the motion before the Council."""

    symbol: str = ""


@frozen
class TakeOver(Action):
    """A member has a withdrawn draft put to the vote as its own (Rule 35)."""

    symbol: str


@frozen
class RaisePointOfOrder(Action):
    """A member raises a point of order (Rule 30)."""

    text: str = ""


@frozen
class ClaimNotProcedural(Action):
    """A member claims that a matter is not procedural: a draft, or without one what is before the Council."""

    of: str = ""


@frozen
class GiveRuling(Action):
    """The President rules: on a point of order, on the kind of a matter, or on the order of amendments."""

    ruling: Ruling


@frozen
class ChallengeRuling(Action):
    """A member challenges the ruling just given (Rule 30)."""


@frozen
class LetRulingStand(Action):
    """Nobody challenges the ruling, and the President goes on."""


@frozen
class Move(Action):
    """The President or a member makes a motion under Rule 33.

    `until` is the day or hour of an adjournment, or the day to which discussion is postponed (empty:
    indefinitely);
    `to` is who a matter is referred to.
    """

    motion: Motion
    until: str = ""
    to: str = ""

    @property
    def needs(self) -> str:
        """The day of an adjournment to a certain day, and somebody to refer to, until there is one."""
        if self.motion is Motion.ADJOURN_TO and not self.until:
            return "a day or hour"
        if self.motion is Motion.REFER and not self.to:
            return "a committee, the Secretary-General or a rapporteur"
        return ""


@frozen
class ProposePrivateMeeting(Action):
    """The President or a member proposes to go on in private."""


@frozen
class ProposePublicMeeting(Action):
    """The President or a member proposes to go on in public."""


@frozen
class ProposeSingleCopy(Action):
    """The President or a member proposes to keep the record of a private meeting in one copy (Rule 51)."""


@frozen
class IssueCommunique(Action):
    """The Secretary-General issues the communique on a private meeting (Rule 55)."""


@frozen
class ReportCredentials(Action):
    """The Secretary-General reports on the credentials of a representative (Rule 15)."""

    of: str


@frozen
class ChallengeCredentials(Action):
    """A member objects to the credentials of a representative (Rule 17)."""

    of: str


@frozen
class ProposeAppointment(Action):
    """A member proposes a commission, committee or rapporteur (Rule 28). A form as long as there is none."""

    appointment: Appointment | None = None

    @property
    def needs(self) -> str:
        """A commission, committee or rapporteur, until there is one."""
        return "" if self.appointment is not None else "a commission, committee or rapporteur"


@frozen
class ResumeMeeting(Action):
    """The President resumes a suspended meeting."""


@frozen
class CedeChair(Action):
    """The President deems that he should not preside, and the chair passes to the next member (Rule 20)."""


@frozen
class CloseMeeting(Action):
    """The President adjourns the meeting, the list of speakers being exhausted."""
