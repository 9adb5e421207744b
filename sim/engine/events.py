"""The records of an event log: typed, frozen, in order, each with its cause and source. They decide nothing.

The log is the whole truth of a run: whatever is shown of it, now or years later, is read from these records.
"""

from attrs import frozen

from sim.engine.event import Event as Event
from sim.engine.events_around import EVENTS_AROUND
from sim.engine.events_in_meeting import EVENTS_IN_MEETING
from sim.engine.events_of_elections import EVENTS_OF_ELECTIONS
from sim.engine.events_of_the_meeting import EVENTS_OF_THE_MEETING
from sim.law import Decision, Kind, Outcome, Reason, Tally
from sim.scenario.known_votes import KnownVote
from sim.scenario.moments import Moment
from sim.source import Source, Status


@frozen(kw_only=True)
class Began(Event):
    """The run began: what fixes it, so that it can be made again."""

    title: str
    file: str
    fingerprint: str
    """SHA-256 of the scenario as it was played: the file, its bases and all changes."""
    seed: int
    changes: tuple[tuple[str, str, str], ...] = ()
    """What was changed from the record: path, recorded value, value now."""
    version: str = ""
    drawn: bool = False
    """Whether votes given as chances were drawn, by the seed."""


@frozen(kw_only=True)
class MeetingRequested(Event):
    """A letter asked for a meeting (Rule 2)."""

    by: tuple[str, ...]
    document: str = ""
    item: str = ""


@frozen(kw_only=True)
class RequestDropped(Event):
    """A request for a meeting was given up before the Council decided on it."""

    request: str
    because: str = ""


@frozen(kw_only=True)
class MeetingCalled(Event):
    """A meeting was called; `why` says by which rule, and whether the President was bound to."""

    format: str
    item: str
    president: str
    why: str
    record: str = ""


@frozen(kw_only=True)
class MeetingOpened(Event):
    """The President called the meeting to order."""

    chair: str


@frozen(kw_only=True)
class Objected(Event):
    """A member objected to what was before the Council."""

    by: str
    to: str


@frozen(kw_only=True)
class VoteAsked(Event):
    """A vote was asked for; `by` is empty where it is not known who asked."""

    by: str
    on: str


@frozen(kw_only=True)
class QuestionPut(Event):
    """The President put a question to the vote."""

    by: str
    question: str
    kind: Kind


@frozen(kw_only=True)
class Decided(Event):
    """A question was decided, or left open; `votes` holds what is known of each member's vote.

    >>> import sim
    >>> agenda = sim.run(sim.load("dprk/2014")).decisions["agenda"]
    >>> agenda.outcome.value, agenda.needed, agenda.status.value
    ('adopted', 9, 'derived')
    """

    id: str
    body: str
    question: str
    decision: Decision
    votes: tuple[KnownVote, ...] = ()
    permanent: tuple[str, ...] = ()
    kind_status: Status = Status.RECORDED
    """How it is known by what rule the question is decided."""
    law: str = ""
    """The name of the law it is decided by, where that is not the one in force on the day."""
    again: bool = False
    """Whether the votes were cast before, and are counted again as on another kind of question."""

    @property
    def kind(self) -> Kind:
        """The kind of question, which chose the rule."""
        return self.decision.kind

    @property
    def outcome(self) -> Outcome:
        """What became of the question."""
        return self.decision.outcome

    @property
    def reason(self) -> Reason:
        """Why, in a word."""
        return self.decision.reason

    @property
    def tally(self) -> Tally | None:
        """The votes by number, as the law counts them; None if no vote was taken."""
        return self.decision.tally

    @property
    def needed(self) -> int | None:
        """How many affirmative votes carry; None where no vote was counted."""
        return self.decision.needed

    @property
    def could_settle(self) -> tuple[str, ...]:
        """Whose unknown vote can still make the difference."""
        return self.decision.could_settle

    @property
    def blocked_by(self) -> tuple[str, ...]:
        """Who blocked it."""
        return self.decision.blocked_by

    @property
    def why(self) -> str:
        """Why, in a sentence."""
        return self.decision.why


@frozen(kw_only=True)
class DraftSubmitted(Event):
    """A draft resolution was submitted."""

    by: tuple[str, ...]
    symbol: str
    text: str = ""
    penholder: tuple[str, ...] = ()


@frozen(kw_only=True)
class DraftInBlue(Event):
    """The final text of a draft was printed in blue: by custom it is voted on no sooner than a day later."""

    symbol: str


@frozen(kw_only=True)
class Invited(Event):
    """Somebody was invited to take part without vote."""

    who: str
    rule: int


@frozen(kw_only=True)
class Spoke(Event):
    """A statement, or an explanation of vote.

    `on_agenda` says that it was made before the agenda was adopted, on its adoption and not on an item (Rule 9).
    """

    by: str
    says: str = ""
    explains_vote: bool = False
    on_agenda: bool = False


@frozen(kw_only=True)
class ChairCeded(Event):
    """The President ceded the chair under Rule 20."""

    by: str
    to: str


@frozen(kw_only=True)
class Suspended(Event):
    """The meeting was suspended."""

    by: str


@frozen(kw_only=True)
class Resumed(Event):
    """The meeting was resumed."""

    by: str


@frozen(kw_only=True)
class MeetingEnded(Event):
    """The meeting ended; `how` says in which way."""

    how: str


@frozen(kw_only=True)
class ItemSeized(Event):
    """The Council is seized of an item it was not seized of before (Rules 10 and 11)."""

    item: str


@frozen(kw_only=True)
class Refused(Event):
    """Something was attempted that is out of order; `rule` forbids it and `instead` is in order."""

    attempt: str
    why: str
    instead: str
    rule: Source


@frozen(kw_only=True)
class NotReached(Event):
    """A step of the scenario did not come about, because something it depended on did not happen."""

    what: str
    why: str


@frozen(kw_only=True)
class Recommended(Event):
    """The General Assembly recommended something to the Council, which it does not bind."""

    text: str
    what: str


@frozen(kw_only=True)
class VetoDebateDue(Event):
    """After a veto, the General Assembly is to debate it within ten working days (A/RES/76/262)."""

    on: str
    vetoed_by: tuple[str, ...]
    deadline: Moment


@frozen(kw_only=True)
class VetoDebated(Event):
    """The General Assembly debated a veto; `deadline` is the last day on which it was to.

    Where the file gives no day, `day_given` is false and the record stands on the last day: by then it was due.
    """

    on: str
    deadline: Moment | None
    in_time: bool | None
    day_given: bool = True


@frozen(kw_only=True)
class SituationReferred(Event):
    """An adopted resolution referred a situation to the Court, which may now exercise its jurisdiction."""

    on: str
    situation: str
    since: Moment | None
    says: str
    clauses: str = ""
    """What the resolution says of exemptions and costs."""


@frozen(kw_only=True)
class ProsecutorDecided(Event):
    """What the Prosecutor decided on a referral; `opens` None says that it is not known, and nothing follows."""

    on: str
    opens: bool | None
    says: str


@frozen(kw_only=True)
class CaseDeferred(Event):
    """An adopted resolution asked the Court to defer a situation (Rome Statute Art. 16), until a day."""

    on: str
    situation: str
    until: Moment


EVENTS: tuple[type[Event], ...] = (
    Began,
    MeetingRequested,
    RequestDropped,
    MeetingCalled,
    MeetingOpened,
    Objected,
    VoteAsked,
    QuestionPut,
    Decided,
    DraftSubmitted,
    DraftInBlue,
    Invited,
    Spoke,
    ChairCeded,
    Suspended,
    Resumed,
    MeetingEnded,
    ItemSeized,
    Refused,
    NotReached,
    Recommended,
    VetoDebateDue,
    VetoDebated,
    SituationReferred,
    ProsecutorDecided,
    CaseDeferred,
    *EVENTS_IN_MEETING,
    *EVENTS_OF_THE_MEETING,
    *EVENTS_OF_ELECTIONS,
    *EVENTS_AROUND,
)
"""Every kind of record, in the order in which they are documented."""
