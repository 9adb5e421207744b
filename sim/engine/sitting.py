"""One meeting in progress: the state the rules see, and what the log has said of it. It puts no question."""

from typing import Any

from attrs import define

from sim.council import Council
from sim.engine.events import Event, MeetingEnded
from sim.engine.events_in_meeting import LeftUndecided, StillBefore
from sim.engine.matters_in_words import in_words
from sim.engine.play import E, Known, Play
from sim.procedure import Ended, OutOfOrder, apply
from sim.procedure import Meeting as MeetingState
from sim.procedure.actions import Action
from sim.scenario.model import Codes, Step
from sim.scenario.moments import Moment
from sim.source import Status, weakest

_HOW_IT_ENDED = {
    Ended.CONCLUDED: "the business was concluded",
    Ended.ADJOURNED: "it was adjourned",
    Ended.AGENDA_NOT_ADOPTED: "the agenda was not adopted, so nothing else is in order",
}
_OPEN = "how the vote ended is not known, and nothing that may depend on it is guessed"


@define(eq=False)
class Sitting:
    """One meeting in progress, from its opening on."""

    play: Play
    at: Moment
    """The moment that what happens next is logged under."""
    state: MeetingState
    known: Known
    """How the meeting itself is known; what stands in it may be known otherwise."""
    last: Event
    """The event that what happens next follows from."""
    symbols: frozenset[str]
    """The drafts that are to be voted on here: others wait for another meeting, and stand in no turn here."""
    end_told: bool = False
    to_come: tuple[Step, ...] = ()
    """What the file has after the step that is happening."""

    @property
    def council(self) -> Council:
        """The Council that meets."""
        return self.state.council

    def seated(self, codes: Codes) -> list[str]:
        """Return those that sit here: who is named in the record and has no seat neither asks nor objects."""
        out = self.state.without_credentials
        return [c for c in codes if c in self.council.codes and c not in out]

    def mover(self, codes: Codes) -> str:
        """Return who does what the file says these do: the first that sits, and the President where none of them
        is on this Council. One whose credentials were rejected is returned where it alone is: the rules refuse it.
        """
        members = [c for c in codes if c in self.council.codes]
        return next(iter([*self.seated(codes), *members]), self.state.chair)

    def do(self, *acts: Action) -> None:
        """Do some acts; raises `OutOfOrder` at the first that is not in order."""
        for act in acts:
            self.state = apply(self.state, act)

    def record(self, cls: type[E], step: str = "", known: Known | None = None, **fields: Any) -> E:
        """Log an event of this meeting, which what happens next follows from."""
        status, sources = known or self.known
        event = self.play.record(cls, self.at, step, self.last, status=status, sources=sources, **fields)
        self.last = event
        return event

    def refuse(self, attempt: str, refusal: OutOfOrder, step: str, known: Known, note: str = "") -> None:
        """Log that something attempted is out of order."""
        self.last = self.play.refused(attempt, refusal, self.at, step, self.last, known, note)

    def tell_end(self, step: str = "", known: Known | None = None, note: str = "") -> None:
        """Log, once, how the meeting ended, if it did; that it did follows, unless a step of the file says so."""
        ended = self.state.ended
        if ended in _HOW_IT_ENDED and not self.end_told:
            self.end_told = True
            how = _HOW_IT_ENDED[ended]
            waiting = [t.draft.symbol for t in self.state.drafts if t.waits]
            waiting += [p.amendment.symbol for p in self.state.amendments if p.waits]
            if ended is Ended.CONCLUDED and waiting:
                how = f"nobody asked for the floor; not voted on: {', '.join(waiting)}"
            self.record(MeetingEnded, step, known or self._follows(), how=how, note=note)

    def tell_what_waits(self) -> None:
        """Log that a vote decided nothing, where what was put to it is before the Council still."""
        if self.state.before:
            self.record(StillBefore, known=self._follows(), what=in_words(self.state.before[-1].matter))

    def tell_what_is_left(self) -> None:
        """Log what the meeting has left undecided, where the file tells of it no further."""
        if self.state.before and not self.state.phase.over:
            what = tuple([in_words(pending.matter) for pending in reversed(self.state.before)])
            self.record(LeftUndecided, known=self._follows(), what=what)

    def _follows(self) -> Known:
        return weakest(self.known[0], Status.DERIVED), self.known[1]

    def why_over(self) -> str:
        """Say why nothing can happen in this meeting any more; empty while it goes on."""
        if not self.state.phase.over:
            return ""
        ended = self.state.ended
        return f"the meeting had ended: {_HOW_IT_ENDED[ended]}" if ended in _HOW_IT_ENDED else _OPEN
