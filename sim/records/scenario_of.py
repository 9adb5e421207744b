"""A recorded vote as a scenario file: one question on one day, to replay and to ask what-ifs of."""

import re
import textwrap
from collections.abc import Iterator
from pathlib import PurePath

from attrs import evolve

from sim.council import Council, council_on
from sim.errors import UnscError
from sim.law import Choice, Decision, Kind, Outcome, Question, Reason, RollCall, Tally, Vote, decide, law_on
from sim.law.matters import matter_of
from sim.records.held import contradictions
from sim.records.recorded import RecordedVote, Result
from sim.records.summing.seen import Seen
from sim.scenario.characters import with_stand_ins

UNDL = "https://digitallibrary.un.org/record/"
"""Where the records of the United Nations Digital Library are, each by its number."""
_GROUPS = {
    Choice.YES: "in_favour",
    Choice.NO: "against",
    Choice.ABSTAIN: "abstaining",
    Choice.NOT_VOTING: "not_voting",
}
_SYMBOL = re.compile(r"S/\S+.*")
_RESOLUTION = re.compile(r"S/RES/(\d+) ?\((\d{4})\)")
_PLAIN = re.compile(r"[A-Za-z](?:[\w()/.,& -]|:(?=\S))*")
_WIDTH, _TITLE = 110, 90


def scenario_of(vote: RecordedVote) -> str:
    """Return the text of a scenario file that puts a recorded vote again, and expects what was recorded.

    Members known by name are named, the others are `unknown` beside the totals. The kind is written where a source
    states it; where it is only presumed a note says so. What the record leaves open is not expected. Raises
    `UnscError` for a record that contradicts itself, which no Council can replay. Votes that a file calls derived,
    and non-participation that it calls corrected, do not count as recorded.
    """
    question = _question(vote)
    kind, presumed = _kind(vote, question)
    council = council_on(vote.on)
    if wrong := "; ".join(contradictions(vote, council)):
        raise UnscError(f"{PurePath(vote.file).name}:{vote.line}: no scenario can replay {vote.id}: {wrong}")
    decided = None
    if vote.result is not Result.WITHOUT_VOTE:
        decided = decide(Question(kind or Kind.SUBSTANTIVE), _roll(vote, council), council, law_on(vote.on))
    expected = tuple(_expected(vote, decided))
    return "".join(f"{line}\n" for line in _lines(vote, question, kind, presumed, expected))


def _lines(
    vote: RecordedVote, question: str, kind: Kind | None, presumed: str, expected: tuple[str, ...]
) -> Iterator[str]:
    yield f"# Made by unsc records scenario from {_clean(PurePath(vote.file).name)}, line {vote.line}."
    yield f"title: {_quoted(textwrap.shorten(_titled(vote), _TITLE, placeholder=' ...'))}"
    meeting = f"Meeting: {vote.meeting}." if vote.meeting else ""
    yield from _folded("about", " ".join(filter(None, (_sentence(vote.title), meeting))))
    yield f"date: {vote.on}"
    yield "sources:"
    yield "  record:"
    cite, url = _source(vote)
    yield f"    cite: {_quoted(cite)}"
    if url:
        yield f"    url: {_quoted(url)}"
    yield f"question: {_quoted(question)}"
    if kind is not None:
        yield f"kind: {kind.value}"
    draft = vote.draft or vote.id
    if _SYMBOL.fullmatch(draft) and not _RESOLUTION.fullmatch(draft):
        yield f"draft: {_quoted(draft)}"
    yield "source: record"
    if vote.votes_basis == "derived":
        yield "status: derived"
    unsettled = not expected and vote.result is not None
    open_ = (
        f"Recorded as {vote.result.value}; the votes known here leave that open."
        if unsettled and vote.result
        else ""
    )
    yield from _folded(
        "note", " ".join(filter(None, (presumed, open_, *map(_sentence, (vote.note, *vote.conflicts)))))
    )
    yield from _votes(vote)
    if expected:
        yield "expect:"
        yield from (f"  {line}" for line in (*expected, "source: record"))


def _titled(vote: RecordedVote) -> str:
    title = _clean(vote.title)
    return _clean(vote.id) if not title or title in vote.id else f"{_clean(vote.id)}: {title}"


def _question(vote: RecordedVote) -> str:
    """Return the question in words: what the record holds is a symbol, or a title where there was none."""
    resolution = _RESOLUTION.fullmatch(vote.id)
    if resolution:
        return f"adopt the draft of resolution {resolution[1]} ({resolution[2]})"
    if _SYMBOL.fullmatch(vote.id):
        return f"adopt the draft {_clean(vote.id)}"
    about = _clean(vote.title) or _clean(vote.id)
    return f"{'decide on' if vote.kind is Kind.PROCEDURAL else 'adopt the draft on'}: {about}"


def _kind(vote: RecordedVote, question: str) -> tuple[Kind | None, str]:
    """Return the kind to write, None where the words do, and a note where no source states it."""
    if vote.kind is not None and vote.kind_basis == "recorded":
        return vote.kind, ""
    if vote.kind is None and Seen(vote).procedural:
        against = " ".join(Seen(vote).permanent_noes)
        why = f"adopted over the negative vote of {against}, it can only have been procedural"
        return Kind.PROCEDURAL, f"The kind is presumed: no source here states it, but {why}."
    kind = vote.kind or Kind.SUBSTANTIVE
    matter = matter_of(question)
    said = Kind.SUBSTANTIVE if matter is None else matter.kind
    return (None if said is kind else kind), f"The kind, {kind.value}, is presumed: no source here states it."


def _source(vote: RecordedVote) -> tuple[str, str]:
    """Return what a vote is cited by, and its address: the UN's record where its number is known."""
    place = f"{_clean(PurePath(vote.file).name)}, line {vote.line}"
    if vote.undl_id.isdigit():
        return f"UN Digital Library, record {vote.undl_id}, as given in {place}", f"{UNDL}{vote.undl_id}"
    address = re.search(r"https?://\S+", vote.sources)
    if address:
        return f"The page that is named in {place}", _clean(address[0])
    return f"{place}{f' (its source there: {_clean(vote.sources)})' if vote.sources else ''}", ""


def _named(vote: RecordedVote) -> tuple[Vote, ...]:
    """Return the votes known by name; whom the file has vetoing voted against."""
    return (*vote.votes, *[Vote(code, Choice.NO) for code in vote.veto_by if code not in vote.choices])


def _counts(vote: RecordedVote, council: Council) -> Tally | None:
    """Return the totals, where they account for everybody: who is in none of three did not vote."""
    tally = vote.tally
    if tally is None or vote.complete:
        return None
    return evolve(tally, not_voting=len(council.codes) - tally.yes - tally.no - tally.abstain)


def _roll(vote: RecordedVote, council: Council) -> RollCall:
    """Return the roll call that the scenario will be decided on."""
    counts, named = _counts(vote, council), _named(vote)
    if counts is None:
        return RollCall(named)
    beyond = {c.value: getattr(counts, c.value) - sum(v.choice is c for v in named) for c in Choice}
    return RollCall(named, Tally(**beyond))


def _votes(vote: RecordedVote) -> Iterator[str]:
    if vote.result is Result.WITHOUT_VOTE:
        yield "without_vote: true"
        return
    named = _named(vote)
    for choice, key in _GROUPS.items():
        members = [v.member for v in named if v.choice is choice]
        if members and choice is Choice.NOT_VOTING and vote.votes_basis == "recorded_corrected":
            yield f"{key}: {{members: {' '.join(members)}, status: derived}}"
        elif members:
            yield from _folded(key, " ".join(members))
    counts = _counts(vote, council_on(vote.on))
    if counts is not None:
        numbers = (counts.yes, counts.no, counts.abstain, *([counts.not_voting] if counts.not_voting else ()))
        yield f"counts: {'-'.join(map(str, numbers))}"
    if not vote.complete:
        yield "unknown: the rest"


def _expected(vote: RecordedVote, decided: Decision | None) -> Iterator[str]:
    """Return what the record says came of it, as far as the votes that are known can show it."""
    if vote.result is None or (decided is not None and decided.outcome is Outcome.OPEN):
        return
    yield f"outcome: {vote.result.outcome.value}"
    undetermined = decided is not None and decided.reason is Reason.VETO_OR_TOO_FEW_VOTES
    if vote.result.reason is not None and not undetermined:
        yield f"reason: {vote.result.reason.value}"
        vetoing = Seen(vote).permanent_noes if vote.complete else vote.veto_by
        if vote.result is Result.VETOED and vetoing:
            yield f"blocked_by: {' '.join(vetoing)}"
    if decided is not None and decided.tally is not None and (vote.complete or vote.tally is not None):
        t = decided.tally
        yield f"tally: {t.yes}-{t.no}-{t.abstain}"


def _clean(text: str) -> str:
    """Return a text on one line, without what cannot be seen."""
    return " ".join(with_stand_ins(text).split())


def _sentence(text: str) -> str:
    text = _clean(text)
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def _quoted(text: str) -> str:
    """Write a text as YAML, in quotation marks unless it is plain words."""
    text = _clean(text)
    return text if _PLAIN.fullmatch(text) else "'{}'".format(text.replace("'", "''"))


def _folded(key: str, text: str) -> Iterator[str]:
    """Write a key and its text, folded where it is long; nothing where there is no text."""
    text = _clean(text)
    if not text:
        return
    if len(key) + len(text) + 4 <= _WIDTH:
        yield f"{key}: {_quoted(text)}"
        return
    yield f"{key}: >-"
    for line in textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False):
        yield f"  {line}"
