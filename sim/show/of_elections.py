"""Votes by letter, elections to the Court and admissions, told aloud: a sentence or two for each record."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sim.engine import events_of_elections as e
from sim.engine.event import Event
from sim.show.words import day, listed, named, sentence


def _put_by_letter(x: e.VotePutByLetter) -> str:
    by = f"{named(x.by, x.at.day)}, the President," if x.by else "the President"
    ends = f", and each member has until {day(x.ends.day)}, {x.ends.hour:%H:%M}, to answer" if x.ends else ""
    return sentence(f"{by} puts the question to the vote by letter, without a meeting: {x.question}{ends}")


def _ballot(x: e.BallotHeld) -> str:
    votes = ", ".join(f"{name} {number}" for name, number in x.votes) or "no votes"
    return sentence(f"{x.organ}, meeting {x.meeting} of the election: {votes}. {sentence(x.why)}")


def _withdrew(x: e.CandidateWithdrew) -> str:
    return sentence(f"{x.name} withdraws")


def _conference(x: e.ConferenceFormed) -> str:
    return sentence(f"at the request of the {x.by} a joint conference is formed, of three members from each organ")


def _election(x: e.ElectionStands) -> str:
    held = (
        f"after {x.meetings} {'meeting' if x.meetings == 1 else 'meetings'} of both organs" if x.meetings else ""
    )
    return sentence(f"International Court of Justice, {held + ', ' if held else ''}{x.says}")


def _application(x: e.ApplicationReceived) -> str:
    document = f" ({x.document})" if x.document else ""
    return sentence(f"{named(x.state, x.at.day)} applies for membership{document}")


def _stands(x: e.ApplicationStands) -> str:
    late = f", {listed(x.late)} coming after the time limit" if x.late else ""
    due = ". A special report to the General Assembly is due" if x.special_report_due else ""
    return sentence(f"the application of {named(x.state, x.at.day)} is now {x.stage}{late}{due}")


TOLD_OF_ELECTIONS: Mapping[type[Event], Callable[[Any], str]] = MappingProxyType(
    {
        e.VotePutByLetter: _put_by_letter,
        e.BallotHeld: _ballot,
        e.CandidateWithdrew: _withdrew,
        e.ConferenceFormed: _conference,
        e.ElectionStands: _election,
        e.ApplicationReceived: _application,
        e.ApplicationStands: _stands,
    }
)
"""How each kind of these records is told."""
