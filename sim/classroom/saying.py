"""What the page is given to say: a key of its catalogue, with what is to be filled in. No text of it is here.

A key and its parameters travel as `{"say": KEY, "with": {...}}`. Parameters are plain texts and numbers; a member
of the Council is given by its code, which a page turns into the name that stands in the view. What an act is
called is in saying_acts.py.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sim.classroom.saying_acts import ACTS, FORMS, NEVER_ON_A_BUTTON, called
from sim.errors import UnscError
from sim.law import Choice, Kind, Outcome, Reason
from sim.law.provisions import find
from sim.procedure.formats import Format
from sim.procedure.matters import (
    AmendmentVote,
    AppointedBody,
    AppointmentProposed,
    Change,
    CredentialsChallenged,
    CredentialsReported,
    DraftVote,
    Invitation,
    KindClaim,
    Motion,
    OrderOfDrafts,
    OtherQuestion,
    PartVote,
    PointOfOrder,
    ProceduralMotion,
    RulingGiven,
)
from sim.procedure.meeting import Ended, Meeting, Pending, Phase
from sim.source import Source

Said = dict[str, Any]
"""A key and its parameters, as they are sent: `{"say": KEY, "with": {...}}`."""

MATTERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "agenda_adoption": (),
        "invitation": ("by", "guest", "rule"),
        "motion.suspend": ("by",),
        "motion.adjourn": ("by",),
        "motion.adjourn_to": ("by", "until"),
        "motion.refer": ("by", "to"),
        "motion.postpone": ("by", "until"),
        "motion.postpone_indefinitely": ("by",),
        "private_meeting": ("by",),
        "public_meeting": ("by",),
        "single_copy": ("by",),
        "appointment": ("by", "body", "question", "speaks"),
        "credentials_reported": ("of",),
        "credentials_challenged": ("by", "of"),
        "draft_vote": ("symbol",),
        "amendment_vote": ("symbol",),
        "part_vote": ("symbol", "part"),
        "order_of_drafts": ("by", "symbol"),
        "point_of_order": ("by", "text"),
        "kind_claim.draft": ("by", "symbol"),
        "kind_claim.matter": ("by",),
        "ruling": (),
        "ruling_challenged": ("by",),
        "other_question": ("question",),
    }
)
"""What may be before the Council, after `matter.`, with the parameters of each."""

FIELDS = (
    "until",
    "to",
    "text",
    "guest_state",
    "guest_name",
    "symbol",
    "question",
    "kind",
    "amends",
    "change",
    "part",
    "body",
    "speaks",
    "of",
)
"""What can be filled in, after `field.`."""

GROUPS = ("agenda", "floor", "motion", "ruling", "draft", "vote", "invite", "meeting", "secretariat")
"""How acts are grouped on the page, after `group.`."""

OPTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "option.state": ("state",),
        "option.name": ("name",),
        "option.symbol": ("symbol",),
        **{f"option.kind.{kind.value}": () for kind in Kind if not kind.of_the_assembly},
        **{f"option.change.{change.value}": () for change in Change},
        **{f"option.body.{body.value}": () for body in AppointedBody},
    }
)
"""What can be chosen in a field, with its parameters."""

NOTES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "decided.by_vote.adopted": ("question", "yes", "no", "abstain", "not_voting", "unknown", "needed"),
        "decided.by_vote.not_adopted": ("question", "yes", "no", "abstain", "not_voting", "unknown", "needed"),
        "decided.by_vote.open": ("question", "yes", "no", "abstain", "not_voting", "unknown", "needed"),
        "decided.without_vote.adopted": ("question",),
        "decided.without_vote.not_adopted": ("question",),
        "flips.none": (),
        "flips.one": ("size",),
        "flips.some": ("size", "count"),
        "flips.any": ("size", "of", "choice"),
        "flips.open": ("who",),
        "flips.without_vote": (),
        "flips.unknown": (),
        "poll.opened.straw": ("names", "number"),
        "poll.opened.election": ("names", "seats", "number"),
        "poll.told.straw": ("name", "encourage", "discourage", "no_opinion", "number"),
        "poll.told.straw_coloured": (
            *("name", "encourage", "discourage", "no_opinion"),
            *("permanent_encourage", "permanent_discourage", "permanent_no_opinion", "number"),
        ),
        "poll.told.elected": ("names", "majority", "votes", "number"),
        "poll.told.nobody": ("majority", "votes", "number"),
        "poll.told.void": ("names", "majority", "seats", "votes", "number"),
    }
)
"""What else is told, with its parameters."""


def _all() -> dict[str, tuple[str, ...]]:
    keys: dict[str, tuple[str, ...]] = {}
    for name, parameters in ACTS.items():
        keys[f"did.{name}"] = parameters
        if name not in NEVER_ON_A_BUTTON:
            keys[f"do.{name}"] = tuple(p for p in parameters if p != "by")
        keys.setdefault(f"what.{what_of(name)}", ())
    keys |= {f"form.{name}": parameters for name, parameters in FORMS.items()}
    keys |= {f"matter.{name}": parameters for name, parameters in MATTERS.items()}
    for what, values in _ENUMERATIONS.items():
        keys |= {f"{what}.{value}": () for value in values}
    return {**keys, **OPTIONS, **NOTES}


def what_of(name: str) -> str:
    """Return under what name an act is listed among those not in order: motions each, other acts by their class.

    >>> what_of("Move.suspend"), what_of("PutToVote.draft")
    ('Move.suspend', 'PutToVote')
    """
    act, _, variant = name.partition(".")
    return f"{act}.{variant.removesuffix('_indefinitely')}" if act == "Move" else act


_ENUMERATIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "phase": tuple(p.value for p in Phase),
        "ended": tuple(e.value for e in Ended),
        "format": tuple(f.value for f in Format),
        "kind": tuple(k.value for k in Kind if not k.of_the_assembly),
        "outcome": tuple(o.value for o in Outcome),
        "reason": tuple(r.value for r in Reason),
        "choice": tuple(c.value for c in Choice),
        "stage": ("hands", "yes", "no", "abstain", "all"),
        "empty": ("position", "odds", "unknown"),
        "from": ("hand", "position", "odds", "chair", "unknown"),
        "mark": ("encourage", "discourage", "no_opinion"),
        "field": FIELDS,
        "group": GROUPS,
    }
)

KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(_all())
"""Every key the server sends, and the names of the parameters that come with it. A catalogue has them all."""

OURS = tuple(sorted({key.partition(".")[0] for key in KEYS}))
"""The beginnings of these keys; in a catalogue no other key begins so."""


def say(key: str, **parameters: Any) -> Said:
    """Return a key with its parameters. Raises `KeyError` for one that no catalogue has."""
    expected = KEYS[key]
    assert set(parameters) == set(expected), f"{key} takes {expected}, given {tuple(parameters)}"
    return {"say": key, "with": parameters}


def motion_name(motion: Motion, until: str) -> str:
    """Return what a motion is called in a key; one to postpone without a day has a name of its own."""
    name = motion.name.lower()
    return f"{name}_indefinitely" if motion is Motion.POSTPONE and not until else name


def matter(pending: Pending, meeting: Meeting) -> Said:
    """Say what is before the Council at a meeting, and whose it is."""
    by = called(pending.moved_by, meeting)
    match pending.matter:
        case Invitation(guest):
            return say("matter.invitation", by=by, guest=called(guest.name, meeting), rule=guest.under.value)
        case ProceduralMotion(motion, until, to):
            more = {"until": until, "to": to}
            key = f"matter.motion.{motion_name(motion, until)}"
            return say(key, by=by, **{name: text for name, text in more.items() if name in KEYS[key]})
        case AppointmentProposed(appointment):
            return say(
                "matter.appointment",
                by=by,
                body=appointment.body.value,
                question=appointment.question,
                speaks=called(appointment.speaks, meeting),
            )
        case CredentialsReported(of):
            return say("matter.credentials_reported", of=called(of, meeting))
        case CredentialsChallenged(of):
            return say("matter.credentials_challenged", by=by, of=called(of, meeting))
        case DraftVote(symbol):
            return say("matter.draft_vote", symbol=symbol)
        case AmendmentVote(symbol):
            return say("matter.amendment_vote", symbol=symbol)
        case PartVote(draft, part):
            return say("matter.part_vote", symbol=draft, part=part)
        case OrderOfDrafts(first):
            return say("matter.order_of_drafts", by=by, symbol=first)
        case PointOfOrder(text):
            return say("matter.point_of_order", by=by, text=text)
        case KindClaim(of):
            return (
                say("matter.kind_claim.draft", by=by, symbol=of) if of else say("matter.kind_claim.matter", by=by)
            )
        case RulingGiven(_, challenger):
            if challenger:
                return say("matter.ruling_challenged", by=called(challenger, meeting))
            return say("matter.ruling")
        case OtherQuestion(question):
            return say("matter.other_question", question=question.text)
        case other:
            key = f"matter.{_NAMES[type(other).__name__]}"
            return say(key, by=by) if KEYS[key] else say(key)


_NAMES = {
    "AgendaAdoption": "agenda_adoption",
    "PrivateMeeting": "private_meeting",
    "PublicMeeting": "public_meeting",
    "SingleCopy": "single_copy",
}


@lru_cache(maxsize=4096)
def _rule(source: Source) -> Mapping[str, str | None]:
    try:
        found = find(source.cite)
    except UnscError:
        return MappingProxyType(
            {"cite": source.cite, "title": "", "says": "", "status": "", "url": _address(source.url)}
        )
    return MappingProxyType(
        {
            "cite": source.cite,
            "title": found.title,
            "says": found.says,
            "status": found.status.value,
            "url": _address(source.url or found.url),
        }
    )


def _address(url: str | None) -> str | None:
    """Return an address a browser may be sent to, none else: a scenario may cite anything."""
    fine = url is not None and url.startswith(("https://", "http://")) and url.isprintable() and " " not in url
    return url if fine else None


def rule(source: Source) -> dict[str, str | None]:
    """Return what the page shows of a rule: `cite`, `title`, `says`, `status`, `url`.

    What is not in the book of provisions, such as a single record, has its citation alone.

    >>> from sim.procedure.rules import RULE_33
    >>> shown = rule(RULE_33)
    >>> shown["cite"], shown["title"], shown["status"]
    ('Rule 33', 'Motions with precedence', 'in force')
    """
    return dict(_rule(source))
