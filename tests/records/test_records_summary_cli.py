"""`unsc records summary`: what it prints, what it writes, and what it says of bad questions."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest
from test_records_summary import HEADER, made_rows, written

from tests.cli.commandline import answer, unsc

BY_LETTER = {"N": "CHN RUS", "A": "NGA TCD", "Y": "ARG AUS CHL FRA GBR JOR KOR LTU LUX RWA USA"}
AGENDA = ";".join(f"{code}={letter}" for letter, codes in BY_LETTER.items() for code in codes.split())


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A record in the folder one is in: its whole path may be wider than a terminal."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "made.csv", made_rows(7, 300))
    return "made.csv"


def one_row(tmp_path: Path, name: str = "one.csv", **cells: str) -> str:
    row = dict.fromkeys(HEADER, "") | {"id": "S/PV.7353 agenda", "date": "2014-12-22", "votes": AGENDA}
    row |= {"votes_basis": "recorded", "outcome": "carried"}
    return str(written(tmp_path / name, [row | cells]))


def test_the_text_fits_a_terminal_and_says_what_is_left_out(made: str) -> None:
    told = unsc("records", "summary", made, "--law", "two-noes", "--law", "veto-chapter-vii", "--law", "g4")
    assert told.exit_code == 0 and told.stderr == ""
    assert max(map(len, told.stdout.splitlines())) <= 80
    assert re.search(r"\d+ open, \d+ left out \(does not fit the council\)\. Under", " ".join(told.stdout.split()))
    for heading in (
        "Votes by year",
        "Unanimity",
        "Vetoes",
        "Drafts short of votes",
        "Agreement",
        "another law: g4",
    ):
        assert heading in told.stdout
    assert told.stdout.count("Left out") >= 3


def test_the_json_and_the_table_hold_the_same_figures(made: str, tmp_path: Path) -> None:
    out = tmp_path / "figures.csv"
    found = answer("records", "summary", made, "--json", "--by", "decade", "--law", "two-noes", "--out", str(out))
    sums: dict[tuple[str, ...], list[float]] = defaultdict(lambda: [0, 0])
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        assert row["period"].endswith("0s")
        if row["table"] != "drafts":
            cell = sums[row["table"], row["measure"], row["member"], row["other"], row["law"]]
            cell[0] += float(row["value"])
            cell[1] += int(row["n"])

    def same(figure: dict[str, float], *key: str) -> None:
        value, n = sums[(*key, *[""] * (5 - len(key)))]
        assert (figure["value"], figure["n"]) == (value, n), key

    for measure, figure in found["outcomes"].items():
        same(figure, "votes", measure)
    for table in ("coverage", "unanimity", "hidden"):
        for measure, figure in found[table].items():
            same(figure, table, measure)
    for seat in found["vetoes"]["seats"]:
        for measure in ("vetoes", "alone", "noes_short", "noes_procedural"):
            same(seat[measure], "vetoes", measure, seat["seat"])
    for pair in found["agreement"]:
        for measure in ("both_voted", "same", "lijphart", "contested_same", "contested_lijphart"):
            same(pair[measure], "agreement", measure, *pair["between"])
    for member in found["pivotal"]["members"]:
        for measure in ("decisive_yes", "lone_veto", "withheld_yes"):
            same(member[measure], "pivotal", measure, member["member"])
    (law,) = found["laws"]
    for measure in ("adopted", "not_adopted", "open"):
        same(law[measure], "laws", measure, "", "", "two-noes")
    drafts = [row for row in rows if row["table"] == "drafts"]
    assert [(d["id"], {"adopted": "1", "not_adopted": "0"}.get(d["outcome"], "")) for d in law["drafts"]] == [
        (row["draft"], row["value"]) for row in drafts
    ]
    dictionary = (tmp_path / "figures.dictionary.csv").read_text("utf-8")
    assert [line.split(",")[0] for line in dictionary.splitlines()[1:]] == list(rows[0])


def test_the_keys_of_the_json_are_the_same_whatever_the_record(made: str, tmp_path: Path) -> None:
    full = answer("records", "summary", made, "--json")
    for other in (
        answer("records", "summary", made, "--json", "--from", "2030"),
        answer("records", "summary", one_row(tmp_path), "--json"),
    ):
        assert list(other) == list(full)
        for key in ("left_out", "outcomes", "coverage", "unanimity", "hidden", "vetoes", "pivotal"):
            assert list(other[key]) == list(full[key]), key
        for period in other["periods"]:
            assert {k: list(v) for k, v in period.items() if k != "period"} == {
                "votes": list(full["outcomes"]),
                "unanimity": list(full["unanimity"]),
            }


def test_a_cell_that_would_be_a_formula_is_made_inert(tmp_path: Path) -> None:
    file, out = one_row(tmp_path, id="=HYPERLINK(1)", kind="substantive", outcome="vetoed"), tmp_path / "out.csv"
    assert unsc("records", "summary", file, "--law", "no-veto", "--out", str(out)).exit_code == 0
    assert ",'=HYPERLINK(1)," in out.read_text("utf-8")


def test_a_file_of_kinds_goes_before_the_file_of_votes(tmp_path: Path) -> None:
    votes = one_row(tmp_path, kind="substantive", kind_basis="presumed")
    kinds = tmp_path / "kinds.csv"
    kinds.write_text("id,kind,source\nS/PV.7353 agenda,procedural,S/PV.7353\n", encoding="utf-8")
    without = answer("records", "summary", votes, "--json")
    stated = answer("records", "summary", votes, "--json", "--kinds", str(kinds))
    assert [found["outcomes"]["procedural"]["value"] for found in (without, stated)] == [0, 1]
    assert [found["pivotal"]["left_out_differs_from_law"]["value"] for found in (without, stated)] == [1, 0]


def test_days_are_counted_at_both_ends_and_a_year_is_its_days(made: str) -> None:
    years = answer("records", "summary", made, "--json", "--from", "1966", "--to", "1989")
    days = answer("records", "summary", made, "--json", "--from", "1966-01-01", "--to", "1989-12-31")
    assert years == days and years["from"] == "1966-01-01" and years["left_out"]["outside"] > 0
    periods = [row["period"] for row in years["periods"]]
    assert periods[0] >= "1966" and periods[-1] <= "1989"
    day = years["first"]
    assert answer("records", "summary", made, "--json", "--from", day, "--to", day)["votes"] >= 1


def test_nothing_in_the_days_asked_for_is_said_so(made: str) -> None:
    told = unsc("records", "summary", made, "--from", "2030")
    assert told.exit_code == 0
    assert told.stdout.splitlines()[0].startswith("0 recorded votes") and "300 outside the days" in told.stdout
    assert answer("records", "summary", made, "--from", "2030", "--json")["periods"] == []


def test_a_row_that_cannot_be_read_is_counted_and_passed_over(tmp_path: Path) -> None:
    damaged = Path(one_row(tmp_path))
    with damaged.open("a", encoding="utf-8") as file:
        file.write("one,two\n")
    found = answer("records", "summary", str(damaged), "--json")
    assert (found["votes"], found["left_out"]["bad_rows"]) == (1, 1)
    assert "1 row that cannot be read" in unsc("records", "summary", str(damaged)).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--between", "USA"], "expected two members such as USA,RUS"),
        (["--between", "SUN,RUS"], "one and the same seat"),
        (["--law", "two-nose"], "did you mean two-noes?"),
        (["--from", "yesterday"], "is no date"),
        (["--from", "1990", "--to", "1980"], "is after --to 1980"),
        (["--out", "one.csv"], "is one of the files to read"),
        (["--by", "week"], "week"),
    ],
)
def test_a_bad_question_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    one_row(tmp_path)
    monkeypatch.chdir(tmp_path)
    told = unsc("records", "summary", "one.csv", *words)
    assert told.exit_code == 2 and said in told.stderr
    assert told.stderr.count("\n") == 1


def test_the_dictionary_is_not_written_over_a_file_that_is_read(tmp_path: Path) -> None:
    file = one_row(tmp_path, name="out.dictionary.csv")
    told = unsc("records", "summary", file, "--out", str(tmp_path / "out.csv"))
    assert told.exit_code == 2 and "out.dictionary.csv is one of the files to read" in told.stderr
