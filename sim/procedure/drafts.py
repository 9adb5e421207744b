"""Drafts in writing: submitted (Rules 31 and 38), put in blue, taken in the order of submission (Rule 32)."""

from collections.abc import Iterable

from attrs import evolve

from sim.law import Kind, Question
from sim.procedure.actions import PutInBlue, RequestVote, Submit
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers, by_each
from sim.procedure.matters import Draft, DraftVote, InvitedUnder, Polarity
from sim.procedure.meeting import Meeting, Pending, Phase, Tabled, Taken, changed, with_proposed, with_tabled
from sim.procedure.motions import check_not_set_aside
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import IN_BLUE, RULE_31, RULE_32, RULE_35, RULE_38
from sim.source import Source

# The other kinds are questions of the Assembly, of an election, or about the procedure itself.
_KINDS = (Kind.SUBSTANTIVE, Kind.PROCEDURAL, Kind.REVIEW_CONFERENCE)


def _check_submit(meeting: Meeting, action: Submit) -> Source:
    """A member submits a draft, and so may a State invited under Rule 37 (Rule 38); a person heard may not."""
    check_not_set_aside(meeting)
    rule = RULE_31 if action.by in meeting.council.codes else RULE_38
    if any(g.name == action.by and g.under is InvitedUnder.RULE_39 for g in meeting.invited):
        raise OutOfOrder(
            f"{action.by} was invited to give information, and submits no drafts",
            instead="a draft of a member, or of a State invited under Rule 37",
            rule=RULE_38,
        )
    draft = action.draft
    if draft is not None:
        if meeting.proposed(draft.symbol) is not None:
            raise OutOfOrder(
                f"{draft.symbol} is an amendment", instead="a draft with another symbol", rule=RULE_31
            )
        check_draft(draft, meeting.drafts)
    return rule


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
    by_a_guest = action.by not in meeting.council.codes
    tabled = Tabled(action.draft, action.by, by_a_guest=by_a_guest)
    return changed(meeting, drafts=(*meeting.drafts, tabled))


def _submissions(meeting: Meeting, papers: Papers) -> Iterable[Submit]:
    for draft in papers.drafts or (None,):
        yield from by_each(Submit, meeting.council.codes, draft)
        yield from [Submit(guest.name, draft) for guest in meeting.invited]


def _check_request(meeting: Meeting, action: RequestVote) -> Source:
    check_not_set_aside(meeting)
    symbol = action.symbol
    asked = meeting.proposed(symbol) or _known(meeting, symbol)
    if not asked.waits:
        why, instead = f"{symbol} no longer waits for a vote", "another draft"
    elif not asked.by_a_guest:
        why, instead = f"{symbol} was submitted by a member", "putting it to the vote in its turn"
    elif asked.vote_requested_by:
        why, instead = f"{asked.vote_requested_by} has asked for a vote", "putting it to the vote in its turn"
    else:
        return RULE_38
    raise OutOfOrder(why, instead=instead, rule=RULE_38)


def _request(meeting: Meeting, action: RequestVote) -> Meeting:
    proposed = meeting.proposed(action.symbol)
    if proposed is not None:
        asked = with_proposed(meeting, evolve(proposed, vote_requested_by=action.by))
        return changed(asked, amendment_order=())
    return with_tabled(meeting, evolve(_known(meeting, action.symbol), vote_requested_by=action.by))


def _requests(meeting: Meeting, papers: Papers) -> Iterable[RequestVote]:
    for tabled in meeting.drafts:
        if tabled.by_a_guest:
            yield from by_each(RequestVote, meeting.council.codes, tabled.draft.symbol)
    for proposed in meeting.amendments:
        if proposed.by_a_guest:
            yield from by_each(RequestVote, meeting.council.codes, proposed.amendment.symbol)


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
    elif tabled.withdrawn:
        why, instead = f"{action.symbol} has been withdrawn", "another draft"
    else:
        return IN_BLUE
    raise OutOfOrder(why, instead=instead, rule=IN_BLUE)


def _blue(meeting: Meeting, action: PutInBlue) -> Meeting:
    return with_tabled(meeting, evolve(_known(meeting, action.symbol), in_blue=True))


def _blues(meeting: Meeting, papers: Papers) -> Iterable[PutInBlue]:
    return [PutInBlue(t.by, t.draft.symbol) for t in meeting.drafts]


def next_draft(meeting: Meeting) -> Tabled | None:
    """Return the draft that comes first: of those that wait for a vote the one submitted first.

    One of an invited State waits only when a member has asked for a vote on it. Source: Rules 32(1) and 38.
    """
    for tabled in meeting.drafts:
        if tabled.waits and (tabled.vote_requested_by or not tabled.by_a_guest):
            return tabled
    return None


def in_turn(meeting: Meeting, symbol: str) -> Tabled:
    """Return a draft whose turn it is to be voted on; raises `OutOfOrder` for any other. Source: Rule 32(1).

    The rule names no exception; in practice the Council can decide otherwise by a procedural vote
    (order_of_drafts.py).
    """
    tabled, first = _known(meeting, symbol), next_draft(meeting)
    if tabled.outcome is not None:
        raise OutOfOrder(f"{symbol} has been voted on", instead=_turn(first), rule=RULE_32)
    if tabled.withdrawn:
        raise OutOfOrder(
            f"{symbol} has been withdrawn",
            instead=f"another member taking it over, or {_turn(first)}",
            rule=RULE_35,
        )
    if not tabled.vote_requested_by and tabled.by_a_guest:
        raise OutOfOrder(
            f"{tabled.by}, which submitted {symbol}, is not a member of the Council",
            instead="a member asking for a vote on it",
            rule=RULE_38,
        )
    assert first is not None
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
    return with_tabled(meeting, evolve(_known(meeting, matter.symbol), outcome=taken.decision.outcome))


SUBMIT = Entry(
    Submit,
    "submitting a draft",
    (Phase.CALLED, Phase.BUSINESS),
    Actor.PARTICIPANT,
    _check_submit,
    _submit,
    _submissions,
)
BLUE = Entry(
    PutInBlue,
    "putting a draft in blue",
    (Phase.CALLED, Phase.BUSINESS),
    Actor.PARTICIPANT,
    _check_blue,
    _blue,
    _blues,
)
REQUEST_VOTE = Entry(
    RequestVote,
    "asking for a vote on the draft of an invited State",
    (Phase.BUSINESS,),
    Actor.MEMBER,
    _check_request,
    _request,
    _requests,
)
DRAFT = MatterEntry("the draft", RULE_32, _question, _settle)
