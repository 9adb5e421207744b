"""A sweep file understood: every fault in it told with its place, or the study it asks for."""

from collections.abc import Sequence
from typing import Any

from attrs import evolve

from sim.analysis.sweeps.axes import Axis, ChangeAxis, RandomAxis, axes_of
from sim.analysis.sweeps.base import Base, NoScenario
from sim.analysis.sweeps.contradictions import contradictions, said_by_changes
from sim.analysis.sweeps.designs import Layout
from sim.analysis.sweeps.frames import exact_columns
from sim.analysis.sweeps.played import played_columns
from sim.analysis.sweeps.study import Place, Study, is_sampled, size_of, told_of
from sim.errors import UnscError
from sim.scenario import ScenarioError
from sim.scenario.faults import nearest
from sim.scenario.known_votes import groups
from sim.scenario.model import Agenda, AssemblyVote, PutToVote, Scenario
from sim.scenario.resolving import body_of, votes_in
from sim.scenario.sweep_file import Design, SweepFile


def study_of(file: SweepFile) -> Study:
    """Understand a sweep file. Raises `ScenarioError` with the place of each fault in it."""
    questions = questions_of(file.scenario)
    sweep = file.sweep
    faults = [
        file.fault(
            ("questions",),
            f"{name} is no vote of the base; it has {', '.join(questions)}{nearest(name, questions)}",
        )
        for name in sweep.questions
        if name not in {p.id for p in votes_in(file.scenario)}
    ]
    if not questions and not sweep.questions:
        faults.append(file.fault(("base",), "the base puts no question with an `id` to the vote in the Council"))
    taken = {column.name for column in (*exact_columns((), bounds=True), *played_columns(()))}
    reserved = "this column is there already; {} is reserved, expected another name for what varies"
    faults += [file.fault(("vary", name), reserved.format(name)) for name in sweep.vary if name in taken]
    if sweep.repetitions < 1:
        faults.append(file.fault(("repetitions",), "found 0, expected at least 1"))
    if faults:
        raise ScenarioError(faults)
    axes = axes_of(file, tuple(dict.fromkeys([*questions, *sweep.questions])))
    said = said_by_changes(file, axes, {*questions, *sweep.questions})
    axes = _with_the_rest(axes, file, {code for of in said.values() for codes in of.values() for code in codes})
    if faults := contradictions(file, axes, said):
        raise ScenarioError(faults)
    study = Study(
        Base(file.loaded),
        axes,
        _layout(file, axes),
        tuple(sweep.questions) or questions,
        sweep.seed,
        sweep.repetitions,
    )
    _try_changes(study, file)
    return study


def questions_of(scenario: Scenario) -> tuple[str, ...]:
    """Return the questions of a scenario on which the Council votes, by id, in the order of the file."""
    return tuple(
        placed.id
        for placed in votes_in(scenario)
        if placed.id and not isinstance(placed.votes, AssemblyVote) and _is_voted_on(placed.votes, scenario)
    )


def _is_voted_on(votes: Any, scenario: Scenario) -> bool:
    if isinstance(votes, PutToVote):
        return not votes.without_vote
    if not isinstance(votes, Agenda):
        return True
    said = votes.vote_asked_by or votes.counts is not None or groups(votes) or votes.odds
    return bool(said or any(votes.id in position.on for position in scenario.positions))


def _with_the_rest(axes: tuple[Axis, ...], file: SweepFile, said: set[str]) -> tuple[Axis, ...]:
    """Say who `the rest` of a random axis are: members of the base's bodies that no other axis names.

    `said` are those of whose votes axes that change the scenario say something.
    """
    if not any(isinstance(a, RandomAxis) and a.rest for a in axes):
        return axes
    named = said | {c for a in axes if not isinstance(a, ChangeAxis) for c in a.codes}
    done = []
    for axis in axes:
        if isinstance(axis, RandomAxis) and axis.rest:
            bodies = [body_of(p.votes, file.scenario, p.at) for p in votes_in(file.scenario) if p.id in axis.on]
            rest = dict.fromkeys(c for body in bodies for c in body.codes if c not in named)
            axis = evolve(axis, codes=tuple(rest))
        done.append(axis)
    return tuple(done)


def _layout(file: SweepFile, axes: Sequence[Axis]) -> Layout:
    sweep, sampled = file.sweep, [axis for axis in axes if is_sampled(axis)]
    sizes = tuple(size_of(axis) for axis in axes if not is_sampled(axis))
    if sweep.design is Design.GRID:
        if sampled:
            message = "expected `steps` or `step`; without them a range is for `design: sobol` or latin-hypercube"
            raise ScenarioError([file.fault(("vary", axis.name), message) for axis in sampled])
        if sweep.samples is not None:
            raise ScenarioError([file.fault(("samples",), "a grid has no samples; expected a `design` that does")])
    elif not sampled:
        message = f"{sweep.design.value} is for ranges (`from`, `to`) without `steps`, and there is none"
        raise ScenarioError([file.fault(("design",), message)])
    elif sweep.samples is None:
        raise ScenarioError([file.fault(("design",), "expected `samples`: how many points the design has")])
    elif not sweep.samples:
        raise ScenarioError([file.fault(("samples",), "found 0, expected at least 1")])
    try:
        return Layout(sizes, sweep.design, len(sampled), sweep.samples or 1, sweep.seed)
    except UnscError as error:
        where = ("samples",) if sweep.samples else ("vary",)
        raise ScenarioError([file.fault(where, str(error))]) from None


_MOST_TRIED = 1_000
_SOME_OF_A_RANGE = 64


def _try_changes(study: Study, file: SweepFile) -> None:
    """Refuse values that cannot stand where they are put: each that is written by hand, a range if none of it can.

    Raises `ScenarioError`, each fault at its value, or at the path if no value can stand there.
    """
    faults = []
    for axis in study.changes:
        varied = file.sweep.vary[axis.name]
        key = next(k for k in ("set", "years", "laws") if getattr(varied, k))
        if not varied.values:
            # A range may leave what can be: the cases outside it are rows with their errors, first or last alike.
            whys = [_why_not(study, axis, place) for place in study.some_places(axis, _SOME_OF_A_RANGE)]
            if all(whys):
                faults.append(file.fault(("vary", axis.name, key), whys[0]))
            continue
        tried = range(min(len(varied.values), _MOST_TRIED))
        wrong = {n: why for n in tried if (why := _why_not(study, axis, n))}
        same = len(set(wrong.values())) == 1 and len(wrong) == len(tried)
        if wrong and same and (len(tried) > 1 or _NO_SUCH in wrong[0]):
            faults.append(file.fault(("vary", axis.name, key), next(iter(wrong.values()))))
        else:
            faults += [file.fault(("vary", axis.name, "values", n), why) for n, why in wrong.items()]
    if faults:
        raise ScenarioError(faults)


_NO_SUCH = "there is no"


def _why_not(study: Study, axis: ChangeAxis, place: Place) -> str:
    try:
        study.base.scenario(axis.override(place))
    except NoScenario as error:
        return told_of(error, [axis]).removeprefix(f"{axis.name}: ")
    except UnscError as error:
        return str(error)
    return ""
