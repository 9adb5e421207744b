"""What is before a meeting, other than a draft, is decided: by a vote, or by nobody standing in its way."""

from attrs import evolve

from sim.engine.events import VoteAsked
from sim.engine.play import Known, question_of
from sim.engine.sitting import Sitting
from sim.engine.voting import Asked, put_as, vote, without_vote
from sim.law import Kind
from sim.procedure import Polarity
from sim.procedure.actions import AskForVote
from sim.scenario.model import PutToVote as Put
from sim.scenario.model import Step
from sim.source import Status


def decide_by(
    sitting: Sitting,
    step: Step,
    put: Put,
    known: Known,
    *,
    kind: Kind = Kind.PROCEDURAL,
    ask: bool = True,
    way: Polarity = Polarity.IN_FAVOUR,
) -> None:
    """Decide what is before the meeting by the vote a step tells of; raises `OutOfOrder`.

    `kind` is the kind of question where the file names none. A vote that must be asked for is asked for by whom
    the file names, or else by the President (`ask`). `way` is which way round the question is put.
    """
    question, kind_status = question_of(evolve(put, kind=put.kind or kind), known[0])
    note = step.note
    if put.kind not in (None, kind):
        departs = f"The file has it decided as {question.kind.value}; by the rules it is {kind.value}."
        note, kind_status = " ".join(filter(None, [note, departs])), Status.ASSUMED
    asked = Asked(sitting.play.name_of(step), question, kind_status, known, note)
    if put.without_vote:
        without_vote(sitting, asked)
        return
    asking = sitting.seated(put.asked_by)
    asked_before = sitting.state.before[-1].asking if sitting.state.before else ()  # when it was put first
    if ask and (asking or not asked_before):
        for member in asking or [sitting.state.chair]:
            if member not in asked_before:
                sitting.do(AskForVote(member))
    for member in asking:
        sitting.record(VoteAsked, known=known, by=member, on=question.text)
    put_as(sitting, question, way)
    vote(sitting, put, asked)
