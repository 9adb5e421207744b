"""Straw polls and elections: what is counted, what is refused, and that nobody learns who marked what."""

from collections.abc import Mapping
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.classroom.polls import (
    Mark,
    Paper,
    Poll,
    PollKind,
    cast,
    closed,
    kind_named,
    opened,
    paper_of,
    poll_row,
    told,
)
from sim.classroom.saying import KEYS
from sim.council import council_on
from sim.errors import UnscError
from tests.effort import examples

COUNCIL = council_on(date(2016, 7, 21))
NAMES = ("Irina", "António", "Danilo")


def straw(marks: Mapping[str, str], *, coloured: bool = False) -> Poll:
    """A straw poll on one name, with the marks of some seats."""
    poll = opened(1, PollKind.STRAW, ["António"], COUNCIL, coloured=coloured)
    for seat, mark in marks.items():
        poll = cast(poll, seat, paper_of({"António": mark}, None))
    return poll


def election(papers: list[tuple[str, ...]], seats: int = 1) -> Poll:
    poll = opened(2, PollKind.ELECTION, NAMES, COUNCIL, seats=seats)
    for code, names in zip(COUNCIL.codes, papers, strict=False):
        poll = cast(poll, code, Paper(names=names))
    return closed(poll)


TOO_MANY = election([(NAMES[:2], NAMES[1:], NAMES[::2])[n % 3] for n in range(15)], seats=2)


def test_totals_are_counted_and_papers_forgotten() -> None:
    poll = closed(straw({"CHN": "encourage", "USA": "discourage", "NZL": "encourage", "MYS": "no_opinion"}))
    assert poll.counted is not None and poll.papers == {}
    ((name, totals),) = poll.counted.totals
    assert (name, totals.encourage, totals.discourage, totals.no_opinion) == ("António", 2, 1, 1)
    assert poll.counted.permanent is None and poll.counted.papers == 4


def test_a_paper_can_be_changed_until_the_poll_is_closed() -> None:
    poll = cast(straw({"CHN": "encourage"}), "CHN", paper_of({"António": "discourage"}, None))
    counted = closed(poll).counted
    assert counted is not None and counted.papers == 1 and counted.totals[0][1].discourage == 1
    with pytest.raises(UnscError, match="closed"):
        cast(closed(poll), "CHN", paper_of({"António": "encourage"}, None))
    assert closed(closed(poll)) == closed(poll)


def test_coloured_papers_tell_those_of_permanent_members_apart() -> None:
    marks = dict.fromkeys(COUNCIL.codes, "encourage") | {"RUS": "discourage"}
    counted = closed(straw(marks, coloured=True)).counted
    assert counted is not None and counted.permanent is not None
    ((_, apart),) = counted.permanent
    assert (apart.encourage, apart.discourage) == (4, 1)


@pytest.mark.parametrize(
    "marks", [{"CHN": "encourage", "NZL": "encourage", "MYS": "discourage"}, {"CHN": "encourage"}]
)
def test_one_paper_of_a_colour_is_not_told_apart(marks: dict[str, str]) -> None:
    counted = closed(straw(marks, coloured=True)).counted
    assert counted is not None and counted.permanent is None


@settings(max_examples=examples(80))
@given(
    st.lists(st.sampled_from([*product([m.value for m in Mark], repeat=2)]), min_size=15, max_size=15),
    st.randoms(),
)
def test_who_marked_what_cannot_be_told_from_a_closed_poll(marks: list[tuple[str, str]], random: object) -> None:
    """The same papers from other hands come to the same value, all of it; of coloured ones within a colour."""
    permanent = [c for c in COUNCIL.codes if c in COUNCIL.permanent]
    others = [c for c in COUNCIL.codes if c not in COUNCIL.permanent]

    def counted(order: list[str]) -> tuple[object, ...]:
        poll = opened(1, PollKind.STRAW, NAMES[:2], COUNCIL, coloured=True)
        for code, (first, second) in zip(order, marks, strict=True):
            poll = cast(poll, code, paper_of({NAMES[0]: first, NAMES[1]: second}, None))
        done = closed(poll)
        rows = [poll_row(done, seat=seat, of=15, chair=chair) for seat in (None, "CHN") for chair in (True, False)]
        return done, rows, told(done)

    assert counted(permanent + others) == counted(permanent[::-1] + others[3:] + others[:3])


def test_an_election_takes_the_absolute_majority_of_the_council() -> None:
    eight = election([("António",)] * 8 + [("Irina",)] * 7).counted
    seven = election([("António",)] * 7 + [("Irina",)] * 7).counted
    assert eight is not None and seven is not None
    assert (eight.majority, eight.elected, eight.void) == (8, ("António",), False)
    assert (seven.elected, seven.votes) == ((), (("Irina", 7), ("António", 7), ("Danilo", 0)))


def test_a_ballot_in_which_too_many_have_the_majority_elects_nobody() -> None:
    papers: list[tuple[str, ...]] = (
        [("António", "Irina")] * 8 + [("António", "Danilo")] * 4 + [("Irina", "Danilo")] * 3
    )
    counted = election(papers, seats=2).counted
    assert counted is not None and set(counted.elected) == {"António", "Irina"}
    counted = TOO_MANY.counted
    assert counted is not None and counted.void and counted.elected == ()
    assert "more than there are places" in counted.why


@pytest.mark.parametrize(
    ("names", "seats", "words"),
    [
        ([], 1, "0 names"),
        (["A"] * 2, 1, "named twice"),
        (["  "], 1, "0 letters"),
        (["A" * 41], 1, "41 letters"),
        (["A", "B"], 3, "3 places for 2 candidates"),
        (["A", "B"], 0, "0 places"),
        ([f"N{n}" for n in range(41)], 1, "41 names"),
    ],
)
def test_what_cannot_be_voted_on(names: list[str], seats: int, words: str) -> None:
    with pytest.raises(UnscError, match=words):
        opened(1, PollKind.ELECTION, names, COUNCIL, seats=seats)


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        (Paper(names=("Irina", "António")), "at most 1"),
        (Paper(names=("Nobody",)), "Nobody does not stand"),
        (Paper(names=("Irina", "Irina")), "stands twice"),
        (Paper(marks=(("Irina", Mark.ENCOURAGE),)), "takes `names`"),
    ],
)
def test_what_cannot_be_on_a_paper(paper: Paper, words: str) -> None:
    poll = opened(1, PollKind.ELECTION, NAMES, COUNCIL)
    with pytest.raises(UnscError, match=words):
        cast(poll, "CHN", paper)


def test_who_has_no_vote_and_words_that_are_none() -> None:
    poll = opened(1, PollKind.STRAW, NAMES, COUNCIL)
    with pytest.raises(UnscError, match="DEU has no vote"):
        cast(poll, "DEU", Paper())
    with pytest.raises(UnscError, match="takes `marks`"):
        cast(poll, "CHN", Paper(names=("Irina",)))
    with pytest.raises(UnscError, match="'raffle' is no poll; expected one of straw, election"):
        kind_named("raffle")
    with pytest.raises(UnscError, match="'love' is no mark"):
        paper_of({"Irina": "love"}, None)
    for both in ((None, None), ({}, ())):
        with pytest.raises(UnscError, match="either"):
            paper_of(*both)


def test_only_ones_own_paper_is_shown() -> None:
    poll = straw({"CHN": "encourage", "USA": "discourage"})
    assert poll_row(poll, seat="CHN", of=3, chair=False)["yours"] == {"marks": {"António": "encourage"}}
    for seat in (None, "NZL"):
        row = poll_row(poll, seat=seat, of=3, chair=False)
        assert row["yours"] is None and row["voted"] is None and row["result"] is None and row["cast"] == 2
    assert poll_row(poll, seat=None, of=3, chair=True)["voted"] == ["CHN", "USA"]


def test_every_poll_is_told() -> None:
    polls = [
        closed(straw({"CHN": "encourage"})),
        closed(straw(dict.fromkeys(COUNCIL.codes, "encourage"), coloured=True)),
        election([("António",)] * 15),
        election([]),
        TOO_MANY,
    ]
    said = {each["say"] for poll in polls for each in told(poll)}
    assert said == {key for key in KEYS if key.startswith("poll.")}
    assert [len(told(straw({}))), len(told(polls[0]))] == [1, 2]
