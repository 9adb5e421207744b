"""The General Assembly around the Council: its votes, which recommend only, and its debate after a veto."""

from datetime import date

from sim.engine.calendar import HOLIDAYS_SOURCE, YEARS, working_days_after
from sim.engine.events import Decided, NotReached, Recommended, VetoDebated, VetoDebateDue
from sim.engine.play import Play, Process, Turn, cited
from sim.law import Kind, Outcome, Question, Reason, assembly_on, decide, law_on
from sim.procedure import OutOfOrder
from sim.scenario.model import AssemblyVote, Step, VetoDebate
from sim.scenario.moments import Moment
from sim.source import Source, Status, weakest

VETO_INITIATIVE = Source("A/RES/76/262", "https://undocs.org/A/RES/76/262")
VETO_INITIATIVE_SINCE = date(2022, 4, 26)
WORKING_DAYS = 10
"""Within how many working days of a veto the Assembly is to debate it (A/RES/76/262, para. 1)."""

ARTICLES_10_TO_12 = Source("Charter Art. 10-12", "https://www.un.org/en/about-us/un-charter/full-text")


def assembly_vote(play: Play, step: Step, vote: AssemblyVote, at: Moment) -> None:
    """The Assembly, or a committee of it, votes on a text; adopted in plenary, the text recommends and no more.

    A plenary vote on a text that a committee had to approve first comes about only if the committee did.
    Source: Charter Art. 10-12 and 18; GA Rule 86.
    """
    if vote.approved_by is not None:
        before = play.decided.get(vote.approved_by)
        if before is None or before.outcome is not Outcome.ADOPTED:
            why, event = play.stands(vote.approved_by)
            play.not_reached(step, at, f"{why}, so the text does not come to the plenary", event)
            return
    known = play.known(step)
    body = assembly_on(at.day)
    question = Question(vote.kind, vote.text)
    votes = play.votes_on(vote, body, step.id or "", question, known[0], at)
    decision = decide(question, votes.roll_call(), body, law_on(at.day))
    decided = play.record(
        Decided,
        at,
        step.id or "",
        play.decided.get(vote.approved_by or ""),
        id=play.name_of(step),
        body=f"General Assembly, {vote.body}",
        question=vote.text,
        decision=decision,
        # Of an Assembly only those whose vote is known are listed: the others are counted.
        votes=tuple(v for v in votes.members if v.choice is not None),
        status=weakest(known[0], votes.status),
        sources=known[1],
        note=step.note,
    )
    play.decided[decided.id] = decided
    if vote.recommends and _is_plenary(vote) and decision.outcome is Outcome.ADOPTED:
        play.record(
            Recommended,
            at,
            cause=decided,
            text=vote.text,
            what=vote.recommends,
            status=decided.status,
            sources=cited(*known[1], ARTICLES_10_TO_12),
        )


def _is_plenary(vote: AssemblyVote) -> bool:
    return vote.body.strip().lower() == "plenary"


def after_a_veto(play: Play, decided: Decided, special_session: str = "") -> None:
    """See to the Assembly's debate that the veto of a draft brings about, from 26 April 2022 on.

    Only a veto does: a permanent member's negative vote on a draft that fails for votes does not. None is due
    while an emergency special session meets on the situation. Source: A/RES/76/262, paras. 1-3.
    """
    vetoed = decided.reason is Reason.VETO and decided.kind is Kind.SUBSTANTIVE
    if not vetoed or decided.at.day < VETO_INITIATIVE_SINCE:
        return
    if special_session:
        play.record(
            NotReached,
            decided.at,
            cause=decided,
            what="debate under A/RES/76/262",
            why=f"{special_session} is meeting on the situation",
            status=decided.status,
            sources=(VETO_INITIATIVE,),
        )
        return
    deadline = Moment(working_days_after(decided.at.day, WORKING_DAYS))
    note = "the vetoing members speak first; the Council is invited to report 72 hours before"
    if deadline.day.year not in YEARS:
        note += "; weekdays only: the holidays of that year are not known here"
    due = play.record(
        VetoDebateDue,
        decided.at,
        cause=decided,
        on=decided.id,
        vetoed_by=decided.blocked_by,
        deadline=deadline,
        status=weakest(decided.status, Status.DERIVED),
        sources=(VETO_INITIATIVE, HOLIDAYS_SOURCE),
        note=note,
    )
    if decided.id not in play.debate_on_record:
        play.env.process(_debate_by_the_deadline(play, due))


def _debate_by_the_deadline(play: Play, due: VetoDebateDue) -> Process:
    """Without a recorded date the debate is taken to be held on the last day the resolution leaves.

    That it was held then, or at all, is assumed and not known; so nothing is said of its being in time.
    """
    yield from play.until(due.deadline, Turn.FOLLOWS)
    play.record(
        VetoDebated,
        due.deadline,
        cause=due,
        on=due.on,
        deadline=due.deadline,
        in_time=None,
        status=Status.ASSUMED,
        sources=(VETO_INITIATIVE,),
        note="no date of the debate is given here; the resolution has it held by this day",
    )


def veto_debate(play: Play, step: Step, debate: VetoDebate, at: Moment) -> None:
    """The Assembly debates a veto on a recorded day, which wins over the computed deadline."""
    decided = play.decided.get(debate.on)
    status, sources = play.known(step)
    if decided is None or decided.outcome is Outcome.OPEN:
        why, event = play.stands(debate.on)
        play.not_reached(step, at, f"{why}, so there is no veto to debate", event)
        return
    if decided.reason is not Reason.VETO:
        reason = decided.reason.value.replace("_", " ")
        why = f"{debate.on} is not known to have been vetoed ({reason}), so there is no veto to debate"
        play.not_reached(step, at, why, decided)
        return
    held = next((e for e in play.log if isinstance(e, VetoDebated) and e.on == debate.on), None)
    if held is not None or decided.at.day < VETO_INITIATIVE_SINCE:
        refusal = OutOfOrder(
            "the resolution dates from 26 April 2022, and the veto is older"
            if held is None
            else f"that veto was debated on {held.at}",
            instead="the Assembly discussing the matter under Charter Art. 10 and 11",
            rule=VETO_INITIATIVE,
        )
        play.refused(
            "a debate under A/RES/76/262",
            refusal,
            at,
            step.id or "",
            held or decided,
            (status, sources),
            step.note,
        )
        return
    due = next((e for e in play.log if isinstance(e, VetoDebateDue) and e.on == debate.on), None)
    play.record(
        VetoDebated,
        at,
        step.id or "",
        due or decided,
        on=debate.on,
        deadline=None if due is None else due.deadline,
        in_time=None if due is None else at.day <= due.deadline.day,
        status=status,
        sources=cited(*sources, VETO_INITIATIVE),
        note=step.note,
    )
