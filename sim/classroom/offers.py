"""What a person may do now: the acts in order, each with the rule that makes it so, and the blanks it still has.

What is in order is asked of `legal_actions`. Votes are not offered: hands are raised.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from json import dumps
from types import MappingProxyType
from typing import Any

from attrs import frozen

from sim.classroom.acts_json import act_to_json
from sim.classroom.fields import Blank, Field, blanks
from sim.classroom.saying import KEYS, rule, say
from sim.classroom.saying_acts import said_of
from sim.procedure import actions as a
from sim.procedure.drafts import next_draft
from sim.procedure.entry import NO_PAPERS, Actor, Papers
from sim.procedure.matters import Polarity
from sim.procedure.meeting import Meeting, Phase
from sim.procedure.order import TABLE, Offer, legal_actions

CHAIRS = frozenset(entry.act for entry in TABLE if entry.by in (Actor.CHAIR, Actor.RECORD))
"""What is for the President to do, and for the record: to leave open what no votes settle."""
AS_PRESIDENT = frozenset(
    {a.Move, a.ProposeInvitation, a.ProposePrivateMeeting, a.ProposePublicMeeting, a.ProposeSingleCopy}
)
"""What a member proposes and the President can, too."""
MOST_ORDERS = 24
"""Of the orders of amendments that the President could rule so many are offered, the ordinary one first."""

_GROUPS: Mapping[type[a.Action], str] = MappingProxyType(
    {
        a.ApproveAgenda: "agenda",
        a.CommunicateAgenda: "secretariat",
        a.OpenMeeting: "meeting",
        a.RaisePointOfOrder: "ruling",
        a.GiveRuling: "ruling",
        a.ChallengeRuling: "ruling",
        a.LetRulingStand: "ruling",
        a.ClaimNotProcedural: "ruling",
        a.Object: "vote",
        a.AskForVote: "vote",
        a.DecideWithoutVote: "vote",
        a.PutToVote: "vote",
        a.PutQuestion: "vote",
        a.ExplainVote: "floor",
        a.StateResult: "vote",
        a.LeaveOpen: "vote",
        a.Move: "motion",
        a.ResumeMeeting: "meeting",
        a.RequestFloor: "floor",
        a.CallSpeaker: "floor",
        a.ProposeInvitation: "invite",
        a.ProposePrivateMeeting: "meeting",
        a.ProposePublicMeeting: "meeting",
        a.ProposeSingleCopy: "meeting",
        a.IssueCommunique: "secretariat",
        a.ProposeAppointment: "motion",
        a.ReportCredentials: "secretariat",
        a.ChallengeCredentials: "meeting",
        a.Submit: "draft",
        a.PutInBlue: "draft",
        a.RequestVote: "draft",
        a.ProposeOrder: "draft",
        a.AskForSeparateVote: "draft",
        a.ObjectToSeparateVotes: "draft",
        a.SubmitAmendment: "draft",
        a.Second: "draft",
        a.Withdraw: "draft",
        a.TakeOver: "draft",
        a.CedeChair: "meeting",
        a.CloseMeeting: "meeting",
    }
)
_FIRST = frozenset(
    {
        *(
            a.ApproveAgenda,
            a.CommunicateAgenda,
            a.OpenMeeting,
            a.GiveRuling,
            a.LetRulingStand,
            a.DecideWithoutVote,
        ),
        *(a.PutToVote, a.StateResult, a.LeaveOpen, a.CallSpeaker, a.ResumeMeeting, a.IssueCommunique),
        *(a.Object, a.AskForVote, a.ChallengeRuling, a.RequestFloor, a.ExplainVote, a.CloseMeeting),
    }
)
"""What takes the meeting further, or what a delegation is asked whether it will: it stands first."""
_DEBATES = (Phase.AGENDA, Phase.BUSINESS)
"""When there is a debate that nothing has interrupted: on the adoption of the agenda, or on an item."""
_ONE_FORM = frozenset({a.ReportCredentials, a.ChallengeCredentials})
"""Acts that differ only in whom they concern: one form, in which that is chosen."""


@frozen
class Offered:
    """An act as it is offered: its key among the offers, what it is called, who would do it, and all that is sent.

    `for_the_chair` says that it is the President's to do.
    """

    key: str
    name: str
    act: type[a.Action]
    by: str
    row: Mapping[str, Any]
    for_the_chair: bool


class Offers:
    """Everything that is in order at a meeting, for everybody, always in the same order.

    What the papers hold is offered filled in, and beside it a form with blanks, so that a class can bring what no
    paper has. `suggested` are States that the form of an invitation suggests. Every offer without a field that
    must be filled in is accepted by `apply`. What somebody may do is worked out when it is first asked for.
    """

    def __init__(self, meeting: Meeting, papers: Papers = NO_PAPERS, suggested: tuple[str, ...] = ()) -> None:
        self.meeting = meeting
        self.suggested = suggested
        self._made: dict[str, tuple[Offered, ...]] = {}
        self._legal: dict[str, list[Offer]] = {}
        filled = legal_actions(meeting, papers)
        forms = [offer for offer in legal_actions(meeting) if offer.needs] if papers != NO_PAPERS else []
        with_form = {type(offer.action) for offer in forms}
        for offer in (*(o for o in filled if not (o.needs and type(o.action) in with_form)), *forms):
            if type(offer.action) is not a.CastVotes:
                self._legal.setdefault(offer.by, []).append(offer)

    @property
    def actors(self) -> tuple[str, ...]:
        """Who can do anything: members, who is invited, the Secretary-General, the record."""
        return tuple(self._legal)

    def by(self, who: str) -> tuple[Offered, ...]:
        """Return what somebody may do."""
        if who not in self._made:
            self._made[who] = self._of(self._legal.get(who, []))
        return self._made[who]

    def _of(self, legal: list[Offer]) -> tuple[Offered, ...]:
        drafts = [draft for offer in _to_be_shown(legal) for draft in _drawn(self.meeting, offer, self.suggested)]
        times = Counter(draft[0] for draft in drafts)
        return tuple(_offered(self.meeting, *draft, alone=times[draft[0]] == 1) for draft in drafts)


def _to_be_shown(legal: list[Offer]) -> Iterator[Offer]:
    """Leave out what one form asks for, and orders beyond a number."""
    told: set[type[a.Action]] = set()
    orders = 0
    for offer in legal:
        act = offer.action
        if type(act) in _ONE_FORM:
            if type(act) in told:
                continue
            told.add(type(act))
        elif type(act) is a.GiveRuling and act.ruling.order:
            orders += 1
            if orders > MOST_ORDERS:
                continue
        yield offer


_Drawn = tuple[str, Offer, tuple[Field, ...], Blank | None]
"""The key of a button, the act behind it, its fields, and what stands in its blanks."""


def _drawn(meeting: Meeting, offer: Offer, suggested: tuple[str, ...]) -> Iterator[_Drawn]:
    name, _ = said_of(offer.action, meeting)
    for variant, fields, blank in blanks(meeting, offer.action, suggested):
        said = f"form.{variant or name}" if blank is not None else f"do.{name}"
        yield said, offer, fields, blank


def _offered(
    meeting: Meeting, said: str, offer: Offer, fields: tuple[Field, ...], blank: Blank | None, *, alone: bool
) -> Offered:
    act, cls = offer.action, type(offer.action)
    name, filled = said_of(act, meeting)
    row = {**act_to_json(act), **(blank or {})}
    main = blank is None and cls in _FIRST and _goes_first(meeting, act)
    key = _key(said, row, alone=alone and act.by in meeting.council.codes)
    return Offered(
        key,
        name,
        cls,
        act.by,
        MappingProxyType(
            {
                "key": key,
                **say(said, **{parameter: filled[parameter] for parameter in KEYS[said]}),
                "rule": rule(offer.rule),
                "act": row,
                "fields": [field.row() for field in fields],
                "group": _GROUPS[cls],
                "main": main,
            }
        ),
        cls in CHAIRS,
    )


def _goes_first(meeting: Meeting, act: a.Action) -> bool:
    """Tell what goes first where several acts take a meeting further; who presides, first presides."""
    if act.by == meeting.chair and type(act) not in CHAIRS:
        return False
    if type(act) is a.PutToVote:
        return act.put_as is Polarity.IN_FAVOUR and not _heard_first(meeting)
    if type(act) is a.DecideWithoutVote:
        return not _heard_first(meeting)
    if type(act) is a.CallSpeaker:
        return act.speaker == meeting.speakers[0]
    if type(act) is a.GiveRuling:
        return meeting.phase is Phase.RULING or bool(act.ruling.order)
    if type(act) is a.RequestFloor:
        return meeting.phase in _DEBATES and act.by in meeting.council.codes
    if type(act) is a.CloseMeeting:
        return bool(meeting.taken) and next_draft(meeting) is None
    return True


def _heard_first(meeting: Meeting) -> bool:
    """Tell whether somebody waits to be heard on the agenda, or on an item, before it is decided."""
    return meeting.phase in _DEBATES and bool(meeting.speakers)


def _key(said: str, row: Mapping[str, Any], *, alone: bool) -> str:
    """Return a key, the same for the same act: what it is called, and digits where that is not enough."""
    name = said.removeprefix("do.").replace(".", "-")
    if alone:
        return name
    return f"{name}-{blake2b(dumps(row, sort_keys=True).encode(), digest_size=4).hexdigest()}"
