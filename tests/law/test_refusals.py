"""Roll calls that no body could have held are refused, with a sentence that says what is wrong."""

from datetime import date

import pytest

from sim.council import NotAMember, council_on
from sim.law import (
    BadRollCall,
    Choice,
    Kind,
    Outcome,
    Question,
    RollCall,
    Tally,
    Vote,
    adopted_without_vote,
    assembly_on,
    decide,
    law_on,
    parse_counts,
)

DAY = date(2014, 12, 22)
COUNCIL, LAW = council_on(DAY), law_on(DAY)
COUNCIL_KINDS = [k for k in Kind if not k.of_the_assembly]


@pytest.mark.parametrize("kind", COUNCIL_KINDS)
def test_a_double_vote(kind: Kind) -> None:
    votes = (Vote("CHN", Choice.NO), Vote("RUS", Choice.NO), Vote("CHN", Choice.YES))
    with pytest.raises(BadRollCall, match=r"^CHN votes twice; one vote each$"):
        decide(Question(kind), RollCall(votes), COUNCIL, LAW)


def test_a_double_vote_in_the_making() -> None:
    with pytest.raises(BadRollCall, match=r"RUS votes twice \(yes and no\)"):
        RollCall.of(COUNCIL, yes="USA RUS", no="CHN,RUS")
    with pytest.raises(BadRollCall, match=r"RUS votes twice \(no and no\)"):
        RollCall.of(COUNCIL, no="RUS RUS")


@pytest.mark.parametrize("kind", COUNCIL_KINDS)
@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("KEN", "KEN was not a member on 2014-12-22"),
        ("SUN", "SUN did not sit on 2014-12-22; the seat was RUS's"),
        ("NGR", r"NGR is no State code; did you mean NGA \(Nigeria\)\?"),
    ],
)
def test_a_stranger(kind: Kind, code: str, message: str) -> None:
    with pytest.raises(NotAMember, match=message):
        decide(Question(kind), RollCall((Vote(code, Choice.NO),)), COUNCIL, LAW)
    with pytest.raises(NotAMember, match=message):
        RollCall.of(COUNCIL, no=code)


@pytest.mark.parametrize("kind", [Kind.ASSEMBLY_MAJORITY, Kind.ASSEMBLY_TWO_THIRDS])
def test_a_stranger_in_the_assembly(kind: Kind) -> None:
    assembly = assembly_on(DAY)
    with pytest.raises(NotAMember, match="SUN was not a Member of the United Nations on 2014-12-22"):
        decide(Question(kind), RollCall((Vote("SUN", Choice.NO),)), assembly, LAW)


@pytest.mark.parametrize("kind", COUNCIL_KINDS)
def test_more_votes_than_seats(kind: Kind) -> None:
    with pytest.raises(BadRollCall, match="16 votes are given, but 15 members may vote"):
        decide(Question(kind), RollCall((Vote("RUS", Choice.NO),), Tally(11, 1, 3)), COUNCIL, LAW)
    with pytest.raises(BadRollCall, match="the count adds up to 16 votes, but 15 members may vote"):
        RollCall.of(COUNCIL, counts=Tally(11, 2, 3))


def test_more_votes_than_members_where_a_seat_is_vacant() -> None:
    with pytest.raises(BadRollCall, match="15 votes, but 14 members may vote"):
        RollCall.of(council_on(date(1980, 1, 3)), counts=Tally(15))


def test_a_count_that_contradicts_the_names() -> None:
    with pytest.raises(BadRollCall, match="2 members are named under no, but the count says 1"):
        RollCall.of(COUNCIL, no="CHN RUS", counts=Tally(12, 1, 2))


def test_a_count_below_nothing() -> None:
    with pytest.raises(BadRollCall, match="the count of no is -1; a count cannot be negative"):
        RollCall.of(COUNCIL, counts=Tally(9, -1, 0))
    with pytest.raises(BadRollCall, match="a count cannot be negative"):
        decide(Question(Kind.PROCEDURAL), RollCall((), Tally(16, -1)), COUNCIL, LAW)


@pytest.mark.parametrize(
    "text",
    (
        *("", "11", "11-2", "11-2-2-0-0", "eleven-2-2", "11--2", "-11-2-2", "11 - 2 - 2", "1_1-2-2"),
        *("11-2-2 ", "1e1-2-2", "١١-2-2", "11.0-2-2", "1111-2-2", "11–2–2", "?-?-?"),
    ),
)
def test_a_malformed_count(text: str) -> None:
    with pytest.raises(BadRollCall, match="is no count; expected yes-no-abstain") as refused:
        parse_counts(text)
    assert repr(text) in str(refused.value)


@pytest.mark.parametrize(
    ("text", "tally"),
    [
        ("11-2-2", Tally(11, 2, 2)),
        ("8-0-2-1", Tally(8, 0, 2, 1)),
        ("116-20-53", Tally(116, 20, 53)),
        ("0-0-0", Tally()),
    ],
)
def test_a_count_as_records_print_it(text: str, tally: Tally) -> None:
    assert parse_counts(text) == tally


def test_a_tally_prints_as_records_do() -> None:
    assert str(Tally(11, 2, 2)) == "11-2-2"
    assert str(Tally(10, 0, 4, 1)) == "10-0-4, 1 not voting"
    assert str(Tally(9, 0, 0, 0, 6)) == "9-0-0, 6 unknown"


def test_who_is_not_named_is_unknown_unless_the_rest_is_said() -> None:
    some = RollCall.of(COUNCIL, yes=["USA", "FRA"])
    assert some.who(Choice.YES) == ("USA", "FRA")
    assert len(some.votes) == 2
    everybody = RollCall.of(COUNCIL, no="CHN RUS", rest=Choice.ABSTAIN)
    assert len(everybody.who(Choice.ABSTAIN)) == 13
    assert everybody.by_member()["CHN"] == Vote("CHN", Choice.NO)


def test_numbers_and_names_together() -> None:
    roll = RollCall.of(COUNCIL, no="CHN RUS", counts=Tally(11, 2, 2))
    assert roll.unnamed == Tally(11, 0, 2)
    assert RollCall.of(COUNCIL, no="CHN RUS", counts=Tally(11, 2, 0), rest=Choice.ABSTAIN).unnamed == Tally(
        11, 0, 2
    )
    decision = decide(Question(Kind.PROCEDURAL), roll, COUNCIL, LAW)
    assert (decision.outcome, decision.tally) == (Outcome.ADOPTED, Tally(11, 2, 2))


@pytest.mark.parametrize("kind", Kind)
def test_adopted_without_a_vote_has_no_tally(kind: Kind) -> None:
    decision = adopted_without_vote(kind)
    assert (decision.outcome, decision.tally, decision.needed) == (Outcome.ADOPTED, None, None)
    assert decision.kind is kind
    assert decision.sources
