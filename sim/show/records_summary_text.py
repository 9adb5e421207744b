"""The figures of recorded votes as tables to read. It counts nothing."""

from collections.abc import Iterable, Iterator, Sequence

from sim.law import Outcome
from sim.records.summing import Asked, Cell, Pair, Summary
from sim.records.summing.agreement import (
    CONTESTED_HALF,
    CONTESTED_SAME,
    HALF,
    LIJPHART,
    SAME,
    pair_key,
)
from sim.records.summing.outcomes import (
    FULL,
    NO_VOTE_TAKEN,
    NOT_BY_NAME,
    NOTHING_KNOWN,
    PROCEDURAL,
    TOTALS_ONLY,
    UNANIMOUS,
    WITHOUT_VOTE,
    fate_key,
)
from sim.records.summing.pairs import SEATS, earlier_holder
from sim.records.summing.pivots import NoPivots, Pivot, left_out_key, pivot_key
from sim.records.summing.seen import Fate
from sim.records.summing.summary import law_key
from sim.records.summing.vetoes import NOT_KNOWN, OF_A_SEAT, VETOERS_UNKNOWN, WITH_NO, WITHOUT_NO, seat_key
from sim.show.lines import Paragraph, laid_out
from sim.show.words import count, day, plain

MEMBERS_SHOWN, DRAFTS_SHOWN = 15, 20
"""How many members and drafts a table shows; `--json` has all of them."""
_COLUMNS = (
    ("", "votes", None),
    ("", "adopted", Fate.ADOPTED),
    ("without", "a vote", Fate.WITHOUT_VOTE),
    ("", "vetoed", Fate.VETOED),
    ("too few", "votes", Fate.TOO_FEW_VOTES),
    ("not", "known", Fate.UNKNOWN),
)


def summary_text(found: Summary, asked: Asked, files: Sequence[str]) -> Iterator[str]:
    """Return the lines that tell all figures, each with its n and what it leaves out."""
    yield from laid_out(_heading(found, files))
    if not found.votes:
        return
    for part in (_votes(found, asked), _unanimity(found), _vetoes(found), _hidden(found)):
        yield ""
        yield from part
    yield ""
    yield from _agreement(found, asked.pairs)
    yield ""
    yield from _pivotal(found)
    for law in asked.laws:
        yield ""
        yield from _law(found, law.name)


def _heading(found: Summary, files: Sequence[str]) -> Iterator[Paragraph]:
    when = f", {day(found.first)} to {day(found.last)}" if found.first and found.last else ""
    of = files[0] if len(files) == 1 else count(len(files), "file")
    yield Paragraph(f"{count(found.votes, 'recorded vote')} in {of}{when}")
    if found.votes:
        known = [
            (FULL, "known member by member"),
            (TOTALS_ONLY, "by totals only, or some members"),
            (NO_VOTE_TAKEN, "adopted without a vote"),
            (NOTHING_KNOWN, "with neither"),
        ]
        yield Paragraph("; ".join(f"{_n(found.of(key).value)} {words}" for key, words in known), "  ")
    left = ((found.outside, "outside the days asked for"), (found.doubled, "that came a second time"))
    said = [f"{_n(n)} {words}" for n, words in left if n]
    if found.bad_rows:
        said.append(f"{count(found.bad_rows, 'row')} that cannot be read (unsc records check tells which)")
    if said:
        yield Paragraph(f"Left out: {'; '.join(said)}", "  ")


def _votes(found: Summary, asked: Asked) -> Iterator[str]:
    yield f"Votes by {asked.by.value}, as recorded"
    yield ""
    columns = [c for c in _COLUMNS if c[2] is not Fate.UNKNOWN or _unknown(found)]
    for place in (0, 1):
        yield (
            f"  {'':<6}" + "".join(f"{column[place]:>8}" for column in columns) + ("", f"{'unanimous':>21}")[place]
        )
    for period in (*found.periods, None):
        cells = [str(_n(_of_fate(found, fate, period))) for _, _, fate in columns]
        yield (
            f"  {period or 'all':<6}"
            + "".join(f"{n:>8}" for n in cells)
            + f"{_of_n(found.of(UNANIMOUS, period)):>21}"
        )
    yield ""
    procedural = _n(found.of(PROCEDURAL).value)
    yield from _said(
        f"On procedure: {procedural} of them, recorded so or, of no stated kind, consistent only so: adopted over "
        "the no of a permanent member."
    )


def _unknown(found: Summary) -> bool:
    return any(found.of(fate_key(fate)).value for fate in (Fate.UNKNOWN, Fate.NOT_ADOPTED))


def _of_fate(found: Summary, fate: Fate | None, period: str | None) -> float:
    if fate is None:
        return found.of(fate_key(Fate.ADOPTED), period).n
    fates = (Fate.UNKNOWN, Fate.NOT_ADOPTED) if fate is Fate.UNKNOWN else (fate,)
    return sum(found.of(fate_key(each), period).value for each in fates)


def _unanimity(found: Summary) -> Iterator[str]:
    yield "Unanimity"
    unanimous = found.of(UNANIMOUS)
    yield from _said(
        f"{_of_n(unanimous)} adopted votes known member by member had every member in favour.",
        f"Left out: {_n(found.of(WITHOUT_VOTE).value)} adopted without a vote, which is no unanimity, and "
        f"{_n(found.of(NOT_BY_NAME).value)} of which not all members are known.",
    )


def _vetoes(found: Summary) -> Iterator[str]:
    yield "Vetoes"
    yield ""
    heads = (("", "", "alone", "noes on drafts", "noes on"), ("", "vetoes", "", "short of votes", "procedure"))
    for head in heads:
        yield f"  {head[0]:<18}{head[1]:>8}{head[2]:>8}{head[3]:>17}{head[4]:>12}"
    for seat in SEATS:
        n = [_n(found.of(seat_key(m, seat)).value) for m in OF_A_SEAT]
        yield f"  {_seat(seat):<18}{n[0]:>8}{n[1]:>8}{n[2]:>17}{n[3]:>12}"
    yield ""
    seat = SEATS[0]
    cells = [found.of(seat_key(m, seat)).n for m in ("vetoes", "noes_short", "noes_procedural")]
    unknown = found.of(VETOERS_UNKNOWN).value
    yield from _said(
        f"Of {count(cells[0], 'vetoed draft')}{f', {_n(unknown)} more not saying by whom' if unknown else ''}; "
        f"{cells[1]} short of votes and {cells[2]} on procedure, known member by member. A no on those is no veto."
    )


def _hidden(found: Summary) -> Iterator[str]:
    yield "Drafts short of votes (hidden vetoes)"
    of = found.of(WITH_NO).n
    yield from _said(
        f"{of} failed for want of votes, so that nobody had to veto them: {_n(found.of(WITH_NO).value)} with a "
        f"permanent member against, {_n(found.of(WITHOUT_NO).value)} with none, {_n(found.of(NOT_KNOWN).value)} "
        "of which the record does not tell."
    )


def _agreement(found: Summary, pairs: Iterable[Pair]) -> Iterator[str]:
    yield "Agreement, in votes known member by member in which both voted"
    yield ""
    yield f"  {'':<10}{'all votes':>28}{'contested votes':>29}"
    heads = ("n", "same", "Lijphart")
    yield f"  {'':<10}" + "".join(f"{head:>9}" for head in heads) + "  " + "".join(f"{head:>9}" for head in heads)
    for pair in pairs:
        cells = [found.of(pair_key(m, pair)) for m in (SAME, HALF, CONTESTED_SAME, CONTESTED_HALF)]
        row = (cells[0].n, _share(cells[0]), _share(cells[1])), (cells[2].n, _share(cells[2]), _share(cells[3]))
        halves = ["".join(f"{value:>9}" for value in half) for half in row]
        yield f"  {pair.one} {pair.other}   " + "  ".join(halves)
    yield ""
    without = found.of(FULL).n - int(found.of(FULL).value)
    both = f"Left out: {without} votes not known member by member, and of each pair those in which not both voted."
    followed = [f"{code} is its seat, {earlier_holder(code)} before" for code in _followed(pairs)]
    yield from _said(
        "Same: both yes, both no or both abstaining. Lijphart: half where one of the two abstains "
        f"({LIJPHART.cite}). Contested: not all members in favour.",
        f"{both} {'; '.join(followed)}." if followed else both,
    )


def _followed(pairs: Iterable[Pair]) -> list[str]:
    named = dict.fromkeys(code for pair in pairs for code in (pair.one, pair.other))
    return [code for code in named if earlier_holder(code)]


def _pivotal(found: Summary) -> Iterator[str]:
    yield "Whose single vote made the difference"
    yield ""
    members = sorted({key.member for key in found.keys("pivotal") if key.member})
    rows = [(code, [found.of(pivot_key(pivot, code)) for pivot in Pivot]) for code in members]
    rows = [row for row in rows if any(cell.value for cell in row[1])]
    rows.sort(key=lambda row: (-sum(cell.value for cell in row[1]), row[0]))
    heads = ("", "votes", "decisive", "lone", "withheld"), ("", "sat in", "yes", "veto", "yes")
    for head in heads:
        yield f"  {head[0]:<18}" + "".join(f"{word:>10}" for word in head[1:])
    for code, cells in rows[:MEMBERS_SHOWN]:
        yield f"  {_seat(code):<18}{cells[0].n:>10}" + "".join(f"{_n(cell.value):>10}" for cell in cells)
    if len(rows) > MEMBERS_SHOWN:
        yield f"  and {len(rows) - MEMBERS_SHOWN} more members in --json and --out"
    yield ""
    left = [
        f"{_n(found.of(left_out_key(why)).value)} {words}"
        for why, words in _NOT_PIVOTAL.items()
        if found.of(left_out_key(why)).value
    ]
    yield from _said(
        "Decisive yes: had it been an abstention, what was adopted would have failed. Lone veto: had it been an "
        "abstention, the draft would have been adopted. Withheld yes: had it been a yes, what failed one vote "
        "short would have been adopted.",
        f"Left out, of {found.of(left_out_key(NoPivots.NOT_BY_NAME)).n} votes taken: {'; '.join(left) or 'none'}.",
    )


_NOT_PIVOTAL = {
    NoPivots.NOT_BY_NAME: "not known member by member",
    NoPivots.OUTCOME_UNKNOWN: "without an outcome",
    NoPivots.DIFFERS: "that the law decides otherwise than recorded",
    NoPivots.KIND_UNKNOWN: "of no stated kind, on which it hangs",
}


def _law(found: Summary, law: str) -> Iterator[str]:
    yield f"Failed drafts under another law: {law}"
    drafts = [draft for draft in found.drafts if draft.law == law]
    parts = [f"{_n(found.of(law_key(law, o.value)).value)} {plain(o.value)}" for o in Outcome]
    left = _n(found.of(law_key(law, "left_out_not_decided")).value)
    why_left = {plain(draft.why) for draft in drafts if draft.outcome is None}
    parts += [f"{left} left out ({'; '.join(sorted(why_left))})"] if left else []
    yield from _said(
        f"Of {count(len(drafts), 'draft')} that failed, the votes as they were: {', '.join(parts)}. Under that "
        "law many would have voted otherwise.",
    )
    for outcome in (Outcome.ADOPTED, Outcome.OPEN):
        of = [draft for draft in drafts if draft.outcome is outcome]
        if not of:
            continue
        yield f"  {plain(outcome.value).capitalize()}:"
        for draft in of[:DRAFTS_SHOWN]:
            yield from laid_out([Paragraph(f"{draft.id} ({plain(draft.recorded)})", f"    {draft.on}  ")])
        if len(of) > DRAFTS_SHOWN:
            yield f"    and {len(of) - DRAFTS_SHOWN} more in --json and --out"


def _seat(code: str) -> str:
    before = earlier_holder(code)
    return f"{code} (was {before})" if before else code


def _said(*texts: str) -> Iterator[str]:
    yield from laid_out(Paragraph(text, "  ") for text in texts)


def _n(value: float) -> int:
    return int(value)


def _of_n(cell: Cell) -> str:
    return f"{_n(cell.value)} of {cell.n} ({_share(cell)})" if cell.n else "-"


def _share(cell: Cell) -> str:
    return "-" if cell.share is None else f"{100 * cell.share:.1f}%"
