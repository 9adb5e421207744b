"""Votes by letter, elections to the Court and admissions, told aloud: a sentence or two for each record."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sim.engine import events_of_elections as e
from sim.engine.event import Event
from sim.law.wording import plural
from sim.show.words import day, listed, named, sentence


def _put_by_letter(x: e.VotePutByLetter) -> str:
    by = f"{named(x.by, x.at.day)}, the President," if x.by else "the President"
    ends = f", and each member has until {day(x.ends.day)}, {x.ends.hour:%H:%M}, to answer" if x.ends else ""
    return sentence(f"{by} puts the question to the vote by letter, without a meeting: {x.question}{ends}")


def _ballot(x: e.BallotHeld) -> str:
    votes = ", ".join(f"{name} {number}" for name, number in x.votes) or "no votes"
    younger = listed(x.passed_over)
    elder = (
        f" Both organs have selected {younger}, who {'are' if len(x.passed_over) > 1 else 'is'} not elected: of "
        "more than one national of a State the eldest alone is (ICJ Statute Art. 10(3))."
    )
    told = sentence(f"{x.organ}, meeting {x.meeting} of the election: {votes}. {sentence(x.why)}")
    return told + (elder if younger else "")


def _withdrew(x: e.CandidateWithdrew) -> str:
    return sentence(f"{x.name} withdraws")


def _conference(x: e.ConferenceFormed) -> str:
    return sentence(f"at the request of the {x.by} a joint conference is formed, of three members from each organ")


def _election(x: e.ElectionStands) -> str:
    held = [f"after {plural(x.meetings, 'meeting')} of both organs"] if x.meetings else []
    held += [f"meeting {x.under_way} of the election not over"] if x.under_way else []
    return sentence(", ".join(["International Court of Justice", *held, x.says]))


def _application(x: e.ApplicationReceived) -> str:
    document = f" ({x.document})" if x.document else ""
    return sentence(f"{named(x.state, x.at.day)} applies for membership{document}")


def _stands(x: e.ApplicationStands) -> str:
    if x.reported:
        return sentence(
            f"the Council reports to the General Assembly on the application of {named(x.state, x.at.day)}, with "
            "the complete record of the discussion (Rule 60)"
        )
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
