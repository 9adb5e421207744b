"""The International Criminal Court in a run: referral, the Prosecutor's decision, deferral, review."""

from sim.bodies.criminal_court import (
    ART_11,
    ART_13_B,
    ART_16,
    ART_53,
    LEFT_TO_THE_PROSECUTOR,
    REACH,
    bar_to_a_deferral,
    bar_to_a_referral,
    bar_to_a_review,
    bar_to_open,
    clauses,
    deferred_until,
    of_a_review,
    plainly,
    reaches_back_to,
)
from sim.engine.events import CaseDeferred, Decided, ProsecutorDecided, SituationReferred
from sim.engine.events_around import DeferralLapsed, NonOpeningReviewed
from sim.engine.play import Play, Process, Turn, cited
from sim.law import Outcome
from sim.procedure import OutOfOrder
from sim.scenario.around_the_council import ChamberReview, Prosecutor
from sim.scenario.model import Deferral, PutToVote, Referral, Sources, Step
from sim.scenario.moments import Moment
from sim.source import Status, weakest


def after_a_decision(play: Play, decided: Decided, put: PutToVote) -> None:
    """Do what an adopted referral or deferral brings about; without adoption the Court is not concerned."""
    if decided.outcome is not Outcome.ADOPTED:
        return
    day = decided.at.day
    bar = None
    attempt = "a referral to the Court" if put.refers is not None else "a deferral"
    if put.refers is not None:
        bar = bar_to_a_referral(day, put.chapter)
    if bar is None and put.defers is not None:
        bar = bar_to_a_deferral(day, put.chapter, put.defers.months)
    if bar is not None:
        refusal = OutOfOrder(bar.why, instead=bar.instead, rule=bar.rule)
        play.refused(attempt, refusal, decided.at, "", decided, (decided.status, Sources(())))
        return
    if put.refers is not None:
        _refer(play, decided, put.refers)
    if put.defers is not None:
        _defer(play, decided, put.defers)


def _refer(play: Play, decided: Decided, referral: Referral) -> None:
    referred = play.record(
        SituationReferred,
        decided.at,
        cause=decided,
        on=decided.id,
        situation=referral.situation,
        since=Moment(reaches_back_to(referral.since)),
        says=REACH,
        clauses=clauses(referral.exempts, referral.costs),
        status=weakest(decided.status, Status.DERIVED),
        sources=(ART_13_B, ART_11),
    )
    if decided.id not in play.prosecutor_on_record:
        play.record(
            ProsecutorDecided,
            decided.at,
            cause=referred,
            on=decided.id,
            opens=None,
            says=LEFT_TO_THE_PROSECUTOR,
            status=weakest(referred.status, Status.DERIVED),
            sources=(ART_53,),
        )


def _defer(play: Play, decided: Decided, deferral: Deferral) -> None:
    until = Moment(deferred_until(decided.at.day, deferral.months, deferral.starting))
    situation = plainly(deferral.situation)
    play.deferred[situation] = max(until, play.deferred.get(situation, until))
    deferred = play.record(
        CaseDeferred,
        decided.at,
        cause=decided,
        on=decided.id,
        situation=deferral.situation,
        until=until,
        status=weakest(decided.status, Status.DERIVED),
        sources=(ART_16,),
        note="renewable by a further resolution",
    )
    play.env.process(_until_it_lapses(play, deferred))


def _until_it_lapses(play: Play, deferred: CaseDeferred) -> Process:
    """When a deferral runs out it lapses, unless a further resolution has renewed it meanwhile."""
    until = max(deferred.until, deferred.at)
    yield from play.until(until, Turn.FOLLOWS)
    told = any(
        isinstance(e, DeferralLapsed) and plainly(e.situation) == plainly(deferred.situation) and e.at == until
        for e in play.log
    )
    if play.deferred[plainly(deferred.situation)] > deferred.until or told:
        return
    play.record(
        DeferralLapsed,
        until,
        cause=deferred,
        situation=deferred.situation,
        status=deferred.status,
        sources=(ART_16,),
    )


def prosecutor(play: Play, step: Step, decision: Prosecutor, at: Moment) -> None:
    """The Prosecutor decides on a situation that was referred; a deferral in force forbids to begin.

    Source: Rome Statute Art. 53(1) and 16.
    """
    known = play.known(step)
    referred = _referred(play, step, decision.on, at)
    if referred is None:
        return
    until = play.deferred.get(plainly(referred.situation))
    bar = bar_to_open(at.day, None if until is None else until.day, str(until)) if decision.opens else None
    if bar is not None:
        refusal = OutOfOrder(bar.why, instead=bar.instead, rule=bar.rule)
        play.refused("opening an investigation", refusal, at, step.id or "", referred, known, step.note)
        return
    says = "opens an investigation" if decision.opens else "does not open an investigation"
    play.record(
        ProsecutorDecided,
        at,
        step.id or "",
        referred,
        on=decision.on,
        opens=decision.opens,
        says=f"the Prosecutor {says}" + (f": {decision.because}" if decision.because else ""),
        status=known[0],
        sources=cited(*known[1], ART_53),
        note=step.note,
    )


def chamber_review(play: Play, step: Step, review: ChamberReview, at: Moment) -> None:
    """The Pre-Trial Chamber reviews, at the Council's request, that the Prosecutor opens no investigation.

    Source: Rome Statute Art. 53(3)(a).
    """
    known = play.known(step)
    if _referred(play, step, review.on, at) is None:
        return
    asked = play.decided.get(review.asked_in or "")
    if review.asked_in is not None and (asked is None or asked.outcome is not Outcome.ADOPTED):
        why, event = play.stands(review.asked_in)
        play.not_reached(step, at, f"{why}, so the Council has not asked for a review", event)
        return
    decisions = [e for e in play.log if isinstance(e, ProsecutorDecided) and e.on == review.on]
    last = decisions[-1] if decisions else None
    if last is None or last.opens is None:
        play.not_reached(step, at, "the Prosecutor is not known to have decided", last)
        return
    bar = bar_to_a_review(last.opens)
    if bar is not None:
        refusal = OutOfOrder(bar.why, instead=bar.instead, rule=bar.rule)
        play.refused("a review by the Pre-Trial Chamber", refusal, at, step.id or "", last, known, step.note)
        return
    play.record(
        NonOpeningReviewed,
        at,
        step.id or "",
        last,
        on=review.on,
        reconsider=review.reconsider,
        says=of_a_review(review.reconsider),
        status=known[0],
        sources=cited(*known[1], ART_53),
        note=step.note,
    )


def _referred(play: Play, step: Step, on: str, at: Moment) -> SituationReferred | None:
    """Return the referral by a vote; None where nothing was referred, and the log says why."""
    referred = next((e for e in play.log if isinstance(e, SituationReferred) and e.on == on), None)
    if referred is None:
        why, event = play.stands(on)
        play.not_reached(step, at, f"{why}, and nothing was referred by it", event)
    return referred
