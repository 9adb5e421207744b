"""What a file may say of who acts and in what words, and ids for the steps that tell of it."""

import re
import unicodedata

from sim.council import UnknownState, state
from sim.errors import UnscError
from sim.procedure.matters import (
    AgendaAdoption,
    AppointmentProposed,
    CredentialsChallenged,
    CredentialsReported,
    Invitation,
    Matter,
    OrderOfDrafts,
    PrivateMeeting,
    ProceduralMotion,
    PublicMeeting,
)
from sim.scenario.characters import with_stand_ins
from sim.scenario.model import Codes, Id

_LONGEST = 48
"""The longest id made, before the number that makes it the only one: a file takes up to 60 characters."""


class Untellable(UnscError):
    """An act that the file language has no words for."""


def codes(*who: str) -> Codes:
    """Return who acts as a file names States. Raises `Untellable` for somebody who is none."""
    for code in who:
        try:
            known = state(code).code
        except UnknownState:
            known = ""
        if known != code:
            raise Untellable(f"{code} is no State, and a file names States here")
    return Codes(who)


def seen(text: str) -> str:
    """Return a text as a file may hold it: with stand-ins for what cannot be seen."""
    return with_stand_ins(text.replace("\r\n", "\n").replace("\r", "\n"))


def said(text: str, instead: str) -> str:
    """Return a text that has to be there, or what stands for it where there is nothing."""
    return seen(text) if text.strip() else instead


def slug(text: str) -> str:
    """Return a text in small letters, digits and hyphens, as ids are written.

    >>> slug("S/2014/872, Šimonović")
    's-2014-872-simonovic'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")


class Ids:
    """The ids of a scenario, so that a new one is the only one of its name."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = set(taken)

    def new(self, *parts: str) -> Id:
        """Return an id that says what a step does, and is no other's."""
        name = slug(" ".join(parts)) or "step"
        number, found = 1, name
        while found in self.taken:
            number += 1
            found = f"{name}-{number}"
        self.taken.add(found)
        return Id(found)


def in_short(matter: Matter) -> str:
    """Say what is before the Council, as a point of order would."""
    match matter:
        case AgendaAdoption():
            return "the provisional agenda"
        case ProceduralMotion():
            return f"the motion to {matter.motion.name.lower().replace('_', ' ')}"
        case Invitation():
            return f"the invitation to {matter.guest.name}"
        case AppointmentProposed():
            return f"the proposal to appoint a {matter.appointment.body.value}"
        case OrderOfDrafts():
            return f"the proposal to vote on {matter.first} first"
        case PrivateMeeting() | PublicMeeting():
            return "the proposal on meeting in private or in public"
        case CredentialsReported() | CredentialsChallenged():
            return f"the question of the credentials of {matter.of}"
        case _:
            return "the matter before the Council"
