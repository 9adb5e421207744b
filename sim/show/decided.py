"""A decision of a run as a block that stands out: question, rule, votes by group, result, reason, sources."""

from collections.abc import Iterable, Iterator

from sim.engine.events import Decided
from sim.law import Choice, How, Kind, Outcome, Reason, Tally
from sim.scenario.chances import in_words
from sim.scenario.known_votes import KnownVote
from sim.show.effects_words import CAST, as_counted
from sim.show.lines import Paragraph, Style
from sim.show.words import KINDS, OUTCOMES, REASONS, all_named, cited
from sim.source import Source, Status, weakest

BAR = "| "
_LABEL = 13
_LISTED_AT_MOST = 60
"""Of a larger group only the number is told; who they are is in the log and in the table of votes."""

_STYLES = {
    Outcome.ADOPTED: Style.ADOPTED,
    Outcome.NOT_ADOPTED: Style.NOT_ADOPTED,
    Outcome.OPEN: Style.OPEN,
}
_GROUPS = (
    (Choice.YES, "In favour"),
    (Choice.NO, "Against"),
    (Choice.ABSTAIN, "Abstaining"),
    (Choice.NOT_VOTING, "Not voting"),
)
_HOW = {How.ABSENT: "absent", How.NOT_PARTICIPATING: "not participating"}
_SAID_ALREADY = (Reason.ENOUGH_VOTES, Reason.UNKNOWN_VOTES)


def decided_paragraphs(event: Decided, margin: str, *, kind_said: bool = True) -> Iterator[Paragraph]:
    """Tell a decision, in a block marked by a bar; `margin` is what stands left of its first line.

    `kind_said` says whether the file tells by what rule the question is decided.
    """
    yield Paragraph("")
    yield Paragraph(_result(event), style=_STYLES[event.outcome], bar=BAR, margin=margin)
    left = " " * len(margin)
    for label, text in _rows(event, kind_said):
        yield Paragraph(text, f"{label:<{_LABEL}}", bar=BAR, margin=left)
    yield Paragraph("")


def _result(event: Decided) -> str:
    text = f"{event.body}: {OUTCOMES[event.outcome]}"
    if event.reason not in _SAID_ALREADY:
        text += f", {REASONS[event.reason]}"
    if event.tally is not None:
        needed = f"  ({event.needed} needed)" if event.needed is not None else ""
        text += f"  {event.tally}{needed}"
    return text


def _rows(event: Decided, kind_said: bool) -> Iterator[tuple[str, str]]:
    decision = event.decision
    yield "Question", event.question
    # What the words say of the veto is the Charter's.
    kind = KINDS[decision.kind].partition(":")[0] if event.law else KINDS[decision.kind]
    yield "Kind", kind + how_the_kind_is_known(event, kind_said=kind_said)
    if event.law:
        yield "Law applied", event.law
    if decision.tally is not None:
        yield from _groups(event, decision.tally)
    if decision.blocked_by:
        yield "Blocked by", all_named(decision.blocked_by, event.at.day)
    yield "Why", decision.why
    yield "Law", cited(decision.sources)
    documents = documents_of(event)
    if documents:
        yield "Documents" if event.status is Status.ASSUMED else "Record", cited(documents)
    if event.status is not Status.RECORDED:
        yield "How known", f"{event.status.value}: the least certain thing the outcome rests on"
    if event.note:
        yield "Note", event.note
    notes: dict[str, list[str]] = {}
    for vote in event.votes:
        if vote.note:
            notes.setdefault(vote.note, []).append(vote.member)
    for note, members in notes.items():
        yield "Note", f"{', '.join(members)}: {note}"


def documents_of(event: Decided) -> tuple[Source, ...]:
    """Return the documents that a decision is told by: its own, then those of single members' votes.

    >>> import sim
    >>> documents_of(sim.run(sim.load("dprk/2016")).decisions["agenda"])[-1].cite
    'Reuters, 9 December 2016'
    """
    return tuple(dict.fromkeys((*event.sources, *(s for vote in event.votes for s in vote.sources))))


def rests_on_no_kind(event: Decided) -> bool:
    """Tell whether the kind is less sure than the outcome, which is then the same by the other rule.

    A run counts a vote by both rules where the kind is assumed, and lets the assumption weigh only if it matters.
    """
    return weakest(event.status, event.kind_status) is not event.status


def how_the_kind_is_known(event: Decided, *, kind_said: bool = True) -> str:
    """Say in brackets how it is known by what rule a question is decided; nothing where that is on record.

    >>> import sim
    >>> how_the_kind_is_known(sim.run(sim.load("dprk/2014")).decisions["plenary"])
    ' (assumed; the outcome does not depend on it)'
    """
    if event.kind_status is Status.RECORDED:
        return ""
    if event.kind_status is Status.ASSUMED and event.kind is Kind.SUBSTANTIVE and not kind_said:
        return " (assumed: the words do not tell; write `kind: procedural` if it is)"
    bears = "; the outcome does not depend on it" if rests_on_no_kind(event) else ""
    return f" ({event.kind_status.value}{bears})"


def _groups(event: Decided, tally: Tally) -> Iterator[tuple[str, str]]:
    """List whose vote counts as what, by code; permanent members bear a star, and what is not recorded says so."""
    counted = as_counted(event)
    unnamed = tally.known - sum(choice is not None for choice in counted.values())
    for choice, label in _GROUPS:
        votes = [v for v in event.votes if counted[v.member] is choice]
        number = getattr(tally, choice.value)
        missing = min(max(0, unnamed), max(0, number - len(votes)))
        if votes or missing:
            yield label, f"{number:>2}  {_members(votes, event)}{_not_named(missing, bool(votes))}".rstrip()
    unknown = [v for v in event.votes if counted[v.member] is None]
    if tally.unknown:
        who = f"{_members(unknown, event)}" if len(unknown) == tally.unknown else ""
        if unknown and not who:
            who = f"some of {_members(unknown, event)}"
        yield "Unknown", f"{tally.unknown:>2}  {who}".rstrip()
    yield from _odds(event)


def _odds(event: Decided) -> Iterator[tuple[str, str]]:
    """List the chances that stand in place of votes, members of the same chances together."""
    alike: dict[str, list[str]] = {}
    for vote in event.votes:
        if vote.chances is not None:
            alike.setdefault(in_words(vote.chances), []).append(vote.member)
    if alike:
        told = "; ".join(f"{' '.join(members)}: {chances}" for chances, members in alike.items())
        yield "Odds", f"{told} (`unsc odds` counts with them)"


def _not_named(number: int, beside: bool) -> str:
    if not number:
        return ""
    return f" and {number} not named" if beside else "not named"


def _members(votes: list[KnownVote], event: Decided) -> str:
    if len(votes) > _LISTED_AT_MOST:
        return "members"
    counted = as_counted(event)
    sorts: dict[tuple[Status, How | None, str], list[str]] = {}
    for v in votes:
        # Of a member whose vote is unknown nothing is known in any way.
        status = v.status if v.choice is not None else Status.RECORDED
        star = "*" if v.member in event.permanent else ""
        otherwise = "" if counted[v.member] is v.choice else CAST[v.choice]
        sorts.setdefault((status, v.how, otherwise), []).append(v.member + star)
    return ", ".join(f"{' '.join(codes)}{_as(*how)}" for how, codes in sorts.items())


def _as(status: Status, how: How | None, cast: str) -> str:
    words: Iterable[str] = [_HOW[how]] if how is not None else []
    words = [*words, *([cast] if cast else []), *([status.value] if status is not Status.RECORDED else [])]
    return f" ({', '.join(words)})" if words else ""
