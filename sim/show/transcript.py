"""A run told aloud: its log as a dated account in which the decisions stand out. It decides nothing."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol

from attrs import frozen

from sim.engine import events as e
from sim.show.around_the_council import TOLD_AROUND
from sim.show.decided import decided_paragraphs
from sim.show.in_the_meeting import TOLD_IN_MEETING
from sim.show.json_rows import Differing
from sim.show.lines import Paragraph, Style
from sim.show.not_reached import left_open, not_reached, together
from sim.show.of_elections import TOLD_OF_ELECTIONS
from sim.show.of_the_meeting import TOLD_OF_THE_MEETING
from sim.show.words import all_named, cited, count, day, mark, named, plain, sentence, short_name
from sim.source import Source

CLOCK = 7
"""How many columns the hour takes."""
_LONGEST_CHANGE = 160
_CODE = re.compile(r"\b[A-Z]{3}\b")


class Claim(Protocol):
    """What a news report claims, and what the record says."""

    @property
    def says(self) -> str:
        """What the report says."""
        ...

    @property
    def where(self) -> str:
        """Which report."""
        ...

    @property
    def record(self) -> str:
        """What the record says."""
        ...

    @property
    def on(self) -> str | None:
        """The step it is about."""
        ...


@frozen
class Verdict:
    """What is said at the end of a run: how it compares with its file, and what was reported of it.

    `agrees` None says that there is no record to agree with.
    """

    agrees: bool | None = None
    expected: bool = False
    """Whether the file expects anything."""
    differences: tuple[Differing, ...] = ()
    reported: tuple[Claim, ...] = ()
    of_record: bool = True
    """Whether the file, or what it changes, tells of a record; without one nothing is said of any."""
    kind_not_said: frozenset[str] = frozenset()
    """The questions of which the file does not say by what rule they are decided."""


Block = tuple[Paragraph, ...]
"""What is read in one go: an event with all that belongs to it."""


def transcript(log: Sequence[e.Event], verdict: Verdict | None = None, about: str = "") -> Iterator[Block]:
    """Tell a run: the heading, then each event, then how it compares with the record and what fixes it."""
    verdict = verdict or Verdict()
    began = next(x for x in log if isinstance(x, e.Began))
    cited_before: set[Source] = set()
    before: e.Event = began
    blocks = [tuple(_heading(began, about, verdict.of_record))]
    for events in together([x for x in log if not isinstance(x, e.Began)]):
        event = events[0]
        new_day = event.at.day != before.at.day or before is began
        head = [Paragraph(""), Paragraph(day(event.at.day), style=Style.DAY), Paragraph("")] if new_day else []
        hour = "" if not new_day and event.at.hour == before.at.hour else _hour(event)
        margin = f"{hour:<{CLOCK}}"
        if isinstance(event, e.Decided):
            told = decided_paragraphs(event, margin, kind_said=event.question not in verdict.kind_not_said)
        else:
            told = _told(events, log, margin, cited_before)
        blocks.append((*head, *told))
        cited_before |= set(event.sources)
        before = events[-1]
    blocks.append(tuple(_closing(began, verdict, _codes(log, blocks))))
    yield from _without_double_gaps(blocks)


def _without_double_gaps(blocks: Iterable[Block]) -> Iterator[Block]:
    """Leave out an empty line after an empty line."""
    gap = True
    for block in blocks:
        kept = []
        for paragraph in block:
            empty = not paragraph.text and not paragraph.head
            if not (empty and gap):
                kept.append(paragraph)
            gap = empty
        yield tuple(kept)


def _hour(event: e.Event) -> str:
    return f"{event.at.hour:%H:%M}" if event.at.hour is not None else ""


def _heading(began: e.Began, about: str, of_record: bool) -> Iterator[Paragraph]:
    yield Paragraph(began.title, style=Style.TITLE)
    if about:
        yield Paragraph("")
        yield Paragraph(about, "  ")
    if began.changes:
        yield Paragraph("")
        otherwise = "Supposed, where the record says otherwise or nothing:"
        yield Paragraph(otherwise if of_record else "Changed from what the file supposes:")
        for path, recorded, now in began.changes:
            yield Paragraph(_change(path, recorded, now, of_record), "  - ", Style.REMARK)


def _change(path: str, recorded: str, now: str, of_record: bool) -> str:
    if not recorded:
        return f"{path} is added: {_quoted(now)}"
    if not now:
        return f"{path} is removed: {_quoted(recorded)}"
    return f"{path} is now {_quoted(now)}, {'on the record' if of_record else 'before'} {_quoted(recorded)}"


def _quoted(text: str) -> str:
    """Cut a value where it is long, and quote it where it is prose."""
    cut = text if len(text) <= _LONGEST_CHANGE else f"{text[:_LONGEST_CHANGE].rstrip()} ..."
    prose = " " in text and not text.startswith(("{", "[")) and not text.isupper()
    return f'"{cut}"' if prose else cut


def _told(
    events: Sequence[e.Event], log: Sequence[e.Event], margin: str, cited_before: set[Source]
) -> Iterator[Paragraph]:
    event = events[0]
    style = Style.REFUSED if isinstance(event, e.Refused) else Style.PLAIN
    if isinstance(event, e.NotReached):
        is_open = left_open(event, log)
        style = Style.OPEN if is_open else Style.REFUSED
        text = not_reached([x for x in events if isinstance(x, e.NotReached)], is_open=is_open)
    else:
        text = TOLD[type(event)](event)
    yield Paragraph(mark(event.status) + text, style=style, margin=margin)
    left = " " * CLOCK
    if event.note:
        yield Paragraph(f"Note: {event.note}", style=Style.REMARK, margin=left)
    new = [s for s in event.sources if s not in cited_before]
    if new:
        yield Paragraph(f"[{cited(new)}]", style=Style.REMARK, margin=left)


def _closing(began: e.Began, verdict: Verdict, codes: Sequence[str]) -> Iterator[Paragraph]:
    yield Paragraph("")
    if verdict.differences:
        if verdict.agrees is None:
            text = "DIFFERS from what the file expects:"
        elif verdict.of_record:
            text = "DIFFERS from the record:"
        else:
            text = "Comes out otherwise than the file expects:"
        yield Paragraph(text, style=Style.NOT_ADOPTED)
        for d in verdict.differences:
            source = f" [{d.source}]" if d.source else ""
            yield Paragraph(
                f"{d.id}, {plain(d.field)}: expected {d.expected}, computed {d.computed}{source}", "  - "
            )
    elif verdict.agrees:
        text = "Agrees with the record in all that" if verdict.of_record else "Comes out as"
        yield Paragraph(f"{text} the file expects.", style=Style.ADOPTED)
    elif began.changes:
        text = "No replay: with what is supposed here there is no record to agree with."
        yield Paragraph(f"{text} It comes out as the file expects." if verdict.expected else text)
    if verdict.reported:
        yield Paragraph("")
        recorded = any(claim.record for claim in verdict.reported)
        yield Paragraph("Reported, and on the record:" if recorded else "Reported:")
        for claim in verdict.reported:
            where = f" ({claim.where})" if claim.where else ""
            yield Paragraph(f"Reported{where}: {sentence(claim.says)}", "  - ", Style.REMARK)
            if claim.record:
                yield Paragraph(f"Record: {sentence(claim.record)}", "    ")
    if codes:
        yield Paragraph("")
        yield Paragraph("; ".join(codes), "Codes: ", Style.REMARK)
    yield Paragraph("")
    yield Paragraph(_fixed_by(began), style=Style.REMARK)


def _codes(log: Sequence[e.Event], blocks: Iterable[Block]) -> list[str]:
    """Say what the codes of the Council's votes stand for, those that were printed."""
    printed = {code for block in blocks for p in block for code in _CODE.findall(p.text)}
    found: dict[str, str] = {}
    for event in log:
        if isinstance(event, e.Decided) and event.permanent:
            for vote in event.votes:
                if vote.member in printed:
                    found[vote.member] = short_name(vote.member, event.at.day)
    return [f"{code} {name}" for code, name in found.items() if code != name]


def _fixed_by(began: e.Began) -> str:
    changes = count(len(began.changes), "change") if began.changes else "no changes"
    version = f", unsc-sim {began.version}" if began.version else ""
    drawn = " (votes given as odds are drawn)" if began.drawn else ""
    file = f"{began.file} (sha256 {began.fingerprint[:12]})"
    return f"Fixed by: {file}, {changes}, seed {began.seed}{drawn}{version}"


# One sentence for each kind of event.


def _requested(x: e.MeetingRequested) -> str:
    letter = f" ({x.document})" if x.document else ""
    return sentence(f"{all_named(x.by, x.at.day)} {_verb(x.by, 'ask')} for a meeting{_on(x.item)}{letter}")


def _dropped(x: e.RequestDropped) -> str:
    because = f": {x.because}" if x.because else ""
    return sentence(f"the request for a meeting ({x.request}) is given up{because}")


_FORMATS = {
    "public": "a public meeting",
    "private": "a private meeting",
    "consultations": "informal consultations",
    "other_matters": "consultations under other matters",
    "arria_formula": "an Arria-formula meeting",
    "open_vtc": "an open video-teleconference",
    "closed_vtc": "a closed video-teleconference",
    "interactive_dialogue": "an informal interactive dialogue",
}


def _called(x: e.MeetingCalled) -> str:
    what = _FORMATS.get(x.format, f"a meeting ({plain(x.format)})")
    record = f" ({x.record})" if x.record else ""
    verb = "are" if "consultations" in what else "is"
    return f"{sentence(f'{what}{_on(x.item)} {verb} called{record}')} {sentence(_spelt(x.why, x))}"


def _on(item: str) -> str:
    return f' on "{item}"' if item else ""


def _spelt(text: str, x: e.Event) -> str:
    """Spell out the code a sentence of the procedure begins with."""
    first, gap, rest = text.partition(" ")
    return f"{named(first, x.at.day)}{gap}{rest}"


def _opened(x: e.MeetingOpened) -> str:
    return sentence(f"{named(x.chair, x.at.day)} presides, and opens the meeting")


def _objected(x: e.Objected) -> str:
    return sentence(f"{named(x.by, x.at.day)} objects to {x.to}")


def _asked(x: e.VoteAsked) -> str:
    what = x.on if x.on.startswith("the ") else f'"{x.on}"'
    if not x.by:
        return f"A vote is asked for on {what}; by whom is not known."
    return sentence(f"{named(x.by, x.at.day)} asks for a vote on {what}")


def _put(x: e.QuestionPut) -> str:
    return sentence(f"{named(x.by, x.at.day)} puts the question to the vote: {x.question}")


def _submitted(x: e.DraftSubmitted) -> str:
    by = f" by {all_named(x.by, x.at.day)}" if x.by else ""
    pen = f" (penholder: {all_named(x.penholder, x.at.day)})" if x.penholder and x.penholder != x.by else ""
    text = f", to {x.text}" if x.text else ""
    return sentence(f"the draft {x.symbol} is submitted{by}{pen}{text}")


def _in_blue(x: e.DraftInBlue) -> str:
    return f"The final text of {x.symbol} is printed in blue."


def _invited(x: e.Invited) -> str:
    who = named(x.who, x.at.day)
    if x.rule == 37 and who == x.who:  # a State is told by its name, not by its code
        return sentence(
            f"{who} is invited to take part without vote, with the rights of Rule 37, which is for Members of the "
            "United Nations: the Council decides so outside its rules"
        )
    return sentence(f"{who} is invited to take part without vote (Rule {x.rule})")


def _spoke(x: e.Spoke) -> str:
    verb = "explains its vote" if x.explains_vote else "speaks"
    verb += " on the adoption of the agenda" if x.on_agenda else ""
    says = f": {x.says}" if x.says else ""
    return sentence(f"{named(x.by, x.at.day)} {verb}{says}")


def _ceded(x: e.ChairCeded) -> str:
    return sentence(f"{named(x.by, x.at.day)} cedes the chair to {named(x.to, x.at.day)} (Rule 20)")


def _suspended(x: e.Suspended) -> str:
    return "The meeting is suspended."


def _resumed(x: e.Resumed) -> str:
    return "The meeting is resumed."


def _ended(x: e.MeetingEnded) -> str:
    return sentence(f"the meeting ends: {x.how}")


def _seized(x: e.ItemSeized) -> str:
    return sentence(f"the Council is now seized of the item: {x.item}")


def _refused(x: e.Refused) -> str:
    instead = f" In order instead: {sentence(x.instead)}" if x.instead else ""
    return f"OUT OF ORDER: {sentence(x.attempt)} {sentence(x.why)}{instead} [{x.rule.cite}]"


def _not_reached(x: e.NotReached) -> str:
    return not_reached([x])


def _recommended(x: e.Recommended) -> str:
    return sentence(f"with {x.text} the General Assembly recommends, and no more than that: {x.what}")


def _debate_due(x: e.VetoDebateDue) -> str:
    by = f" by {all_named(x.vetoed_by, x.at.day)}" if x.vetoed_by else ""
    return (
        f"The veto{by} ({x.on}) calls for a debate in the General Assembly, no later than {day(x.deadline.day)}."
    )


def _debated(x: e.VetoDebated) -> str:
    if not x.day_given:
        return f"By this day the General Assembly is to have debated the veto ({x.on}); the file gives no day."
    if x.deadline is None or x.in_time is None:
        return f"The General Assembly debates the veto ({x.on})."
    when = "in time" if x.in_time else "too late"
    return (
        f"The General Assembly debates the veto ({x.on}), {when}: the last day for it was {day(x.deadline.day)}."
    )


def _referred(x: e.SituationReferred) -> str:
    since = f" (since {day(x.since.day)})" if x.since is not None and day(x.since.day) not in x.situation else ""
    clauses = f" {sentence(x.clauses)}" if x.clauses else ""
    return f"Referred to the International Criminal Court: {x.situation}{since}. {sentence(x.says)}{clauses}"


def _prosecutor(x: e.ProsecutorDecided) -> str:
    return sentence(x.says)


def _deferred(x: e.CaseDeferred) -> str:
    return sentence(f"the Council asks the Court not to begin or go on until {day(x.until.day)}: {x.situation}")


def _verb(who: Sequence[Any], verb: str) -> str:
    return verb if len(who) > 1 else f"{verb}s"


TOLD: Mapping[type[e.Event], Callable[[Any], str]] = MappingProxyType(
    {
        e.MeetingRequested: _requested,
        e.RequestDropped: _dropped,
        e.MeetingCalled: _called,
        e.MeetingOpened: _opened,
        e.Objected: _objected,
        e.VoteAsked: _asked,
        e.QuestionPut: _put,
        e.DraftSubmitted: _submitted,
        e.DraftInBlue: _in_blue,
        e.Invited: _invited,
        e.Spoke: _spoke,
        e.ChairCeded: _ceded,
        e.Suspended: _suspended,
        e.Resumed: _resumed,
        e.MeetingEnded: _ended,
        e.ItemSeized: _seized,
        e.Refused: _refused,
        e.NotReached: _not_reached,
        e.Recommended: _recommended,
        e.VetoDebateDue: _debate_due,
        e.VetoDebated: _debated,
        e.SituationReferred: _referred,
        e.ProsecutorDecided: _prosecutor,
        e.CaseDeferred: _deferred,
        **TOLD_IN_MEETING,
        **TOLD_OF_THE_MEETING,
        **TOLD_OF_ELECTIONS,
        **TOLD_AROUND,
    }
)
"""How each kind of event is told; the beginning of a run and its decisions are told on their own."""
