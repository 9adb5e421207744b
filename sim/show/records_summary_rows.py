"""The figures of recorded votes as rows for machines: one JSON object, or one tidy table. It counts nothing."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sim.law import Outcome
from sim.records.summing import Asked, Cell, Key, Summary
from sim.records.summing.agreement import BOTH_VOTED, CONTESTED_HALF, CONTESTED_SAME, HALF, SAME, pair_key
from sim.records.summing.outcomes import COVERAGE, UNANIMITY, VOTES
from sim.records.summing.pairs import SEATS, earlier_holder
from sim.records.summing.periods import period_of
from sim.records.summing.pivots import NoPivots, Pivot, left_out_key, pivot_key
from sim.records.summing.summary import law_key
from sim.records.summing.vetoes import HIDDEN, OF_A_SEAT, VETOERS_UNKNOWN, seat_key
from sim.show.votes_csv import inert

COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("table", "votes, coverage, unanimity, vetoes, hidden, agreement, pivotal, laws or drafts", "which figures"),
    ("period", "such as 1966 or 1960s", "year or decade in which the votes were taken"),
    (
        "member",
        "ISO 3166-1 alpha-3 code or empty",
        "whose figure it is; CHN is China's seat (ROC before), RUS the Russian Federation's (SUN before)",
    ),
    ("other", "code or empty", "agreement: the second of the pair"),
    ("law", "text or empty", "laws and drafts: the other law"),
    ("draft", "text or empty", "drafts: the id of the failed draft"),
    ("date", "date or empty", "drafts: the day of its vote"),
    ("why", "text or empty", "drafts: why it would have come out so, in a word"),
    ("measure", "text", "what is counted, a name of its table; docs/records.md defines each"),
    (
        "value",
        "number or empty",
        "how many votes; halves occur in the measures of Lijphart's index only. drafts: 1 adopted under that law, "
        "0 not adopted, empty where it stays open",
    ),
    ("n", "number", "of how many votes: value / n is the share. Figures of several periods are sums of both"),
)
"""The columns of the table, in order: name, values, meaning. It has no row for all periods: they add up to it."""


def summary_row(found: Summary, asked: Asked, files: Sequence[str]) -> dict[str, Any]:
    """Return what a script is told; every figure is a value, of so many votes."""
    return {
        "files": list(files),
        "from": _day(asked.first),
        "to": _day(asked.last),
        "by": asked.by.value,
        "votes": found.votes,
        "first": _day(found.first),
        "last": _day(found.last),
        "left_out": {"bad_rows": found.bad_rows, "doubled": found.doubled, "outside": found.outside},
        "periods": [
            {"period": p, "votes": _figures(found, VOTES, p), "unanimity": _figures(found, UNANIMITY, p)}
            for p in found.periods
        ],
        "outcomes": _figures(found, VOTES),
        "coverage": _figures(found, COVERAGE),
        "unanimity": _figures(found, UNANIMITY),
        "hidden": _figures(found, HIDDEN),
        "vetoes": {
            VETOERS_UNKNOWN.measure: _cell(found.of(VETOERS_UNKNOWN)),
            "seats": [
                {
                    "seat": seat,
                    "before": earlier_holder(seat) or None,
                    **{m: _cell(found.of(seat_key(m, seat))) for m in OF_A_SEAT},
                }
                for seat in SEATS
            ],
        },
        "agreement": [
            {
                "between": [pair.one, pair.other],
                **{
                    m: _cell(found.of(pair_key(m, pair)))
                    for m in (BOTH_VOTED, SAME, HALF, CONTESTED_SAME, CONTESTED_HALF)
                },
            }
            for pair in asked.pairs
        ],
        "pivotal": {
            **{why.value: _cell(found.of(left_out_key(why))) for why in NoPivots},
            "members": [
                {"member": code, **{pivot.value: _cell(found.of(pivot_key(pivot, code))) for pivot in Pivot}}
                for code in dict.fromkeys(sorted(key.member for key in found.keys("pivotal") if key.member))
            ],
        },
        "laws": [_law(found, law.name) for law in asked.laws],
    }


def _law(found: Summary, law: str) -> dict[str, Any]:
    measures = (*(outcome.value for outcome in Outcome), "left_out_not_decided")
    return {
        "law": law,
        **{m: _cell(found.of(law_key(law, m))) for m in measures},
        "drafts": [
            {
                "id": draft.id,
                "date": str(draft.on),
                "recorded": draft.recorded,
                "outcome": None if draft.outcome is None else draft.outcome.value,
                "why": draft.why,
            }
            for draft in found.drafts
            if draft.law == law
        ],
    }


def _figures(found: Summary, keys: Iterable[Key], period: str | None = None) -> dict[str, dict[str, float]]:
    return {key.measure: _cell(found.of(key, period)) for key in keys}


def _cell(cell: Cell) -> dict[str, float]:
    return {"value": _number(cell.value), "n": cell.n}


def _number(value: float) -> float:
    return int(value) if value == int(value) else value


def _day(on: object) -> str | None:
    return None if on is None else str(on)


def summary_csv(found: Summary, asked: Asked) -> Iterator[str]:
    """Write all figures as CSV in pieces, a row for each figure of each period; the heading comes first."""
    yield _lines([[name for name, _, _ in COLUMNS]])
    for period, key, cell in found.rows():
        yield _lines([_row(period, key, cell)])
    for draft in found.drafts:
        value = {Outcome.ADOPTED: "1", Outcome.NOT_ADOPTED: "0"}.get(draft.outcome) if draft.outcome else None
        period = period_of(draft.on, asked.by)
        of = [draft.law, draft.id, str(draft.on), draft.why]
        yield _lines([["drafts", period, "", "", *of, "adopted", value or "", "1"]])


def dictionary_csv() -> str:
    """Write what the columns mean, as CSV."""
    return _lines([["column", "values", "meaning"], *map(list, COLUMNS)])


def _row(period: str, key: Key, cell: Cell) -> list[str]:
    of = [key.table, period, key.member, key.other, key.law, "", "", "", key.measure]
    return [*of, str(_number(cell.value)), str(cell.n)]


def _lines(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[inert(cell) for cell in row] for row in rows])
    return text.getvalue()
