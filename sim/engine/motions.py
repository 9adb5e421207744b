"""Motions under Rule 33 in a meeting: made, withdrawn, decided, and what follows from them."""

from sim.engine.events import Suspended
from sim.engine.events_in_meeting import Moved, SetAsideOnMotion
from sim.engine.matters import decide_by
from sim.engine.matters_in_words import motion_in_words
from sim.engine.play import Known
from sim.engine.sitting import Sitting
from sim.procedure import Motion, OutOfOrder, Phase
from sim.procedure.actions import DecideWithoutVote, Move, Withdraw
from sim.scenario.in_the_meeting import Motion as Made
from sim.scenario.model import Step


def move(sitting: Sitting, step: Step, made: Made, known: Known) -> None:
    """A motion is made; it is withdrawn, decided by the vote of the file, or carried where nobody objects.

    Source: Rules 33 and 35.
    """
    motion, chair = Motion[made.what.name], sitting.state.chair
    by = sitting.mover(made.by)
    what = motion_in_words(motion, made.until, made.to)
    aside = sitting.state.set_aside
    try:
        sitting.do(Move(by, motion, made.until, made.to))
        if made.withdrawn:
            sitting.do(Withdraw(by))
        sitting.record(
            Moved,
            step.id or "" if made.withdrawn else "",
            known,
            by=by,
            what=what,
            withdrawn=made.withdrawn,
            note=step.note,
        )
        if made.withdrawn:
            return
        if made.vote is None:
            sitting.do(DecideWithoutVote(chair))
        else:
            decide_by(sitting, step, made.vote, known)
    except OutOfOrder as refusal:
        sitting.refuse(f"a motion to {what}", refusal, step.id or "", known, step.note)
        return
    name = "" if made.vote is not None else step.id or ""
    if sitting.state.phase is Phase.SUSPENDED:
        sitting.record(Suspended, name, known, by=by)
    elif sitting.state.set_aside is not aside:
        sitting.record(SetAsideOnMotion, name, known, how=what)
    sitting.tell_end(name, known)
