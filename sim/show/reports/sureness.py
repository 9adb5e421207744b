"""How sure the account of a report is: how it compares with the record, what was claimed, what is no record."""

from collections.abc import Iterator

from sim.engine import Run
from sim.engine import events as e
from sim.show.reports.decisions import decided, how_sure, name_of
from sim.show.reports.parts import Block, Grid, Part, Said, Tone, items
from sim.show.transcript import TOLD
from sim.show.words import count, day, plain, sentence
from sim.source import Source, Status

_KNOWN = (
    (Status.ASSUMED, "Assumed", "supposed, for want of a source or for a what-if"),
    (Status.DERIVED, "Derived", "follows from what is recorded"),
    (Status.REPORTED, "Reported", "claimed by a press report or another secondary account"),
)


def agreement(run: Run) -> Said:
    """Say in a sentence how a run compares with the record, or that there is none to compare it with.

    >>> import sim
    >>> agreement(sim.run(sim.load("dprk/2014"))).text
    'It agrees with the record in all that the file expects.'
    """
    scenario, number = run.scenario, len(run.differences)
    if number:
        what = "the record" if run.agrees is not None and scenario.of_record else "what the file expects"
        return Said(f"It differs from {what} in {count(number, 'thing')}.", to="record", tone=Tone.NOT_ADOPTED)
    if run.agrees:
        what = "agrees with the record in all that" if scenario.of_record else "comes out as"
        return Said(f"It {what} the file expects.", tone=Tone.ADOPTED)
    if scenario.changes and scenario.of_record:
        as_expected = " It comes out as the file expects." if scenario.expect else ""
        return Said(f"This did not happen: there is no record to agree with.{as_expected}", tone=Tone.REMARK)
    if run.drawn:
        return Said("Its votes were drawn by chance: there is no record to agree with.", tone=Tone.REMARK)
    return Said("The file tells of no record that it could be compared with.", tone=Tone.REMARK)


def against_the_record(run: Run) -> Part:
    """Make the part on the record: where the run differs from it, and what news reports claimed."""
    blocks: list[Block] = [agreement(run)]
    if run.differences:
        rows = tuple(
            (Said(f"{d.id}: {plain(d.field)}"), Said(d.expected), Said(d.computed), Said(d.source))
            for d in run.differences
        )
        head = ("Of what", "Expected", "Computed", "By which document")
        blocks.append(Grid("Where it comes out otherwise than the file expects", head, rows))
    parts: tuple[Part, ...] = ()
    if run.scenario.reported:
        claims = tuple(
            (Said(sentence(claim.says)), Said(claim.where), Said(sentence(claim.record) or "not said"))
            for claim in run.scenario.reported
        )
        grid = Grid("Claims of news reports beside the record", ("Claimed", "By whom", "On the record"), claims)
        parts = (Part("reported", "What was reported, and what the record says", (grid,)),)
    return Part("record", "Compared with the record", tuple(blocks), parts)


def what_is_no_record(run: Run) -> Part:
    """Make the part on all that is not simply recorded, the least certain first, and on votes not known."""
    blocks: list[Block] = []
    for status, label, means in _KNOWN:
        found = tuple(_known_so(run, status))
        if found:
            blocks += [Said(f"{means}.", f"{label}:"), items(found)]
    unknown = tuple(_unknown(run))
    if unknown:
        blocks += [Said("votes that the file does not tell.", "Unknown:"), items(unknown)]
    if not blocks:
        blocks = [Said("All that is told here is on record, by the documents cited.")]
    return Part("sure", "How sure this is", tuple(blocks))


def _known_so(run: Run, status: Status) -> Iterator[Said]:
    numbers = {event.number: n for n, event in decided(run.log).items()}
    for event in run.log:
        if event.status is not status or isinstance(event, e.Began | e.QuestionPut):
            continue
        note = f" {sentence(event.note)}" if event.note else ""
        if isinstance(event, e.Decided):
            because = how_sure(event)
            then = f"{sentence(because)}{note}".strip()
            yield Said(
                sentence(event.question), f"{day(event.at.day)}.", to=name_of(numbers[event.number]), then=then
            )
        else:
            yield Said(f"{TOLD[type(event)](event)}{note}", f"{day(event.at.day)}.")


def _unknown(run: Run) -> Iterator[Said]:
    for number, event in decided(run.log).items():
        if event.tally is not None and event.tally.unknown:
            some = count(event.tally.unknown, "vote")
            yield Said(sentence(event.question), f"{day(event.at.day)}.", to=name_of(number), then=f"{some}.")


def documents(run: Run) -> tuple[Source, ...]:
    """Return the documents that the file of a run names."""
    return tuple(run.scenario.sources.values())
