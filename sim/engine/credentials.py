"""Credentials in a meeting: reported on or challenged, decided, and whether a delegation sits from then on."""

from sim.engine.events_of_the_meeting import (
    CredentialsChallenged,
    CredentialsReported,
    CredentialsSettled,
    CredentialsUndecided,
)
from sim.engine.matters import decide_by
from sim.engine.play import Known
from sim.engine.sitting import Sitting
from sim.procedure import OutOfOrder, Phase
from sim.procedure.actions import (
    SECRETARY_GENERAL,
    ChallengeCredentials,
    DecideWithoutVote,
    ReportCredentials,
)
from sim.procedure.credentials import go_on_undecided
from sim.procedure.matters import CredentialsChallenged as Challenged
from sim.scenario.model import Step
from sim.scenario.of_the_meeting import Credentials
from sim.source import Status, weakest


def credentials(sitting: Sitting, step: Step, of: Credentials, known: Known) -> None:
    """Credentials come before the Council: a report for its approval, or a challenge.

    Until it has decided, nobody loses a right. A report to which nobody objects is approved; a challenge of which
    no vote is told stays undecided, and the meeting goes on. Source: Rules 15 to 17.
    """
    code, by = of.of[0], of.challenged_by[0] if of.challenged_by else ""
    attempt = f"challenging the credentials of the representative of {code}" if by else "reporting on credentials"
    name = "" if of.vote is not None else step.id or ""
    out, chair = sitting.state.without_credentials, sitting.state.chair
    try:
        if by:
            sitting.do(ChallengeCredentials(by, code))
            sitting.record(CredentialsChallenged, name, known, by=by, of=code, note="" if of.vote else step.note)
            attempt = f"deciding on the credentials of the representative of {code}"
        else:
            sitting.do(ReportCredentials(SECRETARY_GENERAL, code))
            sitting.record(CredentialsReported, name, known, of=code, note="" if of.vote else step.note)
        if of.vote is not None:
            decide_by(sitting, step, of.vote, known, ask=not by or bool(of.vote.asked_by), way=of.put_as)
        elif not by:
            sitting.do(DecideWithoutVote(chair))
    except OutOfOrder as refusal:
        sitting.refuse(attempt, refusal, step.id or "", known, step.note)
    _go_on(sitting, code, known)
    state = sitting.state
    sitting.play.without_credentials = state.without_credentials
    if state.without_credentials != out:
        sits = code not in state.without_credentials
        presides = state.chair if state.chair != chair else ""
        sitting.record(CredentialsSettled, known=_follows(known), of=code, sits=sits, chair=presides)


def _go_on(sitting: Sitting, code: str, known: Known) -> None:
    """Go on with the meeting, and say so, where a challenge to the credentials of a member was not decided."""
    before = sitting.state.before
    waits = before and before[-1].matter == Challenged(code) and sitting.state.phase is Phase.PROPOSAL
    if waits:
        sitting.state = go_on_undecided(sitting.state)
        sitting.record(CredentialsUndecided, known=_follows(known), of=code)


def _follows(known: Known) -> Known:
    return weakest(known[0], Status.DERIVED), known[1]
