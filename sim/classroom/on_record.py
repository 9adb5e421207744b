"""Which question of a scenario a question before the class is: the same draft, motion or invitation.

By it an empty seat finds its vote, and a class what really happened. Two questions are the same if they do the
same; their words need not be. What has no shape of its own is told by its words alone.
"""

from collections.abc import Iterator

from attrs import frozen

from sim.classroom.until import told
from sim.engine.agenda import is_adoption
from sim.engine.events import Decided
from sim.engine.play import question_of
from sim.engine.running import Run
from sim.engine.standing import Standing
from sim.law import Kind, Question
from sim.procedure.matters import (
    AgendaAdoption,
    AmendmentVote,
    AppointmentProposed,
    CredentialsChallenged,
    CredentialsReported,
    DraftVote,
    Invitation,
    KindClaim,
    Matter,
    OrderOfDrafts,
    PartVote,
    PrivateMeeting,
    ProceduralMotion,
    PublicMeeting,
    RulingGiven,
    SingleCopy,
)
from sim.scenario.model import Agenda, PutToVote, Step
from sim.scenario.votes import Votes
from sim.source import Status

Same = tuple[str, ...]
"""What a question does, in a few words that are the same for the same: `("draft", "S/2014/348")`."""


@frozen
class Recorded:
    """A question that a scenario tells of: its id, what it says of the votes, and where in the file it stands.

    `step` is the number of its step in the timeline and `inner` of that in the proceedings, -1 for the agenda.
    `path` is where a what-if changes its votes, empty where the file gives the step no id.
    """

    id: str
    same: Same
    votes: Votes
    step: int
    inner: int
    question: str
    path: str


def recorded_in(run: Run) -> tuple[Recorded, ...]:
    """Return the questions of the Council that a scenario tells of, in the order of the file."""
    return tuple(_recorded(run))


def _recorded(run: Run) -> Iterator[Recorded]:
    for n, step in enumerate(run.scenario.timeline):
        plan = step.meeting
        if plan is None:
            found = _of_step(run, step, n, 0, alone=True)
            if found is not None:
                yield found
            continue
        if plan.agenda is not None:
            yield _of_agenda(plan.agenda, n)
        for inner, each in enumerate(plan.proceedings):
            found = _of_step(run, each, n, inner)
            if found is not None:
                yield found


def _of_agenda(agenda: Agenda, step: int) -> Recorded:
    return Recorded(agenda.id, ("agenda",), agenda, step, -1, agenda.question, f"timeline.{agenda.id}")


def _of_step(run: Run, step: Step, number: int, inner: int, *, alone: bool = False) -> Recorded | None:
    """Return the question of a step; `alone` says that it is no part of a meeting the file tells of."""
    found = step.in_council
    if found is None:
        return None
    keys, put = found
    path = ".".join(("timeline", step.id, *(keys if len(keys) > 1 else ()))) if step.id else ""
    id = step.id or _id_of(run, put)
    if alone and is_adoption(put):
        return Recorded(id, ("agenda",), put, number, -1, put.question, path)
    return Recorded(id, _what(step, put, id), put, number, inner, put.question, path)


def _id_of(run: Run, put: PutToVote) -> str:
    """Return the id a run gave to a question that has none in the file."""
    return next((name for name, d in run.decisions.items() if d.question == put.question), "")


def _what(step: Step, put: PutToVote, id: str) -> Same:
    if step.invite is not None:
        return "invite", step.invite.who
    if step.motion is not None:
        return "motion", step.motion.what.name, told(step.motion.until), step.motion.to
    if step.claim is not None:
        return "claim", step.claim.draft
    if step.ruling is not None:
        return ("ruling",)
    if step.order_of_drafts is not None:
        return "order", step.order_of_drafts.first
    if step.credentials is not None:
        (of, *_), challenged = step.credentials.of, bool(step.credentials.challenged_by)
        return "credentials", of, "challenged" if challenged else "reported"
    if step.appoint is not None:
        return "appoint", step.appoint.what.value, step.appoint.question
    if step.go_private is not None or step.go_public is not None or step.single_copy is not None:
        return (step.action,)
    if put.draft and put.part:
        return "part", put.draft, put.part
    if put.draft:
        return "draft", put.draft
    question, _ = question_of(put, Status.RECORDED)
    if question.kind is Kind.RULING_CHALLENGE:
        return ("ruling",)
    # A draft that no step of the file submits goes by the id of its vote.
    return ("draft", id) if question.kind is Kind.SUBSTANTIVE else _by_words(question)


def _by_words(question: Question) -> Same:
    return "question", " ".join(question.text.lower().split())


def what_it_does(matter: Matter, question: Question) -> Same:
    """Return what a question before the class does, to be compared with what the scenario tells of."""
    match matter:
        case AgendaAdoption():
            return ("agenda",)
        case DraftVote(symbol) | AmendmentVote(symbol):
            return "draft", symbol
        case PartVote(draft, part):
            return "part", draft, part
        case Invitation(guest):
            return "invite", guest.name
        case ProceduralMotion(motion, until, to):
            return "motion", motion.name, told(until), to
        case KindClaim(of):
            return "claim", of
        case RulingGiven():
            return ("ruling",)
        case OrderOfDrafts(first):
            return "order", first
        case CredentialsChallenged(of):
            return "credentials", of, "challenged"
        case CredentialsReported(of):
            return "credentials", of, "reported"
        case AppointmentProposed(appointment):
            return "appoint", appointment.body.value, appointment.question
        case PrivateMeeting():
            return ("go_private",)
        case PublicMeeting():
            return ("go_public",)
        case SingleCopy():
            return ("single_copy",)
        case _:
            return _by_words(question)


def on_record(run: Run, matter: Matter, question: Question, standing: Standing | None) -> Recorded | None:
    """Return the question of a scenario that is the same as one before the class, None where it tells of none.

    Where it tells of several the next is meant, from `standing` on; the agenda is that of the same meeting.
    """
    same = what_it_does(matter, question)
    found = [each for each in recorded_in(run) if each.same == same]
    if standing is None:
        return found[0] if found else None
    if same == ("agenda",):
        return next((each for each in found if each.step == standing.step), None)
    at = (standing.step, standing.inner)
    return next((each for each in found if (each.step, each.inner) >= at), found[-1] if found else None)


def decided_on_record(run: Run, matter: Matter, question: Question, standing: Standing | None) -> Decided | None:
    """Return how the same question came out in a run, None where it was not decided there."""
    found = on_record(run, matter, question, standing)
    return run.decisions.get(found.id) if found is not None else None
