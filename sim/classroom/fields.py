"""The blanks of an act, as fields of a form. A field's name is the path in the act at which its value goes.

Where an act can become one of several, such as an invitation under Rule 37 or 39, each has a form.
"""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from sim.classroom import limits
from sim.classroom.saying import say
from sim.classroom.strict import word_of
from sim.law import Kind, Question
from sim.procedure import actions as a
from sim.procedure.matters import AppointedBody, Change, Motion
from sim.procedure.meeting import Meeting
from sim.procedure.order import in_order
from sim.procedure.out_of_order import OutOfOrder
from sim.show.words import short_name

_OF_THEIR_OWN = frozenset({Kind.PRELIMINARY, Kind.RULING_CHALLENGE, Kind.ICJ_ELECTION})
"""Kinds of questions that come before the Council in ways of their own: by a claim, a challenge, an election."""
_KINDS_OF_DRAFTS = (Kind.SUBSTANTIVE, Kind.PROCEDURAL, Kind.REVIEW_CONFERENCE)


@frozen
class Option:
    """One thing that can be chosen in a field: the value that goes into the act, and what the page says for it."""

    value: str
    say: str
    filled: tuple[tuple[str, str], ...] = ()

    def row(self) -> dict[str, Any]:
        """Return it as it is sent."""
        return {"value": self.value, **say(self.say, **dict(self.filled))}


@frozen
class Field:
    """A blank: where its value goes, what kind of value it is, and what can be chosen.

    `kind` is `text` or `symbol` (a text; the options are suggestions), `moment` (a day, or a day and an hour), or
    `choice` (one of the options).
    `max` is how many characters a text may have.
    """

    name: str
    say: str
    kind: str = "text"
    options: tuple[Option, ...] = ()
    required: bool = True
    max: int = limits.TEXT

    def row(self) -> dict[str, Any]:
        """Return it as it is sent."""
        return {
            "name": self.name,
            "say": f"field.{self.say}",
            "kind": self.kind,
            "options": [option.row() for option in self.options],
            "required": self.required,
            "max": self.max,
        }


Blank = dict[str, Any]
"""What stands in an act where its blanks are: the values that go with them, and empty texts."""
Form = tuple[str, tuple[Field, ...], Blank | None]
"""The name of a form (empty: that of the act), its fields, and what the act then has; None: it is no form."""

_SYMBOL = limits.NAME


def blanks(meeting: Meeting, act: a.Action, named: tuple[str, ...] = ()) -> Iterator[Form]:
    """Return the forms that an act is offered as, most acts being one form without a blank.

    `named` are States that the form of an invitation suggests.
    """
    match act:
        case a.RaisePointOfOrder():
            yield "", (Field("text", "text", required=False),), None
        case a.GiveRuling() if act.ruling.kind is None and not act.ruling.order:
            yield "", (Field("ruling.text", "text", required=False),), None
        case a.Move(_, Motion.ADJOURN_TO):
            if act.needs:
                yield "", (Field("until", "until", "moment"),), {}
            else:
                yield "", (), None
        case a.Move(_, Motion.REFER):
            if act.needs:
                yield "", (Field("to", "to"),), {}
            else:
                yield "", (), None
        case a.Move(_, Motion.POSTPONE):
            yield "Move.postpone", (Field("until", "until", "moment", required=False),), {}
        case a.ReportCredentials() | a.ChallengeCredentials():
            yield "", (_members(meeting, act),), {"of": ""}
        case a.AskForSeparateVote() if act.needs:
            yield "", (Field("part", "part"),), {}
        case a.ProposeInvitation() if act.needs:
            yield from _invitations(meeting, named)
        case a.Submit() if act.needs:
            yield _draft()
        case a.SubmitAmendment() if act.needs:
            yield from _amendments(meeting)
        case a.ProposeAppointment() if act.needs:
            yield _appointment(meeting)
        case a.PutQuestion() if act.needs:
            yield from _questions(meeting, act)
        case _:
            yield "", (), None


def _members(meeting: Meeting, act: a.ReportCredentials | a.ChallengeCredentials) -> Field:
    """Let somebody choose whose credentials, of those that are in order."""
    options = []
    for code in meeting.council.codes:
        try:
            in_order(meeting, type(act)(act.by, code))
        except OutOfOrder:
            continue
        options.append(_state(code, meeting))
    return Field("of", "of", "choice", tuple(options))


def _state(code: str, meeting: Meeting) -> Option:
    return Option(code, "option.state", (("state", short_name(code, meeting.on)),))


def _invitations(meeting: Meeting, named: tuple[str, ...]) -> Iterator[Form]:
    here = (*meeting.council.codes, *[guest.name for guest in meeting.invited])
    states = tuple([_state(code, meeting) for code in named if code not in here])
    for rule, say_name, options in (("37", "guest_state", states), ("39", "guest_name", ())):
        field = Field("guest.name", say_name, "text", options, max=80)
        yield f"ProposeInvitation.rule_{rule}", (field,), {"guest": {"name": "", "under": f"rule_{rule}"}}


def _kind_options(kinds: tuple[Kind, ...]) -> tuple[Option, ...]:
    return tuple([Option(word_of(kind), f"option.kind.{kind.value}") for kind in kinds])


def _draft() -> Form:
    fields = (
        Field("draft.symbol", "symbol", "symbol", max=_SYMBOL),
        Field("draft.question.text", "question"),
        Field("draft.question.kind", "kind", "choice", _kind_options(_KINDS_OF_DRAFTS)),
    )
    question = {"kind": word_of(Kind.SUBSTANTIVE), "text": ""}
    return "", fields, {"draft": {"symbol": "", "question": question}}


def _amendments(meeting: Meeting) -> Iterator[Form]:
    """Yield the form of an amendment, where there is a draft that it could amend."""
    waiting = [tabled.draft.symbol for tabled in meeting.drafts if tabled.waits]
    if not waiting:
        return
    drafts = tuple([Option(symbol, "option.symbol", (("symbol", symbol),)) for symbol in waiting])
    changes = tuple([Option(word_of(change), f"option.change.{change.value}") for change in Change])
    fields = (
        Field("amendment.symbol", "symbol", "symbol", max=_SYMBOL),
        Field("amendment.to", "amends", "choice", drafts),
        Field("amendment.change", "change", "choice", changes),
    )
    yield "", fields, {"amendment": {"symbol": "", "to": waiting[0], "change": word_of(Change.REVISES)}}


def _appointment(meeting: Meeting) -> Form:
    bodies = tuple([Option(word_of(body), f"option.body.{body.value}") for body in AppointedBody])
    states = tuple([_state(code, meeting) for code in meeting.council.codes])
    fields = (
        Field("appointment.body", "body", "choice", bodies),
        Field("appointment.question", "question"),
        Field("appointment.speaks", "speaks", "text", states, max=80),
    )
    body = {"body": word_of(AppointedBody.RAPPORTEUR), "question": "", "speaks": ""}
    return "ProposeAppointment", fields, {"appointment": body}


def _questions(meeting: Meeting, act: a.PutQuestion) -> Iterator[Form]:
    for without, variant in ((False, "vote"), (True, "without_vote")):
        kinds = tuple(
            [kind for kind in Kind if kind not in _OF_THEIR_OWN and _can_be_put(meeting, act, kind, without)]
        )
        if kinds:
            fields = (
                Field("question.text", "question"),
                Field("question.kind", "kind", "choice", _kind_options(kinds)),
            )
            blank = {"question": {"kind": word_of(kinds[0]), "text": ""}, "without_vote": without}
            yield f"PutQuestion.{variant}", fields, blank


def _can_be_put(meeting: Meeting, act: a.PutQuestion, kind: Kind, without_vote: bool) -> bool:
    try:
        in_order(meeting, a.PutQuestion(act.by, Question(kind, "a question"), without_vote))
    except OutOfOrder:
        return False
    return True
