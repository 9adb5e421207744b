"""A meeting that was played, act by act, as a scenario: what the file had before it, and then what was played."""

from collections.abc import Sequence
from typing import Any

from attrs import evolve, frozen

from sim.errors import UnscError
from sim.law.matters import matter_of
from sim.procedure import Meeting, Phase
from sim.procedure.actions import Action
from sim.procedure.matters import AgendaAdoption, KindClaim, PointOfOrder
from sim.scenario.known_votes import GROUPS
from sim.scenario.model import Agenda, Codes, Id, PutToVote, Scenario, Step
from sim.scenario.model import Meeting as Plan
from sim.scenario.played.following import follow
from sim.scenario.played.kept import ids_in, symbols_in, trimmed
from sim.scenario.played.telling import Telling
from sim.scenario.played.words import Ids, said, seen
from sim.scenario.writing import standalone
from sim.source import Status

_TITLE = "A meeting of the Security Council, as it was played"


@frozen
class Saved:
    """A meeting that was played, as a scenario, and the acts that no file tells of.

    `untold` are those acts in their order, `untold_at` the number of each among all that were played, from 0. They
    have changed nothing, or their effect is not in the scenario either: a motion not decided at the end, votes
    cast on a question whose result was not stated, a speaker on the list who was not called.
    """

    scenario: Scenario
    untold: tuple[Action, ...]
    untold_at: tuple[int, ...]


def scenario_from(
    base: Scenario,
    standing_step: int,
    standing_inner: int,
    start: Meeting,
    acts: Sequence[Action],
    *,
    title: str,
    about: str,
) -> Saved:
    """Return a scenario that tells of a meeting as it was played from one point of a run on.

    The point is one of `Run.standing`: `standing_step` the meeting's step in the timeline of `base`,
    `standing_inner` how many of its proceedings have happened (-1: its agenda is not adopted), `start` the meeting
    as it stands there. What the file has up to that point is kept word for word, with its sources; what it has
    after it is left out, and so is what it expects and reports of that. What was played is told as steps that are
    assumed, and a run of the scenario takes the decisions that were taken. Raises `UnscError` for a point that is
    none, `OutOfOrder` for an act that is not in order.
    """
    base = standalone(base)
    before, step, plan = _point(base, standing_step, standing_inner)
    agenda_waits = any(isinstance(pending.matter, AgendaAdoption) for pending in start.before)
    agenda_waits = agenda_waits or (start.phase is Phase.CALLED and start.format.formal)
    on_record = plan.agenda
    if agenda_waits:
        plan = evolve(plan, agenda=None)
    step = evolve(step, meeting=plan, put_to_vote=None)
    kept = set(ids_in((*before, step)))
    ids = Ids(kept)
    agenda_id = ids.new("agenda" if on_record is None else on_record.id) if agenda_waits else None
    telling = Telling(start, ids, frozenset(symbols_in(before)))
    follow(telling, acts)
    plan = _played(plan, telling, ids, agenda_id)
    plan = evolve(plan, drafts=_drafts(plan, start, telling))
    timeline = (*before, evolve(step, id=step.id or ids.new("meeting"), meeting=plan))
    there = frozenset(ids_in(timeline))
    votes = there - kept
    told_of = (kept & there) - ({step.id} if acts else set())
    untold = tuple(sorted(telling.untold))
    scenario = evolve(
        trimmed(evolve(base, timeline=timeline), told_of, votes, start),
        title=said(" ".join(title.split()), base.title or _TITLE),
        about=seen(about),
        file="",
        base="",
        changes=(),
        of_record=False,
    )
    return Saved(scenario, tuple([acts[number] for number in untold]), untold)


def _point(base: Scenario, number: int, inner: int) -> tuple[tuple[Step, ...], Step, Plan]:
    """Return the steps before a meeting, its own step, and its plan up to a point. Raises `UnscError`."""
    if not 0 <= number < len(base.timeline):
        raise UnscError(f"found step {number}, expected one of the {len(base.timeline)} steps of the timeline")
    step = base.timeline[number]
    if step.put_to_vote is not None:
        return base.timeline[:number], evolve(step, id=None, note=""), _of_one_vote(step, step.put_to_vote, inner)
    if step.meeting is None:
        raise UnscError(f"found step {number} ({step.action}), expected a meeting of the Council")
    steps = step.meeting.proceedings
    if not -1 <= inner <= len(steps):
        raise UnscError(f"found {inner} proceedings, expected from -1 to {len(steps)}")
    return base.timeline[:number], step, evolve(step.meeting, proceedings=steps[: max(inner, 0)])


def _of_one_vote(step: Step, put: PutToVote, inner: int) -> Plan:
    """Return the meeting for which a vote stands that is in the timeline by itself."""
    matter = matter_of(put.question)
    if matter is not None and matter.name == "adoption of the agenda":
        if inner < 0:
            return Plan()
        told = (*[name for name, _, _ in GROUPS], "counts", "instead", "odds", "blocs", "correlation")
        votes: dict[str, Any] = {name: getattr(put, name) for name in (*told, "question", "without_vote")}
        votes |= {} if put.kind is None else {"kind": put.kind}
        votes |= {} if step.id is None else {"id": step.id}
        return Plan(agenda=Agenda(vote_asked_by=put.asked_by, note=step.note, **votes))
    return Plan(proceedings=(evolve(step, at=None, condition={}),) if inner > 0 else ())


def _played(plan: Plan, telling: Telling, ids: Ids, agenda_id: Id | None) -> Plan:
    """Add to a meeting what was played of it; its agenda, where it was still to be decided, in its place."""
    steps = list(plan.proceedings)
    agenda = plan.agenda
    # A point of order, or a claim, stands in a file with the ruling on it; where none was given it is left out.
    unruled = (
        isinstance(telling.begun.before[-1].matter, PointOfOrder | KindClaim) if telling.begun.before else False
    )
    if unruled and steps and (not telling.told or telling.told[0].in_place):
        steps.pop()
    # So does an explanation before the first vote: without that vote there is nothing that it explains.
    follows = any(told.step is not None and told.step.put_to_vote is not None for told in telling.told)
    if not follows and all(taken.roll is None for taken in telling.begun.taken):
        steps = [step for step in steps if step.explanation is None]
    for told in telling.told:
        if told.step is not None:
            steps.append(told.step)
        elif told.agenda is not None:
            if steps and steps[-1].id is None:
                steps[-1] = evolve(steps[-1], id=ids.new(steps[-1].action))
            agenda = evolve(told.agenda, id=agenda_id or told.agenda.id, after=steps[-1].id if steps else None)
    if agenda_id is not None and agenda is None:
        waits = telling.live.before[0] if telling.live.before else None
        agenda = Agenda(
            id=agenda_id,
            objecting=Codes(waits.objecting if waits is not None else ()),
            vote_asked_by=Codes(waits.asking if waits is not None else ()),
            undecided=True,
            status=Status.ASSUMED,
        )
    return evolve(plan, agenda=agenda, proceedings=tuple(steps))


def _drafts(plan: Plan, start: Meeting, telling: Telling) -> tuple[str, ...]:
    """Return the drafts that stand in turn at the meeting, where its steps do not show that by themselves."""
    known = {*telling.known, *symbols_in(plan.proceedings)}
    wanted = [t.draft.symbol for t in start.drafts if t.draft.symbol in known]
    wanted += [told.step.draft.symbol for told in telling.told if told.step and told.step.draft]
    handled = {symbol for step in plan.proceedings for symbol in step.drafts}
    ordered = any(step.order_of_drafts is not None for step in plan.proceedings)
    return tuple(wanted) if ordered or set(wanted) != handled & known else ()
