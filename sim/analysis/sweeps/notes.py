"""What a sweep does otherwise than its file may seem to ask: told before it is run, and when it has been.

None of it is a fault: the sweep does what its file says.
"""

from collections.abc import Iterator
from datetime import date

from sim.analysis.sweeps.axes import COUNCIL, ChanceAxis, ChangeAxis
from sim.analysis.sweeps.series import Days, Numbers
from sim.analysis.sweeps.study import Study
from sim.analysis.sweeps.written import as_decimal
from sim.council import council_on
from sim.council.terms import FIRST_DAY, LAST_DAY, SAME_SEAT
from sim.law import law_on
from sim.scenario.chances import read_fraction
from sim.scenario.resolving import body_of, votes_in
from sim.scenario.sweep_file import SweepFile


def notes_of(study: Study, file: SweepFile) -> tuple[str, ...]:
    """Return what to know of a sweep: ranges that miss their end, and the law by which older Councils vote."""
    return (*_ends_missed(study, file), *_older_councils(study, file))


def _ends_missed(study: Study, file: SweepFile) -> Iterator[str]:
    """Say where each range ends whose step does not fall on its end."""
    for axis in study.axes:
        varied = file.sweep.vary[axis.name]
        series = axis.series if isinstance(axis, ChangeAxis | ChanceAxis) else None
        if not varied.step or not varied.to:
            continue
        if isinstance(series, Days) and str(last := series.at(series.count - 1)) != varied.to:
            yield f"{axis.name} ends at {last}: {series.step} days at a time do not fall on {varied.to}"
        elif isinstance(series, Numbers) and series.ends[1] != read_fraction(varied.to):
            ends = as_decimal(series.ends[1])
            yield (
                f"{axis.name} ends at {ends}: steps of {varied.step} from {varied.start} on do not fall on "
                f"{varied.to}; `steps: {series.count + 1}` has both ends"
            )


def _older_councils(study: Study, file: SweepFile) -> Iterator[str]:
    """Say by which law a Council of `years` votes that voted by another, and whose votes it does not take over."""
    voted = {placed.id: placed for placed in votes_in(file.scenario) if placed.id in study.questions}
    for axis in study.changes:
        if axis.path != COUNCIL or not voted:
            continue
        days = [day for text in axis.written if FIRST_DAY <= (day := date.fromisoformat(str(text))) <= LAST_DAY]
        placed = next(iter(voted.values()))
        law, law_then = law_on(placed.at.day), [day for day in days if law_on(day) != law_on(placed.at.day)]
        if law_then and file.scenario.law is None:
            then = law_then[0]
            yield (
                f"{axis.name}: the law stays that of {placed.at.day}, so {law.substantive.needed(0, 0)} votes are "
                f"needed also of the {len(council_on(then).codes)} members of {then}, when it took "
                f"{law_on(then).substantive.needed(0, 0)}"
            )
        here = set(body_of(placed.votes, file.scenario, placed.at).codes)
        seats = [each for pair in SAME_SEAT for each in (pair, pair[::-1])]
        sat = {code for day in days for code in council_on(day).codes}
        for holder, other in seats:
            if holder in here and other in sat - here:
                yield f"{axis.name}: how {holder} votes is not carried over to {other}, who had its seat"
