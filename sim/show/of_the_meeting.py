"""Credentials, bodies appointed and private meetings, told aloud: one sentence for each kind of record."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sim.engine import events_of_the_meeting as e
from sim.engine.event import Event
from sim.show.words import named, sentence


def _reported(x: e.CredentialsReported) -> str:
    of = named(x.of, x.at.day)
    return f"The Secretary-General reports on the credentials of the representative of {of} (Rule 15)."


def _challenged(x: e.CredentialsChallenged) -> str:
    by, of = named(x.by, x.at.day), named(x.of, x.at.day)
    return sentence(
        f"{by} objects to the credentials of the representative of {of}, who sits with the same rights until the "
        "Council has decided (Rule 17)"
    )


def _undecided(x: e.CredentialsUndecided) -> str:
    return sentence(
        f"no decision on that challenge is told; the delegation of {named(x.of, x.at.day)} keeps its seat and its "
        "vote (Rule 17)"
    )


def _settled(x: e.CredentialsSettled) -> str:
    of = named(x.of, x.at.day)
    sits = "sits again" if x.sits else "no longer sits; its vote counts as not cast"
    presides = f". {sentence(f'{named(x.chair, x.at.day)} now presides')}" if x.chair else ""
    return sentence(f"the delegation of {of} {sits}{presides}")


def _appointed(x: e.BodyAppointed) -> str:
    speaks = named(x.speaks, x.at.day)
    return sentence(
        f"the Council appoints a {x.what} for {x.question}; {speaks} reports for it, and may be heard first"
    )


def _publicity(x: e.PublicityChanged) -> str:
    return sentence(f"the meeting {x.how}")


def _communique(x: e.CommuniqueIssued) -> str:
    return "The Secretary-General issues a communique on what was held in private (Rule 55)."


TOLD_OF_THE_MEETING: Mapping[type[Event], Callable[[Any], str]] = MappingProxyType(
    {
        e.CredentialsReported: _reported,
        e.CredentialsChallenged: _challenged,
        e.CredentialsUndecided: _undecided,
        e.CredentialsSettled: _settled,
        e.BodyAppointed: _appointed,
        e.PublicityChanged: _publicity,
        e.CommuniqueIssued: _communique,
    }
)
"""How each kind of these records is told."""
