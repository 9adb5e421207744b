"""The votes in a library as lines and as rows for JSON. As a table with sources they are in `votes_list_csv`."""

from collections.abc import Iterable
from typing import Any

from sim.engine.collected import CollectedVote
from sim.show.decision_row import cites, tally_row
from sim.show.lines import WIDTH, Paragraph
from sim.show.words import OUTCOMES, REASONS, count

_DATE = 12


def votes_lines(votes: Iterable[CollectedVote], width: int = WIDTH) -> list[str]:
    """Return a line for each vote, the earliest first: day, where it is, question, tally, what came of it."""
    lines = []
    listed = sorted(votes, key=lambda vote: (vote.decided.at.day, vote.scenario))
    for vote in listed:
        decided = vote.decided
        came = f"{decided.tally} {OUTCOMES[decided.outcome].lower()} ({REASONS[decided.reason]})"
        text = f"{vote.scenario}#{decided.id}: {decided.question}: {came}"
        lines += Paragraph(text, f"{decided.at.day.isoformat():<{_DATE}}").lines(width)
    return [*lines, *([""] if lines else []), f"{count(len(listed), 'vote')}."]


def vote_row(vote: CollectedVote) -> dict[str, Any]:
    """Return what a script is told of one vote."""
    decided = vote.decided
    return {
        "scenario": vote.scenario,
        "id": decided.id,
        "date": decided.at.day.isoformat(),
        "body": decided.body,
        "meeting": vote.meeting or None,
        "question": decided.question,
        "matter": vote.matter or None,
        "kind": decided.kind.value,
        "outcome": decided.outcome.value,
        "reason": decided.reason.value,
        "tally": tally_row(decided.tally),
        "needed": decided.needed,
        "blocked_by": list(decided.blocked_by),
        "status": decided.status.value,
        "sources": cites(vote.sources),
    }
