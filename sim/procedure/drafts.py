"""Drafts in writing: submitted (Rule 31), put in blue, taken in the order of submission (Rule 32)."""

from collections.abc import Iterable

from attrs import evolve

from sim.law import Kind, Question
from sim.procedure.actions import PutInBlue, Submit
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers, by_each
from sim.procedure.matters import Draft, DraftVote, Polarity
from sim.procedure.meeting import Meeting, Pending, Phase, Tabled, Taken, changed
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import IN_BLUE, RULE_31, RULE_32
from sim.source import Source

# The other kinds are questions of the Assembly, of an election, or about the procedure itself.
_KINDS = (Kind.SUBSTANTIVE, Kind.PROCEDURAL, Kind.REVIEW_CONFERENCE)


def _check_submit(meeting: Meeting, action: Submit) -> Source:
    draft = action.draft
    if draft is None:
        return RULE_31
    check_draft(draft, meeting.drafts)
    return RULE_31


def check_draft(draft: Draft, drafts: tuple[Tabled, ...]) -> None:
    """Refuse a draft that cannot stand beside some others. Raises `OutOfOrder`. Source: Rule 31."""
    if draft.question.kind not in _KINDS:
        raise OutOfOrder(
            f"A draft of the Council cannot put a question of the kind {draft.question.kind.value}",
            instead=f"a draft whose question is {', '.join(k.value for k in _KINDS[:-1])} or {_KINDS[-1].value}",
            rule=RULE_31,
        )
    if any(t.draft.symbol == draft.symbol for t in drafts):
        raise OutOfOrder(
            f"{draft.symbol} has been submitted already",
            instead="a draft with another symbol",
            rule=RULE_31,
        )


def _submit(meeting: Meeting, action: Submit) -> Meeting:
    assert action.draft is not None
    return changed(meeting, drafts=(*meeting.drafts, Tabled(action.draft, action.by)))


def _submissions(meeting: Meeting, papers: Papers) -> Iterable[Submit]:
    for draft in papers.drafts or (None,):
        yield from by_each(Submit, meeting.council.codes, draft)


def _check_blue(meeting: Meeting, action: PutInBlue) -> Source:
    tabled = meeting.tabled(action.symbol)
    if tabled is None:
        why, instead = f"{action.symbol} has not been submitted", "submitting it (Rule 31)"
    elif tabled.by != action.by:
        why, instead = f"{action.symbol} was submitted by {tabled.by}", f"{tabled.by} asking for it"
    elif tabled.in_blue:
        why, instead = f"{action.symbol} is in blue already", "putting it to the vote"
    elif tabled.outcome is not None:
        why, instead = f"{action.symbol} has been voted on", "another draft"
    else:
        return IN_BLUE
    raise OutOfOrder(why, instead=instead, rule=IN_BLUE)


def _blue(meeting: Meeting, action: PutInBlue) -> Meeting:
    return changed(
        meeting,
        drafts=tuple([evolve(t, in_blue=True) if t.draft.symbol == action.symbol else t for t in meeting.drafts]),
    )


def _blues(meeting: Meeting, papers: Papers) -> Iterable[PutInBlue]:
    return [PutInBlue(t.by, t.draft.symbol) for t in meeting.drafts]


def next_draft(meeting: Meeting) -> Tabled | None:
    """Return the draft that comes first: of those not yet decided the one submitted first. Source: Rule 32(1)."""
    for tabled in meeting.drafts:
        if tabled.outcome is None:
            return tabled
    return None


def in_turn(meeting: Meeting, symbol: str) -> Tabled:
    """Return a draft whose turn it is to be voted on; raises `OutOfOrder` for any other. Source: Rule 32(1).

    The rule names no exception; in practice the Council can decide otherwise by a procedural vote
    (asked for in vain on 16 November 2017, S/PV.8105).
    """
    tabled, first = _known(meeting, symbol), next_draft(meeting)
    if tabled.outcome is not None or first is None:
        raise OutOfOrder(f"{symbol} has been voted on", instead=_turn(first), rule=RULE_32)
    if tabled is not first:
        raise OutOfOrder(f"{first.draft.symbol} was submitted before {symbol}", instead=_turn(first), rule=RULE_32)
    return tabled


def _known(meeting: Meeting, symbol: str) -> Tabled:
    tabled = meeting.tabled(symbol)
    if tabled is None:
        raise OutOfOrder(f"{symbol} has not been submitted", instead="submitting it (Rule 31)", rule=RULE_31)
    return tabled


def _turn(first: Tabled | None) -> str:
    return f"putting {first.draft.symbol} to the vote" if first else "another draft"


def _question(meeting: Meeting, matter: DraftVote, put_as: Polarity) -> Question:
    return _known(meeting, matter.symbol).draft.question


def _settle(meeting: Meeting, matter: DraftVote, pending: Pending, taken: Taken) -> Meeting:
    symbol, outcome = matter.symbol, taken.decision.outcome
    return changed(
        meeting,
        drafts=tuple([evolve(t, outcome=outcome) if t.draft.symbol == symbol else t for t in meeting.drafts]),
    )


SUBMIT = Entry(
    Submit,
    "submitting a draft",
    (Phase.CALLED, Phase.BUSINESS),
    Actor.MEMBER,
    _check_submit,
    _submit,
    _submissions,
)
BLUE = Entry(
    PutInBlue,
    "putting a draft in blue",
    (Phase.CALLED, Phase.BUSINESS),
    Actor.MEMBER,
    _check_blue,
    _blue,
    _blues,
)
DRAFT = MatterEntry("the draft", RULE_32, _question, _settle)
