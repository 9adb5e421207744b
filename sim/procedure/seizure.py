"""The items of which the Council is seized (Rules 10 and 11). Being on the list gives no right to a meeting."""

from sim.procedure.matters import ADOPTION_OF_THE_AGENDA, Item, Motion
from sim.procedure.meeting import Ended, Meeting


def with_agenda(seized: tuple[str, ...], agenda: tuple[Item, ...]) -> tuple[str, ...]:
    """Return the list of items with those of an agenda just adopted; an item is on it from then on.

    Being on it does not bind at the next meeting, which adopts its own agenda and may vote on it again
    (the DPRK item: a fresh vote in 2015, 2016, 2017 and 2024). Source: Rule 11.
    """
    new = [i.text for i in agenda if i != ADOPTION_OF_THE_AGENDA and i.text not in seized]
    return (*seized, *dict.fromkeys(new))


def carried_over(meeting: Meeting) -> tuple[Item, ...]:
    """Return the items that go on the next provisional agenda by themselves: those this meeting did not finish.

    A meeting has not finished if it was adjourned on a motion, or ended with a draft submitted and not
    decided, or with its question referred or postponed to a certain day. What was postponed indefinitely the
    Council has decided not to carry over. Source: Rule 10.
    """
    if not meeting.phase.over or meeting.ended is Ended.AGENDA_NOT_ADOPTED:
        return ()
    aside = meeting.set_aside
    if aside is not None and aside.motion is Motion.POSTPONE and not aside.until:
        return ()
    undecided = aside is not None or any(t.waits for t in meeting.drafts)
    if meeting.ended is Ended.CONCLUDED and not undecided:
        return ()
    return tuple([i for i in meeting.agenda if i != ADOPTION_OF_THE_AGENDA])
