"""Separate votes on the parts of a draft (Rule 32(2)): on anybody's request, unless the original mover objects.

In the General Assembly an objection goes to the vote; here it is final.
"""

from collections.abc import Iterable

from attrs import evolve

from sim.law import Question
from sim.procedure.actions import AskForSeparateVote, ObjectToSeparateVotes
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers, by_each
from sim.procedure.matters import PartVote, Polarity
from sim.procedure.meeting import Meeting, Part, Pending, Phase, Tabled, Taken, with_tabled
from sim.procedure.motions import check_not_set_aside
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_32
from sim.source import Source


def _waiting(meeting: Meeting, symbol: str) -> Tabled:
    check_not_set_aside(meeting)
    tabled = meeting.tabled(symbol)
    if tabled is None or not tabled.waits:
        why = f"{symbol} has not been submitted" if tabled is None else f"{symbol} no longer waits for a vote"
        raise OutOfOrder(why, instead="a draft that waits for a vote", rule=RULE_32)
    return tabled


def _check_ask(meeting: Meeting, action: AskForSeparateVote) -> Source:
    tabled = _waiting(meeting, action.symbol)
    if tabled.indivisible:
        raise OutOfOrder(
            f"{tabled.by}, which moved {action.symbol}, objects to separate votes, and that is final",
            instead=f"voting on {action.symbol} as a whole",
            rule=RULE_32,
        )
    parts = tabled.draft.parts
    if action.part and parts and action.part not in parts:
        raise OutOfOrder(
            f"{action.symbol} has no part {action.part}", instead=f"one of {', '.join(parts)}", rule=RULE_32
        )
    if any(part.name == action.part for part in tabled.parts):
        raise OutOfOrder(
            f"A separate vote on {action.part} has been asked for already",
            instead="putting that part to the vote",
            rule=RULE_32,
        )
    return RULE_32


def _ask(meeting: Meeting, action: AskForSeparateVote) -> Meeting:
    tabled = _waiting(meeting, action.symbol)
    return with_tabled(meeting, evolve(tabled, parts=(*tabled.parts, Part(action.part, action.by))))


def _askings(meeting: Meeting, papers: Papers) -> Iterable[AskForSeparateVote]:
    for tabled in meeting.drafts:
        for part in tabled.draft.parts or ("",):
            yield from by_each(AskForSeparateVote, meeting.council.codes, tabled.draft.symbol, part)


def _check_object(meeting: Meeting, action: ObjectToSeparateVotes) -> Source:
    tabled = _waiting(meeting, action.symbol)
    if tabled.by != action.by:
        why, instead = f"{action.by} did not move {action.symbol}", f"{tabled.by or 'its mover'} objecting"
    elif not tabled.parts:
        why, instead = "Nobody has asked for a separate vote", f"voting on {action.symbol} as a whole"
    elif any(part.outcome for part in tabled.parts):
        why, instead = "A part has been voted on separately already", "voting on what remains"
    else:
        return RULE_32
    raise OutOfOrder(why, instead=instead, rule=RULE_32)


def _object(meeting: Meeting, action: ObjectToSeparateVotes) -> Meeting:
    return with_tabled(meeting, evolve(_waiting(meeting, action.symbol), parts=(), indivisible=True))


def _objections(meeting: Meeting, papers: Papers) -> Iterable[ObjectToSeparateVotes]:
    return [ObjectToSeparateVotes(t.by, t.draft.symbol) for t in meeting.drafts]


def next_part(tabled: Tabled) -> Part | None:
    """Return the part of a draft that is voted on next, None if no separate vote is due. Source: Rule 32(2)."""
    return next((part for part in tabled.parts if part.outcome is None), None)


def check_part(tabled: Tabled, part: str | None) -> None:
    """Refuse to vote on the whole before its parts, or on a part that is not due. Raises `OutOfOrder`."""
    due = next_part(tabled)
    symbol = tabled.draft.symbol
    if part == (due.name if due is not None else None):
        return
    if due is None:
        why, instead = f"No separate vote on {part} is due", f"voting on {symbol} as a whole"
    elif part is None:
        why, instead = f"{due.asked_by} asked for a separate vote on {due.name}", f"putting {due.name} first"
    else:
        why, instead = f"A separate vote on {part} is not due", f"putting {due.name} to the vote"
    raise OutOfOrder(why, instead=instead, rule=RULE_32)


def _question(meeting: Meeting, matter: PartVote, put_as: Polarity) -> Question:
    tabled = meeting.tabled(matter.draft)
    assert tabled is not None
    kind = tabled.treated_as or tabled.draft.question.kind
    return evolve(tabled.draft.question, kind=kind, text=f"keep {matter.part} of {matter.draft}")


def _settle(meeting: Meeting, matter: PartVote, pending: Pending, taken: Taken) -> Meeting:
    """Keep the part in the draft, or leave it out; the draft as it then stands is voted on as a whole."""
    tabled = meeting.tabled(matter.draft)
    assert tabled is not None
    outcome = taken.decision.outcome
    parts = tuple([evolve(p, outcome=outcome) if p.name == matter.part else p for p in tabled.parts])
    return with_tabled(meeting, evolve(tabled, parts=parts))


ASK_FOR_PARTS = Entry(
    AskForSeparateVote,
    "asking for a separate vote",
    (Phase.BUSINESS,),
    Actor.MEMBER,
    _check_ask,
    _ask,
    _askings,
)
OBJECT_TO_PARTS = Entry(
    ObjectToSeparateVotes,
    "objecting to separate votes",
    (Phase.BUSINESS,),
    Actor.PARTICIPANT,
    _check_object,
    _object,
    _objections,
)
PART = MatterEntry("the part of the draft", RULE_32, _question, _settle)
