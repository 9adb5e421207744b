"""A question before a meeting is put to the vote, voted on, its result stated. Bringing it there is elsewhere.

The scenario says who votes how, `sim.law` what comes of it. An act out of order raises `OutOfOrder`, which whoever
brought the question logs as refused.
"""

from attrs import evolve, frozen

from sim.engine.aftermath import what_follows
from sim.engine.drafts import too_soon
from sim.engine.events import Decided, QuestionPut
from sim.engine.play import Known
from sim.engine.sitting import Sitting
from sim.law import Choice, Decision, How, Outcome, Question
from sim.procedure import Polarity
from sim.procedure.actions import CastVotes, DecideWithoutVote, LeaveOpen, PutToVote, StateResult
from sim.procedure.matters import DraftVote
from sim.procedure.meeting import TakenBefore, changed
from sim.scenario.known_votes import KnownVotes
from sim.scenario.model import PutToVote as Put
from sim.scenario.model import Votes
from sim.source import Status, weakest


@frozen
class Asked:
    """A question as the scenario asks it: the id it is logged under, and how the file knows what it says.

    `kind_status` is how it is known by what rule the question is decided. `put` is the step of the file where the
    question is the meeting's business, and None for the agenda and for invitations: only business can be in blue
    beforehand, or concern the Court afterwards.
    """

    name: str
    question: Question
    kind_status: Status
    known: Known
    note: str
    put: Put | None = None


@frozen
class Voted:
    """A vote on a draft as it was taken: the question as asked, what is known of the votes, what it came to."""

    asked: Asked
    votes: KnownVotes
    taken: TakenBefore


def put_as(sitting: Sitting, question: Question, way: Polarity = Polarity.IN_FAVOUR) -> None:
    """Put what is before the Council, in the words and as the kind of question the file says."""
    sitting.do(PutToVote(sitting.state.chair, None, way))
    before = sitting.state.before
    sitting.state = changed(sitting.state, before=(*before[:-1], evolve(before[-1], question=question)))


def vote(sitting: Sitting, votes: Votes, asked: Asked) -> None:
    """Cast the votes on the question now put, state the result or leave it open, and log all of it.

    Raises `OutOfOrder`; `BadRollCall` where the numbers and names of the votes contradict each other.
    """
    chair, question = sitting.state.chair, asked.question
    sitting.record(
        QuestionPut,
        known=asked.known,
        by=chair,
        question=question.text,
        kind=question.kind,
        note="" if asked.put is None else too_soon(sitting.play, asked.put.draft, sitting.at),
    )
    known_votes = sitting.play.votes_on(votes, sitting.council, asked.name, question, asked.known[0], sitting.at)
    sitting.do(CastVotes(known_votes.roll_call()))
    known_votes = _of_the_seated(sitting, known_votes)
    pending = sitting.state.before[-1].decision
    assert pending is not None, "votes that were cast have been counted"
    matter = sitting.state.before[-1].matter
    sitting.do(LeaveOpen() if pending.outcome is Outcome.OPEN else StateResult(chair))
    if isinstance(matter, DraftVote) and pending.outcome is not Outcome.OPEN:
        taken = TakenBefore(sitting.state.taken[-1], sitting.council, sitting.state.law)
        sitting.play.voted[matter.symbol] = Voted(asked, known_votes, taken)
    decided(sitting, asked, pending, known_votes)


def _of_the_seated(sitting: Sitting, votes: KnownVotes) -> KnownVotes:
    """Return the votes with those of delegations that do not sit as what they count for: not cast (Rule 17)."""
    out = sitting.state.without_credentials
    if not out:
        return votes
    members = [
        evolve(v, choice=Choice.NOT_VOTING, how=How.ABSENT, chances=None, status=weakest(v.status, Status.DERIVED))
        if v.member in out
        else v
        for v in votes.members
    ]
    return evolve(votes, members=tuple(members))


def without_vote(sitting: Sitting, asked: Asked) -> None:
    """Decide what is before the Council without a vote, and log it. Raises `OutOfOrder` if one was asked for."""
    sitting.do(DecideWithoutVote(sitting.state.chair))
    # The rules know this matter as procedural; a what-if may have it decided as something else.
    decision = evolve(sitting.state.taken[-1].decision, kind=asked.question.kind)
    decided(sitting, asked, decision, None)


def decided(
    sitting: Sitting, asked: Asked, decision: Decision, votes: KnownVotes | None, *, again: bool = False
) -> None:
    """Log a decision, known no better than anything it rests on, and what it brings about outside the Council."""
    play, council = sitting.play, sitting.council
    status = weakest(
        asked.known[0],
        votes.status if votes is not None else asked.known[0],
        asked.kind_status,
        play.in_office(council, sitting.at.day),
    )
    event = sitting.record(
        Decided,
        asked.name,
        (status, asked.known[1]),
        id=asked.name,
        body="Security Council",
        question=asked.question.text,
        decision=decision,
        votes=() if votes is None else votes.members,
        permanent=tuple([m for m in council.codes if m in council.permanent]),
        note=asked.note,
        kind_status=asked.kind_status,
        law=sitting.state.law.name if play.scenario.law is not None else "",
        again=again,
    )
    play.decided[event.id] = event
    what_follows(play, event, asked.put, sitting.state.called.request.item)
