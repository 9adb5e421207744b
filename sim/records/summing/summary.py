"""From a stream of recorded votes to all figures at once, each vote seen once. It reads no file."""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from sim.law import Outcome
from sim.records.recorded import BadRow, RecordedVote
from sim.records.summing.agreement import agreement_marks
from sim.records.summing.cells import Cell, Key, Mark, Summary
from sim.records.summing.other_laws import DraftUnder, OtherLaw, under
from sim.records.summing.outcomes import outcome_marks, unanimity_marks
from sim.records.summing.pairs import EVERY_PAIR_OF_SEATS, Pair
from sim.records.summing.periods import By, period_of
from sim.records.summing.pivots import pivot_marks
from sim.records.summing.seen import Seen
from sim.records.summing.vetoes import hidden_marks, veto_marks


@frozen
class Asked:
    """What is asked of a record: of which days, by what period, which pairs, and which other laws."""

    first: date | None = None
    last: date | None = None
    by: By = By.YEAR
    pairs: tuple[Pair, ...] = EVERY_PAIR_OF_SEATS
    laws: tuple[OtherLaw, ...] = ()

    def covers(self, on: date) -> bool:
        """Tell whether a day is among those asked for, both ends included."""
        return (self.first is None or on >= self.first) and (self.last is None or on <= self.last)


LAW_OUTCOMES = tuple(Outcome)
"""What may become of a failed draft under another law."""


def law_key(law: str, measure: str) -> Key:
    """Return a figure of another law: `adopted`, `not_adopted`, `open`, or `left_out_not_decided`."""
    return Key("laws", measure, law=law)


def summed(votes: Iterable[RecordedVote | BadRow], asked: Asked) -> Summary:
    """Add up recorded votes.

    A vote that comes a second time, by its id, counts once. What is kept beside the figures is the ids seen, and
    the failed drafts where another law is asked of them; no vote is kept. Raises as `OtherLaw.on` does.
    """
    sums = _Sums()
    for vote in votes:
        if isinstance(vote, BadRow):
            sums.bad_rows += 1
        elif _id(vote) in sums.ids:
            sums.doubled += 1
        else:
            sums.ids.add(_id(vote))
            if asked.covers(vote.on):
                sums.add(Seen(vote), asked)
            else:
                sums.outside += 1
    return sums.result()


def _id(vote: RecordedVote) -> int:
    """Return what tells a vote from others, in a few bytes: its id, whatever its spaces and case."""
    return hash("".join(vote.id.casefold().split()))


class _Sums:
    """The figures while they are being added up; a `Summary` is made of them at the end."""

    def __init__(self) -> None:
        self.cells: dict[str, dict[Key, list[float]]] = {}
        self.ids: set[int] = set()
        self.drafts: list[DraftUnder] = []
        self.votes = self.bad_rows = self.doubled = self.outside = 0
        self.days: tuple[date, date] | None = None

    def add(self, seen: Seen, asked: Asked) -> None:
        on = seen.vote.on
        self.votes += 1
        self.days = (min(self.days[0], on), max(self.days[1], on)) if self.days else (on, on)
        cells = self.cells.setdefault(period_of(on, asked.by), {})
        for key, value in self._marks(seen, asked):
            cell = cells.get(key)
            if cell is None:
                cells[key] = [value, 1]
            else:
                cell[0] += value
                cell[1] += 1

    def _marks(self, seen: Seen, asked: Asked) -> Iterator[Mark]:
        yield from outcome_marks(seen)
        yield from unanimity_marks(seen)
        yield from veto_marks(seen)
        yield from hidden_marks(seen)
        yield from agreement_marks(seen, asked.pairs)
        yield from pivot_marks(seen)
        if asked.laws and seen.fate.failed and not seen.procedural:
            for law in asked.laws:
                draft = under(law, seen)
                self.drafts.append(draft)
                for outcome in LAW_OUTCOMES:
                    yield law_key(law.name, outcome.value), draft.outcome is outcome
                yield law_key(law.name, "left_out_not_decided"), draft.outcome is None

    def result(self) -> Summary:
        cells = {
            period: {key: Cell(value, int(n)) for key, (value, n) in of.items()}
            for period, of in sorted(self.cells.items())
        }
        first, last = self.days or (None, None)
        drafts = tuple(sorted(self.drafts, key=lambda draft: (draft.law, draft.on, draft.id)))
        return Summary(cells, self.votes, self.bad_rows, self.doubled, self.outside, first, last, drafts)
