"""The two kinds of plan: exact chances as arrays, or runs of the engine. `planning` chooses between them."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from attrs import asdict, field, frozen

from sim.analysis.sweeps.exact import Prepared, answers
from sim.analysis.sweeps.extras import required
from sim.analysis.sweeps.frames import exact_columns, exact_frame
from sim.analysis.sweeps.plan import Column
from sim.analysis.sweeps.played import played_columns, played_frame
from sim.analysis.sweeps.study import Study
from sim.scenario.sweep_file import Way

if TYPE_CHECKING:
    import polars

_SLICE = 65_536
"""So many cases are worked out at a time within a table, so that memory stays flat."""


@frozen(slots=False, eq=False)
class _Planned(ABC):
    study: Study
    because: str
    files: Mapping[str, str] = field(repr=False)
    notes: tuple[str, ...] = field(repr=False)

    @property
    def cases(self) -> int:
        """How many cases are computed, in design order."""
        return self.study.layout.cases * self.repetitions

    @property
    def repetitions(self) -> int:
        """How often each case of the design is computed."""
        return 1

    @property
    def case_bytes(self) -> int:
        """Roughly how many bytes the rows of a case take uncompressed: eight a value."""
        return 8 * len(self.columns) * len(self.study.questions)

    @property
    @abstractmethod
    def columns(self) -> tuple[Column, ...]:
        """What the columns are, in order."""

    def _said(self, path: str) -> Mapping[str, object]:
        study = self.study
        written = repr((study.axes, study.questions)).encode()
        layout = asdict(study.layout, recurse=False)
        design = {k: getattr(v, "value", list(v) if isinstance(v, tuple) else v) for k, v in layout.items()}
        return {
            "path": path,
            "scenario": study.base.loaded.scenario.fingerprint,
            "varied": sha256(written).hexdigest(),
            "design": design,
            "seed": study.seed,
        }


@frozen(slots=False, eq=False)
class ExactPlan(_Planned):
    """A sweep whose every case is an exact chance. `bounds` says that some votes may be unknown."""

    bounds: bool
    prepared: Prepared = field(repr=False)

    path = Way.EXACT.value

    @property
    def columns(self) -> tuple[Column, ...]:
        """What the columns are, in order."""
        return exact_columns(self.study.axes, bounds=self.bounds)

    def table(self, start: int, stop: int) -> "polars.DataFrame":
        """Return the rows of cases start..stop-1: for every case one row a question, or one with its error."""
        study, frames = self.study, []
        for first in range(start, stop, _SLICE) or (start,):
            cases = study.cases(first, min(first + _SLICE, stop))
            found = answers(self.prepared, cases, study.questions, bounds=self.bounds)
            frames.append(exact_frame(study.axes, study.questions, cases, found, bounds=self.bounds))
        whole: polars.DataFrame = required("polars").concat(frames)
        return whole

    def identity(self) -> Mapping[str, object]:
        """Return what fixes the answer: path, scenario, what varies, design and seed."""
        return {**self._said(self.path), "bounds": self.bounds}


@frozen(slots=False, eq=False)
class EnginePlan(_Planned):
    """A sweep whose every case is run by the engine, as often as asked, each time from a stream of its own.

    What is computed one by one are the runs: run n is repetition n % r of case n // r of the design, with r
    repetitions. So the repetitions of one case are divided into parts like all else.
    """

    path = Way.ENGINE.value

    @property
    def columns(self) -> tuple[Column, ...]:
        """What the columns are, in order."""
        return played_columns(self.study.axes)

    @property
    def repetitions(self) -> int:
        """How often each case of the design is run."""
        return self.study.repetitions

    def table(self, start: int, stop: int) -> "polars.DataFrame":
        """Return the rows of runs start..stop-1: for each one row a question, or one with its error."""
        return played_frame(self.study, start, stop)

    def identity(self) -> Mapping[str, object]:
        """Return what fixes the answer: path, scenario, what varies, design, seed and repetitions."""
        return {**self._said(self.path), "repetitions": self.study.repetitions}
