"""From a sweep file to a plan: understood, its path chosen and said why. It runs no sweep."""

from pathlib import Path

from attrs import frozen

from sim.analysis.sweeps.asked import is_drawn, votings_of, why_the_path_matters
from sim.analysis.sweeps.exact import Prepared
from sim.analysis.sweeps.notes import notes_of
from sim.analysis.sweeps.plan import Plan
from sim.analysis.sweeps.plans import EnginePlan, ExactPlan
from sim.analysis.sweeps.question import BY_COEFFICIENTS, question_at
from sim.analysis.sweeps.sources import texts_of
from sim.analysis.sweeps.study import Study
from sim.analysis.sweeps.understood import study_of
from sim.errors import UnscError
from sim.scenario import ScenarioError
from sim.scenario.library import SWEEP, find, name_of
from sim.scenario.reading import read_path
from sim.scenario.sweep_file import SweepFile, Way, read_sweep

LOOKED_AT = 64
"""So many combinations of changes are looked at before a path is chosen; with more, these are spread evenly."""


def planned(path: str | Path) -> Plan:
    """Read a sweep file, by path or name, and plan it.

    Raises `ScenarioError` with the place of every fault in it or in the scenario it varies.
    """
    file = find(path, SWEEP)
    read_path(file, name_of(file))  # told as any other file that cannot be read
    return plan_of(file.read_bytes(), name_of(file), file)


def plan_of(text: bytes | str, name: str = "sweep.yaml", file: Path | None = None) -> Plan:
    """Plan a sweep from the text of its file. A base given as a path is looked for beside `file`.

    >>> plan = plan_of('''
    ... base: what-if/referral-2014
    ... questions: referral
    ... vary:
    ...   china: {chance: CHN no, otherwise: abstain, on: referral, from: 0, to: 1, steps: 11}
    ...   russia: {chance: RUS no, otherwise: abstain, on: referral, values: [0, 0.5]}
    ... ''')
    >>> plan.cases, plan.path
    (22, 'exact')
    """
    sweep_file = read_sweep(text, name, file)
    study = study_of(sweep_file)
    files, notes = texts_of(sweep_file, text), notes_of(study, sweep_file)
    looked = _look(study, sweep_file)
    forced = sweep_file.sweep.path
    if forced is Way.EXACT and looked.matters:
        message = f"{looked.matters}; expected `path: engine`, or none"
        raise ScenarioError([sweep_file.fault(("path",), message)])
    if forced is Way.ENGINE or looked.matters:
        because = "the sweep file asks for the engine" if forced is Way.ENGINE else looked.matters
        single = study.repetitions == 1 and looked.drawn
        return EnginePlan(study, because + _SINGLE if single else because, files, notes)
    because = looked.because + (_NOT_REPEATED.format(study.repetitions) if study.repetitions > 1 else "")
    return ExactPlan(study, because, files, notes, looked.bounds, Prepared(study, looked_at_all=looked.whole))


_NOT_REPEATED = "; `repetitions: {}` has no effect, as nothing is drawn that could come out otherwise"
_SINGLE = "; 1 repetition: each case is a single draw; set `repetitions:`"


@frozen
class _Looked:
    """What was found in the combinations looked at."""

    matters: str
    """Why the path matters; empty where it does not."""
    because: str
    bounds: bool
    whole: bool = False
    """Whether these were all."""
    drawn: bool = False
    """Whether votes are drawn where the engine runs them."""


def _look(study: Study, file: SweepFile) -> _Looked:
    """Look at the combinations of changes: whether any cannot be counted, and whether any leaves votes unknown."""
    all_of_them = study.combinations is not None and study.combinations <= LOOKED_AT
    bounds, most, faults = not all_of_them, 0, list[str]()
    drawn = False
    looked = 0
    for combination in study.some_combinations(LOOKED_AT):
        try:
            scenario = study.scenario(combination)
            votings = votings_of(scenario)
            drawn = drawn or any(is_drawn(voting, study.positions) for voting in votings.values())
            matters = why_the_path_matters(scenario, votings, study.positions)
            if matters:
                return _Looked(matters, "", bounds, drawn=drawn)
            for name in study.questions:
                if name in votings:
                    question = question_at(votings[name], study.positions)
                    most = max(most, len(question.varied))
                    bounds = bounds or question.open
            looked += 1
        except UnscError as error:
            faults.append(str(error))
    if faults and not looked:
        # Nothing at all can be answered: that is a fault of the file, and not of some case of it.
        place = _blamed(study, faults[0])
        raise ScenarioError([file.fault(place, faults[0].removeprefix(f"{place[-1]}: "))])
    what = f"{looked} combinations" if study.changes else "the scenario"
    units = "1 position varies" if most == 1 else f"{most} positions vary"
    because = (
        f"no vote depends on how another comes out (looked at {what}): {units}, so {3**most:,} coefficients give "
        "the chances of a question in every case"
        if most <= BY_COEFFICIENTS
        else f"no vote depends on how another comes out (looked at {what}): {units}, and every case is counted"
    )
    if not most:
        because = (
            f"no vote depends on how another comes out (looked at {what}), and each case is decided or counted"
        )
    return _Looked("", because, bounds, all_of_them, drawn)


def _blamed(study: Study, message: str) -> tuple[str, ...]:
    """Return the place of a fault that no case escapes: the thing that varies which it names, if it names one."""
    for axis in study.positions:
        if message.startswith(axis.name) or any(code in message for code in axis.codes):  # type: ignore[union-attr]
            return ("vary", axis.name)
    return ("vary",)
