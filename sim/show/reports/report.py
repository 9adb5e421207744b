"""A whole report on a run, put together of its parts."""

from collections.abc import Iterator, Sequence

from sim.engine import Run
from sim.scenario.model import all_steps
from sim.show.reports.asked import Order, manifest, what_was_asked
from sim.show.reports.closeness import odds, reversals
from sim.show.reports.decisions import COUNCIL, decisions, why_said
from sim.show.reports.parts import Part, Report, Said, Tone
from sim.show.reports.story import story
from sim.show.reports.sureness import against_the_record, agreement, documents, what_is_no_record
from sim.show.reports.what_ifs import Other, against_its_base, what_ifs
from sim.show.transcript import Verdict
from sim.show.words import count, day, sentence
from sim.source import Status


def report(run: Run, order: Order, others: Sequence[Other] = (), base: Other | None = None) -> Report:
    """Put a report together: `others` are what-ifs to be set beside it, `base` is what it changes if it is one.

    Nothing in it tells when or where it was made. Raises `UnscError` where a vote cannot be shown.
    """
    return Report(
        run.scenario.title,
        tuple(_verdict(run)),
        tuple(_parts(run, order, others, base)),
        documents(run),
    )


def _parts(run: Run, order: Order, others: Sequence[Other], base: Other | None) -> Iterator[Part]:
    kind_not_said = _kind_not_said(run)
    yield what_was_asked(run, order)
    yield decisions(run, kind_not_said, reversals(run))
    yield story(run, Verdict(of_record=run.scenario.of_record, kind_not_said=kind_not_said))
    yield against_the_record(run)
    yield what_is_no_record(run)
    for part in (
        odds(run.scenario),
        None if base is None else against_its_base(run, base),
        what_ifs(run, others),
    ):
        if part is not None:
            yield part
    yield manifest(run, order)


def _verdict(run: Run) -> Iterator[Said]:
    """Say up front what came of it: the last decision of the Council on a vote, else whatever was decided last."""
    taken = list(run.decisions.values())
    voted = [event for event in taken if event.body == COUNCIL and event.tally is not None]
    if not taken:
        yield Said("Nothing was decided.", tone=Tone.LEAD)
    else:
        last = (voted or taken)[-1]
        yield Said(f"{day(last.at.day)}, {last.body}: {sentence(last.question)}")
        yield why_said(last)
        others = len(taken) - 1
        if others:
            verb = "is" if others == 1 else "are"
            yield Said(f"{count(others, 'other decision')}", to="decisions", then=f"{verb} told below.")
        if last.status is not Status.RECORDED:
            yield Said(
                "How sure this is:",
                to="sure",
                then=f"the least certain thing the outcome rests on is {last.status.value}.",
            )
    yield agreement(run)


def _kind_not_said(run: Run) -> frozenset[str]:
    puts = [step.put_to_vote for step in all_steps(run.scenario.timeline) if step.put_to_vote is not None]
    return frozenset(put.question for put in puts if put.kind is None)
