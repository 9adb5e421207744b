"""The admission of a Member in a run: an application, and what becomes of it step by step (Rules 58 to 60)."""

from sim.engine.events import Decided
from sim.engine.events_of_elections import ApplicationReceived, ApplicationStands
from sim.engine.play import Play
from sim.law import Decision, Kind, adopted_without_vote
from sim.procedure import OutOfOrder
from sim.procedure import new_members as rules
from sim.procedure.rules import RULE_58, RULE_59, RULE_60
from sim.scenario.elections import Admission, AdmissionStep, Application
from sim.scenario.model import Step
from sim.scenario.moments import Moment
from sim.source import Source, Status, weakest

_RULES: dict[AdmissionStep, Source] = {
    AdmissionStep.REFER: RULE_59,
    AdmissionStep.KEEP: RULE_59,
    AdmissionStep.REPORT: RULE_59,
    AdmissionStep.SEND_BACK: rules.GA_RULE_137,
    AdmissionStep.ADMIT: rules.ART_4_2,
}
_IN_WORDS = {
    AdmissionStep.REFER: "referring the application",
    AdmissionStep.KEEP: "the Council keeping the application",
    AdmissionStep.REPORT: "the report of the Committee",
    AdmissionStep.RECOMMEND: "a recommendation of the Council",
    AdmissionStep.POSTPONE: "postponing the application",
    AdmissionStep.SPECIAL_REPORT: "a special report to the Assembly",
    AdmissionStep.SEND_BACK: "sending the application back to the Council",
    AdmissionStep.ADMIT: "admission",
}


def application(play: Play, step: Step, plan: Application, at: Moment) -> None:
    """A State applies for membership. Source: Rule 58."""
    known = play.known(step)
    try:
        applied = rules.apply_for_membership(plan.of, at.day, declaration=plan.declaration)
    except OutOfOrder as refusal:
        play.refused(f"the application of {plan.of}", refusal, at, step.id or "", None, known, step.note)
        return
    play.applications[step.id or plan.of] = applied
    play.record(
        ApplicationReceived,
        at,
        step.id or "",
        state=plan.of,
        document=plan.document,
        status=known[0],
        sources=(*known[1], RULE_58),
        note=step.note,
    )


def admission(play: Play, step: Step, plan: Admission, at: Moment) -> None:
    """An application goes one step on, or is refused with the rule. Source: Rules 59 and 60, Charter Art. 4."""
    known = play.known(step)
    now = play.applications.get(plan.on)
    event = play.happened.get(plan.on)
    if now is None:
        play.not_reached(step, at, f"there is no application {plan.on}", event)
        return
    decided = play.decided.get(plan.decided_in or "")
    if plan.decided_in is not None and decided is None:
        why, cause = play.stands(plan.decided_in)
        play.not_reached(step, at, why, cause)
        return
    try:
        after = _after(now, plan, at, decided)
    except OutOfOrder as refusal:
        attempt = f"{_IN_WORDS[plan.does]} ({now.state})"
        play.refused(attempt, refusal, at, step.id or "", decided or event, known, step.note)
        return
    play.applications[plan.on] = after
    status = known[0] if decided is None else weakest(known[0], decided.status, Status.DERIVED)
    stands = play.record(
        ApplicationStands,
        at,
        step.id or "",
        decided or event,
        on=plan.on,
        state=after.state,
        stage=after.stage.value,
        late=tuple([what for what in after.late if what not in now.late]),
        special_report_due=after.special_report_due,
        reported=plan.does is AdmissionStep.SPECIAL_REPORT,
        status=status,
        sources=(*known[1], _RULES.get(plan.does, RULE_60)),
        note=step.note,
    )
    play.happened[plan.on] = stands


def _after(now: rules.Application, plan: Admission, at: Moment, decided: Decided | None) -> rules.Application:
    session = None if plan.session is None else rules.Session(plan.session, plan.special_session)
    if plan.does in (AdmissionStep.REFER, AdmissionStep.KEEP):
        return rules.refer(now, council_decides_otherwise=plan.does is AdmissionStep.KEEP)
    if plan.does is AdmissionStep.REPORT:
        return rules.report(now, at.day, favourable=plan.favourable, session=session)
    if plan.does is AdmissionStep.RECOMMEND:
        return rules.recommend(now, _decision(decided, Kind.SUBSTANTIVE), at.day, session=session)
    if plan.does is AdmissionStep.ADMIT:
        return rules.admit(now, _decision(decided, Kind.ASSEMBLY_TWO_THIRDS))
    plain = {
        AdmissionStep.POSTPONE: rules.postpone,
        AdmissionStep.SPECIAL_REPORT: rules.send_special_report,
        AdmissionStep.SEND_BACK: rules.send_back,
    }
    return plain[plan.does](now)


def _decision(decided: Decided | None, kind: Kind) -> Decision:
    return adopted_without_vote(kind) if decided is None else decided.decision
