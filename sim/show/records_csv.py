"""Votes that were checked, as a tidy table: a row for each, which can be checked again as it stands."""

import csv
import io
from collections.abc import Iterable

from sim.law import Choice
from sim.records.checking import Checked
from sim.records.vote_rows import LETTERS
from sim.show.votes_csv import inert

COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("id", "text", "symbol of the resolution or draft, or what the file has in its place"),
    ("date", "date", "day of the vote, as 2014-12-22"),
    ("meeting", "text", "symbol of the meeting, such as S/PV.7353"),
    ("kind", "text or empty", "kind of question it was decided as; empty where either kind decides alike"),
    ("kind_basis", "recorded, presumed or empty", "how the kind is known"),
    ("outcome", "text", "outcome as recorded"),
    ("yes", "number or empty", "votes in favour as the file states them; empty where it does not"),
    ("no", "number or empty", "votes against, likewise"),
    ("abstain", "number or empty", "abstentions, likewise"),
    ("not_voting", "number or empty", "members not voting, likewise"),
    ("votes", "text", "votes known by name, CODE=Y;CODE=N, with A for abstaining and X for not voting"),
    ("votes_basis", "text", "how the votes by name are known; partial: of some members only; none: of none"),
    ("veto_by", "codes", "members whose negative vote blocked it, as recorded"),
    ("title", "text", "title as the file has it"),
    ("note", "text", "note of the file"),
    ("source", "text", "where the file has the vote from"),
    ("undl_id", "text", "number of the record in the UN Digital Library"),
    ("file", "text", "file the vote was read from"),
    ("line", "number", "line in it where the vote begins"),
    ("verdict", "agree, differ or unchecked", "what came of comparing it with the law"),
    ("basis", "members, totals or none", "what settled it"),
    ("kind_source", "text", "who states the kind"),
    (
        "computed",
        "adopted, not_adopted, open or empty",
        "outcome by the law; empty where there was nothing to decide",
    ),
    ("computed_reason", "text", "why, in a word: enough_votes, too_few_votes, veto and so on"),
    ("computed_tally", "text", "the votes as counted, in favour, against, abstaining, and what else there was"),
    ("needed", "number or empty", "affirmative votes that carry"),
    ("blocked_by", "codes", "permanent members whose veto blocked it by the law"),
    ("reason", "text", "why it differs or was not checked"),
    ("disagreeing", "text", "the sources that disagree, with ' | ' between them"),
    ("remark", "text", "what is missing from the file, though it makes no difference"),
    ("law", "text", "what the law decided by, with ' | ' between the sources"),
)
"""The columns, in order: name, values, meaning. The first seventeen are the layout of one row per vote."""

_LETTERS = {choice: letter for letter, choice in LETTERS.items()}


def checked_csv(votes: Iterable[Checked] = ()) -> str:
    """Write the rows of some votes; without any, the heading."""
    rows = [_row(checked) for checked in votes]
    return _lines(rows or [[name for name, _, _ in COLUMNS]])


def checked_dictionary_csv() -> str:
    """Write what the columns mean, as CSV."""
    return _lines([["column", "values", "meaning"], *map(list, COLUMNS)])


def _row(checked: Checked) -> list[str]:
    vote, decision = checked.vote, checked.decision
    kind = checked.kind or vote.kind
    totals = [vote.totals.of(choice) for choice in Choice]
    basis = "recorded" if vote.complete else "partial" if vote.votes else "none"
    return [
        vote.id,
        str(vote.on),
        vote.meeting,
        "" if kind is None else kind.value,
        "recorded" if checked.kind else vote.kind_basis,
        vote.outcome or ("" if vote.result is None else vote.result.value),
        *["" if total is None else str(total) for total in totals],
        ";".join(f"{v.member}={_LETTERS[v.choice]}" for v in vote.votes),
        vote.votes_basis or basis,
        ";".join(vote.veto_by),
        vote.title,
        vote.note,
        vote.sources,
        vote.undl_id,
        vote.file,
        str(vote.line),
        checked.verdict.value,
        checked.basis.value,
        checked.kind_source,
        *(
            [
                decision.outcome.value,
                decision.reason.value,
                str(decision.tally),
                str(decision.needed),
                ";".join(decision.blocked_by),
            ]
            if decision
            else [""] * 5
        ),
        "" if checked.ground is None else checked.reason,
        " | ".join(checked.disagreeing),
        checked.remark,
        " | ".join(source.cite for source in decision.sources) if decision else "",
    ]


def _lines(rows: Iterable[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[inert(cell) for cell in row] for row in rows])
    return text.getvalue()
