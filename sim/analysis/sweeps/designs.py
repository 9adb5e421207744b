"""Which case has which values: every case from its number alone. It knows what no value means.

A grid counts through the places of its axes like an odometer, the last one fastest. A Latin hypercube or a Sobol
sequence gives the continuous axes their points, and everything else is crossed with it: each combination of the
rest sees the same points.
"""

import warnings
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from sim.analysis.sweeps.extras import required
from sim.errors import UnscError
from sim.scenario.sweep_file import Design

if TYPE_CHECKING:
    import numpy as np

MOST_IN_A_HYPERCUBE = 20_000_000
"""A Latin hypercube is held in memory whole, 8 bytes for each of its values (samples times axes): 160 MB."""
MOST_CASES = 10**15


@frozen(slots=False)
class Layout:
    """The places of all cases: `sizes` of the axes that are crossed, slowest first, and the sampled ones.

    `sampled` counts the continuous axes; with none of them `samples` is 1 and the design a grid.
    """

    sizes: tuple[int, ...]
    design: Design = Design.GRID
    sampled: int = 0
    samples: int = 1
    seed: int = field(default=0)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be laid out. Raises `UnscError`."""
        if self.cases > MOST_CASES:
            raise UnscError(f"found {self.cases:,} cases; expected at most {MOST_CASES:,}")
        if self.design is Design.SOBOL and self.samples & (self.samples - 1):
            more = 1 << self.samples.bit_length()
            raise UnscError(
                f"found {self.samples} samples; expected a power of two, such as {more}: only then is a Sobol "
                "sequence balanced"
            )
        if self.design is Design.LATIN_HYPERCUBE and self.samples * self.sampled > MOST_IN_A_HYPERCUBE:
            raise UnscError(
                f"found {self.samples:,} samples of {self.sampled} axes; a Latin hypercube is held in memory and "
                f"has at most {MOST_IN_A_HYPERCUBE:,} values; sobol has no such bound"
            )

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return prod(self.sizes) * self.samples

    def places(self, start: int, stop: int) -> "tuple[list[np.ndarray[Any, Any]], np.ndarray[Any, Any]]":
        """Return the places of cases start..stop-1 on each crossed axis, and their points, one row a case.

        Points are from 0 up to 1 on each sampled axis.
        """
        import numpy as np

        rest, sample = np.arange(start, stop, dtype=np.int64) // self.samples, self.sample(start, stop)
        places: list[np.ndarray[Any, Any]] = []
        for size in reversed(self.sizes):
            rest, place = np.divmod(rest, size)
            places.append(place)
        return places[::-1], self._points(sample)

    def sample(self, start: int, stop: int) -> "np.ndarray[Any, Any]":
        """Return which sample each of cases start..stop-1 has; 0 for all of a grid."""
        import numpy as np

        return np.arange(start, stop, dtype=np.int64) % self.samples

    def _points(self, sample: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
        """Return the points of samples that follow one another, going round."""
        import numpy as np

        if not self.sampled:
            return np.empty((len(sample), 0))
        if self.design is Design.LATIN_HYPERCUBE:
            whole: np.ndarray[Any, Any] = self._hypercube[sample]
            return whole
        if not len(sample):
            return np.empty((0, self.sampled))
        if len(sample) > self.samples:
            all_of_them: np.ndarray[Any, Any] = self._sobol.points(0, self.samples)[sample]
            return all_of_them
        first = int(sample[0])
        here = min(len(sample), self.samples - first)
        parts = [self._sobol.points(first, here)]
        if here < len(sample):
            parts.append(self._sobol.points(0, len(sample) - here))
        return np.concatenate(parts)

    @cached_property
    def _hypercube(self) -> "np.ndarray[Any, Any]":
        qmc = required("scipy.stats.qmc")
        drawn: np.ndarray[Any, Any] = qmc.LatinHypercube(self.sampled, rng=self.seed).random(self.samples)
        return drawn

    @cached_property
    def _sobol(self) -> "_Sobol":
        return _Sobol(self.sampled, self.seed)

    def __getstate__(self) -> dict[str, Any]:
        """Leave out of a pickle what follows from the seed."""
        return {k: v for k, v in self.__dict__.items() if k not in ("_hypercube", "_sobol")}


class _Sobol:
    """The scrambled Sobol sequence of a seed, which goes on where it was: going back costs a new start."""

    def __init__(self, axes: int, seed: int) -> None:
        self.axes, self.seed = axes, seed
        self.begin()

    def begin(self) -> None:
        """Go to the first point."""
        self.sequence = required("scipy.stats.qmc").Sobol(self.axes, scramble=True, rng=self.seed)
        self.next = 0

    def points(self, first: int, count: int) -> "np.ndarray[Any, Any]":
        """Return `count` points from the `first` on."""
        if first < self.next:
            self.begin()
        if first > self.next:
            self.sequence.fast_forward(first - self.next)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of part of a sequence, which as a whole is balanced
            points: np.ndarray[Any, Any] = self.sequence.random(count)
        self.next = first + count
        return points
