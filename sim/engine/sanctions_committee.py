"""A sanctions committee in a run: proposals decided by consensus, aloud or in writing; mandates that end."""

from attrs import evolve

from sim.bodies.sanctions_committee import (
    SILENCE_NOTE,
    decide_in_committee,
    holidays_known,
    mandate_goes_on,
    silence_until,
)
from sim.bodies.sources import COMMITTEE_1718
from sim.engine.events import Decided
from sim.engine.events_around import MandateLapsed, MandateRenewed, ProposalCirculated
from sim.engine.play import Play, Process, Turn, on_the_day
from sim.law import Choice, Outcome
from sim.scenario.around_the_council import Agreed, Committee, Mandate
from sim.scenario.bodies import council_for, law_for
from sim.scenario.known_votes import KnownVote
from sim.scenario.model import Step
from sim.scenario.moments import Moment
from sim.source import Status, weakest


def committee(play: Play, step: Step, proposal: Committee, at: Moment) -> None:
    """A proposal comes before the committee; in writing it is decided when the time to object is over.

    Source: the guidelines of the 1718 Committee.
    """
    if proposal.by is Agreed.MEETING:
        _decide(play, step, proposal, at, None)
        return
    known = play.known(step)
    until = proposal.until
    deadline = Moment(silence_until(at.day)) if until is None else on_the_day(until, at)
    notes = [step.note]
    if until is None:
        notes.append(f"{SILENCE_NOTE[0].upper()}{SILENCE_NOTE[1:]}.")
        if not holidays_known(deadline.day):
            notes.append("Weekdays only: the holidays of that year are not known here.")
    circulated = play.record(
        ProposalCirculated,
        at,
        step.id or "",
        committee=proposal.name,
        proposal=proposal.proposal,
        proposed_by=tuple(proposal.proposed_by),
        deadline=deadline,
        status=known[0] if until is not None else weakest(known[0], Status.ASSUMED),
        sources=(*known[1], COMMITTEE_1718),
        note=" ".join(filter(None, notes)),
    )
    play.env.process(_when_silence_ends(play, step, proposal, circulated))


def _when_silence_ends(play: Play, step: Step, proposal: Committee, circulated: ProposalCirculated) -> Process:
    yield from play.until(circulated.deadline, Turn.GOES_ON)
    _decide(play, step, proposal, max(circulated.deadline, circulated.at), circulated)


def _decide(
    play: Play, step: Step, proposal: Committee, at: Moment, circulated: ProposalCirculated | None
) -> None:
    council, known = council_for(play.scenario, at.day), play.known(step)
    objecting = [m for m in proposal.objecting if m in council.codes]
    unknown = [m for m in proposal.unknown if m in council.codes]
    decision = decide_in_committee(proposal.proposal, objecting, unknown, council, law_for(play.scenario, at.day))
    if circulated is not None and decision.outcome is Outcome.ADOPTED:
        decision = evolve(decision, why="Adopted in writing: nobody objected before the time was over.")
    # Who says nothing neither votes nor agrees aloud; only objections are told by name.
    votes = tuple([KnownVote(m, Choice.NO, None, known[0], ()) for m in objecting])
    decided = play.record(
        Decided,
        at,
        step.id or "",
        circulated,
        id=play.name_of(step),
        body=proposal.name,
        question=proposal.proposal,
        decision=decision,
        votes=votes,
        status=weakest(known[0], play.in_office(council, at.day)),
        sources=known[1],
        note=step.note,
    )
    play.decided[decided.id] = decided


def mandate(play: Play, step: Step, mandate: Mandate, at: Moment) -> None:
    """A mandate reaches its last day: it goes on if a resolution renewed it, and lapses otherwise.

    Source: practice on panels of experts, whose mandates the Council sets; no committee renews one by consensus.
    """
    renewal = play.decided.get(mandate.renewed_in or "")
    outcome = None if renewal is None else renewal.outcome
    if renewal is None and mandate.renewed_in is not None:
        outcome = Outcome.OPEN if play.hangs_on_open(play.happened.get(mandate.renewed_in)) else None
    goes_on = mandate_goes_on(outcome)
    status, sources = play.known(step)
    if goes_on is None:
        why, event = play.stands(mandate.renewed_in or "")
        play.not_reached(step, at, why, event)
        return
    cause = renewal or play.happened.get(mandate.renewed_in or "")
    if goes_on:
        play.record(
            MandateRenewed, at, step.id or "", cause, of=mandate.of, status=status, sources=sources, note=step.note
        )
        return
    why = "no resolution renewed it" if mandate.renewed_in is None else f"{play.stands(mandate.renewed_in)[0]}"
    play.record(
        MandateLapsed,
        at,
        step.id or "",
        cause,
        of=mandate.of,
        why=why,
        status=status,
        sources=sources,
        note=step.note,
    )
