import csv
import io

import pytest
from accounts import ran

import sim
from sim.show.votes_csv import COLUMNS, dictionary_csv, inert, votes_csv


def rows_of(*names: str) -> list[dict[str, str]]:
    runs = [(name, sim.run(sim.load(name)).log) for name in names]
    return list(csv.DictReader(io.StringIO("".join(votes_csv(runs)))))


def test_a_row_for_each_decision_and_member() -> None:
    rows = rows_of("dprk/2014", "dprk/2015")
    agendas = [r for r in rows if r["decision"] == "agenda"]
    assert len(agendas) == 30
    assert len({(r["file"], r["decision"], r["member"]) for r in rows}) == len(rows)
    assert {r["file"] for r in rows} == {"dprk/2014", "dprk/2015"}


def test_what_a_row_says() -> None:
    row = next(r for r in rows_of("dprk/2014") if (r["decision"], r["member"]) == ("agenda", "TCD"))
    assert list(row) == [name for name, _, _ in COLUMNS]
    assert (row["name"], row["permanent"], row["choice"], row["how"]) == ("Chad", "false", "abstain", "")
    assert (row["kind"], row["outcome"], row["reason"]) == ("procedural", "adopted", "enough_votes")
    assert (row["at"], row["body"], row["status"]) == ("2014-12-22T15:08", "Security Council", "recorded")
    assert "7353" in row["sources"]


def test_an_unknown_vote_has_an_empty_choice() -> None:
    rows = [r for r in rows_of("what-if/2023-vote-demanded") if r["decision"] == "agenda"]
    assert len(rows) == 15
    assert sum(r["choice"] == "" for r in rows) == 10


def test_the_dictionary_explains_every_column() -> None:
    rows = list(csv.DictReader(io.StringIO(dictionary_csv())))
    assert [(r["column"], r["values"], r["meaning"]) for r in rows] == list(COLUMNS)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_cell_is_no_formula(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "adopted", "11-2-2", "'=1", "a=b"])
def test_other_cells_stay(cell: str) -> None:
    assert inert(cell) == cell


def test_texts_of_a_file_in_a_table() -> None:
    run = ran('title: "-1, \\"two\\""\ndate: 2014-12-22\nquestion: "=cmd|x"\nin_favour: the rest\n')
    first = next(csv.DictReader(io.StringIO("".join(votes_csv([("@file", run.log)])))))
    assert (first["file"], first["title"], first["question"]) == ("'@file", '\'-1, "two"', "'=cmd|x")
