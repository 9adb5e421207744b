"""Lines of a room: the record and what-ifs, which are looked at, and what is played, act by act."""

import enum
from collections.abc import Mapping
from types import MappingProxyType

from attrs import evolve, field, frozen

from sim.council import Council
from sim.engine.running import Run
from sim.engine.standing import Standing
from sim.law import Choice, Outcome, RollCall
from sim.procedure.actions import Action, CastVotes
from sim.procedure.meeting import Meeting, Pending, Phase
from sim.procedure.order import apply

RECORD, MAIN = "record", "main"
"""The two lines a room starts with: what happened, and the class's own."""


class LineKind(enum.Enum):
    """What a line is."""

    RECORD = "record"
    """The scenario as it happened. It is looked at."""
    PLAYED = "played"
    """What the class plays."""
    WHAT_IF = "what_if"
    """The scenario run again with something changed. It is looked at."""


class Stage(enum.Enum):
    """How far the hands on a question have been shown, in the order in which a President asks."""

    HANDS = "hands"
    """Nothing is shown."""
    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    ALL = "all"
    """All is shown, and the votes are cast."""


class Origin(enum.Enum):
    """Where the vote of a member comes from."""

    HAND = "hand"
    """The delegation that sits there."""
    CHAIR = "chair"
    """The chair raised the hand of an empty seat."""
    POSITION = "position"
    """An empty seat: its position in the scenario."""
    ODDS = "odds"
    """An empty seat: drawn from the chances the scenario gives."""


@frozen
class Hand:
    """What a member chose on the question now put, and where that comes from."""

    choice: Choice
    origin: Origin = Origin.HAND


NO_HANDS: Mapping[str, Hand] = MappingProxyType({})


@frozen
class Hands:
    """A question that is voted on by show of hands.

    `raised` are the hands by member, seen by nobody else until they are shown. `stage` is how far they are shown.
    `filled` are the votes of empty seats, fixed when the showing begins; one of which nothing is known is in
    neither. `empty` are the empty seats of that moment.
    """

    raised: Mapping[str, Hand] = NO_HANDS
    stage: Stage = Stage.HANDS
    filled: Mapping[str, Hand] = NO_HANDS
    empty: tuple[str, ...] = ()


@frozen
class Cast:
    """Where the votes of one roll call come from: `act` is the number of the act, counted from 0."""

    act: int
    origins: tuple[tuple[str, Origin], ...]


@frozen
class Line:
    """One line of a room.

    A line that is looked at has a `step`: so many events of the log of `run` are told. A line that is played has
    `acts`, and `states` holds the meeting before the first and after each of them. It starts where the meeting of
    `run` stood at `standing`; `parent` and `parent_at` say from which line it branched, and at which number.
    """

    id: str
    name: str
    kind: LineKind
    run: Run = field(repr=False)
    parent: str = ""
    parent_at: int = 0
    step: int = 0
    standing: Standing | None = field(default=None, repr=False)
    acts: tuple[Action, ...] = ()
    states: tuple[Meeting, ...] = field(default=(), repr=False)
    vote: Hands | None = None
    """The question now voted on, until its result is stated."""
    cast: tuple[Cast, ...] = ()

    @property
    def played(self) -> bool:
        """Whether the class plays it; the others are looked at."""
        return self.kind is LineKind.PLAYED

    @property
    def at(self) -> int:
        """Where the line stands: the number of its acts, or of the events that are told."""
        return len(self.acts) if self.played else self.step

    @property
    def length(self) -> int:
        """How long the line is: its acts, or all events of the log."""
        return len(self.acts) if self.played else len(self.run.log)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting as it stands now; of a line that is looked at, as of its step; None before any meeting."""
        if self.states:
            return self.states[-1]
        standing = standing_at(self.run, self.step)
        return None if standing is None else standing.state

    @property
    def pending(self) -> Pending | None:
        """What is before the Council in a line that is played, and decided first."""
        meeting = self.states[-1] if self.states else None
        return meeting.before[-1] if meeting is not None and meeting.before else None


def standing_at(run: Run, step: int) -> Standing | None:
    """Return where the meeting stood when so many events of a log were told; None before the first meeting."""
    found = None
    for standing in run.standing:
        if standing.log > step:
            break
        found = standing
    return found


def council_of(line: Line) -> Council | None:
    """Return the Council that sits in a line: of its meeting, or of the first meeting still to come."""
    meeting = line.meeting
    if meeting is not None:
        return meeting.council
    return line.run.standing[0].state.council if line.run.standing else None


def record(run: Run) -> Line:
    """Return the line of what happened, with all of it still to be told."""
    return Line(RECORD, "", LineKind.RECORD, run)


def what_if(id: str, name: str, run: Run, parent: str) -> Line:
    """Return a line of what would have happened, with all of it told."""
    return Line(id, name, LineKind.WHAT_IF, run, parent, step=len(run.log))


def branch(line: Line, at: int, id: str, name: str) -> Line | None:
    """Return a line to be played from a point of another: an act of a played line, an event of a log.

    None where no meeting is going on at that point.
    """
    if line.played:
        return Line(
            id,
            name,
            LineKind.PLAYED,
            line.run,
            line.id,
            at,
            standing=line.standing,
            acts=line.acts[:at],
            states=line.states[: at + 1],
            vote=_fresh(line.states[at]),
            cast=tuple([c for c in line.cast if c.act < at]),
        )
    standing = standing_at(line.run, at)
    return None if standing is None or standing.state.over else _played(line.run, standing, line.id, at, id, name)


def afresh(run: Run, id: str) -> Line:
    """Return a line to be played from the first point of a run's first meeting. There must be one."""
    first = run.standing[0]
    return _played(run, first, RECORD, first.log, id, "")


def _played(run: Run, standing: Standing, parent: str, at: int, id: str, name: str) -> Line:
    state = standing.state
    return Line(id, name, LineKind.PLAYED, run, parent, at, 0, standing, (), (state,), _fresh(state))


def with_act(line: Line, act: Action, cast: tuple[tuple[str, Origin], ...] = ()) -> Line:
    """Return a played line with one act more. Raises `OutOfOrder` where it is not in order.

    `cast` says where the votes of a roll call come from. The hands of a question stay raised as long as it is the
    same question; so an explanation of vote before the voting takes nobody's hand down.
    """
    before = line.states[-1]
    after = apply(before, act)
    vote = line.vote
    if after.phase is Phase.COUNTED and isinstance(act, CastVotes):
        vote = evolve(vote or Hands(), stage=Stage.ALL)
    elif after.phase is not Phase.VOTING or not _same_question(before, after):
        vote = _fresh(after)
    casts = (*line.cast, Cast(len(line.acts), cast)) if cast else line.cast
    return evolve(line, acts=(*line.acts, act), states=(*line.states, after), vote=vote, cast=casts)


def left_open(line: Line) -> bool:
    """Tell whether the last thing done in a played line are votes that leave their question open."""
    decision = line.pending.decision if line.pending is not None else None
    if decision is None or not line.acts or not isinstance(line.acts[-1], CastVotes):
        return False
    return decision.outcome is Outcome.OPEN


def recast(line: Line, vote: Hands, roll: RollCall, cast: tuple[tuple[str, Origin], ...]) -> Line:
    """Return a line whose last act, the votes of a result that is open, is done anew with more of them known.

    It has as many acts as before: what was drawn of it holds, or is out of order now. Raises `OutOfOrder`.
    """
    last = len(line.acts) - 1
    earlier = tuple([each for each in line.cast if each.act < last])
    before = evolve(line, acts=line.acts[:last], states=line.states[: last + 1], vote=vote, cast=earlier)
    return with_act(before, CastVotes(roll), cast)


def _fresh(meeting: Meeting) -> Hands | None:
    return Hands() if meeting.phase is Phase.VOTING else None


def _same_question(before: Meeting, after: Meeting) -> bool:
    if before.phase is not Phase.VOTING or len(before.before) != len(after.before):
        return False
    return before.before[-1].put == after.before[-1].put and before.question == after.question
