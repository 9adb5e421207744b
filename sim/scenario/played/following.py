"""Acts at a meeting followed one by one, each told when it happens or when what it is about is decided."""

from collections.abc import Sequence

from sim.errors import UnscError
from sim.procedure import Meeting, apply
from sim.procedure import actions as acts
from sim.procedure.actions import Action
from sim.procedure.matters import AgendaAdoption, CredentialsChallenged, OtherQuestion
from sim.procedure.meeting import Pending
from sim.scenario.played.of_acts import explanation, told_as_it_happens
from sim.scenario.played.of_matters import TOLD_BY, credentials_told
from sim.scenario.played.telling import Concluded, Open, Telling

_CONCLUDE = (acts.DecideWithoutVote, acts.StateResult, acts.LeaveOpen, acts.LetRulingStand, acts.Withdraw)


def follow(telling: Telling, actions: Sequence[Action]) -> None:
    """Follow the acts to the last, and tell of them. Raises `OutOfOrder` for one that is not in order."""
    for number, action in enumerate(actions):
        before = telling.live
        at_once = told_as_it_happens(telling, action)
        telling.live = apply(before, action)
        if at_once is not None:
            _tell_at_once(telling, number, action, at_once)
        elif isinstance(action, _CONCLUDE):
            _conclude(telling, before, action, number)
        elif isinstance(action, acts.PutQuestion) and action.without_vote:
            telling.open.append(Open([]))
            assert action.question is not None
            _conclude(telling, before, action, number, Pending(OtherQuestion(action.question), action.by))
        elif len(telling.live.before) > len(before.before):
            telling.open.append(Open([number], action))
        elif isinstance(action, acts.ExplainVote):
            telling.open[-1].explained.append((number, action.by))
        else:
            telling.open[-1].acts.append(number)
    _leave(telling, actions)


def _tell_at_once(telling: Telling, number: int, action: Action, at_once: object) -> None:
    assert callable(at_once)
    try:
        told = at_once(telling, number, action)
    except UnscError:
        told = False
    if not told:
        telling.untold.add(number)
    while len(telling.open) < len(telling.live.before):  # the meeting was opened: its agenda is before it
        telling.open.append(Open([], on_file=True))


def _conclude(
    telling: Telling, before: Meeting, action: Action, number: int, decided: Pending | None = None
) -> None:
    """Tell of what was decided, left open or withdrawn; what went with it undecided stays untold."""
    opened, top = telling.open.pop(), decided or before.before[-1]
    opened.acts.append(number)
    told = _told(Concluded(telling, before, opened, action, top))
    now = telling.live.before
    if now and len(now) == len(before.before) and now[-1].matter == top.matter:
        # What stands in the file may be worded otherwise: a ruling on a motion, for one.
        waits = telling.on_file.before[-1:] if told or opened.on_file else ()
        on_file = any(type(pending.matter) is type(top.matter) for pending in waits)
        telling.open.append(Open([], opened.brought_by, on_file=on_file))
    while len(telling.open) > len(now):
        telling.drop(telling.open.pop())
    if not told:
        telling.drop(opened)


def _told(concluded: Concluded) -> bool:
    telling, opened = concluded.telling, concluded.open
    try:
        steps = TOLD_BY[type(concluded.top.matter)](concluded)
    except UnscError:
        return False
    on_file, said, untold = telling.on_file, len(telling.told), set(telling.untold)
    is_put = bool(steps) and steps[-1].step is not None and steps[-1].step.put_to_vote is not None
    later = [each for each in opened.explained if not explanation(telling, each[1], before_a_vote=is_put)]
    if telling.tell(steps, telling.live.taken[len(concluded.before.taken) :]):
        # Where a file has no place for it before the vote, it stands after it, with a remark.
        telling.untold.update([n for n, by in later if not explanation(telling, by, note="Before the vote.")])
        return True
    telling.on_file, telling.told, telling.untold = on_file, telling.told[:said], untold
    return False


def _leave(telling: Telling, actions: Sequence[Action]) -> None:
    """Tell what a file can of what is left undecided: objections to the agenda, a challenge to credentials."""
    while telling.open:
        opened, top = telling.open.pop(), telling.live.before[len(telling.open)]
        last = actions[opened.acts[-1]] if opened.acts else None
        if isinstance(top.matter, CredentialsChallenged) and not top.put and last is not None:
            concluded = Concluded(telling, telling.live, opened, last, top)
            if telling.tell(credentials_told(concluded)):
                continue
        if isinstance(top.matter, AgendaAdoption):
            said = (acts.Object, acts.AskForVote)
            opened.acts = [number for number in opened.acts if not isinstance(actions[number], said)]
        telling.drop(opened)
