"""What one row of the two tables holds: of the acts, and of the matters that can be decided. It holds no rows."""

import enum
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from attrs import frozen

from sim.law import Question, RollCall
from sim.procedure.actions import Action
from sim.procedure.matters import Amendment, Appointment, Draft, Guest, Matter, Polarity
from sim.procedure.meeting import Meeting, Pending, Phase, Taken
from sim.source import Source

A = TypeVar("A", bound=Action)
M = TypeVar("M", bound=Matter)


class Actor(enum.Enum):
    """Who may do an act."""

    CHAIR = "the President"
    MEMBER = "a member of the Council"
    PARTICIPANT = "a member of the Council or somebody invited"
    SPEAKER = "a member of the Council, somebody invited, a rapporteur or the Secretary-General"
    SECRETARY_GENERAL = "the Secretary-General"
    COUNCIL = "the members together"
    RECORD = "the record"


@frozen
class Papers:
    """What the members could bring to a meeting: with it `legal_actions` fills blanks, so that its list is finite.

    Where there is nothing to fill a blank with, the list shows the form.
    """

    drafts: tuple[Draft, ...] = ()
    guests: tuple[Guest, ...] = ()
    rolls: tuple[RollCall, ...] = ()
    questions: tuple[Question, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    days: tuple[str, ...] = ()
    """To which a meeting could be adjourned, or discussion postponed."""
    referees: tuple[str, ...] = ()
    """To whom a matter could be referred."""
    appointments: tuple[Appointment, ...] = ()
    """The commissions, committees and rapporteurs that could be proposed."""


NO_PAPERS = Papers()


@frozen
class Entry(Generic[A]):
    """An act: in which phases and by whom it can be in order, what else it takes, and what it leads to.

    `check` returns the rule that makes the act in order, or raises `OutOfOrder`. `candidates` lists the acts
    worth asking about at a meeting; it may list too many but must not miss one that is in order.
    """

    act: type[A]
    what: str
    phases: tuple[Phase, ...]
    by: Actor
    check: Callable[[Meeting, A], Source]
    effect: Callable[[Meeting, A], Meeting]
    candidates: Callable[[Meeting, Papers], Iterable[A]]
    formal_only: bool = True
    rule: Source | None = None
    """The rule that speaks of this act alone, cited where it comes at the wrong time or from the wrong hand."""


@frozen
class MatterEntry(Generic[M]):
    """A matter: the question it puts, what its decision leads to, and how an objection is treated.

    `effect` is given the meeting without the matter, the matter as it waited, and the decision taken.
    """

    what: str
    source: Source
    question: Callable[[Meeting, M, Polarity], Question]
    effect: Callable[[Meeting, M, Pending, Taken], Meeting]
    objection_forces_vote: bool = True
    polarities: tuple[Polarity, ...] = (Polarity.IN_FAVOUR,)


@lru_cache(maxsize=1024)
def by_each(act: type[A], actors: tuple[str, ...], *rest: object) -> tuple[A, ...]:
    """Return the same act by each of some actors, made once: a meeting is asked for them again and again."""
    return tuple([act(by, *rest) for by in actors])
