"""The decisions of a run in a report: all of them in a table, then each with its picture, its why and its law."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sim.engine import Run
from sim.engine.events import Decided, Event
from sim.show.decided import BAR, decided_paragraphs, documents_of, rests_on_no_kind
from sim.show.pictures.horseshoe import horseshoe_of
from sim.show.reports.parts import TONES, Block, Facts, Figure, Grid, Part, Said, Tone, items
from sim.show.reversal import Reversal
from sim.show.words import OUTCOMES, REASONS, all_named, day, in_alphabet, named, sentence, short_name
from sim.source import Status

COUNCIL = "Security Council"
_CODE = re.compile(r"\b[A-Z]{3}\b")
_CODES = re.compile(r"\b[A-Z]{3}\b\*?(?: [A-Z]{3}\b\*?)*")
_NOBODY = re.compile(r"\d+(?:  (?:not named|members))?")
"""A group of which no member is named: the votes by number say it already."""
_GROUPS = ("In favour", "Against", "Abstaining", "Not voting", "Unknown")
_LONGEST_RESULT = 20
_LAW, _OF_RECORD = "Law", ("Record", "Documents")


def decided(log: Sequence[Event]) -> Mapping[int, Decided]:
    """Return the decisions in the order made, by their numbers from 1; votes counted again are one each time."""
    return dict(enumerate((event for event in log if isinstance(event, Decided)), start=1))


def name_of(number: int) -> str:
    """Return the id of the part on a decision."""
    return f"decision-{number}"


def decisions(run: Run, kind_not_said: frozenset[str], reversed_by: Mapping[str, Reversal]) -> Part:
    """Make the part. `reversed_by` says of a decision, by its id, which changed votes would have reversed it."""
    of_run = decided(run.log)
    if not of_run:
        return Part("decisions", "Decisions", (Said("Nothing was decided."),))
    rows = tuple(
        (
            Said(_asked(event), to=name_of(number)),
            Said(f"{event.body}, {day(event.at.day)}"),
            Said(result_of(event), tone=TONES[event.outcome]),
            Said(votes_of(event)),
        )
        for number, event in of_run.items()
    )
    table = Grid("All decisions, in the order made", ("Question", "Who and when", "Result", "Votes"), rows)
    parts = tuple(_one(run, number, event, kind_not_said, reversed_by) for number, event in of_run.items())
    key = Said("A star marks a permanent member.", tone=Tone.REMARK)
    starred = any(event.permanent and event.votes for event in of_run.values())
    return Part("decisions", "Decisions", (table, key) if starred else (table,), parts)


def _one(
    run: Run, number: int, event: Decided, kind_not_said: frozenset[str], reversed_by: Mapping[str, Reversal]
) -> Part:
    blocks: list[Block] = [why_said(event)]
    standing = run.decisions[event.id] is event
    if standing and event.tally is not None:
        blocks.append(Figure(horseshoe_of(run, event.id)))
    blocks.append(Facts(tuple(_facts(event, kind_said=event.question not in kind_not_said))))
    if standing and event.id in reversed_by:
        found = reversed_by[event.id]
        blocks.append(Said(found.says, "What would have reversed it?"))
        if found.sets:
            blocks.append(items(found.sets))
    elif not standing:
        blocks.append(Said("The votes are counted again below.", tone=Tone.REMARK))
    again = " (its votes counted again)" if event.again else ""
    return Part(name_of(number), f"{number}. {_asked(event)}{again}", tuple(blocks))


def _facts(event: Decided, *, kind_said: bool) -> Iterator[tuple[str, Said]]:
    yield "When, who", Said(f"{day(event.at.day)}, {event.body}")
    first, *rows = [p for p in decided_paragraphs(event, "", kind_said=kind_said) if p.bar == BAR]
    assert first.text, "a decision has a result"
    if event.tally is not None:
        yield "Votes", Said(votes_of(event))
    for row in rows:
        label = row.head.strip()
        if label in ("Question", "Why"):
            continue
        if label == _LAW:
            yield label, Said("", sources=event.decision.sources, in_full=True)
        elif label in _OF_RECORD:
            yield label, Said("", sources=documents_of(event), in_full=True)
        elif label in _GROUPS and not _NOBODY.fullmatch(row.text.strip()):
            yield label, Said(_with_names(row.text.strip(), event.at.day))
        elif label not in _GROUPS:
            yield label, Said(row.text)


def result_of(event: Decided) -> str:
    """Say what became of a question, and why in a word.

    >>> import sim
    >>> result_of(sim.run(sim.load("dprk/2022-sanctions")).decisions["vote"])
    'Not adopted, vetoed by China and the Russian Federation'
    """
    result = OUTCOMES[event.outcome].capitalize()
    blocked = f" by {all_named(event.blocked_by, event.at.day)}" if event.blocked_by else ""
    why = REASONS[event.reason]
    if blocked and why == "somebody objected":
        return f"{result}, blocked{blocked}"
    return f"{result}, {why}{blocked}"


def votes_of(event: Decided) -> str:
    """Say the votes by number, and how many it takes; that none was taken where none was."""
    if event.tally is None:
        return "no vote"
    needed = f"; {event.needed} needed in favour" if event.needed is not None else ""
    return f"{event.tally}{needed}"


def why_of(event: Decided) -> str:
    """Say why it came out so, with the States that voted by their names.

    >>> import sim
    >>> why_of(sim.run(sim.load("dprk/2014")).decisions["agenda"]).partition(". ")[2]
    'The matter is procedural, so no vote of China and the Russian Federation is a veto.'
    """
    known = {vote.member for vote in event.votes} | set(event.permanent)
    on = event.at.day
    return _CODE.sub(lambda code: named(code[0], on) if code[0] in known else code[0], event.why)


def why_said(event: Decided) -> Said:
    """Say why it came out so, its first word set off: `Carried:`, `Not adopted:`.

    >>> import sim
    >>> why_said(sim.run(sim.load("dprk/2022-sanctions")).decisions["vote"]).label
    'Not adopted:'
    """
    first, colon, rest = why_of(event).partition(": ")
    if not colon or len(first) > _LONGEST_RESULT:
        first, rest = result_of(event), why_of(event)
    return Said(rest, f"{first}:", tone=TONES[event.outcome])


def _with_names(text: str, on: date) -> str:
    """Write codes that stand one after the other as names, in the order of the names; a star stays."""

    def names(codes: re.Match[str]) -> str:
        starred = (short_name(c.rstrip("*"), on) + ("*" if c.endswith("*") else "") for c in codes[0].split())
        return ", ".join(sorted(starred, key=in_alphabet))

    return " ".join(_CODES.sub(names, text).split())


def _asked(event: Decided) -> str:
    return sentence(event.question).removesuffix(".") or event.id


def how_sure(event: Decided) -> str:
    """Say what a decision rests on where that is not all on record."""
    if event.status is Status.RECORDED:
        return ""
    unknown = sum(vote.choice is None for vote in event.votes)
    by = {status: [v for v in event.votes if v.choice is not None and v.status is status] for status in Status}
    said = [
        f"{status.value}: {len(votes)} of {len(event.votes)} votes"
        for status, votes in by.items()
        if votes and status is not Status.RECORDED
    ]
    said += [f"unknown: {unknown} votes"] if unknown else []
    if event.kind_status is not Status.RECORDED:
        bears = ", on which the outcome does not depend" if rests_on_no_kind(event) else ""
        said.append(f"{event.kind_status.value}: by what rule it is decided{bears}")
    return "; ".join(said)
