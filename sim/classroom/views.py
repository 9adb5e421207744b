"""What each person in a room is shown, as JSON: one part that all see alike, and a small one of their own.

Nothing hidden is in it: no hand before it is shown, no ballot of another, nothing of the record before the chair
reveals it or goes there, no key and no token. What is told of an act, a vote or a step is made once and kept.
"""

import json
from collections.abc import Callable, Set
from typing import Any

from sim.classroom.debrief import Told, decisions_in, record_row, told_row
from sim.classroom.lines import Line
from sim.classroom.looking import Look
from sim.classroom.offers import AS_PRESIDENT, Offered, Offers
from sim.classroom.papers import papers_of, states_named
from sim.classroom.polls import Poll, poll_row
from sim.classroom.sheets import Sheets
from sim.classroom.shown_meeting import council_row, line_rows, meeting_row, vote_row
from sim.classroom.state import Gavel, Person, Role, State
from sim.classroom.lines import Stage
from sim.classroom.telling import LAST, Transcript
from sim.classroom.why_not import why_not
from sim.engine.running import Run
from sim.errors import UnscError
from sim.procedure.actions import RECORD, SECRETARY_GENERAL
from sim.procedure.entry import Papers
from sim.procedure.meeting import Meeting

SCHEMA = 1


class Views:
    """The views of one room. It keeps what was made for one view and holds for the next; it changes nothing.

    `view` is asked with the state as it is now; a state that came before it may be asked for again, too.
    """

    def __init__(self) -> None:
        self._transcript = Transcript()
        self._looks: dict[int, tuple[Run, Look]] = {}
        self._papers: dict[int, tuple[Run, Papers, tuple[str, ...]]] = {}
        self._told: dict[str, list[tuple[dict[str, Any], dict[str, Any] | None]]] = {}
        self._sheets: Sheets | None = None
        self._kept: dict[str, tuple[tuple[object, ...], str]] = {}
        self._offers: tuple[Meeting, Offers, dict[tuple[str, ...], str]] | None = None

    # Everything in one

    def view(self, state: State, person: str, *, here: Set[str], version: int, now_ms: int) -> bytes:
        """Return what somebody sees now, as JSON. `here` are the people who follow the room at the moment.

        Raises `UnscError` for somebody who is not in the room.
        """
        who = _somebody(state, person)
        shared = self._shared(state, who.role is Role.CHAIR, here)
        own = self._own(state, who, here)
        return f'{{"schema":{SCHEMA},"version":{version},"now":{now_ms},{shared},{own}}}'.encode()

    def _shared(self, state: State, chair: bool, here: Set[str]) -> str:
        """Return what everybody of a sort sees, made once for a state and those who are here."""
        key = (state, frozenset(here))
        return self._keep(f"shared {chair}", key, lambda: self._make_shared(state, chair, here))

    def _make_shared(self, state: State, chair: bool, here: Set[str]) -> str:
        line = state.here
        meeting, hands = line.meeting, line.vote
        revealed = chair or state.revealed
        decided = self._decided(line) if line.played else []
        parts = [
            f'"room":{_text(_room(state, line, chair))}',
            f'"council":{_text(council_row(state, line, here))}',
            f'"lines":{self._keep("lines", (state.lines,), lambda: _text(line_rows(state)))}',
            f'"line":{_text(line.id)}',
            f'"mode":{_text("play" if line.played else "look")}',
            f'"meeting":{self._keep("meeting", (meeting,), lambda: _text(_meeting(meeting)))}',
            f'"speech":{_text(_speech(state))}',
            f'"vote":{_text(vote_row(line, hands, len(decided)) if hands is not None else None)}',
            f'"decided":{self._decided_text(state, line, decided, revealed)}',
            f'"transcript":{self._transcript_text(state, line)}',
            f'"look":{self._look_text(state, line, revealed)}',
        ]
        return ",".join(parts)

    def _keep(self, name: str, key: tuple[object, ...], make: Callable[[], str]) -> str:
        """Return a text made before for the very same things, or make it."""
        kept = self._kept.get(name)
        if kept is not None and len(kept[0]) == len(key) and all(map(_same, kept[0], key)):
            return kept[1]
        text = make()
        self._kept[name] = (key, text)
        return text

    # What was decided and told

    def _decided(self, line: Line) -> list[tuple[dict[str, Any], Told]]:
        told = decisions_in(line)
        rows = self._rows.setdefault(line.id, [])
        for each in told[len(rows) :]:
            rows.append(told_row(each))
        return list(zip(rows, told, strict=True))
