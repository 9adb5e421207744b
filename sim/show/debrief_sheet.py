"""The debrief of a lesson: what happened, who blocked it, what reports got wrong, what would have reversed it."""

from collections.abc import Iterator

from sim.engine import events as e
from sim.law import Choice, Kind
from sim.scenario.known_votes import KnownVote
from sim.show.before_council import COUNCIL, Played, Put
from sim.show.decided import documents_of, how_the_kind_is_known
from sim.show.effects_words import CAST, as_counted
from sim.show.reversal import reversal
from sim.show.sheets import Block, Heading, Listing, Sheet, Table, Words, listing
from sim.show.transcript import TOLD
from sim.show.withheld import told_and_withheld
from sim.show.words import (
    KINDS,
    OUTCOMES,
    REASONS,
    all_named,
    count,
    day,
    mark,
    sentence,
    short_name,
)
from sim.source import Source, Status

_NAMED_AT_MOST = 60
_GROUPS = (
    (Choice.YES, "In favour"),
    (Choice.NO, "Against"),
    (Choice.ABSTAIN, "Abstaining"),
    (Choice.NOT_VOTING, "Not voting"),
)
_NOT_TOLD = (e.Began, e.Decided, e.QuestionPut)


def debrief_sheet(played: Played) -> Sheet:
    """Make the sheet, for the end of a lesson."""
    scenario = played.scenario
    blocks: list[Block] = []
    if scenario.changes:
        supposed = "This did not happen. Supposed, where the record says otherwise or nothing:"
        blocks += [Words(supposed if scenario.of_record else "Changed from what the file supposes:")]
        blocks.append(listing(f"{change.path}: {change.now or 'removed'}" for change in scenario.changes))
    elif not scenario.of_record:
        blocks.append(Words("No record is cited for this: it is what the scenario supposes."))
    happened = "What comes of it" if scenario.changes or not scenario.of_record else "What happened"
    told = Listing(tuple(_events(played)))
    if told.items:
        blocks += [Heading(happened), told]
    for put in played.counts:
        again = ", its votes counted again" if put.event.again else ""
        blocks += _decision(put.event, f"Question {put.number}{again}")
        blocks += _reversal(put)
    for event in played.log:
        if isinstance(event, e.Decided) and event.body != COUNCIL:
            blocks += _decision(event, event.body)
    withheld = Listing(tuple(_withheld(played)))
    if withheld.items:
        blocks += [Heading("What the role sheets kept back"), withheld]
    if scenario.reported:
        blocks += [Heading("What was reported, and what the record says"), _reported(played)]
    blocks += [Heading("Questions to discuss"), listing(_questions(played))]
    sources = _sources(played)
    if sources:
        blocks += [Heading("Sources"), Listing(tuple(Words("", "", (source,)) for source in sources))]
    blocks.append(Words(_fixed_by(played)))
    return Sheet("debrief", f"Debrief: {scenario.title}", tuple(blocks))


def _events(played: Played) -> Iterator[Words]:
    for event in played.log:
        if not isinstance(event, _NOT_TOLD):
            note = f" ({event.note})" if event.note else ""
            yield Words(f"{mark(event.status)}{TOLD[type(event)](event)}{note}", f"{day(event.at.day)}.")


def _decision(event: e.Decided, label: str) -> Iterator[Block]:
    yield Heading(f"{label}: {event.question}", 3)
    result = OUTCOMES[event.outcome].lower()
    rows = [("Result", f"{result}, {REASONS[event.reason]}"), ("Day", day(event.at.day))]
    if event.tally is not None:
        rows.append(("Votes", f"{event.tally}; {event.needed} in favour needed"))
    rows += [(group, who) for group, who in _votes(event) if who]
    kind = KINDS[event.kind].partition(":")[0] if event.law else KINDS[event.kind]
    rows.append(("Kind of question", f"{kind}{how_the_kind_is_known(event)}"))
    if event.law:
        rows.append(("Law applied", event.law))
    if event.blocked_by:
        rows.append(("Blocked by", all_named(event.blocked_by, event.at.day)))
    rows.append(("Why", event.why))
    rows.append(("Law", "; ".join(dict.fromkeys(source.cite for source in event.decision.sources))))
    if documents := documents_of(event):
        rows.append(("Record", "; ".join(dict.fromkeys(source.cite for source in documents))))
    if event.status is not Status.RECORDED:
        rows.append(("How known", f"{event.status.value}: the least certain thing the outcome rests on"))
    if event.note:
        rows.append(("Note", event.note))
    yield Table(("", ""), tuple(rows))


def _votes(event: e.Decided) -> Iterator[tuple[str, str]]:
    if event.tally is None:
        return
    counted = as_counted(event)
    for choice, label in _GROUPS:
        number = getattr(event.tally, choice.value)
        members = [vote for vote in event.votes if counted[vote.member] is choice]
        if not number:
            continue
        if len(members) > _NAMED_AT_MOST or not members:
            yield label, f"{number}" + ("" if members else ", not named")
            continue
        names = ", ".join(_name(vote, event, as_cast=counted[vote.member] is vote.choice) for vote in members)
        unnamed = number - len(members)
        yield label, f"{number}: {names}" + (f" and {unnamed} not named" if unnamed > 0 else "")
    if event.tally.unknown:
        members = [vote for vote in event.votes if counted[vote.member] is None]
        named = len(members) == event.tally.unknown <= _NAMED_AT_MOST
        who = ", ".join(short_name(vote.member, event.at.day) for vote in members)
        yield "Unknown", f"{event.tally.unknown}" + (f": {who}" if named else "")


def _name(vote: KnownVote, event: e.Decided, *, as_cast: bool) -> str:
    star = "*" if vote.member in event.permanent else ""
    known = [vote.status.value] if vote.status is not Status.RECORDED and vote.status is not event.status else []
    said = [*([] if as_cast else [CAST[vote.choice]]), *known]
    return f"{short_name(vote.member, event.at.day)}{star}" + (f" ({', '.join(said)})" if said else "")


def _reversal(put: Put) -> Iterator[Block]:
    """Say which votes, had they been otherwise, would have reversed a result."""
    voting = put.voting
    if voting is None:
        return
    found = reversal(put.event, voting)
    yield Words(found.says, "What would have reversed it?")
    if found.sets:
        yield listing(found.sets)


def _withheld(played: Played) -> Iterator[Words]:
    lesson = played.scenario.lesson
    for who, text in lesson.roles.items() if lesson is not None else ():
        held = told_and_withheld(text)[1]
        if held:
            yield Words(held, f"{short_name(who, played.day)}:")


def _reported(played: Played) -> Listing:
    items = []
    for claim in played.scenario.reported:
        where = f" ({claim.where})" if claim.where else ""
        record = f" On the record: {sentence(claim.record)}" if claim.record else ""
        items.append(Words(f"{sentence(claim.says)}{record}", f"Reported{where}:"))
    return Listing(tuple(items))


def _questions(played: Played) -> Iterator[str]:
    lesson = played.scenario.lesson
    if lesson is not None and lesson.ask:
        yield from lesson.ask
        return
    voted = [put for put in played.puts if put.event.tally is not None]
    if any(put.event.kind is Kind.SUBSTANTIVE for put in voted):
        yield "Had the question been procedural, what would the same votes have come to?"
    if any(put.event.kind is Kind.PROCEDURAL for put in voted):
        yield "Had the question been substantive, what would the same votes have come to?"
    if any(put.event.blocked_by for put in voted):
        yield "What could those in favour have given up, to turn a negative vote into an abstention?"
    if any(put.event.could_settle for put in voted):
        yield "Whose unknown vote matters most, and how could one find it out?"
    yield "Whose vote mattered, and whose did not? How can one tell?"


def _sources(played: Played) -> tuple[Source, ...]:
    found: dict[Source, None] = dict.fromkeys(played.scenario.sources.values())
    for event in played.log:
        found |= dict.fromkeys(event.sources)
        if isinstance(event, e.Decided):
            found |= dict.fromkeys(event.decision.sources)
            found |= dict.fromkeys(source for vote in event.votes for source in vote.sources)
    return tuple({source.cite: source for source in reversed(found)}.values())[::-1]


def _fixed_by(played: Played) -> str:
    began = played.began
    version = f", unsc-sim {began.version}" if began.version else ""
    changes = count(len(began.changes), "change")
    return f"Fixed by: {began.file} (sha256 {began.fingerprint[:12]}), {changes}{version}."
