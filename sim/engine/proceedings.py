"""What is done in a meeting: drafts, invitations, statements, pauses. How a question is put stands elsewhere.

A step that is out of order is refused with its rule, and the meeting goes on.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sim.engine.credentials import credentials
from sim.engine.drafts import Submission, submit
from sim.engine.events import ChairCeded, DraftSubmitted, Invited, Resumed, Spoke, Suspended
from sim.engine.events_in_meeting import Moved
from sim.engine.handling_drafts import (
    amendment,
    order_of_drafts,
    second,
    separate_vote,
    take_over,
    withdraw,
)
from sim.engine.matters import decide_by
from sim.engine.motions import move
from sim.engine.play import Known
from sim.engine.publicity import appoint, publicity
from sim.engine.putting import put_question
from sim.engine.rulings import claim, point_of_order, ruling
from sim.engine.sitting import Sitting
from sim.procedure import Guest, InvitedUnder, Motion, OutOfOrder, Phase, in_order
from sim.procedure.actions import (
    CallSpeaker,
    CedeChair,
    CloseMeeting,
    DecideWithoutVote,
    ExplainVote,
    Move,
    ProposeInvitation,
    RequestFloor,
    ResumeMeeting,
    Submit,
)
from sim.procedure.matters import Invitation
from sim.procedure.meeting import changed
from sim.procedure.speaking import on_the_agenda
from sim.scenario.model import Draft, Invite, Plain, Statement, Step


def proceed(sitting: Sitting, step: Step, to_come: tuple[Step, ...]) -> None:
    """Let one step of a meeting happen, if its condition is met and the meeting has not ended.

    The steps `to_come` tell whether an explanation of vote is one before the vote.
    """
    play = sitting.play
    unmet = play.unmet(step)
    if unmet is not None:
        play.not_reached(step, sitting.at, unmet[0], unmet[1] or sitting.last)
        return
    over = sitting.why_over()
    if over:
        play.not_reached(step, sitting.at, over, sitting.last)
        return
    known = play.known(step, sitting.known)
    sitting.to_come = to_come
    _ACTS[step.action](sitting, step, getattr(step, step.action), known)
    play.tabled.update({t.draft.symbol: t for t in sitting.state.drafts})


def _draft(sitting: Sitting, step: Step, draft: Draft, known: Known) -> None:
    try:
        in_order(sitting.state, Submit(sitting.state.chair))
    except OutOfOrder as refusal:
        sitting.refuse(f"submitting {draft.symbol}", refusal, step.id or "", known, step.note)
        return
    invited = tuple([g.name for g in sitting.state.invited if g.under is InvitedUnder.RULE_37])
    submission = Submission(step, draft, sitting.at, sitting.council, known, invited, sitting.last)
    sitting.last = submit(sitting.play, submission)
    if isinstance(sitting.last, DraftSubmitted) and draft.symbol in sitting.symbols:
        drafts = (*sitting.state.drafts, sitting.play.tabled[draft.symbol])
        sitting.state = changed(sitting.state, drafts=drafts)


def _invite(sitting: Sitting, step: Step, invite: Invite, known: Known) -> None:
    under = InvitedUnder.RULE_37 if invite.rule == 37 else InvitedUnder.RULE_39
    chair, name, put = sitting.state.chair, step.id or "", invite.vote
    by = sitting.mover(invite.proposed_by)
    guest = Guest(invite.who, under)
    waiting = sitting.state.before[-1].matter if sitting.state.before else None
    try:
        # One on which a vote decided nothing waits still: it is decided now, put the other way round or not put.
        if waiting != Invitation(guest):
            sitting.do(ProposeInvitation(by, guest))
        if put is None:
            sitting.do(DecideWithoutVote(chair))
            sitting.record(Invited, name, known, who=invite.who, rule=invite.rule, note=step.note)
            return
        name = sitting.play.name_of(step)
        # An invitation is a procedural matter, whatever the words of the question, unless the file says else.
        decide_by(sitting, step, put, known, way=invite.put_as)
        if any(g.name == invite.who for g in sitting.state.invited):
            sitting.record(Invited, known=known, who=invite.who, rule=invite.rule)
        elif sitting.state.phase is Phase.PROPOSAL:
            sitting.tell_what_waits()
    except OutOfOrder as refusal:
        sitting.refuse(f"inviting {invite.who}", refusal, name, known, step.note)


def _speak(sitting: Sitting, step: Step, statement: Statement, known: Known) -> None:
    by, on_agenda = statement.by, on_the_agenda(sitting.state)
    try:
        sitting.do(RequestFloor(by), CallSpeaker(sitting.state.chair, by))
        sitting.record(
            Spoke, step.id or "", known, by=by, says=statement.says, on_agenda=on_agenda, note=step.note
        )
    except OutOfOrder as refusal:
        sitting.refuse("a statement", refusal, step.id or "", known, step.note)


def _explain(sitting: Sitting, step: Step, statement: Statement, known: Known) -> None:
    """A member explains its vote: the last one taken, or before the first the one that follows."""
    by, state = statement.by, sitting.state
    vote_follows = any(later.put_to_vote is not None for later in sitting.to_come)
    first_to_come = vote_follows and state.phase is Phase.BUSINESS and all(t.roll is None for t in state.taken)
    try:
        if not first_to_come or by not in sitting.council.codes:
            sitting.do(ExplainVote(by))
        sitting.record(Spoke, step.id or "", known, by=by, says=statement.says, explains_vote=True, note=step.note)
    except OutOfOrder as refusal:
        sitting.refuse("an explanation of vote", refusal, step.id or "", known, step.note)


def _plain(sitting: Sitting, step: Step, plain: Plain, known: Known) -> None:
    """Suspend, resume, adjourn, or cede the chair."""
    chair, name = sitting.state.chair, step.id or ""
    by = plain.by[0] if plain.by else chair
    try:
        if step.suspend is not None:
            sitting.do(Move(by, Motion.SUSPEND), DecideWithoutVote(chair))
            sitting.record(Suspended, name, known, by=by, note=step.note)
        elif step.resume is not None:
            sitting.do(ResumeMeeting(by))
            sitting.record(Resumed, name, known, by=by, note=step.note)
        elif step.cede_chair is not None:
            sitting.do(CedeChair(by))
            sitting.record(ChairCeded, name, known, by=by, to=sitting.state.chair, note=step.note)
        else:
            if by == chair:
                sitting.do(CloseMeeting(chair))
            else:
                sitting.do(Move(by, Motion.ADJOURN))
                sitting.record(Moved, known=known, by=by, what="adjourn the meeting, to which nobody objects")
                sitting.do(DecideWithoutVote(chair))
            sitting.tell_end(name, known, step.note)
    except OutOfOrder as refusal:
        sitting.refuse(step.action.replace("_", " "), refusal, name, known, step.note)


_ACTS: Mapping[str, Callable[[Sitting, Step, Any, Known], None]] = MappingProxyType(
    {
        "put_to_vote": put_question,
        "draft": _draft,
        "invite": _invite,
        "statement": _speak,
        "explanation": _explain,
        "suspend": _plain,
        "resume": _plain,
        "adjourn": _plain,
        "cede_chair": _plain,
        "motion": move,
        "point_of_order": point_of_order,
        "claim": claim,
        "ruling": ruling,
        "amendment": amendment,
        "separate_vote": separate_vote,
        "order_of_drafts": order_of_drafts,
        "second": second,
        "withdraw": withdraw,
        "take_over": take_over,
        "credentials": credentials,
        "appoint": appoint,
        "go_private": publicity,
        "go_public": publicity,
        "single_copy": publicity,
    }
)
"""What each action the proceedings of a meeting may hold comes to."""
