"""A meeting as it was played, and as a run of the file that is being written has it, side by side.

What is brought up while something else waits is told before it, in the order of the decisions. A step is told only
if a run takes with it the decisions that were taken; other acts are left out, and counted as untold.
"""

from collections.abc import Callable, Iterable
from typing import Any

from attrs import define, field, frozen

from sim.errors import UnscError
from sim.law import Kind
from sim.procedure import Meeting, Taken
from sim.procedure.actions import Action
from sim.procedure.meeting import Pending
from sim.scenario.model import Agenda, Step
from sim.scenario.played.words import Ids
from sim.source import Status


@frozen
class Told:
    """A step of the file, and what it does to a meeting when the file is run.

    How the agenda was decided is no step: it has a place of its own. `with_acts` are earlier acts that the step
    tells of, too, by number. One `in_place` stands for the last step that is kept from the file, and tells more.
    """

    does: Callable[[Meeting], Meeting]
    step: Step | None = None
    agenda: Agenda | None = None
    with_acts: tuple[int, ...] = ()
    in_place: bool = False


@define(eq=False)
class Open:
    """Something before the Council that is not decided yet: the acts on it so far, by number, the first with it.

    `on_file` says that a run has it before the Council, too: it stood there when play was taken over, or a vote
    that was told decided nothing on it.
    """

    acts: list[int]
    brought_by: Action | None = None
    on_file: bool = False
    explained: list[tuple[int, str]] = field(factory=list)
    """Who explained its vote before the voting, each with the number of the act."""


@define(eq=False)
class Telling:
    """A meeting as it was played from a point on (`live`), and as a run of the file has it (`on_file`).

    `known` are the symbols of drafts that the file tells of outside this meeting.
    """

    live: Meeting
    ids: Ids
    known: frozenset[str]
    begun: Meeting = field(init=False)
    """The meeting as it stood before the first step that is told."""
    on_file: Meeting = field(init=False)
    open: list[Open] = field(init=False)
    told: list[Told] = field(factory=list)
    untold: set[int] = field(factory=set)
    asked_for_floor: dict[str, int] = field(factory=dict)
    """Who is on the list of speakers, and by which act."""
    votes_requested: dict[str, tuple[int, str]] = field(factory=dict)
    """By symbol, which act asked for the vote on what an invited State submitted, and whose it was."""

    def __attrs_post_init__(self) -> None:
        """Begin where play was taken over."""
        self.begun = self.on_file = self.live
        self.open = [Open([], on_file=True) for _ in self.live.before]

    @property
    def members(self) -> tuple[str, ...]:
        """The members of the Council, in seating order."""
        return self.live.council.codes

    def tell(self, told: Iterable[Told], taken: tuple[Taken, ...] = ()) -> bool:
        """Tell some steps, if a run does them and takes just these decisions; say whether it does."""
        told = tuple(told)
        after = done(self.on_file, told)
        if not told or after is None or not same(after.taken[len(self.on_file.taken) :], taken):
            return False
        self.on_file = after
        self.told += told
        for each in told:
            self.untold.difference_update(each.with_acts)
        return True

    def drop(self, left: Open) -> None:
        """Leave untold what was brought up."""
        self.untold.update(left.acts, [number for number, _ in left.explained])


@frozen
class Concluded:
    """A matter that was decided, or left open or withdrawn: by which act, and how all stood just before it."""

    telling: Telling
    before: Meeting
    open: Open
    act: Action
    top: Pending

    @property
    def below(self) -> Pending | None:
        """What waited for its decision while this matter was before the Council."""
        return self.before.before[-2] if len(self.before.before) > 1 else None


def step(telling: Telling, name: str, does: object, *, note: str = "", called: str = "") -> Step:
    """Return a step of the file that says one thing; assumed, as all that is played."""
    more: Any = {name: does}
    number = telling.ids.new(called or name.replace("_", " "))
    return Step(id=number, status=Status.ASSUMED, note=note, **more)


def done(meeting: Meeting, told: Iterable[Told]) -> Meeting | None:
    """Return a meeting after some steps; None where a run would refuse one of them."""
    try:
        for each in told:
            meeting = each.does(meeting)
    except UnscError:
        return None
    return meeting


def same(some: tuple[Taken, ...], others: tuple[Taken, ...]) -> bool:
    """Tell whether the same decisions were taken, in the same order."""
    return [_decision(taken) for taken in some] == [_decision(taken) for taken in others]


def _decision(taken: Taken) -> tuple[object, ...]:
    decision = taken.decision
    # What was decided without a vote is of the kind the file says, which the rules do not know.
    kind: Kind | None = decision.kind if taken.roll is not None else None
    return kind, decision.outcome, decision.reason, decision.tally, frozenset(decision.blocked_by)
