"""All votes at once and each by itself: the same decisions, on the record and on random votes known in part."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.council import council_on
from sim.errors import UnscError
from sim.law import Choice, Kind, Law, Outcome, Question, Reason, RollCall, Tally, Veto, Vote, decide, law_on
from sim.records.bulk import reached, recorded_in_columns, rolls_in_columns
from sim.records.held import rolls_of
from sim.records.reading import read_votes
from sim.records.recorded import RecordedVote
from tests.effort import examples

Decided = tuple[Outcome, Reason]


def one_by_one(votes: list[RecordedVote], law_of: object = law_on, kind: Kind | None = None) -> list[Decided]:
    decisions = []
    for vote in votes:
        council, law = council_on(vote.on), law_of(vote.on)
        for roll in rolls_of(vote, council):
            question = Question(kind or vote.kind or Kind.SUBSTANTIVE)
            decisions.append(decide(question, roll, council, law))
    return [(d.outcome, d.reason) for d in decisions]


@pytest.fixture(scope="module")
def votes(shared: Path) -> list[RecordedVote]:
    files = ("recorded_votes", "vetoes", "failed_drafts", "procedural_votes")
    found = [vote for file in files for vote in read_votes(shared / "data" / f"{file}.csv")]
    return [vote for vote in found if isinstance(vote, RecordedVote)]


def test_all_recorded_votes_by_the_law_of_their_day(votes: list[RecordedVote]) -> None:
    rolls, whose = recorded_in_columns(votes)
    found = reached(rolls)
    assert len(rolls) == len(whose) > 2000
    assert [found.decision(n) for n in range(len(rolls))] == one_by_one(votes)


def two_vetoes(day: date) -> Law:
    return evolve(law_on(day), name="two vetoes", veto=Veto(noes_to_block=2))


def no_veto(day: date) -> Law:
    return evolve(law_on(day), name="no veto", veto=None)


@pytest.mark.parametrize("law_of", [two_vetoes, no_veto])
def test_all_recorded_votes_by_another_law(votes: list[RecordedVote], law_of: object) -> None:
    rolls, _ = recorded_in_columns(votes, lambda vote: Kind.SUBSTANTIVE, law_of)
    found = reached(rolls)
    alone = one_by_one(votes, law_of, Kind.SUBSTANTIVE)
    assert [found.decision(n) for n in range(len(rolls))] == alone
    assert alone != one_by_one(votes, law_on, Kind.SUBSTANTIVE)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Question, RollCall, object, Law]:
    day = date(1946, 1, 17) + timedelta(draw(st.integers(0, 29_000)))
    council = council_on(day)
    known = {c: draw(st.sampled_from([*[Choice.YES] * 4, *Choice, None])) for c in council.codes}
    votes = tuple(Vote(code, choice) for code, choice in known.items() if choice is not None)
    left, numbers = len(council.codes) - len(votes), []
    for _ in Choice:
        numbers.append(draw(st.integers(0, left)))
        left -= numbers[-1]
    kind = draw(st.sampled_from([Kind.SUBSTANTIVE, Kind.PROCEDURAL, Kind.PRELIMINARY, Kind.RULING_CHALLENGE]))
    law = draw(st.sampled_from([law_on, two_vetoes, no_veto]))(day)
    return Question(kind), RollCall(votes, Tally(*numbers)), council, law


@settings(max_examples=examples(60))
@given(st.lists(cases(), min_size=1, max_size=12))
def test_random_votes_known_in_part(drawn: list[tuple[Question, RollCall, object, Law]]) -> None:
    found = reached(rolls_in_columns(drawn))
    decisions = [decide(*case) for case in drawn]
    # A preliminary question and a challenge are decided by votes as the others are, whatever they then mean.
    alone = [(d.outcome, d.reason) for d in decisions]
    assert [found.decision(n) for n in range(len(drawn))] == alone


def test_what_is_not_decided_in_bulk() -> None:
    day = date(2024, 3, 28)
    council = council_on(day)
    roll = RollCall.of(council, rest=Choice.YES)
    question = Question(Kind.SUBSTANTIVE, chapter="VI", parties="RUS")
    with pytest.raises(UnscError, match="not decided in bulk"):
        rolls_in_columns([(question, roll, council, evolve(law_on(day), enforce_proviso=True))])


def test_no_votes_at_all() -> None:
    assert len(rolls_in_columns([])) == 0
    assert reached(rolls_in_columns([])).adopted.tolist() == []
