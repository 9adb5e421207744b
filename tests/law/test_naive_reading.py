"""The rules and a naive reading of Art. 27 agree on every distinct count and on roll calls drawn at random."""

import random
from collections.abc import Sequence
from datetime import date

import pytest
from attrs import evolve
from oracle import article_27_2, article_27_3, with_veto
from tallies import FOUR, THREE, distinct

from sim.council import Council, council_on
from sim.law import Choice, Decision, Kind, Law, Question, RollCall, Veto, Vote, decide, law_on

WORDS = {
    Choice.YES: "yes",
    Choice.NO: "no",
    Choice.ABSTAIN: "abstain",
    Choice.NOT_VOTING: "not voting",
}


def in_words(roll: RollCall) -> dict[str, str]:
    return {v.member: WORDS[v.choice] for v in roll.votes}


def said(decision: Decision) -> tuple[str, str, set[str]]:
    assert len(decision.blocked_by) == len(set(decision.blocked_by))
    return decision.outcome.value, decision.reason.value, set(decision.blocked_by)


def agree(roll: RollCall, council: Council, law: Law, on: date) -> None:
    votes = in_words(roll)
    assert said(decide(Question(Kind.PROCEDURAL), roll, council, law)) == article_27_2(votes, on), votes
    assert said(decide(Question(Kind.SUBSTANTIVE), roll, council, law)) == article_27_3(votes, on), votes
    assert said(decide(Question(Kind.PRELIMINARY), roll, council, law)) == article_27_3(votes, on), votes


@pytest.mark.parametrize(
    ("on", "choices", "number"),
    [
        (date(2014, 12, 22), THREE, 1_386),
        (date(2014, 12, 22), FOUR, 16_016),
        (date(1950, 9, 1), THREE, 588),
    ],
)
def test_every_distinct_count(on: date, choices: Sequence[Choice], number: int) -> None:
    council, law = council_on(on), law_on(on)
    rolls = [roll for roll, _ in distinct(council, choices)]
    assert len(rolls) == number
    for roll in rolls:
        agree(roll, council, law, on)


@pytest.mark.parametrize("on", [date(1946, 6, 26), date(1965, 12, 31), date(1966, 1, 1), date(1980, 1, 3)])
def test_roll_calls_at_random_in_any_order(on: date) -> None:
    draw = random.Random(f"roll calls of {on}")
    council, law = council_on(on), law_on(on)
    seen = set()
    for _ in range(1_500):
        members = draw.sample(council.codes, len(council.codes))
        weights = [draw.choice([1, 3, 12]), 1, 1, 1]
        votes = [Vote(m, c) for m, c in zip(members, draw.choices(FOUR, weights, k=len(members)), strict=True)]
        agree(RollCall(tuple(votes)), council, law, on)
        seen.add(said(decide(Question(Kind.SUBSTANTIVE), RollCall(tuple(votes)), council, law))[1])
    assert seen == {"enough_votes", "too_few_votes", "veto"}


@pytest.mark.parametrize("noes_to_block", [1, 2, 3])
@pytest.mark.parametrize("holders", [None, "RUS USA", "CHN FRA GBR RUS USA NGA CHL"])
def test_other_vetoes_on_every_distinct_count(noes_to_block: int, holders: str | None) -> None:
    on = date(2014, 12, 22)
    council = council_on(on)
    given = None if holders is None else frozenset(holders.split())
    law = evolve(law_on(on), veto=Veto(holders=given, noes_to_block=noes_to_block))
    for roll, _ in distinct(council, THREE):
        expected = with_veto(in_words(roll), 9, council.permanent if given is None else given, noes_to_block)
        assert said(decide(Question(Kind.SUBSTANTIVE), roll, council, law)) == expected
