"""The provisional agenda is adopted, without a vote or by one (Rule 9). Drawing it up is elsewhere."""

from collections.abc import Iterable

from sim.engine.events import ItemSeized, Objected, VoteAsked
from sim.engine.play import Known, Play, question_of
from sim.engine.sitting import Sitting
from sim.engine.voting import Asked, put_as, vote, without_vote
from sim.law import Kind, Question
from sim.law.matters import matter_of
from sim.procedure import OutOfOrder
from sim.procedure.actions import AskForVote, DecideWithoutVote, Object
from sim.scenario.known_votes import groups
from sim.scenario.model import Agenda, Codes, Step, Votes
from sim.scenario.model import PutToVote as Put
from sim.source import Status

_AGENDA = "the provisional agenda"


def adopt_agenda(sitting: Sitting, agenda: Agenda | None) -> None:
    """Adopt the agenda as the file tells, without a vote where it tells nothing; then the Council is seized of it.

    An act out of order is logged as refused. Source: Rules 9-11.
    """
    before = sitting.state.seized
    if agenda is None:
        take_as_adopted(sitting)
    else:
        _adopt(sitting, agenda)
    new = [i for i in sitting.state.seized if i and i not in before]
    sitting.play.seized = (*before, *new)
    for text in new:
        sitting.record(ItemSeized, item=text)
    sitting.tell_end()


def take_as_adopted(sitting: Sitting) -> None:
    """Adopt the agenda without a word in the log, where the file has none on it."""
    sitting.do(DecideWithoutVote(sitting.state.chair))


def is_adoption(put: Put) -> bool:
    """Tell whether a question is the adoption of the agenda, which comes before all business."""
    matter = matter_of(put.question)
    return matter is not None and matter.name == "adoption of the agenda"


def adopt_by_itself(sitting: Sitting, step: Step, put: Put) -> None:
    """Adopt the agenda where the file tells of nothing but this one vote. Source: Rule 9."""
    question, kind_status = question_of(put, sitting.known[0])
    asked = Asked(sitting.play.name_of(step), question, kind_status, sitting.known, step.note)
    try:
        if put.without_vote:
            without_vote(sitting, asked)
        else:
            _by_vote(sitting, put, asked, put.asked_by)
    except OutOfOrder as refusal:
        sitting.refuse(question.text, refusal, asked.name, asked.known, asked.note)


def _adopt(sitting: Sitting, agenda: Agenda) -> None:
    # A procedural matter; a file that has it decided otherwise supposes so.
    kind_status = Status.RECORDED if agenda.kind is Kind.PROCEDURAL else Status.ASSUMED
    known = sitting.play.known(agenda, sitting.known)
    asked = Asked(agenda.id, Question(agenda.kind, agenda.question), kind_status, known, agenda.note)
    try:
        _object(sitting, agenda, known)
        if _voted_on(sitting.play, agenda):
            _by_vote(sitting, agenda, asked, agenda.vote_asked_by)
        else:
            without_vote(sitting, asked)
    except OutOfOrder as refusal:
        sitting.refuse(agenda.question, refusal, agenda.id, known, agenda.note)


def object_to_agenda(sitting: Sitting, agenda: Agenda) -> None:
    """Log who objects to the agenda and who asks for a vote on it, where the file leaves it undecided."""
    known = sitting.play.known(agenda, sitting.known)
    try:
        _object(sitting, agenda, known)
        _ask(sitting, sitting.seated(agenda.vote_asked_by), known)
    except OutOfOrder as refusal:
        sitting.refuse(agenda.question, refusal, agenda.id, known, agenda.note)


def _object(sitting: Sitting, agenda: Agenda, known: Known) -> None:
    for by in sitting.seated(agenda.objecting):
        sitting.do(Object(by))
        sitting.record(Objected, known=known, by=by, to=_AGENDA)


def _ask(sitting: Sitting, asking: Iterable[str], known: Known) -> None:
    for by in asking:
        sitting.do(AskForVote(by or sitting.seated(Codes(sitting.council.codes))[0]))
        sitting.record(VoteAsked, known=known, by=by, on=_AGENDA)


def _voted_on(play: Play, agenda: Agenda) -> bool:
    """Tell whether the file knows of a vote; a standing position says so only if it is given for it by id."""
    return not agenda.without_vote and bool(
        agenda.vote_asked_by
        or agenda.counts is not None
        or groups(agenda)
        or agenda.odds
        or any(agenda.id in p.on for p in play.scenario.positions)
    )


def _by_vote(sitting: Sitting, votes: Votes, asked: Asked, asking: Codes) -> None:
    # Somebody must have asked for a vote that was taken; where the file does not say who, the log names nobody.
    _ask(sitting, sitting.seated(asking) or [""], asked.known)
    put_as(sitting, asked.question)
    vote(sitting, votes, asked)
