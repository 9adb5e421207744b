"""What a sweep will cost: time and room, measured on some of its cases made ready for the disk. It writes none."""

import time

from attrs import frozen

from sim.analysis.sweeps.parts import Part, division_of, make
from sim.analysis.sweeps.plan import Plan

_LONG_ENOUGH = 0.3
"""For how many seconds a sample is computed before it is trusted."""


@frozen
class Estimate:
    """The size of a sweep, and its expected cost: seconds in one process, and bytes on the disk.

    `cases` counts what is computed, so every repetition of a case of the design by itself. `notes` say what the
    sweep does otherwise than its file may seem to ask.
    """

    cases: int
    repetitions: int
    parts: int
    cases_in_a_part: int
    path: str
    because: str
    notes: tuple[str, ...]
    sampled: int
    seconds: float
    bytes: int


def estimate(plan: Plan) -> Estimate:
    """Measure what a sweep costs, on samples from all over the design, larger until they take long enough.

    Raises `UnscError` where the plan has no case.
    """
    division = division_of(plan)
    make(plan, Part(0, 0, 1, ""))  # the first case pays for what is loaded and worked out only once
    size, most = 1, min(division.size, plan.cases)
    while True:
        starts = sorted({part * (plan.cases - size) // 3 for part in range(4)} if size < plan.cases else {0})
        began = time.perf_counter()
        made = [make(plan, Part(0, start, start + size, "")) for start in starts]
        seconds = time.perf_counter() - began
        if seconds >= _LONG_ENOUGH or size >= most:
            break
        size = min(most, size * 4)
    sampled = size * len(made)
    room = sum(len(part.data) for part in made)
    return Estimate(
        cases=plan.cases,
        repetitions=plan.repetitions,
        parts=division.parts,
        cases_in_a_part=division.size,
        path=plan.path,
        because=plan.because,
        notes=plan.notes,
        sampled=sampled,
        seconds=seconds / sampled * plan.cases,
        bytes=round(room / sampled * plan.cases),
    )
