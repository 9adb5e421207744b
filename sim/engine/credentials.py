"""Credentials in a meeting: reported on or challenged, decided, and whether a delegation sits from then on."""

from sim.engine.events_of_the_meeting import CredentialsChallenged, CredentialsReported, CredentialsSettled
from sim.engine.matters import decide_by
from sim.engine.play import Known
from sim.engine.sitting import Sitting
from sim.procedure import OutOfOrder
from sim.procedure.actions import (
    SECRETARY_GENERAL,
    ChallengeCredentials,
    DecideWithoutVote,
    ReportCredentials,
)
from sim.scenario.model import Step
from sim.scenario.of_the_meeting import Credentials
from sim.source import Status, weakest


def credentials(sitting: Sitting, step: Step, of: Credentials, known: Known) -> None:
    """Credentials come before the Council: a report for its approval, or a challenge.

    Until it has decided, nobody loses a right. Source: Rules 15 to 17.
    """
    code, by = of.of[0], of.challenged_by[0] if of.challenged_by else ""
    attempt = f"challenging the credentials of the representative of {code}" if by else "reporting on credentials"
    name = "" if of.vote is not None else step.id or ""
    out, chair = sitting.state.without_credentials, sitting.state.chair
    try:
        if by:
            sitting.do(ChallengeCredentials(by, code))
            sitting.record(CredentialsChallenged, name, known, by=by, of=code, note="" if of.vote else step.note)
        else:
            sitting.do(ReportCredentials(SECRETARY_GENERAL, code))
            sitting.record(CredentialsReported, name, known, of=code, note="" if of.vote else step.note)
        if of.vote is None:
            sitting.do(DecideWithoutVote(chair))
        else:
            decide_by(sitting, step, of.vote, known, way=of.put_as)
    except OutOfOrder as refusal:
        sitting.refuse(attempt, refusal, step.id or "", known, step.note)
        return
    state = sitting.state
    sitting.play.without_credentials = state.without_credentials
    if state.without_credentials != out:
        follows = weakest(known[0], Status.DERIVED), known[1]
        sits = code not in state.without_credentials
        sitting.record(CredentialsSettled, known=follows, of=code, sits=sits, chair=state.chair)
