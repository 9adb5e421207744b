"""Random votes of true Councils in the UN layout: read, decided and written out, they are what they were."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.council import council_on
from sim.law import Choice
from sim.records.checking import Verdict, check
from sim.records.reading import read_votes
from sim.records.recorded import RecordedVote, Result
from sim.show.records_csv import checked_csv
from tests.effort import examples
from tests.records.un_layout import Made, as_csv, without_vote

FIRST, LAST = date(1946, 1, 17), date(2027, 12, 31)
days = st.integers(0, (LAST - FIRST).days).map(lambda n: FIRST + timedelta(n))


@st.composite
def votes_made(draw: st.DrawFn) -> list[Made]:
    made = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        on = draw(days)
        # Mostly in favour, or hardly any resolution would be adopted.
        choice = st.sampled_from([*[Choice.YES] * 9, *Choice])
        vote = Made(number, on, {code: draw(choice) for code in council_on(on).codes})
        made.append(without_vote(vote) if draw(st.integers(0, 9)) == 0 else vote)
    return made


def naively_decided(vote: Made) -> Verdict:
    """Say what is to come of a vote recorded as an adopted resolution; Art. 27 anew, in a few lines."""
    council = council_on(vote.on)
    enough = sum(c is Choice.YES for c in vote.choices.values()) >= (9 if vote.on >= date(1966, 1, 1) else 7)
    blocked = any(vote.choices[code] is Choice.NO for code in council.permanent)
    if vote.modality != "Vote":
        return Verdict.UNCHECKED
    return Verdict.DIFFER if not enough else Verdict.UNCHECKED if blocked else Verdict.AGREE


def votes_of(path: Path) -> list[RecordedVote]:
    found = list(read_votes(path, "votes.csv"))
    assert all(isinstance(vote, RecordedVote) for vote in found), found
    return [vote for vote in found if isinstance(vote, RecordedVote)]


@settings(max_examples=examples(60))
@given(votes_made())
def test_read_decided_and_written_out(tmp_path_factory: pytest.TempPathFactory, made: list[Made]) -> None:
    folder = tmp_path_factory.mktemp("round")
    (folder / "un.csv").write_text(as_csv(row for vote in made for row in vote.rows()), "utf-8")
    votes = votes_of(folder / "un.csv")
    assert [(v.id, v.on, v.undl_id) for v in votes] == [
        (m.resolution, m.on, str(700_000 + m.number)) for m in made
    ]
    taken = [(v, m) for v, m in zip(votes, made, strict=True) if m.modality == "Vote"]
    assert all(dict(v.choices) == m.choices and v.complete for v, m in taken)
    checked = [check(vote) for vote in votes]
    assert [c.verdict for c in checked] == list(map(naively_decided, made))

    out = checked_csv() + checked_csv(checked)
    (folder / "out.csv").write_text(out, "utf-8")
    again = votes_of(folder / "out.csv")
    assert [(v.id, v.on, v.result, v.votes, v.totals, v.complete, v.title) for v in again] == [
        (v.id, v.on, v.result, v.votes, v.totals, v.complete, v.title) for v in votes
    ]
    assert [check(vote).verdict for vote in again] == [c.verdict for c in checked]
    assert [v.result is Result.WITHOUT_VOTE for v in again] == [m.modality != "Vote" for m in made]


def test_no_cell_written_out_is_a_formula(tmp_path: Path) -> None:
    made = [
        Made(n, date(2014, 12, 22), dict.fromkeys(council_on(date(2014, 12, 22)).codes, Choice.YES), title=title)
        for n, title in enumerate(('=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "plain = text"), 1)
    ]
    (tmp_path / "un.csv").write_text(as_csv(row for vote in made for row in vote.rows()), "utf-8")
    written = checked_csv(map(check, votes_of(tmp_path / "un.csv")))
    (tmp_path / "out.csv").write_text(checked_csv() + written, "utf-8")
    titles = [vote.title for vote in votes_of(tmp_path / "out.csv")]
    assert titles == ['\'=HYPERLINK("http://x")', "'+1", "'-1", "'@SUM(A1)", "plain = text"]
