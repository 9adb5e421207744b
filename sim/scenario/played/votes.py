"""A roll call, and a question put to the vote, as a file states them."""

from typing import Any

from attrs import evolve

from sim.law import Choice, How, Question, RollCall, Tally
from sim.scenario.model import Codes, Group, PutToVote
from sim.scenario.played.words import codes, said

_KEYS = {
    (Choice.YES, None): "in_favour",
    (Choice.NO, None): "against",
    (Choice.ABSTAIN, None): "abstaining",
    (Choice.NOT_VOTING, How.ABSENT): "absent",
    (Choice.NOT_VOTING, How.NOT_PARTICIPATING): "not_participating",
    (Choice.NOT_VOTING, None): "not_voting",
}


def votes_told(roll: RollCall, members: tuple[str, ...]) -> dict[str, Any]:
    """Return the keys of a vote that say what a roll call says: by name, by number, and who is not known.

    `members` are those of the Council, in seating order.
    """
    by_key: dict[str, list[str]] = {}
    named = roll.by_member()
    for code in members:
        if code in named:
            vote = named[code]
            how = vote.how if vote.choice is Choice.NOT_VOTING else None
            by_key.setdefault(_KEYS[vote.choice, how], []).append(code)
    told: dict[str, Any] = {name: Group(members=Codes(tuple(who))) for name, who in by_key.items()}
    if roll.unnamed.known:
        totals = {c.value: len(roll.who(c)) + getattr(roll.unnamed, c.value) for c in Choice}
        told["counts"] = Tally(**totals)
    if len(named) < len(members):
        told["unknown"] = Group(rest=True)
    return told


def put_told(
    question: Question,
    roll: RollCall | None,
    members: tuple[str, ...],
    asked_by: tuple[str, ...] = (),
    **more: Any,
) -> PutToVote:
    """Return a question as put to the vote, or decided without one where there is no roll call."""
    votes = {"without_vote": True} if roll is None else votes_told(roll, members)
    return PutToVote(
        question=said(question.text, "the question before the Council"),
        kind=question.kind,
        chapter=question.chapter,
        parties=codes(*question.parties),
        put_as=question.put_as,
        paragraph=question.paragraph,
        mass_atrocities=question.mass_atrocities,
        asked_by=Codes(asked_by),
        **votes,
        **more,
    )


def as_put(question: Question, put: PutToVote) -> Question:
    """Return a question in the words of the file."""
    return evolve(question, text=put.question)
