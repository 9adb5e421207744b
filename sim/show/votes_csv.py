"""The votes of runs as a tidy table: a row for each decision and member, with its status and its documents."""

import csv
import io
from collections.abc import Iterable, Iterator

from sim.council import state
from sim.engine.events import Began, Decided, Event
from sim.errors import UnscError
from sim.show.decision_row import cites

COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("file", "text", "scenario file"),
    ("title", "text", "title of the scenario"),
    ("decision", "text", "id of the decision in the scenario; unique within a file"),
    ("at", "date or date and time", "when it was decided, local to New York: 2014-12-22 or 2014-12-22T15:08"),
    ("body", "text", "who voted: the Security Council, or the General Assembly and which part of it"),
    ("question", "text", "the question as it was put"),
    ("kind", "text", "kind of question, which chooses the rule: procedural, substantive and so on"),
    ("outcome", "adopted, not_adopted or open", "what became of the question, as computed"),
    ("reason", "text", "why, in a word: enough_votes, too_few_votes, veto and so on, as computed"),
    (
        "member",
        "text",
        "ISO 3166-1 alpha-3 code of the member; SUN, YUG and so on for States that are gone; members of the "
        "General Assembly known only by number have no rows",
    ),
    ("name", "text", "its name at the United Nations on that day"),
    ("permanent", "true or false", "whether it is a permanent member of the body that votes"),
    ("choice", "yes, no, abstain, not_voting or empty", "its vote; empty where not known by name"),
    ("how", "absent, not_participating or empty", "in which way it did not vote, where the record says so"),
    ("status", "recorded, reported, derived or assumed", "how this vote is known"),
    ("sources", "text", "documents the vote is taken from, with ' | ' between them"),
    ("note", "text", "a remark on this vote"),
)
"""The columns, in order: name, values, meaning. There is no row for a decision without a vote, nor for members of
the General Assembly whose vote is not known by name."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def votes_csv(runs: Iterable[tuple[str, Iterable[Event]]]) -> Iterator[str]:
    """Write the votes of some runs, each a file and its log, as CSV in pieces; the heading comes first."""
    yield _lines([[name for name, _, _ in COLUMNS]])
    for file, log in runs:
        yield _lines(_rows(file, log))


def dictionary_csv() -> str:
    """Write what the columns mean, as CSV."""
    return _lines([["column", "values", "meaning"], *map(list, COLUMNS)])


def _rows(file: str, log: Iterable[Event]) -> Iterator[list[str]]:
    title = ""
    standing: dict[str, Decided] = {}  # each once, as it stands at the end: a ruling may have had it counted again
    for event in log:
        if isinstance(event, Began):
            title = event.title
        if isinstance(event, Decided):
            standing[event.id] = event
    for event in standing.values():
        decision = [event.id, str(event.at), event.body, event.question, event.kind.value]
        result = [event.outcome.value, event.reason.value]
        for vote in event.votes:
            yield [
                file,
                title,
                *decision,
                *result,
                vote.member,
                _name(vote.member, event),
                "true" if vote.member in event.permanent else "false",
                "" if vote.choice is None else vote.choice.value,
                "" if vote.how is None else vote.how.value,
                vote.status.value,
                " | ".join(cites(vote.sources or event.sources)),
                vote.note,
            ]


def _name(code: str, event: Decided) -> str:
    try:
        return state(code).name_on(event.at.day)
    except UnscError:
        return ""


def _lines(rows: Iterable[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[inert(cell) for cell in row] for row in rows])
    return text.getvalue()


def inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> inert("=1+1"), inert("adopted")
    ("'=1+1", 'adopted')
    """
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell
