"""What a sweep is to those who compute it: cases, each computable from its number alone. It knows no file."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from attrs import frozen

if TYPE_CHECKING:
    import polars

ERROR = "error"
"""The column that says why a case has no answer; null where it has one."""


@frozen
class Column:
    """A column of the results: its name, what it means (with its unit), and whether the sweep varies it."""

    name: str
    meaning: str
    varied: bool = False


@runtime_checkable
class Plan(Protocol):
    """A sweep ready to run: small, picklable, every case computable from its number alone."""

    @property
    def cases(self) -> int:
        """How many cases are computed, in design order; a case may give several rows.

        Where a case of the design is repeated, each of its runs counts: run n is of case n // `repetitions`.
        """

    @property
    def repetitions(self) -> int:
        """How often each case of the design is computed; 1 where nothing is drawn."""

    @property
    def path(self) -> str:
        """How a case is computed: `exact` or `engine`."""

    @property
    def because(self) -> str:
        """Why it is computed so, in a sentence."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What it does otherwise than its file may seem to ask, each in a sentence."""

    @property
    def case_bytes(self) -> int:
        """Roughly how many bytes the rows of a case take uncompressed."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """What the columns of every table are, in order; the last is `error`."""

    @property
    def files(self) -> Mapping[str, str]:
        """Texts that let the sweep be repeated without the place it came from, by file name.

        `sweep.yaml` is the sweep file; the scenarios it names stand beside it under the names it gives them.
        """

    def table(self, start: int, stop: int) -> "polars.DataFrame":
        """Return the rows of cases start..stop-1, in order; a case that fails is a row with its `error`.

        The columns and their types are the same for every range, and the rows of a case do not depend on the
        range it is asked in.
        """

    def identity(self) -> Mapping[str, object]:
        """Return what fixes the answer, ready for JSON: the fingerprint of the scenario, the seed, the design.

        The hashes of `sweep.yaml`, of the law and of all code, and the versions of the libraries, are added to it.
        """
