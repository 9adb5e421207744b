"""Stepping through a log: what is told up to a step, the decision taken there, and whether one can branch off.

A step is a number of events of the log; at 0 nothing is told. What a what-if changed, and what came of it, is told
beside it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sim.classroom.debrief import event_row
from sim.classroom.lines import Line, LineKind, standing_at
from sim.classroom.on_record import recorded_in
from sim.classroom.telling import LAST
from sim.engine.events import (
    Began,
    Decided,
    Event,
    MeetingCalled,
    MeetingEnded,
    NotReached,
    QuestionPut,
    Refused,
)
from sim.engine.running import Run
from sim.show.before_council import COUNCIL
from sim.show.not_reached import left_open, not_reached
from sim.show.transcript import TOLD
from sim.show.words import mark, plain, sentence


class Look:
    """One log, told event by event; each event is told once."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self._told: list[dict[str, Any]] = []

    def entries(self, step: int) -> list[dict[str, Any]]:
        """Return what is told when so many events have happened."""
        for event in self.run.log[len(self._told) : step]:
            self._told.append(_entry(event, self.run))
        return self._told[:step]

    def row(self, line: Line, record: Run | None) -> dict[str, Any]:
        """Return what is shown at the step where a line stands.

        `record` is the run a what-if is compared with; None where what really happened is not to be told, and then
        how many steps are still to come is not told either.
        """
        log, step = self.run.log, line.step
        shown = decision_at(log, step)
        changes = self.run.scenario.changes
        compared = record is not None and line.kind is LineKind.WHAT_IF
        return {
            "step": step,
            "steps": len(log) if record is not None else step,
            "day": str(log[max(0, step - 1)].at.day),
            "body": body_at(log, step),
            "council": council_shown(self.run, step),
            "entries": self.entries(step)[-LAST:],
            "decision": None if shown is None else event_row(shown, _number(log, shown), self._path(shown)),
            "can_branch": can_branch(self.run, step),
            "what_if": {"paths": [f"{c.path}={c.now or ''}" for c in changes]}
            if line.kind is LineKind.WHAT_IF
            else None,
            "differs": differences(record, self.run) if compared and record is not None else None,
        }

    def _path(self, shown: Decided) -> str:
        """Return where a what-if changes the votes of a decision: in the Council, or a vote of the Assembly."""
        found = next((each.path for each in recorded_in(self.run) if each.id == shown.id), None)
        in_file = any(
            step.id == shown.id and step.assembly_vote is not None for step in self.run.scenario.timeline
        )
        return f"timeline.{shown.id}" if found is None and in_file else found or ""


def _entry(event: Event, run: Run) -> dict[str, Any]:
    kind = "event"
    cites = [source.cite for source in event.sources]
    if isinstance(event, Began):
        words = event.title
    elif isinstance(event, Decided):
        kind = "decision"
        words = f"{sentence(event.question)} {event.why}"
        cites += [source.cite for source in event.decision.sources]
    elif isinstance(event, NotReached):
        kind = "not_reached"
        words = not_reached([event], is_open=left_open(event, run.log))
    else:
        if isinstance(event, Refused):
            kind = "refused"
        words = mark(event.status) + TOLD[type(event)](event)
    if event.note:
        words = f"{words} {event.note}"
    return {"words": words, "cites": [*dict.fromkeys(cites)], "kind": kind}


def decision_at(log: Sequence[Event], step: int) -> Decided | None:
    """Return the decision that is shown when so many events are told: the last, until what comes next is put."""
    for event in reversed(log[:step]):
        if isinstance(event, Decided):
            return event
        if isinstance(event, QuestionPut | MeetingCalled):
            return None
    return None


def body_at(log: Sequence[Event], step: int) -> str:
    """Return whose doing it is what the last of so many events tells: of the Council what happens at its meetings.

    Empty for what no body does by a vote or at a meeting, such as a letter.
    """
    if not step:
        return ""
    last = log[step - 1]
    if isinstance(last, Decided):
        return last.body
    return COUNCIL if isinstance(last, MeetingEnded) or _meets(log, step) else ""


def _meets(log: Sequence[Event], step: int) -> bool:
    return next(
        (
            isinstance(e, MeetingCalled)
            for e in reversed(log[:step])
            if isinstance(e, MeetingCalled | MeetingEnded)
        ),
        False,
    )


def council_shown(run: Run, step: int) -> bool:
    """Tell whether the Council is to be seen at a step, as it sat: for its own doing, once its meeting is open."""
    log, standing, shown = run.log, standing_at(run, step), decision_at(run.log, step)
    called = next((n for n, event in _backward(log, step) if isinstance(event, MeetingCalled)), 0)
    if standing is None or standing.log < called:
        return False
    return (body_at(log, step) if shown is None else shown.body) == COUNCIL


def _backward(log: Sequence[Event], step: int) -> Iterator[tuple[int, Event]]:
    return ((n, log[n - 1]) for n in range(step, 0, -1))


def _number(log: Sequence[Event], shown: Decided) -> int:
    return sum(isinstance(event, Decided) for event in log[: shown.number])


def can_branch(run: Run, step: int) -> bool:
    """Tell whether a class can take over the play at a step: whether a meeting is going on there."""
    standing = standing_at(run, step)
    return standing is not None and not standing.state.over


def differences(record: Run, what_if: Run) -> list[str]:
    """Say in which decisions a what-if comes out otherwise than the record, one sentence for each."""
    found = []
    for name in dict.fromkeys((*record.decisions, *what_if.decisions)):
        then, now = (_came_to(run.decisions.get(name)) for run in (record, what_if))
        if then != now:
            question = (record.decisions.get(name) or what_if.decisions[name]).question
            found.append(sentence(f"{question}: {now} here, {then} on the record"))
    return found


def _came_to(decided: Decided | None) -> str:
    if decided is None:
        return "not decided"
    numbers = f" {decided.tally}" if decided.tally is not None else ""
    blocked = f", vetoed by {' '.join(decided.blocked_by)}" if decided.blocked_by else ""
    return f"{plain(decided.outcome.value)}{numbers}{blocked}"
