"""The account of a run in a report: what `unsc run` tells, each entry with the documents it rests on."""

from collections.abc import Iterator, Sequence

from sim.engine import Run
from sim.engine import events as e
from sim.show.lines import Paragraph, Style
from sim.show.not_reached import together
from sim.show.pictures.timeline import timeline
from sim.show.reports.decisions import decided, name_of, result_of, votes_of
from sim.show.reports.parts import TONES, Account, Entry, Extent, Figure, Part, Said, Tone
from sim.show.transcript import Block, Verdict, transcript
from sim.show.words import cited, day
from sim.source import Source

_TONES = {Style.REFUSED: Tone.REFUSED, Style.OPEN: Tone.OPEN, Style.REMARK: Tone.REMARK}


def story(run: Run, verdict: Verdict) -> Part:
    """Make the part: the timeline, then the transcript, in which each decision leads to what is said of it."""
    groups = list(together([event for event in run.log if not isinstance(event, e.Began)]))
    told = list(transcript(run.log, verdict))[1:-1]  # without the heading and what is said at the end
    account = Account(tuple(_entries(run.log, groups, told)))
    blocks = (Figure(timeline(run.log, title=run.scenario.title), Extent.WHOLE), account) if groups else (account,)
    return Part("transcript", "What happened" if not run.scenario.changes else "What comes of it", blocks)


def _entries(
    log: Sequence[e.Event], groups: Sequence[Sequence[e.Event]], told: Sequence[Block]
) -> Iterator[Entry]:
    numbers = {event.number: n for n, event in decided(log).items()}
    cited_before: set[Source] = set()
    before: e.Event | None = None
    for events, block in zip(groups, told, strict=True):
        event = events[0]
        new = tuple(source for source in event.sources if source not in cited_before)
        new_day = before is None or before.at.day != event.at.day
        hour = f"{event.at.hour:%H:%M}" if event.at.hour is not None else ""
        if before is not None and not new_day and event.at.hour == before.at.hour:
            hour = ""
        if isinstance(event, e.Decided):
            said: tuple[Said, ...] = (_decision(event, numbers[event.number]),)
        else:
            said = tuple(_said(block, new))
        yield Entry(day(event.at.day) if new_day else "", hour, said)
        cited_before |= set(event.sources)
        before = events[-1]


def _decision(event: e.Decided, number: int) -> Said:
    result = f"{result_of(event)} ({votes_of(event)})" if event.tally is not None else result_of(event)
    return Said(event.question, f"{event.body}: {result}.", to=name_of(number), tone=TONES[event.outcome])


def _said(block: Sequence[Paragraph], new: tuple[Source, ...]) -> Iterator[Said]:
    """Return the paragraphs of an event; the documents, a paragraph of their own there, follow the first here."""
    documents = f"[{cited(new)}]" if new else ""
    told = [p for p in block if p.text and p.style is not Style.DAY and p.text != documents]
    for n, paragraph in enumerate(told):
        text, tone = paragraph.text, _TONES.get(paragraph.style, Tone.PLAIN)
        yield Said(text, tone=tone, sources=new if n == 0 else ())
