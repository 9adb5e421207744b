"""What a decision of the Council brings about outside it: a debate, a special session, a case at the Court."""

from sim.engine.assembly import after_a_veto
from sim.engine.court import after_a_decision
from sim.engine.emergency_session import after_a_call, meeting_on
from sim.engine.events import Decided
from sim.engine.play import Play
from sim.scenario.model import PutToVote


def what_follows(play: Play, decided: Decided, put: PutToVote | None, item: str) -> None:
    """See to what follows from a decision taken in a meeting on an item.

    `put` is the step of the file where the question was the meeting's business, None for agenda and invitations.
    """
    special_session = "" if put is None else put.special_session
    if put is not None:
        after_a_veto(play, decided, item, special_session or meeting_on(play, item, decided.at.day))
    after_a_call(play, decided, item)
    if put is not None:
        after_a_decision(play, decided, put)
