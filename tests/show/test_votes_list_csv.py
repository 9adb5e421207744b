"""The table of votes: every row can be read back, its numbers are its letters, and no cell is a formula."""

import csv
import io
from collections import Counter
from pathlib import Path

from sim.council import council_on
from sim.engine.collected import collected
from sim.law import Choice, Kind, Question, RollCall, Tally, Vote, decide, law_on
from sim.scenario.library import names
from sim.scenario.moments import parse_moment
from sim.show.votes_list_csv import COLUMNS, LETTERS, votes_csv_rows, votes_list_csv

ROOT = Path(__file__).resolve().parents[2]


def table() -> list[dict[str, str]]:
    text = "".join(votes_list_csv(collected(names(), "procedural")))
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_says_what_the_scenario_says() -> None:
    (row,) = csv.DictReader(io.StringIO("".join(votes_list_csv(collected(["agenda/1957-oman"])))))
    assert list(row) == [name for name, _ in COLUMNS]
    assert row["scenario"] == "agenda/1957-oman"
    assert (row["date"], row["meeting"], row["kind"]) == ("1957-08-20", "S/PV.784", "procedural")
    assert [row[c] for c in ("yes", "no", "abstain", "not_voting", "unknown", "needed")] == list("451107")
    assert (row["outcome"], row["reason"], row["blocked_by"]) == ("not_adopted", "too_few_votes", "")
    assert "USA=A" in row["votes"].split(";")
    assert "ROC=X" in row["votes"].split(";")
    assert row["sources"].split(" | ")[1] == "The Press (New Zealand), 22 August 1957, page 15"
    assert row["urls"].split(" | ")[1].startswith("https://paperspast.natlib.govt.nz/")


def test_every_row_read_back_is_decided_again_as_it_says() -> None:
    rows = table()
    assert len(rows) >= 39
    letters = {letter: choice for choice, letter in LETTERS.items()}
    for row in rows:
        on = parse_moment(row["date"]).day
        votes = tuple(Vote(v[:3], letters[v[4:]]) for v in row["votes"].split(";") if v)
        named = Counter(v.choice for v in votes)
        unnamed = Tally(*(int(row[c.value]) - named[c] for c in Choice))
        again = decide(
            Question(Kind(row["kind"]), paragraph=3), RollCall(votes, unnamed), council_on(on), law_on(on)
        )
        assert (again.outcome.value, again.reason.value) == (row["outcome"], row["reason"]), row
        assert ";".join(again.blocked_by) == row["blocked_by"]
        assert len(row["sources"].split(" | ")) == len(row["urls"].split(" | "))


def test_no_cell_is_one_that_a_spreadsheet_computes(tmp_path: Path) -> None:
    file = tmp_path / "-formula.yaml"
    file.write_text(
        'title: T\ndate: 2014-12-22\nquestion: "=1+1"\nkind: procedural\nin_favour: the rest\nexpect: adopted\n'
        'source: "@SUM(A1)"\n',
        "utf-8",
    )
    _, row = votes_csv_rows(collected([str(file)]))
    assert "'=1+1" in row
    assert "'@SUM(A1)" in row
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_codebook_has_every_column() -> None:
    codebook = (ROOT / "docs" / "procedural-votes.md").read_text("utf-8")
    assert [name for name, _ in COLUMNS if f"| `{name}` |" not in codebook] == []
