"""Votes by letter in 2020 and 2021, without a meeting (S/2020/253): put, decided, and what follows."""

from datetime import datetime, time

from attrs import evolve

from sim.engine.aftermath import what_follows
from sim.engine.drafts import too_soon
from sim.engine.events import Decided
from sim.engine.events_of_elections import VotePutByLetter
from sim.engine.play import Play, question_of
from sim.law import Outcome
from sim.procedure import OutOfOrder
from sim.procedure.actions import AskForSeparateVote
from sim.procedure.written_votes import WRITTEN, begin, check_act, decide_in_writing
from sim.scenario.bodies import council_for, law_for
from sim.scenario.elections import WrittenVote
from sim.scenario.model import Step
from sim.scenario.moments import Moment
from sim.source import weakest


def written_vote(play: Play, step: Step, vote: WrittenVote, at: Moment) -> None:
    """A draft is voted on by letter, and the result announced.

    Anything but a whole draft of substance is refused, and so is a vote outside the time of that procedure.
    Source: S/2020/253.
    """
    known = play.known(step)
    question, kind_status = question_of(vote, known[0])
    council, law = council_for(play.scenario, at.day), law_for(play.scenario, at.day)
    opens = vote.begins or at
    try:
        if vote.part:
            check_act(AskForSeparateVote)
        put = begin(question, datetime.combine(opens.day, opens.hour or time()), council, law)
    except OutOfOrder as refusal:
        play.refused(question.text, refusal, at, step.id or "", None, known, step.note)
        return
    letter = play.record(
        VotePutByLetter,
        at,
        by=council.president or "",
        question=question.text,
        begins=vote.begins,
        # Without an hour it is not known at which hour the 24 hours were over.
        ends=Moment(put.ends.date(), put.ends.time()) if vote.begins and vote.begins.hour is not None else None,
        status=known[0],
        sources=(*known[1], WRITTEN),
        note=too_soon(play, vote.draft, opens),
    )
    name = play.name_of(step)
    votes = play.votes_on(vote, council, name, question, known[0], at)
    decision = decide_in_writing(put, votes.roll_call())
    decided = play.record(
        Decided,
        at,
        name,
        letter,
        id=name,
        body="Security Council",
        question=question.text,
        decision=decision,
        votes=votes.members,
        permanent=tuple([m for m in council.codes if m in council.permanent]),
        status=weakest(known[0], votes.status, kind_status, play.in_office(council, at.day)),
        sources=known[1],
        note=step.note,
        kind_status=kind_status,
        law=law.name if play.scenario.law is not None else "",
    )
    play.decided[decided.id] = decided
    tabled = play.tabled.get(vote.draft)
    if tabled is not None and decision.outcome is not Outcome.OPEN:
        play.tabled[vote.draft] = evolve(tabled, outcome=decision.outcome)
    what_follows(play, decided, vote, "")
