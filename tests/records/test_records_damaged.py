"""Files of votes that somebody has been at: what is wrong is told with its line, and nothing else is lost."""

import codecs
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.errors import UnscError
from sim.law import Choice
from sim.records import member_rows
from sim.records.checking import Verdict, check
from sim.records.reading import read_votes
from sim.records.recorded import BadRow, Basis, RecordedVote
from sim.records.rows import LONGEST
from tests.effort import examples
from tests.records.un_layout import COLUMNS, Made, Row, as_csv, made

DAY = date(2014, 12, 22)
VOTES = (
    made(1, DAY),
    made(2, date(1950, 1, 13), no="SUN", abstain="YUG"),
    made(3, date(1979, 6, 1), not_voting="CHN"),
)


def rows() -> list[Row]:
    return [row for vote in VOTES for row in vote.rows()]


def read(path: Path, content: str | bytes) -> tuple[list[RecordedVote], list[BadRow]]:
    path = path / "votes.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = list(read_votes(path, "votes.csv"))
    return [f for f in found if isinstance(f, RecordedVote)], [f for f in found if isinstance(f, BadRow)]


def as_made(votes: list[RecordedVote]) -> list[dict[str, Choice]]:
    return [dict(vote.choices) for vote in votes]


SOUND = [dict(vote.choices) for vote in VOTES]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, end: str) -> None:
    changed = [row | {"description": "on Côte d'Ivoire, “in part”"} for row in rows()]
    votes, bad = read(tmp_path, as_csv(changed, end).encode(encoding))
    assert (as_made(votes), bad) == (SOUND, [])
    assert {vote.title for vote in votes} == {"on Côte d'Ivoire, “in part”"}


def test_utf_16_with_its_mark_the_other_way_round(tmp_path: Path) -> None:
    votes, bad = read(tmp_path, codecs.BOM_UTF16_BE + as_csv(rows()).encode("utf-16-be"))
    assert (as_made(votes), bad) == (SOUND, [])


def test_each_row_in_an_encoding_of_its_own(tmp_path: Path) -> None:
    lines = as_csv([row | {"description": "Türkiye"} for row in rows()]).splitlines(keepends=True)
    encodings = ("utf-8", "cp1252", "latin-1", "utf-8")
    votes, bad = read(tmp_path, b"".join(line.encode(encodings[n % 4]) for n, line in enumerate(lines)))
    assert (as_made(votes), bad) == (SOUND, [])
    assert {vote.title for vote in votes} == {"Türkiye"}


def test_a_byte_of_no_encoding(tmp_path: Path) -> None:
    text = as_csv(rows()).encode().replace(b"on a matter", b"on a \x81 matter")
    votes, bad = read(tmp_path, text)
    assert (as_made(votes), bad) == (SOUND, [])


def test_line_breaks_inside_a_text_and_rows_without_anything(tmp_path: Path) -> None:
    text = as_csv([row | {"description": 'on "a"\r\nmatter, twice\n'} for row in rows()])
    votes, bad = read(tmp_path, text.replace("\nS", "\n\n   \nS") + "\n,,,,\n\n")
    assert (as_made(votes), bad) == (SOUND, [])
    assert votes[0].title == 'on "a"\r\nmatter, twice'


def test_columns_in_another_order_and_some_more(tmp_path: Path) -> None:
    columns = ["comment", *reversed(COLUMNS)]
    text = as_csv([row | {"comment": "x"} for row in rows()], columns=columns)
    votes, bad = read(tmp_path, text.replace("ms_vote", " MS_Vote ", 1))
    assert (as_made(votes), bad) == (SOUND, [])


def test_codes_that_the_seat_and_the_day_make_plain(tmp_path: Path) -> None:
    other = {"ROC": "CHN", "SUN": "RUS", "CSK": "CZE"}
    changed = [row | {"ms_code": other.get(row["ms_code"], row["ms_code"]).lower()} for row in rows()]
    votes, bad = read(tmp_path, as_csv(changed))
    assert (as_made(votes), bad) == (SOUND, [])
    zaire = made(1, date(1990, 12, 1))
    old = [row | {"ms_code": {"COD": "ZAR"}.get(row["ms_code"], row["ms_code"])} for row in zaire.rows()]
    assert as_made(read(tmp_path, as_csv(old))[0]) == [dict(zaire.choices)]


# The header is line 1, and the fifteen rows of the first vote are lines 2 to 16.
def test_a_missing_member_leaves_the_totals(tmp_path: Path) -> None:
    left = [row for row in rows() if (row["ms_code"], row["resolution"]) != ("NGA", VOTES[0].resolution)]
    votes, bad = read(tmp_path, as_csv(left))
    assert bad == [] and not votes[0].complete
    checked = check(votes[0])
    assert (checked.verdict, checked.basis) == (Verdict.AGREE, Basis.TOTALS)
    assert checked.remark == "no vote of NGA is in the file; its totals settle the outcome"


def test_a_missing_member_and_no_totals(tmp_path: Path) -> None:
    empty = dict.fromkeys(("total_yes", "total_no", "total_abstentions", "total_non_voting", "total_ms"), "")
    left = [row | empty for row in VOTES[0].rows() if row["ms_code"] != "CHN"]
    votes, bad = read(tmp_path, as_csv(left))
    assert bad == []
    assert check(votes[0]).verdict is Verdict.UNCHECKED


def test_a_row_that_stands_twice(tmp_path: Path) -> None:
    first = VOTES[0].rows()
    votes, bad = read(tmp_path, as_csv([first[0], *first]))
    assert as_made(votes) == SOUND[:1]
    code, name = first[0]["ms_code"], VOTES[0].resolution
    said = f"{code} stands a second time in the vote on {name}, first at line 2; this row was skipped"
    assert bad == [BadRow("votes.csv", 3, said)]


def test_a_member_that_votes_two_ways(tmp_path: Path) -> None:
    first = VOTES[0].rows()
    votes, bad = read(tmp_path, as_csv([*first, first[0] | {"ms_vote": "N"}]))
    assert [row.line for row in bad] == [17]
    assert "voting otherwise; its vote is taken as unknown" in bad[0].reason
    assert first[0]["ms_code"] not in votes[0].choices and not votes[0].complete


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"ms_code": "NGR"}, "NGR is no State code; did you mean NGA (Nigeria)?"),
        ({"ms_code": "QQQ", "ms_name": "NIGERIA"}, "QQQ is no State code; did you mean NGA (Nigeria)?"),
        ({"ms_code": "KEN"}, "KEN was not a member on 2014-12-22"),
        ({"ms_code": ""}, "a member without a code (NIGERIA); expected one such as CHN"),
        ({"ms_vote": "maybe"}, "ms_vote is 'MAYBE' for NGA; expected Y, N, A, X or nothing"),
        ({"description": "a\0b"}, "it holds a NUL byte, which no text has"),
    ],
)
def test_a_row_that_cannot_be_used(tmp_path: Path, cells: Row, said: str) -> None:
    changed = [row | cells if row["ms_code"] == "NGA" and row["date"] == str(DAY) else row for row in rows()]
    votes, bad = read(tmp_path, as_csv(changed))
    line = next(n for n, row in enumerate(VOTES[0].rows(), 2) if row["ms_code"] == "NGA")
    assert bad == [BadRow("votes.csv", line, said)]
    assert as_made(votes) == [{m: c for m, c in SOUND[0].items() if m != "NGA"}, *SOUND[1:]]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("22/12/2014", "date is '22/12/2014'; expected a day such as 2014-12-22"),
        ("2014-02-30", "date is '2014-02-30', and there is no such day"),
        ("1945-12-22", "date is '1945-12-22': "),
        ("", "date is ''; expected a day such as 2014-12-22"),
    ],
)
def test_a_day_without_a_council(tmp_path: Path, day: str, said: str) -> None:
    first = VOTES[0].rows()
    votes, bad = read(tmp_path, as_csv([first[0] | {"date": day}, *first[1:], *VOTES[1].rows()]))
    assert [(row.line, row.reason[: len(said)]) for row in bad] == [(2, said)]
    assert len(votes[0].votes) == 14
    assert as_made(votes[1:]) == SOUND[1:2]


def test_rows_too_short_and_too_long(tmp_path: Path) -> None:
    lines = as_csv(rows()).splitlines()
    lines[3] = lines[3].rpartition(",")[0]
    lines[5] += ",more"
    votes, bad = read(tmp_path, "\n".join(lines))
    assert [(row.line, row.reason) for row in bad] == [
        (4, "it has 19 cells, where the header has 20"),
        (6, "it has 21 cells, where the header has 20"),
    ]
    assert len(votes) == 3


def test_a_line_without_end(tmp_path: Path) -> None:
    lines = as_csv(rows()).splitlines()
    lines[3] = "x" * (3 * LONGEST + 17)
    votes, bad = read(tmp_path, "\n".join(lines))
    assert [(row.line, row.reason) for row in bad] == [(4, "the line is longer than 100,000 letters")]
    assert as_made(votes[1:]) == SOUND[1:]


@pytest.mark.parametrize("mark", ['"', '"on a', 'on "a" b"'])
def test_a_quotation_mark_that_is_never_closed_costs_its_own_row_only(tmp_path: Path, mark: str) -> None:
    lines = as_csv(rows()).splitlines()
    cells = lines[3].split(",")
    cells[9] = f'"{mark}' if mark != '"' else mark
    lines[3] = ",".join(cells)
    votes, bad = read(tmp_path, "\n".join(lines))
    assert [row.line for row in bad] == [4]
    assert bad[0].reason.startswith("a quotation mark is ")
    assert (len(votes[0].votes), as_made(votes[1:])) == (14, SOUND[1:])


def test_rows_of_a_vote_that_are_scattered(tmp_path: Path) -> None:
    first, second = VOTES[0].rows(), VOTES[1].rows()
    votes, bad = read(tmp_path, as_csv([*first[:8], *second, *first[8:]]))
    assert [row.line for row in bad] == [2 + 8 + len(second)]
    assert "stand here and at line 2, with others in between" in bad[0].reason
    assert (len(votes[0].votes), as_made(votes[1:])) == (8, SOUND[1:2])


def test_a_file_sorted_otherwise_is_told_once(tmp_path: Path) -> None:
    by_code = sorted(rows(), key=lambda row: row["ms_code"])
    votes, bad = read(tmp_path, as_csv(by_code))
    assert len(votes) == 3
    (told,) = bad
    assert "stand here and at line" in told.reason and "(sort the file by undl_id)" in told.reason
    late = len(by_code) - sum(len(vote.votes) for vote in votes)
    assert told.rows == late
    assert f"the {late} rows that came late were skipped" in told.reason


def test_a_name_that_is_another_member_s_than_the_code(tmp_path: Path) -> None:
    changed = [row | {"ms_name": "ARGENTINA"} if row["ms_code"] == "FRA" else row for row in VOTES[0].rows()]
    votes, bad = read(tmp_path, as_csv(changed))
    assert [row.reason for row in bad] == ["ms_code is FRA, but ms_name is 'ARGENTINA', which is ARG"]
    assert len(votes[0].votes) == 14


def test_line_ends_of_carriage_returns_alone(tmp_path: Path) -> None:
    with pytest.raises(UnscError, match="its lines end with a carriage return alone; save it with"):
        read(tmp_path, as_csv(rows(), "\r"))


@pytest.mark.parametrize("line", ["words", "some, words", "x" * 3000], ids=["words", "commas", "long"])
def test_a_text_without_measure_costs_its_own_row_only(tmp_path: Path, line: str) -> None:
    first = VOTES[0].rows()
    first[2]["description"] = "\n".join([line] * 60_000 if len(line) < 100 else [line] * 60)
    votes, bad = read(tmp_path, as_csv([*first, *VOTES[1].rows()]))
    assert [row.line for row in bad] == [4]
    assert bad[0].reason.startswith("a text in quotation marks goes on over more than 50 lines or 100,000 letters")
    assert (len(votes[0].votes), as_made(votes[1:])) == (14, SOUND[1:2])


def test_votes_are_remembered_for_a_while_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(member_rows, "REMEMBERED", 1)
    votes, bad = read(tmp_path, as_csv([*rows(), *VOTES[0].rows()]))
    assert (len(votes), bad) == (4, [])


def test_rows_of_one_vote_that_say_different_things_of_it(tmp_path: Path) -> None:
    first = VOTES[0].rows()
    votes, bad = read(tmp_path, as_csv([*first[:-1], first[-1] | {"total_yes": "14"}]))
    assert bad == []
    assert votes[0].conflicts == ("total_yes is '15' at line 2 and '14' at line 16",)
    assert check(votes[0]).verdict is Verdict.DIFFER


ONE_PER_VOTE = "id,date,kind,outcome,yes,no,abstain,votes,votes_basis,veto_by\n"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",2014-12-22,,adopted,15,0,0,,none,", "id is empty"),
        ("a,2014-12-22,,adoptd,15,0,0,,none,", "outcome is 'adoptd'; did you mean adopted?"),
        ("a,2014-12-22,procedure,adopted,15,0,0,,none,", "kind is 'procedure'; did you mean procedural?"),
        ("a,2014-12-22,,adopted,all,0,0,,none,", "yes is 'all'; expected a number of votes"),
        ("a,2014-12-22,,adopted,-1,0,0,,none,", "yes is '-1'; expected a number of votes"),
        ("a,2014-12-22,,adopted,15,0,0,CHN:Y,partial,", "votes has 'CHN:Y'; expected a code and one of"),
        ("a,2014-12-22,,adopted,15,0,0,CHN=Y;CHN=N,partial,", "votes names CHN twice"),
        ("a,2014-12-22,,adopted,15,0,0,KEN=Y,partial,", "KEN was not a member on 2014-12-22"),
        ("a,2014-12-22,,vetoed,9,1,5,,none,KEN", "KEN was not a member on 2014-12-22"),
        ("a,2014-12-22,,adopted,15,0,0,,recordd,", "votes_basis is 'recordd'; did you mean recorded?"),
    ],
)
def test_a_damaged_row_of_the_other_layout(tmp_path: Path, row: str, said: str) -> None:
    sound = "b,2014-12-22,,adopted,15,0,0,,none,"
    votes, bad = read(tmp_path, f"{ONE_PER_VOTE}{row}\n{sound}\n{sound}\n")
    assert [row.line for row in bad] == [2, 4]
    assert bad[0].reason.startswith(said)
    assert bad[1].reason == "the vote on b stands here a second time, first at line 3"
    assert [vote.id for vote in votes] == ["b"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "votes.csv is empty"),
        (
            "undl_id,ms_code,ms_name,ms_votes,date,resolution\n",
            "of which ms_vote, modality are missing; did you mean ms_vote by ms_votes?",
        ),
        ("id,date,result\n", "the nearest is one row per vote, of which outcome, yes, no, abstain, votes"),
        ("a;b\n1;2\n", "found the columns a;b, expected"),
        (
            "ms_code,ms_code,ms_vote,date,resolution,modality\n",
            "votes.csv:1: the column ms_code stands there twice",
        ),
        ('"id\n', "votes.csv:1: the header cannot be read: a quotation mark is opened and not closed"),
    ],
)
def test_a_header_of_neither_layout(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UnscError) as error:
        read(tmp_path, text)
    assert said in str(error.value)


ROWS = as_csv(rows()).encode()
ENDS = [len(as_csv(VOTES[0].rows()[:0]).encode())]
ENDS += [len(as_csv([row for vote in VOTES[:n] for row in vote.rows()]).encode()) for n in (1, 2, 3)]
"""Where the header and each vote end."""


@settings(max_examples=examples(100))
@given(
    vote=st.integers(0, 2),
    cuts=st.lists(
        st.tuples(
            st.floats(0, 1), st.integers(0, 6), st.binary(max_size=6) | st.sampled_from([b'"', b"\n", b","])
        ),
        max_size=6,
    ),
)
def test_what_is_done_to_one_vote_is_done_to_no_other(
    tmp_path_factory: pytest.TempPathFactory, vote: int, cuts: list[tuple[float, int, bytes]]
) -> None:
    """Bytes of one vote are cut out and others put in, anywhere but near its last line end."""
    first, last = ENDS[vote], ENDS[vote + 1] - 48
    damaged = bytearray(ROWS)
    for share, length, put in sorted(cuts, reverse=True):
        at = first + int(share * (last - first))
        damaged[at : at + length] = put
    votes, bad = read(tmp_path_factory.mktemp("damaged"), bytes(damaged))
    assert all(check(each).verdict in Verdict for each in votes)
    same = [choices in as_made(votes) for n, choices in enumerate(SOUND) if n != vote]
    # With its number changed, a vote may pass for another, and that is told.
    assert all(same) or any("in between" in row.reason or "a second time" in row.reason for row in bad)
    if not cuts:
        assert (as_made(votes), bad) == (SOUND, [])


def test_made_votes_are_what_they_say() -> None:
    assert isinstance(VOTES[0], Made)
    assert [len(vote.rows()) for vote in VOTES] == [15, 11, 15]
