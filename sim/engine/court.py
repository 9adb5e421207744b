"""The International Criminal Court after an adopted resolution: referral, the Prosecutor, deferral.

Nothing here is automatic: a referral gives the Court jurisdiction, and whether an investigation is opened is for
the Prosecutor to decide.
"""

from datetime import date

from sim.engine.events import CaseDeferred, Decided, ProsecutorDecided, SituationReferred
from sim.engine.play import Play, cited
from sim.law import Chapter, Outcome
from sim.procedure import OutOfOrder
from sim.scenario.model import Prosecutor, PutToVote, Sources, Step
from sim.scenario.moments import Moment
from sim.source import Source, Status, weakest

ROME_STATUTE = "https://www.icc-cpi.int/resource-library/core-legal-texts"
ART_13_B = Source("Rome Statute Art. 13(b)", ROME_STATUTE)
ART_16 = Source("Rome Statute Art. 16", ROME_STATUTE)
ART_53 = Source("Rome Statute Art. 53", ROME_STATUTE)
ART_11 = Source("Rome Statute Art. 11", ROME_STATUTE)
ART_126 = Source("Rome Statute Art. 126", ROME_STATUTE)
LONGEST_DEFERRAL = 12
"""For how many months one resolution can ask the Court to wait; it can be renewed (Rome Statute Art. 16)."""
ENTRY_INTO_FORCE = date(2002, 7, 1)


def after_a_decision(play: Play, decided: Decided, put: PutToVote) -> None:
    """Do what an adopted referral or deferral brings about; without adoption the Court is not concerned."""
    if decided.outcome is not Outcome.ADOPTED or (put.refers is None and put.defers is None):
        return
    refusal = _out_of_reach(decided.at.day, put)
    if refusal is not None:
        attempt = "a referral to the Court" if put.refers is not None else "a deferral"
        play.refused(attempt, refusal, decided.at, "", decided, (decided.status, Sources(())))
        return
    if put.refers is not None:
        _refer(play, decided, put.refers.situation, put.refers.since)
    if put.defers is not None:
        until = Moment(_months_later(decided.at.day, put.defers.months))
        situation = _plainly(put.defers.situation)
        play.deferred[situation] = max(until, play.deferred.get(situation, until))
        play.record(
            CaseDeferred,
            decided.at,
            cause=decided,
            on=decided.id,
            situation=put.defers.situation,
            until=until,
            status=weakest(decided.status, Status.DERIVED),
            sources=(ART_16,),
            note="renewable by a further resolution",
        )


def _out_of_reach(day: date, put: PutToVote) -> OutOfOrder | None:
    if put.chapter is not Chapter.VII:
        return OutOfOrder(
            "the Council acts on the Court only under Chapter VII",
            instead="a resolution under Chapter VII (`chapter: VII`)",
            rule=ART_13_B if put.refers is not None else ART_16,
        )
    if day < ENTRY_INTO_FORCE:
        return OutOfOrder(
            "the Rome Statute entered into force on 1 July 2002",
            instead="a tribunal of the Council's own, as for Rwanda in 1994 (S/RES/955)",
            rule=ART_126,
        )
    if put.defers is not None and not 1 <= put.defers.months <= LONGEST_DEFERRAL:
        return OutOfOrder(
            f"the Court defers for {LONGEST_DEFERRAL} months, not {put.defers.months}",
            instead="a deferral for twelve months, which a further resolution can renew",
            rule=ART_16,
        )
    return None


def _plainly(situation: str) -> str:
    """Return a situation as it is compared: capitals and spaces make no other of it."""
    return " ".join(situation.lower().split())


def _refer(play: Play, decided: Decided, situation: str, since: date | None) -> None:
    referred = play.record(
        SituationReferred,
        decided.at,
        cause=decided,
        on=decided.id,
        situation=situation,
        since=Moment(since or ENTRY_INTO_FORCE),
        says="the Court may exercise jurisdiction, also over nationals and territory of States not party to its "
        "Statute; the State's consent is not needed",
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
            says="whether an investigation is opened is for the Prosecutor to decide, and stays open here",
            status=weakest(referred.status, Status.DERIVED),
            sources=(ART_53,),
        )


def prosecutor(play: Play, step: Step, decision: Prosecutor, at: Moment) -> None:
    """The Prosecutor decides on a situation that was referred; a deferral in force forbids to begin.

    Source: Rome Statute Art. 53(1) and 16.
    """
    status, sources = play.known(step)
    referred = next((e for e in play.log if isinstance(e, SituationReferred) and e.on == decision.on), None)
    if referred is None:
        why, event = play.stands(decision.on)
        play.not_reached(step, at, f"{why}, and nothing was referred by it", event)
        return
    until = play.deferred.get(_plainly(referred.situation))
    if decision.opens and until is not None and at.day < until.day:
        refusal = OutOfOrder(
            f"the Council has asked the Court to defer it until {until}",
            instead="opening it when the deferral has run out",
            rule=ART_16,
        )
        attempt = "opening an investigation"
        play.refused(attempt, refusal, at, step.id or "", referred, (status, sources), step.note)
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
        status=status,
        sources=cited(*sources, ART_53),
        note=step.note,
    )


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or the last there is."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 0, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has a first day")
