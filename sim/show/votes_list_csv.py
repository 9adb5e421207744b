"""Votes of many scenarios as one table: a row for each vote, with its documents. The codebook is in `docs/`."""

import csv
import io
from collections.abc import Iterable, Iterator

from sim.engine.collected import CollectedVote
from sim.law import Choice, Tally
from sim.show.votes_csv import inert

COLUMNS: tuple[tuple[str, str], ...] = (
    ("scenario", "the scenario that tells of the vote, by the name `unsc run` takes"),
    ("id", "the vote's name in that scenario; unique within it"),
    ("date", "the day of the vote, as 2014-12-22"),
    ("body", "who voted: the Security Council, or the General Assembly and which part of it"),
    ("meeting", "symbol of the verbatim record, such as S/PV.7353; empty where it is not known"),
    ("question", "the question, in the scenario's words"),
    ("matter", "what the question is about, where its words tell, such as adoption of the agenda"),
    ("kind", "kind of question, which chooses the rule it is decided by"),
    ("outcome", "adopted, not_adopted or open, as computed from the votes"),
    ("reason", "why, in a word, as computed: enough_votes, too_few_votes, veto and so on"),
    ("yes", "affirmative votes; where `unknown` is not 0, those that are known"),
    ("no", "negative votes; likewise"),
    ("abstain", "abstentions; likewise"),
    ("not_voting", "members absent or not taking part; likewise"),
    ("unknown", "members of whose vote nothing is known, not even by number"),
    ("needed", "affirmative votes it took"),
    ("votes", "votes known by name, as CODE=Y;CODE=N;... with Y, N, A, and X for not voting"),
    ("blocked_by", "permanent members whose negative vote blocked the question, as codes"),
    ("status", "recorded, reported, derived or assumed: the least certain thing the row rests on"),
    ("sources", "the documents, with ' | ' between them"),
    ("urls", "where they can be read, in the same order; empty between bars where there is no address"),
    ("also_in", "other scenarios that tell of the same vote, as SCENARIO#id with ' | ' between them"),
)
"""The columns, in order: name and meaning."""

LETTERS = {Choice.YES: "Y", Choice.NO: "N", Choice.ABSTAIN: "A", Choice.NOT_VOTING: "X"}


def votes_csv_rows(votes: Iterable[CollectedVote]) -> Iterator[list[str]]:
    """Yield the rows of the table, the heading first; no cell is one that a spreadsheet takes for a formula."""
    yield [name for name, _ in COLUMNS]
    for vote in votes:
        yield [inert(cell) for cell in _row(vote)]


def votes_list_csv(votes: Iterable[CollectedVote]) -> Iterator[str]:
    """Write the table as CSV, line by line; the heading comes first."""
    for row in votes_csv_rows(votes):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(row)
        yield line.getvalue()


def _row(vote: CollectedVote) -> list[str]:
    decided = vote.decided
    return [
        vote.scenario,
        decided.id,
        decided.at.day.isoformat(),
        decided.body,
        vote.meeting,
        decided.question,
        vote.matter,
        decided.kind.value,
        decided.outcome.value,
        decided.reason.value,
        *_numbers(decided.tally),
        "" if decided.needed is None else str(decided.needed),
        ";".join(f"{v.member}={LETTERS[v.choice]}" for v in decided.votes if v.choice is not None),
        ";".join(decided.blocked_by),
        decided.status.value,
        " | ".join(source.cite for source in vote.sources),
        " | ".join(source.url or "" for source in vote.sources),
        " | ".join(vote.also_in),
    ]


def _numbers(tally: Tally | None) -> list[str]:
    """Return the five numbers of a tally as cells."""
    if tally is None:
        return [""] * 5
    return [str(n) for n in (tally.yes, tally.no, tally.abstain, tally.not_voting, tally.unknown)]
