"""The exact path of a sweep: votes are independent, so each question's chances are multilinear in the positions.

Each combination of changes is run once to see what is put to the vote; its cases are then arrays.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sim.analysis.sweeps.asked import votings_of, why_the_path_matters
from sim.analysis.sweeps.question import Question, question_at
from sim.analysis.sweeps.study import Cases, Combination, Study
from sim.errors import UnscError

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_KEPT = 256


class Prepared:
    """The questions of each combination met, made ready once and kept for a while.

    `looked_at_all` says that every combination is known to be one whose votes can be counted by themselves.
    """

    def __init__(self, study: Study, *, looked_at_all: bool = False) -> None:
        self.study = study
        self.looked_at_all = looked_at_all
        self._kept: OrderedDict[Combination, Mapping[str, Question] | str] = OrderedDict()

    def questions(self, combination: Combination) -> Mapping[str, Question]:
        """Return the questions put at a combination, by id. Raises `UnscError` where it has no answer."""
        if combination not in self._kept:
            while len(self._kept) >= _KEPT:
                self._kept.popitem(last=False)
            try:
                self._kept[combination] = self._ready(combination)
            except UnscError as error:
                self._kept[combination] = str(error)
            except Exception as error:  # what breaks the engine is an answer about that combination
                self._kept[combination] = f"{type(error).__name__}: {error}"
        found = self._kept[combination]
        if isinstance(found, str):
            raise UnscError(found)
        return found

    def _ready(self, combination: Combination) -> Mapping[str, Question]:
        scenario = self.study.scenario(combination)
        votings = votings_of(scenario)
        matters = "" if self.looked_at_all else why_the_path_matters(scenario, votings, self.study.positions)
        if matters:
            raise UnscError(f"{matters}: `path: engine` computes this case")
        return {
            name: question_at(voting, self.study.positions)
            for name, voting in votings.items()
            if name in self.study.questions
        }

    def __getstate__(self) -> tuple[Study, bool]:
        """Leave out what can be made again."""
        return self.study, self.looked_at_all

    def __setstate__(self, state: tuple[Study, bool]) -> None:
        """Begin with nothing kept."""
        self.study, self.looked_at_all = state
        self._kept = OrderedDict()


@frozen(eq=False)
class Answers:
    """What cases come to: `low` and `high` of shape (3 results, cases, questions), and those without answer."""

    low: "Array"
    high: "Array"
    put: "Array"
    faults: Mapping[int, str]
    """By the place of a case among these."""


def answers(prepared: Prepared, cases: Cases, names: Iterable[str], *, bounds: bool) -> Answers:
    """Work out the chances of every case: combination by combination, each as arrays.

    Without `bounds` nothing is unknown, and the greatest chances are the least.
    """
    import numpy as np

    study = prepared.study
    listed = tuple(names)
    low = np.full((3, cases.count, len(listed)), np.nan)
    high = low.copy() if bounds else low
    put = np.zeros((cases.count, len(listed)), dtype=bool)
    faults: dict[int, str] = {}
    everywhere = np.arange(cases.count)
    for combination, rows in study.groups(cases):
        here = everywhere[rows]
        try:
            questions = prepared.questions(combination)
        except UnscError as error:
            faults.update(dict.fromkeys(here.tolist(), str(error)))
            continue
        for n, name in enumerate(listed):
            question = questions.get(name)
            if question is None:
                continue
            found = question.at(cases, rows)
            put[rows, n] = True
            low[:, rows, n] = found.low
            if bounds:
                high[:, rows, n] = found.high
            for where, why in found.faults:
                for place in here[where].tolist():
                    faults.setdefault(place, why)
    return Answers(low, high, put, faults)
