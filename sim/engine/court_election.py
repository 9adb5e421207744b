"""An election to the International Court of Justice in a run: ballot by ballot, until the file has no more."""

from sim.engine.events import Event
from sim.engine.events_of_elections import BallotHeld, CandidateWithdrew, ConferenceFormed, ElectionStands
from sim.engine.play import Known, Play
from sim.law.wording import names, plural
from sim.procedure import OutOfOrder
from sim.procedure.court_ballots import STATUTE_10_3
from sim.procedure.court_elections import Election, Organ, Stage
from sim.procedure.rules import RULE_61
from sim.scenario.bodies import council_for
from sim.scenario.court_election import begun, gone_on
from sim.scenario.elections import CourtBallot, CourtElection
from sim.scenario.model import Step
from sim.scenario.moments import Moment
from sim.source import Status, weakest


def court_election(play: Play, step: Step, plan: CourtElection, at: Moment) -> None:
    """Hold an election as the file tells of its ballots; one that is out of order is refused, and the run goes on.

    Source: Rule 61; ICJ Statute Art. 8 to 12.
    """
    known, name = play.known(step), play.name_of(step)
    election = begun(plan, council_for(play.scenario, at.day), at.day)
    last: Event | None = None
    for ballot in plan.ballots:
        try:
            election, last = _next(play, election, ballot, name, at, known, last)
        except OutOfOrder as refusal:
            last = play.refused(_attempt(ballot), refusal, at, "", last, known)
    complete = election.stage is Stage.COMPLETE
    begun_at = any(held.meeting == election.meeting for held in election.ballots)
    vacant = "every seat is filled" if complete else f"{plural(election.vacant, 'seat')} still vacant"
    play.record(
        ElectionStands,
        at,
        step.id or "",
        last,
        elected=election.elected,
        vacant=election.vacant,
        meetings=election.meeting - (not complete),
        # A meeting that nothing was voted on at has not begun.
        under_way=0 if complete or not begun_at else election.meeting,
        says=f"elected: {names(election.elected) or 'nobody'}; {vacant}",
        status=weakest(known[0], Status.DERIVED),
        sources=(*known[1], RULE_61),
        note=step.note,
    )


def _next(
    play: Play, election: Election, ballot: CourtBallot, name: str, at: Moment, known: Known, last: Event | None
) -> tuple[Election, Event]:
    status, sources = known
    passed_over = election.passed_over
    election = gone_on(election, ballot)
    younger = election.passed_over[len(passed_over) :]
    if ballot.withdraws:
        return election, play.record(
            CandidateWithdrew, at, "", last, on=name, name=ballot.withdraws, status=status, sources=sources
        )
    if ballot.conference is not None:
        by = Organ[ballot.conference.name]
        return election, play.record(
            ConferenceFormed, at, "", last, on=name, by=by.value, status=status, sources=sources
        )
    held = election.ballots[-1]
    return election, play.record(
        BallotHeld,
        at,
        "",
        last,
        on=name,
        organ=held.organ.value,
        meeting=held.meeting,
        majority=held.majority,
        votes=held.ballot.votes,
        with_majority=held.with_majority,
        why=held.why,
        passed_over=younger,
        status=status,
        sources=(*sources, held.source, STATUTE_10_3) if younger else (*sources, held.source),
    )


def _attempt(ballot: CourtBallot) -> str:
    if ballot.withdraws:
        return f"the withdrawal of {ballot.withdraws}"
    if ballot.conference is not None:
        return "a joint conference"
    return f"a ballot in the {Organ[ballot.where.name].value}" if ballot.where is not None else "a ballot"
