"""A scenario as a value: what a file may say, key by key. Reading it is elsewhere, and so is playing it.

Every class is one kind of block in the file, every field one key, and the text beside a field is what editors
show for it: the JSON Schema is made from these classes.
"""

import enum
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import NewType

from attrs import evolve, field, frozen

from sim.bodies.uniting_for_peace import Effect
from sim.law import Chapter, Choice, Kind, Outcome, Reason, Tally
from sim.procedure.formats import Format
from sim.procedure.matters import Polarity
from sim.scenario.around_the_council import (
    AROUND,
    ChamberReview,
    Committee,
    EmergencySession,
    Mandate,
    Prosecutor,
    Snapback,
    SpecialReport,
    VetoDebate,
)
from sim.scenario.chances import Chances
from sim.scenario.elections import OF_ELECTIONS, Admission, Application, CourtElection, WrittenVote
from sim.scenario.in_the_meeting import (
    IN_THE_MEETING,
    Amendment,
    Claim,
    Motion,
    OfDraft,
    OrderOfDrafts,
    PointOfOrder,
    RulingGiven,
    SeparateVote,
)
from sim.scenario.keys import Codes as Codes
from sim.scenario.keys import Id as Id
from sim.scenario.keys import Ids as Ids
from sim.scenario.keys import Sources as Sources
from sim.scenario.keys import key as key
from sim.scenario.keys import required as required
from sim.scenario.moments import Moment
from sim.scenario.of_the_meeting import OF_THE_MEETING, Appoint, Credentials, Publicity
from sim.scenario.votes import Deferral as Deferral
from sim.scenario.votes import Group as Group
from sim.scenario.votes import PutToVote as PutToVote
from sim.scenario.votes import Referral as Referral
from sim.scenario.votes import Voted as Voted
from sim.scenario.votes import Votes as Votes
from sim.source import Source, Status

ReformName = NewType("ReformName", str)
"""A reform, by the name `unsc reforms` lists it under."""
Pledging = NewType("Pledging", tuple[str, ...])
"""Who pledges: States, or all members where there are none in it."""


@frozen(kw_only=True)
class Agenda(Votes):
    """How the provisional agenda was adopted (Rule 9): without a vote, or by a procedural vote."""

    id: Id = key("the name of this decision", default=Id("agenda"))
    question: str = key("the question, as it was put", default="adopt the provisional agenda")
    kind: Kind = key(
        "by what rule it is decided; procedural, unless a what-if says otherwise", default=Kind.PROCEDURAL
    )
    objecting: Codes = key(
        "members that objected; an objection alone is not yet a request for a vote", default=Codes(())
    )
    vote_asked_by: Codes = key("members that asked for a vote", default=Codes(()))
    without_vote: bool = key("true where it was adopted without a vote", default=False)
    after: Id | None = key(
        "the step of the proceedings after which it was decided, where something came before it: statements of "
        "members on its adoption, a point of order, a motion to suspend or adjourn, credentials"
    )
    undecided: bool = key(
        "true where it was not decided: the proceedings are then what came before that", default=False
    )
    status: Status | None = key("how this is known")
    source: Sources = key("the document that says so", default=Sources(()))
    note: str = key("a remark for the reader", default="")


@frozen(kw_only=True)
class AssemblyVote(Votes):
    """A vote of the General Assembly, or of one of its committees. It recommends; it binds no Council."""

    text: str = required("the text voted on")
    body: str = key("who votes: the committee, or the plenary where nothing is said", default="plenary")
    kind: Kind | None = key("the majority it takes; where absent, by who votes and the words of the text")
    approved_by: Id | None = key("the committee vote that had to approve the text first")
    recommended_in: Id | None = key(
        "the vote of the Council that recommended it: nobody is admitted, suspended, expelled or appointed "
        "Secretary-General without one"
    )
    session: Id | None = key("the emergency special session in which it is voted on, by the id of that step")
    effect: Effect | None = key(
        "what the text would do: recommend, recommend-force, bind, enforce, admit, suspend, expel, appoint or "
        "amend-charter; it tells the majority where the words do not"
    )
    repeats: Id | None = key("the plenary's vote that was equally divided, which this one repeats (GA Rule 95)")
    recommends: str = key("what it recommends to the Council, in a few words", default="")


@frozen(kw_only=True)
class Letter:
    """A request for a meeting. One member's is enough (Rule 2)."""

    by: Codes = required("who signed")
    document: str = key("the symbol of the letter", default="")
    item: str = key("the item it asks the Council to take up", default="")


@frozen(kw_only=True)
class Drop:
    """A request that is given up before the Council decides on it."""

    request: Id = required("the letter that is given up")
    because: str = key("why, in a few words", default="")


@frozen(kw_only=True)
class Draft:
    """A draft resolution on its way to the vote."""

    symbol: str = required("the symbol of the draft, such as S/2022/431")
    text: str = key("what it would do, in a few words", default="")
    by: Codes = key("who submits it", default=Codes(()))
    penholder: Codes = key("who held the pen, by custom", default=Codes(()))
    kind: Kind | None = key("by what rule it is decided, where that is known before it is put; else substantive")
    in_blue: Moment | None = key("when the final text was printed in blue")


@frozen(kw_only=True)
class Invite:
    """An invitation to take part without vote (Rules 37 and 39)."""

    who: str = required("who is invited")
    rule: int = key("37 for a Member of the United Nations, 39 for others", default=39)
    outside_the_rules: bool = key(
        "true if the Council gave the rights of this rule to somebody it is not for: the PLO in 1975 those of 37",
        default=False,
    )
    proposed_by: Codes = key("who proposed it", default=Codes(()))
    put_as: Polarity = key(
        "which way round it was put: who is `in_favour` of inviting, or who is `against`",
        default=Polarity.IN_FAVOUR,
    )
    vote: PutToVote | None = key("the vote, where one was taken; without it nobody objected")


@frozen(kw_only=True)
class Statement:
    """Words spoken in a meeting: a statement, or an explanation of vote."""

    by: str = required("who speaks")
    says: str = key("what was said, in a few words", default="")


@frozen(kw_only=True)
class Plain:
    """A step that says all by its name: `suspend:`, `resume:`, `adjourn:`, `cede_chair:`."""

    by: Codes = key("who moved it, where it was not the President", default=Codes(()))


@frozen(kw_only=True)
class Step:
    """One thing that happens: an `id`, a time, and exactly one key that says what."""

    id: Id | None = key("the name by which the rest of the file speaks of this step")
    at: Moment | None = key("when: 2014-12-22 or 2014-12-22T15:08; in `proceedings` an hour will do")
    condition: Mapping[str, Outcome] = key(
        "only if earlier questions came out so, for example {agenda: adopted}", factory=dict, named="if"
    )
    source: Sources = key("the documents this is taken from", default=Sources(()))
    status: Status | None = key("how this is known: recorded (with a source), reported, derived or assumed")
    note: str = key("a remark for the reader", default="")
    assembly_vote: AssemblyVote | None = key("a vote of the General Assembly or a committee of it")
    letter: Letter | None = key("a letter that asks for a meeting")
    drop: Drop | None = key("a request is given up")
    meeting: "Meeting | None" = key("a meeting, formal or not")
    draft: Draft | None = key("a draft resolution is submitted, and put in blue")
    put_to_vote: PutToVote | None = key("a question is put to the vote")
    invite: Invite | None = key("somebody is invited to take part without vote")
    statement: Statement | None = key("a statement; before the agenda is decided, a member's on its adoption")
    explanation: Statement | None = key("an explanation of vote, before or after it")
    suspend: Plain | None = key("the meeting is suspended")
    resume: Plain | None = key("the meeting is resumed")
    adjourn: Plain | None = key("the meeting is adjourned")
    cede_chair: Plain | None = key("the President cedes the chair under Rule 20")
    motion: Motion | None = key("a motion under Rule 33 is made and decided")
    point_of_order: PointOfOrder | None = key(
        "a point of order is raised (Rule 30); the President's `ruling` follows"
    )
    claim: Claim | None = key("a member claims that a draft is not procedural")
    ruling: RulingGiven | None = key("the President rules (Rules 30 and 36), and the ruling may be challenged")
    amendment: Amendment | None = key("an amendment to a draft is introduced")
    separate_vote: SeparateVote | None = key("a separate vote on a part of a draft is asked for (Rule 32(2))")
    order_of_drafts: OrderOfDrafts | None = key("it is proposed to vote on one draft before the others")
    second: OfDraft | None = key("a draft is seconded (Rule 34)")
    withdraw: OfDraft | None = key("a draft or an amendment is withdrawn (Rule 35)")
    take_over: OfDraft | None = key("a withdrawn draft is taken over by another member (Rule 35, and practice)")
    credentials: Credentials | None = key("credentials are reported on, or challenged (Rules 15 and 17)")
    appoint: Appoint | None = key("a commission, committee or rapporteur is proposed (Rule 28)")
    go_private: Publicity | None = key("it is proposed to go on in private (Rule 48)")
    go_public: Publicity | None = key("it is proposed to go on in public")
    single_copy: Publicity | None = key("it is proposed to keep the record in a single copy (Rule 51)")
    written_vote: WrittenVote | None = key("a draft is voted on by letter, without a meeting (S/2020/253)")
    election: CourtElection | None = key("judges of the International Court of Justice are elected (Rule 61)")
    application: Application | None = key("a State applies for membership (Rule 58)")
    admission: Admission | None = key("what becomes of an application next (Rules 59 and 60)")
    veto_debate: VetoDebate | None = key("the General Assembly debates a veto")
    special_report: SpecialReport | None = key("the Council reports to the General Assembly before that debate")
    emergency_session: EmergencySession | None = key("an emergency special session opens")
    snapback: Snapback | None = key("a State notifies non-performance under S/RES/2231 (2015)")
    committee: Committee | None = key("a proposal before a sanctions committee, decided by consensus")
    mandate: Mandate | None = key("the last day of a mandate, which lapses unless it was renewed")
    prosecutor: Prosecutor | None = key("the Prosecutor decides on a referral")
    chamber_review: ChamberReview | None = key("the Pre-Trial Chamber reviews that no investigation is opened")

    @property
    def action(self) -> str:
        """Return the key that says what happens; empty where the file says none."""
        return next((name for name in ACTIONS if getattr(self, name) is not None), "")

    @property
    def drafts(self) -> tuple[str, ...]:
        """The symbols of drafts this step handles in a meeting that has them before it."""
        does = getattr(self, self.action) if self.action else None
        named = [getattr(does, name, "") for name in ("draft", "to", "first")]
        return tuple([symbol for symbol in named if isinstance(symbol, str) and symbol])

    @property
    def in_council(self) -> tuple[tuple[str, ...], PutToVote] | None:
        """The question this step puts to the vote in the Council, and the keys that lead to it; or None."""
        action = self.action
        if not action:
            return None
        does = getattr(self, action)
        if isinstance(does, PutToVote):
            return (action,), does
        vote = getattr(does, "vote", None)
        return ((action, "vote"), vote) if isinstance(vote, PutToVote) else None


@frozen(kw_only=True)
class Meeting:
    """A meeting of the Council, or one of the informal formats in which nothing can be decided."""

    format: Format = key("public, private, or an informal format", default=Format.PUBLIC)
    item: str = key("the item of the agenda", default="")
    record: str = key("the symbol of the verbatim record", default="")
    requested_in: Ids = key("the letters that asked for it", default=Ids(()))
    called_by: Codes = key(
        "members that asked for it, where no letter is in the file; the President alone if it was for Rule 1",
        default=Codes(()),
    )
    president: Codes = key("who presided, to be compared with Rule 18", default=Codes(()))
    drafts: tuple[str, ...] = key(
        "the drafts that stand in turn to be voted on, by symbol, where they are not just those its steps handle",
        default=(),
    )
    agenda: Agenda | None = key("how the agenda was adopted; where absent, without a vote")
    proceedings: tuple[Step, ...] = key("what happens in the meeting, in order", default=())

    @property
    def before_agenda(self) -> int:
        """How many of its proceedings come before the agenda is decided: mostly none, all where it is not."""
        if self.agenda is None or (self.agenda.after is None and not self.agenda.undecided):
            return 0
        ids = [step.id for step in self.proceedings]
        decided = self.agenda.after is not None and self.agenda.after in ids
        return ids.index(self.agenda.after) + 1 if decided else len(ids)


def all_steps(steps: Iterable[Step]) -> Iterator[Step]:
    """Return some steps and those in the proceedings of their meetings, in the order of the file."""
    for step in steps:
        yield step
        yield from all_steps(step.meeting.proceedings if step.meeting is not None else ())


OUTSIDE = ("assembly_vote", "letter", "drop", "meeting", "draft", "put_to_vote", *OF_ELECTIONS, *AROUND)
"""The actions a timeline may hold."""
INSIDE = (
    "draft",
    "put_to_vote",
    "invite",
    "statement",
    "explanation",
    "suspend",
    "resume",
    "adjourn",
    "cede_chair",
    *IN_THE_MEETING,
    *OF_THE_MEETING,
)
"""The actions the proceedings of a meeting may hold."""
ACTIONS = tuple(dict.fromkeys(OUTSIDE + INSIDE))


Stands = Voted | Chances
"""What a vote on one question stands for on another: a vote, or chances."""


@frozen(kw_only=True)
class Reading:
    """What each vote in one roll call stands for on another question; what is not said is unknown."""

    yes: Stands = key("what a vote in favour stands for: a vote, or chances", default=Voted.UNKNOWN)
    no: Stands = key("what a vote against stands for", default=Voted.UNKNOWN)
    abstain: Stands = key("what an abstention stands for", default=Voted.UNKNOWN)
    not_voting: Stands = key("what being absent, or not taking part, stands for", default=Voted.UNKNOWN)

    def of(self, choice: Choice) -> Stands:
        """Return what one choice stands for."""
        stands: Stands = getattr(self, choice.value)
        return stands


@frozen(kw_only=True)
class DerivedFrom:
    """Another roll call that tells how States vote here, and by what mapping."""

    vote: str = required("the vote: its id in this timeline, or SCENARIO#id such as dprk/2014#plenary")
    reading: Reading = field(
        kw_only=True,
        metadata={"about": "what each vote there stands for here, such as {yes: in_favour}", "named": "as"},
    )


@frozen(kw_only=True)
class Position(Votes):
    """Standing instructions: how members vote on a question, or on all of a kind, where it is not said there.

    States that are not on the Council may be named; their position counts when they are.
    """

    on: Ids = key("the questions meant, by id", default=Ids(()))
    kind: Kind | None = key("every question of this kind")
    matter: str = key("every question on this matter, for example `adoption of the agenda`", default="")
    condition: Mapping[str, Outcome] = key(
        "only if earlier questions came out so, for example {amendment: adopted}", factory=dict, named="if"
    )
    derived_from: DerivedFrom | None = key("another roll call that tells how States vote, where not said here")
    source: Sources = key("the document this is taken from", default=Sources(()))
    status: Status | None = key("how this is known")
    note: str = key("a remark for the reader", default="")


class Special(enum.Enum):
    """What may become of a step besides an outcome."""

    REFUSED = "refused"
    """Out of order: a rule forbids it."""
    NOT_REACHED = "not_reached"
    """What it depended on did not happen."""
    HELD = "held"
    """It took place."""
    RESTORED = "restored"
    """Of a snapback: the earlier resolutions apply again."""
    LAPSED = "lapsed"
    """Of a mandate: it ended, and nothing renewed it."""


@frozen(kw_only=True)
class Expectation:
    """What came of a step on the record; a replay must meet it."""

    outcome: Outcome | Special | None = key(
        "adopted, not_adopted, open; refused, not_reached or held; restored (snapback) or lapsed (mandate)"
    )
    reason: Reason | None = key("why, as in the output")
    tally: Tally | None = key("in favour-against-abstaining")
    blocked_by: Codes | None = key("who blocked it")
    at: Moment | None = key("when")
    by: date | None = key("the last day on which it may happen")
    elected: tuple[str, ...] | None = key("of an election: who was elected, one name on each line")
    source: Sources = key("the document that says so", default=Sources(()))


@frozen(kw_only=True)
class Reported:
    """What a news report claims, to be shown beside the record where the two differ."""

    says: str = required("what the report says")
    where: str = key("which report", default="", named="in")
    record: str = key("what the record says", default="")
    on: Id | None = key("the step it is about")


@frozen(kw_only=True)
class CouncilChoice:
    """The Council that votes, where it is not simply the one in office on the day."""

    as_of: date | None = key("the Council in office on another date")
    like: ReformName | None = key(
        "a reform whose new seats are added, such as g4; a `law` like it adds them by itself. Nobody holds them "
        "(XPA, XPB ... permanent, XEA, XEB ... elected): they vote only where named, `the rest` leaves them out"
    )
    members: Codes = key("a Council composed by hand", default=Codes(()))
    permanent: Codes = key("who of them is permanent", default=Codes(()))
    president: Codes = key("who presides; without it, by Rule 18 where that can be said", default=Codes(()))


@frozen(kw_only=True)
class VetoChange:
    """Who may block a substantive question, for a what-if; what is not said stays as the law has it."""

    holders: Codes | None = key("who holds a veto; without it the permanent members, or whom the reform names")
    noes_to_block: int | None = key("how many negative votes of veto holders it takes; else one")
    chapters: tuple[Chapter, ...] | None = key("only drafts under these chapters can be vetoed")
    spares_mass_atrocities: bool | None = key("true if a draft with `mass_atrocities` cannot be vetoed")


@frozen(kw_only=True)
class LawChange:
    """What differs from the law in force on the day, for a what-if; or a reform by its name."""

    name: str = key("what to call this law in the output", default="")
    like: ReformName | None = key(
        "begin with a reform that `unsc reforms` lists, such as two-noes; the other keys change it further. One "
        "that adds seats adds them to the Council too, unless `council` composes one or is like another reform"
    )
    enforce_proviso: bool | None = key("hold parties to a dispute to abstain (Art. 27(3), last words)")
    claim_not_procedural: bool | None = key("let a member claim that a matter is not procedural")
    procedural_votes: int | None = key("affirmative votes a procedural matter takes")
    substantive_votes: int | None = key("affirmative votes any other matter takes")
    veto: VetoChange | None = key("who may block, and how many it takes")
    no_veto: bool = key("true if nobody holds a veto", default=False)
    pledge: Pledging | None = key(
        "members that pledge not to vote against drafts with `mass_atrocities`, or `all`; their noes count as "
        "abstentions"
    )


@frozen(kw_only=True)
class Lesson:
    """What a class can do with a scenario. It changes nothing of what is played."""

    teaches: tuple[str, ...] = required("what it shows, in a few words each, such as `adoption of the agenda`")
    minutes: int = required("how long it takes in class")
    ask: tuple[str, ...] = key("what to ask the class, one question each", default=())
    roles: Mapping[str, str] = key(
        "what a delegation is told on its role sheet beside what the file says of its vote, by State", factory=dict
    )


@frozen(kw_only=True)
class Scenario:
    """Something that happened, or might have, in and around the Security Council.

    >>> import sim
    >>> [step.id for step in sim.load("dprk/2022-sanctions").timeline][-1]
    'veto-debate'
    """

    title: str = required("what it is about, on one line")
    about: str = key("what it shows, in a few sentences", default="")
    sources: Mapping[str, Source] = key("documents, by a short name used in `source`", factory=dict)
    council: CouncilChoice | None = key("which Council votes, where not the one in office on the day")
    law: LawChange | None = key("what differs from the law in force on the day")
    seized: tuple[str, ...] = key("items the Council is seized of before the timeline begins", default=())
    positions: tuple[Position, ...] = key("standing instructions, the first that fits counts", default=())
    timeline: tuple[Step, ...] = required("what happens, in order")
    expect: Mapping[str, Expectation] = key("what came of it on the record, by id", factory=dict)
    reported: tuple[Reported, ...] = key("what news reports claimed", default=())
    # Without `repr`, so that the fingerprint of a run does not hang on what a teacher adds.
    lesson: Lesson | None = field(
        default=None, kw_only=True, repr=False, metadata={"about": "what a class can do with it"}
    )
    file: str = field(default="", kw_only=True, metadata={"hidden": True})
    """The file it was read from."""
    base: str = field(default="", kw_only=True, metadata={"hidden": True})
    """The file it is a what-if of, if it is."""
    changes: tuple["Change", ...] = field(default=(), kw_only=True, metadata={"hidden": True})
    """What was changed from the base or the file."""
    of_record: bool = field(default=False, kw_only=True, repr=False, metadata={"hidden": True})
    """Whether what it changes, or the file itself where nothing is changed, tells of a record: it has
    expectations and cites a document for a step or a result. Else what it changes is only an earlier supposition.
    """

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 of what the scenario says, wherever its file lies and whatever its comments are."""
        return sha256(repr(evolve(self, file="", base="", changes=())).encode()).hexdigest()


@frozen
class Change:
    """One value that a what-if, or an override, has put in place of the file's."""

    path: str
    recorded: str | None
    """What stood there in the base or the file; None where nothing did."""
    now: str | None
    """What stands there now; None where it was taken out."""
