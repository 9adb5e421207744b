"""What-ifs in a report, side by side with the run they change: what is supposed, and what comes out otherwise."""

from collections.abc import Collection, Iterator, Sequence

from attrs import frozen

from sim.engine import Run
from sim.engine.events import Decided
from sim.scenario.model import Change
from sim.show.pictures.before_after import Compared, before_after, compared
from sim.show.reports.decisions import result_of, votes_of, why_of
from sim.show.reports.parts import TONES, Block, Extent, Figure, Grid, Part, Said, Tone, Typed, items
from sim.show.words import count, listed, sentence

_REMARKS = ("note", "status", "source")
_LONGEST = 400
"""How long a value may be that is shown whole; a what-if may add a whole step."""


@frozen
class Other:
    """Another run to be set beside the one reported: how `unsc run` is asked for it, and what came of it.

    `fault` says why it could not be run, where it could not; `run` is then None.
    """

    title: str
    command: str
    run: Run | None
    fault: str = ""


def what_ifs(run: Run, others: Sequence[Other]) -> Part | None:
    """Make the part; None where there is no what-if."""
    if not others:
        return None
    rows = []
    for number, other in enumerate(others, start=1):
        cells = (Said(other.title, to=f"what-if-{number}"), *_in_short(run, other))
        rows.append(cells)
    table = Grid("What-ifs side by side", ("Supposed", "What changes", "What comes of it"), tuple(rows))
    parts = tuple(_one(run, other, number) for number, other in enumerate(others, start=1))
    return Part("what-if", "What if?", (table,), parts)


def against_its_base(run: Run, base: Other) -> Part | None:
    """Make the part that sets a what-if beside what it changes; None where that could not be run."""
    if base.run is None:
        return None
    blocks: list[Block] = [
        Said(base.title, "It changes:"),
        Typed(base.command),
        Figure(before_after(base.run, run), Extent.PAIR),
        *_compared(base.run, run),
    ]
    return Part("base", "Beside what it changes", tuple(blocks))


def changed(changes: Sequence[Change], *, of_record: bool) -> Iterator[Said]:
    """Say what was put in place of what, a change each; of remarks and statuses only that they are other."""
    was = "on the record" if of_record else "before"
    for change in _that_matter(changes):
        before = "" if change.recorded is None else f"({was}: {_cut(change.recorded)})"
        now = "removed" if change.now is None else _cut(change.now)
        yield Said(f"{now} {before}".rstrip(), f"{change.path}:")
    others = len(changes) - len(_that_matter(changes))
    if others:
        yield Said(f"and {others} that only say how this is known", tone=Tone.REMARK)


def _that_matter(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Leave out what only says how something is known; all of them stay where nothing else is changed."""
    found = tuple(change for change in changes if change.path.rpartition(".")[2] not in _REMARKS)
    return found or tuple(changes)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} ..."


def _changes(before: Run, after: Run) -> tuple[Change, ...]:
    """Return what a what-if changes beyond what is changed already."""
    made = tuple(change for change in after.scenario.changes if change not in before.scenario.changes)
    return (*made, *_laid_on_top(before, after, {change.path for change in made}))


def _laid_on_top(before: Run, after: Run, paths: Collection[str]) -> Iterator[Change]:
    """Yield what a what-if says under keys of its own, and not among its changes."""
    was, now = (
        ", ".join(dict.fromkeys(d.law for d in run.decisions.values() if d.law)) for run in (before, after)
    )
    if was != now and "law" not in paths:
        yield Change("law", was or "the law in force on the day", now or "the law in force on the day")
    if before.scenario.council != after.scenario.council and "council" not in paths:
        yield Change("council", None, "another Council votes")
    new = [position for position in after.scenario.positions if position not in before.scenario.positions]
    if new and not any(path.startswith("positions") for path in paths):
        yield Change("positions", None, f"{count(len(new), 'standing instruction')} of how members vote")


def _laws(run: Run) -> str:
    return listed(list(dict.fromkeys(d.law or "the law in force on the day" for d in run.decisions.values())))


def _in_short(run: Run, other: Other) -> tuple[Said, Said]:
    if other.run is None:
        return Said("could not be run", tone=Tone.REFUSED), Said(other.fault)
    paths = [change.path for change in _that_matter(_changes(run, other.run))]
    shown = (
        listed(paths) if len(paths) <= 3 else f"{', '.join(paths[:3])} and {count(len(paths) - 3, 'more path')}"
    )
    differing = [question for question in compared(run, other.run) if question.differs]
    results = [q for q in differing if _result(q.before) != _result(q.after)]
    comes = [f"{q.question}: {_result(q.after) or q.missed}" for q in results]
    if not comes:
        comes = ["the votes are other, the results the same" if differing else "the same"]
    return Said(shown or "nothing"), Said(sentence("; ".join(comes)))


def _one(run: Run, other: Other, number: int) -> Part:
    blocks: list[Block] = []
    if other.run is None:
        blocks += [Typed(other.command), Said(f"This could not be run: {other.fault}", tone=Tone.REFUSED)]
        return Part(f"what-if-{number}", other.title, tuple(blocks))
    if other.run.scenario.about:
        blocks.append(Said(other.run.scenario.about))
    blocks.append(Said("Supposed:", tone=Tone.PLAIN))
    blocks.append(items(changed(_changes(run, other.run), of_record=other.run.scenario.of_record)))
    blocks.append(Figure(before_after(run, other.run), Extent.PAIR))
    blocks += _compared(run, other.run)
    blocks.append(Typed(other.command))
    return Part(f"what-if-{number}", other.title, tuple(blocks))


def _compared(before: Run, after: Run) -> Iterator[Block]:
    rows = tuple(_row(question) for question in compared(before, after) if question.differs)
    if not rows:
        yield Said("No decision comes out otherwise.")
        return
    yield Grid("What comes out otherwise", ("Question", "Before", "After", "Why"), rows)


def _row(question: Compared) -> tuple[Said, ...]:
    after = question.after
    why = why_of(after) if after is not None else sentence(question.because)
    return (Said(question.question), _told(question.before, question), _told(after, question), Said(why))


def _told(event: Decided | None, question: Compared) -> Said:
    if event is None:
        return Said(question.missed, tone=Tone.REMARK)
    return Said(f"{result_of(event)} ({votes_of(event)})", tone=TONES[event.outcome])


def _result(event: Decided | None) -> str:
    if event is None:
        return ""
    result = result_of(event)
    return result[:1].lower() + result[1:]
